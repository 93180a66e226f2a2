"""Which functions made each value, watched while a document is read; the readers know nothing of it.

The interpreter calls the watcher at each call while `traced` runs: several times slower, so only `explain` does it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any, NamedTuple, TypeVar

from resume_parse.document import Value

T = TypeVar("T")

_PACKAGE = "resume_parse."
_TOOLS = frozenset(  # they make values for whoever asks
    ("resume_parse.document", "resume_parse.sections.draft", "resume_parse.sections.joined")
)
_OUTSIDE = ("resume_parse.pipeline", "resume_parse.explain", "resume_parse.cli", "resume_parse.batch")
_MADE: CodeType = Value.__init__.__code__


class Rule(NamedTuple):
    """A function of the readers: its module below the package, its name, and the first line of what it says it does."""

    module: str
    name: str
    says: str


class Trace:
    """The functions that made each value, the innermost first."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[Value, list[tuple[str, CodeType, dict[str, Any]]]]] = {}

    def watch(self, frame: FrameType, event: str, _: object) -> None:
        """What `sys.setprofile` calls."""
        if event != "call" or frame.f_code is not _MADE:
            return
        value = frame.f_locals["self"]
        callers = []
        above = frame.f_back
        while above is not None:
            module = above.f_globals.get("__name__", "")
            if module.startswith(_PACKAGE) and module not in _TOOLS and not module.startswith(_OUTSIDE):
                callers.append((module, above.f_code, above.f_globals))
            above = above.f_back
        self._made[id(value)] = (value, callers)  # kept, so that no other value takes its number

    def rules(self, value: Value) -> list[Rule]:
        """The functions that made a value: the one that settled it first, then those that called it."""
        callers = self._made.get(id(value), (value, []))[1]
        rules = [_rule(*caller) for caller in callers]
        return [rule for n, rule in enumerate(rules) if rule not in rules[:n]]


def traced(work: Callable[[], T]) -> tuple[T, Trace]:
    """Do some work, and give what it gives with a trace of the values that it made."""
    trace, before = Trace(), sys.getprofile()
    sys.setprofile(trace.watch)
    try:
        return work(), trace
    finally:
        sys.setprofile(before)


def _rule(module: str, code: CodeType, scope: dict[str, Any]) -> Rule:
    name = code.co_qualname.replace(".<locals>", "").replace(".<lambda>", "").replace("<lambda>", "")
    found: Any = None
    for part in name.split("."):
        found = scope.get(part) if found is None else getattr(found, part, None)
        if found is None:
            break
    says = (getattr(found, "__doc__", None) or "").strip().split("\n\n")[0]
    return Rule(module.removeprefix(_PACKAGE), name, " ".join(says.split()))
