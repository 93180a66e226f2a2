"""Small documents and what must be read from them, as text: a bug report becomes a case without code.

`cases/parse_*.txt` hold cases between lines of `====`. A case is a title, with the formats that it is parsed as in
brackets where they are not to be found out, the document, a line `=>`, and what is expected, a line each:

- `/work/0/name = Acme Ltd`: a JSON Pointer and the value there; JSON where it begins with one of `[{"`. An object may
  hold more than is named; a list may not.
- `/work/0/endDate = absent`: nothing stands there.
- `/skillSet` is the list of all skills in `skills`.

`\t` in a document is a tab, so that editors cannot take it for spaces. All people and numbers are invented.
"""

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from resume_parse import parse

FOLDER = Path(__file__).parent / "cases"
ABSENT = object()


class Case(NamedTuple):
    title: str
    format: str | None
    text: str
    wanted: tuple[tuple[str, str], ...]


def read_cases(path: Path) -> list[Case]:
    cases = []
    for block in re.split(r"^={4}\n", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        head, _, body = block.partition("\n")
        text, arrow, wanted = body.partition("\n=>\n")
        assert arrow, f"{path.name}: no line => in the case {head!r}"
        title, _, formats = head.partition(" [")
        lines = [line for line in wanted.splitlines() if line.strip() and not line.startswith("# ")]
        rows = tuple((pointer, value) for pointer, _, value in (line.partition(" = ") for line in lines))
        assert rows, f"{path.name}: nothing expected in the case {head!r}"
        for format in formats.rstrip("]").split(", "):
            cases.append(Case(title, format or None, text.replace("\\t", "\t") + "\n", rows))
    return cases


def value_at(data: Any, pointer: str) -> Any:
    if pointer == "/skillSet":
        return [name for group in data.get("skills", []) for name in group.get("keywords", [])]
    for part in pointer.split("/")[1:]:
        part = part.replace("~1", "/").replace("~0", "~")
        if isinstance(data, list) and part.isdigit() and int(part) < len(data):
            data = data[int(part)]
        elif isinstance(data, dict) and part in data:
            data = data[part]
        else:
            return ABSENT
    return data


def fits(found: Any, wanted: Any) -> bool:
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(fits(found.get(key, ABSENT), value) for key, value in wanted.items())
    if isinstance(wanted, list):
        return isinstance(found, list) and len(found) == len(wanted) and all(map(fits, found, wanted))
    return bool(found == wanted)


def is_met(found: Any, wanted: str) -> bool:
    if wanted == "absent":
        return found is ABSENT
    if wanted[0] in '[{"':
        return fits(found, json.loads(wanted))
    if isinstance(found, bool):
        return str(found).lower() == wanted
    return not isinstance(found, dict | list) and str(found) == wanted


CASES = [(path.stem, case) for path in sorted(FOLDER.glob("parse_*.txt")) for case in read_cases(path)]


def test_the_cases_are_there() -> None:
    assert len(CASES) >= 120
    assert len({(file, case.title, case.format) for file, case in CASES}) == len(CASES), "two cases of one title"


@pytest.mark.parametrize(
    "case", [case for _, case in CASES], ids=[f"{f}: {c.title} {c.format or ''}" for f, c in CASES]
)
def test_case(case: Case) -> None:
    data = parse(case.text, format=case.format).to_dict()
    wrong = [
        f"{pointer}: {value_at(data, pointer)!r}, not {value}"
        for pointer, value in case.wanted
        if not is_met(value_at(data, pointer), value)
    ]
    shown = {key: value for key, value in data.items() if key != "meta"}
    assert wrong == [], json.dumps(shown, ensure_ascii=False, indent=1)


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        ("Acme", "Acme Ltd"),
        (ABSENT, "x"),
        ("x", "absent"),
        (["a", "b"], '["a"]'),
        ({"a": 1}, '{"a": 2}'),
        (True, "false"),
    ],
)
def test_what_is_wrong_is_seen(found: Any, wanted: str) -> None:
    assert not is_met(found, wanted)
