"""Gold answers: written by hand (NAME.gold.json), or downloaded from the review page (FILE.corrected.json)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

WRITTEN, CORRECTED = ".gold.json", ".corrected.json"
KEYS = {"name", "keywords"}
NO_DOCUMENT = (WRITTEN, CORRECTED, ".pii.json")


class NotThereError(Exception):
    """What the benchmark needs is missing; the message says what."""


def find_gold(folders: Iterable[Path]) -> list[Path]:
    """The gold files below the folders, sorted. Raises NotThereError for a folder that holds none."""
    found: list[Path] = []
    for folder in folders:
        inside = sorted(path for kind in (WRITTEN, CORRECTED) for path in folder.rglob(f"*{kind}"))
        if not inside:
            raise NotThereError(f"no *{WRITTEN} or *{CORRECTED} below {folder}")
        found += inside
    return found


def document_of(gold: Path, documents: Path | None = None) -> Path:
    """The document that a gold file is about: beside it, below `documents`, or where the parse found it.

    Raises NotThereError when there is none, or when a corrected file was made from another content.
    """
    if gold.name.endswith(WRITTEN):
        beside = sorted(gold.parent.glob(f"{gold.name.removesuffix(WRITTEN)}.*"))
        found = next((path for path in beside if not path.name.endswith(NO_DOCUMENT)), None)
        if found is None:
            raise NotThereError(f"no document beside {gold}")
        return found
    source = _read(gold).get("meta", {}).get("source", {})
    name = gold.name.removesuffix(CORRECTED)
    places = [gold.with_name(name), *(sorted(documents.rglob(name)) if documents else [])]
    places += [Path(source["path"])] if "path" in source else []
    there = [path for path in places if path.is_file()]
    same = [path for path in there if hashlib.sha256(path.read_bytes()).hexdigest() == source.get("sha256")]
    if not same:
        why = f"{there[0]} is not what it was made from" if there else "its document is not there (see --documents)"
        raise NotThereError(f"{gold}: {why}")
    return same[0]


def read_gold(path: Path) -> dict[str, Any]:
    """The answer of a gold file, in the form of gold written by hand. Raises NotThereError for what is no answer."""
    data = _read(path)
    return as_gold(data) if path.name.endswith(CORRECTED) else data


def as_gold(corrected: dict[str, Any]) -> dict[str, Any]:
    """Bring a corrected résumé into the form of gold: no `meta`, only lists of contacts, skills as one flat set.

    Skills are those of `skills` and of the `keywords` of jobs and projects; a skill without keywords is its name.
    """
    gold = {key: value for key, value in corrected.items() if key not in ("meta", "skills")}
    if "basics" in gold:
        gold["basics"] = {key: value for key, value in gold["basics"].items() if key not in ("email", "phone")}
    named = [skill.get("keywords") or [skill["name"]] for skill in corrected.get("skills", []) if skill.keys() & KEYS]
    named += [item.get("keywords", []) for part in ("work", "projects") for item in corrected.get(part, [])]
    skills = list(dict.fromkeys(name for names in named for name in names))
    return {**gold, "skillSet": skills} if skills else gold


def _read(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise NotThereError(f"{path}: is no JSON ({error})") from error
    if not isinstance(data, dict):
        raise NotThereError(f"{path}: is no JSON object")
    return data
