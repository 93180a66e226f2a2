"""Months for each skill: the time of the jobs and projects whose own words name it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from resume_parse.derive.entries import Dated, fact, pointers_of
from resume_parse.derive.months import covered
from resume_parse.derive.texts import escaped, leaves
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.model_meta import Derived
from resume_parse.patterns import CJK_LETTER
from resume_parse.spot.skills import find_skills, is_tool, known_skill

_TOLD_IN: Final = frozenset("position department name roles description summary highlights keywords".split())
_NO_TEXT_OF_A_JOB: Final = "name"  # an employer may be called like a product
_LONGEST_HAN: Final = 8
"""Characters of the longest name of a skill in Chinese or Japanese characters that is looked for in prose."""

_HAN_RUN: Final = re.compile(f"(?:{CJK_LETTER.pattern})+")


def skill_months(data: Mapping[str, Any], entries: Sequence[Dated], lex: Lexicon) -> dict[str, Derived]:
    """Months for each skill, from the jobs and projects that have a time; overlapping ones count once.

    Args:
        data: the résumé as plain data.
        entries: jobs and projects.
        lex: the word lists.
    Returns:
        `skillMonths/NAME`, the most months first. A skill is one that the résumé lists, or a product that the text of
        an entry names.
    """
    listed = _listed(data, lex)
    found: dict[str, dict[Dated, list[str]]] = {}
    for item in entries:
        if item.period is None:
            continue
        for where, name in _named(data, item, listed, lex):
            places = found.setdefault(name, {}).setdefault(item, [])
            if where not in places:
                places.append(where)
    months = {
        name: fact(
            covered(item.period.likely for item in places if item.period),
            [*(where for item in places for where in places[item]), *pointers_of(places)],
        )
        for name, places in found.items()
    }
    ranked = sorted(months.items(), key=lambda pair: (-int(pair[1].value), pair[0].casefold(), pair[0]))
    return {f"skillMonths/{escaped(name)}": value for name, value in ranked}


def _listed(data: Mapping[str, Any], lex: Lexicon) -> dict[str, str]:
    """Folded skill → the name that the résumé lists it by, in a skills section or as keyword of an entry."""
    names = [
        name
        for part in ("skills", "work", "projects")
        for item in data.get(part, ())
        for name in item.get("keywords", ())
    ]
    return {lex.fold(name): name for name in reversed(names)}


def _named(data: Mapping[str, Any], item: Dated, listed: Mapping[str, str], lex: Lexicon) -> Iterator[tuple[str, str]]:
    """Pointer and skill for each that the entry's own words name."""
    part, n = item.pointer[1:].split("/")
    told = _TOLD_IN - {_NO_TEXT_OF_A_JOB} if part == "work" else _TOLD_IN
    for where, text in leaves(data[part][int(n)], item.pointer, told):
        if "/keywords/" in where:
            yield where, listed[lex.fold(text)]
        else:
            yield from ((where, name) for name in _in_text(text, listed, lex))


def _in_text(text: str, listed: Mapping[str, str], lex: Lexicon) -> Iterator[str]:
    """The skills that a text names: products, and of the others those that the résumé lists."""
    for start, end, name in find_skills(text, lex):
        if lex.fold(name) in listed:
            yield listed[lex.fold(name)]
        elif is_tool(name, lex) and _is_name(text[start:end], name):
            yield name
    folded = lex.fold(text)
    for run in _HAN_RUN.findall(folded):
        yield from _in_han(run, listed, lex)
    for key, name in listed.items():
        if key in folded and known_skill(key, lex) is None and _stands(key, folded):
            yield name


def _is_name(written: str, name: str) -> bool:
    """Whether a product is written as one: `scheme` and `San` are words where `Scheme` and `SAN` are products, and a
    letter alone may be anything."""
    marked = any(char.isupper() or char.isdigit() for char in written)
    return len(written) > 1 and marked and (written.isupper() or not name.isupper())


def _stands(key: str, text: str) -> bool:
    """Whether a text holds a name that no list knows, as words of their own where they are Latin."""
    return re.search(rf"(?<![a-z0-9]){re.escape(key)}(?![a-z0-9])", text) is not None


def _in_han(run: str, listed: Mapping[str, str], lex: Lexicon) -> Iterator[str]:
    """Listed skills in a run of Chinese or Japanese characters, the longest first at each place, no overlaps."""
    n = 0
    while n < len(run):
        for size in range(min(_LONGEST_HAN, len(run) - n), 1, -1):
            name = listed.get(lex.fold(known_skill(run[n : n + size], lex) or ""))
            if name:
                yield name
                n += size - 1
                break
        n += 1
