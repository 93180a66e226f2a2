"""A paragraph of skills cut at its separators, but never inside brackets, nor inside a name with a slash."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.skill_words import CLOSING, EDGE, OPENING
from resume_parse.spot.skills import known_skill

# Looks back so that each run of characters is tried from its beginning only.
_SLASHED = lazy_pattern(r"(?<![A-Za-z0-9.+#&-])[A-Za-z0-9.+#&-]+(?:/[A-Za-z0-9.+#&-]+)+(?: [A-Za-z0-9-]+)?")
_TWO_CAPITALS = lazy_pattern("[A-Z]/[A-Z]")
_MOST_PARTS = 4  # of a name with slashes, and one word behind them


class Splitter:
    """One paragraph, with what must stay whole in it; all offsets are characters of its text."""

    def __init__(self, text: str, lex: Lexicon) -> None:
        self.text = text
        self._depths = _depths(text)
        self._slashes = set(_inner_slashes(text, lex)) if "/" in text else set()

    def split(self, pattern: re.Pattern[str], start: int, end: int) -> Iterator[tuple[int, int]]:
        """The spans between the separators that stand outside brackets and slashed names."""
        at, depth = start, self._depths[start] if start < len(self._depths) else 0
        for m in pattern.finditer(self.text, start, end):
            a, b = m.span()
            if a >= at and self._depths[a] <= depth and self._slashes.isdisjoint(range(a, b)):
                yield at, a
                at = b
        yield at, end

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """The span without separators and marks at its ends; whole brackets and the point of `.NET` stay."""
        text = self.text
        while (
            start < end
            and text[start] in EDGE
            and not (text[start] in OPENING and not CLOSING.isdisjoint(text[start + 1 : end - 1]))
            and not (text[start] == "." and text[start + 1 : start + 2].isalnum())
        ):
            start += 1
        while (
            end > start
            and text[end - 1] in EDGE
            and not (text[end - 1] in CLOSING and not OPENING.isdisjoint(text[start:end]))
        ):
            end -= 1
        return start, end


def _depths(text: str) -> list[int]:
    """How many brackets are open before each character."""
    if OPENING.isdisjoint(text):
        return [0] * len(text)
    depth, out = 0, []
    for char in text:
        if char in CLOSING:
            depth = max(0, depth - 1)
        out.append(depth)
        if char in OPENING:
            depth += 1
    return out


def _inner_slashes(text: str, lex: Lexicon) -> Iterator[int]:
    """Where slashes stand that belong to a name: `TCP/IP`, `A/B testing`, not `Redis/Kafka`."""
    for m in _SLASHED.finditer(text):
        bounds = [m.start(), *(m.start() + s.start() for s in re.finditer(r"[/ ]", m[0])), m.end()]
        edges = [bounds[0] - 1, *bounds[1:]]
        for a, before in enumerate(edges):
            for b in range(a + 2, min(a + 1 + _MOST_PARTS, len(edges))):
                written = text[before + 1 : edges[b]]
                if "/" in written and _is_slashed_name(written, lex):
                    yield from (n for n in edges[a + 1 : b] if text[n] == "/")


def _is_slashed_name(written: str, lex: Lexicon) -> bool:
    """A list knows the whole, or it is one capital over another (`B/S`, `I/O`); but no list knows all its parts."""
    whole = lex.fold(written) in lex.skills or bool(_TWO_CAPITALS.fullmatch(written))
    return whole and not all(known_skill(part, lex) for part in written.split("/"))
