"""A school's name in a stretch that holds more: faculty, field and degree behind it, or the degree in front."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Value, text_value
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.patterns import CJK_LETTER
from resume_parse.sections.draft import Draft, Item, put
from resume_parse.sections.school_words import AT, DEPARTMENT, MAJOR, STUDIED_AT
from resume_parse.spot.degrees import SCHOOL, degree_in, looks_like_school
from resume_parse.spot.places import place_start
from resume_parse.spot.roles import role_scorer

_HAN_SCHOOL = cue_pattern(
    rf"[\w（()）·]{{2,24}}?{SCHOOL}(?:[^\W\d_]{{2,6}}(?&branchCampus)|(?&graduateSchool))?(?:[（(][^（()）]{{1,12}}[)）])?"
)
_PART_OF = cue_pattern(r"(?&graduateSchool)|[^\W\d_]{2,6}(?&branchCampus)")
_HAN_FACULTY = cue_pattern(
    r"[\w&·（）()]{1,20}?(?:(?&faculty)|(?&department)|(?&institute)|(?&campus))"
    r"(?!\w*(?:(?&university)|(?&college)))"
)
_GRADUATE_SCHOOL = cue_pattern(r"(?&graduateSchool)")
_FACULTY_AND_FIELD = cue_pattern(
    r"(\w{1,14}?(?&facultyAbove))\s*(\w{1,20}?(?&fieldUnit))\s*(?:(?&graduation)|(?&enrolment))?"
)
_PROSE_GOES_ON = cue_pattern(r"[,;:(]|\.(?:\s|$)|\s(?&latinConjunction)\s|\s(?=[a-z]+ed\s)")
_NAME_END = cue_pattern(rf"(?:{SCHOOL}|(?&faculty)|(?&campus)|[）)])$")
_COLLEGE = cue_pattern(r"(?&college)")
_TOWNS_COLLEGE = cue_pattern(r"\w{2,8}?(?&college)(?!\w*(?&college))")
_HAN_AT = cue_pattern(r"^(?&atInstitution)\s*(?=[^\x00-\u02ff]{2})")
_SPACED_AT = cue_pattern(r"\s+(?:(?&atInstitution)|(?&schoolPreposition))(?:\s+|(?<=['’]))(?:(?&article)\s+)?", re.I)
_NAME_START = cue_pattern(r"\b(?&schoolNameStart)", re.I)
_FIELD_IN = cue_pattern(r"\s+(?&fieldIn)\s+", re.I)
_FIELD_FOLLOWS = cue_pattern(r"\s+(?:(?&fieldIn)|(?&degreeOf))\b|\s*[,(]", re.I)


def put_school(cut: Cut, item: Item, draft: Draft) -> Cut | None:
    """Set the institution (and department, place) from a stretch; returns what is left of it."""
    cut = cut.strip("（()）,，.。")
    studies = STUDIED_AT.match(cut.text) or _HAN_AT.match(cut.text) or AT.match(cut.text)
    if studies:
        draft.mark(cut.part(0, studies.end()), "label")
        cut = cut.part(studies.end(), len(cut.text))
    if not CJK_LETTER.search(cut.text):
        return _latin_school(cut, item, draft)
    text = cut.text
    found = _HAN_SCHOOL.match(text)
    end = _longest_known(text, draft) or (found.end() if found else len(text))
    graduate = _GRADUATE_SCHOOL.match(text, end)
    end = graduate.end() if graduate else end
    put(item, "institution", text_value(cut.part(0, end).strip()))
    rest = cut.part(end, len(text)).strip(" ,，、·-–—/*")
    faculty = _HAN_FACULTY.match(rest.text)
    if faculty and not MAJOR.search(faculty.group()):
        name = faculty.group()
        key = "area" if DEPARTMENT.search(name) and "area" not in item and not _COLLEGE.search(name) else "department"
        put(item, key, text_value(rest.part(0, faculty.end())))
        rest = rest.part(faculty.end(), len(rest.text)).strip(" ,，、·-–—/")
    return rest if rest else None


def _longest_known(text: str, draft: Draft) -> int:
    """Where the longest school of the list that opens the text ends."""
    folded = draft.lex.fold(text)
    if len(folded) != len(text):
        return 0
    for end in range(min(len(text), 24), 2, -1):
        if folded[:end] in draft.lex.schools and (
            end == len(text) or _NAME_END.search(folded[:end]) or not CJK_LETTER.match(folded[end])
        ):
            longer = _TOWNS_COLLEGE.match(folded, end)
            # an independent college carries the university's name and its town's: `某某大学厦门工学院`
            if longer and any(folded[end : end + size] in draft.lex.places for size in (2, 3)):
                return longer.end()
            part = _PART_OF.match(folded, end)
            return part.end() if part else end
    return 0


def _latin_school(cut: Cut, item: Item, draft: Draft) -> Cut | None:
    """`University of Tasmania, Hobart, Australia`; `Acme University BSc Physics`."""
    text, rest = cut.text, None
    degree = degree_in(text, draft.lex)
    if degree and degree[0] > 6 and looks_like_school(text[: degree[0]].strip(" ,"), draft.lex):
        rest = cut.part(degree[0], len(text))
        cut = cut.part(0, degree[0]).strip(" ,-–—")
        text = cut.text
    known = draft.lex.fold(cut.text) in draft.lex.schools
    at = 0 if known or "," not in cut.text else place_start(cut.text, draft.lex)
    if cut.text[:at].rstrip().endswith(",") and put(item, "location", text_value(cut.part(at, len(cut.text)))):
        cut = cut.part(0, at).strip(" ,")
    field = _FIELD_IN.search(cut.text) if rest is None else None
    if (
        field
        and looks_like_school(cut.text[: field.start()], draft.lex)
        and role_scorer(draft.lex).score(cut.text[field.end() :]).area >= 0.6
    ):
        draft.mark(cut.part(*field.span()), "separator")
        rest = cut.part(field.end(), len(cut.text))
        cut = cut.part(0, field.start())
    put(item, "institution", text_value(cut))
    return rest


def split_degree_school(cut: Cut, draft: Draft) -> tuple[Cut, Cut] | None:
    """The degree and the school of a stretch that leads with a degree: `MFA Glasgow School of Art`."""
    text = cut.text
    degree = degree_in(text, draft.lex)
    if degree is None or degree[0] > 12 or CJK_LETTER.search(text):
        return None
    rest = text[degree[1] :]
    joints = [m for m in _SPACED_AT.finditer(rest) if looks_like_school(rest[m.end() :], draft.lex)]
    if joints:
        draft.mark(cut.part(degree[1] + joints[-1].start(), degree[1] + joints[-1].end()), "separator")
        return cut.part(0, degree[1] + joints[-1].start()).strip(), cut.part(
            degree[1] + joints[-1].end(), len(text)
        ).strip(" .")
    words = [m.start() for m in re.finditer(r"(?<=\s)\S", rest)]
    known = [at for at in words if draft.lex.fold(rest[at:].strip(" .")) in draft.lex.schools]
    named = [m.start() for m in _NAME_START.finditer(rest) if m.start() > 0]
    start = (
        known[0]
        if known
        else named[0]
        if named
        else words[0]
        if words and not _FIELD_FOLLOWS.match(rest) and len(words) <= 5
        else None
    )
    if start is None or not looks_like_school(rest[start:], draft.lex):
        return None
    return cut.part(0, degree[1] + start).strip(), cut.part(degree[1] + start, len(text)).strip(" .")


def part_faculty(item: Item, draft: Draft) -> None:
    """`理学部物理学科卒業`, read as a department or field, is a faculty and the field in it."""
    key = "area" if "department" not in item else "department"
    value = item.get(key)
    if not isinstance(value, Value) or len(value.cuts) != 1 or (key == "department" and "area" in item):
        return
    cut = value.cuts[0]
    found = _FACULTY_AND_FIELD.fullmatch(cut.text)
    if found and value.text == cut.text:
        item["department"], item["area"] = text_value(cut.part(*found.span(1))), text_value(cut.part(*found.span(2)))
        draft.mark(cut.part(found.end(2), len(cut.text)), "label")


def school_in_prose(cut: Cut, item: Item, draft: Draft) -> None:
    """`I obtained my degree in Astronomy from the University of Northgate, …` below a bare degree: school and field."""
    text = cut.text
    for at in _SPACED_AT.finditer(text):
        stop = _PROSE_GOES_ON.search(text, at.end())
        name = cut.part(at.end(), stop.start() if stop else len(text)).strip(" .")
        if name.text[:1].isupper() and len(name.text) <= 80 and looks_like_school(name.text, draft.lex):
            put(item, "institution", text_value(name))
            fields = list(_FIELD_IN.finditer(text, 0, at.start()))
            field = cut.part(fields[-1].end(), at.start()) if fields else None
            if field and field.text[:1].isupper() and len(field.text) <= 60:
                put(item, "area", text_value(field))
            return
