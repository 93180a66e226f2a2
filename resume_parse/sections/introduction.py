"""The sentence that introduces the person: name and civil facts told in running text."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Line, Value
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.civil import read_plain
from resume_parse.sections.draft import Draft, put
from resume_parse.sections.fields import split_cut
from resume_parse.sections.person_name import put_name
from resume_parse.spot.dates import find_dates
from resume_parse.spot.names import name_score

_SENTENCE = lazy_pattern(r"[。；;]|\.\s")
_PART = lazy_pattern(r"\s*[，,、（()）]\s*")
_SELF = cue_pattern(r"(?&selfWord)")
_BORN = cue_pattern(r"\b(?&born)|(?&bornAfter)", re.I)
_WITHIN = 20  # lines of a document that may introduce the person


def read_introduction(lines: list[Line], draft: Draft) -> None:
    """`李雷律师，1974年出生，中共党员。`: what the sentence that opens with the person tells; the text stays whole."""
    for line in [x for x in lines if x.kind != "meta"][:_WITHIN]:
        text = line.text
        _told_birth(line, draft)
        if "，" not in text and ", " not in text:
            continue
        end = _SENTENCE.search(text)
        parts = split_cut(Cut(line, 0, end.start() if end else len(text)), _PART)
        size = _person(parts[0].text, draft) if len(parts) > 2 else -1
        facts = [p for p in parts[1:] if size >= 0 and read_plain(p, Draft(draft.lex, draft.document))]
        if facts:
            if size:
                put_name(parts[0].part(0, size), draft)
            for part in facts:
                read_plain(part, draft)
            return


def _told_birth(line: Line, draft: Draft) -> None:
    """`Ida Falk was born on 8 March 1996 in …`: the one date of a sentence about the person's birth."""
    name = draft.basics.get("name")
    if name is None or "birthDate" in draft.basics or not line.text.startswith(name.text):
        return
    end = _SENTENCE.search(line.text, len(name.text))
    told = line.text[: end.start() if end else len(line.text)]
    dates = find_dates(told)
    if len(dates) == 1 and dates[0].first and not dates[0].is_range and _BORN.search(told):
        put(draft.basics, "birthDate", Value(dates[0].first, (Cut(line, dates[0].start, dates[0].end),)))


def _person(text: str, draft: Draft) -> int:
    """How many characters of a sentence's first part are a name not known before; 0: the person; -1: anything else."""
    name = draft.basics.get("name")
    if (name is not None and text.startswith(name.text)) or _SELF.fullmatch(text):
        return 0
    size = _name_size(text, draft.lex) if name is None else 0
    return size or -1


def _name_size(text: str, lex: Lexicon) -> int:
    """How many characters a text opens with that are a Chinese name, alone or before a title; 0: none."""
    for size in (3, 2, 4):
        if size <= len(text) <= 12 and name_score(text[:size], lex) >= 0.9:
            rest = lex.fold(text[size:])
            if not rest or rest in lex.titles or rest in lex.title_heads:
                return size
    return 0
