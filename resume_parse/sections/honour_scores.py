"""How much a text looks like a prize or a certificate, and which of the two it is."""

from __future__ import annotations

import re

from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.segmenting.headings import PAREN

RANK = cue_pattern(r"(?:(?&awardScope)\s*(?=[^\x00-\x7f]))?(?&awardRank)", re.I)  # a scope goes with a Han rank only
WON = cue_pattern("(?&selfPrefix){0,2}(?&won)(?&done)?", re.I)
OBTAINED = cue_pattern(r"(?&selfPrefix)?(?&obtained)(?&done)?\s*(?=[^，。]{2})", re.I)
LANGUAGE_TEST = cue_pattern("(?&languageTest)", re.I)
_CERTIFICATE = cue_pattern(r"(?&certificate)|(?:(?&certificateNoun)|(?&certificateLevel))$", re.I)
_AWARD = cue_pattern("(?&award)", re.I)
_PRIZE = cue_pattern("(?&prize)", re.I)
CONTEST = cue_pattern("(?&contest)", re.I)


def certificate_score(text: str, lex: Lexicon) -> float:
    """How much a text looks like a certificate or licence (0 to 1)."""
    bare = text.strip()
    verb = OBTAINED.match(bare)
    bare = (bare[verb.end() :] if verb else bare).strip(" .。;；")
    outside = PAREN.sub("", bare).strip()  # PMP（3A）: a grade or number
    if lex.fold(bare) in lex.certificates or (outside and lex.fold(outside) in lex.certificates):
        return 1.0
    if _CERTIFICATE.search(bare):
        return 0.9
    return 0.7 if LANGUAGE_TEST.search(text) else 0.0


def award_score(text: str) -> float:
    """How much a text looks like a prize or scholarship (0 to 1)."""
    if _AWARD.search(text):
        return 0.9
    return 0.5 if RANK.search(text) else 0.0


def contest_score(text: str) -> float:
    """How much a short text looks like a contest that somebody took part in (0 to 1)."""
    bare = text.strip(" .。;；")
    ranked = RANK.search(bare)
    bare = bare[: ranked.start()].rstrip() if ranked and ranked.end() == len(bare) else bare
    named = list(CONTEST.finditer(bare))
    return (0.8 if ranked else 0.6) if named and named[-1].end() == len(bare) else 0.0


def honour_score(text: str, lex: Lexicon) -> float:
    """How much a text looks like either (0 to 1)."""
    return max(award_score(text), certificate_score(text, lex))


def honour_kind(text: str, kind: str, lex: Lexicon) -> str:
    """`awards` or `certificates`, parted by words where one title stands over both.

    Args:
        kind: what the title says: `awards`, `certificates` or `both`.
    """
    cert, award = certificate_score(text, lex), award_score(text)
    if kind == "awards":
        tested = cert >= 0.9 and not award and LANGUAGE_TEST.search(text) and not CONTEST.search(text)
        return "certificates" if tested else "awards"
    if kind == "certificates":
        return "awards" if award >= 0.9 and cert < 0.9 and not LANGUAGE_TEST.search(text) else "certificates"
    return "certificates" if cert > award or (cert >= 0.9 and not _PRIZE.search(text)) else "awards"
