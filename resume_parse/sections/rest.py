"""Summary, interests, references, and every section that fits no field."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Line, text_value, width
from resume_parse.sections.body import split_terms
from resume_parse.sections.draft import Draft, append, extend_text, join_wraps, paragraphs_value
from resume_parse.sections.short_entries import entries_of


def fill_summary(lines: list[Line], draft: Draft) -> None:
    """The summary: one paragraph or item a line. Words set apart by wide gaps are items."""
    paragraphs: list[list[Cut]] = []
    for paragraph in join_wraps(lines):
        if len(paragraph) == 1 and width(paragraph[0].text) <= 120 and re.search(r"\t\t|\s{4,}", paragraph[0].text):
            cut, at = paragraph[0], 0
            for m in re.finditer(r"\s{2,}|\t+", cut.text):
                paragraphs.append([cut.part(at, m.start())])
                at = m.end()
            paragraphs.append([cut.part(at, len(cut.text))])
        else:
            paragraphs.append(paragraph)
    known = draft.basics["summary"].text.split("\n") if "summary" in draft.basics else []
    again = [p for p in paragraphs if (told := text_value(*p)) and told.text in known]
    draft.taken.extend(cut for p in again for cut in p)  # a second copy of the résumé in the same document
    extend_text(draft.basics, "summary", paragraphs_value([p for p in paragraphs if p not in again]))


def fill_interests(lines: list[Line], draft: Draft) -> None:
    """Interests: a labelled list, a list of words, or one an item."""
    for _, paragraph in entries_of(lines):
        whole = text_value(*paragraph)
        if whole is None:
            continue
        terms = split_terms(paragraph[0]) if len(paragraph) == 1 else []
        if len(terms) > 1 and width(whole.text) <= 80 and max(width(t.text) for t in terms) <= 24:
            for term in terms:
                draft.items("interests").append({"name": term})
        else:
            draft.items("interests").append({"name": whole})


def fill_references(lines: list[Line], draft: Draft) -> None:
    """References: kept a paragraph each."""
    for _, paragraph in entries_of(lines):
        value = text_value(*paragraph)
        if value is not None:
            draft.items("references").append({"reference": value})


def fill_courses(lines: list[Line], draft: Draft) -> None:
    """Courses listed under a title of their own belong to the last school."""
    schools = draft.root.get("education") or []
    if not schools:
        return
    for paragraph in join_wraps(lines):
        for cut in paragraph:
            for value in split_terms(cut):
                append(schools[-1], "courses", value)
