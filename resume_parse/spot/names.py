"""Is this text a person's name."""

from __future__ import annotations

import re

from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import HAN, lazy_pattern

_HAN_NAME = lazy_pattern(rf"(?:{HAN}|·){{2,8}}$")
_KANA = lazy_pattern(r"[\u3040-\u30ff]")
_LATIN_WORD = lazy_pattern(r"[^\W\d_][^\W\d_.'’-]*(?:[.'’-][^\W\d_]+)*\.?$")
_TITLES = cue_pattern(r"^(?&honorific)\.?(?:-(?&honorific)\.?)?\s+|,?\s+(?&postNominal)\.?$", re.I)
_PARTICLE = cue_pattern(r"(?&nameParticle)")


def name_score(text: str, lex: Lexicon) -> float:
    """How much a text looks like one person's name (0 to 1), titles and academic letters allowed around it."""
    text = text.strip(" ,，:：|·•*#")
    if not 2 <= len(text) <= 50 or any(c.isdigit() for c in text) or "@" in text:
        return 0.0
    compact = re.sub(r"\s+", "", text)
    if _HAN_NAME.match(compact) or (_KANA.search(compact) and len(compact) <= 12):
        return _han(text, compact, lex)
    return _latin(text, lex)


def _han(text: str, compact: str, lex: Lexicon) -> float:
    folded = lex.fold(compact)
    if any(folded in words for words in (lex.headings, lex.titles, lex.places, lex.labels, lex.skills)):
        return 0.0
    known = any(folded[:n] in lex.japanese or compact[:n] in lex.japanese for n in (1, 2, 3))
    parts = text.split()
    if len(parts) == 2 and len(parts[1]) <= 4 and {parts[0], lex.fold(parts[0])} & lex.japanese:
        return 0.9  # a Japanese surname, and what follows it
    if _KANA.search(compact):
        return 0.8 if known and " " in text.strip() else 0.6 if known else 0.0
    size = len(compact)
    if compact[:2] in lex.surnames and 3 <= size <= 4:
        return 0.95
    if folded[:1] in lex.surnames or compact[:1] in lex.surnames:
        return 0.9 if 2 <= size <= 3 else 0.4 if size == 4 else 0.0
    if 3 <= size <= 6 and known:
        return 0.7 if " " in text.strip() else 0.5
    if "·" in compact and size >= 4:
        return 0.7
    return 0.3 if 2 <= size <= 3 and " " in text.strip() else 0.1 if 2 <= size <= 4 else 0.0


def _latin(text: str, lex: Lexicon) -> float:
    bare = text
    for _ in range(3):
        bare = _TITLES.sub("", bare).strip(" ,")
    swapped = bare.count(",") == 1
    words = [w for w in re.split(r"[\s,]+", bare) if w]
    if not 1 <= len(words) <= 6 or not all(_LATIN_WORD.match(w) for w in words):
        return 0.0
    folded = [lex.fold(w).strip(".") for w in words]
    whole = lex.fold(bare)
    if whole in lex.headings or whole in lex.titles or whole in lex.places:
        return 0.0
    if folded[-1] in lex.title_heads and not (folded[-1] in lex.latin and folded[0] in lex.given):
        return 0.0  # `Pastry Cook` is no name, `John Cook` is one
    if any(w in lex.heads or w in lex.organization_suffixes for w in folded):
        return 0.0
    given = any(w in lex.given or any(p in lex.given for p in w.split("-")) for w in folded)
    family = any(w in lex.latin or w in lex.pinyin for w in folded)
    cased = all(w[0].isupper() or not w[0].isalpha() or _PARTICLE.fullmatch(lex.fold(w)) for w in words)
    score = (
        0.35 * given
        + 0.3 * family
        + (0.25 if cased and len(words) >= 2 else 0.0)
        + (0.1 if 2 <= len(words) <= 4 else 0.0)
    )
    if whole in lex.skills:
        score -= 0.5
    if len(words) == 1:
        return 0.3 if given or family else 0.1 if cased else 0.0
    return max(0.0, min(score, 1.0)) * (0.9 if swapped else 1.0)
