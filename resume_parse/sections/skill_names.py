"""The known names in the spans of a paragraph, without the words of use around them, and joined by "and"."""

from __future__ import annotations

import re

from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import CJK_LETTER
from resume_parse.sections.skill_split import Splitter
from resume_parse.sections.skill_words import JOINT, LATIN_LETTER, LEAD, TAIL
from resume_parse.spot.skills import canonical_skill, is_product, known_skill

_LONGEST_TAIL = 40  # characters that `TAIL` can take


class Names:
    """Look-ups in one paragraph; all offsets are characters of its text."""

    def __init__(self, text: str, splitter: Splitter, lex: Lexicon, *, prose: bool) -> None:
        self.text = text
        self.lex = lex
        self.prose = prose
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
