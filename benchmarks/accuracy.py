"""Accuracy on folders of gold answers: the scorer's figures, overall, by format and by language.

    python benchmarks/accuracy.py [GOLD_DIR ...] [--documents DIR] [--note TEXT] [--no-history] [--scorer PATH]

Each document of a NAME.gold.json, or of a FILE.corrected.json from the review page, is parsed in this process. One row
a run is appended to benchmarks/HISTORY.md.
Exit codes: 0 measured, 1 some documents gave no output, 3 no gold or no scorer there.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.util
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
HISTORY = ROOT / "benchmarks" / "HISTORY.md"
sys.path.insert(0, str(ROOT))  # this checkout is measured, not an installed copy

from gold import NotThereError, document_of, find_gold, read_gold  # noqa: E402

from resume_parse import parse_file  # noqa: E402
from resume_parse.source import read_source  # noqa: E402


@dataclass(frozen=True)
class Scored:
    """One document and its score sheet; `failed`: the parser gave nothing."""

    path: Path
    sheet: Any
    failed: bool


def main() -> int:
    args = _arguments()
    try:
        scorer = load_scorer(args.scorer)
        scored = [score(gold, scorer, args.documents) for gold in find_gold(args.folders)]
    except NotThereError as error:
        print(f"accuracy: {error}", file=sys.stderr)
        return 3
    total = scorer.figures([s.sheet for s in scored])
    print_groups(total)
    slices = {"all": scored, **by(scored, format_of), **by(scored, language_of)}
    print_slices(slices, scorer)
    failed = [s.path.name for s in scored if s.failed]
    if failed:
        print(f"accuracy: no output for {', '.join(failed)}", file=sys.stderr)
    if not args.no_history:
        append_history(total, args.note)
    return 1 if failed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="GOLD_DIR", help="default: ../shared/corpus")
    parser.add_argument("--documents", type=Path, help="where documents are that do not stand beside their answers")
    parser.add_argument("--scorer", type=Path, default=SHARED / "score" / "score.py")
    parser.add_argument("--note", default="", help="a word on what changed, for the history")
    parser.add_argument("--no-history", action="store_true")
    args = parser.parse_args()
    args.folders = args.folders or [SHARED / "corpus"]
    return args


def load_scorer(path: Path) -> ModuleType:
    """Import the scorer from its file. Raises NotThereError."""
    spec = importlib.util.spec_from_file_location("score", path) if path.is_file() else None
    if spec is None or spec.loader is None:
        raise NotThereError(f"no scorer at {path} (name it with --scorer)")
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    return module


def score(gold: Path, scorer: ModuleType, documents: Path | None) -> Scored:
    """Parse the document of a gold file and compare."""
    path = document_of(gold, documents)
    try:
        answer: dict[str, Any] = parse_file(path).to_dict()
        failed = False
    except Exception as error:  # a document that breaks the parser scores nothing; the others are still measured
        print(f"accuracy: {path.name}: {type(error).__name__}: {error}", file=sys.stderr)
        answer, failed = {}, True
    return Scored(path, scorer.compare(answer, read_gold(gold)), failed)


def by(scored: list[Scored], name_of: Callable[[Scored], str]) -> dict[str, list[Scored]]:
    """Documents grouped by a name, names sorted."""
    names = sorted({name_of(s) for s in scored})
    return {name: [s for s in scored if name_of(s) == name] for name in names}


def format_of(scored: Scored) -> str:
    return scored.path.suffix.lstrip(".")


def language_of(scored: Scored) -> str:
    """`zh`, `en` or `other`: by the prefix of the name, else by the script."""
    prefix = scored.path.name.split("-")[0]
    if prefix in ("zh", "en"):
        return prefix
    text = read_source(scored.path).text
    han, kana, latin = (len(re.findall(p, text)) for p in ("[\u4e00-\u9fff]", "[\u3040-\u30ff]", "[A-Za-z]"))
    if kana * 20 > han + kana:
        return "other"
    return "zh" if han * 4 > latin else "en" if latin else "other"


def print_groups(total: dict[str, Any]) -> None:
    for name, group in total["groups"].items():
        print(f"{name:10} P {group['p']:.3f}  R {group['r']:.3f}  F1 {group['f1']:.3f}   ({group['gold']} gold)")


def print_slices(slices: dict[str, list[Scored]], scorer: ModuleType) -> None:
    """One line for each part of the documents: core, overall, perfect, lost, and the F1 of each group."""
    print(
        "\n"
        + f"{'':11} {'docs':>5}"
        + "".join(f"{name[:9]:>10}" for name in ("core", "overall", "perfect", "lost", *scorer.GROUPS))
    )
    for name, part in slices.items():
        figures = scorer.figures([s.sheet for s in part])
        cells = [figures[key] for key in ("core", "overall", "perfect", "lost")]
        cells += [figures["groups"][group]["f1"] for group in scorer.GROUPS]
        print(f"{name:11} {len(part):5}" + "".join(f"{cell:10.4f}" for cell in cells))


def append_history(total: dict[str, Any], note: str) -> None:
    """Add one row to benchmarks/HISTORY.md, which is made when it is not there."""
    groups = total["groups"]
    if not HISTORY.exists():
        names = ["date", "commit", "documents", "core", "overall", "perfect", "lost", *groups, "note"]
        head = "# Accuracy, run by run\n\nWritten by `benchmarks/accuracy.py`; `+`: not committed. Groups: F1.\n"
        rule = "---|" * len(names)
        HISTORY.write_text(f"{head}\n| {' | '.join(names)} |\n|{rule}\n", encoding="utf-8")
    figures = [
        *(total[key] for key in ("core", "overall", "perfect", "lost")),
        *(group["f1"] for group in groups.values()),
    ]
    plain = " ".join(note.replace("|", "/").split())
    cells = [
        datetime.date.today().isoformat(),
        commit(),
        str(total["documents"]),
        *(f"{x:.4f}" for x in figures),
        plain,
    ]
    with HISTORY.open("a", encoding="utf-8") as file:
        file.write(f"| {' | '.join(cells)} |\n")


def commit() -> str:
    """The short hash, with a + when the tree differs from it; `-` outside git or before the first commit."""

    def git(*words: str) -> str:
        done = subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True, check=False)
        return done.stdout.strip() if done.returncode == 0 else ""

    try:
        # The history itself changes at every run.
        dirty = git("status", "--porcelain", "--", ".", f":!{HISTORY.relative_to(ROOT)}")
        return (git("rev-parse", "--short", "HEAD") or "-") + ("+" if dirty else "")
    except FileNotFoundError:
        return "-"


if __name__ == "__main__":
    sys.exit(main())
