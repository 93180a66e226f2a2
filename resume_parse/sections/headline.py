"""The headline under the name, or behind it in one line: what the person is, as written."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Line, text_value, width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import HAN, lazy_pattern
from resume_parse.sections.civil import is_gender, read_plain
from resume_parse.sections.draft import Draft, put
from resume_parse.sections.fields import split_cut
from resume_parse.sections.person_name import DOCUMENT_WORDS, NameGuess
from resume_parse.spot.degrees import degree_in, looks_like_school
from resume_parse.spot.names import name_score
from resume_parse.spot.places import place_score
from resume_parse.spot.roles import role_scorer

_TOLD_SENTENCE = lazy_pattern(r"[。；;！!？?]|\.\s|\d{4}|@")
_MARK = lazy_pattern(r"\s*[|｜¦/·•,，、&]\s*|\s+[-–—]\s+")
_GAP = lazy_pattern(rf"\s*\t\s*|\s{{2,}}|(?<={HAN})\s+(?={HAN})")
_BAR = lazy_pattern(r"\s*[|｜¦]\s*|\t|\s{3,}")
_COLUMN = lazy_pattern(r"\s*[|｜¦·•]\s*")
_RUNS_ON = lazy_pattern(r"[-–—,&/]\s*$")
_TAGS = frozenset(
    (
        "role title jobtitle job-title job_title position headline tagline profession occupation subtitle sub-title "
        "designation"
    ).split()
)
_STUDENT = cue_pattern(r"(?&student)", re.I)


def read_headline(line: Line, below: list[Line], draft: Draft, *, above: Line | None) -> bool:
    """Titles under the name (`Tech Lead | Maintainer`) are the headline as written; it may run on into a line."""
    cut = line.whole()
    if "label" in draft.basics or not 2 <= len(cut.text) <= 110:
        return False
    below_name = above is not None and above.kind == "heading" and name_score(above.text, draft.lex) >= 0.3
    if not _is_headline(cut, draft, below_name=below_name):
        _first_columns(cut, draft)
        return False
    runs_on = bool(_RUNS_ON.search(line.text)) and bool(below) and not below[0].gap
    return put(draft.basics, "label", text_value(cut, *([below[0].whole()] if runs_on else [])))


def _first_columns(cut: Cut, draft: Draft) -> None:
    """`DevOps Engineer / IT Lead | Leeds | full time`: the columns before the first that is something else."""
    columns = split_cut(cut, _BAR)
    size = next((n for n, c in enumerate(columns) if not _is_headline(c, draft)), len(columns))
    if 0 < size < len(columns) and _title(split_cut(columns[0], _MARK)[0].text, draft.lex) >= 0.7:
        put(draft.basics, "label", text_value(Cut(cut.line, cut.start, columns[size - 1].end)))


def name_and_headline(line: Line, draft: Draft) -> NameGuess | None:
    """`Ida Falk — Backend Engineer`: reads the headline behind the name; returns the name."""
    parts = split_cut(line.whole(), _MARK)
    if len(parts) < 2:
        parts = split_cut(line.whole(), _GAP)
    if len(parts) < 2 or "label" in draft.basics or name_score(parts[0].text, draft.lex) < 0.3:
        return None
    behind = Cut(line, parts[1].start, parts[-1].end)
    if not _is_headline(behind, draft):
        return None
    put(draft.basics, "label", text_value(behind))
    return NameGuess(1.0, parts[0])


def _is_headline(cut: Cut, draft: Draft, *, below_name: bool = False) -> bool:
    parts = split_cut(cut, _MARK)
    whole = cut.line.whole()
    if any(t.name.casefold() in _TAGS and t.at <= whole.start and whole.end <= t.to for t in cut.line.tags):
        return not any(_is_other(p, draft) for p in parts)  # the page itself calls it so
    if cut.line.kind == "heading" and below_name and not DOCUMENT_WORDS.search(cut.text):
        return width(cut.text) <= 80 and not any(_is_other(p, draft) for p in parts)
    if not parts or DOCUMENT_WORDS.search(cut.text) or _TOLD_SENTENCE.search(cut.text):
        return False
    if not _says_title(parts, split_cut(cut, _COLUMN)[0], draft.lex):
        return False
    return not any(_is_other(p, draft) for p in parts)


def _says_title(parts: list[Cut], column: Cut, lex: Lexicon) -> bool:
    """Whether most parts say what the person is; behind a clear title in the first column the rest says more of it."""
    scores = [_title(p.text, lex) for p in parts]
    if scores[0] >= 0.7 and _title(column.text, lex) >= 0.6:
        return True
    if sum(s >= 0.5 for s in scores) * 2 < len(parts):
        return False
    if len(parts) == 1:
        return scores[0] >= 0.7 or (width(parts[0].text) <= 60 and lex.fold(parts[0].text) not in lex.skills)
    return any(s >= 0.7 for s in scores) or (len(parts) > 2 and min(scores) >= 0.5 and width(column.text) <= 60)


def _title(text: str, lex: Lexicon) -> float:
    """How much a part says what a person is: a title, a student of something; less, what the person deals with."""
    title = role_scorer(lex).score(text).title
    if title < 0.7 and width(text) <= 60 and degree_in(text, lex) and _STUDENT.search(text):
        return 0.8
    return max(title, 0.5 if lex.fold(text) in lex.skills else 0.0)


def _is_other(part: Cut, draft: Draft) -> bool:
    """A name, a place, a language that the page is in too, a school, a civil fact."""
    text, lex = part.text, draft.lex
    if (
        name_score(text, lex) >= 0.6
        or place_score(text, lex) >= 0.7
        or is_gender(text, lex)
        or lex.fold(text) in lex.languages
    ):
        return True
    if _STUDENT.search(text):
        return False
    return looks_like_school(text, lex) or read_plain(part, Draft(lex, draft.document))
