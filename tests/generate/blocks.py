"""The parts that a document is made of, before any markup."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """A stretch of a line in one style; `link` is the address that it leads to."""

    text: str
    bold: bool = False
    link: str = ""


Line = tuple[Piece, ...]


@dataclass(frozen=True)
class Title:
    """A heading: 1 the person, 2 a section, 3 and 4 an entry."""

    level: int
    line: Line


@dataclass(frozen=True)
class Lines:
    """Lines that belong together, one below the other."""

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Items:
    """A list; `mark` is `-`, `1.`, `1)` or `•`, `head` the item that the others hang below, where there is one."""

    lines: tuple[Line, ...]
    mark: str = "-"
    head: Line = ()


@dataclass(frozen=True)
class Grid:
    """A table; the first row is its head, where it has one."""

    rows: tuple[tuple[str, ...], ...]
    headed: bool = False


@dataclass(frozen=True)
class Pair:
    """Two texts on one line, one at each margin."""

    left: Line
    right: str


@dataclass(frozen=True)
class Pairs:
    """Names with what is said of them (`<dl>`)."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Aside:
    """Blocks that stand apart: a sidebar or a footer, by the name of its tag."""

    tag: str
    blocks: tuple["Block", ...]


@dataclass(frozen=True)
class Raw:
    """What a tool left, as it is."""

    text: str


Block = Title | Lines | Items | Grid | Pair | Pairs | Aside | Raw


def line(text: str, bold: bool = False, link: str = "") -> Line:
    """A line of one piece."""
    return (Piece(text, bold, link),)


def lines(*texts: str) -> Lines:
    """Plain lines."""
    return Lines(tuple(line(text) for text in texts))


def text_of(parts: Line) -> str:
    """A line without its style."""
    return "".join(piece.text for piece in parts)
