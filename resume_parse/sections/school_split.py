"""Entries of an education section that hold several schools, or none that was seen, are cut into schools."""

from __future__ import annotations

from resume_parse.document import Line, width
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.entry import Entry
from resume_parse.sections.school_look import Look, Looks

_SENTENCE_END = lazy_pattern(r"(?<=[^\W_]{3})\.\s+(?=[A-ZÀ-Ý])|(?<=[)”\"])\.\s+(?=[A-ZÀ-Ý])|。")


def open_headerless(entry: Entry, looks: Looks) -> list[Entry]:
    """Lines before the first entry: each that leads with a degree, a school or a date begins one."""
    starts = [n for n, line in enumerate(entry.body) if _may_open(looks.get(line))]
    if not starts:
        return [entry]
    out = [Entry(body=entry.body[: starts[0]])] if starts[0] else []
    open_ = Entry()
    for n, line in enumerate(entry.body[starts[0] :], starts[0]):
        look = looks.get(line)
        known = looks.of(open_.lines)
        if n in starts and look and _repeats(look, known):
            open_ = Entry()
            out.append(open_)
        elif n == starts[0]:
            out.append(open_)
        if open_.header:
            open_.body.append(line)
        else:
            open_.header, open_.body = _first_sentence(line)
            if look:
                for part in open_.lines:
                    looks.add(part, look)
    return out


def _may_open(look: Look | None) -> bool:
    return (
        look is not None
        and not look.line.continues
        and (look.school or look.degree or look.opens_dated)
        and not look.leaves
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


def split_schools(entry: Entry, looks: Looks) -> list[Entry]:
    """An entry that names a second school after the first one's degree or date is two."""
    lines = entry.lines
    facts = [looks.get(line) for line in lines]
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
    return [head, *split_schools(rest, looks)]


def _opens_second(facts: list[Look | None], n: int, first: int) -> bool:
    f, top = facts[n], facts[first]
    if f is None or top is None or not f.school or f.line.continues or width(f.line.text) > 110:
        return False
    if f.kind != top.kind or (f.line.kind == "item" and not (f.dates or f.degree)):
        return False
    before = [k for k in facts[:n] if k]
    after = [k for k in facts[n : n + 3] if k]
    told = any(k.degree for k in before) or any(k.dates for k in before)
    return told and (any(k.degree for k in after) or any(k.dates for k in after)) and not f.leaves


def _opens_study(facts: list[Look | None], n: int) -> bool:
    """A line set like the first one: dated in front as that is, or with a degree and a date of its own."""
    f, top = facts[n], facts[0]
    if f is None or top is None or f.kind != top.kind or f.line.continues or not f.dates:
        return False
    if top.opens_dated and f.opens_dated:
        return True
    before = [k for k in facts[:n] if k]
    return f.degree and (f.line.kind == "item" or (any(k.degree for k in before) and any(k.dates for k in before)))
