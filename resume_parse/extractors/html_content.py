"""What the elements of a page hold and say of themselves.

What they hold is counted in one pass: asked of each by itself, deep nesting takes time squared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from resume_parse.document import Box
from resume_parse.extractors.elements import BLOCK_TAGS, HIDDEN_TAGS, STRONG_TAGS
from resume_parse.extractors.soup import CData, NavigableString, Tag
from resume_parse.patterns import lazy_pattern

_BLOCKS = frozenset(("p", "div", "ul", "ol", "table", "li", "section", "dl", "h1", "h2", "h3", "h4"))
_SHOWN = (NavigableString, CData)  # comments, scripts and the like are of other types
_NO_BOXES = frozenset(("br", "hr", "option", "select"))
_SEPARATORS = lazy_pattern(r"[\s|/·•]+")
_ABSOLUTE = lazy_pattern(r"(?:https?:|mailto:|tel:)")
_INLINE = frozenset(("a", "b", "em", "i", "label", "small", "span", "strong", "time"))
_HIDDEN_STYLE = lazy_pattern(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_NAVIGATION = lazy_pattern(
    r"^(?:nav|navbar|navigation|menu|topbar|breadcrumbs?|pagination|skip-link|site-nav|toc)$", re.I
)
_STRONG_CLASS = lazy_pattern(
    r"^(?:bold|strong|fw-bold|(?:section|block|part|item|sub|resume|cv)?[-_]?(?:title|heading|header|headline|subtitle))$",
    re.I,
)
_STRONG_STYLE = lazy_pattern(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)


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


class Contents:
    """What each element of a page holds: `contents[tag]`."""

    def __init__(self, root: Tag) -> None:
        self._found = found = {id(root): Content()}
        self._mixed: dict[int, bool] = {}  # parent -> whether words stand between its elements
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

    def __getitem__(self, tag: Tag) -> Content:
        return self._found[id(tag)]

    def in_a_row(self, tag: Tag) -> bool:
        """Whether style alone sets an element off from the next: words right beside each other, tags of one class."""
        if tag.name not in _INLINE:
            return False
        after = tag.next_sibling
        if not isinstance(after, Tag) or min(self[tag].text, self[after].text) < 2:
            chip = tag.find_next_sibling() if tag.get("class") else None
            after = chip if chip and (chip.name, chip.get("class")) == (tag.name, tag.get("class")) else None
        return after is not None and after.name in _INLINE and not self._mixes(tag.parent)

    def _mixes(self, parent: Tag | None) -> bool:
        """Whether words stand between the elements right in an element; asked of each of them, so it is kept."""
        if id(parent) not in self._mixed:
            texts = [c for c in parent.contents if type(c) in _SHOWN] if parent else []
            self._mixed[id(parent)] = any(c.strip() for c in texts if isinstance(c, NavigableString))
        return self._mixed[id(parent)]

    def furniture_reason(self, tag: Tag) -> str:
        """Why an element is no part of what the page tells; empty where it is one."""
        name = tag.name.lower()
        if name in HIDDEN_TAGS:
            return HIDDEN_TAGS[name]
        if tag.has_attr("hidden") or _HIDDEN_STYLE.search(style_of(tag)):
            return "hidden"
        named = any(_NAVIGATION.match(c) for c in [*classes_of(tag), str(tag.get("id") or "")])
        if named or tag.get("role") == "navigation" or (name in ("ul", "ol", "p", "div") and self[tag].is_link_bar()):
            return "navigation"
        return ""

    def is_strong(self, tag: Tag) -> bool:
        """Whether a page shows the words of an element as bold or as a title."""
        name = tag.name.lower()
        if name in STRONG_TAGS:
            return True
        if name in ("p", "div", "span") and any(map(_STRONG_CLASS.match, classes_of(tag))):
            return not self[tag].blocks
        return bool(_STRONG_STYLE.search(style_of(tag)))


def box_of(tag: Tag) -> Box | None:
    """A block element as a box, named by its tag and first class; None for any other."""
    name = tag.name.lower()
    if name not in BLOCK_TAGS or name in _NO_BOXES:
        return None
    return Box(id(tag.parent), " ".join((name, *classes_of(tag)[:1])), id(tag))


def classes_of(tag: Tag) -> list[str]:
    """The class names of an element."""
    classes = tag.get("class")
    return [str(c) for c in classes] if isinstance(classes, list) else []


def style_of(tag: Tag) -> str:
    """The style that stands in an element itself."""
    return str(tag.get("style") or "")


def names_of(tag: Tag) -> list[str]:
    """What an element calls its words: its name, class names and itemprops; nothing for a block with a name alone."""
    names = [*classes_of(tag), *str(tag.get("itemprop") or "").split()]
    return [tag.name.lower(), *names] if names or tag.name == "dt" or tag.name not in BLOCK_TAGS else []


def icon_of(tag: Tag) -> str:
    """What calls the picture that an element without words stands for: its classes, or the name that it refers to."""
    return " ".join(classes_of(tag)) or str(tag.get("href") or "")
