"""Work and education as bars on one axis of years, with the gaps between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from rich.cells import cell_len
from rich.text import Text

from resume_parse.derive.entries import Dated, dated
from resume_parse.derive.months import OPEN_START, Span, months_of
from resume_parse.model import Resume
from resume_parse.output.human.page import Page
from resume_parse.output.human.spans import dates_of, duration
from resume_parse.output.human.wrap import shortened

_STEPS: Final = (1, 2, 5, 10, 20, 50)
_FINEST: Final = 12  # cells of a year: one for a month
_DATES_FROM: Final = 100  # the narrowest page with a column of dates


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the chart: what, when in words, the months that count, those that a year alone leaves open beside
    them, and the bar's look: `shape` is what fills a cell, its left half and its right half."""

    label: str
    dates: str
    likely: Span | None
    possible: Span | None
    style: str
    shape: str
    on: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """Years side by side: the first, how many, and how many halves of a cell a year takes."""

    first: int
    years: int
    halves: float

    @property
    def cells(self) -> int:
        """The width of the chart."""
        return -(-int(self.years * self.halves) // 2)

    def half(self, month: int) -> int:
        """The half of a cell, from 0, in which a month begins."""
        return int((month - self.first * 12) * self.halves / 12)

    def ticks(self) -> list[int]:
        """The years that are named: at least five cells apart."""
        step = next((step for step in _STEPS if step * self.halves / 2 >= 5), _STEPS[-1])
        return [year for year in range(self.first, self.first + self.years) if year % step == 0] or [self.first]


def show_timeline(resume: Resume, page: Page) -> None:
    """Print the chart; nothing when no job and no school has a date."""
    as_of = months_of(resume.meta.as_of if resume.meta else None)
    jobs, schools = dated("work", resume.work, as_of), dated("education", resume.education, as_of)
    rows = [
        *_rows(jobs, page, "cyan", page.glyphs.work, ("name", "position")),
        *_rows(schools, page, "green", page.glyphs.school, ("institution", "area")),
        *_gaps(resume, page),
    ]
    spans = [row.possible for row in rows if row.possible is not None]
    if not spans:
        return
    labels = max(cell_len(row.label) for row in rows)
    dates = max(cell_len(row.dates) for row in rows) if page.width >= _DATES_FROM else -2
    least = min(labels, max(14, page.width * 3 // 10))
    axis = _axis(spans, page.width - least - dates - 9)
    room = min(labels, page.width - axis.cells - dates - 9)
    page.head("Timeline", f"as of {page.clean(resume.meta.as_of)}" if resume.meta and resume.meta.as_of else "")
    page.put(Text.assemble(" " * (room + dates + 6), (_years(axis), "dim")))
    for row in rows:
        page.put(_line(row, axis, room, dates, page))
    if any(row.possible != row.likely for row in rows):
        page.flow(Text(f"{page.glyphs.shade} a year without its month leaves open", "dim"), indent=2)


def _rows(items: Sequence[Dated], page: Page, style: str, shape: str, names: tuple[str, str]) -> list[Row]:
    rows = []
    for item in items:
        entry = item.entry.model_dump(by_alias=True, exclude_none=True)
        label = page.glyphs.between.join(page.clean(entry[name]) for name in names if name in entry)
        point = item.reach and _point(item.reach)
        likely = item.period.likely if item.period else point
        possible = item.period.possible if item.period else point
        dates = _short_dates(entry, page)
        on = bool(entry.get("current") and possible)
        rows.append(Row(label or "?", dates, likely, possible, style, shape, on))
    return rows


def _point(reach: Span) -> Span:
    """The month of the one date that an entry has."""
    month = reach.last if reach.first == OPEN_START else reach.first
    return Span(month, month)


def _short_dates(entry: Mapping[str, Any], page: Page) -> str:
    short = {key: entry[key][:7] for key in ("startDate", "endDate") if key in entry}
    return dates_of({**short, "current": entry.get("current")}, page.glyphs.dash) or "no dates"


def _gaps(resume: Resume, page: Page) -> Iterable[Row]:
    facts = (resume.meta.derived if resume.meta else None) or {}
    for key, fact in facts.items():
        if key.startswith("gaps/"):
            first, last = str(fact.value).split("/")
            a, b = months_of(first), months_of(last)
            if a and b:
                span = Span(a.first, b.last)
                label = f"gap of {duration(span.months)}"
                yield Row(label, f"{first}{page.glyphs.dash}{last}", span, span, "yellow", page.glyphs.gap)


def _axis(spans: Sequence[Span], cells: int) -> Axis:
    """The years that the spans touch, each as wide as fits: whole cells, or several years in one."""
    first, last = min(span.first for span in spans) // 12, max(span.last for span in spans) // 12
    years = last - first + 1
    if years <= cells:
        return Axis(first, years, 2 * min(_FINEST, cells // years))
    return Axis(first, years, 2 / -(-years // max(1, cells)))


def _years(axis: Axis) -> str:
    line = ""
    for year in axis.ticks():
        at = axis.half(year * 12) // 2
        line = line.ljust(at) + str(year)
    return line


def _line(row: Row, axis: Axis, room: int, dates: int, page: Page) -> Text:
    label = _label(row.label, room, page)
    line = Text.assemble(
        "  ", (label, row.style if row.shape == page.glyphs.gap else ""), " " * (room - cell_len(label) + 2)
    )
    if dates >= 0:
        line.append(row.dates.ljust(dates + 2), "dim")
    elif row.possible is None:
        return line.append(row.dates, "dim")
    return line.append_text(_bar(row, axis, page))


def _label(label: str, room: int, page: Page) -> str:
    """As much of a label as fits; of the part behind its mark nothing rather than a letter or two."""
    short = shortened(label, room, page.glyphs.more)
    name, mark, _ = label.partition(page.glyphs.between)
    least = cell_len(name + mark + page.glyphs.more) + 4
    return name if short != label and cell_len(name) <= room < least else short


def _bar(row: Row, axis: Axis, page: Page) -> Text:
    glyphs = page.glyphs
    likely, possible = _halves(row.likely, axis), _halves(row.possible, axis)
    ticks = {axis.half(year * 12) // 2 for year in axis.ticks()}
    bar = Text()
    for cell in range(axis.cells):
        left, right = 2 * cell in likely, 2 * cell + 1 in likely
        if left or right:
            bar.append(row.shape[0 if left and right else 1 if left else 2], row.style)
        elif 2 * cell in possible or 2 * cell + 1 in possible:
            bar.append(glyphs.shade, row.style)
        else:
            bar.append(glyphs.tick if cell in ticks else " ", "dim")
    if row.on:
        last = max(possible) // 2 + 1
        bar = Text.assemble(bar[:last], (glyphs.on, row.style), bar[last + 1 :])
    return bar


def _halves(span: Span | None, axis: Axis) -> range:
    """The halves of cells that a span fills; one at least."""
    if span is None:
        return range(0)
    first = axis.half(span.first)
    return range(first, max(axis.half(span.last + 1), first + 1))
