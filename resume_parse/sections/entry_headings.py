"""Entries told by headings."""

from __future__ import annotations

from resume_parse.sections.entry import Entry
from resume_parse.sections.entry_dates import DateCutter
from resume_parse.sections.entry_headers import HeaderCutter
from resume_parse.sections.line_facts import Facts
from resume_parse.spot.dates import without_dates
from resume_parse.spot.places import place_score
from resume_parse.spot.roles import RoleScorer

_AROUND = " ()（）|-–—·,，:："  # what sets a date off


class HeadingCutter:
    """Cuts lines at their outermost headings; several dated positions may stand under one employer."""

    def __init__(self, kind: str, scorer: RoleScorer, headers: HeaderCutter, dates: DateCutter) -> None:
        self.kind = kind
        self.scorer = scorer
        self.headers = headers
        self.dates = dates

    def cut(self, facts: list[Facts], headings: list[int]) -> list[Entry]:
        telling = [n for n in headings if self._tells_entry(facts, n)] or headings
        telling = self._stacked(facts, headings, telling) or telling
        top = min(facts[n].line.level for n in telling)
        starts = self._join_columns(facts, [n for n in headings if facts[n].line.level == top])
        dated = [n for n in starts if n in telling and self._header_dated(facts[n], facts[n + 1 : n + 4])]
        if telling is not headings and len(dated) * 5 >= len(starts) * 3:
            starts = [n for n in starts if n in telling]
        out: list[Entry] = []
        lead = starts[0]
        if 0 < lead <= 2 and self._margin(facts[:lead]):
            # the date column of the entries: `date ⏎ ### employer`
            starts = [s - lead if self._margin(facts[s - lead : s]) else s for s in starts]
        elif lead:
            out += self._before_headings(facts[:lead])
        blocks = [facts[a:b] for a, b in zip(starts, [*starts[1:], len(facts)], strict=True)]
        heads = [next((n for n, f in enumerate(block) if f.line.kind == "heading"), 0) for block in blocks]
        sizes = self.headers.sizes([block[at:] for block, at in zip(blocks, heads, strict=True)])
        for block, at, size in zip(blocks, heads, sizes, strict=True):
            out += self._heading_block(block, at, at + size)
        return out

    def _margin(self, above: list[Facts]) -> bool:
        """Bare dates, or one and a place below it, as the column at the left of an entry holds them."""
        at, *rest = above
        place = len(rest) == 1 and self._is_place(rest[0])
        return at.date_only and (place or all(f.date_only for f in rest))

    def _is_place(self, f: Facts) -> bool:
        return f.line.kind == "text" and place_score(f.line.text.strip(), self.headers.lex) >= 0.8

    def _join_columns(self, facts: list[Facts], starts: list[int]) -> list[int]:
        """Headings with nothing between them, one of them a bare date, are the columns of one header."""
        out: list[int] = []
        n = 0
        while n < len(starts):
            end = n
            while end + 1 < len(starts) and starts[end + 1] == starts[end] + 1:
                end += 1
            run = starts[n : end + 1]
            out += run[:1] if len(run) > 1 and sum(1 for k in run if facts[k].date_only) == 1 else run
            n = end + 1
        return out

    def _tells_entry(self, facts: list[Facts], n: int) -> bool:
        """A heading that is dated (itself or in the short lines below), or names an employer, a school or a title."""
        f = facts[n]
        for below in (f, *facts[n + 1 : n + 3]):
            if below.dated and (below is f or below.line.kind != "item"):
                return True
            if below is not f and (below.line.kind not in ("text", "row") or below.sentence or not below.short):
                break
        return max(f.roles.employer, f.roles.school, f.roles.title) >= 0.8

    @staticmethod
    def _stacked(facts: list[Facts], headings: list[int], telling: list[int]) -> list[int]:
        """A heading right above each of those that tell an entry, one level up: the first lines of the entries."""
        outer = [n - 1 for n in telling if n - 1 in headings and facts[n - 1].line.level < facts[n].line.level]
        return outer if len(outer) == len(telling) else []

    def _before_headings(self, before: list[Facts]) -> list[Entry]:
        anchors = self.dates.anchors(before)
        return self.dates.cut(before, anchors) if anchors else [Entry(body=[f.line for f in before])]

    def _heading_block(self, block: list[Facts], at: int, size: int) -> list[Entry]:
        """One heading (at `at`) and what is below it: an entry, or an employer with several dated positions."""
        if at:
            return [Entry([f.line for f in block[:size]], [f.line for f in block[size:]])]
        head, rest = block[0], block[1:]
        inner = [n for n, f in enumerate(rest) if f.line.kind == "heading" and not self.headers.is_label(f)]
        dated = [
            n
            for n in inner
            if rest[n].dated or (n + 1 < len(rest) and rest[n + 1].dated and rest[n + 1].line.kind != "item")
        ]
        if dated == [0] and len(inner) == 1 and not head.dated:
            size = 1 + self.headers.size(rest)  # the header's second line is a heading too
            return [Entry([f.line for f in block[:size]], [f.line for f in block[size:]])]
        if (dated and not self._header_dated(head, rest[: inner[0]])) or (
            len(dated) > 1 and self.kind != "projects" and self._positions(rest, dated)
        ):
            parent = Entry([head.line], [], gathered=True)
            cut = inner[0]
            parent.header += [f.line for f in rest[:cut] if f.short and f.line.kind != "item"]
            spare = [f.line for f in rest[:cut] if f.line not in parent.header]
            children = self.cut(rest[cut:], [n - cut for n in inner])
            for child in children:
                child.parent = child.parent or parent
            if spare and children:
                children[0].body = [*spare, *children[0].body]
            return [parent, *children]
        if not head.dated and not inner:
            anchors = [n for n in self.dates.anchors(rest) if rest[n].line.kind != "item" or self.kind == "education"]
            anchors = [n for n in anchors if not rest[n].sentence]
            if len(anchors) >= 2 and rest[anchors[0]].ranged:
                return self._positions_below(head, rest, anchors)
        if head.dated and not inner and self.kind == "work":
            posts = [n for n, f in enumerate(rest) if f.ranged and self._tells_post(f)]
            if len(posts) > 1 and posts[0] == 0 and self._positions(rest, posts):
                return self._positions_below(head, rest, posts)
        lead = 1 if len(rest) > 1 and self._is_place(rest[0]) else 0  # `### Quarry ⏎ Sandhill, WA`
        if not head.dated and not inner and rest and self._dated_items(rest[lead:]):
            items = rest[lead:]
            below = self._positions_below(head, items, [n for n, f in enumerate(items) if self._dated_item(f)])
            below[0].header += [f.line for f in rest[:lead]]
            return below
        return [Entry([f.line for f in block[:size]], [f.line for f in block[size:]])]

    @staticmethod
    def _tells_post(f: Facts) -> bool:
        """A dated line below an employer, in bold or labelled as a post: `职务：主管（2016.05-2018.12）`."""
        labelled = f.label is not None and "position" in f.label.concepts
        return f.ranged and f.line.kind == "text" and f.short and (f.opens_bold or labelled)

    def _dated_items(self, rest: list[Facts]) -> bool:
        """A list of dated items below an undated heading: the items are the entries, the heading groups them."""
        items = [f for f in rest if f.line.kind == "item" and f.line.level == rest[0].line.level]
        return self._dated_item(rest[0]) and sum(map(self._dated_item, items)) * 3 >= len(items) * 2

    def _dated_item(self, f: Facts) -> bool:
        """A list item that opens with a date, or tells a post and its period: `- **Engineer** (2018 – 2020)`."""
        if f.line.kind != "item" or not f.dates:
            return False
        post = self.kind == "work" and f.ranged and f.at_edge
        return f.dates[0].start <= 4 or (post and self.scorer.score(without_dates(f.line.text)).title >= 0.6)

    def _header_dated(self, head: Facts, rest: list[Facts]) -> bool:
        return head.dated or any(f.dated for f in rest[:3])

    def _positions(self, rest: list[Facts], dated: list[int]) -> bool:
        """Dated sub-headings under a dated employer are positions or departments, not projects."""
        scores = [self.scorer.score(without_dates(rest[n].line.text).strip(_AROUND)) for n in dated]
        return sum(1 for s in scores if max(s.title, s.department) >= 0.6) * 2 > len(scores)

    def _positions_below(self, head: Facts, rest: list[Facts], anchors: list[int]) -> list[Entry]:
        parent = Entry([head.line], gathered=True)
        children = self.dates.cut(rest, anchors)
        if len(children) > 1 and not children[0].header:
            # what stands above the first date is told of all, and kept with the first
            children[1].body = [*children[0].body, *children[1].body]
            del children[0]
        for child in children:
            child.parent = parent
        return [parent, *children]
