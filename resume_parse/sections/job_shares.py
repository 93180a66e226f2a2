"""What jobs take from the job above them or from their section's title."""

from __future__ import annotations

import re

from resume_parse.document import Cut, text_value
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.draft import Draft, Item, put_dates
from resume_parse.sections.entry import Entry
from resume_parse.sections.header import shifted
from resume_parse.spot.dates import find_dates
from resume_parse.spot.roles import role_scorer

TOWN = lazy_pattern(r"[^\W\d_][^\W\d_'’.-]*(?:[-'’.][^\W\d_]+)*(?: [A-Z]{2,3})?")
"""One word, and the letters of a region or country."""


def date_of_title(items: list[Item], draft: Draft) -> None:
    """`工作经历（2020.08 - 2023.05）`: the one job of a section, undated, was held when the section's title says."""
    if draft.title is None or len(items) != 1 or "startDate" in items[0] or "endDate" in items[0]:
        return
    found = [m for m in find_dates(draft.title.text) if m.is_range or m.current]
    if len(found) == 1:
        start = draft.title.start
        put_dates(items[0], draft.title.line, shifted(found[0], start) if start else found[0])


def towns_behind_names(items: list[Item], lex: Lexicon) -> None:
    """Where most employers of a section have a known place behind a comma, unknown towns stand there, too."""
    named = [item for item in items if "name" in item]
    placed = sum(map(_place_follows, named))
    for item in named if placed and placed * 2 >= len(named) else ():
        cuts = item["name"].cuts
        at = cuts[0].text.rfind(", ") if len(cuts) == 1 and "location" not in item else -1
        town = cuts[0].part(at + 1, len(cuts[0].text)).strip() if at > 0 else None
        if town and TOWN.fullmatch(town.text) and max(_roles(town.text, lex)) < 0.5:
            item["name"], item["location"] = text_value(cuts[0].part(0, at)), text_value(town)


def cut_alike(items: list[Item], lex: Lexicon) -> None:
    """Where a job of a section tells `title, employer, place`, three such parts that were not told apart are these."""
    if not any(_place_follows(item) and _name_follows(item) for item in items if "name" in item):
        return
    for item in items:
        if "position" not in item or "location" in item or ("name" in item and not _name_follows(item)):
            continue
        title, last = item["position"].cuts[0], item["name" if "name" in item else "position"].cuts[-1]
        stops = [m.span() for m in re.finditer(r",\s+", title.line.text[title.start : last.end])]
        if last.line is not title.line or len(stops) != 2:
            continue
        (a, b), (c, d) = stops
        line, at = title.line, title.start
        parts = [title.part(0, a), Cut(line, at + b, at + c), Cut(line, at + d, last.end)]
        first, second = (_roles(p.text, lex)[0] for p in parts[:2])
        if TOWN.fullmatch(parts[2].text) and first >= 0.9 and second < 0.3:
            item["position"], item["name"], item["location"] = (text_value(p) for p in parts)


def _name_follows(item: Item) -> bool:
    """Whether the employer of a job stands right behind its title and a comma."""
    if "position" not in item:
        return False
    title, name = item["position"].cuts[-1], item["name"].cuts[0]
    return name.line is title.line and name.line.text[title.end : name.start].strip() == ","


def _place_follows(item: Item) -> bool:
    """Whether the place of a job stands right behind its employer's name and a comma."""
    if "location" not in item:
        return False
    name, place = item["name"].cuts[-1], item["location"].cuts[0]
    return place.line is name.line and place.line.text[name.end : place.start].strip() == ","


def _roles(text: str, lex: Lexicon) -> tuple[float, ...]:
    roles = role_scorer(lex).score(text)
    return roles.title, roles.employer, roles.school, roles.department


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
