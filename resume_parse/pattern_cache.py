"""Compiled regular expressions, kept beside the byte code and by its rules, since `re` keeps none of its own.

A short run would spend a third of its time on compiling them. `re.compile` has two steps: pattern to code, which is
slow, and code to pattern, which is quick and checks the code. Here the code of an earlier run serves. It is read and
written where Python reads and writes the byte code of this module, and only by the same build of Python; where anything
is otherwise, `re.compile` does all of it.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import re
import sys
from array import array
from typing import Any

try:
    import _sre  # type: ignore[import-not-found]
    from re import _compiler  # type: ignore[attr-defined]

    _BUILD: tuple[object, ...] = (1, sys.version, _sre.MAGIC, _sre.CODESIZE)
except ImportError:  # another implementation of Python
    _compiler = None

Key = tuple[str, int]
Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What `_sre.compile` takes behind the pattern: flags, code as 32-bit numbers, groups, names to groups, and back."""

MOST = 2000  # patterns in a file; one of many versions starts anew
_NUMBERS = "I"


def compile_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The same as `re.compile`; raises `re.error` like it."""
    if _compiler is None:
        return re.compile(pattern, flags)
    flags = int(flags)
    code = _codes().get((pattern, flags))
    try:
        if code is None:
            code = _codes()[pattern, flags] = _code(pattern, flags)
            _State.grown = True
        compiled: re.Pattern[str] = _sre.compile(
            pattern, code[0], array(_NUMBERS, code[1]).tolist(), code[2], code[3], code[4]
        )
    except (AttributeError, TypeError, RuntimeError):  # private names of `re` may change their ways
        return re.compile(pattern, flags)
    return compiled


def save() -> None:
    """Keep what was compiled since the file was read, unless Python is told to write no byte code; never raises."""
    path = _path()
    if not _State.grown or path is None or sys.dont_write_bytecode:
        return
    part = f"{path}.{os.getpid()}"
    content: Any = (_BUILD, _codes())
    with contextlib.suppress(OSError, ValueError):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        try:
            with open(part, "xb") as stream:
                stream.write(marshal.dumps(content))
            os.replace(part, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(part)
            raise
    _State.grown = False


class _State:
    codes: dict[Key, Code] | None = None
    grown = False  # since the file was read


def _codes() -> dict[Key, Code]:
    if _State.codes is None:
        _State.codes = _read()
    return _State.codes


def _read() -> dict[Key, Code]:
    path = _path()
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        if path is not None:
            with open(path, "rb") as stream:
                build, codes = marshal.loads(stream.read())
            if build == _BUILD and isinstance(codes, dict) and len(codes) < MOST:
                return codes
    return {}


def _path() -> str | None:
    """Beside the byte code of this module; None where it has no place, as in an archive."""
    cached: str | None = __spec__.cached if __spec__ is not None else None
    return os.path.splitext(cached)[0] + ".patterns" if cached else None


def _code(pattern: str, flags: int) -> Code:
    parsed: Any = _compiler._parser.parse(pattern, flags)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, group in state.groupdict.items():
        names[group] = name
    numbers = array(_NUMBERS, _compiler._code(parsed, flags)).tobytes()
    return flags | state.flags, numbers, state.groups - 1, dict(state.groupdict), tuple(names)
