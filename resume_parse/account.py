"""Where each line of the source went."""

from __future__ import annotations

from typing import Any

from resume_parse.patterns import CJK, lazy_pattern
from resume_parse.sections.draft import Draft
from resume_parse.source import Source

_WORD = lazy_pattern(rf"{CJK}|[^\W_]+")


def account_of(
    draft: Draft, source: Source, evidence: dict[str, list[dict[str, int]]]
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The account, a record for each non-blank line, and the coverage in numbers.

    Returns:
        records with `line` (from 1), `start`, `end` (characters of the decoded text), `status`, `reason`, `pointers`;
        and the counts.
    """
    rows = _rows(source)
    pointers = _by_line(rows, evidence)
    marks = _marks(draft, source, rows)
    furniture = _furniture(draft, source, rows)
    shown = _shown(draft, source)
    covered = _covered(draft, source, evidence)
    out: list[dict[str, Any]] = []
    words = unplaced = 0
    for n, (start, end) in rows.items():
        visible = [m for m in _WORD.finditer(source.decoded, start, end) if shown[m.start()]]
        record: dict[str, Any] = {"line": n, "start": start, "end": end}
        if n in furniture and not pointers.get(n):
            record |= {"status": "furniture", "reason": furniture[n]}
            out.append(record)
            continue
        missing = sum(1 for m in visible if not covered[m.start()])
        words += len(visible)
        if pointers.get(n):
            record |= {"status": "field", "pointers": pointers[n]}
            unplaced += missing
        elif n in marks:
            record["status"] = marks[n]
        elif not visible:
            record |= {"status": "separator"}
        else:
            record["status"] = "unplaced"
            unplaced += missing
        out.append(record)
    share = round((words - unplaced) / words, 4) if words else 1.0
    return out, {"lines": len(rows), "words": words, "placed": words - unplaced, "unplaced": unplaced, "share": share}


def _rows(source: Source) -> dict[int, tuple[int, int]]:
    """Non-blank lines: number from 1 → start and end without surrounding space."""
    out: dict[int, tuple[int, int]] = {}
    for n, (a, b) in enumerate(source.line_spans(), 1):
        text = source.decoded[a:b]
        stripped = text.strip()
        if stripped:
            at = a + text.index(stripped)
            out[n] = (at, at + len(stripped))
    return out


def _by_line(rows: dict[int, tuple[int, int]], evidence: dict[str, list[dict[str, int]]]) -> dict[int, list[str]]:
    out: dict[int, list[str]] = {}
    for pointer, places in evidence.items():
        for place in places:
            n = place["line"]
            while n <= place["line"] + 10_000 and (n not in rows or rows[n][0] < place["end"]):
                if n in rows and rows[n][1] > place["start"] and pointer not in (found := out.setdefault(n, [])):
                    found.append(pointer)
                n += 1
                if n > max(rows, default=0):
                    break
    return out


def _marks(draft: Draft, source: Source, rows: dict[int, tuple[int, int]]) -> dict[int, str]:
    out: dict[int, str] = {}
    for mark in draft.marks:
        a, _ = source.origin(*mark.cut.source_span())
        out.setdefault(source.line_of(a), mark.status)
    return out


def _furniture(draft: Draft, source: Source, rows: dict[int, tuple[int, int]]) -> dict[int, str]:
    out: dict[int, str] = {}
    for piece in draft.document.furniture:
        a, b = source.origin(piece.start, piece.end)
        for n in range(source.line_of(a), source.line_of(max(a, b - 1)) + 1):
            out.setdefault(n, piece.reason)
    for line in draft.document.lines:
        if line.furniture:
            a, _ = source.origin(*line.source_span(0, len(line.text)))
            out.setdefault(source.line_of(a), line.furniture)
    return out


def _shown(draft: Draft, source: Source) -> bytearray:
    """One byte a character of the decoded text: 1 where a reader shows it."""
    shown = bytearray(len(source.decoded) + 1)
    for line in draft.document.lines:
        for p in line.pieces:
            a, b = source.origin(p.start, p.start + p.width)
            shown[a:b] = b"\1" * (b - a)
    return shown


def _covered(draft: Draft, source: Source, evidence: dict[str, list[dict[str, int]]]) -> bytearray:
    covered = bytearray(len(source.decoded) + 1)
    spans = [(p["start"], p["end"]) for places in evidence.values() for p in places]
    spans += [source.origin(*m.cut.source_span()) for m in draft.marks]
    spans += [source.origin(*c.source_span()) for c in draft.taken]
    for a, b in spans:
        covered[a:b] = b"\1" * (b - a)
    return covered
