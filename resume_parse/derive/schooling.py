"""The highest degree that somebody has, and the one that they study for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from resume_parse.derive.entries import AS_OF, Dated, begins_after, fact, is_over
from resume_parse.derive.months import Span
from resume_parse.model import Education, Resume
from resume_parse.model_meta import Derived

RANKS: Final = ("other", "highSchool", "associate", "bachelor", "master", "doctorate")
"""Kinds of degree, the highest last; `other` says too little to stand above one."""


def degrees(resume: Resume, schools: Sequence[Dated], as_of: Span | None) -> dict[str, Derived]:
    """The highest degree of the studies that are over or that the personal block states, and of those that go on.

    What the personal block states counts as had unless a study of that degree goes on.
    """
    had: dict[str, list[str]] = {}
    underway: dict[str, list[str]] = {}
    for school in schools:
        degree = school.entry.degree if isinstance(school.entry, Education) else None
        if degree is None or begins_after(school, as_of):
            continue
        over = is_over(school, as_of)
        told = [
            f"{school.pointer}/{name}"
            for name in ("endDate", "current")
            if f"{school.pointer}/{name}" in school.pointers
        ]
        today = [AS_OF] if told and as_of is not None and not school.entry.current else []
        (had if over else underway).setdefault(degree, []).extend([f"{school.pointer}/degree", *told, *today])
    stated = resume.basics.degree if resume.basics else None
    if stated is not None and stated not in underway:
        had.setdefault(stated, []).append("/basics/degree")
    out: dict[str, Derived] = {}
    for key, found in (("highestDegree", had), ("degreeUnderway", underway)):
        if found:
            highest = max(found, key=RANKS.index)
            out[key] = fact(highest, found[highest])
    return out
