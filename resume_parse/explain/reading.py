"""One document read while watched: its values, where they come from, what made them, and what stands around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from resume_parse.confidence import Setting, setting_of
from resume_parse.confidence.setting import Standing
from resume_parse.document import Value
from resume_parse.errors import EmptyError
from resume_parse.explain.trace import Trace, traced
from resume_parse.finish import finish, root_of
from resume_parse.model_meta import AccountLine, EvidencePlace
from resume_parse.pipeline import draft_of
from resume_parse.sections.draft import Draft
from resume_parse.sections.sweep import values_in
from resume_parse.source import Source


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a document. Keys of `values`, `places` and `confidence` are JSON Pointers."""

    source: Source
    draft: Draft
    values: dict[str, Value]
    places: dict[str, list[EvidencePlace]]
    confidence: dict[str, str]
    account: dict[int, AccountLine]  # by line of the source, from 1
    setting: Setting
    trace: Trace

    def written(self, pointer: str) -> list[str]:
        """The source characters that a value was read from, a text for each place."""
        return [self.source.decoded[place.start : place.end] for place in self.places[pointer]]


def read_watched(source: Source, format: str | None = None) -> Reading:
    """Read a source and note what happens. Raises EmptyError, and UsageError for an unknown format."""
    if not source.text.strip():
        raise EmptyError("is empty")
    draft_of(source, format=format)  # compiles the patterns, which takes long when it is watched
    draft, trace = traced(lambda: draft_of(source, format=format, choices=True))
    meta = finish(draft, source, evidence=True, account=True).meta
    assert meta is not None  # finish always states its source
    root = root_of(draft)
    leaves = list(values_in(root))
    warnings = [warning.model_dump(exclude_none=True) for warning in meta.warnings or []]
    return Reading(
        source,
        draft,
        dict(leaves),
        meta.evidence or {},
        {pointer: str(level) for pointer, level in (meta.confidence or {}).items()},
        {record.line: record for record in meta.account or []},
        setting_of(leaves, root, draft, source, warnings),
        trace,
    )


def section_told(standing: Standing | None, reading: Reading) -> dict[str, Any] | None:
    """A section: its kind, its title with the line, and why it was taken for one of its kind."""
    if standing is None:
        return None
    section, title = standing.section, standing.section.title
    told: dict[str, Any] = {"kind": section.kind}
    if title is not None:
        at = reading.source.origin(*title.source_span())[0]
        told |= {"title": title.text, "line": reading.source.line_of(at)}
    words = title.text.strip() if title is not None else ""
    return told | {
        "why": {
            "title": f"“{words}” is a known title of such sections",
            "noun": f"a word of “{words}” says so, the whole is no known title"
            if section.kind != "other"
            else f"“{words}” looks like a title, and says nothing that is known",
            "head": "it stands before any title",
            "none": "no title stands over it: its lines say so themselves",
        }[standing.known]
    }
