"""What a field label means."""

from __future__ import annotations

import re
from functools import lru_cache

from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import lazy_pattern

_LABEL_DECOR = lazy_pattern(r"^[\s\U0001F000-\U0001FAFF\u2190-\u2bff\ufe0f\u200d*【\[（(「]+|[\s】\])）」*]+$")
_BEFORE_COLON = lazy_pattern(r"(?:^|[\s|｜,，;；/·•])([^\s:：|｜,，;；][^:：|｜,，;；]{0,23}?)\s*[:：](?!//)")
_COLUMN = cue_pattern("(?&columnTitle)", re.I)
_BRACKETED = lazy_pattern(r"\s*[【〔\[]([^】〕\]]{1,16})[】〕\]]\s*[:：]?\s*")
PERSONAL = frozenset(
    "name gender birthDate age nationality nativePlace ethnicity politicalStatus maritalStatus phone email wechat qq "
    "address location postalCode yearsOfExperience".split()
)
"""The concepts of labels that tell who somebody is and how to reach them."""
_TEXTS = frozenset(("description", "duties", "achievements", "team", "summary"))
_JOINT = cue_pattern(r"\s*(?:[/&、]|(?&conjunction))\s*|\s+(?&latinConjunction)\s+", re.I)
_PAREN = lazy_pattern(r"[（(][^（()）]{0,20}[)）]\s*$")


@lru_cache(maxsize=1024)
def label_concepts(text: str, lex: Lexicon) -> tuple[str, ...]:
    """The concepts of a whole label as written, without its colon; () when no list knows it."""
    text = _LABEL_DECOR.sub("", text)
    folded = lex.fold(text).strip(" .:：-*#")
    found = lex.labels.get(folded) or lex.labels.get(folded.replace(" ", ""))
    if not found and folded.endswith((")", "）")):
        found = lex.labels.get(_PAREN.sub("", folded).strip())
    return found or _joined_concepts(folded, lex)


def _joined_concepts(folded: str, lex: Lexicon) -> tuple[str, ...]:
    """Two or three labels in one: `姓名/性别`, `项目简介和团队配置`; with a word between them, of texts only."""
    parts = _JOINT.split(folded) if len(folded) <= 40 else []
    told = [lex.labels.get(p, ()) for p in parts]
    concepts = tuple(c for part in told for c in part)
    fits = 1 < len(parts) <= 3 and all(told)
    return concepts if fits and ("/" in folded or _TEXTS.issuperset(concepts)) else ()


def labels_in(text: str) -> list[str]:
    """The short stretches before colons, which may be labels of what follows."""
    return _BEFORE_COLON.findall(text)


def bracketed_label(text: str, lex: Lexicon) -> tuple[tuple[str, ...], tuple[int, int], int] | None:
    """The label in brackets that opens a text (`【役職】主任`): its concepts, its place, and where its value begins.

    Latin words in square brackets are none: they are what a link shows, or a tag.
    """
    found = _BRACKETED.match(text)
    if found is None or (text[found.start(1) - 1] == "[" and found[1].isascii()):
        return None
    concepts = label_concepts(found[1], lex)
    return (concepts, found.span(1), found.end()) if concepts else None


def is_column_title(text: str, lex: Lexicon) -> bool:
    """Whether a cell may be the title of a table's column: a known label, or a word such as `等级`, `Type`."""
    return bool(text) and bool(label_concepts(text, lex) or names_column(text))


def names_column(text: str) -> bool:
    """Whether a cell can only be the title of a column: `Niveau`, `項目`, `No.`."""
    return bool(_COLUMN.fullmatch(text) or _COLUMN.fullmatch(text.replace(" ", "")))
