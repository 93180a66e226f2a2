"""Evidence and account on a folder: complete, true, tight, covered, and what they cost.

    python benchmarks/evidence.py [FOLDER] [--faults N] [--no-time]

By format: the share of leaves with evidence, the share of those whose places are true and tight (tests/truth.py says
how that is judged), the share of non-blank lines in the account, and the share of visible words that the account calls
unplaced. `lost` is the share of them that tests/words.py finds in no value, heading, label, separator or furniture,
whatever the account says.
Exit codes: 0 measured, 3 no documents there.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]  # this checkout, and the judges that its tests use

from truth import Fault, faults, leaves  # noqa: E402
from words import lines_left_out, lost_words, rows, visible_words  # noqa: E402

from resume_parse.batch import find_documents  # noqa: E402
from resume_parse.errors import ResumeParseError  # noqa: E402
from resume_parse.pipeline import run  # noqa: E402
from resume_parse.source import Source, read_source  # noqa: E402

RUNS = 5


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "folder", nargs="?", type=Path, default=ROOT.parent / "shared" / "corpus", help="default: ../shared/corpus"
    )
    parser.add_argument(
        "--faults", type=int, default=0, metavar="N", help="print the first N wrong leaves and lost words"
    )
    parser.add_argument("--no-time", action="store_true")
    args = parser.parse_args()
    sources = read_folder(args.folder)
    if not sources:
        print(f"evidence: no documents below {args.folder}", file=sys.stderr)
        return 3
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    notes: list[str] = []
    for source in sources:
        format, counts, found = judge(source)
        totals[format] += counts
        totals["all"] += counts
        notes += found
    print_table(totals)
    print("\n".join(notes[: args.faults]))
    if not args.no_time:
        bare, full = time_both(sources)
        print(
            f"time of {len(sources)} documents, median of {RUNS}: {bare:.3f} s without evidence, {full:.3f} s with it"
        )
        print(f"evidence: {full / bare:.3f} times")
    return 0


def read_folder(folder: Path) -> list[Source]:
    """Every readable document below a folder; what cannot be read is said on stderr."""
    sources = []
    for path in sorted(found.path for found in find_documents(str(folder))) if folder.is_dir() else ():
        try:
            sources.append(read_source(path))
        except ResumeParseError as error:
            print(f"evidence: {error}", file=sys.stderr)
    return sources


def judge(source: Source) -> tuple[str, Counter[str], list[str]]:
    """Parse one document: its format, its counts, and what is wrong in words."""
    data = run(source, evidence=True, account=True).to_dict()
    text, meta = source.decoded, data["meta"]
    wrong = list(faults(data, text))
    lost, out = lost_words(data, text), lines_left_out(data, text)
    whats = Counter(fault.what for fault in wrong)
    whats["documents"], whats["leaves"] = 1, sum(1 for _ in leaves(data))
    whats["lines"], whats["lines out"] = len(rows(text)), len(out)
    whats["words"], whats["unplaced"] = meta["coverage"]["words"], meta["coverage"]["unplaced"]
    whats["visible"], whats["lost"] = sum(1 for _ in visible_words(source, meta["source"]["format"])), len(lost)
    name = Path(source.path or "-").name
    notes = [f"{name}: {told(fault)}" for fault in wrong]
    notes += [f"{name}:{n}: not in the account" for n in out]
    notes += [f"{name}:{word.line}: lost {word.text!r}" for word in lost]
    return meta["source"]["format"], whats, notes


def told(fault: Fault) -> str:
    return f"{fault.pointer} {fault.what}: {fault.value!r} from {list(fault.cuts)!r}"


def print_table(totals: dict[str, Counter[str]]) -> None:
    """A row for each format, `all` last. Shares in percent."""
    columns = (
        "documents",
        "leaves",
        "complete",
        "true",
        "tight",
        "stray",
        "lines",
        "covered",
        "words",
        "unplaced",
        "lost",
    )
    print(" " * 10 + "".join(f"{name:>10}" for name in columns))
    for format in sorted(totals, key=lambda name: (name == "all", name)):
        t = totals[format]
        given = t["leaves"] - t["missing"]
        cells = [
            t["documents"],
            t["leaves"],
            _share(given, t["leaves"]),
            _share(given - t["outside"] - t["false"], given),
        ]
        cells += [
            _share(given - t["loose"], given),
            t["stray"],
            t["lines"],
            _share(t["lines"] - t["lines out"], t["lines"]),
        ]
        cells += [t["words"], _share(t["unplaced"], t["words"]), _share(t["lost"], t["visible"])]
        print(f"{format:10}" + "".join(f"{cell:>10}" for cell in cells))


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f} %" if whole else "-"


def time_both(sources: list[Source]) -> tuple[float, float]:
    """Seconds to parse all sources without and with evidence: medians of alternating runs, so that drift hits both."""
    seconds: dict[bool, list[float]] = {False: [], True: []}
    for _ in range(RUNS):
        for evidence in (False, True):
            start = time.perf_counter()
            for source in sources:
                run(source, evidence=evidence)
            seconds[evidence].append(time.perf_counter() - start)
    return statistics.median(seconds[False]), statistics.median(seconds[True])


if __name__ == "__main__":
    sys.exit(main())
