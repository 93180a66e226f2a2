"""The lines below the title of a publication: labelled facts, authors, where and when it appeared, links, remarks."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Value, text_value, width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.body import split_terms
from resume_parse.sections.citation import author_spans, is_authors
from resume_parse.sections.draft import Draft, Item, append, extend_text, put
from resume_parse.sections.fields import Field, find_fields
from resume_parse.sections.honour_scores import WON, award_score
from resume_parse.sections.publication_title import put_publisher, put_release_date
from resume_parse.sections.publication_words import PUBLISHED, VENUE
from resume_parse.sections.short_parts import take_link
from resume_parse.spot.contacts import find_urls
from resume_parse.spot.dates import find_dates

_NO_VENUE = cue_pattern("(?&publicationStatus)|(?&attachment)|[。；;]", re.I)
_NOTE = lazy_pattern(r"\s*[\[(（].*?[\])）]\s*$")
_REGISTERED = lazy_pattern(r"[A-Z]{0,2}\s?\d{6,}")
_CONCEPTS = frozenset(["authors", "publisher", "date", "dates", "projectUrl", "url"])


def read_below(paragraph: list[Cut], item: Item, draft: Draft, *, first: bool) -> None:
    """Read a line below a title.

    Args:
        first: whether it stands right below the title.
    """
    if len(paragraph) > 1 or not _facts(paragraph[0], item, draft, first=first):
        extend_text(item, "summary", text_value(*paragraph))


def _facts(cut: Cut, item: Item, draft: Draft, *, first: bool) -> bool:
    """Read what a line tells; whether that was all of it, so that no remark is left."""
    fields = [f for f in find_fields(cut.line, draft.lex) if f.value and not _CONCEPTS.isdisjoint(f.concepts)]
    if fields:
        _labelled(fields, item, draft)
        if "releaseDate" not in item and not find_urls(cut.text):
            put_release_date(cut, item)
        return True
    published = PUBLISHED.search(cut.text) if "publisher" not in item else None
    if published:
        put(item, "publisher", text_value(cut.part(*published.span("han" if published["han"] else "latin")).strip()))
        put_release_date(cut, item)
    elif is_authors(cut.text) and "authors" not in item:
        for span in author_spans(cut.text, 0, len(cut.text)):
            append(item, "authors", text_value(cut.part(*span)))
        return True
    elif _is_venue(cut, item, first=first):
        put(item, "publisher", text_value(cut))
        put_release_date(cut, item)
        return True
    if "publisher" not in item:
        put_publisher(cut, item)
    if find_urls(cut.text):
        take_link(cut, item)
    elif len(find_dates(cut.text)) == 1 and width(cut.text) <= 60:
        put_release_date(cut, item)
    return False


def _is_venue(cut: Cut, item: Item, *, first: bool) -> bool:
    """A short line that names where it appeared: right below title or authors, or by its words."""
    text = cut.text.strip()
    if "publisher" in item or width(text) > 130 or _NO_VENUE.search(text):
        return False
    if WON.search(text) or award_score(text) >= 0.9:
        return False
    if VENUE.search(text):
        return True
    return not first and "authors" in item and width(text) <= 60 and text[:1].isalpha() and not text[:1].islower()


def _labelled(fields: list[Field], item: Item, draft: Draft) -> None:
    """`作者: …; 链接: …` below a title."""
    for found in fields:
        concepts, label, value = found.concepts, found.label, found.value
        draft.mark(Cut(label.line, label.start, value.start), "label")
        if "authors" in concepts:
            for name in split_terms(value):
                append(item, "authors", Value(_NOTE.sub("", name.text), name.cuts))
        elif "projectUrl" in concepts or "url" in concepts:
            take_link(value, item)
        elif "publisher" in concepts and not _REGISTERED.match(value.text):
            put(item, "publisher", text_value(value))
        elif "publisher" in concepts:
            extend_text(item, "summary", text_value(value))
        else:
            put_release_date(value, item)
