"""The lines of a chronicle, one event each: `2015年4月 ○○大学 入学`, `平成31年3月 同 卒業`, `現在に至る`."""

from __future__ import annotations

from dataclasses import dataclass

from resume_parse.document import Cut, Line, Value
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.segmenting.headings import heading_kind
from resume_parse.spot.dates import find_dates

_EVENT = cue_pattern(
    r"(?P<subject>.*?)\s*(?:(?P<enter>(?&eventEntry))|(?P<finish>(?&eventEnd))|(?P<join>(?&eventJoin))"
    r"|(?P<leave>(?&eventLeave)))\s*(?:[（(](?P<note>[^（()）]*)[)）])?(?:[\s、，。](?P<rest>.*))?"
)
_TO_THIS_DAY = cue_pattern(r"(?&toThisDay)\s*[。.]?")
_CLOSING = cue_pattern(r"(?&chronicleClosing)\s*[。.]?")
_KINDS = ("enter", "finish", "join", "leave")


@dataclass(slots=True)
class Event:
    """What one line tells: when, of whom (`subject`), and what happened."""

    line: Line
    date: Value | None
    text: Cut  # the line without its date
    kind: str  # enter, finish, join, leave, now, title, end, note
    subject: Cut
    word: Cut  # the word that names the kind
    note: Cut | None = None  # what stands in brackets or behind it


def read_events(lines: list[Line], lex: Lexicon) -> list[Event]:
    """The events of a section in order; [] where it is no chronicle."""
    events: list[Event] = []
    for line in lines:
        if not line.text.strip() or line.table_head:
            continue
        when = _dated(line)
        if when is None:
            return []
        events.append(_event(line, when[0], _rest(line, when), lex))
    told = [e for e in events if e.kind in _KINDS]
    dated = sum(e.date is not None for e in events)
    pairs = sum(e.kind in ("finish", "leave", "now") for e in events)
    return events if sum(e.date is not None for e in told) >= 2 and len(told) * 2 >= dated and pairs else []


def tells_event(line: Line, lex: Lexicon) -> bool:
    """Whether a line alone tells a dated event."""
    when = _dated(line) if _may_tell(line) else None
    return bool(when and when[0]) and _event(line, None, _rest(line, when), lex).kind in _KINDS


def goes_with_events(line: Line, lex: Lexicon) -> bool:
    """Whether a line says that the last event holds to this day, or closes the list."""
    return _may_tell(line) and _event(line, None, line.whole(), lex).kind in ("now", "end")


def _may_tell(line: Line) -> bool:
    return not line.text.isascii() and len(line.text) <= 90 and not line.furniture


def _rest(line: Line, when: tuple[Value | None, int] | None) -> Cut:
    return Cut(line, when[1] if when else 0, len(line.text)).strip()


def latest_first(events: list[Event]) -> bool:
    """Whether a chronicle goes back in time."""
    dates = [str(e.date.value) for e in events if e.date is not None]
    return bool(dates) and dates[0] > dates[-1]


def _dated(line: Line) -> tuple[Value | None, int] | None:
    """The date that opens a line, and where its text begins; None: it tells a period."""
    found = find_dates(line.text)
    if found and found[0].start <= 2 and found[0].first:
        if found[0].is_range or (found[0].current and not _TO_THIS_DAY.search(line.text)):
            return None
        a, b = found[0].first_span or (found[0].start, found[0].end)
        return Value(found[0].first, (Cut(line, a, b),)), b
    return None, 0


def _event(line: Line, date: Value | None, text: Cut, lex: Lexicon) -> Event:
    none = text.part(0, 0)
    if _TO_THIS_DAY.fullmatch(text.text):
        return Event(line, date, text, "now", none, text)
    if _CLOSING.fullmatch(text.text):
        return Event(line, date, text, "end", none, text)
    if date is None and len(text.text) <= 8 and heading_kind(text.text, lex)[1]:
        return Event(line, date, text, "title", none, text)
    told = _EVENT.fullmatch(text.text)
    if told is None:
        return Event(line, date, text, "note", none, none)
    kind = next(k for k in _KINDS if told[k])
    group = next((g for g in ("rest", "note") if told[g]), "")
    note = text.part(*told.span(group)).strip() if group else None
    return Event(line, date, text, kind, text.part(*told.span("subject")).strip(), text.part(*told.span(kind)), note)
