"""Degrees and schools in a stretch of text, told apart where one word serves both (`大学`, `high school`)."""

from __future__ import annotations

import re

from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import lazy_pattern
from resume_parse.spot.roles import role_scorer

_HAN = lazy_pattern(r"[\u3040-\u30ff\u3400-\u9fff]")
_SCHOOL_WORD = lazy_pattern(
    r"(?:大学|大學|学院|學院|学校|學校|中学|中學|高中|高校|school|polytechnic|college|gymnasium|lycée|liceo"
    r"|instituto|colegio)$",
    re.I,
)
_BARE = frozenset(("学士", "學士", "硕士", "碩士", "博士"))
_FACULTY = lazy_pattern(
    r"^(?:the\s+)?(?:faculty|school|department|dept\.?|college|division|graduate school|institut|fakultät"
    r"|fachbereich|facult[ée]|facultad|faculdade|facoltà|dipartimento|département|departamento)\s+"
    r"(?:of|for|für|de|di|des|der|d['’])",
    re.I,
)
_HAN_FACULTY = lazy_pattern(r"(?:系|学部|學部|研究科|研究所|学院|學院|学科|學科)$")
_WHOLE_SCHOOL = lazy_pattern(r"大学|大學|学校|學校|中学|中學|高中")


def degree_in(text: str, lex: Lexicon) -> tuple[int, int, str] | None:
    """The first degree of a text as (start, end, level); a degree word that is the tail of a school's name is none."""
    at = 0
    while at < len(text):
        found = role_scorer(lex).find_degree(text[at:])
        if found is None:
            return None
        start, end = found[0] + at, found[1] + at
        if not _names_school(text, start, end):
            # `資訊管理學士` is a 學士 in 資訊管理, no 理學士
            inner = (
                end - start == 3 and start > 0 and text[end - 2 : end] in _BARE and bool(_HAN.match(text[start - 1]))
            )
            return end - 2 if inner else start, end, found[2]
        at = end
    return None


def _names_school(text: str, start: int, end: int) -> bool:
    word = text[start:end]
    if not _SCHOOL_WORD.search(word):
        # `信息科学与技术学院`: a word that ends inside a longer school's name
        return bool(re.match(r"(?:大学|学院|學院|学校)", text[end:])) and bool(_HAN.match(word[-1]))
    before = text[:start].rstrip()
    if not before:
        return bool(re.match(r"\s+(?:of|de|di|für)\s", text[end:])) or bool(
            _HAN.match(word[0]) and _HAN.match(text[end : end + 1] or " ")
        )
    return bool(_HAN.match(before[-1])) if _HAN.match(word[0]) else before[-1].isalnum() and text[start - 1] == " "


def looks_like_school(text: str, lex: Lexicon) -> bool:
    """Whether a stretch names a school, a faculty included."""
    roles = role_scorer(lex).score(text)
    return (roles.school >= 0.8 and roles.title < 0.7) or roles.school >= 1.0


def is_faculty(text: str, lex: Lexicon) -> bool:
    """Whether a stretch names a part of a school: a faculty, a department, a graduate school."""
    folded = lex.fold(text)
    if folded in lex.schools:
        return False
    if _FACULTY.match(text) and not re.search(r",|\buniversi|\bat\b", text, re.I):
        return True
    if not _HAN_FACULTY.search(folded) or _WHOLE_SCHOOL.search(folded):
        return False
    # `苏州科技学院` is a school, `计算机学院` a part of one: a school is called after its place
    return not folded.endswith("学院") or not any(folded[:size] in lex.places for size in (2, 3, 4))
