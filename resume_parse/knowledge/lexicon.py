"""The lexicon: every word list, loaded once, frozen, with the look-ups that the spotters and sections use."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from resume_parse.knowledge.fold import fold_with


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Folded words and what they mean. Built by `knowledge/compile.py`; never changed after loading."""

    t2s: dict[int, str]
    headings: dict[str, str]  # phrase -> section kind
    heads: dict[str, str]  # head noun -> section kind
    labels: dict[str, list[str]]  # label -> concepts
    degrees: dict[str, str]  # degree word -> level
    modes: dict[str, str]
    employment: dict[str, str]
    gender: dict[str, str]
    titles: frozenset[str]
    title_heads: frozenset[str]
    title_modifiers: frozenset[str]
    organization_suffixes: frozenset[str]
    organization_prefixes: frozenset[str]
    departments: frozenset[str]
    school_suffixes: frozenset[str]
    school_prefixes: frozenset[str]
    faculties: frozenset[str]
    schools: frozenset[str]
    employers: frozenset[str]
    skill_levels: frozenset[str]
    fluencies: frozenset[str]
    ranks: frozenset[str]
    awards: frozenset[str]
    certificates: frozenset[str]
    publications: frozenset[str]
    placeholders: frozenset[str]
    furniture: frozenset[str]
    languages: dict[str, str]
    politics: frozenset[str]
    marital: frozenset[str]
    nationality: frozenset[str]
    ethnicity: frozenset[str]
    surnames: frozenset[str]  # Han
    pinyin: frozenset[str]
    japanese: frozenset[str]
    latin: frozenset[str]
    given: frozenset[str]
    places: dict[str, list[str]]  # name -> [kind, country]
    skills: dict[str, list[str]]  # name or alias -> [canonical name, kind]

    def fold(self, text: str) -> str:
        """The look-up form of a text."""
        return fold_with(text, self.t2s)


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon, read from `lexicon.json` on first use."""
    data = json.loads((Path(__file__).parent / "lexicon.json").read_text(encoding="utf-8"))

    def words(table: str, name: str) -> frozenset[str]:
        return frozenset(data[table].get(name, ()))

    return Lexicon(
        t2s={ord(k): v for k, v in data["t2s"].items()}, headings=data["headings"], heads=data["heads"], labels=data["labels"],
        degrees=data["degrees"], modes=data["modes"], employment=data["employment"], gender=data["gender"],
        titles=words("titles", "words"), title_heads=words("titles", "heads"), title_modifiers=words("titles", "modifiers"),
        organization_suffixes=words("organizations", "suffixes"), organization_prefixes=words("organizations", "prefixes"),
        departments=words("organizations", "departments"), school_suffixes=words("schools", "suffixes"),
        school_prefixes=words("schools", "prefixes"), faculties=words("schools", "faculties"), schools=words("schools", "names"),
        employers=frozenset(data["employers"]), skill_levels=words("levels", "skill"), fluencies=words("levels", "language"),
        ranks=words("honours", "ranks"), awards=words("honours", "awards"), certificates=words("honours", "certificates"),
        publications=words("honours", "publications"), placeholders=words("other", "placeholders"), furniture=words("other", "furniture"),
        languages=data["languages"], politics=frozenset(data["politics"]), marital=frozenset(data["marital"]),
        nationality=frozenset(data["nationality"]), ethnicity=frozenset(data["ethnicity"]),
        surnames=words("surnames", "han"), pinyin=words("surnames", "pinyin"), japanese=words("surnames", "japanese"),
        latin=words("surnames", "latin"), given=frozenset(data["given"]), places=data["places"], skills=data["skills"],
    )  # fmt: skip
