"""Entries of an education section that complete each other are one school."""

from __future__ import annotations

from itertools import pairwise

from resume_parse.document import width
from resume_parse.sections.entry import Entry
from resume_parse.sections.school_look import Look, Looks


def take_back(entries: list[Entry], looks: Looks) -> list[Entry]:
    """A school's line left at the foot of the entry above goes to the dated lines below it."""
    for above, entry in pairwise(entries):
        if not entry.header or entry.gathered or above.gathered or any(f.school for f in looks.of(entry.header)):
            continue
        lines = above.lines
        last = looks.get(lines[-1]) if len(lines) > 1 else None
        if last is None or not last.school or last.line.kind == "item" or width(last.line.text) > 110:
            continue
        if any(f.school for f in looks.of(lines[:-1])) or not above.header:
            (above.body or above.header).pop()
            entry.header.insert(0, last.line)
    return [e for e in entries if e.lines]


def fold(entries: list[Entry], looks: Looks) -> list[Entry]:
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
            degrees = [x for x in above.lines if (look := looks.get(x)) and look.degree]
            entry.header = degrees + entry.header
            entry.body = [x for x in above.lines if not any(x is line for line in degrees)] + entry.body
            out[-1] = entry
        else:
            out.append(entry)
    return out


def _completes(above: Entry, entry: Entry, looks: Looks) -> bool:
    if (
        above.body
        or entry.header[0].gap
        or entry.header[0].kind != above.header[-1].kind
        or entry.header[0].kind not in ("text", "row")
    ):
        return False
    old = looks.of(above.header)
    new = looks.of(entry.header)
    if any(f.school for f in new) or not any(f.school for f in old):
        return False
    return not (any(f.degree for f in old) and any(f.degree for f in new)) and not (
        any(f.dates for f in old) and any(f.dates for f in new)
    )


def _only_degree(entry: Entry, looks: Looks) -> bool:
    """A degree (and its fields) told above the school."""
    facts = looks.of(entry.lines)
    return (
        bool(facts)
        and facts[0].degree
        and not any(f.school or f.dates for f in facts)
        and all(width(f.line.text) <= 40 for f in facts)
    )


def _lacks_degree(entry: Entry, looks: Looks) -> bool:
    facts = looks.of(entry.header)
    return any(f.school for f in facts) and not any(f.degree for f in facts)


def extend(entry: Entry, looks: Looks) -> None:
    """The first lines below a header that bring what it lacks (school, date, degree) belong to it."""
    while entry.body and len(entry.header) < 6:
        facts = looks.of(entry.header)
        reach = 1 if any(f.school for f in facts) else 3
        n = next((k for k, x in enumerate(entry.body[:reach]) if _brings(looks.get(x), facts, near=k == 0)), None)
        if n is None:
            return
        entry.header.append(entry.body.pop(n))


def _brings(new: Look | None, facts: list[Look], *, near: bool) -> bool:
    """Whether a line holds a school, a date or a degree that the header has not; a line further down only a school."""
    if new is None or new.line.continues or new.prize or new.leaves:
        return False
    if width(new.line.text) > (120 if new.degree or new.opens_dated else 90):
        return False
    if new.school and not any(f.school for f in facts):
        return True
    if not near or new.line.kind == "item":
        return False
    return (bool(new.dates) and not any(f.dates for f in facts)) or (new.degree and not any(f.degree for f in facts))
