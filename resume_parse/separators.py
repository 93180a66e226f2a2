"""What parts the pieces of a line, and what a sentence is known by, in the scripts of all languages."""

from __future__ import annotations

from resume_parse.patterns import CJK, lazy_pattern

_PIECE_END = (
    rf"\s*[|｜¦丨┃│•·,，;；\t]\s*|\s{{2,}}|\s[-–—/]+\s|(?<={CJK})\s*/\s*(?={CJK})|(?:(?<={CJK})|(?<=[）)]))\s+(?=\S)"
)
PIECES = lazy_pattern(_PIECE_END)
"""Parts a line that tells several things side by side: `○○大学 | 计算机 · 本科`, `Acme — Engineer`."""

PIECES_AND_BRACKETS = lazy_pattern(rf"{_PIECE_END}|[（()）]")
"""Also parts what stands in brackets: `○○大学（本科）`."""

COLON = lazy_pattern(r"[:：](?!//)")
"""The colon behind a label, not that of an address."""

ENDS_SENTENCE = lazy_pattern(r"[。；;！!]\s*$|[a-z]{3}\.\s*$")
"""The last sign of a sentence at the end of a line; a short word with a stop is an abbreviation."""

CLAUSE_END = lazy_pattern(r"[，。；;！!]|[a-z]{3}\.\s*$")
"""What no name or title has: the end of a clause."""

SEVERAL_CLAUSES = lazy_pattern(r"[。；;]|[，,].*[，,]")
"""What a list or a sentence has, and a single thing has not."""
