"""Which lines of an education section make one school: the splitter's entries, set right by schools, degrees, dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from resume_parse.document import Line, width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.entries import Entry, EntrySplitter
from resume_parse.sections.school_words import STUDIED_AT
from resume_parse.spot.dates import DateMatch, find_dates
from resume_parse.spot.degrees import degree_in, is_faculty, looks_like_school

_PART = lazy_pattern(
    r"\s*[|｜¦•]\s*|\t+|\s{2,}|\s+[-–—]+\s+|\s*[,，;；]\s*|(?<=[\u3040-\u9fff）)])\s+(?=[\u3040-\u9fff])|[（(]"
)
_SENTENCE_END = lazy_pattern(r"(?<=[^\W_]{3})\.\s+(?=[A-ZÀ-Ý])|(?<=[)”\"])\.\s+(?=[A-ZÀ-Ý])|。")
_JOINS_ON = cue_pattern(r"(?:[,，、;；:：&/(（-]|\b(?&lineLink))\s*$", re.I)
_PRIZE = cue_pattern(r"(?&studyHonour)|(?&honourWord)", re.I)
_LEAVER = cue_pattern(r"^(?&activityLead)", re.I)


@dataclass(slots=True)
class Look:
    """What one line of an education section tells."""

    line: Line
    school: bool
    degree: bool
    dates: list[DateMatch]

    @property
    def kind(self) -> tuple[str, int]:
        return (self.line.kind, self.line.level)

    @property
    def ranged(self) -> bool:
        return any(m.is_range or m.current for m in self.dates)

    @property
    def opens_dated(self) -> bool:
        return bool(self.dates) and self.dates[0].start <= 2

    @property
    def only_date(self) -> bool:
        text = self.line.text.strip()
        return bool(self.dates) and width(text) - sum(m.end - m.start for m in self.dates) <= 6


def look_at(line: Line, lex: Lexicon) -> Look:
    """Whether a line names a school or leads with a degree, and its dates."""
    text = line.text.strip()
    dates = find_dates(text)
    bare = text[:160]
    for m in reversed(dates):
        bare = bare[: m.start] + "\t" + bare[m.end :]
    parts = [STUDIED_AT.sub("", p.strip(" .。*:：")) for p in _PART.split(bare) if p and p.strip()]
    school = any(looks_like_school(p, lex) and not is_faculty(p, lex) for p in parts) and not _PRIZE.search(text)
    degree = any((d := degree_in(p, lex)) is not None and (d[0] == 0 or d[1] == len(p)) for p in parts[:4])
    return Look(line, school, degree, dates)


def school_entries(lines: list[Line], lex: Lexicon) -> list[Entry]:
    """The entries of an education section, in order."""
    lines = [line for line in lines if line.text.strip()]
    _unwrap(lines, lex)
    looks = {id(line): look_at(line, lex) for line in lines if not line.table_head}
    entries = EntrySplitter(lex, "education").split(lines)
    out: list[Entry] = []
    for entry in entries:
        if not entry.header:
            out += _headerless(entry, looks)
        elif entry.gathered:
            out.append(entry)
        else:
            out += _second_schools(entry, looks)
    out = _take_back(out, looks)
    out = _fold(out, looks)
    for entry in out:
        if entry.header and not entry.gathered:
            _extend(entry, looks)
    return out


def _unwrap(lines: list[Line], lex: Lexicon) -> None:
    """Facts set line by line are no hard-wrapped sentence: a line that opens with a date stands for itself."""
    for before, line in pairwise(lines):
        if not line.continues or _JOINS_ON.search(before.text):
            continue
        dates = find_dates(line.text)
        opens = bool(dates) and dates[0].start <= 2
        told = (
            width(before.text.strip()) <= 76
            and (look := look_at(before, lex))
            and (look.school or look.degree or look.only_date)
        )
        if opens or (told and width(line.text.strip()) <= 60 and not line.text.lstrip()[:1].islower()):
            line.continues = False


def _headerless(entry: Entry, looks: dict[int, Look]) -> list[Entry]:
    """Lines before the first entry: each that leads with a degree, a school or a date begins one."""
    starts = [n for n, line in enumerate(entry.body) if _may_open(looks.get(id(line)))]
    if not starts:
        return [entry]
    out = [Entry(body=entry.body[: starts[0]])] if starts[0] else []
    open_ = Entry()
    for n, line in enumerate(entry.body[starts[0] :], starts[0]):
        look = looks.get(id(line))
        known = [k for k in (looks.get(id(x)) for x in open_.lines) if k]
        if n in starts and look and _repeats(look, known):
            open_ = Entry()
            out.append(open_)
        elif n == starts[0]:
            out.append(open_)
        if open_.header:
            open_.body.append(line)
        else:
            open_.header, open_.body = _first_sentence(line)
            for part in open_.lines:
                looks.setdefault(id(part), look or Look(part, False, False, []))
    return out


def _may_open(look: Look | None) -> bool:
    return (
        look is not None
        and not look.line.continues
        and (look.school or look.degree or look.opens_dated)
        and not _LEAVER.match(look.line.text.strip())
    )


def _repeats(look: Look, known: list[Look]) -> bool:
    """A second date, degree or school at the start of a line of the same kind opens the next school."""
    if not known or look.kind != known[0].kind:
        return False
    return (
        (look.opens_dated and known[0].opens_dated)
        or (look.degree and known[0].degree)
        or (look.school and any(k.school for k in known))
    )


def _first_sentence(line: Line) -> tuple[list[Line], list[Line]]:
    """A school told in prose: its first sentence is the header."""
    found = _SENTENCE_END.search(line.text) if width(line.text) > 100 else None
    if found is None or found.end() >= len(line.text):
        return [line], []
    return [line.sliced(0, found.start())], [line.sliced(found.end(), len(line.text))]


def _second_schools(entry: Entry, looks: dict[int, Look]) -> list[Entry]:
    """An entry that names a second school after the first one's degree or date is two."""
    lines = entry.lines
    facts = [looks.get(id(line)) for line in lines]
    first = next((n for n, f in enumerate(facts) if f and f.school), None)
    known = first is not None and first < len(entry.header)
    cut = next(
        (
            n
            for n in range(1, len(lines))
            if _opens_study(facts, n) or (known and first is not None and n > first and _opens_second(facts, n, first))
        ),
        None,
    )
    if cut is None:
        return [entry]
    lead, first = 0, first or 0
    while (
        lead < min(first, cut - 1)
        and not _opens_study(facts, cut)
        and (f := facts[cut - 1 - lead]) is not None
        and (f.only_date or f.degree)
    ):
        lead += 1
    cut -= lead
    kept = len(entry.header)
    head = Entry(lines[: min(cut, kept)], lines[min(cut, kept) : cut], parent=entry.parent)
    size = max(1, kept - cut)
    rest = Entry(lines[cut : cut + size], lines[cut + size :], parent=entry.parent)
    return [head, *_second_schools(rest, looks)]


def _opens_second(facts: list[Look | None], n: int, first: int) -> bool:
    f, top = facts[n], facts[first]
    if f is None or top is None or not f.school or f.line.continues or width(f.line.text) > 110:
        return False
    if f.kind != top.kind or (f.line.kind == "item" and not (f.dates or f.degree)):
        return False
    before = [k for k in facts[:n] if k]
    after = [k for k in facts[n : n + 3] if k]
    told = any(k.degree for k in before) or any(k.dates for k in before)
    return (
        told
        and (any(k.degree for k in after) or any(k.dates for k in after))
        and not _LEAVER.match(f.line.text.strip())
    )


def _opens_study(facts: list[Look | None], n: int) -> bool:
    """A line set like the first one: dated in front as that is, or with a degree and a date of its own."""
    f, top = facts[n], facts[0]
    if f is None or top is None or f.kind != top.kind or f.line.continues or not f.dates:
        return False
    if top.opens_dated and f.opens_dated:
        return True
    before = [k for k in facts[:n] if k]
    return f.degree and (f.line.kind == "item" or (any(k.degree for k in before) and any(k.dates for k in before)))


def _take_back(entries: list[Entry], looks: dict[int, Look]) -> list[Entry]:
    """A school's line left at the foot of the entry above goes to the dated lines below it."""
    for above, entry in pairwise(entries):
        if (
            not entry.header
            or entry.gathered
            or above.gathered
            or any((f := looks.get(id(x))) and f.school for x in entry.header)
        ):
            continue
        lines = above.lines
        last = looks.get(id(lines[-1])) if len(lines) > 1 else None
        if last is None or not last.school or last.line.kind == "item" or width(last.line.text) > 110:
            continue
        if any((f := looks.get(id(x))) and f.school for x in lines[:-1]) or not above.header:
            (above.body or above.header).pop()
            entry.header.insert(0, last.line)
    return [e for e in entries if e.lines]


def _fold(entries: list[Entry], looks: dict[int, Look]) -> list[Entry]:
    """Lines of one block that complete each other (school, then faculty and degree) are one entry."""
    out: list[Entry] = []
    for entry in entries:
        above = out[-1] if out else None
        if (
            above
            and above.header
            and not above.gathered
            and entry.header
            and not entry.gathered
            and entry.parent is above.parent
            and _completes(above, entry, looks)
        ):
            above.header += entry.header
            above.body += entry.body
        elif (
            above and not above.gathered and _only_degree(above, looks) and entry.header and _lacks_degree(entry, looks)
        ):
            entry.header = [x for x in above.lines if looks[id(x)].degree] + entry.header
            entry.body = [x for x in above.lines if not looks[id(x)].degree] + entry.body
            out[-1] = entry
        else:
            out.append(entry)
    return out


def _completes(above: Entry, entry: Entry, looks: dict[int, Look]) -> bool:
    if (
        above.body
        or entry.header[0].gap
        or entry.header[0].kind != above.header[-1].kind
        or entry.header[0].kind not in ("text", "row")
    ):
        return False
    old = [f for x in above.header if (f := looks.get(id(x)))]
    new = [f for x in entry.header if (f := looks.get(id(x)))]
    if any(f.school for f in new) or not any(f.school for f in old):
        return False
    return not (any(f.degree for f in old) and any(f.degree for f in new)) and not (
        any(f.dates for f in old) and any(f.dates for f in new)
    )


def _only_degree(entry: Entry, looks: dict[int, Look]) -> bool:
    """A degree (and its fields) told above the school."""
    facts = [f for x in entry.lines if (f := looks.get(id(x)))]
    return (
        bool(facts)
        and facts[0].degree
        and not any(f.school or f.dates for f in facts)
        and all(width(f.line.text) <= 40 for f in facts)
    )


def _lacks_degree(entry: Entry, looks: dict[int, Look]) -> bool:
    facts = [f for x in entry.header if (f := looks.get(id(x)))]
    return any(f.school for f in facts) and not any(f.degree for f in facts)


def _extend(entry: Entry, looks: dict[int, Look]) -> None:
    """The first lines below a header that bring what it lacks (school, date, degree) belong to it."""
    while entry.body and len(entry.header) < 6:
        facts = [f for x in entry.header if (f := looks.get(id(x)))]
        reach = 1 if any(f.school for f in facts) else 3
        n = next((k for k, x in enumerate(entry.body[:reach]) if _brings(looks.get(id(x)), facts, near=k == 0)), None)
        if n is None:
            return
        entry.header.append(entry.body.pop(n))


def _brings(new: Look | None, facts: list[Look], *, near: bool) -> bool:
    """Whether a line holds a school, a date or a degree that the header has not; a line further down only a school."""
    if new is None or new.line.continues or _PRIZE.search(new.line.text) or _LEAVER.match(new.line.text.strip()):
        return False
    if width(new.line.text) > (120 if new.degree or new.opens_dated else 90):
        return False
    if new.school and not any(f.school for f in facts):
        return True
    if not near or new.line.kind == "item":
        return False
    return (bool(new.dates) and not any(f.dates for f in facts)) or (new.degree and not any(f.degree for f in facts))


def is_prize(entry: Entry) -> bool:
    """A dated line among the schools that tells an honour, no study."""
    return len(entry.header) == 1 and bool(_PRIZE.search(entry.header[0].text))
