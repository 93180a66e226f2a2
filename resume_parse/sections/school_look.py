"""What the lines of an education section tell: a school, a degree, dates."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resume_parse.document import Line, width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.sections.school_words import PRIZE, STUDIED_AT
from resume_parse.separators import PIECES_AND_BRACKETS
from resume_parse.spot.dates import DateMatch, find_dates
from resume_parse.spot.degrees import degree_in, is_faculty, looks_like_school

_GLUED = cue_pattern(r"[^\W\d_]{2,12}?(?&university)(?=[^\W\d_]{2})")
_STUDY = cue_pattern(r"[^\W\d_](?:(?&department)|(?&college)|(?&faculty)|(?&major))")
_LEAVES_HEADER = cue_pattern(r"^(?&activityLead)", re.I)


@dataclass(slots=True)
class Look:
    """What one line of an education section tells."""

    line: Line
    school: bool
    degree: bool
    opens_degree: bool
    dates: list[DateMatch]

    @property
    def kind(self) -> tuple[str, int]:
        return (self.line.kind, self.line.level)

    @property
    def opens_dated(self) -> bool:
        return bool(self.dates) and self.dates[0].start <= 2

    @property
    def only_date(self) -> bool:
        text = self.line.text.strip()
        return bool(self.dates) and width(text) - sum(m.end - m.start for m in self.dates) <= 6

    @property
    def prize(self) -> bool:
        return bool(PRIZE.search(self.line.text))

    @property
    def leaves(self) -> bool:
        """It opens like a sentence about the time at a school, not like a school's header."""
        return bool(_LEAVES_HEADER.match(self.line.text.strip()))


def look_at(line: Line, lex: Lexicon) -> Look:
    """Whether a line names a school or leads with a degree, and its dates."""
    text = line.text.strip()
    dates = find_dates(text)
    bare = text[:160]
    for m in reversed(dates):
        bare = bare[: m.start] + "\t" + bare[m.end :]
    parts = [STUDIED_AT.sub("", p.strip(" .。*:：")) for p in PIECES_AND_BRACKETS.split(bare) if p and p.strip()]
    schools = [n for n, p in enumerate(parts) if names_school(p, lex)]
    school = bool(schools) and not any(map(PRIZE.search, parts[: schools[0] + 1]))
    told = [(d, len(p)) for p in parts[:4] if (d := degree_in(p, lex)) is not None]
    degree = any(d[0] == 0 or d[1] == size for d, size in told)
    opening = degree_in(text[:40], lex)
    return Look(line, school, degree, opening is not None and opening[0] == 0, dates)


def names_school(text: str, lex: Lexicon) -> bool:
    """A school, not only a faculty; or one with what was studied there glued to it: `国立某某大学电机系大二`."""
    glued = _GLUED.match(text)
    if glued is not None:
        rest = text[glued.end() :]
        return bool(_STUDY.search(rest)) or degree_in(rest, lex) is not None
    return looks_like_school(text, lex) and not is_faculty(text, lex)


class Looks:
    """The looks of a section's lines; the head of a table has none."""

    def __init__(self, lines: list[Line], lex: Lexicon) -> None:
        self._by_line = {id(line): look_at(line, lex) for line in lines if not line.table_head}

    def get(self, line: Line) -> Look | None:
        """What a line tells, if it is no table head."""
        return self._by_line.get(id(line))

    def of(self, lines: list[Line]) -> list[Look]:
        """The looks of those lines that have one."""
        return [look for line in lines if (look := self.get(line))]

    def add(self, line: Line, look: Look) -> None:
        """A line cut from another is looked at like that."""
        self._by_line.setdefault(id(line), look)
