"""Speed, as ratios measured side by side, since machines differ and are noisy.

    python benchmarks/speed.py [FOLDER] [--document FILE] [--skip parse|start]

1. Parsing the Markdown documents of a folder, relative to markdown-it-py alone on the same texts: median of interleaved
   passes, by document and in total.
2. Cold start: `python -m resume_parse FILE --json` relative to a minimal typer + pydantic program that prints one JSON
   object: medians of interleaved runs. FILE is the document of the folder that is nearest to 10 KB.

Exit codes: 0 measured, 3 no documents there.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # this checkout is measured, not an installed copy

from markdown_it import MarkdownIt  # noqa: E402

from resume_parse import parse  # noqa: E402
from resume_parse.batch import find_documents  # noqa: E402
from resume_parse.source import read_source  # noqa: E402

PASSES = 7
STARTS = 15
WANTED_BYTES = 10_000

MINIMAL = """\
import typer
from pydantic import BaseModel


class Person(BaseModel):
    name: str
    skills: list[str] = []


def main(file: str, json: bool = False) -> None:
    with open(file, encoding="utf-8") as stream:
        print(Person(name=stream.readline().strip(), skills=["typer", "pydantic"]).model_dump_json())


typer.run(main)
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "folder", nargs="?", type=Path, default=ROOT.parent / "shared" / "corpus", help="default: ../shared/corpus"
    )
    parser.add_argument("--document", type=Path, help="the document of the cold start")
    parser.add_argument("--skip", choices=("parse", "start"))
    args = parser.parse_args()
    paths = sorted(Path(found.path) for found in find_documents(str(args.folder))) if args.folder.is_dir() else []
    if not paths:
        print(f"speed: no documents below {args.folder}", file=sys.stderr)
        return 3
    if args.skip != "parse":
        print_parsing([path for path in paths if path.suffix in (".md", ".markdown")])
    if args.skip != "start":
        print_start(args.document or min(paths, key=lambda path: abs(path.stat().st_size - WANTED_BYTES)))
    return 0


def print_parsing(paths: list[Path]) -> None:
    """Parse every document PASSES times with both; a ratio for each document, and of the sums."""
    texts = {path.name: read_source(path).text for path in paths}
    markdown = MarkdownIt("commonmark").enable("table")
    ours: dict[str, list[float]] = {name: [] for name in texts}
    theirs: dict[str, list[float]] = {name: [] for name in texts}
    for n in range(PASSES + 1):
        for name, text in texts.items():
            a, b = seconds(partial(markdown.parse, text)), seconds(partial(parse, text))
            if n:  # the first pass fills caches and imports
                theirs[name].append(a)
                ours[name].append(b)
    rows = [(statistics.median(ours[name]), statistics.median(theirs[name]), name) for name in texts]
    for mine, other, name in sorted(rows, key=lambda row: row[0] / row[1], reverse=True):
        print(f"{name:32} {len(texts[name]):7} characters {told(mine, other, 'markdown-it')}")
    mine, other = _median_pass(ours), _median_pass(theirs)
    if rows:
        print(f"parsing: {len(rows)} documents {told(mine, other, 'markdown-it')}")


def told(mine: float, other: float, name: str) -> str:
    return f"{1000 * mine:.1f} ms, {name} {1000 * other:.1f} ms: {mine / other:.2f} times"


def _median_pass(times: dict[str, list[float]]) -> float:
    return statistics.median(map(sum, zip(*times.values(), strict=True))) if times else 0.0


def seconds(job: Callable[[], object]) -> float:
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def print_start(document: Path) -> None:
    """Start both programs STARTS times, in turn."""
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder, "minimal.py")
        program.write_text(MINIMAL, encoding="utf-8")
        minimal = [sys.executable, str(program), str(document)]
        full = [sys.executable, "-m", "resume_parse", str(document), "--json"]
        ours, theirs = [], []
        for n in range(STARTS + 1):
            a, b = seconds(partial(start, minimal, folder)), seconds(partial(start, full, folder))
            if n:  # the first start writes byte code and warms the disk cache
                theirs.append(a)
                ours.append(b)
    mine, other = statistics.median(ours), statistics.median(theirs)
    size = document.stat().st_size
    print(f"cold start: {document.name} ({size} bytes) {told(mine, other, 'typer + pydantic')}")


def start(command: list[str], byte_code: str) -> None:
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONPYCACHEPREFIX": byte_code}
    # An installed package has byte code; without this, a checkout would be compiled again on each start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=environment)


if __name__ == "__main__":
    sys.exit(main())
