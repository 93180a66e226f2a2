"""Labelled facts of an entry's header, in it or below it: `职位：…`, `Period: 2019 – 2021`, `任职时间：…`."""

from __future__ import annotations

from resume_parse.document import Cut, Value, is_cjk, text_value
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.sections.draft import Draft, Item, put, put_dates
from resume_parse.sections.fields import Field
from resume_parse.sections.header import Dated, header_dates, trim_brackets
from resume_parse.spot.dates import find_dates
from resume_parse.spot.roles import role_scorer

_STARTS = frozenset(("startDate", "enrolment"))
_ENDS = frozenset(("endDate", "graduation"))
_DATES = _STARTS | _ENDS | {"dates"}
_PLACES = frozenset(("workplace", "location"))
_PLAIN_TEXT = frozenset(("description", "duties", "summary", "achievements"))


def _outside(cut: Cut) -> Cut:
    """Without brackets around the whole."""
    text = cut.text
    whole = text[:1] in ("(", "（") and text[-1:] in (")", "）") and not any(c in text[1:-1] for c in "()（）")
    return cut.part(1, len(text) - 1).strip() if whole else cut


def read_header_field(field: Field, item: Item, draft: Draft, *, keys: dict[str, str], single: str = "both") -> bool:
    """Read one labelled header fact into an item.

    Args:
        keys: concept → field name, for what the kinds of entry call differently.
        single: what one date alone means (see `put_dates`).
    Returns:
        whether a field was set.
    """
    value = text_value(_outside(trim_brackets(field.value.strip(",，;；"))))
    if value is None:
        return False
    for concept in field.concepts:
        if concept in keys and concept != "organization" and tells_duties(field, draft.lex):
            continue
        if concept in keys:
            return put(item, keys[concept], value)
        if concept == "department":
            return put(item, "department", value)
        if concept in _DATES:
            return _put_labelled_dates(concept, field.value, item, single)
        if concept in _PLACES:
            return put(item, "location", value)
        if concept == "employmentType":
            level = draft.lex.employment.get(draft.lex.fold(value.text))
            return bool(level) and put(item, "employmentType", Value(level, value.cuts))
    return False


def tells_duties(field: Field, lex: Lexicon) -> bool:
    """A label that may announce a post or what was done in it (`职责`), before words that name no post."""
    return "duties" in field.concepts and role_scorer(lex).score(field.value.text).title < 0.6


def _put_labelled_dates(concept: str, cut: Cut, item: Item, single: str) -> bool:
    found = header_dates(cut.line, cut.start, cut.end)
    if not found:
        return concept in _ENDS and _is_open(cut.text) and put(item, "current", Value(True, (cut,)))
    m = found[0].match
    if m.is_range or concept == "dates":
        put_dates(item, cut.line, m, single=single)
        return True
    if m.current and not m.first:
        return concept in _ENDS and put(item, "current", Value(True, (Cut(cut.line, m.start, m.end),)))
    key = "startDate" if concept in _STARTS else "endDate"
    return put(item, key, Value(m.first, (Cut(cut.line, *(m.first_span or (m.start, m.end))),)))


def _is_open(text: str) -> bool:
    """Whether a text says, as the end of a range, that it is open: `To: Present`."""
    whole = f"2000 – {text.strip()}"
    found = find_dates(whole)
    return len(found) == 1 and found[0].current and found[0].end == len(whole)


def with_label(concepts: tuple[str, ...], label: Cut | None, value: Value) -> Value:
    """A labelled text that no field takes, for running text: the label stays, unless it only says that text follows."""
    head = text_value(label) if label is not None and concepts and _PLAIN_TEXT.isdisjoint(concepts) else None
    if head is None:
        return value
    colon = "：" if any(map(is_cjk, head.text)) else ": "
    return Value(f"{head.text}{colon}{value.text}", (*head.cuts, *value.cuts))


def put_header_dates(dates: list[Dated], item: Item) -> None:
    """The range that a header tells; two single dates side by side (columns of a table) are one."""
    ranged = [d for d in dates if d.match.is_range or d.match.current]
    if not ranged and len(dates) == 2 and dates[0].line is dates[1].line:
        first, last = dates
        if first.match.first and last.match.first and first.match.first[:4] <= last.match.first[:4]:
            put(item, "startDate", Value(first.match.first, (Cut(first.line, first.match.start, first.match.end),)))
            put(item, "endDate", Value(last.match.first, (Cut(last.line, last.match.start, last.match.end),)))
            return
    found = ranged or dates
    if found:
        period = next(filter(_at_edge, found), found[0])
        put_dates(item, period.line, period.match)


def _at_edge(dated: Dated) -> bool:
    """A period stands at an end of its line; one further in may be what the text is about."""
    text = dated.line.text.rstrip(" .;)）。]】")
    return dated.match.start <= 3 or dated.match.end >= len(text) - 1
