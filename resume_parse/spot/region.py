"""In which country numbers without a prefix are read: from what the document says, its script, its language."""

from __future__ import annotations

from collections import Counter

from resume_parse.document import Document
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.normalize.networks import default_networks
from resume_parse.patterns import lazy_pattern
from resume_parse.separators import PIECES

_HEAD = 20  # lines in which a country or a town tells where the person is
_POSTCODE = lazy_pattern(r"\s*\b[\d-]{4,9}$|^(?:[A-Z]{1,2}-)?\d{4,5}\s+")
_WORD = lazy_pattern(r"[^\W\d_]+")
_KANA = lazy_pattern(r"[\u3040-\u30ff]{2}")
_HANGUL = lazy_pattern(r"[\uac00-\ud7af]{2}")
_TAIWAN = lazy_pattern(r"(?<!\d)09\d\d[- ]?\d{3}[- ]?\d{3}(?!\d)")
_PREFIX = "region_"


def region_of(document: Document, lex: Lexicon) -> str | None:
    """ISO code of the country that the document probably is from; None where nothing tells."""
    lines = [line.text for line in document.lines if not line.furniture]
    text = "\n".join(lines)
    if not text.isascii():
        script = _by_script(text)
        if script:
            return script
    told = _told(lines[:_HEAD], lex)
    language = _by_language(text)
    if told and (not language or told[1] or told[0] in _countries(language)):
        return told[0]
    return _countries(language)[0] if language else None


def _by_script(text: str) -> str | None:
    if _KANA.search(text):
        return "JP"
    if _HANGUL.search(text):
        return "KR"
    data = text.encode("utf-8", "replace")
    han = sum(map(data.count, range(0xE4, 0xEA)))  # the first bytes of U+4000 to U+9FFF
    if han * 20 > len(text):
        return "TW" if _TAIWAN.search(text) else "CN"
    return None


def _told(lines: list[str], lex: Lexicon) -> tuple[str, bool] | None:
    """The country that a part of the head names, or the one of a town there; whether it is named itself."""
    town = None
    for line in lines:
        for part in PIECES.split(line[:120]):
            bare = _POSTCODE.sub("", part).strip(" .")
            entry = lex.places.get(lex.fold(bare)) if 1 < len(bare) <= 30 else None
            if entry is None or not entry[1] or (entry[0] == "code" and not (bare.isupper() and part != line.strip())):
                continue
            if entry[0] in ("country", "region", "code"):
                return entry[1], True
            town = town or (entry[1], False)
    return town


def _by_language(text: str) -> str:
    """The row of words that the text has most of, when they are many; '' for English and for what no row knows."""
    counts = Counter(_WORD.findall(text[:6000].lower()))
    rows = {name: words for name, words in default_networks().words.items() if name.startswith(_PREFIX)}
    found = {name: sum(counts[w] for w in words if w in counts) for name, words in rows.items()}
    best = max(found, key=lambda name: found[name])
    return best if found[best] >= 4 and found[best] * 25 >= counts.total() else ""


def _countries(row: str) -> list[str]:
    """The countries of a language's row, likeliest first: `region_de_at_ch`."""
    return row.removeprefix(_PREFIX).upper().split("_")
