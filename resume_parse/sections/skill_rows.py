"""Skills told in columns: `言語 | TypeScript, Go | 6年`, `Python    sehr gut`."""

from __future__ import annotations

from resume_parse.document import Cut, Line, text_value
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.sections.draft import Draft, Item, append, extend_text, put
from resume_parse.sections.fields import line_columns
from resume_parse.sections.joined import join
from resume_parse.sections.languages import fill_languages, tells_languages
from resume_parse.sections.skill_terms import read_terms

_MEASURE = cue_pattern(
    r"(?:(?&approximately)\s*)?\d{1,3}\s*(?:[+＋]\s*)?(?:%|％|(?&durationUnit)(?&orMore)?)|[★☆●○■□]{2,}"
)


def read_row(line: Line, draft: Draft) -> bool:
    """Read a line of columns: what it is about, the skills, how well or how long; returns whether it is one."""
    columns = [c for c in line_columns(line) if c]
    if len(columns) < 2 or len(columns) > 5 or line.marker:
        return False
    grades = [c for c in columns[1:] if is_grade(c.text, draft.lex)]
    if not line.cells and not (grades and len(columns) == 2):
        return False
    told = columns[1:] if len(grades) < len(columns) - 1 else columns[:1]
    if line.cells and not grades and tells_languages(line.text, draft.lex):
        fill_languages([line], draft)
        return True
    item: Item = {}
    for column in told:
        if column not in grades:
            _read_skills(column, item, draft)
    if not item.get("keywords"):
        return False
    if told[0] is not columns[0]:
        put(item, "name", text_value(columns[0]))
    for grade in grades:
        if _MEASURE.fullmatch(grade.text) or not put(item, "level", text_value(grade)):
            extend_text(item, "summary", text_value(grade))
    draft.items("skills").append(item)
    return True


def is_grade(text: str, lex: Lexicon) -> bool:
    """Whether a text is nothing but how well something is done, or for how long: `gut`, `熟練`, `3 years`, `80%`."""
    folded = lex.fold(text.strip("()（） .。"))
    return folded in lex.skill_levels or folded in lex.fluencies or bool(_MEASURE.fullmatch(text.strip()))


def _read_skills(column: Cut, item: Item, draft: Draft) -> None:
    joined = join([column])
    terms = read_terms(joined, 0, len(joined.text), draft.lex)
    for value in terms.values:
        if all(value.text.casefold() != old.text.casefold() for old in item.get("keywords", ())):
            append(item, "keywords", value)
    if not terms.complete or not terms.values:
        extend_text(item, "summary", text_value(column))
