"""How far `meta.confidence` can be relied on: share and accuracy of each class, by group, and a calibration plot.

    python benchmarks/confidence.py [--gold DIR ...] [--plot FILE.svg]

Each value that gold tells about is right or wrong (benchmarks/judged.py says how); `email` and `phone`, which repeat a
list, are left out. `share`: of the group's values; `right`: of those in the class. The plot sets the probability behind
the classes against the share that was right.
Exit codes: 0 measured, 3 no gold or no scorer there.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from accuracy import SHARED, NotThereError, find_gold, load_scorer
from judged import Row, rows_of

from resume_parse.confidence import Weights, weights

GROUPS = ("contact", "objective", "education", "work", "projects", "skills", "honours", "text")
CLASSES = ("high", "medium", "low")
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99, 1.0)
_SIDE, _PAD = 420, 48  # of the plot, in pixels

Predicted = list[tuple[Row, float]]
"""Rows with the probability that each is right."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", nargs="+", type=Path, default=[SHARED / "corpus"], metavar="DIR")
    parser.add_argument("--scorer", type=Path, default=SHARED / "score" / "score.py")
    parser.add_argument("--plot", type=Path, metavar="FILE.svg", help="write the calibration plot")
    args = parser.parse_args()
    try:
        scorer = load_scorer(args.scorer)
        rows = [row for gold in find_gold(args.gold) for row in rows_of(gold, scorer)]
    except NotThereError as error:
        print(f"confidence: {error}", file=sys.stderr)
        return 3
    scale = weights()
    told = [(row, scale.probability(row.kind, row.features)) for row in rows]
    print_table(told, scale)
    print()
    for low, high, count, expected, right in calibration(told):
        print(f"{low:4.2f} to {high:4.2f}  expected {expected:.3f}  right {right:.3f}  {bar(right)} {count}")
    if args.plot:
        args.plot.write_text(plotted(calibration(told)), encoding="utf-8")
    return 0


def print_table(told: Predicted, scale: Weights) -> None:
    """A line for each group, `all` last: how many values; the share and the accuracy of each class."""
    print(f"{'':11}{'values':>7}{'right':>8}" + "".join(f"{name:>9} share  right" for name in CLASSES))
    for group in (*GROUPS, "all"):
        inside = [(row, chance) for row, chance in told if group in (row.group, "all")]
        if not inside:
            continue
        cells = f"{group:11}{len(inside):7}{_right(inside):8.3f}"
        for name in CLASSES:
            part = [pair for pair in inside if class_of(pair[1], scale) == name]
            cells += f"{len(part) / len(inside):15.2f}" + (f"{_right(part):7.3f}" if part else f"{'-':>7}")
        print(cells)


def class_of(chance: float, scale: Weights) -> str:
    return "high" if chance >= scale.high else "low" if chance < scale.low else "medium"


def _right(told: Predicted) -> float:
    return sum(row.right for row, _ in told) / len(told)


def calibration(told: Predicted) -> list[tuple[float, float, int, float, float]]:
    """By probability: from, to, how many values, their mean probability, the share that is right."""
    out = []
    for low, high in pairwise(BINS):
        part = [pair for pair in told if low <= pair[1] < high]
        if part:
            out.append((low, high, len(part), sum(chance for _, chance in part) / len(part), _right(part)))
    return out


def bar(share: float) -> str:
    """A share as a bar of 40 columns."""
    return ("█" * round(40 * share)).ljust(40, "·")


def plotted(points: Iterable[tuple[float, float, int, float, float]]) -> str:
    """The plot as SVG: a dot for each stretch of probability, its area the number of values, on a square from 0.5."""

    def at(x: float, y: float) -> tuple[float, float]:
        return _PAD + (max(x, 0.5) - 0.5) * 2 * _SIDE, _PAD + (1.0 - max(y, 0.5)) * 2 * _SIDE

    size = _SIDE + 2 * _PAD
    (left, bottom), (right, top) = at(0.5, 0.5), at(1.0, 1.0)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" font-family="sans-serif" font-size="12">',
        f'<rect width="{size}" height="{size}" fill="#fff"/>',
        f'<path d="M{left} {top}V{bottom}H{right}" fill="none" stroke="#555"/>',
        f'<path d="M{left} {bottom}L{right} {top}" stroke="#aaa" stroke-dasharray="4 4"/>',
    ]
    for tick in (0.5, 0.6, 0.7, 0.8, 0.9, 1.0):
        x, y = at(tick, tick)
        lines.append(f'<text x="{x:.0f}" y="{bottom + 18:.0f}" text-anchor="middle">{tick}</text>')
        lines.append(f'<text x="{left - 8:.0f}" y="{y + 4:.0f}" text-anchor="end">{tick}</text>')
    for _, _, count, expected, share in points:
        x, y = at(expected, share)
        lines.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{3 + count**0.5 / 4:.1f}" fill="#1f6feb" fill-opacity="0.55">'
            f"<title>{count} values: expected {expected:.3f}, right {share:.3f}</title></circle>"
        )
    lines.append(f'<text x="{size / 2}" y="{size - 8}" text-anchor="middle">probability behind the class</text>')
    lines.append(f'<text x="14" y="{size / 2}" transform="rotate(-90 14 {size / 2})" text-anchor="middle">right</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"


if __name__ == "__main__":
    sys.exit(main())
