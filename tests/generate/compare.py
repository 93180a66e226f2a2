"""Compares an output with the answer, leaf by leaf. Simple on purpose: a leaf is right or wrong."""

import re
import unicodedata
from difflib import SequenceMatcher
from typing import Any, NamedTuple

ENTRIES = {
    "work": ("name", "position", "department", "location", "startDate", "end", "employmentType", "text"),
    "education": ("institution", "area", "degree", "startDate", "end"),
    "projects": ("name", "roles", "startDate", "end", "text"),
    "awards": ("title", "date"),
    "certificates": ("name",),
    "languages": ("language", "fluency"),
}
BASICS = ("name", "alternateNames", "label", "emails", "phones", "gender", "birthDate", "city", "summary")
ALIKE = 0.9


class Leaf(NamedTuple):
    """One compared value; `wanted` or `got` is None where only the other has it."""

    path: str
    wanted: object
    got: object
    right: bool


def compare(got: dict[str, Any], wanted: dict[str, Any]) -> list[Leaf]:
    """Every leaf that either of the two has."""
    basics = [_flat_basics(side.get("basics") or {}) for side in (got, wanted)]
    leaves = [_leaf(f"basics.{name}", basics[0].get(name), basics[1].get(name)) for name in BASICS]
    objectives = [(side.get("objective") or {}).get("positions") for side in (got, wanted)]
    leaves.append(_leaf("objective.positions", *objectives))
    for part, names in ENTRIES.items():
        leaves += _entries(
            part, names, [_flat(item) for item in got.get(part, [])], [_flat(item) for item in wanted.get(part, [])]
        )
    have, want = {fold(skill) for skill in _skills(got)}, {fold(skill) for skill in wanted.get("skillSet", [])}
    leaves += [Leaf("skills", skill, skill if skill in have else None, skill in have) for skill in sorted(want)]
    leaves += [Leaf("skills", None, skill, False) for skill in sorted(have - want)]
    return [leaf for leaf in leaves if leaf.wanted is not None or leaf.got is not None]


def fold(value: object) -> str:
    """Letters and digits in one case and width."""
    return re.sub(r"[^\w+#]|_", "", unicodedata.normalize("NFKC", str(value)).casefold())


def _skills(output: dict[str, Any]) -> list[str]:
    found: list[str] = []
    for item in output.get("skills", []):
        found += item.get("keywords") or [item["name"]] if "name" in item else item.get("keywords", [])
    for part in ("work", "projects"):
        for item in output.get(part, []):
            found += item.get("keywords", [])
    return found


def _flat_basics(basics: dict[str, Any]) -> dict[str, Any]:
    location = basics.get("location") or {}
    place = " ".join(str(location[key]) for key in ("city", "region", "address") if key in location)
    phones = [re.sub(r"\D", "", phone)[-8:] for phone in basics.get("phones", [])]
    return {**basics, "city": place or None, "phones": phones or None}


def _flat(item: dict[str, Any]) -> dict[str, Any]:
    """An entry with its end as one leaf and its texts as another."""
    said = item.get("summary", "")
    text = [item.get("description", ""), said, *item.get("highlights", [])] if isinstance(said, str) else []
    return {
        **item,
        "end": "present" if item.get("current") else item.get("endDate"),
        "text": (fold(" ".join(text)) or None) if text else said,
    }


def _leaf(path: str, got: object, wanted: object) -> Leaf:
    return Leaf(path, wanted, got, _same(got, wanted))


def _same(got: object, wanted: object) -> bool:
    if isinstance(wanted, dict):
        return any(_same(got, one) for one in wanted["anyOf"])
    if got is None or wanted is None:
        return got is wanted
    if isinstance(wanted, list):
        return isinstance(got, list) and [fold(one) for one in got] == [fold(one) for one in wanted]
    a, b = fold(got), fold(wanted)
    return a == b or (min(len(a), len(b)) > 20 and SequenceMatcher(None, a, b, autojunk=False).ratio() >= ALIKE)


def _entries(part: str, names: tuple[str, ...], got: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> list[Leaf]:
    """Pairs each wanted entry with the one that shares most leaves; what is left over is one wrong leaf."""
    leaves: list[Leaf] = []
    rest = list(got)
    for item in wanted:
        best = max(
            rest,
            key=lambda other: sum(_same(other.get(n), item[n]) for n in names if item.get(n) is not None),
            default=None,
        )
        if best is not None and any(_same(best.get(n), item[n]) for n in names if item.get(n) is not None):
            rest.remove(best)
        else:
            best = {}
        leaves += [_leaf(f"{part}.{n}", best.get(n), item.get(n)) for n in names]
    return leaves + [Leaf(f"{part}.more", None, str(item), False) for item in rest]
