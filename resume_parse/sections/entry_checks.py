"""Whether what was read from a header is a job or a post at all, and no sentence about the person."""

from __future__ import annotations

import re

from resume_parse.document import width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.sections.clubs import names_club
from resume_parse.sections.draft import PERIOD, Draft, Item
from resume_parse.sections.entry import Entry
from resume_parse.sections.fields import leading_label
from resume_parse.sections.header_segments import split_header
from resume_parse.sections.line_facts import OPENS_DUTY
from resume_parse.separators import CLAUSE_END
from resume_parse.spot.dates import without_dates
from resume_parse.spot.roles import role_scorer

_PERSON = cue_pattern(r"\w(?&personSuffix)$", re.I)
_OF_PROJECTS = frozenset(("description", "keywords"))


def tells_post(entry: Entry, item: Item) -> bool:
    """A sentence without date or post is no entry: the sweep keeps it under its title."""
    if "organization" not in item or not {"position", *PERIOD}.isdisjoint(item):
        return True
    return bool(entry.body) or (
        width(item["organization"].text) <= 40 and not CLAUSE_END.search(item["organization"].text)
    )


def tells_project(entry: Entry, draft: Draft) -> bool:
    """What the labels of a project part (`功能：…`, `关键技术：…`), told among posts, where no club is named."""
    text = without_dates(entry.header[0].text)
    if names_club(text) or _PERSON.search(text.strip(" ()（）")):
        return False
    told = (leading_label(line, draft.lex) for line in entry.body)
    return any(label and not _OF_PROJECTS.isdisjoint(label.concepts) for label in told)


def tells_job(entry: Entry, item: Item, draft: Draft) -> bool:
    """An undated line of running text or of a list is a job only where its words name an employer or a title."""
    line = entry.header[0]
    if (
        not PERIOD.isdisjoint(item)
        or entry.parent is not None
        or entry.body
        or line.kind in ("heading", "row")
        or line.strong_share >= 0.8
    ):
        return True
    scorer = role_scorer(draft.lex)
    name, position = item.get("name"), item.get("position")
    employer = scorer.score(name.text) if name is not None and width(name.text) <= 60 else None
    named = employer is not None and max(employer.employer, employer.school) >= 0.5
    text = line.text.strip()
    if OPENS_DUTY.match(text) or (width(text) > 30 and CLAUSE_END.search(text)):
        return named and bool(position)
    titled = position is not None and scorer.score(position.text).title >= 0.6
    return named or titled or width(text) <= 24


def names_study(entry: Entry, draft: Draft) -> bool:
    """A header with a degree, and neither a title nor an employer but a school, tells a study among the jobs."""
    segments, _ = split_header(entry.header, draft.lex)
    facts = [s.roles for s in segments if not (s.prose or s.stack)]
    degree = max((r.degree for r in facts if r.school < 0.8), default=0.0)
    school = any(r.school >= 0.8 for r in facts)
    if degree < 0.9 or not (school or degree == 1.0):
        return False
    return not any(r.title >= 0.6 or (r.employer >= 0.9 and r.school < 0.8) for r in facts)
