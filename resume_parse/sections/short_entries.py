"""Cut a section of awards, certificates or publications into entries: one a line, or a title with lines below it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from resume_parse.document import CIRCLED_DIGITS, Cut, Line, width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.citation import is_authors
from resume_parse.sections.draft import join_wraps
from resume_parse.sections.fields import leading_label
from resume_parse.sections.honour_scores import honour_score
from resume_parse.sections.publication_words import PUBLISHED
from resume_parse.segmenting.headings import heading_kind
from resume_parse.spot.contacts import find_urls
from resume_parse.spot.dates import find_dates, looks_like_date, without_dates
from resume_parse.spot.labels import label_concepts
from resume_parse.spot.roles import role_scorer

_WORD = lazy_pattern(r"\w")
_BRACKETED = lazy_pattern(r"^\s*[（(\[【](?:[^][()（）【】]|[(（[][^][()（）]*[)）\]])*[)）\]】]\s*[.。]?$")
_STAGE = cue_pattern(r"\S{0,6}(?&lifeStage)\s*")
_NUMBER = lazy_pattern(rf"\s*[(（\[]?(?:(\d{{1,2}})[.．、)）\]](?!\d)|([{CIRCLED_DIGITS}]))")
_PART = lazy_pattern(r"[,，;；|｜]")
_SEVERAL = lazy_pattern(r"[,，、;；&]")
_FACT = cue_pattern(r"(?:(?&credentialNumber)|(?&validUntil)|(?&dateLabel)\s*[:：]?\s)", re.I)
_GOES_ON = lazy_pattern(r"[a-z\d(（]")
_FACTS = frozenset(
    "authors awarder date dates description duties issuer keywords projectUrl publisher reason score summary "
    "url".split()
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
    paragraphs = [p for p in entries_of(lines) if _WORD.search(p[0].text)]
    groups = [_is_group(paragraphs, n, lex) for n in range(len(paragraphs))]
    opens = _openers(paragraphs, groups, lex)
    dated_first = bool(paragraphs) and looks_like_date(paragraphs[0][0].text)
    out: list[ShortEntry] = []
    pending: Cut | None = None  # a date that the next title takes
    over: Cut | None = None  # a date whose items stand below it
    for n, (line, paragraph) in enumerate(paragraphs):
        if groups[n]:
            out.append(ShortEntry(line, paragraph, group=True))
            pending = over = None
        elif len(paragraph) == 1 and looks_like_date(line.text):
            if n + 1 < len(paragraphs) and _stands_over(line, paragraphs[n + 1][0]):
                over = paragraph[0]
            elif (
                dated_first or not out or out[-1].group or out[-1].date is not None or find_dates(out[-1].title[0].text)
            ):
                pending = paragraph[0]
                over = paragraph[0] if dated_first else over
            else:
                out[-1].date = paragraph[0]
        elif opens[n] or not out or out[-1].group:
            out.append(ShortEntry(line, paragraph, date=pending or over))
            pending = None
        else:
            out[-1].below.append(paragraph)
    return out


def _stands_over(line: Line, below: Line) -> bool:
    """Whether a date of its own line is that of all which stand below it: a heading's, or that of a deeper list."""
    if line.kind == "item":
        return below.level > line.level
    return (line.kind == "heading" or line.strong_share > 0.9) and below.kind == "item"


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
    stage = _STAGE.match(text)
    return stage is not None and looks_like_date(text[stage.end() :])


def _openers(paragraphs: list[Paragraph], groups: list[bool], lex: Lexicon) -> list[bool]:
    """Which paragraphs begin an entry, by the look that the section gives its titles."""
    lines = [line for line, _ in paragraphs]
    dates = [looks_like_date(line.text) for line in lines]
    heads = [
        line.kind == "heading" and not group and not date
        for line, group, date in zip(lines, groups, dates, strict=True)
    ]
    texts = sum(line.kind != "heading" for line in lines)
    if any(heads) and texts >= sum(heads):
        return heads
    bold = [
        line.strong_share > 0.9 and not group and not date
        for line, group, date in zip(lines, groups, dates, strict=True)
    ]
    if sum(bold) >= 2 and bold[0] and not bold[-1] and not any(a and b for a, b in pairwise(bold)):
        return bold
    if counted := _counted(lines, groups):
        return counted
    items = [line for line in lines if line.kind == "item"]
    top = min((line.level for line in items), default=-1)
    nested = any(line.level > top for line in items) and any(
        line.level == top and not looks_like_date(line.text) for line in items
    )
    led = [
        line.kind == "text" and bool(line.strong) and line.strong[0][0] <= 1 and not group and not date
        for line, group, date in zip(lines, groups, dates, strict=True)
    ]
    if items and led[0] and not nested:
        return led
    plain = [line.kind == "text" and not group for line, group in zip(lines, groups, strict=True)]
    if plain[0] and _tell_of_titles(lines, plain):
        return plain
    return [_stands_alone(paragraphs, n, top if nested else -1, lex) for n in range(len(lines))]


def _counted(lines: list[Line], groups: list[bool]) -> list[bool]:
    """Which lines are numbered, where some are and their numbers run from one on; else []."""
    numbers = [0 if group else _number(line) for line, group in zip(lines, groups, strict=True)]
    told = [n for n in numbers if n]
    runs = 1 < len(told) < len(lines) - sum(groups) and told == list(range(1, len(told) + 1))
    return [n > 0 for n in numbers] if runs else []


def _tell_of_titles(lines: list[Line], titles: list[bool]) -> bool:
    """Whether the items below plain lines tell of these: who wrote the work, or where it appeared."""
    first = [b for a, b, title in zip(lines, lines[1:], titles, strict=False) if title]
    return all(
        line.kind == "item" and (PUBLISHED.search(line.text) or (is_authors(line.text) and _SEVERAL.search(line.text)))
        for line in first
    )


def _completes(before: Line, line: Line, lex: Lexicon) -> bool:
    """A short line that gives the name above it the date or the giver that it lacks: `Coursera, June 2021`."""
    if width(line.text) > 60 or line.marker != before.marker or honour_score(line.text, lex):
        return False
    dated = bool(find_dates(line.text))
    told = [part for part in _PART.split(without_dates(line.text)) if _WORD.search(part)]
    if line.marker and dated and len(told) > 1:
        return False  # `- 名称，2019.11，发证机关` says all by itself
    if dated == bool(find_dates(before.text)):
        return False
    if dated:
        return honour_score(before.text, lex) > 0
    score = role_scorer(lex).score
    return score(line.text.strip()).employer >= 0.6 > score(without_dates(before.text).strip()).employer


def _number(line: Line) -> int:
    """The number that leads a line, as its marker or in its text; 0 without one."""
    found = _NUMBER.match(line.marker or line.text)
    if not found:
        return 0
    return CIRCLED_DIGITS.index(found[2]) + 1 if found[2] else int(found[1])


def _stands_alone(paragraphs: list[Paragraph], n: int, level: int, lex: Lexicon) -> bool:
    """Where each line is an entry: all but notes in brackets, links, labelled facts, deeper items and broken ends.

    Args:
        level: that of the items which are entries, where deeper ones tell more of them; -1 for any.
    """
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
    if not line.marker and _FACT.match(text) and (find_dates(text) or width(text) <= 40):
        return False
    if _completes(before, line, lex):
        return False
    urls = find_urls(text)
    if urls and width(text) - sum(u.end - u.start for u in urls) <= 20:
        return False
    return not (
        not line.marker
        and not line.gap
        and before.marker
        and _GOES_ON.match(text) is not None
        and not find_dates(text[:12])
    )
