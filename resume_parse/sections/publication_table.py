"""A table of publications: what each column tells, by its title."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Line, Value, text_value
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.sections.body import split_terms
from resume_parse.sections.concepts import DATE_CONCEPTS
from resume_parse.sections.draft import Draft, Item, append, extend_text, put
from resume_parse.sections.fields import looks_blank
from resume_parse.sections.publication_title import put_release_date
from resume_parse.sections.publication_words import kind_of_text
from resume_parse.sections.short_parts import take_link
from resume_parse.spot.labels import label_concepts

_NAME = cue_pattern("(?&columnName)$|(?&workTitle)", re.I)
_VENUE = cue_pattern("(?&venue)|(?&columnVenue)", re.I)


def read_table(head: Line, rows: list[Line], kind: str, draft: Draft) -> None:
    """Add the publication that each row tells.

    Args:
        kind: the type that the title over the table states; "" if none.
    """
    draft.mark(head.whole(), "label")
    roles = _roles(head, draft.lex)
    for row in rows:
        item: Item = {}
        for role, cell in zip(roles, _cells(row), strict=False):
            if looks_blank(cell.text, draft.lex) or (not role and cell.text.isdigit()):  # the number of the row
                draft.mark(cell, "separator")
            else:
                _put(role, cell, item)
        if "name" in item:
            told = kind or kind_of_text(row.text)
            put(item, "type", Value(told, item["name"].cuts) if told else None)
            draft.items("publications").append(item)


def _put(role: str, cell: Cut, item: Item) -> None:
    if role == "name" and "name" not in item:
        put(item, "name", text_value(take_link(cell, item)))
    elif role == "publisher" and "publisher" not in item:
        put(item, "publisher", text_value(cell))
    elif role == "authors":
        for name in split_terms(cell):
            append(item, "authors", name)
    elif role == "date":
        put_release_date(cell, item)
    elif role == "link":
        take_link(cell, item)
    else:
        extend_text(item, "summary", text_value(cell))


def _cells(line: Line) -> list[Cut]:
    return [Cut(line, a, b).strip() for a, b in line.cells]


def _roles(head: Line, lex: Lexicon) -> list[str]:
    """What each column tells; the last that tells nothing else is the name where none is called so."""
    roles = [_role(cell.text, lex) for cell in _cells(head)]
    if "name" not in roles and "" in roles:
        roles[len(roles) - 1 - roles[::-1].index("")] = "name"
    return roles


def _role(title: str, lex: Lexicon) -> str:
    concepts = set(label_concepts(title, lex))
    if concepts & (DATE_CONCEPTS | {"date"}):
        return "date"
    if "authors" in concepts:
        return "authors"
    if "publisher" in concepts or _VENUE.search(title):
        return "publisher"
    if concepts & {"projectUrl", "url"}:
        return "link"
    return "name" if _NAME.search(title) else ""
