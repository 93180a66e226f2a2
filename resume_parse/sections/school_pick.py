"""Which segment of a header names the school, and what else that segment holds."""

from __future__ import annotations

import re

from resume_parse.document import Cut, text_value
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.sections.draft import Choice, Draft, Item, put
from resume_parse.sections.header import Segment
from resume_parse.sections.school_names import put_school, split_degree_school
from resume_parse.sections.school_study import degree_and_area
from resume_parse.sections.school_words import PRIZE, SCHOOL_INSIDE, SCORE
from resume_parse.spot.degrees import degree_in, is_faculty, looks_like_school

_AFTER_AT = cue_pattern(r"(?:\b(?&atInstitution)|@)\s+$", re.I)
_SYSTEM = cue_pattern(r"(?&campusSystem)", re.I)
_COLLEGE_OF = cue_pattern(r"\w{2,16}(?&university)\w{2,8}(?&college)")
_LEADS_WITH_AT = cue_pattern(r"(?&atInstitution)(?:\s+|(?<=['’]))[A-Z]")
_AT_NAME = cue_pattern(r"\s(?&atInstitution)\s*(?=[A-Z])")


def pick_school(segments: list[Segment], item: Item, draft: Draft) -> None:
    """The segment that looks most like a school is the institution."""
    if "institution" in item:
        return
    scored = [(_school_score(s, n, segments, draft), -n, s) for n, s in enumerate(segments) if not s.used]
    best = max(scored, key=lambda x: x[:2], default=None)
    chosen = best[2] if best and best[0] > 0.55 else _unlikely_school(segments, draft)
    if chosen is None:
        return
    chosen.used = True
    _take_school(chosen, segments, item, draft)
    if draft.choices is not None and best and chosen is best[2] and "institution" in item:
        found = [(score, s.cut) for score, _, s in scored]
        draft.choices.append(Choice(item["institution"], found, best[0]))


def _take_school(chosen: Segment, segments: list[Segment], item: Item, draft: Draft) -> None:
    """Put the school that a segment names, and what else the segment tells."""
    parts = split_degree_school(chosen.cut, draft)
    cut = parts[1] if parts else None
    if parts:
        degree_and_area(parts[0], item, draft)
    after = segments.index(chosen) + 1
    bracket = segments[after] if after < len(segments) else None
    if (
        bracket
        and bracket.bracket
        and bracket.row == chosen.row
        and looks_like_school(bracket.text, draft.lex)
        and bracket.cut.start - chosen.cut.end <= 2
    ):
        bracket.used = True
        end = bracket.cut.end + (chosen.cut.line.text[bracket.cut.end : bracket.cut.end + 1] in (")", "）"))
        put(item, "institution", text_value(Cut(chosen.cut.line, (cut or chosen.cut).start, end)))
        return
    if _with_town(chosen, cut or chosen.cut, segments, item, draft):
        return
    if _is_independent(chosen, segments, draft) and put(item, "institution", text_value(chosen.cut)):
        return
    rest = put_school(cut or chosen.cut, item, draft)
    if rest:
        _after_school(rest, item, draft)


def _with_town(chosen: Segment, name: Cut, segments: list[Segment], item: Item, draft: Draft) -> bool:
    """`University of California, Davis`: the town is part of the name, as a list or the name of the system says;
    so is the university that a school with a name of its own belongs to."""
    after = segments.index(chosen) + 1
    town = segments[after] if after < len(segments) else None
    if town is None or town.used or town.cut.line is not chosen.cut.line or town.separator not in (",", "，", "-", "–"):
        return False
    whole = Cut(name.line, name.start, town.cut.end)
    part = min(chosen.roles.school, town.roles.school) >= 0.9 and degree_in(town.text, draft.lex) is None
    known = {draft.lex.fold(whole.text), draft.lex.fold(f"{name.text} {town.text}")} & draft.lex.schools
    if not known and not _SYSTEM.fullmatch(name.text) and (not part or is_faculty(name.text, draft.lex)):
        return False
    town.used = True
    return put(item, "institution", text_value(whole))


def _is_independent(chosen: Segment, segments: list[Segment], draft: Draft) -> bool:
    """`某某大学城市学院` beside a faculty of its own is an independent college, no faculty of the university."""
    return bool(_COLLEGE_OF.fullmatch(chosen.text)) and any(
        not s.used and not s.bracket and is_faculty(s.text, draft.lex) for s in segments
    )


def _school_score(s: Segment, n: int, segments: list[Segment], draft: Draft) -> float:
    roles, lex = s.roles, draft.lex
    assert roles is not None
    score = roles.school + (0.3 if lex.fold(s.text) in lex.schools else 0.0) - 0.02 * n - (0.5 if s.bracket else 0.0)
    if score < 0.6 and not s.bracket and SCHOOL_INSIDE.search(s.text):
        score = 0.85 - 0.02 * n
    if s.separator == "@":
        score += 0.6
    if set(s.tags) & {"org", "school", "institution", "university"}:
        score += 0.6
    if roles.title >= 0.7 or PRIZE.search(s.text):
        score -= 0.5
    if is_faculty(s.text, lex) and any(
        k is not s and k.roles and k.roles.school >= 0.8 and not k.bracket for k in segments
    ):
        score -= 0.5
    if (
        score > 0.55
        and (degree := degree_in(s.text, lex)) is not None
        and degree[0] == 0
        and split_degree_school(s.cut, draft) is None
    ):
        score -= 0.5
    return score


def _unlikely_school(segments: list[Segment], draft: Draft) -> Segment | None:
    """No school's name in sight: what reads like an institution, or what stands after `at`."""
    free = [
        s
        for s in segments
        if not s.used
        and not s.bracket
        and s.roles
        and degree_in(s.text, draft.lex) is None
        and not SCORE.search(s.text)
        and not PRIZE.search(s.text)
    ]
    likely = [s for s in free if s.roles and s.roles.employer >= 0.5 and (len(free) > 1 or s.roles.employer >= 0.8)]
    after = [s for s in free if _AFTER_AT.search(s.cut.line.text[: s.cut.start]) or _LEADS_WITH_AT.match(s.text)]
    if after or likely:
        return (after or likely)[0]
    for s in free:
        told = _AT_NAME.search(s.text)
        if told:
            after_it = Segment(s.cut.part(told.end(), len(s.text)), "@", s.row, roles=s.roles)
            s.cut = s.cut.part(0, told.start())
            segments.insert(segments.index(s) + 1, after_it)
            return after_it
    secondary = any((d := degree_in(s.text, draft.lex)) and d[2] == "highSchool" for s in segments)
    return (
        free[0]
        if secondary and free and free[0].separator in ("–", "-", "—", ",", "，", "|", "\n", "：", ":")
        else None
    )


def _after_school(cut: Cut, item: Item, draft: Draft) -> None:
    """What follows a school without separator: a score, or degree and field."""
    if SCORE.search(cut.text) and put(item, "score", text_value(cut)):
        return
    degree_and_area(cut, item, draft)
