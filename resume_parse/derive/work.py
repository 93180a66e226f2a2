"""Months of work, in all and by the kind of employment, and the position that goes on."""

from __future__ import annotations

from collections.abc import Sequence

from resume_parse.derive.entries import Dated, begins_after, fact, pointers_of
from resume_parse.derive.months import OPEN_START, Period, Span, covered, months_of
from resume_parse.model import Work
from resume_parse.model_meta import Derived

UNSTATED = "unstated"
"""The kind of employment of a job whose kind the document does not state."""


def work_months(jobs: Sequence[Dated], as_of: Span | None) -> dict[str, Derived]:
    """Months of work, in which overlapping jobs count once: in all, as bounds, and for each kind of employment."""
    timed = [(job, job.period) for job in jobs if job.period is not None]
    out: dict[str, Derived] = {}
    if timed:
        out["workMonths"] = _months([period.likely for _, period in timed], timed)
        certain = [period.certain for _, period in timed if period.certain is not None]
        bounds = (covered(certain), covered(period.possible for _, period in timed))
        if bounds[0] != bounds[1]:
            out["workMonthsCertain"] = fact(bounds[0], pointers_of(job for job, _ in timed))
            out["workMonthsPossible"] = fact(bounds[1], pointers_of(job for job, _ in timed))
    kinds: dict[str, list[tuple[Dated, Period]]] = {}
    for job, period in timed:
        kinds.setdefault(_kind(job), []).append((job, period))
    for kind, ours in sorted(kinds.items()):
        out[f"workMonths/{kind}"] = _months([period.likely for _, period in ours], ours, kind)
    uncounted = [job.pointer for job in jobs if job.period is None and not begins_after(job, as_of)]
    if uncounted:
        out["workUncounted"] = fact(len(uncounted), uncounted)
    return out


def _months(spans: list[Span], timed: list[tuple[Dated, Period]], kind: str | None = None) -> Derived:
    stated = kind not in (None, UNSTATED)
    kinds = [f"{job.pointer}/employmentType" for job, _ in timed] if stated else []
    return fact(covered(spans), [*pointers_of(job for job, _ in timed), *kinds])


def _kind(job: Dated) -> str:
    return (job.entry.employment_type if isinstance(job.entry, Work) else None) or UNSTATED


def current_position(jobs: Sequence[Dated], as_of: Span | None) -> dict[str, Derived]:
    """The position that goes on, and its employer: of several, the one that began last, then the first in order."""
    ours = [job for job in jobs if _goes_on(job, as_of)]
    if not ours:
        return {}
    job = max(ours, key=_start)  # the first of those that are equal
    pointers = [name for name in job.pointers if not name.endswith("/startDate") or len(ours) > 1]
    out: dict[str, Derived] = {}
    if isinstance(job.entry, Work):
        if job.entry.position:
            out["currentPosition"] = fact(job.entry.position, [f"{job.pointer}/position", *pointers])
        if job.entry.name:
            out["currentEmployer"] = fact(job.entry.name, [f"{job.pointer}/name", *pointers])
    return out


def _goes_on(job: Dated, as_of: Span | None) -> bool:
    """Whether a job is told to go on, or to end later than today."""
    end = months_of(job.entry.end_date)
    later = as_of is not None and end is not None and end.first > as_of.last
    return (bool(job.entry.current and end is None) or later) and not begins_after(job, as_of)


def _start(job: Dated) -> int:
    start = months_of(job.entry.start_date)
    return start.first if start else OPEN_START
