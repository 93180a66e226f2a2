"""Arithmetic of months: what a date with or without its month says, spans of months, and how many they cover."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

OPEN_START: Final = 0
OPEN_END: Final = 9999 * 12
"""Before and after every month that a date can name."""


class Span(NamedTuple):
    """Months from `first` to `last`, both counted; a month is a number: 12 × year + month, January as 0.

    >>> str(Span(month_of("2019-04"), month_of("2019-09"))), Span(month_of("2019-04"), month_of("2019-09")).months
    ('2019-04/2019-09', 6)
    """

    first: int
    last: int

    @property
    def months(self) -> int:
        """How many months it covers."""
        return self.last - self.first + 1

    def __str__(self) -> str:
        """The span as ISO 8601 writes an interval, by its first and last month."""
        return f"{month_text(self.first)}/{month_text(self.last)}"


class Period(NamedTuple):
    """The time of an entry, by how it may be read where a date is a year alone.

    `certain` are the months that every reading has (None: there is none), `possible` those that one may have, and
    `likely` what is counted.
    """

    certain: Span | None
    likely: Span
    possible: Span


def month_text(month: int) -> str:
    """Write a month as YYYY-MM."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def month_of(date: str) -> int:
    """The number of the month of a date that has one."""
    return int(date[:4]) * 12 + int(date[5:7]) - 1


def months_of(date: str | None) -> Span | None:
    """The months that a date (YYYY, YYYY-MM or YYYY-MM-DD) may mean: one, or the twelve of a year alone.

    None when there is no date, or none that a calendar has.
    """
    if date is None:
        return None
    if len(date) == 4:
        return Span(int(date) * 12, int(date) * 12 + 11)
    month = month_of(date)
    return Span(month, month) if 1 <= int(date[5:7]) <= 12 else None


def period(start: Span, end: Span) -> Period | None:
    """The time between a first month and a last one, each of which may be any of several; None when none is left.

    Where a month is open, half of the months that may count do count: those next to the other end. `2019` to `2021`
    are July 2019 to June 2021, `2020` to `2020` six months in its middle.

    >>> str(period(months_of("2019"), months_of("2021")).likely)
    '2019-07/2021-06'
    >>> str(period(months_of("2020-03"), months_of("2020")).likely)
    '2020-03/2020-07'
    """
    possible = Span(start.first, end.last)
    if possible.months < 1:
        return None
    latest_start, earliest_end = min(start.last, end.last), max(end.first, start.first)
    if latest_start <= earliest_end:
        certain = Span(latest_start, earliest_end)
        before, after = latest_start - start.first, end.last - earliest_end
        return Period(certain, Span(latest_start - before // 2, earliest_end + after // 2), possible)
    half = (possible.months + 1) // 2
    first = possible.first + (possible.months - half) // 2
    return Period(None, Span(first, first + half - 1), possible)


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order of time, those that overlap or follow each other at once made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.first <= out[-1].last + 1:
            out[-1] = Span(out[-1].first, max(out[-1].last, span.last))
        else:
            out.append(span)
    return out


def covered(spans: Iterable[Span]) -> int:
    """How many months the spans cover, each month counted once."""
    return sum(span.months for span in merged(spans))
