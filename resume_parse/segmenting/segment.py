"""Cut a document into sections: its lines are mended, its titles chosen, and sections without a title found."""

from __future__ import annotations

from resume_parse.document import Cut, Document
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.segmenting.furniture import mark_footers, mark_navigation, mark_page_numbers, mark_stamps
from resume_parse.segmenting.headings import Section
from resume_parse.segmenting.label_lines import link_labels
from resume_parse.segmenting.personal import personal_sections
from resume_parse.segmenting.repair import (
    join_split_name,
    mark_wraps,
    split_doubled_rows,
    split_glued,
    split_titled_rows,
)
from resume_parse.segmenting.split_dates import join_years_and_months
from resume_parse.segmenting.tables import link_tables
from resume_parse.segmenting.title_candidates import TitleFinder
from resume_parse.segmenting.title_choice import choose_titles
from resume_parse.segmenting.told_entries import entries_without_title
from resume_parse.segmenting.untitled import contacts_elsewhere, events_without_title, skills_without_title


def segment(document: Document, lex: Lexicon) -> list[Section]:
    """Cut a document into sections and mark its hard wraps."""
    document.lines = join_split_name(split_doubled_rows(split_titled_rows(split_glued(document.lines), lex)), lex)
    document.lines = join_years_and_months(document.lines)
    link_tables(document.lines, lex)
    mark_navigation(document.lines)
    mark_page_numbers(document.lines)
    mark_stamps(document.lines, lex)
    if document.format == "text":
        mark_footers(document.lines)
    link_labels(document.lines, lex)
    sections = _sections(document, lex)
    events_without_title(sections, lex)
    entries_without_title(sections, lex)
    skills_without_title(sections, lex)
    personal_sections(sections, lex)
    contacts_elsewhere(sections)
    for section in sections:
        mark_wraps(section.lines, physical=document.format == "text")
    return sections


def _sections(document: Document, lex: Lexicon) -> list[Section]:
    """The sections in the document's order; the first, of kind `header`, is what stands before any title."""
    chosen = choose_titles(document.lines, TitleFinder(document, lex).find(), lex)
    out = [Section("header", None)]
    for n, line in enumerate(document.lines):
        line.index = n
        if line.furniture:
            continue
        title = chosen.get(n)
        if title is None:
            out[-1].lines.append(line)
        elif title.tail < 0:
            out.append(Section(title.kind, None, [line]))
        elif title.tail:
            rest = line.sliced(title.tail, len(line.text))
            out.append(Section(title.kind or "other", Cut(line, 0, title.tail), [rest]))
        else:
            out.append(Section(title.kind or "other", line.whole(), rank=line.level))
    return out
