"""Sections that no title opens: events and skills at the head of a document, contacts in its footer or sidebar."""

from __future__ import annotations

from resume_parse.document import Line, width
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import lazy_pattern
from resume_parse.segmenting.events import read_events, tells_event
from resume_parse.segmenting.headings import Section, says_nothing
from resume_parse.separators import PIECES
from resume_parse.spot.roles import RoleScorer
from resume_parse.spot.skills import find_skills, is_product

_CLOSED = lazy_pattern(r"[。；！!？?]|\.\s*$")
_SPACE = lazy_pattern(r"\s+")
_MAIL = lazy_pattern(r"[\w.+-]+@[\w-]+\.\w{2,}")
_PHONE = lazy_pattern(r"(?=[1+(])(?:(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)|\+\d[\d ()-]{8,}|\(\d{3}\) ?\d{3}-\d{4})")


def reaches(text: str) -> bool:
    """Whether a text has what reads as an e-mail address or a phone number; quick, and less sure than `spot`."""
    return ("@" in text and bool(_MAIL.search(text))) or bool(_PHONE.search(text))


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
    """Lists of skills and nothing else: what a title that says nothing stands over, or two lines of the head."""
    for section in sections:
        listed = says_nothing(section, lex) and [
            _lists_skills(line, lex) for line in section.lines if line.text.strip()
        ]
        if listed and sum(listed) * 2 > len(listed):
            section.kind = "skills"
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
