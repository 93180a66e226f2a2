"""The résumé while it is being filled: plain dicts and lists whose leaves are `Value`s that know their source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from resume_parse.document import Cut, Document, Line, Value, text_value
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.sections.fields import Field
from resume_parse.segmenting.headings import Section
from resume_parse.spot.dates import DateMatch, find_dates

Item = dict[str, Any]
_DASHES = " -–—―－/"
PERIOD = frozenset(("startDate", "endDate", "current"))  # what of an item tells when it was


@dataclass(slots=True)
class Mark:
    """Characters that were read as a heading, a label or a separator: seen, but no value."""

    cut: Cut
    status: str


@dataclass(slots=True)
class Choice:
    """What a rule scored before it chose a value: stretches (None: none of them), and the score of the one taken."""

    value: Value
    candidates: Sequence[tuple[float, Cut | None]]
    score: float

    @property
    def margin(self) -> float:
        """By how much the stretch that was taken beats the second best; 0 where nothing else was to choose."""
        scores = sorted((score for score, _ in self.candidates), reverse=True)
        return self.score - scores[1] if len(scores) > 1 else 0.0


@dataclass(slots=True)
class Draft:
    """What has been read so far."""

    lex: Lexicon
    document: Document
    region: str | None = None
    title: Cut | None = None  # of the section that is being read
    kinds: frozenset[str] = frozenset()  # the kinds of section that the document has
    root: Item = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    warnings: list[dict[str, Any]] = field(default_factory=list)
    school_facts: list[Field] = field(default_factory=list)  # facts of a school told in the personal block
    school_words: list[tuple[str, Cut]] = field(default_factory=list)  # its bare words, with what each tells
    deferred: list[tuple[str, list[Line]]] = field(default_factory=list)  # lines that another kind of section reads
    taken: list[Cut] = field(
        default_factory=list
    )  # read into a value by a spotter, although no field holds these very characters
    sections: list[Section] = field(default_factory=list)  # of the document
    choices: list[Choice] | None = None  # what was chosen among what, where somebody asks

    @property
    def basics(self) -> Item:
        found: Item = self.root.setdefault("basics", {})
        return found

    @property
    def objective(self) -> Item:
        found: Item = self.root.setdefault("objective", {})
        return found

    def items(self, name: str) -> list[Item]:
        """The list `name` of the résumé, made when first asked for."""
        found: list[Item] = self.root.setdefault(name, [])
        return found

    def mark(self, cut: Cut, status: str) -> None:
        """Note characters that are no value: `heading`, `label` or `separator`."""
        if cut:
            self.marks.append(Mark(cut, status))

    def section(self, title: Value | None, text: Value | None) -> None:
        """Keep a text that fits no field under its title in `sections`."""
        if text is not None:
            self.items("sections").append({"text": text} if title is None else {"title": title, "text": text})


def put(item: Item, key: str, value: Value | None) -> bool:
    """Set a field that is not set yet; returns whether it was."""
    if value is None or _says_nothing(value.value) or key in item:
        return False
    item[key] = value
    return True


def append(item: Item, key: str, value: Value | None) -> None:
    """Add to a list field."""
    if value is not None and not _says_nothing(value.value):
        item.setdefault(key, []).append(value)


def _says_nothing(value: object) -> bool:
    """Whether there is no value, or the dash of an empty cell stands for one."""
    return value is None or (isinstance(value, str) and not value.strip(_DASHES))


def extend_text(item: Item, key: str, value: Value | None) -> None:
    """Add a paragraph to a running text."""
    if value is None or not value.text:
        return
    old = item.get(key)
    item[key] = (
        value
        if old is None
        else Value(f"{old.value}\n{value.value}", (*old.cuts, *value.cuts), (*old.places, *value.places))
    )


def join_wraps(lines: list[Line]) -> list[list[Cut]]:
    """Lines as paragraphs: a line that continues the one before joins it."""
    out: list[list[Cut]] = []
    for line in lines:
        cut = line.whole()
        if not cut:
            continue
        if line.continues and out:
            out[-1].append(cut)
        else:
            out.append([cut])
    return out


def paragraphs_value(paragraphs: list[list[Cut]]) -> Value | None:
    """Several paragraphs as one text, a paragraph a line."""
    values = [v for v in (text_value(*p) for p in paragraphs) if v]
    if not values:
        return None
    return Value("\n".join(v.text for v in values), tuple(c for v in values for c in v.cuts))


def put_dates(item: Item, line: Line, found: DateMatch, *, offset: int = 0, single: str = "both") -> None:
    """Set startDate, endDate and current from a date found at `offset` of a line.

    single: what one date alone means: `both` (a job), `end` (a school).
    """
    if not PERIOD.isdisjoint(item):
        return

    def value(text: Any, span: tuple[int, int] | None) -> Value:
        a, b = span or (found.start, found.end)
        cuts = [Cut(line, offset + a, offset + b)]
        other = found.last_span if span == found.first_span else found.first_span
        if other and isinstance(text, str) and text[2:4] not in cuts[0].text and not _says(cuts[0], text):
            cuts.append(Cut(line, offset + other[0], offset + other[1]))  # the year stands at the other end
        return Value(text, tuple(cuts))

    if not found.is_range and not found.current:
        if single == "both":
            item["startDate"] = value(found.first, found.first_span)
        item["endDate"] = value(found.first, found.first_span)
        return
    if found.first:
        item["startDate"] = value(found.first, found.first_span)
    if found.current:
        item["current"] = value(True, found.last_span)
    elif found.last:
        item["endDate"] = value(found.last, found.last_span)


def _says(cut: Cut, date: str) -> bool:
    """Whether a stretch alone tells a date, as one with a year in Chinese numerals or of an era does."""
    return any(m.first == date for m in find_dates(cut.text))
