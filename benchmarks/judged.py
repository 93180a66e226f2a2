"""Which values of an answer are right, each by its JSON Pointer, told by the scorer's own measures; and their features.

A value that gold says nothing about, because it is not scored (attributes, sections, interests, references, levels of
skills …), is not judged. A text is right when nine tenths of its character pairs stand in gold's text of the entry.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # this checkout is measured, not an installed copy

from resume_parse.confidence import Feature, features_of, setting_of  # noqa: E402
from resume_parse.finish import finish, root_of  # noqa: E402
from resume_parse.pipeline import draft_of  # noqa: E402
from resume_parse.sections.sweep import values_in  # noqa: E402
from resume_parse.source import read_source  # noqa: E402

Judged = tuple[str, str, bool]
"""A JSON Pointer, the scorer's group, and whether the value is right."""


class Row(NamedTuple):
    """A judged value: the stem of its document, its pointer and group, whether it is right, its kind and features."""

    document: str
    pointer: str
    group: str
    right: bool
    kind: str
    features: list[Feature]


_ENDS = {"endDate": "end", "current": "end"}
_ENTRY_TEXTS = frozenset(("description", "summary", "highlights", "courses"))
_SHARE = 0.9


def judged(answer: dict[str, Any], gold: dict[str, Any], scorer: ModuleType) -> Iterator[Judged]:
    """The values of an answer that gold tells to be right or wrong. `email` and `phone` repeat a list: left out."""
    judge = _Judge(scorer, gold)
    yield from judge.basics(answer.get("basics") or {}, gold.get("basics") or {})
    yield from judge.objective(answer.get("objective") or {}, gold.get("objective") or {})
    for part in scorer.ENTITIES:
        yield from judge.entries(part, answer.get(part) or [], gold.get(part) or [])
    yield from judge.skills(answer.get("skills") or [])


def rows_of(gold: Path, scorer: ModuleType) -> Iterator[Row]:
    """The judged values of the document beside a gold file; none where there is no document."""
    path = scorer.document_of(gold)
    if path is None:
        return
    source = read_source(path)
    draft = draft_of(source, choices=True)
    resume = finish(draft, source, evidence=False, account=False)
    answer, root = resume.to_dict(), root_of(draft)
    leaves = list(values_in(root))
    setting = setting_of(leaves, root, draft, source, answer["meta"].get("warnings", []))
    told = {pointer: features_of(pointer, value, setting) for pointer, value in leaves}
    for pointer, group, right in judged(answer, json.loads(gold.read_text(encoding="utf-8")), scorer):
        if pointer in told:
            yield Row(path.stem, pointer, group, right, *told[pointer])


class _Judge:
    def __init__(self, scorer: ModuleType, gold: dict[str, Any]) -> None:
        self.scorer = scorer
        self.terms = [*scorer.as_list(gold.get("skillSet")), *scorer.as_list(gold.get("skillAllowed"))]

    def basics(self, found: dict[str, Any], gold: dict[str, Any]) -> Iterator[Judged]:
        for key, kind in self.scorer.CONTACT.items():
            yield from self.values("/basics", "contact", key, kind, found.get(key), gold.get(key))
        keys = zip(self.scorer.profile_keys(found), found.get("profiles") or [], strict=True)
        wanted = self.scorer.profile_keys(gold)
        for n, (key, profile) in enumerate(keys):
            right = any(self.scorer.same("name", key, g) for g in wanted)
            yield from ((f"/basics/profiles/{n}/{name}", "contact", right) for name in profile)
        yield from self.place(found.get("location") or {}, gold.get("location") or {})
        if found.get("summary"):
            yield "/basics/summary", "text", self.told(found["summary"], str(gold.get("summary") or ""))

    def place(self, found: dict[str, Any], gold: dict[str, Any]) -> Iterator[Judged]:
        parts = ("region", "city", "address")
        whole = [" ".join(str(place[k]) for k in parts if place.get(k)) for place in (found, gold)]
        right = bool(whole[1]) and self.scorer.same("place", *whole)
        for key in found.keys() & set(parts):
            same = any(self.scorer.same("name", found[key], gold[k]) for k in parts if gold.get(k))
            yield f"/basics/location/{key}", "contact", right or same

    def objective(self, found: dict[str, Any], gold: dict[str, Any]) -> Iterator[Judged]:
        for key, kind in self.scorer.OBJECTIVE.items():
            yield from self.values("/objective", "objective", key, kind, found.get(key), gold.get(key))

    def values(self, parent: str, group: str, key: str, kind: str, found: Any, gold: Any) -> Iterator[Judged]:
        """One field, which may be a list."""
        rest = list(self.scorer.as_list(gold))
        for n, value in enumerate(self.scorer.as_list(found)):
            hit = next((g for g in rest if self.same(kind, value, g)), None)
            if hit is not None:
                rest.remove(hit)
            yield f"{parent}/{key}/{n}" if isinstance(found, list) else f"{parent}/{key}", group, hit is not None

    def same(self, kind: str, value: Any, gold: Any) -> bool:
        if kind == "phones":
            digits = self.scorer.digits
            return any(digits(value) == digits(g) and digits(g) for g in self.scorer.alternatives(gold))
        return bool(self.scorer.same("name" if kind == "set" else kind, value, gold))

    def entries(self, part: str, found: list[dict[str, Any]], gold: list[dict[str, Any]]) -> Iterator[Judged]:
        """Every value of the entries of a list, each paired with the entry of gold's that it agrees with best."""
        group, kinds, keys = self.scorer.ENTITIES[part]
        entries = [self.scorer.with_end(item) | {"#": n} for n, item in enumerate(found)]
        for mine, theirs in self.scorer.pair(entries, [self.scorer.with_end(g) for g in gold], kinds, keys):
            for key in mine.keys() - {"#", "end"}:
                yield from self.entry_value(part, group, key, kinds, mine, theirs)

    def entry_value(
        self, part: str, group: str, key: str, kinds: dict[str, str], mine: dict[str, Any], theirs: dict[str, Any]
    ) -> Iterator[Judged]:
        at = f"/{part}/{mine['#']}"
        leaf = _ENDS.get(key, key)
        if key in _ENTRY_TEXTS and part in self.scorer.TEXT_OF:
            told = self.scorer.joined(theirs, self.scorer.TEXT_OF[part])
            for n, text in enumerate(self.scorer.as_list(mine[key])):
                yield f"{at}/{key}/{n}" if isinstance(mine[key], list) else f"{at}/{key}", "text", self.told(text, told)
        elif key == "keywords":
            for n, term in enumerate(mine[key]):
                yield f"{at}/{key}/{n}", "skills", any(self.scorer.same("name", term, g) for g in self.terms)
        elif leaf in kinds:
            yield from self.values(
                at, group, key, kinds[leaf], mine.get("end" if leaf == "end" else key), theirs.get(leaf)
            )
        elif key in theirs or not theirs:
            yield from self.values(at, group, key, "name", mine[key], theirs.get(key))

    def told(self, text: str, gold: str) -> bool:
        mine = self.scorer.bigrams(text)
        return sum((mine & self.scorer.bigrams(gold)).values()) >= _SHARE * sum(mine.values())

    def skills(self, found: list[dict[str, Any]]) -> Iterator[Judged]:
        for n, item in enumerate(found):
            terms = [(f"/skills/{n}/keywords/{k}", word) for k, word in enumerate(item.get("keywords") or [])]
            alone = [(f"/skills/{n}/name", item["name"])] if "name" in item else []
            for pointer, word in terms or alone:
                yield pointer, "skills", any(self.scorer.same("name", word, g) for g in self.terms)
