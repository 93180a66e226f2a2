"""Patterns whose words stand in the data files: `[cues]` of `lang/*.toml`, all languages together.

A cue is a word inside a text that tells what the text is about: `实习`, `internship`, `Praktikum`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

from resume_parse.knowledge.lexicon import compiled
from resume_parse.patterns import LazyPattern, lazy_pattern

_NAME = r"\(\?&(\w+)\)"
_TOKEN = lazy_pattern(rf"{_NAME}|(\((?:\?(?::|P<\w+>|<?[=!]))?)|([)|?*]|\{{\d*)|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.S)


def with_cues(template: str) -> str:
    """Put the words in: `^(?&internship)$` becomes `^(?:internship|praktikum|实习)$`, the longest first.

    Raises:
        KeyError: no data file has cues of that name.
    """
    cues = compiled()["cues"]
    return re.sub(_NAME, lambda m: f"(?:{cues[m[1]]})", template)


def cue_pattern(template: str, flags: int = 0) -> re.Pattern[str]:
    """The regular expression of a template (see `with_cues`), made and compiled when a text first may hold a match."""
    return cast("re.Pattern[str]", CuePattern(template, flags))


class CuePattern(LazyPattern):
    """Until it is compiled, finds nothing in texts without any of the characters that each match has.

    Most documents hold the words of few patterns, and all of them take longer to compile than a document to parse.
    """

    def __init__(self, template: str, flags: int = 0) -> None:
        super().__init__(lambda: with_cues(template), flags)
        self._template = template
        self._signs: tuple[str, ...] | None = None
        self._folds = bool(flags & re.I)

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        return None if self._misses(text) else self.compiled().search(text, *span)

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        return None if self._misses(text) else self.compiled().match(text, *span)

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        return None if self._misses(text) else self.compiled().fullmatch(text, *span)

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        return iter(()) if self._misses(text) else self.compiled().finditer(text, *span)

    def findall(self, text: str, *span: int) -> list[Any]:
        return [] if self._misses(text) else self.compiled().findall(text, *span)

    def sub(self, new: Any, text: str, count: int = 0) -> str:
        return text if self._misses(text) else self.compiled().sub(new, text, count)

    def _misses(self, text: str) -> bool:
        if self._signs is None:
            found = signs_of(self._template)
            self._signs = tuple({sign.lower() for sign in found} if self._folds else found)
        if not self._signs:
            return False
        low = text.lower() if self._folds else text
        return not any(sign in low for sign in self._signs)


def signs_of(template: str) -> frozenset[str]:
    """Words or parts of words, one of which each match of a template holds; empty: nothing is known of them."""
    signs: dict[str, str] = compiled()["signs"]
    tokens = _TOKEN.findall(template)  # name of a cue, opening bracket, closing bracket or other sign
    # of each open group, its alternatives, each with what it is never without
    groups: list[list[list[frozenset[str]]]] = [[[]]]
    brackets: list[str] = []
    for (name, opening, sign), (_, _, after) in zip(tokens, [*tokens[1:], ("", "", "")], strict=True):
        found: frozenset[str] = frozenset()
        if opening:
            groups.append([[]])
            brackets.append(opening)
        elif sign == "|":
            groups[-1].append([])
        elif name and signs.get(name):
            found = frozenset(signs[name].split("\n"))
        elif sign == ")":
            inside = _one_of(groups.pop())
            found = inside if brackets.pop()[-1] not in "=!" else found  # what stands around a match is no part of it
        if found and after not in ("?", "*", "{0", "{"):
            groups[-1][-1].append(found)
    return _one_of(groups[0])


def _one_of(alternatives: list[list[frozenset[str]]]) -> frozenset[str]:
    """What a match of any of the alternatives holds one of."""
    return frozenset().union(*(min(known, key=len) for known in alternatives)) if all(alternatives) else frozenset()
