"""Studies told among the posts of a section: rows or items with a school and a degree, as in one table of a life."""

from __future__ import annotations

import re
from operator import or_

from resume_parse.document import Line, width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.school_look import names_school
from resume_parse.sections.school_words import MAJOR
from resume_parse.separators import PIECES_AND_BRACKETS
from resume_parse.spot.dates import find_dates, without_dates
from resume_parse.spot.degrees import degree_in, looks_like_school
from resume_parse.spot.roles import Roles, role_scorer

_STATE = cue_pattern(r"(?:(?&enrolment)|(?&graduation)|(?&studyState))$", re.I)
_STUDENT = cue_pattern(r"(?&student)", re.I)
_LETTER = lazy_pattern(r"[^\W\d_]")
_LONG = 110  # columns from which on a line tells what somebody did


def studies_among_posts(lines: list[Line], lex: Lexicon) -> list[Line]:
    """The lines of a section of posts that tell studies, with what stands below each; [] where all tell posts."""
    dated = [line for line in lines if not line.continues and find_dates(line.text)]
    if not dated:
        return []
    looks = {(line.kind, line.level) for line in dated}
    out: list[Line] = []
    study = False
    for line in lines:
        if (line.kind, line.level) in looks and not line.continues and line.kind != "text":
            study = tells_study(line, lex)
        elif line.kind == "heading" or (line.kind == "text" and find_dates(line.text)):
            study = False
        if study:
            out.append(line)
    return out


def tells_study(line: Line, lex: Lexicon) -> bool:
    """Whether one line names a date, a school, and what was studied there or that somebody entered or left it."""
    text = line.text
    dates = find_dates(text)
    if not dates or width(text.strip()) > _LONG:
        return False
    cells = [text[a:b] for a, b in line.cells] or [text]
    parts = [p for cell in cells for p in PIECES_AND_BRACKETS.split(without_dates(cell)) if _LETTER.search(p)]
    scores = [role_scorer(lex).score(p) for p in parts]
    degrees = [degree_in(p, lex) for p in parts]
    posts = (_is_post(p, s, d, lex) for p, s, d in zip(parts, scores, degrees, strict=True))
    if any(posts):
        return False
    schools = [names_school(p, lex) for p in parts]
    if not any(schools):
        schools = [looks_like_school(p, lex) for p in parts]  # a college may be called like a faculty
    if not any(schools):
        return any(_STATE.search(p) and degree_in(p, lex) for p in parts)
    ranged = any(m.is_range or m.current for m in dates)
    fields = [s.area >= 0.6 and s.title < 0.3 for s in scores]
    if line.kind == "row" and ranged and all(map(or_, schools, fields)):
        return True  # a school and a field, or a school alone, and no post in any column
    told = (
        (d is not None and (d[0] == 0 or d[1] == len(p)) and not school) or MAJOR.search(p) or _STATE.search(p)
        for p, d, school in zip(parts, degrees, schools, strict=True)
    )
    return any(told)


def _is_post(text: str, roles: Roles, degree: tuple[int, int, str] | None, lex: Lexicon) -> bool:
    """Whether a part names a post; behind a degree's word a title may go on: `High School Teacher`, `高中数学教师`."""
    if roles.title < 0.7 or degree is None:
        return roles.title >= 0.7 and roles.area < 0.6  # 会计 is a field, too
    if roles.title == 1.0 and degree[0] > 0:
        return True  # `Research Associate`
    rest = text[degree[1] :].strip()
    return not _STUDENT.search(rest) and role_scorer(lex).score(rest).title >= 0.9
