"""A résumé corrected on the review page serves as gold: `benchmarks/gold.py`."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from resume_parse import parse_file

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

from gold import NotThereError, as_gold, document_of, find_gold, read_gold  # noqa: E402

SHARED = Path(os.environ.get("RESUME_PARSE_SHARED") or ROOT / "no-such-folder")
SCORER = SHARED / "score" / "score.py"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A document and its answer with one correction, as the page downloads it."""
    document = tmp_path / "zhou-yu.md"
    shutil.copy(ROOT / "samples" / "zhou-yu.md", document)
    answer = parse_file(document, evidence=True).to_dict()
    change = {"op": "replace", "from": "/work/0/position", "path": "/work/0/position", "new": "首席工程师"}
    answer["meta"]["corrections"] = [{**change, "old": answer["work"][0]["position"]}]
    answer["work"][0]["position"] = "首席工程师"
    (tmp_path / "zhou-yu.md.corrected.json").write_text(json.dumps(answer), encoding="utf-8")
    return tmp_path


def test_a_corrected_file_takes_the_form_of_gold(folder: Path) -> None:
    (path,) = find_gold([folder])
    answer = parse_file(folder / "zhou-yu.md").to_dict()
    gold = read_gold(path)
    assert gold["work"][0]["position"] == "首席工程师"
    assert gold["education"] == answer["education"]
    assert not {"meta", "skills"} & gold.keys()
    assert {"emails", "phones"} <= gold["basics"].keys()
    assert not {"email", "phone"} & gold["basics"].keys()
    assert {word for skill in answer["skills"] for word in skill["keywords"]} <= set(gold["skillSet"])


def test_skills_are_one_flat_set() -> None:
    skills = [{"name": "Data", "keywords": ["SQL", "dbt"]}, {"name": "Excel"}, {"level": "good"}]
    corrected = {"skills": skills, "work": [{"keywords": ["dbt", "Airflow"]}]}
    assert as_gold(corrected)["skillSet"] == ["SQL", "dbt", "Excel", "Airflow"]


def test_the_document_is_found_and_must_be_the_same(folder: Path, tmp_path: Path) -> None:
    (path,) = find_gold([folder])
    assert document_of(path) == folder / "zhou-yu.md"
    elsewhere = tmp_path / "documents" / "deep"
    elsewhere.mkdir(parents=True)
    (folder / "zhou-yu.md").rename(elsewhere / "zhou-yu.md")
    with pytest.raises(NotThereError, match="is not there"):
        document_of(path)
    assert document_of(path, tmp_path / "documents") == elsewhere / "zhou-yu.md"
    (folder / "zhou-yu.md").write_text("another", encoding="utf-8")
    with pytest.raises(NotThereError, match="is not what it was made from"):
        document_of(path)


@pytest.mark.skipif(not SCORER.exists(), reason="the scorer is not beside this checkout")
def test_accuracy_is_measured_against_it(folder: Path) -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "accuracy.py"), str(folder), "--no-history", "--scorer"]
    done = subprocess.run([*command, str(SCORER)], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    work = next(line for line in done.stdout.splitlines() if line.startswith("work"))
    education = next(line for line in done.stdout.splitlines() if line.startswith("education"))
    assert "F1 1.000" in education
    assert "F1 1.000" not in work
