"""The head of the page: who it is, how to reach them, and what else the document says of the person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.text import Text

from resume_parse.output.human.page import Page

Entry = dict[str, Any]

_CONTACTS = ("emails", "phones", "url")
_ONCE = ("email", "phone")  # the first of `emails` and `phones`


def show_person(basics: Entry, page: Page) -> None:
    """Print name and headline, contacts, personal facts and the summary; `basics` as plain data."""
    data = dict(basics)
    name = page.text(data.pop("name", "(no name found)"), "bold")
    if others := data.pop("alternateNames", None):
        name.append_text(Text("  ").append_text(page.text(f"({', '.join(others)})")))
    page.flow(name)
    if label := data.pop("label", None):
        page.flow(page.text(label, "italic"))
    summary = data.pop("summary", None)
    for parts in ([*_contacts(data, page)], [*_facts(data, page)]):
        if parts:
            page.chain(parts)
    if summary:
        page.head("Summary")
        page.prose(summary)


def _contacts(data: Entry, page: Page) -> Iterator[Text]:
    """How to reach the person, taken out of `data`."""
    for single in _ONCE:
        value = data.pop(single, None)
        if value and value not in data.get(f"{single}s", ()):
            yield page.text(value)
    for key in _CONTACTS:
        value = data.pop(key, None)
        for item in value if isinstance(value, list) else [value] if value else []:
            yield page.text(item)
    if location := data.pop("location", None):
        yield page.text(", ".join(location.values()))
    for profile in data.pop("profiles", ()):
        yield labelled(profile.get("network", "profile"), _account(profile), page)


def _account(profile: Mapping[str, str]) -> str:
    """The address of a profile, which most often holds the name, or both."""
    url, name = profile.get("url", ""), profile.get("username", "")
    return url if name in url else f"{name} {url}".strip()


def _facts(data: Entry, page: Page) -> Iterator[Text]:
    attributes = data.pop("attributes", {})
    for key, value in data.items():
        yield labelled(words(key), value, page)
    for label, value in attributes.items():
        yield labelled(label, value, page)


def labelled(label: str, value: object, page: Page) -> Text:
    """A value behind its label."""
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return Text.assemble((page.clean(label), "dim"), (": ", "dim"), page.text(text)) if label else page.text(text)


def words(key: str) -> str:
    """Turn a camelCase field name into words."""
    return "".join(f" {char.lower()}" if char.isupper() else char for char in key)
