"""Sections that no title opens: entries at the head of a document, contacts in its footer or sidebar."""

from __future__ import annotations

import re

from resume_parse.document import Line, width
from resume_parse.events import read_events, tells_event
from resume_parse.headings import Section
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import HAN, lazy_pattern
from resume_parse.separators import ENDS_SENTENCE, PIECES
from resume_parse.spot.dates import find_dates, without_dates
from resume_parse.spot.roles import RoleScorer, role_scorer
from resume_parse.spot.skills import find_skills, is_product

_CLOSED = lazy_pattern(r"[。；！!？?]|\.\s*$")
_SPACE = lazy_pattern(r"\s+")
_MAIL = lazy_pattern(r"[\w.+-]+@[\w-]+\.\w{2,}")
_PHONE = lazy_pattern(r"(?=[1+(])(?:(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)|\+\d[\d ()-]{8,}|\(\d{3}\) ?\d{3}-\d{4})")

_ADDRESS = lazy_pattern(r"@|://|\b[\w-]+\.(?:com|org|net|io|me|cn|tw|jp|de)\b")


def reaches(text: str) -> bool:
    """Whether a text has what reads as an e-mail address or a phone number; quick, and less sure than `spot`."""
    return ("@" in text and bool(_MAIL.search(text))) or bool(_PHONE.search(text))


def entries_without_title(sections: list[Section], lex: Lexicon) -> None:
    """A document that opens with dated entries and no title: they are cut off the head as the section they tell of."""
    head = sections[0]
    scorer = role_scorer(lex)
    for n, line in enumerate(head.lines):
        if line.kind == "meta" or line.furniture:
            continue
        ranges = [m for m in find_dates(line.text) if m.is_range or m.current]
        rest = len(line.text.strip()) - sum(m.end - m.start for m in ranges)
        if (
            len(ranges) != 1
            or rest > 70
            or re.search(r"[:：]", line.text[: ranges[0].start])
            or ENDS_SENTENCE.search(line.text)
        ):
            continue
        if _ADDRESS.search(line.text):
            continue
        first = n - 1 if n and rest <= 4 else n  # the line above a date of its own
        near = "  ".join(without_dates(k.text) for k in head.lines[first : n + 2])
        scores = [scorer.score(part) for part in re.split(rf"\s{{2,}}|\t|[|,，@]|(?<={HAN})\s", near) if part.strip()]
        school = max((max(s.school, s.degree) for s in scores), default=0.0)
        job = max((max(s.title, s.employer) for s in scores), default=0.0)
        if max(school, job) < 0.6:
            continue
        above = head.lines[n - 1] if n > 1 else None
        start = n - 1 if above is not None and _heads(above, scorer, alone=rest <= 4) else n
        sections.insert(1, Section("education" if school > job else "work", None, head.lines[start:]))
        head.lines = head.lines[:start]
        return


def _heads(line: Line, scorer: RoleScorer, *, alone: bool) -> bool:
    """Whether the line above a dated one is the header's first: it is set apart and tells a post, or names a place."""
    return alone and line.gap is True and _names_place(line.text, scorer)


def _names_place(text: str, scorer: RoleScorer) -> bool:
    """Whether a line names an employer, or a school and no more than what was studied there."""
    return scorer.score(text).employer >= 0.9 or any(scorer.score(p).school >= 0.9 for p in PIECES.split(text))


def events_without_title(sections: list[Section], lex: Lexicon) -> None:
    """Schools and jobs told event by event below the name, under no title: they are cut out of the head."""
    head = sections[0]
    told = [n for n, line in enumerate(head.lines) if tells_event(line, lex)]
    if len(told) < 2:
        return
    start, end = told[0], told[-1] + 1
    lines = head.lines[start:end]
    if read_events(lines, lex):
        rest = head.lines[end:]
        head.lines = head.lines[:start] + rest
        sections.insert(1, Section("work", None, lines))


def names_employer(text: str, scorer: RoleScorer) -> bool:
    """Whether one of the parts of a header names an employer."""
    return any(scorer.score(part).employer >= 0.8 for part in PIECES.split(text))


def skills_without_title(sections: list[Section], lex: Lexicon) -> None:
    """Lines of the head that are lists of skills and nothing else, two or more: a section that no title opens."""
    head = sections[0]
    if any(s.kind == "skills" for s in sections):
        return
    found = [n for n, line in enumerate(head.lines) if n and _lists_skills(line, lex)]
    if len(found) < 2 or found[-1] - found[0] >= 3 * len(found):
        return
    start, end = found[0], found[-1] + 1
    sections.insert(1, Section("skills", None, head.lines[start:end]))
    del head.lines[start:end]


def _lists_skills(line: Line, lex: Lexicon) -> bool:
    """Whether known products make up most of a short line without a sentence."""
    text = line.text.strip()
    if line.kind in ("meta", "heading") or not 4 <= width(text) <= 160 or reaches(text) or _CLOSED.search(text):
        return False
    names = [text[a:b] for a, b, name in find_skills(text, lex) if is_product(name, lex)]
    return len(names) >= 2 and 2 * sum(map(len, names)) >= len(_SPACE.sub("", text))


def contacts_elsewhere(sections: list[Section]) -> None:
    """Where the head tells no way to reach the person, the lines that do are cut out of their section.

    The short lines around such a line belong to it: the name above, what is sought below.
    """
    own = [s for s in sections if s.kind in ("header", "basics")]
    if any(
        reaches(line.text) or any(k.url.startswith(("mailto:", "tel:")) for k in line.links)
        for s in own
        for line in s.lines
    ):
        return
    for section in sections:
        if section in own:
            continue
        found = [
            n
            for n, line in enumerate(section.lines)
            if reaches(line.text) and width(line.text) <= 100 and line.kind != "item"
        ]
        if not found:
            continue
        start, end = found[0], found[-1] + 1
        while start > 0 and found[0] - start < 3 and _short(section.lines[start - 1]):
            start -= 1
        while end < len(section.lines) and end - found[-1] < 6 and _short(section.lines[end]):
            end += 1
        moved = section.lines[start:end]
        del section.lines[start:end]
        sections.append(Section("basics", None, moved))
        return


def _short(line: Line) -> bool:
    return (
        width(line.text.strip()) <= 60
        and line.kind == "text"
        and not line.text.rstrip().endswith(("。", "；", ";", "."))
    )
