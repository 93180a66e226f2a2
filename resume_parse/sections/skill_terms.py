"""The skills that a paragraph names: a list of names, names with brackets and grades, or prose with names in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from resume_parse.document import Value, width
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import CJK_LETTER
from resume_parse.sections.joined import Joined
from resume_parse.sections.skill_names import Names, Span
from resume_parse.sections.skill_split import Splitter
from resume_parse.sections.skill_words import (
    BRACKET,
    CAMEL_CASE,
    CLAUSE,
    ETC,
    FILLER,
    LABEL,
    LATIN_ETC,
    LATIN_LETTER,
    LETTER,
    NOUN,
    PURPOSE,
    SENTENCES,
    SEPARATOR,
    VERB_HAN,
    is_generic,
    is_grade,
    is_measure,
    is_name,
    is_prose,
    without_grade,
)
from resume_parse.spot.contacts import find_urls
from resume_parse.spot.dates import looks_like_date
from resume_parse.spot.skills import as_named, find_skills, is_product

_LONGEST_PIECE = 400  # characters without a separator that may still be a list; what is longer is prose


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
    values: dict[str, Value] = {}
    for span in reader.read(start, end):
        value = joined.value(span.start, span.end)
        if value is None:
            continue
        if span.name:
            value = Value(as_named(value.text, span.name, lex), value.cuts)
        values.setdefault(value.text.casefold(), value)
    return Terms(list(values.values()), reader.complete)


class _Reader:
    """Reads one paragraph; notes in `complete` whether words were left."""

    def __init__(self, text: str, lex: Lexicon, prose: bool, skip: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.lex = lex
        self.prose = prose or bool(skip)
        self.han = bool(CJK_LETTER.search(text))
        self.complete = True
        self.run: set[int] = set()
        self.skip = skip
        self.urls = [(u.start, u.end) for u in find_urls(text)] if "." in text else []
        self.splitter = Splitter(text, lex)
        self.names = Names(text, self.splitter, lex, prose=self.prose)

    def read(self, start: int, end: int) -> Iterator[Span]:
        for a, b in self.splitter.split(CLAUSE, start, end):
            pieces = list(self.splitter.split(SEPARATOR, a, b))
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
            if len(run) >= 3:
                cores = [self.names.core(*self.splitter.trim(c, d)) for c, d in run]
                if all(width(self.text[c:d]) <= 16 for c, d in cores) and any(self.names.known(*c) for c in cores):
                    runs.update(c for c, _ in cores)
            run = []
        return runs

    def _piece(self, start: int, end: int) -> Iterator[Span]:
        """What stands between two separators."""
        start, end = self.splitter.trim(start, end)
        text = self.text[start:end]
        if _overlaps(start, end, self.skip):
            return
        if not LETTER.search(text) or _overlaps(start, end, self.urls) or looks_like_date(text):
            self.complete = self.complete and not re.search(r"\w", text)
            return
        if len(text) > _LONGEST_PIECE:
            self.complete = False
            yield from self._products(start, end)
            return
        if is_measure(text):
            return
        told = _behind_labels(text)
        if told:
            self.complete = False
            yield from self.read(start + told, end)
            return
        end = start + without_grade(text, self.lex)
        etc = LATIN_ETC.search(self.text, start, end)
        end = etc.start() if etc else end
        if start == end:
            return
        name = self.names.canonical(start, end)
        bracket = None if name else BRACKET.search(self.text, start, end)
        if name:
            yield Span(start, end, name)
        elif bracket and bracket.start() > start and not re.match("[A-Za-z0-9]", self.text[bracket.end() :]):
            yield from self._bracketed(start, end, bracket)
        else:
            yield from self._plain(start, end)

    def _products(self, start: int, end: int) -> Iterator[Span]:
        """The products named in a text, whatever else it says."""
        for a, b, name in find_skills(self.text[start:end], self.lex):
            if is_product(name, self.lex):
                yield Span(start + a, start + b, name)

    def _bracketed(self, start: int, end: int, bracket: re.Match[str]) -> Iterator[Span]:
        """`Photoshop (CS6)`, `图形软件 (Photoshop, Rhino)`, `Python (初级)`: what the bracket holds decides."""
        level = is_grade(bracket[1].strip(), self.lex)
        outer = self.names.canonical(start, bracket.start())
        before = [Span(start, bracket.start(), outer)] if outer else None
        if self.prose and not level:
            self.complete = False
            yield from before or self._plain(start, bracket.start())
            yield from self.read(*bracket.span(1))
            yield from self._after(bracket.end(), end)
            return
        inner = self._inner(bracket)
        known = [span for span in inner if span.name]
        if level or outer or (len(inner) > 1 and len(known) * 2 >= len(inner)):
            self.complete = self.complete and not level and bool(known)
            if before or level or not CJK_LETTER.search(self.text, start, bracket.start()):
                yield from before or self._plain(start, bracket.start())
            if not level:
                yield from self._listed(inner)
            yield from self._after(bracket.end(), end)
        elif width(self.text[start:end]) <= 80 and not (self.han and VERB_HAN.search(self.text[start:end])):
            named = not CJK_LETTER.search(self.text, start, bracket.start())
            gloss = named and bracket.end() == end and CJK_LETTER.search(bracket[1])
            yield Span(start, bracket.start() if gloss else end, "")
            self.complete = self.complete and not gloss
        else:
            self.complete = False
            yield from self._products(start, end)

    def _inner(self, bracket: re.Match[str]) -> list[Span]:
        """The terms of a bracket, known or not."""
        cores = [
            self.names.core(*self.splitter.trim(*part)) for part in self.splitter.split(SEPARATOR, *bracket.span(1))
        ]
        parts = [part for core in cores for part in self.names.joints(*core)]
        out: list[Span] = []
        for a, b in parts:
            name = self.names.canonical(a, b)
            out += [Span(a, b, name)] if name else list(self._products(a, b)) or [Span(a, b, "")]
        return out

    def _listed(self, terms: list[Span]) -> Iterator[Span]:
        """The products of a bracket; where they are half of its terms, the other names too."""
        products = [span for span in terms if span.name and is_product(span.name, self.lex)]
        if len(terms) > 1 and len(products) * 2 >= len(terms):
            yield from (span for span in terms if not span.name and is_name(self.text[span.start : span.end]))
        yield from products

    def _after(self, start: int, end: int) -> Iterator[Span]:
        if start < end:
            yield from self._piece(start, end)

    def _plain(self, start: int, end: int) -> Iterator[Span]:
        """A piece without brackets that no list knows as a whole."""
        start, end = self.splitter.trim(start, end)
        if start == end:
            return
        if CJK_LETTER.search(self.text, start, end):
            yield from self._han(start, end)
            return
        joints = self.names.joints(start, end)
        if len(joints) > 1:
            for a, b in joints:
                yield from self._piece(a, b)
            return
        yield from self._latin(start, end)

    def _latin(self, start: int, end: int) -> Iterator[Span]:
        """A piece in Latin letters: known names in it, or the whole when it reads as a term."""
        text = self.text[start:end]
        found = [
            f for f in find_skills(text, self.lex) if self.han or f[1] - f[0] > 3 or not text[f[0] : f[1]].islower()
        ]
        prose = self.prose and not self.han
        words = len(text.split())
        if found and (prose or words > 4 or not _words_left(found, text)):
            self.complete = False
            yield from (Span(start + a, start + b, n) for a, b, n in found if not prose or is_product(n, self.lex))
        elif not found and self.han and (is_generic(text) or (text.islower() and not self.names.listed)):
            self.complete = False
        elif not prose and words <= 6 and len(text) <= 60 and not SENTENCES.search(text):
            yield Span(start, end, "")
        else:
            self.complete = False
            yield from (Span(start + m.start(), start + m.end(), "") for m in CAMEL_CASE.finditer(text))

    def _han(self, start: int, end: int) -> Iterator[Span]:
        """A piece with Han characters: a known name, parts of it, names in it, or the whole when it reads as a term."""
        text = self.text
        if self.lex.fold(text[start:end]) in self.lex.skill_levels:
            return
        core = self.names.core(start, end)
        name = self.names.canonical(*core) if core[1] - core[0] > 1 or text[core[0] : core[1]].isascii() else None
        if name and not LATIN_LETTER.search(text, start, core[0]) and not LATIN_LETTER.search(text, core[1], end):
            more = core[0] == start and NOUN.fullmatch(text, core[1], end)
            if more and not self.prose and not is_product(name, self.lex):
                yield Span(start, end, "")  # `国际物流管理` is more than `国际物流`
                return
            self.complete = self.complete and core == (start, end)
            if not (self.prose and PURPOSE.search(text, start, core[0])) or is_product(name, self.lex):
                yield Span(*core, name)
            return
        parts = self.names.han_parts(*core)
        if len(parts) > 1:
            self.complete = False
            for a, b in parts:
                yield from self._piece(a, b)
            return
        within = self.names.within(start, end)
        if within:
            self.complete = False
            yield from within
        elif core[0] in self.run and core[1] - core[0] > 1 and not VERB_HAN.search(text[core[0] : core[1]]):
            self.complete = False
            etc = ETC.search(text, core[0], end)
            yield Span(core[0], etc.start() if etc else end, "")
        elif not self.prose and width(text[start:end]) <= 30 and not VERB_HAN.search(text[start:end]):
            yield Span(start, end, "")
        else:
            self.complete = False


def _behind_labels(text: str) -> int:
    """Where the text behind a label begins, or behind several in a row; 0 when it has none."""
    at = 0
    while (label := LABEL.match(text, at)) and label.end() < len(text):
        at = label.end()
    return at


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a < end and b > start for a, b in spans)


def _words_left(found: list[tuple[int, int, str]], text: str) -> bool:
    """Whether a text says more than the names found in it."""
    edges = [0, *(edge for a, b, _ in found for edge in (a, b)), len(text)]
    rest = "".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    return bool(LETTER.search(FILLER.sub("", rest)))
