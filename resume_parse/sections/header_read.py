"""Read an entry's header: its labelled facts, its segments, its dates, and which segments are places."""

from __future__ import annotations

from itertools import pairwise

from resume_parse.document import Cut, Value, text_value
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.sections.concepts import DATE_CONCEPTS, HEADER_CONCEPTS, POST_CONCEPTS
from resume_parse.sections.draft import Draft, Item
from resume_parse.sections.entry import Entry
from resume_parse.sections.fields import Field, find_fields
from resume_parse.sections.header import DURATION, Segment, header_dates
from resume_parse.sections.header_segments import split_header
from resume_parse.spot.degrees import is_degree
from resume_parse.spot.labels import label_concepts
from resume_parse.spot.links import find_urls
from resume_parse.spot.places import place_score, says_of_place
from resume_parse.spot.roles import role_scorer

_WORK_AT = cue_pattern(r"(?&workAt)\s+(?=[^\W\d_a-z])")
_SPOKEN = frozenset(("position", "organization", "department", "workplace"))
_OF_NOW = frozenset(("label",))  # `Current position (2026 - present): Lecturer`: as in the head, it names a post


class HeaderRead:
    """One header cut up: its segments, dates and labelled facts."""

    def __init__(self, entry: Entry, draft: Draft, *, study: bool = False) -> None:
        """`study`: the header is that of a school: every comma parts, and a degree is no label (`本科：软件工程`)."""
        self.entry = entry
        self.lex = draft.lex
        self.fields: list[Field] = [
            undated(f)
            for line in entry.header
            for f in find_fields(line, draft.lex)
            if f.value
            and (set(f.concepts) & HEADER_CONCEPTS or (_column_of_stacks(f) and not study))
            and not _names_no_link(f)
            and not (study and (is_degree(f.label.text, draft.lex) or _column_of_posts(f)))
        ]
        skip = [f.value for f in self.fields] + [f.label for f in self.fields]
        for f in self.fields:
            same = f.label.line is f.value.line
            draft.mark(Cut(f.label.line, f.label.start, f.value.start) if same else f.label, "label")
        self.segments, self.dates = split_header(entry.header, draft.lex, skip=skip, commas=study)
        if not study:
            self._work_at()
        self._without_durations(draft)
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

    def put_town_before(self, item: Item) -> None:
        """A town that no list knows, before the region and country that were read as the place, is a part of it."""
        for s, place in pairwise(self.segments):
            told = item.get("location")
            joined = Cut(s.cut.line, s.cut.start, place.cut.end)
            if (
                told is not None
                and told.cuts == (place.cut,)
                and not (s.used or s.bracket or s.prose or s.stack)
                and place.cut.line is s.cut.line
                and s.cut.line.text[s.cut.end : place.cut.start].strip() == ","
                and max(s.roles.title, s.roles.department, s.roles.degree) < 0.3
                and place_score(joined.text, self.lex) >= 0.8
            ):
                s.used = True
                item["location"] = Value(joined.text, (joined,))

    def _labelled_segments(self, draft: Draft) -> None:
        """A segment that is only a label names the one after it: `职位 - 技术总监`."""
        kept: list[Segment] = []
        label: Segment | None = None
        for s in self.segments:
            concepts = label_concepts(s.text, draft.lex) if len(s.text) <= 8 else ()
            if s is self.segments[0] and self.dates and _OF_NOW.issuperset(label_concepts(s.text, draft.lex) or "?"):
                draft.mark(s.cut, "label")
            elif label is None and set(concepts) & _SPOKEN and s is not self.segments[-1]:
                label = s
            elif label is not None:
                self.fields.append(Field(label_concepts(label.text, draft.lex), label.cut, s.cut))
                draft.mark(label.cut, "label")
                label = None
            else:
                kept.append(s)
        self.segments = kept

    def _work_at(self) -> None:
        """`CTO` `en Cantera S.L.`: the word that leads to an employer, behind the edge of mark-up."""
        scorer = role_scorer(self.lex)
        for s in self.segments[1:]:
            if found := _WORK_AT.match(s.text) if s.separator == "e" else None:
                s.cut, s.separator = s.cut.part(found.end(), len(s.text)), "@"
                s.roles = scorer.score(s.text)

    def _without_durations(self, draft: Draft) -> None:
        """How long it was, told beside when, is nobody's name: `2021 年 3 月 – 至今 · 4 年`."""
        lengths = [s for s in self.segments if self.dates and DURATION.fullmatch(s.text)]
        draft.taken.extend(s.cut for s in lengths)
        self.segments = [s for s in self.segments if s not in lengths]

    def _join_places(self, draft: Draft) -> None:
        """`中国 上海`, `Boston` `MA`: neighbouring places of one line are one."""
        kept: list[Segment] = []
        for s in self.segments:
            last = kept[-1] if kept else None
            near = last is not None and last.cut.line is s.cut.line and 0 <= s.cut.start - last.cut.end <= 3
            goes_on = says_of_place(s.text, draft.lex) if s.bracket else place_score(s.text, draft.lex) >= 0.8
            if last is not None and near and goes_on and place_score(last.text, draft.lex) >= 0.8:
                # what the bracket says of the place belongs to it: `Boulder, CO (Remote)`, `Nantes (44)`
                last.cut = Cut(last.cut.line, last.cut.start, s.cut.end + s.bracket)
            else:
                kept.append(s)
        self.segments = kept

    def column(self, n: int) -> tuple[int, int, bool, bool, int]:
        """Where a segment stands: its line, its place among the line's segments, whether it is bracketed, whether its
        header is one above several entries, and the level of the heading that it stands in."""
        s = self.segments[n]
        before = [k for k in self.segments[:n] if k.row == s.row and not k.bracket]
        level = s.cut.line.level if s.cut.line.kind == "heading" else 0
        return (s.row, len(before), s.bracket, self.entry.gathered, level)


def _column_of_posts(field: Field) -> bool:
    """A column of a table whose label tells of jobs (`Tätigkeit`), while the row tells a school."""
    return field.label.line is not field.value.line and POST_CONCEPTS.issuperset(field.concepts)


def _column_of_stacks(field: Field) -> bool:
    """A cell of a table's column of technologies."""
    return "keywords" in field.concepts and field.label.line is not field.value.line


def _names_no_link(field: Field) -> bool:
    """A column called Link whose cell shows a name: the name is read like any other."""
    return set(field.concepts) <= {"url", "projectUrl"} and not find_urls(field.value.text)


def undated(field: Field) -> Field:
    """A labelled fact without the date in brackets behind it: `职位：主管（2016.08-2018.01）`."""
    found = header_dates(field.value.line, field.value.start, field.value.end)
    if not found or set(field.concepts) & DATE_CONCEPTS or found[0].match.start - field.value.start < 2:
        return field
    value = Cut(field.value.line, field.value.start, found[0].match.start).strip(" （([【,，|-–—")
    return field._replace(value=value) if value else field
