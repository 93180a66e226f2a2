"""A table of awards or certificates: what each column tells, by its title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resume_parse.document import Cut, Line, text_value
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.sections.concepts import DATE_CONCEPTS
from resume_parse.sections.draft import Draft, Item, extend_text, put
from resume_parse.sections.fields import looks_blank
from resume_parse.sections.honour_scores import honour_kind
from resume_parse.sections.short_parts import put_date, take_link
from resume_parse.spot.dates import find_dates
from resume_parse.spot.labels import label_concepts

_LEVEL = cue_pattern("(?&columnLevel)", re.I)
_NAME = cue_pattern("(?&columnName)$", re.I)
_CERTIFICATE = cue_pattern("(?&certificateNoun)|(?&certificate)|(?&certification)", re.I)
_GIVERS = frozenset(("issuer", "organization", "awarder"))
_DATES = DATE_CONCEPTS | {"date"}
_NAMES = frozenset(("awards", "certificates", "projectName", "name"))


def table_parts(lines: list[Line]) -> Iterator[tuple[Line | None, list[Line]]]:
    """The lines of a section in order: a table as its head and its rows, what is no table without a head."""
    head: Line | None = None
    part: list[Line] = []
    for line in lines:
        row = len(line.cells) > 1
        if line.table_head or (head is not None and not row):
            if head is not None or part:
                yield head, part
            head, part = (line if line.table_head else None), []
        if not line.table_head:
            part.append(line)
    if head is not None or part:
        yield head, part


def table_kind(head: Line, lex: Lexicon) -> str:
    """`awards` or `certificates` where the titles of a table's columns name one of them; '' where they do not."""
    if not head.table_head:
        return ""
    cells = _cells(head)
    for name in ("certificates", "awards"):
        if any(name in label_concepts(cell.text, lex) for cell in cells):
            return name
    return "certificates" if any(_CERTIFICATE.search(cell.text) for cell in cells) else ""


def read_row(head: Line, row: Line, kind: str, draft: Draft) -> tuple[str, Item] | None:
    """The award or certificate that a row tells and which of the two it is; None where no cell names one."""
    roles = _roles(head, draft.lex)
    cells = [(role, cell) for role, cell in zip(roles, _cells(row), strict=False) if cell]
    blank = [cell for _, cell in cells if looks_blank(cell.text, draft.lex)]
    for cell in blank:
        draft.mark(cell, "separator")
    told = {role: cell for role, cell in reversed(cells) if cell not in blank}
    spare = next((role for role in ("", "level", "giver") if role in told), None)
    if "name" not in told and spare is not None:
        told["name"] = told.pop(spare)  # the cell of a picture is empty: the columns do not fit their titles
    if "name" not in told:
        return None
    item: Item = {}
    name = take_link(told["name"], item)
    kind = honour_kind(" ".join(c.text for r, c in told.items() if r in ("name", "level")), kind, draft.lex)
    put(item, "name" if kind == "certificates" else "title", text_value(name))
    for role, cell in cells:
        if cell not in blank and cell is not told["name"]:
            _put(role, cell, kind, item)
    return kind, item


def _put(role: str, cell: Cut, kind: str, item: Item) -> None:
    dates = find_dates(cell.text) if role in ("date", "") else []
    if dates and role:
        put_date(item, cell, dates[0])
    elif role == "giver":
        put(item, "issuer" if kind == "certificates" else "awarder", text_value(cell))
    elif role == "level" and kind == "awards":
        put(item, "level", text_value(cell))
    else:
        extend_text(item, "summary", text_value(cell))
        if dates and "date" not in item and len(dates[0].first or "") == 10 and not dates[0].is_range:
            put_date(item, cell, dates[0])  # `Details`: `TÜV, 30.01.2026`


def _cells(line: Line) -> list[Cut]:
    return [Cut(line, a, b).strip() for a, b in line.cells]


def _roles(head: Line, lex: Lexicon) -> list[str]:
    """What each column tells: `name`, `date`, `level`, `giver` or '' for a remark; one is the name at any rate."""
    roles = [_role(cell.text, lex) for cell in _cells(head)]
    return ["" if role == "name" and "name" in roles[:n] else role for n, role in enumerate(roles)]


def _role(title: str, lex: Lexicon) -> str:
    concepts = set(label_concepts(title, lex))
    if concepts & _DATES:
        return "date"
    if _LEVEL.search(title):
        return "level"
    if concepts & _GIVERS:
        return "giver"
    return "name" if concepts & _NAMES or _NAME.search(title) else ""
