"""Jobs, schools and projects with the time that they took, and the pointers to what says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from resume_parse.derive.months import OPEN_END, OPEN_START, Period, Span, months_of, period
from resume_parse.model import Education, Project, Work
from resume_parse.model_meta import Derived

AS_OF: Final = "/meta/asOf"


@dataclass(frozen=True, slots=True, eq=False)
class Dated:
    """An entry and its time.

    `period` is None when a date is missing or the end stands before the start; `reach` is where it may have run, open
    on the side whose date is missing (None: no date at all); `pointers` lead to the dates that were used.
    """

    entry: Work | Education | Project
    pointer: str
    period: Period | None
    reach: Span | None
    pointers: tuple[str, ...]


def dated(part: str, entries: Sequence[Work | Education | Project] | None, as_of: Span | None) -> list[Dated]:
    """Read the time of each entry of a part of the résumé (`work`, `education`, `projects`).

    What lies behind `as_of` does not count; without it, a job that goes on has no known end.
    """
    return [_dated(entry, f"/{part}/{n}", as_of) for n, entry in enumerate(entries or [])]


def _dated(entry: Work | Education | Project, pointer: str, as_of: Span | None) -> Dated:
    start, end = months_of(entry.start_date), months_of(entry.end_date)
    names = [("startDate", start), ("endDate", end), ("current", entry.current)]
    pointers = [f"{pointer}/{name}" for name, value in names if value]
    goes_on = bool(entry.current) and end is None
    reach = _reach(start, end)
    if as_of is not None and (goes_on or (end is not None and end.last > as_of.first)):
        end = as_of if end is None else Span(min(end.first, as_of.first), min(end.last, as_of.last))
        pointers.append(AS_OF)
    time = period(start, end) if start is not None and end is not None else None
    return Dated(entry, pointer, time, time.possible if time else reach, tuple(pointers))


def _reach(start: Span | None, end: Span | None) -> Span | None:
    if start is not None and end is not None:
        return None  # the end stands before the start, or the entry lies in the future
    if start is None and end is None:
        return None
    return Span(start.first if start else OPEN_START, end.last if end else OPEN_END)


def begins_after(item: Dated, as_of: Span | None) -> bool:
    """Whether an entry begins after the day that counts as today."""
    start = months_of(item.entry.start_date)
    return as_of is not None and start is not None and start.first > as_of.last


def is_over(item: Dated, as_of: Span | None) -> bool:
    """Whether an entry has ended: what is neither told to go on nor likely to end after `as_of`."""
    start, end = months_of(item.entry.start_date), months_of(item.entry.end_date)
    if end is None:
        return not item.entry.current
    time = period(start or Span(OPEN_START, OPEN_START), end)
    return as_of is None or time is None or time.likely.last <= as_of.last


def fact(value: bool | int | float | str, pointers: Iterable[str]) -> Derived:
    """A derived fact; each pointer stands once."""
    return Derived(value=value, pointers=list(dict.fromkeys(pointers)) or None)


def pointers_of(items: Iterable[Dated]) -> Iterator[str]:
    """The pointers to the dates of the entries."""
    for item in items:
        yield from item.pointers
