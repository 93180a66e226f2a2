"""Markdown reader: CommonMark's block rules give the structure, the inline scanner the text with its places."""

from __future__ import annotations

import re

from markdown_it.token import Token

from resume_parse.document import Document, Furniture, Line
from resume_parse.extractors.base import LineBuilder, split_marker
from resume_parse.extractors.front_matter import blank, take_front_matter
from resume_parse.extractors.inline import InlineReader
from resume_parse.extractors.link_definitions import find_definitions
from resume_parse.extractors.markdown_blocks import block_parser
from resume_parse.patterns import lazy_pattern

_CLOSING_HASHES = lazy_pattern(r"[ \t]*#+[ \t]*$")
_HASHES = lazy_pattern(r"[ \t]*(#{1,6})[ \t]*")
_NEWLINE = lazy_pattern("\n")
_RULE_LEADS = frozenset("-=_*~#—–─━═·.:\\{")
_RULE = lazy_pattern(r"[ \t]*(?:[-=_*~#—–─━═·.]{3,}|[-=_*~][ \t]*(?:[-=_*~][ \t]*){2,})$")
_COMMENT = lazy_pattern(r"<!--.*?(?:-->|\Z)|\{%-?\s*comment.*?endcomment\s*-?%\}", re.S)
_FENCED_DIV = lazy_pattern(
    r"[ \t]*(?::{3,}|\\(?:begin|end|newpage|pagebreak|vspace|hfill|noindent)\b|\{\{.*\}\}[ \t]*$|\{%.*%\}[ \t]*$)"
)
_SHORTCODE = lazy_pattern(r"[ \t]*\{\{[<%].{0,600}[>%]\}\}[ \t]*$")
_SHORTCODE_ARGUMENT = lazy_pattern(
    r"\b(header|title|name|company|organization|role|position|subheader|subtitle|date|dates|period|location)\s*=\s*\"([^\"]{1,200})\""
)
_EMPHASIS = lazy_pattern(r"(?:\*{1,3}|_{2,3})(?=[^\s*_])")
_TITLED_DIV = lazy_pattern(r"[ \t]*:{3,}[ \t]*\{?\.?[\w-]+\}?[ \t]+([^\s{].*\S)[ \t]*$")
_DEFINITION = lazy_pattern(r"[ \t]*:[ \t]+(?=\S)")
_MARK = lazy_pattern(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)[ \t]*")
_NO_TITLE = lazy_pattern(r"[\d|,，:：@。；;]|[^\W\x00-\u052f]\s")  # signs of facts, not of a section's title
_OUTLINE = lazy_pattern(r"[ \t]*\d{1,2}(?:\.\d{1,2}){1,2}[.、]?[ \t]+(?=[^\W\da-z])")  # `### 3.1 Acme`
_QUOTE = lazy_pattern(r"[ \t]*(?:>[ \t]?)+")


def read_markdown(text: str) -> Document:
    """Read Markdown, with or without HTML tags in it.

    Args:
        text: the cleaned source text.
    Returns:
        lines with offsets into `text`.
    """
    return MarkdownReader(text).read()


class MarkdownReader:
    """State of one reading: the source, where its lines begin, and the line being built."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.out = LineBuilder()
        self.furniture: list[Furniture] = []
        self.meta: list[Line] = []
        self.rows: set[int] = set()
        masked = self._mask(source)
        targets, spans = find_definitions(masked)
        for span in spans:
            self.furniture.append(Furniture(*span, "link definition"))
            masked = blank(masked, *span)
        self.masked = masked
        self.starts = [0, *(m.end() for m in _NEWLINE.finditer(masked))]
        self.starts.append(len(masked) + 1)
        self.inline = InlineReader(masked, self.out, targets)

    def read(self) -> Document:
        self._walk(block_parser().parse(self.masked))
        self.out.flush()
        for start, end, reason in self.inline.furniture:
            self.furniture.append(Furniture(start, end, reason))
        return Document([*self.meta, *self.out.lines], self.furniture, "markdown")

    def _mask(self, source: str) -> str:
        """The source with front matter and comments blanked, same length, so that offsets hold."""
        source, self.meta = take_front_matter(source)
        if "<!--" in source or "{%" in source:
            for comment in list(_COMMENT.finditer(source)):
                self.furniture.append(Furniture(*comment.span(), "comment"))
                source = blank(source, *comment.span())
        return source

    def _walk(self, tokens: list[Token]) -> None:
        lists = 0
        last_line = 0
        heading = 0
        for token in tokens:
            kind = token.type
            if kind in ("bullet_list_open", "ordered_list_open"):
                lists += 1
            elif kind in ("bullet_list_close", "ordered_list_close"):
                lists -= 1
            elif kind == "heading_open":
                heading = int(token.tag[1])
            elif kind == "heading_close":
                heading = 0
            elif kind == "inline" and token.map:
                gap = token.map[0] > last_line
                self._inline_block(token.map[0], token.map[1], lists, heading, gap)
                last_line = token.map[1]
            elif kind == "fence" and token.map:
                self._fence(token.map[0], token.map[1])
                last_line = token.map[1]
            elif kind == "tr_open" and token.map:
                self._table_row(token.map[0])
                last_line = token.map[1]
            elif kind == "hr":
                self.out.blank()

    def _inline_block(self, first: int, last: int, lists: int, heading: int, gap: bool) -> None:
        if first in self.rows:
            return
        self.out.strong_off()  # no emphasis reaches into the next block
        if heading and last - first > 1:
            # CommonMark makes one heading of all lines above an underline; only the last one is meant,
            # or none: `---` right below the last line of an entry is a rule
            titled = self._is_title(last - 1)
            for n in range(first, last - 1 if titled else last):
                self._source_line(n, lists, 0, gap and n == first, n == first)
            if not titled:
                self.out.blank()
                return
            first, gap = last - 1, True
        for n in range(first, last):
            self._source_line(n, lists, heading, gap and n == first, n == first)

    def _is_title(self, line: int) -> bool:
        text = self.masked[self.starts[line] : self.starts[line + 1] - 1].strip(" \t>*#")
        return bool(text) and len(text) <= 40 and _NO_TITLE.search(text) is None

    def _fence(self, first: int, last: int) -> None:
        self.out.blank()
        for n in range(first, last):
            text = self.masked[self.starts[n] : self.starts[n + 1] - 1]
            if n == first or text.strip().startswith(("```", "~~~")):
                continue
            self._source_line(n, 0, 0, False, True)

    def _table_row(self, line: int) -> None:
        self.rows.add(line)
        start, end = self.starts[line], self.starts[line + 1] - 1
        self.out.begin("text", gap=False)
        at = start
        for cell in _split_row(self.masked, start, end):
            self.out.cell(at)
            self.inline.read(*cell)
            at = cell[1]
        self.out.strong_off()
        self.out.flush(hard=True)

    def _source_line(self, n: int, lists: int, heading: int, gap: bool, first: bool) -> None:
        """One source line of a paragraph, heading or item, its block marks taken off."""
        source, start, end = self.masked, self.starts[n], self.starts[n + 1] - 1
        text = source[start:end]
        if self._read_whole(start, text):
            return
        quote = _QUOTE.match(text)
        at = start + (quote.end() if quote else 0)
        indent = len(text) - len(text.lstrip())
        kind, level, marker = "text", 0, ""
        if lists and first:
            at, marker = self._list_mark(at, end)
            kind, level = ("item", lists) if marker else ("text", 0)
        at = _skip_space(source, at, end)
        if heading or source.startswith("#", at):
            level, at, end = self._heading(at, end, heading)
            kind = "heading"
        if source.startswith(":", at) and (definition := _DEFINITION.match(source, at, end)):
            at = definition.end()
        run = _EMPHASIS.match(source, at, end)
        inner, after = split_marker(source, run.end() if run else at)
        bold = False
        if inner and after < end:
            marker, at, bold = marker + inner, after, run is not None and len(run.group()) >= 2
            if kind == "text":
                kind, level = "item", lists + 1
        broken = source.endswith("\\", at, end)
        hard = broken or source.endswith("  ", at, end)
        stop = at + len(source[at : end - broken].rstrip(" \t"))
        self.out.begin(kind, level=level, marker=marker, indent=indent, gap=gap, block=first)
        self.out.strong(bold)
        self.inline.read(at, stop)
        self.out.flush(hard=hard)

    def _read_whole(self, start: int, text: str) -> bool:
        """Read a line that is no text with marks: a titled div, a shortcode, a rule, or one inside an HTML row."""
        lead, end = text.lstrip()[:1], start + len(text)
        titled = _TITLED_DIV.match(text) if lead == ":" else None
        if titled:
            self.out.begin("heading", level=2, gap=True)
            self.inline.read(start + titled.start(1), end)
            self.out.flush(hard=True)
        elif lead == "{" and _SHORTCODE.match(text) and self._shortcode(start, text):
            pass
        elif lead in _RULE_LEADS and (_RULE.match(text) or _FENCED_DIV.match(text)):
            self.out.blank()
        elif self.inline.in_row:
            # the cells of an HTML row may stand on lines of their own
            self.inline.read(_skip_space(self.masked, start, end), end)
        else:
            return False
        return True

    def _heading(self, at: int, end: int, level: int) -> tuple[int, int, int]:
        """The level of a heading (0: its hashes tell it) and the span of its text."""
        hashes = _HASHES.match(self.masked, at, end)
        if hashes:
            level, at = level or len(hashes.group(1)), hashes.end()
        outline = _OUTLINE.match(self.masked, at, end)
        closing = _CLOSING_HASHES.search(self.masked, outline.end() if outline else at, end)
        return level, outline.end() if outline else at, closing.start() if closing else end

    def _shortcode(self, start: int, text: str) -> bool:
        """`{{< timelineItem header="Acme" subheader="2020" >}}`: what a site generator shows of its arguments."""
        shown = [m for m in _SHORTCODE_ARGUMENT.finditer(text) if m.group(2).strip()]
        for n, m in enumerate(shown):
            self.out.begin("text" if n else "heading", level=0 if n else 5, gap=not n)
            self.inline.read(start + m.start(2), start + m.end(2))
            self.out.flush(hard=True)
        return bool(shown)

    def _list_mark(self, at: int, end: int) -> tuple[int, str]:
        """Skip the list marks that CommonMark saw; `2019. Joined` is no numbered item."""
        marker = ""
        while found := _MARK.match(self.masked, at, end):
            mark = found.group().strip()
            if len(mark.rstrip(".)")) > 2 or (
                mark.rstrip(".)").isdigit() and found.end() == at + len(mark) and found.end() < end
            ):
                break
            marker, at = marker + mark, found.end()
        return at, marker


def _skip_space(source: str, at: int, end: int) -> int:
    while at < end and source[at] in " \t":
        at += 1
    return at


def _split_row(source: str, start: int, end: int) -> list[tuple[int, int]]:
    """The cells of a pipe-table row, as source spans without surrounding space."""
    cells: list[tuple[int, int]] = []
    at = start
    for n in range(start, end + 1):
        if n == end or (source[n] == "|" and source[n - 1] != "\\"):
            a, b = at, n
            while a < b and source[a].isspace():
                a += 1
            while b > a and source[b - 1].isspace():
                b -= 1
            cells.append((a, b))
            at = n + 1
    if cells and cells[0][0] == cells[0][1]:
        cells = cells[1:]
    if cells and cells[-1][0] == cells[-1][1]:
        cells = cells[:-1]
    return cells
