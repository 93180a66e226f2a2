"""Read a reference: authors, title, venue, year, in the styles APA, Chicago, MLA, IEEE, Vancouver and GB/T 7714."""

from __future__ import annotations

import re
from typing import NamedTuple

from resume_parse.document import width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.patterns import HAN, lazy_pattern

Span = tuple[int, int]

_YEAR = r"(?:19|20)\d\d"
_LEAD = lazy_pattern(r"^\s*(?:\[\d{1,3}\]|\(\d{1,3}\)|\[[A-Za-z+]{2,12}\d{2,4}[a-z]?\]|\d{1,3}[.)])\s+")
_APA = lazy_pattern(
    rf"^(?P<authors>[^()（）]{{3,600}}?)\s*[（(](?P<year>{_YEAR})[a-z]?(?:,[^()]{{1,20}})?[)）]\s*[.,"
    rf":。]?\s*(?P<rest>\S.{{5,600}})$"
)
_UNPUBLISHED = cue_pattern(
    r"^(?P<authors>[^()（）]{3,600}?)\s*[（(](?P<year>(?&publicationStatus))[)）]\s*[.,:]?\s*(?P<rest>\S.{5,600})$",
    re.I,
)
_DATED = lazy_pattern(
    rf"^(?P<authors>[^()（）\d]{{3,600}}?)[.,]?\s+(?P<year>{_YEAR})[a-z]?\.\s+(?P<rest>\S.{{5,600}})$"
)
_QUOTED = lazy_pattern(
    r"^(?P<authors>[^“\"”「」]{0,600}?)[,.，。]?\s*[“\"「](?P<title>[^“”\"「」]{6,300})[”\"」]\s*[,.]?\s*(?P<rest>.{0,400})$"
)
_GBT = lazy_pattern(
    r"^(?P<head>.{4,600}?)\s*\[(?P<mark>J|M|C|D|P|R|S|N|Z|A|EB|DB"
    r"|CP)(?:/[A-Z]{2})?\]\s*[.．。,，:：]*\s*(?P<rest>.{0,400})$"
)
_BOOK_MARKS = lazy_pattern(
    r"^\s*《(?P<title>[^》]{4,160})》\s*[,，.。]?[^《》]{0,40}?[,，]?\s*《(?P<venue>[^》]{2,60})》"
)
_WITH = cue_pattern(
    r"\s*[(（]\s*(?:(?&coAuthors)\s[^()（）]{2,160}|[^()（）]{2,60}(?&coAuthorsEnd))\s*[)）]\s*[,，.]?\s*", re.I
)
_INITIAL = lazy_pattern(r"(?:^|[\s.,&(])[A-Z]\.")
_NAME = lazy_pattern(r"[A-ZÀ-Þ][\w'’\-]+")
_TITLE_END = lazy_pattern(rf"(?<!\bvs)(?<!\bal)(?<!\b[A-Z])(?<!\bNo)(?<!\bSt)[.?!。](?=\s|{HAN}|$)")
_VENUE_END = cue_pattern(
    rf"\s*(?:[,，]\s*(?:(?&citationPart)|\d|{_YEAR}|(?&publicationStatus))|[（(:：;]|\s\d|\.(?:\s|$)|。)", re.I
)
_VOLUME_END = cue_pattern(
    rf"\s*(?:[,，]\s*(?:(?&citationPart)|\d|{_YEAR})|(?<!\bProc)(?<!\bConf)\.(?:\s|$)|。|[:：;]\s)", re.I
)
_COMMA_END = cue_pattern(rf"[,，]\s*(?:(?&citationPart)|\d|[A-Z][a-z]{{2,8}}\.?\s\d)|\s*[(（]|\s+{_YEAR}", re.I)
_PLACE = lazy_pattern(
    rf"(?:{HAN}{{2,4}}|[A-Z][a-z]{{2,14}}(?:,\s[A-Z]{{2,3}}|\s[A-Z][a-z]{{2,14}})?)\s*[:：]\s*(?=[A-Z]|{HAN})"
)
_IN = cue_pattern(r"^(?&appearedIn)[:\s]\s*", re.I)
_AUTHOR = cue_pattern(
    r"\s*(?:(?&latinConjunction)\s+)?[A-ZÀ-Þ'’-]{2,}(?:\s[A-ZÀ-Þ'’-]{2,})*,"  # `FALK, Ida`
    r"\s(?:[A-ZÀ-Þ][\w'’-]*[a-zà-ÿ]\b\s?)+"
    r"|\s*(?:(?&latinConjunction)\s+)?[^\W\d_][\w'’‐-]+(?:\s[A-Z][\w'’‐-]+){0,2},\s*(?:[A-Z]\.[\s-]?){1,4}"
    r"(?!\s?[A-ZÀ-Þ][\w'’])|[^,，、;；&]+"  # not the initials of the next: `Jane Roe, A. Berg`
)
_EDITORS = cue_pattern(r"[^()]{3,160}\((?&editors)\)[\s.,:]*", re.I)
_NOT_NAMES = cue_pattern(r"[§†‡*＊#\d]|(?&etAl)(?=\W*$)|\.\.\.|…")
_NO_AUTHORS = lazy_pattern(rf"{_YEAR}|\s[-–—]\s")
_AND = cue_pattern(r"\s*(?<!\S)(?!(?&etAl))(?&latinConjunction)\s+|\s*(?&conjunction)\s*")
_ABBREVIATED = cue_pattern("(?:[A-Z]|(?&etAl))$")
_LETTERS = lazy_pattern(r"[^\W\d_]{2}")
_AUTHOR_GAP = cue_pattern(r"\s*(?:[,，、;；&]|\b(?&latinConjunction)\b)\s*|\s*(?&conjunction)\s*")
_AUTHORS_GAP = cue_pattern(r"[,，&]|\s(?&latinConjunction)\s")
_HAN_NAME = lazy_pattern(rf"(?:{HAN}|·){{2,5}}|{HAN}{{1,3}}[ \u3000]{HAN}{{1,3}}")
_INITIALS = lazy_pattern(r"(?:[A-Z]\.?[\s-]?){1,4}|[A-Z]{1,3}|(?:Jr|Sr)\.?|(?:[A-Z]\.[\s-]?){1,3}[\w'’\- ]{2,30}")
_AUTHORS_STOP = lazy_pattern(rf"(?:\.\s+|。\s*|(?<=\.):\s+)(?=[A-Z\d]|{HAN})")
_LAST_YEAR = lazy_pattern(rf"\W(?P<year>{_YEAR})[a-z]?\W*$")
_YEAR_ALONE = lazy_pattern(rf"\W*({_YEAR})\W*")
_NUMBER = lazy_pattern(r"(?=[A-Z\d]*\d{4})[A-Z\d]{8,}$")  # 2016SR066599: of a register
_STATUS = cue_pattern("(?&publicationStatus)", re.I)
_PARTICLE = cue_pattern("(?&nameParticle)")
_PATENT_COUNTRY = cue_pattern(r"[:：]\s*(?:(?&patentCountry)|[A-Z]{2}\s?\d)")
_KINDS = {
    "J": "paper",
    "C": "paper",
    "N": "article",
    "A": "paper",
    "M": "book",
    "D": "thesis",
    "P": "patent",
    "EB": "article",
    "CP": "software",
}


class Citation(NamedTuple):
    """Spans of a reference's text; (0, 0) for what it does not say."""

    title: Span
    authors: Span = (0, 0)
    venue: Span = (0, 0)
    year: Span = (0, 0)
    kind: str = "paper"


def read_citation(text: str) -> Citation | None:
    """The parts of a text that reads as a reference to a publication, or None.

    Args:
        text: a whole item of a list of publications.
    """
    lead = _LEAD.match(text)
    at = lead.end() if lead else 0
    found = _read(text[at:])
    if found is None or not at:
        return found

    def moved(span: Span) -> Span:
        return (span[0] + at, span[1] + at) if span[1] else span

    return Citation(moved(found.title), moved(found.authors), moved(found.venue), moved(found.year), found.kind)


def linked_citation(text: str, title: Span) -> Citation | None:
    """The parts of a reference whose title is known, because it alone is a link: `Authors. 2018. [Title](…). Venue`.

    Args:
        text: a whole item of a list of publications.
        title: where the title stands in it.
    Returns:
        None where neither persons stand before the title nor a venue behind it.
    """
    head = text[: title[0]].rstrip(" \t.,，。:：")
    year = _LAST_YEAR.search(head)
    end = year.start() if year else len(head)
    authors = (0, end) if is_authors(head[:end], loose=True) else (0, 0)
    venue = _venue(text, title[1])
    if not authors[1] or not (venue[1] or year):
        return None
    return Citation(title, authors, venue, year.span("year") if year else _year(text, title[1]))


def _read(text: str) -> Citation | None:
    m = _GBT.match(text)
    if m:
        return _gbt(text, m)
    m = _APA.match(text) or _UNPUBLISHED.match(text)
    if m and is_authors(m["authors"]):
        return _after_year(text, m)
    m = _DATED.match(text)
    if m and is_authors(m["authors"]):
        return _after_year(text, m)
    m = _BOOK_MARKS.match(text)
    if m:
        return Citation(m.span("title"), (0, 0), m.span("venue"), _year(text, m.end()))
    m = _QUOTED.match(text)
    year = _YEAR_ALONE.fullmatch(m["authors"]) if m else None
    if m and (is_authors(m["authors"]) or ((year or not m["authors"].strip()) and m["rest"])):
        venue = _venue(text, m.start("rest"), quoted=True)
        authors, when = ((0, 0), year.span(1)) if year else (m.span("authors"), _year(text, m.start("rest")))
        return Citation(_trimmed(text, *m.span("title")), authors, venue, when)
    return _plain(text)


def _gbt(text: str, m: re.Match[str]) -> Citation:
    """`作者. 题名[J]. 刊名, 年, 卷(期): 页`."""
    head = m["head"]
    stop = max(
        (x.end() for x in re.finditer(r"[.．。]\s*|:\s+|：", head) if is_authors(head[: x.start()], loose=True)),
        default=0,
    )
    country = _PATENT_COUNTRY.search(text, stop, m.end("head")) if m["mark"] == "P" else None
    title = _trimmed(text, stop, country.start() if country else m.end("head"))
    kind = _KINDS.get(m["mark"], "paper")
    venue = _venue(text, m.start("rest")) if kind not in ("patent", "software") else (0, 0)
    return Citation(title, (0, stop), venue, _year(text, m.start("rest")), kind)


def _after_year(text: str, m: re.Match[str]) -> Citation | None:
    """`Authors (2020). Title. Venue, 3(2), 1–5.`"""
    start = m.start("rest")
    year = m.span("year") if m["year"][0].isdigit() else (0, 0)
    end = _TITLE_END.search(text, start)
    if end is None:
        return Citation(_trimmed(text, start, len(text)), m.span("authors"), (0, 0), year)
    stop = end.end() if text[end.start()] in "?!" else end.start()
    return Citation(_trimmed(text, start, stop), m.span("authors"), _venue(text, end.end()), year)


def _plain(text: str) -> Citation | None:
    """`A. Lee, B. Wu. Title of the work. Venue, 2020.`, also without a year where the persons are plain to see."""
    year = _year(text, 0)
    first = next((x for x in _AUTHORS_STOP.finditer(text) if x.start() > 4 and _ends_authors(text, x)), None)
    if first is None or not (year[1] or _plainly_authors(text[: first.start()])):
        return None
    end = _TITLE_END.search(text, first.end())
    if end is None or width(text[first.end() : end.start()]) < 12:
        return None
    return Citation(_trimmed(text, first.end(), end.start()), (0, first.start()), _venue(text, end.end()), year)


def _plainly_authors(text: str) -> bool:
    """Persons with initials or of Han names, several: no sentence and no list of things reads like this."""
    return len(_INITIAL.findall(text)) > 1 or _HAN_NAME.match(text) is not None


def _ends_authors(text: str, stop: re.Match[str]) -> bool:
    """Whether the list of authors ends at a full stop: a title of several words follows, not a further name."""
    before = text[: stop.start()]
    if re.search(r"(?:^|[\s.])[A-Z]$", before) and not re.match(r"[A-Z][\w-]*\s[a-z]", text[stop.end() :]):
        return False
    return _AUTHORS_GAP.search(before) is not None and is_authors(before)


def is_authors(text: str, *, loose: bool = False) -> bool:
    """Whether a text is a list of persons: initials, or capitalised names parted by commas, or short Han names."""
    if _NO_AUTHORS.search(text):
        return False
    text = _NOT_NAMES.sub("", text).strip(" .,，;；:：")
    if not text or len(text) > 600:
        return False
    parts = [p.strip() for p in _AUTHOR_GAP.split(text) if p.strip(" .")]
    if all(_HAN_NAME.fullmatch(p) for p in parts):
        return bool(parts) and (len(parts) > 1 or loose or len(text) <= 4)
    if not all((len(p) <= 40 and len(p.split()) <= 5 and _NAME.match(p)) or _INITIALS.fullmatch(p) for p in parts):
        return False
    if any(w[0].islower() and not _PARTICLE.fullmatch(w) for p in parts for w in p.split()):
        return False
    return len(parts) > 1 or loose or _INITIAL.search(text) is not None or len(text.split()) <= 3


def author_spans(text: str, start: int, end: int) -> list[Span]:
    """The persons of a list of authors."""
    out: list[Span] = []
    for m in _AUTHOR.finditer(text, start, end):
        bounds = [m.start(), *(at for x in _AND.finditer(text, *m.span()) for at in x.span()), m.end()]
        for a, b in zip(bounds[::2], bounds[1::2], strict=True):
            a, b = _trimmed(text, a, b)
            b += text[b : b + 1] == "." and _ABBREVIATED.search(text[a:b]) is not None
            if b - a > 1 and _LETTERS.search(text, a, b):
                out.append((a, b))
    return out


def _venue(text: str, start: int, *, quoted: bool = False) -> Span:
    """The journal, conference or publisher from `start` on, up to volume, pages or year; proceedings to their stop."""
    start += len(text[start:]) - len(text[start:].lstrip(" ,.，。/"))
    together = _WITH.match(text, start)
    start = together.end() if together else start
    lead = _IN.match(text[start:])
    start += lead.end() if lead else 0
    editors = _EDITORS.match(text, start) if lead else None
    start = editors.end() if editors else start
    place = _PLACE.match(text[start:])
    start += place.end() if place else 0
    end = (_VOLUME_END if lead else _COMMA_END if quoted else _VENUE_END).search(text, start)
    a, b = _trimmed(text, start, end.start() if end else len(text))
    if _NUMBER.match(text[a:b]) or _STATUS.fullmatch(text[a:b]):
        return 0, 0
    return (a, b) if b - a > 1 and _LETTERS.search(text, a, b) and b - a <= 160 else (0, 0)


def _year(text: str, start: int) -> Span:
    found = list(re.finditer(rf"(?<![\d:–-]){_YEAR}(?![\dA-Z]|[-–]\d{{3}})", text[start:]))
    return (start + found[-1].start(), start + found[-1].end()) if found else (0, 0)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in ' \t.,，。、;；:：“”"《*':
        start += 1
    while end > start and text[end - 1] in ' \t.,，。、;；:：“”"》*':
        end -= 1
    return start, end
