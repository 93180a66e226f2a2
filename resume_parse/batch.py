"""Many inputs, one after the other: which files a folder holds, and one outcome for each input whatever happens."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from .errors import ResumeParseError, SourceError
from .model import Resume
from .pipeline import run
from .source import MAX_BYTES, Source, decode_source, read_source

SUFFIXES: Final = (".md", ".markdown", ".html", ".htm", ".xhtml", ".txt", ".text")
"""What counts as a document in a folder; a file that is named counts whatever its suffix."""

STDIN: Final = "-"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Options:
    """How to read and parse: as in `resume_parse.parse`."""

    format: str | None = None
    encoding: str | None = None
    evidence: bool = False
    account: bool = False
    derive: bool = False
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """An input by its path as given (`-` is standard input), or the reason why there is none at that path."""

    path: str
    error: ResumeParseError | None = None


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What came of one input: a value, an error that the input explains, or a bug of ours."""

    path: str
    value: T | None = None
    error: ResumeParseError | None = None
    bug: Exception | None = None


def expand(paths: Iterable[str]) -> Iterator[Input]:
    """Turn folders into the documents in them, sorted; a folder without any is an error of its own."""
    for path in paths:
        if path == STDIN or not os.path.isdir(path):
            yield Input(path)
            continue
        found = sorted(find_documents(path), key=lambda item: item.path.split(os.sep))
        if not found:
            kinds = ", ".join(SUFFIXES)
            found = [Input(path, SourceError(f"folder without documents ({kinds})", path=path, code="no-documents"))]
        yield from found


def find_documents(folder: str) -> Iterator[Input]:
    """Find the documents below a folder, in no order.

    Left out: hidden files and folders, Word's `~$` locks, links (a link may lead in circles), and what is no regular
    file. A folder that cannot be listed is given as an error.
    """
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                for entry in entries:
                    if entry.name.startswith((".", "~$")):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    elif entry.name.lower().endswith(SUFFIXES) and entry.is_file(follow_symlinks=False):
                        yield Input(entry.path)
        except OSError as error:
            message = f"folder cannot be listed ({error.strerror or error})"
            yield Input(here, SourceError(message, path=here, code="unreadable"))


def parse_each(inputs: Iterable[Input], options: Options) -> Iterator[Outcome[Resume]]:
    """Parse inputs one by one, in order."""

    def work(source: Source) -> Resume:
        return run(
            source,
            format=options.format,
            evidence=options.evidence,
            account=options.account,
            derive=options.derive,
            as_of=options.as_of,
        )

    return each(inputs, work, encoding=options.encoding)


def each(inputs: Iterable[Input], work: Callable[[Source], T], *, encoding: str | None = None) -> Iterator[Outcome[T]]:
    """Read each input and do `work` on it; never raises, so that one input cannot stop the others."""
    for item in inputs:
        yield _attempt(item, work, encoding)


def _attempt(item: Input, work: Callable[[Source], T], encoding: str | None) -> Outcome[T]:
    if item.error is not None:
        return Outcome(item.path, error=item.error)
    try:
        return Outcome(item.path, work(_read(item.path, encoding)))
    except ResumeParseError as error:
        return Outcome(item.path, error=error)
    except Exception as bug:
        return Outcome(item.path, bug=bug)


def _read(path: str, encoding: str | None) -> Source:
    if path != STDIN:
        return read_source(path, encoding=encoding)
    if sys.stdin is None:
        raise SourceError("standard input is closed", code="unreadable")
    try:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as error:
        raise SourceError(f"cannot be read ({error.strerror or error})", code="unreadable") from error
    return decode_source(data, encoding=encoding)
