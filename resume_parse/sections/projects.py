"""Projects: in their own section, or told with headings of their own inside jobs and schools."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Line, Value, text_value, width
from resume_parse.normalize.contacts import normalize_url
from resume_parse.sections.assign import FACTS, HeaderRead
from resume_parse.sections.body import Part, keywords_of, read_parts, split_terms, values_of
from resume_parse.sections.draft import Draft, Item, append, extend_text, put, put_dates
from resume_parse.sections.entries import Entry, EntrySplitter
from resume_parse.sections.fields import Field, leading_label
from resume_parse.sections.header import Segment
from resume_parse.segment import heading_kind
from resume_parse.spot.contacts import find_urls
from resume_parse.spot.dates import find_dates
from resume_parse.spot.skills import canonical_skill

_NUMBERED = re.compile(r"^(?:项目|專案|project|projekt|projet|proyecto)\s*[\dⅠ-Ⅹ一二三四五六七八九十]{0,2}\s*[.、:：)）_\-—]?\s*|^(?:项目名称|名称)\s*[:：]\s*", re.I)
_ROLE_LABEL = frozenset(("roles", "position"))


def fill_projects(lines: list[Line], draft: Draft, *, entity: Value | None = None) -> None:
    """Read a section of projects. entity: the employer or school they were told under."""
    loose: list[Line] = []
    previous: Item | None = None
    for entry in EntrySplitter(draft.lex, "projects").split(lines):
        if entry.gathered:
            continue
        if not entry.header:
            loose += entry.body
            continue
        item = read_project(entry, draft)
        if entity is not None:
            item.setdefault("entity", entity)
        if not item:
            loose += entry.lines
            continue
        draft.items("projects").append(item)
        previous = item
        read_project_body(entry.body, item, draft)
    if loose:
        if previous is None and len(loose) <= 40:
            draft.section("", loose)
        else:
            draft.section("", loose)


def read_project(entry: Entry, draft: Draft) -> Item:
    """Name, roles, entity, dates, url and keywords from a project's header."""
    read = HeaderRead(entry, draft)
    item: Item = {}
    for field in read.fields:
        _field(field, item, draft)
    ranged = [d for d in read.dates if d.match.is_range or d.match.current] or read.dates
    if ranged:
        put_dates(item, ranged[0].line, ranged[0].match)
    _assign(read.segments, item, draft)
    _urls(entry.header, item)
    return item


def _field(field: Field, item: Item, draft: Draft) -> None:
    value = text_value(field.value.strip(",，;；"))
    if value is None:
        return
    concepts = set(field.concepts)
    if "projectName" in concepts:
        put(item, "name", _bare_name(field.value))
    elif concepts & _ROLE_LABEL:
        append(item, "roles", value)
    elif concepts & {"entity", "organization"}:
        put(item, "entity", value)
    elif concepts & {"dates", "startDate", "endDate"}:
        from resume_parse.sections.experience import read_header_field

        read_header_field(field, item, draft, keys={})
    elif concepts & {"projectUrl", "url"}:
        _put_url(field.value, item)


def _bare_name(cut: Cut) -> Value | None:
    found = _NUMBERED.match(cut.text)
    if found and found.end() < len(cut.text) and found.end() > 0:
        head = found.group().strip()
        if re.search(r"[\d一二三四五六七八九十:：.、]", head):
            cut = cut.part(found.end(), len(cut.text))
    return text_value(cut.strip(" ：:，,、-–—|"))


def _assign(segments: list[Segment], item: Item, draft: Draft) -> None:
    """The first segment that is no role is the name; roles by their words, an employer behind it is the entity."""
    free = [s for s in segments if not s.used]
    name_at = next((n for n, s in enumerate(free) if not s.bracket and _nameable(s, free, draft)), None)
    if name_at is not None and "name" not in item:
        head = free[name_at]
        head.used = True
        put(item, "name", _bare_name(_with_bracket(free, name_at, draft)))
    for s in free:
        if s.used:
            continue
        roles = s.roles
        assert roles is not None
        s.used = True
        if s.separator == "@" and put(item, "entity", text_value(s.cut)):
            continue
        if s.bracket and _is_stack(s, draft):
            for value in split_terms(s.cut):
                append(item, "keywords", value)
        elif roles.title >= 0.6 and len(s.text) <= 30 and "roles" not in item:
            append(item, "roles", text_value(s.cut))
        elif max(roles.employer, roles.school) >= 0.8 and put(item, "entity", text_value(s.cut)):
            continue
        elif "name" not in item:
            put(item, "name", _bare_name(s.cut))
        elif not s.url and not find_urls(s.text):
            extend_text(item, "description", text_value(s.cut))


def _nameable(s: Segment, free: list[Segment], draft: Draft) -> bool:
    roles = s.roles
    assert roles is not None
    if find_urls(s.text) and len(free) > 1:
        return False
    if roles.title >= 0.9 and len(s.text) <= 12 and len([k for k in free if not k.bracket]) > 1:
        return False
    return not re.fullmatch(r"(?:项目|project)?\s*\d{0,2}[.、:：]?", s.text, re.I)


def _with_bracket(free: list[Segment], n: int, draft: Draft) -> Cut:
    """A bracket glued to the name belongs to it, unless it lists a tech stack, which is read for its keywords too."""
    cut = free[n].cut
    if n + 1 < len(free):
        s = free[n + 1]
        if s.bracket and s.cut.line is cut.line and s.cut.start - cut.end <= 2 and not find_dates(s.text) and not _is_stack(s, draft):
            s.used = True
            return Cut(cut.line, cut.start, min(s.cut.end + 1, len(cut.line.text)))
    return cut


def _is_stack(s: Segment, draft: Draft) -> bool:
    terms = [v.text for v in split_terms(s.cut)]
    known = sum(1 for t in terms if canonical_skill(t, draft.lex))
    return bool(terms) and known * 2 >= len(terms) and (len(terms) > 1 or known == 1 and s.bracket)


def _urls(lines: list[Line], item: Item) -> None:
    for line in lines:
        for link in line.links:
            url = normalize_url(link.url)
            if url and url.startswith("http") and "url" not in item:
                item["url"] = Value(url, (), ((link.start, link.end),)) if link.end > link.start else Value(url, (Cut(line, link.at, link.to),))
        if "url" not in item:
            _put_url(line.whole(), item)


def _put_url(cut: Cut, item: Item) -> bool:
    for link in cut.line.links:
        if link.at < cut.end and link.to > cut.start and link.url.startswith("http"):
            url = normalize_url(link.url)
            if url:
                return put(item, "url", Value(url, (Cut(cut.line, link.at, link.to),), ((link.start, link.end),) if link.end > link.start else ()))
    for found in find_urls(cut.text):
        return put(item, "url", Value(found.value, (cut.part(found.start, found.end),)))
    return False


def read_project_body(lines: list[Line], item: Item, draft: Draft) -> None:
    """Fill description, highlights, keywords and late facts from the lines below a project's header."""
    for part in read_parts(lines, draft):
        _read_part(part, item, draft)


def _read_part(part: Part, item: Item, draft: Draft) -> None:
    concepts = set(part.concepts)
    if "keywords" in concepts:
        for value in keywords_of(part, draft):
            append(item, "keywords", value)
        return
    if part.label is not None and part.paragraphs and concepts & (FACTS | {"projectUrl", "url", "team"}) - {"degree"}:
        before = sum(len(v) if isinstance(v, list) else 1 for v in item.values())
        _field(Field(part.concepts, part.label, part.paragraphs[0][0]), item, draft)
        if sum(len(v) if isinstance(v, list) else 1 for v in item.values()) > before:
            return
    described = "description" in concepts
    for paragraph, is_item in zip(part.paragraphs, part.items, strict=True):
        value = text_value(*paragraph)
        if value is None:
            continue
        if part.label is None and _lone_url(paragraph, item):
            continue
        if "achievements" in concepts or is_item and not described:
            append(item, "highlights", value)
        elif concepts and part.label is not None and not concepts & {"description", "duties", "summary", "achievements"}:
            head = text_value(part.label)
            colon = "：" if head and re.search(r"[\u3400-\u9fff]", head.text) else ": "
            extend_text(item, "description", Value(f"{head.text}{colon}{value.text}", (*head.cuts, *value.cuts)) if head else value)
        else:
            extend_text(item, "description", value)


def _lone_url(paragraph: list[Cut], item: Item) -> bool:
    if len(paragraph) != 1 or len(paragraph[0].text.split()) > 2:
        return False
    found = find_urls(paragraph[0].text)
    return bool(found) and width(paragraph[0].text) - (found[0].end - found[0].start) <= 8 and "url" not in item and _put_url(paragraph[0], item)


def named_projects(lines: list[Line], owner: Item, draft: Draft, *, entity: str = "name") -> list[Line]:
    """Move projects told under a job or school with headings of their own into `projects`; returns the lines left.

    A `主要项目` heading followed by a list only groups highlights; followed by sub-headings it names projects.
    """
    out: list[Line] = []
    n = 0
    while n < len(lines):
        line = lines[n]
        if _names_projects(line, draft):
            end = _group_end(lines, n)
            inner = lines[n + 1 : end]
            heads = [k for k in inner if k.kind == "heading" or k.strong_share > 0.9 and k.kind != "item"]
            if heads and inner and (inner[0].kind == "heading" or inner[0].strong_share > 0.9):
                draft.mark(line.whole(), "heading")
                fill_projects(inner, draft, entity=owner.get(entity))
                n = end
                continue
        if line.kind == "heading" and find_dates(line.text) and entity == "name" and not leading_label(line, draft.lex):
            end = _group_end(lines, n)
            fill_projects(lines[n:end], draft, entity=owner.get(entity))
            n = end
            continue
        if entity == "name" and _nested_project(line):
            end = n + 1
            while end < len(lines) and not (lines[end].kind == "item" and lines[end].level <= line.level and not _nested_project(lines[end])):
                end += 1
            fill_projects(lines[n:end], draft, entity=owner.get(entity))
            n = end
            continue
        out.append(line)
        n += 1
    return out


def _nested_project(line: Line) -> bool:
    """A dated item inside a job's body, short beside its range: a project told there."""
    if line.kind != "item" or width(line.text) > 80:
        return False
    ranges = [m for m in find_dates(line.text) if m.is_range or m.current]
    return len(ranges) == 1 and ranges[0].start <= 2 and not re.search(r"[。；;]\s*$", line.text)


def _names_projects(line: Line, draft: Draft) -> bool:
    if line.kind == "item" and line.strong_share < 0.9 or width(line.text) > 30:
        return False
    kind, sure = heading_kind(line.text, draft.lex)
    return kind == "projects" and sure


def _group_end(lines: list[Line], start: int) -> int:
    head = lines[start]
    for n in range(start + 1, len(lines)):
        if lines[n].kind == "heading" and (head.kind != "heading" or lines[n].level < head.level):
            if head.kind == "heading":
                return n
    return len(lines)
