"""How much a short text looks like a job title, an employer, a department, a school or a degree."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.pattern_cache import compile_pattern
from resume_parse.patterns import CJK_LETTER, lazy_pattern

_WORD = lazy_pattern(r"[^\W\d_][\w.&'’+-]*", re.U)
_DEGREE_TOKEN = lazy_pattern(r"[^\W_](?:[\w.'&+]|-(?=\w))*", re.U)
_PAREN = lazy_pattern(r"[（(【\[][^（()）\]】]{0,80}[)）\]】]")
_TITLE_PARTS = cue_pattern(r"[/、&,，|+]|(?&besides)")
_ELIDED = lazy_pattern(r"(?<![^\W_])[^\W\d_]{1,4}['’](?=[^\W\d_]{4})")  # the article of `l'Université`


@lru_cache(maxsize=16)
def _last_characters(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word[-1:] for word in words)


def longest_suffix(text: str, words: frozenset[str], limit: int = 8) -> str:
    """The longest member of `words` that ends the text (Chinese and Japanese: no word boundary needed)."""
    if text[-1:] not in _last_characters(words):
        return ""
    for size in range(min(limit, len(text)), 0, -1):
        if text[-size:] in words:
            return text[-size:]
    return ""


def _tails(words: list[str]) -> list[str]:
    """The last one, two and three words, also without a full stop."""
    tails = [" ".join(words[-n:]) for n in range(1, min(3, len(words)) + 1)]
    return tails + [tail.rstrip(".") for tail in tails] if tails and tails[0].endswith(".") else tails


class Roles(NamedTuple):
    """Scores (0 to about 1) of one text for the roles of an entry's header."""

    title: float
    employer: float
    department: float
    school: float
    degree: float
    area: float


_COMPOUND = cue_pattern(r".{3}(?&joinedSchool)$")  # German joins the word to the name


class _Words(NamedTuple):
    """A text as the scorers look at it."""

    folded: str
    words: list[str]
    heads: list[str]  # its first one to four words
    tails: list[str]
    compact: str  # without spaces where it is Chinese or Japanese, else ''


NO_ROLES = Roles(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


class RoleScorer:
    """Scores texts against a lexicon; one a lexicon, its cache bounded by the texts of the process."""

    def __init__(self, lex: Lexicon) -> None:
        self.lex = lex
        self.degrees = DegreeFinder(lex.degrees)
        self.score = lru_cache(maxsize=1024)(self._score)

    def _score(self, text: str) -> Roles:
        """Score a text of a header, without dates."""
        bare = _PAREN.sub(" ", text).strip() or text
        folded = self.lex.fold(bare).strip(" ,.;:，。；：-–—|·*")
        words = _WORD.findall(folded)
        heads = [" ".join(words[:n]) for n in range(1, min(4, len(words)) + 1)]
        compact = folded.replace(" ", "") if not folded.isascii() and CJK_LETTER.search(folded) else ""
        text_ = _Words(folded, words, heads, _tails(words), compact)
        return Roles(
            self._title(text_),
            0.0 if self._in_region(bare) else self._employer(text_),
            self._department(text_),
            self._school(text_),
            self._degree(folded),
            self._area(text_),
        )

    def _in_region(self, text: str) -> bool:
        """`Denver, CO`: a town and the code of its region, which may be a company's suffix elsewhere."""
        town, _, code = text.rpartition(", ")
        entry = self.lex.places.get(self.lex.fold(code)) if len(code) == 2 and code.isupper() else None
        return entry is not None and entry[0] == "code" and self.lex.fold(town) in self.lex.places

    def _title(self, text: _Words) -> float:
        lex, compact, words = self.lex, text.compact, text.words
        if text.folded in lex.titles:
            return 1.0
        if compact:
            suffix = longest_suffix(compact, lex.title_heads)
            if suffix and (len(suffix) > 1 or len(compact) <= 6):
                return 0.9 if len(compact) <= 16 else 0.5
            if suffix or any(longest_suffix(part, lex.title_heads) for part in _TITLE_PARTS.split(compact)[:-1]):
                return 0.6
        if not words:
            return 0.0
        if not lex.title_heads.isdisjoint(text.tails) or not lex.title_heads.isdisjoint(text.heads):
            return 0.9 if len(words) <= 6 else 0.6
        if len(words) <= 10 and not lex.title_heads.isdisjoint(words):
            return 0.7
        if len(words) <= 4 and len(words[-1]) > 4 and words[-1] in lex.titles:
            return 0.9  # `Junior Softwareentwickler`: a whole title serves as a head, too
        head = longest_suffix(words[-1], lex.title_heads, 14) if len(words) <= 4 else ""
        if len(head) >= 6 and len(words[-1]) > len(head) + 2:
            return 0.8  # `Polymechaniker`: German writes a title's parts as one word
        if any(w.endswith("s") and w[:-1] in lex.title_heads for w in words[-1:]):
            return 0.5
        return 0.2 if words[0] in lex.title_modifiers and len(words) <= 6 else 0.0

    def _employer(self, text: _Words) -> float:
        lex, folded, words, compact = self.lex, text.folded, text.words, text.compact
        if folded in lex.employers:
            return 1.0
        if compact:
            suffix = longest_suffix(compact, lex.organization_suffixes, 12)
            if suffix:
                return 0.95 if len(suffix) >= 2 and len(compact) > len(suffix) else 0.5
            openings = [compact[:size] for size in range(2, min(8, len(compact)) + 1)]
            if not lex.organization_prefixes.isdisjoint(openings):
                return 0.8
            if not lex.employers.isdisjoint(openings[:5]):
                return 0.6
        if not words:
            return 0.0
        tokens = folded.replace(",", " ").replace(".", "").split()
        if not lex.organization_suffixes.isdisjoint(_tails(tokens)):
            return 0.95
        if not lex.organization_prefixes.isdisjoint(text.heads):
            return 0.8
        if any(w in lex.organization_suffixes and len(w) > 3 for w in words[1:]):
            return 0.6
        if len(words) > 1 and (words[0] in lex.employers or " ".join(words[:2]) in lex.employers):
            return 0.6
        return 0.0

    def _department(self, text: _Words) -> float:
        departments = self.lex.departments
        if text.compact:
            suffix = longest_suffix(text.compact, departments)
            return 0.8 if suffix and (len(text.folded) > len(suffix) or len(suffix) > 2) else 0.0
        return 0.0 if departments.isdisjoint(text.tails) and departments.isdisjoint(text.heads) else 0.7

    def _school(self, text: _Words) -> float:
        lex, compact, words = self.lex, text.compact, [_ELIDED.sub("", word) for word in text.words]
        if (compact or text.folded) in lex.schools:
            return 1.0
        if compact:
            suffix = longest_suffix(compact, lex.school_suffixes)
            if suffix and len(compact) > len(suffix):
                return 0.9
        if not words:
            return 0.0
        if len(words) > 1 and not lex.school_suffixes.isdisjoint(text.tails):
            return 0.9
        if not lex.school_prefixes.isdisjoint(text.heads):
            return 0.9
        return 0.8 if not lex.school_suffixes.isdisjoint(words) or any(map(_COMPOUND.search, words)) else 0.0

    def _degree(self, folded: str) -> float:
        if folded in self.lex.degrees:
            return 1.0
        found = self.degrees.find(folded)
        if not found:
            return 0.0
        return 0.9 if found[0] == 0 or found[1] == len(folded) else 0.6

    def _area(self, text: _Words) -> float:
        areas = self.lex.areas
        if text.compact:
            return 0.6 if len(text.compact) <= 24 and longest_suffix(text.compact, areas) else 0.2
        hits = sum(1 for word in text.words if word in areas)
        return min(0.8, 0.4 + 0.2 * hits) if hits else 0.2

    def find_degree(self, text: str) -> tuple[int, int, str] | None:
        """The first degree word of a text: (start, end, level), offsets in characters of the text."""
        return self.degrees.find(_fold_same_length(text, self.lex))


def _fold_same_length(text: str, lex: Lexicon) -> str:
    """Folded for look-up, character by character, so that offsets hold."""
    folded = text.translate(lex.t2s).replace("’", "'")
    lowered = folded.casefold()
    return (
        lowered
        if len(lowered) == len(folded)
        else "".join(c.casefold() if len(c.casefold()) == 1 else c for c in folded)
    )


class DegreeFinder:
    """Finds degree words by look-up: Latin ones word run by word run, Chinese and Japanese ones at any character."""

    def __init__(self, degrees: dict[str, str]) -> None:
        # `B.S.` loses its last full stop at the edge of a stretch
        cut = {word[:-1]: level for word, level in degrees.items() if word.endswith(".") and "." in word[:-1]}
        self.degrees = degrees = cut | degrees
        sizes: dict[str, set[int]] = {}
        runs: dict[str, int] = {}
        for word in degrees:
            if not word.isascii() and CJK_LETTER.search(word):
                sizes.setdefault(word[0], set()).add(len(word))
            elif parts := _DEGREE_TOKEN.findall(word):
                runs[parts[0]] = max(runs.get(parts[0], 0), len(parts))
        self.sizes = {char: sorted(found, reverse=True) for char, found in sizes.items()}
        self.runs = runs
        self.openers = compile_pattern(f"[{re.escape(''.join(self.sizes))}]" if self.sizes else r"(?!)")
        # A stretch is asked about by several stages; the size serves one document, not the next.
        self.find = lru_cache(maxsize=256)(self._find)

    def _find(self, text: str) -> tuple[int, int, str] | None:
        """The first, longest degree word of a folded text: (start, end, level)."""
        latin = self._latin(text)
        han = self._han(text)
        if latin and han:
            return min(latin, han)
        return latin or han

    def _han(self, text: str) -> tuple[int, int, str] | None:
        for start in self.openers.finditer(text):
            n = start.start()
            for size in self.sizes[start.group()]:
                level = self.degrees.get(text[n : n + size])
                if level and n + size <= len(text):
                    return n, n + size, level
        return None

    def _latin(self, text: str) -> tuple[int, int, str] | None:
        words = _DEGREE_TOKEN.findall(text)
        if "." in text:
            words += [word.rstrip(".") for word in words]
        if self.runs.keys().isdisjoint(words):
            return None
        tokens = [(m.start(), m.end(), m.group()) for m in _DEGREE_TOKEN.finditer(text)]
        for n, (start, _, first) in enumerate(tokens):
            for count in range(min(self.runs.get(first, self.runs.get(first.rstrip("."), 0)), len(tokens) - n), 0, -1):
                end = tokens[n + count - 1][1]
                written = " ".join(text[start:end].split())
                level = self.degrees.get(written) or self.degrees.get(written.rstrip("."))
                if level:
                    return start, end, level
        return None


@cache
def role_scorer(lex: Lexicon) -> RoleScorer:
    """The scorer of a lexicon."""
    return RoleScorer(lex)
