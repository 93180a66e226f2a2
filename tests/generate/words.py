"""The word lists of `words/LANG.toml`."""

import random
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "words"


@dataclass(frozen=True)
class Words:
    """The words of one language."""

    language: str
    data: dict[str, Any]

    @property
    def han(self) -> bool:
        """Whether words stand without spaces between them."""
        return self.language in ("zh", "zh-Hant", "ja")

    def heading(self, kind: str, n: int = 0) -> str:
        """The title of a section; `n` chooses among its spellings, 0 the usual one."""
        spellings: list[str] = self.data["headings"][kind]
        return spellings[n % len(spellings)]

    def label(self, kind: str, n: int = 0) -> str:
        """The label of a field; `n` as for a heading."""
        spellings: list[str] = self.data["labels"][kind]
        return spellings[n % len(spellings)]

    def labelled(self, kind: str, value: str, n: int = 0) -> str:
        """A field with its label before it."""
        return f"{self.label(kind, n)}{'：' if self.han else ': '}{value}"

    def says(self, kind: str, rng: random.Random, **values: object) -> str:
        """A sentence of this kind, with the values in their places."""
        template: str = rng.choice(self.data["says"][kind])
        return template.format(**values)


@cache
def words_of(language: str) -> Words:
    """The words of a language, by the name of its file."""
    return Words(language, tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8")))
