"""What stands around the values of one document: sections, labels and other values by line, and entries by layout."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import Any, NamedTuple

from resume_parse.document import Value
from resume_parse.sections.draft import Draft, Item
from resume_parse.segmenting.headings import Section, heading_kind

TEXTS = frozenset("summary description highlights courses text reference".split())
_TIMED = ("work", "education", "projects", "volunteer")
_LISTS = TEXTS | {"keywords"}
_DATES = ("startDate", "endDate", "date", "releaseDate", "current")
_FACTS = {  # what a full entry tells; the first is what it is called
    "work": ("name", "position", "startDate"),
    "projects": ("name", "startDate", "roles"),
    "education": ("institution", "area", "degree", "endDate"),
    "volunteer": ("organization", "position", "startDate"),
    "awards": ("title", "date"),
    "certificates": ("name", "date"),
    "publications": ("name", "releaseDate", "publisher"),
    "languages": ("language", "fluency"),
}
_KINDS = {  # the kinds of section that fill a list, where they are not called like it
    "basics": frozenset(("header", "basics")),
    "work": frozenset("work internship research teaching".split()),
    "education": frozenset("education training courses".split()),
    "skills": frozenset(("skills", "skills_certificates")),
    "awards": frozenset(("awards", "honours")),
    "certificates": frozenset("certificates honours skills_certificates".split()),
    "publications": frozenset("publications patents software talks articles".split()),
    "volunteer": frozenset("volunteer campus service".split()),
}
_READ = frozenset(("objective", "projects", "languages", "interests", "references", "summary")).union(*_KINDS.values())

Owner = tuple[str, str]
"""The list that a value stands in, and its number there as text; for `basics` and `objective` the field."""
Place = tuple[int, int]
"""Of a value in an entry's header: the line, counted from the entry's first, and how many values stand before it."""


class Standing(NamedTuple):
    """A section and how it is known: `title` (a known phrase), `noun` (a guess), `head`, `none` (no title)."""

    section: Section
    known: str


class Entry(NamedTuple):
    """An entry of a list: the share of the expected facts that it tells, whether it is dated, named, and its places."""

    complete: float
    dated: bool
    named: bool
    name: Value | None
    facts: int
    places: dict[str, Place]


class Setting:
    """What the features of a document's values are read off; made once for all of them."""

    def __init__(
        self, leaves: list[tuple[str, Value]], root: dict[str, Any], draft: Draft, lines_in_doubt: frozenset[int]
    ) -> None:
        self.lex = draft.lex
        self.format = draft.document.format
        self.root = root
        self.lines_in_doubt = lines_in_doubt
        self.standings = _standings(draft)
        self.labels: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for mark in draft.marks:
            if mark.status == "label":
                self.labels[mark.cut.line.index].append(mark.cut.source_span())
        self.owners: dict[int, Counter[Owner]] = defaultdict(Counter)  # of the values of a line
        uses: Counter[tuple[int, int, int]] = Counter()
        self.left: Counter[int] = Counter()  # characters of a line that no field holds
        self.shared: dict[tuple[int, str, str], list[tuple[str, float]]] = {}
        self.told: dict[tuple[str, int], list[tuple[str, float]]] = {}
        """Features that all values of an entry's line, and of an entry, have in common; kept as they are found."""
        for pointer, value in leaves:
            self._enter(pointer.split("/"), value, uses)
        self.again = {stretch for stretch, times in uses.items() if times > 1}  # that several values were read from
        self.entries = {part: _entries(part, root[part]) for part in _FACTS if part in root}
        self.tellers = {part: Counter(key for item in root[part] for key in item) for part in self.entries}
        self.layouts = {part: _layouts(entries) for part, entries in self.entries.items()}
        self.order: dict[str, float] = {part: _order(root[part]) for part in _TIMED if part in root}
        self.margins = {id(choice.value): choice.margin for choice in draft.choices or ()}
        known = [standing.known for standing in dict(self.standings).values() if standing.section.title is not None]
        self.titles_known = known.count("title") / len(known) if known else 0.0

    def _enter(self, path: list[str], value: Value, uses: Counter[tuple[int, int, int]]) -> None:
        owner = (path[1], path[2])
        swept = path[1] == "sections" and path[-1] == "text"
        for line, start, end in value.cuts:
            self.owners[line.index][owner] += 1
            uses[line.index, start, end] += 1
            standing = self.standings.get(line.index)
            if swept and (standing is None or standing.section.kind in _READ):
                self.left[line.index] += end - start


def fills(kind: str, part: str) -> bool:
    """Whether a section of a kind is one that a list of the résumé is filled from."""
    return kind in _KINDS.get(part, (part,))


def _standings(draft: Draft) -> dict[int, Standing]:
    out: dict[int, Standing] = {}
    for section in draft.sections:
        if section.title is not None:
            known = "title" if heading_kind(section.title.text, draft.lex)[1] else "noun"
        else:
            known = "head" if section.kind == "header" else "none"
        standing = Standing(section, known)
        for line in section.lines:
            out[line.index] = standing
        if section.title is not None:
            out.setdefault(section.title.line.index, standing)
    return out


def _entries(part: str, items: list[Item]) -> list[Entry]:
    facts = _FACTS[part]
    return [
        Entry(
            sum(key in item for key in facts) / len(facts),
            any(key in item for key in _DATES),
            facts[0] in item,
            item.get(facts[0]),
            len(item),
            _places(item),
        )
        for item in items
    ]


def _places(item: Item) -> dict[str, Place]:
    """Where each fact of an entry's header stands; texts and lists have no place of their own."""
    at = {
        key: (value.cuts[0].line.index, value.cuts[0].start)
        for key, value in item.items()
        if isinstance(value, Value) and key not in _LISTS and value.cuts
    }
    first = min((line for line, _ in at.values()), default=0)
    return {
        key: (line - first, sum(other == line and before < start for other, before in at.values()))
        for key, (line, start) in at.items()
    }


def _layouts(entries: list[Entry]) -> dict[str, Counter[Place]]:
    """How often each fact of a list's entries stands where."""
    out: dict[str, Counter[Place]] = defaultdict(Counter)
    for entry in entries:
        for key, place in entry.places.items():
            out[key][place] += 1
    return out


def _order(items: list[Item]) -> float:
    """How far the entries go one way in time, forwards or backwards: 0.5 (no order, or too few) to 1."""
    starts = [item["startDate"].text for item in items if "startDate" in item]
    if len(starts) < 3:
        return 0.5
    back = sum(a >= b for a, b in pairwise(starts)) / (len(starts) - 1)
    return float(max(back, 1.0 - back))
