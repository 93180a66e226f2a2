"""Which fields a résumé has and what each may hold, as the page needs it to edit and to write JSON."""

from __future__ import annotations

from typing import Any

from ..model import json_schema
from ..model_base import DATE_PATTERN

FIRST_OF = {"email": "emails", "phone": "phones"}
"""Fields that repeat the first of another: the page shows only the other."""

LONG = frozenset(("summary", "description", "text", "reference"))
"""Texts of several lines: what is moved to one that is there is added to it."""

Field = dict[str, Any]
Part = dict[str, Any]


def parts_of_schema() -> list[Part]:
    """Give the parts of a résumé in the order of the model.

    Each has `path` (keys from the root), `shape` (`object`, `list` of objects, or `map` from labels to texts) and
    `fields`: `key`, `kind` (`text`, `date`, `url`, `email`, `enum`, `flag`, `integer`, `number`, `first`, `part`),
    `many` (a list of such values), `long` (LONG), and what goes with a kind: `options`, `pattern`, `of` (`first`) or
    `part` (its number here).
    """
    schema = json_schema()
    parts: list[Part] = []
    for name, node in schema["properties"].items():
        if name != "meta":
            _add_part(parts, [name], node, schema)
    return parts


def _add_part(parts: list[Part], path: list[str], node: dict[str, Any], schema: dict[str, Any]) -> int:
    """Add a part and the parts inside it; give its number."""
    shape = "list" if node.get("type") == "array" else "object"
    node = _resolved(node.get("items", node), schema)
    if "properties" not in node:
        shape = "map"
    number = len(parts)
    part: Part = {"path": path, "shape": shape, "fields": []}
    parts.append(part)
    for key, child in node.get("properties", {}).items():
        inner = _resolved(child.get("items", child), schema)
        if inner.get("type") == "object":
            nested = _add_part(parts, [*path, key], child, schema)
            part["fields"].append({"key": key, "kind": "part", "part": nested})
        else:
            part["fields"].append(_field(key, child, inner))
    return number


def _field(key: str, node: dict[str, Any], inner: dict[str, Any]) -> Field:
    if key in FIRST_OF:
        return {"key": key, "kind": "first", "of": FIRST_OF[key]}
    field: Field = {"key": key, "kind": _kind(inner)}
    if node.get("type") == "array":
        field["many"] = True
    if "enum" in inner:
        field["options"] = inner["enum"]
    if "pattern" in inner:
        field["pattern"] = inner["pattern"]
    if key in LONG:
        field["long"] = True
    return field


def _kind(node: dict[str, Any]) -> str:
    if "enum" in node:
        return "enum"
    if node.get("pattern") == DATE_PATTERN:
        return "date"
    if node.get("format") in ("uri", "email"):
        return "url" if node["format"] == "uri" else "email"
    return {"boolean": "flag", "integer": "integer", "string": "text"}.get(str(node.get("type")), "number")


def _resolved(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    reference = node.get("$ref")
    resolved: dict[str, Any] = schema["$defs"][reference.rsplit("/", 1)[1]] if reference else node
    return resolved
