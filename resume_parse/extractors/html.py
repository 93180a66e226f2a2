"""HTML reader: Beautiful Soup's tree gives the structure, a cursor over the source the places of the text."""

from __future__ import annotations

import re
import warnings

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

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
from resume_parse.extractors.html_content import Content, contents_of
from resume_parse.patterns import lazy_pattern

_PLAUSIBLE = lazy_pattern(
    r"</?[A-Za-z][\w:-]{0,60}(?:\s[^<>]{0,4000})?/?>|<!--.*?-->|<!DOCTYPE[^<>]{0,300}>|<\?[^<>]{0,300}\?>", re.S | re.I
)
_INLINE = frozenset(("a", "b", "em", "i", "label", "small", "span", "strong", "time"))
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
        self.contents: dict[int, Content] = {}
        self._mixed: dict[int, bool] = {}  # parent -> whether words stand between its elements
        starts = [0]
        starts.extend(m.end() for m in re.finditer("\n", self.source))
        self.starts = starts

    def read(self) -> Document:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            soup = BeautifulSoup(self.source, "html.parser")
        self.contents = contents_of(soup)
        title = soup.find("title")
        self._walk(soup)
        self.out.flush()
        if isinstance(title, Tag):
            self._title(title)
        if _GUARD in self.source:
            for line in self.out.lines:
                if _GUARD in line.text:
                    line.text = line.text.replace(_GUARD, "<")
        return Document([*self.meta, *self.out.lines], self.furniture, "html")

    def _title(self, title: Tag) -> None:
        """The page's title stands first, as front matter."""
        lines, self.out = self.out.lines, LineBuilder()
        self.cursor = self._offset(title)
        self.out.begin("meta")
        for child in title.children:
            if isinstance(child, NavigableString):
                self._string(child)
        self.out.flush()
        for line in self.out.lines:
            line.kind, line.key = "meta", "title"
        self.out.lines = self.out.lines + lines

    def _offset(self, tag: Tag) -> int:
        if tag.sourceline is None or tag.sourcepos is None:
            return self.cursor
        return self.starts[min(tag.sourceline, len(self.starts)) - 1] + tag.sourcepos

    def _walk(self, root: Tag) -> None:
        """Depth first without recursion, so that nesting cannot exhaust the stack."""
        stack: list[tuple[PageElement, bool]] = [(c, False) for c in reversed(root.contents)]
        while stack:
            node, closing = stack.pop()
            if isinstance(node, NavigableString):
                self._string(node)
            elif isinstance(node, Tag):
                if closing:
                    self._close(node)
                    continue
                self.cursor = max(self.cursor, self._offset(node))
                reason = self._furniture_reason(node)
                if node.name in ICON_TAGS and not self.contents[id(node)].text:
                    self.out.icon(_class_names(node), self.cursor, self._tag_end(self.cursor))
                if reason:
                    start = self.cursor
                    self._skip(node)
                    self.furniture.append(Furniture(start, max(self.cursor, start + 1), reason))
                    if node.name in BLOCK_TAGS:
                        self.out.begin()
                    continue
                self._open(node)
                stack.append((node, True))
                stack.extend((c, False) for c in reversed(node.contents))

    def _furniture_reason(self, tag: Tag) -> str:
        name = tag.name.lower()
        if name in HIDDEN_TAGS:
            return HIDDEN_TAGS[name]
        if tag.has_attr("hidden") or _HIDDEN_STYLE.search(str(tag.get("style") or "")):
            return "hidden"
        classes = tag.get("class")
        names = [str(c) for c in classes] if isinstance(classes, list) else []
        if tag.get("role") == "navigation" or any(_NAVIGATION.match(c) for c in [*names, str(tag.get("id") or "")]):
            return "navigation"
        if name in ("ul", "ol", "p", "div") and self.contents[id(tag)].is_link_bar():
            return "navigation"
        return ""

    def _skip(self, tag: Tag) -> None:
        """Move the cursor past an element, and note its source as furniture."""
        for node in tag.descendants:
            if isinstance(node, NavigableString) and type(node) is NavigableString:
                self.cursor = self._locate(str(node))[1]
        if not tag.contents and tag.name not in ("script", "style"):
            return
        closing = self.source.find(f"</{tag.name}", self.cursor)
        if closing >= 0:
            end = self.source.find(">", closing)
            self.cursor = end + 1 if end >= 0 else self.cursor

    def _open(self, tag: Tag) -> None:
        name, out = tag.name.lower(), self.out
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
            self._badge(tag)
        elif name in BLOCK_TAGS:
            out.begin(gap=name in ("p", "div", "section", "article", "table", "hr", "dt"))
        elif SET_OFF.search(str(tag.get("style") or "")):
            out.column(self.cursor)
        if name == "pre":
            self.pre += 1
        if self._is_strong(tag):
            out.strong(1)
        for label in self._labels(tag):
            out.open_tag(label)
        if name == "a":
            tag["_at"] = str(out.size)

    def _badge(self, tag: Tag) -> None:
        alt = str(tag.get("alt") or "")
        at = self.source.find(alt, self.cursor) if alt and BADGE.search(str(tag.get("src") or "")) else -1
        if at >= 0:
            self.out.badge(alt, at)
        else:
            start = self._offset(tag)
            self.out.icon(picture_name(alt, str(tag.get("src") or "")), start, self._tag_end(start))

    def _tag_end(self, start: int) -> int:
        """Where the tag that begins at source[start] ends."""
        return self.source.find(">", start) + 1 or len(self.source)

    def _is_strong(self, tag: Tag) -> bool:
        if tag.name.lower() in STRONG_TAGS:
            return True
        classes = tag.get("class")
        if (
            tag.name.lower() in ("p", "div", "span")
            and isinstance(classes, list)
            and any(_STRONG_CLASS.match(str(c)) for c in classes)
        ):
            return not self.contents[id(tag)].blocks
        return bool(_STRONG_STYLE.search(str(tag.get("style") or "")))

    @staticmethod
    def _labels(tag: Tag) -> list[str]:
        classes = tag.get("class")
        names = [str(c) for c in classes] if isinstance(classes, list) else []
        itemprop = tag.get("itemprop")
        return (
            [tag.name.lower(), *names, *str(itemprop or "").split()]
            if names or itemprop or tag.name == "dt" or tag.name not in BLOCK_TAGS
            else []
        )

    def _close(self, tag: Tag) -> None:
        name, out = tag.name.lower(), self.out
        if name == "a" and tag.get("href"):
            url = str(tag["href"])
            written = _HREF.search(self.source, self._offset(tag), self._offset(tag) + 4000)
            at = min(int(str(tag["_at"])), out.size)
            out.link(at, url, *(written.span(1) if written else (0, 0)))
        for label in reversed(self._labels(tag)):
            out.close_tag(label)
        if self._is_strong(tag):
            out.strong(-1)
        if name == "pre":
            self.pre -= 1
        if name in ("ul", "ol"):
            self.lists = max(0, self.lists - 1)
        if name in BLOCK_TAGS and name != "br":
            out.begin()
        elif out.size and name in CELL_TAGS:
            out.add(" ", self.cursor, 0)
        elif out.size and name in _INLINE and self._in_a_row(tag):
            out.column(self.cursor)

    def _in_a_row(self, tag: Tag) -> bool:
        """Whether style alone sets an element off from the next: words right beside each other, tags of one class."""
        after = tag.next_sibling
        if not isinstance(after, Tag) or min(self.contents[id(c)].text for c in (tag, after)) < 2:
            chip = tag.find_next_sibling() if tag.get("class") else None
            after = chip if chip and (chip.name, chip.get("class")) == (tag.name, tag.get("class")) else None
        return after is not None and {tag.name, after.name} <= _INLINE and not self._mixes(tag.parent)

    def _mixes(self, parent: Tag | None) -> bool:
        """Whether words stand between the elements right in an element; asked of each of them, so it is kept."""
        if id(parent) not in self._mixed:
            texts = [c for c in parent.contents if isinstance(c, NavigableString)] if parent else []
            self._mixed[id(parent)] = any(c.strip() for c in texts if not isinstance(c, PreformattedString))
        return self._mixed[id(parent)]

    def _string(self, node: NavigableString) -> None:
        if isinstance(node, PreformattedString) or not node:
            return
        start, end = self._locate(str(node))
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


def _class_names(tag: Tag) -> str:
    classes = tag.get("class")
    return " ".join(map(str, classes)) if isinstance(classes, list) else str(tag.get("href") or "")
