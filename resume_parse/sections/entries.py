"""Cut a section into entries (jobs, schools, projects) by the layout that its lines repeat."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from resume_parse.document import Line, width
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.fields import Field, leading_label
from resume_parse.spot.dates import DateMatch, find_dates
from resume_parse.spot.labels import label_concepts
from resume_parse.spot.roles import NO_ROLES, Roles, RoleScorer, role_scorer

_SENTENCE = lazy_pattern(r"[。；;！!]\s*$|[a-z\d)]\.\s*$")
_VERB = lazy_pattern(
    r"^(?:负责|参与|主导|使用|基于|通过|完成|实现|设计|开发|协助|优化|独立|带领|搭建|熟悉|掌握|了解|针对|采用|利用|对接|编写|推动|维护|支持|制定|提供|组织|进行|根据|为了|在.{2,20}(?:中|期间))"
)
_DECOR = lazy_pattern(r"[-=_~*.·—–]{3,}")
_PARTS = lazy_pattern(r"\s*[|｜@,，;；]\s*|\t+|\s{2,}|\s[-–—]\s")
BODY_LABELS = frozenset(
    (
        "description duties achievements keywords team projectUrl reason referee report "
        "organizationDescription organizationSize courses awards certificates publications thesis advisor "
        "score summary languages interests skills roles position department dates startDate endDate workplace "
        "area studyType studyMode faculty graduation enrolment date issuer authors publisher level minor "
        "degree employmentType entity industry url contact phone email"
    ).split()
)
START_LABELS = frozenset(("organization", "projectName", "institution"))


@dataclass(slots=True)
class Facts:
    """What one line shows at a glance."""

    line: Line
    dates: list[DateMatch]
    label: Field | None
    scorer: RoleScorer
    short: bool
    sentence: bool
    dated: bool  # carries the date of a header, not a date inside a sentence
    ranged: bool
    look: tuple[str, int]

    @property
    def roles(self) -> Roles:
        """What the line looks like; scored when asked, since most lines are body."""
        text = self.line.text.strip()
        return self.scorer.score(text) if len(text) <= 120 else NO_ROLES


@dataclass(slots=True)
class Entry:
    """An entry: its header lines, its body, and the entry above it whose employer it shares."""

    header: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    parent: Entry | None = None
    gathered: bool = False  # a parent whose children were split off: no entry of its own

    @property
    def lines(self) -> list[Line]:
        return [*self.header, *self.body]


class EntrySplitter:
    """Splits one section's lines."""

    def __init__(self, lex: Lexicon, kind: str) -> None:
        self.lex = lex
        self.kind = kind
        self.scorer = role_scorer(lex)
        self.repeated: set[str] = set()

    def split(self, lines: list[Line]) -> list[Entry]:
        """The entries of a section, in order. Lines before the first header make an entry without header."""
        facts = [self.look_at(line) for line in lines if line.text.strip() and not line.table_head]
        self._long_but_dated(facts)
        texts = Counter(f.line.text.strip() for f in facts if f.line.kind == "heading" or f.line.strong_share > 0.9)
        self.repeated = {text for text, n in texts.items() if n > 1}
        return self._split(facts)

    def look_at(self, line: Line) -> Facts:
        """Judge one line."""
        text = line.text.strip()
        dates = find_dates(text) if not line.continues else []
        label = leading_label(line, self.lex)
        columns = width(text)
        sentence = (bool(_SENTENCE.search(text)) and columns > 24) or (columns > 110 and not dates)
        visible = columns - sum(m.end - m.start for m in dates) - sum(len(m) for m in _DECOR.findall(text))
        at_edge = any(m.start <= 3 or m.end >= len(text) - 4 for m in dates)
        ranged = any(m.is_range or m.current for m in dates)
        own = label is None or not set(label.concepts) & BODY_LABELS or bool(set(label.concepts) & {"institution"})
        own = own or (ranged and label is not None and "position" in label.concepts)
        dated = (
            bool(dates)
            and own
            and not (line.continues)
            and (
                visible <= ((72 if line.kind != "item" else 56) if ranged else 44)
                or (at_edge and visible <= 110)
                or (ranged and visible <= 90 and text.isascii())
            )
            and not (sentence and visible > 50)
        )
        opens = bool(dates) and dates[0].start <= 2 and (dates[0].is_range or dates[0].current)
        if opens and own and not line.continues and visible <= 200 and not text.endswith(("。", "；")):
            dated = True
        if (
            dated
            and not opens
            and not any(m.is_range or m.current for m in dates)
            and visible > 60
            and not (dates[0].start <= 3)
        ):
            dated = False
        if dates and own and self.kind == "education" and not line.continues and visible <= 140 and not dated:
            roles = self.scorer.score(text)
            dated = (max(roles.school, roles.degree) >= 0.6 and line.kind != "item" and at_edge) or (
                roles.school >= 0.8 and at_edge
            )
        if line.kind == "row" and ranged and own:
            dated = True
        if dated and not opens and line.kind != "row" and _VERB.match(text) and visible > 24:
            dated = False
        return Facts(
            line,
            dates,
            label,
            self.scorer,
            columns <= 76,
            sentence,
            dated,
            dated and any(m.is_range or m.current for m in dates),
            self._look(line),
        )

    @staticmethod
    def _long_but_dated(facts: list[Facts]) -> None:
        """Where most lines of a section end (or begin) with a date, they are its entries, however long."""
        edge = [f for f in facts if f.dates and EntrySplitter._at_edge(f)]
        if len(edge) >= 2 and len(edge) * 5 >= len(facts) * (3 if len(edge) > 2 else 5):
            for f in edge:
                f.dated = True
                f.ranged = any(m.is_range or m.current for m in f.dates)

    @staticmethod
    def _at_edge(f: Facts) -> bool:
        """Whether the line begins or ends with a date."""
        return f.dates[0].start <= 3 or f.dates[-1].end >= len(f.line.text.rstrip(" .;)）。]】")) - 1

    @staticmethod
    def _look(line: Line) -> tuple[str, int]:
        if line.kind == "heading":
            return ("heading", line.level)
        if line.kind == "item":
            return ("item", line.level * 2 + (1 if line.numbered else 0))
        if line.strong_share >= 0.8:
            return ("strong", 0)
        return ("text", 0)

    def _split(self, facts: list[Facts]) -> list[Entry]:
        if not facts:
            return []
        rows = [n for n, f in enumerate(facts) if f.line.columns]
        if rows:
            return self._table(facts, len(facts[rows[0]].line.cells))
        headings = [n for n, f in enumerate(facts) if f.line.kind == "heading" and not self._is_label(f)]
        if headings:
            return self._by_headings(facts, headings)
        labelled = [
            n for n, f in enumerate(facts) if f.label and set(f.label.concepts) & START_LABELS and f.label.value
        ]
        if len(labelled) >= 1 and not any(f.ranged and not f.label for f in facts):
            return self._from_starts(facts, self._labelled_starts(facts, labelled))
        anchors = self._anchors(facts)
        if anchors:
            return self._by_dates(facts, anchors)
        return self._by_look(facts)

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

    def _labelled_starts(self, facts: list[Facts], labelled: list[int]) -> list[int]:
        """Entries told as labelled facts begin at the label that comes first in each; it need not be the name."""
        first = facts[0].label
        if first and labelled[0] > 0 and all(f.label for f in facts[: labelled[0]]):
            key = set(first.concepts)
            same = [n for n, f in enumerate(facts) if f.label and set(f.label.concepts) & key]
            if len(same) == len(labelled):
                return same
        return labelled

    def _is_label(self, f: Facts) -> bool:
        """A sub-heading such as `主要成果` or `Responsibilities`, which groups lines of an entry."""
        if f.dated:
            return False
        if f.line.text.strip() in self.repeated and max(f.roles.employer, f.roles.school) < 0.8:
            return True  # what heads a part of several entries names none of them
        if f.label and not f.label.value:
            return not set(f.label.concepts) & START_LABELS or len(f.line.text) < 12
        from resume_parse.headings import heading_kind

        kind, sure = heading_kind(f.line.text, self.lex)
        return bool(kind) and sure

    def _by_headings(self, facts: list[Facts], headings: list[int]) -> list[Entry]:
        telling = [n for n in headings if self._tells_entry(facts, n)] or headings
        top = min(facts[n].line.level for n in telling)
        starts = self._join_columns(facts, [n for n in headings if facts[n].line.level == top])
        dated = [n for n in starts if n in telling and self._header_dated(facts[n], facts[n + 1 : n + 4])]
        if telling is not headings and len(dated) * 5 >= len(starts) * 3:
            starts = [n for n in starts if n in telling]
        out: list[Entry] = []
        lead = starts[0]
        if 0 < lead <= 2 and all(self._date_only(f) for f in facts[:lead]):
            # the date column of the entries: `date ⏎ ### employer`
            starts = [s - lead if all(self._date_only(f) for f in facts[s - lead : s]) else s for s in starts]
        elif lead:
            out += self._before_headings(facts[:lead])
        for a, b in zip(starts, [*starts[1:], len(facts)], strict=True):
            out += self._heading_block(facts[a:b])
        return out

    def _join_columns(self, facts: list[Facts], starts: list[int]) -> list[int]:
        """Headings with nothing between them, one of them a bare date, are the columns of one header."""
        out: list[int] = []
        n = 0
        while n < len(starts):
            end = n
            while end + 1 < len(starts) and starts[end + 1] == starts[end] + 1:
                end += 1
            run = starts[n : end + 1]
            out += run[:1] if len(run) > 1 and sum(1 for k in run if self._date_only(facts[k])) == 1 else run
            n = end + 1
        return out

    def _tells_entry(self, facts: list[Facts], n: int) -> bool:
        """A heading that is dated (itself or right below), or names an employer, a school or a title."""
        f = facts[n]
        below = facts[n + 1] if n + 1 < len(facts) else f
        if f.dated or (below.dated and below.line.kind != "item"):
            return True
        return max(f.roles.employer, f.roles.school, f.roles.title) >= 0.8

    @staticmethod
    def _date_only(f: Facts) -> bool:
        return f.dated and width(f.line.text.strip()) - sum(m.end - m.start for m in f.dates) <= 6

    def _before_headings(self, before: list[Facts]) -> list[Entry]:
        anchors = self._anchors(before)
        return self._by_dates(before, anchors) if anchors else [Entry(body=[f.line for f in before])]

    def _heading_block(self, block: list[Facts]) -> list[Entry]:
        """One heading and what is below it: an entry, or an employer with several dated positions."""
        at = next((n for n, f in enumerate(block) if f.line.kind == "heading"), 0)
        if at:
            size = self._header_size(block[at:]) + at
            return [Entry([f.line for f in block[:size]], [f.line for f in block[size:]])]
        head, rest = block[0], block[1:]
        inner = [n for n, f in enumerate(rest) if f.line.kind == "heading" and not self._is_label(f)]
        dated = [
            n
            for n in inner
            if rest[n].dated or (n + 1 < len(rest) and rest[n + 1].dated and rest[n + 1].line.kind != "item")
        ]
        if (dated and not self._header_dated(head, rest[: inner[0]])) or (
            len(dated) > 1 and self.kind != "projects" and self._positions(rest, dated)
        ):
            parent = Entry([head.line], [], gathered=True)
            cut = inner[0]
            parent.header += [f.line for f in rest[:cut] if f.short and f.line.kind != "item"]
            spare = [f.line for f in rest[:cut] if f.line not in parent.header]
            children = self._by_headings(rest[cut:], [n - cut for n in inner])
            for child in children:
                child.parent = child.parent or parent
            children = self._join_translations(children)
            if spare and children:
                children[0].body = [*spare, *children[0].body]
            return [parent, *children]
        if not head.dated and not inner:
            anchors = [n for n in self._anchors(rest) if rest[n].line.kind != "item" or self.kind == "education"]
            if len(anchors) >= 2 and rest[anchors[0]].ranged:
                return self._positions_below(head, rest, anchors)
        if not head.dated and not inner and rest and self._dated_items(rest):
            return self._positions_below(head, rest, [n for n, f in enumerate(rest) if self._dated_item(f)])
        size = self._header_size(block)
        return [Entry([f.line for f in block[:size]], [f.line for f in block[size:]])]

    def _dated_items(self, rest: list[Facts]) -> bool:
        """A list of dated items below an undated heading: the items are the entries, the heading groups them."""
        items = [f for f in rest if f.line.kind == "item" and f.line.level == rest[0].line.level]
        return self._dated_item(rest[0]) and sum(map(self._dated_item, items)) * 3 >= len(items) * 2

    @staticmethod
    def _dated_item(f: Facts) -> bool:
        return f.line.kind == "item" and bool(f.dates) and f.dates[0].start <= 4

    def _join_translations(self, children: list[Entry]) -> list[Entry]:
        """Headers in a row with the same dates and nothing between tell one post in several languages."""
        out: list[Entry] = []
        for child in children:
            before = out[-1] if out else None
            if (
                before is not None
                and not before.body
                and child.parent is before.parent
                and self._period(child)
                and self._period(child) == self._period(before)
            ):
                before.body = [*child.header, *child.body]
            else:
                out.append(child)
        return out

    @staticmethod
    def _period(entry: Entry) -> tuple[str | None, str | None] | None:
        found = [m for line in entry.header for m in find_dates(line.text)]
        return (found[0].first, found[0].last) if found else None

    def _header_dated(self, head: Facts, rest: list[Facts]) -> bool:
        return head.dated or any(f.dated for f in rest[:3])

    def _positions(self, rest: list[Facts], dated: list[int]) -> bool:
        """Dated sub-headings under a dated employer are positions or departments, not projects."""
        scores = [self.scorer.score(find_dates_out(rest[n].line.text)) for n in dated]
        return sum(1 for s in scores if max(s.title, s.department) >= 0.6) * 2 > len(scores)

    def _positions_below(self, head: Facts, rest: list[Facts], anchors: list[int]) -> list[Entry]:
        parent = Entry([head.line], gathered=True)
        children = self._by_dates(rest, anchors)
        for child in children:
            child.parent = parent
        return [parent, *children]

    def _anchors(self, facts: list[Facts]) -> list[int]:
        """Lines whose date makes an entry: of the look of the first such line, or a look no deeper."""
        dated = [
            n
            for n, f in enumerate(facts)
            if f.dated and not (f.label and set(f.label.concepts) & BODY_LABELS - START_LABELS - {"position"})
        ]
        if any(facts[n].ranged for n in dated) and self.kind != "education":
            look = facts[next(n for n in dated if facts[n].ranged)].look
            strict = [n for n in dated if facts[n].ranged or (facts[n].look == look and self._at_edge(facts[n]))]
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
                or self._mostly_date(facts[n])
            ]
        return keep

    def _schooled(self, facts: list[Facts], n: int) -> bool:
        near = facts[max(0, n - 1) : n + 2] if facts[n].line.kind != "item" else [facts[n]]
        return any(max(f.roles.school, f.roles.degree) >= 0.6 for f in near)

    @staticmethod
    def _mostly_date(f: Facts) -> bool:
        return width(f.line.text.strip()) - sum(m.end - m.start for m in f.dates) <= 30 and f.ranged

    def _headerlike(self, f: Facts, model: Facts | None) -> bool:
        """Whether a line next to a date line may belong to its header."""
        line = f.line
        if line.continues or f.sentence or not f.short or (f.label and set(f.label.concepts) & BODY_LABELS):
            return False
        beside = model is not None and model.line.kind == "item" and line.level <= model.line.level
        # an outer item in bold may carry the entry whose date stands in the paragraph below it
        carries = model is not None and line.level <= 1 and line.strong_share > 0.5
        if line.kind == "item" and not beside and not carries:
            return False
        return not _VERB.match(line.text.strip()) or max(f.roles.title, f.roles.employer) >= 0.9

    def _by_dates(self, facts: list[Facts], anchors: list[int]) -> list[Entry]:
        apart = self._columns_apart(facts, anchors)
        if apart:
            return apart
        first = anchors[0]
        lead = 0
        while (
            lead < first
            and lead < 3
            and self._headerlike(facts[first - 1 - lead], facts[first])
            and not facts[first - 1 - lead].dated
        ):
            lead += 1
        whole_lead = lead == first
        anchors = self._once(facts, anchors)
        starts: list[int] = []
        for k, anchor in enumerate(anchors):
            floor = anchors[k - 1] + 1 if k else 0
            starts.append(
                self._entry_start(facts, anchor, floor, lead if whole_lead or k == 0 else min(lead, 1), k == 0)
            )
        merged = [s for n, s in enumerate(starts) if n == 0 or s > starts[n - 1]]
        merged = self._undated_siblings(facts, merged)
        return self._from_starts(facts, merged)

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
        if count < 2 or anchors != list(range(count)) or not all(self._date_only(facts[n]) for n in anchors):
            return []
        rest = facts[count:]
        starts = [
            n
            for n, f in enumerate(rest)
            if self._headerlike(f, None)
            and f.line.kind != "item"
            and (n == 0 or rest[n - 1].line.kind == "item" or rest[n - 1].label is not None)
        ]
        if len(starts) != count:
            return []
        out = []
        for k, (a, b) in enumerate(zip(starts, [*starts[1:], len(rest)], strict=True)):
            size = self._header_size(rest[a:b])
            out.append(
                Entry([facts[k].line, *(f.line for f in rest[a : a + size])], [f.line for f in rest[a + size : b]])
            )
        return out

    def _entry_start(self, facts: list[Facts], anchor: int, floor: int, lead: int, first: bool) -> int:
        """Where the header dated at `anchor` begins: as many lines above as the section's first header has."""
        start = anchor
        while anchor - start < lead and start > floor and self._headerlike(facts[start - 1], facts[anchor]):
            if not first and start - 1 == floor and self._belongs_above(facts, start - 1, floor):
                break
            start -= 1
        return start

    def _belongs_above(self, facts: list[Facts], n: int, floor: int) -> bool:
        """The line right after the previous date line closes that header when a gap follows it."""
        return n + 1 < len(facts) and facts[n + 1].line.gap and not facts[n].line.gap

    def _undated_siblings(self, facts: list[Facts], starts: list[int]) -> list[int]:
        """Entries without a date that look like the dated ones' first lines."""
        looks = {facts[s].look for s in starts}
        if len(looks) != 1:
            return starts
        look = next(iter(looks))
        if look[0] not in ("strong", "item") or (look[0] == "item" and not self._bodies_differ(facts, starts, look)):
            return starts
        out = set(starts)
        for n, f in enumerate(facts):
            if (
                n not in out
                and n > starts[0]
                and f.look == look
                and self._headerlike(f, facts[starts[0]])
                and not self._is_label(f)
            ):
                before = max(s for s in out if s < n)
                if n - before > 1 or look[0] == "item":
                    out.add(n)
        return sorted(out)

    def _bodies_differ(self, facts: list[Facts], starts: list[int], look: tuple[str, int]) -> bool:
        same = sum(1 for f in facts if f.look == look)
        return same <= len(starts) * 1.5

    def _by_look(self, facts: list[Facts]) -> list[Entry]:
        """No headings, no dates: bold lines, then outer items, then paragraphs."""
        strong = [
            n
            for n, f in enumerate(facts)
            if (f.look[0] == "strong" or self._leads_bold(f)) and not self._is_label(f) and f.short
        ]
        if strong and strong[0] == 0:
            return self._from_starts(facts, strong)
        items = [n for n, f in enumerate(facts) if f.line.kind == "item"]
        if items and items[0] == 0:
            outer = min(facts[n].line.level for n in items)
            return self._from_starts(facts, [n for n in items if facts[n].line.level == outer])
        starts = [
            n
            for n, f in enumerate(facts)
            if f.line.kind == "text"
            and f.short
            and not f.sentence
            and not f.line.continues
            and not (f.label and set(f.label.concepts) & BODY_LABELS)
            and (
                n == 0
                or f.line.gap
                or facts[n - 1].line.kind == "item"
                or facts[n - 1].sentence
                or self.kind == "education"
                or f.roles.employer >= 0.9
            )
        ]
        return self._from_starts(facts, starts) if starts and starts[0] == 0 else [Entry(body=[f.line for f in facts])]

    @staticmethod
    def _leads_bold(f: Facts) -> bool:
        line = f.line
        return (
            line.kind != "item"
            and bool(line.strong)
            and line.strong[0][0] <= 1
            and line.strong[0][1] >= 4
            and line.strong_share >= 0.3
        )

    def _from_starts(self, facts: list[Facts], starts: list[int]) -> list[Entry]:
        out: list[Entry] = []
        if starts and starts[0] > 0:
            out.append(Entry(body=[f.line for f in facts[: starts[0]]]))
        blocks = [facts[a:b] for a, b in zip(starts, [*starts[1:], len(facts)], strict=True)]
        sizes = [self._header_size(block) for block in blocks]
        usual = max(set(sizes), key=lambda n: (sizes.count(n), n))
        for block, size in zip(blocks, sizes, strict=True):
            # the headers of one section have as many lines
            while (
                size < usual
                and size < len(block)
                and sizes.count(usual) * 2 >= len(sizes) > 1
                and self._may_extend(block[size])
            ):
                size += 1
            out.append(Entry([f.line for f in block[:size]], [f.line for f in block[size:]]))
        return out

    def _may_extend(self, f: Facts) -> bool:
        return (
            f.line.kind in ("text", "row")
            and self._headerlike(f, None)
            and not f.dated
            and width(f.line.text.strip()) <= 80
        )

    def _header_size(self, block: list[Facts]) -> int:
        """How many lines of an entry are its header: the first, then short lines up to the body."""
        size, dated = 1, block[0].dated
        for f in block[1:6]:
            if f.line.kind == "heading" and f.line.level == block[0].line.level:
                size += 1
                dated = dated or f.dated
                continue
            if f.line.kind == "heading" and (
                self._is_label(f) or (f.line.level > block[0].line.level and not f.dated and f.roles.title < 0.6)
            ):
                break
            if (f.dated and not dated and f.line.kind in ("text", "row", "heading")) or (
                f.dated and not dated and self._mostly_date(f)
            ):
                dated = True
                size += 1
                continue
            if not self._headerlike(f, None) or f.line.kind == "item" or f.dated:
                break
            if not self._names_role(f, size, dated):
                break
            size += 1
        if size == 1 and len(block) > 1 and self._date_only(block[0]) and self._told_below(block[1]):
            return 2
        return size

    def _told_below(self, f: Facts) -> bool:
        """Below a bare date stands its header, be it long, unless it reads as a list or a Chinese sentence."""
        text = f.line.text.strip()
        return (
            f.line.kind != "heading"
            and not f.dated
            and f.label is None
            and len(text) <= 220
            and not text.endswith(("。", "；"))
            and self.kind != "projects"
        )

    def _names_role(self, f: Facts, size: int, dated: bool) -> bool:
        """A further header line plays a role (title, employer, school, degree, place), or the date is still to come."""
        parts = [self.scorer.score(p) for p in _PARTS.split(f.line.text) if p.strip()]
        strong = max((max(r.title, r.employer, r.school, r.degree, r.department) for r in parts), default=0.0)
        if strong >= 0.6 and width(f.line.text) <= 60:
            return True
        from resume_parse.spot.places import place_score

        if place_score(f.line.text.strip(), self.lex) >= 0.7:
            return True
        if not dated and size < 3 and width(f.line.text) <= 44:
            return True
        return (
            size == 1
            and not f.line.gap
            and width(f.line.text) <= 36
            and self.kind in ("education", "work", "internship")
        )


def find_dates_out(text: str) -> str:
    """A text without its dates."""
    for m in reversed(find_dates(text)):
        text = text[: m.start] + " " + text[m.end :]
    return text.strip(" ()（）|-–—·,，:：")


def is_label_line(line: Line, lex: Lexicon) -> bool:
    """Whether a whole line is one known label."""
    return bool(label_concepts(line.text.strip(" :：*"), lex))
