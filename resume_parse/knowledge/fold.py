"""The look-up form of a word: compatibility characters, case, traditional characters and inner layout space folded."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path

from resume_parse.patterns import CJK, lazy_pattern

_CJK_SPACE = lazy_pattern(rf"(?<={CJK})\s+(?={CJK})")


def read_pairs(path: Path) -> dict[int, str]:
    """Traditional → simplified characters, as a table for str.translate."""
    pairs = {}
    for row in path.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            old, new = row.split()[:2]
            pairs[ord(old)] = new
    return pairs


def fold_with(text: str, pairs: Mapping[int, int | str], traditional: frozenset[str] | None = None) -> str:
    """Fold a text for look-up with a character table; `traditional`: the characters of the table, when at hand."""
    spaced = " " in text or "\t" in text or "\n" in text
    if text.isascii():
        return " ".join(text.split()).casefold() if spaced else text.casefold()
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
        spaced = True
    text = text.casefold().replace("’", "'")
    if traditional is None or not traditional.isdisjoint(text):
        text = text.translate(pairs)
    return _CJK_SPACE.sub("", " ".join(text.split())) if spaced else text
