"""A school that no section tells: it stands in the labels of the personal block or in the summary."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Line, Value
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.draft import Draft, Item
from resume_parse.sections.entry import Entry
from resume_parse.sections.header_read import HeaderRead
from resume_parse.sections.school_header import header_field, read_school
from resume_parse.spot.degrees import looks_like_school

_GRADUATED = cue_pattern(r"(?&studiedAt)\s*((?:(?&article)\s+)?[^，,。.；;、]{4,40})", re.I)
_SLASH = lazy_pattern(r"(?<!\d)\s*/\s*|\s*/\s*(?!\d)")


def school_from_facts(draft: Draft) -> None:
    """A school told by labels of the personal block, where no section tells one."""
    if draft.root.get("education"):
        return
    item: Item = {}
    header: list[Line] = []
    for field in draft.school_facts:
        if {"institution", "studyType", "degree"} & set(field.concepts):
            header += _sliced(field.value)
        else:
            header_field(field, item, draft)
    header += _told_in_prose(draft)
    header += _bare(header, item, draft)
    told = read_school(HeaderRead(Entry(header), draft, study=True), draft)[0] if header else {}
    for key, value in told.items():
        item.setdefault(key, value)
    if "institution" not in item and not ("degree" in item and "area" in item):
        return
    basics = draft.root.get("basics", {})
    if "degree" in basics and "degree" not in item:
        item["degree"] = basics["degree"]
        item["studyType"] = Value(" ".join(c.text for c in basics["degree"].cuts), basics["degree"].cuts)
    draft.items("education").append(item)


def _bare(header: list[Line], item: Item, draft: Draft) -> list[Line]:
    """The bare words of the personal block, where they tell a school and what was studied there."""
    kinds = {kind for kind, _ in draft.school_words}
    known = bool(header) or "area" in item
    school = "school" in kinds and (known or kinds & {"degree", "major", "unit", "year"})
    if not school and "study" not in kinds and not {"degree", "unit"} <= kinds:
        return []
    if any(looks_like_school(line.text, draft.lex) for line in header):
        return []
    return [cut.line.sliced(cut.start, cut.end) for _, cut in draft.school_words]


def _sliced(cut: Cut) -> list[Line]:
    """The parts of a labelled value (`本科/某某学院/2020届`) as lines of a header."""
    size = len(cut.text)
    slashes = [m.span() for m in _SLASH.finditer(cut.text)]
    starts, ends = [0, *(b for _, b in slashes)], [*(a for a, _ in slashes), size]
    return [cut.line.sliced(cut.start + a, cut.start + b) for a, b in zip(starts, ends, strict=True)]


def _told_in_prose(draft: Draft) -> list[Line]:
    """`毕业于某某大学护理学专业` in the summary, as a header line."""
    summary = draft.root.get("basics", {}).get("summary")
    if summary is None or any("institution" in f.concepts for f in draft.school_facts):
        return []
    for cut in summary.cuts:
        found = _GRADUATED.search(cut.text)
        if found:
            part = cut.part(*found.span(1))
            return [part.line.sliced(part.start, part.end)]
    return []
