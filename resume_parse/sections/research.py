"""Research sections: posts in a laboratory are work, studies are projects, fields of interest are neither."""

from __future__ import annotations

import re

from resume_parse.document import Line
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.sections.draft import Draft
from resume_parse.sections.entries import split_entries
from resume_parse.sections.entry import Entry
from resume_parse.sections.experience import fill_work
from resume_parse.sections.header_read import HeaderRead
from resume_parse.sections.projects import fill_projects
from resume_parse.spot.roles import role_scorer

_INTERN = cue_pattern("(?&internship)$", re.I)


def fill_research(lines: list[Line], draft: Draft) -> None:
    """Read a section on research: each dated post goes to `work`, the rest to `projects`."""
    posts: list[Line] = []
    studies: list[Line] = []
    for entry in split_entries(lines, draft.lex, "work"):
        (posts if _is_post(entry, draft) else studies).extend(entry.lines)
    if posts:
        fill_work(posts, draft, kind="research")
    if studies:
        fill_projects(studies, draft, kind="research")


def _is_post(entry: Entry, draft: Draft) -> bool:
    """A dated entry told by where it was; the entries below an employer or school without date are posts there."""
    place = entry if entry.gathered else entry.parent
    return _told_by_place(place, draft, dated=False) if place is not None else _told_by_place(entry, draft, dated=True)


def _told_by_place(entry: Entry, draft: Draft, *, dated: bool) -> bool:
    """The employer or school comes first, or right behind a title that comes first."""
    if not entry.header:
        return False
    read = HeaderRead(entry, draft)
    if dated and not any(d.match.is_range or d.match.current for d in read.dates):
        return False
    places = [max(s.roles.employer, s.roles.school) if s.roles and not s.bracket else 0.0 for s in read.segments[:3]]
    if not places:
        return False
    titled = role_scorer(draft.lex).score(_INTERN.sub("", read.segments[0].cut.text)).title >= 0.9
    return places[0] >= 0.8 or (titled and max(places[1:], default=0.0) >= 0.8)
