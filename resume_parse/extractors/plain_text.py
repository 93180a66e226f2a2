"""Plain-text reader: physical lines as they stand, with list marks, underlined headings, rules and boxes taken off."""

from __future__ import annotations

from resume_parse.document import Document, width
from resume_parse.extractors.base import LineBuilder, add_with_entities, split_marker
from resume_parse.patterns import lazy_pattern

_RULE = lazy_pattern(r"[\s\-=_*~#—–─━═·.+|┌┐└┘├┤┬┴┼╔╗╚╝╠╣]{3,}$")
_UNDERLINE = lazy_pattern(r"[ \t]*([-=~^_*─━═])\1{2,}[ \t]*$")
_BOX = "│┃║|"


def read_text(text: str) -> Document:
    """Read plain text.

    Args:
        text: the cleaned source text.
    Returns:
        lines with offsets into `text`.
    """
    out = LineBuilder()
    rows: list[tuple[int, int]] = []
    at = 0
    for raw in text.split("\n"):
        rows.append((at, at + len(raw)))
        at += len(raw) + 1
    for n, (start, end) in enumerate(rows):
        raw = text[start:end]
        if not raw.strip() or _RULE.match(raw):
            out.blank()
            continue
        below = text[slice(*rows[n + 1])] if n + 1 < len(rows) else ""
        above = text[slice(*rows[n - 1])] if n else ""
        framed = bool(above.strip() and _RULE.match(above))
        _read_line(
            out,
            text,
            start,
            end,
            underlined=bool(_UNDERLINE.match(below))
            and width(raw.strip()) <= (100 if framed else 60)
            and (framed or not above.strip() or "=" in below),
        )
    out.flush()
    return Document(out.lines, [], "text")


def _read_line(out: LineBuilder, text: str, start: int, end: int, *, underlined: bool) -> None:
    at, stop = start, end
    while at < stop and (text[at].isspace() or text[at] in _BOX):
        at += 1
    while stop > at and (text[stop - 1].isspace() or text[stop - 1] in "│┃║"):
        stop -= 1
    if at == stop:
        return
    indent = len(text[start:at].expandtabs(4))
    marker, after = split_marker(text, at)
    if after >= stop:
        marker, after = "", at
    kind = "heading" if underlined else "item" if marker else "text"
    out.begin(kind, level=1 if underlined or marker else 0, marker=marker, indent=indent, block=False)
    add_with_entities(out, text, after, stop)
    out.flush()
