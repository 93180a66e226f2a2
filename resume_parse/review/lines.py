"""The lines of a source, cut into runs of characters that the same values were read from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from resume_parse.patterns import lazy_pattern

from ..model_meta import EvidencePlace, Meta
from ..output import BIDI
from ..source import Source

_LINE_ENDS = "\r\n\f\x85\u2028\u2029"
# What a browser shows as nothing, as a line break, or as an order to turn the text around.
_UNSEEN = lazy_pattern(f"[\x00-\x08\x0a-\x1f\x7f-\x9f\xad\u200b\u2028\u2029\ufeff\ud800-\udfff{BIDI}]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line: its text, and the numbers of the evidence's pointers that it was read for."""

    text: str
    values: tuple[int, ...]

    @property
    def pieces(self) -> list[tuple[str, bool]]:
        """The text in pieces: as it is, or (True) the name of a character that cannot be seen, such as U+202E."""
        out: list[tuple[str, bool]] = []
        at = 0
        for match in _UNSEEN.finditer(self.text):
            out += [(self.text[at : match.start()], False), (f"U+{ord(match[0]):04X}", True)]
            at = match.end()
        out.append((self.text[at:], False))
        return [piece for piece in out if piece[0]]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the document, from 1; `status` and `reason` are the account's, or empty for a blank line."""

    number: int
    runs: tuple[Run, ...]
    status: str = ""
    reason: str = ""


def source_lines(source: Source, meta: Meta) -> list[SourceLine]:
    """Cut the decoded text into lines and runs; `meta` holds evidence and account."""
    account = {record.line: record for record in meta.account or []}
    spans = source.line_spans()
    if len(spans) > 1 and spans[-1][0] == spans[-1][1]:
        spans.pop()  # behind the last line end
    marks = _marks(source, meta.evidence or {})
    lines = []
    for number, (start, end) in enumerate(spans, 1):
        end = start + len(source.decoded[start:end].rstrip(_LINE_ENDS))
        runs = tuple(_runs(source.decoded, start, end, marks[number]))
        record = account.get(number)
        lines.append(SourceLine(number, runs, *((record.status, record.reason or "") if record else ())))
    return lines


def _marks(source: Source, evidence: dict[str, list[EvidencePlace]]) -> dict[int, list[tuple[int, int, int]]]:
    """Line → stretches (start, end, number of the pointer) that reach into it."""
    marks: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for number, places in enumerate(evidence.values()):
        for place in places:
            for line in range(place.line, source.line_of(max(place.start, place.end - 1)) + 1):
                marks[line].append((place.start, place.end, number))
    return marks


def _runs(text: str, start: int, end: int, marks: list[tuple[int, int, int]]) -> list[Run]:
    opens: dict[int, list[int]] = defaultdict(list)
    closes: dict[int, list[int]] = defaultdict(list)
    for a, b, number in marks:
        a, b = max(a, start), min(b, end)
        if a < b:
            opens[a].append(number)
            closes[b].append(number)
    cuts = sorted({start, end, *opens, *closes})
    active: list[int] = []
    runs = []
    for a, b in pairwise(cuts):
        for number in closes[a]:
            active.remove(number)
        active += opens[a]
        runs.append(Run(text[a:b], tuple(dict.fromkeys(active))))
    return runs
