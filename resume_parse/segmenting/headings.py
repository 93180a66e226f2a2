"""What a section's title says: the kind of section that a phrase or its head noun names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from resume_parse.document import HAN_DIGITS, Cut, Line, width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import CJK, CJK_LETTER, lazy_pattern

DECOR = " \t:：-–—_=*#~·•|/\\<>《》「」『』【】[]〖〗（）()〔〕★☆◆◇■□●○▌▍▎▪►▶✦❖、.。,，;；&"
_ICON = lazy_pattern(
    r"^[\U0001F000-\U0001FAFF\u2190-\u2bff\ufe0f\u200d\s]+|[\U0001F000-\U0001FAFF\u2600-\u27bf\ufe0f\s]+$"
)
_NUMBER = cue_pattern(
    rf"^(?:(?:第?[{HAN_DIGITS}]{{1,2}}|\d{{1,2}}|[IVX]{{1,4}}|[A-H])\s*[、.．)）:】\]]\s*"
    rf"|0\d\s*[/|·—–-]?\s+|\d\s+(?={CJK})"
    rf"|第(?:[{HAN_DIGITS}]{{1,2}}|\d{{1,2}})(?&partCounter)[\s、.．:：]+"
    r"|(?&part)\s+(?:\d{1,2}|[IVX]{1,4}|[A-H]|\w+(?=[:.]))[:.]?\s+)",
    re.I,
)
INLINE_TITLE = lazy_pattern(r"^\s*([^:：|｜]{2,30}?)\s*[:：]\s*(?=[^\s/])")
"""A title with its content behind a colon."""
PAREN = lazy_pattern(r"[（(【\[]([^（()）\]】]{0,60})[)）\]】]")
_HAN_RUN = lazy_pattern(rf"(?:\s|{CJK})+")
_LETTERS = lazy_pattern(r"\s*(?:[^\W\d_]\s){3,}.*[^\W\d_]\s*")
_LETTER_GAP = lazy_pattern(r"(?<=\S)\s(?=\S(?:\s|$))")
_LATIN_WORD = lazy_pattern(r"[^\W\d_][\w'’-]*")
_JOINER = cue_pattern(r"[/|&+、,，·•・:：-]|(?<!\S)(?&latinConjunction)(?!\S)|(?&conjunction)")
_OF_A_PERSON = cue_pattern(r"(?&possessive)\s*(?&documentTitle)$")
ENTRY_KINDS = frozenset(
    "work internship education projects research teaching volunteer campus training service".split()
)
MAJOR = frozenset(("work", "education", "projects", "internship", "skills"))


@dataclass(slots=True)
class Section:
    """A section: its kind, the heading it stands under (None: the head of the document), its lines."""

    kind: str
    title: Cut | None
    lines: list[Line] = field(default_factory=list)
    rank: int = 0


def says_nothing(section: Section, lex: Lexicon) -> bool:
    """Whether a section stands under a title that names no kind of section, so that its lines must tell."""
    return section.kind == "other" and section.title is not None and not heading_kind(section.title.text, lex)[0]


@lru_cache(maxsize=512)
def heading_kind(text: str, lex: Lexicon) -> tuple[str, bool]:
    """The section kind that a heading's text names, and whether the whole phrase is known ('' when nothing is)."""
    if len(text) > 6 and text[1:2] == " " and _LETTERS.fullmatch(text):
        text = _LETTER_GAP.sub("", text)  # A B O U T   M E
    bracketed = PAREN.search(text) is not None
    bare = PAREN.sub(" ", text) if bracketed else ""
    outer = heading_kind(bare, lex) if bare.strip(DECOR) else ("", False)
    if outer[1]:
        return outer
    text = text.strip(DECOR)
    if not text.isascii():
        text = _ICON.sub("", text).strip(DECOR)
    text = _NUMBER.sub("", text).strip(DECOR)
    folded = lex.fold(text)
    if not folded or len(folded) > 70:
        return "", False
    kind = (
        lex.headings.get(folded)
        or lex.headings.get(folded.replace(" ", ""))
        or ("、" in text and lex.headings.get(lex.fold(text.replace("、", "/"))))
    )
    if kind:
        return kind, True
    outside = (lex.fold(PAREN.sub(" ", text)) if bracketed else folded).strip(DECOR)
    inside = next((lex.fold(m) for m in PAREN.findall(text)), "")
    if inside in lex.headings and bool(CJK_LETTER.search(inside)) != bool(CJK_LETTER.search(outside)):
        return lex.headings[inside], True  # the title in the other language
    found = _parts_kind(outside, lex) if outside else ("", False)
    return found if found[0] else outer


def title_kinds(text: str, lex: Lexicon) -> tuple[str, ...]:
    """All section kinds that a joined title names, each once, in its order: `荣誉与技能`, `Skills & Languages`."""
    bare = _NUMBER.sub("", _ICON.sub("", PAREN.sub(" ", text).strip(DECOR)).strip(DECOR))
    parts = [p for part in _JOINER.split(lex.fold(bare)) if (p := part.strip(DECOR))]
    found = tuple(dict.fromkeys(kind for part in parts if (kind := heading_kind(part, lex)[0])))
    return (_shared_noun(parts[0], lex) or found) if len(parts) == 1 else found


def _shared_noun(han: str, lex: Lexicon) -> tuple[str, ...]:
    """What `学习工作经历` names, where one noun of two characters serves two words: 学习经历, 工作经历."""
    if han.isascii() or not 6 <= len(han) <= 10 or CJK_LETTER.search(han) is None:
        return ()
    words, noun = han[:-2], han[-2:]
    for n in range(2, len(words) - 1):
        kinds = lex.headings.get(words[:n] + noun), lex.headings.get(words[n:] + noun)
        if kinds[0] and kinds[1] and kinds[0] != kinds[1]:
            return kinds[0], kinds[1]
    return ()


def _parts_kind(folded: str, lex: Lexicon) -> tuple[str, bool]:
    """Bilingual and joined titles (`教育背景 Education`, `Skills & Tools`), then the head noun."""
    if _OF_A_PERSON.search(folded):
        return "document", False
    han = "" if folded.isascii() else "".join(CJK_LETTER.findall(folded))
    latin = _HAN_RUN.sub(" ", folded).strip(DECOR) if han else ""
    if han and latin and "@" not in folded:
        told = {
            lex.headings.get(han) or _head_noun(han, han, lex)[0],
            lex.headings.get(latin) or _head_noun(latin, "", lex)[0],
        }
        if "document" in told:
            return "document", True
        if "" not in told and (han in lex.headings or latin in lex.headings):
            return lex.headings.get(han) or lex.headings[latin], True
    parts = [p for part in _JOINER.split(folded) if (p := part.strip(DECOR))]
    if len(parts) == 2 and all(map(CJK_LETTER.match, parts)) and len(parts[0]) <= 4 and parts[0] not in lex.headings:
        parts[0] += parts[1][-2:]  # 工作和项目经历: the head noun serves both
    kinds = [lex.headings[p] for p in parts if p in lex.headings]
    if len(kinds) > 1 and {"work", "internship"} & set(kinds) and kinds[0] in ENTRY_KINDS:
        return "work", True
    if kinds and len(kinds) == len(parts):
        return kinds[0], True
    if kinds and len(parts) <= 3 and width(folded) <= 36:
        return kinds[0], False
    found = _head_noun(folded, han, lex)[0]
    if not found and len(parts) == 2:
        found = next((kind for part in parts if (kind := _head_noun(part, "" if part.isascii() else part, lex)[0])), "")
    if not found:
        bare = _without_neutral(folded, lex)
        found = lex.headings.get(bare) or _head_noun(bare, bare if han else "", lex)[0]
    return found, False


def _without_neutral(folded: str, lex: Lexicon) -> str:
    """A title less the words at its end that say nothing of its kind: `出版信息`, `Publication overview`."""
    while True:
        if folded.isascii():
            head, _, tail = folded.rpartition(" ")
        else:
            size = next((n for n in (4, 3, 2) if folded[-n:] in lex.neutral_titles), 0)
            head, tail = folded[: len(folded) - size].rstrip(), folded[len(folded) - size :]
        if not head or tail not in lex.neutral_titles:
            return folded
        folded = head


def _head_noun(folded: str, han: str, lex: Lexicon) -> tuple[str, bool]:
    if han and len(han) == len(folded.replace(" ", "")):
        if len(han) <= 10:
            for size in range(min(6, len(han)), 1, -1):
                if han[-size:] in lex.heads:
                    return lex.heads[han[-size:]], False
        return "", False
    words = _LATIN_WORD.findall(folded)
    if 1 <= len(words) <= 6:
        for n in (3, 2, 1):
            tail = " ".join(words[-n:])
            if tail in lex.heads:
                return lex.heads[tail], False
        if " ".join(words[:1]) in lex.heads and len(words) <= 4:
            return lex.heads[words[0]], False
    return "", False
