"""Projects told as an outline below a job: each outer item is a name, what it did stands below it."""

from __future__ import annotations

from itertools import pairwise

from resume_parse.document import Line, width
from resume_parse.sections.concepts import INNER_CONCEPTS
from resume_parse.sections.draft import Draft
from resume_parse.sections.entry import Entry
from resume_parse.sections.fields import leading_label
from resume_parse.separators import CLAUSE_END


def outlined(lines: list[Line], draft: Draft) -> tuple[list[Line], list[Entry]]:
    """The lines before an outline and its entries; no entries where the lines are none.

    Most outer items have lines below them, and each of those is a name: short, no sentence, no label.
    """
    items = [n for n, line in enumerate(lines) if line.kind == "item"]
    outer = min((lines[n].level for n in items), default=0)
    starts = [n for n in items if lines[n].level == outer]
    if not starts:
        return lines, []
    entries = [Entry([lines[a]], lines[a + 1 : b]) for a, b in pairwise([*starts, len(lines)])]
    told = [e for e in entries if e.body]
    if len(told) * 2 <= len(entries) or not all(_names_one(e.header[0], draft) for e in entries):
        return lines, []
    return lines[: starts[0]], entries


def _names_one(line: Line, draft: Draft) -> bool:
    text = line.text.strip()
    label = leading_label(line, draft.lex)
    if label and set(label.concepts) & INNER_CONCEPTS:
        return False
    return width(text) <= 70 and not CLAUSE_END.search(text)
