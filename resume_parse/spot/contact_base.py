"""What the finders of contact details share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from resume_parse.normalize.networks import default_networks

LABEL: Final = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
"""Pattern of one label of a domain name."""


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact detail: ``text[start:end]`` (characters, end exclusive) and its normal form.

    ``kind`` is ``email``, ``phone``, ``url`` or ``handle`` (the last for callers; nothing here makes one).
    """

    start: int
    end: int
    kind: str
    value: str


def word_list(name: str) -> frozenset[str]:
    """A word list of `knowledge/networks.toml`."""
    return default_networks().words[name]


def without(text: str, taken: Iterable[Contact]) -> str:
    """The text with NUL in place of what is taken, so that offsets stay."""
    parts, last = [], 0
    for contact in taken:
        parts += [text[last : contact.start], "\0" * (contact.end - contact.start)]
        last = contact.end
    return "".join(parts) + text[last:] if parts else text
