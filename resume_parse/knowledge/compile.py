"""Compile the word lists into `lexicon.packed`, so that a start does not read twenty files.

Run `python -m resume_parse.knowledge.compile` after a change of a data file; a test fails when the result is stale.
"""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from resume_parse.knowledge.fold import fold_with, read_pairs
from resume_parse.knowledge.packing import pack_rows, pack_table, pack_words, to_bytes
from resume_parse.knowledge.signs import signs_in

HERE: Final = Path(__file__).parent
_FIRST: Final = re.compile(r"(?:\\b)?\w(?![?*+{])")  # of a cue: a character that stands for itself
Fold = Callable[[str], str]


def compile_lexicon(folder: Path = HERE) -> dict[str, Any]:
    """Read every data file and fold its entries.

    Args:
        folder: where the data files stand.
    Returns:
        the packed lists and tables (see packing.py), whose words are folded look-up forms; and what `dates.toml` and
        `networks.toml` hold, as JSON. Ready for `to_bytes`.
    """
    pairs = read_pairs(folder / "t2s.txt")

    def fold(text: str) -> str:
        return fold_with(text, pairs)

    languages = [_toml(path) for path in sorted((folder / "lang").glob("*.toml"))]
    out: dict[str, Any] = {name: _json(_toml(folder / f"{name}.toml")) for name in ("dates", "networks")}
    tables: dict[str, Mapping[str, Any]] = {
        "headings": _headings(languages, "phrases", fold),
        "heads": _headings(languages, "heads", fold),
        "labels": _labels(languages, fold),
        "function_words": _function_words(languages, fold),
        "languages": {fold(k): v for lang in languages for k, v in lang.get("languages", {}).items()},
        "places": _places(folder / "places.csv", fold),
    }
    for table in ("degrees", "modes", "employment", "gender"):
        tables[table] = _levels(languages, table, fold)
    out |= {name: pack_table(table) for name, table in tables.items()}
    out["t2s"] = ["".join(map(chr, pairs)), "".join(pairs.values())]
    out["skills"] = pack_rows(_skills(folder / "skills.csv", fold))
    for table in ("titles", "organizations", "schools", "levels", "honours", "other"):
        out[table] = _lists(languages, table, fold)
    for table in ("politics", "marital", "nationality", "ethnicity"):
        out[table] = pack_words(fold(v) for lang in languages for v in lang.get(table, {}).get("values", []))
    cues = _cues(languages)
    out["cues"] = {name: _alternatives(words) for name, words in cues.items()}
    out["signs"] = {name: "\n".join(_shortest([*map(signs_in, words)])) for name, words in cues.items()}
    out["schools"]["names"] = pack_words(map(fold, _rows(folder / "schools.txt")))
    out["employers"] = pack_words(map(fold, _rows(folder / "employers.txt")))
    out["given"] = pack_words(map(fold, _rows(folder / "given_names.txt")))
    out["surnames"] = _sections(folder / "surnames.txt", fold)
    return out


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _headings(languages: list[dict[str, Any]], form: str, fold: Fold) -> dict[str, str]:
    """Title → kind; where two languages share a folded form (教育经验, 教育経験), the one that writes it so owns it."""
    told = [
        (word, fold(word), kind)
        for lang in languages
        for kind, words in lang.get("headings", {}).items()
        for word in words.get(form, [])
    ]
    found: dict[str, str] = {}
    for _, key, kind in sorted(told, key=lambda row: row[0].casefold() != row[1]):
        found.setdefault(key, kind)
    return found


def _labels(languages: list[dict[str, Any]], fold: Fold) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for lang in languages:
        for concept, words in lang.get("labels", {}).items():
            for word in words:
                concepts = found.setdefault(fold(word), [])
                if concept not in concepts:
                    concepts.append(concept)
    return found


def _function_words(languages: list[dict[str, Any]], fold: Fold) -> dict[str, list[str]]:
    """Word → the languages that have it."""
    found: dict[str, list[str]] = {}
    for lang in languages:
        for word in lang.get("function_words", ()):
            found.setdefault(fold(word), []).append(lang["language"])
    return found


def _levels(languages: list[dict[str, Any]], table: str, fold: Fold) -> dict[str, str]:
    return {
        fold(word): level
        for lang in reversed(languages)
        for level, words in lang.get(table, {}).items()
        for word in words
    }


def _lists(languages: list[dict[str, Any]], table: str, fold: Fold) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for lang in languages:
        for name, words in lang.get(table, {}).items():
            found.setdefault(name, set()).update(fold(w) for w in words)
    return {name: pack_words(words) for name, words in found.items()}


def _cues(languages: list[dict[str, Any]]) -> dict[str, set[str]]:
    """Alternatives of a regular expression by name, not folded."""
    found: dict[str, set[str]] = {}
    for lang in languages:
        for name, words in lang.get("cues", {}).items():
            found.setdefault(name, set()).update(words)
    return found


def _shortest(signs: list[frozenset[str]]) -> list[str]:
    """All signs of a list's cues but those that hold another one; none where a cue has no sign."""
    found = frozenset().union(*signs) if all(signs) else frozenset()
    return sorted(s for s in found if not any(other in s for other in found if other != s))


def _alternatives(words: set[str]) -> str:
    """The alternatives, the longest first, since the first that fits wins; those of one first character stand behind
    it, so that all fail at once where it does not stand."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        first = _FIRST.match(word)
        head = first.group() if first else word
        groups.setdefault(head, []).append(word[len(head) :])
    return "|".join(head + (f"(?:{'|'.join(rest)})" if len(rest) > 1 else rest[0]) for head, rest in groups.items())


def _rows(path: Path) -> list[str]:
    if not path.exists():
        return []
    rows = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [row for row in rows if row and not row.startswith("#")]


def _sections(path: Path, fold: Fold) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    name = ""
    for row in _rows(path):
        if row.startswith("["):
            name = row.strip("[]")
        else:
            found.setdefault(name, set()).add(fold(row))
    return {name: pack_words(words) for name, words in found.items()}


def _csv(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(_rows(path))) if path.exists() else []


def _places(path: Path, fold: Fold) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in _csv(path):
        found.setdefault(fold(row["name"]), [row["kind"], row["country"]])
    return found


def _skills(path: Path, fold: Fold) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    rows = _csv(path)
    for row in rows:
        found.setdefault(fold(row["name"]), [row["name"], row["kind"]])
    for row in rows:
        for alias in filter(None, (row.get("aliases") or "").split("|")):
            found.setdefault(fold(alias), [row["name"], row["kind"]])
    return found


def main() -> None:
    (HERE / "lexicon.packed").write_bytes(to_bytes(compile_lexicon()))


if __name__ == "__main__":
    main()
