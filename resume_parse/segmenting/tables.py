"""The heads of tables: rows of column labels, which the rows below them are read under."""

from __future__ import annotations

from itertools import zip_longest

from resume_parse.document import Cut, Line, width
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.segmenting.headings import heading_kind
from resume_parse.spot.labels import is_column_title, names_column

_READ_WITH_HEADS = frozenset("awards certificates honours publications patents software talks articles".split())


def link_tables(lines: list[Line], lex: Lexicon) -> None:
    """Mark the heads of tables; rows below one of three columns or more take its cells as labels (`Line.columns`)."""
    head: Line | None = None
    before: Line | None = None
    for line, below in zip_longest(lines, lines[1:]):
        if line.furniture:
            continue
        if not line.cells:
            head = None
        elif head is not None and len(head.cells) == len(line.cells):
            line.columns = tuple(Cut(head, a, b).strip() for a, b in head.cells)
        elif len(line.cells) > 2 and _labels_columns(line, below if before is None or not before.cells else None, lex):
            head = line
            line.table_head = True
        elif (before is None or len(before.cells) != 2) and below is not None and _heads_pairs(line, below, lex):
            line.table_head = True
        before = line


def without_heads(lines: list[Line], kind: str) -> list[Line]:
    """The lines of a section less the heads of its tables; short items are read with theirs."""
    if kind in _READ_WITH_HEADS or not any(line.table_head for line in lines):
        return lines
    for line in lines:
        if line.table_head:
            line.furniture = "head of a table"
    return [line for line in lines if not line.table_head]


def _labels_columns(line: Line, below: Line | None, lex: Lexicon) -> bool:
    """Most cells are known labels; in a row of short words that opens a table (then `below` is the row under it, which
    has none) a third of them will do."""
    cells = [line.text[a:b].strip() for a, b in line.cells]
    named = [c for c in cells if is_column_title(c, lex)]
    short = all(c and width(c) <= 16 and not c.isdigit() for c in cells)
    if below is None or len(below.cells) != len(cells):
        short = False
    else:
        short = short and not any(is_column_title(below.text[a:b].strip(), lex) for a, b in below.cells)
    return sum(lex.fold(c) not in lex.degrees for c in named) * 3 >= (1 if short else 2) * len(cells)


def _heads_pairs(line: Line, below: Line, lex: Lexicon) -> bool:
    """`Sprache | Niveau`, `項目 | 内容`: both name a column, one of them nothing else; what they head is plain."""
    cells = [line.text[a:b].strip() for a, b in line.cells]
    if len(cells) != 2 or len(below.cells) != 2 or not all(cells):
        return False
    return any(map(names_column, cells)) and all(is_column_title(c, lex) or heading_kind(c, lex)[1] for c in cells)
