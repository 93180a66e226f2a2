"""Find skills by name: exact look-up of a text's word runs, then a guarded fuzzy look-up for misspelt long names."""

from __future__ import annotations

import itertools
import re
import sys
from functools import cache, lru_cache

from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import CJK_LETTER, lazy_pattern

"""A character of Chinese or Japanese."""
_TOKEN = lazy_pattern(r"\.?[A-Za-z0-9À-ÿ](?:[A-Za-z0-9À-ÿ_.&'-]{0,40}[A-Za-z0-9À-ÿ_])?[+#]{0,2}")
_VERSION = cue_pattern(r"(?:[\s-]*v?\d+(?:\.[\dx]+)*(?:\+|\s*(?&orMore))?|[\s(（]*(?:ES\d\+?|LTS)[)）]?)$", re.I)
_VERSIONED = lazy_pattern(r"\d|lts", re.I)  # without these `_VERSION`, many times slower, finds nothing
_MAKER = cue_pattern("(?&skillMaker)[ -](?=.{3})")
_ALIKE = str.maketrans("y1i05u8", "vllosvb")
_WRITTEN = {"v": "yvu", "l": "li1", "o": "o0", "s": "s5", "b": "b8"}
"""What a name may be written with that begins, look-alikes made one, with a character; the last in order first."""
_LETTER = lazy_pattern("[a-z]")
_PRODUCTS = frozenset(
    [
        "tool",
        "library",
        "framework",
        "platform",
        "office",
        "database",
        "language",
        "os",
        "hardware",
        "protocol",
        "design",
        "engineering",
        "media",
    ]
)
_FIELDS = frozenset(["design", "engineering", "media"])  # products and fields of work alike
_EDGE = " .,;:，。；、·"
_PARTS = lazy_pattern(r"[\s/_.\-]+")


def canonical_skill(text: str, lex: Lexicon) -> str | None:
    """The canonical name of a skill as written, or None when no list knows it. `Torch/Pytorch` reads PyTorch."""
    folded = lex.fold(text).strip(_EDGE)
    return (_listed(folded, lex) or _fuzzy(folded, lex) or _made(folded, lex)) if folded else None


def _made(folded: str, lex: Lexicon) -> str | None:
    """A misspelt product behind its maker's name."""
    maker = _MAKER.match(folded)
    name = _fuzzy(folded[maker.end() :], lex) if maker else None
    return name if name and is_product(name, lex) else None


def known_skill(text: str, lex: Lexicon) -> str | None:
    """The canonical name of a skill that is spelt as a list has it, or None."""
    folded = lex.fold(text).strip(_EDGE)
    return _listed(folded, lex) if folded else None


def _listed(folded: str, lex: Lexicon) -> str | None:
    known = _known(folded, lex)
    if known or "/" not in folded:
        return known
    names = {_known(part.strip(), lex) for part in folded.split("/")}
    return names.pop() if len(names) == 1 else None


def is_product(name: str, lex: Lexicon) -> bool:
    """Whether a canonical name is a thing with a name of its own, no concept that prose mentions anyway."""
    return _is_product(lex.skills.get(lex.fold(name)))


def is_tool(name: str, lex: Lexicon) -> bool:
    """Whether a canonical name is a product or standard, and no field of work either (`Drafting`, `Acting`)."""
    row = lex.skills.get(lex.fold(name))
    return _is_product(row) and row is not None and row.rpartition("\t")[2] not in _FIELDS


def _is_product(row: str | None) -> bool:
    return row is not None and row.rpartition("\t")[2] in _PRODUCTS


def _name(row: str) -> str:
    return row.partition("\t")[0]


def as_named(written: str, name: str, lex: Lexicon) -> str:
    """The canonical name, or what is written where the two differ in their script only (`數據分析` stays so)."""
    return written if CJK_LETTER.search(written) and lex.fold(written) == lex.fold(name) else name


@lru_cache(maxsize=1024)  # a text is asked about by several stages; the size serves one document, not the next
def _known(folded: str, lex: Lexicon) -> str | None:
    entry = lex.skills.get(folded)
    if entry:
        return _name(entry)
    if _PARTS.search(folded):
        for form in (folded.replace("-", " "), _PARTS.sub("", folded), folded.replace(" ", "-")):
            entry = lex.skills.get(form)
            if entry:
                return _name(entry)
    maker = _MAKER.match(folded)
    if maker:
        entry = lex.skills.get(folded[maker.end() :])
        if entry and _is_product(entry):
            return _name(entry)
    bare = _VERSION.sub("", folded).strip() if _VERSIONED.search(folded) else ""
    if bare and bare != folded:
        entry = lex.skills.get(bare)
        if entry:
            return _name(entry)
    return None


@lru_cache(maxsize=512)
def _fuzzy(folded: str, lex: Lexicon) -> str | None:
    """A misspelt long name: look-alike or swapped characters, else rapidfuzz over names of about the same length."""
    if len(folded) < 5 or len(folded) > 30 or CJK_LETTER.search(folded) or not _LETTER.search(folded):
        return None
    misread = _misread(folded, lex)
    if misread:
        return _name(lex.skills[misread])
    block = _block(lex, folded[0], len(folded) // 2)
    if "rapidfuzz" not in sys.modules and not any(_may_be_near(folded, name) for name in block):
        return None
    # Its import takes as long as reading a short document does.
    from rapidfuzz import fuzz, process

    near = process.extractOne(folded, block, scorer=fuzz.ratio, score_cutoff=85)
    if near is None or abs(len(near[0]) - len(folded)) > 2 or not _same_words(folded, near[0]):
        return None
    # a single changed character in a short name is more often another product than a misspelling
    return _name(lex.skills[near[0]]) if len(folded) >= 6 or near[1] >= 90 else None


def _same_words(written: str, name: str) -> bool:
    """Whether two texts differ inside long words, not by another word: `clinical skills` is not `clerical skills`."""
    if len(written) == len(name) and written[:-1] == name[:-1]:
        return False  # `systems` is not `SystemC`
    ours, theirs = written.split(), name.split()
    if len(ours) != len(theirs) or len(ours) == 1:
        return True
    from rapidfuzz import fuzz

    pairs = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    return all(min(len(a), len(b)) >= 5 and fuzz.ratio(a, b) >= 80 for a, b in pairs)


def _misread(text: str, lex: Lexicon) -> str | None:
    """The known name that reads alike (`Pvthon`, `Exce1`) or has two neighbours swapped (`Dokcer`)."""
    names, alike = _look_alikes(lex)
    look = text.translate(_ALIKE)
    name = ""
    for first in _WRITTEN.get(look[0], look[0]):
        # Characters are swapped one for one, so that a name stands at the same place in both texts.
        at = alike.rfind(f"\n{look}\n", *_stretch(lex, first)) + 1
        if at:
            name = names[at : at + len(text)]
            break
    if name and sum(a != b for a, b in zip(name, text, strict=True)) <= 2:
        return name
    if len(text) >= 6:
        for n in range(len(text) - 1):
            swapped = f"{text[:n]}{text[n + 1]}{text[n]}{text[n + 2 :]}"
            if swapped in lex.skills:
                return swapped
    return None


@cache
def _look_alikes(lex: Lexicon) -> tuple[str, str]:
    """All names, each between line ends, and the same text with look-alike characters made one."""
    names = f"\n{lex.packed['skills'][0]}\n"
    alike = names
    for old, new in _ALIKE.items():  # on a text that is not ASCII, many times faster than to translate it
        alike = alike.replace(chr(old), chr(new))
    return names, alike


@lru_cache(maxsize=64)
def _stretch(lex: Lexicon, first: str) -> tuple[int, int]:
    """Where the names that start with a character stand, line ends included; they are packed in order."""
    names = _look_alikes(lex)[0]
    start = names.find(f"\n{first}")
    return (start, names.find("\n", names.rfind(f"\n{first}") + 1) + 1) if start >= 0 else (0, 0)


@lru_cache(maxsize=512)
def _block(lex: Lexicon, first: str, half: int) -> tuple[str, ...]:
    """The names that start with a character and have about twice `half` characters."""
    return tuple(
        name
        for name in _initial(lex, first)
        if len(name) >= 5 and (len(name) - 2) // 2 <= half <= (len(name) + 2) // 2 and not CJK_LETTER.search(name)
    )


@lru_cache(maxsize=64)
def _initial(lex: Lexicon, first: str) -> list[str]:
    """The names that start with a character."""
    start, end = _stretch(lex, first)
    return _look_alikes(lex)[0][start + 1 : end - 1].split("\n") if end else []


def _may_be_near(text: str, name: str) -> bool:
    """Whether the similarity can reach 85: each character that only one of the two has is an edit."""
    return len(set(text).symmetric_difference(name)) <= 0.16 * (len(text) + len(name))


def find_skills(text: str, lex: Lexicon) -> list[tuple[int, int, str]]:
    """Known skills with Latin names in a text: (start, end, canonical name), longest first at each place, no overlaps.

    Offsets are characters of `text`. Fuzzy look-up is not used here: prose is full of near misses.
    """
    tokens = [m.span() for m in _TOKEN.finditer(text)]
    joins = [text[a[1] : b[0]] in (" ", "-", "/") for a, b in itertools.pairwise(tokens)]
    found: list[tuple[int, int, str]] = []
    n = 0
    while n < len(tokens):
        most = 1
        while most < 4 and n + most < len(tokens) and joins[n + most - 1]:
            most += 1
        for size in range(most, 0, -1):
            start, stop = tokens[n][0], tokens[n + size - 1][1]
            written = text[start:stop].rstrip(".-'")
            name = _known(lex.fold(written), lex)
            # A letter alone is a skill only when written as a name.
            if name and (len(written) > 1 or written.isupper()):
                found.append((start, start + len(written), name))
                n += size - 1
                break
        n += 1
    return found
