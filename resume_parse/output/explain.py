"""Explanations for a terminal: a document beside its fields, a value, a line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from resume_parse.output.human.page import Page
from resume_parse.output.human.wrap import wrapped

TWO_COLUMNS: Final = 100
"""Cells from which on the source stands beside the fields; below that, the fields stand under their lines."""

Rows = list[tuple[Text, Sequence[Text]]]
"""Labels, and what stands behind each."""

_NUMBER = 5  # cells of a line's number
_COLOURS = {
    "basics": "cyan",
    "objective": "cyan",
    "work": "green",
    "volunteer": "green",
    "education": "blue",
    "projects": "magenta",
    "skills": "yellow",
    "languages": "yellow",
}
_OTHER = "bright_blue"
_LEVELS = {"high": ("●", "+", "green"), "medium": ("◐", "~", "yellow"), "low": ("○", "?", "red")}
_STYLES = {"heading": "bold", "unplaced": "red", "furniture": "dim", "label": "dim"}


def show_document(lines: Sequence[dict[str, Any]], console: Console) -> None:
    """Print the source with the fields that were read from each line; `lines`: as `explain.lines_told` gives them."""
    page = Page(console)
    two = page.width >= TWO_COLUMNS
    left = page.width * 55 // 100 - 1 if two else page.width
    blank = False
    for line in lines:
        if not line["text"].strip():
            blank = True
            continue
        if blank:
            page.put()
        blank = False
        source = _source(line, page, left)
        fields = [_field(value, page, page.width - (left + 2 if two else _NUMBER + 1)) for value in line["values"]]
        if two:
            _side_by_side(source, fields, left, page)
        else:
            for row in source:
                page.put(row)
            for field in fields:
                page.put(Text.assemble(" " * (_NUMBER + 1), field))
    page.put()
    page.put(Text("  ").join(Text.assemble(_mark(level, page), f" {level}") for level in _LEVELS))
    page.show()


def _side_by_side(left: list[Text], right: list[Text], width: int, page: Page) -> None:
    for n in range(max(len(left), len(right))):
        row = left[n] if n < len(left) else Text()
        pad = " " * (width - cell_len(row.plain) + 2)
        page.put(Text.assemble(row, pad, right[n]) if n < len(right) else row)


def _source(line: dict[str, Any], page: Page, width: int) -> list[Text]:
    """A line of the source in rows that fit, with its number before the first, coloured by what was read from it."""
    raw = line["text"].expandtabs(1)  # a tab is one character of the source
    text = Text(_shown(raw, page), _STYLES.get(line["status"], ""))
    for span in line["spans"]:
        text.stylize(_colour(span["pointer"]), span["start"], span["end"])
    rows = []
    for n, (start, end) in enumerate(wrapped(text.plain, width - _NUMBER - 1)):
        number = f"{line['line']:>{_NUMBER}} " if n == 0 else " " * (_NUMBER + 1)
        rows.append(Text.assemble((number, "dim"), text[start:end]))
    return rows


def _shown(text: str, page: Page) -> str:
    """A text that can be printed, character by character, so that offsets hold."""
    return "".join(c if c == " " else page.clean(c)[:1] or " " for c in text)


def _field(value: dict[str, Any], page: Page, width: int) -> Text:
    """A field in one row: how sure, its pointer, its value as far as there is room."""
    lead = Text.assemble(
        _mark(value["confidence"], page), " ", (page.clean(value["pointer"]), _colour(value["pointer"])), " "
    )
    return Text.assemble(lead, _cut(page.clean(_written(value["value"])), width - cell_len(lead.plain), page))


def _written(value: object) -> str:
    """A value as JSON has it, a text without quotes."""
    return value if isinstance(value, str) else json.dumps(value)


def _cut(text: str, width: int, page: Page) -> str:
    if cell_len(text) <= width:
        return text
    more = page.glyphs.more
    return set_cell_size(text, max(0, width - cell_len(more))).rstrip() + more


def _mark(level: str, page: Page) -> Text:
    sign, plain, colour = _LEVELS[level]
    return Text(sign if page.clean(sign) == sign else plain, colour)


def _colour(pointer: str) -> str:
    return _COLOURS.get(pointer.split("/")[1], _OTHER)


def show_values(values: Sequence[dict[str, Any]], console: Console) -> None:
    """Print values one below the other; `values`: as `explain.value_told` gives them."""
    page = Page(console)
    for n, value in enumerate(values):
        if n:
            page.put()
        _value(value, page)
    page.show()


def _value(value: dict[str, Any], page: Page) -> None:
    page.put(Text.assemble((page.clean(value["pointer"]), f"bold {_colour(value['pointer'])}")))
    page.prose(_written(value["value"]), style="bold")
    rows: Rows = []
    for place in value.get("written", []):
        rows.append((Text(f"line {place['line']}", "dim"), [page.text(f"“{place['text']}”")]))
    rows += [(Text("changed", "dim"), [page.text(why)]) for why in value.get("changes", [])]
    rows += _made(value, page)
    if section := value.get("section"):
        rows.append((Text("section", "dim"), [_section(section, page)]))
    if looks := value.get("looks like"):
        told = page.glyphs.between.join(f"{name} {score:.2f}" for name, score in looks.items())
        rows.append((Text("looks like", "dim"), [page.text(told)]))
    for candidate in value.get("candidates", []):
        name = page.text(candidate["text"] or "none of them", "bold" if candidate["taken"] else "")
        taken = (" taken" if candidate["taken"] else "", "green")
        rows.append((Text("candidate", "dim"), [Text.assemble(f"{candidate['score']:5.2f}  ", name, taken)]))
    level = value["confidence"]
    sure = Text.assemble(_mark(level, page), f" {level}, right with probability {value['probability']:.2f}")
    rows.append((Text("confidence", "dim"), [sure]))
    for side, colour in (("for", "green"), ("against", "red")):
        for row in value.get(side, []):
            rows.append((Text(side, "dim"), [Text.assemble((f"{row['weight']:+.2f}", colour), " ", row["reason"])]))
    page.rows(rows)


def _made(value: dict[str, Any], page: Page) -> Rows:
    """The rule that settled a value, and what called it."""
    if not (rule := value.get("rule")):
        return []
    rows: Rows = [(Text("rule", "dim"), [page.text(f"{rule['module']}.{rule['function']}: {rule['says']}")])]
    if callers := value.get("called by"):
        names = page.glyphs.between.join(f"{rule['module']}.{rule['function']}" for rule in callers)
        rows.append((Text("called by", "dim"), [page.text(names)]))
    return rows


def _section(section: dict[str, Any], page: Page) -> Text:
    at = f", line {section['line']}" if "line" in section else ""
    return page.text(f"{section['kind']}{at}: {section['why']}")


def show_line(line: dict[str, Any], console: Console) -> None:
    """Print where a line went; `line`: as `explain.line_told` gives it."""
    page = Page(console)
    page.flow(page.text(line["text"], "bold"), Text(f"line {line['line']}  ", "dim"))
    rows: Rows = [(Text("status", "dim"), [page.text(f"{line['status']}: {line['why']}")])]
    if section := line.get("section"):
        name = "opens" if line.get("opens") else "section"
        rows.append((Text(name, "dim"), [_section(section, page)]))
    page.rows(rows)
    for value in line.get("values", []):
        page.flow(_field(value, page, page.text_width - 2), indent=2)
        if value["rule"]:
            page.flow(page.text(value["rule"], "dim"), indent=4)
    page.show()
