"""The languages that a document is written in, by the letters of its running texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from resume_parse.derive.entries import fact
from resume_parse.derive.texts import leaves
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.model_meta import Derived
from resume_parse.patterns import CJK_LETTER, lazy_pattern

_TOLD_IN: Final = frozenset(
    "label summary description highlights text title reference position area studyType courses availability".split()
)
_NOT_TOLD: Final = frozenset(["meta", "publications"])  # a publication may be in any language
_LEAST: Final = 0.05
"""Share of the letters below which a language is a quotation."""

_KANA: Final = lazy_pattern("[ぁ-ヺ]")
_HANGUL: Final = lazy_pattern("[가-힣]")
_WORD: Final = lazy_pattern(r"(?<![\w.@/+-])[^\W\d_]{2,}(?![\w@/+-]|\.\w)")
"""A word by itself, no part of an address or of a name such as C/C++."""


def languages(data: Mapping[str, Any], lex: Lexicon) -> dict[str, Derived]:
    """The share of each language (ISO 639-1) in the letters of the texts whose language shows, and the main one.

    The script tells Chinese, Japanese and Korean; a text in Latin letters is of the language with most of its function
    words. Names of things in Latin letters inside a Chinese sentence do not make it English.
    """
    weights: Counter[str] = Counter()
    places: dict[str, list[str]] = {}
    for where, text in leaves({key: part for key, part in data.items() if key not in _NOT_TOLD}, "", _TOLD_IN):
        code, weight = _language(text, lex)
        if code is not None:
            weights[code] += weight
            places.setdefault(code, []).append(where)
    if weights["ja"] > weights["zh"]:  # Japanese has texts without kana, too
        weights["ja"] += weights.pop("zh", 0)
        places["ja"] += places.pop("zh", [])
    total = sum(weights.values())
    ranked = [
        (code, weight)
        for code, weight in sorted(weights.items(), key=lambda x: (-x[1], x[0]))
        if weight >= _LEAST * total
    ]
    out = {f"documentLanguage/{code}": fact(round(weight / total, 2), places[code]) for code, weight in ranked}
    if ranked:
        main = ranked[0][0]
        out = {"documentLanguage": fact(main, places[main]), **out}
    return out


def _language(text: str, lex: Lexicon) -> tuple[str | None, int]:
    """The language of a text, None where it does not show, and its letters; a character counts as two Latin letters."""
    characters = 2 * len(CJK_LETTER.findall(text))
    words = _WORD.findall(CJK_LETTER.sub(" ", text))
    letters = sum(map(len, words))
    if characters > letters / 2:
        return _by_script(text), characters
    known = [codes for codes in (lex.function_words.get(lex.fold(w)) for w in words if not w.isupper()) if codes]
    ranked = Counter(code for codes in known for code in codes).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None, letters
    return ranked[0][0], letters


def _by_script(text: str) -> str:
    if _HANGUL.search(text):
        return "ko"
    return "ja" if _KANA.search(text) else "zh"
