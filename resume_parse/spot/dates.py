"""Find dates and date ranges in a piece of text, in the many forms that résumés of the world write them.

The work is split: ``date_words`` (the words as data), ``date_grammar`` (regular expressions), ``date_points`` (what a
single date may mean), ``date_ranges`` (two dates, or a date and a word like 至今, make a range), ``date_context``
(whether the text around lets it be a date).
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from resume_parse.patterns import lazy_pattern
from resume_parse.spot import date_grammar
from resume_parse.spot.date_context import Shape, stands_alone
from resume_parse.spot.date_points import Point, PointReader
from resume_parse.spot.date_ranges import RangeReader, Span
from resume_parse.spot.date_words import DateWords, default_words

_WORD_BEFORE = lazy_pattern(r"[a-zß-ÿ](?=[A-ZÀ-Þ][a-zß-ÿ]{2,9}\.?[ ,]{1,2}'?[0-9])")
_WORD_BEHIND = lazy_pattern(r"([-–—]\s?[A-Za-zß-ÿ][a-zß-ÿ]{2,12})[A-ZÀ-Þ](?=[a-zß-ÿ])")
_RUN = lazy_pattern(r"[0-9a-z_@./:\-]{0,100}")
_BRACKETS = " \t\r\n\u3000\xa0()[]{}（）【】［］〔〕「」<>《》,，;；。*|:："


class DateMatch(NamedTuple):
    """A date or range in a text. All offsets are characters of the text searched, ends exclusive.

    ``start``/``end``: the date or range itself, with the words that make it what it is (至今, Present, since, 起),
    without brackets and labels around it. ``first``: the start of a range, or the only date, as 'YYYY', 'YYYY-MM' or
    'YYYY-MM-DD' (None only for "until 2019"); ``last``: the end of a range. ``current``: the end is open (至今,
    Present, "2024.06 -", since 2019); such a match is a range (``is_range``) without ``last``. ``first_span``: the
    characters of the start date alone; ``last_span``: those of the end date, or of the word or dash that says that the
    end is open.
    """

    start: int
    end: int
    first: str | None
    last: str | None
    current: bool
    is_range: bool
    first_span: Span | None
    last_span: Span | None


class DateFinder:
    """Finds dates with a given set of words; make one and keep it (it compiles patterns)."""

    __slots__ = ("_grammar", "_ranges", "_reader", "_words")

    def __init__(self, words: DateWords) -> None:
        self._words = words
        self._grammar = date_grammar.build(words)
        self._reader = PointReader(words)
        self._ranges = RangeReader(words, self._grammar, self._reader)

    def find(self, text: str) -> list[DateMatch]:
        """All dates and ranges of the text, left to right, non-overlapping."""
        if not self._grammar.opener.search(text):
            return []
        low = _folded(text)
        if not self._grammar.quick.search(low):
            return []
        found: list[DateMatch] = []
        pos = 0
        # the words of a date stand less than 40 characters before its first digits
        while (q := self._grammar.quick.search(low, pos)) and (
            m := self._grammar.point.search(low, max(pos, q.start() - 40))
        ):
            point = self._reader.read(m)
            if point is None:
                # what is only like a day and a month's name ("3 apples 2019") hides no date behind it
                pos = self._run_end(low, m.start()) if m["w7"] in (None, *self._words.months) else m.start("w7")
                continue
            match = self._match_at(low, point, pos)
            if match is not None:
                found.append(match)
                pos = match.end
            else:
                # nothing inside the same word or number is a date either
                run_end = self._run_end(low, point.start)
                pos = run_end if point.strong else min(run_end, point.end)
        return found

    @staticmethod
    def _run_end(low: str, start: int) -> int:
        m = _RUN.match(low, start)
        return max(start + 1, m.end() if m else 0)

    def _match_at(self, low: str, point: Point, floor: int) -> DateMatch | None:
        """The longest believable match that begins with this point; nothing before ``floor`` is free."""
        for found in self._ranges.candidates(low, point, floor):
            ranged = found.last is not None or found.current
            bare = point.kind == "year" and (found.last is None or found.last.month is None)
            shape = Shape(ranged, bare, point.kind in ("numeric", "hyphen") and not ranged, point.kind == "year+")
            if stands_alone(low, point.start, found.end, shape, self._words):
                return DateMatch(
                    found.start,
                    found.end,
                    found.first.text() if found.first else None,
                    found.last.text() if found.last else None,
                    found.current,
                    ranged,
                    found.first_span,
                    found.last_span,
                )
        return None


def _folded(text: str) -> str:
    """The text in lower case, with plain apostrophes, every character in its place.

    Where a blank was lost between a word and a date (`TeacherJan 2020 - PresentAcme`), a control character stands for
    the letter of the other word, so that the date's word ends there.
    """
    text = _WORD_BEFORE.sub("\x1f", _WORD_BEHIND.sub("\\1\x1f", text))
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.translate(_PLAIN) if not low.isascii() else low


_PLAIN = str.maketrans({"’": "'", "‘": "'", "．": ".", "／": "/", "－": "-", "：": ":"})


@cache
def _default_finder() -> DateFinder:
    return DateFinder(default_words())


@lru_cache(maxsize=1024)  # a line is asked about by several stages; the size serves one document, not the next
def _find(text: str) -> tuple[DateMatch, ...]:
    return tuple(_default_finder().find(text))


def find_dates(text: str) -> list[DateMatch]:
    """All dates and date ranges of the text, left to right, non-overlapping; offsets are characters of ``text``."""
    return list(_find(text))


def parse_date(text: str) -> str | None:
    """'YYYY', 'YYYY-MM' or 'YYYY-MM-DD' if the whole text (but blanks around it) is one date; else None."""
    stripped = text.strip()
    found = find_dates(stripped)
    if len(found) != 1 or found[0].is_range or (found[0].start, found[0].end) != (0, len(stripped)):
        return None
    return found[0].first


def looks_like_date(text: str) -> bool:
    """Whether the whole text is one date or range; brackets and marks around it and a word like "expected" do not
    count."""
    stripped = text.strip(_BRACKETS)
    if not stripped or len(stripped) > 80:
        return False
    found = find_dates(stripped)
    if len(found) != 1:
        return False
    rest = (stripped[: found[0].start] + " " + stripped[found[0].end :]).strip(_BRACKETS).lower().rstrip(".")
    return not rest or rest in default_words().expected


def without_dates(text: str) -> str:
    """The text with two spaces in the place of each date."""
    for m in reversed(find_dates(text)):
        text = f"{text[: m.start]}  {text[m.end :]}"
    return text
