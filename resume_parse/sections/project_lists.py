"""Projects told by the layout of their lines: a list of names, or names between lists; dates tell nothing here."""

from __future__ import annotations

import re
from itertools import pairwise

from resume_parse.document import Line, width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.concepts import INNER_CONCEPTS
from resume_parse.sections.draft import Draft
from resume_parse.sections.fields import leading_label
from resume_parse.sections.line_facts import OPENS_DUTY
from resume_parse.sections.project_heads import bare_text
from resume_parse.separators import CLAUSE_END
from resume_parse.spot.dates import find_dates

VERB = cue_pattern("(?&participation)|(?&dutyVerb)", re.I)
_LEAD = lazy_pattern(r"[^:：。，,]{2,30}(?:[:：]|\s[-–—]\s)\s*\S")
_LED = lazy_pattern(r"\s*(?:[（(][^（()）]{1,40}[)）]\s*)?(?:[:：]|[-–—]+\s)\s*\S")
_LINK = lazy_pattern(r"\s*[^:：。，]{1,20}[:：]\s*https?://\S+\s*$")


def leads_by_name(line: Line, draft: Draft) -> bool:
    """An item that opens with a name set apart: bold, a link, or short before a colon or dash that is no label."""
    text = line.text
    if (line.strong and line.strong[0][0] <= 1 and line.strong[0][1] < len(text.rstrip()) + 1) or (
        line.links and line.links[0].at <= 1
    ):
        return True
    if width(text) <= 60 and not CLAUSE_END.search(text):
        return True
    label = leading_label(line, draft.lex)
    return bool(_LEAD.match(text)) and not (label and set(label.concepts) & INNER_CONCEPTS)


def listed_starts(lines: list[Line], draft: Draft) -> list[int]:
    """Where the projects of a plain list begin: most of its outer items open with a name, whether dated or not."""
    items = [n for n, line in enumerate(lines) if line.kind == "item"]
    outer = min((lines[n].level for n in items), default=0)
    starts = [n for n in items if lines[n].level == outer]
    if len(starts) < 2 or any(line.kind == "heading" or line.columns or line.cells for line in lines):
        return []
    divided = all(b - a > 1 for a, b in pairwise([*starts, len(lines)]))
    if not all(_introduces(line) for line in lines[: starts[0]]) or (not divided and _headed(lines, starts)):
        return []
    texts = [line for line in lines[starts[0] :] if line.kind == "text" and not line.continues and not line.indent]
    named = [n for n in starts if _named(lines[n], draft)]
    if any(is_part(lines[n], draft) for n in starts):
        return []
    if texts or len(named) < 2 or len(named) * 5 < len(starts) * 3:
        return []
    return starts


def led_starts(lines: list[Line], draft: Draft) -> list[int]:
    """Where paragraphs begin that each open with a name set apart and go on with what it is: `**Tide**: an app`."""
    if any(line.kind not in ("text", "item") or line.cells for line in lines):
        return []
    texts = [n for n, line in enumerate(lines) if line.kind == "text" and not line.continues and not line.indent]
    starts = [n for n in texts if _LED.match(lines[n].text, _led_end(lines[n]))]
    if len(starts) < 2 or len(starts) * 3 < len(texts) * 2 or any(is_part(lines[n], draft) for n in starts):
        return []
    return starts if all(_introduces(line) for line in lines[: starts[0]]) else []


def _led_end(line: Line) -> int:
    """Where the bold or linked stretch ends that opens a line; its length where none does."""
    stretches = [*line.strong, *((k.at, k.to) for k in line.links)]
    return max((b for a, b in stretches if a <= 1), default=len(line.text))


def named_starts(lines: list[Line], draft: Draft) -> list[int]:
    """Where names stand in lines of their own between lists, and no line but those of the lists is dated."""
    texts = [n for n, line in enumerate(lines) if line.kind == "text" and not line.continues and not line.indent]
    if not texts or texts[0] != 0 or any(line.kind not in ("text", "item") for line in lines):
        return []
    for n in texts:
        below = lines[n + 1] if n + 1 < len(lines) else None
        if below is None or below.kind != "item" or not _plain_name(lines[n], draft):
            return []
    return texts


def _introduces(line: Line) -> bool:
    """A sentence, or what ends in a colon: it leads to the list and names no project."""
    text = line.text.strip()
    return line.kind == "text" and not find_dates(text) and (bool(CLAUSE_END.search(text)) or text[-1:] in (":", "："))


def _headed(lines: list[Line], starts: list[int]) -> bool:
    """Some of the items, the first among them, are the headers of the others: alone bold, or alone dated."""
    for marks in ([lines[n].strong_share >= 0.8 for n in starts], [_is_dated(lines[n].text) for n in starts]):
        if marks[0] and not all(marks):
            return True
    return False


def _is_dated(text: str) -> bool:
    """Whether a period stands in a line, or a date in a bracket or behind a comma after a name."""
    for found in find_dates(text):
        name = text[: found.start].rstrip()
        named = name[-1:] in ("(", "（", ",", "，") and 2 <= width(name) <= 60 and not CLAUSE_END.search(name[:-1])
        if found.is_range or found.current or named:
            return True
    return False


def is_link(line: Line) -> bool:
    """A line that only says where something is to be found (`App Store: https://…`); a linked name is a name."""
    return bool(_LINK.match(line.text)) and not (line.links and line.links[0].at <= 1)


def is_part(line: Line, draft: Draft) -> bool:
    """What stands inside a project, by its label or as a bare link: then the items are no projects themselves."""
    label = leading_label(line, draft.lex)
    return is_link(line) or (label is not None and bool(set(label.concepts) & INNER_CONCEPTS))


def _named(line: Line, draft: Draft) -> bool:
    return leads_by_name(line, draft) and not OPENS_DUTY.match(line.text.strip()) and not VERB.match(line.text.strip())


def _plain_name(line: Line, draft: Draft) -> bool:
    text = line.text.strip()
    return (
        2 <= width(text) <= 60
        and bool(bare_text(text))
        and not CLAUSE_END.search(text)
        and not find_dates(text)
        and not VERB.match(text)
        and text[-1] not in ":："
        and leading_label(line, draft.lex) is None
    )
