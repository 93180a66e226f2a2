"""Times in words: the dates of an entry, and how long something took."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def dates_of(entry: Mapping[str, Any], dash: str) -> str:
    """The dates of an entry as plain data, '' when it has none: `2019-03 – now`, `from 2019`, `to 2019`, `2022`."""
    if single := entry.get("date") or entry.get("releaseDate"):
        return str(single)
    start, end = entry.get("startDate"), "now" if entry.get("current") else entry.get("endDate")
    if start and end:
        return str(start) if start == end else f"{start}{dash}{end}"
    return f"from {start}" if start else f"to {end}" if end else ""


def duration(months: int) -> str:
    """A number of months in years and months, short."""
    years, rest = divmod(months, 12)
    return " ".join(f"{n} {unit}" for n, unit in ((years, "y"), (rest, "m")) if n) or "0 m"
