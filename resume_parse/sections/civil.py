"""Personal facts: gender, age, birth, origin, marital and political status, highest degree, years of work; anything else labelled."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Value, text_value
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.draft import Draft, put
from resume_parse.sections.fields import Field
from resume_parse.spot.dates import find_dates
from resume_parse.spot.roles import role_scorer

_AGE = lazy_pattern(r"(?<!\d)(\d{2})\s*(?:岁|周岁|歳|years? old|ans\b|años\b|jahre alt)", re.I)
_YEARS = lazy_pattern(
    r"(?<![\d.])(\d{1,2}(?:\.\d)?|[一二三四五六七八九十]{1,2})\s*\+?\s*(?:年以上|余年|多年|年(?!\d|级)|years?\+?|yrs?|jahre|ans d|años)"
    r"\s*(?:以上)?\s*(?:(?:的)?(?:[\u4e00-\u9fffA-Za-z+#.]{0,12})(?:经验|经历|工作|工龄|experience|of experience|berufserfahrung|d['’]expérience|de experiencia))?",
    re.I,
)
_BORN = lazy_pattern(r"(?:^|[\s|·,，])(?:b\.|born(?: on| in)?|geb\.|geboren(?: am)?|né[e]? le|出生于?)\s*", re.I)
_HAN_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")}
_ORIGIN = lazy_pattern(r"([\u4e00-\u9fff]{2,10})人$")
_GENDER = lazy_pattern(r"^(?:男|女|男性|女性|male|female|m|f|männlich|weiblich|masculin|féminin|homme|femme|hombre|mujer)$", re.I)
_STATUS = lazy_pattern(r"(?:党员|团员|群众|民主党派|民盟盟员|民建会员|无党派)")
_MARITAL = lazy_pattern(r"^(?:已婚|未婚|离异|已育|未育|已婚已育|已婚未育|single|married|divorced|ledig|verheiratet|célibataire|marié[e]?|soltero|casad[oa])$", re.I)
_PLACEHOLDER = lazy_pattern(r"^[\s*xX＊×._—\-【】\[\]()（）待补填写无略?？]*$|【.{0,10}】|[*＊]{3,}|[xX]{3,}")


def read_personal(concept: str, field: Field, draft: Draft) -> bool:
    """Read a labelled personal fact; returns whether it could be read."""
    cut, basics = field.value, draft.basics
    text = cut.text.strip()
    if _PLACEHOLDER.search(text) and concept not in ("attribute",) and not find_dates(text):
        return put_attribute(field, draft)
    if concept == "gender":
        return _gender(cut, draft)
    if concept == "age":
        return _number(cut, "age", draft) or _birth(cut, draft)
    if concept == "birthDate":
        return _birth(cut, draft) or put_attribute(field, draft)
    if concept in ("nativePlace", "ethnicity", "nationality", "politicalStatus", "maritalStatus"):
        return put(basics, concept, text_value(cut.strip("。；;.,，")))
    if concept == "degree":
        return _degree(cut, draft)
    if concept == "yearsOfExperience":
        return _years(cut, draft)
    if concept == "attribute":
        return put_attribute(field, draft)
    return False


def put_attribute(field: Field, draft: Draft) -> bool:
    """Keep a labelled fact that has no field of its own, label and value as written."""
    label, value = text_value(field.label), text_value(field.value)
    if not label or not value:
        return False
    attributes = draft.basics.setdefault("attributes", {})
    key = re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", label.text.strip(" :：*"))
    if key in attributes:
        return False
    attributes[key] = value
    return True


def _gender(cut: Cut, draft: Draft) -> bool:
    first = re.match(r"[^\s|/,，;；(（]+", cut.text.strip())
    level = draft.lex.gender.get(draft.lex.fold(first.group())) if first else None
    return bool(level) and put(draft.basics, "gender", Value(level, (cut.strip().part(0, first.end()),) if first else (cut,)))


def _number(cut: Cut, key: str, draft: Draft) -> bool:
    found = re.search(r"(?<!\d)\d{1,2}(?!\d)", cut.text)
    return bool(found) and put(draft.basics, key, Value(int(found.group()), (cut.part(*found.span()),))) if found else False


def _birth(cut: Cut, draft: Draft) -> bool:
    for m in find_dates(cut.text):
        if m.first and not m.is_range:
            return put(draft.basics, "birthDate", Value(m.first, (cut.part(m.start, m.end),)))
    return False


def _degree(cut: Cut, draft: Draft) -> bool:
    found = role_scorer(draft.lex).find_degree(cut.text)
    return bool(found) and put(draft.basics, "degree", Value(found[2], (cut.part(found[0], found[1]),))) if found else False


def _years(cut: Cut, draft: Draft) -> bool:
    text = cut.text
    found = re.search(r"(\d{1,2}(?:\.\d)?)|([一二三四五六七八九十]{1,2})", text)
    if not found or find_dates(text):
        return False
    number = float(found.group(1)) if found.group(1) else float(_han_number(found.group(2)))
    return put(draft.basics, "yearsOfExperience", Value(int(number) if number == int(number) else number, (cut.strip(),)))


def _han_number(text: str) -> int:
    if text == "十":
        return 10
    if text.startswith("十"):
        return 10 + _HAN_DIGITS.get(text[1], 0)
    if "十" in text:
        head, _, tail = text.partition("十")
        return 10 * _HAN_DIGITS.get(head, 1) + _HAN_DIGITS.get(tail, 0)
    return _HAN_DIGITS.get(text[0], 0)


def read_plain(cut: Cut, draft: Draft) -> bool:
    """A bare word or two of the head that says what it is: `男`, `1993年8月生`, `22岁`, `5年经验`, `本科`, `中共党员`."""
    text = cut.text.strip()
    basics = draft.basics
    if len(text) > 40:
        return False
    if _GENDER.match(text) and len(text) > 1 or text in ("男", "女"):
        return _gender(cut, draft)
    combined = re.match(r"(男|女)\s*[/·,，|\s]\s*(?=\S)", text)
    if combined:
        _gender(cut.part(0, 1), draft)
        return read_plain(cut.part(combined.end(), len(text)).strip(), draft) or True
    age = _AGE.search(text)
    if age and len(text) <= 12:
        return put(basics, "age", Value(int(age.group(1)), (cut.part(*age.span()),)))
    if _born(cut, text, draft):
        return True
    if _MARITAL.match(text):
        return put(basics, "maritalStatus", text_value(cut))
    if _STATUS.search(text) and len(text) <= 8:
        return put(basics, "politicalStatus", text_value(cut))
    years = _YEARS.match(text)
    if years and years.end() >= len(text) - 2:
        return _years(cut, draft)
    if len(text) <= 8 and draft.lex.degrees.get(draft.lex.fold(text)) and len(text) >= 2:
        return _degree(cut, draft)
    if draft.lex.fold(text) in draft.lex.ethnicity and text.endswith("族"):
        return put(basics, "ethnicity", text_value(cut))
    origin = _ORIGIN.match(text)
    if origin and draft.lex.fold(origin.group(1)) in draft.lex.places:
        return put(basics, "nativePlace", Value(origin.group(1), (cut.part(*origin.span(1)),)))
    return False


def _born(cut: Cut, text: str, draft: Draft) -> bool:
    found = find_dates(text)
    if len(found) != 1 or found[0].is_range or not found[0].first:
        return False
    m = found[0]
    marked = re.match(r"\s*(?:生|出生)", text[m.end :]) or _BORN.match(text) or re.match(r"(?:男|女)\s*[/,，]", text)
    bare = text == text[m.start : m.end] and int(m.first[:4]) < 2010 and "birthDate" not in draft.basics and "gender" in draft.basics
    if (marked or bare) and len(text) - (m.end - m.start) <= 12:
        return put(draft.basics, "birthDate", Value(m.first, (cut.part(m.start, m.end),)))
    return False
