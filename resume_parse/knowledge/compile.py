"""Compile the word lists into `lexicon.json`, so that a start does not read twenty files: `python -m resume_parse.knowledge.compile`."""

from __future__ import annotations

import csv
import json
import tomllib
from pathlib import Path
from typing import Any

from resume_parse.knowledge.fold import fold_with, read_pairs

HERE = Path(__file__).parent
SUFFIXED = ("organizations", "schools", "titles")


def compile_lexicon(folder: Path = HERE) -> dict[str, Any]:
    """Read every data file and fold its entries.

    Args:
        folder: where the data files stand.
    Returns:
        plain lists and dicts, ready for JSON; keys are folded look-up forms.
    """
    pairs = read_pairs(folder / "t2s.txt")

    def fold(text: str) -> str:
        return fold_with(text, pairs)

    out: dict[str, Any] = {"t2s": {chr(k): v for k, v in pairs.items()}}
    languages = [tomllib.loads(p.read_text(encoding="utf-8")) for p in sorted((folder / "lang").glob("*.toml"))]
    out["headings"] = _headings(languages, fold)
    out["heads"] = _heads(languages, fold)
    out["labels"] = _labels(languages, fold)
    for table in ("degrees", "modes", "employment", "gender"):
        out[table] = _levels(languages, table, fold)
    for table in ("titles", "organizations", "schools", "levels", "honours", "other"):
        out[table] = _lists(languages, table, fold)
    out["languages"] = {fold(k): v for lang in languages for k, v in lang.get("languages", {}).items()}
    for table in ("politics", "marital", "nationality", "ethnicity"):
        out[table] = sorted({fold(v) for lang in languages for v in lang.get(table, {}).get("values", [])})
    out["schools"]["names"] = sorted({fold(x) for x in _rows(folder / "schools.txt")})
    out["employers"] = sorted({fold(x) for x in _rows(folder / "employers.txt")})
    out["given"] = sorted({fold(x) for x in _rows(folder / "given_names.txt")})
    out["surnames"] = _sections(folder / "surnames.txt", fold)
    out["places"] = _places(folder / "places.csv", fold)
    out["skills"] = _skills(folder / "skills.csv", fold)
    return out


def _headings(languages: list[dict[str, Any]], fold: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for lang in languages:
        for kind, words in lang.get("headings", {}).items():
            for phrase in words.get("phrases", []):
                found.setdefault(fold(phrase), kind)
    return found


def _heads(languages: list[dict[str, Any]], fold: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for lang in languages:
        for kind, words in lang.get("headings", {}).items():
            for head in words.get("heads", []):
                found.setdefault(fold(head), kind)
    return found


def _labels(languages: list[dict[str, Any]], fold: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for lang in languages:
        for concept, words in lang.get("labels", {}).items():
            for word in words:
                concepts = found.setdefault(fold(word), [])
                if concept not in concepts:
                    concepts.append(concept)
    return found


def _levels(languages: list[dict[str, Any]], table: str, fold: Any) -> dict[str, str]:
    return {fold(word): level for lang in reversed(languages) for level, words in lang.get(table, {}).items() for word in words}


def _lists(languages: list[dict[str, Any]], table: str, fold: Any) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {}
    for lang in languages:
        for name, words in lang.get(table, {}).items():
            found.setdefault(name, set()).update(fold(w) for w in words)
    return {name: sorted(words) for name, words in sorted(found.items())}


def _rows(path: Path) -> list[str]:
    if not path.exists():
        return []
    rows = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [row for row in rows if row and not row.startswith("#")]


def _sections(path: Path, fold: Any) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {}
    name = ""
    for row in _rows(path):
        if row.startswith("["):
            name = row.strip("[]")
        else:
            found.setdefault(name, set()).add(fold(row))
    return {name: sorted(words) for name, words in found.items()}


def _csv(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(_rows(path))) if path.exists() else []


def _places(path: Path, fold: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in _csv(path):
        found.setdefault(fold(row["name"]), [row["kind"], row["country"]])
    return found


def _skills(path: Path, fold: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    rows = _csv(path)
    for row in rows:
        found.setdefault(fold(row["name"]), [row["name"], row["kind"]])
    for row in rows:
        for alias in filter(None, (row.get("aliases") or "").split("|")):
            found.setdefault(fold(alias), [row["name"], row["kind"]])
    return found


def main() -> None:
    text = json.dumps(compile_lexicon(), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (HERE / "lexicon.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
