"""Patterns whose words stand in the data files: `[cues]` of `lang/*.toml`, all languages together.

A cue is a word inside a text that tells what the text is about: `实习`, `internship`, `Praktikum`.
"""

from __future__ import annotations

import re
from typing import cast

from resume_parse.knowledge.lexicon import compiled
from resume_parse.patterns import LazyPattern

_NAME = r"\(\?&(\w+)\)"


def with_cues(template: str) -> str:
    """Put the words in: `^(?&internship)$` becomes `^(?:internship|praktikum|实习)$`, the longest first.

    Raises:
        KeyError: no data file has cues of that name.
    """
    cues = compiled()["cues"]
    return re.sub(_NAME, lambda m: f"(?:{cues[m[1]]})", template)


def cue_pattern(template: str, flags: int = 0) -> re.Pattern[str]:
    """The regular expression of a template (see `with_cues`), made and compiled when first used."""
    return cast("re.Pattern[str]", LazyPattern(lambda: with_cues(template), flags))
