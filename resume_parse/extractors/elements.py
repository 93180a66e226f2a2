"""What HTML's elements do to lines, in a page and inside Markdown alike."""

from __future__ import annotations

import re

from resume_parse.extractors.base import LineBuilder
from resume_parse.patterns import lazy_pattern

BLOCK_TAGS = frozenset(
    "address article aside blockquote body br center dd details dialog div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary "
    "table tbody tfoot thead tr ul title option select caption".split()
)
CELL_TAGS = frozenset(("td", "th"))
STRONG_TAGS = frozenset(("b", "strong", "th", "dt", "summary", "caption"))
HIDDEN_TAGS = {
    "script": "script",
    "style": "style",
    "noscript": "script",
    "template": "hidden",
    "nav": "navigation",
    "head": "head",
    "svg": "image",
    "iframe": "embedded page",
    "button": "navigation",
    "object": "embedded page",
}
SET_OFF = lazy_pattern(r"\b(?:margin|padding)(?:-left|-right)?\s*:\s*[^;]*[1-9]|float\s*:\s*right", re.I)
"""A style that sets an inline element off from what stands beside it."""
ICON_TAGS = frozenset(("i", "span", "em", "svg", "use"))
"""Elements that, when they hold no words, stand for a picture which their class names."""
_SPACED_TAGS = frozenset("article caption div dt hr p section summary table".split())


def is_heading(name: str) -> bool:
    """Whether an element is `h1`, `h2` …"""
    return len(name) == 2 and name[0] == "h" and name[1].isdigit()


def open_block(out: LineBuilder, name: str, lists: int, start: int) -> None:
    """Begin the line, or the cell of one, of an element whose tag stands at source[start], inside so many lists."""
    if name == "li":
        out.begin_element("item", level=max(1, lists), indent=2 * lists)
    elif name in CELL_TAGS:
        out.cell(start)
    elif is_heading(name):
        out.begin_element("heading", level=int(name[1]), gap=True)
    elif name == "br":
        out.flush(hard=True)
    else:
        out.begin(gap=name in _SPACED_TAGS)
