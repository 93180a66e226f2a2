"""Nothing is lost: visible words that no field, label or heading holds are kept in `sections` under their title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from resume_parse.document import Cut, Line, Value, text_value
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.draft import Draft, paragraphs_value
from resume_parse.segmenting.headings import Section, heading_kind

_WORD = lazy_pattern(r"\w")
_FREE = re.compile(rb"\0+")
_JOINER = cue_pattern("(?:(?&joiner)|(?&servedAs)|(?&employedAt)){1,3}", re.I)


def values_in(node: Any, pointer: str = "") -> Iterator[tuple[str, Value]]:
    """Every leaf of a draft with its JSON Pointer."""
    if isinstance(node, Value):
        yield pointer, node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from values_in(value, f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}")
    elif isinstance(node, list):
        for n, value in enumerate(node):
            yield from values_in(value, f"{pointer}/{n}")


def used_characters(draft: Draft, size: int) -> bytearray:
    """One byte a source character: 1 where a value, label, heading or separator was read."""
    used = bytearray(size + 1)
    values: list[Value] = []
    _gather(draft.root, values)
    cuts = [cut for value in values for cut in value.cuts]
    cuts += [mark.cut for mark in draft.marks]
    cuts += draft.taken
    spans = [line.source_span(start, end) for line, start, end in cuts]
    spans += [place for value in values for place in value.places]
    for start, end in spans:
        if end > start:
            used[start:end] = b"\1" * (end - start)
    return used


def _gather(node: Any, out: list[Value]) -> None:
    """Every leaf of a draft; `values_in` without the pointers."""
    for child in node.values() if isinstance(node, dict) else node:
        if isinstance(child, Value):
            out.append(child)
        elif isinstance(child, dict | list):
            _gather(child, out)


def sweep(sections: list[Section], draft: Draft, size: int) -> None:
    """Add what was left over to `sections`, a section of the document at a time."""
    used = used_characters(draft, size)
    for section in sections:
        left: list[list[Cut]] = []
        for line in section.lines:
            if line.furniture:
                continue
            if section.kind in ("header", "basics") and _is_furniture(line, draft):
                line.furniture = "page furniture"
                continue
            stretches = list(left_over(line, used))
            stretches = [s for s in stretches if not _joins(s, draft)]
            if not stretches:
                continue
            if line.continues and left and len(stretches) == 1 and left[-1][-1].line.index == line.index - 1:
                left[-1].append(stretches[0])
            else:
                left += [[s] for s in stretches]
        title = section.title.strip(" :：*#") if section.title is not None else None
        draft.section(text_value(title) if title else None, paragraphs_value(left))


def _joins(cut: Cut, draft: Draft) -> bool:
    """A word between two values that only joins them is a separator; alone on its line it is not."""
    if len(cut.text) == len(cut.line.text.strip()) or not _JOINER.fullmatch(cut.text):
        return False
    draft.mark(cut, "separator")
    return True


def left_over(line: Line, used: bytearray) -> Iterator[Cut]:
    """The stretches of a line, with a letter or digit in them, whose source characters nothing has used."""
    taken = bytearray(len(line.text))
    for piece in line.pieces:
        places = slice(piece.at, piece.at + piece.size)
        if piece.size == piece.width:
            taken[places] = used[piece.start : piece.start + piece.size]
        else:
            taken[places] = used[piece.start : piece.start + 1] * piece.size
    for free in _FREE.finditer(taken):
        yield from _stretch(line, *free.span())


def _stretch(line: Line, start: int, end: int) -> Iterator[Cut]:
    """A stretch without the separators at its ends; a whole line as it is written."""
    cut = Cut(line, start, end).strip()
    if cut != line.whole():
        cut = cut.strip(" ,，;；:：|｜·•-–—/、。.()（）[]【】*")
    if cut and _WORD.search(cut.text):
        yield cut


def _is_furniture(line: Line, draft: Draft) -> bool:
    """Words of a page's frame, and the title of the whole document with the person's name in it (`林怡君的履歷`)."""
    name = draft.root.get("basics", {}).get("name")
    titled = name is not None and name.text in line.text and heading_kind(line.text, draft.lex)[0] == "document"
    return titled or draft.lex.fold(line.text.strip(" .·|")) in draft.lex.furniture
