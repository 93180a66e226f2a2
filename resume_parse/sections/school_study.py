"""What was studied and to which degree: `Bachelor of Science in Mathematics`, `数字媒体技术专业 本科`, `法学硕士`."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Value, text_value
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import CJK_LETTER, lazy_pattern
from resume_parse.sections.draft import Draft, Item, append, put
from resume_parse.sections.fields import split_cut
from resume_parse.sections.school_names import put_school
from resume_parse.sections.school_words import AT, BOARD, DEPARTMENT, HONS, MAJOR, MODE, SCORE
from resume_parse.spot.degrees import degree_in, is_faculty, looks_like_school, own_field
from resume_parse.spot.places import place_score
from resume_parse.spot.roles import role_scorer

_SLASH = lazy_pattern(r"\s*/\s*")
_MAJOR_LEAD = cue_pattern(r"^(?&majorLead)\s*[:：]?\s+|^(?&majorLabel)\s*[:：]?\s*(?=\S|$)", re.I)
_OF = cue_pattern(
    r"^(?:\s*(?:(?&degreeNoun)\s+)?(?&fieldPreposition)\b\s*|\s*(?&degreeNoun)\b|[\s,，:：;；·|/()（）\-–—]+)+", re.I
)
_FIELD_INSIDE = cue_pattern(r"\b(?:(?&fieldIn)|(?&degreeOf))\s+(?!(?&broadField)s?\b)(.{3,60})$", re.I)
_LEADS_ON = cue_pattern(r"\s(?&fieldIn)$", re.I)
_FIELD_GOES_ON = cue_pattern(r"\s+(?:(?&latinConjunction)|&|(?&fieldHead))(?=\s|,|$)", re.I)
_CERTIFICATE = cue_pattern(r"[\s,]+((?&studyCertificate))$", re.I)
_ASIDE = lazy_pattern(r"[(（]([^()（）]+)[)）]\s*$")
_KINDS = cue_pattern(r".*?((?:(?:(?&studyMode)|(?&schoolSector)|(?&schoolRank))\s*)+)$")
_DEGREE_TAIL = cue_pattern(r"(?&degreeTail)+")
_DISCIPLINE = cue_pattern(r"(?&disciplineSuffix)$")
_LED_FACULTY = cue_pattern(
    r"[^\W\d_]{2,14}?(?:(?&department)(?=[\s,，、/])|(?&college)|(?&facultyShort))(?=[\s,，、/]*[^\x00-\u02ff])"
)
_STATE = cue_pattern(r"(?:(?&studyMode)|(?&studyState)|(?&studyTime)|\s)+", re.I)
_NOT_FIELD = cue_pattern(r"(?&notField)$")


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
    if CJK_LETTER.search(text[start:end]):
        _han_degree(cut, before, start, end, item, draft)
        return
    _latin_degree(cut, start, end, item, draft)
    if before and len(before.text) > 2:
        area_of(before, item, draft)


def _latin_degree(cut: Cut, start: int, end: int, item: Item, draft: Draft) -> None:
    """The field stands behind the degree, or inside it (`Master of Public Health`)."""
    text = cut.text
    own = _FIELD_INSIDE.search(text, start, end)
    if own and _FIELD_GOES_ON.match(text, end):
        put(item, "studyType", text_value(cut.part(start, own.start())))
        _latin_area(cut.part(own.start(1), len(text)), item, draft)
        return
    honours = HONS.match(text[end:])
    leads_on = _LEADS_ON.search(text[start:end])
    stop = start + leads_on.start() if leads_on else end + (honours.end() if honours else 0)
    put(item, "studyType", text_value(cut.part(start, stop)))
    after = cut.part(stop, len(text))
    rest = _OF.match(after.text)
    if rest:
        draft.mark(after.part(0, rest.end()), "separator")
    after = _with_bracket(after.part(rest.end() if rest else 0, len(after.text)).strip(" ,，;；.()（）-–—"))
    aside = _ASIDE.search(after.text)
    if aside and SCORE.search(aside[1]) and put(item, "score", text_value(after.part(*aside.span(1)))):
        after = after.part(0, aside.start()).strip()
    at = AT.match(after.text)
    if (
        at
        and is_faculty(after.text[at.end() :], draft.lex)
        and put(item, "department", text_value(after.part(at.end(), len(after.text))))
    ):
        return
    again = degree_in(after.text, draft.lex)
    # `Grado en Ingeniería`: the second degree's word is the field of the first
    joined = (rest is not None and any(map(str.isalpha, rest.group()))) or leads_on
    if again and again[0] <= 2 and again[1] == len(after.text) and not joined:
        item["studyType"] = text_value(Cut(cut.line, cut.start + start, after.end)) or item["studyType"]
    elif after:
        _latin_area(after, item, draft)
    elif own and "area" not in item:
        put(item, "area", text_value(cut.part(*own.span(1))))


def _with_bracket(cut: Cut) -> Cut:
    """With the bracket that closes one opened in it."""
    closes = cut.line.text[cut.end : cut.end + 1] == ")" and cut.text.count("(") > cut.text.count(")")
    return Cut(cut.line, cut.start, cut.end + closes)


def _latin_area(cut: Cut, item: Item, draft: Draft) -> None:
    """The field after a degree ends at a comma that a school, place or grade follows."""
    text = cut.text
    if text[:1].isdigit() and SCORE.search(text) and put(item, "score", text_value(cut)):
        return
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
    mode = _KINDS.match(text[:start])
    low = mode.start(1) if mode else start
    before = cut.part(0, low).strip(" ,，、·-–—/:：|（(")
    tail = _DEGREE_TAIL.match(text, end)
    stop = tail.end() if tail else end
    joined = (
        before.text
        and start - low == 0
        and low > 0
        and text[low - 1] not in " ,，、·-–—/:：|\t（("
        and len(before.text) <= 4
        and _DISCIPLINE.search(before.text)
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
    faculty = _LED_FACULTY.match(cut.text)
    field = cut.part(faculty.end(), len(cut.text)).strip(" ,，、/") if faculty else cut
    said = whole.end > cut.end and len(field.text) > 2
    if faculty and (said or names_field(field.text, draft.lex)):
        told = text_value(cut.part(0, faculty.end()))
        if not put(item, "department", told):
            append(item, "highlights", told)
        cut = field
    if BOARD.search(cut.text) or _STATE.fullmatch(cut.text):
        append(item, "highlights", text_value(cut))
        return
    certificate = _CERTIFICATE.search(cut.text) if "studyType" not in item else None
    if certificate:
        put(item, "studyType", text_value(cut.part(*certificate.span(1))))
        cut = cut.part(0, certificate.start())
    if cut and "area" in item and (whole.end > cut.end or names_field(cut.text, draft.lex)):
        gives_way(item)
    if not cut or put(item, "area", text_value(cut)) or _second_field(cut, item, draft):
        return
    if DEPARTMENT.search(cut.text) and put(item, "department", text_value(cut)):
        return
    append(item, "highlights", text_value(cut))


def gives_way(item: Item) -> bool:
    """A department that was read as the field (`…系`) becomes one, where a major is told beside it."""
    if "department" in item or not DEPARTMENT.search(item["area"].text):
        return False
    item["department"] = item.pop("area")
    return True


def names_field(text: str, lex: Lexicon) -> bool:
    """Whether a few Chinese words, in a bracket behind a school or degree, read as a field of study."""
    return (
        2 <= len(text) <= 16
        and CJK_LETTER.search(text) is not None
        and not re.search(r"\d", text)
        and not _NOT_FIELD.search(text)
        and role_scorer(lex).score(text).area >= 0.6
    )


def area_of_degree(item: Item, draft: Draft) -> None:
    """The field that the word of the degree itself names: `工商管理硕士`."""
    study = item.get("studyType")
    for cut in study.cuts if study is not None else ():
        found = degree_in(cut.text, draft.lex)
        size = own_field(cut.text[found[0] : found[1]], draft.lex) if found else 0
        if found and size:
            put(item, "area", text_value(cut.part(found[0], found[0] + size)))
            return


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
    level = draft.lex.modes.get(draft.lex.fold(found.group()))
    return level is not None and put(item, "studyMode", Value(level, (cut.part(*found.span()),)))


def labelled_area(cut: Cut, item: Item, draft: Draft) -> None:
    """A labelled field of study, with its degree in brackets behind it: `信息管理（本科）`."""
    aside = _ASIDE.search(cut.text)
    if aside and "studyType" not in item and degree_in(aside[1], draft.lex):
        degree_of(cut.part(*aside.span(1)), item, draft)
        cut = cut.part(0, aside.start()).strip()
    area_of(cut, item, draft)


def faculty_or_area(cut: Cut, item: Item, draft: Draft) -> None:
    """What a column of both tells (`学院/专业`): a faculty, a field of study, or one behind the other."""
    for part in split_cut(cut, _SLASH):
        if is_faculty(part.text, draft.lex):
            put(item, "department", text_value(part))
        else:
            labelled_area(part, item, draft)


def degree_of(cut: Cut, item: Item, draft: Draft) -> None:
    """A labelled degree; a field told with it is read, too (`Computer Science B.Sc.`)."""
    found = degree_in(cut.text, draft.lex)
    if found and CJK_LETTER.search(cut.text) is None and len(cut.text) - (found[1] - found[0]) > 3:
        degree_and_area(cut, item, draft)
        return
    put(item, "studyType", text_value(cut))
    if found:
        put(item, "degree", Value(found[2], (cut.part(found[0], found[1]),)))
    study_mode(cut, item, draft)
