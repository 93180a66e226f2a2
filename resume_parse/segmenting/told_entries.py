"""Entries that no title announces: dated jobs and schools below the head, or below a title that cannot hold them."""

from __future__ import annotations

from resume_parse.document import Line, width
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import lazy_pattern
from resume_parse.segmenting.headings import Section, says_nothing
from resume_parse.separators import ENDS_SENTENCE, PIECES
from resume_parse.spot.dates import find_dates, without_dates
from resume_parse.spot.roles import RoleScorer, role_scorer

_ADDRESS = lazy_pattern(r"@|://|\b[\w-]+\.(?:com|org|net|io|me|cn|tw|jp|de)\b")
_LABELLED = lazy_pattern(r"[:：].*\d{4}")  # a label, and the date that it is of
_OF_NO_ENTRIES = frozenset(("skills", "summary", "interests", "languages"))
_LIKELY, _SURE = 0.6, 0.8  # from which score on a part names a post or a school: at the head, elsewhere
_LONG = 70  # characters beside its date from which on a line is no header
_TITLE = 24  # columns that a title may take which stands over entries on a line of its own


def entries_without_title(sections: list[Section], lex: Lexicon) -> None:
    """Cut dated entries off the sections that cannot hold them, as sections of what they tell.

    Behind the head, only what no title of the document announces: posts below a title of its own kind (`交流经历`) are
    no jobs where jobs have their section.
    """
    scorer = role_scorer(lex)
    titled = {s.kind for s in sections}
    out: list[Section] = []
    for n, section in enumerate(sections):
        least = _SURE if n else _LIKELY
        if (
            n == 0
            or says_nothing(section, lex)
            or (section.kind in _OF_NO_ENTRIES and _count(section.lines, scorer) > 1)
        ):
            at, kind = _first(section.lines, scorer, least)
            out += [section] if at < 0 or (n and kind in titled) else _cut(section, at, kind, scorer)
        else:
            out.append(section)
    sections[:] = out


def _first(lines: list[Line], scorer: RoleScorer, least: float) -> tuple[int, str]:
    """The first line that is an entry's header, and the section kind that it tells of; -1 and '' without any."""
    for n in range(len(lines)):
        kind = _header(lines, n, scorer, least)
        if kind:
            return n, kind
    return -1, ""


def _count(lines: list[Line], scorer: RoleScorer) -> int:
    return sum(1 for n in range(len(lines)) if _header(lines, n, scorer, _SURE))


def _header(lines: list[Line], n: int, scorer: RoleScorer, least: float) -> str:
    """`work` or `education` for a short line with one range of dates that, with its neighbours, names what it was."""
    line = lines[n]
    if line.kind == "meta" or line.furniture:
        return ""
    ranges = [m for m in find_dates(line.text) if m.is_range or m.current]
    if len(ranges) != 1:
        return ""
    rest = len(line.text.strip()) - (ranges[0].end - ranges[0].start)
    if rest > _LONG or ENDS_SENTENCE.search(line.text) or _LABELLED.search(line.text) or _ADDRESS.search(line.text):
        return ""
    first = n - 1 if n and rest <= 4 else n  # the line above a date of its own
    near = "  ".join(without_dates(k.text) for k in lines[first : n + 2])
    scores = [scorer.score(part) for part in PIECES.split(near) if part.strip()]
    school = max((max(s.school, s.degree) for s in scores), default=0.0)
    job = max((max(s.title, s.employer) for s in scores), default=0.0)
    return "" if max(school, job) < least else "education" if school > job else "work"


def _cut(section: Section, n: int, kind: str, scorer: RoleScorer) -> list[Section]:
    """The section before its first entry, dated in line `n`, and that of its entries, which a title may be left to."""
    lines = section.lines
    alone = len(without_dates(lines[n].text).strip()) <= 4
    start = n - 1 if n > (section.title is None) and alone and _names_place(lines[n - 1], scorer) else n
    title = section.title if not any(line.text.strip() for line in lines[:start]) else None
    if title is not None:
        return [Section(kind, title, lines[start:], section.rank)]
    before = Section(section.kind, section.title, lines[:start], section.rank)
    if section.title is not None and start and _is_title(lines[start - 1]):
        over = before.lines.pop()
        return [before, Section(kind, over.whole(), lines[start:])]
    return [before, Section(kind, None, lines[start:])]


def _is_title(line: Line) -> bool:
    """Whether a line set apart stands over what follows: short, and no item or sentence."""
    return bool(line.gap) and line.kind == "text" and width(line.text.strip()) <= _TITLE


def _names_place(line: Line, scorer: RoleScorer) -> bool:
    """Whether the line above a dated one is the header's first: it is set apart and names an employer or a school."""
    if not line.gap:
        return False
    text = line.text
    return scorer.score(text).employer >= 0.9 or any(scorer.score(p).school >= 0.9 for p in PIECES.split(text))
