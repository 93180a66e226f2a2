"""The features of a value: what its reading rested on, each a number from 0 to about 1. A feature of 0 is not told."""

from __future__ import annotations

from resume_parse.confidence.known import knowledge
from resume_parse.confidence.setting import TEXTS, Entry, Setting, fills
from resume_parse.document import Cut, Line, Value, width
from resume_parse.patterns import lazy_pattern

Feature = tuple[str, float]

_FORMS = frozenset(
    "email emails phone phones url age birthDate yearsOfExperience network username code countryCode".split()
)
_DATES = frozenset("startDate endDate current date releaseDate".split())
_TERMS = frozenset(("skills/name", "skills/keywords", "work/keywords", "projects/keywords"))
_NAMES = frozenset(("name", "position", "institution", "organization", "title"))  # what other facts of an entry lean on
_SEPARATORS = " \t\u3000|｜¦丨┃│,，;；/、·•-–—:：@()（）[]【】。*~_>\"“”'"
_YEAR = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_END = "。.；;！!？?"


def features_of(pointer: str, value: Value, setting: Setting) -> tuple[str, list[Feature]]:
    """The kind of a leaf (`form`, `date`, `fact`, `term`, `text`) and its features."""
    path = pointer.split("/")
    part, number = path[1], int(path[2]) if path[2].isdigit() else -1
    key = path[-1] if not path[-1].isdigit() else path[-2] if not path[-2].isdigit() else part
    kind = _kind(part, key)
    out: list[Feature] = [(f"in {part}", 1.0)]
    if value.cuts:
        out += _standing(part, value.cuts[0].line, setting)
        out += _beside(value, kind, setting)
        out += _line(value.cuts, (part, path[2]), setting)
    out += _text(value.text, key) if kind == "text" else _words(part, key, value, setting) if kind == "fact" else []
    if kind == "term":
        out.append(("known", float(setting.lex.fold(value.text) in setting.lex.skills)))
    if kind == "date":
        out.append(("year only", float(len(value.text) == 4)))
    out += _size(value.text) if kind in ("fact", "term") else []
    out.append(("margin", min(1.0, setting.margins.get(id(value), 0.0))))
    out.append(("chosen", float(id(value) in setting.margins)))
    if number >= 0 and part in setting.entries:
        out += _entry(part, key, number, setting)
    out.append((f"from {setting.format}", 1.0))
    out.append(("titles known", setting.titles_known))
    return kind, [feature for feature in out if feature[1]]


def _kind(part: str, key: str) -> str:
    if key in TEXTS:
        return "text"
    if key in _DATES:
        return "date"
    if f"{part}/{key}" in _TERMS:
        return "term"
    return "form" if key in _FORMS else "fact"


def _standing(part: str, line: Line, setting: Setting) -> list[Feature]:
    """How the section that a value stands in is known, and whether it is one of the value's kind."""
    standing = setting.standing(line.index)
    if standing is None:
        return [("no section", 1.0)]
    out: list[Feature] = [
        (f"section by {standing.known}", 1.0),
        ("own section", float(fills(standing.section.kind, part))),
    ]
    if standing.section.title is not None:
        out.append(("title is a heading", float(standing.section.title.line.kind == "heading")))
    return out


def _beside(value: Value, kind: str, setting: Setting) -> list[Feature]:
    """What stands before and behind a value in its lines: a label, a separator, or the middle of a text."""
    first, last = value.cuts[0], value.cuts[-1]
    labels = setting.labels.get(first.line.index)
    at = first.source_span()[0]
    before = [end for start, end in labels if start <= at] if labels else []
    left, right = first.line.text[: first.start], last.line.text[last.end :]
    open_left, open_right = not left.strip(_SEPARATORS), not right.strip(_SEPARATORS)
    out: list[Feature] = [
        ("label", float(any(0 <= at - end <= 4 for end in before))),
        ("label on line", float(bool(before))),
        ("column", float(bool(first.line.columns))),
        ("begins line", float(open_left)),
        ("ends line", float(open_right)),
        ("whole line", float(open_left and open_right)),
        ("cut from a word", float(left[-1:].isalnum())),
        ("cut before a word", float(right[:1].isalnum())),
        ("space before", float(_space_only(left[-2:]))),
        ("space behind", float(_space_only(right[1::-1]))),
        ("pieces", min(1.0, (len(value.cuts) - 1) / 3)),
        ("over lines", float(first.line is not last.line)),
    ]
    if kind == "text" and not before:
        above = range(first.line.index - 1, max(-1, first.line.index - 12), -1)
        out.append(("label above", float(any(n in setting.labels for n in above))))
    return out


def _space_only(edge: str) -> bool:
    """Whether a single space is all that parts a value from a word; `edge`: the two characters at its side."""
    return edge[-1:] == " " and edge[:1] not in _SEPARATORS and len(edge) == 2


def _line(cuts: tuple[Cut, ...], owner: tuple[str, str], setting: Setting) -> list[Feature]:
    """The look of a value's line, and what else was read from it."""
    cut = cuts[0]
    line = cut.line
    owners = setting.owners[line.index]
    mates = owners.total() - 1
    uses = setting.uses
    return [
        (f"line is {line.kind}", 1.0),
        ("bold", float(any(a <= cut.start and cut.end <= b for a, b in line.strong))),
        ("linked", float(any(link.at < cut.end and link.to > cut.start for link in line.links))),
        ("alone", float(mates == 0)),
        ("crowded", min(1.0, mates / 6)),
        ("read twice", float(any(uses[k.line.index, k.start, k.end] > 1 for k in cuts))),
        ("other list on line", float(any(part != owner[0] for part, _ in owners))),
        ("other entry on line", float(any(o[0] == owner[0] and o[1] != owner[1] for o in owners))),
        ("left over on line", float(line.index in setting.left)),
        ("left over beside", float(line.index - 1 in setting.left or line.index + 1 in setting.left)),
        ("warning", float(line.index in setting.lines_in_doubt)),
    ]


def _words(part: str, key: str, value: Value, setting: Setting) -> list[Feature]:
    """What the word lists know of a value."""
    text = " ".join(cut.text for cut in value.cuts) if key == "degree" else value.text
    scores = knowledge(part, key, text, setting.lex)
    if scores is None:
        return []
    own, other = scores
    return [
        ("listed", 1.0),
        ("well known", float(own >= 0.9)),
        ("partly known", float(0.5 <= own < 0.9)),
        ("unknown", float(own < 0.5)),
        ("known", max(0.0, min(1.0, own))),
        ("like another thing", max(0.0, min(1.0, other))),
        ("known best", max(-1.0, min(1.0, own - other))),
    ]


def _size(text: str) -> list[Feature]:
    wide = width(text)
    return [("short", float(wide <= 3)), ("long", float(30 < wide <= 60)), ("very long", float(wide > 60))]


def _text(text: str, key: str) -> list[Feature]:
    wide = width(text)
    return [
        (f"is {key}", 1.0),
        ("short text", float(wide < 16)),
        ("long text", float(wide > 200)),
        ("ends like a sentence", float(text[-1] in _END)),
        ("begins small", float(text[0].islower())),
        ("tells a year", float(bool(_YEAR.search(text, 0, 80)))),
        ("paragraphs", float("\n" in text)),
    ]


def _entry(part: str, key: str, number: int, setting: Setting) -> list[Feature]:
    """How complete a value's entry is, how well its name is known, and how far it is laid out like its siblings."""
    entries = setting.entries[part]
    entry, others = entries[number], len(entries) - 1
    out: list[Feature] = [
        ("complete", entry.complete),
        ("dated", float(entry.dated)),
        ("facts", min(1.0, entry.facts / 8)),
        ("no name", float(not entry.named)),
        ("many entries", min(1.0, others / 8)),
        ("only entry", float(not others)),
        ("in order", 2.0 * setting.order.get(part, 0.5) - 1.0),
    ]
    out.append(("siblings tell it", (setting.tellers[part][key] - 1) / others if others else 0.5))
    if key not in _NAMES:
        out += _leaning(part, entry, setting)
    place = entry.places.get(key)
    if place is None:
        return out
    found = setting.layouts[part][key]
    peers = found.total() - 1
    out.append(("rows below", min(1.0, place[0] / 4)))
    out.append(("values before", min(1.0, place[1] / 4)))
    if peers:
        out.append(("laid out alike", (found[place] - 1) / peers))
        out.append(("laid out otherwise", float(found[place] == 1)))
    return out


def _leaning(part: str, entry: Entry, setting: Setting) -> list[Feature]:
    """What the name of its entry is worth, for the values below it."""
    if entry.name is None:
        return []
    key = "organization" if part == "volunteer" else "institution" if part == "education" else "name"
    scores = knowledge(part, key, entry.name.text, setting.lex) if part in ("work", "education", "volunteer") else None
    margin = setting.margins.get(id(entry.name))
    out: list[Feature] = [("name known", scores[0])] if scores else []
    return out if margin is None else [*out, ("name's margin", min(1.0, margin))]
