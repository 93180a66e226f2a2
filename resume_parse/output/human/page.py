"""A page of lines for a terminal: its width, the characters that it may use, and the few ways to set text on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from resume_parse.output import printable
from resume_parse.output.human.wrap import wrapped

WIDEST: Final = 160
NARROWEST: Final = 40
WIDEST_TEXT: Final = 120
"""Cells of a page of texts: longer lines are hard to read, and what stands at their margin to find."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """What is drawn: lines, bars by the halves of a cell that they fill, and marks between words."""

    rule: str = "─"
    bullet: str = "•"
    between: str = " · "
    dash: str = " – "
    more: str = "…"
    work: str = "█▌▐"  # a whole cell, its left half, its right half
    school: str = "▄▖▗"
    shade: str = "░"
    gap: str = "╌╌╌"
    on: str = "▶"
    tick: str = "┊"


ASCII: Final = Glyphs("-", "*", " | ", " - ", "...", "###", "===", ".", "~~~", ">", ":")


class Page:
    """Collects lines that fit; every text that goes through it can be shown as it stands."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.encoding = console.encoding
        self.lines: list[Text] = []
        self.width = max(NARROWEST, min(console.width, WIDEST))
        self.text_width = min(self.width, WIDEST_TEXT)
        self.glyphs = Glyphs() if self._takes("".join(map(str, _fields(Glyphs())))) else ASCII

    def _takes(self, text: str) -> bool:
        try:
            text.encode(self.encoding)
        except (UnicodeEncodeError, LookupError):
            return False
        return True

    def clean(self, value: object) -> str:
        """A value as one line without control characters; `?` as wide as the character for what cannot be encoded."""
        text = printable(str(value))
        if self._takes(text):
            return text
        return "".join(c if self._takes(c) else "?" * cell_len(c) for c in text)

    def text(self, value: object, style: str = "") -> Text:
        """A value as styled text."""
        return Text(self.clean(value), style)

    def put(self, line: Text | str = "") -> None:
        """Add a line as it is."""
        line = Text(line) if isinstance(line, str) else line
        line.rstrip()
        self.lines.append(line)

    def show(self) -> None:
        """Print the lines; at once, which takes half the time of one after the other."""
        self.console.print(Text("\n").join(self.lines), soft_wrap=True)

    def head(self, title: str, note: str = "") -> None:
        """Add the title of a section with a rule behind it, and a note at its end."""
        used = cell_len(title) + 1 + (cell_len(note) + 1 if note else 0)
        rule = self.glyphs.rule * max(0, self.width - used)
        self.put()
        self.put(Text.assemble((title, "bold cyan"), " ", (rule, "cyan"), (f" {note}" if note else "", "dim")))

    def flow(self, text: Text, lead: Text | str = "", indent: int = 0) -> None:
        """Add a text broken into lines; `lead` stands before the first, the others hang below its end."""
        lead = Text(lead) if isinstance(lead, str) else lead
        hang = indent + cell_len(lead.plain)
        for n, (start, end) in enumerate(wrapped(text.plain, self.text_width - hang)):
            self._put_behind(lead if n == 0 else " " * cell_len(lead.plain), text[start:end], indent)

    def chain(self, parts: Iterable[Text], lead: Text | str = "", indent: int = 0, right: Text | None = None) -> None:
        """Add texts side by side with a mark between them, each whole where it fits on a line.

        `lead` stands before the first line, and the others hang below its end; `right` stands at the margin of the
        first.
        """
        lead = Text(lead) if isinstance(lead, str) else lead
        hang = indent + cell_len(lead.plain)
        taken = cell_len(right.plain) + 2 if right is not None and right.plain else 0
        for n, line in enumerate(self._filled(parts, self.text_width - hang, taken)):
            if n == 0 and right is not None and taken:
                line.append(" " * (self.text_width - hang - cell_len(line.plain) - taken + 2))
                line.append_text(right)
            self._put_behind(lead if n == 0 else " " * cell_len(lead.plain), line, indent)

    def _put_behind(self, lead: Text | str, line: Text, indent: int) -> None:
        self.put(Text.assemble(" " * indent, lead, line))

    def _filled(self, parts: Iterable[Text], width: int, taken: int) -> list[Text]:
        """Lines of texts with marks between them; the first line is shorter by `taken`."""
        mark = Text(self.glyphs.between, "dim")
        lines = [Text()]
        for part in parts:
            room = width - (taken if len(lines) == 1 else 0)
            line = lines[-1]
            if line.plain and cell_len(line.plain) + cell_len(mark.plain) + cell_len(part.plain) <= room:
                line.append_text(mark)
                line.append_text(part)
            elif part.plain:
                first = room if not line.plain else width
                pieces = [part[start:end] for start, end in wrapped(part.plain, width, first)]
                if not line.plain:
                    line.append_text(pieces.pop(0))
                lines += pieces
        return lines

    def prose(self, value: str, indent: int = 2, style: str = "") -> None:
        """Add a text whose lines stand for paragraphs or items."""
        for line in value.splitlines():
            if line.strip():
                self.flow(self.text(line, style), indent=indent)

    def items(self, values: Sequence[str], indent: int = 2) -> None:
        """Add a list."""
        for value in values:
            self.flow(self.text(value), Text(f"{self.glyphs.bullet} ", "dim"), indent)

    def rows(self, rows: Sequence[tuple[Text, Sequence[Text]]], indent: int = 2) -> None:
        """Add labels and the texts of each, these below each other; a long label stands on a line of its own."""
        widest = max(12, self.width // 4)
        column = max((size for size in (cell_len(label.plain) for label, _ in rows) if size <= widest), default=0)
        for label, parts in rows:
            size = cell_len(label.plain)
            if size > column:
                self.flow(label, indent=indent)
                self.chain(parts, indent=indent + 2)
            else:
                self.chain(parts, Text.assemble(label, " " * (column + 2 - size if column else 0)), indent)


def _fields(glyphs: Glyphs) -> Iterable[str]:
    return (getattr(glyphs, name) for name in glyphs.__slots__)
