"""Find skills by name: exact look-up of a text's word runs, then a guarded fuzzy look-up for misspelt long names."""

from __future__ import annotations

import re
from functools import cache

from resume_parse.knowledge.lexicon import Lexicon

_HAN = re.compile(r"[\u3400-\u9fff]")
_TOKEN = re.compile(r"[A-Za-z0-9À-ÿ][\w+#.&'-]*[+#]{0,2}|[\u3040-\u30ff\u3400-\u9fff]+", re.U)
_VERSION = re.compile(r"(?:[\s-]*v?\d+(?:\.[\dx]+)*(?:\+|以上)?|[\s(（]*(?:ES\d\+?|LTS)[)）]?)$", re.I)
_PARTS = re.compile(r"[\s/_.\-]+")


def canonical_skill(text: str, lex: Lexicon) -> str | None:
    """The canonical name of a skill as written, or None when no list knows it. `Torch/Pytorch` reads PyTorch."""
    folded = lex.fold(text).strip(" .,;:，。；、·")
    if not folded:
        return None
    known = _known(folded, lex)
    if known:
        return known
    if "/" in folded:
        names = {_known(part.strip(), lex) for part in folded.split("/")}
        if len(names) == 1 and None not in names:
            return names.pop()
    return _fuzzy(folded, lex)


def _known(folded: str, lex: Lexicon) -> str | None:
    for form in (folded, folded.replace("-", " "), _PARTS.sub("", folded), folded.replace(" ", "-")):
        entry = lex.skills.get(form)
        if entry:
            return entry[0]
    bare = _VERSION.sub("", folded).strip()
    if bare and bare != folded:
        entry = lex.skills.get(bare)
        if entry:
            return entry[0]
    return None


def _fuzzy(folded: str, lex: Lexicon) -> str | None:
    """rapidfuzz over names of the same length (± 1) that share an end; short names are too easily mistaken."""
    if len(folded) < 5 or len(folded) > 30 or _HAN.search(folded) or not re.search("[a-z]", folded):
        return None
    from rapidfuzz import fuzz

    best, score = None, 84.9
    for name in _block(lex).get((folded[0], len(folded) // 2), ()):
        if abs(len(name) - len(folded)) <= 2:
            ratio = fuzz.ratio(folded, name)
            if ratio > score:
                best, score = name, ratio
    if best is None:
        return None
    # a single changed character in a short name is more often another product than a misspelling
    return lex.skills[best][0] if len(folded) >= 6 or score >= 90 else None


@cache
def _block(lex: Lexicon) -> dict[tuple[str, int], tuple[str, ...]]:
    blocks: dict[tuple[str, int], list[str]] = {}
    for name in lex.skills:
        if len(name) >= 5 and not _HAN.search(name):
            for half in {(len(name) - 2) // 2, len(name) // 2, (len(name) + 2) // 2}:
                blocks.setdefault((name[0], half), []).append(name)
    return {k: tuple(v) for k, v in blocks.items()}


def find_skills(text: str, lex: Lexicon) -> list[tuple[int, int, str]]:
    """Known skills in running text: (start, end, canonical name), longest first at each place, no overlaps.

    Offsets are characters of `text`. Fuzzy look-up is not used here: prose is full of near misses.
    """
    tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(text)]
    found: list[tuple[int, int, str]] = []
    n = 0
    while n < len(tokens):
        start, end = tokens[n]
        if _HAN.match(text[start]):
            found.extend(_han_skills(text, start, end, lex))
            n += 1
            continue
        for size in (4, 3, 2, 1):
            if n + size > len(tokens):
                continue
            stop = tokens[n + size - 1][1]
            if size > 1 and not _joined(text, tokens[n : n + size]):
                continue
            name = _known(lex.fold(text[start:stop]).strip(".-'"), lex)
            if name and not _too_plain(text[start:stop], name):
                found.append((start, start + len(text[start:stop].rstrip(".-'")), name))
                n += size - 1
                break
        n += 1
    return found


def _joined(text: str, tokens: list[tuple[int, int]]) -> bool:
    return all(text[a[1] : b[0]] in (" ", "-", "/", "") for a, b in zip(tokens, tokens[1:], strict=False))


def _too_plain(written: str, name: str) -> bool:
    """A one-letter or everyday lower-case word is a skill only when written as a name."""
    return len(written) == 1 and not written.isupper()


def _han_skills(text: str, start: int, end: int, lex: Lexicon) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    at = start
    while at < end:
        for size in range(min(10, end - at), 1, -1):
            entry = lex.skills.get(text[at : at + size])
            if entry:
                found.append((at, at + size, entry[0]))
                at += size
                break
        else:
            at += 1
    return found
