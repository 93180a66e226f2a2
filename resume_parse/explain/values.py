"""Why a value is what it is: what it was read from, by which rule, among which candidates, and how sure that is."""

from __future__ import annotations

from typing import Any

from resume_parse.confidence import Feature, features_of, weights
from resume_parse.document import Value
from resume_parse.explain.changes import changes
from resume_parse.explain.reading import Reading, section_told
from resume_parse.explain.reasons import reason
from resume_parse.spot.names import name_score
from resume_parse.spot.places import place_score
from resume_parse.spot.roles import role_scorer

_SPEAKING = 0.1  # log-odds; what moves the scales less is not told


def leaves_below(reading: Reading, pointer: str) -> list[str]:
    """The pointers of the values at or below a pointer, in the order of the output; none where nothing is."""
    if pointer in reading.values:
        return [pointer]
    lead = pointer.rstrip("/") + "/"
    return [leaf for leaf in reading.values if leaf.startswith(lead)]


def value_told(reading: Reading, pointer: str) -> dict[str, Any]:
    """Everything about one value.

    Returns:
        `pointer`, `value`, `written` (places with line and text), `rule` and `called by` (module, function, what it
        says it does), `section`, `candidates` (text, score, whether it was taken; best first), `looks like` (scores of
        the word lists), `changes` (why it is not what is written), `confidence`, `probability`, `for` and `against`
        (reasons with their weight in log-odds, the heaviest first).
    """
    value = reading.values[pointer]
    kind, features = features_of(pointer, value, reading.setting)
    rules = [{"module": r.module, "function": r.name, "says": r.says} for r in reading.trace.rules(value)]
    standing = reading.setting.standings.get(value.cuts[0].line.index) if value.cuts else None
    places = reading.places[pointer]
    key = next((part for part in reversed(pointer.split("/")) if not part.isdigit()), "")
    written = reading.written(pointer)
    told: dict[str, Any] = {
        "pointer": pointer,
        "value": value.value,
        "written": [
            {"line": place.line, "start": place.start, "end": place.end, "text": text}
            for place, text in zip(places, written, strict=True)
        ],
        "rule": rules[0] if rules else None,
        "called by": rules[1:],
        "section": section_told(standing, reading),
        "candidates": _candidates(value, reading),
        "looks like": _looks(value.text, reading) if kind == "fact" else {},
        "changes": changes(key, value.value, " ".join(written), len(written), reading.draft.lex, reading.draft.region),
        "confidence": reading.confidence[pointer],
        "probability": round(weights().probability(kind, features), 3),
    }
    told |= _reasons(kind, features)
    return {name: found for name, found in told.items() if found not in (None, [], {})}


def _reasons(kind: str, features: list[Feature]) -> dict[str, list[dict[str, Any]]]:
    """What speaks for a value and against it."""
    out: dict[str, list[dict[str, Any]]] = {"for": [], "against": []}
    for weight, name, size in weights().told(kind, features):
        words = reason(name, there=size > weights().usual(kind, name))
        if words and abs(weight) >= _SPEAKING:
            out["for" if weight > 0 else "against"].append({"reason": words, "weight": round(weight, 2)})
    return out


def _candidates(value: Value, reading: Reading) -> list[dict[str, Any]]:
    """What was weighed for a value, best first."""
    choice = next((c for c in reading.draft.choices or () if c.value is value), None)
    if choice is None:
        return []
    ranked = sorted(choice.candidates, key=lambda candidate: -candidate[0])
    return [
        {"text": cut.text if cut is not None else None, "score": round(score, 2), "taken": score == choice.score}
        for score, cut in ranked
    ]


def _looks(text: str, reading: Reading) -> dict[str, float]:
    """How much the word lists find a text to look like what, from 0 to about 1."""
    lex = reading.draft.lex
    scores = role_scorer(lex).score(text[:120])._asdict()
    scores |= {"place": place_score(text, lex), "person": name_score(text, lex)}
    return {name: round(score, 2) for name, score in sorted(scores.items(), key=lambda pair: -pair[1]) if score >= 0.3}
