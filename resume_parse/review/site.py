"""Pages of many documents in one folder, with an index that lists them."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote

from resume_parse.patterns import lazy_pattern

from ..errors import OutputError
from ..output import FileSink
from .page import Facts, Page
from .render import render

PAGES = "documents"
"""The folder of the pages, in that of the index."""

_UNSAFE = lazy_pattern(r"[^\w-]+")
_LONGEST = 60  # characters, of four bytes at most: file systems take names of 255 bytes


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the index: a document with its page, or with the reason why it has none."""

    path: str
    facts: Facts | None = None
    address: str = ""
    reason: str = ""


class Site:
    """A folder of pages. Each page is written as it is added, the index at the end.

    Raises OutputError when the folder or a file in it cannot be written.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._taken: set[str] = set()
        self._rows: list[Row] = []

    def add(self, path: str, page: Page) -> None:
        """Write the page of a document; `path` is what the index calls it."""
        self._make_folder()
        name = page_name(path, self._taken)
        with FileSink(os.path.join(self._folder, PAGES, name)) as sink:
            sink.write(page.html)
        self._rows.append(Row(path, page.facts, f"{PAGES}/{quote(name)}"))

    def add_failed(self, path: str, reason: str) -> None:
        """List a document that could not be read."""
        self._rows.append(Row(path, reason=reason))

    def finish(self) -> None:
        """Write the index."""
        html = render("index.html.j2", styles=("base.css", "index.css"), scripts=("index.js",), rows=self._rows)
        with FileSink(os.path.join(self._folder, "index.html")) as sink:
            sink.write(html)

    def _make_folder(self) -> None:
        try:
            os.makedirs(os.path.join(self._folder, PAGES), exist_ok=True)
        except OSError as error:
            raise OutputError(f"cannot be written ({error.strerror or error})", path=self._folder) from error


def page_name(path: str, taken: set[str]) -> str:
    """Make a file name that any file system takes and that is not in `taken`, and put it there.

    >>> taken = set()
    >>> [page_name(path, taken) for path in ("a/Li Lei.md", "a-Li Lei.md", "../简历.html", "A/li lei.MD")]
    ['a-Li-Lei-md.html', 'a-Li-Lei-md-2.html', '简历-html.html', 'A-li-lei-MD-3.html']
    """
    stem = _UNSAFE.sub("-", unicodedata.normalize("NFC", path)).strip("-")[:_LONGEST] or "document"
    name, number = stem, 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem}-{number}"
    taken.add(name.casefold())
    return f"{name}.html"
