"""Which lines of an education section make one school: the splitter's entries, set right by schools, degrees, dates."""

from __future__ import annotations

from resume_parse.document import Line
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.sections.entries import split_entries
from resume_parse.sections.entry import Entry
from resume_parse.sections.school_join import extend, fold, take_back
from resume_parse.sections.school_look import Looks
from resume_parse.sections.school_split import open_headerless, split_schools
from resume_parse.sections.school_words import PRIZE


def school_entries(lines: list[Line], lex: Lexicon) -> list[Entry]:
    """The entries of an education section, in order."""
    lines = [line for line in lines if line.text.strip()]
    looks = Looks(lines, lex)
    _unwrap(lines, looks)
    out: list[Entry] = []
    for entry in split_entries(lines, lex, "education"):
        if not entry.header:
            out += open_headerless(entry, looks)
        elif entry.gathered:
            out.append(entry)
        else:
            out += split_schools(entry, looks)
    out = fold(take_back(out, looks), looks)
    for entry in out:
        if entry.header and not entry.gathered:
            extend(entry, looks)
    return out


def _unwrap(lines: list[Line], looks: Looks) -> None:
    """Facts set line by line are no hard-wrapped sentence: a line that opens with a date stands for itself."""
    for line in lines:
        look = looks.get(line)
        if line.continues and look is not None and look.opens_dated:
            line.continues = False


def is_prize(entry: Entry) -> bool:
    """A dated line among the schools that tells an honour, no study."""
    return len(entry.header) == 1 and bool(PRIZE.search(entry.header[0].text))
