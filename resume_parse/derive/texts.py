"""The texts of a résumé with their pointers, as what is computed from words reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def leaves(node: Any, pointer: str, fields: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The pointers and texts below a node of plain data that stand in one of the named fields."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            where = f"{pointer}/{escaped(key)}"
            if isinstance(value, str):
                if key in fields:
                    yield where, value
            elif key in fields and isinstance(value, list) and value and isinstance(value[0], str):
                yield from ((f"{where}/{n}", text) for n, text in enumerate(value))
            else:
                yield from leaves(value, where, fields)
    elif isinstance(node, list):
        for n, item in enumerate(node):
            yield from leaves(item, f"{pointer}/{n}", fields)


def escaped(key: str) -> str:
    """A key as a step of a JSON Pointer."""
    return key.replace("~", "~0").replace("/", "~1")
