"""Which layouts the parser loses: leaves by choice."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from resume_parse import parse

from .compare import Leaf, compare
from .layout import FEATURES, FORMATS, LANGUAGES, Layout, allowed, plain
from .make import Case, drawn, make


def wrong_leaves(case: Case) -> list[Leaf]:
    """What the parser says otherwise than the answer."""
    return [leaf for leaf in compare(parse(case.document).to_dict(), case.gold) if not leaf.right]


def report(seed: int, count: int, boldness: float) -> Iterator[str]:
    """Lines of a table over drawn layouts: the choices by how many leaves more they lose than the documents without."""
    lost: dict[tuple[str, str], list[int]] = defaultdict(list)
    paths: dict[str, int] = defaultdict(int)
    totals: list[int] = []
    leaves = 0
    for case in (drawn(n, boldness) for n in range(seed, seed + count)):
        compared = compare(parse(case.document).to_dict(), case.gold)
        wrong = [leaf for leaf in compared if not leaf.right]
        leaves += len(compared)
        totals.append(len(wrong))
        for choice in case.layout.choices():
            lost[choice].append(len(wrong))
        for leaf in wrong:
            paths[leaf.path] += 1
    flawless = sum(not n for n in totals)
    yield f"{count} documents, {flawless} without a wrong leaf; {leaves} leaves, {sum(totals)} wrong"
    yield "wrong leaves: " + ", ".join(f"{path} {n}" for path, n in sorted(paths.items(), key=lambda item: -item[1]))
    mean = sum(totals) / max(count, 1)
    for (feature, value), numbers in sorted(lost.items(), key=lambda item: mean - sum(item[1]) / len(item[1])):
        yield f"{sum(numbers) / len(numbers) - mean:+7.2f} leaves  {len(numbers):5} documents  {feature} = {value}"


def single(language: str, form: str) -> Iterator[Layout]:
    """The plain layout, then each choice on an otherwise plain one."""
    base = plain(language, form)
    yield base
    for feature in FEATURES:
        for value in allowed(base, feature)[1:]:
            yield replace(base, **{feature: value})


def report_single(seed: int, count: int, only: str = "") -> Iterator[str]:
    """Lines for each choice that loses, on an otherwise plain layout, leaves that the plain one keeps.

    `only` is a language, a format, a feature or a value.
    """
    for language in LANGUAGES:
        for form in FORMATS:
            for layout in single(language, form):
                choice = changed_choice(layout)
                if only and only not in (language, form, *choice):
                    continue
                for n in range(seed, seed + count):
                    wrong = wrong_leaves(make(n, layout))
                    if choice != ("plain", "plain"):
                        usual = {leaf.path for leaf in wrong_leaves(make(n, plain(language, form)))}
                        wrong = [leaf for leaf in wrong if leaf.path not in usual]
                    if wrong:
                        said = "; ".join(told(leaf) for leaf in wrong[:6])
                        yield f"{' = '.join(choice)} | {language} {form} seed {n} | {len(wrong)} wrong: {said}"


def told(leaf: Leaf) -> str:
    """A wrong leaf in few words."""
    return f"{leaf.path}: {str(leaf.wanted)[:60]} got {str(leaf.got)[:60]}"


def changed_choice(layout: Layout) -> tuple[str, str]:
    """The choice in which a layout differs from the plain one; `plain` where in none."""
    base = dict(plain(layout.language, layout.format).choices())
    return next(((feature, value) for feature, value in layout.choices() if base[feature] != value), ("plain", "plain"))
