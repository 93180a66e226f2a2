"""Give the segments of entry headers their roles: scored candidates, a section's shared layout, one best assignment."""

from __future__ import annotations

import re
from collections import defaultdict

from resume_parse.document import Cut, Value, text_value
from resume_parse.headings import heading_kind
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.draft import Draft, Item, extend_text, put, put_dates
from resume_parse.sections.entries import Entry
from resume_parse.sections.fields import Field, find_fields
from resume_parse.sections.header import Dated, Segment, header_dates, split_header
from resume_parse.sections.header_facts import read_header_field
from resume_parse.spot.labels import label_concepts
from resume_parse.spot.links import find_urls
from resume_parse.spot.places import place_score
from resume_parse.spot.roles import role_scorer

_SPOKEN = frozenset(("position", "organization", "department", "workplace"))
_HAN = lazy_pattern(r"[\u3400-\u9fff]")
_BRANCH = cue_pattern("(?&branch)$")
_SELF_EMPLOYED = lazy_pattern(
    r"self[- ]?employed|freelancer?|自由职业者?|个体(?:户|经营)?|自主创业|自营"
    r"|selbst[äa]ndig|ind[ée]pendant|aut[óo]nomo|フリーランス",
    re.I,
)
_COMPANY = lazy_pattern(
    r"公司|集团|银行|医院|大学|学院|学校|事务所|研究院|工作室|株式会社|Inc\b|Ltd|LLC|GmbH|Corp|University|Hospital|Company",
    re.I,
)
_ORG_KEYS = {"organization": "name", "position": "position", "roles": "position"}


class HeaderRead:
    """One header cut up: its segments, dates and labelled facts."""

    def __init__(self, entry: Entry, draft: Draft, *, commas: bool = False) -> None:
        self.entry = entry
        self.lex = draft.lex
        self.fields: list[Field] = [
            _undated(f)
            for line in entry.header
            for f in find_fields(line, draft.lex)
            if f.value and set(f.concepts) & FACTS and not _names_no_link(f)
        ]
        skip = [f.value for f in self.fields] + [f.label for f in self.fields]
        for f in self.fields:
            same = f.label.line is f.value.line
            draft.mark(Cut(f.label.line, f.label.start, f.value.start) if same else f.label, "label")
        self.segments, self.dates = split_header(entry.header, draft.lex, skip=skip, commas=commas)
        self._labelled_segments(draft)
        self._join_places(draft)
        self.places = [place_score(s.text, draft.lex) for s in self.segments]

    def part_title_and_employer(self, item: Item) -> None:
        """`Werkstudent, Musterfirma`: where nothing else names an employer, the part after the title's comma does."""
        position = item.get("position")
        if position is None or "name" in item or len(position.cuts) != 1 or self.entry.parent is not None:
            return
        cut = position.cuts[0]
        at = cut.text.rfind(", ")
        left, right = cut.part(0, max(at, 0)).strip(), cut.part(at + 1, len(cut.text)).strip()
        if at > 0 and right.text[:1].isupper() and len(right.text.split()) <= 4:
            scorer = role_scorer(self.lex)
            tail = scorer.score(right.text)
            if scorer.score(left.text).title >= 0.9 and max(tail.title, tail.department) < 0.3:
                item["position"], item["name"] = text_value(left), text_value(right)

    def _labelled_segments(self, draft: Draft) -> None:
        """A segment that is only a label names the one after it: `职位 - 技术总监`."""
        kept: list[Segment] = []
        label: Segment | None = None
        for s in self.segments:
            concepts = label_concepts(s.text, draft.lex) if len(s.text) <= 8 else ()
            if label is None and set(concepts) & _SPOKEN and s is not self.segments[-1]:
                label = s
            elif label is not None:
                self.fields.append(Field(label_concepts(label.text, draft.lex), label.cut, s.cut))
                draft.mark(label.cut, "label")
                label = None
            else:
                kept.append(s)
        self.segments = kept

    def _join_places(self, draft: Draft) -> None:
        """`中国 上海`, `Boston` `MA`: neighbouring places of one line are one."""
        kept: list[Segment] = []
        for s in self.segments:
            last = kept[-1] if kept else None
            near = last is not None and last.cut.line is s.cut.line and 0 <= s.cut.start - last.cut.end <= 3
            if (
                last is not None
                and near
                and not s.bracket
                and min(place_score(last.text, draft.lex), place_score(s.text, draft.lex)) >= 0.8
            ):
                last.cut = Cut(last.cut.line, last.cut.start, s.cut.end)
            else:
                kept.append(s)
        self.segments = kept

    def column(self, n: int) -> tuple[int, int, bool]:
        """Where a segment stands: its line, its place among the line's segments, whether it is bracketed."""
        s = self.segments[n]
        before = [k for k in self.segments[:n] if k.row == s.row and not k.bracket]
        return (s.row, len(before), s.bracket)


def _names_no_link(field: Field) -> bool:
    """A column called Link whose cell shows a name: the name is read like any other."""
    return set(field.concepts) <= {"url", "projectUrl"} and not find_urls(field.value.text)


def _undated(field: Field) -> Field:
    """A labelled fact without the date in brackets behind it: `职位：主管（2016.08-2018.01）`."""
    found = header_dates(field.value.line, field.value.start, field.value.end)
    if not found or set(field.concepts) & _DATE_FACTS or found[0].match.start - field.value.start < 2:
        return field
    value = Cut(field.value.line, field.value.start, found[0].match.start).strip(" （([【,，|-–—")
    return field._replace(value=value) if value else field


_DATE_FACTS = frozenset(("dates", "startDate", "endDate", "graduation", "enrolment"))
FACTS = frozenset(
    (
        "organization position department dates startDate endDate workplace location employmentType roles "
        "graduation enrolment institution area studyType degree score faculty entity projectName url "
        "projectUrl"
    ).split()
)


def assign_work(entries: list[Entry], draft: Draft) -> list[Item]:
    """Items with name, position, department, location and dates, one an entry."""
    reads = [HeaderRead(entry, draft) for entry in entries]
    votes = _column_votes(reads)
    items: list[Item] = []
    for read in reads:
        item: Item = {}
        _read_fields(read, item, draft)
        _assign(read, item, votes, draft)
        read.part_title_and_employer(item)
        _dates(read, item)
        items.append(item)
    _share_employers(reads, items)
    return items


def _share_employers(reads: list[HeaderRead], items: list[Item]) -> None:
    """A title with dates and no employer, below an entry that names one: a further position there."""
    named = sum(1 for item in items if "name" in item)
    for n, (read, item) in enumerate(zip(reads, items, strict=True)):
        if n == 0 or "name" in item or "position" not in item or read.entry.parent or named * 2 < len(items):
            continue
        above = items[n - 1]
        if "name" in above and len(read.entry.header) <= len(reads[n - 1].entry.header):
            item["name"] = above["name"]


def _read_fields(read: HeaderRead, item: Item, draft: Draft) -> None:
    for field in read.fields:
        read_header_field(field, item, draft, keys=_ORG_KEYS)


def _column_votes(reads: list[HeaderRead]) -> dict[tuple[int, int, bool], tuple[float, float]]:
    """For each column of the headers the mean evidence for employer and title."""
    sums: dict[tuple[int, int, bool], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for read in reads:
        for n, s in enumerate(read.segments):
            employer, title = _evidence(s)
            cell = sums[read.column(n)]
            cell[0] += employer
            cell[1] += title
            cell[2] += 1
    return {k: (v[0] / v[2], v[1] / v[2]) for k, v in sums.items()}


def _evidence(s: Segment) -> tuple[float, float]:
    """How much a segment looks like an employer and like a title, from itself, its tags and its separator."""
    roles = s.roles
    assert roles is not None
    employer = max(roles.employer, 0.9 * roles.school, 0.55 * roles.department)
    title = roles.title
    if roles.department >= 0.6 and not _COMPANY.search(s.text):
        employer = min(employer, 0.5) - 0.6
    if roles.employer >= 0.8 and title < 1.0 and _HAN.search(s.text):
        # 设计, 开发 … end titles and names of firms alike
        title -= 0.5
    if _BRANCH.search(s.text):
        employer -= 0.5
    if _SELF_EMPLOYED.fullmatch(s.text.strip()):
        employer, title = 0.8, 0.0
    tags = set(s.tags)
    if tags & {"org", "company", "employer", "organization", "worksFor", "company-name", "institution"}:
        employer += 0.8
    if tags & {"title", "position", "role", "jobTitle", "job-title", "head_title", "job_title"}:
        title += 0.8
    if s.separator in ("@", "a", "b", "c"):
        employer += 0.7
    if s.url and not s.bracket:
        employer += 0.25
    if s.bracket:
        employer -= 0.5
        title -= 0.4
    return employer, title


def _assign(
    read: HeaderRead, item: Item, votes: dict[tuple[int, int, bool], tuple[float, float]], draft: Draft
) -> None:
    """The employer and the title that together fit best; what is left is a place, a department, a type or text."""
    segments = read.segments
    if read.entry.gathered and heading_kind(read.entry.header[0].text, draft.lex)[0]:
        return  # a title that groups entries is nobody's post
    for n, s in enumerate(segments):
        level = draft.lex.employment.get(draft.lex.fold(s.text))
        if level and not _SELF_EMPLOYED.search(s.text):
            put(item, "employmentType", Value(level, (s.cut,)))
            roles = s.roles
            s.used = s.bracket or roles is None or roles.title < 0.9
        elif read.places[n] >= 0.8 and max(_evidence(s)) < 0.9 and len(segments) > 1:
            put(item, "location", text_value(s.cut))
            s.used = True
    best, pair = -9.0, (-1, -1)
    free = [n for n, s in enumerate(segments) if not s.used]
    for i in [-1, *free]:
        for j in [-1, *free]:
            if i == j and i >= 0:
                continue
            score = _fit(read, i, votes, 0, "name" in item) + _fit(read, j, votes, 1, "position" in item)
            if i >= 0 and j >= 0 and segments[i].row == segments[j].row and j < i:
                score -= 0.02
            if score > best:
                best, pair = score, (i, j)
    _take(read, item, pair, draft)


def _fit(
    read: HeaderRead, n: int, votes: dict[tuple[int, int, bool], tuple[float, float]], role: int, known: bool
) -> float:
    if n < 0:
        return 0.15
    if known or read.segments[n].separator == ".":
        return -1.0
    s = read.segments[n]
    mine = _evidence(s)
    shared = votes[read.column(n)]
    if role == 1 and mine[1] < 0.3 and shared[1] < 0.3:
        return 0.1
    if role == 0 and mine[0] < 0.3 and read.entry.parent is not None and s.roles and s.roles.department >= 0.6:
        return 0.0
    score = mine[role] - 0.6 * mine[1 - role] + 0.6 * (shared[role] - shared[1 - role])
    return score + (0.3 if role == 0 else 0.2) - 0.04 * n - (0.25 if len(s.text) > 60 else 0.0) - 0.1 * (s.row > 1)


def _take(read: HeaderRead, item: Item, pair: tuple[int, int], draft: Draft) -> None:
    segments = read.segments
    employer, title = pair
    if employer >= 0:
        put(item, "name", text_value(segments[employer].cut))
        segments[employer].used = True
        if segments[employer].url.startswith("http"):
            from resume_parse.normalize.contacts import normalize_url

            url = normalize_url(segments[employer].url)
            link = next((k for k in segments[employer].cut.line.links if k.url == segments[employer].url), None)
            if url and link and link.end > link.start:
                put(item, "url", Value(url, (), ((link.start, link.end),)))
    if title >= 0:
        segments[title].used = True
        put(item, "position", text_value(_joined_title(read, title)))
    for n, s in enumerate(segments):
        if s.used:
            continue
        roles = s.roles
        assert roles is not None
        behind = n and segments[n - 1] is segments[employer] if employer >= 0 else False
        town = (
            behind
            and s.separator == ","
            and len(s.text.split()) <= 2
            and max(roles.title, roles.department) < 0.3
            and s.text.isalpha()
        )
        if (read.places[n] >= 0.6 or town) and put(item, "location", text_value(s.cut)):
            s.used = True
        elif (roles.department >= 0.6 or _BRANCH.search(s.text)) and "department" not in item:
            put(item, "department", text_value(s.cut))
            s.used = True
        elif roles.title >= 0.6 and "position" not in item:
            put(item, "position", text_value(s.cut))
            s.used = True
        elif not s.bracket or employer < 0 or segments[employer].row != s.row:
            extend_text(item, "summary", text_value(s.cut))
            s.used = True
        else:
            put(item, "location", text_value(s.cut)) if read.places[n] >= 0.5 else extend_text(
                item, "description", text_value(s.cut)
            )
            s.used = True


def _joined_title(read: HeaderRead, n: int) -> Cut:
    """Segments right after the title on its line, parted from it by a comma or slash only, belong to it as written."""
    segments = read.segments
    cut = segments[n].cut
    for k in range(n + 1, len(segments)):
        s = segments[k]
        roles = s.roles
        assert roles is not None
        near = (
            s.cut.line is cut.line
            and s.cut.start - cut.end <= 4
            and s.separator in (",", "，", "、", "/", " ", "(", "&", "-", "·")
        )
        if (
            s.used
            or not near
            or roles.employer >= 0.6
            or roles.department >= 0.6
            or read.places[k] >= 0.6
            or (s.separator == "(" and roles.title < 0.5)
        ):
            break
        if s.separator in (" ", "-", "·") and roles.title < 0.5:
            break
        s.used = True
        cut = Cut(cut.line, cut.start, s.cut.end)
    for k in range(n - 1, -1, -1):
        s = segments[k]
        roles = s.roles
        assert roles is not None
        near = (
            s.cut.line is cut.line
            and cut.start - s.cut.end <= 3
            and segments[k + 1].separator in (",", "，", "、", "/")
        )
        if s.used or not near or roles.title < 0.6:
            break
        s.used = True
        cut = Cut(cut.line, s.cut.start, cut.end)
    return cut


def _dates(read: HeaderRead, item: Item) -> None:
    """The header's range; two single dates side by side (columns of a table) are one."""
    ranged = [d for d in read.dates if d.match.is_range or d.match.current]
    if not ranged and len(read.dates) == 2 and read.dates[0].line is read.dates[1].line:
        first, last = read.dates
        if first.match.first and last.match.first and first.match.first[:4] <= last.match.first[:4]:
            put(item, "startDate", Value(first.match.first, (Cut(first.line, first.match.start, first.match.end),)))
            put(item, "endDate", Value(last.match.first, (Cut(last.line, last.match.start, last.match.end),)))
            return
    for dated in sorted(ranged or read.dates, key=lambda d: not _at_edge(d)):
        put_dates(item, dated.line, dated.match)
        return


def _at_edge(dated: Dated) -> bool:
    """A period stands at an end of its line; one further in may be what the text is about."""
    text = dated.line.text.rstrip(" .;)）。]】")
    return dated.match.start <= 3 or dated.match.end >= len(text) - 1
