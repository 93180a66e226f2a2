"""The header of a school: institution, department, area, degree, dates, score; whatever order they stand in."""

from __future__ import annotations

import re
from itertools import pairwise

from resume_parse.document import Cut, Value, text_value
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.patterns import CJK_LETTER, lazy_pattern
from resume_parse.sections.draft import Draft, Item, put, put_dates
from resume_parse.sections.fields import Field
from resume_parse.sections.header import Segment
from resume_parse.sections.header_facts import read_header_field
from resume_parse.sections.header_read import HeaderRead
from resume_parse.sections.school_brackets import adds_to_degree, area_in_bracket, put_aside, put_bracket
from resume_parse.sections.school_names import put_school
from resume_parse.sections.school_pick import pick_school
from resume_parse.sections.school_segments import school_segments
from resume_parse.sections.school_study import (
    area_of,
    area_of_degree,
    degree_and_area,
    degree_of,
    faculty_or_area,
    gives_way,
    labelled_area,
    names_field,
    study_mode,
)
from resume_parse.sections.school_words import (
    BOARD,
    DEPARTMENT,
    FACULTY,
    HONS,
    MAJOR,
    MINOR,
    MODE,
    PRIZE,
    SCORE,
    SECONDARY,
)
from resume_parse.separators import CLAUSE_END
from resume_parse.spot.degrees import degree_in
from resume_parse.spot.places import place_score

_POSTAL = lazy_pattern(r"\d{4,5}\s+[A-ZÀ-Ý][^\W\d_]")
_TOWN = lazy_pattern(r"[A-ZÀ-Ý][^\W\d_]+(?:[ -][^\W\d_]+){0,3}")
_RANK = cue_pattern(r"[\s,，、/]*(?:(?:(?&schoolRank)|(?&schoolSector))[\s,，、/]*)+(?&schoolKind)?", re.I)
_COHORT = cue_pattern(r"\s?(?&cohort)(?![^\W\d_])")
_ENROLLED = cue_pattern(r"(?&enrolment)", re.I)
_KEYS = {
    "institution": "institution",
    "area": "area",
    "faculty": "department",
    "studyType": "studyType",
    "degree": "studyType",
    "score": "score",
    "organization": "institution",
}
_SHARED = ("institution", "startDate", "endDate", "current", "location")


def read_school(read: HeaderRead, draft: Draft) -> list[Item]:
    """The items of one header: one, or one a degree where several are told line by line under one school."""
    items: list[Item] = [{}]
    for field in read.fields:
        header_field(field, items[0], draft)
    _dates(read, items[0])
    segments = school_segments(read, items[0], draft)
    _paired_places(segments, items[0], draft)
    pick_school(segments, items[0], draft)
    _town(segments, items[0], draft)
    _majors(segments, items[0], draft)
    for n, segment in enumerate(segments):
        if segment.used:
            continue
        if _second_degree(segment, segments[:n], items[-1], draft):
            items.append({})
        _read_segment(segment, items[-1], segments[:n], draft)
    for item in items[1:]:
        for key in _SHARED:
            if key in items[0]:
                item.setdefault(key, items[0][key])
    for item in items:
        _settle(item, draft)
    return items


def _paired_places(segments: list[Segment], item: Item, draft: Draft) -> None:
    """`Queens, NY`: a town that no list knows is one beside its region."""
    for a, b in pairwise(segments):
        if (
            a.cut.line is b.cut.line
            and b.separator in (",", "，")
            and a.roles
            and max(a.roles.school, a.roles.degree) < 0.6
        ):
            both = Cut(a.cut.line, a.cut.start, b.cut.end)
            if 0 < b.cut.start - a.cut.end <= 3 and place_score(both.text, draft.lex) >= 0.8 and _put_place(both, item):
                a.used = b.used = True


def _town(segments: list[Segment], item: Item, draft: Draft) -> None:
    """`Oakfield University, Elmstead`: the word behind the school is its town where a line below tells the field."""
    school = item.get("institution")
    if school is None:
        return
    for s in segments:
        behind = s.cut.line is school.cuts[-1].line and 0 < s.cut.start - school.cuts[-1].end <= 3
        if s.used or s.bracket or not behind or s.separator not in (",", "，") or not _TOWN.fullmatch(s.text):
            continue
        degrees = [(k, degree_in(k.text, draft.lex)) for k in segments if k.row != s.row]
        told = any(d is not None and (d[2] == "highSchool" or d[1] - d[0] + 3 < len(k.text)) for k, d in degrees)
        if told and s.roles.area < 0.3 and degree_in(s.text, draft.lex) is None and _put_place(s.cut, item):
            s.used = True
            return


def _majors(segments: list[Segment], item: Item, draft: Draft) -> None:
    """A segment that calls itself a major (`…专业`) is the field, wherever it stands."""
    for s in segments:
        if (
            not s.used
            and not s.bracket
            and MAJOR.search(s.text)
            and len(s.text) <= 24
            and not FACULTY.search(s.text)
            and ("area" not in item or gives_way(item))
        ):
            s.used = True
            area_of(s.cut, item, draft)


def header_field(field: Field, item: Item, draft: Draft) -> None:
    """Read one labelled fact of a school."""
    if "degree" in field.concepts or "studyType" in field.concepts:
        degree_of(field.value, item, draft)
        return
    if set(field.concepts) & {"institution", "organization"} and "institution" not in item:
        rest = put_school(field.value, item, draft)
        if rest:
            degree_and_area(rest, item, draft)
        return
    if "faculty" in field.concepts and "/" in field.label.text:
        faculty_or_area(field.value, item, draft)
        return
    if "area" in field.concepts:
        if "area" not in item:
            labelled_area(field.value, item, draft)
        return
    read_header_field(field, item, draft, keys=_KEYS, single="end")


def _dates(read: HeaderRead, item: Item) -> None:
    """A range first; a single date is the end, unless it says enrolment or a second one follows on its line."""
    whole = [d for d in read.dates if d.match.is_range or d.match.current]
    for dated in whole:
        put_dates(item, dated.line, dated.match, single="end")
    if whole:
        return
    for n, dated in enumerate(read.dates):
        stop = (
            read.dates[n + 1].match.start
            if n + 1 < len(read.dates) and read.dates[n + 1].line is dated.line
            else len(dated.line.text)
        )
        cut = Cut(dated.line, dated.match.start, dated.match.end)
        starts = (
            bool(_COHORT.match(dated.line.text, dated.match.end))
            or bool(_ENROLLED.search(dated.line.text[dated.match.end : stop]))
            or (
                n == 0
                and len(read.dates) == 2
                and read.dates[1].line is dated.line
                and read.dates[1].match.first != dated.match.first
            )
        )
        put(item, "startDate" if starts else "endDate", Value(dated.match.first, (cut,)))


def _second_degree(segment: Segment, before: list[Segment], item: Item, draft: Draft) -> bool:
    """A further line that leads with a degree and its field, below one that did so too."""
    if (
        "degree" not in item
        or "area" not in item
        or any(k.row == segment.row for k in before)
        or CJK_LETTER.search(segment.text)
    ):
        return False
    found = degree_in(segment.text, draft.lex)
    if found is None or found[0] != 0 or MINOR.match(segment.text):
        return False
    return len(segment.cut.line.text[segment.cut.start + found[1] :].strip(" ,.-–—()")) > 3


def _read_segment(segment: Segment, item: Item, before: list[Segment], draft: Draft) -> None:
    """One remaining segment of a school's header."""
    cut, text = segment.cut, segment.text
    segment.used = True
    if not text:
        return
    degree = degree_in(text, draft.lex)
    if segment.bracket and degree is not None and degree[2] == "other" and degree[1] - degree[0] < len(text):
        degree = None  # `（与某某大学联合培养）`
    if _is_score(segment, degree) and put(item, "score", text_value(cut)):
        return
    if (place_score(text, draft.lex) >= 0.8 or _POSTAL.match(text)) and _put_place(cut, item):
        return
    if MODE.fullmatch(text.strip()) and study_mode(cut, item, draft):
        return
    if adds_to_degree(segment, item, draft):
        return
    if degree is not None and not MINOR.match(text):
        degree_and_area(cut, item, draft)
    elif FACULTY.search(text) and "institution" in item and put(item, "department", text_value(cut)):
        return
    elif _is_aside(text, item):
        put_aside(cut, item)
    elif segment.bracket:
        put_bracket(cut, item, before, draft)
    else:
        area_of(cut, item, draft)


def _is_score(segment: Segment, degree: tuple[int, int, str] | None) -> bool:
    text, roles = segment.text, segment.roles
    if not SCORE.search(text) or len(text) > 60 or (segment.bracket and HONS.fullmatch(text)):
        return False
    return (degree is None or degree[0] > 0) and roles is not None and roles.school < 0.8


def _is_aside(text: str, item: Item) -> bool:
    """A prize, a rank, a minor, a sentence, or anything beside the name of a secondary school: no field of study."""
    level = item.get("degree")
    if level is not None and level.value == "highSchool" and not CJK_LETTER.search(text):
        return True
    said = PRIZE.search(text) or _RANK.fullmatch(text) or MINOR.match(text) or BOARD.search(text)
    return bool(said) or len(text) > 60 or bool(CLAUSE_END.search(text))


def _put_place(cut: Cut, item: Item) -> bool:
    """The place; its second part (`Shanghai`, `China`) joins it as written."""
    old = item.get("location")
    if old is None:
        return put(item, "location", text_value(cut))
    if old.cuts[-1].line is cut.line and 0 < cut.start - old.cuts[-1].end <= 3:
        whole = text_value(Cut(cut.line, old.cuts[0].start, cut.end)) if old.cuts[0].line is cut.line else None
        if whole is not None:
            item["location"] = whole
            return True
    return False


def _settle(item: Item, draft: Draft) -> None:
    """A secondary school says the level by its name; a list `…系, field` names the department first."""
    school = item.get("institution")
    if "degree" not in item and school is not None and SECONDARY.search(school.text):
        item["degree"] = Value("highSchool", school.cuts)
    if "area" not in item:
        area_in_bracket(item, draft)
        area_of_degree(item, draft)
    area = item.get("area")
    if area is None or "department" in item:
        return
    extra = item.get("highlights", [])
    if (
        DEPARTMENT.search(area.text)
        and extra
        and len(extra[0].text) <= 20
        and extra[0].cuts[0].line.index == area.cuts[0].line.index
        and names_field(extra[0].text, draft.lex)
    ):
        item["department"], item["area"] = area, extra.pop(0)
        if not extra:
            del item["highlights"]
