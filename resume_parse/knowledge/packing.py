"""How `lexicon.packed` holds lists and tables: as long strings, each of which is decoded when it is asked for.

The first line of the file is an index in JSON, of the same form as the data, with a length in bytes for each string;
the strings follow, each with a line end behind it, in the order of the index.

A list of words is one string, its words joined by line ends, and so is each column of a table. A table whose values are
few is `{"keys": words, "values": distinct values, "codes": text}`: the n-th character of `codes`, less `BASE`, tells
which value the n-th key has; a value of several parts has tabs between them. Words hold neither line ends nor tabs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, TypeVar

T = TypeVar("T")

BASE: Final = 48
"""Added to an index to give a character: the first ten are digits, and the surrogates are far."""


class Packed(dict[str, Any]):
    """The tables of a packed file by name, decoded when first asked for.

    >>> Packed(to_bytes({"a": "x\\ny", "b": {"keys": "é", "codes": ""}, "c": ["1", "2"]}))["b"]
    {'keys': 'é', 'codes': ''}
    """

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.data = data
        at = data.index(b"\n") + 1
        self.places: dict[str, tuple[Any, int]] = {}
        for name, sizes in json.loads(data[:at]).items():
            self.places[name] = sizes, at
            at += sum(_sizes(sizes)) + len(_sizes(sizes))

    def __missing__(self, name: str) -> Any:
        sizes, at = self.places[name]
        parts = []
        for size in _sizes(sizes):
            parts.append(self.data[at : at + size].decode())
            at += size + 1
        if isinstance(sizes, dict):
            self[name] = dict(zip(sizes, parts, strict=True))
        else:
            self[name] = parts if isinstance(sizes, list) else parts[0]
        return self[name]


def to_bytes(tables: Mapping[str, str | list[str] | dict[str, str]]) -> bytes:
    """The content of a packed file: tables that are a string, or strings with or without names."""
    index: dict[str, Any] = {}
    strings: list[bytes] = []
    for name, table in tables.items():
        if isinstance(table, str):
            strings.append(table.encode())
            index[name] = len(strings[-1])
            continue
        parts = [part.encode() for part in (table.values() if isinstance(table, dict) else table)]
        sizes = list(map(len, parts))
        index[name] = dict(zip(table, sizes, strict=True)) if isinstance(table, dict) else sizes
        strings += parts
    first = json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()
    return b"".join(string + b"\n" for string in (first, *strings))


def _sizes(sizes: Any) -> list[int]:
    return list(sizes.values()) if isinstance(sizes, dict) else sizes if isinstance(sizes, list) else [sizes]


def pack_words(words: Iterable[str]) -> str:
    """A list as one string, sorted, each word once."""
    return "\n".join(sorted(set(words)))


def unpack_words(packed: str) -> frozenset[str]:
    """The words of a packed list.

    >>> sorted(unpack_words(pack_words(["b", "a", "b"])))
    ['a', 'b']
    """
    return frozenset(packed.split("\n")) if packed else frozenset()


def pack_table(table: Mapping[str, str | Sequence[str]]) -> dict[str, str]:
    """A mapping from words to a word or several, as sorted keys, distinct values and codes."""
    keys = sorted(table)
    rows = [value if isinstance(value, str) else "\t".join(value) for value in map(table.__getitem__, keys)]
    codes = {row: chr(BASE + n) for n, row in enumerate(sorted(set(rows)))}
    return {"keys": "\n".join(keys), "values": "\n".join(codes), "codes": "".join(map(codes.__getitem__, rows))}


def unpack_names(packed: Mapping[str, str]) -> dict[str, str]:
    """The mapping of a packed table whose values are single words.

    >>> unpack_names(pack_table({"b": "x", "a": "y", "c": "x"}))
    {'a': 'y', 'b': 'x', 'c': 'x'}
    """
    return _joined(packed, packed["values"].split("\n"))


def unpack_lists(packed: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The mapping of a packed table whose values have several parts; keys of equal value share one tuple.

    >>> unpack_lists(pack_table({"b": ["x", "1"], "a": ["y"]}))
    {'a': ('y',), 'b': ('x', '1')}
    """
    return _joined(packed, [tuple(row.split("\t")) for row in packed["values"].split("\n")])


def pack_rows(table: Mapping[str, Sequence[str]]) -> list[str]:
    """A mapping from words to values of several parts, most of them distinct, as its sorted keys and a row for each."""
    keys = sorted(table)
    return ["\n".join(keys), "\n".join("\t".join(table[key]) for key in keys)]


def unpack_rows(packed: Sequence[str]) -> dict[str, str]:
    """The mapping of packed rows. A value stays one string, tabs between its parts: most are never asked for.

    >>> unpack_rows(pack_rows({"b": ["x", "1"], "a": ["y", "2"]}))
    {'a': 'y\\t2', 'b': 'x\\t1'}
    """
    keys, rows = packed
    return dict(zip(keys.split("\n"), rows.split("\n"), strict=True))


def _joined(packed: Mapping[str, str], values: Sequence[T]) -> dict[str, T]:
    if not packed["codes"]:
        return {}
    by_code = {chr(BASE + n): value for n, value in enumerate(values)}
    return dict(zip(packed["keys"].split("\n"), map(by_code.__getitem__, packed["codes"]), strict=True))
