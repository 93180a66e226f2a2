"""The readable view: pages as they should look, texts that fit, and nothing that a terminal would obey.

`python -m tests.test_human` writes the pages in `tests/pages` anew; look at them before they are committed.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from resume_parse import Resume, parse, parse_file
from resume_parse.derive import add_derived
from resume_parse.knowledge.lexicon import lexicon
from resume_parse.output.human import show
from resume_parse.output.human.wrap import shortened, wrapped

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "tests" / "pages"
SAMPLES = ROOT / "samples"
AS_OF = "2025-06"
WIDTHS = (60, 80, 120)
SHOWN = ("zhou-yu.md", "odette-farrow.md", "su-wanqing.md")  # Chinese, English, both
FILES = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".md", ".html", ".txt"))


def page(resume: Resume, width: int = 80, encoding: str = "utf-8", **how: Any) -> str:
    """What a console of that width and encoding gets; characters that it cannot encode fail."""
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding, errors="strict", newline="\n")
    show(resume, Console(file=file, width=width, markup=False, highlight=False, emoji=False, **how))
    file.flush()
    return raw.getvalue().decode(encoding)


def sample(path: Path) -> Resume:
    return parse_file(path, derive=True, as_of=AS_OF)


def parsed(text: str) -> Resume:
    return parse(text, derive=True, as_of=AS_OF)


# ---------------------------------------------------------------- pages


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SHOWN)
def test_page(name: str, width: int):
    golden = (PAGES / f"{Path(name).stem}-{width}.txt").read_text(encoding="utf-8")
    assert page(sample(SAMPLES / name), width) == golden


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_line_fits(path: Path):
    resume = sample(path)
    for width in (40, 60, 77, 160):
        assert [line for line in page(resume, width).split("\n") if cell_len(line) > width] == []


def leaves(node: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """The texts of plain data, each with its key."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield from leaves(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from leaves(value, key)
    else:
        yield key, str(node)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_that_the_document_says_is_left_out(path: Path):
    resume = sample(path)
    data = {key: value for key, value in resume.to_dict().items() if key != "meta"}
    shown = "".join(page(resume).split()).replace("·", "")
    # A sentence on skills is left out where the names and their level are all that it says.
    said = {"degree", "code", "current"} | ({"summary"} if "skills" in data else set())
    missing = [
        text for key, text in leaves(data) if key not in said and "".join(text.split()).replace("·", "") not in shown
    ]
    assert len(shown) > 300
    assert missing == []


def test_as_wide_as_the_page():
    assert cell_len(max(page(sample(FILES[0]), 160).split("\n"), key=cell_len)) == 160
    assert cell_len(max(page(sample(FILES[0]), 500).split("\n"), key=cell_len)) == 160


# ---------------------------------------------------------------- the timeline

QUARRY = {"name": "Quarry GmbH", "startDate": "2019-01", "current": True}
ACME = {"name": "Acme Ltd", "startDate": "2014", "endDate": "2016"}
REED = {"institution": "Reed University", "startDate": "2010-10", "endDate": "2013-09"}


def chart(*jobs: dict[str, Any], width: int = 80) -> list[str]:
    """The lines of the timeline of some jobs and a school: the years, then one for each entry and gap."""
    resume = Resume.model_validate({"work": jobs, "education": [REED]})
    add_derived(resume, AS_OF, lexicon())
    lines = page(resume, width).split("\n")
    start = next(n for n, line in enumerate(lines) if line.startswith("Timeline"))
    return lines[start + 1 : lines.index("", start)]


def test_bars_stand_below_their_years():
    years, quarry, acme, reed, *_ = chart(QUARRY, ACME)
    at = {year: years.index(str(year)) for year in range(2010, 2026, 2)}
    assert quarry.index("█") == (at[2018] + at[2020]) // 2
    assert quarry.endswith("▶")
    assert acme.index("░") == at[2014]
    assert at[2014] < acme.index("█") < at[2016] < acme.rindex("░") < at[2018]
    assert at[2010] < reed.index("▄") < at[2012] < reed.rindex("▄") < at[2014]


def test_gaps_have_a_line_of_their_own():
    years, *_, gap, legend = chart(QUARRY, ACME)
    assert gap.startswith("  gap of 2 y ")
    assert years.index("2016") < gap.index("╌") < gap.rindex("╌") < years.index("2020")
    assert legend == "  ░ a year without its month leaves open"
    assert len(chart(QUARRY)) == 4


def test_entries_without_dates_have_no_bar():
    assert chart(QUARRY, {"name": "Acme Ltd"})[2].split() == ["Acme", "Ltd", "no", "dates"]
    assert chart(QUARRY, {**ACME, "endDate": "2012"})[2].split() == ["Acme", "Ltd", "2014", "–", "2012"]
    assert "Timeline" not in page(Resume.model_validate({"work": [{"name": "Acme Ltd"}]}))


def test_an_entry_with_one_date_is_a_point():
    acme = chart(QUARRY, {"name": "Acme Ltd", "endDate": "2016-06"})[2]
    assert len(acme.replace("┊", "").split()[-1]) == 1


def test_a_long_life_fits_too():
    lines = chart({"name": "Quarry GmbH", "startDate": "1931", "endDate": "2020"}, QUARRY, width=60)
    assert all(cell_len(line) <= 60 for line in lines)
    assert lines[1].count("█") > lines[2].count("█") > 0


# ---------------------------------------------------------------- groups


def lines_of(**parts: Any) -> list[str]:
    return page(Resume.model_validate(parts)).split("\n")[3:-1]


def test_projects_for_one_employer_stand_below_it():
    projects = [
        {"name": "Own", "description": "Mine"},
        {"name": "Ledger", "entity": "Acme", "startDate": "2020", "endDate": "2020"},
        {"name": "Till", "entity": "Acme", "roles": ["Lead"]},
        {"name": "Press", "entity": "Reed"},
    ]
    lines = lines_of(projects=projects)
    assert lines[:5] == ["Own", "  Mine", "", "── Acme", "Ledger" + " " * 70 + "2020"]
    assert lines[5:] == ["", "Till · Lead", "", "Press · Reed"]


def test_skills_stand_in_their_groups():
    skills = [
        {"name": "Languages", "keywords": ["Go", "SQL"]},
        {"level": "expert", "keywords": ["Rust"], "summary": "Expert in Rust"},
        {"name": "Canva", "keywords": ["Canva"]},
        {"keywords": ["Kubernetes"], "summary": "Runs k8s clusters"},
        {"name": "Editing", "keywords": ["Final Cut"], "summary": "Cuts films with Final Cut at night"},
    ]
    assert lines_of(skills=skills) == [
        "  Languages  Go · SQL",
        "  expert     Expert in Rust",
        "  Canva",
        "             Kubernetes",
        "             Runs k8s clusters",
        "  Editing    Cuts films with Final Cut at night",
    ]


# ---------------------------------------------------------------- terminals


def test_no_control_character_gets_through():
    text = (
        "# 李雷 [link=https://x.example.com]a[/link] [/]\n\n邮箱：lilei@example.com\n\n## Skills\n\n"
        "- \x1b]0;title\x07Python\u202e\x9b31m\n\n## Work\n\n**A\x1b[31mcme** \u2066Ltd, Cook\x7f, 2019 – 2020\n"
    )
    shown = page(parsed(text))
    assert "lilei@example.com" in shown
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown) == []


# Letters of all widths, marks that join or combine, and what a terminal would obey.
TEXTS = st.text(
    st.sampled_from("ab 中文，（あé\u0301👩\u200d🔬\u3000\x1b[]\x9b\u202e/-·") | st.characters(),
    min_size=1,
    max_size=90,
)


@settings(max_examples=80, deadline=None, derandomize=True, database=None)
@given(TEXTS, TEXTS, TEXTS, st.sampled_from((40, 60, 97)))
def test_any_text_fits_and_is_no_command(one: str, two: str, three: str, width: int):
    entry = {
        "name": two,
        "position": one,
        "startDate": "2019",
        "current": True,
        "highlights": [three],
        "keywords": [one],
    }
    skill = {"name": two, "keywords": [one, three], "summary": f"{one} {two} {three}"}
    data = {"basics": {"name": one, "summary": two, "attributes": {three: one}}, "work": [entry], "skills": [skill]}
    shown = page(Resume.model_validate({**data, "education": [{"institution": three}]}), width)
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown) == []
    assert [line for line in shown.split("\n") if cell_len(line) > width] == []


def test_colour_is_only_an_addition():
    resume = sample(SAMPLES / "su-wanqing.md")
    coloured = page(resume, force_terminal=True, color_system="truecolor")
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == page(resume)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "gbk", "shift_jis"])
def test_an_encoding_that_lacks_characters(encoding: str):
    resume = sample(SAMPLES / "su-wanqing.md")
    shown = page(resume, 80, encoding)
    assert "wanqing.su@example.net" in shown
    assert "##" in shown
    # What cannot be shown leaves the columns where they are.
    plain = page(resume, 80).split("\n")
    assert [cell_len(line) for line in shown.split("\n") if " now" in line] == [
        cell_len(line) for line in plain if " now" in line
    ]


def test_doubts_come_with_their_lines():
    text = "# Ida Falk\n\n## Experience\n\n**Acme Ltd**, Cook, 2021-05 – 2020-03\n"
    assert page(parsed(text)).rstrip().endswith("line 5  2020-03 is before 2021-05")


# ---------------------------------------------------------------- wrapping


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("two words", 5, ["two", "words"]),
        ("two words", 9, ["two words"]),
        ("immensely", 4, ["imme", "nsel", "y"]),
        ("支付系统设计", 8, ["支付系统", "设计"]),
        ("支付系统，设计", 8, ["支付系", "统，设计"]),
        ("负责（监控）", 6, ["负责", "（监", "控）"]),
        ("使用Kubernetes集群", 12, ["使用", "Kubernetes集", "群"]),
        ("用 Go 写", 5, ["用 Go", "写"]),
        ("", 5, [""]),
    ],
)
def test_lines_break_where_a_reader_breaks_them(text: str, width: int, lines: list[str]):
    assert [text[start:end] for start, end in wrapped(text, width)] == lines


def test_a_shortened_text_fits():
    assert shortened("上海橙舟零售", 8, "…") == "上海橙…"
    assert shortened("上海橙舟", 8, "…") == "上海橙舟"


if __name__ == "__main__":
    for file in SHOWN:
        for cells in WIDTHS:
            target = PAGES / f"{Path(file).stem}-{cells}.txt"
            target.write_text(page(sample(SAMPLES / file), cells), encoding="utf-8")
