"""The regular expressions of dates, built from a ``DateWords``.

All are meant for text in lower case with plain apostrophes; all quantifiers are bounded, so that no text, however
hostile, makes them slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from resume_parse.pattern_cache import compile_pattern
from resume_parse.spot.date_words import DateWords

LETTERS = "a-zß-öø-ž"  # Latin letters: what a Latin word must not be glued to
DASHES = "\\-‐‑‒–—―−~～〜∼→➔➜>⇒ー－"
NUMERALS = "〇零○o0一二三四五六七八九"
YEAR = "(?:19[4-9][0-9]|20[0-5][0-9]|2060)(?![0-9])"
MONTH = "(?:1[0-2]|0?[1-9])(?![0-9])"
DAY = "(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])"


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled patterns: ``opener`` (a character without which ``quick`` finds nothing, whatever the case), ``quick``
    (may there be a date?), ``point`` (one date), ``link`` (what joins two, or leaves
    the end open), ``tail`` (the rest of a shortened second date)."""

    opener: re.Pattern[str]
    quick: re.Pattern[str]
    point: re.Pattern[str]
    link: re.Pattern[str]
    tail: re.Pattern[str]


def _any(words: Iterable[str]) -> str:
    """An alternation of the words, grouped by first letter (faster to fail), longest first; a blank is 1-2 spaces."""
    groups: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        groups.setdefault(word[0], []).append(re.escape(word[1:]).replace("\\ ", r"\s{1,2}"))
    if not groups:
        return "(?!)"
    return "(?:" + "|".join(f"{re.escape(head)}(?:{'|'.join(rest)})" for head, rest in groups.items()) + ")"


def _like(words: Iterable[str]) -> str:
    """A Latin word as long as those of the list may be, or one of the others: what it is, the list tells later.

    An alternation of a hundred words takes long to compile.
    """
    latin = [len(word) for word in words if word < "\u0250"]
    sizes = f"{{{min(latin)},{max(latin)}}}" if latin else "{0}(?!)"
    return rf"(?:[{LETTERS}]{sizes}|{_any(word for word in words if word >= chr(0x250))})(?![{LETTERS}])"


def _goes_on(words: DateWords) -> str:
    """The marks, as the inside of a character class, with which a range goes on."""
    return "-–—~～" + "".join(word for word in words.until if len(word) == 1 and word > "\u2e80")


def _close(words: DateWords) -> str:
    """A place where a segment of the line ends or a range goes on."""
    return rf"(?=\.?\s{{0,3}}(?:$|[{_goes_on(words)}|,，;；)）\]】])|\s{{2}})"


def _year_first(words: DateWords) -> str:
    """Dates that start with a four-digit year; each alternative ends in an empty group that names it."""
    word = _like(words.months)
    seasons = _any((*words.seasons, *(word for word in words.seasons_after if len(word) > 1)))
    season_after = rf"\s?(?:{_any(words.seasons_after)})(?!{_any(words.not_seasons_after)})"
    close = _close(words)
    shared = rf"(?=\s?[{_goes_on(words)}]\s?[0-9]{{1,2}}\s?[日号號일])"  # 2017年11月20~22日
    cjk = rf"\s{{0,2}}(?P<sign>[年년])(?!代)度?(?:{season_after}|\s{{0,2}}(?:(?P<m1>{MONTH})"
    return rf"""(?P<y1>{YEAR})(?:
          {cjk}(?:\s{{0,2}}[月월]份?(?:\s{{0,2}}(?P<d1>{DAY})(?:\s{{0,2}}[日号號일]|{shared}))?
               |(?=\s{{0,2}}(?:[{_goes_on(words)}]|$)))
             |(?P<w1>{word})))?
        |(?:(?P<s1>[./])|\s{{1,2}}(?P<s2>[./])\s{{0,2}})(?P<m2>{MONTH})
             (?:\s{{0,2}}(?:(?P=s1)|(?P=s2))\s{{0,2}}(?P<d2>{DAY})|\s?[月월]份?)?
        |[./]\s{{1,2}}(?P<m3>{MONTH}){close}
        |(?P<s4>[-‐‑–])(?P<m4>{MONTH})(?:[-‐‑–](?P<d4>{DAY})|\s?[月월]份?)?
        |[\s-]?(?:{seasons})(?![{LETTERS}0-9])(?!\s{{0,2}}{YEAR})
        |[\s,./-]{{0,3}}(?P<w5>{word})\.?(?![\s,./']{{1,3}}(?:{YEAR}|[0-9]{{1,2}},))
             (?:[\s/-](?P<d5>{DAY}))?
        |\s{{1,2}}(?P<m6>0[1-9]|1[0-2])(?![0-9]){close}
        |\s{{1,2}}(?P<m7>{MONTH})\s?[月월](?!\s{{0,2}}{YEAR})
      )?(?P<YEAR_FIRST>)"""


def _digits_first(words: DateWords) -> str:
    """Dates that start with one to three digits, or that are one block of digits."""
    of = rf"{_any(words.of)}\s{{1,2}}"
    glue = rf"(?:{of}|[-/.])?"
    return rf"""(?:(?P<d7a>{DAY})\s?[-–]\s?)?(?P<d7>{DAY})(?:{_any(words.ordinals)}|[ºª°.])?\s{{0,2}}{glue}
        (?P<w7>{_like(words.months)})\.?[\s,./-]{{0,3}}(?:{of})?(?P<y7>{YEAR})(?P<DAY_FIRST>)
      |(?P<y18>1[01][0-9])(?:\s?年\s?(?P<m18>{MONTH})\s?月(?:\s?(?P<d18>{DAY})\s?[日號])?
          |(?:(?P<s18>/)(?P<m19>{MONTH})|(?P<s19>\.)(?P<m20>0[1-9]|1[0-2]))(?![0-9/.]))(?P<MINGUO>)
      |(?P<a8>[0-9]{{1,2}})(?P<s8>[./-]|\s[./]\s)(?:(?P<b8>[0-9]{{1,2}})(?P=s8))?(?P<y8>{YEAR})(?!\s?年|[./][0-9])(?P<YEAR_LAST>)
      |(?P<block>(?:19|20)[0-9]{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])?)(?![0-9])(?P<BLOCK>)
      |(?P<y9>[0-9]{{2}})\s?年(?:\s?(?P<m9>{MONTH})\s?月(?:\s?(?P<d9>{DAY})\s?[日号號])?)?(?P<SHORT_YEAR>)
      |(?P<m10>{MONTH})\s?[月월](?:\s?(?P<d10>{DAY})\s?[日号號])?
          (?:\s{{0,2}}[,/]?\s{{0,2}}(?P<y10>{YEAR})(?!\s?年\s?[0-9])(?:\s?年)?)?(?P<SIGN_MONTH>)
      |(?P<a11>[0-9]{{1,2}})(?P<s11>\s?[/.]\s?)(?P<b11>[0-9]{{1,2}})(?:(?P=s11)(?P<c11>[0-9]{{2}}))?(?![0-9])(?P<PAIR>)"""


def _letters_first(words: DateWords) -> str:
    """Dates that start with a month's, season's or era's name, or an apostrophe."""
    era_rest = rf"""(?:\s?(?P<sign15>年)(?:\s?(?P<m15>{MONTH})\s?月(?:\s?(?P<d15>{DAY})\s?日)?)?
         |(?P<s15>[./])(?P<m16>{MONTH})(?:(?P=s15)(?P<d16>{DAY}))?)"""
    of, ordinals = _any(words.of), _any(words.ordinals)
    season = rf"(?:{_any(words.seasons)})(?![{LETTERS}])(?:\s{{1,2}}{_any((*words.of, *words.season_nouns))})?"
    firsts = "".join(sorted({w[0] for w in (*words.months, *words.seasons, *words.eras, *words.era_letters)}))
    return rf"""(?<![{LETTERS}])(?=['{firsts}])(?:
       (?P<w12>{_any(words.months)})(?![{LETTERS}])(?P<dot>\.?)(?:
          [\s,]{{1,3}}(?P<d12>{DAY})(?:{ordinals})?[\s,]{{1,3}}(?P<y12a>{YEAR})
         |[\s,./'-]{{0,3}}(?:{of}\s{{1,2}})?(?P<y12>{YEAR})
         |\s{{0,2}}'(?P<q12>[0-9]{{2}})(?![0-9])
         |[\s./-]?(?P<z12>[0-9]{{1,2}})(?P<nth>{ordinals})?(?![0-9{LETTERS}:.%]|/[0-9])
       )?(?P<MONTH_FIRST>)
      |{season}[\s,]{{0,3}}'?(?P<y13>{YEAR})(?P<SEASON_FIRST>)
      |(?P<era>{_any((*words.eras, *words.era_letters))})\s?(?P<y15>[0-9]{{1,3}}|元){era_rest}(?P<ERA>)
      |'(?P<y14>[0-9]{{2}})(?![0-9{LETTERS}])(?P<APOSTROPHE>))"""


def _point(words: DateWords) -> str:
    numerals = rf"""(?P<y17>[一二][{NUMERALS}]{{3}})\s?年(?:\s?(?:(?P<m17>十[一二]?|[一二三四五六七八九正元]|{MONTH})月)
         (?:(?P<d17>[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]|{DAY})[日号號])?)?(?P<NUMERAL>)"""
    return rf"""(?=[0-9])(?<![0-9])(?:{_year_first(words)}|{_digits_first(words)})
      |{_letters_first(words)}|{numerals}"""


def _link(words: DateWords) -> str:
    end = f"(?![{LETTERS}])"
    after = rf"(?P<after>{_any(words.since_after)})(?!{_any(words.not_since_after)}|[{LETTERS}])"
    return rf"""(?:\.(?=\s?[{_goes_on(words)}{DASHES[2:]}]))?\s{{0,6}}(?:{after}\s{{0,2}})?
      (?:(?P<dash>(?:[{DASHES}]\s{{0,2}}){{1,8}}|(?:一|…{{1,2}}|\.{{3}})(?=\s?(?:19|20)[0-9][0-9]))
        |(?P<word>{_any(words.until)}){end}|(?P<and>{_any(words.ands)}){end}(?=\s)|(?P<slash>/))?
      \s{{0,8}}(?P<bracket>[(（\[]\s?)?(?:(?P<word2>{_any(words.until)}){end}\s{{0,3}})?
      (?:(?P<present>{_any(words.present)})(?!{_any(words.not_present)}|[{LETTERS}])
        |(?:{_any(words.expected)}){end}[.:：\s]{{0,3}})?"""


def build(words: DateWords) -> Grammar:
    """Compile the patterns for these words."""
    eras = "".join(dict.fromkeys(era[-1] for era in words.eras)) or "令"
    letters = "".join(words.era_letters) or LETTERS
    month_end = _any(month[-2:] for month in words.months if month < "\u0250")
    # every date has a year of four digits, or two digits behind a month or an apostrophe, or a digit before a sign
    quick = rf"""[0-9一二{eras}](?:(?<=1)9[4-9][0-9]|(?<=2)0[0-6][0-9]
      |(?<=[0-9][0-9])\s?[./]\s?[0-9]{{1,2}}(?![0-9])|(?<=[0-9])\s?[./]\s?[0-9]{{2}}(?![0-9])
      |(?<=[{letters}][0-9])[./][0-9]|(?<=[0-9])\s?[年년月월]
      |(?<=[{LETTERS}'][0-9])[0-9](?![0-9%])
      |(?<={month_end}[\s./-][0-9])[0-9](?![0-9%])|(?<={month_end}\.\s[0-9])[0-9](?![0-9%])
      |(?<=[一二])[{NUMERALS}]{{3}}|(?<=[{eras}])\s?元)"""
    rest = rf"(?:{_any(words.ordinals)})?,?\s{{1,2}}(?P<y>{YEAR})|\s?(?P<day>[日号號])|[./](?P<n2>{DAY})"
    tail = rf"(?P<n>[0-9]{{1,2}})(?![0-9])(?:{rest})?"
    return Grammar(
        opener=compile_pattern(f"[0-9一二{eras}]"),
        quick=compile_pattern(quick, re.VERBOSE),
        point=compile_pattern(_point(words), re.VERBOSE),
        link=compile_pattern(_link(words), re.VERBOSE),
        tail=compile_pattern(tail),
    )
