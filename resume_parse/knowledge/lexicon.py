"""The lexicon: every word list, loaded once, frozen, with the look-ups that the spotters and sections use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from resume_parse.knowledge.fold import fold_with
from resume_parse.knowledge.packing import Packed, unpack_lists, unpack_names, unpack_rows, unpack_words

T = TypeVar("T")


class _Lazy(Generic[T]):
    """An attribute that is unpacked on its first use and from then on is a plain one."""

    def __init__(self, unpack: Callable[[Any], T], table: str, part: str | None = None) -> None:
        self.unpack, self.table, self.part = unpack, table, part

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, lexicon: Lexicon, owner: type) -> T:
        packed = lexicon.packed[self.table]
        value = self.unpack(packed if self.part is None else packed.get(self.part, ""))
        # Found before this descriptor from now on; a lexicon has no other way to be written to.
        lexicon.__dict__[self.name] = value
        return value


def _words(table: str, part: str | None = None) -> _Lazy[frozenset[str]]:
    return _Lazy(unpack_words, table, part)


def _names(table: str) -> _Lazy[dict[str, str]]:
    return _Lazy(unpack_names, table)


def _lists(table: str) -> _Lazy[dict[str, tuple[str, ...]]]:
    return _Lazy(unpack_lists, table)


class Lexicon:
    """Folded words and what they mean. Built by `knowledge/compile.py`; never changed after loading."""

    def __init__(self, packed: Mapping[str, Any]) -> None:
        self.packed: Mapping[str, Any]
        self.__dict__["packed"] = packed
        # Words come back within a document; the size serves one document, not the next.
        self.fold: Callable[[str], str]
        self.__dict__["fold"] = lru_cache(maxsize=2048)(self._fold)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"the lexicon is frozen: {name} cannot be set")

    t2s = _Lazy(lambda packed: str.maketrans(*packed), "t2s")  # traditional character -> simplified one
    traditional = _Lazy(lambda packed: frozenset(packed[0]), "t2s")
    headings = _names("headings")  # phrase -> section kind
    heads = _names("heads")  # head noun -> section kind
    neutral_titles = _words("other", "neutral_titles")  # end a title, and say nothing of its kind
    labels = _lists("labels")  # label -> concepts
    degrees = _names("degrees")  # degree word -> level
    modes = _names("modes")
    employment = _names("employment")
    gender = _names("gender")
    titles = _words("titles", "words")
    title_heads = _words("titles", "heads")
    title_modifiers = _words("titles", "modifiers")
    organization_suffixes = _words("organizations", "suffixes")
    organization_prefixes = _words("organizations", "prefixes")
    departments = _words("organizations", "departments")
    school_suffixes = _words("schools", "suffixes")
    school_prefixes = _words("schools", "prefixes")
    faculties = _words("schools", "faculties")
    areas = _words("schools", "areas")
    schools = _words("schools", "names")
    employers = _words("employers")
    skill_levels = _words("levels", "skill")
    fluencies = _words("levels", "language")
    ranks = _words("honours", "ranks")
    awards = _words("honours", "awards")
    certificates = _words("honours", "certificates")
    publications = _words("honours", "publications")
    placeholders = _words("other", "placeholders")
    furniture = _words("other", "furniture")
    languages = _names("languages")
    function_words = _lists("function_words")  # word -> codes of languages
    politics = _words("politics")
    marital = _words("marital")
    nationality = _words("nationality")
    ethnicity = _words("ethnicity")
    surnames = _words("surnames", "han")
    pinyin = _words("surnames", "pinyin")
    japanese = _words("surnames", "japanese")
    latin = _words("surnames", "latin")
    given = _words("given")
    places = _lists("places")  # name -> [kind, country]
    skills = _Lazy(unpack_rows, "skills")  # name or alias -> canonical name, tab, kind

    def _fold(self, text: str) -> str:
        """The look-up form of a text."""
        return fold_with(text, self.t2s, self.traditional)


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon, read from `lexicon.packed` on first use."""
    return Lexicon(compiled())


@cache
def compiled() -> Packed:
    """What `lexicon.packed` holds; `dates` and `networks` are JSON, laid out like their TOML files."""
    return Packed((Path(__file__).parent / "lexicon.packed").read_bytes())
