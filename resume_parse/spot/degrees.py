"""Degrees and schools in a stretch of text, told apart where one word serves both (`大学`, `high school`)."""

from __future__ import annotations

import re

from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import CJK_LETTER, lazy_pattern
from resume_parse.spot.roles import role_scorer

# A school as a whole, not a part of one.
_WHOLE = r"(?:(?&university)|(?&school)|(?&secondarySchool))"
SCHOOL = rf"(?:{_WHOLE}|(?&college)|(?&institute))"

_SCHOOL_END = cue_pattern(rf"{SCHOOL}$", re.I)
_SCHOOL_START = cue_pattern(r"(?&university)|(?&college)|(?&school)")
_SCHOOL_AFTER = cue_pattern(r"\s+(?:(?&school)|(?&college))\b", re.I)
_SECONDARY = cue_pattern(r"(?&secondarySchool)|(?&school)", re.I)
_NAME_AFTER = lazy_pattern(r"\s+[^\W\d_a-z]")
_OF = cue_pattern(r"\s+(?&facultyOf)\s", re.I)
_BARE = cue_pattern(r"(?&bareDegree)")
_GROUP = cue_pattern(r"(?&disciplineGroup)")
_NO_FIELD = cue_pattern(r"^(?:(?&broadField))$|(?&major)$")
_TAIWAN = cue_pattern(r"(?&taiwanSecondary)")  # as written there: elsewhere the word is a degree of colleges
_OBTAINED = cue_pattern(r"(?&obtained)$")
_FACULTY = cue_pattern(r"^(?:(?&article)\s+)?(?:(?&faculty)|(?&facultyUnit))\s+(?&facultyOf)", re.I)
_IN_SCHOOL = cue_pattern(r",|\b(?&university)|\b(?&atInstitution)\b", re.I)
_HAN_FACULTY = cue_pattern(r"(?:(?&department)|(?&faculty))$")
_WHOLE_SCHOOL = cue_pattern(_WHOLE)
_COLLEGE_END = cue_pattern(r"(?&college)$")


def degree_in(text: str, lex: Lexicon) -> tuple[int, int, str] | None:
    """The first degree of a text as (start, end, level); a degree word that is the tail of a school's name is none."""
    at = 0
    while at < len(text):
        found = role_scorer(lex).find_degree(text[at:])
        if found is None:
            return None
        start, end = found[0] + at, found[1] + at
        if not _names_school(text, start, end):
            level = "highSchool" if _TAIWAN.match(text, start) else found[2]
            return end - 2 if _inside_field(text, start, end) else start, end, level
        at = end
    return None


def _inside_field(text: str, start: int, end: int) -> bool:
    """Whether a field goes into the degree's word: `資訊管理學士` is no 理學士, `机械工程硕士` no 工程硕士."""
    if end - start < 3 or not CJK_LETTER.match(text[:start][-1:]) or not _BARE.fullmatch(text, end - 2, end):
        return False
    return end - start == 3 or not (_GROUP.fullmatch(text, start, end - 2) or _OBTAINED.search(text[:start]))


def is_degree(text: str, lex: Lexicon) -> bool:
    """Whether a whole text is a degree, and no school (`大学` may be both)."""
    return lex.fold(text) in lex.degrees and not _SCHOOL_END.search(text)


def own_field(text: str, lex: Lexicon) -> int:
    """How many characters of a degree's word name its field (`工商管理硕士`); 0 for `工学硕士`, `全日制硕士`."""
    size = len(text) - 2
    if size < 2 or not _BARE.fullmatch(text, size) or _NO_FIELD.search(text[:size]):
        return 0
    return size if role_scorer(lex).score(text[:size]).area >= 0.6 else 0


def _names_school(text: str, start: int, end: int) -> bool:
    word = text[start:end]
    if _SCHOOL_AFTER.match(text, end) and text[:start].strip() and word[0].isupper():
        return True  # `Northgate Matriculation School`
    if not _SCHOOL_END.search(word):
        # `信息科学与技术学院`: a word that ends inside a longer school's name
        return bool(_SCHOOL_START.match(text, end)) and bool(CJK_LETTER.match(word[-1]))
    before = text[:start].rstrip()
    cjk = CJK_LETTER.match(word) is not None
    if not before:
        if _SECONDARY.fullmatch(word) and _NAME_AFTER.match(text, end):
            return True  # `Gymnasium Nordtor`
        return bool(_OF.match(text, end) or (cjk and CJK_LETTER.match(text, end)))
    return bool(CJK_LETTER.match(before[-1])) if cjk else before[-1].isalnum() and text[start - 1] == " "


def looks_like_school(text: str, lex: Lexicon) -> bool:
    """Whether a stretch names a school, a faculty included."""
    roles = role_scorer(lex).score(text)
    return (roles.school >= 0.8 and roles.title < 0.7) or roles.school >= 1.0


def is_faculty(text: str, lex: Lexicon) -> bool:
    """Whether a stretch names a part of a school: a faculty, a department, a graduate school."""
    folded = lex.fold(text)
    if folded in lex.schools:
        return False
    if _FACULTY.match(text) and not _IN_SCHOOL.search(text):
        return True
    if not _HAN_FACULTY.search(folded) or _WHOLE_SCHOOL.search(folded):
        return False
    # `苏州科技学院` is a school, `计算机学院` a part of one: a school is called after its place
    return not _COLLEGE_END.search(folded) or not any(folded[:size] in lex.places for size in (2, 3, 4))
