"""Writes months and periods in the styles of résumés."""

from .layout import Layout
from .person import Job, Month, Period
from .words import Words, words_of

FULL_MONTHS = "January February March April May June July August September October November December".split()
RANGES = {
    "hyphen": " - ",
    "en_dash": " – ",
    "tilde": "~",
    "tight": "-",
    "em_dash": "—",
    "arrow": " → ",
    "double_dash": " -- ",
    "wave": " ～ ",
}
UNTIL = {"zh": "至", "zh-Hant": "至", "ja": "から", "en": " to ", "de": " bis ", "fr": " à ", "es": " a "}
SINCE = {
    "zh": "{}起",
    "zh-Hant": "{}起",
    "ja": "{}から",
    "en": "since {}",
    "de": "seit {}",
    "fr": "depuis {}",
    "es": "desde {}",
}
OF_YEAR_ONLY = ("year", "year_hanzi")


def month(value: Month, layout: Layout) -> str:
    """One month, as the layout writes it."""
    year, number = value
    name: str = words_of(layout.language).data["months"][number - 1]
    match layout.date_style:
        case "dot":
            return f"{year}.{number:02}"
        case "hanzi":
            return f"{year}年{number}月"
        case "spaced_hanzi":
            return f"{year} 年 {number} 月"
        case "slash":
            return f"{year}/{number:02}"
        case "unpadded":
            return f"{year}.{number}"
        case "six_digits":
            return f"{year}{number:02}"
        case "short_slash":
            return f"{year % 100}/{number}"
        case "month_first":
            return f"{number:02}/{year}"
        case "month_dot":
            return f"{number:02}.{year}"
        case "day":
            return f"{year}-{number:02}-01"
        case "roc":
            return f"民國{year - 1911}年{number}月"
        case "era":
            return _era(year, number)
        case "year":
            return str(year)
        case "year_hanzi":
            return f"{year}年"
        case "words":
            return f"{name} {year}"
        case "upper_words":
            return f"{name.upper()} {year}"
        case "long_words":
            return f"{FULL_MONTHS[number - 1]} {year}"
        case "comma_words":
            return f"{FULL_MONTHS[number - 1]}, {year}"
        case "apostrophe":
            return f"{name} '{year % 100:02}"
        case _:
            return f"{year}-{number:02}"


def _era(year: int, number: int) -> str:
    if (year, number) >= (2019, 5):
        return f"令和{'元' if year == 2019 else year - 2018}年{number}月"
    return f"平成{year - 1988}年{number}月"


def period(value: Period, layout: Layout) -> str:
    """A range, as the layout writes it."""
    words = words_of(layout.language)
    start = month(value.start, layout)
    nth = {"second_present": 1, "third_present": 2}.get(layout.date_range, 0)
    present: list[str] = words.data["present"]
    if value.end is None and layout.date_range == "open":
        return f"{start} -"
    if value.end is None and layout.date_range == "since":
        return SINCE[layout.language].format(start)
    end = month(value.end, layout) if value.end else present[nth % len(present)]
    if layout.date_range == "word":
        return f"{start}{UNTIL[layout.language]}{end}"
    joiner = RANGES.get(layout.date_range, " - ")
    if joiner == "-" and layout.date_style == "dash":
        joiner = " - "  # 2019-03-2020-05 is nobody's range
    return f"{start}{joiner}{end}"


def iso(value: Month, layout: Layout) -> str:
    """The normal form of a month, as precise as the layout writes it."""
    if layout.date_style in OF_YEAR_ONLY:
        return str(value[0])
    return f"{value[0]}-{value[1]:02}" + ("-01" if layout.date_style == "day" else "")


def sentence(job: Job, layout: Layout, words: Words) -> str:
    """A job told as a sentence; which one, its dates decide."""
    assert job.period
    present: str = words.data["present"][0]
    start, end = month(job.period.start, layout), month(job.period.end, layout) if job.period.end else present
    templates: list[str] = words.data["says"]["job"]
    return templates[job.period.start[1] % len(templates)].format(
        start=start, end=end, employer=job.employer, title=job.title
    )
