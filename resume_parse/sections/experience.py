"""Jobs, internships, volunteer and campus work: one item for each position held."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Line, Value, text_value
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.assign import assign_work
from resume_parse.sections.body import Part, keywords_of, read_parts, values_of
from resume_parse.sections.chronicle import fill_chronicle
from resume_parse.sections.clubs import names_club, part_post
from resume_parse.sections.draft import PERIOD, Draft, Item, append, extend_text, put
from resume_parse.sections.entries import split_entries
from resume_parse.sections.entry import Entry
from resume_parse.sections.entry_checks import names_study, tells_job, tells_post, tells_project
from resume_parse.sections.fields import Field, find_fields
from resume_parse.sections.header_facts import read_header_field, with_label
from resume_parse.sections.projects import add_project
from resume_parse.sections.service_lists import service_entries
from resume_parse.sections.sub_heads import SubHeads
from resume_parse.sections.told_projects import named_projects
from resume_parse.spot.roles import role_scorer

_VOLUNTEER = cue_pattern("(?&volunteer)", re.I)
_TITLE_COLON = lazy_pattern(r"\s*([^:：。.]{3,60}?)\s*[:：]\s+(?=\S)")
_PRODUCT = cue_pattern("(?&productNoun)", re.I)
_INTERN = cue_pattern("(?&internship)", re.I)
_INHERITED = ("name", "location", "url", "department", "description", "position")
_KEYS = {"organization": "name", "position": "position", "roles": "position"}


def fill_work(lines: list[Line], draft: Draft, *, kind: str = "work") -> None:
    """Read a section of jobs.

    kind: `work`, `internship`, `volunteer`, `campus`, `service`, `research`, `teaching`; `projects`: a section of
    projects that tells jobs, where what an employer's entry is divided into are projects.
    """
    if kind == "work" and fill_chronicle(lines, draft):
        return
    entries = service_entries(lines, draft) if kind == "service" else split_entries(lines, draft.lex, "work")
    reads = assign_work(entries, draft)
    heads = SubHeads([e for e in entries if e.header and not e.gathered], draft)
    read_of = {id(entry): item for entry, item in zip(entries, reads, strict=True)}
    for entry, item in zip(entries, reads, strict=True):
        if entry.gathered or not entry.header or _read_elsewhere(entry, kind, draft):
            continue
        if entry.parent is not None:
            _told_above(item, read_of[id(entry.parent)])
            _inherit(item, read_of[id(entry.parent)])
        _employment(item, entry, kind, draft)
        target = _target(item, kind, draft)
        if target == "volunteer":
            item = _as_volunteer(item, kind, draft)
            part_post(item, draft)
            if not (entry.body or {"organization", "position"} & item.keys()) or not tells_post(entry, item):
                continue
        elif not tells_job(entry, item, draft):
            continue
        draft.items(target).append(item)
        _title_from_body(entry, item, draft)
        read_body(
            entry.body,
            item,
            draft,
            kind=target,
            owned=not _closes_list(entry, entries),
            divided=kind == "projects",
            heads=heads,
        )
        if target == "volunteer" and "department" in item:
            _name_unit(item)


def _read_elsewhere(entry: Entry, kind: str, draft: Draft) -> bool:
    """Whether an entry tells no post but a study, which is read later, or a project."""
    if kind == "work" and names_study(entry, draft):
        draft.deferred.append(("education", entry.lines))
        return True
    if kind == "campus" and tells_project(entry, draft):
        add_project(entry, draft, None)
        return True
    return False


def _closes_list(entry: Entry, entries: list[Entry]) -> bool:
    """The last of several jobs told by a header alone: projects below it belong to the list, not to that job."""
    return entry is entries[-1] and len(entries) > 2 and not any(e.body for e in entries[:-1])


def _name_unit(item: Item) -> None:
    """The unit of a post in a club names the club where nothing else does; else it is told with the rest."""
    unit = item.pop("department")
    if "organization" not in item:
        item["organization"] = unit
    else:
        extend_text(item, "summary", unit)


def _inherit(item: Item, above: Item) -> None:
    """What the header above several jobs says holds for each that does not say otherwise; dates as a whole."""
    keys = (*_INHERITED, *sorted(PERIOD)) if PERIOD.isdisjoint(item) else _INHERITED
    for key in keys:
        if key in above:
            item.setdefault(key, above[key])


def _told_above(item: Item, above: Item) -> None:
    """A date that the header above several posts tells, too, was read from both places."""
    for key in PERIOD:
        mine, other = item.get(key), above.get(key)
        if mine is not None and other is not None and mine.value == other.value:
            item[key] = Value(mine.value, (*mine.cuts, *other.cuts), (*mine.places, *other.places))


def _employment(item: Item, entry: Entry, kind: str, draft: Draft) -> None:
    if kind == "internship":
        item.setdefault("employmentType", Value("internship", (draft.title or entry.header[0].whole(),)))
        return
    if "employmentType" in item:
        return
    for line in entry.header:
        found = _INTERN.search(line.text)
        if found:
            item["employmentType"] = Value("internship", (Cut(line, *found.span()),))
            return


def _target(item: Item, kind: str, draft: Draft) -> str:
    name = item.get("name")
    if kind in ("volunteer", "campus", "service"):
        # 实践经历 tells jobs beside clubs: a company is a job
        if (
            kind == "campus"
            and name is not None
            and role_scorer(draft.lex).score(name.text).employer >= 0.9
            and not names_club(name.text)
        ):
            return "work"
        return "volunteer"
    position = item.get("position")
    if position is not None and _VOLUNTEER.match(position.text):
        return "volunteer"
    return "work"


def _as_volunteer(item: Item, kind: str, draft: Draft) -> Item:
    out: Item = {}
    for key, value in item.items():
        if key == "name":
            out["organization"] = value
        elif key in ("position", "startDate", "endDate", "current", "url", "location"):
            out[key] = value
        elif key == "department" and "organization" not in out and "name" not in item:
            out["organization"] = value
    anchor = next((v for v in item.values() if isinstance(v, Value)), None)
    if kind in ("volunteer", "campus", "work") and anchor is not None:
        told = (draft.title,) if draft.title else anchor.cuts
        out["type"] = Value("campus" if kind == "campus" else "volunteer", told)
    return out


def _title_from_body(entry: Entry, item: Item, draft: Draft) -> None:
    """A header without a title, and a first line or item that is nothing but one."""
    if "position" in item or not entry.body:
        return
    line = entry.body[0]
    text = line.text.strip()
    told = _TITLE_COLON.match(line.text)
    if told and not find_fields(line, draft.lex) and role_scorer(draft.lex).score(told.group(1)).title >= 0.9:
        put(item, "position", text_value(Cut(line, *told.span(1))))
        entry.body = [line.sliced(told.end(), len(line.text)), *entry.body[1:]]
        return
    if len(text) > 50 or find_fields(line, draft.lex) or re.search(r"[。；;:：]|\.$", text):
        return
    title = role_scorer(draft.lex).score(text).title
    if title == 1.0 or (title >= 0.9 and not _PRODUCT.search(text)):
        put(item, "position", text_value(line.whole()))
        entry.body = entry.body[1:]


def read_body(
    lines: list[Line],
    item: Item,
    draft: Draft,
    *,
    kind: str,
    owned: bool = True,
    divided: bool = False,
    heads: SubHeads | None = None,
) -> None:
    """Fill summary, highlights, keywords and late header facts of a job from the lines below its header.

    owned: whether projects told there are the employer's. divided: whether its outline is one of projects.
    heads: how the jobs of the section set their projects apart.
    """
    if kind == "work":
        lines = named_projects(lines, item, draft, entity="name" if owned else "", divided=divided, heads=heads)
    for part in read_parts(lines, draft):
        _read_part(part, item, draft, kind)


def _read_part(part: Part, item: Item, draft: Draft, kind: str) -> None:
    concepts = set(part.concepts)
    if "keywords" in concepts and kind == "work":
        for value in keywords_of(part, draft):
            append(item, "keywords", value)
        return
    if _header_fact(part, item, draft):
        return
    if "organizationDescription" in concepts and kind == "work":
        for value, _ in values_of(part):
            extend_text(item, "description", value)
        return
    for value, is_item in values_of(part):
        if is_item or "achievements" in concepts:
            append(item, "highlights", value)
        else:
            extend_text(item, "summary", with_label(part.concepts, part.label, value))


def _header_fact(part: Part, item: Item, draft: Draft) -> bool:
    """A labelled fact of the header that stands below it: `职位：…`, `任职时间：…`."""
    if not part.paragraphs or part.label is None:
        return False
    return read_header_field(Field(part.concepts, part.label, part.paragraphs[0][0]), item, draft, keys=_KEYS)
