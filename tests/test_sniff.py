"""The format is told from the content; the name is only a hint. The documents stand in cases/sniff.txt."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from resume_parse.sniff import FORMATS, sniff_text


class Case(NamedTuple):
    title: str
    path: str | None
    format: str
    document: str


def read_cases() -> list[Case]:
    text = (Path(__file__).parent / "cases" / "sniff.txt").read_text(encoding="utf-8")
    _, *parts = re.split(r"(?m)^=== (.+) \| (.+) \| (.+)\n", text)
    rows = zip(parts[::4], parts[1::4], parts[2::4], parts[3::4], strict=True)
    return [Case(title, None if path == "-" else path, format, document) for title, path, format, document in rows]


CASES = read_cases()


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_format(case: Case):
    verdict = sniff_text(case.document, path=case.path)
    assert verdict.format == case.format, verdict.reasons
    assert 0.0 < verdict.score <= 1.0
    assert verdict.reasons
    assert all(reason.strip() == reason != "" for reason in verdict.reasons)


def test_the_table_shows_every_format():
    assert len(CASES) > 25
    assert {case.format for case in CASES} == {*FORMATS, "none"}


@pytest.mark.parametrize("document", ["", " \n\t\n\n", "\n" * 5000])
def test_nothing_to_see_is_no_resume(document: str):
    for path in (None, "a.md", "a.html"):
        assert sniff_text(document, path=path).format == "none"


@pytest.mark.parametrize("title", ["Markdown", "HTML", "text"])
def test_the_name_does_not_overrule_the_content(title: str):
    case = next(case for case in CASES if case.title == title)
    paths = (None, "a", "a.html", "a.docx", "http://x/a.html?b=1")
    assert {sniff_text(case.document, path=path).format for path in paths} == {case.format}


@pytest.mark.parametrize("title", ["Markdown", "HTML", "text"])
def test_the_last_line_needs_no_end(title: str):
    case = next(case for case in CASES if case.title == title)
    assert sniff_text(case.document.rstrip("\n")).format == case.format
