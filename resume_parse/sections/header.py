"""Cut an entry's header into segments: at separators, emphasis, tags, cells, brackets and gaps, dates taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from resume_parse.document import Cut, Line, is_cjk
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import lazy_pattern
from resume_parse.spot.dates import DateMatch, find_dates
from resume_parse.spot.roles import NO_ROLES, Roles, role_scorer

_STRONG = lazy_pattern(
    r"\t+|\s{2,}|\s*[|｜¦]\s*|\s+[-–—]+\s+|\s*[-–—]{2,}\s*|\.{3,}|…{2,}|\s*[•]\s*|\s+[·/]\s+|(?<=[\u3040-\u9fff）)])\s*·\s*|\s*[;；]\s*|\s+@\s*|@\s+|(?<=[\u3040-\u9fff])@|\s*[:：](?!//)\s*"
    r"|(?<=[\u3400-\u9fff）)])\s*[-–—]\s*(?=[\u3400-\u9fffA-Z])"
)
_WEAK = lazy_pattern(
    r"\s*[,，、/]\s*|(?<=[\u3040-\u9fff）)》])\s(?=\S)|(?<=\S)\s(?=[\u3040-\u9fff（(《])"
    r"|\s+(?:in|at|bei|chez|for|für|with|von|of|au sein (?:du|des|de la|de)|pour le|à la|au|aux|dans le|dans la)\s+"
)
_PAREN = lazy_pattern(r"\s*[（(\[【]([^（()）\]】]{0,120})[)）\]】]\s*")
_EMPTY_PAREN = lazy_pattern(r"[（(\[【]\s*[)）\]】]")
_EDGE = ' \t,，;；:：|｜/·•-–—~*_@>→、"“”¦.。'
_JOINING = lazy_pattern(r"(?:at|bei(?: der)?|chez|@)\s+(?=\S)", re.I)
_JOINED_ON = lazy_pattern(r"\s+(?:at|@|bei|chez)$")
_TOWN = re.compile(r"[A-ZÀ-Ý][^\W\d_]+(?: [A-ZÀ-Ý][^\W\d_]+)?")
_NOISE = lazy_pattern(r"^[\W_]*$")


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
    roles: Roles | None = None
    used: bool = field(default=False)

    @property
    def text(self) -> str:
        return self.cut.text


@dataclass(slots=True)
class Dated:
    """A date of a header and the line that it stands in; offsets of the match are those of the line."""

    line: Line
    match: DateMatch


def header_dates(line: Line, start: int = 0, end: int | None = None) -> list[Dated]:
    """The dates of a stretch of a line, with line offsets."""
    end = len(line.text) if end is None else end
    found = find_dates(line.text[start:end])
    if start:
        found = [_shift(m, start) for m in found]
    return [Dated(line, m) for m in found]


_FIRST_SENTENCE = lazy_pattern(r"(?<=[a-z\d)\]])\.\s+(?=[A-Z“\"])")


def _told_after(line: Line) -> list[tuple[int, int]]:
    """In a long Latin header line, what follows the first sentence: text, no role."""
    if len(line.text) < 110:
        return []
    found = next(
        (m for m in _FIRST_SENTENCE.finditer(line.text, 20) if not _ABBREVIATED.search(line.text[: m.start()])), None
    )
    return [(found.end(), len(line.text))] if found else []


_ABBREVIATED = lazy_pattern(r"\b(?:prof|dr|mr|ms|st|inc|ltd|co|corp|univ|dept|no|vs|e\.g|i\.e|[A-Z])$", re.I)


def _sentences(line: Line, row: int, start: int, end: int, holes: list[tuple[int, int]]) -> list[Segment]:
    """The text of a stretch between its dates, as segments that play no role."""
    out: list[Segment] = []
    at = start
    for a, b in [*sorted(h for h in holes if h[0] >= start), (end, end)]:
        cut = _trim_brackets(Cut(line, at, a).strip(_EDGE))
        if cut and not _NOISE.match(cut.text):
            out.append(Segment(cut, ".", row, roles=NO_ROLES))
        at = b
    return out


def _shift(m: DateMatch, by: int) -> DateMatch:
    def move(span: tuple[int, int] | None) -> tuple[int, int] | None:
        return (span[0] + by, span[1] + by) if span else None

    return DateMatch(
        m.start + by, m.end + by, m.first, m.last, m.current, m.is_range, move(m.first_span), move(m.last_span)
    )


def split_header(
    lines: list[Line], lex: Lexicon, *, skip: list[Cut] | None = None, weak: bool = True, commas: bool = False
) -> tuple[list[Segment], list[Dated]]:
    """Cut header lines into segments and dates. `skip`: stretches already read (labelled facts)."""
    segments: list[Segment] = []
    dates: list[Dated] = []
    for row, line in enumerate(lines):
        told = _told_after(line)
        dated = header_dates(line)
        holes = [(d.match.start, d.match.end) for d in dated]
        holes += [(c.start, c.end) for c in skip or () if c.line is line]
        dates += dated
        segments += _line_segments(line, row, sorted([*holes, *told]))
        for start, end in told:
            segments += _sentences(line, row, start, end, holes)
    if weak:
        segments = [
            part for segment in segments for piece in _told(segment) for part in _split_weak(piece, lex, commas=commas)
        ]
    scorer = role_scorer(lex)
    for segment in segments:
        if segment.roles is None:
            segment.roles = scorer.score(segment.text)
    return segments, dates


_TOLD = lazy_pattern(
    r"^(?:于|从|自)?\s*(?:就职于|任职于|供职于|在)?(?P<where>[^，,。]{2,30}?)?(?:担任|任职为|任(?!职)|从事|做)(?P<title>[^，,。；]{2,24}?)(?:一职|职务|职位|工作|期间|间.{0,20})?(?P<rest>[，,；;].{2,200})?$"
)
_AT_WORK = lazy_pattern(
    r"^(?:于|从|自)?\s*(?:就职于|任职于|供职于|在)(?P<where>[^，,。]{2,30}?)(?:实习|工作|任职|就职)?(?P<rest>[，,；;].{2,200})?$"
)


def _told(segment: Segment) -> list[Segment]:
    """A header told as a sentence: `在软件部担任工程师` is a place of work and a title."""
    text = segment.text
    if segment.separator == ".":
        return [segment]
    found = _TOLD.match(text) or (_AT_WORK.match(text) if text[0] in "在就任供于" else None)
    if found is None:
        return [] if text in ("于", "从", "自", "在", "至") else [segment]
    out: list[Segment] = []
    for name in ("where", "title"):
        if name in found.groupdict() and found.group(name):
            start, end = found.span(name)
            where = found.group(name)
            lead = re.match(r"(?:该|本)?公司(?=.{2,})", where) if name == "where" else None
            cut = segment.cut.part(start + (lead.end() if lead else 0), end)
            out.append(
                Segment(
                    cut,
                    segment.separator if not out else " ",
                    segment.row,
                    segment.bracket,
                    segment.strong,
                    segment.tags,
                    segment.url,
                )
            )
    if out and found.group("rest"):
        out.append(Segment(segment.cut.part(*found.span("rest")).strip(_EDGE), ".", segment.row, roles=NO_ROLES))
    return out or [segment]


def _line_segments(line: Line, row: int, holes: list[tuple[int, int]]) -> list[Segment]:
    """Segments of one line: between holes, at strong separators and edges of mark-up."""
    out: list[Segment] = []
    at = 0
    edges = _markup_edges(line)
    for start, end in [*holes, (len(line.text), len(line.text))]:
        if start > at:
            out += _stretch(line, row, at, start, edges, first=not out)
        at = max(at, end)
    return out


def _markup_edges(line: Line) -> list[int]:
    edges: set[int] = set()
    for a, b in (*line.strong, *line.cells):
        edges.update((a, b))
    for link in line.links:
        edges.update((link.at, link.to))
    for tag in line.tags:
        if tag.name not in ("div", "span", "p", "small", "font", "li", "ul"):
            edges.update((tag.at, tag.to))
    text = line.text
    return sorted(
        e
        for e in edges
        if 0 < e < len(text)
        and not (text[e - 1].isalnum() and text[e].isalnum() and not (is_cjk(text[e - 1]) and is_cjk(text[e])))
    )


def _stretch(line: Line, row: int, start: int, end: int, edges: list[int], *, first: bool) -> list[Segment]:
    out: list[Segment] = []
    at, separator = start, "" if first and row == 0 else ("\n" if first else "d")
    cuts: list[tuple[int, int, str]] = [(e, e, "e") for e in edges if start < e < end]
    text = line.text
    depth_spans = [(m.start(), m.end()) for m in _PAREN.finditer(text, start, end) if not _inside_name(text, m, end)]
    for m in _STRONG.finditer(text, start, end):
        if not any(a < m.start() and m.end() < b for a, b in depth_spans):
            cuts.append((m.start(), m.end(), m.group().strip()[:1] or "\t"))
    for a, b in depth_spans:
        cuts += [(a, a, "("), (b, b, ")")]
    cuts = [c for c in cuts if c[2] in "()" or not any(a < c[0] < b for a, b in depth_spans)]
    for a, b, mark in [*sorted(cuts), (end, end, "")]:
        if a > at:
            _add(out, line, row, at, a, separator)
        if b >= at:
            at, separator = max(at, b), mark or separator
    return out


def _inside_name(text: str, m: re.Match[str], end: int) -> bool:
    """A bracket that Chinese text goes on behind without a gap is part of a name: `思科系统（中国）有限公司`."""
    return (
        m.end() < end
        and m.group()[-1] in "）)】]"
        and is_cjk(text[m.end()])
        and text[m.end()].isalpha()
        and m.start() > 0
        and is_cjk(text[m.start()])
        and not m.group()[0].isspace()
    )


def _add(out: list[Segment], line: Line, row: int, start: int, end: int, separator: str) -> None:
    raw = line.text[start:end]
    bracket = bool(_PAREN.fullmatch(raw)) and not _EMPTY_PAREN.fullmatch(raw.strip())
    cut = Cut(line, start, end).strip(_EDGE + ("（()）[]【】" if bracket else ""))
    cut = _trim_brackets(cut)
    joined = _JOINING.match(cut.text)
    if joined:
        cut, separator = cut.part(joined.end(), len(cut.text)), "@"
    trailing = _JOINED_ON.search(cut.text)
    if trailing:
        cut = cut.part(0, trailing.start())
    if not cut or _NOISE.match(cut.text):
        return
    strong = any(a <= cut.start and cut.end <= b for a, b in line.strong)
    tags = tuple(t.name for t in line.tags if t.at <= cut.start and cut.end <= t.to)
    url = next((k.url for k in line.links if k.at <= cut.start and cut.end <= k.to), "")
    out.append(Segment(cut, separator, row, bracket, strong, tags, url))


def _trim_brackets(cut: Cut) -> Cut:
    text = cut.text
    while (text and text[0] in "）)】]") or (text and text[0] in "（([【" and not any(c in text for c in "）)]】")):
        cut = cut.part(1, len(text)).strip(_EDGE)
        text = cut.text
    while (text and text[-1] in "（([【") or (text and text[-1] in "）)]】" and not any(c in text for c in "（([【")):
        cut = cut.part(0, len(text) - 1).strip(_EDGE)
        text = cut.text
    return cut


def _best(roles: Roles) -> tuple[float, str]:
    return max(
        (roles.title, "title"),
        (roles.employer, "employer"),
        (roles.school, "school"),
        (roles.degree, "degree"),
        (roles.department, "department"),
    )


def _split_weak(segment: Segment, lex: Lexicon, *, commas: bool = False) -> list[Segment]:
    """Split at a comma or a single space where both sides then play clear and different roles."""
    scorer = role_scorer(lex)
    if segment.separator == ".":
        return [segment]
    if segment.bracket:
        segment.roles = scorer.score(segment.text)
        return [segment]
    text = segment.text
    whole, _ = _best(scorer.score(text))
    best: tuple[float, int, int] | None = None
    for m in _WEAK.finditer(text):
        left, right = text[: m.start()].strip(), text[m.end() :].strip()
        if len(left) < 2 or len(right) < 2:
            continue
        gain = _gain(left, right, m.group(), whole, scorer, lex)
        if commas and m.group().strip() in (",", "，", "、") and not _bracketed(text, m.start()):
            gain = max(gain, 0.1)
        if gain > 0 and (best is None or gain > best[0]):
            best = (gain, m.start(), m.end())
    if best is None:
        segment.roles = scorer.score(text)
        return [segment]
    _, a, b = best
    mark = text[a:b].strip()[:1] or " "
    head = Segment(
        segment.cut.part(0, a).strip(_EDGE),
        segment.separator,
        segment.row,
        False,
        segment.strong,
        segment.tags,
        segment.url,
    )
    tail = Segment(
        segment.cut.part(b, len(text)).strip(_EDGE), mark, segment.row, False, segment.strong, segment.tags, segment.url
    )
    return [*_split_weak(head, lex, commas=commas), *_split_weak(tail, lex, commas=commas)]


def _bracketed(text: str, at: int) -> bool:
    return text.count("(", 0, at) + text.count("（", 0, at) > text.count(")", 0, at) + text.count("）", 0, at)


def _gain(left: str, right: str, mark: str, whole: float, scorer: object, lex: Lexicon) -> float:
    from resume_parse.spot.places import place_score
    from resume_parse.spot.roles import RoleScorer

    assert isinstance(scorer, RoleScorer)
    a, role_a = _best(scorer.score(left))
    b, role_b = _best(scorer.score(right))
    mark = mark.strip()
    if not mark and (is_cjk(left[-1]) or is_cjk(right[0])):
        # a space between Chinese words is a gap; inside `Process 工程师` it is not
        if is_cjk(left[-1]) and is_cjk(right[0]):
            return 0.3 + a + b
        return a + b - 0.9 if role_a != role_b and min(a, b) >= 0.5 else 0.0
    if mark in (",", "，", "、"):
        place = place_score(right, lex)
        if place >= 0.8 and a >= 0.5:
            return a + place - whole
        if role_a != role_b and min(a, b) >= 0.6:
            return a + b - whole
        if a >= 0.95 and b < 0.3 and _TOWN.fullmatch(right):
            return 0.2
        # an employer no list knows, and its title after the comma
        if role_b == "title" and b >= 0.9 and a < 0.5 and right.isascii() and len(right) <= 30:
            return 0.3
        return (
            0.3
            if role_b == "title" and b >= 0.9 and a < 0.5 and is_cjk(right[-1]) and len(right) <= 10 and len(left) <= 24
            else 0.0
        )
    if mark in ("at", "bei", "chez", "@", "à la", "au", "aux", "dans le", "dans la") or mark.startswith("au sein"):
        return 0.5 + a + b - whole if scorer.score(left).title >= 0.5 or (a < 0.5 and b >= 0.6) else 0.0
    return 0.0
