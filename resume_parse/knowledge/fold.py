"""The look-up form of a word: compatibility characters, case, traditional characters and inner layout space folded."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from resume_parse.patterns import lazy_pattern

_SPACE = lazy_pattern(r"\s+")
_CJK_SPACE = lazy_pattern(r"(?<=[\u3040-\u30ff\u3400-\u9fff])\s+(?=[\u3040-\u30ff\u3400-\u9fff])")


def read_pairs(path: Path) -> dict[int, str]:
    """Traditional → simplified characters, as a table for str.translate."""
    pairs = {}
    for row in path.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            old, new = row.split()[:2]
            pairs[ord(old)] = new
    return pairs


def fold_with(text: str, pairs: dict[int, str]) -> str:
    """Fold a text for look-up with the given character table."""
    spaced = " " in text or "\t" in text or "\n" in text
    if text.isascii():
        return _SPACE.sub(" ", text).strip().casefold() if spaced else text.casefold()
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
        spaced = True
    text = text.casefold().translate(pairs).replace("’", "'")
    return _CJK_SPACE.sub("", _SPACE.sub(" ", text)).strip() if spaced else text
