"""The names in spans of a paragraph: known ones without the words of use around them, Latin ones between Han words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from resume_parse.document import width
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import CJK_LETTER
from resume_parse.sections.skill_split import Splitter
from resume_parse.sections.skill_words import JOINT, LATIN_LETTER, LATIN_RUN, LEAD, TAIL, is_generic, is_name
from resume_parse.spot.skills import canonical_skill, find_skills, is_product, known_skill

_LONGEST_TAIL = 40  # characters that `TAIL` can take


class Span(NamedTuple):
    """A term at text[start:end]; `name` is its canonical name, '' to keep what is written."""

    start: int
    end: int
    name: str


class Names:
    """Look-ups in one paragraph; all offsets are characters of its text."""

    def __init__(self, text: str, splitter: Splitter, lex: Lexicon, *, prose: bool) -> None:
        self.text = text
        self.lex = lex
        self.prose = prose
        self.listed = bool(CJK_LETTER.search(text)) and len(LATIN_RUN.findall(text)) >= 3  # Latin names among Han words
        self._splitter = splitter
        self._known: dict[tuple[int, int], str | None] = {}
        self._cores: dict[tuple[int, int], tuple[int, int]] = {}

    def known(self, start: int, end: int) -> str | None:
        """The canonical name of a skill that is spelt as a list has it, or None."""
        span = start, end
        if span not in self._known:
            self._known[span] = known_skill(self.text[start:end], self.lex)
        return self._known[span]

    def canonical(self, start: int, end: int) -> str | None:
        """The canonical name of a skill, misspelt or not, or None."""
        return self.known(start, end) or canonical_skill(self.text[start:end], self.lex)

    def core(self, start: int, end: int) -> tuple[int, int]:
        """The span without the words of knowing and using around a name: 熟练使用 X 框架进行开发."""
        span = start, end
        if span not in self._cores:
            self._cores[span] = self._core(start, end)
        return self._cores[span]

    def _core(self, start: int, end: int) -> tuple[int, int]:
        for _ in range(8):
            lead = LEAD.match(self.text, start, end)
            if not lead or lead.end() >= end or self.known(start, end):
                break
            start = lead.end()
        for _ in range(5):
            tail = TAIL.search(self.text, max(start, end - _LONGEST_TAIL), end)
            if not tail or tail.start() == start or self.known(start, end):
                break
            end = tail.start()
        return self._splitter.trim(start, end)

    def joints(self, start: int, end: int) -> list[tuple[int, int]]:
        """Parts on both sides of `and`, when a part of them is a known skill."""
        for m in JOINT.finditer(self.text, start, end):
            if start < m.start() and m.end() < end and self._joins_names(start, m, end):
                return [*self.joints(start, m.start()), (m.end(), end)]
        return [(start, end)]

    def _joins_names(self, start: int, joint: re.Match[str], end: int) -> bool:
        left, right = self.known(start, joint.start()), self.known(joint.end(), end)
        if right and (left or JOINT.search(self.text, start, joint.start())):
            return True
        if self.prose or not any(name and is_product(name, self.lex) for name in (left, right)):
            return False
        return all(len(side.split()) <= 2 for side in (self.text[start : joint.start()], self.text[joint.end() : end]))

    def han_parts(self, start: int, end: int) -> list[tuple[int, int]]:
        """Parts around 和, 与, 及 when both are known skills or Latin names, or one is in prose."""
        parts = []
        for m in JOINT.finditer(self.text, start, end):
            if start < m.start() and m.end() < end and self._joins_terms(start, m, end):
                parts.append((start, m.start()))
                start = m.end()
        return [*parts, (start, end)]

    def _joins_terms(self, start: int, joint: re.Match[str], end: int) -> bool:
        sides = (start, joint.start()), (joint.end(), end)
        if any(LATIN_LETTER.search(self.text, *side) for side in sides):
            return True
        known = [self.known(*side) is not None or not CJK_LETTER.search(self.text, *side) for side in sides]
        return all(known) or (self.prose and any(known))

    def within(self, start: int, end: int) -> list[Span]:
        """Names in Latin letters between Han words, when one of them is a product or the piece is no term itself."""
        found = [
            Span(start + a, start + b, n)
            for a, b, n in find_skills(self.text[start:end], self.lex)
            if not CJK_LETTER.search(self.text, start + a, start + b)
        ]
        unknown = list(self._unknown_names(start, end, found))
        named = unknown or any(is_product(span.name, self.lex) for span in found)
        long = self.prose or width(self.text[start:end]) > 30
        return self._joined_names(sorted([*found, *unknown])) if named or long else []

    def _joined_names(self, spans: list[Span]) -> list[Span]:
        """A known name and the unknown word behind it are one thing (`GitHub Flow`), a misspelt one too."""
        out: list[Span] = []
        for span in spans:
            before = out[-1] if out else None
            if before and before.name and not span.name and self.text[before.end : span.start] == " ":
                out[-1] = Span(before.start, span.end, self.canonical(before.start, span.end) or "")
                continue
            out.append(span)
        return out

    def _unknown_names(self, start: int, end: int, found: list[Span]) -> Iterator[Span]:
        """Names in Latin letters that no list knows: between Han words they are nearly always products."""
        at = start
        for a, b in [*((f.start, f.end) for f in found), (end, end)]:
            for m in LATIN_RUN.finditer(self.text, at, max(a, at)):
                word = m.group().strip(" .-")
                if is_name(word) or (self.listed and len(word) > 2 and word.isalnum() and not is_generic(word)):
                    yield Span(m.start(), m.end(), "")
            at = b
