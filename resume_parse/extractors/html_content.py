"""What each element of a page holds, counted in one pass: asked of each by itself, deep nesting takes time squared."""

from __future__ import annotations

from dataclasses import dataclass

from bs4.element import CData, NavigableString, Tag

from resume_parse.patterns import lazy_pattern

_BLOCKS = frozenset(("p", "div", "ul", "ol", "table", "li", "section", "dl", "h1", "h2", "h3", "h4"))
_SHOWN = (NavigableString, CData)  # comments, scripts and the like are of other types
_SEPARATORS = lazy_pattern(r"[\s|/·•]+")
_ABSOLUTE = lazy_pattern(r"(?:https?:|mailto:|tel:)")


@dataclass(slots=True)
class Content:
    """Sums over all that stands in an element; sizes in characters of the texts as shown."""

    text: int = 0  # each string without white space at its ends
    words: int = 0  # without any white space and the marks that part links
    tags: int = 0
    links: int = 0
    own_links: int = 0  # into the same site
    link_text: int = 0
    blocks: bool = False  # whether a paragraph, a list or the like is in it

    def add(self, tag: Tag, inside: Content) -> None:
        """Count in a child and what it holds."""
        self.text += inside.text
        self.words += inside.words
        self.tags += 1 + inside.tags
        self.links += inside.links
        self.own_links += inside.own_links
        self.link_text += inside.link_text
        self.blocks = self.blocks or inside.blocks or tag.name in _BLOCKS
        if tag.name == "a":
            self.links += 1
            self.own_links += not _ABSOLUTE.match(str(tag.get("href") or ""))
            self.link_text += inside.text

    def is_link_bar(self) -> bool:
        """Whether this is a row of links into the same site, with nothing else."""
        if self.links < 3 or self.tags > 4 * self.links or self.own_links < self.links - 1:
            return False
        return self.link_text > 0 and self.words <= self.link_text + 4


def contents_of(root: Tag) -> dict[int, Content]:
    """What each element below `root` holds, by the id of the element."""
    found: dict[int, Content] = {id(root): Content()}
    tags: list[Tag] = []
    for node in root.descendants:
        if isinstance(node, Tag):
            tags.append(node)
            found[id(node)] = Content()
        elif isinstance(node, NavigableString) and type(node) in _SHOWN and node.parent is not None:
            inside = found[id(node.parent)]
            inside.text += len(node.strip())
            inside.words += len(_SEPARATORS.sub("", node))
    for tag in reversed(tags):
        if tag.parent is not None:
            found[id(tag.parent)].add(tag, found[id(tag)])
    return found
