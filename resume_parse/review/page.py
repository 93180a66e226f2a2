"""The page of one document."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..model import Resume
from ..model_meta import Meta
from ..source import Source
from .doubts import doubts_of
from .fields import parts_of_schema
from .lines import source_lines
from .render import render

STYLES = ("base.css", "page.css")
SCRIPTS = (
    "data.js",
    "dom.js",
    "schema.js",
    "state.js",
    "export.js",
    "check.js",
    "steps.js",
    "source-pane.js",
    "fields-pane.js",
    "picked.js",
    "editor.js",
    "place-dialog.js",
    "doubts.js",
    "actions.js",
    "keys.js",
    "page.js",
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What an index tells of a document; `coverage` is the share of its visible words that are placed.

    `serious` are the doubts that are more than a value of medium confidence.
    """

    person: str
    format: str
    doubts: int
    serious: int
    coverage: float
    lines: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page as bytes, and the facts of its document."""

    html: bytes
    facts: Facts


def review_page(resume: Resume, source: Source, *, index: str | None = None) -> Page:
    """Make the page on which a document is checked.

    `resume` was read from `source` with evidence and account; `index` is the address of the page that lists this one.
    """
    meta = resume.meta or Meta()
    doubts = doubts_of(meta)
    coverage = meta.coverage.share if meta.coverage and meta.coverage.share is not None else 1.0
    name = os.path.basename(source.path) if source.path else "document"
    data: dict[str, Any] = {
        "name": name,
        "resume": _without_account(resume),
        "places": {record.line: [record.start, record.end] for record in meta.account or []},
        "parts": _parts(),
        "doubts": [doubt.as_data() for doubt in doubts],
    }
    lines = source_lines(source, meta)
    facts = Facts(
        person=(resume.basics.name if resume.basics else None) or "",
        format=(meta.source.format if meta.source else None) or "",
        doubts=len(doubts),
        serious=sum(doubt.serious for doubt in doubts),
        coverage=coverage,
        lines=len(lines),
    )
    values = {"name": name, "encoding": source.encoding, "facts": facts, "lines": lines, "index": index, "data": data}
    return Page(render("page.html.j2", styles=STYLES, scripts=SCRIPTS, **values), facts)


def _without_account(resume: Resume) -> dict[str, Any]:
    """The résumé without its account, which is long and stands in the page already, line by line."""
    data = resume.to_dict()
    data.get("meta", {}).pop("account", None)
    return data


@cache
def _parts() -> list[dict[str, Any]]:
    return parts_of_schema()
