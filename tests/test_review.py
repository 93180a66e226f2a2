"""The review page as a file, and the command that writes it; `test_review_browser.py` looks at it in a browser."""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resume_parse.pipeline import run as parse_source
from resume_parse.review.fields import parts_of_schema
from resume_parse.review.page import review_page
from resume_parse.source import source_of

RESUME = (
    "# 李雷\n\n邮箱：lilei@example.com\n\n## 工作经历\n\n### Quarry GmbH | 工程师\n\n2019.03 - 2018.01\n\n- 写代码\n"
)
HOSTILE = (
    "# <img src=x onerror=alert(1)> Mallory\n\nEmail: mallory@example.com\n\n"
    "## Summary\n\n</script><script>alert(2)</script> \u2028 \u202egnp.exe\x00 {{ 7*7 }} <!-- & &lt;\n\n"
    "[click](javascript:alert(3))\n"
)


def page_of(text: str, path: str | None = "a.md") -> str:
    """The page of a Markdown text."""
    source = source_of(text, path=path)
    return review_page(parse_source(source, format="markdown", evidence=True, account=True), source).html.decode()


class Elements(HTMLParser):
    """What a browser would make of a page: elements with their attributes, and the texts of scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.code: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem:
            self.code.append((*self.elements[-1], data))


def data_in(page: str) -> dict[str, Any]:
    """The data block of a page."""
    found = [text for tag, attributes, text in Elements(page).code if attributes.get("type") == "application/json"]
    assert len(found) == 1
    data: dict[str, Any] = json.loads(found[0])
    return data


def test_the_policy_names_every_script_and_style_and_nothing_else() -> None:
    elements = Elements(page_of(RESUME))
    policy = next(a["content"] for tag, a in elements.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    code = [text for _, attributes, text in elements.code if "type" not in attributes]
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in code}
    assert len(hashes) > 10
    assert hashes == set(re.findall(r"'sha256-[^']+'", policy))


@pytest.mark.parametrize("text", [RESUME, HOSTILE])
def test_nothing_is_fetched_and_nothing_runs_but_our_own(text: str) -> None:
    ours = Elements(page_of(""))
    elements = Elements(page_of(text))
    count = sum(tag in ("script", "style") for tag, _ in ours.elements)
    assert sum(tag in ("script", "style") for tag, _ in elements.elements) == count > 10
    for tag, attributes in elements.elements:
        assert tag not in ("img", "iframe", "object", "embed", "link", "base")
        assert not {name for name in attributes if name.startswith("on") or name in ("src", "srcdoc", "style")}
        assert "href" not in attributes


def test_what_cannot_be_seen_is_named() -> None:
    page = page_of(HOSTILE)
    names = re.findall(r'<span class="unseen"[^>]*>([^<]+)</span>', page)
    assert names == ["U+202E", "U+0000"]
    assert "U+202Egnp.exeU+0000" in re.sub("<[^>]+>", "", page)
    assert not set("\u202e\u2028\x00") & set(page)
    assert "{{ 7*7 }}" in page


def test_the_data_comes_through_whole() -> None:
    source = source_of(HOSTILE, path="a.md")
    resume = parse_source(source, format="markdown", evidence=True, account=True)
    given = resume.to_dict()
    del given["meta"]["account"]
    assert data_in(page_of(HOSTILE))["resume"] == given


@pytest.mark.parametrize("text", [RESUME, "a\r\nb\rc\x0cd\u2028e", "\n\n", "", "Ida\tFalk\n\ud800\n"])
def test_the_source_comes_through_line_by_line(text: str) -> None:
    page = page_of(text)
    shown = [re.sub("<[^>]+>", "", line) for line in re.findall(r'<span class="text">(.*?)</span></li>', page)]
    lines = re.split("\r\n|[\r\n\x0c\u2028]", text)
    lines = lines[: len(lines) - (len(lines) > 1 and lines[-1] == "")]  # nothing stands behind the last line end
    assert len(shown) == len(lines)
    plain = [line.replace("\ud800", "U+D800") for line in lines]
    assert [line.replace("&#39;", "'") for line in shown] == plain


def test_values_are_marked_where_they_were_read() -> None:
    page = page_of(RESUME)
    evidence = list(data_in(page)["resume"]["meta"]["evidence"])
    runs = {
        evidence[int(number)]: text
        for numbers, text in re.findall(r'<span data-values="([\d ]+)">([^<]*)</span>', page)
        for number in numbers.split()
    }
    assert runs["/basics/name"] == "李雷"
    assert runs["/basics/emails/0"] == runs["/basics/email"] == "lilei@example.com"
    assert runs["/work/0/highlights/0"] == "写代码"


def test_doubts_come_in_the_order_of_the_document() -> None:
    doubts = data_in(page_of(RESUME))["doubts"]
    assert {doubt["kind"] for doubt in doubts} <= {"warning", "low", "medium", "unplaced"}
    wrong = [doubt for doubt in doubts if doubt["kind"] == "warning"]
    assert [(doubt["pointer"], doubt["line"]) for doubt in wrong] == [("/work/0/endDate", 9)]
    assert [doubt.get("line", 0) for doubt in doubts] == sorted(doubt.get("line", 0) for doubt in doubts)


@given(st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_text_has_a_page_that_shows_it(text: str) -> None:
    page = page_of(text)
    assert data_in(page)["name"] == "a.md"
    lines = "".join(re.findall(r'<span class="text">(.*?)</span></li>', page, re.DOTALL))
    shown = unescape(re.sub("<[^>]+>", "", re.sub('<span class="unseen".*?</span>', "", lines)))
    assert [char for char in shown if char.isalpha()] == [char for char in text if char.isalpha()]


def test_every_field_of_the_schema_can_be_edited() -> None:
    schema = json.loads((Path(__file__).parent.parent / "schemas" / "resume.schema.json").read_text(encoding="utf-8"))
    parts = {"/".join(part["path"]): part for part in parts_of_schema()}
    assert {path.split("/")[0] for path in parts} == schema["properties"].keys() - {"meta"}
    work = {field["key"]: field for field in parts["work"]["fields"]}
    assert work.keys() == schema["$defs"]["Work"]["properties"].keys()
    assert (work["startDate"]["kind"], work["current"]["kind"], work["url"]["kind"]) == ("date", "flag", "url")
    assert work["highlights"]["many"]
    assert "internship" in work["employmentType"]["options"]
    assert parts["basics/attributes"]["shape"] == "map"


def review(folder: Path, *args: str, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    done = subprocess.run(
        [sys.executable, "-m", "resume_parse", "review", *args],
        input=stdin,
        capture_output=True,
        cwd=folder,
        timeout=60,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") <= 2
    return done


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with documents of one name in two places, one that is empty and one that is no text."""
    docs = tmp_path / "docs"
    (docs / "a").mkdir(parents=True)
    (docs / "a b.md").write_text(RESUME, encoding="utf-8")
    (docs / "a" / "b.md").write_text("# Ida Falk\n\nida@example.com\n", encoding="utf-8")
    (docs / "A-b.md").write_text("# Ida Falk\n\nida@example.com\n", encoding="utf-8")
    (docs / "none.txt").write_bytes(b"\x7fELF\x00\x01")
    return tmp_path


def test_a_page_is_written_once(folder: Path) -> None:
    assert review(folder, "docs/a b.md", "-o", "page.html").returncode == 0
    page = (folder / "page.html").read_bytes()
    assert page.startswith(b"<!doctype html>")
    again = review(folder, "docs/a b.md", "-o", "page.html")
    assert (again.returncode, again.stderr) == (2, b"resume-parse: page.html: exists; --overwrite replaces it\n")
    assert review(folder, "docs/a/b.md", "-o", "page.html", "--overwrite").returncode == 0
    assert (folder / "page.html").read_bytes() != page


def test_a_page_goes_to_standard_output_where_none_is_named(folder: Path) -> None:
    done = review(folder, "-", stdin=RESUME.encode())
    assert done.returncode == 0
    assert done.stdout.startswith(b"<!doctype html>")


@pytest.mark.parametrize(
    ("args", "code", "error"),
    [
        (["nowhere.md", "-o", "p.html"], 3, "nowhere.md: no such file"),
        (["docs/none.txt", "-o", "p.html"], 3, "docs/none.txt: is not text: looks like an ELF program"),
        (["docs"], 2, "say where it goes: -o FOLDER"),
        (["docs", "-o", "docs/a b.md"], 4, "docs/a b.md: is no folder"),
        (["docs/a b.md", "-o", "docs/a b.md", "--overwrite"], 2, "docs/a b.md: is an input too"),
        (["docs/a b.md", "-o", "no/where/p.html"], 4, "no/where/p.html: cannot be written"),
        (["docs", "-o", "docs"], 2, "docs: exists; --overwrite replaces it"),
        (["docs/a b.md", "-o", "p.html", "--encoding", "latin-99"], 2, "unknown encoding"),
    ],
)
def test_bad_input_gives_one_line(folder: Path, args: list[str], code: int, error: str) -> None:
    done = review(folder, *args)
    assert done.returncode == code
    assert done.stderr.decode().startswith(f"resume-parse: {error}")
    assert done.stderr.count(b"\n") == 1
    assert not (folder / "p.html").exists()


def test_an_empty_document_has_no_page(folder: Path) -> None:
    done = review(folder, "-", "-o", "p.html", stdin=b" \n")
    assert (done.returncode, done.stderr) == (3, b"resume-parse: -: is empty\n")
    assert not (folder / "p.html").exists()


def test_a_folder_gives_a_page_for_each_document_and_an_index(folder: Path) -> None:
    done = review(folder, "docs", "-o", "site")
    assert done.returncode == 1
    assert done.stderr == b"resume-parse: docs/none.txt: is not text: looks like an ELF program\n"
    names = sorted(os.listdir(folder / "site" / "documents"))
    assert len(names) == len({name.casefold() for name in names}) == 3
    index = (folder / "site" / "index.html").read_text(encoding="utf-8")
    addresses = re.findall(r'<a href="([^"]+)"', index)
    assert sorted(addresses) == [f"documents/{name}" for name in names]
    for address in addresses:
        assert 'href="../index.html"' in (folder / "site" / address).read_text(encoding="utf-8")
    assert "not read: is not text: looks like an ELF program" in index
    assert "3 documents" in index
    assert "1 not read" in index


def test_pages_below_the_documents_are_no_documents(folder: Path) -> None:
    assert review(folder, "docs", "-o", "docs/site").returncode == 1
    assert review(folder, "docs", "-o", "docs/site", "--overwrite").returncode == 1
    assert len(os.listdir(folder / "docs" / "site" / "documents")) == 3


def test_a_folder_of_which_nothing_can_be_read_gives_no_site(folder: Path) -> None:
    (folder / "bad").mkdir()
    (folder / "bad" / "none.txt").write_bytes(b"\x7fELF\x00\x01")
    assert review(folder, "bad", "-o", "site").returncode == 3
    assert not (folder / "site").exists()
