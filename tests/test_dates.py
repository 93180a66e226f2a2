"""Dates: a table of cases, the spans of both ends, and properties that hold for any text."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resume_parse.spot.date_words import default_words
from resume_parse.spot.dates import DateFinder, DateMatch, find_dates, looks_like_date, parse_date

CASES = Path(__file__).parent / "cases" / "dates.txt"
JSON_RESUME_DATE = re.compile(r"[1-2][0-9]{3}(?:-[0-1][0-9](?:-[0-3][0-9])?)?")


def _cases() -> list[tuple[str, str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    rows = [line.rpartition(" → ") for line in lines if line and not line.startswith("# ")]
    return [(text, expected) for text, _, expected in rows]


def _shown(text: str, match: DateMatch) -> str:
    shown = match.first or ""
    if match.is_range:
        shown += ".." + ("now" if match.current else match.last or "")
    whole = (match.start, match.end) == (0, len(text))
    return shown if whole else f"{shown} {{{text[match.start : match.end]}}}"


@pytest.mark.parametrize(("text", "expected"), _cases())
def test_case(text: str, expected: str) -> None:
    shown = "; ".join(_shown(text, m) for m in find_dates(text))
    assert (shown or "-") == expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2013.9 - 2017.06", "2013.9", "2017.06"),
        ("从2013年9月至2017年6月", "2013年9月", "2017年6月"),
        ("2022/10 –至今", "2022/10", "至今"),
        ("Sep. 2020 - Until Now", "Sep. 2020", "Until Now"),
        ("2024.06 -", "2024.06", "-"),
        ("since Jan 13", "Jan 13", "since"),
        ("自2014年起", "2014年", "起"),
        ("2016-19", "2016", "19"),
        ("2011-12学年", "2011", "12"),
        ("16-20 June 2019", "16", "20 June 2019"),
        ("Mar. - Aug. 2020", "Mar.", "Aug. 2020"),
        ("jusqu’en 2019", None, "2019"),
        ("May 2026", "May 2026", None),
    ],
)
def test_spans_of_both_ends(text: str, first: str | None, last: str | None) -> None:
    (match,) = find_dates(text)
    assert (match.first_span and text[slice(*match.first_span)]) == first
    assert (match.last_span and text[slice(*match.last_span)]) == last


@pytest.mark.parametrize("text", ["2024.06 -", "2024.06 -  腾讯", "2024.06 -\t腾讯", "(2024.06 -)", "2024.06 - | 腾讯"])
def test_bare_dash_is_open_before_a_gap(text: str) -> None:
    (match,) = find_dates(text)
    assert match.current


@pytest.mark.parametrize("text", ["2024.06 - 腾讯", "2024 - Engineer", "2019-Google"])
def test_bare_dash_is_a_separator_before_a_word(text: str) -> None:
    assert not any(m.current for m in find_dates(text))


def test_span_ends_before_blanks() -> None:
    (match,) = find_dates("2000年1 ")
    assert (match.start, match.end) == (0, 6)


def test_end_before_start_stays_as_written() -> None:
    (match,) = find_dates("2022/11-2022/3")
    assert (match.first, match.last) == ("2022-11", "2022-03")


def test_wrapped_range() -> None:
    (match,) = find_dates("2013年9月 -\n2017年6月")
    assert (match.first, match.last) == ("2013-09", "2017-06")


def test_short_years_follow_the_language_around() -> None:
    assert find_dates("05/10 - 06/11")[0].first == "2010-05"
    assert find_dates("05/10 - 06/11 北京大学")[0].first == "2005-10"


@pytest.mark.parametrize("space", ["\u3000", "\xa0", "\t"])
def test_any_blank_will_do(space: str) -> None:
    (match,) = find_dates(f"2013年{space}9月{space}-{space}2017年{space}6月")
    assert (match.first, match.last) == ("2013-09", "2017-06")


def test_character_that_grows_in_lower_case_keeps_the_offsets() -> None:
    text = "İİİ SEP 2019"
    (match,) = find_dates(text)
    assert text[match.start : match.end] == "SEP 2019"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2019", "2019"), (" March 2019 ", "2019-03"), ("20190304", "2019-03-04"), ("2018-2019", None), ("in 2019", None)],
)
def test_parse_date(text: str, expected: str | None) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    "text",
    ["(2018.09 - 2022.06)", "[2014]", "2011*", "May 2026 (expected)", "（2020.3 – 至今）", "2018 –", "Fall 2019 |"],
)
def test_looks_like_date(text: str) -> None:
    assert looks_like_date(text)


@pytest.mark.parametrize("text", ["", "Present", "2019 ACM", "2018 2019", "v2.0", "三月", "2019年获奖", "x" * 100])
def test_does_not_look_like_date(text: str) -> None:
    assert not looks_like_date(text)


def test_finder_takes_other_words() -> None:
    words = default_words()
    few = type(words)(months={"brumaire": 10}, seasons=(), present=("ja",), since=(), until=())
    (match,) = DateFinder(few).find("brumaire 1999 - ja")
    assert (match.first, match.current) == ("1999-10", True)


# fmt: off
_PIECES = st.sampled_from([
    "2019", "1998", "2060", "19", "03", "12", "9", "31", "0", "1", "-", "–", "~", "/", ".",
    "年", "月", "日", "至今", "至", "到", "起", "自", "Mar", "sept.", "Present", "to", "since",
    "until", "from", "'13", "(", ")", "二〇二〇", "十二月", "令和", "元年", "R3.4", "H30.4", "民國", "110",
    "Q3", "fall", "学年", "@", "www.", "://", "人", "%", "一", "から", "まで", "et", "entre", "bis",
    "201903", "20190304",
    " ", "  ", "\n", "\t", ", ",
])
# fmt: on
_TEXTS = st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=14).map("".join), st.lists(_PIECES).map(" ".join))


@settings(max_examples=600, deadline=None)
@given(_TEXTS)
def test_properties(text: str) -> None:
    at = 0
    for m in find_dates(text):
        assert at <= m.start < m.end <= len(text)
        at = m.end
        assert text[m.start : m.end].strip() == text[m.start : m.end]
        for date, span in ((m.first, m.first_span), (m.last, m.last_span)):
            assert date is None or span is not None
            if span is not None:
                assert m.start <= span[0] < span[1] <= m.end
            if date is not None:
                assert JSON_RESUME_DATE.fullmatch(date)
                parts = [int(part) for part in date.split("-")]
                assert 1940 <= parts[0] <= 2060
                assert all(1 <= month <= 12 for month in parts[1:2])
                assert all(1 <= day <= 31 for day in parts[2:])
                assert parse_date(date) == date
        assert m.first or m.last
        assert m.is_range == (m.current or m.last is not None)
        assert not (m.current and m.last)
        if m.first_span and m.last_span and m.last:
            assert m.first_span[1] <= m.last_span[0]


@settings(max_examples=100, deadline=None)
@given(st.dates(datetime.date(1940, 1, 1), datetime.date(2060, 12, 31)))
def test_every_day_in_many_forms(day: datetime.date) -> None:
    year, month, date = str(day).split("-")
    for text in (f"{year}-{month}-{date}", f"{year}.{int(month)}.{int(date)}", f"{year}年{int(month)}月{int(date)}日"):
        assert parse_date(text) == str(day)
    for text in (f"{year}/{month}", f"{int(month)}/{year}", f"{year} 年 {month} 月"):
        assert parse_date(text) == f"{year}-{month}"


@pytest.mark.parametrize(
    "piece",
    [
        "2019-",
        "2019 - ",
        "1/",
        "mar ",
        "9",
        "12/",
        "12/12 - ",
        "二〇一九年",
        "www.2019 ",
        "2019 to ",
        "r3.4 ",
        "一",
        "jan 1 - ",
    ],
)
def test_what_stands_behind_a_hostile_text_is_found(piece: str) -> None:
    # In time squared this would take minutes.
    assert find_dates(piece * (100_000 // len(piece)) + "\n\nx\nMarch 2019")[-1].first == "2019-03"
