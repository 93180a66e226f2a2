"""The date that counts as today: as given, checked; the clock is read at the edge, by the command."""

from __future__ import annotations

import datetime
import re

from resume_parse.errors import UsageError


def as_of_date(value: str | datetime.date) -> str:
    """A date (YYYY, YYYY-MM, YYYY-MM-DD or a date object) as text; UsageError when it is none.

    >>> as_of_date("2025-06"), as_of_date(datetime.date(2025, 6, 30))
    ('2025-06', '2025-06-30')
    """
    if isinstance(value, datetime.date):
        return f"{value:%Y-%m-%d}"
    if re.fullmatch(r"[12][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?", value):
        try:
            datetime.date.fromisoformat(value + "2000-01-01"[len(value) :])
        except ValueError:
            pass
        else:
            return value
    raise UsageError(f"no date: {value!r} (YYYY, YYYY-MM or YYYY-MM-DD)")


def today() -> str:
    """The day by the clock, where the program runs."""
    return datetime.date.today().isoformat()
