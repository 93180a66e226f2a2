"""Personal facts: gender, age, birth, origin, status, highest degree, years of work; anything else that has a label."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Line, Value, text_value, width
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.draft import Draft, put
from resume_parse.sections.fields import Field
from resume_parse.sections.places import leads_to_place, put_location
from resume_parse.spot.dates import find_dates
from resume_parse.spot.degrees import degree_in

_AGE = lazy_pattern(r"(?<!\d)(\d{2})\s*(?:岁|周岁|歳|歲|years? old|ans\b|años\b|jahre alt)", re.I)
_YEARS = lazy_pattern(
    r"(?<![\d.])(\d{1,2}(?:\.\d)?|[一二三四五六七八九十]{1,2})\s*\+?\s*(?:年以上|余年|多年|年(?!\d|级)|years?\+?"
    r"|yrs?|jahre|ans d|años)"
    r"\s*(?:以上)?\s*(?:(?:的)?(?:[\u4e00-\u9fffA-Za-z+#.]{0,12})(?:经验|经历|工作|工龄|experience|of experience"
    r"|berufserfahrung|d['’]expérience|de experiencia))?",
    re.I,
)
_BORN = lazy_pattern(r"(?:^|[\s|·,，])(?:b\.|born(?: on| in)?|geb\.|geboren(?: am)?|né[e]? le|出生于?)\s*", re.I)
_HAN_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")}
_NATION = lazy_pattern(
    r"^(?:de )?(?:nationalité|nationality|staatsangehörigkeit|nacionalidad|nacionalidade"
    r"|nazionalità)\s*[:：]?\s+(?=\S)|^国籍\s*[:：]?\s*(?=\S)",
    re.I,
)
_ORIGIN = lazy_pattern(r"([\u4e00-\u9fff]{2,10})人$")
_GENDER = lazy_pattern(
    r"^(?:男|女|男性|女性|male|female|m|f|männlich|weiblich|masculin|féminin|homme|femme|hombre|mujer)$", re.I
)
_STATUS = lazy_pattern(r"(?:党员|团员|群众|民主党派|民盟盟员|民建会员|无党派)")
_MARITAL = lazy_pattern(
    r"^(?:已婚|未婚|离异|已育|未育|已婚已育|已婚未育|single|married|divorced|ledig|verheiratet|célibataire"
    r"|marié[e]?|soltero|casad[oa])$",
    re.I,
)
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
        aged = _number(cut, "age", draft)
        # `33歳 (1986年10月生)`
        return ((not aged or "生" in cut.text) and _birth(cut, draft)) or aged
    if concept == "birthDate":
        age = _AGE.search(text)
        if age:
            put(basics, "age", Value(int(age.group(1)), (cut.strip().part(*age.span()),)))
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
    return bool(level) and put(
        draft.basics, "gender", Value(level, (cut.strip().part(0, first.end()),) if first else (cut,))
    )


def _number(cut: Cut, key: str, draft: Draft) -> bool:
    found = re.search(r"(?<!\d)\d{1,2}(?!\d)", cut.text)
    return (
        bool(found) and put(draft.basics, key, Value(int(found.group()), (cut.part(*found.span()),)))
        if found
        else False
    )


def _birth(cut: Cut, draft: Draft) -> bool:
    for m in find_dates(cut.text):
        if m.first and not m.is_range:
            return put(draft.basics, "birthDate", Value(m.first, (cut.part(m.start, m.end),)))
    return False


def _degree(cut: Cut, draft: Draft) -> bool:
    found = degree_in(cut.text, draft.lex)
    return (
        bool(found) and put(draft.basics, "degree", Value(found[2], (cut.part(found[0], found[1]),)))
        if found
        else False
    )


def _years(cut: Cut, draft: Draft) -> bool:
    text = cut.text
    found = re.search(r"(\d{1,2}(?:\.\d)?)|([一二三四五六七八九十]{1,2})", text)
    if not found or find_dates(text):
        return False
    number = float(found.group(1)) if found.group(1) else float(_han_number(found.group(2)))
    return put(
        draft.basics, "yearsOfExperience", Value(int(number) if number == int(number) else number, (cut.strip(),))
    )


def _han_number(text: str) -> int:
    if text == "十":
        return 10
    if text.startswith("十"):
        return 10 + _HAN_DIGITS.get(text[1], 0)
    if "十" in text:
        head, _, tail = text.partition("十")
        return 10 * _HAN_DIGITS.get(head, 1) + _HAN_DIGITS.get(tail, 0)
    return _HAN_DIGITS.get(text[0], 0)


_PIECE = lazy_pattern(
    r"\s*[|｜丨¦•·,，、;；。\t]\s*|\s{2,}|(?<!\d)\s*[/／]\s*|\s*[/／]\s*(?!\d)|\s+[/／]\s+|\s+[-–—]\s+"
)


def read_pieces(line: Line, skip: list[Cut], draft: Draft, *, prose: bool) -> list[Cut]:
    """Civil facts told in a row (`男 / 1993年8月生 / 现居苏州`), before dates are cut; returns where they stood."""
    text, out, at = line.text, [], 0
    if width(text) > 160:
        return []
    pieces: list[Cut] = []
    for a, b in [*(m.span() for m in _PIECE.finditer(text)), (len(text), len(text))]:
        pieces.append(Cut(line, at, a).strip(" .()（）"))
        at = b
    gendered = any(_GENDER.match(p.text) and p.text not in ("m", "f", "M", "F") for p in pieces)
    for piece in pieces:
        if not piece or any(c.line is line and c.start < piece.end and piece.start < c.end for c in skip):
            continue
        if read_plain(piece, draft, gendered=gendered) or (prose and _told_place(piece, draft)):
            out.append(piece)
            if not prose and len(piece.text) <= 30:
                draft.taken.append(piece)
    return out


def _told_place(cut: Cut, draft: Draft) -> bool:
    """`现居广东深圳` inside a sentence."""
    return len(cut.text) <= 20 and leads_to_place(cut.text, draft.lex) and put_location(cut, draft)


def read_plain(cut: Cut, draft: Draft, *, gendered: bool = False) -> bool:
    """A bare word or two of the head that says what it is: `男`, `1993年8月生`, `22岁`, `5年经验`, `本科`."""
    text = cut.text.strip()
    basics = draft.basics
    if len(text) > 40:
        return False
    if (_GENDER.match(text) and len(text) > 1) or text in ("男", "女"):
        return _gender(cut, draft)
    combined = re.match(r"(男|女)\s*[/·,，|\s]\s*(?=\S)", text)
    if combined:
        _gender(cut.part(0, 1), draft)
        return read_plain(cut.part(combined.end(), len(text)).strip(), draft, gendered=True) or True
    age = _AGE.search(text)
    if age and len(text) <= 12:
        return put(basics, "age", Value(int(age.group(1)), (cut.part(*age.span()),)))
    if _born(cut, text, draft, gendered=gendered or "gender" in basics):
        return True
    nation = _NATION.match(text)
    if nation:
        return put(basics, "nationality", text_value(cut.part(nation.end(), len(cut.text)).strip()))
    if _MARITAL.match(text):
        return put(basics, "maritalStatus", text_value(cut))
    if _STATUS.search(text) and len(text) <= 8:
        return put(basics, "politicalStatus", text_value(cut))
    years = _YEARS.match(text)
    if years and years.end() >= len(text) - 2:
        return _years(cut, draft)
    if (
        len(text) <= 8
        and draft.lex.degrees.get(draft.lex.fold(text))
        and (len(text) >= 3 or (not text.isascii() and len(text) == 2))
    ):
        return _degree(cut, draft)
    if draft.lex.fold(text) in draft.lex.ethnicity and text.endswith("族"):
        return put(basics, "ethnicity", text_value(cut))
    origin = _ORIGIN.match(text)
    if origin and draft.lex.fold(origin.group(1)) in draft.lex.places:
        return put(basics, "nativePlace", Value(origin.group(1), (cut.part(*origin.span(1)),)))
    return False


def _born(cut: Cut, text: str, draft: Draft, *, gendered: bool) -> bool:
    found = find_dates(text)
    if len(found) != 1 or found[0].is_range or not found[0].first:
        return False
    m, year = found[0], int(found[0].first[:4])
    marked = re.match(r"\s*(?:生|出生)", text[m.end :]) or _BORN.match(text) or re.match(r"(?:男|女)\s*[/,，]", text)
    bare = text == text[m.start : m.end] and 1930 < year < 2010 and "birthDate" not in draft.basics and gendered
    if (marked or bare) and len(text) - (m.end - m.start) <= (30 if _BORN.match(text) else 12):
        return put(draft.basics, "birthDate", Value(m.first, (cut.part(m.start, m.end),)))
    return False
