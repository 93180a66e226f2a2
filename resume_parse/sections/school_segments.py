"""The segments of a school's header as its reader wants them: cut at `graduated from`, without words about dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resume_parse.document import Cut, Value, text_value
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.sections.draft import Draft, Item, put
from resume_parse.sections.header import EDGE, Segment
from resume_parse.sections.header_read import HeaderRead
from resume_parse.segmenting.headings import heading_kind
from resume_parse.spot.degrees import degree_in
from resume_parse.spot.roles import role_scorer

_STATE = cue_pattern(
    r"(?&expectation)*(?:(?&studyState)|(?&enrolment)|(?&graduation))"
    r"(?:\s+(?:(?&studyState)|(?&graduation)|(?&dateLead)))*[.。]?",
    re.I,
)
_STATE_TAIL = cue_pattern(
    r"[\s,，(（]+(?&graduation)(?:\s+(?&dateLead))?\s*$|\s+(?&dateLead)\s*$"
    r"|(?<=[^\x00-\u02ff])\s*(?:(?&enrolment)|(?&graduation))\s*$",
    re.I,
)
_LEAD = cue_pattern(r"^(?&degreeLead)\s+(?:(?&article)\s+)?", re.I)
_COHORT = cue_pattern(r"(?&cohort)(?:\s+|$)")
_FOUNDER = cue_pattern(r"(?&schoolFounder)$")
_STUDIED = cue_pattern(r"\s*(?:(?&timeAdverb)\s*)?(?&studiedAt)\s*(?:(?&article)\s+)?", re.I)


def school_segments(read: HeaderRead, item: Item, draft: Draft) -> list[Segment]:
    """The segments that tell something of a school; a degree that the verb tells (`Graduada pela …`) is put."""
    out: list[Segment] = []
    after_verb = False
    for segment in read.segments:
        if segment.used or _state(segment, draft):
            continue
        if after_verb and not segment.bracket:
            segment.separator = "@"
        after_verb = False
        for part in _told_at(segment, item, draft):
            if part is None:
                after_verb = True
                continue
            part.cut = _bare(part.cut, draft)
            if out and _FOUNDER.search(out[-1].text) and part.cut.line is out[-1].cut.line and not part.bracket:
                whole = Cut(part.cut.line, out[-1].cut.start, part.cut.end)  # `大阪府立 某高等学校`
                out[-1].cut, out[-1].roles = whole, role_scorer(draft.lex).score(whole.text)
            else:
                out.append(part)
    return out


def _told_at(segment: Segment, item: Item, draft: Draft) -> Iterator[Segment | None]:
    """`本科毕业于青岚大学` is a degree and a school; None where the school stands in the next segment."""
    found = None if segment.bracket or segment.prose else _STUDIED.search(segment.text)
    if found is None:
        yield segment
        return
    verb = segment.cut.part(*found.span())
    draft.mark(verb, "label")
    degree = degree_in(verb.text, draft.lex)
    if degree:
        put(item, "degree", Value(degree[2], (verb.part(degree[0], degree[1]),)))
        put(item, "studyType", text_value(verb.part(degree[0], degree[1])))
    scorer = role_scorer(draft.lex)
    ends = (0, found.start(), segment.separator), (found.end(), len(segment.text), "@")
    for start, end, separator in ends:
        part = segment.part(start, end, separator, edge=EDGE)
        if part.text:
            part.roles = scorer.score(part.text)
            yield part
        elif start:
            yield None


def _state(segment: Segment, draft: Draft) -> bool:
    """`Graduated`, `Expected`, `卒業`: words that only say what a date means; `大学教育`: a title over the school."""
    title = segment.cut.line.kind == "heading" and heading_kind(segment.text, draft.lex) == ("education", True)
    if not _STATE.fullmatch(segment.text.strip()) and not title:
        return False
    draft.mark(segment.cut, "label")
    segment.used = True
    return True


def _bare(cut: Cut, draft: Draft) -> Cut:
    """Without words that say what the date beside it means, or that only lead to the degree."""
    lead = _COHORT.match(cut.text) if cut.line.text[cut.start - 1 : cut.start].isdigit() else None
    lead = lead or _LEAD.match(cut.text)
    if lead and lead.end() < len(cut.text):
        draft.mark(cut.part(0, lead.end()), "label")
        cut = cut.part(lead.end(), len(cut.text))
    tail = _STATE_TAIL.search(cut.text)
    if tail and tail.start() > 1:
        draft.mark(cut.part(tail.start(), tail.end()), "label")
        return cut.part(0, tail.start()).strip()
    return cut
