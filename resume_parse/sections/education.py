"""Schools: one item each, with courses and whatever else is said of them."""

from __future__ import annotations

import re

from resume_parse.document import Line, text_value
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.sections.chronicle import fill_chronicle
from resume_parse.sections.draft import Draft, Item, append
from resume_parse.sections.entry import Entry
from resume_parse.sections.entry_links import put_link
from resume_parse.sections.experience import fill_work
from resume_parse.sections.header_read import HeaderRead
from resume_parse.sections.school_body import read_school_body
from resume_parse.sections.school_entries import is_prize, school_entries
from resume_parse.sections.school_header import read_school
from resume_parse.sections.school_words import MAJOR, SCORE
from resume_parse.separators import CLAUSE_END
from resume_parse.spot.degrees import degree_in
from resume_parse.spot.labels import is_column_title

_POST = cue_pattern(r"(?&internPost)$", re.I)
_SAME_SCHOOL = cue_pattern(r"(?&sameSchool)", re.I)
_STAGE = cue_pattern(r"\S{0,6}?(?&lifeStage)")


def fill_education(lines: list[Line], draft: Draft, *, posts: bool = True) -> None:
    """Read a section of schools. posts: whether a post told there is a job; a trade that was learnt is none."""
    if fill_chronicle(lines, draft):
        return
    entries = school_entries(_without_titles(lines, draft), draft.lex)
    entries = _without_jobs(entries, draft) if posts else entries
    last: Item | None = None
    heads: dict[int, Item] = {}
    for entry in entries:
        if not entry.header:
            continue
        read = read_school(HeaderRead(entry, draft, study=True), draft)
        item = heads[id(entry)] = read[0]
        _from_parent(item, heads.get(id(entry.parent)) if entry.parent else None)
        if entry.gathered and any(e.parent is entry for e in entries):
            continue
        if last is not None and _joins(item, last, entry):
            _merge(item, last)
            read_school_body(entry, last, draft)
            continue
        owner = _owner(entry, item, last, draft)
        if owner is not None:
            for line in entry.lines:
                append(owner, "highlights", text_value(line.whole()))
            continue
        if last is not None and "institution" not in item and "degree" in item and _same_school(entry):
            _from_parent(item, last)
        for one in read:
            put_link(one, one.get("institution"), one.get("area"), one.get("studyType"))
        draft.items("education").extend(read)
        read_school_body(entry, item, draft)
        last = read[-1]


def _owner(entry: Entry, item: Item, last: Item | None, draft: Draft) -> Item | None:
    """The school that a line among the schools tells of, where it tells no school: its prize, a time spent there."""
    if "institution" in item:
        return None
    if _tells_stage(entry):
        known: list[Item] = draft.root.get("education") or []
        return last or (known[-1] if known else None)
    return last if "degree" not in item and is_prize(entry) else None


def _tells_stage(entry: Entry) -> bool:
    """An item that tells what somebody did at a time of the study: `大二期间担任班代，…`."""
    first = entry.header[0]
    return first.kind == "item" and bool(_STAGE.match(first.text) and CLAUSE_END.search(first.text))


def _without_titles(lines: list[Line], draft: Draft) -> list[Line]:
    """Less a line that only names columns set by spaces: `Degree Major   Institution   Year`."""
    titles = [line for line in lines[:1] if not line.cells and _names_columns(line.text, draft)]
    for line in titles:
        draft.mark(line.whole(), "heading")
    return lines[len(titles) :]


def _names_columns(text: str, draft: Draft) -> bool:
    columns = [c for part in re.split(r"\s{2,}|\t|[|｜]", text) for c in _columns(part.strip(), draft)]
    return len(columns) > 2 and all(columns)


def _columns(part: str, draft: Draft) -> list[bool]:
    """Whether a part names a column, or each of its words one."""
    if is_column_title(part, draft.lex):
        return [True]
    return [is_column_title(word, draft.lex) for word in part.split()]


def _from_parent(item: Item, parent: Item | None) -> None:
    """The school or the degree named once above several studies."""
    for keys in (("institution",), ("studyType", "degree")):
        if parent and not any(key in item for key in keys):
            item.update({key: parent[key] for key in keys if key in parent})


def _same_school(entry: Entry) -> bool:
    """A further degree told right below one, or in the same list, and no school: it was taken at the same school."""
    line = entry.header[0]
    return (line.kind in ("row", "item") or not line.gap) and not entry.gathered


def _without_jobs(entries: list[Entry], draft: Draft) -> list[Entry]:
    """A post held at a school, told among the schools, is a job: it names a title and no degree."""
    out: list[Entry] = []
    for entry in entries:
        segments = HeaderRead(entry, draft).segments if entry.header and not entry.gathered else []
        post = any(
            s.roles and (s.roles.title >= 0.9 or _POST.search(s.text)) and degree_in(s.text, draft.lex) is None
            for s in segments
        )
        if (
            post
            and not any(degree_in(s.text, draft.lex) for s in segments)
            and not any(degree_in(line.text[:60], draft.lex) for line in entry.body[:3])
            and not any(MAJOR.search(s.text) or SCORE.search(s.text) for s in segments)
        ):
            fill_work(entry.lines, draft)
        else:
            out.append(entry)
    return out


def _joins(item: Item, last: Item, entry: Entry) -> bool:
    """Whether an entry completes the item above: what that lacks, or a graduation after its enrolment."""
    if not item or "institution" not in last:
        return False
    school = item.get("institution")
    if school is not None:
        same = school.text == last["institution"].text or bool(_SAME_SCHOOL.match(school.text))
        return same and (_entered_and_left(last, item) or _entered_and_left(item, last))
    return all(key not in last for key in item if key not in ("highlights", "location", "department", "area"))


def _entered_and_left(first: Item, second: Item) -> bool:
    """One tells only when somebody entered a school, the other only when they left it, and both the same study."""
    return (
        "startDate" in first
        and not {"endDate", "current"} & first.keys()
        and "endDate" in second
        and "startDate" not in second
        and first["startDate"].text <= second["endDate"].text
        and all(first[k].value == second[k].value for k in ("degree", "area") if k in first and k in second)
    )


def _merge(item: Item, into: Item) -> None:
    for key, value in item.items():
        old = into.get(key)
        if key == "highlights":
            into.setdefault("highlights", []).extend(value)
        elif old is None:
            into[key] = value
        elif old.value == value.value:
            old.cuts = (*old.cuts, *value.cuts)
