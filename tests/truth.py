"""Judge evidence: is each value where the output says that it was read from?

The judge does not trust the readers: it takes the source characters of a span, removes mark-up in its own way, and
compares what is left with the value. Both are compared by their letters and digits only (`key`), so white space, list
marks, quotes and emphasis do not count. Used by the tests and by `benchmarks/evidence.py`.

A text is *true* when each of its cuts, mark-up removed, is part of the value or holds it (and is not much longer), and
no letter or digit of the value is without a cut. A normalised value (date, phone, url, skill, degree …) is true when
its cuts hold what it follows from: the year, the last digits, the address, an alias. A date is *tight* when no cut is
longer than `TIGHT` characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from spellings import CHECKS, folded, key

TIGHT = 24
"""Longest span of a date, in characters: `September 21st, 2019` and `二〇一九年九月二十一日` fit, a line does not."""

Places = list[dict[str, int]]

_HIDDEN = re.compile(r"<(script|style|svg|head|template)\b.*?</\1\s*>|<!--.*?-->", re.I | re.S)
_TAG = re.compile(r"</?[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>")
_TARGET = re.compile(r"(?<=\])(?:\(\s*<?(?:[^()\s<>]|\([^()\s]*\))*>?(?:\s+[\"'][^\"'\n]*[\"'])?\s*\)|\[[^\]\n]*\])")
_IMAGE = re.compile(r"!\[[^\]\n]*\]")
_LEFTOVER = re.compile(r":[a-z][a-z_\d+-]+:|icon:[a-z-]+|\{[:#%][^}\n]*\}|\[(?:\^|cite)[^\]\n]*\]|\$\\[hv]fill\$")
_MARK = re.compile(
    r"(?m)^[\s>#|]*(?:[(（]?(?:\d{1,2}|[a-z]|[ivx]{1,4}|[一二三四五六七八九十]{1,3})[.．、)）]|[①-⑳])\s*"
)
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


class Fault(NamedTuple):
    """What is wrong with the evidence of one leaf: `missing`, `outside`, `false`, `loose`; `stray`: no such leaf."""

    pointer: str
    what: str
    value: Any
    cuts: tuple[str, ...]


def leaves(node: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Every leaf of an output outside `meta`, with its JSON Pointer."""
    if isinstance(node, dict):
        for name, child in node.items():
            if pointer or name != "meta":
                yield from leaves(child, f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(node, list):
        for n, child in enumerate(node):
            yield from leaves(child, f"{pointer}/{n}")
    else:
        yield pointer, node


def faults(data: dict[str, Any], text: str) -> Iterator[Fault]:
    """What is wrong with `meta.evidence`; `text` is the decoded document."""
    evidence: dict[str, Places] = data["meta"].get("evidence", {})
    seen = set()
    for pointer, value in leaves(data):
        seen.add(pointer)
        places = evidence.get(pointer)
        cuts = tuple(text[p["start"] : p["end"]] for p in places or ())
        if not places:
            yield Fault(pointer, "missing", value, ())
        elif any(not 0 <= p["start"] < p["end"] <= len(text) for p in places):
            yield Fault(pointer, "outside", value, cuts)
        elif not is_true(pointer, value, cuts):
            yield Fault(pointer, "false", value, cuts)
        elif kind_of(pointer) in ("date", "current") and max(map(len, cuts)) > TIGHT:
            yield Fault(pointer, "loose", value, cuts)
    yield from (Fault(pointer, "stray", None, ()) for pointer in evidence if pointer not in seen)


def is_true(pointer: str, value: Any, cuts: tuple[str, ...]) -> bool:
    """Whether the source characters `cuts` hold what the value at a JSON Pointer was read from."""
    kind = kind_of(pointer)
    if kind == "text":
        return text_is_true(str(value), cuts)
    together = " ".join(cuts)
    forms = {folded(together), folded(_TAG.sub("", together))}
    return any(CHECKS[kind](value, form) for form in forms) or (
        kind in ("skill", "user") and text_is_true(str(value), cuts)
    )


def kind_of(pointer: str) -> str:
    """How the value at a JSON Pointer is judged."""
    steps = [step for step in pointer.split("/") if step and not step.isdigit()]
    if "attributes" in steps:
        return "text"
    if (steps[-1] == "keywords" and steps[0] != "interests") or steps == ["skills", "name"]:
        return "skill"
    return _KINDS.get(steps[-1], "text")


def readings(cut: str) -> set[str]:
    """Keys of what a stretch of source may show: as it stands, without tags, link targets, escapes, list marks."""
    tagless = _TAG.sub(" ", _HIDDEN.sub(" ", cut))
    bare = _LEFTOVER.sub(" ", _TARGET.sub(" ", _IMAGE.sub(" ", tagless)))
    forms = [cut, tagless, bare, _ESCAPE.sub("", bare)]
    forms += [_MARK.sub("", form) for form in (cut, bare)]
    return {key(form) for form in forms} | {key(_ESCAPE.sub("", cut).replace("&", "& "))}


def text_is_true(value: str, cuts: tuple[str, ...]) -> bool:
    """Whether cuts, joined by nothing but mark-up and white space, give a text."""
    whole = key(value)
    if not whole:  # no letter or digit: stars, a rule, an emoji
        marks = "".join(folded(value).split())
        return any(char in folded(" ".join(cuts)) for char in marks)
    bare, at = bytearray(len(whole)), 0
    for cut in cuts:
        keys = readings(cut) - {""}
        inside = max((k for k in keys if k in whole), key=len, default="")
        if inside:
            found = whole.find(inside, at)
            found = found if found >= 0 else whole.find(inside)
            at = found + len(inside)
            for start in _all(whole, inside) if len(inside) > 1 else (found,):  # a label may serve twice
                bare[start : start + len(inside)] = b"\1" * len(inside)
        elif any(whole in k and len(k) <= 2 * len(whole) + 20 for k in keys):
            return True
        elif keys:
            return False
    return 0 not in bare


def _all(text: str, part: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(part, at)]


_KINDS = {
    **dict.fromkeys(("startDate", "endDate", "date", "releaseDate", "birthDate"), "date"),
    **dict.fromkeys(("phone", "phones"), "phone"),
    **dict.fromkeys(("email", "emails", "url"), "address"),
    **dict.fromkeys(("age", "yearsOfExperience"), "number"),
    # Said by a heading or by words around, in many ways: any visible place will do.
    "type": "stated",
    **{
        name: name
        for name in ("current", "gender", "degree", "network", "code", "countryCode", "employmentType", "studyMode")
    },
    "username": "user",
}
