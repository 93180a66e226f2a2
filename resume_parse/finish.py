"""From the draft to the `Resume`: plain data, checked by the model, with evidence and account when asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from resume_parse.account import account_of
from resume_parse.document import Value
from resume_parse.model import Resume
from resume_parse.sections.draft import Draft
from resume_parse.sections.sweep import values_in
from resume_parse.source import Source

ORDER = (
    "basics objective work volunteer education awards certificates publications skills languages "
    "interests references projects sections"
).split()


def finish(draft: Draft, source: Source, *, evidence: bool, account: bool) -> Resume:
    """Build the résumé; a value that the model refuses is left out with a warning."""
    root = root_of(draft)
    warnings = [*({"code": w.code, "message": w.message, "line": w.line} for w in source.warnings), *draft.warnings]
    _check_ranges(root, warnings, source)
    data: dict[str, Any] = _plain(root)
    meta = _meta(draft, source)
    data["meta"] = meta
    if warnings:
        meta["warnings"] = [{k: v for k, v in w.items() if v is not None} for w in warnings]
    leaves = list(values_in(root)) if evidence or account else []
    places = evidence_of(leaves, source)
    if evidence:
        from resume_parse.confidence import confidence_of, setting_of  # nothing else needs it

        meta["evidence"] = places
        meta["confidence"] = confidence_of(leaves, setting_of(leaves, root, draft, source, warnings))
    if account:
        meta["account"], meta["coverage"] = account_of(draft, source, places)
    return _validated(data)


def root_of(draft: Draft) -> dict[str, Any]:
    """What a draft tells, in the order of the output; the first e-mail address and phone stand by themselves, too."""
    _first_contacts(draft)
    return {key: draft.root[key] for key in ORDER if draft.root.get(key)}


def _first_contacts(draft: Draft) -> None:
    basics = draft.root.get("basics")
    if basics:
        for many, one in (("emails", "email"), ("phones", "phone")):
            if basics.get(many):
                basics[one] = basics[many][0]


def _plain(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: v.value if isinstance(v, Value) else _plain(v) for key, v in node.items()}
    return [v.value if isinstance(v, Value) else _plain(v) for v in node]


def _meta(draft: Draft, source: Source) -> dict[str, Any]:
    from resume_parse import __version__

    info = {
        "path": source.path,
        "format": draft.document.format,
        "encoding": source.encoding,
        "bytes": source.size,
        "sha256": source.sha256,
    }
    return {"source": {k: v for k, v in info.items() if v is not None}, "version": __version__}


def _check_ranges(root: dict[str, Any], warnings: list[dict[str, Any]], source: Source) -> None:
    """An end before its start stays as written, with a warning."""
    for part in ("work", "education", "projects", "volunteer"):
        for n, item in enumerate(root.get(part, [])):
            start, end = item.get("startDate"), item.get("endDate")
            if start is not None and end is not None and end.text < start.text[: len(end.text)]:
                cut = end.cuts[0]
                at = source.origin(*cut.source_span())[0]
                warnings.append(
                    {
                        "code": "end-before-start",
                        "message": f"{end.text} is before {start.text}",
                        "path": f"/{part}/{n}/endDate",
                        "line": source.line_of(at),
                    }
                )


def evidence_of(leaves: Iterable[tuple[str, Value]], source: Source) -> dict[str, list[dict[str, int]]]:
    """JSON Pointer → places in the decoded text, for every leaf."""
    out: dict[str, list[dict[str, int]]] = {}
    for pointer, value in leaves:
        places: list[dict[str, int]] = []
        spans = [cut.source_span() for cut in value.cuts] + list(value.places)
        for start, end in dict.fromkeys(spans):
            a, b = source.origin(start, end)
            if b > a:
                places.append({"start": a, "end": b, "line": source.line_of(a)})
        out[pointer] = places
    return out


def _validated(data: dict[str, Any]) -> Resume:
    for _ in range(20):
        try:
            return Resume.model_validate(data)
        except ValidationError as error:
            for problem in error.errors():
                _drop(data, problem["loc"], problem["msg"])
    return Resume.model_validate({"meta": data["meta"]})


def _drop(data: dict[str, Any], location: tuple[Any, ...], why: str) -> None:
    """Remove the refused value, down to the last key that is there."""
    node: Any = data
    path: list[Any] = []
    for key in location:
        if (isinstance(node, dict) and key in node) or (
            isinstance(node, list) and isinstance(key, int) and key < len(node)
        ):
            path.append(key)
            node = node[key]
        else:
            break
    parent: Any = data
    for key in path[:-1]:
        parent = parent[key]
    if path:
        del parent[path[-1]]
        data["meta"].setdefault("warnings", []).append(
            {"code": "value-refused", "message": f"{'/'.join(map(str, path))}: {why}"}
        )
