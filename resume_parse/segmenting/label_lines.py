"""Labels of the personal block that stand on lines of their own, with their values on the lines below."""

from __future__ import annotations

from resume_parse.document import Line, width
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import lazy_pattern
from resume_parse.segmenting.headings import heading_kind
from resume_parse.segmenting.untitled import reaches
from resume_parse.spot.dates import find_dates
from resume_parse.spot.labels import PERSONAL, label_concepts

_DIGITS = lazy_pattern(r"\d")
_NUMBERED = frozenset("age phone qq yearsOfExperience birthDate postalCode".split())


def link_labels(lines: list[Line], lex: Lexicon) -> None:
    """Make such a label the column title of its value (`Line.columns`): below it, or as far below as a block of them.

    One pair may be chance, so it takes two in a document, or labels that are marked as headings.
    """
    shown = [line for line in lines if line.text.strip() and not line.furniture and line.kind != "meta"]
    pairs: list[tuple[Line, Line]] = []
    n = 0
    while n < len(shown):
        size = next((k for k, line in enumerate(shown[n:]) if not _concepts(line, lex)), len(shown) - n)
        values = shown[n + size : n + 2 * size]
        found = list(zip(shown[n : n + size], values, strict=False))
        if size and len(values) == size and all(_fits(label, value, lex) for label, value in found):
            pairs += found
            n += size
        n += size or 1
    if len(pairs) < 2 and not any(label.kind == "heading" for label, _ in pairs):
        return
    for label, value in pairs:
        value.cells = ((0, len(value.text)),)
        value.columns = (label.whole(),)


def _concepts(line: Line, lex: Lexicon) -> frozenset[str]:
    """What personal fact a whole line is the label of; none where it may as well be a title."""
    text = line.text.strip()
    if len(text) > 20 or width(text) > 20 or len(line.cells) > 1 or line.columns:
        return frozenset()
    found = PERSONAL.intersection(label_concepts(text, lex))
    return found if found and not heading_kind(text, lex)[1] else frozenset()


def _fits(label: Line, value: Line, lex: Lexicon) -> bool:
    """Whether a line may be what a label asks for."""
    text = value.text.strip()
    concepts = _concepts(label, lex)
    if value.kind == "heading" or width(text) > 50 or len(value.cells) > 1 or ":" in text[:-1] or "：" in text:
        return False
    if "email" in concepts:
        return "@" in text
    if "gender" in concepts:
        return lex.fold(text) in lex.gender
    if concepts & _NUMBERED:
        return _DIGITS.search(text) is not None
    return not reaches(text) and not any(m.is_range or m.current for m in find_dates(text))


def labels_next(lines: list[Line], n: int) -> bool:
    """Whether a line is such a label over the line below it."""
    below = next((line for line in lines[n + 1 : n + 3] if line.text.strip()), None)
    return below is not None and len(below.columns) == 1 and below.columns[0].line is lines[n]
