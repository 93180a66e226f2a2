"""The features of a value: what its reading rested on, each a number from 0 to about 1. A feature of 0 is not told."""

from __future__ import annotations

from functools import cache

from resume_parse.confidence.known import knowledge
from resume_parse.confidence.setting import TEXTS, Entry, Setting, fills
from resume_parse.document import Line, Value, width
from resume_parse.patterns import lazy_pattern

Feature = tuple[str, float]

OF_ENTRIES = frozenset(
    (
        "complete,facts,many entries,in order,siblings tell it,dated,no name,only entry,name known,name's margin,"
        "rows below,values before,laid out alike,laid out otherwise"
    ).split(",")
)
"""Features that only values of entries have."""
AS_USUAL = "as usual"
"""Stands for them where a list is not told by entries: they count as they usually are."""

_FORMS = frozenset(
    "email emails phone phones url age birthDate yearsOfExperience network username code countryCode".split()
)
_DATES = frozenset("startDate endDate current date releaseDate".split())
_TERMS = frozenset(("skills/name", "skills/keywords", "work/keywords", "projects/keywords"))
_NAMES = frozenset(("name", "position", "institution", "organization", "title"))  # what other facts of an entry lean on
SEPARATORS = " \t\u3000|｜¦丨┃│,，;；/、·•-–—:：@()（）[]【】。*~_>\"“”'"
_YEAR = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONG = 200  # columns
_END = "。.；;！!？?"


def features_of(pointer: str, value: Value, setting: Setting) -> tuple[str, list[Feature]]:
    """The kind of a leaf (`form`, `date`, `fact`, `term`, `text`) and its features."""
    path = pointer.split("/")
    part, number = path[1], path[2]
    key = path[-1] if not path[-1].isdigit() else path[-2] if not path[-2].isdigit() else part
    kind = _kind(part, key)
    out: list[Feature] = []
    if value.cuts:
        line = value.cuts[0].line
        shared = setting.shared.get((line.index, part, number))
        if shared is None:  # what all values of an entry's line have in common
            shared = _standing(part, line, setting) + _line(line, (part, number), setting)
            setting.shared[line.index, part, number] = shared
        out += shared
        out += _beside(value, kind, setting)
    if kind == "text":
        out += _text(value.text, key if part in setting.entries else part)
    elif kind == "date":
        if len(value.text) == 4:
            out.append(("year only", 1.0))
    elif kind != "form":
        out += _words(part, key, value, setting) if kind == "fact" else _term(value, setting)
        out += _size(value.text)
    margin = setting.margins.get(id(value))
    if margin is not None:
        out += (("margin", min(1.0, margin)), ("chosen", 1.0))
    if part in setting.entries and number.isdigit():
        out += _entry(part, key, int(number), setting)
    elif kind in ("text", "fact") and part not in ("basics", "objective"):
        out.append((AS_USUAL, 1.0))
    return kind, out


@cache
def _kind(part: str, key: str) -> str:
    if key in TEXTS:
        return "text"
    if key in _DATES:
        return "date"
    if f"{part}/{key}" in _TERMS:
        return "term"
    return "form" if key in _FORMS else "fact"


def _standing(part: str, line: Line, setting: Setting) -> list[Feature]:
    """How the section that a line stands in is known, whether it is one of the value's kind; what the document is."""
    out: list[Feature] = [(f"in {part}", 1.0), (f"from {setting.format}", 1.0), ("titles known", setting.titles_known)]
    standing = setting.standings.get(line.index)
    if standing is None:
        return [*out, ("no section", 1.0)]
    out.append((f"section by {standing.known}", 1.0))
    if fills(standing.section.kind, part):
        out.append(("own section", 1.0))
    if standing.section.title is not None and standing.section.title.line.kind == "heading":
        out.append(("title is a heading", 1.0))
    return out


def _line(line: Line, owner: tuple[str, str], setting: Setting) -> list[Feature]:
    """The look of a line, and what else was read from it."""
    owners, index = setting.owners[line.index], line.index
    mates = owners.total() - 1
    out: list[Feature] = [(f"line is {line.kind}", 1.0)]
    out.append(("crowded", min(1.0, mates / 6)) if mates else ("alone", 1.0))
    if len(owners) > 1:
        out += _true(
            {
                "other list on line": any(part != owner[0] for part, _ in owners),
                "other entry on line": any(o[0] == owner[0] and o[1] != owner[1] for o in owners),
            }
        )
    if index in setting.left:
        out.append(("left over on line", 1.0))
    if index - 1 in setting.left or index + 1 in setting.left:
        out.append(("left over beside", 1.0))
    if index in setting.lines_in_doubt:
        out.append(("warning", 1.0))
    if line.columns:
        out.append(("column", 1.0))
    return out


def _true(told: dict[str, bool]) -> list[Feature]:
    return [(name, 1.0) for name, so in told.items() if so]


def _beside(value: Value, kind: str, setting: Setting) -> list[Feature]:
    """What stands before and behind a value in its lines: a label, a separator, the middle of a text."""
    first, last = value.cuts[0], value.cuts[-1]
    line, index = first.line, first.line.index
    out: list[Feature] = []
    begins = ends = True
    if first.start:
        left = line.text[: first.start]
        begins = not left.strip(SEPARATORS)
        if not begins and left[-1].isalnum():
            out.append(("cut from a word", 1.0))
        elif left[-1] == " " and not begins and left[-2] not in SEPARATORS:
            out.append(("space before", 1.0))
    if last.end < len(last.line.text):
        right = last.line.text[last.end :]
        ends = not right.strip(SEPARATORS)
        if not ends and right[0].isalnum():
            out.append(("cut before a word", 1.0))
        elif right[0] == " " and not ends and right[1] not in SEPARATORS:
            out.append(("space behind", 1.0))
    if begins:
        out.append(("begins line", 1.0))
    if ends:
        out += (("ends line", 1.0), ("whole line", 1.0)) if begins else (("ends line", 1.0),)
    labels = setting.labels.get(index)
    if labels:
        at = first.source_span()[0]
        before = [at - end for start, end in labels if start <= at]
        if before:
            out += (("label on line", 1.0), ("label", 1.0)) if 0 <= min(before) <= 4 else (("label on line", 1.0),)
    elif kind == "text" and not setting.labels.keys().isdisjoint(range(max(0, index - 11), index)):
        out.append(("label above", 1.0))
    if (index, first.start, first.end) in setting.again:
        out.append(("read twice", 1.0))
    return out + _set(value) if line.strong or line.links or first is not last else out


def _set(value: Value) -> list[Feature]:
    """How a value is set in its line, and from how many stretches it was read."""
    first, line = value.cuts[0], value.cuts[0].line
    told = {
        "over lines": line is not value.cuts[-1].line,
        "bold": any(a <= first.start and first.end <= b for a, b in line.strong),
        "linked": any(k.at < first.end and k.to > first.start for k in line.links),
    }
    return [("pieces", min(1.0, (len(value.cuts) - 1) / 3)), *_true(told)]


def _term(value: Value, setting: Setting) -> list[Feature]:
    return [("known", 1.0)] if setting.lex.fold(value.text) in setting.lex.skills else []


def _words(part: str, key: str, value: Value, setting: Setting) -> list[Feature]:
    """What the word lists know of a value."""
    text = " ".join(cut.text for cut in value.cuts) if key == "degree" else value.text
    scores = knowledge(part, key, text, setting.lex)
    if scores is None:
        return []
    own, other = scores
    level = "well known" if own >= 0.9 else "partly known" if own >= 0.5 else "unknown"
    return [
        ("listed", 1.0),
        (level, 1.0),
        ("known", max(0.0, min(1.0, own))),
        ("like another thing", max(0.0, min(1.0, other))),
        ("known best", max(-1.0, min(1.0, own - other))),
    ]


def _size(text: str) -> list[Feature]:
    wide = width(text)
    return (
        [("short", 1.0)] if wide <= 3 else [("very long", 1.0)] if wide > 60 else [("long", 1.0)] if wide > 30 else []
    )


def _text(text: str, key: str) -> list[Feature]:
    wide = width(text) if len(text) <= _LONG else 2 * _LONG
    out: list[Feature] = [(f"is {key}", 1.0)]
    if wide < 16:
        out.append(("short text", 1.0))
    elif wide > _LONG:
        out.append(("long text", 1.0))
    if text[-1] in _END:
        out.append(("ends like a sentence", 1.0))
    if text[0].islower():
        out.append(("begins small", 1.0))
    if _YEAR.search(text, 0, 80):
        out.append(("tells a year", 1.0))
    if "\n" in text:
        out.append(("paragraphs", 1.0))
    return out


def _entry(part: str, key: str, number: int, setting: Setting) -> list[Feature]:
    """How complete a value's entry is, how well its name is known, and how far it is laid out like its siblings."""
    entry, others = setting.entries[part][number], len(setting.entries[part]) - 1
    told = setting.told.get((part, number))
    if told is None:  # what all values of the entry have in common
        told = setting.told[part, number] = _whole(part, entry, others, setting)
    out = [*told[: len(told) - 2 * (key in _NAMES)]]
    out.append(("siblings tell it", (setting.tellers[part][key] - 1) / others if others else 0.5))
    place = entry.places.get(key)
    if place is None:
        return out
    found = setting.layouts[part][key]
    peers = found.total() - 1
    out += (("rows below", min(1.0, place[0] / 4)), ("values before", min(1.0, place[1] / 4)))
    if peers:
        out.append(("laid out alike", (found[place] - 1) / peers))
        if found[place] == 1:
            out.append(("laid out otherwise", 1.0))
    return out


def _whole(part: str, entry: Entry, others: int, setting: Setting) -> list[Feature]:
    """What holds for all values of an entry; the last two features, of its name, for all but its name and the like."""
    return [
        ("complete", entry.complete),
        ("facts", min(1.0, entry.facts / 8)),
        ("many entries", min(1.0, others / 8)),
        ("in order", 2.0 * setting.order.get(part, 0.5) - 1.0),
        *_true({"dated": entry.dated, "no name": not entry.named, "only entry": not others}),
        *_leaning(part, entry, setting),
    ]


def _leaning(part: str, entry: Entry, setting: Setting) -> list[Feature]:
    """What the name of its entry is worth, for the values that lean on it."""
    known = margin = 0.0
    if entry.name is not None:
        key = "organization" if part == "volunteer" else "institution" if part == "education" else "name"
        named = part in ("work", "education", "volunteer")
        scores = knowledge(part, key, entry.name.text, setting.lex) if named else None
        known = scores[0] if scores else 0.0
        margin = min(1.0, setting.margins.get(id(entry.name), 0.0))
    return [("name known", known), ("name's margin", margin)]
