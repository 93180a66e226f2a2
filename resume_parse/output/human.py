"""A résumé for reading on a terminal: who, what they did, and what the parser doubts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from ..model import Basics, Objective, Resume
from . import printable

Entry = dict[str, Any]

# Field of the résumé: title, and the names of the fields that make up an entry's heading.
_SECTIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("work", "Work", ("position", "name", "department", "location")),
    ("education", "Education", ("institution", "department", "area", "studyType", "location")),
    ("projects", "Projects", ("name", "roles", "entity")),
    ("skills", "Skills", ("name", "level")),
    ("awards", "Awards", ("title", "level", "awarder")),
    ("certificates", "Certificates", ("name", "issuer")),
    ("publications", "Publications", ("name", "publisher", "type")),
    ("languages", "Languages", ("language", "fluency")),
    ("volunteer", "Volunteering", ("organization", "position", "location")),
    ("interests", "Interests", ("name",)),
    ("references", "References", ("name",)),
    ("sections", "Other", ("title",)),
)
_DATES = ("date", "releaseDate", "startDate", "endDate", "current")


def show(resume: Resume, console: Console, *, title: str | None = None) -> None:
    """Print a résumé to the console; `title` names the input when there are several."""
    if title is not None:
        console.print(Rule(Text(printable(title)), align="left", characters="─"))
    _show_basics(resume.basics or Basics(), console)
    if resume.objective is not None:
        _show_pairs("Objective", _plain(resume.objective), console)
    data = resume.to_dict()
    for field, heading, names in _SECTIONS:
        if entries := data.get(field):
            _head(heading, console)
            for entry in entries:
                _show_entry(entry, names, console)
    _show_doubts(resume, console)


def _text(value: Any, style: str = "") -> Text:
    """Make a value printable, line by line; a Text is never read as markup."""
    if isinstance(value, list):
        value = ", ".join(str(item) for item in value)
    lines = (printable(line) for line in str(value).splitlines())
    return Text("\n".join(lines), style=style)


def _labelled(label: str, value: Any) -> Text:
    return Text.assemble(_text(label, "dim"), ": ", _text(value))


def _indented(text: Text, console: Console, left: int = 2) -> None:
    console.print(Padding(text, (0, 0, 0, left), expand=False))


def _head(title: str, console: Console) -> None:
    console.print()
    console.print(Text(title.upper(), style="bold cyan"))


def _plain(part: Basics | Objective) -> Entry:
    plain: Entry = part.model_dump(by_alias=True, exclude_none=True)
    return plain


def _show_basics(basics: Basics, console: Console) -> None:
    data = _plain(basics)
    console.print(_text(data.pop("name", "(no name found)"), "bold"))
    if names := data.pop("alternateNames", None):
        console.print(_text(names))
    if label := data.pop("label", None):
        console.print(_text(label, "italic"))
    for single, many in (("email", "emails"), ("phone", "phones")):
        if data.get(many):
            data.pop(single, None)
    location = data.pop("location", {})
    profiles = data.pop("profiles", [])
    summary = data.pop("summary", None)
    if location:
        data["location"] = [*location.values()]
    labelled = [*data.pop("attributes", {}).items()]
    for profile in profiles:
        labelled.append((profile.pop("network", "profile"), [*profile.values()]))
    _show_pairs(None, data, console)
    for label, value in labelled:
        _indented(_labelled(label, value), console)
    if summary:
        _head("Summary", console)
        _indented(_text(summary), console)


def _show_pairs(title: str | None, data: Entry, console: Console) -> None:
    if title is not None and data:
        _head(title, console)
    for key, value in data.items():
        _indented(_labelled(_words(key), value), console)


def _show_entry(entry: Entry, names: tuple[str, ...], console: Console) -> None:
    line = Text("  ").join(_text(entry[name], "bold" if name == names[0] else "") for name in names if name in entry)
    if dates := _dates(entry):
        line.append("  ").append_text(_text(dates, "dim"))
    if line.plain:
        _indented(line, console)
    for key, value in entry.items():
        if key in names or key in _DATES or key in ("degree", "code"):
            continue
        _BODY.get(key, _show_field)(key, value, console)


def _show_field(key: str, value: Any, console: Console) -> None:
    _indented(_labelled(_words(key), value), console, 4)


def _show_prose(key: str, value: Any, console: Console) -> None:
    _indented(_text(value), console, 4)


def _show_items(key: str, value: Any, console: Console) -> None:
    for item in value:
        _indented(Text("• ").append_text(_text(item)), console, 4)


_BODY: dict[str, Callable[[str, Any, Console], None]] = {
    "highlights": _show_items,
    "summary": _show_prose,
    "description": _show_prose,
    "text": _show_prose,
    "reference": _show_prose,
}


def _dates(entry: Entry) -> str:
    if single := entry.get("date") or entry.get("releaseDate"):
        return str(single)
    start, end = entry.get("startDate"), entry.get("endDate")
    if entry.get("current"):
        end = "now"
    if end is None or start == end:
        return str(start or "")
    return f"{start or ''} – {end}".strip()


def _words(key: str) -> str:
    """Turn a camelCase field name into words."""
    return "".join(f" {char.lower()}" if char.isupper() else char for char in key)


def _show_doubts(resume: Resume, console: Console) -> None:
    warnings = (resume.meta.warnings if resume.meta else None) or []
    if warnings:
        _head("Doubts", console)
    for warning in warnings:
        where = f"line {warning.line}: " if warning.line else ""
        _indented(_text(f"{where}{warning.message}", "yellow"), console)
