"""Mend what copying and exporting do to lines: glued titles and headers, hard wraps."""

from __future__ import annotations

import dataclasses
import itertools
import re

from resume_parse.document import Line, width
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import lazy_pattern
from resume_parse.segmenting.headings import MAJOR, heading_kind
from resume_parse.spot.dates import find_dates
from resume_parse.spot.labels import label_concepts
from resume_parse.spot.names import name_score

_HEAD = 10  # lines of a document among which its head is looked for
_NAME_WORD = lazy_pattern(r"[A-ZÀ-ÞŁŚŽ][^\W\d_'’.-]+(?:[-'’][^\W\d_]+)?")
_LABELLED = lazy_pattern(r"(?!https?:)[^:：,，]{1,12}[:：]")


_COLUMN = 6  # spaces by which a second column is set off
_TOLD_BESIDE = frozenset("summary awards certificates languages interests".split())


def mark_wraps(lines: list[Line], *, physical: bool) -> None:
    """Mark the lines that go on the sentence of the line before (`Line.continues`).

    `physical`: the lines are those of a page, wrapped at its width (text copied out of a PDF).
    """
    widths = sorted(width(line.text.rstrip()) for line in lines if line.kind != "meta")
    full = widths[int(len(widths) * 0.9)] if widths else 0
    limit = max(46, full * 0.72)
    for before, line in itertools.pairwise(lines):
        if (
            line.kind != "text"
            or line.cells
            or before.kind in ("heading", "meta", "row")
            or before.hard
            or not line.text.strip()
        ):
            continue
        same = line.paragraph == before.paragraph
        if (line.gap or not same) and not (physical and not line.gap):
            continue
        if (
            not physical
            and same
            and (before.kind == "item" or before.continues)
            and not find_dates(line.text[:12])
            and ":" not in line.text[:16]
            and "：" not in line.text[:12]
            and not _ends_dated(line.text.strip())
        ):
            line.continues = True  # a soft break inside a list item
            continue
        line.continues = _goes_on(before, line, limit)


def join_split_name(lines: list[Line], lex: Lexicon) -> list[Line]:
    """A name whose two words stand on lines of their own at the head, set alike and apart (`IDA`, `FALK`), is one."""
    for n, (line, below) in enumerate(itertools.pairwise(lines[:_HEAD])):
        alike = (line.kind, line.level) == (below.kind, below.level)
        apart = line.kind == "heading" or min(line.strong_share, below.strong_share) > 0.9
        words = line.text.strip(), below.text.strip()
        if alike and apart and all(map(_NAME_WORD.fullmatch, words)) and name_score(" ".join(words), lex) >= 0.6:
            return [*lines[:n], _one_line(line, below), *lines[n + 2 :]]
    return lines


def _one_line(line: Line, below: Line) -> Line:
    """Both as one line, a space between them."""
    text = line.text.rstrip() + " "
    at = len(text)
    strong = (*line.strong, *((a + at, b + at) for a, b in below.strong))
    return dataclasses.replace(
        line,
        text=text + below.text,
        pieces=(*line.sliced(0, at - 1).pieces, *(p._replace(at=p.at + at) for p in below.pieces)),
        strong=strong,
        links=(*line.links, *(k._replace(at=k.at + at, to=k.to + at) for k in below.links)),
        tags=(*line.tags, *(t._replace(at=t.at + at, to=t.to + at) for t in below.tags)),
        icons=(*line.icons, *(i._replace(at=i.at + at) for i in below.icons)),
        _strong_share=-1.0,
    )


def _goes_on(before: Line, line: Line, limit: float) -> bool:
    old, new = before.text.rstrip(), line.text.lstrip()
    if re.search(r"\S(?:\t+|\s{3,})\S", old) or new[0] in "|｜":
        return False  # columns, a row of a table: a line of a layout, not of a paragraph
    if _left_open(old) or (_hangs(before, line) and width(old) >= limit and not _LABELLED.match(new)):
        return True
    if find_dates(old[-24:]) and before.kind != "item":
        return False  # a date at the margin
    if line.indent - before.indent >= _COLUMN and find_dates(old[:30]):
        return False  # below what stands beside a date at the margin
    opening = find_dates(new[:40])
    if opening and (len(new) < 60 or (opening[0].start <= 2 and (opening[0].is_range or opening[0].current))):
        return False
    if _LABELLED.match(new):
        return False
    if new.rstrip()[-1:] in (":", "：") and width(new) <= 40:
        return False  # it opens what stands below
    if (
        new[0] in "，。；、：！？）】》”,.;:)]%"
        or old[-1] in "，、（(“《【/&+"
        or (old[-1] == "," and width(old) > limit * 0.6)
    ):
        return True
    if new[0].islower() and (old[-1].islower() or old[-1] in ",-" or old[-1].isdigit()) and width(old) >= limit * 0.6:
        return True
    if width(old) < limit or _ends_dated(new):
        return False
    return not re.search(r"[。！？!?；;：:]$", old) or (before.kind == "item" and width(old) >= limit * 1.2)


def _left_open(text: str) -> bool:
    """Whether a title in book marks or a quotation goes on behind the end of a line."""
    return any(text.rfind(a) > text.rfind(b) for a, b in ("《》", "“”", "「」", "『』"))


def _hangs(before: Line, line: Line) -> bool:
    """Whether a line is set in under the text of the item above it."""
    if before.kind == "item":
        return line.indent >= before.indent + 2
    return before.continues and line.indent == before.indent > 0


def _ends_dated(text: str) -> bool:
    """Whether a line ends with a range of dates, as the header of an entry does and prose does not."""
    if text[0].islower() or not (text[-1].isalnum() or text[-1] in ")）"):
        return False
    found = find_dates(text[-40:])
    return bool(found) and (found[-1].is_range or found[-1].current) and found[-1].end >= min(len(text), 40) - 1


def split_doubled_rows(lines: list[Line]) -> list[Line]:
    """Rows whose table repeats its head (`时间 | 名称 | 时间 | 名称`) hold several entries side by side: a row each."""
    out: list[Line] = []
    period = 0
    for n, line in enumerate(lines):
        if len(line.cells) < 2:
            period = 0
        elif n == 0 or len(lines[n - 1].cells) < 2:
            period = _period([line.text[a:b].strip() for a, b in line.cells])
        if not period or len(line.cells) <= period:
            out.append(line)
            continue
        chunks = [line.cells[at : at + period] for at in range(0, len(line.cells), period)]
        parts = [line.sliced(chunk[0][0], chunk[-1][1]) for chunk in chunks]
        for part in parts[1:]:
            part.furniture = "repeated table head" if part.text.split() == parts[0].text.split() else ""
        out += [part for part in parts if part.text.strip()]
    return out


def _period(cells: list[str]) -> int:
    """After how many cells a table's head comes again; 0 when it does not."""
    if any(not cell or any(map(str.isdigit, cell)) for cell in cells):
        return 0
    return next(
        (
            size
            for size in range(2, len(cells) // 2 + 1)
            if len(cells) % size == 0 and all(cell == cells[n % size] for n, cell in enumerate(cells))
        ),
        0,
    )


def split_titled_rows(lines: list[Line], lex: Lexicon) -> list[Line]:
    """A row that opens with the title of what follows is two lines: `项目经验 | 时间 | 项目名称 | 角色`.

    Where one such title stands before labels of columns, so may another before a text: `自我评价 | 工作积极认真…`.
    """
    out: list[Line] = []
    titled = False
    for line in lines:
        cells = [line.text[a:b].strip() for a, b in line.cells]
        if len(cells) < 2 or not heading_kind(cells[0], lex)[1]:
            out.append(line)
            continue
        columns = sum(1 for cell in cells[1:] if label_concepts(cell, lex))
        bare = heading_kind(cells[0], lex)[0] in MAJOR and columns == len(cells) - 1
        heads = columns >= 3 and (bare or not label_concepts(cells[0], lex))
        titled = titled or heads
        told = len(cells) == 2 and heading_kind(cells[0], lex)[0] in _TOLD_BESIDE
        if not heads and (not titled or (width(cells[-1]) < 40 and not told)):
            out.append(line)
            continue
        at = line.cells[1][0]
        title, head = line.sliced(0, at), line.sliced(at, len(line.text))
        title.kind, title.cells, title.gap, title.hard = "text", (), True, True
        out += [title, head]
    return out


_GLUED = lazy_pattern(r"(?<=[。；;！.])\s*(?=\S)")


def split_glued(lines: list[Line]) -> list[Line]:
    """A line whose sentence ends and goes on with a dated header is two: `…方案。 某公司 2022.09 - 2022.12 工程师`."""
    out: list[Line] = []
    for line in lines:
        at = _glued_header(line) if line.kind in ("item", "text") and len(line.text) > 30 else 0
        if not at:
            out.append(line)
            continue
        head, tail = line.sliced(0, at), line.sliced(at, len(line.text))
        tail.kind, tail.level, tail.marker, tail.gap = "text", 0, "", True
        head.hard = True
        out += [head, tail]
    return out


def _glued_header(line: Line) -> int:
    if not _GLUED.search(line.text, 12, len(line.text) - 8):
        return 0
    ranges = [m for m in find_dates(line.text) if m.is_range or m.current]
    if len(ranges) != 1 or len(line.text) - ranges[0].end > 24:
        return 0
    at = 0
    for m in _GLUED.finditer(line.text, 12, ranges[0].start):
        at = m.end()
    rest = line.text[at:].strip()
    if not at or len(rest) > 60 or re.search(r"[。；]\s*$", rest) or ranges[0].start - at > 36:
        return 0
    return at if re.search(r"[。；;！]\s*$", line.text[:at]) else 0
