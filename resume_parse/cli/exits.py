"""What people are told: exit codes, and one line on standard error for each thing that went wrong."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import TYPE_CHECKING, TypeVar

from resume_parse.output import printable

if TYPE_CHECKING:
    from resume_parse.batch import Outcome

T = TypeVar("T")

NAME = "resume-parse"


class Exit(IntEnum):
    """What the exit codes mean."""

    OK = 0
    SOME_FAILED = 1
    USAGE = 2
    NO_INPUT = 3
    OUTPUT = 4
    BUG = 70
    INTERRUPTED = 130
    STDOUT_CLOSED = 141


class Tally:
    """Counts what came of the inputs, and tells people of what went wrong."""

    def __init__(self) -> None:
        self.done = self.failed = self.bugs = 0

    def sort_out(self, outcomes: Iterable[Outcome[T]]) -> Iterator[tuple[T, str]]:
        """Pass the values on with their paths; count and report the rest."""
        for outcome in outcomes:
            if outcome.bug is not None:
                self.bugs += 1
                complain(f"internal error while reading {outcome.path}: {describe(outcome.bug)}")
            elif outcome.error is not None:
                self.failed += 1
                complain(f"{outcome.path}: {outcome.error.message}")
            elif outcome.value is not None:
                self.done += 1
                yield outcome.value, outcome.path

    @property
    def code(self) -> Exit:
        """The exit code for what was counted."""
        if self.bugs:
            return Exit.BUG
        if not self.failed and self.done:
            return Exit.OK
        return Exit.SOME_FAILED if self.done else Exit.NO_INPUT


def complain(message: str) -> None:
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            print(f"{NAME}: {printable(message)}", file=sys.stderr, flush=True)


def describe(error: BaseException) -> str:
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text[:200]}" if text else type(error).__name__
