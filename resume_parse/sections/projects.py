"""Projects: one item each, from a section of their own or from lines that tell projects elsewhere."""

from __future__ import annotations

from resume_parse.document import Cut, Line, Link, Value, text_value, width
from resume_parse.normalize.contacts import normalize_url
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.body import Part, keywords_of, read_parts
from resume_parse.sections.concepts import HEADER_CONCEPTS
from resume_parse.sections.draft import Draft, Item, append, extend_text, put
from resume_parse.sections.entry import Entry
from resume_parse.sections.fields import Field, split_cut
from resume_parse.sections.header_facts import put_header_dates, read_header_field, tells_duties, with_label
from resume_parse.sections.header_read import HeaderRead
from resume_parse.sections.project_credits import read_credit
from resume_parse.sections.project_entries import project_entries
from resume_parse.sections.project_heads import (
    PART,
    PERSON,
    assign_segments,
    bare_name,
    take_open_stack,
)
from resume_parse.sections.publications import fill_publications
from resume_parse.segmenting.headings import heading_kind
from resume_parse.separators import SEVERAL_CLAUSES
from resume_parse.spot.contacts import find_urls
from resume_parse.spot.roles import role_scorer

_HEADER_FACTS = HEADER_CONCEPTS - {"degree"}
_ROLE_LABEL = frozenset(("roles", "position"))
_PLAYED = lazy_pattern(r"([^:：]{2,30}?)\s*(?:[（(][^:：]*)?[:：]?\s*$")
_LABELLED = lazy_pattern(r"[^:：]{1,20}[:：]\s*\S+$")
_ROLES = lazy_pattern(r"\s*、\s*")
_PAPERS = {"talks": "talk", "articles": "article", "publications": "", "patents": "patent", "software": "software"}


def fill_projects(lines: list[Line], draft: Draft, *, entity: Value | None = None, kind: str = "projects") -> None:
    """Read a section of projects; lines that tell none are left to the sweep.

    entity: the employer or school they were told under. kind: `research` may only name interests.
    """
    entries = project_entries(lines, draft)
    if kind == "research" and all(_interest(e, draft) for e in entries):
        return
    credits = [read_credit(e, draft) for e in entries]
    listed = sum(c is not None for c in credits) * 5 >= len(entries) * 3 and len(entries) > 2
    for entry, credit in zip(entries, credits, strict=True):
        if not entry.header or _other_kind(entry, draft):
            continue
        add_project(entry, draft, entity, item=credit if listed else None)


def add_project(entry: Entry, draft: Draft, entity: Value | None, *, item: Item | None = None) -> None:
    """Read an entry into `projects`; item: its header, where that is read already."""
    item = item or read_project(entry, draft)
    if not item:
        return
    if entity is not None:
        item.setdefault("entity", entity)
    draft.items("projects").append(item)
    read_project_body(entry.body, item, draft)


def _interest(entry: Entry, draft: Draft) -> bool:
    """A field of interest: one short undated stretch and nothing below it."""
    if (
        not entry.header
        or entry.body
        or len(entry.header) > 1
        or entry.header[0].strong
        or width(entry.header[0].text) > 60
    ):
        return not entry.header
    read = HeaderRead(entry, draft)
    return not read.dates and len(read.segments) == 1


def _other_kind(entry: Entry, draft: Draft) -> bool:
    """Talks, articles and the like told under a heading of their own among the projects."""
    kind, sure = heading_kind(entry.header[0].text, draft.lex)
    if not sure or kind not in _PAPERS or not entry.body or len(entry.header) > 1:
        return False
    draft.mark(entry.header[0].whole(), "heading")
    fill_publications(entry.body, draft, kind=_PAPERS[kind])
    return True


def read_project(entry: Entry, draft: Draft) -> Item:
    """Name, roles, entity, dates, url and keywords from a project's header."""
    item: Item = {}
    take_open_stack(entry, item)
    read = HeaderRead(entry, draft)
    for field in read.fields:
        _field(field, item, draft)
    put_header_dates(read.dates, item)
    assign_segments(read.segments, item, draft)
    _urls(entry.header, item)
    return item


def _field(field: Field, item: Item, draft: Draft) -> None:
    value = text_value(field.value.strip(",，;；"))
    if value is None:
        return
    concepts = set(field.concepts)
    if "projectName" in concepts:
        put(item, "name", bare_name(field.value))
    elif concepts & _ROLE_LABEL and not tells_duties(field, draft.lex):
        if width(value.text) <= 40 and not SEVERAL_CLAUSES.search(value.text):
            for part in split_cut(field.value, _ROLES):
                append(item, "roles", text_value(part))
    elif concepts & {"entity", "organization"}:
        put(item, "entity", value)
    elif concepts & {"dates", "startDate", "endDate"}:
        read_header_field(field, item, draft, keys={})
    elif "keywords" in concepts:
        for term in keywords_of(Part(field.concepts, field.label, [[field.value]], [False]), draft):
            append(item, "keywords", term)
    elif concepts & {"projectUrl", "url"}:
        _put_url(field.value, item)


def _urls(lines: list[Line], item: Item) -> None:
    for line in lines:
        for link in line.links:
            put(item, "url", _target(line, link, shown=False))
        if "url" not in item:
            _put_url(line.whole(), item)


def _target(line: Line, link: Link, *, shown: bool) -> Value | None:
    """Where a link leads on the web; shown: the words that carry it are read too (else they may be a name)."""
    url = normalize_url(link.url)
    if not url or not url.startswith("http"):
        return None
    placed = link.end > link.start
    cuts = (Cut(line, link.at, link.to),) if shown or not placed else ()
    return Value(url, cuts, ((link.start, link.end),) if placed else ())


def _put_url(cut: Cut, item: Item) -> bool:
    """Set the url from the first link or written address of a stretch."""
    for link in cut.line.links:
        if link.at < cut.end and link.to > cut.start:
            url = _target(cut.line, link, shown=True)
            if url is not None:
                return put(item, "url", url)
    for found in find_urls(cut.text):
        return put(item, "url", Value(found.value, (cut.part(found.start, found.end),)))
    return False


def read_project_body(lines: list[Line], item: Item, draft: Draft) -> None:
    """Fill description, highlights, keywords and late facts from the lines below a project's header."""
    if lines and "roles" not in item and _only_role(lines[0], draft):
        append(item, "roles", text_value(lines[0].whole()))
        lines = lines[1:]
    if "roles" not in item:
        _roles_told(lines, item, draft)
    for part in read_parts(lines, draft):
        _read_part(part, item, draft)
    for line in lines:
        for link in line.links:
            if link.to >= len(line.text.rstrip()) - 2:
                put(item, "url", _target(line, link, shown=False))  # `… [GitHub]`


def _roles_told(lines: list[Line], item: Item, draft: Draft) -> None:
    """Items that open with the part played, in bold (`**Backend engineer (5 months):** …`): these are roles, too."""
    items = [line for line in lines if line.kind == "item"]
    outer = [line for line in items if line.level == min(k.level for k in items)]
    scorer = role_scorer(draft.lex)
    told = []
    for line in outer:
        lead = line.text[slice(*line.strong[0])] if line.strong and line.strong[0][0] <= 1 else ""
        found = _PLAYED.match(lead)
        if found and scorer.score(found[1]).title >= 0.9 and PERSON.search(found[1]):
            told.append(text_value(Cut(line, line.strong[0][0], line.strong[0][0] + found.end(1))))
    if told and len(told) * 2 >= len(outer):
        for role in told:
            append(item, "roles", role)


def _only_role(line: Line, draft: Draft) -> bool:
    text = line.text.strip()
    return len(text) <= 24 and (bool(PART.fullmatch(text)) or draft.lex.fold(text) in draft.lex.titles)


def _read_part(part: Part, item: Item, draft: Draft) -> None:
    concepts = set(part.concepts)
    if "keywords" in concepts:
        for term in keywords_of(part, draft):
            append(item, "keywords", term)
        return
    if part.label is not None and part.paragraphs and concepts & _HEADER_FACTS:
        before = _size(item)
        _field(Field(part.concepts, part.label, part.paragraphs[0][0]), item, draft)
        if _size(item) > before:
            return
    for paragraph, is_item in zip(part.paragraphs, part.items, strict=True):
        value = text_value(*paragraph)
        if value is None or (part.label is None and _lone_url(paragraph, item)):
            continue
        if "achievements" in concepts or (is_item and "description" not in concepts):
            append(item, "highlights", value)
        else:
            extend_text(item, "description", with_label(part.concepts, part.label, value))


def _size(item: Item) -> int:
    """How many values an item holds."""
    return sum(len(v) if isinstance(v, list) else 1 for v in item.values())


def _lone_url(paragraph: list[Cut], item: Item) -> bool:
    """A paragraph that is nothing but an address, or an address and what it leads to: `App Store: https://…`."""
    text = paragraph[0].text
    labelled = _LABELLED.match(text) is not None
    if len(paragraph) != 1 or len(text.split()) > (5 if labelled else 2) or "url" in item:
        return False
    found = find_urls(text)
    beside = width(text) - (found[0].end - found[0].start) if found else 99
    return beside <= (24 if labelled else 8) and _put_url(paragraph[0], item)
