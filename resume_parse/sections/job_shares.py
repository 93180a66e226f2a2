"""What jobs take from the job above them or from their section's title."""

from __future__ import annotations

from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.sections.draft import Draft, Item, put_dates
from resume_parse.sections.entry import Entry
from resume_parse.sections.header import Segment, shifted
from resume_parse.sections.header_read import HeaderRead
from resume_parse.spot.dates import find_dates


def date_of_title(items: list[Item], draft: Draft) -> None:
    """`工作经历（2020.08 - 2023.05）`: the one job of a section, undated, was held when the section's title says."""
    if draft.title is None or len(items) != 1 or "startDate" in items[0] or "endDate" in items[0]:
        return
    found = [m for m in find_dates(draft.title.text) if m.is_range or m.current]
    if len(found) == 1:
        start = draft.title.start
        put_dates(items[0], draft.title.line, shifted(found[0], start) if start else found[0])


def share_employers(entries: list[Entry], items: list[Item], lex: Lexicon) -> None:
    """A title with dates and no employer, below an entry that names one: a further position there."""
    named = sum(1 for item in items if "name" in item)
    for n, (entry, item) in enumerate(zip(entries, items, strict=True)):
        if n == 0 or "name" in item or "position" not in item or entry.parent or named * 2 < len(items):
            continue
        above = items[n - 1]
        if _own_master(item["position"].text, lex):
            continue
        if "name" in above and len(entry.header) <= len(entries[n - 1].header) and entry.header[0].kind != "item":
            item["name"] = above["name"]


def _own_master(title: str, lex: Lexicon) -> bool:
    """A title with a word for those who employ themselves: `Freelance Web Developer`."""
    return any(lex.employment.get(word) == "freelance" for word in lex.fold(title).split())


def further_posts(reads: list[HeaderRead]) -> set[int]:
    """Headers of one line that leads with a title, below one of two lines, employer over title: further posts there,
    whatever else the line names (`Product Manager, Onboarding`)."""
    out: set[int] = set()
    stacked = False
    for n, read in enumerate(reads):
        segments, rows = read.segments, len(read.entry.header)
        if not segments or read.entry.parent is not None:
            stacked = False
        elif rows == 2:
            second = next((s for s in segments if s.row == 1), segments[0])
            stacked = second.row == 1 and second.roles.title >= 0.9 and _most_title(segments, row=0) < 0.5
        elif stacked and rows == 1 and segments[0].roles.title >= 0.9 and _more_told(segments):
            out.add(n)
    return out


def _more_told(segments: list[Segment]) -> bool:
    """Whether more stands behind the title and a comma, none of it an employer."""
    told = len(segments) > 1 and segments[1].separator == ","
    return told and not any(max(s.roles.employer, s.roles.school) >= 0.6 > s.roles.department for s in segments)


def _most_title(segments: list[Segment], *, row: int) -> float:
    return max((s.roles.title for s in segments if s.row == row), default=1.0)
