"""Entries told by the elements of a page: each entry a `div` or `li` of the same name, one beside the other."""

from __future__ import annotations

from collections.abc import Iterator

from resume_parse.document import Box
from resume_parse.sections.entry_headers import HeaderCutter
from resume_parse.sections.line_facts import Facts

_LEAD = 2  # lines that may introduce a section before its first entry


def box_starts(facts: list[Facts], headers: HeaderCutter) -> Iterator[tuple[list[int], int]]:
    """Where repeated elements begin that may hold the entries of a section, and where the last ends; outer first."""
    for lead, first in enumerate(facts[: _LEAD + 1]):
        for box in first.line.boxes:
            under = [any(b.parent == box.parent for b in f.line.boxes) for f in facts]
            end = len(facts) - next(n for n, inside in enumerate(reversed(under)) if inside)
            starts = [n for n in _starts(facts, box) if not headers.is_label(facts[n])]
            whole = all(under[lead:end]) and not any(f.dated for f in facts[end:])
            if len(starts) > 1 and starts[0] == lead and whole and _hold_entries(facts[:end], starts):
                yield starts, end
        if first.dated or max(first.roles.title, first.roles.employer, first.roles.school) >= 0.5:
            return


def _starts(facts: list[Facts], like: Box) -> list[int]:
    out: list[int] = []
    last = 0
    for n, f in enumerate(facts):
        number = next((b.number for b in f.line.boxes if b[:2] == like[:2]), 0)
        if number and number != last:
            out.append(n)
        last = number or last
    return out


def _hold_entries(facts: list[Facts], starts: list[int]) -> bool:
    """Most of the elements hold several lines, of which the first is no sentence."""
    blocks = [facts[a:b] for a, b in zip(starts, [*starts[1:], len(facts)], strict=True)]
    told = [b for b in blocks if len(b) > 1 and not b[0].sentence and b[0].short]
    return len(told) * 3 >= len(blocks) * 2
