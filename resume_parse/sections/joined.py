"""A paragraph as one text that still knows its lines, for values that run over a hard wrap."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from resume_parse.document import Cut, Value, glue, text_value


class Joined(NamedTuple):
    """The cuts of a paragraph joined: cut n begins at `starts[n]` of `text`."""

    text: str
    starts: tuple[int, ...]
    cuts: tuple[Cut, ...]

    def parts(self, start: int, end: int) -> tuple[Cut, ...]:
        """What text[start:end] was read from, a cut a line."""
        out = []
        first = max(bisect_right(self.starts, start) - 1, 0)
        for at, cut in zip(self.starts[first:], self.cuts[first:], strict=True):
            a, b = max(start - at, 0), min(end - at, cut.end - cut.start)
            if a < b:
                out.append(cut.part(a, b))
        return tuple(out)

    def value(self, start: int, end: int) -> Value | None:
        """text[start:end] as a value, without surrounding space."""
        return text_value(*self.parts(start, end))

    def trim(self, start: int, end: int, chars: str) -> tuple[int, int]:
        """The span without white space and `chars` at its ends."""
        while start < end and (self.text[start].isspace() or self.text[start] in chars):
            start += 1
        while end > start and (self.text[end - 1].isspace() or self.text[end - 1] in chars):
            end -= 1
        return start, end


def join(paragraph: list[Cut]) -> Joined:
    """Join the cuts of a paragraph, hard wraps mended."""
    text, starts = "", []
    for cut in paragraph:
        text += glue(text.rstrip(), cut.text.lstrip())
        starts.append(len(text))
        text += cut.text
    return Joined(text, tuple(starts), tuple(paragraph))
