"""The skills that a paragraph names: a list of names, names with brackets and grades, or prose with names in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from resume_parse.document import Value, width
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.sections.joined import Joined
from resume_parse.sections.skill_words import (
    BRACKET,
    CLAUSE,
    EDGE,
    ETC,
    EVERYDAY,
    FILLER,
    GRADE,
    GRADE_TAIL,
    HAN,
    JOINT,
    LATIN_RUN,
    LEAD,
    LETTER,
    PURPOSE,
    SEPARATOR,
    TAIL,
    VERB_HAN,
    WITH_SLASH,
    is_name,
    is_prose,
)
from resume_parse.spot.contacts import find_urls
from resume_parse.spot.dates import looks_like_date
from resume_parse.spot.skills import as_named, canonical_skill, find_skills, is_product, known_skill


class Span(NamedTuple):
    """A term at text[start:end]; `name` is its canonical name, '' to keep what is written."""

    start: int
    end: int
    name: str


class Terms(NamedTuple):
    """The terms of a paragraph and whether its words are used up by them."""

    values: list[Value]
    complete: bool


def read_terms(joined: Joined, start: int, end: int, lex: Lexicon, *, skip: Sequence[tuple[int, int]] = ()) -> Terms:
    """The skills named in text[start:end] of a paragraph.

    Args:
        joined: the paragraph.
        start: where to begin, in characters of its text.
        end: where to stop, exclusive.
        lex: the word lists.
        skip: spans that something else has read.
    Returns:
        the skills, each once, with canonical names where a list knows them; `complete` when only separators are left.
    """
    reader = _Reader(joined.text, lex, is_prose(joined.text[start:end]), skip)
    spans = list(reader.read(start, end))
    seen: set[str] = set()
    values = []
    for span in spans:
        value = joined.value(span.start, span.end)
        if value is None:
            continue
        if span.name:
            value = Value(as_named(value.text, span.name, lex), value.cuts)
        if value.text.casefold() not in seen:
            seen.add(value.text.casefold())
            values.append(value)
    return Terms(values, reader.complete)


class _Reader:
    """Reads one paragraph; notes in `complete` whether words were left."""

    def __init__(self, text: str, lex: Lexicon, prose: bool, skip: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.lex = lex
        self.prose = prose or bool(skip)
        self.han = bool(HAN.search(text))
        self.slashed = [m.span() for m in WITH_SLASH.finditer(text)] if "/" in text else []
        self.depths = _depths(text)
        self.names_listed = self.han and len(LATIN_RUN.findall(text)) >= 3
        self.complete = True
        self.run: set[int] = set()
        self.skip = skip
        self.urls = [(u.start, u.end) for u in find_urls(text)] if "." in text else []

    def read(self, start: int, end: int) -> Iterator[Span]:
        for a, b in self._split(CLAUSE, start, end):
            pieces = list(self._split(SEPARATOR, a, b))
            self.run = self._runs(pieces) if self.prose and self.han else set()
            for c, d in pieces:
                yield from self._piece(c, d)

    def _runs(self, pieces: list[tuple[int, int]]) -> set[int]:
        """Where the terms of a graded list begin: three or more short ones parted by 、, one of them a known skill."""
        runs: set[int] = set()
        run: list[tuple[int, int]] = []
        for n, (a, b) in enumerate(pieces):
            run.append((a, b))
            if self.text[b : b + 1] == "、" and n + 1 < len(pieces):
                continue
            cores = [self._core(*self._trim(c, d)) for c, d in run]
            if (
                len(run) >= 3
                and any(self._known(*c) for c in cores)
                and all(width(self.text[c:d]) <= 16 for c, d in cores)
            ):
                runs.update(c for c, _ in cores)
            run = []
        return runs

    def _split(self, pattern: re.Pattern[str], start: int, end: int) -> Iterator[tuple[int, int]]:
        """Spans between the separators that stand outside brackets and slashed names."""
        at, depth = start, self.depths[start] if start < len(self.depths) else 0
        for m in pattern.finditer(self.text, start, end):
            a, b = m.span()
            if a >= at and self.depths[a] <= depth and not any(x < a < y for x, y in self.slashed):
                yield at, a
                at = b
        yield at, end

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        text = self.text
        while (
            start < end
            and text[start] in EDGE
            and not (text[start] in "(（[【" and _closes(text, start, end))
            and not (text[start] == "." and text[start + 1 : start + 2].isalnum())
        ):
            start += 1
        while end > start and text[end - 1] in EDGE and not (text[end - 1] in ")）]】" and _opens(text, start, end)):
            end -= 1
        return start, end

    def _piece(self, start: int, end: int) -> Iterator[Span]:
        start, end = self._trim(start, end)
        text = self.text[start:end]
        if any(a < end and b > start for a, b in self.skip):
            return
        if not LETTER.search(text) or any(a < end and b > start for a, b in self.urls) or looks_like_date(text):
            self.complete = self.complete and not re.search(r"\w", text)
            return
        label = re.match(r"[^:：（(]{1,24}[:：]\s*", text)
        if label and label.end() < len(text):
            self.complete = False
            yield from self.read(start + label.end(), end)
            return
        grade = GRADE_TAIL.search(text)
        if grade and grade.start() > 0:
            end = start + grade.start()
        name = canonical_skill(self.text[start:end], self.lex)
        if name:
            yield Span(start, end, name)
            return
        bracket = BRACKET.search(self.text, start, end)
        if (
            bracket
            and bracket.start() > start
            and not (
                self.text[bracket.end() : bracket.end() + 1].isascii()
                and self.text[bracket.end() : bracket.end() + 1].isalnum()
            )
        ):
            yield from self._bracketed(start, end, bracket)
            return
        yield from self._plain(start, end)

    def _bracketed(self, start: int, end: int, bracket: re.Match[str]) -> Iterator[Span]:
        """`Photoshop (CS6)`, `图形软件 (Photoshop, Rhino)`, `Python (初级)`: what the bracket holds decides."""
        inner = bracket.group(1).strip()
        level = self.lex.fold(inner) in self.lex.skill_levels or bool(GRADE.match(inner)) or inner.startswith("+")
        outer = canonical_skill(self.text[start : bracket.start()], self.lex)
        spans = list(self._split(SEPARATOR, *bracket.span(1)))
        spans = [s for a, b in spans for s in self._joints(*self._core(*self._trim(a, b)))]
        known = [Span(a, b, n) for a, b in spans if (n := canonical_skill(self.text[a:b], self.lex))]
        products = [s for s in known if is_product(s.name, self.lex)]
        if self.prose and not level:
            self.complete = False
            yield from self._plain(start, bracket.start()) if outer is None else [Span(start, bracket.start(), outer)]
            yield from self.read(*bracket.span(1))
            if bracket.end() < end:
                yield from self._piece(bracket.end(), end)
        elif level or outer or (len(spans) > 1 and len(known) * 2 >= len(spans)):
            self.complete = self.complete and not level and bool(known)
            if outer:
                yield Span(start, bracket.start(), outer)
            elif level or not HAN.search(self.text[start : bracket.start()]):
                yield from self._plain(start, bracket.start())
            if not level:
                listed = len(products) * 2 >= len(spans) and len(spans) > 1
                yield from (
                    Span(a, b, "")
                    for a, b in spans
                    if listed and not any(s.start == a for s in known) and is_name(self.text[a:b])
                )
                yield from products
            if bracket.end() < end:
                yield from self._piece(bracket.end(), end)
        elif width(self.text[start:end]) <= 80:
            yield Span(start, end, "")
        else:
            self.complete = False

    def _joints(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Parts on both sides of `and`, when a part of them is a known skill."""
        text = self.text[start:end]
        for m in JOINT.finditer(text):
            left, right = text[: m.start()].strip(), text[m.end() :].strip()
            known = [known_skill(side, self.lex) is not None for side in (left, right)]
            short = max(len(left.split()), len(right.split())) <= 2 and any(
                n and is_product(known_skill(x, self.lex) or "", self.lex)
                for n, x in zip(known, (left, right), strict=True)
            )
            if left and right and ((known[1] and (known[0] or JOINT.search(left))) or (short and not self.prose)):
                yield from self._joints(start, start + m.start())
                yield start + m.end(), end
                return
        yield start, end

    def _plain(self, start: int, end: int) -> Iterator[Span]:
        """A piece without brackets that no list knows as a whole."""
        start, end = self._trim(start, end)
        text = self.text[start:end]
        if not text:
            return
        if HAN.search(text):
            yield from self._han(start, end)
            return
        joints = list(self._joints(start, end))
        if len(joints) > 1:
            for a, b in joints:
                yield from self._piece(a, b)
            return
        found = [
            f for f in find_skills(text, self.lex) if self.han or f[1] - f[0] > 3 or not text[f[0] : f[1]].islower()
        ]
        rest = FILLER.sub("", "".join(text[a:b] for a, b in _gaps(found, len(text))))
        prose = self.prose and not self.han
        if not found and self.han and (text.casefold() in EVERYDAY or (text.islower() and not self.names_listed)):
            self.complete = False
        elif found and (not LETTER.search(rest) or len(text.split()) > 4 or prose):
            self.complete = False
            yield from (Span(start + a, start + b, n) for a, b, n in found if not prose or is_product(n, self.lex))
        elif not prose and len(text.split()) <= 6 and len(text) <= 60 and not re.search(r"\w[.!?]\s+\w", text):
            yield Span(start, end, "")
        else:
            self.complete = False
            yield from (
                Span(start + m.start(), start + m.end(), "")
                for m in re.finditer(r"\b(?:[a-z]{1,6}-?[A-Z]|[A-Z][a-z]{1,12}[A-Z])\w{1,20}\b", text)
            )

    def _han(self, start: int, end: int) -> Iterator[Span]:
        """A piece with Han characters: known names in it, Latin names in it, or the whole when it reads as a term."""
        text = self.text
        if self.lex.fold(text[start:end]) in self.lex.skill_levels:
            return
        core = self._core(start, end)
        name = (
            canonical_skill(text[core[0] : core[1]], self.lex)
            if core[1] - core[0] > 1 or text[core[0] : core[1]].isascii()
            else None
        )
        outside = text[start : core[0]] + text[core[1] : end]
        if name and not re.search("[A-Za-z]", outside):
            self.complete = self.complete and core == (start, end)
            if not (self.prose and PURPOSE.search(text[start : core[0]])) or is_product(name, self.lex):
                yield Span(*core, name)
            return
        parts = [(a, b) for a, b in self._han_parts(*core)]
        if len(parts) > 1:
            self.complete = False
            for a, b in parts:
                yield from self._piece(a, b)
            return
        found = [
            (start + a, start + b, n)
            for a, b, n in find_skills(text[start:end], self.lex)
            if not HAN.search(text[start + a : start + b])
        ]
        names = list(self._latin_names(start, end, found))
        named = bool(names) or any(is_product(n, self.lex) for _, _, n in found)
        if named or (found and (self.prose or width(text[start:end]) > 30)):
            self.complete = False
            yield from sorted([*(Span(*f) for f in found), *names])
        elif core[0] in self.run and core[1] - core[0] > 1 and not VERB_HAN.search(text[core[0] : core[1]]):
            self.complete = False
            etc = ETC.search(text, core[0], end)
            yield Span(core[0], etc.start() if etc else end, "")
        elif not self.prose and width(text[start:end]) <= 30 and not VERB_HAN.search(text[start:end]):
            yield Span(start, end, "")
        else:
            self.complete = False

    def _han_parts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Parts around 和, 与, 及 when one of them is a known skill or a Latin name."""
        text = self.text[start:end]
        cuts = [m for m in JOINT.finditer(text) if m.start() > 0 and m.end() < len(text)]
        at = 0
        for m in cuts:
            sides = (text[at : m.start()], text[m.end() :])
            known = [known_skill(s.strip(), self.lex) is not None or not HAN.search(s) for s in sides]
            if (
                all(known)
                or re.search("[A-Za-z]", sides[0])
                or re.search("[A-Za-z]", sides[1])
                or (self.prose and any(known))
            ):
                yield start + at, start + m.start()
                at = m.end()
        yield start + at, end

    def _core(self, start: int, end: int) -> tuple[int, int]:
        """Without the words of knowing and using around a name: 熟练使用 X 框架进行开发."""
        text = self.text
        for _ in range(8):
            lead = LEAD.match(text[start:end])
            if not lead or lead.end() >= end - start or self._known(start, end):
                break
            start += lead.end()
        for _ in range(5):
            if self._known(start, end):
                break
            tail = TAIL.search(text[start:end])
            if not tail or tail.start() == 0:
                break
            end = start + tail.start()
        return self._trim(start, end)

    def _known(self, start: int, end: int) -> bool:
        return self.text[start:end].strip() != "" and known_skill(self.text[start:end], self.lex) is not None

    def _latin_names(self, start: int, end: int, found: list[tuple[int, int, str]]) -> Iterator[Span]:
        """Names in Latin letters that no list knows: between Han words they are nearly always products."""
        at = start
        for a, b in [*((f[0], f[1]) for f in found), (end, end)]:
            for m in LATIN_RUN.finditer(self.text, at, max(a, at)):
                word = m.group().strip(" .-")
                if is_name(word) or (
                    self.names_listed and len(word) > 2 and word.isalnum() and word.casefold() not in EVERYDAY
                ):
                    yield Span(m.start(), m.end(), "")
            at = b


def _depths(text: str) -> list[int]:
    """How many brackets are open before each character."""
    depth, out = 0, []
    for char in text:
        if char in ")）]】":
            depth = max(0, depth - 1)
        out.append(depth)
        if char in "(（[【":
            depth += 1
    return out


def _gaps(found: list[tuple[int, int, str]], size: int) -> Iterator[tuple[int, int]]:
    at = 0
    for a, b, _ in found:
        yield at, a
        at = b
    yield at, size


def _closes(text: str, start: int, end: int) -> bool:
    return any(c in ")）]】" for c in text[start + 1 : end - 1])


def _opens(text: str, start: int, end: int) -> bool:
    return any(c in "(（[【" for c in text[start:end])
