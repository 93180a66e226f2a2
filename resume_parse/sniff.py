"""Which reader a document wants: told from its content, the file's name being a hint only."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resume_parse.patterns import lazy_pattern

FORMATS = ("markdown", "html", "text")

_FRONT = lazy_pattern(r"\A\s*(---|\+\+\+)[ \t]*\n.{0,4000}?\n\1[ \t]*$", re.S | re.M)
# What opens a line is looked for behind a line end, in the text with one before it: many times faster than with ^.
_HEADING = lazy_pattern(r"\n[ \t]{0,3}#{1,6}[ \t]*\S")
_SETEXT = lazy_pattern(r"\n\S.{0,60}\n(?:={3,}|-{3,})[ \t]*$", re.M)
_FRAMED = lazy_pattern(r"\n(?:={3,}|-{3,})[ \t]*\n\S.{0,40}(?=\n(?:={3,}|-{3,})[ \t]*\n)")
_BULLET = lazy_pattern(r"\n[ \t]*[*+-][ \t]+\S")
_BOLD = lazy_pattern(r"\*\*[^*\n]{1,200}\*\*|__[^_\n]{1,200}__")
_LINK = lazy_pattern(r"\]\([^)\n]{1,300}\)|\n>[ \t]")
_TABLE = lazy_pattern(r"\n[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*\|")
_FENCE = lazy_pattern(r"\n[ \t]*(?:```|~~~)")
_TAG = lazy_pattern(r"</?([A-Za-z][\w:-]{0,30})(?:\s[^<>]{0,400})?/?>")
_DOCTYPE = lazy_pattern(
    r"\A\s*(?:<\?xml[^>]{0,100}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S
)
_CODE = lazy_pattern(
    r"\n[ \t]*(?:import [\w.]+;?$|from [\w.]+ import |def \w+\(.*\):|class \w+.*[:{]$|#include ?[<\"]|"
    r"public (?:static |class )|function \w+\(|"
    r"(?:var|let|const) \w+ ?=|package [\w.]+;?$|return\b.*;$|if ?\(.*\) ?\{$|\}$|using [\w.]+;)",
    re.M,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A format (`markdown`, `html`, `text`, or `none` for what is no résumé), how sure (0 to 1), and why."""

    format: str
    score: float
    reasons: tuple[str, ...]


def sniff_text(text: str, *, path: str | None = None) -> Verdict:
    """Judge a cleaned text.

    Args:
        text: the whole document.
        path: its file name, which settles only what the content leaves open.
    """
    if not text.strip():
        return Verdict("none", 1.0, ("no visible character",))
    code = _looks_like_code(text)
    if code:
        return Verdict("none", code, ("reads as source code",))
    markdown, why_markdown = _markdown_score(text)
    markup, why_html = _html_score(text, markdown)
    if _FRONT.match(text) and markup < 40:
        markdown += markup
    hint = (path or "").lower().rsplit(".", 1)[-1]
    if markup >= 4 and markup > markdown:
        return Verdict("html", _share(markup, markdown), tuple(why_html))
    if markdown >= 2 or (markdown > 0 and hint in ("md", "markdown")):
        return Verdict("markdown", _share(markdown, markup), tuple(why_markdown + why_html))
    if markup >= 2:
        return Verdict("html", _share(markup, markdown), tuple(why_html))
    if hint in ("md", "markdown") and not re.search(r"^ {4,}\S|\t\S", text, re.M):
        return Verdict("markdown", 0.6, ("no mark-up; the file name says Markdown",))
    return Verdict("text", 1.0 - min(markdown + markup, 5) / 10, ("no mark-up that holds",))


def _share(mine: float, other: float) -> float:
    return round(min(0.99, 0.5 + mine / (2 * (mine + other + 1))), 2)


def _markdown_score(text: str) -> tuple[float, list[str]]:
    score, reasons = 0.0, []
    led = "\n" + text
    for name, marks, pattern, weight, top in (
        ("front matter", ("---", "+++"), _FRONT, 4.0, 4.0),
        ("# headings", ("#",), _HEADING, 1.5, 9.0),
        ("underlined headings", ("\n---", "\n==="), _SETEXT, 0.8, 4.0),
        ("bold", ("**", "__"), _BOLD, 0.5, 4.0),
        ("links or quotes", ("](", ">"), _LINK, 0.7, 4.0),
        ("pipe tables", ("|",), _TABLE, 2.0, 4.0),
        ("code fences", ("```", "~~~"), _FENCE, 1.0, 2.0),
        ("list items", ("-", "*", "+"), _BULLET, 0.08, 1.2),
    ):
        if not any(mark in text for mark in marks):
            continue
        count = len(pattern.findall(text if pattern is _FRONT else led))
        if count and pattern is _SETEXT and len(_FRAMED.findall(led)) > 1:
            count = 0  # titles between rules: a page of plain text
        if count:
            score += min(top, weight * count)
            reasons.append(f"{count} × {name}")
    return score, reasons


def _html_score(text: str, markdown: float) -> tuple[float, list[str]]:
    """Tags count by the share of lines that begin with one: a page is built of them, Markdown only sprinkled."""
    tags = _TAG.findall(text) if "<" in text else []
    if not tags:
        return 0.0, []
    reasons = [f"{len(tags)} tags"]
    if _DOCTYPE.match(text):
        return 40.0, [*reasons, "doctype or <html>"]
    lines = [line for line in text.splitlines() if line.strip()]
    led = sum(1 for line in lines if line.lstrip().startswith("<"))
    share = led / max(len(lines), 1)
    reasons.append(f"{share:.0%} of the lines begin with one")
    structural = sum(
        1
        for t in tags
        if t.lower()
        in (
            "div",
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "ul",
            "li",
            "table",
            "tr",
            "td",
            "dl",
            "dt",
            "dd",
            "section",
            "body",
        )
    )
    if markdown >= 3 and share < 0.75:
        return min(markdown - 1, structural / 10), reasons
    return (12.0 if share > 0.5 else 5.0 * share) + min(6.0, structural / 4), reasons


def _looks_like_code(text: str) -> float:
    led = "\n" + text
    hits = len(_CODE.findall(led))
    if not hits:
        return 0.0
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 6:
        return 0.0
    share = hits / len(lines)
    return round(min(0.99, 0.5 + share), 2) if share > 0.3 and not _HEADING.search(led) else 0.0
