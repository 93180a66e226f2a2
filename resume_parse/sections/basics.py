"""Who the person is: the head of the document and its personal and contact sections."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Line, text_value, width
from resume_parse.patterns import HAN_LETTER
from resume_parse.sections.civil import is_gender, read_pieces
from resume_parse.sections.contacts import contacts_in, own_sites
from resume_parse.sections.draft import Draft, extend_text, join_wraps, paragraphs_value, put
from resume_parse.sections.fields import (
    Field,
    find_fields,
    icon_fields,
    label_cut,
    row_fields,
    spaced_field,
)
from resume_parse.sections.header import Segment
from resume_parse.sections.header_segments import split_header
from resume_parse.sections.headline import name_and_headline, read_headline
from resume_parse.sections.introduction import read_introduction
from resume_parse.sections.person_facts import read_field, read_meta
from resume_parse.sections.person_name import (
    DOCUMENT_WORDS,
    NameGuess,
    choose_name,
    name_from_titles,
    name_guesses,
    whole_line_guess,
    without_icon,
)
from resume_parse.sections.places import leads_to_place, put_location, put_street
from resume_parse.sections.school_hints import note_school
from resume_parse.sections.wishes import read_term, read_wish, read_wished
from resume_parse.separators import ENDS_SENTENCE
from resume_parse.spot.labels import PERSONAL, label_concepts
from resume_parse.spot.names import name_score
from resume_parse.spot.places import is_remote, place_score

_NEXT_LINE = PERSONAL.union(
    "url github gitee linkedin zhihu juejin csdn positions locations salary availability degree attribute".split()
)
_WISHES = frozenset(("positions", "locations", "salary", "availability"))
_LISTED = frozenset(("positions", "locations", "availability"))  # what a label may head a list of
_HEADLINE_WITHIN = 5  # lines below the first of the head


def fill_basics(lines: list[Line], draft: Draft, *, header: bool) -> None:
    """Read the lines of the head (`header`) or of a personal section."""
    rest: list[tuple[Line, list[Field]]] = []
    pending = _title_label(draft)
    under: Line | None = None
    labelled = [find_fields(line, draft.lex) or icon_fields(line) for line in lines]
    for line, below, fields in zip(lines, [*lines[1:], None], labelled, strict=True):
        if line.kind == "meta":
            read_meta(line, draft)
            continue
        if line is under:
            continue
        columns = row_fields(line, below, draft.lex)
        if columns:
            draft.mark(line.whole(), "label")
            for field in columns:
                read_field(field, draft)
            under = below
            continue
        if pending is not None:
            if not fields and _take_value_line(pending, line, draft):
                listed = line.kind == "item" and below is not None and below.kind == "item"
                pending = pending if listed and not _LISTED.isdisjoint(pending.concepts) else None
                continue
            pending = None
        bare = None if fields else _bare_label(line, draft)
        if bare is not None:
            draft.mark(line.whole(), "label")
            pending = bare
            continue
        for field in fields:
            draft.mark(label_cut(field), "label")
            read_field(field, draft)
            if not field.value and field is fields[-1]:
                pending = field
        rest.append((line, fields))
    note_school(lines, labelled, draft)
    _read_rest(rest, draft, header=header)


def _title_label(draft: Draft) -> Field | None:
    """The section's title as the label of what stands below it: `E-mail`, `聯絡電話`."""
    title = draft.title
    concepts = label_concepts(title.text, draft.lex) if title is not None else ()
    if title is None or _NEXT_LINE.isdisjoint(concepts):
        return None
    return Field(concepts, title, Cut(title.line, title.end, title.end))


def _bare_label(line: Line, draft: Draft) -> Field | None:
    """A line that is only a label: its value stands on the next line."""
    text = line.text.strip(" :：*")
    if len(text) > 24 or line.kind == "heading":
        return None
    concepts = label_concepts(text, draft.lex)
    if not concepts and any(t.name == "dt" for t in line.tags):
        concepts = ("attribute",)  # a term of a definition list is a label, known or not
    personal = [c for c in concepts if c in _NEXT_LINE]
    if not personal or not (line.text.rstrip().endswith((":", "：")) or line.strong_share > 0.8):
        return None
    whole = line.whole()
    return Field(concepts, whole, Cut(line, whole.end, whole.end))


def _take_value_line(pending: Field, line: Line, draft: Draft) -> bool:
    if line.kind == "heading" or len(line.text) > 80:
        return False
    read_field(Field(pending.concepts, pending.label, line.whole()), draft)
    return True


def _read_rest(rest: list[tuple[Line, list[Field]]], draft: Draft, *, header: bool) -> None:
    """What no label names: contacts, the name, the headline, places, plain words such as `男`, and paragraphs."""
    guesses: list[NameGuess] = []
    paragraphs: list[Line] = []
    lines = [line for line, _ in rest]
    for n, (line, fields) in enumerate(rest):
        skip = [Cut(line, f.label.start, f.value.end if f.value else f.label.end) for f in fields]
        skip += contacts_in(line, draft)
        if header and not skip and read_wished(line.whole(), draft):
            continue
        if header and not skip and n <= _HEADLINE_WITHIN:
            named = name_and_headline(line, draft) if n == 0 else None
            if named is not None:
                guesses.append(named)
                continue
            if read_headline(line, lines[n + 1 : n + 2], draft, above=lines[n - 1] if n else None):
                continue
        prose = _is_paragraph(line, skip) or (line.continues and n > 0 and paragraphs[-1:] == [lines[n - 1]])
        pieces = read_pieces(line, skip, draft, prose=prose)
        if prose:
            paragraphs.append(line)
            continue
        skip += pieces
        skip += put_street(line, lines[n + 1 : n + 2], skip, draft)
        segments, dates = split_header([line], draft.lex, skip=skip, commas=bool(HAN_LETTER.search(line.text)))
        if header and (len(segments) > 1 or HAN_LETTER.search(line.text)) and not skip and n < 4:
            guesses += whole_line_guess(line, n, draft)
        wished = any(not _WISHES.isdisjoint(f.concepts) for f in fields)
        beside = 0.4 if any(is_gender(piece.text[:1], draft.lex) for piece in pieces) else 0.0
        for k, segment in enumerate(segments):
            if _read_spaced(segment.cut, draft) or (wished and read_term(segment.cut, draft)):
                continue
            if header or "name" not in draft.basics:
                found = name_guesses(segment, n, k, draft, header=header)
                guesses += [NameGuess(g.score + beside * (k == 0), g.cut) for g in found]
            _read_segment(segment, draft, told=bool(dates) and len(segments) > 2)
    if "name" not in draft.basics:
        choose_name(guesses, draft)
    extend_text(draft.basics, "summary", paragraphs_value(join_wraps(paragraphs)))


def _read_spaced(cut: Cut, draft: Draft) -> bool:
    """Read a fact that only a space parts from its label."""
    fields = spaced_field(cut, draft.lex)
    for field in fields:
        draft.mark(label_cut(field), "label")
        read_field(field, draft)
    return bool(fields)


def _is_paragraph(line: Line, skip: list[Cut]) -> bool:
    text = line.text.strip()
    covered = sum(c.end - c.start for c in skip)
    if line.kind == "heading" or covered > len(text) / 3:
        return False
    columns = width(text)
    return (
        (columns > 60 and bool(re.search(r"[。，；,.;]", text)))
        or (columns > 24 and bool(ENDS_SENTENCE.search(text)))
        or (line.continues and columns > 60)
    )


def _read_segment(segment: Segment, draft: Draft, *, told: bool) -> None:
    """Plain words of the head: gender, age, birth, place, degree, headline; an icon in front is no part of them.

    told: the line tells a dated event, and where it was.
    """
    cut = without_icon(segment.cut)
    if draft.lex.headings.get(draft.lex.fold(cut.text.strip(" -–—_"))) == "document":
        draft.mark(cut, "heading")
        return
    roles = segment.roles
    if is_remote(cut.text, draft.lex):
        read_wish("locations", cut, draft)
    elif (
        not told
        and "location" not in draft.basics
        and (place_score(cut.text, draft.lex) >= 0.7 or leads_to_place(cut.text, draft.lex))
    ):
        put_location(cut, draft)
    elif (
        roles
        and roles.title >= 0.7
        and len(cut.text) <= 60
        and not DOCUMENT_WORDS.search(cut.text)
        and not re.search(r"[！!。]", cut.line.text)
        and name_score(cut.text, draft.lex) < 0.6  # a Baker, a Schneider
    ):
        put(draft.basics, "label", text_value(cut))


def fill_from_text(lines: list[Line], draft: Draft) -> None:
    """What the rest of the document tells of the person: a name in its titles, sites named in its text."""
    name_from_titles(lines, draft)
    read_introduction(lines, draft)
    own_sites(draft.document.lines, draft)
