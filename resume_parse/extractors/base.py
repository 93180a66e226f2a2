"""What readers share: the builder that assembles lines from text runs and tags, and the marks that lead list items."""

from __future__ import annotations

import html
import re

from resume_parse.document import CIRCLED_DIGITS, HAN_DIGITS, Box, Icon, Line, Link, Piece, Tag, is_cjk
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.patterns import lazy_pattern

BULLETS = "•‧●○◦▪▫■□◆◇►▶▸➤➢➔➜⮚✓✔√✦✧※★☆❖‣⁃∙·・。>＞›»\uf0b7"
# `B.Tech` and `B. Tech` are degrees, `C、C++` languages; a letter and a full stop lead an item where a space or no
# Latin word follows
MARKER = cue_pattern(
    rf"(?:(?:[{BULLETS}]|&(?:bull|gt|middot|raquo|rsaquo|#8226);)[ \t]*(?=\S)|[-*+–—~][ \t]+(?=\S)"
    r"|(?:(?!C、[A-Z])(?:\d{1,2}|[ivx]{1,4}|(?![A-H]\.\s?(?i:(?&degreeRest))\b)"
    r"(?![A-H]\.\s[A-Z][\w'’-]+(?:\s?[,&]|\s(?&latinConjunction)\s))[a-hA-H])"  # `A. Berg, J. Roe` is an initial
    r"[.．、)）](?=[ \t]|[^\d\s.][^.]|$)"
    rf"|\[\d{{1,2}}\](?=[ \t]*[^\s(:\[])|[（(](?:\d{{1,2}}|[{HAN_DIGITS}]{{1,2}}|[a-h])[)）]"
    rf"|[{CIRCLED_DIGITS}]|[{HAN_DIGITS}]{{1,2}}[、.．])[ \t]*)"
)
ENTITY_FORM = (
    r"&(?:(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|nbsp|(?:amp|lt|gt|quot|middot)(?![\w=]))"
)
"""Pattern of a character reference; the oldest names browsers read without their semicolon too."""
ENTITY = lazy_pattern(ENTITY_FORM)
BADGE = lazy_pattern(r"//(?:img\.)?shields\.io/(?:badge/|static/)|//badgen\.net/badge/")
"""The address of an image that shows the words which its maker wrote: a badge. Badges that show a state are none."""
_FILE = lazy_pattern(r"([^/\\?#]*?)(?:\.\w{2,5})?(?:[?#].*)?$", re.S)
_DEEPEST = 200  # elements that a line notes of those it stands in


def picture_name(alt: str, src: str) -> str:
    """What a picture is called: its alternative text, or else its file's name."""
    found = None if alt else _FILE.search(src)
    return (found.group(1) if found else alt).strip()[:60]


def split_marker(text: str, start: int = 0) -> tuple[str, int]:
    """The list mark at `start` (bullets and numbers may follow each other: `- 1.`) and where its text begins."""
    marker, at = "", start
    for _ in range(3):
        found = MARKER.match(text, at)
        if not found or (found.end() == len(text) and marker):
            break
        marker += found.group().strip()
        at = found.end()
    return marker, at


class LineBuilder:
    """Collects text runs into lines. A run is added with its place in the source, so that every line keeps its map."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.paragraph = 0
        self._reset()
        self._gap = True
        self._kind, self._level, self._marker, self._indent = "text", 0, "", 0
        self._strong_depth = 0
        self._from_tag = False
        self.boxes: tuple[Box, ...] = ()  # those that the next line stands in

    def _reset(self) -> None:
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._size = 0
        self._strong: list[list[int]] = []
        self._links: list[Link] = []
        self._tags: list[Tag] = []
        self._icons: list[Icon] = []
        self._tag_starts: list[tuple[str, int]] = []
        self._cells: list[int] = []

    def begin(
        self,
        kind: str = "text",
        *,
        level: int = 0,
        marker: str = "",
        indent: int = 0,
        gap: bool = False,
        block: bool = True,
    ) -> None:
        """End the current line and set what the next one is. `block`: it starts a paragraph of its own."""
        pending = self._from_tag and not self._size
        self.flush()
        self._gap = self._gap or gap
        if pending and kind == "text":
            return
        self._kind, self._level, self._marker, self._indent = kind, level, marker, indent
        self._from_tag = False
        if block:
            self.paragraph += 1

    def begin_element(self, kind: str, *, level: int, indent: int = 0, gap: bool = False) -> None:
        """Begin the line of an HTML element; a line end before its first word does not end it."""
        self._from_tag = False
        self.begin(kind, level=level, marker="-" if kind == "item" else "", indent=indent, gap=gap)
        self._from_tag = True

    def mark(self, marker: str) -> None:
        """The current, still empty line is led by a list mark found in its text."""
        self._marker += marker
        if self._kind == "text":
            self._kind, self._level = "item", max(self._level, 1)

    def add(self, text: str, start: int, width: int | None = None) -> None:
        """Visible text that stands at source[start:start+width]; width None: character by character."""
        if not text:
            return
        if self._from_tag and not text.isspace():
            self._from_tag = False
        at, size = self._size, len(text)
        self._pieces.append(Piece(at, start, size, size if width is None else width))
        if self._strong_depth:
            if self._strong and self._strong[-1][1] == at:
                self._strong[-1][1] += size
            else:
                self._strong.append([at, at + size])
        self._parts.append(text)
        self._size = at + size

    @property
    def size(self) -> int:
        return self._size

    def last(self) -> str:
        """The last character added to the current line."""
        return self._parts[-1][-1] if self._parts else ""

    def strong(self, delta: int) -> None:
        self._strong_depth = max(0, self._strong_depth + delta)

    def strong_off(self) -> None:
        self._strong_depth = 0

    def is_strong(self) -> bool:
        return self._strong_depth > 0

    def link(self, at: int, url: str, start: int, end: int) -> None:
        """text[at:now] of the current line leads to url, which stands at source[start:end]."""
        self._links.append(Link(at, self._size, url, start, end))

    def open_tag(self, name: str) -> None:
        if len(self._tag_starts) < _DEEPEST:
            self._tag_starts.append((name, self._size))

    def close_tag(self, name: str) -> None:
        for n in range(len(self._tag_starts) - 1, -1, -1):
            if self._tag_starts[n][0] == name:
                _, at = self._tag_starts.pop(n)
                if self._size > at:
                    self._tags.append(Tag(at, self._size, name))
                return

    def _close_all(self) -> None:
        """Close each open element, of those of one name the inner ones first."""
        starts: dict[str, list[int]] = {}
        for name, at in self._tag_starts:
            starts.setdefault(name, []).append(at)
        for name, _ in self._tag_starts:
            at = starts[name].pop()
            if self._size > at:
                self._tags.append(Tag(at, self._size, name))

    def icon(self, name: str, start: int, end: int) -> None:
        """A picture that shows no words of its own, at source[start:end], stands before what is added next."""
        if name:
            self._icons.append(Icon(self._size, name, start, end))

    def cell(self, start: int) -> None:
        """A table cell begins at source[start]."""
        if self._size:
            self.add(" ", start, 0)
        self._cells.append(self._size)

    def column(self, start: int) -> None:
        """What the page sets apart without a space stands at source[start:]: it is a column of its own."""
        if self._parts and self.last() != "\t":
            self.add("\t", start, 0)

    def picture(self, alt: str, alt_at: int, address: str, start: int, end: int) -> None:
        """A picture at source[start:end], its words at source[alt_at:] (or -1): a badge shows them in a column."""
        if alt_at >= 0 and BADGE.search(address):
            self.column(alt_at)
            self.add(alt, alt_at)
        else:
            self.icon(picture_name(alt, address), start, end)

    def blank(self) -> None:
        """A blank line: ends the line and the paragraph."""
        self.flush()
        self._gap = True
        self.paragraph += 1

    def flush(self, *, hard: bool = False) -> None:
        """End the current line, if it shows anything."""
        if not self._parts:
            self._cells = []
            if self._tag_starts:
                self._tag_starts = [(name, 0) for name, _ in self._tag_starts]
            return
        text = "".join(self._parts)
        unclosed, icons = [(name, 0) for name, _ in self._tag_starts], [icon._replace(at=0) for icon in self._icons]
        if not text.isspace():
            icons = []
            self._close_all()
            cells = tuple(zip(self._cells, [*self._cells[1:], len(text)], strict=True)) if self._cells else ()
            self.lines.append(
                Line(
                    text,
                    tuple(self._pieces),
                    kind="row" if len(cells) > 1 and self._kind == "text" else self._kind,
                    level=self._level,
                    marker=self._marker,
                    indent=self._indent,
                    paragraph=self.paragraph,
                    gap=self._gap,
                    hard=hard,
                    strong=tuple([(a, b) for a, b in self._strong]),
                    links=tuple(self._links),
                    tags=tuple(self._tags),
                    icons=tuple(self._icons),
                    boxes=self.boxes,
                    cells=cells,
                )
            )
            self._gap = False
        self._reset()
        self._icons, self._tag_starts = icons, unclosed

    def end(self) -> None:
        """End the document: links that show no words, behind its last line, are noted at that line's end."""
        self.flush()
        if self._links and self.lines:
            last = self.lines[-1]
            at = len(last.text)
            last.links = (*last.links, *(k._replace(at=at, to=at) for k in self._links))


def add_with_entities(out: LineBuilder, source: str, start: int, end: int, *, fold: bool = False) -> None:
    """Add source[start:end] with entities decoded; `fold`: white space is layout, folded to one (none between CJK)."""
    at = start
    while at < end:
        amp = source.find("&", at, end)
        stop = end if amp < 0 else amp
        if stop > at:
            add_folded(out, source, at, stop) if fold else out.add(source[at:stop], at)
        if amp < 0:
            return
        found = ENTITY.match(source, amp, end)
        if found:
            char = html.unescape(found.group()).replace("\xa0", " ").replace("\u3000", " ")
            out.add(char, amp, len(found.group()))
            at = found.end()
        else:
            out.add("&", amp)
            at = amp + 1


_SPACE_RUN = lazy_pattern(r"\s+")


def add_folded(out: LineBuilder, source: str, start: int, end: int) -> None:
    """Add text whose white space is layout: a run with a line end in it reads as a wrap, any other as one space."""
    at = start
    for run in _SPACE_RUN.finditer(source, start, end):
        out.add(source[at : run.start()], at)
        before = out.last()
        after = source[run.end()] if run.end() < end else ""
        if before and not before.isspace() and not ("\n" in run.group() and is_cjk(before) and is_cjk(after)):
            out.add(" ", run.start(), run.end() - run.start())
        at = run.end()
    out.add(source[at:end], at)
