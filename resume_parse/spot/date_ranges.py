"""A date and what follows it, put together to a range or an open end: the candidates for a match."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from resume_parse.spot.date_context import closes, near_cjk, word_before
from resume_parse.spot.date_grammar import Grammar
from resume_parse.spot.date_points import LAST_YEAR, Point, PointReader, Reading, combine, preferred
from resume_parse.spot.date_words import DateWords

Span = tuple[int, int]


class Found(NamedTuple):
    """A match in the making: as ``DateMatch``, with readings for texts."""

    start: int
    end: int
    first: Reading | None
    first_span: Span | None
    last: Reading | None = None
    last_span: Span | None = None
    current: bool = False


class RangeReader:
    """Reads what stands behind (and right before) a point, with a given set of words."""

    __slots__ = ("_grammar", "_reader", "_words")

    def __init__(self, words: DateWords, grammar: Grammar, reader: PointReader) -> None:
        self._words = words
        self._grammar = grammar
        self._reader = reader

    def candidates(self, low: str, point: Point, floor: int) -> Iterator[Found]:
        """What may start with this point, longest first; offsets are characters of the folded text ``low``, and
        nothing before ``floor`` is free to be taken."""
        link = self._grammar.link.match(low, point.end)
        if point.last is not None:
            span = (point.start, point.last_start - 1)
            first_end = point.start + len(low[slice(*span)].rstrip(" -–"))
            last_span = (point.last_start, point.end)
            yield Found(point.start, point.end, point.readings[0], (point.start, first_end), point.last, last_span)
        elif link is not None:
            found = (
                self._two_years(low, point, link)
                or self._open(low, point, link)
                or self._joined(low, point, link)
                or self._shortened(low, point, link)
                or self._trailing(low, point, link)
            )
            if found is not None:
                yield self._with_prefix(low, found, floor, link)
        alone = self._since(low, point, floor)
        if alone is not None:
            yield alone
        if point.strong or (point.kind == "block" and low.strip() == low[point.start : point.end]):
            yield Found(point.start, point.end, point.readings[0], (point.start, point.end))

    def _dated(self, low: str, point: Point) -> Reading | None:
        """The reading of a point without a partner; None if it has no year."""
        if point.kind == "era" and not near_cjk(low, point.start, point.end):
            return None
        readings = point.readings
        if len(readings) > 1:
            readings = tuple(preferred(point, near_cjk(low, point.start, point.end)))
        return next((r for r in readings if r.year is not None), None)

    def _two_years(self, low: str, point: Point, link: re.Match[str]) -> Found | None:
        """What looks like year and month, but is two years: "2011-12学年", "2011–12" (a dash made for ranges)."""
        reading = point.readings[0]
        if reading.year is None or reading.month is None or reading.day is not None or point.end - point.start != 7:
            return None
        first, number = reading.year % 100, reading.month
        school = number == first + 1 and low.startswith(self._words.range_after, point.end)
        if not school and (low[point.start + 4] != "–" or number <= first or link["dash"] or link["word"]):
            return None
        middle = point.start + 4
        last = Reading(reading.year - first + number)
        return Found(
            point.start, point.end, Reading(reading.year), (point.start, middle), last, (middle + 1, point.end)
        )

    def _open(self, low: str, point: Point, link: re.Match[str]) -> Found | None:
        """The date and a word that leaves the end open: "2014 - Present"."""
        if not link["present"]:
            return None
        start, end = link.span("present")
        if link["bracket"] and (closing := low[end : end + 2].lstrip()[:1]) and closing in ")）]":
            end = low.index(closing, end) + 1
        if not (link["dash"] or link["word"] or link["word2"] or link["after"] in self._words.until):
            # the dash may have been lost, but then nothing else may follow
            blank = link["bracket"] or low[point.end : point.end + 1].isspace()
            if not blank or not closes(low, end) or not point.strong:
                return None
        reading = self._dated(low, point)
        if reading is None:
            return None
        for word in ("word2", "word"):
            if link[word]:
                start = link.start(word)
        return Found(point.start, end, reading, (point.start, point.end), None, (start, link.end("present")), True)

    def _joined(self, low: str, point: Point, link: re.Match[str]) -> Found | None:
        """The date and a second one behind a dash or an until-word."""
        if not (link["dash"] or link["word"] or link["and"] or link["slash"] or link["after"] in self._words.until):
            return None
        m = self._grammar.point.match(low, link.end())
        second = self._reader.read(m) if m else None
        if second is None or second.last is not None or not self._may_join(low, point, second, link):
            return None
        era = "era" in (point.kind, second.kind)
        doubtful = era or len(point.readings) > 1 or len(second.readings) > 1
        cjk = doubtful and near_cjk(low, point.start, second.end)
        # "R3.4 - R5.3" are years of Reiwa in a Japanese text, or in a cell of their own
        if era and not cjk and low.strip() != low[point.start : second.end]:
            return None
        pair = combine(point, second, cjk)
        if pair is None:
            return None
        spans = (point.start, point.end), (second.start, second.end)
        return Found(point.start, second.end, pair[0], spans[0], pair[1], spans[1])

    def _may_join(self, low: str, point: Point, second: Point, link: re.Match[str]) -> bool:
        if link["and"]:
            return word_before(low, point.start, self._words.between) is not None
        if link["slash"]:
            a, b = point.readings[0], second.readings[0]
            if point.kind == "month":
                return b.month is not None
            if a.year and a.month and b.year and b.month and "/" not in low[point.start : link.start("slash")]:
                apart = second.end - second.start >= 6 and "/" not in low[second.start : second.end]
                return apart and (a.year, a.month) < (b.year, b.month)  # `2019-03/2021-06`
            return {point.kind, second.kind} <= {"year", "year+"} and (b.year or 0) == (a.year or 0) + 1
        if point.kind == second.kind == "short":
            return False  # 10年-15年经验
        if "doubtful" in (point.kind, second.kind):
            return point.readings[0].month is not None and second.readings[0].month is not None
        if point.kind == second.kind == "pair.":
            # "10.5-12.8" are more often amounts than months
            text = low[point.start : second.end]
            return text[0] == "0" or ".0" in text or low[second.start] == "0"
        return True

    def _shortened(self, low: str, point: Point, link: re.Match[str]) -> Found | None:
        """The date and the rest of a second one: "2016-19", "2016/17", "2020.3-8", "June 16-20, 2019"."""
        m = self._grammar.tail.match(low, link.end())
        if m is None or not (link["dash"] or link["slash"] or (link["word"] and m["day"])) or link["word2"]:
            return None
        pair = self._shortened_pair(point, m, link["slash"] is not None)
        spaced = low[link.start() : link.start() + 1].isspace()
        if pair is None or not pair[1].valid() or (spaced and not m["y"] and not closes(low, m.end())):
            return None
        if spaced and m.end() < len(low) and low[m.end()].isdigit():
            return None
        return Found(point.start, m.end(), pair[0], (point.start, point.end), pair[1], m.span())

    @staticmethod
    def _shortened_pair(point: Point, m: re.Match[str], slash: bool) -> tuple[Reading, Reading] | None:
        a, number = point.readings[0], int(m["n"])
        if m["y"]:
            second = Point(m.start(), m.end(), (Reading(int(m["y"]), None, number),))
            return None if slash or point.strong else combine(point, second, False)
        if a.year is None or not point.strong:
            return None
        if a.day is not None or m["n2"]:
            if slash or a.day is None or (point.kind != "numeric" and not m["day"]):
                return None
            # "2019.6.1-6.30", "2019.6.1-30", "2019年6月1日-30日"
            last = a._replace(month=number, day=int(m["n2"])) if m["n2"] else a._replace(day=number)
            return (a, last) if (last.month or 0, last.day or 0) > (a.month or 0, a.day) else None
        if m["day"]:
            return None
        if a.month is None and len(m["n"]) == 2:
            year = a.year - a.year % 100 + number
            year += 100 if year < a.year else 0
            # "2016-15" is no range of years
            latest = a.year + 1 if slash else min(a.year + 30, LAST_YEAR)
            return (a, Reading(year)) if a.year < year <= latest else None
        if point.kind == "numeric" and a.month is not None and a.day is None and a.month < number <= 12 and not slash:
            return a, Reading(a.year, number)
        return None

    def _trailing(self, low: str, point: Point, link: re.Match[str]) -> Found | None:
        """An open end said by a bare dash ("2018 -") or a word behind the date ("2019年起")."""
        if link["dash"] and point.strong and link["dash"][0] not in "一….":
            end = link.start("dash") + len(link["dash"].rstrip())
            # "2014- Acme": a dash that parts two things has a blank on both sides, or on none
            glued = link.start("dash") == point.end and low[end : end + 1].isspace()
            if glued or closes(low, end) or low[end:].lstrip()[:1] in (":", "："):
                span = (link.start("dash"), end)
                return Found(point.start, end, point.readings[0], (point.start, point.end), None, span, True)
        after = link.span("after") if link["after"] else None
        if after is None:
            # the since-words that are also until-words (から) may have been read as such
            rest = low[point.end : point.end + 8]
            word = next((w for w in self._words.since_after if rest.startswith(w)), None)
            after = (point.end, point.end + len(word)) if word and link["word"] == word else None
        reading = self._dated(low, point) if after else None
        if after is None or reading is None:
            return None
        return Found(point.start, after[1], reading, (point.start, point.end), None, after, True)

    def _with_prefix(self, low: str, found: Found, floor: int, link: re.Match[str]) -> Found:
        """The range with the word before it that belongs to it (since, from, 从) and what closes it (学年, まで)."""
        end = found.end
        if found.last is not None or found.current:
            rest = low[end : end + 8].lstrip()
            word = next((w for w in self._words.range_after if rest.startswith(w)), None)
            if word:
                end = low.index(word, end) + len(word)
        before = self._since_before(low, found.start) or word_before(low, found.start, self._words.from_)
        start = found.start
        if before is not None and before[0] >= floor:
            # "Universidad de 2014 - 2018": a Latin "from" belongs to the range only if a "to" answers it
            worded = link["word"] or link["word2"] or link["and"] or found.current
            if worded or before[1] in self._words.since or before[1] > "\u2e80":
                start = before[0]
        return found if (start, end) == (found.start, found.end) else found._replace(start=start, end=end)

    def _since_before(self, low: str, pos: int) -> tuple[int, str] | None:
        if word_before(low, pos, self._words.not_since):
            return None
        return word_before(low, pos, self._words.since)

    def _since(self, low: str, point: Point, floor: int) -> Found | None:
        """The date behind "since" or "until"."""
        since = self._since_before(low, point.start)
        if since is not None and since[0] >= floor and (reading := self._dated(low, point)):
            span = (since[0], since[0] + len(since[1]))
            return Found(since[0], point.end, reading, (point.start, point.end), None, span, True)
        until = word_before(low, point.start, self._words.until_alone) if point.strong else None
        if until is not None and until[0] >= floor:
            return Found(until[0], point.end, None, None, point.readings[0], (point.start, point.end))
        return None
