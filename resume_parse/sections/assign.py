"""Jobs from their headers: scored segments, a section's shared layout, one best pair of employer and title."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Value, text_value, width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.sections.draft import Choice, Draft, Item, append, extend_text, put
from resume_parse.sections.entry import Entry
from resume_parse.sections.entry_links import put_link
from resume_parse.sections.header import Segment
from resume_parse.sections.header_evidence import (
    BRANCH,
    ScoredHeader,
    Votes,
    column_votes,
    employment_of,
    evidence_of,
    place_columns,
)
from resume_parse.sections.header_facts import put_header_dates, read_header_field
from resume_parse.sections.header_read import HeaderRead
from resume_parse.sections.header_stack import stack_terms
from resume_parse.sections.job_shares import TOWN, cut_alike, date_of_title, share_employers, towns_behind_names
from resume_parse.sections.joined_title import COLUMN_MARKS, joined_title, leads_slash
from resume_parse.sections.line_facts import PIPED
from resume_parse.segmenting.headings import heading_kind
from resume_parse.spot.roles import role_scorer

_MOST = 16  # segments of a header, of which one may be the employer and one the title
_GROUP = cue_pattern(r"(?&corporateGroup)\W*$", re.I)
_KEYS = {"organization": "name", "position": "position", "roles": "position"}  # concept -> field


def assign_work(entries: list[Entry], draft: Draft) -> list[Item]:
    """Items with name, position, department, location and dates, one an entry."""
    headers: list[ScoredHeader] = []
    for entry in entries:
        if entry.parent is not None and _is_clause(entry.parent.header[0].text, draft):
            entry.parent = None
        read = HeaderRead(entry, draft)
        headers.append(ScoredHeader(read, [evidence_of(s, draft.lex) for s in read.segments]))
    votes = column_votes(headers)
    placed = place_columns(headers)
    items: list[Item] = []
    for header in headers:
        item: Item = {}
        above = next((i for i, e in zip(items, entries, strict=False) if e is header.read.entry.parent), {})
        header.employed, header.placed = "name" in above, placed
        _read_fields(header.read, item, draft)
        _assign(header, item, votes, draft)
        header.read.part_title_and_employer(item)
        put_header_dates(header.read.dates, item)
        items.append(item)
    cut_alike(items, draft.lex)
    share_employers(entries, items, draft.lex)
    towns_behind_names(items, draft.lex)
    date_of_title(items, draft)
    return items


def _read_fields(read: HeaderRead, item: Item, draft: Draft) -> None:
    for field in read.fields:
        # a table of appointments may call the employer an institution
        keys = _KEYS | {"institution": "name"} if len(field.value.line.cells) > 2 else _KEYS
        read_header_field(field, item, draft, keys=keys)
        for term in stack_terms(field.value, draft) if "keywords" in field.concepts else ():
            append(item, "keywords", term)


def _assign(header: ScoredHeader, item: Item, votes: Votes, draft: Draft) -> None:
    """The employer and the title that together fit best; what is left is a place, a department, a type or text."""
    read, segments = header.read, header.read.segments
    if read.entry.gathered and _groups(read.entry.header[0].text, draft):
        return  # a title that groups entries is nobody's post
    for n, s in enumerate(segments):
        level = employment_of(s, draft.lex)
        if level and level != "freelance":
            put(item, "employmentType", Value(level, (s.cut,)))
            s.used = s.bracket or s.roles.title < 0.9 or level == "fullTime"
        elif read.places[n] >= 0.8 and max(header.evidence[n]) < 0.9 and len(segments) > 1:
            put(item, "location", text_value(s.cut))
            s.used = True
    free = [-1, *[n for n, s in enumerate(segments) if not s.used][:_MOST]]
    employers = [(i, _fit(header, i, votes, 0, known="name" in item)) for i in free]
    titles = [(j, _fit(header, j, votes, 1, known="position" in item)) for j in free]
    scores: dict[tuple[int, int], float] = {}
    for i, as_employer in employers:
        for j, as_title in titles:
            if i == j and i >= 0:
                continue
            score = as_employer + as_title + _beside_title(header, i, j) + _beside_employer(header, i, j)
            score += 1.0 if i >= 0 and _within_group(segments, i) else 0.0
            if i >= 0 and j >= 0 and segments[i].row == segments[j].row and j < i:
                score -= 0.02
            scores[i, j] = score
    pair = max(scores, key=scores.__getitem__)
    _take_pair(read, item, *pair)
    if draft.choices is not None:
        _note_choices(segments, item, pair, scores, draft.choices)
    _take_rest(header, item, *pair, draft)


def _note_choices(
    segments: list[Segment], item: Item, pair: tuple[int, int], scores: dict[tuple[int, int], float], out: list[Choice]
) -> None:
    """What each segment scored as the employer and as the title, beside the best partner that it could have."""
    for role, key in enumerate(("name", "position")):
        best: dict[int, float] = {}
        for chosen, score in scores.items():
            best[chosen[role]] = max(score, best.get(chosen[role], score))
        if pair[role] >= 0 and key in item:
            found = [(score, segments[n].cut if n >= 0 else None) for n, score in best.items()]
            out.append(Choice(item[key], found, best[pair[role]]))


def _groups(title: str, draft: Draft) -> bool:
    """Whether the title over several entries names a kind of section, or is a clause: no employer's name."""
    return _is_clause(title, draft) or bool(heading_kind(title, draft.lex)[0])


def _is_clause(title: str, draft: Draft) -> bool:
    """Whether a title over several entries is a clause: `Neben dem Studium habe ich für folgende Firmen gearbeitet`."""
    return len(title.split()) >= 8 and not PIPED.search(title) and role_scorer(draft.lex).score(title).employer < 0.8


def _within_group(segments: list[Segment], n: int) -> bool:
    """`Quarry Group | Quarry Ltd | Engineer`: the company that the post is at, beside the group that owns it."""
    s = segments[n]
    return (
        s.roles.employer >= 0.9
        and not _GROUP.search(s.text)
        and any(k.roles.employer >= 0.9 and _GROUP.search(k.text) and k.row == s.row for k in segments)
    )


def _fit(header: ScoredHeader, n: int, votes: Votes, role: int, *, known: bool) -> float:
    """How well segment n (-1: none) is the employer (role 0) or the title (role 1)."""
    if n < 0:
        return 0.15
    s = header.read.segments[n]
    if known or s.prose or s.stack:
        return -1.0
    mine = header.evidence[n]
    shared = votes.get(header.read.column(n)) if not header.read.entry.gathered else None
    shared = shared or (*mine, 1)
    if role == 1 and mine[1] < 0.3 and shared[1] < 0.3:
        return 0.1
    if (
        role == 0
        and mine[0] < 0.3
        and (header.employed or (header.read.entry.parent is not None and s.roles.department >= 0.6))
    ):
        return 0.0
    # where each header is a single stretch, they all tell the same thing
    weight = 1.2 if shared[2] > 2 and sum(not k.bracket for k in header.read.segments) == 1 else 0.6
    score = mine[role] - 0.6 * max(mine[1 - role], 0.0) + weight * (shared[role] - shared[1 - role])
    return score + (0.3 if role == 0 else 0.2) - 0.04 * n - (0.25 if len(s.text) > 60 else 0.0) - 0.1 * (s.row > 1)


def _beside_title(header: ScoredHeader, i: int, j: int) -> float:
    """Where nothing looks like an employer, the short stretch beside a clear title is one, though no list knows it."""
    known = any(max(s.roles.employer, s.roles.school) >= 0.5 for s in header.read.segments)
    if min(i, j) < 0 or known or header.evidence[j][1] < 0.8 or header.read.entry.parent is not None:
        return 0.0
    s = header.read.segments[i]
    other = max(header.evidence[i][1], s.roles.title, s.roles.department, header.read.places[i])
    return 0.0 if s.bracket or other >= 0.6 or width(s.text) > 48 else 0.4


def _beside_employer(header: ScoredHeader, i: int, j: int) -> float:
    """The one other stretch beside a clear employer is the title, though no list knows it (Latin ones: lists of
    Chinese and Japanese titles know nearly all)."""
    free = [k for k, s in enumerate(header.read.segments) if not (s.used or s.bracket or s.prose or s.stack)]
    if min(i, j) < 0 or sorted(free) != sorted((i, j)) or header.evidence[i][0] < 0.8:
        return 0.0
    s = header.read.segments[j]
    other = max(s.roles.employer, s.roles.school, s.roles.department, s.roles.degree, header.read.places[j])
    return 0.0 if other >= 0.5 or width(s.text) > 30 or s.row > 1 or not s.text.isascii() else 0.25


def _take_pair(read: HeaderRead, item: Item, employer: int, title: int) -> None:
    """Put the employer (with its link) and the title; -1: none."""
    segments = read.segments
    if employer >= 0:
        s = segments[employer]
        cut = s.cut
        if employer == 1 and not segments[0].used and title != 0 and leads_slash(segments, 0):
            segments[0].used = True
            cut = Cut(cut.line, segments[0].cut.start, cut.end)
        put(item, "name", text_value(cut))
        s.used = True
        put_link(item, item.get("name"))
    if title >= 0:
        segments[title].used = True
        put(item, "position", text_value(joined_title(read, title)))


def _take_rest(header: ScoredHeader, item: Item, employer: int, title: int, draft: Draft) -> None:
    """Put what is neither employer nor title: a place, a department, a second title, or text."""
    read, segments = header.read, header.read.segments
    read.put_town_before(item)
    for n, s in enumerate(segments):
        if s.used:
            continue
        s.used = True
        if s.stack:
            for term in stack_terms(s.cut, draft):
                append(item, "keywords", term)
            continue
        value = text_value(s.cut)
        before = next((k for k in range(n - 1, -1, -1) if not segments[k].bracket), -1)
        town = _like_town(s, behind=0 <= employer == before, column=read.column(n) in header.placed)
        if (read.places[n] >= 0.6 or town) and put(item, "location", value):
            continue
        department = s.roles.department >= 0.6 or BRANCH.search(s.text) or _between(segments, n, employer, title)
        department = department or (header.employed and _names_unit(s, title))
        if employer >= 0 and _GROUP.search(s.text) and s.roles.employer >= 0.9:
            extend_text(item, "description", value)
            continue
        if department and put(item, "department", value):
            continue
        if s.roles.title >= 0.6 and put(item, "position", value):
            continue
        if not s.bracket or employer < 0 or segments[employer].row != s.row:
            extend_text(item, "summary", value)
        else:
            extend_text(item, "description", value)


def _between(segments: list[Segment], n: int, employer: int, title: int) -> bool:
    """`Acme | Payments | Engineer`: the one short column between employer and title that no list knows."""
    s = segments[n]
    outer = sorted((employer, title))
    return (
        outer[0] >= 0
        and outer == [n - 1, n + 1]
        and {segments[n].separator, segments[n + 1].separator} <= set(COLUMN_MARKS)
        and not (s.bracket or s.prose or s.url)
        and width(s.text) <= 30
        and s.roles.title < 0.3
    )


def _names_unit(s: Segment, title: int) -> bool:
    """What stands beside a title below an employer, short and no title itself: the unit that the post was in."""
    return title >= 0 and not (s.bracket or s.prose or s.url) and width(s.text) <= 40 and s.roles.title < 0.3


def _like_town(s: Segment, *, behind: bool, column: bool) -> bool:
    """A word behind an employer and a comma that plays no other role, or a town with the letters of its region
    (`Wil SG`); or a word in the column where the headers beside it tell their places."""
    told = (column and not s.bracket) or (behind and s.cut.line.text[: s.cut.start].rstrip().endswith(","))
    return told and max(s.roles.title, s.roles.department) < 0.3 and bool(TOWN.fullmatch(s.text))
