"""Lists of service (posts in societies and boards, memberships, reviewing): each item of the outer list is an entry."""

from __future__ import annotations

from resume_parse.document import Line
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.sections.clubs import names_post
from resume_parse.sections.draft import Draft
from resume_parse.sections.entries import split_entries
from resume_parse.sections.entry import Entry
from resume_parse.sections.line_facts import OPENS_DUTY
from resume_parse.segmenting.headings import heading_kind
from resume_parse.separators import CLAUSE_END
from resume_parse.spot.dates import find_dates
from resume_parse.spot.roles import role_scorer


def service_entries(lines: list[Line], draft: Draft) -> list[Entry]:
    """The entries of a section of service; a heading that only groups items is marked as such."""
    out: list[Entry] = []
    for block in _blocks(lines):
        title = block[0] if block[0].kind == "heading" else None
        listed = _listed(block[1:] if title else block, draft.lex) if title is None or _groups(title, draft.lex) else []
        if listed and title:
            draft.mark(title.whole(), "heading")
        out += listed or split_entries(block, draft.lex, "work")
    return out


def _blocks(lines: list[Line]) -> list[list[Line]]:
    """The lines from each heading to the next."""
    out: list[list[Line]] = []
    for line in lines:
        if line.text.strip():
            if not out or line.kind == "heading":
                out.append([])
            out[-1].append(line)
    return out


def _groups(title: Line, lex: Lexicon) -> bool:
    """Whether a heading says what kind of service its items are, and names no body itself."""
    roles = role_scorer(lex).score(title.text.strip())
    named = max(roles.employer, roles.school) >= 0.6
    return not find_dates(title.text) and (bool(heading_kind(title.text, lex)[0]) or not named)


def _listed(lines: list[Line], lex: Lexicon) -> list[Entry]:
    """An entry an outer item, with what is told below it; [] where the lines are no such list."""
    if not lines or any(line.kind != "item" and not line.continues for line in lines):
        return []
    outer = min(line.level for line in lines if line.kind == "item")
    dated = any(find_dates(line.text) for line in lines)
    out: list[Entry] = []
    for line in lines:
        if line.level == outer and not line.continues and _opens(line, lex, dated=dated):
            out.append(Entry([line]))
        elif not out:
            return []
        else:
            out[-1].body.append(line)
    return out if len(out) * 4 > sum(line.level == outer for line in lines) else []


def _opens(line: Line, lex: Lexicon, *, dated: bool) -> bool:
    """Whether an item tells a post or a body; dated: where others tell dates, words without one must name either."""
    text = line.text.strip()
    if find_dates(text):
        return True
    if OPENS_DUTY.match(text) or CLAUSE_END.search(text):
        return False
    return not dated or names_post(text, lex) or role_scorer(lex).score(text).employer >= 0.6
