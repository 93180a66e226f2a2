"""Where a line of the source went, and why."""

from __future__ import annotations

from typing import Any

from resume_parse.document import Line
from resume_parse.explain.reading import Reading, section_told
from resume_parse.model_meta import EvidencePlace

_WHY = {
    "field": "values were read from it",
    "heading": "it is a title",
    "label": "it is a label: what it names stands elsewhere",
    "separator": "it shows no word",
    "furniture": "it belongs to the page, not to the résumé",
    "unplaced": "no field took it",
    "blank": "it is empty",
}


def lines_told(reading: Reading) -> list[dict[str, Any]]:
    """Every line of the source, in order.

    Returns:
        for each `line`, `text`, `status`, the `spans` of it that values were read from, and the `values` that begin on
        it (`pointer`, `value`, `confidence`).
    """
    begun: dict[int, list[tuple[int, str]]] = {}
    spans = reading.source.line_spans()
    found: dict[int, list[dict[str, Any]]] = {}
    for pointer, places in reading.places.items():
        if places:
            first = min(places, key=lambda place: place.start)
            begun.setdefault(first.line, []).append((first.start, pointer))
        for place in places:
            _mark(pointer, place, spans, found)
    return [
        {
            "line": n,
            "text": text,
            "status": _status(reading, n),
            "spans": found.get(n, []),
            "values": [_short(reading, p) for _, p in sorted(begun.get(n, []), key=lambda told: told[0])],
        }
        for n, text in enumerate(_texts(reading), 1)
    ]


def _mark(
    pointer: str, place: EvidencePlace, spans: list[tuple[int, int]], found: dict[int, list[dict[str, Any]]]
) -> None:
    """Enter what a place takes of each line that it stands in, in characters of the line."""
    number = place.line
    while number <= len(spans) and spans[number - 1][0] < place.end:
        start, end = spans[number - 1]
        span = {"start": max(place.start - start, 0), "end": min(place.end, end) - start, "pointer": pointer}
        found.setdefault(number, []).append(span)
        number += 1


def line_told(reading: Reading, number: int) -> dict[str, Any] | None:
    """Everything about one line, from 1; None where the document has no such line.

    Returns:
        `line`, `text`, `status`, `why`, `section` (that it opens or stands in), `opens` (whether it is the section's
        title), `values` read from it, and for each `rule`, what made it.
    """
    texts = _texts(reading)
    if not 1 <= number <= len(texts):
        return None
    record = reading.account.get(number)
    status = _status(reading, number)
    inside = [line for line in reading.draft.document.lines if number in _numbers(line, reading)]
    standing = next((s for line in inside if (s := reading.setting.standings.get(line.index))), None)
    title = standing.section.title if standing else None
    told: dict[str, Any] = {
        "line": number,
        "text": texts[number - 1],
        "status": status,
        "why": (record.reason if record and record.reason else None) or _WHY[status],
        "section": section_told(standing, reading),
        "opens": title is not None and any(line.index == title.line.index for line in inside),
        "values": [
            _short(reading, pointer) | {"rule": rules[0].says or rules[0].name if rules else ""}
            for pointer in (record.pointers if record and record.pointers else [])
            for rules in [reading.trace.rules(reading.values[pointer])]
        ],
    }
    return {name: found for name, found in told.items() if found not in (None, [], False)}


def _texts(reading: Reading) -> list[str]:
    """The lines of the source without their ends; none after the last end."""
    spans = reading.source.line_spans()
    texts = [reading.source.decoded[start:end].rstrip("\r\n\f\x85\u2028\u2029") for start, end in spans]
    return texts[:-1] if spans[-1][0] == spans[-1][1] else texts


def _status(reading: Reading, number: int) -> str:
    record = reading.account.get(number)
    return record.status if record else "blank"


def _numbers(line: Line, reading: Reading) -> range:
    """The lines of the source that a line was read from."""
    start, end = reading.source.origin(*line.source_span(0, len(line.text)))
    return range(reading.source.line_of(start), reading.source.line_of(max(start, end - 1)) + 1)


def _short(reading: Reading, pointer: str) -> dict[str, Any]:
    return {
        "pointer": pointer,
        "value": reading.values[pointer].value,
        "confidence": reading.confidence[pointer],
    }
