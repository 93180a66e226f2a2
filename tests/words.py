"""Judge the account: is each non-blank line in it, and is each visible word of the document kept?

A visible word (a run of letters and digits that a reader shows; a Han or kana character counts as one) is *kept* when
its characters lie in the evidence of a value, when the output holds it, or when the account calls its line a heading,
label, separator or furniture. Inside a line of fields a label may go too (words before a colon, and labels and
connecting words that the lexicon or `_SMALL` knows), and a title that shares its source line with fields. A heading
with a year in it is no mere title: its words have to be kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from spellings import key
from truth import leaves

from resume_parse.document import Line
from resume_parse.knowledge.lexicon import lexicon
from resume_parse.pipeline import read
from resume_parse.source import Source, source_of
from resume_parse.spot.date_words import default_words

_LINE = re.compile("(?:[^\r\n\f\x85\u2028\u2029]+)")
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
_LABEL = re.compile(r"(?:^|(?<=[\s|｜/·•,，;；。()（）]))[^:：|｜,，;；。\n]{1,40}[:：]")
_MAY_GO = frozenset(("heading", "label", "separator", "furniture"))
_LATIN_SMALL = "a an and as at by for from in of on since the to until with bei bis seit und à de du en et"
_SMALL = frozenset([*_LATIN_SMALL.split(), *"在于於和与及为任从至到年月日岁的"])


class Word(NamedTuple):
    """A visible word and where it stands: offsets in the decoded text, the line from 1."""

    text: str
    start: int
    end: int
    line: int


def rows(text: str) -> dict[int, str]:
    """The non-blank lines of a decoded text by number; lines end in LF, CR LF, CR, FF, NEL, U+2028 or U+2029."""
    source = source_of(text)
    return {source.line_of(m.start()): m[0] for m in _LINE.finditer(text) if m[0].strip()}


def lines_left_out(data: dict[str, Any], text: str) -> list[int]:
    """Numbers of the non-blank lines that `meta.account` does not list, or lists more than once."""
    listed = [record["line"] for record in data["meta"].get("account", ())]
    return [n for n in rows(text) if listed.count(n) != 1]


def visible_words(source: Source, format: str) -> Iterator[tuple[Word, Line, int]]:
    """Every word that the format's reader shows, its line and its offset in it."""
    for line in read(source.text, format).lines:
        for found in _WORD.finditer(line.text):
            start, end = source.origin(*line.source_span(*found.span()))
            yield Word(found[0], start, end, source.line_of(start)), line, found.start()


def lost_words(data: dict[str, Any], text: str) -> list[Word]:
    """Visible words that are neither in the output nor may go. The output needs `meta.evidence` and `meta.account`."""
    source, meta = source_of(text), data["meta"]
    status = {r["line"]: r["status"] for r in meta.get("account", ()) if not _has_year(text[r["start"] : r["end"]], r)}
    covered = bytearray(len(text) + 1)
    for places in meta.get("evidence", {}).values():
        for p in places:
            covered[p["start"] : p["end"]] = b"\1" * (p["end"] - p["start"])
    output = " ".join(key(str(value)) for _, value in leaves(data))
    lost = []
    for word, line, at in visible_words(source, meta["source"]["format"]):
        # Mark-up may glue two words: `13800138000~~rs` is a phone and what is left of it.
        rest = key("".join(text[n] for n in range(word.start, word.end) if not covered[n]))
        kept = rest in output or status.get(word.line) in _MAY_GO
        here = at + len(word.text) - len(rest)
        if not (kept or line.furniture or _is_title(line) or _is_label(line.text, here, rest)):
            lost.append(word)
    return lost


def _has_year(line: str, record: dict[str, Any]) -> bool:
    """Whether a heading or label holds a year: then it is more than a title, and its words must be kept."""
    return record["status"] in ("heading", "label") and bool(re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", line))


def _is_label(text: str, at: int, word: str) -> bool:
    if any(label.start() <= at < label.end() for label in _LABEL.finditer(text)):
        return True
    folded, words = lexicon().fold(word), default_words()
    small = _SMALL | {*words.present, *words.since, *words.until}
    if folded in small:
        return True
    around = text[max(0, at - 16) : at + len(word) + 16].casefold()
    here = at - max(0, at - 16)
    return any(folded in label and _stands_at(around, label, here) for label in lexicon().labels)


def _stands_at(text: str, label: str, at: int) -> bool:
    """Whether a label covers offset `at` of a text."""
    start = text.find(label, max(0, at - len(label) + 1))
    return 0 <= start <= at < start + len(label)


def _is_title(line: Line) -> bool:
    """Whether a line is a section title: several lines of a page may stand in one line of the source."""
    return (line.kind == "heading" and not re.search(r"\d{4}", line.text)) or lexicon().fold(
        line.text.strip(" :：*#")
    ) in lexicon().headings
