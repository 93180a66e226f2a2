"""What a reader states about a document: lines of visible text that know the source characters they came from.

`Line` is what makes the formats one. A `Cut` is a stretch of a line, a `Value` an output value with the cuts that it
was read from. Offsets inside a line count characters of `Line.text`; source offsets count characters of `Source.text`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

_CJK_MARKS = "“”‘’…—"  # their own width in CJK text; no other CJK character stands below them
_WHITE = " \t\n\r\x0b\x0c\u3000"
HAN_DIGITS = "一二三四五六七八九十"
"""With these China and Japan number titles and items."""
CIRCLED_DIGITS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"
_NUMBERING = frozenset(HAN_DIGITS + CIRCLED_DIGITS + "ivxIVX")


class Piece(NamedTuple):
    """`text[at:at+size]` came from `source[start:start+width]`; character by character when size == width."""

    at: int
    start: int
    size: int
    width: int


class Link(NamedTuple):
    """A stretch of a line that leads to `url`, which stands at source[start:end] (both the same: nowhere)."""

    at: int
    to: int
    url: str
    start: int
    end: int


class Tag(NamedTuple):
    """A stretch of a line inside an HTML element: its name, with class names and itemprops as further names."""

    at: int
    to: int
    name: str


class Box(NamedTuple):
    """A block element of a page: the number of the element that it stands in, its name, its own number."""

    parent: int
    name: str
    number: int


class Icon(NamedTuple):
    """A picture before text[at]: what its class names, its alternative text or its file call it; source[start:end]."""

    at: int
    name: str
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Line:
    """One visible line, markup gone."""

    text: str
    pieces: tuple[Piece, ...]
    kind: str = "text"  # heading, item, row, text, meta (front matter)
    level: int = 0  # heading level, or depth of a list item
    marker: str = ""  # the bullet or number that led the item
    indent: int = 0
    paragraph: int = 0  # lines of one block share it
    gap: bool = False  # a blank line or block edge stands before
    hard: bool = False  # ends in a hard break: the next line does not continue it
    strong: tuple[tuple[int, int], ...] = ()
    links: tuple[Link, ...] = ()
    tags: tuple[Tag, ...] = ()
    icons: tuple[Icon, ...] = ()
    boxes: tuple[Box, ...] = ()  # the block elements around it, outermost first
    cells: tuple[tuple[int, int], ...] = ()
    columns: tuple[Cut, ...] = ()  # the labels in the head of its table
    table_head: bool = False  # a row of column labels
    key: str = ""  # front-matter key
    furniture: str = ""  # why it is no part of the résumé
    continues: bool = False  # a hard wrap: goes on the sentence of the line before
    index: int = 0
    _strong_share: float = field(default=-1.0, repr=False)

    def whole(self) -> Cut:
        """The whole line as a cut, without surrounding space."""
        text = self.text
        start = len(text) - len(text.lstrip(_WHITE))
        return Cut(self, start, max(start, len(text.rstrip(_WHITE))))

    @property
    def numbered(self) -> bool:
        """Whether a number, not a bullet, led the line."""
        return any(c.isdigit() or c in _NUMBERING for c in self.marker)

    @property
    def strong_share(self) -> float:
        """Share of the visible characters that are bold, 0 to 1."""
        if self._strong_share < 0:
            visible = len(self.text) - self.text.count(" ")
            bold = sum(b - a - self.text.count(" ", a, b) for a, b in self.strong)
            self._strong_share = bold / visible if visible else 0.0
        return self._strong_share

    def sliced(self, start: int, end: int) -> Line:
        """The part text[start:end] as a line of its own, with its map and marks."""
        pieces = []
        for p in self.pieces:
            a, b = max(p.at, start), min(p.at + p.size, end)
            if a < b:
                shift = a - p.at if p.size == p.width else 0
                pieces.append(Piece(a - start, p.start + shift, b - a, b - a if p.size == p.width else p.width))

        def clip(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
            return tuple((max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start)

        return Line(
            self.text[start:end],
            tuple(pieces),
            kind=self.kind,
            level=self.level,
            marker=self.marker,
            indent=self.indent,
            paragraph=self.paragraph,
            gap=self.gap,
            hard=self.hard,
            strong=clip(self.strong),
            links=tuple(
                Link(max(k.at, start) - start, min(k.to, end) - start, *k[2:])
                for k in self.links
                if k.at < end and k.to > start
            ),
            tags=tuple(
                Tag(max(t.at, start) - start, min(t.to, end) - start, t.name)
                for t in self.tags
                if t.at < end and t.to > start
            ),
            icons=tuple(k._replace(at=k.at - start) for k in self.icons if start <= k.at < end),
            boxes=self.boxes,
            cells=clip(self.cells),
            columns=self.columns,
            key=self.key,
            continues=self.continues,
            index=self.index,
        )

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Source characters that text[start:end] came from, end exclusive."""
        pieces = self.pieces
        if end <= start or not pieces:
            at = pieces[0].start if pieces else 0
            return at, at
        if len(pieces) == 1:
            at, first, size, width = pieces[0]
            if size == width and at <= start and end <= at + size:
                return first + start - at, first + end - at
        return self._source(start)[0], self._source(end - 1)[1]

    def _source(self, at: int) -> tuple[int, int]:
        pieces = self.pieces
        n = bisect_right(pieces, (at, 1 << 60)) - 1 if len(pieces) > 1 else 0
        p = pieces[max(n, 0)]
        if p.size == p.width:
            s = p.start + min(max(at - p.at, 0), p.size - 1)
            return s, s + 1
        return p.start, p.start + p.width


class Cut(NamedTuple):
    """Characters start to end (exclusive) of a line."""

    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        line, start, end = self
        return line.text[start:end]

    def part(self, start: int, end: int) -> Cut:
        """A cut of this cut, by offsets relative to it."""
        return Cut(self.line, self.start + start, self.start + end)

    def strip(self, chars: str = "") -> Cut:
        """Without surrounding white space and `chars`."""
        line, start, end = self
        text = line.text[start:end]
        edge = _WHITE + chars
        inner = text.strip(edge)
        if len(inner) == end - start:
            return self
        start += len(text) - len(text.lstrip(edge))
        return Cut(line, start, start + len(inner))

    def __bool__(self) -> bool:
        return self.end > self.start

    def source_span(self) -> tuple[int, int]:
        return self.line.source_span(self.start, self.end)


@dataclass(slots=True)
class Value:
    """An output value (text, number or flag) and the cuts that it was read from."""

    value: Any
    cuts: tuple[Cut, ...]
    places: tuple[tuple[int, int], ...] = ()  # source spans that are no part of a line's text, such as a link's target

    @property
    def text(self) -> str:
        return str(self.value)


class Furniture(NamedTuple):
    """Source characters that a page does not show, or shows as its frame, and why."""

    start: int
    end: int
    reason: str


@dataclass(slots=True)
class Document:
    """What a reader returns."""

    lines: list[Line]
    furniture: list[Furniture]
    format: str


def is_cjk(char: str) -> bool:
    """Whether a character is Han, kana or full-width."""
    if char < "—":
        return False
    wide = "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\uff00" <= char <= "\uffef"
    return wide or char in _CJK_MARKS


def width(text: str) -> int:
    """Columns of a text's words: a CJK character takes two (three bytes of UTF-8, hence the sum), a gap takes one."""
    if "   " in text:
        text = " ".join(text.split())
    size = len(text)
    return size if text.isascii() else size + (len(text.encode("utf-8", "replace")) - size) // 2


def glue(left: str, right: str) -> str:
    """What a hard wrap between two texts reads as: nothing between CJK characters or after a hyphen, else a space."""
    if not left or not right:
        return ""
    if is_cjk(left[-1]) and is_cjk(right[0]):
        return ""
    if left[-1] in "/-" and len(left) > 1 and left[-2].isalnum() and right[0].isalnum():
        return ""
    if (is_cjk(left[-1]) and left[-1] in "，。；：、！？（）【】《》“”") or right[0] in "，。；：、！？）】》”":
        return ""
    return " "


def text_value(*cuts: Cut) -> Value | None:
    """A text joined from cuts (hard wraps mended), or None when nothing visible is left."""
    kept: list[Cut] = []
    text = ""
    for cut in cuts:
        piece = " ".join(cut.text.split())
        if piece:
            text = text + glue(text, piece) + piece if text else piece
            kept.append(cut.strip())
    return Value(text, tuple(kept)) if text else None
