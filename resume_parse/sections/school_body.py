"""What stands below a school's header: courses, scores, prizes, late facts and sentences."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Value, text_value, width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.patterns import CJK_LETTER, lazy_pattern
from resume_parse.sections.body import Part, read_parts, split_terms, values_of
from resume_parse.sections.clubs import take_clubs
from resume_parse.sections.concepts import HEADER_CONCEPTS
from resume_parse.sections.draft import PERIOD, Draft, Item, append, put, put_dates
from resume_parse.sections.entry import Entry
from resume_parse.sections.fields import Field, looks_blank, split_cut
from resume_parse.sections.header import header_dates
from resume_parse.sections.header_read import undated
from resume_parse.sections.honours import fill_awards, fill_certificates
from resume_parse.sections.languages import fill_languages
from resume_parse.sections.publications import take_publications
from resume_parse.sections.school_header import header_field
from resume_parse.sections.school_names import part_faculty, put_school, school_in_prose
from resume_parse.sections.school_study import area_of, degree_and_area
from resume_parse.sections.school_words import MAJOR, SCORE, STUDIED_AT
from resume_parse.sections.told_projects import named_projects
from resume_parse.spot.dates import find_dates
from resume_parse.spot.degrees import degree_in
from resume_parse.spot.roles import role_scorer

_MAJOR_CLAUSE = cue_pattern(r"[^，,。；;]{2,20}(?&major)(?=[，,。；;])", re.I)
_GRADED = cue_pattern(r"(?&gradeLabel).*\d", re.I)
_SENTENCE_END = lazy_pattern(r"\.\s+")
_LISTS = frozenset(("awards", "certificates", "courses"))
_AND_OTHERS = cue_pattern(r"(?&andSoOn)$")


def read_school_body(entry: Entry, item: Item, draft: Draft) -> None:
    """Fill a school's item from the lines below its header."""
    lines = take_clubs(named_projects(entry.body, item, draft, entity="institution"), draft)
    for part in read_parts(take_publications(lines, draft), draft):
        for piece in _under_label(part):
            _read_part(piece, item, draft)
    part_faculty(item, draft)
    prose = [line for line in entry.body[:1] if line.kind == "text" and width(line.text) > 40]
    if prose and "degree" in item and "institution" not in item:
        school_in_prose(prose[0].whole(), item, draft)


def _under_label(part: Part) -> list[Part]:
    """A label with its value on its line labels no items beside that line: what follows stands for itself."""
    label = part.label
    if label is None or len(part.paragraphs) < 2 or part.paragraphs[0][0].line is not label.line:
        return [part]
    line = label.line
    listed = line.kind != "item" and not _LISTS.isdisjoint(part.concepts)
    for n, paragraph in enumerate(part.paragraphs[1:], 1):
        after = paragraph[0].line
        if after.kind == "item" and not listed and (line.kind != "item" or after.level <= line.level):
            rest = Part((), None, part.paragraphs[n:], part.items[n:])
            return [Part(part.concepts, label, part.paragraphs[:n], part.items[:n]), rest]
    return [part]


def _read_part(part: Part, item: Item, draft: Draft) -> None:
    concepts = set(part.concepts)
    if "courses" in concepts:
        for n, paragraph in enumerate(part.paragraphs):
            told = text_value(*paragraph)
            if n and told and _GRADED.match(told.text) and put(item, "score", told):
                continue
            for cut in paragraph:
                for value in split_terms(_without_and_others(cut)):
                    append(item, "courses", value)
        return
    for concept, fill in (("awards", fill_awards), ("certificates", fill_certificates), ("languages", fill_languages)):
        if concept in concepts:
            fill([c.line.sliced(c.start, c.end) for p in part.paragraphs for c in p], draft)
            return
    if concepts & HEADER_CONCEPTS and part.label is not None and part.paragraphs and _late_fact(part, item, draft):
        return
    for value, is_item in values_of(part):
        if part.label is None and _late_line(value, item, draft, is_item=is_item):
            continue
        text = value
        if part.label is not None:
            head = text_value(part.label)
            colon = "：" if head and CJK_LETTER.search(head.text) else ": "
            text = Value(f"{head.text}{colon}{value.text}", (*head.cuts, *value.cuts)) if head else value
            if "summary" in concepts or "description" in concepts:
                text = value
        append(item, "highlights", text)


def _clause(cut: Cut, item: Item, draft: Draft) -> None:
    """The field that a clause tells, behind the school where it names that: `就读于某某大学理学院数学专业`."""
    rest: Cut | None = cut
    if STUDIED_AT.match(cut.text):
        told: Item = {}
        rest = put_school(cut, told, draft)
        for key in ("department", "area"):
            put(item, key, told.get(key))
    if rest is not None and "area" not in item:
        area_of(rest, item, draft)


def _without_and_others(cut: Cut) -> Cut:
    cut = cut.strip("。.")
    others = _AND_OTHERS.search(cut.text)
    return cut.part(0, others.start()).strip() if others else cut


def _late_fact(part: Part, item: Item, draft: Draft) -> bool:
    label = part.label
    assert label is not None
    before = len(item)
    field = undated(Field(part.concepts, label, part.paragraphs[0][0]))
    header_field(field, item, draft)
    for dated in header_dates(field.value.line, field.value.end):
        put_dates(item, dated.line, dated.match, single="end")
    return len(item) > before


def _dates_below(cut: Cut, item: Item, draft: Draft) -> bool:
    """A line that opens with the period of a study not dated yet: `2009 - 2013. Titulada. Promedio: 9.1`."""
    found = find_dates(cut.text)
    if not found or found[0].start > 1 or not (found[0].is_range or found[0].current) or not PERIOD.isdisjoint(item):
        return False
    put_dates(item, cut.line, found[0], offset=cut.start, single="end")
    for rest in split_cut(cut.part(found[0].end, len(cut.text)).strip(" .,;|–-"), _SENTENCE_END):
        told = text_value(rest)
        if told and not _late_line(told, item, draft, is_item=False):
            append(item, "highlights", told)
    return True


def _late_line(value: Value, item: Item, draft: Draft, *, is_item: bool) -> bool:
    """A short line below the header that still says degree, field, score or dates."""
    text = value.text
    cut = value.cuts[0]
    if len(value.cuts) != 1 or len(text) > 60:
        return False
    if _dates_below(cut, item, draft):
        return True
    if SCORE.search(text) and "score" not in item and len(text) <= 40 and not looks_blank(text, draft.lex):
        return put(item, "score", value)
    if degree_in(text, draft.lex) and "studyType" not in item and len(text) <= 50:
        degree_and_area(cut, item, draft)
        return True
    if "area" in item:
        return False
    studied = _MAJOR_CLAUSE.match(text)
    if studied:
        _clause(cut.part(0, studied.end()), item, draft)
        return False
    plain = (
        len(text) <= (12 if is_item else 24)
        and not re.search(r"[\d，,。；;：:]", text)
        and role_scorer(draft.lex).score(text).area >= 0.6
    )
    if plain or (MAJOR.search(text) and len(text) <= 30):
        area_of(cut, item, draft)
        return True
    return False
