"""What the lines of a section show, each judged by itself, before they are cut into entries."""

from __future__ import annotations

from dataclasses import dataclass

from resume_parse.document import Line, width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.concepts import INNER_CONCEPTS
from resume_parse.sections.fields import Field, leading_label
from resume_parse.separators import ENDS_SENTENCE
from resume_parse.spot.dates import DateMatch, find_dates
from resume_parse.spot.roles import NO_ROLES, Roles, RoleScorer, role_scorer

OPENS_DUTY = cue_pattern("^(?:(?&dutyVerb)|(?&locative).{2,20}(?:(?&amidst)|(?&during)))")
PIPED = lazy_pattern(r"\s[|｜丨—–]\s")
_DECOR = lazy_pattern(r"[-=_~*.·—–]{3,}")


@dataclass(slots=True)
class Facts:
    """What one line shows at a glance."""

    line: Line
    dates: list[DateMatch]
    label: Field | None
    scorer: RoleScorer
    short: bool
    sentence: bool
    dated: bool  # carries the date of a header, not a date inside a sentence
    ranged: bool

    @property
    def roles(self) -> Roles:
        """What the line looks like; scored when asked, since most lines are body."""
        text = self.line.text.strip()
        return self.scorer.score(text) if len(text) <= 120 else NO_ROLES

    @property
    def at_edge(self) -> bool:
        """Whether the line begins or ends with a date."""
        return self.dates[0].start <= 3 or self.dates[-1].end >= len(self.line.text.rstrip(" .;)）。]】")) - 1

    @property
    def date_only(self) -> bool:
        """Whether the line holds its date and next to nothing else."""
        return self.dated and self.beside_dates <= 6

    @property
    def mostly_date(self) -> bool:
        """Whether the line holds a range and a few words."""
        return self.ranged and self.beside_dates <= 30

    @property
    def beside_dates(self) -> int:
        """The width of the line without its dates, in columns."""
        return width(self.line.text.strip()) - sum(m.end - m.start for m in self.dates)

    @property
    def opens_bold(self) -> bool:
        """Whether the line, no item, opens with a bold stretch."""
        line = self.line
        return line.kind != "item" and bool(line.strong) and line.strong[0][0] <= 1 and line.strong[0][1] >= 4

    @property
    def leads_bold(self) -> bool:
        """Whether the bold stretch that opens the line is a good part of it."""
        return self.opens_bold and self.line.strong_share >= 0.3

    @property
    def look(self) -> tuple[str, int]:
        """What sets the line apart: heading, item or strong, and how deep it stands."""
        if self.line.kind == "heading":
            return ("heading", self.line.level)
        if self.line.kind == "item":
            return ("item", self.line.level * 2 + (1 if self.line.numbered else 0))
        return ("strong" if self.line.strong_share >= 0.8 else "text", 0)


class LineJudge:
    """Judges the lines of one kind of section."""

    def __init__(self, lex: Lexicon, kind: str) -> None:
        self.lex = lex
        self.kind = kind
        self.scorer = role_scorer(lex)

    def look_at(self, line: Line) -> Facts:
        """Judge one line."""
        text = line.text.strip()
        dates = find_dates(text) if not line.continues else []
        label = leading_label(line, self.lex)
        if label and not label.value and text[-1] not in ":：" and self.scorer.score(text).title >= 0.9:
            label = None  # a word that is a label elsewhere, and a post here: `后端开发`
        columns = width(text)
        short = 10 if text[-1] in "。；" or text.count(" ") > 1 else 24
        sentence = bool(ENDS_SENTENCE.search(text)) and columns > short
        if sentence and columns <= 76 and text.endswith((".", ".;")) and self.scorer.score(text).employer >= 0.9:
            sentence = False  # the full stop of `Ltd.` ends no sentence
        sentence = sentence or (columns > 110 and not dates)
        fits = columns <= (100 if PIPED.search(text) else 76)
        facts = Facts(line, dates, label, self.scorer, fits, sentence, dated=False, ranged=False)
        ranged = any(m.is_range or m.current for m in dates)
        if dates and self._may_head(label, ranged):
            facts.dated = self._heads_entry(facts, text, ranged)
            facts.ranged = facts.dated and ranged
        return facts

    @staticmethod
    def _may_head(label: Field | None, ranged: bool) -> bool:
        """A dated line under a label of an entry's inside heads none, but for `Position: … (2019-2020)`."""
        concepts = set(label.concepts) if label else set()
        return not concepts & INNER_CONCEPTS or "institution" in concepts or (ranged and "position" in concepts)

    def _heads_entry(self, f: Facts, text: str, ranged: bool) -> bool:
        """Whether the line's date is that of a header: beside few words, or at the edge of the line."""
        row = f.line.kind == "row"
        if row and ranged:
            return True
        first = f.dates[0]
        words = f.beside_dates - sum(len(m) for m in _DECOR.findall(text))
        opens = first.start <= 2 and (first.is_range or first.current)
        if opens and words <= 200 and not text.endswith(("。", "；")):
            return True
        if ranged and f.opens_bold and first.end <= f.line.strong[0][1] + 1 and words <= 160:
            return True  # `**Current position (2026 - present):** Lecturer, …`
        at_edge = any(m.start <= 3 or m.end >= len(text) - 4 for m in f.dates)
        usual = (56 if f.line.kind == "item" else 72) if ranged else 44
        fits = words <= usual or (at_edge and words <= 110) or (ranged and words <= 90 and text.isascii())
        fits = fits and not (f.sentence and words > 50) and (opens or ranged or words <= 60 or first.start <= 3)
        if not fits and self.kind == "education" and at_edge and words <= 140:
            roles = self.scorer.score(text)
            fits = roles.school >= 0.8 or (f.line.kind != "item" and max(roles.school, roles.degree) >= 0.6)
        return fits and (opens or row or words <= 24 or not OPENS_DUTY.match(text))


def long_but_dated(facts: list[Facts]) -> None:
    """Where most lines of a section end (or begin) with a date, they are its entries, however long; and so are the
    items of the outer list where nearly all of them tell a range."""
    edge = [f for f in facts if f.dates and f.at_edge]
    if not (len(edge) >= 2 and len(edge) * 5 >= len(facts) * (3 if len(edge) > 2 else 5)):
        edge = _outer_ranges(facts)
    for f in edge:
        f.dated = True
        f.ranged = any(m.is_range or m.current for m in f.dates)


def _outer_ranges(facts: list[Facts]) -> list[Facts]:
    """The items that look like the first line, where nearly all of them tell a range."""
    outer = [f for f in facts if f.look == facts[0].look] if facts and facts[0].line.kind == "item" else []
    ranged = [f for f in outer if any(m.is_range or m.current for m in f.dates)]
    return ranged if len(ranged) >= 2 and len(ranged) * 5 >= len(outer) * 4 else []
