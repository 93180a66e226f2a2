"""How much a short text looks like a job title, an employer, a department, a school or a degree: words, suffixes, lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from resume_parse.knowledge.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_][\w.&'’+-]*", re.U)
_PAREN = re.compile(r"[（(【\[][^（()）\]】]{0,80}[)）\]】]")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_AREA = re.compile(r"(?:专业|方向|学科|工程|科学|技术|管理|经济|文学|法学|医学|哲学|设计|英语|会计|金融|数学|物理|化学|生物|护理|教育|艺术|研究|系|学|语)$")
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


class RoleScorer:
    """Scores texts against a lexicon; one a lexicon, its cache bounded by the texts of the process."""

    def __init__(self, lex: Lexicon) -> None:
        self.lex = lex
        self.degree_pattern = _degree_pattern(lex)

    def score(self, text: str) -> Roles:
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
            return 0.8 if suffix and len(folded) > len(suffix) else 0.0
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
        if any(w in lex.school_suffixes for w in words):
            return 0.8
        return 0.0

    def _degree(self, folded: str) -> float:
        if folded in self.lex.degrees:
            return 1.0
        found = self.degree_pattern.search(folded)
        if not found:
            return 0.0
        return 0.9 if found.start() == 0 or found.end() == len(folded) else 0.6

    def _area(self, folded: str, words: list[str], han: bool) -> float:
        if han:
            compact = folded.replace(" ", "")
            return 0.6 if _AREA.search(compact) and len(compact) <= 24 else 0.2
        hits = sum(1 for w in words if w in _AREA_WORDS)
        return min(0.8, 0.4 + 0.2 * hits) if hits else 0.2

    def find_degree(self, text: str) -> tuple[int, int, str] | None:
        """The first degree word of a text: (start, end, level), offsets in characters of the text."""
        folded = _fold_same_length(text, self.lex)
        best: tuple[int, int, str] | None = None
        for found in self.degree_pattern.finditer(folded):
            level = self.lex.degrees.get(self.lex.fold(found.group()))
            if level:
                best = (found.start(), found.end(), level)
                break
        return best


def _fold_same_length(text: str, lex: Lexicon) -> str:
    """Folded for look-up, character by character, so that offsets hold."""
    return "".join(c.casefold() if len(c.casefold()) == 1 else c for c in text.translate(lex.t2s))


@cache
def _degree_pattern(lex: Lexicon) -> re.Pattern[str]:
    """One alternation over all degree words, longest first; Latin words stand alone."""
    parts = []
    for word in sorted(lex.degrees, key=len, reverse=True):
        escaped = re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]")
        parts.append(escaped if _HAN.search(word) else rf"(?<![\w.]){escaped}(?!\w)")
    return re.compile("|".join(parts) or r"(?!)")


@cache
def role_scorer(lex: Lexicon) -> RoleScorer:
    """The scorer of a lexicon."""
    return RoleScorer(lex)
