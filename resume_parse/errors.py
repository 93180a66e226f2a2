"""Every exception that resume-parse raises on purpose.

    ResumeParseError
    ├── SourceError      the input cannot be read: missing, a directory, no regular file, too large
    │   ├── DecodeError  the encoding that was asked for does not fit the bytes
    │   ├── BinaryError  the bytes are no text: PDF, DOCX, an image, a program
    │   └── EmptyError   no visible character
    ├── UsageError       an option has a bad value
    └── OutputError      the output cannot be written

Each has ``code`` (kebab-case, stable, for machines), ``message`` (one line, without the path) and ``path``.
"""

from __future__ import annotations

from typing import ClassVar

from resume_parse.patterns import lazy_pattern

_BREAKS = lazy_pattern(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def _one_line(text: str) -> str:
    # A file name may hold line breaks, and lone surrogates that no terminal can print.
    return _BREAKS.sub(" ", text.encode("utf-8", "backslashreplace").decode("utf-8")).strip()


class ResumeParseError(Exception):
    """Root of the tree.

    Takes the message, the path of the input (None for text given directly) and a machine code that narrows the
    code of the class (``is-directory`` for a ``SourceError``). ``str()`` is one line: ``path: message``.
    """

    default_code: ClassVar[str] = "error"
    code: str
    message: str
    path: str | None

    def __init__(self, message: str, *, path: str | None = None, code: str | None = None) -> None:
        super().__init__(message)
        self.message = _one_line(message)
        self.path = path
        self.code = code or self.default_code

    def __str__(self) -> str:
        return self.message if self.path is None else f"{_one_line(self.path)}: {self.message}"


class SourceError(ResumeParseError):
    """The input cannot be read.

    Codes: ``not-found``, ``permission-denied``, ``is-directory``, ``not-regular-file``, ``too-large``, ``unreadable``.
    """

    default_code = "unreadable"


class DecodeError(SourceError):
    """The encoding that was asked for does not fit the bytes."""

    default_code = "undecodable"


class BinaryError(SourceError):
    """The bytes are no text; the message names what they look like."""

    default_code = "binary"


class EmptyError(SourceError):
    """The document has no visible character."""

    default_code = "empty"


class UsageError(ResumeParseError):
    """An option has a value that cannot be used."""

    default_code = "usage"


class OutputError(ResumeParseError):
    """The output cannot be written."""

    default_code = "output"
