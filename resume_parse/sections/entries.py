"""Cut a section into entries (jobs, schools, projects) by the layout that its lines repeat."""

from __future__ import annotations

from collections import Counter

from resume_parse.document import Line, width
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.sections.concepts import DATE_CONCEPTS, INNER_CONCEPTS, NAME_CONCEPTS, POST_CONCEPTS
from resume_parse.sections.entry import Entry
from resume_parse.sections.entry_boxes import box_starts
from resume_parse.sections.entry_dates import DateCutter
from resume_parse.sections.entry_headers import HeaderCutter
from resume_parse.sections.entry_headings import HeadingCutter
from resume_parse.sections.line_facts import Facts, LineJudge, long_but_dated


def split_entries(lines: list[Line], lex: Lexicon, kind: str) -> list[Entry]:
    """The entries of a section of a kind (`work`, `education`, `projects`), in order.

    Lines before the first header make an entry without header.
    """
    judge = LineJudge(lex, kind)
    facts = [judge.look_at(line) for line in lines if line.text.strip() and not line.table_head]
    long_but_dated(facts)
    texts = Counter(f.line.text.strip() for f in facts if f.line.kind == "heading" or f.line.strong_share > 0.9)
    headers = HeaderCutter(lex, kind, {text for text, n in texts.items() if n > 1})
    return _Splitter(kind, headers, judge).split(facts) if facts else []


class _Splitter:
    """Chooses what tells the entries of one section: a table, headings, labels, dates, or the look of the lines."""

    def __init__(self, kind: str, headers: HeaderCutter, judge: LineJudge) -> None:
        self.kind = kind
        self.headers = headers
        self.dates = DateCutter(kind, headers)
        self.headings = HeadingCutter(kind, judge.scorer, headers, self.dates)

    def split(self, facts: list[Facts]) -> list[Entry]:
        """The entries that the lines make."""
        rows = [n for n, f in enumerate(facts) if f.line.columns]
        if rows and not any(f.ranged for f in facts[: rows[0]] if f.line.kind == "heading"):
            return self._table_and_details(facts, rows[0], len(facts[rows[0]].line.cells))
        for starts, end in box_starts(facts, self.headers):
            entries = self._boxes(facts[:end], starts)
            if entries:
                return entries + [Entry(body=[f.line for f in facts[end:]])] * (end < len(facts))
        return self._split_by_lines(facts)

    def _split_by_lines(self, facts: list[Facts]) -> list[Entry]:
        headings = [n for n, f in enumerate(facts) if f.line.kind == "heading" and not self.headers.is_label(f)]
        if headings and not self._inside_items(facts, headings):
            return self.headings.cut(facts, headings)
        labelled = [
            n for n, f in enumerate(facts) if f.label and set(f.label.concepts) & NAME_CONCEPTS and f.label.value
        ]
        labelled = labelled or self._repeated_label(facts)
        if labelled and not any(f.ranged and not f.label for f in facts):
            return self.headers.cut_at(facts, self._labelled_starts(facts, labelled))
        anchors = self.dates.anchors(facts)
        if anchors and self._undated_heads(facts, anchors):
            return self._by_look(facts)
        return self.dates.cut(facts, anchors) if anchors else self._by_look(facts)

    @staticmethod
    def _undated_heads(facts: list[Facts], anchors: list[int]) -> bool:
        """Bold lines without dates that name a post and its employer, over lists with dates: those tell no entries."""
        first = facts[0]
        named = first.opens_bold and not first.dates and first.roles.title >= 0.6
        employed = named and max(first.roles.employer, first.roles.school) >= 0.6
        return employed and all(facts[n].line.kind == "item" and not facts[n].ranged for n in anchors)

    @staticmethod
    def _inside_items(facts: list[Facts], headings: list[int]) -> bool:
        """Headings indented below dated items stand inside of these."""
        first = facts[0]
        return (
            first.line.kind == "item"
            and first.ranged
            and all(facts[n].line.indent > first.line.indent for n in headings)
        )

    def _boxes(self, facts: list[Facts], starts: list[int]) -> list[Entry]:
        """An element an entry, unless it holds several positions; none where an element holds several entries."""
        out = [Entry(body=[f.line for f in facts[: starts[0]]])] if starts[0] else []
        whole = self.headers.cut_at(facts[starts[0] :], [s - starts[0] for s in starts])
        for entry, a, b in zip(whole, starts, [*starts[1:], len(facts)], strict=True):
            inner = [e for e in self._split_by_lines(facts[a:b]) if e.header]
            looks = {f.line.index: f.look for f in facts[a:b] if f.dated}
            mine = facts[a].look
            if sum(looks.get(e.header[0].index) == mine for e in inner if not e.parent) > 1:
                return []
            first = bool(inner) and inner[0].header[0] is facts[a].line
            longer = len(inner) == 1 and len(inner[0].header) > len(entry.header)
            out += inner if first and (longer or inner[0].gathered) else [entry]
        return out

    def _table_and_details(self, facts: list[Facts], first: int, full: int) -> list[Entry]:
        """A table of entries; headings below it tell more of those that they name, or are entries of their own."""
        after = [n for n, f in enumerate(facts) if n > first and f.line.kind == "heading"]
        if not after:
            return self._table(facts, full)
        out, rest = self._table(facts[: after[0]], full), facts[after[0] :]
        if any(f.dated for f in rest if f.line.kind == "heading"):
            return out + self.split(rest)
        owner = out[-1]
        for f in rest:
            name = f.line.text.strip().casefold() if f.line.kind == "heading" else ""
            named = next((e for e in out if name and any(name in k.text.casefold() for k in e.header)), None)
            owner = named or owner
            if named is None:
                owner.body.append(f.line)
        return out

    def _table(self, facts: list[Facts], full: int) -> list[Entry]:
        """A row an entry; a short undated row is a cell spanning the short rows below it, which share its employer."""
        out: list[Entry] = []
        owner: Entry | None = None
        for n, f in enumerate(facts):
            cells = len(f.line.cells)
            below = facts[n + 1] if n + 1 < len(facts) else f
            if cells >= full or not f.line.text.strip():
                owner = None
            elif not f.dates and below.dates and len(below.line.cells) < full:
                owner = Entry([f.line], gathered=True)
                out.append(owner)
                continue
            if f.line.cells or f.dates:
                out.append(Entry([f.line], parent=owner))
            elif out:
                out[-1].body.append(f.line)
            else:
                out.append(Entry(body=[f.line]))
        return out

    @staticmethod
    def _repeated_label(facts: list[Facts]) -> list[int]:
        """Where most lines are labelled and none names an employer: the lines with the label that opens the first."""
        first = set(facts[0].label.concepts) if facts[0].label and facts[0].label.value else set()
        if not first & (POST_CONCEPTS | DATE_CONCEPTS) or sum(bool(f.label) for f in facts) * 2 < len(facts):
            return []
        starts = [n for n, f in enumerate(facts) if f.label and first & set(f.label.concepts)]
        return starts if len(starts) > 1 else []

    def _labelled_starts(self, facts: list[Facts], labelled: list[int]) -> list[int]:
        """Entries told as labelled facts begin at the label that comes first in each; it need not be the name."""
        first = facts[0].label
        if first and labelled[0] > 0 and all(f.label for f in facts[: labelled[0]]):
            key = set(first.concepts)
            same = [n for n, f in enumerate(facts) if f.label and set(f.label.concepts) & key]
            if len(same) == len(labelled):
                return same
        return labelled

    def _by_look(self, facts: list[Facts]) -> list[Entry]:
        """No headings, no dates: bold lines, then outer items, then paragraphs."""
        strong = [
            n
            for n, f in enumerate(facts)
            if (f.look[0] == "strong" or f.leads_bold)
            and not self.headers.is_label(f)
            and (f.short or (f.look[0] == "strong" and not f.sentence and width(f.line.text) <= 140))
        ]
        if strong and strong[0] == 0:
            return self.headers.cut_at(facts, strong)
        items = [n for n, f in enumerate(facts) if f.line.kind == "item"]
        if items and items[0] == 0:
            return self.headers.cut_at(facts, _outer_items(facts, items))
        starts = [
            n
            for n, f in enumerate(facts)
            if f.line.kind == "text"
            and f.short
            and not f.sentence
            and not f.line.continues
            and not _inner(f)
            and (
                n == 0
                or f.line.gap
                or facts[n - 1].line.kind == "item"
                or facts[n - 1].sentence
                or self.kind == "education"
                or f.roles.employer >= 0.9
            )
        ]
        if starts and starts[0] == 0:
            return self.headers.cut_at(facts, starts)
        return self._over_periods(facts) or [Entry(body=[f.line for f in facts])]

    def _over_periods(self, facts: list[Facts]) -> list[Entry]:
        """A line right over one that labels its period (`Period: 2019 - 2021`) heads an entry, be it long."""
        periods = [n for n, f in enumerate(facts) if n and f.label and "dates" in f.label.concepts and f.dates]
        above = [(n - 1, facts[n - 1].line) for n in periods]
        starts = [n for n, line in above if line.kind == "text" and line.text.rstrip()[-1] not in ".。"]
        if not starts or starts[0] or len(starts) < len(periods):
            return []
        blocks = [facts[a:b] for a, b in zip(starts, [*starts[1:], len(facts)], strict=True)]
        return [Entry([f.line for f in block[:2]], [f.line for f in block[2:]]) for block in blocks]


def _outer_items(facts: list[Facts], items: list[int]) -> list[int]:
    """Which of the items open entries: the outermost; where the first is numbered, bullets of its level are parts."""
    outer = min(facts[n].line.level for n in items)
    counted = facts[0].line.numbered and facts[0].line.level == outer
    return [
        n
        for n in items
        if facts[n].line.level == outer and facts[n].line.numbered >= counted and not (n and _inner(facts[n]))
    ]


def _inner(f: Facts) -> bool:
    """A line under the label of a part of an entry."""
    return f.label is not None and not INNER_CONCEPTS.isdisjoint(f.label.concepts)
