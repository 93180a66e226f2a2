"""Entries told by their dates."""

from __future__ import annotations

from resume_parse.sections.concepts import INNER_CONCEPTS
from resume_parse.sections.entry import Entry
from resume_parse.sections.entry_headers import HeaderCutter
from resume_parse.sections.line_facts import Facts


class DateCutter:
    """Cuts lines at those whose date makes an entry."""

    def __init__(self, kind: str, headers: HeaderCutter) -> None:
        self.kind = kind
        self.headers = headers

    def anchors(self, facts: list[Facts]) -> list[int]:
        """Lines whose date makes an entry: of the look of the first such line, or a look no deeper."""
        dated = [
            n
            for n, f in enumerate(facts)
            if f.dated and not (f.label and set(f.label.concepts) & INNER_CONCEPTS - {"position"})
        ]
        if any(facts[n].ranged for n in dated) and self.kind != "education":
            look = facts[next(n for n in dated if facts[n].ranged)].look
            strict = [n for n in dated if facts[n].ranged or (facts[n].look == look and facts[n].at_edge)]
            dated = strict or dated
        if self.kind == "education":
            # a club or a prize told under a school is dated too, but names no school and no degree
            schooled = [n for n in dated if self._schooled(facts, n)]
            dated = [n for n in dated if facts[n].line.kind != "item" or n in schooled] if schooled else dated
        if not dated:
            return []
        first = facts[dated[0]]
        if first.look[0] == "item":
            keep = [n for n in dated if facts[n].look[0] != "item" or facts[n].look[1] <= first.look[1]]
        else:
            keep = [
                n
                for n in dated
                if facts[n].look[0] != "item"
                or facts[n].line.marker[:1] not in "-*+•1234567890①"
                or facts[n].mostly_date
            ]
        return keep

    def _schooled(self, facts: list[Facts], n: int) -> bool:
        near = facts[max(0, n - 1) : n + 2] if facts[n].line.kind != "item" else [facts[n]]
        return any(max(f.roles.school, f.roles.degree) >= 0.6 for f in near)

    def cut(self, facts: list[Facts], anchors: list[int]) -> list[Entry]:
        apart = self._columns_apart(facts, anchors)
        if apart:
            return apart
        first = anchors[0]
        lead = 0
        while (
            lead < first
            and lead < 3
            and self.headers.headerlike(facts[first - 1 - lead], facts[first])
            and not facts[first - 1 - lead].dated
        ):
            lead += 1
        whole_lead = lead == first
        anchors = self._once(facts, anchors)
        starts: list[int] = []
        for k, anchor in enumerate(anchors):
            floor = anchors[k - 1] + 1 if k else 0
            starts.append(self._entry_start(facts, anchor, floor, lead if whole_lead or k == 0 else min(lead, 1)))
        merged = [s for n, s in enumerate(starts) if n == 0 or s > starts[n - 1]]
        merged = self._undated_siblings(facts, merged)
        return self.headers.cut_at(facts, merged)

    @staticmethod
    def _once(facts: list[Facts], anchors: list[int]) -> list[int]:
        """A period written again right below its header opens no further entry."""
        out: list[int] = []
        for n in anchors:
            last = out[-1] if out else -9
            same = n - last <= 2 and [(m.first, m.last) for m in facts[last].dates] == [
                (m.first, m.last) for m in facts[n].dates
            ]
            if not (same and all(f.line.kind != "item" for f in facts[last : n + 1])):
                out.append(n)
        return out

    def _columns_apart(self, facts: list[Facts], anchors: list[int]) -> list[Entry]:
        """Two columns copied one after the other: first all dates, then as many headers, in the same order."""
        count = len(anchors)
        if count < 2 or anchors != list(range(count)) or not all(facts[n].date_only for n in anchors):
            return []
        rest = facts[count:]
        starts = [
            n
            for n, f in enumerate(rest)
            if self.headers.headerlike(f, None)
            and f.line.kind != "item"
            and (n == 0 or rest[n - 1].line.kind == "item" or rest[n - 1].label is not None)
        ]
        if len(starts) != count:
            return []
        out = []
        for k, (a, b) in enumerate(zip(starts, [*starts[1:], len(rest)], strict=True)):
            size = self.headers.size(rest[a:b])
            out.append(
                Entry([facts[k].line, *(f.line for f in rest[a : a + size])], [f.line for f in rest[a + size : b]])
            )
        return out

    def _entry_start(self, facts: list[Facts], anchor: int, floor: int, lead: int) -> int:
        """Where the header dated at `anchor` begins: as many lines above as the section's first header has."""
        start = anchor
        while anchor - start < lead and start > floor and self.headers.headerlike(facts[start - 1], facts[anchor]):
            start -= 1
        return start

    def _undated_siblings(self, facts: list[Facts], starts: list[int]) -> list[int]:
        """Entries without a date that look like the dated ones' first lines."""
        looks = {facts[s].look for s in starts}
        if len(looks) != 1:
            return starts
        look = next(iter(looks))
        if self.kind == "projects" and look[0] == "text" and all(facts[n].opens_bold for n in starts):
            return sorted({*starts, *(n for n in range(starts[0], len(facts)) if self._bold_sibling(facts[n]))})
        if self.kind == "projects" and look[0] == "text" and all(self._over_list(facts, n) for n in starts):
            return sorted({*starts, *(n for n in range(starts[0], len(facts)) if self._over_list(facts, n))})
        if look[0] not in ("strong", "item") or (look[0] == "item" and not self._bodies_differ(facts, starts, look)):
            return starts
        out = set(starts)
        for n, f in enumerate(facts):
            if (
                n not in out
                and n > starts[0]
                and f.look == look
                and self.headers.headerlike(f, facts[starts[0]])
                and not self.headers.is_label(f)
            ):
                before = max(s for s in out if s < n)
                if n - before > 1 or look[0] == "item":
                    out.add(n)
        return sorted(out)

    def _bold_sibling(self, f: Facts) -> bool:
        """An undated line that opens with a bold name, in a paragraph of its own."""
        opens = f.opens_bold and f.line.gap and not f.label
        return opens and self.headers.headerlike(f, None) and not self.headers.is_label(f)

    def _over_list(self, facts: list[Facts], n: int) -> bool:
        """A line of its own, below a gap, that a list follows."""
        f, listed = facts[n], n + 1 < len(facts) and facts[n + 1].line.kind == "item"
        alone = f.line.kind == "text" and (n == 0 or f.line.gap) and listed and not f.label
        return alone and self.headers.headerlike(f, None) and not self.headers.is_label(f)

    def _bodies_differ(self, facts: list[Facts], starts: list[int], look: tuple[str, int]) -> bool:
        same = sum(1 for f in facts if f.look == look)
        return same <= len(starts) * 1.5
