"""Who gave an award or a certificate."""

from __future__ import annotations

import re

from resume_parse.document import Cut, width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.patterns import HAN, lazy_pattern
from resume_parse.sections.draft import Draft
from resume_parse.sections.honour_scores import RANK, award_score, certificate_score
from resume_parse.sections.short_parts import EDGE, in_brackets
from resume_parse.spot.dates import looks_like_date
from resume_parse.spot.roles import role_scorer

GIVER_LEAD = cue_pattern(rf"(?&givenIn)(?={HAN})")
_GIVEN_IN = cue_pattern(rf"\s+(?&givenIn)\s*(?P<who>{HAN}\S{{2,20}})$")
_GIVER_TAIL = cue_pattern(r"\s*(?&givenBy)$")
_GIVER_GAP = cue_pattern(r"\s*[,，|｜;；@]\s*|\s+[-–—·]\s+|\s{2,}|\t|(?P<by>\s+(?&by)\s+)", re.I)
_MAKER = cue_pattern(r"[A-Z][\w&.'’-]*(?:\s(?:(?&nameLink)|&|[A-Z][\w&.'’-]*)){0,5}")
_GRADED = cue_pattern(r"(?:(?&certificateGrade)|i{1,3}|[abc]\d?)\b", re.I)
_PUBLIC_BODY = cue_pattern("(?&publicBody)$")
_REMARK = cue_pattern(r"[。.,，、;；:：|]|(?&particle)|(?&obtained)|(?&won)|(?&lifeStage)|^[（(]|https?:")
_BAR = lazy_pattern(r"\s*[|｜]\s*")


def split_giver(cut: Cut, draft: Draft, kind: str) -> tuple[Cut, Cut | None]:
    """The name and its giver: `奖名，上海市创造学会`, `AWS Certified …, Amazon`, `Award | Giver`, `School, Award`."""
    text = cut.text
    for m in reversed(list(_GIVER_GAP.finditer(text))):
        right, left = text[m.end() :].strip(EDGE), text[: m.start()].strip(EDGE)
        if not right or not left or in_brackets(text, m.start()):
            continue
        before, after = cut.part(0, m.start()).strip(EDGE), cut.part(m.end(), len(text)).strip(EDGE)
        mark = m.group().strip()
        if mark in (",", "，") and _gives_before(left, right, draft):
            return after, before
        tail = _GIVER_TAIL.search(right)
        if tail or m["by"] or (not RANK.search(right) and _gives(right, left, mark, kind, draft)):
            return before, after.part(0, tail.start()) if tail and tail.start() else after
    bar = _BAR.search(text)
    if bar and bar.start() > 1 and not in_brackets(text, bar.start()):
        return cut.part(0, bar.start()).strip(EDGE), None
    return cut.strip(EDGE), None


def given_in(cut: Cut, draft: Draft) -> tuple[Cut, Cut | None]:
    """The name, with its date, and the giver that ends a line with its preposition: `奖学金 2016年 于某某大学`."""
    found = _GIVEN_IN.search(cut.text)
    if found is None or found.start() < 4 or _organisation(found["who"], draft) < 0.6:
        return cut, None
    draft.mark(cut.part(found.start(), found.start("who")), "separator")
    return cut.part(0, found.start()).strip(EDGE), cut.part(*found.span("who"))


def is_giver(text: str, name: str, kind: str, draft: Draft) -> bool:
    """Whether a text in the bracket behind a name, beside its date, is who gave it."""
    return not RANK.search(text) and _gives(text, name, ",", kind, draft)


def _gives_before(left: str, right: str, draft: Draft) -> bool:
    """`School, Award`: the giver stands first."""
    return award_score(right) >= 0.9 and not award_score(left) and _organisation(left, draft) >= 0.6


def _gives(right: str, left: str, mark: str, kind: str, draft: Draft) -> bool:
    """Whether the text behind a separator is who gave what stands before it."""
    if mark == "@" or _PUBLIC_BODY.search(right) or _organisation(right, draft) >= 0.6:
        return mark != "·" or certificate_score(right, draft.lex) == 0
    if (
        kind != "certificates"
        or mark not in (",", "，", "|", "｜", "-", "–", "—")
        or draft.lex.fold(right) in draft.lex.places
    ):
        return False
    named = bool(_MAKER.fullmatch(right)) and not _GRADED.match(right)
    return named and certificate_score(right, draft.lex) == 0 and "," not in left


def _organisation(text: str, draft: Draft) -> float:
    roles = role_scorer(draft.lex).score(text)
    return max(roles.employer, roles.school)


def names_giver(paragraph: list[Cut]) -> bool:
    """A short line right below an award's title that says who gave it."""
    cut = paragraph[0]
    if len(paragraph) > 1 or width(cut.text) > 60 or cut.line.kind == "item" or looks_like_date(cut.text):
        return False
    return not _REMARK.search(cut.text.strip())
