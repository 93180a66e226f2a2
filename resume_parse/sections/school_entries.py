"""Which lines of an education section make one school: the splitter's entries, set right by schools, degrees, dates."""

from __future__ import annotations

import re
from itertools import pairwise

from resume_parse.document import Line, width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.entries import split_entries
from resume_parse.sections.entry import Entry
from resume_parse.sections.school_join import extend, fold, take_back
from resume_parse.sections.school_look import Looks, look_at
from resume_parse.sections.school_split import open_headerless, split_schools
from resume_parse.sections.school_words import PRIZE

_SEMICOLON = lazy_pattern(r"[;；]\s*(?=\S)")
_JOINS_ON = cue_pattern(r"(?:[,，、;；:：&/(（-]|\b(?&lineLink))\s*$", re.I)


def school_entries(lines: list[Line], lex: Lexicon) -> list[Entry]:
    """The entries of an education section, in order."""
    lines = [part for line in lines if line.text.strip() for part in _told_in_a_row(line, lex)]
    looks = Looks(lines, lex)
    _unwrap(lines, looks)
    out: list[Entry] = []
    for entry in split_entries(lines, lex, "education"):
        if not entry.header:
            out += open_headerless(entry, looks)
        elif entry.gathered:
            out.append(entry)
        else:
            out += split_schools(_with_study(entry, looks), looks)
    out = fold(take_back(out, looks), looks)
    for entry in out:
        if entry.header and not entry.gathered:
            extend(entry, looks)
    return out


def _with_study(entry: Entry, looks: Looks) -> Entry:
    """A school in a line of its own over a list of what was studied there: the first of these is of its header."""
    head = looks.get(entry.header[0]) if len(entry.header) == 1 else None
    first = entry.body[0] if entry.body else None
    look = looks.get(first) if first is not None else None
    if head is None or first is None or look is None or not head.school or head.degree or head.dates:
        return entry
    if first.kind == "item" and look.degree and not look.school and look.dates:
        return Entry([*entry.header, first], entry.body[1:], entry.parent)
    return entry


def _told_in_a_row(line: Line, lex: Lexicon) -> list[Line]:
    """`MBA, Kestrel School, 2010; BA, Northgate College, 2005`: studies between semicolons stand for themselves."""
    marks = [0, *(m.end() for m in _SEMICOLON.finditer(line.text)), len(line.text)]
    if len(marks) < 3 or line.cells:
        return [line]
    parts = [line.sliced(a, b) for a, b in pairwise(marks)]
    seen = [look_at(part, lex) for part in parts]
    return parts if all(k.school and (k.degree or k.dates) for k in seen) else [line]


def _unwrap(lines: list[Line], looks: Looks) -> None:
    """Facts set line by line are no hard-wrapped sentence: a line that opens with a date stands for itself."""
    for before, line in pairwise(lines):
        if not line.continues or _JOINS_ON.search(before.text):
            continue
        look, above = looks.get(line), looks.get(before)
        told = (
            above is not None
            and (above.school or above.degree or above.only_date)
            and width(before.text.strip()) <= 76
            and width(line.text.strip()) <= 60
            and not line.text.lstrip()[:1].islower()
        )
        if told or (look is not None and (look.opens_dated or (look.opens_degree and look.dates))):
            line.continues = False


def is_prize(entry: Entry) -> bool:
    """A dated line among the schools that tells an honour, no study."""
    return len(entry.header) == 1 and bool(PRIZE.search(entry.header[0].text))
