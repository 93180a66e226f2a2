"""Makes the screenshots of the review page in this folder, of samples only.

    python docs/screenshots.py

Needs Chromium as the browser tests do; `pngquant` makes the pictures small, where it is installed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from browser import Browser, started  # noqa: E402

ENTER = "\ue007"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, started(Path(folder)) as browser:
        site = Path(folder, "site")
        command = [sys.executable, "-m", "resume_parse", "review", "samples", "-o", str(site)]
        subprocess.run(command, cwd=ROOT, check=True)
        pages = site / "documents"
        doubted(browser, pages / "odette-farrow-txt.html")
        shoot(browser, "review")
        browser.open(pages / "zhou-yu-md.html", width=320, height=640, dark=True)
        browser.press(*"jjjjjjj")
        shoot(browser, "review-narrow-dark")
        browser.open(site / "index.html", width=900, height=660)
        browser.find("[data-sort=doubts]").click()
        shoot(browser, "review-index")


def doubted(browser: Browser, page: Path) -> None:
    """A page on a doubt, with one value corrected and another pointed at."""
    browser.open(page, width=1200, height=760)
    next(run for run in browser.all("#source [data-values]") if run.text == "QuickBooks").click()
    browser.press(ENTER, "Intuit QuickBooks", ENTER, "N", "N")
    browser.point_at(next(run for run in browser.all("#source [data-values]") if run.text == "Excel"))


def shoot(browser: Browser, name: str) -> None:
    path = HERE / f"{name}.png"
    browser.driver.save_screenshot(str(path))
    if shutil.which("pngquant"):
        subprocess.run(["pngquant", "--force", "--speed=1", "--output", str(path), "64", str(path)], check=True)


if __name__ == "__main__":
    main()
