"""What jobs take from the job above them or from their section's title."""

from __future__ import annotations

from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.sections.draft import Draft, Item, put_dates
from resume_parse.sections.entry import Entry
from resume_parse.sections.header import shifted
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
