"""A career told event by event, as Japanese forms ask for it: each school and job is entered, and left, in a line."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Line, Value, text_value
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.sections.draft import Draft, Item, append, extend_text, put
from resume_parse.sections.entry import Entry
from resume_parse.sections.fields import split_cut
from resume_parse.sections.header_read import HeaderRead
from resume_parse.sections.school_header import read_school
from resume_parse.sections.school_names import part_faculty
from resume_parse.segmenting.events import Event, latest_first, read_events
from resume_parse.spot.roles import role_scorer

_AGAIN = cue_pattern(r"(?&sameAgain)")
_REASON = cue_pattern(r".*(?&eventReason)")
_AS = cue_pattern(r"(?:(?P<where>.+?)(?:(?&eventParticle)|\s))?\s*(?P<what>\S{2,12}?)(?&eventRole)")
_PARTS = re.compile(r"\s+")


def fill_chronicle(lines: list[Line], draft: Draft) -> bool:
    """Read a section as a chronicle of schools and jobs; returns whether it is one."""
    events = read_events(lines, draft.lex)
    teller = _Teller(draft)
    backwards = latest_first(events)
    for event in _turned(events) if backwards else events:
        teller.tell(event)
    for key, items in (("education", teller.schools), ("work", teller.jobs)):
        if items:
            draft.items(key).extend(reversed(items) if backwards else items)
    return bool(events)


def _turned(events: list[Event]) -> list[Event]:
    """Events told from the latest on, the earliest first; what has no date stays below its event."""
    blocks: list[list[Event]] = []
    for event in events:
        if event.date is not None or not blocks:
            blocks.append([event])
        else:
            blocks[-1].append(event)
    return [event for block in reversed(blocks) for event in block]


class _Teller:
    """Follows the events: which school and which job are open."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.schools: list[Item] = []
        self.jobs: list[Item] = []
        self.last: Item | None = None  # what a line without an event tells more of
        self.of_job = False

    def tell(self, event: Event) -> None:
        """Take in the next event."""
        if event.kind in ("title", "end"):
            self.draft.mark(event.text, "heading")
            return
        self.draft.mark(event.word, "label")
        if event.kind == "now":
            if self.jobs and "endDate" not in self.jobs[-1]:
                self.jobs[-1].setdefault("current", Value(True, (event.text,)))
            return
        if event.kind == "note":
            self._more(text_value(event.line.whole() if event.date else event.text))
            return
        getattr(self, f"_{event.kind}")(event)
        self.of_job = event.kind in ("join", "leave")

    def _more(self, value: Value | None) -> None:
        if self.last is None:
            return
        if self.of_job:
            extend_text(self.last, "summary", value)
        else:
            append(self.last, "highlights", value)

    def _enter(self, event: Event) -> None:
        item = self._school(event.subject)
        if _AGAIN.fullmatch(event.subject.text) and self.schools and "institution" in self.schools[-1]:
            item = {"institution": self.schools[-1]["institution"]}
        if event.date:
            item["startDate"] = event.date
        self._add_school(item, event)

    def _finish(self, event: Event) -> None:
        """Graduation closes the school that was entered; without an entry it stands for the school."""
        again = _AGAIN.match(event.subject.text) or not event.subject
        item = {} if again else self._school(event.subject)
        opened = next(
            (s for s in reversed(self.schools) if "endDate" not in s and (again or _same(s, item, "institution"))), None
        )
        if opened is None:
            self._add_school(item, event)
            opened = item
        for key, value in item.items() if item is not opened else ():
            if not isinstance(value, Value):
                opened.setdefault(key, value)
            elif not put(opened, key, value):
                self.draft.taken.extend(value.cuts)
        if again:
            self.draft.mark(event.subject, "label")
        if event.date:
            opened["endDate"] = event.date
        self.last = opened
        if event.note is not None:
            append(opened, "highlights", text_value(event.note))

    def _school(self, subject: Cut) -> Item:
        if not subject:
            return {}
        line = subject.line.sliced(subject.start, subject.end)
        return read_school(HeaderRead(Entry([line]), self.draft, study=True), self.draft)[0]

    def _add_school(self, item: Item, event: Event) -> None:
        if item:
            part_faculty(item, self.draft)
            self.schools.append(item)
            self.last = item
        if event.note is not None and event.kind == "enter":
            append(item, "highlights", text_value(event.note))

    def _join(self, event: Event) -> None:
        item = self._job(event.subject)
        if event.date:
            item["startDate"] = event.date
        self._add_job(item, event)

    def _leave(self, event: Event) -> None:
        """Leaving closes the job that was entered; a reason before the word stays with it."""
        subject = event.subject
        reason = _REASON.search(subject.text)
        named = not reason and bool(subject) and not _AGAIN.match(subject.text)
        item = self._job(subject) if named else {}
        opened = next(
            (j for j in reversed(self.jobs) if "endDate" not in j and (not named or _same(j, item, "name"))), None
        )
        if opened is None:
            opened = item
            self._add_job(item, event)
        elif named:
            self.draft.taken.append(subject)
        if event.date:
            opened["endDate"] = event.date
        if reason:
            extend_text(opened, "summary", text_value(event.text))
        elif subject and not named:
            self.draft.mark(subject, "label")
        self.last = opened
        self._note(event, opened)

    def _note(self, event: Event, item: Item) -> None:
        """What stands behind an event: how they are employed, or more of the job."""
        if event.note is None:
            return
        level = self.draft.lex.employment.get(self.draft.lex.fold(event.note.text))
        if level and put(item, "employmentType", Value(level, (event.note,))):
            return
        extend_text(item, "summary", text_value(event.note))

    def _add_job(self, item: Item, event: Event) -> None:
        if not item:
            return
        self.jobs.append(item)
        self.last = item
        if event.kind == "join":
            self._note(event, item)

    def _job(self, subject: Cut) -> Item:
        """Employer, department and post, in this order: `株式会社○○ 営業部 主任`."""
        item: Item = {}
        lex = self.draft.lex
        role = _AS.fullmatch(subject.text)
        if role:
            what = subject.part(*role.span("what"))
            level = lex.employment.get(lex.fold(what.text))
            put(item, "employmentType", Value(level, (what,)) if level else None)
            where = role.span("where")
            if where[0] >= 0:
                put(item, "position", None if level else text_value(what))
                subject = subject.part(*where)
            elif not level or level == "freelance":
                subject = what
        parts = split_cut(subject, _PARTS)
        if len(parts) > 1 and lex.fold(parts[0].text) in lex.organization_prefixes:
            parts[:2] = [Cut(subject.line, parts[0].start, parts[1].end)]
        for n, part in enumerate(parts):
            roles = role_scorer(lex).score(part.text)
            key = "name" if n == 0 else "department" if roles.department >= max(0.6, roles.title) else "position"
            if not put(item, key, text_value(part)):
                extend_text(item, "summary", text_value(part))
        return item


def _same(old: Item, new: Item, key: str) -> bool:
    """Whether two items name the same school or employer, one perhaps in short."""
    if key not in old or key not in new:
        return key not in new
    a, b = old[key].text, new[key].text
    return bool(a in b or b in a)
