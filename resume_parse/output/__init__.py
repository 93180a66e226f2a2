"""Ways out: bytes to standard output or to a file, and text made safe for a terminal."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from types import TracebackType
from typing import IO, Self

from resume_parse.patterns import lazy_pattern

from ..errors import OutputError

BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Bidirectional controls, as the inside of a character class: they reorder what a reader sees."""

_UNSAFE = lazy_pattern(f"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{BIDI}]+")


def printable(text: str) -> str:
    """Give the text as one line that a terminal can take: no control, bidi control or lone surrogate is left."""
    return _UNSAFE.sub(" ", text).strip()


class StdoutSink:
    """Standard output as bytes, flushed at each write; closing leaves it open.

    `write` raises OutputError when the bytes cannot be written, and lets BrokenPipeError through.
    """

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        return None

    def write(self, data: bytes) -> None:
        """Write bytes, always as they are: the locale's encoding has no say."""
        if sys.stdout is None:
            raise OutputError("standard output is closed")
        try:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(f"standard output cannot be written ({error.strerror or error})") from error

    def discard(self) -> None:
        """What is written to standard output is gone; here for the sake of FileSink."""


class FileSink:
    """A file that is there whole or not at all: written beside its place and moved there at the end.

    Raises OutputError when the place cannot be written, as soon as it is made. A device or pipe is written directly.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        # Through a link, so that the link stays one.
        self._target = os.path.realpath(path)
        self._part: str | None = None
        try:
            self._file: IO[bytes] = self._open()
        except (OSError, ValueError) as error:
            raise self._failure(error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            self._file.close()
            if kind is None and self._part is not None:
                os.replace(self._part, self._target)
                self._part = None
        except OSError as failure:
            raise self._failure(failure) from failure
        finally:
            self.discard()

    def write(self, data: bytes) -> None:
        """Write bytes."""
        try:
            self._file.write(data)
        except OSError as error:
            raise self._failure(error) from error

    def discard(self) -> None:
        """Forget what was written; a file that stood at the place stays as it was."""
        if self._part is not None:
            with contextlib.suppress(OSError):
                os.unlink(self._part)
            self._part = None

    def _open(self) -> IO[bytes]:
        mode = 0o666
        with contextlib.suppress(FileNotFoundError):
            status = os.stat(self._target)
            if not stat.S_ISREG(status.st_mode):
                return open(self._target, "wb")
            if not os.access(self._target, os.W_OK):
                raise PermissionError(13, "Permission denied")
            mode = stat.S_IMODE(status.st_mode)
        folder, name = os.path.split(self._target)
        part = os.path.join(folder, f".{name[:80]}.{os.getpid()}.part")
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        self._part = part
        return os.fdopen(handle, "wb")

    def _failure(self, error: Exception) -> OutputError:
        return OutputError(f"cannot be written ({getattr(error, 'strerror', None) or error})", path=self.path)


def open_sink(path: str | None) -> StdoutSink | FileSink:
    """Open the file at `path` for writing, or standard output when it is None or "-"."""
    return StdoutSink() if path in (None, "-") else FileSink(str(path))
