"""Years and months that stand in columns of their own, as Japanese forms have them, are put together to dates."""

from __future__ import annotations

import dataclasses

from resume_parse.document import Cut, Line, Link, Piece, Tag
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.patterns import lazy_pattern
from resume_parse.spot.dates import find_dates

_YEAR = lazy_pattern(r"\s*([^\W\d]{0,2}\s?(?:\d{1,4}|元))(?:\s*年)?\s*")
_MONTH = lazy_pattern(r"\s*(\d{1,2})(?:\s*月)?\s*")
_IN_TEXT = lazy_pattern(r"([^\W\d]{0,2}\d{1,4})(?:\s*年)?\s+(\d{1,2})(?:\s*月)?\s+(?=[^\W\d])")
_TITLE_OF_DATES = cue_pattern(r"(?&yearSign) (?&monthSign)")
_ENOUGH = 3  # such lines, before numbers side by side in a text are taken for dates


def join_years_and_months(lines: list[Line]) -> list[Line]:
    """Write `2015 | 4 | ○○大学 入学` as `2015年4月 ○○大学 入学`; a month without a year has that of the row above."""
    out: list[Line] = []
    year: tuple[Line, Cut] | None = None
    joins = False  # the first two columns of this table become one
    texts = [_IN_TEXT.match(line.text) if not line.cells else None for line in lines]
    dated = [bool(m and _date(m[1], m[2])) for m in texts]
    in_text = sum(map(bool, dated)) >= _ENOUGH
    for line, found, good in zip(lines, texts, dated, strict=True):
        if found is not None and good and in_text:
            out.append(_joined(line, Cut(line, *found.span(1)), Cut(line, *found.span(2)), found.end()))
            continue
        if len(line.cells) < 3:
            year, joins = (year, joins) if line.cells else (None, False)
            out.append(line)
            continue
        first, second = (Cut(line, *line.cells[n]) for n in (0, 1))
        y, m = _YEAR.fullmatch(first.text), _MONTH.fullmatch(second.text)
        if y is not None:
            year = (line, first.part(*y.span(1)))
        elif first.text.strip():
            year = None
        joins = joins or _names_both(first.text, second.text)
        if joins and m is None:
            out.append(dataclasses.replace(line, cells=((first.start, second.end), *line.cells[2:])))
        elif m is not None and year is not None and _date(year[1].text, m[1]):
            out.append(_joined(line, year[1], second.part(*m.span(1)), line.cells[2][0]))
        else:
            out.append(line)
    return out


def _names_both(first: str, second: str) -> bool:
    """The titles of the two columns, which become one."""
    return bool(_TITLE_OF_DATES.fullmatch(f"{first.strip()} {second.strip()}"))


def _date(year: str, month: str) -> bool:
    found = find_dates(_written(year, month))
    return bool(found) and found[0].first is not None


def _written(year: str, month: str) -> str:
    return f"{year.strip()}年{month.strip()}月"


def _joined(line: Line, year: Cut, month: Cut, rest: int) -> Line:
    """The line with its date written as one: the signs between the numbers have no place in the source."""
    date = _written(year.text, month.text)
    tail = line.sliced(rest, len(line.text))
    shift = len(date) + 1
    at = date.index("年") + 1
    pieces = (
        Piece(0, year.source_span()[0], len(year.text), len(year.text)),
        Piece(at, month.source_span()[0], len(month.text), len(month.text)),
        *(p._replace(at=p.at + shift) for p in tail.pieces),
    )

    def moved(spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        return tuple((a + shift, b + shift) for a, b in spans)

    return dataclasses.replace(
        line,
        text=f"{date} {tail.text}",
        pieces=pieces,
        strong=moved(tail.strong),
        links=tuple(Link(k.at + shift, k.to + shift, *k[2:]) for k in tail.links),
        tags=tuple(Tag(t.at + shift, t.to + shift, t.name) for t in tail.tags),
        cells=((0, len(date)), *moved(tail.cells)) if line.cells else (),
        _strong_share=-1.0,
    )
