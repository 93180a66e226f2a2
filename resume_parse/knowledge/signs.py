"""What a text must hold for a cue to be in it: read off the cue when the lexicon is compiled."""

from __future__ import annotations

import re
from collections.abc import Iterator


def signs_in(cue: str) -> frozenset[str]:
    """Stretches of a cue, one of which each of its matches holds as it stands; empty: it has no such."""
    out: frozenset[str] = frozenset()
    for branch in _branches(cue):
        known = _fixed(branch)
        if not known:
            return frozenset()
        out |= max(known, key=lambda signs: (min(map(len, signs)), -len(signs)))
    return out


def _fixed(branch: str) -> list[frozenset[str]]:
    """What an alternative is never without: its literal stretches, one of a class, one of a group's alternatives."""
    found: list[frozenset[str]] = []
    run = ""
    for start, end in _parts(branch):
        part, after = branch[start:end], branch[end : end + 1]
        plain = part[1:] if part[0] == "\\" and not part[1].isalnum() else part
        needed = after not in ("?", "*", "{")
        literal = needed and len(plain) == 1 and (part[0] == "\\" or plain.isalnum() or plain in " -'’")
        run = run + plain if literal else ""
        if run:
            found.append(frozenset((run,)))
        elif needed and re.fullmatch(r"\[[\w'’]+\]", part):
            found.append(frozenset(part[1:-1]))
        elif needed and (opening := re.match(r"\((?:\?:|(?!\?))", part)):
            found += [signs] if (signs := signs_in(part[opening.end() : -1])) else []
        if after == "+":
            run = ""
    return found


def _branches(pattern: str) -> list[str]:
    """The alternatives of a pattern."""
    out, at = [], 0
    for start, end in _parts(pattern):
        if pattern[start:end] == "|":
            out.append(pattern[at:start])
            at = end
    return [*out, pattern[at:]]


def _parts(pattern: str) -> Iterator[tuple[int, int]]:
    """Where the parts of a pattern stand: groups, classes, escapes, single characters."""
    at = 0
    while at < len(pattern):
        end = _class_end(pattern, at) if pattern[at] == "[" else at + (2 if pattern[at] == "\\" else 1)
        if pattern[at] == "{":  # how often what stands before it is repeated
            end = pattern.index("}", at) + 1
        if pattern[at] == "(":
            depth = 1
            while depth:
                step = _class_end(pattern, end) if pattern[end] == "[" else end + (2 if pattern[end] == "\\" else 1)
                depth += {"(": 1, ")": -1}.get(pattern[end], 0)
                end = step
        yield at, end
        at = end


def _class_end(pattern: str, at: int) -> int:
    end = at + (3 if pattern[at + 1] == "^" else 2)  # a bracket that comes first is one of the class
    while pattern[end] != "]" or pattern[end - 1] == "\\":
        end += 1
    return end + 1
