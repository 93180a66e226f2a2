"""What short items such as awards and publications share: a link, a date, and the signs at their ends."""

from __future__ import annotations

from resume_parse.document import Cut, Value
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.normalize.contacts import normalize_url
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.draft import Item, put
from resume_parse.spot.contacts import find_urls
from resume_parse.spot.dates import DateMatch, find_dates

EDGE = " \t\u3000,，;；:：|｜·•-–—。.、*@"
BRACKETS = "（(）)[]【】"
_OPEN, _CLOSE = "（([【", "）)]】"
YEAR_UNIT = cue_pattern(r"\s*(?&yearUnit)")
_BEFORE_DATE = cue_pattern(r"(?&selfPrefix)?(?&beforeDate)")
_NAMED = lazy_pattern(r"\w")
_YEAR = lazy_pattern(r"(?:19|20)\d\d")
_VENUE = lazy_pattern(r"[·|]\s*[A-Z][\w/]{1,12} $")


def put_date(item: Item, cut: Cut, m: DateMatch) -> None:
    """Set the date of an item: the end of a range, such as an academic year."""
    date = m.last or m.first
    if date:
        put(item, "date", Value(date, (cut.part(m.start, _date_end(cut.text, m)),)))


def _date_end(text: str, m: DateMatch) -> int:
    """The end of a date with the unit behind it: `2019-2020学年`."""
    unit = YEAR_UNIT.match(text, m.end)
    return unit.end() if unit else m.end


def take_link(cut: Cut, item: Item) -> Cut:
    """Set the link of an item; returns the item without the address."""
    for link in cut.line.links:
        url = normalize_url(link.url) if link.at < cut.end and link.to > cut.start else None
        if url and link.url.startswith("http"):
            told = link.end > link.start
            put(item, "url", Value(url, (), ((link.start, link.end),)) if told else Value(url, (cut,)))
    for found in find_urls(cut.text):
        put(item, "url", Value(found.value, (cut.part(found.start, found.end),)))
        if found.start > 0:
            return cut.part(0, found.start).strip(EDGE + _OPEN)
        return cut.part(found.end, len(cut.text)).strip(EDGE + _CLOSE)
    return cut


def take_date(cut: Cut, item: Item) -> Cut:
    """Set the date of an item: one at an end or in brackets is cut off, one inside the name stays there too."""
    for _ in range(3):
        found = find_dates(cut.text)
        if not found:
            break
        m = next((d for d in found if d.start <= 2), found[-1])
        put_date(item, cut, m)
        rest = _without(cut, m)
        if rest == cut:
            break
        cut = rest
    return cut


def _without(cut: Cut, m: DateMatch) -> Cut:
    text = cut.text
    end = _date_end(text, m)
    head, tail = text[: m.start].strip(EDGE + _OPEN), text[end:].strip(EDGE + _CLOSE)
    if tail and (not _NAMED.search(head) or _BEFORE_DATE.fullmatch(head)):
        return unbalanced(cut.part(_season_start(text, m) or end, len(text)).strip(EDGE))
    bracketed = len(head) >= 4 and text[: m.start].rstrip().endswith(tuple(_OPEN))
    # the year of `Best Paper · KDD 2020` names the conference
    if bracketed or (head and not tail and not _VENUE.search(text[: m.start])):
        return unbalanced(cut.part(0, m.start).strip(EDGE))
    return cut


def _season_start(text: str, m: DateMatch) -> int:
    """Where the season of `2020年暑期` begins, which belongs to the name; 0 without one."""
    year = _YEAR.match(text, m.start, m.end)
    if year is None or m.is_range or m.first != year.group():
        return 0
    unit = YEAR_UNIT.match(text, year.end(), m.end)
    return unit.end() if unit else year.end()


def in_brackets(text: str, at: int) -> bool:
    """Whether more brackets and quotes open than close before a character."""
    return sum(text.count(c, 0, at) for c in "（(“《【「") > sum(text.count(c, 0, at) for c in "）)”》】」")


def unbalanced(cut: Cut) -> Cut:
    """Without a bracket at an end that has no partner."""
    text = cut.text
    if text and text[0] in _CLOSE:
        cut = cut.part(1, len(text)).strip(EDGE)
    text = cut.text
    if text and text[-1] in _OPEN:
        cut = cut.part(0, len(text) - 1).strip(EDGE)
    return cut
