"""`python -m tests.generate`: writes invented résumés with their answers, or reports which layouts the parser loses.

python -m tests.generate --seed 7 --count 50 -o FOLDER      NAME.md/.html/.txt and NAME.gold.json
python -m tests.generate --report --count 500               wrong leaves by choice, over drawn layouts
python -m tests.generate --single --count 2 [--only zh]     each choice on an otherwise plain layout
python -m tests.generate --show "zh markdown name=spaced" --seed 3
"""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

from .layout import plain
from .make import drawn, make


def main() -> int:
    """Parse the arguments and do what they ask."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--boldness", type=float, default=0.3, help="share of choices that are drawn and not plain")
    parser.add_argument("--only", default="", help="for --single: a language, a format, a feature or a value")
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("-o", "--output", type=Path)
    how.add_argument("--report", action="store_true")
    how.add_argument("--single", action="store_true")
    how.add_argument("--show", metavar="LAYOUT", help="language, format, FEATURE=VALUE …; `drawn` for the seed's own")
    args = parser.parse_args()
    if args.output:
        write(args.output, args.seed, args.count, args.boldness)
    elif args.show:
        show(args.show, args.seed, args.boldness)
    else:
        from .report import report, report_single  # the parser is imported only when asked

        told = (
            report_single(args.seed, args.count, args.only)
            if args.single
            else report(args.seed, args.count, args.boldness)
        )
        for row in told:
            print(row)
    return 0


def write(folder: Path, seed: int, count: int, boldness: float) -> None:
    """Write the documents and answers into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(seed, seed + count):
        case = drawn(n, boldness)
        (folder / (case.name + case.suffix)).write_text(case.document, encoding="utf-8", newline="")
        answer = json.dumps(case.gold, ensure_ascii=False, indent=1)
        (folder / f"{case.name}.gold.json").write_text(answer + "\n", encoding="utf-8")


def show(wanted: str, seed: int, boldness: float) -> None:
    """Print one document, and what the parser says otherwise than its answer."""
    from .report import wrong_leaves

    if wanted == "drawn":
        case = drawn(seed, boldness)
    else:
        language, form, *choices = wanted.split()
        case = make(seed, replace(plain(language, form), **dict(choice.split("=") for choice in choices)))
    print(case.document)
    print(", ".join("=".join(choice) for choice in case.layout.choices()), file=sys.stderr)
    for leaf in wrong_leaves(case):
        print(f"wrong {leaf.path}: wanted {leaf.wanted!r}, got {leaf.got!r}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
