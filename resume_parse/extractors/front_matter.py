"""YAML or TOML front matter of a page: key and value lines, read before the body and blanked out of it."""

from __future__ import annotations

import re

from resume_parse.document import Line
from resume_parse.extractors.base import LineBuilder
from resume_parse.patterns import lazy_pattern

_FRONT = lazy_pattern(r"\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
_TOML = lazy_pattern(r"\s*\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|$)", re.S)
_KEY = lazy_pattern(r"([ \t]*(?:- )?)([\w.\- ]{1,40}?)[ \t]*(?::(?:[ \t]+|$)|=[ \t]*)(.*)")


def take_front_matter(source: str) -> tuple[str, list[Line]]:
    """The source with its front matter blanked (same length), and that as lines of kind `meta` with their keys."""
    toml = _TOML.match(source)
    found = toml or _FRONT.match(source)
    if not found or not _has_keys(found.group(1)):
        return source, []
    lines: list[Line] = []
    at, parents = found.start(1), [("", -1)]
    for raw in found.group(1).split("\n"):
        pair = _KEY.match(raw)
        if pair and not raw.lstrip().startswith("#"):
            indent = len(pair.group(1))
            while parents[-1][1] >= indent:
                parents.pop()
            key = ".".join([p for p, _ in parents if p] + [pair.group(2).strip()])
            parents.append((pair.group(2).strip(), indent))
            lines += _line(pair.group(3), at + pair.start(3), key)
        elif raw.strip().startswith("- "):
            lines += _line(raw.strip()[2:], at + raw.index("- ") + 2, ".".join(p for p, _ in parents if p))
        at += len(raw) + 1
    return blank(source, *found.span()), lines


def _has_keys(block: str) -> bool:
    """Whether keys open a block and most of its lines, as they do not where two rules stand around Markdown."""
    outer = [raw for raw in block.split("\n") if raw.strip() and not raw.startswith((" ", "\t", "#", "- "))]
    keys = [bool(_KEY.match(raw)) for raw in outer]
    return bool(keys) and keys[0] and 2 * sum(keys) > len(keys)


def _line(value: str, at: int, key: str) -> list[Line]:
    stripped = value.strip()
    at += len(value) - len(value.lstrip())
    if len(stripped) > 1 and stripped[0] == stripped[-1] and stripped[0] in "\"'":
        stripped, at = stripped[1:-1], at + 1
    if not stripped:
        return []
    builder = LineBuilder()
    builder.begin("meta")
    builder.add(stripped, at)
    builder.flush()
    for line in builder.lines:
        line.key = key.lower()
    return builder.lines


def blank(text: str, start: int, end: int) -> str:
    """The text with a stretch overwritten by spaces, line ends kept, so that offsets hold."""
    return text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
