"""Cut a section of awards, certificates or publications into entries: one a line, or a title with lines below it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from resume_parse.document import Cut, Line, width
from resume_parse.headings import heading_kind
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.draft import join_wraps
from resume_parse.sections.fields import leading_label
from resume_parse.spot.contacts import find_urls
from resume_parse.spot.dates import find_dates, looks_like_date
from resume_parse.spot.labels import label_concepts

_WORD = lazy_pattern(r"\w")
_BRACKETED = lazy_pattern(r"^\s*[（(\[【].*[)）\]】]\s*[.。]?$")
_FURNITURE = lazy_pattern(r"^\s*(?:©|copyright\b|版权所有)", re.I)

_FACTS = frozenset(
    [
        "authors",
        "publisher",
        "url",
        "projectUrl",
        "date",
        "dates",
        "issuer",
        "awarder",
        "score",
        "description",
        "summary",
        "reason",
    ]
)

Paragraph = tuple[Line, list[Cut]]


@dataclass(slots=True)
class ShortEntry:
    """One award, certificate or publication, or (with `group`) a sub-heading over some of them."""

    line: Line
    title: list[Cut]
    below: list[list[Cut]] = field(default_factory=list)
    date: Cut | None = None  # a date told on a line of its own, above it or over its group
    group: bool = False


def entries_of(lines: list[Line]) -> list[Paragraph]:
    """One paragraph an item, hard wraps joined."""
    heads = [line for n, line in enumerate(lines) if line.whole() and (not line.continues or n == 0)]
    return list(zip(heads, join_wraps(lines), strict=False))


def short_entries(lines: list[Line], lex: Lexicon) -> list[ShortEntry]:
    """The entries and sub-headings of a section, in order."""
    paragraphs = [p for p in entries_of(lines) if not _FURNITURE.match(p[0].text) and (_WORD.search(p[0].text))]
    opens = _openers(paragraphs, lex)
    dated_first = bool(paragraphs) and looks_like_date(paragraphs[0][0].text)
    out: list[ShortEntry] = []
    pending: Cut | None = None
    over: Cut | None = None
    for n, (line, paragraph) in enumerate(paragraphs):
        if _is_group(paragraphs, n, lex):
            out.append(ShortEntry(line, paragraph, group=True))
            pending = over = None
        elif len(paragraph) == 1 and looks_like_date(line.text):
            if line.kind == "item" and n + 1 < len(paragraphs) and paragraphs[n + 1][0].level > line.level:
                over = paragraph[0]
            elif (
                dated_first or not out or out[-1].group or out[-1].date is not None or find_dates(out[-1].title[0].text)
            ):
                pending = paragraph[0]
            else:
                out[-1].date = paragraph[0]
        elif opens[n] or not out or out[-1].group:
            out.append(ShortEntry(line, paragraph, date=pending or over))
            pending = None
        else:
            out[-1].below.append(paragraph)
    return out


def _is_group(paragraphs: list[Paragraph], n: int, lex: Lexicon) -> bool:
    """A sub-heading such as `第一作者论文:` or `Peer-reviewed:` over the entries that follow."""
    line, paragraph = paragraphs[n]
    text = line.text.strip()
    if len(paragraph) > 1 or width(text) > 44 or n + 1 == len(paragraphs) or (find_dates(text) and not _is_stage(text)):
        return False
    told = n > 0 and paragraphs[n - 1][0].strong_share > 0.9 and not line.strong  # goes on the bold title above it
    if (text.endswith((":", "：")) and not told) or line.table_head or _is_stage(text):
        return True
    if line.kind == "heading" or line.strong_share > 0.9:
        kind, sure = heading_kind(text, lex)
        if (sure and kind not in ("header", "document")) or label_concepts(text, lex):
            return True
    after = paragraphs[n + 1][0]
    return line.kind == "heading" and (
        (after.kind == "heading" and after.level > line.level)
        or (after.kind == "item" and _titles_below(paragraphs, n))
    )


def _titles_below(paragraphs: list[Paragraph], n: int) -> bool:
    """Whether the items below a heading are entries of their own, not the tale of one."""
    below = []
    for line, _ in paragraphs[n + 1 :]:
        if line.kind == "heading":
            break
        below.append(line)
    return sum(bool(find_dates(x.text)) or width(x.text) <= 60 for x in below) * 2 > len(below)


def _is_stage(text: str) -> bool:
    """`本科阶段 2019.09-2024.06`: a time of life over the prizes of those years."""
    return bool(re.match(r"^\S{0,6}(?:阶段|时期|期间|在校)\s*\d[\d.\-–—~年月至今 ]{3,24}$", text.strip()))


def _openers(paragraphs: list[Paragraph], lex: Lexicon) -> list[bool]:
    """Which paragraphs begin an entry, by the look that the section gives its titles."""
    heads = [
        n for n, (line, _) in enumerate(paragraphs) if line.kind == "heading" and not _is_group(paragraphs, n, lex)
    ]
    texts = [n for n, (line, _) in enumerate(paragraphs) if line.kind != "heading"]
    if heads and texts and len(texts) >= len(heads):
        return [n in heads for n in range(len(paragraphs))]
    bold = [
        n for n, (line, _) in enumerate(paragraphs) if line.strong_share > 0.9 and not _is_group(paragraphs, n, lex)
    ]
    if len(bold) >= 2 and bold[0] == 0 and all(n + 1 < len(paragraphs) and n + 1 not in bold for n in bold):
        return [n in bold for n in range(len(paragraphs))]
    levels = {line.level for line, _ in paragraphs if line.kind == "item"}
    deep = (
        bool(levels)
        and len(levels) > 1
        and any(
            not looks_like_date(line.text)
            for line, _ in paragraphs
            if line.kind == "item" and line.level == min(levels)
        )
    )
    led = [
        n for n, (line, _) in enumerate(paragraphs) if line.kind == "text" and line.strong and line.strong[0][0] <= 1
    ]
    items = [n for n, (line, _) in enumerate(paragraphs) if line.kind == "item"]
    if led and items and led[0] == 0 and not deep:
        return [n in led for n in range(len(paragraphs))]
    return [_stands_alone(paragraphs, n, min(levels) if deep else -1, lex) for n in range(len(paragraphs))]


def _stands_alone(paragraphs: list[Paragraph], n: int, level: int, lex: Lexicon) -> bool:
    """Where each line is an entry: all but notes in brackets, links, labelled facts, deeper items and broken ends."""
    line, paragraph = paragraphs[n]
    text = paragraph[0].text.strip()
    if n == 0:
        return True
    before = paragraphs[n - 1][0]
    if level >= 0 and line.kind == "item" and line.level > level:
        return False
    if _BRACKETED.match(text) and len(text) > 2 and not line.marker:
        return False
    label = leading_label(line, lex)
    if label and label.value and set(label.concepts) & _FACTS:
        return False
    urls = find_urls(text)
    if urls and width(text) - sum(u.end - u.start for u in urls) <= 20:
        return False
    return not (
        not line.marker
        and not line.gap
        and before.marker
        and re.match(r"[a-z\d(（]", text)
        and not find_dates(text[:12])
    )
