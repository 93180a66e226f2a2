"""The elements and texts of a page in document order, by the events of `html.parser`.

Few tags are closed as HTML says: an end tag closes whatever was opened since its start tag, one without a start tag
does nothing, and what is never closed ends with the element around it or with the page.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from html.parser import HTMLParser

_VOID = frozenset(
    "area base basefont bgsound br col command embed frame hr image img input isindex keygen link menuitem meta nextid "
    "param source spacer track wbr".split()
)
_APART = frozenset(("script", "style", "template", "rt", "rp"))  # their text is no part of the text around them


class Text:
    """What stands between two tags."""

    __slots__ = ("apart", "text")

    def __init__(self, text: str, apart: bool) -> None:
        self.text = text
        self.apart = apart  # of a script, a style sheet, a template or the reading of a Chinese character


class Element:
    """An element; `nodes[index + 1 : stop]` of its tree stand in it."""

    __slots__ = ("at", "attributes", "filled", "index", "name", "parent", "stop")

    def __init__(self, name: str, attributes: dict[str, str], parent: Element | None, at: int, index: int) -> None:
        self.name = name
        self.attributes = attributes
        self.parent = parent
        self.at = at  # where its start tag begins, in characters of the source
        self.index = index
        self.stop = index + 1
        self.filled = False  # anything stands in it, be it a comment

    def get(self, name: str) -> str:
        """The value of an attribute, '' without one."""
        return self.attributes.get(name, "")

    @property
    def classes(self) -> list[str]:
        return self.get("class").split()


class Tree(HTMLParser):
    """The nodes of a source, which may not hold a `<` that starts no tag: html.parser is quadratic on them."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.nodes: list[Element | Text] = []
        self._starts = [0, *(n + 1 for n, char in enumerate(source) if char == "\n")]
        self._places: defaultdict[str, list[int]] = defaultdict(list)  # of elements by name; '' is of texts with words
        self._mixed: dict[int, bool] = {}  # what `mixes` said of an element
        self._open: list[Element] = []
        self._names: Counter[str] = Counter()  # of open elements
        self._data: list[str] = []
        self._closed: Counter[str] = Counter()  # void elements, whose end tags are nothing more to do about
        self.feed(source)
        self.close()
        self._end_text()
        while self._open:
            self._close_last()

    def inside(self, element: Element) -> list[Element | Text]:
        """What stands in an element, at any depth."""
        return self.nodes[element.index + 1 : element.stop]

    def named(self, element: Element, name: str) -> list[int]:
        """Where the elements of a name in an element stand among the nodes; name '': texts that show something."""
        places = self._places[name]
        return places[bisect_right(places, element.index) : bisect_left(places, element.stop)]

    def texts(self, element: Element) -> list[str]:
        """The texts in an element, at any depth."""
        return [node.text for node in self.inside(element) if isinstance(node, Text) and not node.apart]

    def next_to(self, element: Element) -> Element | None:
        """The element that begins where one ends, in the same parent."""
        parent, n = element.parent, element.stop
        node = self.nodes[n] if n < (len(self.nodes) if parent is None else parent.stop) else None
        return node if isinstance(node, Element) else None

    def mixes(self, parent: Element | None) -> bool:
        """Whether words stand between the elements right in an element, or between those of the page."""
        start, stop = (0, len(self.nodes)) if parent is None else (parent.index + 1, parent.stop)
        if start not in self._mixed:
            n = start
            while n < stop and (isinstance(node := self.nodes[n], Element) or not node.text.strip()):
                n = node.stop if isinstance(node, Element) else n + 1
            self._mixed[start] = n < stop
        return self._mixed[start]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._start(tag, attrs)
        if tag in _VOID:
            self._end(tag)
            self._closed[tag] += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._start(tag, attrs)
        self._end(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._closed[tag]:
            self._closed[tag] -= 1
        else:
            self._end(tag)

    def handle_data(self, data: str) -> None:
        self._data.append(data)

    def handle_comment(self, data: str) -> None:
        self._end_text()
        if self._open:
            self._open[-1].filled = True

    def handle_decl(self, decl: str) -> None:
        self.handle_comment(decl)

    def handle_pi(self, data: str) -> None:
        self.handle_comment(data)

    def unknown_decl(self, data: str) -> None:
        self.handle_comment(data)

    def _start(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_text()
        line, column = self.getpos()
        at = self._starts[min(line, len(self._starts)) - 1] + column
        parent = self._open[-1] if self._open else None
        element = Element(tag, {name: value or "" for name, value in attrs}, parent, at, len(self.nodes))
        if parent is not None:
            parent.filled = True
        self._places[tag].append(element.index)
        self.nodes.append(element)
        self._open.append(element)
        self._names[tag] += 1

    def _end(self, tag: str) -> None:
        self._end_text()
        while self._names[tag]:
            if self._close_last().name == tag:
                return

    def _close_last(self) -> Element:
        element = self._open.pop()
        element.stop = len(self.nodes)
        self._names[element.name] -= 1
        return element

    def _end_text(self) -> None:
        if self._data:
            apart = any(self._names[name] for name in _APART)
            text = Text("".join(self._data), apart)
            self._data = []
            if not apart and text.text.strip():
                self._places[""].append(len(self.nodes))
            self.nodes.append(text)
            if self._open:
                self._open[-1].filled = True
