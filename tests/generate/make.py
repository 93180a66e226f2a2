"""One invented résumé from a seed and a layout: the document and its answer."""

import random
from dataclasses import dataclass
from typing import Any

from .compose import compose
from .gold import gold
from .layout import Layout, draw
from .noise import among_blocks, over_text
from .person import invent
from .render_html import html
from .render_markdown import markdown
from .render_text import text
from .shown import shown
from .words import words_of

RENDERERS = {"markdown": markdown, "html": html, "text": text}
SUFFIXES = {"markdown": ".md", "html": ".html", "text": ".txt"}


@dataclass(frozen=True)
class Case:
    """A document and what it should give; `name` is a file's name without its ending."""

    name: str
    layout: Layout
    document: str
    gold: dict[str, Any]

    @property
    def suffix(self) -> str:
        """The ending of the document's file."""
        return SUFFIXES[self.layout.format]


def make(seed: int, layout: Layout) -> Case:
    """The résumé of the person that the seed stands for, in this layout; the same each time."""
    rng = random.Random(f"{layout.language} {seed}")
    person = invent(rng, words_of(layout.language))
    blocks = among_blocks(compose(person, layout), layout, rng)
    document = over_text(RENDERERS[layout.format](blocks, layout), layout, rng)
    return Case(f"{layout.language}-{seed:05}", layout, document, gold(shown(person, layout), layout))


def drawn(seed: int, boldness: float = 0.3) -> Case:
    """The résumé of the person and the layout that the seed stands for."""
    return make(seed, draw(random.Random(seed), boldness))
