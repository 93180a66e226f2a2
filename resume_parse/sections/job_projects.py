"""Sections of projects whose headers tell jobs: the document has no other jobs, or groups its projects by employer."""

from __future__ import annotations

from itertools import pairwise

from resume_parse.document import Line, Value, text_value
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.sections.draft import Draft
from resume_parse.sections.entries import split_entries
from resume_parse.sections.entry import Entry
from resume_parse.sections.experience import fill_work
from resume_parse.sections.header import Dated, Segment
from resume_parse.sections.header_segments import split_header
from resume_parse.sections.outline import outlined
from resume_parse.sections.projects import add_project, fill_projects

_NOUN = cue_pattern("(?:(?&project)|(?&productNoun))$")
_JOBS = frozenset(("work", "internship"))
_MONTHS = 10  # a post lasts; most projects are shorter


class _Head:
    """The header of an entry, and how surely it is that of a job."""

    def __init__(self, entry: Entry, draft: Draft) -> None:
        self.entry = entry
        segments, dates = split_header(entry.header, draft.lex)
        named = [s for s in segments if not (s.bracket or s.stack or s.prose)]
        self.dates: list[Dated] = [d for d in dates if d.match.is_range or d.match.current]
        titled = bool(named) and named[0].roles.title >= 0.9
        self.employer: Segment | None = None
        for s in named[: 1 + titled]:
            if s.roles.employer >= 0.9 and not _NOUN.search(s.text):
                self.employer = s
        self.titled = (
            len(named) > 1
            and any(s.roles.title >= 0.9 for s in named[1:])
            and not titled
            and not any(_NOUN.search(s.text) for s in named)
        )

    @property
    def span(self) -> tuple[str, str]:
        """The period as two texts that sort; an open end sorts last."""
        m = self.dates[0].match
        return m.first or "", "9" if m.current else m.last or ""

    @property
    def lasts(self) -> bool:
        """Whether the period is as long as that of a post."""
        first, last = self.span
        if last == "9" or not first or not last:
            return last == "9"
        months = [12 * int(text[:4]) + int(text[5:7] or (1, 12)[n]) for n, text in enumerate((first, last))]
        return months[1] - months[0] >= _MONTHS


def fill_project_section(lines: list[Line], draft: Draft) -> None:
    """Read a section of projects; where its headers tell jobs, these are read as such."""
    entries = [e for e in split_entries(lines, draft.lex, "work") if e.header]
    heads = [h for h in (_Head(e, draft) for e in entries if not e.gathered) if h.dates]
    if not heads or len(heads) * 3 < len(entries) * 2:
        fill_projects(lines, draft)
    elif _JOBS.isdisjoint(draft.kinds) and _are_jobs(heads):
        fill_work(lines, draft, kind="projects")
    elif not _fill_grouped(heads, draft):
        fill_projects(lines, draft)


def _are_jobs(heads: list[_Head]) -> bool:
    """Employers that words or lists tell; or titles beside unknown names, for long periods one after the other."""
    if all(h.employer for h in heads):
        return True
    spans = sorted(h.span for h in heads)
    apart = all(a[1] <= b[0] for a, b in pairwise(spans))
    return len(heads) > 1 and apart and all(h.titled and h.lasts for h in heads)


def _fill_grouped(heads: list[_Head], draft: Draft) -> bool:
    """Projects told as an outline below the employer of each; the jobs themselves are told elsewhere."""
    groups = [(h, *outlined(h.entry.body, draft)) for h in heads]
    if not all(h.employer and entries and not before for h, before, entries in groups):
        return False
    for head, _, entries in groups:
        entity: Value | None = text_value(head.employer.cut) if head.employer else None
        for entry in entries:
            add_project(entry, draft, entity)
    return True
