"""HTML reader: Beautiful Soup's tree gives the structure, a cursor over the source the places of the text."""

from __future__ import annotations

import re
import warnings
from html import unescape

from resume_parse.document import Document, Furniture
from resume_parse.extractors.base import ENTITY, LineBuilder, add_with_entities, split_marker
from resume_parse.extractors.elements import BLOCK_TAGS, CELL_TAGS, ICON_TAGS, SET_OFF, open_block
from resume_parse.extractors.front_matter import take_front_matter
from resume_parse.extractors.html_content import Contents, box_of, icon_of, names_of, style_of
from resume_parse.extractors.soup import BeautifulSoup, NavigableString, PageElement, PreformattedString, Tag
from resume_parse.patterns import lazy_pattern

_QUOTED = r"(?:\"[^\"]{0,4000}\"|'[^']{0,4000}'|[^\s\"'<>]{1,4000})"
_QUOTING = rf"<[A-Za-z][\w:-]{{0,60}}(?:\s+[\w:@.-]{{1,60}}(?:\s*=\s*{_QUOTED})?)+\s*/?>"
"""A tag whose quoted attributes may hold `<` and `>`."""
_PLAUSIBLE = lazy_pattern(
    rf"{_QUOTING}|</?[A-Za-z][\w:-]{{0,60}}(?:\s[^<>]{{0,4000}})?/?>|<!--.*?-->|<!DOCTYPE[^<>]{{0,300}}>"
    r"|<\?[^<>]{0,300}\?>",
    re.S | re.I,
)
_HREF = lazy_pattern(r"\bhref\s*=\s*[\"']?([^\"'<>\s][^\"'<>]*)", re.I)
_DEEPEST = 60  # elements around a line that it notes
_GUARD = "\ue0ff"
_SERVER_PAGE = lazy_pattern(r"<%.{0,2000}?%>", re.S)
_COMMENT = lazy_pattern(r"<!--.*?-->|<!DOCTYPE[^<>]{0,300}>|<%.{0,2000}?%>", re.S | re.I)
_MARKUP = lazy_pattern(rf"<!--.*?-->|{_QUOTING}|<[^<>]*>", re.S)


def read_html(text: str) -> Document:
    """Read HTML or text tagged with home-made elements.

    Args:
        text: the cleaned source text.
    Returns:
        lines with offsets into `text`.
    """
    return HtmlReader(text).read()


def guard(text: str) -> tuple[str, str]:
    """The text with every `<` that starts no plausible tag or closed comment replaced, same length.

    html.parser is quadratic on such characters, and drops text after them. The second text is for it, with no entity
    between the tags: Beautiful Soup makes tables of all of them at the first, which takes longer than most pages.
    """
    text = _SERVER_PAGE.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text.replace(_GUARD, " "))
    parts: list[str] = []
    plain: list[str] = []
    at = 0
    for found in _PLAUSIBLE.finditer(text):
        parts += text[at : found.start()].replace("<", _GUARD), found.group()
        plain += _without_entities(parts[-2]), found.group()
        at = found.end()
    parts.append(text[at:].replace("<", _GUARD))
    plain.append(_without_entities(parts[-1]))
    return "".join(parts), "".join(plain)


def _without_entities(text: str) -> str:
    """The text with entities decoded, in the same length, and no `&` or `<` left."""
    if "&" not in text:
        return text
    decoded = ENTITY.sub(lambda m: unescape(m.group()).ljust(len(m.group())), text)
    return decoded.replace("&", _GUARD).replace("<", _GUARD)


class HtmlReader:
    """One reading: the tree, the builder, and the cursor that follows the text through the source."""

    def __init__(self, source: str) -> None:
        source, self.meta = take_front_matter(source)
        self.source, self.plain = guard(source)
        self.out = LineBuilder()
        self.furniture = [Furniture(*m.span(), "comment") for m in _COMMENT.finditer(source)]
        self.cursor = 0
        self.lists = 0
        self.pre = 0
        self.anchors: list[int] = []  # where the text of each open `a` begins
        self.starts = [0, *(m.end() for m in re.finditer("\n", self.source))]

    def read(self) -> Document:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            soup = BeautifulSoup(self.plain, "html.parser")
        self.contents = Contents(soup)
        title = soup.find("title")
        self._walk(soup)
        self.out.end()
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
                reason = self.contents.furniture_reason(node)
                if node.name in ICON_TAGS and not self.contents[node].text:
                    self.out.icon(icon_of(node), self.cursor, self._tag_end(self.cursor))
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
        if name == "img":
            self._picture(tag)
        elif name in BLOCK_TAGS or name in CELL_TAGS:
            self.lists += name in ("ul", "ol")
            open_block(out, name, self.lists, self.cursor)
        elif SET_OFF.search(style_of(tag)):
            out.column(self.cursor)
        self.pre += name == "pre"
        if self.contents.is_strong(tag):
            out.strong(1)
        for label in names_of(tag):
            out.open_tag(label)
        if name == "a":
            self.anchors.append(out.size)
        box = box_of(tag)
        if box and len(out.boxes) < _DEEPEST:
            out.boxes = (*out.boxes, box)

    def _picture(self, tag: Tag) -> None:
        alt, start = str(tag.get("alt") or ""), self._offset(tag)
        alt_at = self.source.find(alt, start) if alt else -1
        self.out.picture(alt, alt_at, str(tag.get("src") or ""), start, self._tag_end(start))

    def _tag_end(self, start: int) -> int:
        """Where the tag that begins at source[start] ends."""
        return self.source.find(">", start) + 1 or len(self.source)

    def _close(self, tag: Tag) -> None:
        name, out = tag.name.lower(), self.out
        if name == "a":
            self._link(tag, min(self.anchors.pop(), out.size))
        for label in reversed(names_of(tag)):
            out.close_tag(label)
        if self.contents.is_strong(tag):
            out.strong(-1)
        self.pre -= name == "pre"
        self.lists -= name in ("ul", "ol")
        if name in BLOCK_TAGS and name != "br":
            out.begin()
        elif out.size and self.contents.in_a_row(tag):
            out.column(self.cursor)
        if out.boxes and out.boxes[-1].number == id(tag):
            out.boxes = out.boxes[:-1]

    def _link(self, tag: Tag, at: int) -> None:
        if tag.get("href"):
            start = self._offset(tag)
            written = _HREF.search(self.source, start, start + 4000)
            self.out.link(at, str(tag["href"]), *(written.span(1) if written else (0, 0)))

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
