"""Options that commands share, and the checks of what they name."""

from __future__ import annotations

import codecs
import contextlib
import gc
import os
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer

from resume_parse.errors import UsageError

from .exits import NAME


class Format(StrEnum):
    """Formats that `--from` takes."""

    MARKDOWN = "markdown"
    HTML = "html"
    TEXT = "text"


Files = Annotated[list[str] | None, typer.Argument(metavar="[FILE...]", help="Files or folders; - is standard input.")]
Encoding = Annotated[str | None, typer.Option("--encoding", metavar="NAME", help="Encoding; default: found out.")]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all.")
]


def paths_of(files: Sequence[str] | None) -> list[str]:
    if files:
        return list(files)
    if is_terminal(sys.stdin):
        raise UsageError(f"no input: name a file, a folder or - (see '{NAME} --help')")
    return ["-"]


def is_terminal(stream: Any) -> bool:
    try:
        return bool(stream is not None and stream.isatty())
    except ValueError:  # closed
        return False


def check_encoding(name: str | None) -> None:
    if name is None:
        return
    try:
        # Codecs such as rot13 and base64 turn text into text, or bytes into bytes.
        known = bool(getattr(codecs.lookup(name), "_is_text_encoding", True))
    except (LookupError, ValueError):
        known = False
    if not known:
        raise UsageError(f"unknown encoding {name!r}")


def check_output(output: str | None, paths: Iterable[str]) -> None:
    if output is None or not os.path.isfile(output):
        return
    for path in paths:
        with contextlib.suppress(OSError, ValueError):
            if os.path.samefile(output, path):
                raise UsageError(f"{output}: is an input too, and would be overwritten")


def all_imported() -> None:
    """Collect garbage again, but none among what was imported."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
