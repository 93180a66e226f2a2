"""Fits the weights of resume_parse/confidence to documents whose answers are known.

    python benchmarks/fit_confidence.py --gold DIR [DIR ...] [--check DIR ...] [--write]

A logistic model with a ridge: each feature has a weight that all kinds of value share, and a kind may depart from it.
The classes are cut where predictions for documents that were left out of the fit (three folds, by document) say: `high`
where at least HIGH of them are right, `low` where at most LOW are. `--check`: documents that take no part, to see how
the classes do there. `--write` replaces weights.json. Nothing of the documents but these numbers is kept.
Exit codes: 0 fitted, 3 no gold or no scorer there.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

from accuracy import SHARED, NotThereError, find_gold, load_scorer
from confidence import print_table
from judged import Row, rows_of

from resume_parse.confidence.features import AS_USUAL, OF_ENTRIES
from resume_parse.confidence.weighing import PATH, Weights

HIGH, LOW = 0.98, 0.7
"""Shares of right values: at least in `high`, at most in `low`."""
FOLDS = 3
PASSES = 60
CLOSE = 0.01  # log-odds; a pass that moves no weight further is the last
RIDGE = 200.0
SMALLEST = 0.02  # log-odds; a weight below says nothing


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", nargs="+", type=Path, required=True, metavar="DIR")
    parser.add_argument("--check", nargs="+", type=Path, default=[], metavar="DIR")
    parser.add_argument("--scorer", type=Path, default=SHARED / "score" / "score.py")
    parser.add_argument("--write", action="store_true", help=f"replace {PATH.name}")
    args = parser.parse_args()
    try:
        scorer = load_scorer(args.scorer)
        rows = [row for gold in find_gold(args.gold) for row in rows_of(gold, scorer)]
        checked = {
            folder: [row for gold in find_gold([folder]) for row in rows_of(gold, scorer)] for folder in args.check
        }
    except NotThereError as error:
        print(f"fit_confidence: {error}", file=sys.stderr)
        return 3
    left_out = cross_validated(rows)
    high, low = cuts(left_out)
    weights = fitted(rows) | {"high": high, "low": low}
    print(f"high from {high}, low below {low}; documents left out of the fit, a third at a time:")
    print_table([(row, probability) for row, probability in left_out], Weights(weights))
    for folder, others in checked.items():
        print(f"\n{folder}, which took no part:")
        print_table(predicted(weights, others), Weights(weights))
    if args.write:
        PATH.write_text(written(weights), encoding="utf-8")
    return 0


def read(folders: list[Path], scorer: ModuleType) -> list[Row]:
    """The judged values of all documents of the folders. Raises NotThereError."""
    return [row for gold in find_gold(folders) for row in rows_of(gold, scorer)]


def cross_validated(rows: list[Row]) -> list[tuple[Row, float]]:
    """Each row with the probability that a fit without its document gives it."""
    out: list[tuple[Row, float]] = []
    for fold in range(FOLDS):
        inside = [row for row in rows if _fold(row.document) != fold]
        out += predicted(fitted(inside) | {"high": 0.9, "low": 0.5}, [r for r in rows if _fold(r.document) == fold])
    return out


def _fold(document: str) -> int:
    return int(hashlib.md5(document.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def predicted(weights: dict[str, Any], rows: list[Row]) -> list[tuple[Row, float]]:
    scale = Weights(weights)
    return [(row, scale.probability(row.kind, row.features)) for row in rows if row.kind in scale.base]


def cuts(rows: list[tuple[Row, float]]) -> tuple[float, float]:
    """From which probability on a value is `high`, and below which it is `low`, in thousandths."""
    grid = [n / 1000 for n in range(500, 1000)]

    def right(inside: list[tuple[Row, float]]) -> float:
        return sum(row.right for row, _ in inside) / len(inside) if inside else 0.0

    high = next((at for at in grid if right([r for r in rows if r[1] >= at]) >= HIGH), 0.99)
    low = max((at for at in grid if right([r for r in rows if r[1] < at]) <= LOW), default=0.5)
    return high, min(low, high)


def fitted(rows: list[Row]) -> dict[str, Any]:
    """The weights by kind, as `Weights` takes them, less the classes."""
    columns: dict[tuple[str, str], list[tuple[int, float]]] = defaultdict(list)
    for n, row in enumerate(rows):
        for name, size in (*row.features, ("", 1.0)):
            columns["", name].append((n, size))
            columns[row.kind, name].append((n, size))
    solved = _descended(columns, [row.right for row in rows])
    kinds: dict[str, Any] = {}
    for kind in sorted({row.kind for row in rows}):
        mine = sum(row.kind == kind for row in rows)
        names = sorted(name for of, name in columns if of == kind and name)
        usual = {name: sum(size for _, size in columns[kind, name]) / mine for name in names}
        found = {name: solved["", name] + solved[kind, name] for name in names}
        usually = sum(found[name] * usual[name] for name in names if name in OF_ENTRIES)
        kinds[kind] = {
            "base": round(solved["", ""] + solved[kind, ""], 3),
            "weights": {
                name: [round(weight, 3), round(usual[name], 3)]
                for name, weight in found.items()
                if abs(weight) >= SMALLEST
            }
            | {AS_USUAL: [round(usually, 3), 0.0]},
        }
    return {"kinds": kinds}


def _descended(
    columns: dict[tuple[str, str], list[tuple[int, float]]], right: list[bool]
) -> dict[tuple[str, str], float]:
    """The weights that fit best under the ridge, a column at a time by Newton's step."""
    count = len(right)
    solved = dict.fromkeys(columns, 0.0)
    ridges = {key: _ridge(column, count) if key != ("", "") else 0.0 for key, column in columns.items()}
    sums = [0.0] * count
    for _ in range(PASSES):
        chances = [1.0 / (1.0 + math.exp(-total)) for total in sums]
        bends = [max(chance * (1.0 - chance), 0.01) for chance in chances]
        rests = [so - chance for so, chance in zip(right, chances, strict=True)]
        longest = 0.0
        for key, column in columns.items():
            slope = sum(size * rests[n] for n, size in column) - ridges[key] * solved[key]
            bend = sum(size * size * bends[n] for n, size in column) + ridges[key] + 1e-6
            step = max(-1.0, min(1.0, slope / bend))
            solved[key] += step
            longest = max(longest, abs(step))
            for n, size in column:
                rests[n] -= bends[n] * size * step
                sums[n] += size * step
        if longest < CLOSE:
            break
    return solved


def _ridge(column: list[tuple[int, float]], count: int) -> float:
    """The weight of a feature costs the more, the more its values differ, as if all features differed alike."""
    mean = sum(size for _, size in column) / count
    return RIDGE * (sum(size * size for _, size in column) / count - mean * mean)


def written(weights: dict[str, Any]) -> str:
    """As JSON, a feature a line."""
    kinds = []
    for kind, table in weights["kinds"].items():
        rows = ",\n".join(f"   {json.dumps(name)}: {json.dumps(pair)}" for name, pair in table["weights"].items())
        kinds.append(f'  "{kind}": {{"base": {table["base"]}, "weights": {{\n{rows}}}}}')
    body = ",\n".join(kinds)
    return f'{{"high": {weights["high"]}, "low": {weights["low"]}, "kinds": {{\n{body}}}}}\n'


if __name__ == "__main__":
    sys.exit(main())
