"""The review page in Chromium, as a person uses it."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import Browser, axe_source, started, why_not

from resume_parse.model import Resume
from resume_parse.model_meta import AccountLine
from resume_parse.pipeline import run as parse_source
from resume_parse.review.page import review_page
from resume_parse.review.site import Site
from resume_parse.source import read_source, source_of

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not())

ROOT = Path(__file__).parent.parent

ENTER, ESCAPE, TAB, DELETE, DOWN = "\ue007", "\ue00c", "\ue004", "\ue017", "\ue015"

TEXT = """# Ida Falk

Email: ida@example.com
Phone: +46 70 000 00 00

## Experience

**Quarry GmbH**, Developer, 2019-03 – 2018-01

- Wrote the ledger.
- Kept the ledger.

**Brook AB**, Tester, 2015-01 – 2017-12

- Tested pumps.

## Hobbyhorses of mine

Ships in bottles.
Maps of Iceland.
"""
HOSTILE = (
    "# <img src=x onerror=document.title=1> Mallory <script>document.title=2</script>\n\nmallory@example.com\n\n"
    "## Experience\n\n**</script><script>document.title=3</script>**, Developer, 2019 - 2020\n\n"
    "- \u202egnp.exe\x00 {{ 7*7 }} ${7*7} `</textarea><svg onload=document.title=4>`\n"
    '- [here](javascript:document.title=5) and [there](https://example.com/"onmouseover="document.title=6)\n'
)

SAMPLES = sorted(path for path in (ROOT / "samples").iterdir() if path.suffix in (".md", ".html", ".txt"))

Opened = Callable[..., Browser]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with started(tmp_path_factory.mktemp("downloads")) as browser:
        yield browser


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Open the page of a text; at the end, the browser must have had nothing to complain of."""

    def opened(text: str = TEXT, **how: Any) -> Browser:
        path = tmp_path / "page.html"
        path.write_bytes(page_of(text))
        browser.open(path, **how)
        while browser.run("return waiting.length"):
            time.sleep(0.01)
        return browser

    yield opened
    assert browser.problems() == []


def page_of(text: str) -> bytes:
    """The page of a text, with doubts of each kind where it has the lines for them."""
    source = source_of(text, path="ida.md")
    resume = parse_source(source, format="markdown", evidence=True, account=True)
    assert resume.meta is not None
    if text.startswith(TEXT):
        resume.meta.confidence = {"/basics/name": "high", "/work/1/position": "low", "/work/1/name": "medium"}
        resume.meta.account = [unplaced(line) if line.line == 17 else line for line in resume.meta.account or []]
    return review_page(resume, source).html


def unplaced(line: AccountLine) -> AccountLine:
    return line.model_copy(update={"status": "unplaced", "pointers": None})


def row(browser: Browser, value: str) -> Any:
    """The row of the value that begins with a text."""
    return next(one for one in browser.all(".row") if one.find_element("css selector", ".value").text.startswith(value))


def run_of(browser: Browser, text: str) -> Any:
    """The stretch of the source that is a text."""
    return next(one for one in browser.all("#source [data-values]") if one.text == text)


def lit(browser: Browser, kind: str) -> tuple[list[str], list[str]]:
    """What is lit up, in the source and among the fields."""
    return browser.texts(f"#source .{kind}"), browser.texts(f".row.{kind} .value")


def selected(browser: Browser) -> str:
    """The value that has the focus."""
    return str(
        browser.run("return document.activeElement.classList.contains('value') ? document.activeElement.innerText : ''")
    )


def choose(browser: Browser, where: str, option: str) -> None:
    """Choose the option of a list that begins with a text."""
    found = [one for one in browser.all(f"{where} option") if one.text.startswith(option)]
    assert found, browser.texts(f"{where} option")
    found[0].click()


def downloaded(browser: Browser) -> dict[str, Any]:
    """Download with the key, and read what came: a résumé that the model takes."""
    path = browser.downloads / "ida.md.corrected.json"
    path.unlink(missing_ok=True)
    browser.press("d")
    for _ in range(100):
        if path.exists():
            break
        time.sleep(0.05)
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    assert Resume.model_validate(data).to_dict() == data
    return data


def corrections(browser: Browser) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = downloaded(browser)["meta"].get("corrections", [])
    return found


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_what_is_not_corrected_comes_out_as_it_went_in(browser: Browser, tmp_path: Path, path: Path) -> None:
    source = read_source(path)
    resume = parse_source(source, evidence=True, account=True)
    page = tmp_path / "page.html"
    page.write_bytes(review_page(resume, source).html)
    browser.open(page)
    given = resume.to_dict()
    for key in ("account", "coverage"):
        del given["meta"][key]
    assert json.loads(browser.run("return asJson(corrected(Steps.state))")) == given
    assert browser.problems() == []


def test_pointing_at_the_source_lights_the_field(opened: Opened) -> None:
    browser = opened()
    browser.point_at(run_of(browser, "Developer"))
    assert lit(browser, "hot") == (["Developer"], ["Developer"])
    browser.point_at(browser.find("h1"))
    assert lit(browser, "hot") == ([], [])


def test_pointing_at_a_field_lights_the_source(opened: Opened) -> None:
    browser = opened()
    browser.point_at(row(browser, "2019-03"))
    assert lit(browser, "hot") == (["2019-03"], ["2019-03"])


def test_the_focus_lights_both_sides(opened: Opened) -> None:
    browser = opened()
    browser.press("j", "j")
    assert selected(browser) == "ida@example.com"
    assert lit(browser, "now") == (["ida@example.com"], ["ida@example.com"])
    # The source by its keys: a line, and every value that it holds.
    browser.press("s")
    assert browser.run("return document.activeElement.innerText") == "3"
    browser.press("j")
    assert lit(browser, "now")[1] == ["+46700000000"]


def test_a_click_in_the_source_selects_the_field(opened: Opened) -> None:
    browser = opened()
    run_of(browser, "Tester").click()
    assert selected(browser) == "Tester"


def test_the_keys_walk_through_fields_and_doubts(opened: Opened) -> None:
    browser = opened()
    values = browser.texts(".value")
    seen = []
    for _ in values:
        browser.press("j")
        seen.append(selected(browser))
    assert seen == values
    browser.press("k")
    assert selected(browser) == values[-2]
    assert browser.find("#doubt-count").text == "4 doubts"
    told = []
    for key in ("n", "n", "n", "n", "n", "p"):
        browser.press(key)
        told.append((browser.find("#doubt-count").text, browser.find("#message").text))
    assert told == [
        ("1 of 4", "Work 1, end date, line 8: 2018-01 is before 2019-03"),
        ("2 of 4", "Work 2, position, line 13: low confidence"),
        ("3 of 4", "Work 2, name, line 13: medium confidence"),
        ("4 of 4", "line 17: no field took this line"),
        ("1 of 4", "Work 1, end date, line 8: 2018-01 is before 2019-03"),
        ("4 of 4", "line 17: no field took this line"),
    ]
    # With Shift, only what is more than medium.
    browser.press("P")
    assert browser.find("#message").text == "Work 2, position, line 13: low confidence"
    browser.press("P")
    assert browser.find("#message").text == "Work 1, end date, line 8: 2018-01 is before 2019-03"
    assert browser.texts(".row .tag") == ["warning", "medium", "low"]
    assert browser.run("return document.querySelector('#L17').dataset.status") == "unplaced"


def test_the_tab_key_stops_once_in_each_pane(opened: Opened) -> None:
    browser = opened()
    stops = []
    for _ in range(9):
        browser.press(TAB)
        stops.append(str(browser.run("const e = document.activeElement; return e.id || e.className || e.tagName")))
    order = [stops.index(name) for name in ("download", "ask-help", "no")]
    assert order == sorted(order)
    assert stops.count("no") == 1


def test_a_question_mark_shows_the_keys(opened: Opened) -> None:
    browser = opened()
    browser.press("j", "?")
    assert browser.find("#help").is_displayed()
    browser.press(ESCAPE)
    assert not browser.find("#help").is_displayed()
    assert selected(browser) == "Ida Falk"


def test_single_letters_can_be_switched_off(opened: Opened) -> None:
    browser = opened()
    browser.press("j", "?")
    browser.find("#single-keys").click()
    browser.press(ESCAPE, "x")
    assert selected(browser) == "Ida Falk"
    browser.press(DOWN)
    assert selected(browser) == "ida@example.com"


def test_a_value_is_edited_undone_and_done_again(opened: Opened) -> None:
    browser = opened()
    run_of(browser, "2018-01").click()
    browser.press(ENTER, "2021.3", ENTER)
    assert selected(browser) == "2021-03"
    assert row(browser, "2021-03").find_element("css selector", ".was").text == "was 2018-01"
    assert browser.find("#changes").text == "1 correction"
    change = {"op": "replace", "from": "/work/0/endDate", "path": "/work/0/endDate", "old": "2018-01", "new": "2021-03"}
    assert corrections(browser) == [change]
    browser.press("u")
    assert (selected(browser), browser.find("#changes").text) == ("2018-01", "")
    assert browser.find("#message").text == "Undone: the edit of Work 1, end date."
    browser.press("U")
    assert selected(browser) == "2021-03"
    browser.press_with_control("z")
    assert selected(browser) == "2018-01"
    assert "corrections" not in downloaded(browser)["meta"]


def test_what_does_not_fit_is_refused_with_a_reason(opened: Opened) -> None:
    browser = opened()
    run_of(browser, "2018-01").click()
    browser.press("e", "soon", ENTER)
    assert "2024-05" in browser.find("#edit-error").text
    assert browser.find(".editor textarea").get_attribute("aria-invalid") == "true"
    browser.press(ESCAPE)
    assert selected(browser) == "2018-01"
    assert browser.find("#changes").text == ""


def test_a_value_is_moved_to_another_field(opened: Opened) -> None:
    browser = opened()
    run_of(browser, "Developer").click()
    browser.press("m")
    choose(browser, "#place-field", "Department")
    browser.press(ENTER)
    assert selected(browser) == "Developer"
    assert row(browser, "Developer").find_element("css selector", ".tag").text == "moved"
    data = downloaded(browser)
    assert data["work"][0]["department"] == "Developer"
    assert "position" not in data["work"][0]
    change = {"op": "move", "from": "/work/0/position", "path": "/work/0/department", "old": "Developer"}
    assert data["meta"]["corrections"] == [{**change, "new": "Developer"}]
    assert data["meta"]["evidence"]["/work/0/department"] == [{"start": 92, "end": 101, "line": 8}]
    browser.press("u")
    assert corrections(browser) == []


def test_a_line_of_the_source_is_moved_to_another_field(opened: Opened) -> None:
    browser = opened()
    before = downloaded(browser)
    assert before["sections"] == [{"title": "Hobbyhorses of mine", "text": "Ships in bottles.\nMaps of Iceland."}]
    browser.find("#L20 .no").click()
    browser.press("m")
    assert browser.find("#place-text").get_attribute("value") == "Maps of Iceland."
    choose(browser, "#place-item", "New entry in Interests")
    browser.find("#place-ok").click()
    data = downloaded(browser)
    assert data["interests"] == [{"name": "Maps of Iceland."}]
    assert data["sections"] == [{"title": "Hobbyhorses of mine", "text": "Ships in bottles."}]
    assert {change["op"] for change in data["meta"]["corrections"]} == {"replace", "add"}
    evidence = data["meta"]["evidence"]
    assert [place["line"] for place in evidence["/interests/0/name"]] == [20]
    assert [place["line"] for place in evidence["/sections/0/text"]] == [19]
    assert lit(browser, "now")[1] == ["Maps of Iceland."]
    browser.point_at(run_of(browser, "Maps of Iceland."))
    assert lit(browser, "hot")[1] == ["Maps of Iceland."]


def test_text_selected_in_the_source_is_put_into_a_field(opened: Opened) -> None:
    browser = opened()
    browser.press("j")
    browser.run(
        "const text = document.querySelector('#L10 [data-values]').firstChild;"
        "document.getSelection().setBaseAndExtent(text, 10, text, 16)"
    )
    browser.press("m")
    assert browser.find("#place-text").get_attribute("value") == "ledger"
    assert "It stays in Work 1, highlights too." in browser.find("#place-note").text
    choose(browser, "#place-item", "New entry in Skills")
    browser.press(ENTER)
    assert corrections(browser) == [{"op": "add", "path": "/skills/0/name", "new": "ledger"}]


def test_values_and_entries_are_deleted(opened: Opened) -> None:
    browser = opened()
    run_of(browser, "Wrote the ledger.").click()
    browser.press(DELETE)
    assert selected(browser) == "Kept the ledger."
    run_of(browser, "Brook AB").click()
    browser.press("X")
    data = downloaded(browser)
    assert [job["name"] for job in data["work"]] == ["Quarry GmbH"]
    assert data["work"][0]["highlights"] == ["Kept the ledger."]
    removed = [change["from"] for change in data["meta"]["corrections"] if change["op"] == "remove"]
    assert removed[0] == "/work/0/highlights/0"
    assert {"/work/1/name", "/work/1/highlights/0"} <= set(removed)
    # What stands behind a deleted value has moved up, and its evidence with it.
    assert data["meta"]["evidence"]["/work/0/highlights/0"][0]["line"] == 11
    browser.press("u", "u")
    assert corrections(browser) == []


def test_values_are_added(opened: Opened) -> None:
    browser = opened()
    run_of(browser, "Brook AB").click()
    browser.press("a", "https://brook.example.com")
    choose(browser, "#place-field", "URL")
    browser.find("#place-ok").click()
    assert selected(browser) == "https://brook.example.com"
    link = browser.find(".tools a")
    assert (link.get_attribute("href"), link.get_attribute("rel")) == (
        "https://brook.example.com/",
        "noopener noreferrer",
    )
    browser.run("document.querySelector('#fields').scrollTop = 0")
    browser.find("[aria-label='Add to Work']").click()
    browser.press("Fjord AS")
    browser.find("#place-ok").click()
    data = downloaded(browser)
    assert [job["name"] for job in data["work"]] == ["Quarry GmbH", "Brook AB", "Fjord AS"]
    assert data["meta"]["corrections"] == [
        {"op": "add", "path": "/work/1/url", "new": "https://brook.example.com"},
        {"op": "add", "path": "/work/2/name", "new": "Fjord AS"},
    ]


def test_the_first_of_several_is_the_one(opened: Opened) -> None:
    browser = opened()
    run_of(browser, "ida@example.com").click()
    browser.press(ENTER, "Ida.Falk@Example.ORG", ENTER)
    basics = downloaded(browser)["basics"]
    assert basics["email"] == basics["emails"][0] == "Ida.Falk@example.org"


def test_a_page_with_corrections_asks_before_it_is_left(opened: Opened) -> None:
    browser = opened()
    asked = (
        "const e = new Event('beforeunload', {cancelable: true}); window.dispatchEvent(e); return e.defaultPrevented"
    )
    assert browser.run(asked) is False
    browser.press("j", "x")
    assert browser.run(asked) is True
    downloaded(browser)
    assert browser.run(asked) is False


def test_a_hostile_document_runs_nothing(opened: Opened) -> None:
    browser = opened(HOSTILE)
    assert browser.driver.title == "ida.md – review"
    for key in "jjjjjjjjjj":
        browser.press(key)
    browser.press(ENTER, ESCAPE, "m", ESCAPE, "?", ESCAPE)
    for link in browser.all("a"):
        assert (link.get_attribute("href") or "https:").startswith("https:")
    assert browser.driver.title == "ida.md – review"
    assert browser.all("img, svg, iframe, [onerror], [onload], [onmouseover]") == []
    assert "U+202E" in browser.find("#source").text
    assert "{{ 7*7 }} ${7*7}" in browser.find("#source").text
    # Even a script that got in would not run.
    script = "try { s.text = 'document.title = 7' } catch {} document.body.append(s)"
    browser.run(f"const s = document.createElement('script'); {script}")
    assert browser.driver.title == "ida.md – review"
    forbidden = browser.problems()
    assert forbidden
    assert all("Trusted" in message or "Content Security Policy" in message for message in forbidden)


def test_nothing_is_fetched(opened: Opened) -> None:
    browser = opened(HOSTILE)
    assert browser.run("return performance.getEntriesByType('resource').map(one => one.name)") == []


@pytest.mark.parametrize("width", [320, 500, 800, 1280])
def test_nothing_is_wider_than_the_window(opened: Opened, width: int) -> None:
    browser = opened(TEXT + "\nhttps://example.com/" + "x" * 300 + "\n", width=width, height=640)
    browser.press("j", "x", "n")
    boxes = "[...document.querySelectorAll('body, main, .pane, .row, li, .bar')]"
    wide = f"{boxes}.filter(box => box.scrollWidth > box.clientWidth + 1)"
    assert browser.run(f"return {wide}.map(box => box.outerHTML)") == []
    # Both sides can be seen.
    for selector in ("#L8", ".row.now"):
        box = browser.find(selector).rect
        assert box["x"] >= 0
        assert 0 < box["y"] < 640
    browser.press("m")
    assert browser.run("const d = document.querySelector('#place'); return d.scrollWidth <= d.clientWidth") is True


def test_dark_where_the_system_is_dark(opened: Opened) -> None:
    light = opened().run("return getComputedStyle(document.querySelector('.pane')).backgroundColor")
    dark = opened(dark=True).run("return getComputedStyle(document.querySelector('.pane')).backgroundColor")
    assert light == "rgb(255, 255, 255)"
    assert max(int(part) for part in dark[4:-1].split(",")) < 60


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The index of three documents that were read and one that was not."""
    site = Site(str(tmp_path / "site"))
    for name, text in (("b.md", TEXT), ("a.md", "# Ola Nord\n\nola@example.com\n"), ("c.md", HOSTILE)):
        source = source_of(text, path=name)
        resume = parse_source(source, format="markdown", evidence=True, account=True)
        site.add(name, review_page(resume, source, index="../index.html"))
    site.add_failed("<b>broken</b>.md", "is not text: looks like an <i>image</i>")
    site.finish()
    return tmp_path / "site" / "index.html"


def test_the_index_is_sorted_by_its_columns(browser: Browser, site: Path) -> None:
    browser.open(site)
    names = ["b.md", "a.md", "c.md", "<b>broken</b>.md"]
    assert browser.texts("tbody th bdi:first-child") == names
    doubts = browser.find("[data-sort=doubts]")
    doubts.click()
    counts = [int(text) for text in browser.texts("tbody td:nth-child(4)")]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]
    assert browser.texts("tbody th bdi:first-child")[-1] == "<b>broken</b>.md"
    assert doubts.find_element("xpath", "..").get_attribute("aria-sort") == "descending"
    doubts.click()
    assert [int(text) for text in browser.texts("tbody td:nth-child(4)")] == sorted(counts)
    for column in ("serious", "coverage", "format", "person", "lines"):
        browser.find(f"[data-sort={column}]").click()
        assert [one.get_attribute("data-sort") for one in browser.all("[aria-sort] button")] == [column]
    browser.find("[data-sort=path]").click()
    assert browser.texts("tbody th bdi:first-child") == names
    browser.find("tbody a").click()
    assert browser.find("h1").text == "b.md"
    browser.find(".who a").click()
    assert browser.all("table")
    assert browser.problems() == []


@pytest.mark.parametrize("width", [320, 1000])
def test_the_index_fits_the_window(browser: Browser, site: Path, width: int) -> None:
    browser.open(site, width=width, height=640)
    assert browser.run("return document.documentElement.scrollWidth") == width
    assert browser.find("[data-sort=doubts]").is_displayed()


def serious(browser: Browser) -> list[str]:
    """What axe-core finds of serious and critical faults."""
    if not browser.run("return typeof axe !== 'undefined'"):
        browser.driver.execute_cdp_cmd("Runtime.evaluate", {"expression": axe_source()})
    failed = "[{impact: 'critical', id: String(e), nodes: []}]"
    script = f"const done = arguments[0]; axe.run().then(r => done(r.violations), e => done({failed}))"
    found = browser.driver.execute_async_script(script)
    return [
        f"{one['id']}: {[node['html'][:120] for node in one['nodes'][:3]]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.skipif(
    axe_source() is None, reason="axe-core is not installed (pip install --no-deps axe-playwright-python)"
)
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_serious(browser: Browser, tmp_path: Path, site: Path, dark: bool, width: int) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(page_of(TEXT))
    browser.open(path, dark=dark, width=width)
    assert serious(browser) == []
    for keys in (("n",), ("n", "n", "x"), ("j", "e", "?"), ("\b", ENTER), (ESCAPE, "m"), (ESCAPE, "?")):
        browser.press(*keys)
        assert serious(browser) == [], keys
    browser.open(site, dark=dark, width=width)
    assert serious(browser) == []
