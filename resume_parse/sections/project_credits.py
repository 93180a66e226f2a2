"""A list of credits, a project a line: `Title, Role, Kind, 2024`."""

from __future__ import annotations

from resume_parse.document import Cut, Line, text_value, width
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.draft import Draft, Item, append, extend_text, put, put_dates
from resume_parse.sections.entry import Entry
from resume_parse.sections.header import header_dates
from resume_parse.sections.project_heads import bare_text
from resume_parse.spot.dates import find_dates
from resume_parse.spot.roles import role_scorer

_PARTED = lazy_pattern(r"\s*[,，|｜]\s+|\s*[|｜，]\s*")


def read_credit(entry: Entry, draft: Draft) -> Item | None:
    """A line of credits: what stands before the role is the name, what stands behind it the description.

    Returns:
        None for an entry that is none: more than one line, no role behind the name, or no date at an edge.
    """
    if len(entry.header) != 1 or entry.body or width(entry.header[0].text) > 140:
        return None
    line = entry.header[0]
    parts = _parts(line)
    bare = [bare_text(p.text) for p in parts]
    at = _role_at(parts, draft) if len(parts) >= 3 and not (bare[0] and bare[-1]) else 0
    if not at:
        return None
    item: Item = {}
    for dated in header_dates(line)[:1] if bare[-1] else header_dates(line)[-1:]:
        put_dates(item, line, dated.match)
    role = parts[at]
    told = [p for p, text in zip(parts, bare, strict=True) if text]
    put(item, "name", text_value(Cut(line, told[0].start, parts[at - 1].end)))
    append(item, "roles", text_value(role))
    for p in told:
        if p.start >= role.end:
            extend_text(item, "description", text_value(p))
    return item


def _parts(line: Line) -> list[Cut]:
    parts, at = [], 0
    for m in _PARTED.finditer(line.text):
        parts.append(Cut(line, at, m.start()).strip())
        at = m.end()
    return [p for p in (*parts, Cut(line, at, len(line.text)).strip()) if p]


def _role_at(parts: list[Cut], draft: Draft) -> int:
    """Which part is the role: the first title behind the name, which itself stands behind a leading date; 0: none."""
    scorer = role_scorer(draft.lex)
    name = 1 if find_dates(parts[0].text) else 0
    for n in range(name + 1, len(parts)):
        if len(parts[n].text) <= 40 and scorer.score(parts[n].text).title >= 0.6:
            return n
    return 0
