"""`meta` of a `Resume`: the input, the doubts, and where each value was read from."""

from typing import Annotated, Literal

from pydantic import Field

from .model_base import Count, Date, LineNumber, Part, Pointer, Text


class SourceInfo(Part):
    """The input: its path as it was given, and the format and encoding that it was read as."""

    # No Text: a file name may hold lone surrogates, which pydantic's length check refuses.
    path: str | None = None
    format: Literal["markdown", "html", "text"] | None = None
    encoding: Text | None = None
    bytes: Count | None = None
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] | None = None


class Warning(Part):
    """A doubt about the document; `path` is the JSON Pointer of the value in doubt, `line` counts from 1."""

    code: Text
    message: Text
    path: Pointer | None = None
    line: LineNumber | None = None


class EvidencePlace(Part):
    """A place in the decoded text: offsets in characters, `end` exclusive, and the line of the start, from 1."""

    start: Count
    end: Count
    line: LineNumber


class AccountLine(Part):
    """Where one non-blank line of the source went: into fields (`pointers`), or why it is in none (`reason`)."""

    line: LineNumber
    start: Count
    end: Count
    status: Literal["field", "heading", "label", "separator", "furniture", "unplaced"]
    reason: Text | None = None
    pointers: list[Pointer] | None = None


class Coverage(Part):
    """The account in numbers: non-blank lines, visible words, words placed and not; `share` is placed / words."""

    lines: Count
    words: Count
    placed: Count
    unplaced: Count
    share: Annotated[float, Field(ge=0.0, le=1.0)] | None = None


class Derived(Part):
    """A computed fact, and the pointers to the fields that it rests on."""

    value: bool | int | float | str
    pointers: list[Pointer] | None = None


class Correction(Part):
    """A value that a person changed after the parse: `from` is its pointer in the parse, `path` in this document."""

    op: Literal["replace", "move", "add", "remove"]
    from_: Pointer | None = Field(default=None, alias="from")
    path: Pointer | None = None
    old: bool | int | float | str | None = None
    new: bool | int | float | str | None = None


class Meta(Part):
    """About the parse. Keys of `evidence` and `confidence` are JSON Pointers into the résumé; `as_of` is the day that
    counted as today in `derived`, whose keys docs/derived.md lists."""

    source: SourceInfo | None = None
    version: Text | None = None
    warnings: list[Warning] | None = None
    evidence: dict[str, list[EvidencePlace]] | None = None
    confidence: dict[str, Literal["high", "medium", "low"]] | None = None
    account: list[AccountLine] | None = None
    coverage: Coverage | None = None
    as_of: Date | None = None
    derived: dict[str, Derived] | None = None
    corrections: list[Correction] | None = None
