"""A school that no section tells: labels, bare words (`本科 | 软件工程专业`) and prose of the personal block do."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Line, Value, width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.patterns import CJK_LETTER, HAN, lazy_pattern
from resume_parse.sections.draft import Draft, Item
from resume_parse.sections.entry import Entry
from resume_parse.sections.fields import Field, split_cut
from resume_parse.sections.header_read import HeaderRead
from resume_parse.sections.school_header import header_field, read_school
from resume_parse.sections.school_study import names_field
from resume_parse.sections.school_words import MAJOR, SCHOOL_INSIDE
from resume_parse.separators import PIECES
from resume_parse.spot.degrees import degree_in, looks_like_school
from resume_parse.spot.roles import role_scorer

_FACTS = frozenset(("institution", "area", "graduation", "enrolment", "faculty"))
_DEGREE = frozenset(("studyType", "degree"))
_GAP = lazy_pattern(r"\S\s{2,}\S|[|｜\t]")
_STUDY_UNIT = cue_pattern(rf"{HAN}(?&studyUnit)$")
_STUDY_YEAR = cue_pattern(r"(?&studyYear)", re.I)
_GRADUATED = cue_pattern(r"(?&studiedAt)\s*((?:(?&article)\s+)?[^，,。.；;、]{4,40})", re.I)
_ASIDE = lazy_pattern(r"\s*[（(][^（()）]{1,12}[)）]\s*$")  # `（二本）`
_SLASH = lazy_pattern(r"(?<!\d)\s*/\s*|\s*/\s*(?!\d)")


def note_school(lines: list[Line], labelled: list[list[Field]], draft: Draft) -> None:
    """学校 and 专业 in the personal block tell a school; they count where no section of schools does."""
    for line, fields in zip(lines, labelled, strict=True):
        for n, field in enumerate(fields):
            concepts = set(field.concepts)
            if not field.value:
                continue
            if "institution" in concepts:
                field = field._replace(value=_with_rest(field.value, fields[n + 1 : n + 2]))
            if concepts & _FACTS:
                draft.school_facts.append(field)
            elif concepts & _DEGREE:
                draft.school_facts.append(Field(("studyType",), field.label, field.value))
        draft.school_words += _bare_words(line, fields, draft)


def _with_rest(value: Cut, following: list[Field]) -> Cut:
    """What a wide gap parts from a school's name goes with it: `学校：某某学院    软件技术`."""
    stop = min([f.label.start for f in following if f.label.line is value.line], default=len(value.line.text))
    return Cut(value.line, value.start, max(stop, value.end)).strip(" \t,，;；|｜/·")


def _bare_words(line: Line, fields: list[Field], draft: Draft) -> list[tuple[str, Cut]]:
    """The words of a line that tell a school, each with what it tells (see `_told`)."""
    if line.kind == "meta" or (width(line.text) > 100 and not _GAP.search(line.text)):
        return []
    taken = [(f.label.start, f.value.end if f.value else f.label.end) for f in fields]
    parts = [p for p in split_cut(line.whole(), PIECES) if not any(a < p.end and p.start < b for a, b in taken)]
    told = [(_told(p.text, draft), p) for p in parts]
    kinds = {kind for kind, _ in told}
    scorer = role_scorer(draft.lex)
    if not kinds - {"", "field", "unit"} or any(not k and scorer.score(p.text).title >= 0.7 for k, p in told):
        return []
    alone = kinds.isdisjoint(("school", "study")) and not {"degree", "unit"} <= kinds
    return [(kind, p) for kind, p in told if kind and not (alone and kind in ("field", "unit"))]


def _told(text: str, draft: Draft) -> str:
    """What a bare word tells: school, degree, major, both school and major (study), year; perhaps a field or a unit.

    Empty where it tells nothing.
    """
    if len(text) > 60 or text.count("(") + text.count("（") != text.count(")") + text.count("）"):
        return ""
    text = _ASIDE.sub("", text)
    major = bool(MAJOR.search(text))
    unit = bool(_STUDY_UNIT.search(text))
    if (major or unit) and SCHOOL_INSIDE.search(text) and len(text) <= 32:
        return "study"
    degree = degree_in(text, draft.lex)
    if degree and (degree[0] == 0 or degree[1] == len(text)) and (CJK_LETTER.search(text) is None or len(text) <= 16):
        return "degree"
    if looks_like_school(text, draft.lex):
        return "school"
    if len(text) <= 16 and (major or unit):
        return "major" if major else "unit"
    if _STUDY_YEAR.fullmatch(text):
        return "year"
    return "field" if names_field(text, draft.lex) else ""


def school_from_facts(draft: Draft) -> None:
    """A school told by labels of the personal block, where no section tells one."""
    if draft.root.get("education"):
        return
    item: Item = {}
    header: list[Line] = []
    for field in draft.school_facts:
        whole = not {"institution", "studyType", "degree"}.isdisjoint(field.concepts)
        if whole or SCHOOL_INSIDE.search(field.value.text):  # `科系：某某大學 經濟學系 學士`
            header += _sliced(field.value)
        else:
            header_field(field, item, draft)
    if not any(SCHOOL_INSIDE.search(line.text) for line in header):
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
