"""Gaps and overlaps of more than three months, stated only where they are there however the dates are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from resume_parse.derive.entries import AS_OF, Dated, begins_after, fact
from resume_parse.derive.months import OPEN_END, OPEN_START, Span
from resume_parse.model import Education, Work
from resume_parse.model_meta import Derived

LONGEST_UNNAMED: Final = 3
"""Months that a gap or an overlap may have without being named."""

_BESIDE_STUDY: Final = frozenset(["internship", "partTime", "volunteer"])


def gaps(entries: Sequence[Dated], as_of: Span | None) -> dict[str, Derived]:
    """Stretches in which no job and no school runs, from the first of them to today, in order of time.

    An entry fills all months that it may have had: one with a date missing rules out every gap on that side, one
    without a time every gap.
    """
    out: dict[str, Derived] = {}
    begun = [item for item in entries if not begins_after(item, as_of)]
    if any(item.reach is None for item in begun):
        return out
    for gap, before, after in _stretches(begun, as_of):
        if gap.months > LONGEST_UNNAMED:
            pointers = [*(before.pointers[-1:] if before else ()), *(after.pointers[:1] if after else [AS_OF])]
            out[f"gaps/{len(out)}"] = fact(str(gap), pointers)
    return out


def _stretches(entries: Sequence[Dated], as_of: Span | None) -> Iterator[tuple[Span, Dated | None, Dated | None]]:
    """The months between what came before and what comes next (None: today), with both."""
    last: Dated | None = None
    until = OPEN_START
    for item, reach in sorted(
        ((item, item.reach) for item in entries if item.reach is not None), key=lambda pair: pair[1]
    ):
        if last is not None and reach.first > until + 1:
            yield Span(until + 1, reach.first - 1), last, item
        if last is None or reach.last > until:
            last, until = item, reach.last
    if last is not None and as_of is not None and until < OPEN_END:
        yield Span(until + 1, as_of.first - 1), last, None


def overlaps(entries: Sequence[Dated]) -> dict[str, Derived]:
    """Stretches in which two jobs, two schools, or a job and a school certainly ran at the same time."""
    found: list[tuple[Span, Dated, Dated]] = []
    for one, other in combinations(entries, 2):
        ours = one.period.certain if one.period else None
        theirs = other.period.certain if other.period else None
        if ours and theirs and not is_ordinary(one, other):
            both = Span(max(ours.first, theirs.first), min(ours.last, theirs.last))
            if both.months > LONGEST_UNNAMED:
                found.append((both, one, other))
    found.sort(key=lambda item: item[0])
    return {
        f"overlaps/{n}": fact(str(both), [*one.pointers, *other.pointers]) for n, (both, one, other) in enumerate(found)
    }


def is_ordinary(one: Dated, other: Dated) -> bool:
    """Whether two entries run side by side as a matter of course.

    So do two posts at one employer, a term or course beside a degree, an internship, part-time or volunteer job beside
    a school, and any job beside studies in part time.
    """
    a, b = one.entry, other.entry
    if isinstance(a, Work) and isinstance(b, Work):
        return a.name is not None and a.name == b.name
    if isinstance(a, Education) and isinstance(b, Education):
        return not (a.degree and b.degree) or (a.institution is not None and a.institution == b.institution)
    job, school = (a, b) if isinstance(a, Work) else (b, a)
    return (isinstance(job, Work) and job.employment_type in _BESIDE_STUDY) or (
        isinstance(school, Education) and school.study_mode == "partTime"
    )
