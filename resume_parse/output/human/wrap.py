"""Where a text is broken into lines, by the cells that it takes on a terminal: Latin words whole, Chinese anywhere but
before a closing mark or behind an opening one."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len

_NO_START: Final = frozenset("，。、；：？！）】》〉」』”’…—～·,.;:!?)]}%°ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
_NO_END: Final = frozenset("（【《〈「『“‘([{#$￥¥@")


def wrapped(text: str, width: int, first: int | None = None) -> list[tuple[int, int]]:
    """Break one line of text into stretches that fit.

    Args:
        text: without line ends.
        width: cells that a line may take.
        first: cells that the first line may take, when these are fewer.
    Returns:
        start and end of each line in characters of `text`, spaces at the ends left out; one empty stretch for an empty
        text. A word that is longer than a line is cut.
    """
    lines: list[tuple[int, int]] = []
    at = _behind_spaces(text, 0)
    while at < len(text):
        room = width if lines or first is None else first
        end = _line_end(text, at, max(room, 2))
        if not lines and first is not None and first < width and end < len(text) and not _may_break(text, end):
            lines.append((at, at))  # the first word has no room beside what stands before it
            continue
        lines.append((at, at + len(text[at:end].rstrip(" "))))
        at = _behind_spaces(text, end)
    return lines or [(0, 0)]


def _line_end(text: str, start: int, width: int) -> int:
    cells, best = 0, start
    for n in range(start, len(text)):
        if n > start and _may_break(text, n):
            best = n
        size = cell_len(text[n])
        # A space that ends the line needs no room.
        if cells + size > width and text[n] != " ":
            return best if best > start else max(n, start + 1)
        cells += size
    return len(text)


def _may_break(text: str, n: int) -> bool:
    """Whether a line may end before the character at `n`."""
    before, behind = text[n - 1], text[n]
    if before == " " or behind == " ":
        return behind != " "
    if behind in _NO_START or before in _NO_END or cell_len(behind) == 0:
        return False
    return cell_len(before) == 2 or cell_len(behind) == 2


def _behind_spaces(text: str, at: int) -> int:
    while at < len(text) and text[at] == " ":
        at += 1
    return at


def shortened(text: str, width: int, mark: str) -> str:
    """The text, or as much of it as fits with `mark` behind it."""
    if cell_len(text) <= width:
        return text
    room = width - cell_len(mark)
    end = 0
    while end < len(text) and room >= cell_len(text[end]):
        room -= cell_len(text[end])
        end += 1
    return text[:end].rstrip() + mark
