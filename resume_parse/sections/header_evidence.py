"""How much the segments of job headers look like employers and titles: each by itself, and column by column."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import HAN_LETTER
from resume_parse.sections.header import Segment
from resume_parse.sections.header_read import HeaderRead
from resume_parse.separators import SEVERAL_CLAUSES

BRANCH = cue_pattern("(?&branch)$")
_EMPLOYER = cue_pattern("(?&employer)", re.I)
_EMPLOYER_TAGS = frozenset(  # microformats, schema.org
    "org company employer organization worksFor company-name institution".split()
)
_TITLE_TAGS = frozenset(("title", "position", "role", "jobTitle", "job-title", "head_title", "job_title"))

Column = tuple[int, int, bool, bool, int]
Evidence = tuple[float, float]  # for an employer, for a title
Votes = dict[Column, tuple[float, float, int]]  # the mean evidence in a column, and of how many headers


@dataclass(slots=True)
class ScoredHeader:
    """A header read, and how much each of its segments looks like an employer and like a title."""

    read: HeaderRead
    evidence: list[Evidence]
    employed: bool = False  # the header above it names the employer
    placed: frozenset[Column] = frozenset()  # where most headers of the section tell their places


def column_votes(headers: list[ScoredHeader]) -> Votes:
    """For each column of the headers the mean evidence for employer and title."""
    columns: dict[Column, list[Evidence]] = defaultdict(list)
    for header in headers:
        # what groups several posts is set apart from their headers, and tells nothing of their columns
        for n, evidence in enumerate(header.evidence if not header.read.entry.gathered else ()):
            columns[header.read.column(n)].append(evidence)
    return {
        column: (sum(e for e, _ in found) / len(found), sum(t for _, t in found) / len(found), len(found))
        for column, found in columns.items()
    }


def place_columns(headers: list[ScoredHeader]) -> frozenset[Column]:
    """The columns in which at least half of the headers, and two, tell a place."""
    known: dict[Column, list[bool]] = defaultdict(list)
    for header in headers:
        for n, score in enumerate(header.read.places):
            known[header.read.column(n)].append(score >= 0.8)
    return frozenset(column for column, found in known.items() if sum(found) * 2 >= max(len(found), 4))


def evidence_of(s: Segment, lex: Lexicon) -> Evidence:
    """How much a segment looks like an employer and like a title, from itself, its tags and its separator."""
    roles = s.roles
    employer = max(roles.employer, 0.9 * roles.school, 0.55 * roles.department)
    title = min(roles.title, 0.2) if SEVERAL_CLAUSES.search(s.text) else roles.title
    if roles.department >= 0.6 and not _EMPLOYER.search(s.text):
        employer = min(employer, 0.5) - 0.6
    if roles.employer >= 0.8 and title < 1.0 and HAN_LETTER.search(s.text):
        # 设计, 开发 … end titles and names of firms alike
        title -= 0.5
    if roles.department >= 0.8 and title < 1.0 and HAN_LETTER.search(s.text):
        title = min(title, 0.2)  # 開発部 holds what a title may hold
    if BRANCH.search(s.text):
        employer -= 0.5
    if employment_of(s, lex) == "freelance":
        employer, title = 0.8, 0.0  # they employ themselves
    if not _EMPLOYER_TAGS.isdisjoint(s.tags):
        employer += 0.8
    if not _TITLE_TAGS.isdisjoint(s.tags):
        title += 0.8
    if s.separator == "@":
        employer += 0.7
    if s.url and not s.bracket:
        employer += 0.25
    if s.bracket:
        employer -= 0.5
        title -= 0.4
    return employer, title


def employment_of(s: Segment, lex: Lexicon) -> str | None:
    return lex.employment.get(lex.fold(s.text))
