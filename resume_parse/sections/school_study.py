"""What was studied and to which degree: `Bachelor of Science in Mathematics`, `数字媒体技术专业 本科`, `法学硕士`."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Value, text_value
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.draft import Draft, Item, append, put
from resume_parse.sections.school_names import put_school
from resume_parse.spot.degrees import degree_in, is_faculty, looks_like_school
from resume_parse.spot.places import place_score
from resume_parse.spot.roles import role_scorer

SCORE = lazy_pattern(
    r"(?:GPA|CGPA|绩点|学积分|平均分|均分|加权|成绩|总评|排名|专业前|班级前|年级前|\bnote|moyenne"
    r"|notendurchschnitt|\bgrade|score|average|percentage|votazione|promedio)\s*(?:[:：]|\b|(?=\d))|^(?:first"
    r"|second|third|upper|lower)[\s-]*(?:class|upper|lower)|"
    r"(?:cum laude|honou?rs|distinction|with merit|^merit$|一等荣誉|二等.{0,2}荣誉|^良好$|^优秀$|^Top\s*\d+%?"
    r"|^前\s*\d+%|\d\.\d{1,2}\s*/\s*[45]|^\d{2}(?:\.\d+)?\s*/\s*100|mention\s+\w+)",
    re.I,
)
PRIZE = lazy_pattern(r"奖|獎|荣誉|榮譽|称号|获得|優勝|scholarship|\baward|\bprize|fellowship|dean['’]s list", re.I)
MAJOR = lazy_pattern(r"\s*(?:专业|专攻|專攻|方向|專業|専攻)\s*$")
_MAJOR_LEAD = lazy_pattern(
    r"^(?:major(?:ing|ed)?(?:\s+in)?|in|specializ(?:ing|ation) in|fachrichtung|filière)\s*[:：]?\s+|^(?:修习|主修"
    r"|所学|攻读|学习|就读|所修)?(?:专业|專業)(?:为|為|是|方向)?\s*[:：]?\s*(?=\S|$)|^(?:主修"
    r"|攻读)\s*[:：]?\s*(?=\S)",
    re.I,
)
_OF = lazy_pattern(
    r"^(?:\s*(?:degree\s+|diploma\s+)?(?:in|of|on|der|des|en|in der|für|di|zum|zur|als|with|de|em|a major in)\b\s*"
    r"|\s*degree\b|[\s,，:：;；·|/()（）\-–—]+)+",
    re.I,
)
HONS = lazy_pattern(r"^\s*[(（]?\s*hon(?:ou?r)?s\b\.?\s*[)）]?", re.I)
MODE = lazy_pattern(r"非?全日制|统招|在职|函授|自考|成人教育|full[- ]?time|part[- ]?time", re.I)
BOARD = lazy_pattern(r"\b(?:board|CBSE|ICSE)\b|班$", re.I)
_CERTIFICATE = lazy_pattern(r"[\s,]+(certification|certificate|diploma|zertifikat)$", re.I)
_ASIDE = lazy_pattern(r"[(（]([^()（）]+)[)）]\s*$")


def degree_and_area(cut: Cut, item: Item, draft: Draft) -> None:
    """Degree and field in one stretch: `Bachelor of Science in Mathematics`, `数字媒体技术专业 本科`, `法学硕士`."""
    study_mode(cut, item, draft)
    cut = cut.strip(" ,，、·-–—/:：|")
    found = degree_in(cut.text, draft.lex)
    if not found:
        area_of(cut, item, draft)
        return
    start, end, level = found
    text = cut.text
    before = cut.part(0, start).strip(" ,，、·-–—/:：|(（")
    put(item, "degree", Value(level, (cut.part(start, end),)))
    if re.search(r"[\u3400-\u9fff]", text[start:end]):
        _han_degree(cut, before, start, end, item, draft)
        return
    _latin_degree(cut, start, end, item, draft)
    if before and len(before.text) > 2:
        area_of(before, item, draft)


def _latin_degree(cut: Cut, start: int, end: int, item: Item, draft: Draft) -> None:
    """The field stands behind the degree, or inside it (`Master of Public Health`)."""
    text = cut.text
    own = re.search(
        r"\b(?:of|in)\s+(?!science\b|arts\b|engineering\b|technology\b|philosophy\b|laws?\b)(.{3,60})$",
        text[start:end],
        re.I,
    )
    honours = HONS.match(text[end:])
    stop = end + (honours.end() if honours else 0)
    put(item, "studyType", text_value(cut.part(start, stop)))
    after = cut.part(stop, len(text))
    rest = _OF.match(after.text)
    if rest:
        draft.mark(after.part(0, rest.end()), "separator")
    after = after.part(rest.end() if rest else 0, len(after.text)).strip(" ,，;；.()（）-–—")
    at = re.match(r"(?:at|from)\s+(?:the\s+)?", after.text)
    if (
        at
        and is_faculty(after.text[at.end() :], draft.lex)
        and put(item, "department", text_value(after.part(at.end(), len(after.text))))
    ):
        return
    again = degree_in(after.text, draft.lex)
    if again and again[0] <= 2 and again[1] == len(after.text):
        item["studyType"] = text_value(Cut(cut.line, cut.start + start, after.end)) or item["studyType"]
    elif after:
        _latin_area(after, item, draft)
    elif own and "area" not in item:
        put(item, "area", text_value(cut.part(start + own.start(1), start + own.end(1))))


def _latin_area(cut: Cut, item: Item, draft: Draft) -> None:
    """The field after a degree ends at a comma that a school, place or grade follows."""
    text = cut.text
    at = text.find(",")
    while at > 0:
        tail = cut.part(at + 1, len(text)).strip()
        if "institution" not in item and looks_like_school(tail.text, draft.lex):
            put_school(tail, item, draft)
        elif SCORE.search(tail.text):
            put(item, "score", text_value(tail))
        elif place_score(tail.text, draft.lex) >= 0.8:
            put(item, "location", text_value(tail))
        else:
            at = text.find(",", at + 1)
            continue
        cut = cut.part(0, at)
        break
    area_of(cut.strip(" ,"), item, draft)


def _han_degree(cut: Cut, before: Cut, start: int, end: int, item: Item, draft: Draft) -> None:
    """Chinese: the field stands before or after the degree; `法学硕士` is one word, `文学` its field."""
    text = cut.text
    mode = re.match(r".*?((?:(?:非?全日制|统招|普通|省属|公办|重点|一本|二本)\s*)+)$", text[:start])
    low = mode.start(1) if mode else start
    before = cut.part(0, low).strip(" ,，、·-–—/:：|（(")
    tail = re.match(r"(?:研究生|学位|學位|学历|毕业|在读|課程|学习|项目|生)+", text[end:])
    stop = end + (tail.end() if tail else 0)
    joined = (
        before.text
        and start - low == 0
        and low > 0
        and text[low - 1] not in " ,，、·-–—/:：|\t（("
        and len(before.text) <= 4
        and before.text.endswith("学")
    )
    put(item, "studyType", text_value(cut.part(0 if joined else low, stop).strip()))
    if before:
        area_of(before, item, draft)
    after = cut.part(stop, len(text)).strip(" ,，、·-–—/:：|()（）")
    if after:
        second = degree_in(after.text, draft.lex)
        if second and second[0] == 0 and second[1] == len(after.text):
            return
        area_of(after, item, draft)


def area_of(cut: Cut, item: Item, draft: Draft) -> None:
    """Set the field of study, less words such as 专业; what does not fit there is told as a highlight."""
    lead, whole = _MAJOR_LEAD.match(cut.text), cut
    cut = cut.part(lead.end() if lead else 0, len(cut.text))
    cut = cut.part(0, len(MAJOR.sub("", cut.text)))
    draft.mark(Cut(cut.line, whole.start, cut.start), "label")
    draft.mark(Cut(cut.line, cut.end, whole.end), "label")
    cut = cut.strip(' ,，、·-–—/:：|"“”。.' + ("" if re.search(r"[(（][^()（）]+[)）]", cut.text) else "()（）"))
    faculty = re.match(r"[\u3400-\u9fff]{2,14}(?:系|学院|學院)(?=\s*[,，、/]\s*[\u3400-\u9fff])", cut.text)
    if faculty and "department" not in item:
        put(item, "department", text_value(cut.part(0, faculty.end())))
        cut = cut.part(faculty.end(), len(cut.text)).strip(" ,，、/")
    if BOARD.search(cut.text):
        append(item, "highlights", text_value(cut))
        return
    certificate = _CERTIFICATE.search(cut.text) if "studyType" not in item else None
    if certificate:
        put(item, "studyType", text_value(cut.part(*certificate.span(1))))
        cut = cut.part(0, certificate.start())
    if not cut or put(item, "area", text_value(cut)) or _second_field(cut, item, draft):
        return
    if re.search(r"[\u3400-\u9fff]系$", cut.text) and put(item, "department", text_value(cut)):
        return
    append(item, "highlights", text_value(cut))


def _second_field(cut: Cut, item: Item, draft: Draft) -> bool:
    """`Applied Mathematics, Computer Science`: a further field after a comma."""
    old = item["area"].cuts[-1]
    near = old.line is cut.line and old.line.text[old.end : cut.start].strip() in (",", "&", "，", "、")
    if not near or cut.start <= old.end or role_scorer(draft.lex).score(cut.text).area < 0.6:
        return False
    whole = (
        text_value(Cut(cut.line, item["area"].cuts[0].start, cut.end))
        if item["area"].cuts[0].line is cut.line
        else None
    )
    if whole is None:
        return False
    item["area"] = whole
    return True


def study_mode(cut: Cut, item: Item, draft: Draft) -> bool:
    """全日制, part-time … inside a stretch."""
    found = MODE.search(cut.text)
    if not found:
        return False
    level = draft.lex.modes.get(draft.lex.fold(found.group())) or (
        "partTime" if found.group().startswith(("非", "part")) else "fullTime" if found.group() == "全日制" else ""
    )
    return bool(level) and put(item, "studyMode", Value(level, (cut.part(*found.span()),)))


def labelled_area(cut: Cut, item: Item, draft: Draft) -> None:
    """A labelled field of study, with its degree in brackets behind it: `信息管理（本科）`."""
    aside = _ASIDE.search(cut.text)
    if aside and "studyType" not in item and degree_in(aside[1], draft.lex):
        degree_of(cut.part(*aside.span(1)), item, draft)
        cut = cut.part(0, aside.start()).strip()
    area_of(cut, item, draft)


def degree_of(cut: Cut, item: Item, draft: Draft) -> None:
    """A labelled degree."""
    put(item, "studyType", text_value(cut))
    found = degree_in(cut.text, draft.lex)
    if found:
        put(item, "degree", Value(found[2], (cut.part(found[0], found[1]),)))
    study_mode(cut, item, draft)
