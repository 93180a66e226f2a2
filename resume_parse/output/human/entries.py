"""The sections of the page: entries with their dates at the margin, and rows of labels and what belongs to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from rich.text import Text

from resume_parse.output.human.page import Page
from resume_parse.output.human.person import Entry, labelled, words
from resume_parse.output.human.spans import dates_of

_DATES = frozenset(["date", "releaseDate", "startDate", "endDate", "current"])
_CODES = frozenset(["degree", "code"])  # say again, for machines, what stands beside them
_PROSE = ("description", "summary", "text", "reference")
_BODY = frozenset([*_PROSE, "highlights", "keywords"])
_KINDS = frozenset(["employmentType", "type"])  # their values are words of ours
_LABELS = {"url": ""}


class Shape(NamedTuple):
    """How a field of the résumé is shown: its title, and the names of the fields that make up an entry's heading."""

    title: str
    heading: tuple[str, ...]


ENTRIES: dict[str, Shape] = {
    "work": Shape("Work", ("position", "name", "department", "location", "employmentType")),
    "education": Shape("Education", ("institution", "department", "area", "studyType", "location")),
    "projects": Shape("Projects", ("name", "roles", "entity")),
    "volunteer": Shape("Volunteering and clubs", ("organization", "position", "location", "type")),
    "publications": Shape("Publications", ("name", "publisher", "type")),
    "awards": Shape("Awards", ("title", "level", "awarder")),
    "certificates": Shape("Certificates", ("name", "issuer")),
    "references": Shape("References", ("name",)),
    "sections": Shape("Other", ("title",)),
}


def show_entries(field: str, entries: Sequence[Entry], page: Page) -> None:
    """Print one list of entries; entries with a text of their own stand apart, several projects for one below it."""
    shape = ENTRIES[field]
    page.head(shape.title)
    spacious = any(len(entry.keys() - _DATES - _CODES - {*shape.heading}) > 0 for entry in entries)
    apart = False
    for entity, group in groupby(entries, lambda entry: entry.get("entity", "")):
        ours = [*group]
        if grouped := len(ours) > 1 and bool(entity):
            if apart:
                page.put()
            page.flow(page.text(entity, "green"), Text(f"{page.glyphs.rule * 2} ", "green"))
            apart = False
        for entry in ours:
            if apart:
                page.put()
            apart = spacious
            _show_entry({k: v for k, v in entry.items() if k != "entity"} if grouped else entry, shape.heading, page)


def _show_entry(entry: Entry, heading: tuple[str, ...], page: Page) -> None:
    told = [name for name in heading if name in entry]
    # A level may be part of the title that it was read from.
    told = [name for name in told if name == told[0] or str(entry[name]) not in str(entry[told[0]])]
    left = [_value(name, entry[name], page, "bold" if name == told[0] else "") for name in told]
    page.chain(left, right=page.text(dates_of(entry, page.glyphs.dash), "dim"))
    rest = {key: value for key, value in entry.items() if key not in {*heading, *_DATES, *_CODES}}
    facts = [labelled(_LABELS.get(key, words(key)), rest[key], page) for key in rest if key not in _BODY]
    if facts:
        page.chain(facts, indent=2)
    for key in _PROSE:
        page.prose(rest.get(key, ""))
    page.items(rest.get("highlights", ()))
    if "keywords" in rest:
        page.chain([page.text(word, "cyan") for word in rest["keywords"]], indent=2)


def _value(name: str, value: Any, page: Page, style: str = "") -> Text:
    if name in _KINDS:
        return page.text(words(value), style or "dim")
    return page.text(", ".join(map(str, value)) if isinstance(value, list) else value, style)


def show_skills(skills: Sequence[Entry], page: Page) -> None:
    """Print groups of skills, and the sentences that say more than the names in them."""
    page.head("Skills")
    page.rows([row for skill in skills for row in _skill_rows(skill, page)])


def _skill_rows(skill: Entry, page: Page) -> Iterator[tuple[Text, Sequence[Text]]]:
    name, keywords, summary = skill.get("name", ""), skill.get("keywords", []), skill.get("summary", "")
    label = page.text(" ".join(skill[key] for key in ("name", "level") if key in skill), "bold")
    if keywords == [name]:
        keywords = []
    if all(word.casefold() in summary.casefold() for word in keywords) and _says_more(
        summary, [*keywords, label.plain]
    ):
        sentence = page.text(summary)
        sentence.highlight_words(keywords, "cyan", case_sensitive=False)
        yield label, [sentence]
        return
    yield label, [page.text(word) for word in keywords]
    if _says_more(summary, [*keywords, name, skill.get("level", "")]):
        yield Text(), [page.text(summary, "dim")]


def _says_more(summary: str, names: Sequence[str]) -> bool:
    """Whether a sentence has words that the names in it have not."""
    left = summary.casefold()
    for name in sorted(filter(None, names), key=len, reverse=True):
        left = left.replace(name.casefold(), " ")
    return any(char.isalnum() for char in left)


def show_languages(languages: Sequence[Entry], page: Page) -> None:
    """Print languages with how well they are known."""
    page.head("Languages")
    page.rows(
        [(page.text(item.get("language", "?"), "bold"), [page.text(item.get("fluency", ""))]) for item in languages]
    )


def show_interests(interests: Sequence[Entry], page: Page) -> None:
    """Print interests with what belongs to each."""
    page.head("Interests")
    page.chain(_interests(interests, page), indent=2)


def _interests(interests: Sequence[Entry], page: Page) -> Iterator[Text]:
    for item in interests:
        keywords = ", ".join(item.get("keywords", ()))
        yield page.text(
            f"{item.get('name', '')} ({keywords})" if keywords and "name" in item else item.get("name", keywords)
        )


def show_objective(objective: Entry, page: Page) -> None:
    """Print the job that the person wants."""
    page.head("Objective")
    data = dict(objective)
    summary = data.pop("summary", None)
    rows: list[tuple[Text, Sequence[Text]]] = []
    for key, value in data.items():
        rows.append((page.text(words(key), "dim"), [_value(key, value, page)]))
    page.rows(rows)
    if summary:
        page.prose(summary)


LISTS: dict[str, Callable[[Sequence[Entry], Page], None]] = {
    "skills": show_skills,
    "languages": show_languages,
    "interests": show_interests,
}
