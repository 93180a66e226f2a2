"""The review page of a long document: the work in the browser to open it, and for each key.

    python benchmarks/page.py [--kilobytes 50] [--rounds 5]

An invented document of that length, with a doubt on each fifth value, is opened in headless Chromium. Figures are
medians of the main thread's processor time in milliseconds, so other programs on the machine weigh little.
Exit codes: 0 measured, 3 no browser.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]  # this checkout is measured, not an installed copy

from browser import Browser, started, why_not  # noqa: E402

from resume_parse.pipeline import run  # noqa: E402
from resume_parse.review.page import review_page  # noqa: E402
from resume_parse.source import source_of  # noqa: E402

KEYS = {
    "n (next doubt)": "n",
    "j (next field)": "j",
    "s (to the source)": "s",
    "s (back)": "s",
    "x (delete)": "x",
    "u (undo)": "u",
    "Enter (edit)": "\ue007",
    "a letter, typed": "q",
    "Enter (save)": "\ue007",
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kilobytes", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    if reason := why_not():
        print(f"page: {reason}", file=sys.stderr)
        return 3
    with tempfile.TemporaryDirectory() as folder, started(Path(folder)) as browser:
        page = Path(folder, "page.html")
        page.write_bytes(page_of(document(args.kilobytes * 1000)))
        size = page.stat().st_size
        browser.driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
        rounds = [measure(browser, page) for _ in range(args.rounds)]
    print(f"page of a document of {args.kilobytes} kB: {size // 1000} kB")
    for name in rounds[0]:
        print(f"{name:24} {statistics.median(one[name] for one in rounds):7.1f} ms")
    return 0


def document(size: int) -> str:
    """A Markdown résumé of at least `size` bytes, of one person with many jobs."""
    text, number = "# Ida Falk\n\nEmail: ida@example.com\n\n## Experience\n\n", 0
    while len(text.encode()) < size:
        number += 1
        start = f"{1950 + number // 12}-{number % 12 + 1:02d}"
        text += f"### Developer {number}, Quarry {number} GmbH\n\n{start} – 2031-01\n\n"
        for line in range(5):
            text += f"- Wrote part {number}.{line} of the ledger, kept it and told others how.\n"
        text += "\n"
    return text


def page_of(text: str) -> bytes:
    source = source_of(text, path="ida.md")
    resume = run(source, format="markdown", evidence=True, account=True)
    if resume.meta and resume.meta.evidence:
        pointers = enumerate(resume.meta.evidence)
        resume.meta.confidence = {pointer: "high" if number % 5 else "medium" for number, pointer in pointers}
    return review_page(resume, source).html


def measure(browser: Browser, page: Path) -> dict[str, float]:
    """Open the page and press the keys; name → milliseconds of work."""
    browser.open(page)
    time.sleep(1)
    # A page of another kind than the one before has a process of its own, which counts from its beginning.
    figures = {"open": task_time(browser)}
    for name, key in KEYS.items():
        figures[name] = work(browser, partial(browser.press, key))
    return figures


def work(browser: Browser, act: Callable[[], None]) -> float:
    """The main thread's time, in milliseconds, that something takes until the page is at rest again."""
    before = task_time(browser)
    act()
    time.sleep(0.3)
    return task_time(browser) - before


def task_time(browser: Browser) -> float:
    """Milliseconds that the page's main thread has worked."""
    metrics = browser.driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return 1000 * float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))


if __name__ == "__main__":
    sys.exit(main())
