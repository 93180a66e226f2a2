"""The entries of a projects section: what the common splitter found, mended by what projects alone show."""

from __future__ import annotations

import re
from itertools import pairwise

from resume_parse.document import Line, width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.concepts import INNER_CONCEPTS
from resume_parse.sections.draft import Draft
from resume_parse.sections.entries import split_entries
from resume_parse.sections.entry import Entry
from resume_parse.sections.fields import leading_label
from resume_parse.sections.project_heads import bare_text
from resume_parse.sections.project_inline import told_inline
from resume_parse.sections.project_lists import (
    VERB,
    is_link,
    is_part,
    leads_by_name,
    led_starts,
    listed_starts,
    named_starts,
)
from resume_parse.segmenting.headings import heading_kind
from resume_parse.separators import CLAUSE_END, ENDS_SENTENCE
from resume_parse.spot.dates import find_dates

_TOLD = cue_pattern(
    r"\s*[（(【\[]?(?:(?&demonstrative)\s*(?:(?&project)|(?&productNoun))|(?&project)\s*(?&projectAspect)\s*[】\])）]?\s*[:：])",
    re.I,
)
_OPEN = cue_pattern(r"(?&particle)|[，、；。,;)）]|[a-z][a-z ]")
_LINKED = lazy_pattern(r"\s*[（(]?\s*https?://\S+\s*[)）]?\s*$")


def project_entries(lines: list[Line], draft: Draft) -> list[Entry]:
    """The entries of a section (or stretch) of projects, in order; one without header holds lines that open none."""
    lines = _part_glued(lines)
    listed = listed_starts(lines, draft) or led_starts(lines, draft)
    if listed:
        return [told_inline(part, draft) for e in _cut([], lines, listed) for part in _opened(e, draft)]
    named = named_starts(lines, draft)
    entries = _from_starts(lines, named) if named else split_entries(lines, draft.lex, "projects")
    if not any(_dated(e) for e in entries):
        starts = told_starts(lines, draft)
        if len(starts) > 1 or (starts and not _marked(entries)):
            if starts[0] and names_project(lines[0], draft):
                starts.insert(0, 0)
            entries = [part for e in _from_starts(lines, starts) for part in _by_titles(e, draft)]
            return [told_inline(e, draft) for part in entries for e in _opened(part, draft)]
    out: list[Entry] = []
    for entry in entries:
        if entry.gathered:
            continue
        if out and len(entry.header) == 1 and is_link(entry.header[0]):
            out[-1].body += entry.lines
            continue
        for part in _by_titles(_mended(entry, out, draft), draft):
            out += _opened(part, draft)
    return [told_inline(e, draft) for e in out]


def _by_titles(entry: Entry, draft: Draft) -> list[Entry]:
    """An entry cut at the titles of groups among its lines (`开源项目`); lines that open none, at any known title."""
    starts = [n for n, line in enumerate(entry.body) if _is_title(line, draft, own=not entry.header)]
    return _cut(entry.header, entry.body, starts) if starts else [entry]


def _cut(header: list[Line], body: list[Line], starts: list[int]) -> list[Entry]:
    """A header with the lines down to the first start, then an entry for each start."""
    first = Entry(header, body[: starts[0]])
    parts = [Entry([body[a]], body[a + 1 : b]) for a, b in pairwise([*starts, len(body)])]
    return [first, *parts] if first.lines else parts


def _is_title(line: Line, draft: Draft, *, own: bool) -> bool:
    if line.kind != "heading" and line.strong_share < 0.8:
        return False
    kind, sure = heading_kind(line.text, draft.lex)
    if kind != "projects":
        return sure and own
    label = leading_label(line, draft.lex)
    if label and (label.value or not INNER_CONCEPTS.isdisjoint(label.concepts)):
        return False  # `项目亮点：` heads a part of one project
    return sure or (line.kind != "item" and line.text.rstrip().endswith((":", "：")))


def _dated(entry: Entry) -> bool:
    return any(find_dates(line.text) for line in entry.header)


def _marked(entries: list[Entry]) -> bool:
    heads = [e.header[0] for e in entries if e.header]
    return bool(heads) and all(h.kind in ("heading", "item", "row") or h.strong_share >= 0.8 for h in heads)


def told_starts(lines: list[Line], draft: Draft) -> list[int]:
    """Lines that name a project, told by what stands below them: `项目描述：`, `该系统…`; a blurb may stand between."""
    starts: set[int] = set()
    floor = 0
    for n, line in enumerate(lines):
        if not _TOLD.match(line.text) or n == 0:
            continue
        at = n - 1
        while at >= floor and n - at <= 6 and not names_project(lines[at], draft):
            if lines[at].kind == "item" and not lines[at].numbered and not lines[at].strong:
                at = -1
                break
            at -= 1
        if at > floor and _closes_bracket(lines[at].text) and names_project(lines[at - 1], draft):
            at -= 1
        if at >= floor and n - at <= 6:
            starts.add(at)
            floor = n + 1
    if starts:
        starts |= {
            n
            for n in range(len(lines))
            if _LINKED.search(lines[n].text) and width(lines[n].text) <= 90 and names_project(lines[n], draft)
        }
    return sorted(starts)


def _closes_bracket(text: str) -> bool:
    """A line that goes on a bracket of the line before, or is nothing but one."""
    text = text.strip()
    return (
        width(text) <= 60
        and text[-1:] in ")）"
        and not CLAUSE_END.search(text)
        and (text[0] in "(（" or not re.search(r"[(（]", text))
    )


def names_project(line: Line, draft: Draft) -> bool:
    """A short line that can be a project's name: no sentence, no label, not begun with a verb."""
    text = _LINKED.sub("", line.text).strip()
    if not 2 <= width(text) <= 60 or line.continues or (line.kind == "item" and not (line.numbered or line.strong)):
        return False
    if re.search(r"[。；;，]|[:：]\s*\S|\.$", text) or VERB.match(text) or _OPEN.match(text):
        return False
    label = leading_label(line, draft.lex)
    return label is None and not _TOLD.match(text) and text[-1] not in ":：" and not heading_kind(text, draft.lex)[1]


def _from_starts(lines: list[Line], starts: list[int]) -> list[Entry]:
    """Entries whose headers begin at the starts and run on over hard wraps and a bracket on its own line."""
    out = [Entry(body=lines[: starts[0]])] if starts[0] else []
    for a, b in zip(starts, [*starts[1:], len(lines)], strict=True):
        size = 1
        while a + size < b and (lines[a + size].continues or (size == 1 and _closes_bracket(lines[a + size].text))):
            size += 1
        out.append(Entry(lines[a : a + size], lines[a + size : b]))
    return out


def _part_glued(lines: list[Line]) -> list[Line]:
    """A name glued behind the last sentence of the project before: `…稳定性。 某某平台 ⏎ 该项目…` is three lines."""
    out: list[Line] = []
    for n, line in enumerate(lines):
        at = 0
        if n + 1 < len(lines) and _TOLD.match(lines[n + 1].text) and line.kind in ("text", "item"):
            for m in re.finditer(r"[。；！]\s+(?=\S)", line.text):
                at = m.end()
        if not at or width(line.text[at:]) > 40 or re.search(r"[，。；：,;:]", line.text[at:]):
            out.append(line)
            continue
        head, tail = line.sliced(0, at), line.sliced(at, len(line.text))
        tail.kind, tail.level, tail.marker, tail.gap, tail.continues = "text", 0, "", True, False
        out += [head, tail]
    return out


def _mended(entry: Entry, before: list[Entry], draft: Draft) -> Entry:
    """A header without a name takes it from its neighbours."""
    if not entry.header:
        return entry
    if before and _heads(before[-1], entry):
        entry.header = [before[-1].lines[-1], *entry.header]
        (before[-1].body or before[-1].header).pop()
    if entry.body and not any(re.search(r"\w", bare_text(line.text)) for line in entry.header):
        first = entry.body[0]
        label = leading_label(first, draft.lex)
        if width(first.text.strip()) <= 90 and not (label and set(label.concepts) & INNER_CONCEPTS):
            entry.header.append(first)
            entry.body = entry.body[1:]
    return entry


def _heads(before: Entry, entry: Entry) -> bool:
    """The last line above a header without a name, bold or alone, is its name."""
    if not before.lines or (before.header and not before.body):
        return False
    last, first = before.lines[-1], entry.header[0]
    if last.index != first.index - 1 or first.kind in ("heading", "item") or first.strong_share >= 0.8:
        return False
    bold = last.strong_share >= 0.8 and not first.gap
    alone = (
        not before.header
        and len(before.body) == 1
        and width(last.text) <= 80
        and not re.search(r"\w", bare_text(first.text))
    )
    return (bold or alone) and not ENDS_SENTENCE.search(last.text)


def _groups(line: Line, draft: Draft) -> bool:
    """A title of several projects, or a line that ends in a colon; a number counts a project, not a group."""
    kind, sure = heading_kind(line.text, draft.lex)
    if not kind:
        return line.text.rstrip().endswith((":", "："))
    return kind in ("projects", "research") if sure else not line.numbered


def _opened(entry: Entry, draft: Draft) -> list[Entry]:
    """A header that only groups (`开源项目：`, `主持课题`) opens into the projects that its items name."""
    if len(entry.header) != 1 or not entry.body or _dated(entry):
        return [entry]
    if not _groups(entry.header[0], draft):
        return [entry]
    level = min((line.level for line in entry.body if line.kind == "item"), default=-1)
    starts = [n for n, line in enumerate(entry.body) if line.kind == "item" and line.level == level]
    if any(is_part(entry.body[n], draft) for n in starts):
        return [entry]
    if not starts or starts[0] > 1 or sum(1 for n in starts if leads_by_name(entry.body[n], draft)) * 2 <= len(starts):
        return [entry]
    draft.mark(entry.header[0].whole(), "heading")
    return _cut([], entry.body, starts)
