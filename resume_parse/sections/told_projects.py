"""Projects told inside a job or school: found there, and read like those of a section of their own."""

from __future__ import annotations

import re

from resume_parse.document import Line, width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.sections.draft import Draft, Item
from resume_parse.sections.entry import Entry
from resume_parse.sections.fields import leading_label
from resume_parse.sections.outline import outlined
from resume_parse.sections.project_entries import told_starts
from resume_parse.sections.projects import add_project, fill_projects
from resume_parse.sections.sub_heads import SubHeads
from resume_parse.segmenting.headings import heading_kind
from resume_parse.separators import ENDS_SENTENCE
from resume_parse.spot.dates import find_dates
from resume_parse.spot.roles import role_scorer

_NOUN = cue_pattern(r"(?:(?&project)|(?&productNoun))\s*(?:[（(][^（()）]{1,40}[)）])?\s*$", re.I)
_OF_WHAT = cue_pattern("(?&possessive)(?&activity)$")  # `…の開発`: what is done, though posts end so
_COUNTED = cue_pattern(r"\s*(?&project)\s*(?:\d|(?&numeral)){1,2}\s*[:：、.)）]", re.I)


def named_projects(
    lines: list[Line],
    owner: Item,
    draft: Draft,
    *,
    entity: str = "name",
    divided: bool = False,
    heads: SubHeads | None = None,
) -> list[Line]:
    """Move projects told under a job or school with headings of their own into `projects`; returns the lines left.

    entity: the owner's field that names for whom they were (`name`, `institution`); '' when it is not known.
    divided: whether an outline of names is one of projects. heads: how the jobs of the section set projects apart.
    A `主要项目` heading followed by a list only groups highlights; followed by sub-headings it names projects.
    """
    entries: list[Entry] = []
    if divided:
        lines, entries = outlined(lines, draft)
    if not entries and heads is not None and not any(_grouped(lines, n, draft) for n in range(len(lines))):
        lines, entries = heads.entries(lines)
    for entry in entries:
        add_project(entry, draft, owner.get(entity))
    at_work = entity != "institution"
    starts = _told_at_work(lines, draft) if at_work else set()
    out: list[Line] = []
    n = 0
    while n < len(lines):
        end = _grouped(lines, n, draft)
        if end:
            draft.mark(lines[n].whole(), "heading")
            fill_projects(lines[n + 1 : end], draft, entity=owner.get(entity))
        elif at_work:
            end = _opens(lines, n, starts, draft)
            if end:
                fill_projects(lines[n:end], draft, entity=owner.get(entity))
        if not end:
            out.append(lines[n])
        n = max(end, n + 1)
    return out


def _grouped(lines: list[Line], n: int, draft: Draft) -> int:
    """Where the projects under a heading such as `主要项目` end, when each has a heading of its own; else 0."""
    if not _names_projects(lines[n], draft):
        return 0
    end = _group_end(lines, n)
    inner = lines[n + 1 : end]
    return (
        end
        if inner and (inner[0].kind == "heading" or (inner[0].strong_share > 0.9 and inner[0].kind != "item"))
        else 0
    )


def _opens(lines: list[Line], n: int, starts: set[int], draft: Draft) -> int:
    """Where the project (or run of projects) that opens at a line ends; 0 when none opens there."""
    line = lines[n]
    if n in starts:
        return len(lines)
    if _dated_row(line, draft):
        return next((k for k in range(n + 1, len(lines)) if lines[k].gap and lines[k].kind != "row"), len(lines))
    if _nested_item(line, lines):
        end = n + 1
        while end < len(lines) and not (
            lines[end].kind == "item" and lines[end].level <= line.level and not _nested_item(lines[end], lines)
        ):
            end += 1
        return end
    return 0


def _told_at_work(lines: list[Line], draft: Draft) -> set[int]:
    """Labelled names (`项目名称：…`, `项目一：…`), else names above `项目描述：`, if no title or unit of the job."""
    labelled = {n for n, line in enumerate(lines) if _labelled_name(line, draft)}
    if labelled:
        return labelled
    scorer = role_scorer(draft.lex)
    found = set()
    for n in told_starts(lines, draft):
        roles = scorer.score(lines[n].text)
        if max(roles.title, roles.department, roles.employer) < 0.6 or _NOUN.search(lines[n].text):
            found.add(n)
    return found


def _labelled_name(line: Line, draft: Draft) -> bool:
    if width(line.text) > 90:
        return False
    if _COUNTED.match(line.text):
        return True
    label = leading_label(line, draft.lex) if line.kind != "item" else None
    return label is not None and "projectName" in label.concepts and bool(label.value)


def _nested_item(line: Line, lines: list[Line]) -> bool:
    """A short dated item inside a job's body: a project told there. One date serves beside items with ranges."""
    if line.kind != "item" or width(line.text) > 80 or ENDS_SENTENCE.search(line.text):
        return False
    dates = find_dates(line.text)
    if not dates or dates[0].start > 2:
        return False
    if any(m.is_range or m.current for m in dates):
        return True
    return any(
        k.kind == "item"
        and k.level == line.level
        and k is not line
        and any(m.start <= 2 and m.is_range for m in find_dates(k.text))
        for k in lines
    )


def _dated_row(line: Line, draft: Draft) -> bool:
    """A row of a table in a job's body that opens with a period and names no post: a project."""
    if line.kind != "row" or len(line.cells) < 2:
        return False
    when, what = (line.text[a:b].strip() for a, b in line.cells[:2])
    if not any(m.is_range or m.current for m in find_dates(when)) or not 0 < width(what) <= 60:
        return False
    return role_scorer(draft.lex).score(what).title < 0.6 or bool(_OF_WHAT.search(what))


def _names_projects(line: Line, draft: Draft) -> bool:
    if (line.kind == "item" and line.strong_share < 0.9) or width(line.text) > 30:
        return False
    kind, sure = heading_kind(line.text, draft.lex)
    return kind == "projects" and sure


def _group_end(lines: list[Line], start: int) -> int:
    head = lines[start]
    for n in range(start + 1, len(lines)):
        if lines[n].kind == "heading" and head.kind == "heading" and lines[n].level < head.level:
            return n
    return len(lines)
