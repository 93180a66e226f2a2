"""The title of a publication that is no reference: date, link, number, venue and remarks at its ends."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Value, text_value, width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.patterns import HAN, lazy_pattern
from resume_parse.sections.draft import Item, extend_text, put
from resume_parse.sections.publication_words import BOOK_TITLE, PUBLISHED, PUBLISHER, VENUE, kind_of_title
from resume_parse.sections.short_parts import BRACKETS, EDGE, take_link, unbalanced
from resume_parse.spot.dates import find_dates

_NUMBER = cue_pattern(
    r"\s*(?:[,，]\s*)?[（(\[]?\s*(?:(?&registrationNumber)|no\.\s*(?=\S*\d{4}))\s*[:：]?\s*\S.*$"
    r"|[\s,，]+[A-Z]{2}\s?\d[\d.A-Z]{7,20}\s*$"
    r"|\s*[,，（(]\s*(?&patentKind)\s*[)）]?\s*(?:[,，].{0,60})?$"
    r"|\s*[（(](?:19|20)\d\dSR\d{5,9}[)）]\s*$",
    re.I,
)
_TAGGED = lazy_pattern(r"\s*\[[A-Za-z]{1,12}\d{0,4}\]\s*$|[.。]\s*[（(][^()（）]{2,40}[)）]\s*$")  # [C], . （优秀报告）
_SENTENCE_END = lazy_pattern(rf"(?<=[a-z)]|{HAN})(?:\.\s+(?=[A-Z])|。(?=.))")
_VENUE_GAP = lazy_pattern(rf"(?P<bar>\s*[|｜]\s*)|\s[-–—]\s|\s*[,，]\s+|。|\.\s+(?=[A-Z\d]|{HAN})")
_TALK_FORM = cue_pattern(r"\s*[|｜,，.。·（(–—-]\s*(?&talkForm)\s*[)）.。]?\s*$", re.I)
_REGISTERED = lazy_pattern(r"\d{6}")
_SET_OFF = lazy_pattern(r"\s*(?:[,，|｜]|[-–—]\s)")
_BRACKETED = lazy_pattern(
    r"(?P<name>[^()（）]{8,}?)\s*[(（](?P<inside>[^\Wa-z][^()（）]{5,70})[)）]\s*(?:[-–—,，]\s*(?P<rest>.{1,60}))?\.?$"
)
_WORD = lazy_pattern(r"\w")
_WORDS = lazy_pattern(r"\w{6}")


def read_title(paragraph: list[Cut], item: Item) -> None:
    """Set the name of a publication; what stands at the ends of its title goes to date, url, publisher or summary."""
    cut = take_link(paragraph[0], item)
    put_release_date(cut, item)
    if len(paragraph) > 1:
        put(item, "name", text_value(cut, *paragraph[1:]))
        return
    cut, is_book = _without_periodical(cut, item)
    if is_book and _book(cut, item):
        return
    for pattern in (_TALK_FORM, _NUMBER, _TAGGED):
        tail = pattern.search(cut.text)
        if tail and tail.start() > 3:
            extend_text(item, "summary", text_value(cut.part(tail.start(), len(cut.text)).strip(EDGE + BRACKETS)))
            cut = cut.part(0, tail.start()).strip(EDGE)
    cut = _without_venue(_without_date(_without_remark(_linked(cut, item), item)), item)
    remark = _SENTENCE_END.search(cut.text) if "publisher" not in item else None
    if remark and remark.start() > 8:
        extend_text(item, "summary", text_value(cut.part(remark.end(), len(cut.text))))
        cut = cut.part(0, remark.start())
    put(item, "name", text_value(cut.strip(' "“”')))


def _linked(cut: Cut, item: Item) -> Cut:
    """The title alone where it is a link, and behind it stands who published it: `[Title](…), Blog, Jan 2020`."""
    link = next((k for k in cut.line.links if k.at <= cut.start + 1 and cut.start + 10 <= k.to < cut.end), None)
    behind = _without_date(cut.part(link.to - cut.start, len(cut.text))).strip(EDGE) if link else None
    if link is None or behind is None or not _SET_OFF.match(cut.text, link.to - cut.start):
        return cut
    if not _WORD.search(behind.text) or width(behind.text) > 60 or _SENTENCE_END.search(behind.text):
        return cut
    put(item, "publisher", text_value(behind))
    return cut.part(0, link.to - cut.start)


def _without_remark(cut: Cut, item: Item) -> Cut:
    """The title alone before a bracket with venue and date, and a remark: `Title (Venue, 2019) — first author`."""
    found = _BRACKETED.match(cut.text)
    inside = cut.part(*found.span("inside")) if found else cut
    dates = find_dates(inside.text)
    if found is None or len(dates) != 1 or dates[0].start < 2 or dates[0].end < len(inside.text) or "publisher" in item:
        return cut
    venue = inside.part(0, dates[0].start).strip(EDGE)
    if _REGISTERED.search(venue.text):
        extend_text(item, "summary", text_value(venue))
    else:
        put(item, "publisher", text_value(venue))
    if found["rest"]:
        extend_text(item, "summary", text_value(cut.part(*found.span("rest"))))
    return cut.part(0, found.end("name"))


def put_release_date(cut: Cut, item: Item) -> None:
    """Set when a publication appeared: the date at the end of a text, else its first."""
    dates = [m for m in find_dates(cut.text) if m.first]
    if dates:
        m = dates[-1] if len(dates) > 1 and dates[-1].end >= len(cut.text) - 3 else dates[0]
        put(item, "releaseDate", Value(m.first, (cut.part(*(m.first_span or (m.start, m.end))),)))


def put_publisher(cut: Cut, item: Item, start: int = 0) -> None:
    """Set the publishing house that a text names from `start` on, if it names one."""
    house = PUBLISHER.search(cut.text, start)
    if house:
        put(item, "publisher", text_value(cut.part(*house.span()).strip(EDGE + BRACKETS)))


def _without_periodical(cut: Cut, item: Item) -> tuple[Cut, bool]:
    """`题名，发表于《刊物》` without its tail; and whether another title in book marks remains to be read."""
    published, book = PUBLISHED.search(cut.text), BOOK_TITLE.search(cut.text)
    if not published or not published["han"]:
        return cut, book is not None
    at = published.start("han")
    own_title = book is not None and (book.start() < at - 1 or book.start() > published.end())
    if own_title or published.start() > 6:
        put(item, "publisher", text_value(cut.part(*published.span("han"))))
    if own_title or published.start() <= 6:
        return cut, book is not None
    return cut.part(0, published.start()).strip(EDGE), False


def _book(cut: Cut, item: Item) -> bool:
    """Read `《书名》，某出版社`, `期刊《题名》`; False where the marks stand inside a longer title."""
    book = BOOK_TITLE.search(cut.text)
    if book is None or _WORDS.search(cut.text, 0, book.start()):
        return False
    put(item, "name", text_value(cut.part(*book.span())))
    lead = cut.part(0, book.start()).strip(EDGE)
    kind = kind_of_title(lead.text)
    put(item, "type", Value(kind, (lead,)) if kind else None)
    extend_text(item, "summary", text_value(lead))
    extend_text(item, "summary", text_value(cut.part(book.end(), len(cut.text)).strip(EDGE)))
    put_publisher(cut, item, book.end())
    return True


def _without_date(cut: Cut) -> Cut:
    for m in find_dates(cut.text):
        if m.start <= 2:
            return unbalanced(cut.part(m.end, len(cut.text)).strip(EDGE + "）)]"))
        if m.end >= len(cut.text) - 3:
            return unbalanced(cut.part(0, m.start).strip(EDGE + "（(["))
    return cut


def _without_venue(cut: Cut, item: Item) -> Cut:
    """`Title, Venue` and `Title | Venue`: the last part when its words are those of a venue, with its place."""
    text = cut.text
    gaps = [m for m in _VENUE_GAP.finditer(text) if m.start() >= 6]
    for m in reversed(gaps):
        right = cut.part(m.end(), len(text)).strip(EDGE)
        if (VENUE.search(right.text) and width(right.text) <= 90) or (m["bar"] and width(right.text) <= 60):
            put(item, "publisher", text_value(right))
            return cut.part(0, m.start()).strip(EDGE)
    return cut
