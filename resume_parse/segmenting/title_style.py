"""How a document sets the titles of its sections: their heading level, and the looks that they share."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from resume_parse.document import Line
from resume_parse.segmenting.headings import MAJOR
from resume_parse.segmenting.title_candidates import Candidate


@dataclass(frozen=True, slots=True)
class TitleStyle:
    """What the titles of one document have in common."""

    level: int  # of the headings that open its sections; 0: none do
    looks: frozenset[str]  # other than headings, of at least two titles
    spaced: bool  # blank lines set its plain titles off


def style_of(lines: list[Line], candidates: list[Candidate]) -> TitleStyle:
    """The style that most of the sure candidates share."""
    plain = [lines[c.index].gap for c in candidates if c.sure and c.style in ("plain", "caps", "bold") and not c.tail]
    spaced = len(plain) >= 3 and sum(plain) >= 0.6 * len(plain)
    return TitleStyle(_section_level(lines, candidates), _shared_looks(candidates), spaced)


def _section_level(lines: list[Line], candidates: list[Candidate]) -> int:
    counts: Counter[int] = Counter()
    kinds = _kinds_by_level(lines, candidates)
    repeated = Counter((line.level, line.text.strip()) for line in lines if line.kind == "heading")
    for level, found in kinds.items():
        # a title that comes back is a sub-heading of entries, and so is its level
        again = sum(1 for (at, _), n in repeated.items() if at == level and n > 1)
        counts[level] = max(1, len(found) * 2 + len(found & MAJOR) * 2 - 2 * again)
    if not counts:
        levels = Counter(lines[c.index].level for c in candidates if c.style == "heading" and c.kind)
        if not levels and not any(c.sure for c in candidates):  # titles of which no list knows one
            headings = Counter(line.level for line in lines if line.kind == "heading")
            return min((level for level, times in headings.items() if times > 1), default=0)
        level, times = levels.most_common(1)[0] if levels else (0, 0)
        return level if times >= 2 or not any(c.sure for c in candidates) else 0
    best = max(counts.values())
    full = any(n == best and len(kinds[level] & MAJOR) > 2 for level, n in counts.items())
    return max(
        level
        for level, count in counts.items()
        if count == best or (count >= best * 0.6 and len(kinds[level] & MAJOR) >= 2 and not full)
    )


def _kinds_by_level(lines: list[Line], candidates: list[Candidate]) -> dict[int, set[str]]:
    """The kinds of section that the sure headings of each level name; one below its own kind is a part of that."""
    kinds: dict[int, set[str]] = {}
    over: dict[int, str] = {}  # the last kind at each level
    for c in candidates:
        if c.style == "heading" and c.sure:
            level = lines[c.index].level
            over = {at: kind for at, kind in over.items() if at < level} | {level: c.kind}
            if c.kind not in list(over.values())[:-1]:
                kinds.setdefault(level, set()).add(c.kind)
    return kinds


def _shared_looks(candidates: list[Candidate]) -> frozenset[str]:
    counts = Counter(c.style for c in candidates if c.sure and c.style in ("bold", "mark", "caps"))
    styles = Counter(c.style for c in candidates)
    if counts["bold"] and styles["bold"] >= 3 and not styles["heading"]:
        counts["bold"] += 1
    return frozenset(look for look, n in counts.items() if n >= 2)
