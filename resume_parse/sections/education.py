"""Schools: institution, department, area, degree, dates, score, courses; what else is said of them."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Line, Value, text_value
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.assign import FACTS, HeaderRead
from resume_parse.sections.body import Part, read_parts, split_terms, values_of
from resume_parse.sections.clubs import take_clubs
from resume_parse.sections.draft import Draft, Item, append, put, put_dates
from resume_parse.sections.entries import Entry, EntrySplitter
from resume_parse.sections.experience import fill_work, read_header_field
from resume_parse.sections.fields import Field
from resume_parse.sections.header import Segment
from resume_parse.sections.honours import fill_awards, fill_certificates
from resume_parse.sections.projects import named_projects
from resume_parse.spot.places import place_score
from resume_parse.spot.roles import longest_suffix, role_scorer

_SCORE = lazy_pattern(
    r"(?:GPA|CGPA|绩点|学积分|平均分|均分|加权|成绩|排名|专业前|班级前|年级前|note|moyenne|grade|score|average|percentage)\s*(?:[:：]|\b)?|^(?:first|second|third|upper|lower)[\s-]*(?:class|upper|lower)|"
    r"(?:cum laude|honou?rs|distinction|merit|一等荣誉|二等.{0,2}荣誉|^良好$|^优秀$|^Top\s*\d+%?|^前\s*\d+%|\d\.\d{1,2}\s*/\s*[45]|^\d{2}(?:\.\d+)?\s*/\s*100|mention\s+\w+)",
    re.I,
)
_HAN_SCHOOL = lazy_pattern(r"[\u3400-\u9fffA-Za-z（()）·]{2,24}?(?:大学|大學|学院|學院|学校|學校|中学|高中|高级中学|职业技术学院|专科学校|党校|研究院|研究所|科学院)(?:[（(][^（()）]{1,12}[)）])?")
_FACULTY = lazy_pattern(r"[\u3400-\u9fffA-Za-z与和及&·（）()]{2,20}?(?:学院|學院|系|学部|书院|研究院|研究所|校区)(?![\u3400-\u9fff]*(?:大学|学院))")
_MAJOR = lazy_pattern(r"\s*(?:专业|專業|方向|專業)\s*$")
_OF = lazy_pattern(r"^(?:\s*(?:degree\s+)?(?:in|of|on|der|des|en|in der|für|di|zum|zur|als|with)\b\s*|[\s,，:：;；·|/()（）\-–—]+)+", re.I)
_MODE = lazy_pattern(r"非?全日制|统招|在职|函授|自考|成人教育|full[- ]?time|part[- ]?time", re.I)
_EDU_KEYS = {"institution": "institution", "area": "area", "faculty": "department", "studyType": "studyType", "degree": "studyType", "score": "score", "organization": "institution"}


def fill_education(lines: list[Line], draft: Draft, *, kind: str = "education") -> None:
    """Read a section of schools."""
    entries = EntrySplitter(draft.lex, "education").split(lines)
    entries = _without_jobs(entries, draft)
    reads = [HeaderRead(entry, draft, commas=True) for entry in entries]
    loose: list[Line] = []
    items: list[tuple[Item, Entry]] = []
    for entry, read in zip(entries, reads, strict=True):
        if not entry.header:
            loose += entry.body
            continue
        items.append((_read_header(read, draft), entry))
    for n, (item, entry) in enumerate(items):
        parent = next((i for i, e in items if e is entry.parent), None)
        if parent and "institution" in parent and "institution" not in item:
            item["institution"] = parent["institution"]
        if entry.gathered and any(e.parent is entry for _, e in items):
            continue
        if n and _completes(item, items[n - 1][0], entry):
            _merge(item, items[n - 1][0])
            _body(entry, items[n - 1][0], draft)
            items[n] = items[n - 1][0], entry
            continue
        draft.items("education").append(item)
        _body(entry, item, draft)
    if loose:
        draft.section("", loose)


def school_from_facts(draft: Draft) -> None:
    """A school told by labels of the personal block, where no section tells one."""
    if draft.root.get("education") or not any("institution" in f.concepts for f in draft.school_facts):
        return
    item: Item = {}
    for field in draft.school_facts:
        _header_field(field, item, draft)
    basics = draft.root.get("basics", {})
    if "degree" in basics and "degree" not in item:
        item["degree"] = basics["degree"]
        item["studyType"] = Value(" ".join(c.text for c in basics["degree"].cuts), basics["degree"].cuts)
    if item:
        draft.items("education").append(item)


def _without_jobs(entries: list[Entry], draft: Draft) -> list[Entry]:
    """A post held at a school, told among the schools, is a job: it names a title and no degree."""
    out: list[Entry] = []
    for entry in entries:
        scores = [s.roles for s in HeaderRead(entry, draft).segments if s.roles] if entry.header and not entry.gathered else []
        post = any(r.title >= 0.9 and r.degree < 0.6 for r in scores)
        if post and not any(r.degree >= 0.6 for r in scores) and not any(role_scorer(draft.lex).find_degree(line.text[:60]) for line in entry.body[:3]):
            fill_work(entry.lines, draft)
        else:
            out.append(entry)
    return out


def _completes(item: Item, before: Item, entry: Entry) -> bool:
    """A line with a degree or dates but no school goes on the school above, when that one lacks them."""
    if "institution" in item or not item:
        return False
    return all(key not in before for key in item if key not in ("highlights", "location", "department", "area")) and "institution" in before


def _merge(item: Item, into: Item) -> None:
    for key, value in item.items():
        if key == "highlights":
            into.setdefault("highlights", []).extend(value)
        else:
            into.setdefault(key, value)


def _read_header(read: HeaderRead, draft: Draft) -> Item:
    item: Item = {}
    for field in read.fields:
        _header_field(field, item, draft)
    for dated in sorted(read.dates, key=lambda d: not (d.match.is_range or d.match.current)):
        put_dates(item, dated.line, dated.match, single="end")
    segments = [s for s in read.segments if not s.used]
    _pick_school(segments, item, draft)
    for segment in segments:
        if not segment.used:
            _read_segment(segment, item, draft)
    _level(item, draft)
    return item


def _header_field(field: Field, item: Item, draft: Draft) -> None:
    if "degree" in field.concepts or "studyType" in field.concepts:
        _degree_of(field.value, item, draft)
        return
    if set(field.concepts) & {"institution", "organization"} and "institution" not in item:
        _glued(field.value, item, draft)
        return
    read_header_field(field, item, draft, keys=_EDU_KEYS, single="end")


def _pick_school(segments: list[Segment], item: Item, draft: Draft) -> None:
    """The segment that looks most like a school is the institution."""
    if "institution" in item:
        return
    best, score = None, 0.55
    for n, s in enumerate(segments):
        roles = s.roles
        assert roles is not None
        mine = max(roles.school, 0.85 if _HAN_SCHOOL.match(s.text) and not s.bracket else 0.0) + (0.3 if draft.lex.fold(s.text) in draft.lex.schools else 0.0) - 0.02 * n - (0.3 if s.bracket else 0.0)
        if s.separator == "@":
            mine += 0.5
        if set(s.tags) & {"org", "school", "institution", "university"}:
            mine += 0.6
        if roles.degree >= 0.9 and not re.search(r"[\u3400-\u9fff]", s.text):
            mine -= 0.4
        if longest_suffix(s.text, frozenset(("学院", "系"))) and any(k is not s and re.search(r"大学|大學", k.text) for k in segments):
            mine -= 0.5
        if mine > score:
            best, score = s, mine
    if best is None:
        best = next((s for s in segments if s.roles and s.roles.employer >= 0.8 and not s.bracket), None)
    if best is not None:
        best.used = True
        _glued(best.cut, item, draft)


def _glued(cut: Cut, item: Item, draft: Draft) -> None:
    """`杭州电子科技大学计算机学院本科`: school, faculty, major and degree without a separator."""
    cut = cut.strip("（()）,，")
    text = cut.text
    if not re.search(r"[\u3400-\u9fff]", text):
        _latin_school(cut, item, draft)
        return
    found = _longest_known_school(text, draft) or _HAN_SCHOOL.match(text)
    end = found if isinstance(found, int) else found.end() if found else len(text)
    put(item, "institution", text_value(cut.part(0, end).strip()))
    rest = cut.part(end, len(text)).strip(" ,，、·-–—/")
    if rest:
        _after_school(rest, item, draft)


def _longest_known_school(text: str, draft: Draft) -> int:
    compact = draft.lex.fold(text)
    if len(compact) != len(text):
        return 0
    for end in range(min(len(text), 24), 2, -1):
        if compact[:end] in draft.lex.schools and (end == len(text) or compact[end - 1] in "学院校区）)" or not re.match(r"[\u3400-\u9fff]", compact[end])):
            return end
    return 0


def _after_school(cut: Cut, item: Item, draft: Draft) -> None:
    text = cut.text
    faculty = _FACULTY.match(text)
    if faculty and not _MAJOR.search(faculty.group()):
        key = "area" if faculty.group().endswith("系") and "area" not in item and "学院" not in faculty.group() else "department"
        put(item, key, text_value(cut.part(0, faculty.end())))
        cut = cut.part(faculty.end(), len(text)).strip(" ,，、·-–—/")
    if cut:
        _degree_and_area(cut, item, draft)


def _latin_school(cut: Cut, item: Item, draft: Draft) -> None:
    """`University of Tasmania, Hobart, Australia`; `Elam School of Fine Arts, The University of Auckland`."""
    text = cut.text
    at = text.rfind(",")
    while at > 0:
        tail = cut.part(at + 1, len(text)).strip()
        head = cut.part(0, at).strip()
        rest = text[at + 1 :]
        if place_score(rest.strip(), draft.lex) >= 0.8 and not role_scorer(draft.lex).score(rest).school:
            longer = cut.part(text.rfind(",", 0, at) + 1, len(text)).strip() if "," in text[:at] else tail
            use = longer if longer is not tail and place_score(longer.text, draft.lex) >= 0.85 and "," in text[:at] else tail
            put(item, "location", text_value(use))
            cut = Cut(cut.line, cut.start, use.start).strip(" ,") if use is not tail else head
            text = cut.text
        at = text.rfind(",", 0, min(at, len(text)))
    put(item, "institution", text_value(cut))


def _read_segment(segment: Segment, item: Item, draft: Draft) -> None:
    """One remaining segment of a school's header."""
    cut, roles = segment.cut, segment.roles
    assert roles is not None
    text = cut.text
    segment.used = True
    if _SCORE.search(text) and len(text) <= 60 and roles.degree < 0.9:
        if put(item, "score", text_value(cut)):
            return
    if place_score(text, draft.lex) >= 0.8 and put(item, "location", text_value(cut)):
        return
    mode = _MODE.fullmatch(text.strip())
    if mode and _mode(cut, item, draft):
        return
    if roles.degree >= 0.6:
        _degree_and_area(cut, item, draft)
        return
    if re.search(r"(?:学院|學院|书院|Faculty|School of|Department|Dept|College of|Institute of|Fakultät)", text) and "institution" in item and put(item, "department", text_value(cut)):
        return
    if "area" not in item and len(text) <= 60 and not segment.bracket and not re.search(r"[。;；]", text):
        _area(cut, item)
        return
    append(item, "highlights", text_value(cut))


def _degree_and_area(cut: Cut, item: Item, draft: Draft) -> None:
    """Degree and field in one stretch: `Bachelor of Science in Mathematics`, `数字媒体技术专业 本科`, `法学硕士`."""
    _mode(cut, item, draft)
    found = role_scorer(draft.lex).find_degree(cut.text)
    if not found:
        _area(cut, item)
        return
    start, end, level = found
    text = cut.text
    before, after = cut.part(0, start).strip(" ,，、·-–—/:：|"), cut.part(end, len(text))
    put(item, "degree", Value(level, (cut.part(start, end),)))
    if re.search(r"[\u3400-\u9fff]", text[start:end]):
        _han_degree(cut, before, after, start, end, item, draft)
        return
    put(item, "studyType", text_value(cut.part(start, end)))
    rest = _OF.match(after.text)
    if rest:
        draft.mark(after.part(0, rest.end()), "separator")
    after = after.part(rest.end() if rest else 0, len(after.text)).strip(" ,，;；.()（）-–—")
    own = re.search(r"\b(?:of|in)\s+(?!science\b|arts\b|engineering\b|technology\b|philosophy\b|laws?\b)(.{3,60})$", text[start:end], re.I)
    if after:
        _latin_area(after, item, draft)
    elif own and "area" not in item:
        put(item, "area", text_value(cut.part(start + own.start(1), start + own.end(1))))
    if before and len(before.text) > 2:
        _area(before, item)


def _latin_area(cut: Cut, item: Item, draft: Draft) -> None:
    """The field after a degree ends at a comma that a school, place or grade follows."""
    text = cut.text
    at = text.find(",")
    while at > 0:
        rest = text[at + 1 :].strip()
        roles = role_scorer(draft.lex).score(rest)
        if "institution" not in item and roles.school >= 0.8:
            _latin_school(cut.part(at + 1, len(text)).strip(), item, draft)
            cut = cut.part(0, at)
            break
        if _SCORE.search(rest):
            put(item, "score", text_value(cut.part(at + 1, len(text)).strip()))
            cut = cut.part(0, at)
            break
        if place_score(rest, draft.lex) >= 0.8:
            put(item, "location", text_value(cut.part(at + 1, len(text)).strip()))
            cut = cut.part(0, at)
            break
        at = text.find(",", at + 1)
    _area(cut.strip(" ,"), item)


def _han_degree(cut: Cut, before: Cut, after: Cut, start: int, end: int, item: Item, draft: Draft) -> None:
    """Chinese: the field stands before or after the degree; `法学硕士` is one word, `文学` its field."""
    text = cut.text
    mode = re.match(r".*?((?:非?全日制|统招)\s*)$", text[:start])
    low = mode.start(1) if mode else start
    before = cut.part(0, low).strip(" ,，、·-–—/:：|（(")
    tail = re.match(r"(?:研究生|学位|学历|毕业|在读|生)+", after.text)
    stop = end + (tail.end() if tail else 0)
    joined = before.text and start - low == 0 and low > 0 and text[low - 1] not in " ,，、·-–—/:：|\t（(" and len(before.text) <= 4 and before.text.endswith("学")
    put(item, "studyType", text_value(cut.part(0 if joined else low, stop).strip()))
    if before:
        _area(before, item)
    after = cut.part(stop, len(text)).strip(" ,，、·-–—/:：|()（）")
    if after:
        second = role_scorer(draft.lex).find_degree(after.text)
        if second and second[0] == 0 and second[1] == len(after.text):
            return
        _area(after, item)


def _area(cut: Cut, item: Item) -> None:
    bare = _MAJOR.sub("", cut.text)
    cut = cut.part(0, len(bare)).strip(" ,，、·-–—/:：|()（）\"“”")
    if not cut:
        return
    if not put(item, "area", text_value(cut)):
        append(item, "highlights", text_value(cut))


def _mode(cut: Cut, item: Item, draft: Draft) -> bool:
    found = _MODE.search(cut.text)
    if not found:
        return False
    level = draft.lex.modes.get(draft.lex.fold(found.group())) or ("partTime" if found.group().startswith(("非", "part")) else "fullTime" if found.group() == "全日制" else "")
    return bool(level) and put(item, "studyMode", Value(level, (cut.part(*found.span()),)))


def _degree_of(cut: Cut, item: Item, draft: Draft) -> None:
    put(item, "studyType", text_value(cut))
    found = role_scorer(draft.lex).find_degree(cut.text)
    if found:
        put(item, "degree", Value(found[2], (cut.part(found[0], found[1]),)))
    _mode(cut, item, draft)


def _level(item: Item, draft: Draft) -> None:
    """A secondary school says the level by its name when no degree is written."""
    school = item.get("institution")
    if "degree" not in item and school is not None and re.search(r"(?:中学|高中|附中|一中|二中|三中|High School|Lycée|Gymnasium|高等学校|高校)\s*$", school.text, re.I):
        item["degree"] = Value("highSchool", school.cuts)


def _body(entry: Entry, item: Item, draft: Draft) -> None:
    lines = take_clubs(named_projects(entry.body, item, draft, entity="institution"), draft)
    for part in read_parts(lines, draft):
        _read_part(part, item, draft)


def _read_part(part: Part, item: Item, draft: Draft) -> None:
    concepts = set(part.concepts)
    if "courses" in concepts:
        for paragraph in part.paragraphs:
            for cut in paragraph:
                for value in split_terms(cut.strip("。.等")):
                    append(item, "courses", value)
        return
    if concepts & {"awards"}:
        fill_awards([c.line.sliced(c.start, c.end) for p in part.paragraphs for c in p], draft)
        return
    if concepts & {"certificates"}:
        fill_certificates([c.line.sliced(c.start, c.end) for p in part.paragraphs for c in p], draft)
        return
    if concepts & FACTS and part.label is not None and part.paragraphs and _late_fact(part, item, draft):
        return
    for value, is_item in values_of(part):
        if part.label is None and _late_line(value, item, draft):
            continue
        text = value
        if part.label is not None:
            head = text_value(part.label)
            colon = "：" if head and re.search(r"[\u3400-\u9fff]", head.text) else ": "
            text = Value(f"{head.text}{colon}{value.text}", (*head.cuts, *value.cuts)) if head else value
            if "summary" in concepts or "description" in concepts:
                text = value
        append(item, "highlights", text)


def _late_fact(part: Part, item: Item, draft: Draft) -> bool:
    label = part.label
    assert label is not None
    before = len(item)
    _header_field(Field(part.concepts, label, part.paragraphs[0][0]), item, draft)
    return len(item) > before


def _late_line(value: Value, item: Item, draft: Draft) -> bool:
    """A short line below the header that still says degree, field, score or dates."""
    text = value.text
    cut = value.cuts[0]
    if len(value.cuts) != 1 or len(text) > 60:
        return False
    if _SCORE.search(text) and "score" not in item and len(text) <= 40:
        return put(item, "score", value)
    roles = role_scorer(draft.lex).score(text)
    if roles.degree >= 0.6 and "studyType" not in item and len(text) <= 50:
        _degree_and_area(cut, item, draft)
        return True
    if _MAJOR.search(text) and "area" not in item and len(text) <= 30:
        _area(cut, item)
        return True
    return False
