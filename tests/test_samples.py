"""The invented résumés in `samples/`: each parses to its expected JSON, whatever the format."""

import json
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from resume_parse import parse_file

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "samples"
SUFFIXES = (".md", ".html", ".txt")
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix in SUFFIXES)
PEOPLE = sorted({path.stem for path in FILES})
IN_ALL_FORMATS = [name for name in PEOPLE if all((FOLDER / (name + suffix)).exists() for suffix in SUFFIXES)]

validate = fastjsonschema.compile(json.loads((ROOT / "schemas" / "resume.schema.json").read_text(encoding="utf-8")))


def expected(name: str) -> dict[str, Any]:
    """The JSON that a person's résumé should give, less `meta`."""
    data: dict[str, Any] = json.loads((FOLDER / f"{name}.expected.json").read_text(encoding="utf-8"))
    return data


def test_samples_are_there() -> None:
    # The tests below run over what the folder holds; an empty folder must not pass.
    assert len(PEOPLE) >= 7
    assert len(IN_ALL_FORMATS) >= 3
    assert {path.name.removesuffix(".expected.json") for path in FOLDER.glob("*.expected.json")} == set(PEOPLE)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_sample_gives_expected(path: Path) -> None:
    # One answer a person: so the formats agree, too.
    data = parse_file(path).to_dict()
    validate(data)
    del data["meta"]
    assert data == expected(path.stem)
