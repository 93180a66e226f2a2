"""Single dates: from a match of ``Grammar.point`` to a ``Point``, and two points to a range."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from resume_parse.spot.date_words import DateWords

FIRST_YEAR, LAST_YEAR = 1940, 2060
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NUMERAL_VALUES = dict(zip("〇一二三四五六七八九零○o0正元", [*range(10), 0, 0, 0, 0, 1, 1], strict=True))


class Reading(NamedTuple):
    """One way to read a point; a part the text leaves open is None. Two readings with different ``style`` (the order
    of the parts, such as "ym") do not go together in a range."""

    year: int | None
    month: int | None = None
    day: int | None = None
    style: str = ""

    def valid(self) -> bool:
        """Whether all parts that are there can be."""
        if self.year is not None and not FIRST_YEAR <= self.year <= LAST_YEAR:
            return False
        if self.month is not None and not 1 <= self.month <= 12:
            return False
        if self.day is None:
            return True
        days = 31 if self.month is None else _MONTH_DAYS[self.month - 1]
        leap_missing = self.month == 2 and self.year is not None and self.year % 4 != 0
        return 1 <= self.day <= (28 if leap_missing else days)

    def text(self) -> str:
        """'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'; only for a reading with a year."""
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
            if self.day is not None:
                parts.append(f"{self.day:02d}")
        return "-".join(parts)


class Point(NamedTuple):
    """One date in the text (``start``, ``end``: characters): its readings, best first, and whether it is a date by
    itself (``strong``) or only next to another one. ``last`` is there for a range written as one ("16-20 June 2019"),
    with the place where its date starts.

    ``kind`` names the form: "year", "year+" (with 年), "hyphen" (2016-07), "numeric", "word", "month" (no year),
    "pair" (05/10), "pair." (05.10), "block" (201903), "era" (R3.4), "minguo" (108/9), "short" (17年), "doubtful"
    (perhaps another word than a month).
    """

    start: int
    end: int
    readings: tuple[Reading, ...]
    strong: bool = True
    kind: str = "word"
    last: Reading | None = None
    last_start: int = 0


def full_year(two_digits: int) -> int:
    """The year a two-digit year means."""
    return two_digits + (2000 if two_digits < 40 else 1900)


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def combine(a: Point, b: Point, cjk: bool) -> tuple[Reading, Reading] | None:
    """The best readings of a range's two ends, each filled up from the other; None if they make no range.

    ``cjk``: the text around is Chinese or Japanese, where the year comes first.
    """
    if a.strong and b.strong and len(a.readings) == len(b.readings) == 1:
        return a.readings[0], b.readings[0]
    fallback = None
    for ra in preferred(a, cjk):
        for rb in preferred(b, cjk):
            if ra.style and rb.style and ra.style != rb.style:
                continue
            pair = _filled(ra, rb, a.strong and b.strong)
            if pair is None:
                continue
            if _not_after(*pair):
                return pair
            fallback = fallback or pair
    # a range that runs backwards is believed only when nothing about it had to be guessed
    return fallback if a.strong and b.strong else None


def preferred(point: Point, cjk: bool) -> Iterator[Reading]:
    """The readings of a point, those that put the year first ahead if ``cjk`` and last otherwise."""
    if len(point.readings) < 2:
        yield from point.readings
        return
    yield from sorted(point.readings, key=lambda r: (r.style == "ym") != cjk if r.style in ("ym", "my") else False)


def _filled(a: Reading, b: Reading, strong: bool) -> tuple[Reading, Reading] | None:
    if b.month is None and b.day is not None:
        b = b._replace(month=a.month)
    if not strong and a.month and b.month and (a.day is None) != (b.day is None):
        return None
    if a.year is None or b.year is None:
        if a.month is None or b.month is None:
            return None
        # "Nov. - Feb. 2020" began the year before
        turn = 1 if a.month > b.month else 0
        if a.year is not None:
            b = b._replace(year=a.year + turn)
        elif b.year is not None:
            a = a._replace(year=b.year - turn)
        else:
            return None
    return (a, b) if a.valid() and b.valid() else None


def _not_after(a: Reading, b: Reading) -> bool:
    for x, y in ((a.year, b.year), (a.month, b.month), (a.day, b.day)):
        if x is None or y is None:
            break
        if x != y:
            return x < y
    return True


class PointReader:
    """Makes points from matches of ``Grammar.point``."""

    __slots__ = ("_readers", "_words")

    def __init__(self, words: DateWords) -> None:
        self._words = words
        self._readers: dict[str, Callable[[re.Match[str]], Point | None]] = {
            "YEAR_FIRST": self._year_first,
            "DAY_FIRST": self._day_first,
            "YEAR_LAST": self._year_last,
            "BLOCK": self._block,
            "SHORT_YEAR": self._short_year,
            "MINGUO": self._minguo,
            "SIGN_MONTH": self._sign_month,
            "PAIR": self._pair,
            "MONTH_FIRST": self._month_first,
            "SEASON_FIRST": self._season_first,
            "ERA": self._era,
            "APOSTROPHE": self._apostrophe,
            "NUMERAL": self._numeral,
        }

    def read(self, m: re.Match[str]) -> Point | None:
        """The point of this match; None if it cannot be a date after all (30 February)."""
        point = self._readers[m.lastgroup or ""](m)
        if point is None:
            return None
        if len(point.readings) == 1 and point.last is None:
            return point if point.readings[0].valid() else None
        readings = tuple(r for r in point.readings if r.valid())
        if not readings or (point.last is not None and not point.last.valid()):
            return None
        return point if len(readings) == len(point.readings) else point._replace(readings=readings)

    def _year_first(self, m: re.Match[str]) -> Point:
        year = int(m["y1"])
        month_text = m["m1"] or m["m2"] or m["m4"] or m["m3"] or m["m6"] or m["m7"]
        month, day, end = None, None, m.end()
        word = m["w1"] or m["w5"]
        if month_text:
            month, day = int(month_text), _int(m["d1"] or m["d2"] or m["d4"])
        elif word in self._words.months:
            month, day = self._words.months[word], _int(m["d5"])
        elif word:  # any other word is no part of the date
            end = m.start() + len(m.string[m.start() : m.start("w1")].rstrip()) if m["w1"] else m.end("y1")
        if month is None:
            # a season next to the year ("2020 fall") makes it more than a plain number
            kind = "year+" if m["sign"] else "year" if end == m.end("y1") else "word"
        elif m["s4"] and day is None:
            kind = "hyphen"
        else:
            kind = "word" if word or m["sign"] else "numeric"
        return Point(m.start(), end, (Reading(year, month, day),), kind=kind)

    def _day_first(self, m: re.Match[str]) -> Point | None:
        month = self._words.months.get(m["w7"])
        if month is None:
            return None
        last = Reading(int(m["y7"]), month, int(m["d7"]))
        if not m["d7a"]:
            return Point(m.start(), m.end(), (last,))
        first = last._replace(day=int(m["d7a"]))
        return Point(m.start(), m.end(), (first,), last=last, last_start=m.start("d7"))

    def _year_last(self, m: re.Match[str]) -> Point:
        a, b, year = int(m["a8"]), _int(m["b8"]), int(m["y8"])
        if b is None:
            return Point(m.start(), m.end(), (Reading(year, a),), kind="numeric")
        month_first, day_first = Reading(year, a, b, "mdy"), Reading(year, b, a, "dmy")
        # with dots or hyphens the day leads; with slashes both are in use, and the month leads if it can
        readings = (month_first, day_first) if "/" in m["s8"] else (day_first, month_first)
        return Point(m.start(), m.end(), readings, kind="numeric")

    def _block(self, m: re.Match[str]) -> Point:
        block = m["block"]
        reading = Reading(int(block[:4]), int(block[4:6]), _int(block[6:]))
        # six or eight digits may be any number: they need a second date, or the whole text
        return Point(m.start(), m.end(), (reading,), strong=False, kind="block")

    def _short_year(self, m: re.Match[str]) -> Point:
        month = _int(m["m9"])
        reading = Reading(full_year(int(m["y9"])), month, _int(m["d9"]))
        return Point(m.start(), m.end(), (reading,), month is not None, "word" if month else "short")

    def _minguo(self, m: re.Match[str]) -> Point:
        """Taiwan's years of three digits without the era's name; with a stroke they need a second date."""
        month = m["m18"] or m["m19"] or m["m20"]
        reading = Reading(self._words.eras["民國"] + int(m["y18"]), int(month), _int(m["d18"]))
        return Point(m.start(), m.end(), (reading,), strong=m["m18"] is not None, kind="minguo")

    def _sign_month(self, m: re.Match[str]) -> Point:
        year = _int(m["y10"])
        return Point(m.start(), m.end(), (Reading(year, int(m["m10"]), _int(m["d10"])),), year is not None, "month")

    def _pair(self, m: re.Match[str]) -> Point:
        a, b, c = m["a11"], m["b11"], m["c11"]
        if c:
            year = full_year(int(c))
            found = [Reading(year, int(a), int(b), "mdy"), Reading(year, int(b), int(a), "dmy")]
        else:
            found = [Reading(full_year(int(a)), int(b), None, "ym")] if len(a) == 2 else []
            if len(b) == 2:
                found.append(Reading(full_year(int(b)), int(a), None, "my"))
        kind = "pair." if "." in m["s11"] else "pair"
        return Point(m.start(), m.end(), tuple(found), strong=False, kind=kind)

    def _month_first(self, m: re.Match[str]) -> Point:
        month = self._words.months[m["w12"]]
        year, short, loose = m["y12a"] or m["y12"], m["q12"], m["z12"]
        doubtful = m["w12"] in self._words.ambiguous_months and not m["dot"]
        if year or short:
            reading = Reading(int(year) if year else full_year(int(short)), month, _int(m["d12"]))
            return Point(m.start(), m.end(), (reading,), not doubtful, "doubtful" if doubtful else "word")
        if not loose:
            return Point(m.start(), m.end(), (Reading(None, month),), False, "month")
        day = Reading(None, month, int(loose))
        readings = (Reading(full_year(int(loose)), month), day) if len(loose) == 2 and not m["nth"] else (day,)
        return Point(m.start(), m.end(), readings, False)

    def _season_first(self, m: re.Match[str]) -> Point:
        return Point(m.start(), m.end(), (Reading(int(m["y13"])),))

    def _era(self, m: re.Match[str]) -> Point:
        letters = self._words.era_letters
        base = self._words.eras.get(m["era"], letters.get(m["era"], 0))
        year = base + (1 if m["y15"] == "元" else int(m["y15"]))
        reading = Reading(year, _int(m["m15"] or m["m16"]), _int(m["d15"] or m["d16"]))
        strong = m["era"] not in letters or m["sign15"] is not None
        return Point(m.start(), m.end(), (reading,), strong, "word" if strong else "era")

    def _apostrophe(self, m: re.Match[str]) -> Point:
        return Point(m.start(), m.end(), (Reading(full_year(int(m["y14"]))),), strong=False)

    def _numeral(self, m: re.Match[str]) -> Point:
        year = int("".join(str(_NUMERAL_VALUES[c]) for c in m["y17"]))
        month, day = (_small_number(m[g]) if m[g] else None for g in ("m17", "d17"))
        return Point(m.start(), m.end(), (Reading(year, month, day),))


def _small_number(text: str) -> int:
    """The value of 1-31 in digits or Chinese numerals."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (_NUMERAL_VALUES.get(tens, 1) * 10 if ten else 0) + (_NUMERAL_VALUES[ones] if ones else 0)
