"""Link definitions of Markdown (`[acme]: https://acme.example`): what `[text][acme]` leads to; a page shows none."""

from __future__ import annotations

import re
from typing import NamedTuple

from resume_parse.patterns import lazy_pattern

_DEFINITION = lazy_pattern(
    r"(?m)^[ ]{0,3}\[(?!\^)([^\[\]\n]{1,120})\]:[ \t]*<?([^\s<>]{1,600})>?"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$"
)
_ADDRESS = lazy_pattern(r"(?:[a-z][a-z+.-]*:|[/.#]|[\w-]+\.\w|www\.)", re.I)


class Target(NamedTuple):
    """Where a link leads, and where its definition says so: source[start:end]."""

    url: str
    start: int
    end: int


Targets = dict[str, Target]


def find_definitions(source: str) -> tuple[Targets, list[tuple[int, int]]]:
    """The definitions by their folded labels (of two the first holds), and their lines as spans of the source."""
    targets: Targets = {}
    spans: list[tuple[int, int]] = []
    for m in _DEFINITION.finditer(source) if "]:" in source else ():
        if _ADDRESS.match(m.group(2)):
            targets.setdefault(folded_label(m.group(1)), Target(m.group(2), *m.span(2)))
            spans.append(m.span())
    return targets, spans


def folded_label(label: str) -> str:
    """A label as labels are compared: without case, each run of white space one space."""
    return " ".join(label.split()).casefold()
