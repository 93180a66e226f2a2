"""`explain`: pages as they should look, and what is told of a value and of a line.

`python -m tests.test_explain` writes the pages in `tests/pages` anew; look at them before they are committed.
"""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console

from resume_parse.confidence import weights
from resume_parse.explain import Reading, leaves_below, line_told, lines_told, read_watched, value_told
from resume_parse.explain.reasons import reason
from resume_parse.output.explain import show_document, show_line, show_values
from resume_parse.source import read_source, source_of

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "tests" / "pages"
SAMPLES = ROOT / "samples"
WIDTHS = (80, 120)
SHOWN = ("zhou-yu.md", "odette-farrow.txt")

DOCUMENT = """\
# 李雷

电话：138 0013 8000

## 工作经历

西安示例科技有限公司 | 软件工程师 | 2019年3月 - 至今

- 负责支付系统的设计与开发，
  把响应时间缩短到三分之一。

## 专业技能

k8s、Pvtorch
"""


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_watched(source_of(DOCUMENT))


def page(path: Path, width: int, encoding: str = "utf-8", **how: Any) -> str:
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding, errors="strict", newline="\n")
    console = Console(file=file, width=width, markup=False, highlight=False, emoji=False, **how)
    show_document(lines_told(read_watched(read_source(path))), console)
    file.flush()
    return raw.getvalue().decode(encoding)


def golden(name: str, width: int) -> Path:
    return PAGES / f"explain-{Path(name).stem}-{width}.txt"


# ---------------------------------------------------------------- pages


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SHOWN)
def test_page(name: str, width: int):
    assert page(SAMPLES / name, width) == golden(name, width).read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 60, 99, 100, 160])
def test_no_line_is_wider_than_the_terminal(width: int):
    lines = page(SAMPLES / "zhou-yu.md", width).splitlines()
    assert len(lines) > 50
    assert max(map(cell_len, lines)) <= width


def test_a_terminal_without_these_characters_gets_others():
    shown = page(SAMPLES / "odette-farrow.txt", 80, encoding="ascii")
    assert "+ high" in shown
    assert "? low" in shown


def test_colour_only_on_a_terminal():
    assert "\x1b[" not in page(SAMPLES / "zhou-yu.md", 80)
    assert "\x1b[" in page(SAMPLES / "zhou-yu.md", 80, force_terminal=True, color_system="standard")


# ---------------------------------------------------------------- a value


def test_a_value_leads_to_its_words_and_rule(reading: Reading):
    told = value_told(reading, "/work/0/name")
    assert told["value"] == "西安示例科技有限公司"
    assert [(place["line"], place["text"]) for place in told["written"]] == [(7, "西安示例科技有限公司")]
    assert told["rule"]["module"].startswith("sections.")
    assert told["rule"]["says"]
    assert "fill_work" in [rule["function"] for rule in told["called by"]]
    assert told["section"] | {"why": ""} == {"kind": "work", "title": "工作经历", "line": 5, "why": ""}
    assert "工作经历" in told["section"]["why"]


def test_the_candidates_and_which_was_taken(reading: Reading):
    candidates = value_told(reading, "/work/0/name")["candidates"]
    assert {"西安示例科技有限公司", "软件工程师", None} == {candidate["text"] for candidate in candidates}
    assert [candidate["text"] for candidate in candidates if candidate["taken"]] == ["西安示例科技有限公司"]
    assert candidates[0]["taken"]
    scores = [candidate["score"] for candidate in candidates]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("pointer", "why"),
    [
        ("/work/0/startDate", "as precise as the document"),
        ("/work/0/current", "open end"),
        ("/basics/phone", "E.164"),
        ("/skills/0/keywords/0", "another name of Kubernetes"),
        ("/skills/0/keywords/1", "spelling of PyTorch"),
        ("/work/0/highlights/0", "joined from 2 places"),
    ],
)
def test_what_the_normal_form_changed(reading: Reading, pointer: str, why: str):
    assert [told for told in value_told(reading, pointer)["changes"] if why in told]


def test_nothing_changed_where_the_value_is_as_written(reading: Reading):
    assert "changes" not in value_told(reading, "/basics/name")


def test_what_speaks_for_a_value_and_against_it(reading: Reading):
    told = value_told(reading, "/basics/phone")
    assert told["confidence"] == "high"
    assert "a label stands right before it" in [row["reason"] for row in told["for"]]
    assert all(row["weight"] > 0 for row in told["for"])
    assert all(row["weight"] < 0 for row in told.get("against", []))


def test_every_weight_can_be_put_in_words():
    names = {name for table in weights().weights.values() for name in table}
    assert len(names) > 40
    assert [name for name in sorted(names) if reason(name, there=True) == name] == []


def test_what_holds_values_shows_them(reading: Reading):
    assert "/work/0/name" in leaves_below(reading, "/work/0")
    assert leaves_below(reading, "/work/0/name") == ["/work/0/name"]
    assert leaves_below(reading, "/work/1") == leaves_below(reading, "/wor") == []


# ---------------------------------------------------------------- a line


@pytest.mark.parametrize(
    ("number", "status", "section"),
    [(1, "field", "header"), (5, "heading", "work"), (7, "field", "work"), (2, "blank", None)],
)
def test_where_a_line_went(reading: Reading, number: int, status: str, section: str | None):
    told = line_told(reading, number)
    assert told is not None
    assert told["status"] == status
    assert told.get("section", {}).get("kind") == section
    assert told.get("opens", False) is (status == "heading")


def test_a_line_leads_to_its_values(reading: Reading):
    told = line_told(reading, 7)
    assert told is not None
    assert {value["pointer"] for value in told["values"]} == {
        f"/work/0/{name}" for name in ("name", "position", "startDate", "current")
    }
    assert all(value["rule"] for value in told["values"])


def test_no_such_line(reading: Reading):
    assert line_told(reading, 0) is line_told(reading, 99) is None


def test_what_no_field_takes_is_told(reading: Reading):
    lines = lines_told(reading)
    assert [line["text"] for line in lines] == DOCUMENT.splitlines()
    for line in lines:
        for span in line["spans"]:
            assert 0 <= span["start"] < span["end"] <= len(line["text"])


def test_watching_changes_nothing():
    path = SAMPLES / "su-wanqing.md"
    before = sys.getprofile()
    watched = read_watched(read_source(path))
    assert sys.getprofile() is before
    from resume_parse import parse_file

    evidence = parse_file(path, evidence=True).to_dict()["meta"]
    assert watched.confidence == evidence["confidence"]
    assert watched.places.keys() == evidence["evidence"].keys()


# ---------------------------------------------------------------- the command


def run(*args: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "resume_parse", "explain", *args],
        input=stdin,
        capture_output=True,
        cwd=ROOT,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (("samples/zhou-yu.md", "/work/99/name"), 2, "samples/zhou-yu.md: no value at '/work/99/name'"),
        (("samples/zhou-yu.md", "work"), 2, "samples/zhou-yu.md: no value at 'work'"),
        (("samples/zhou-yu.md", "--line", "999"), 2, "samples/zhou-yu.md: has no line 999; its last is 78"),
        (("samples/zhou-yu.md", "--line", "0"), 2, "samples/zhou-yu.md: has no line 0; its last is 78"),
        (("samples/zhou-yu.md", "/work", "--line", "1"), 2, "a pointer or --line, not both"),
        (("samples",), 2, "samples: is a folder; explain takes one document"),
        (("nowhere.md",), 3, "nowhere.md: no such file"),
        (("-",), 3, "-: is empty"),
    ],
)
def test_what_is_not_there(args: tuple[str, ...], code: int, told: str):
    done = run(*args)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", f"resume-parse: {told}\n")


def test_json():
    values = json.loads(run("-", "/work/0", "--json", stdin=DOCUMENT).stdout)["values"]
    assert [value["pointer"] for value in values][:2] == ["/work/0/name", "/work/0/position"]
    line = json.loads(run("-", "--line", "5", "--json", stdin=DOCUMENT).stdout)["line"]
    assert line["opens"] is True
    assert len(json.loads(run("-", "--json", stdin=DOCUMENT).stdout)["lines"]) == len(DOCUMENT.splitlines())


def test_a_value_and_a_line_are_shown(reading: Reading):
    console = Console(file=io.StringIO(), width=80, markup=False, highlight=False, emoji=False)
    with console.capture() as capture:
        show_values([value_told(reading, "/work/0/startDate")], console)
        show_line(line_told(reading, 7) or {}, console)
    shown = capture.get()
    assert "2019-03" in shown
    assert "“2019年3月”" in shown
    assert "/work/0/position" in shown
    assert max(map(cell_len, shown.splitlines())) <= 80


if __name__ == "__main__":
    for name in SHOWN:
        for width in WIDTHS:
            golden(name, width).write_text(page(SAMPLES / name, width), encoding="utf-8")
