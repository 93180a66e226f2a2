"""Inline Markdown and stray HTML tags, read with a map to the source.

markdown-it-py gives no positions inside a line, and real résumés break its rules (`性**⇥**别`, `[a@b ](mailto:a@b)`):
the inline marks are scanned here: what is mark-up goes, what is text is added to the builder with its place.
"""

from __future__ import annotations

import html
import re

from resume_parse.extractors.base import ENTITY_FORM, LineBuilder
from resume_parse.extractors.elements import (
    BLOCK_TAGS,
    CELL_TAGS,
    HIDDEN_TAGS,
    ICON_TAGS,
    SET_OFF,
    STRONG_TAGS,
    is_heading,
    open_block,
)
from resume_parse.extractors.link_definitions import Targets, folded_label
from resume_parse.patterns import lazy_pattern

_OPENERS = r"(?=[\\<`*_~&!\[{$:i])"  # looked for first: most characters open nothing
_TOKEN = lazy_pattern(
    _OPENERS + r"(?:(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<comment><!--.{0,4000}?-->|\{%.{0,400}?%\}|\{\{[<%].{0,400}?[>%]\}\}|\{#[\w-]{1,60}\}|\{:.{0,200}?\}|\$?\\[hv]fill\b\$?|\[\^[\w-]{1,20}\])"
    r"|(?P<tag></?[A-Za-z][\w:-]{0,40}(?:\s[^<>\n]{0,600})?/?>)"
    r"|(?P<auto><(?:https?://|mailto:|tel:)[^<>\s]{1,600}>|<[^<>\s@]{1,64}@[^<>\s]{1,255}>)"
    r"|(?P<image>!\[)"
    r"|(?P<open>\[)"
    r"|(?P<code>`{1,3})"
    r"|(?P<star>\*{1,6})"
    r"|(?P<under>_{1,3})"
    r"|(?P<strike>~~)"
    r"|(?P<icon>:[a-z][a-z_\d+-]{1,30}:|icon:[a-z-]{2,30})"
    rf"|(?P<entity>{ENTITY_FORM}))"
)
SPECIAL = lazy_pattern(_OPENERS + r"(?:[^:i]|:[a-z]|icon:)")
_TARGET = lazy_pattern(r"\(\s*<?((?:[^()\s<>]|\([^()\s]{0,200}\)){0,800})>?(?:\s+[\"'][^\"'\n]{0,300}[\"'])?\s*\)")
_DATA = lazy_pattern(r"\(\s*(data:[^()\s<>]*)\s*\)")  # a picture written out in its own address
_LABEL = lazy_pattern(r"\[([^\[\]]{0,120})\]")
_ATTR = lazy_pattern(r"([\w:-]{1,40})\s*=\s*(?:\"([^\"]{0,600})\"|'([^']{0,600})'|([^\s\"'>]{1,600}))")
_NAME = lazy_pattern(r"</?([A-Za-z][\w:-]*)")


class InlineReader:
    """Scans stretches of a source into a LineBuilder; open tags carry over from line to line."""

    def __init__(self, source: str, out: LineBuilder, targets: Targets | None = None) -> None:
        self.source = source
        self.out = out
        self.targets = targets or {}
        self.lists = 0
        self.in_row = False
        self.hidden = ""
        self.literal_star = False
        self.furniture: list[tuple[int, int, str]] = []
        self._hidden_from = 0
        self._anchors: list[tuple[int, str, int, int]] = []

    def read(self, start: int, end: int) -> None:
        """Add source[start:end], one line of Markdown text, to the builder."""
        source = self.source
        if not self.hidden and not SPECIAL.search(source, start, end):
            self.out.add(source[start:end], start)
            return
        self.literal_star = source.find("*", start, end) >= 0 and self._star_is_text(start, end)
        self._spans(start, end)

    def _spans(self, start: int, end: int) -> None:
        source, at = self.source, start
        while at < end:
            found = _TOKEN.search(source, at, end)
            if not found:
                self._text(at, end)
                return
            self._text(at, found.start())
            kind = found.lastgroup
            if kind == "tag":
                self._tag(found)
                at = found.end()
            elif self.hidden:
                at = found.end()
            elif kind == "star" and self.literal_star and len(found.group()) == 1:
                self._text(found.start(), found.end())
                at = found.end()
            else:
                at = self._token(kind or "", found, end)

    def _text(self, start: int, end: int) -> None:
        if end > start and not self.hidden:
            self.out.add(self.source[start:end], start)

    def _token(self, kind: str, found: re.Match[str], end: int) -> int:
        """Handle one token; returns where scanning goes on."""
        source, out, start, stop = self.source, self.out, found.start(), found.end()
        if kind == "escape":
            out.add(source[start + 1], start, 2)
        elif kind == "entity":
            out.add(html.unescape(found.group()).replace("\xa0", " ").replace("\u3000", " "), start, stop - start)
        elif kind == "auto":
            at = out.size
            out.add(source[start + 1 : stop - 1], start + 1)
            out.link(at, source[start + 1 : stop - 1], start + 1, stop - 1)
        elif kind in ("open", "image"):
            return self._bracket(found, end)
        elif kind == "code":
            close = source.find(found.group(), stop, end)
            if close > 0:
                self._text(stop, close)
                after = close + len(found.group())
                if source[after:end].lstrip(" ").startswith("`"):
                    self.out.column(after)  # `a` `b` are two things
                return after
            if len(found.group()) == 1:
                self._text(start, stop)
        elif kind == "star":
            if stop - start > 1:
                out.strong(-1 if out.is_strong() else 1)
        elif kind == "under":
            self._underscore(start, stop)
        elif kind == "icon":
            before = source[start - 1] if start else " "
            if before.isalnum() or source[stop : stop + 1].isdigit():
                self._text(start, stop)
            else:
                self.out.icon(found.group().strip(":"), start, stop)
        return stop

    def _underscore(self, start: int, stop: int) -> None:
        before = self.source[start - 1] if start else " "
        after = self.source[stop] if stop < len(self.source) else " "
        inner = (before.isalnum() or before in "/_@") and (after.isalnum() or after in "/_@")
        alone = before.isspace() and after.isspace()
        outside = not (before.isalnum() or after.isalnum() or after in '*[(（《"' or before in '*])）》.":：')
        if inner or alone or outside:
            self._text(start, stop)
        elif stop - start > 1:
            self.out.strong(-1 if self.out.is_strong() else 1)

    def _star_is_text(self, start: int, end: int) -> bool:
        """Whether lone stars in this line are characters (a footnote mark, a product), not emphasis."""
        text = self.source[start:end]
        runs = list(re.finditer(r"(?<!\\)\*+", text))
        if len(runs) != 1 or len(runs[0].group()) != 1:
            return False
        at = runs[0].start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        return not (before and not before.isspace() and (not after or after.isspace()))

    def _bracket(self, found: re.Match[str], end: int) -> int:
        """`[text](target)`, `![alt](target)`, `[text][ref]` or a plain bracket."""
        source, stop = self.source, found.end()
        close = self._closing(stop, end)
        if close < 0:
            self._text(found.start(), stop)
            return stop
        target = _TARGET.match(source, close + 1, end) or _DATA.match(source, close + 1, end)
        if found.lastgroup == "image":
            if not target:
                return close + 1
            self.out.picture(source[stop:close], stop, target.group(1), found.start(), target.end())
            return target.end()
        if target:
            at = self.out.size
            self._spans(stop, close)
            url = source[target.start(1) : target.end(1)].replace("\\", "")
            if self.out.size == at and url and not url.startswith("#"):
                self.out.add(url, target.start(1), target.end(1) - target.start(1))
            self.out.link(at, url, target.start(1), target.end(1))
            return target.end()
        return self._reference(found, close, end)

    def _reference(self, found: re.Match[str], close: int, end: int) -> int:
        """`[text][label]`, `[text][]` or `[label]`, or else a plain bracket."""
        stop = found.end()
        label = _LABEL.match(self.source, close + 1, end) if self.targets else None
        name = label.group(1) if label and label.group(1).strip() else self.source[stop:close]
        target = self.targets.get(folded_label(name)) if self.targets else None
        if target:
            at = self.out.size
            self._spans(stop, close)
            self.out.link(at, target.url, target.start, target.end)
            return label.end() if label else close + 1
        self._text(found.start(), stop)
        self._spans(stop, close)
        self._text(close, close + 1)
        return close + 1

    def _closing(self, start: int, end: int) -> int:
        depth = 0
        for at in range(start, min(end, start + 1500)):
            char = self.source[at]
            if char == "[":
                depth += 1
            elif char == "]":
                if depth == 0:
                    return at
                depth -= 1
        return -1

    def _tag(self, found: re.Match[str]) -> None:
        """An HTML tag inside Markdown: blocks end lines, emphasis and home-made tags mark stretches."""
        text = found.group()
        name = _NAME.match(text)
        assert name
        tag, closing = name.group(1).lower(), text.startswith("</")
        if tag in HIDDEN_TAGS and not text.endswith("/>"):
            self._hide(tag, closing, found)
            return
        if self.hidden:
            return
        if tag in BLOCK_TAGS or tag in CELL_TAGS:
            self._block(tag, closing, found.start())
        else:
            self._inline(tag, closing, found)

    def _inline(self, tag: str, closing: bool, found: re.Match[str]) -> None:
        out = self.out
        if tag in STRONG_TAGS:
            out.strong(-1 if closing else 1)
        elif tag == "a":
            self._anchor(closing, found)
        elif tag == "img":
            values = _attributes(found)
            out.picture(*values.get("alt", ("", -1)), values.get("src", ("", -1))[0], *found.span())
        elif closing:
            out.close_tag(tag)
        elif not found.group().endswith("/>"):
            values = _attributes(found)
            if SET_OFF.search(values.get("style", ("", -1))[0]):
                out.column(found.start())
            out.open_tag(tag)
            if tag in ICON_TAGS and self.source[found.end() : found.end() + 40].lstrip().startswith("</"):
                out.icon(values.get("class", ("", -1))[0], *found.span())

    def _anchor(self, closing: bool, found: re.Match[str]) -> None:
        if not closing:
            href, start = _attributes(found).get("href", ("", -1))
            if start >= 0:
                self._anchors.append((self.out.size, html.unescape(href), start, start + len(href)))
        elif self._anchors:
            at, url, start, end = self._anchors.pop()
            self.out.link(min(at, self.out.size), url, start, end)

    def _hide(self, tag: str, closing: bool, found: re.Match[str]) -> None:
        if closing and self.hidden == tag:
            self.furniture.append((self._hidden_from, found.end(), HIDDEN_TAGS[tag]))
            self.hidden = ""
        elif not closing and not self.hidden:
            self.hidden, self._hidden_from = tag, found.start()

    def _block(self, tag: str, closing: bool, start: int) -> None:
        out = self.out
        if tag in ("tr", "table", "tbody"):
            self.in_row = tag == "tr" and not closing
        if self.in_row and tag in ("p", "div", "br"):
            out.add("  " if tag == "br" else " ", start, 0)
            return
        if tag in ("ul", "ol"):
            self.lists = max(0, self.lists + (-1 if closing else 1))
        if not closing:
            open_block(out, tag, self.lists, start)
        elif tag not in CELL_TAGS:
            out.begin(gap=is_heading(tag))
        if tag in STRONG_TAGS:
            out.strong(-1 if closing else 1)


def _attributes(tag: re.Match[str]) -> dict[str, tuple[str, int]]:
    """The attributes of a tag by name: the raw value, and where it stands in the source."""
    out = {}
    for attr in _ATTR.finditer(tag.group()):
        n = next(i for i in (2, 3, 4) if attr.group(i) is not None)
        out[attr.group(1).lower()] = attr.group(n), tag.start() + attr.start(n)
    return out
