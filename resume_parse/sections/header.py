"""Cut the lines of an entry's header where their layout shows: separators, emphasis, tags, cells, brackets, gaps."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resume_parse.document import Cut, Line, is_cjk
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.patterns import CJK, HAN, lazy_pattern
from resume_parse.spot.dates import DateMatch, find_dates
from resume_parse.spot.roles import NO_ROLES, Roles

_SEPARATOR = lazy_pattern(
    r"(?=[\s|｜¦丨┃│\-–—.…•·/;；@:：])(?:"  # looked for first: most characters part nothing
    r"\t+|\s{2,}|\s*[|｜¦丨┃│]\s*|\s+[-–—]+\s+|\s*[-–—]{2,}\s*|\.{3,}|…{2,}|\s*[•]\s*|\s+[·/]\s+"
    rf"|(?<={CJK}|[）)])\s*·\s*|\s*[;；]\s*|\s+@\s*|@\s+|(?<={CJK})@|\s*[:：](?!//|(?<=\d:)\d)\s*"
    rf"|(?<={HAN}|[）)])\s*[-–—]\s*(?=[A-Z]|{HAN}))"
)
_PAREN = lazy_pattern(r"\s*[（(\[【]([^（()）\]】]{0,120})[)）\]】]\s*")
_EMPTY_PAREN = lazy_pattern(r"[（(\[【]\s*[)）\]】]")
EDGE = ' \t,，;；:：|｜丨┃│/·•-–—~*_@>→、"“”¦.。'
_OPENING, _CLOSING = "（([【", "）)]】"
_AT = cue_pattern(r"(?:(?&atInstitution)|@)\s+(?:(?-i:(?&article))\s+)?(?=\S)", re.I)
_AT_ALONE = cue_pattern(r"\W*(?:(?&atInstitution)(?:\s+(?&article))?|@)\s*", re.I)
_AT_END = cue_pattern(r"\s+(?:(?&atInstitution)|@)$", re.I)
_BEFORE_DATE = cue_pattern(r"(?:^|\s)(?&datePreposition)$", re.I)
_COMPANY_FORM = cue_pattern(r"(?:[^\W\d_\x00-\u052f]{0,8}?|(?<=\s))(?&companyForm)", re.I)
_PICTURE = lazy_pattern(r"(?:[\U0001F000-\U0001FAFF\u2600-\u27bf][\ufe0f\u200d]*\s*)+")
_NOISE = lazy_pattern(r"[\W_]*")
_FIRST_SENTENCE = lazy_pattern(r"(?<=[a-z\d)\]])\.\s+(?=[A-Z“\"])")
_ABBREVIATED = cue_pattern(r"\b(?:(?&abbreviation)|[a-z])$", re.I)
DURATION = cue_pattern(
    r"[（(]?\s*(?&approximately)?\s*\d{1,2}(?:\.\d)?\s*(?&durationUnit)(?:[\s,、]*\d{1,2}\s*(?&durationUnit))?\s*[)）]?",
    re.I,
)
_DOTTED = lazy_pattern(r"(?:^|[\s(,])(?:[^\W\d_]{1,3}\.\s?)+[^\W\d_]{1,3}$")  # `B.A`, less its last dot
_LAYOUT_TAGS = frozenset(("div", "span", "p", "small", "font", "li", "ul"))  # they enclose more than one fact
_LONG = 110  # characters from which on a header line may be prose


@dataclass(slots=True)
class Segment:
    """A stretch of a header that plays one role."""

    cut: Cut
    separator: str  # what parts it from the segment before: '', ',', '|', '(', ' ', '@', '\n'
    row: int  # which line of the header
    bracket: bool = False
    strong: bool = False
    tags: tuple[str, ...] = ()
    url: str = ""
    prose: bool = False  # text behind the facts: plays no role
    stack: bool = False  # names of technologies, and nothing else
    roles: Roles = NO_ROLES
    used: bool = False

    @property
    def text(self) -> str:
        return self.cut.text

    def part(self, start: int, end: int, separator: str, *, edge: str = "", prose: bool = False) -> Segment:
        """The stretch from start to end (offsets in its text) as a segment of its own; edge: what it is rid of."""
        cut = _with_last_dot(self.cut.part(start, end).strip(edge))
        return Segment(cut, separator, self.row, self.bracket, self.strong, self.tags, self.url, prose)


@dataclass(slots=True)
class Dated:
    """A date of a header and the line that it stands in; offsets of the match are those of the line."""

    line: Line
    match: DateMatch


def header_dates(line: Line, start: int = 0, end: int | None = None) -> list[Dated]:
    """The dates of a stretch of a line, with line offsets."""
    text = line.text[start:end]
    return [Dated(line, shifted(m, start) if start else m) for m in find_dates(text)]


def shifted(m: DateMatch, by: int) -> DateMatch:
    """The match as of a text that begins so many characters earlier."""

    def move(span: tuple[int, int] | None) -> tuple[int, int] | None:
        return (span[0] + by, span[1] + by) if span else None

    return DateMatch(
        m.start + by, m.end + by, m.first, m.last, m.current, m.is_range, move(m.first_span), move(m.last_span)
    )


def line_segments(line: Line, row: int, holes: list[tuple[int, int]]) -> list[Segment]:
    """The segments of line number `row` of a header, not scored yet; holes: stretches read otherwise, such as dates."""
    prose = _prose_start(line)
    out: list[Segment] = []
    edges = _markup_edges(line)
    for start, end in _between(holes, 0, prose):
        lead = _BEFORE_DATE.search(line.text[start:end].rstrip()) if end < prose else None
        out += _stretch(line, row, start, start + lead.start() if lead else end, edges, first=not out)
    for start, end in _between(holes, prose, len(line.text)):
        cut = trim_brackets(Cut(line, start, end).strip(EDGE))
        if cut and not _NOISE.fullmatch(cut.text):
            out.append(Segment(cut, ".", row, prose=True))
    return out


def _between(holes: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """What the holes leave of a stretch."""
    out: list[tuple[int, int]] = []
    at = start
    for a, b in [*sorted(holes), (end, end)]:
        if min(a, end) > at:
            out.append((at, min(a, end)))
        at = max(at, b)
    return out


def _prose_start(line: Line) -> int:
    """Where the first sentence of a long Latin header line ends: what follows is text and plays no role."""
    text = line.text
    if len(text) < _LONG:
        return len(text)
    ends = (m for m in _FIRST_SENTENCE.finditer(text, 20) if not _ABBREVIATED.search(text[: m.start()]))
    found = next(ends, None)
    return found.end() if found else len(text)


def _markup_edges(line: Line) -> list[int]:
    """Where mark-up begins or ends in a line, but not inside a Latin word."""
    edges: set[int] = set()
    for a, b in (*line.strong, *line.cells):
        edges.update((a, b))
    for link in line.links:
        edges.update((link.at, link.to))
    for tag in line.tags:
        if tag.name not in _LAYOUT_TAGS:
            edges.update((tag.at, tag.to))
    text = line.text
    return sorted(
        e
        for e in edges
        if 0 < e < len(text)
        and not (text[e - 1].isalnum() and text[e].isalnum() and not (is_cjk(text[e - 1]) and is_cjk(text[e])))
    )


def _stretch(line: Line, row: int, start: int, end: int, edges: list[int], *, first: bool) -> list[Segment]:
    """The segments of a stretch without dates: between separators, edges of mark-up and brackets."""
    text = line.text
    brackets = [m.span() for m in _PAREN.finditer(text, start, end) if not _inside_name(text, m, end)]
    insides = [(a, a + len(text[a:b].rstrip())) for a, b in brackets]  # a separator may follow the blank behind
    cuts = [(e, e, "e") for e in edges if start < e < end]
    cuts += [(*m.span(), m.group().strip()[:1] or "\t") for m in _SEPARATOR.finditer(text, start, end)]
    cuts = [c for c in cuts if not any(a < c[0] < b for a, b in insides)]
    for a, b in brackets:
        cuts += [(a, a, "("), (b, b, ")")]
    out: list[Segment] = []
    at, separator = start, "d" if not first else "" if row == 0 else "\n"
    for a, b, mark in [*sorted(cuts), (end, end, "")]:
        alone = a > at and _AT_ALONE.fullmatch(text, at, a) is not None
        segment = _segment(line, row, at, a, separator) if a > at and not alone else None
        if segment is not None:
            out.append(segment)
        if b >= at:
            at, separator = b, "@" if alone else mark
    return out


def _inside_name(text: str, m: re.Match[str], end: int) -> bool:
    """A bracket is part of a name that goes on behind it: `思科系统（中国）有限公司`, `Quarry (China) Co., Ltd`."""
    if m.end() < end and _COMPANY_FORM.match(text, m.end(), end):
        return m.start() > 0
    return (
        m.end() < end
        and m.group()[-1] in _CLOSING
        and is_cjk(text[m.end()])
        and text[m.end()].isalpha()
        and m.start() > 0
        and is_cjk(text[m.start()])
        and not m.group()[0].isspace()
    )


def _segment(line: Line, row: int, start: int, end: int, separator: str) -> Segment | None:
    """The segment of a stretch that nothing cuts, or None where it says nothing."""
    raw = line.text[start:end]
    bracket = bool(_PAREN.fullmatch(raw)) and not _EMPTY_PAREN.fullmatch(raw.strip())
    cut = _with_last_dot(trim_brackets(Cut(line, start, end).strip(EDGE + (_OPENING + _CLOSING if bracket else ""))))
    if not bracket and line.text[: cut.start].endswith("@"):
        separator = "@"
    if picture := _PICTURE.match(cut.text):
        cut = cut.part(picture.end(), len(cut.text))
    if lead := _AT.match(cut.text):
        cut, separator = cut.part(lead.end(), len(cut.text)), "@"
    if tail := _AT_END.search(cut.text):
        cut = cut.part(0, tail.start())
    if _NOISE.fullmatch(cut.text):
        return None
    if line.text[cut.end : cut.end + 1] == "." and cut.end < end and _ABBREVIATED.search(cut.text):
        cut = Cut(line, cut.start, cut.end + 1)  # `Quarry Inc.`
    # `【订单中台】 负责人`: the frame that opens a line sets off what is named, a bracket behind it an aside
    bracket = bracket and (raw.lstrip()[0] != "【" or bool(line.text[:start].strip()))
    strong = any(a <= cut.start and cut.end <= b for a, b in line.strong)
    tags = tuple(t.name for t in line.tags if t.at <= cut.start and cut.end <= t.to)
    url = next((k.url for k in line.links if k.at <= cut.start and cut.end <= k.to), "")
    return Segment(cut, separator, row, bracket, strong, tags, url)


def _with_last_dot(cut: Cut) -> Cut:
    """With the dot that ends an abbreviation."""
    behind = cut.line.text[cut.end : cut.end + 2]
    dotted = behind[:1] == "." and (_DOTTED.search(cut.text) or _ABBREVIATED.search(cut.text))
    return Cut(cut.line, cut.start, cut.end + 1) if dotted else cut


def trim_brackets(cut: Cut) -> Cut:
    """Without brackets at its ends whose other half is not in it."""
    text = cut.text
    while text and (text[0] in _CLOSING or (text[0] in _OPENING and not any(c in text for c in _CLOSING))):
        cut = cut.part(1, len(text)).strip(EDGE)
        text = cut.text
    while text and (text[-1] in _OPENING or (text[-1] in _CLOSING and not any(c in text for c in _OPENING))):
        cut = cut.part(0, len(text) - 1).strip(EDGE)
        text = cut.text
    return cut
