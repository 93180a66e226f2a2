"""HTML reader: the tree gives the structure, a cursor over the source the places of the text."""

from __future__ import annotations

import re
from typing import NamedTuple

from resume_parse.document import Document, Furniture
from resume_parse.extractors.base import (
    BADGE,
    BLOCK_TAGS,
    CELL_TAGS,
    HIDDEN_TAGS,
    ICON_TAGS,
    SET_OFF,
    STRONG_TAGS,
    LineBuilder,
    add_with_entities,
    picture_name,
    split_marker,
)
from resume_parse.extractors.front_matter import take_front_matter
from resume_parse.extractors.html_tree import Element, Text, Tree
from resume_parse.patterns import lazy_pattern

_PLAUSIBLE = lazy_pattern(
    r"</?[A-Za-z][\w:-]{0,60}(?:\s[^<>]{0,4000})?/?>|<!--.*?-->|<!DOCTYPE[^<>]{0,300}>|<\?[^<>]{0,300}\?>", re.S | re.I
)
_INLINE = frozenset(("a", "em", "i", "label", "small", "span", "time"))
_HREF = lazy_pattern(r"\bhref\s*=\s*[\"']?([^\"'<>\s][^\"'<>]*)", re.I)
_GUARD = "\ue0ff"
_HIDDEN_STYLE = lazy_pattern(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_NAVIGATION = lazy_pattern(
    r"^(?:nav|navbar|navigation|menu|topbar|breadcrumbs?|pagination|skip-link|site-nav|toc)$", re.I
)
_SERVER_PAGE = lazy_pattern(r"<%.{0,2000}?%>", re.S)
_COMMENT = lazy_pattern(r"<!--.*?-->|<!DOCTYPE[^<>]{0,300}>|<%.{0,2000}?%>", re.S | re.I)
_MARKUP = lazy_pattern(r"<!--.*?-->|<[^<>]*>", re.S)
_STRONG_CLASS = lazy_pattern(
    r"^(?:bold|strong|fw-bold|(?:section|block|part|item|sub|resume|cv)?[-_]?(?:title|heading|header|headline|subtitle))$",
    re.I,
)
_BLOCK_CHILDREN = frozenset(("p", "div", "ul", "ol", "table", "li", "section", "dl", "h1", "h2", "h3", "h4"))
_MOST_LINKS = 200  # of a navigation bar
_STRONG_STYLE = lazy_pattern(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)


def read_html(text: str) -> Document:
    """Read HTML or text tagged with home-made elements.

    Args:
        text: the cleaned source text.
    Returns:
        lines with offsets into `text`.
    """
    return HtmlReader(text).read()


def guard(text: str) -> str:
    """The text with every `<` that starts no plausible tag or closed comment replaced, same length.

    html.parser is quadratic on such characters, and drops text after them.
    """
    text = _SERVER_PAGE.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text.replace(_GUARD, " "))
    parts: list[str] = []
    at = 0
    for found in _PLAUSIBLE.finditer(text):
        parts.append(text[at : found.start()].replace("<", _GUARD))
        parts.append(found.group())
        at = found.end()
    parts.append(text[at:].replace("<", _GUARD))
    return "".join(parts)


class _Opened(NamedTuple):
    """An element whose end is still to come, and what its start tag did."""

    element: Element
    at: int  # in characters of the line
    strong: bool
    labels: list[str]


class HtmlReader:
    """One reading: the tree, the builder, and the cursor that follows the text through the source."""

    def __init__(self, source: str) -> None:
        source, self.meta = take_front_matter(source)
        self.source = guard(source)
        self.out = LineBuilder()
        self.furniture = [Furniture(*m.span(), "comment") for m in _COMMENT.finditer(source)]
        self.cursor = 0
        self.lists = 0
        self.pre = 0
        self.tree = Tree(self.source)

    def read(self) -> Document:
        self._walk()
        self.out.flush()
        titles = (node for node in self.tree.nodes if isinstance(node, Element) and node.name == "title")
        if title := next(titles, None):
            self._title(title)
        if _GUARD in self.source:
            for line in self.out.lines:
                if _GUARD in line.text:
                    line.text = line.text.replace(_GUARD, "<")
        return Document([*self.meta, *self.out.lines], self.furniture, "html")

    def _title(self, title: Element) -> None:
        """The page's title stands first, as front matter."""
        lines, self.out = self.out.lines, LineBuilder()
        self.cursor = title.at
        self.out.begin("meta")
        for node in self.tree.inside(title):
            if isinstance(node, Text):
                self._string(node)
        self.out.flush()
        for line in self.out.lines:
            line.kind, line.key = "meta", "title"
        self.out.lines = self.out.lines + lines

    def _walk(self) -> None:
        nodes, n = self.tree.nodes, 0
        opened: list[_Opened] = []
        while n < len(nodes) or opened:
            if opened and opened[-1].element.stop <= n:
                self._close(opened.pop())
                continue
            node = nodes[n]
            n += 1
            if isinstance(node, Text):
                self._string(node)
                continue
            self.cursor = max(self.cursor, node.at)
            reason = self._furniture_reason(node)
            if node.name in ICON_TAGS and not self.tree.named(node, ""):
                self.out.icon(node.get("class") if "class" in node.attributes else node.get("href"))
            if reason:
                self._furniture(node, reason)
                n = node.stop
            else:
                opened.append(self._open(node))

    def _furniture(self, element: Element, reason: str) -> None:
        start = self.cursor
        self._skip(element)
        self.furniture.append(Furniture(start, max(self.cursor, start + 1), reason))
        if element.name in BLOCK_TAGS:
            self.out.begin()

    def _furniture_reason(self, element: Element) -> str:
        name = element.name
        if name in HIDDEN_TAGS:
            return HIDDEN_TAGS[name]
        if "hidden" in element.attributes or _HIDDEN_STYLE.search(element.get("style")):
            return "hidden"
        if element.get("role") == "navigation" or any(map(_NAVIGATION.match, [*element.classes, element.get("id")])):
            return "navigation"
        if name in ("ul", "ol", "p", "div") and self._is_link_bar(element):
            return "navigation"
        return ""

    def _is_link_bar(self, element: Element) -> bool:
        """A row of links into the same site, with nothing else, is navigation."""
        places = self.tree.named(element, "a")
        if not 3 <= len(places) <= _MOST_LINKS:  # elements may be nested: each is asked
            return False
        links = [node for node in map(self.tree.nodes.__getitem__, places) if isinstance(node, Element)]
        if sum(isinstance(node, Element) for node in self.tree.inside(element)) > 4 * len(links):
            return False
        own = [a for a in links if not re.match(r"(?:https?:|mailto:|tel:)", a.get("href"))]
        if len(own) < len(links) - 1:
            return False
        shown = sum(len(text.strip()) for a in links for text in self.tree.texts(a))
        return shown > 0 and len(re.sub(r"[\s|/·•]+", "", "".join(self.tree.texts(element)))) <= shown + 4

    def _skip(self, element: Element) -> None:
        """Move the cursor past an element, and note its source as furniture."""
        for text in self.tree.texts(element):
            self.cursor = self._locate(text)[1]
        closing = self.source.find(f"</{element.name}", self.cursor)
        if closing >= 0 and (element.filled or element.name in ("script", "style")):
            end = self.source.find(">", closing)
            self.cursor = end + 1 if end >= 0 else self.cursor

    def _open(self, element: Element) -> _Opened:
        name, out = element.name, self.out
        if name in ("ul", "ol"):
            self.lists += 1
            out.begin()
        elif name == "li":
            out.begin_element("item", level=max(1, self.lists), indent=2 * self.lists)
        elif name in CELL_TAGS:
            if out.size:
                out.add(" ", self.cursor, 0)
            out.cell()
        elif len(name) == 2 and name[0] == "h" and name[1].isdigit():
            out.begin_element("heading", level=int(name[1]), gap=True)
        elif name == "br":
            out.flush(hard=True)
        elif name == "img":
            self._badge(element)
        elif name in BLOCK_TAGS:
            out.begin(gap=name in ("p", "div", "section", "article", "table", "hr", "dt"))
        elif SET_OFF.search(element.get("style")):
            out.column(self.cursor)
        if name == "pre":
            self.pre += 1
        opened = _Opened(element, out.size, self._is_strong(element), self._labels(element))
        if opened.strong:
            out.strong(1)
        for label in opened.labels:
            out.open_tag(label)
        return opened

    def _badge(self, image: Element) -> None:
        alt, address = image.get("alt"), image.get("src")
        at = self.source.find(alt, self.cursor) if alt and BADGE.search(address) else -1
        if at >= 0:
            self.out.badge(alt, at)
        else:
            self.out.icon(picture_name(alt, address))

    def _is_strong(self, element: Element) -> bool:
        if element.name in STRONG_TAGS:
            return True
        if element.name in ("p", "div", "span") and any(map(_STRONG_CLASS.match, element.classes)):
            return not any(self.tree.named(element, name) for name in _BLOCK_CHILDREN)
        return bool(_STRONG_STYLE.search(element.get("style")))

    @staticmethod
    def _labels(element: Element) -> list[str]:
        names = [*element.classes, *element.get("itemprop").split()]
        named = bool(names) or element.name == "dt" or element.name not in BLOCK_TAGS
        return [element.name, *names] if named else []

    def _close(self, opened: _Opened) -> None:
        element, out = opened.element, self.out
        name, url = element.name, element.get("href")
        if name == "a" and url:
            written = _HREF.search(self.source, element.at, element.at + 4000)
            out.link(min(opened.at, out.size), url, *(written.span(1) if written else (0, 0)))
        for label in reversed(opened.labels):
            out.close_tag(label)
        if opened.strong:
            out.strong(-1)
        if name == "pre":
            self.pre -= 1
        if name in ("ul", "ol"):
            self.lists = max(0, self.lists - 1)
        if name in BLOCK_TAGS and name != "br":
            out.begin()
        elif out.size and self._of_a_row(element):
            out.column(self.cursor)
        elif out.size and (name in CELL_TAGS or self._side_by_side(element)):
            out.add(" ", self.cursor, 0)

    def _of_a_row(self, element: Element) -> bool:
        """Tags and chips: elements of one class side by side are columns."""
        after = self.tree.next_to(element) if element.name in _INLINE and element.get("class") else None
        return (
            after is not None
            and (after.name, after.get("class")) == (element.name, element.get("class"))
            and not self.tree.mixes(element.parent)
        )

    def _side_by_side(self, element: Element) -> bool:
        """`<span>Jan 2020</span><span>Mar 2021</span>`: words side by side in one element, which style sets apart."""
        tree = self.tree
        after = tree.next_to(element)
        if element.name not in _INLINE or after is None or after.name not in _INLINE or tree.mixes(element.parent):
            return False
        return all(sum(len(text.strip()) for text in tree.texts(side)) > 2 for side in (element, after))

    def _string(self, node: Text) -> None:
        start, end = self._locate(node.text)
        if end > start:
            self._text(start, end)
            self.cursor = end

    def _locate(self, text: str) -> tuple[int, int]:
        """Source span of the next text node: after the mark-up at the cursor, up to the next tag (by the guard)."""
        at, source, blank = self.cursor, self.source, not text.strip()
        while at < len(source):
            while source.startswith("<", at):
                found = _MARKUP.match(source, at)
                if not found:
                    break
                at = found.end()
            end = source.find("<", at + 1 if source.startswith("<", at) else at)
            end = len(source) if end < 0 else end
            if blank or source[at:end].strip() or end >= len(source):
                return at, end
            at = end
        return at, at

    def _text(self, start: int, end: int) -> None:
        out = self.out
        if self.pre:
            for n, row in enumerate(self.source[start:end].split("\n")):
                if n:
                    out.flush(hard=True)
                add_with_entities(out, self.source, start, start + len(row))
                start += len(row) + 1
            return
        if not out.size:
            while start < end and self.source[start].isspace():
                start += 1
            marker, after = split_marker(self.source, start)
            if marker and after < end and start < end:
                out.mark(marker)
                start = after
        add_with_entities(out, self.source, start, end, fold=True)
