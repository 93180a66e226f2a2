"""The signs that a list or a sentence of skills is made of: separators, grades, words of knowing, everyday words."""

from __future__ import annotations

import re

from resume_parse.document import width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import CJK_LETTER, lazy_pattern
from resume_parse.spot.skills import find_skills

LETTER = lazy_pattern(r"[^\W\d_]")
LATIN_LETTER = lazy_pattern("[A-Za-z]")
EDGE = frozenset(" \t\u3000.。,，、;；:：|｜/·•●*`\"'“”‘’-–—&_>✓✔★☆⭐\ufe0f()（）[]【】《》「」")
OPENING, CLOSING = frozenset("(（[【"), frozenset(")）]】")
CLAUSE = lazy_pattern(r"[。！!；;\n]|\.(?=\s+[^\W\d_a-z]|\s*$)")
SEPARATOR = lazy_pattern(
    r"[、，,|｜•·・●\t\u2028\\]|\s{2,}|\s*/\s*(?!\d)|(?<=[\w)+])\s+\+\s+"
    r"|(?<=[\w)])\+(?!\+)\s*(?=[^\W\d_])|\s[-–—]\s(?=[A-Z])"
)
JOINT = cue_pattern(
    r"\s+(?:(?&latinConjunction)|(?&latinDisjunction)|&)\s+|(?<=[^\W\d_A-Za-z])&(?=[^\W\d_A-Za-z])"
    r"|\s*(?:(?&conjunction)|(?&disjunction))\s*"
)
BRACKET = lazy_pattern(r"\s*[（(\[【]([^（）()\[\]【】]{1,300})[)）\]】]")
LABEL = lazy_pattern(r"[^:：（(]{1,24}[:：]\s*")
LEAD = cue_pattern(r"(?:(?&skillLead)|(?&purpose)|(?&conjunction)|(?&disjunction))\s*")
TAIL = cue_pattern(r"\s*(?:(?&andSoOn).{0,16}|(?&possessive)?(?:(?&skillTail)|(?&skillClause).{0,30}))$")
VERB_HAN = cue_pattern(r"^(?&clauseStart)|(?&clauseWord)|(?&clauseEnd)$")
LATIN_RUN = lazy_pattern(r"[A-Za-z][A-Za-z0-9_.+#-]{0,40}(?: [A-Z0-9][A-Za-z0-9_.+#-]{0,40}){0,3}")
CAMEL_CASE = lazy_pattern(r"\b(?:[a-z]{1,6}-?[A-Z]|[A-Z][a-z]{1,12}[A-Z])\w{1,20}\b")
SENTENCES = lazy_pattern(r"\w[.!?]\s+\w")
ETC = cue_pattern(r"\s*(?&andSoOn).{0,30}$")
LATIN_ETC = cue_pattern(r"(?:^|\s+)(?&latinAndSoOn)\.{0,3}$", re.I)
NOUN = cue_pattern("(?&skillNoun)")
PURPOSE = cue_pattern("(?&purpose)")
FILLER = cue_pattern(r"\b(?:(?&skillFiller)|(?&functionWord)|(?&latinConjunction)|(?&experience)|\d[\d.x]*)\b", re.I)
_GENERIC = cue_pattern("(?&genericTerm)")
_PROSE_HAN = cue_pattern("(?&proseWord)")
_PROSE_LATIN = cue_pattern(r"\b(?&functionWord)\b", re.I)
_PART = lazy_pattern(r"\s*[、，,;；。|｜•·・●]\s*|\s+[/+]\s+")
_AMOUNT = cue_pattern(
    r"[+~≥>＞]?\s*(?:(?&approximately)\s*)?\d*[+\d.xX-]*\s*(?:(?&durationUnit)|%)?\s*(?&orMore)?\s*(?&experience)?",
    re.I,
)
_MARKS = lazy_pattern(r"\s*(?:[-–—:：]\s*)?(?:\d{1,3}\s*%|[★☆⭐●○◆◇■□\ufe0f\s]+)$")
_AFTER_DASH = lazy_pattern(r"\s*(?:(?<=\s)[-–—]|[-–—](?=\s)|[–—:：])\s*([^-–—:：]{2,30})$")
_GRADE_GAP = lazy_pattern(r"\s+-\s*|\s*[–—:：|｜,，]\s*|\s*[（(\[【]\s*|\s+|(?<=[A-Za-z])(?=\d+年)")
_GRADE_EDGE = " \t,，.。;；)）]】"
_LONGEST_GRADE = 30
_MEASURE = cue_pattern(
    r"(?:[~≈]|(?&approximately)\s*)?\d{1,3}(?:\.\d)?\s*(?:[+＋]\s*)?(?:%|％|(?&durationUnit)(?&orMore)?)(?:\s*(?&experience))?"
    r"|\d{1,2}(?:\.\d)?\s*/\s*(?:5|10)|[★☆⭐●○◆◇■□\ufe0f]{2,12}",
    re.I,
)
_TIME = cue_pattern(r"\d+\+?\s*(?&durationUnit)", re.I)


def is_prose(text: str) -> bool:
    """A sentence, not a list of names: it has words that no list has, or a long clause."""
    if CJK_LETTER.search(text):
        return bool(_PROSE_HAN.search(text)) or any(
            width(part) > 24 and VERB_HAN.search(part) for part in _PART.split(BRACKET.sub("", text))
        )
    size = width(text)
    if size > 40 and _lists_names(text):
        return False
    return size > 40 and (
        len(_PROSE_LATIN.findall(text)) >= 2
        or (size > 70 and not re.search(r"[,|/;]", text))
        or bool(re.search(r"\w\.\s*$", text))
    )


def _lists_names(text: str) -> bool:
    """Whether a Latin text is short pieces between commas or bars, few of which have a word that sentences have."""
    parts = _PART.split(BRACKET.sub("", text).rstrip(" ."))
    told = sum(bool(_PROSE_LATIN.search(part) or SENTENCES.search(part)) for part in parts)
    return len(parts) >= 3 and told * 5 <= len(parts) and max(len(part.split()) for part in parts) <= 6


def is_list(text: str) -> bool:
    """Whether a short text has parts: separators, the ends of clauses or `and` between words."""
    return any(sign.search(text) for sign in (SEPARATOR, CLAUSE, JOINT))


def is_generic(word: str) -> bool:
    """A Latin word that texts in any language use, no name of a skill: app, web, KPI."""
    return bool(_GENERIC.fullmatch(word.casefold()))


def is_name(text: str) -> bool:
    """A word that reads as a product's name: a capital in it, and no everyday word."""
    text = text.strip(" .-")
    return len(text) > 1 and bool(LETTER.match(text)) and bool(re.search(r"[A-Z]", text)) and not is_generic(text)


def is_grade(text: str, lex: Lexicon) -> bool:
    """How well or how long something is known, as a bracket says it: `advanced`, `基础`, `3 years`, `basic level`."""
    folded = lex.fold(text)
    if folded in lex.skill_levels or _AMOUNT.fullmatch(text) or text.startswith("+"):
        return True
    words = folded.split()[:4]
    opens = any(
        " ".join(words[:n]).rstrip(",;") in lex.skill_levels and len(folded) <= len(" ".join(words[:n])) + 16
        for n in range(1, len(words) + 1)
    )
    return opens and not find_skills(text, lex)


def grade_at_end(text: str, lex: Lexicon) -> tuple[int, int, int] | None:
    """The grade behind a name: where the name ends, where the grade begins and ends; None where no grade stands there.

    How well (`Python – advanced`, `Go (basic)`, `HTML 80%`, `SQL ★★★`) or how long (`C++: 6 years`, `Bash ~5 years`).
    """
    end = len(text.rstrip(_GRADE_EDGE))
    for gap in _GRADE_GAP.finditer(text, 0, end):
        grade = text[gap.end() : end]
        if not LETTER.search(text, 0, gap.start()) or len(grade) > _LONGEST_GRADE:
            continue
        if _MEASURE.fullmatch(grade) or (gap.group().strip(" ,，") and _is_level(grade, lex)):
            return gap.start(), gap.end(), end
    return None


def _is_level(text: str, lex: Lexicon) -> bool:
    folded = lex.fold(text)
    return folded in lex.skill_levels or folded in lex.fluencies


def is_measure(text: str) -> bool:
    """Whether a text only tells how long or how much: `2+ years`, `80%`, `4/5`."""
    return bool(_MEASURE.fullmatch(text))


def without_grade(text: str, lex: Lexicon) -> int:
    """Where the grade at the end of a name begins (`Python – advanced`, `Excel ★★★`); the length when there is none."""
    marks = _MARKS.search(text)
    if marks:
        return marks.start()
    said = _AFTER_DASH.search(text)
    if said and (lex.fold(said[1].strip()) in lex.skill_levels or _TIME.fullmatch(said[1].strip())):
        return said.start()
    return len(text)
