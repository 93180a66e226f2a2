"""How much a short text looks like a job title, an employer, a department, a school or a degree: words, suffixes, lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import lazy_pattern

_WORD = lazy_pattern(r"[^\W\d_][\w.&'’+-]*", re.U)
_DEGREE_TOKEN = lazy_pattern(r"[^\W_](?:[\w.'&+]|-(?=\w))*", re.U)
_PAREN = lazy_pattern(r"[（(【\[][^（()）\]】]{0,80}[)）\]】]")
_HAN = lazy_pattern(r"[\u3040-\u30ff\u3400-\u9fff]")
_AREA = lazy_pattern(r"(?:专业|方向|学科|工程|科学|技术|管理|经济|文学|法学|医学|哲学|设计|英语|会计|金融|数学|物理|化学|生物|护理|教育|艺术|研究|系|学|语)$")
_AREA_WORDS = frozenset(
    "science sciences engineering computer economics mathematics physics chemistry biology history philosophy literature law medicine nursing arts art business "
    "administration management accounting finance marketing design psychology statistics informatics electronics mechanical electrical education linguistics "
    "communication communications studies informatik wirtschaft ingenieria ingénierie génie droit lettres física matemáticas systems technology software".split()
)


def longest_suffix(text: str, words: frozenset[str], limit: int = 8) -> str:
    """The longest member of `words` that ends the text (Chinese and Japanese: no word boundary needed)."""
    for size in range(min(limit, len(text)), 0, -1):
        if text[-size:] in words:
            return text[-size:]
    return ""


def _last_words(words: list[str], vocabulary: frozenset[str]) -> str:
    for n in range(min(3, len(words)), 0, -1):
        tail = " ".join(words[-n:])
        if tail in vocabulary or tail.rstrip(".") in vocabulary:
            return tail
    return ""


def _first_words(words: list[str], vocabulary: frozenset[str]) -> str:
    for n in range(min(4, len(words)), 0, -1):
        head = " ".join(words[:n])
        if head in vocabulary:
            return head
    return ""


@dataclass(frozen=True, slots=True)
class Roles:
    """Scores (0 to about 1) of one text for the roles of an entry's header."""

    title: float
    employer: float
    department: float
    school: float
    degree: float
    area: float


_COMPOUND = re.compile(r".{3}(?:schule|gymnasium|universität|akademie|kolleg)$")  # German joins the word to the name
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
        han = bool(_HAN.search(folded))
        return Roles(
            self._title(folded, words, han), self._employer(folded, words, han), self._department(folded, words, han),
            self._school(folded, words, han), self._degree(folded), self._area(folded, words, han),
        )  # fmt: skip

    def _title(self, folded: str, words: list[str], han: bool) -> float:
        lex = self.lex
        if folded in lex.titles:
            return 1.0
        if han:
            compact = folded.replace(" ", "")
            suffix = longest_suffix(compact, lex.title_heads)
            if suffix and (len(suffix) > 1 or len(compact) <= 6):
                return 0.9 if len(compact) <= 16 else 0.5
            if any(part and longest_suffix(part, lex.title_heads) for part in re.split(r"[/、&,，兼|+]", compact)):
                return 0.6
        if not words:
            return 0.0
        if _last_words(words, lex.title_heads) or _first_words(words, lex.title_heads):
            return 0.9 if len(words) <= 6 else 0.6
        heads = [w for w in words if w in lex.title_heads]
        if heads and len(words) <= 10:
            return 0.7
        if any(w.endswith("s") and w[:-1] in lex.title_heads for w in words[-1:]):
            return 0.5
        return 0.2 if words[0] in lex.title_modifiers and len(words) <= 6 else 0.0

    def _employer(self, folded: str, words: list[str], han: bool) -> float:
        lex = self.lex
        if folded in lex.employers:
            return 1.0
        if han:
            compact = folded.replace(" ", "")
            suffix = longest_suffix(compact, lex.organization_suffixes, 12)
            if suffix:
                return 0.95 if len(suffix) >= 2 and len(compact) > len(suffix) else 0.5
            for size in range(min(8, len(compact)), 1, -1):
                if compact[:size] in lex.organization_prefixes:
                    return 0.8
            if any(compact[:size] in lex.employers for size in range(min(6, len(compact)), 1, -1)):
                return 0.6
        if not words:
            return 0.0
        tokens = folded.replace(",", " ").replace(".", "").split()
        if _last_words(tokens, lex.organization_suffixes) or (len(tokens) > 1 and _last_words([t.strip(".") for t in tokens], lex.organization_suffixes)):
            return 0.95
        if _first_words(words, lex.organization_prefixes):
            return 0.8
        if any(w in lex.organization_suffixes and len(w) > 3 for w in words[1:]):
            return 0.6
        if len(words) > 1 and (words[0] in lex.employers or " ".join(words[:2]) in lex.employers):
            return 0.6
        return 0.0

    def _department(self, folded: str, words: list[str], han: bool) -> float:
        if han:
            suffix = longest_suffix(folded.replace(" ", ""), self.lex.departments)
            return 0.8 if suffix and (len(folded) > len(suffix) or len(suffix) > 2) else 0.0
        if words and (_last_words(words, self.lex.departments) or _first_words(words, self.lex.departments)):
            return 0.7
        return 0.0

    def _school(self, folded: str, words: list[str], han: bool) -> float:
        lex = self.lex
        compact = folded.replace(" ", "") if han else folded
        if compact in lex.schools:
            return 1.0
        if han:
            suffix = longest_suffix(compact, lex.school_suffixes)
            if suffix and len(compact) > len(suffix):
                return 0.9
        if not words:
            return 0.0
        if _last_words(words, lex.school_suffixes) and len(words) > 1:
            return 0.9
        if _first_words(words, lex.school_prefixes):
            return 0.9
        if any(w in lex.school_suffixes or _COMPOUND.search(w) for w in words):
            return 0.8
        return 0.0

    def _degree(self, folded: str) -> float:
        if folded in self.lex.degrees:
            return 1.0
        found = self.degrees.find(folded)
        if not found:
            return 0.0
        return 0.9 if found[0] == 0 or found[1] == len(folded) else 0.6

    def _area(self, folded: str, words: list[str], han: bool) -> float:
        if han:
            compact = folded.replace(" ", "")
            return 0.6 if _AREA.search(compact) and len(compact) <= 24 else 0.2
        hits = sum(1 for w in words if w in _AREA_WORDS)
        return min(0.8, 0.4 + 0.2 * hits) if hits else 0.2

    def find_degree(self, text: str) -> tuple[int, int, str] | None:
        """The first degree word of a text: (start, end, level), offsets in characters of the text."""
        return self.degrees.find(_fold_same_length(text, self.lex))


def _fold_same_length(text: str, lex: Lexicon) -> str:
    """Folded for look-up, character by character, so that offsets hold."""
    folded = text.translate(lex.t2s).replace("’", "'")
    lowered = folded.casefold()
    return lowered if len(lowered) == len(folded) else "".join(c.casefold() if len(c.casefold()) == 1 else c for c in folded)


class DegreeFinder:
    """Finds degree words by look-up: Latin ones word run by word run, Chinese and Japanese ones at any character."""

    def __init__(self, degrees: dict[str, str]) -> None:
        self.degrees = degrees
        sizes: dict[str, set[int]] = {}
        runs: dict[str, int] = {}
        for word in degrees:
            if _HAN.search(word):
                sizes.setdefault(word[0], set()).add(len(word))
            elif parts := _DEGREE_TOKEN.findall(word):
                runs[parts[0]] = max(runs.get(parts[0], 0), len(parts))
        self.sizes = {char: sorted(found, reverse=True) for char, found in sizes.items()}
        self.runs = runs
        self.openers = re.compile(f"[{re.escape(''.join(self.sizes))}]" if self.sizes else r"(?!)")

    def find(self, text: str) -> tuple[int, int, str] | None:
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
