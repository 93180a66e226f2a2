"""Cut an entry's header into scored segments: at its layout first, then where the words show that two roles meet."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Line, is_cjk, width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import CJK, HAN, lazy_pattern
from resume_parse.sections.header import EDGE, Dated, Segment, header_dates, line_segments
from resume_parse.sections.header_stack import cut_stack
from resume_parse.spot.places import place_score, place_start
from resume_parse.spot.roles import RoleScorer, role_scorer

_JOINT = cue_pattern(
    rf"\s*(?:,(?!(?<=\d,)\d)|[，、])\s*|(?<=[a-zà-ÿ]{{5}})\.\s+(?=[A-ZÀ-Ý])|(?<={CJK}|[）)》])\s(?=\S)|(?<=\S)\s(?={CJK}|[（(《])"
    rf"|(?<={HAN})/(?={HAN}|[A-Z])"
    r"|\s+(?P<at>(?&atInstitution)|(?&locativePreposition))\s+|\s+(?P<work>(?&workAt))\s+(?=[^\W\d_a-z])"
)
_IN_PLACE = cue_pattern(r"(?:^|\s)(?&inPlace)\s+(?=[^\W\d_a-z])")  # `at Quarry in Berlin`
_TOWN = lazy_pattern(r"[A-ZÀ-Ý][^\W\d_]+(?: [A-ZÀ-Ý][^\W\d_]+)?")
_LONE_WORD = cue_pattern(r"(?&datePreposition)|(?&latinConjunction)", re.I)
_PERSON = cue_pattern(r"\w(?&personSuffix)$", re.I)
_POST = r"(?&servedAs)(?P<title>[^，,。；]{2,24}?)(?:(?&postWord)|(?&during).{0,20})?(?P<rest>[，,；;].{2,200})?"
_TOLD = cue_pattern(rf"(?&datePreposition)?\s*(?&employedAt)?(?P<where>[^，,。]{{2,30}}?)?{_POST}")
_TOLD_APART = cue_pattern(rf"(?&datePreposition)?\s*(?&employedAt)(?P<where>[^，,。]{{2,30}}?)\s*[，,]\s*{_POST}")
_TOLD_BEHIND = cue_pattern(
    r"(?P<where>[^、，。]{2,30}?)(?&workPlace)(?P<title>[^、，。で]{2,24}?)(?&asPostBehind)(?P<rest>[、，。].{2,200})?"
)
_TOLD_LATIN = cue_pattern(
    r"(?&workedAt)\s+(?P<where>.{2,60}?)\s+(?&asPost)\s*\b(?P<title>[^,.;]{2,50}?)(?:\s+(?&atWork))?"
    r"(?P<rest>(?:[,;.]|\s(?&latinConjunction))\s.{2,300})?",
    re.I,
)
_AT_WORK = cue_pattern(r"(?&employedAt)(?P<where>[^，,。]{2,30}?)(?&atWork)?(?P<rest>[，,；;].{2,200})?")
_TITLE = 0.8  # from which score on the rest of such a sentence is the post
_THIS_COMPANY = cue_pattern(r"(?&thisCompany)(?=.{2,})")


def split_header(
    lines: list[Line], lex: Lexicon, *, skip: list[Cut] | None = None, weak: bool = True, commas: bool = False
) -> tuple[list[Segment], list[Dated]]:
    """Cut header lines into segments and dates.

    skip: stretches already read (labelled facts). weak: cut where the words alone show two roles, too. commas: cut at
    every comma outside brackets.
    """
    segments: list[Segment] = []
    dates: list[Dated] = []
    for row, line in enumerate(lines):
        dated = header_dates(line)
        dates += dated
        holes = [(d.match.start, d.match.end) for d in dated]
        holes += [(c.start, c.end) for c in skip or () if c.line is line]
        segments += line_segments(line, row, holes)
    scorer = role_scorer(lex)
    if weak:
        stacked = [part for s in segments for part in cut_stack(s, lex)]
        told = [part for s in stacked for placed in _placed(s, lex) for part in _told(placed, scorer)]
        split = [part for segment in told for part in _split(segment, scorer, commas=commas)]
        segments = [part for s in split for part in ([s] if s in told else _told(s, scorer))]
    for segment in segments:
        if not (segment.prose or segment.stack):
            segment.roles = scorer.score(segment.text)
    return segments, dates


def _placed(segment: Segment, lex: Lexicon) -> list[Segment]:
    """A stretch with the place that ends it cut off: `Quarry, Sandhill, WA`, `工程师深圳`."""
    text = segment.text
    if segment.prose or segment.stack or segment.bracket:
        return [segment]
    for led in _IN_PLACE.finditer(text):
        if not text[0].islower() * led.start() and place_score(text[led.end() :], lex) >= 0.8:
            before = [segment.part(0, led.start(), segment.separator, edge=EDGE)] if led.start() > 1 else []
            return [*before, segment.part(led.end(), len(text), ",", edge=EDGE)]
    at = place_start(text, lex) if "," in text else _glued_place(text, lex)
    if not at:
        return [segment]
    return [segment.part(0, at, segment.separator, edge=EDGE), segment.part(at, len(text), ",", edge=EDGE)]


def _glued_place(text: str, lex: Lexicon) -> int:
    """Where a place begins that is glued to a title in front of it; 0: none is."""
    if len(text) < 5 or not is_cjk(text[-1]):
        return 0
    ends = (len(text) - size for size in (2, 3))
    return next((at for at in ends if _PERSON.search(text[:at]) and place_score(text[at:], lex) >= 0.8), 0)


def _told(segment: Segment, scorer: RoleScorer) -> list[Segment]:
    """A header told as a sentence: `在软件部担任工程师` is a place of work and a title."""
    text = segment.text
    if segment.prose or segment.stack:
        return [segment]
    if _LONE_WORD.fullmatch(text):
        return []
    found = _TOLD_LATIN.fullmatch(text)
    if found is None and not text.isascii():
        patterns = (_TOLD_APART, _TOLD, _TOLD_BEHIND, _AT_WORK)
        found = next(filter(None, (pattern.fullmatch(text) for pattern in patterns)), None)
    if found is None:
        return [segment]
    if not found["where"] and found.start("title") == 1 and scorer.score(found["title"]).title < 0.5:
        return [segment]  # a name that only begins like the verb: `任…科技`
    if "title" not in found.groupdict() and found.start("where") == 1:
        place = scorer.score(found["where"])
        if max(place.employer, place.school, place.department) < 0.5:
            return [segment]  # a word that only begins like the preposition: `在庫管理`
    out: list[Segment] = []
    if found["where"]:
        start, end = found.span("where")
        this = _THIS_COMPANY.match(text, start, end)
        out.append(segment.part(this.end() if this else start, end, segment.separator))
    if found.groupdict().get("title"):
        out.append(segment.part(*found.span("title"), " " if out else segment.separator))
    if found["rest"]:
        titled = "title" not in found.groupdict() and scorer.score(found["rest"].strip(EDGE)).title >= _TITLE
        out.append(segment.part(*found.span("rest"), "，" if titled else ".", edge=EDGE, prose=not titled))
    return out


def _split(segment: Segment, scorer: RoleScorer, *, commas: bool) -> list[Segment]:
    """Split at the comma, space or preposition where both sides play the clearest and most different roles."""
    text = segment.text
    if segment.bracket or segment.prose or segment.stack or ("," in text and place_score(text, scorer.lex) == 1.0):
        return [segment]
    best, joint = 0.0, None
    for m in _JOINT.finditer(text):
        left, right = text[: m.start()].strip(), text[m.end() :].strip()
        if len(left) < 2 or len(right) < 2:
            continue
        gain = _gain(left, right, m, scorer)
        if commas and m.group().strip() and not (m["at"] or m["work"]) and not _bracketed(text, m.start()):
            gain = max(gain, 0.1)
        if gain > best:
            best, joint = gain, m
    if joint is None:
        return [segment]
    mark = "@" if joint["at"] or joint["work"] else joint.group().strip()[:1] or " "
    head = segment.part(0, joint.start(), segment.separator, edge=EDGE)
    tail = segment.part(joint.end(), len(text), mark, edge=EDGE)
    return [*_split(head, scorer, commas=commas), *_split(tail, scorer, commas=commas)]


def _bracketed(text: str, at: int) -> bool:
    """Whether a bracket is open at an offset."""
    return sum(text.count(c, 0, at) for c in "(（") > sum(text.count(c, 0, at) for c in ")）")


def _gain(left: str, right: str, joint: re.Match[str], scorer: RoleScorer) -> float:
    """How much clearer the roles are when a text is cut at a joint; 0: it stays whole."""
    a, role_a = _best_role(scorer, left)
    b, role_b = _best_role(scorer, right)
    mark = joint.group().strip()
    if not mark:
        # a space between Chinese words is a gap; inside `Process 工程师` it is not
        if is_cjk(left[-1]) and is_cjk(right[0]):
            return 0.3 + a + b
        return a + b - 0.9 if role_a != role_b and min(a, b) >= 0.5 else 0.0
    whole, _ = _best_role(scorer, joint.string)
    if joint["work"]:
        # `Ingeniera en Sistemas` is one title, `Cocinero en Restaurante Olivo` names who employs
        led = min(a, b) >= 0.6 and role_a == "title" and role_b in ("employer", "school")
        return 0.5 + a + b - whole if led else 0.0
    if joint["at"]:
        return 0.5 + a + b - whole if scorer.score(left).title >= 0.5 or (a < 0.5 and b >= 0.6) else 0.0
    place = place_score(right, scorer.lex)
    if place >= 0.8 and a >= 0.5:
        return a + place - whole
    if role_a != role_b and min(a, b) >= 0.6:
        return a + b - whole
    if a >= 0.95 and b < 0.3 and _TOWN.fullmatch(right):
        return 0.2
    if a >= 0.9 and role_a == "employer" and mark in "，," and is_cjk(left[-1]):
        return 0.2  # the name of a firm ends before a comma, whatever follows
    # an employer no list knows, and its title after the comma
    told = role_b == "title" and b >= 0.9 and a < 0.5 and len(right) <= (10 if is_cjk(right[-1]) else 30)
    return 0.3 if told and width(left) <= 60 else 0.0


def _best_role(scorer: RoleScorer, text: str) -> tuple[float, str]:
    """The role that a text plays best, and how well."""
    roles = scorer.score(text)
    return max(
        (roles.title, "title"),
        (roles.employer, "employer"),
        (roles.school, "school"),
        (roles.degree, "degree"),
        (roles.department, "department"),
    )
