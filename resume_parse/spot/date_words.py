"""The words that dates are made of, as data: ``knowledge/dates.toml``, compiled into the lexicon."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from resume_parse.knowledge.lexicon import compiled


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words of dates, in lower case; ``knowledge/dates.toml`` tells what each list is for.

    Only ``months``, ``seasons``, ``present``, ``since`` and ``until`` have to be given; a list left empty switches
    the forms off that need it.
    """

    months: Mapping[str, int]
    seasons: tuple[str, ...]
    present: tuple[str, ...]
    since: tuple[str, ...]
    until: tuple[str, ...]
    seasons_after: tuple[str, ...] = ()
    not_seasons_after: tuple[str, ...] = ()
    season_nouns: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    not_present: tuple[str, ...] = ()
    since_after: tuple[str, ...] = ()
    not_since_after: tuple[str, ...] = ()
    not_since: tuple[str, ...] = ()
    from_: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    ands: tuple[str, ...] = ()
    until_alone: tuple[str, ...] = ()
    range_after: tuple[str, ...] = ()
    expected: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    not_units: tuple[str, ...] = ()
    unit_words: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    never_after: tuple[str, ...] = ()
    ambiguous_months: tuple[str, ...] = ()
    eras: Mapping[str, int] = field(default_factory=dict)
    era_letters: Mapping[str, int] = field(default_factory=dict)


def words_from(data: Mapping[str, Any]) -> DateWords:
    """Make the words from the parsed content of a file laid out like ``knowledge/dates.toml``."""
    # longest first, so that a search for one of them never stops at a part of another
    lists = {key: tuple(sorted(set(value), key=lambda w: (-len(w), w))) for key, value in data["words"].items()}
    lists["from_"] = lists.pop("from", ())
    return DateWords(months=data["months"], eras=data.get("eras", {}), era_letters=data.get("era_letters", {}), **lists)


@functools.cache
def default_words() -> DateWords:
    """Read the words that come with the package (once)."""
    return words_from(json.loads(compiled()["dates"]))
