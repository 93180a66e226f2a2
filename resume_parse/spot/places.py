"""Find places: is this text a place, and which part is the city."""

from __future__ import annotations

import re
from functools import lru_cache

from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import HAN, lazy_pattern

_SPLIT = lazy_pattern(r"\s*[,，/|、·-]\s*|\s{2,}")
_POSTAL = lazy_pattern(r"\b\d{5}(?:-\d{4})?\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b")
_CODE_EDGE = lazy_pattern(
    r"^(?:[A-Z]{1,2}-)?\d{4,6}\s+(?=[^\W\d_])|(?<=[^\W\d_])\s+\d{5}(?:-\d{4})?$"
    r"|(?<=[A-Z]{2})\s+\d{4}$|(?<=[a-z,])\s+[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$"
)
_COMMA = lazy_pattern(r",\s+(?=\S)")
_TOWN = lazy_pattern(r"[A-ZÀ-Ý][\w.'’-]+(?: [A-ZÀ-Ý][\w.'’-]+)?")
_MODIFIER = cue_pattern(r"(?&placeModifier)", re.I)
_AROUND = cue_pattern(r"\s*(?&around)$", re.I)
_ADMIN = cue_pattern(r"(?&administrativeDivision)$")
_DIVISION = cue_pattern(r"[^\W\d_][\w.'’-]+(?: [^\W\d_][\w.'’-]+)? (?&division)", re.I)
_AREA = cue_pattern(r"(?&greaterArea)", re.I)
_ASIDE = lazy_pattern(r"(?<=\w)\s*[（(]([^()（）]{2,24})$")
_ON_SITE = cue_pattern(r"\d{2,5}|(?&onSite)", re.I)
_HAN_ONLY = lazy_pattern(f"{HAN}+")
_REMOTE = cue_pattern(r"(?&remote)")


def place_kind(text: str, lex: Lexicon) -> str:
    """`country`, `region`, `city` or `district` when the whole text is one known place, else ''."""
    entry = lex.places.get(lex.fold(text.strip(" .")))
    if entry and entry[0] == "code":
        return "region" if text.strip(" .").isupper() else ""
    return entry[0] if entry else ""


def country_code(text: str, lex: Lexicon) -> str:
    """ISO 3166-1 alpha-2 of a written country, else ''."""
    entry = lex.places.get(lex.fold(text.strip(" .")))
    # Taiwan is a region in the lists, but an address names it where others name their country
    return entry[1] if entry and (entry[0] == "country" or (entry[0], entry[1]) == ("region", "TW")) else ""


def is_remote(text: str, lex: Lexicon) -> bool:
    """Whether a text says that the work is done from anywhere."""
    return bool(_REMOTE.fullmatch(lex.fold(text.strip(" .()（）"))))


@lru_cache(maxsize=128)  # a stretch is asked about by several stages; the size serves one document, not the next
def place_score(text: str, lex: Lexicon) -> float:
    """How much a text looks like a place (0 to 1): every part of it known, or built of place suffixes."""
    text = text.strip(" .()（）")
    if not text or len(text) > 60:
        return 0.0
    aside = _ASIDE.search(text)
    if aside and says_of_place(aside[1], lex):
        text = text[: aside.start()]
    text = _CODE_EDGE.sub("", _AROUND.sub("", text)).strip() or text
    folded = lex.fold(text)
    if is_remote(text, lex) or _AREA.fullmatch(text):
        return 0.9
    if folded in lex.places:
        return 1.0 if lex.places[folded][0] != "code" else 0.3
    parts = [p for p in _SPLIT.split(_POSTAL.sub("", text)) if p.strip()]
    if len(parts) > 1:
        known = sum(1 for p in parts if _known(p, lex) or (p is not parts[-1] and _is_division(p)))
        known += sum(1 for p in parts if is_remote(p, lex) or _AREA.fullmatch(p))
        if known == len(parts):
            return 1.0
        # `Somerville, MA`: a known region or country vouches for the unknown town before it; a town does less so, since
        # the name of whoever sits there may stand before it
        if known and _known(parts[-1], lex) and len(parts) <= 3 and all(len(p.split()) <= 3 for p in parts):
            return 0.85 if len(parts) > 2 or place_kind(parts[-1], lex) != "city" else 0.65
        return 0.0
    if 2 <= len(folded) <= 14 and _HAN_ONLY.fullmatch(folded):
        return _han_place(folded, lex)
    text = _POSTAL.sub("", text).strip()
    words = lex.fold(text).split()
    if (
        len(words) in (2, 3)
        and words[-1] in lex.places
        and lex.places[words[-1]][0] in ("region", "country", "code")
        and (len(words[-1]) == 2 or lex.places[words[-1]][0] == "code")
        and text.split()[-1].isupper()
    ):
        return 0.9 if lex.places.get(" ".join(words[:-1]), ("",))[0] == "city" else 0.7
    return 0.0


def says_of_place(text: str, lex: Lexicon) -> bool:
    """Whether what stands in brackets behind a place belongs to it: `(Remote)`, `(Thüringen)`, an area's number."""
    return bool(_ON_SITE.fullmatch(text)) or is_remote(text, lex) or _known(text, lex)


def place_start(text: str, lex: Lexicon) -> int:
    """Where the place that ends a Latin text behind something else begins; 0: nowhere.

    `Quarry, Berlin`, `Quarry, Sandhill, WA`, `Quarry Boston, MA`: a region or country is preceded by its town.
    """
    commas = [m.end() for m in _COMMA.finditer(text)]
    first = len(commas)
    while first:
        part = text[commas[first - 1] :].split(",")[0]
        if not (_known(part, lex) or (first < len(commas) and _is_division(part))):
            break
        first -= 1
    if first == len(commas):
        return 0
    known = commas[first]
    if place_kind(text[known:].split(",")[0], lex) == "city":
        return known if not _town_only(text[: known - 1], lex) else 0
    start = commas[first - 1] if first else 0
    before = text[start:known].strip(" ,")
    if first and _TOWN.fullmatch(before) and not _town_only(text[:start].strip(" ,"), lex):
        return start
    town = 0 if _town_only(before, lex) else _town_behind(before, lex)
    return start + town if town else 0


def _town_behind(text: str, lex: Lexicon) -> int:
    """Where the known town that ends a name begins: `Quarry Boston`, but not `workshop in Boston`; 0: nowhere."""
    for m in re.finditer(r"(?<!\S)(\S+)\s+(?=\S)", text):
        word = m[1]
        if place_kind(text[m.end() :], lex) == "city":
            return m.end() if not word[0].islower() and not _MODIFIER.fullmatch(word) else 0
    return 0


def _town_only(text: str, lex: Lexicon) -> bool:
    """Whether what stands before a place is a part of it: a district or town of it."""
    return place_kind(text, lex) in ("city", "district", "region", "code")


def _is_division(part: str) -> bool:
    """`Stockholm County`: no list has it, and the place that it stands before vouches for it."""
    return part[:1].isupper() and bool(_DIVISION.fullmatch(part))


def _known(part: str, lex: Lexicon) -> bool:
    """A known place; a postal abbreviation only when written in capitals (`OR`, not `or`)."""
    entry = lex.places.get(lex.fold(part.strip(" .")))
    return entry is not None and (entry[0] != "code" or part.strip(" .").isupper())


def _han_place(text: str, lex: Lexicon) -> float:
    """A chain of places without separators: 江苏苏州, 黑龙江省哈尔滨市南岗区."""
    at = 0
    while at < len(text):
        for size in range(min(8, len(text) - at), 1, -1):
            if text[at : at + size] in lex.places:
                at += size
                break
        else:
            rest = text[at:]
            return 0.8 if at and len(rest) <= 6 and _ADMIN.search(rest) else 0.0
    return 1.0


def split_han_place(text: str, lex: Lexicon) -> list[tuple[int, int, str]]:
    """Known places at the head of a Chinese address, as (start, end, kind); what follows is finer."""
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(text):
        for size in range(min(9, len(text) - at), 1, -1):
            entry = lex.places.get(lex.fold(text[at : at + size]))
            if entry and not (found and entry[0] in ("country", "region") and found[-1][2] != "country"):
                found.append((at, at + size, entry[0]))
                at += size
                break
        else:
            return found
    return found
