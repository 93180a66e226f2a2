"""Lines that belong to the page and not to the résumé: navigation, stamps, footers, numbers of pages."""

from __future__ import annotations

import re
from collections import Counter

from resume_parse.document import Line
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import lazy_pattern
from resume_parse.spot.dates import find_dates

_HOST_END = lazy_pattern(r"\.(?:com|org|net)/")  # without it `_HOST`, many times slower, finds nothing
_HOST = lazy_pattern(r"(?:https?://)?(?:www\.)?([a-z\d-]+\.(?:com|org|net))/(\S*)")
_NOTICE = 120  # characters of the longest line that states a copyright and nothing else
_PAGE_NUMBER = cue_pattern(r"[\W_]*(?:(?&pageNumber))[\W_]*", re.I)
_COPYRIGHT = cue_pattern(r"^\s*©|(?&copyrightNotice)", re.I)
_DASHED_NUMBER = lazy_pattern(r"\s*\d{1,2}\s*[-–—]\s*")


def mark_navigation(lines: list[Line]) -> None:
    """A line of links into the same site, with nothing else, is navigation."""
    for line in lines:
        if len(line.links) < 3 or any(re.match(r"(?:https?:|mailto:|tel:)", k.url, re.I) for k in line.links):
            continue
        shown = sum(k.to - k.at for k in line.links)
        if shown >= 0.7 * len(re.sub(r"[\s|/·•]+", "", line.text)):
            line.furniture = "navigation"


def mark_stamps(lines: list[Line], lex: Lexicon) -> None:
    """A line that tells only when a document was changed (`最近更新：2018年9月`), or whose it is, is page furniture."""
    for line in lines:
        if len(line.text) <= _NOTICE and _COPYRIGHT.search(line.text):
            line.furniture = "page footer"
        if len(line.text) > 48 or not (dates := find_dates(line.text)):
            continue
        if lex.fold(line.text[: dates[0].start].strip(" :：*_.")) in lex.furniture:
            line.furniture = "page footer"


def mark_footers(lines: list[Line]) -> None:
    """A lone address in the running text that stands at the head too is a page's footer (printed profiles)."""
    hosts = Counter(m.group(1) for line in lines if _HOST_END.search(line.text) for m in _HOST.finditer(line.text))
    for line in lines[4:]:
        text = line.text.strip()
        found = _HOST.match(text)
        if found and " " not in text and hosts[found.group(1)] > 1 and found.group(2) and len(text) > 40:
            line.furniture = "page footer"


def mark_page_numbers(lines: list[Line]) -> None:
    """A line that says nothing but which page it is (`Page 2 of 3`, `第 2 页`, `- 2 -`) is the frame of a page."""
    for line in lines:
        text = line.text
        if len(text) > 24 or not any(map(str.isdigit, text)):
            continue
        dashed = line.marker[:1] in tuple("-–—") and _DASHED_NUMBER.fullmatch(text)
        if dashed or _PAGE_NUMBER.fullmatch(text):
            line.furniture = "page number"
