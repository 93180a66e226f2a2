"""Personal facts: gender, age, birth, origin, status, highest degree, years of work; anything else that has a label."""

from __future__ import annotations

import re
import unicodedata

from resume_parse.document import Cut, Line, Value, text_value, width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import HAN, lazy_pattern
from resume_parse.sections.draft import Draft, put
from resume_parse.sections.fields import Field, looks_blank, spaced_field, split_cut
from resume_parse.sections.places import leads_to_place, put_location
from resume_parse.spot.dates import DateMatch, find_dates
from resume_parse.spot.degrees import degree_in
from resume_parse.spot.names import name_score
from resume_parse.spot.places import place_score

_AGE = cue_pattern(r"(?<!\d)(\d{2})\s*(?&yearsOld)", re.I)
_TWO_DIGITS = lazy_pattern(r"(?<!\d)(\d{1,2})(?!\d)")
_NUMBER = r"(\d{1,2}(?:\.\d)?)|([一二三四五六七八九十]{1,2})"
_SOME_YEARS = lazy_pattern(_NUMBER)
_YEARS = cue_pattern(
    rf"(?<![\d.])(?:{_NUMBER})\s*\+?\s*(?&years)\s*\+?\s*(?&orMore)?\s*"
    rf"(?:(?:[A-Za-z+#.]|{HAN}){{0,12}}(?&experience))?",
    re.I,
)
_LEAD = lazy_pattern(rf"{HAN}{{2,4}}\s+")
_BORN = cue_pattern(r"(?:^|[\s|·,，])(?&born)\s*", re.I)
_BORN_AFTER = cue_pattern(r"\s*(?&bornAfter)")
_BIRTH_PLACE = cue_pattern(
    r"\s*(?:[,，/]|\s(?&birthIn)\s|(?<=\d)\s*(?&birthIn)\s+)\s*([^\W\d_][^\d,;，；|:：]{1,30})", re.I
)
_AFTER_BIRTH = cue_pattern(r"\s*(?&bornAfter)\s*[（(]?\s*(?:(?&fullYears)(?=\s*\d))?|\s*[（(]\s*(?&fullYears)(?=\s*\d)")
_SLASHED = lazy_pattern(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_ORIGIN = cue_pattern(rf"({HAN}{{2,10}})(?&nativeOf)$")
_GENDERED = lazy_pattern(r"([^\W\d_]+)\s*[/·,，|\s（(]\s*(?=\S)")
_ETHNIC_GROUP = cue_pattern(r"(?&ethnicGroup)$")
_WORDS = lazy_pattern(rf"(?<!\d)\s+|\s+(?!\d|{HAN})")
_PIECE = lazy_pattern(
    r"\s*[|｜丨¦•·,，、;；。\t]\s*|\s{2,}|(?<!\d)\s*[/／]\s*|\s*[/／]\s*(?!\d)|\s+[/／]\s+|\s+[-–—]\s+"
)


def read_personal(concept: str, field: Field, draft: Draft) -> bool:
    """Read a labelled personal fact; returns whether it could be read."""
    cut, basics = field.value, draft.basics
    text = cut.text.strip()
    if looks_blank(text, draft.lex) and concept != "attribute" and not find_dates(text):
        return put_attribute(field, draft)
    if concept == "gender":
        return _gender(cut, draft)
    if concept in ("age", "birthDate"):  # either may tell the other too: `33歳 (1986年10月生)`
        age = (_AGE if concept == "birthDate" else _TWO_DIGITS).search(text)
        aged = age is not None and put(basics, "age", Value(int(age[1]), (cut.strip().part(*age.span()),)))
        sure = concept == "birthDate" or not aged or bool(_BORN_AFTER.search(text))
        return (sure and _birth(cut, draft)) or aged or (concept == "birthDate" and put_attribute(field, draft))
    if concept in ("nativePlace", "ethnicity", "nationality", "politicalStatus", "maritalStatus"):
        return put(basics, concept, text_value(cut.strip("。；;.,，")))
    if concept == "degree":
        return _degree(cut, draft)
    if concept == "yearsOfExperience":
        return _years(cut, draft) or put_attribute(field, draft)
    if concept == "attribute":
        return put_attribute(field, draft)
    return False


def put_attribute(field: Field, draft: Draft) -> bool:
    """Keep a labelled fact that has no field of its own, label and value as written."""
    label, value = text_value(field.label), text_value(field.value)
    if not label or not value:
        return False
    attributes = draft.basics.setdefault("attributes", {})
    key = re.sub(rf"(?<={HAN})\s+(?={HAN})", "", label.text.strip(" :：*"))
    if key in attributes:
        return False
    attributes[key] = value
    return True


def _gender(cut: Cut, draft: Draft) -> bool:
    cut = cut.strip()
    first = re.match(r"[^\s|/,，;；(（]+", cut.text)
    if not first:
        return False
    gender = draft.lex.gender.get(draft.lex.fold(first.group()), "")
    return put(draft.basics, "gender", Value(gender, (cut.part(0, first.end()),)))


def _birth(cut: Cut, draft: Draft) -> bool:
    """A date of birth, and the town behind it: `12.03.1990 in Kassel`."""
    for m in find_dates(cut.text):
        if m.first and not m.is_range:
            done = put(draft.basics, "birthDate", Value(_birthday(m, cut.text), (cut.part(m.start, m.end),)))
            if done:
                _birth_place(cut.part(m.end, len(cut.text)), draft)
            return done
    return False


def _birthday(m: DateMatch, text: str) -> str | None:
    """The date of birth; `05/10/1999` has the day first: where the month leads, nobody tells when they were born."""
    numbers = _SLASHED.fullmatch(text[m.start : m.end])
    if numbers and int(numbers[2]) <= 12:
        return f"{numbers[3]}-{int(numbers[2]):02d}-{int(numbers[1]):02d}"
    return m.first


def _birth_place(cut: Cut, draft: Draft) -> None:
    """What stands behind a date of birth: the town, or a word that only says that it is one (`生（満29歳）`)."""
    place = _BIRTH_PLACE.fullmatch(cut.text)
    sign = _AFTER_BIRTH.match(cut.text)
    if place:
        put(draft.basics, "nativePlace", text_value(cut.part(*place.span(1))))
        draft.mark(cut.part(0, place.start(1)), "separator")
    elif sign:
        draft.mark(cut.part(*sign.span()), "separator")


def _degree(cut: Cut, draft: Draft) -> bool:
    found = degree_in(cut.text, draft.lex)
    return found is not None and put(draft.basics, "degree", Value(found[2], (cut.part(found[0], found[1]),)))


def _years(cut: Cut, draft: Draft) -> bool:
    found = _SOME_YEARS.search(cut.text)
    if not found or find_dates(cut.text):
        return False
    number = float(found.group(1)) if found.group(1) else _han_number(found.group(2))
    whole = int(number) if number == int(number) else number
    return put(draft.basics, "yearsOfExperience", Value(whole, (cut.strip(),)))


def _han_number(text: str) -> int:
    """`三`, `十五`, `二十三` as a number."""
    total = 0
    for digit in map(int, map(unicodedata.numeric, text)):
        total = (total or 1) * 10 if digit == 10 else total + digit
    return total


def read_pieces(line: Line, skip: list[Cut], draft: Draft, *, prose: bool) -> list[Cut]:
    """Civil facts told in a row (`男 / 1993年8月生 / 现居苏州`), before dates are cut; returns where they stood."""
    if width(line.text) > 160:
        return []
    out: list[Cut] = []
    pieces = [p.strip(" .()（）") for cut in split_cut(line.whole(), _PIECE) for p in _words(cut, draft.lex)]
    gendered = any(is_gender(p.text, draft.lex) for p in pieces)
    named = len(pieces) > 1 and pieces[0].text.isascii() and name_score(pieces[0].text, draft.lex) >= 0.35
    for piece in pieces:
        if named and draft.lex.fold(piece.text) in draft.lex.degrees:
            continue  # letters behind a name
        if not piece or any(c.line is line and c.start < piece.end and piece.start < c.end for c in skip):
            continue
        if read_plain(piece, draft, gendered=gendered) or (prose and _told_place(piece, draft)):
            out.append(piece)
            if not prose and len(piece.text) <= 30:
                draft.taken.append(piece)
    return out


def _words(cut: Cut, lex: Lexicon) -> list[Cut]:
    """The words of a row that spaces alone part (`李雷 男 汉族 1998`), when one of them is a gender or a people."""
    if cut.text.isascii() or " " not in " ".join(cut.text.split()):
        return [cut]
    words = split_cut(cut, _WORDS)
    plain = any(is_gender(w.text, lex) or _is_people(w.text, lex) for w in words)
    return words if plain and len(words) > 2 and width(cut.text) <= 100 else [cut]


def _is_people(text: str, lex: Lexicon) -> bool:
    return lex.fold(text) in lex.ethnicity and bool(_ETHNIC_GROUP.search(text))


def _told_place(cut: Cut, draft: Draft) -> bool:
    """`现居广东深圳` inside a sentence."""
    return len(cut.text) <= 20 and leads_to_place(cut.text, draft.lex) and put_location(cut, draft)


def read_plain(cut: Cut, draft: Draft, *, gendered: bool = False) -> bool:
    """A bare word or two of the head that says what it is: `男`, `1993年8月生`, `22岁`, `5年经验`, `本科`."""
    cut = cut.strip()
    text, basics = cut.text, draft.basics
    if len(text) > 40:
        return False
    if is_gender(text, draft.lex):
        return _gender(cut, draft)
    pair = _GENDERED.match(text)
    if pair and is_gender(pair.group(1), draft.lex):
        told = read_plain(cut.part(pair.end(), len(text)).strip("（() ）"), draft, gendered=True)
        if told or not pair.group(1).isascii():
            _gender(cut, draft)
            return True
    age = _AGE.search(text)
    if age and len(text) <= 12:
        return put(basics, "age", Value(int(age.group(1)), (cut.part(*age.span()),)))
    if _born(cut, draft, gendered=gendered or "gender" in basics):
        return True
    if any(read_personal(c, field, draft) for field in spaced_field(cut, draft.lex) for c in field.concepts):
        return True
    lead = _LEAD.match(text) if len(text) <= 14 else None
    years = _YEARS.match(text, lead.end() if lead else 0)
    if years and years.end() >= len(text) - 2:
        return _years(cut.part(years.start(), len(text)), draft)
    return _known_word(cut, draft)


def is_gender(text: str, lex: Lexicon) -> bool:
    """Whether a bare word is a gender; `M` or `F` alone may be anything."""
    return (len(text) > 1 or not text.isascii()) and lex.fold(text) in lex.gender


def _known_word(cut: Cut, draft: Draft) -> bool:
    """A degree, a status, an ethnic group or an origin that a list knows."""
    text, lex, basics = cut.text, draft.lex, draft.basics
    folded = lex.fold(text)
    if folded in lex.degrees and (3 if text.isascii() else 2) <= len(text) <= 8:
        return _degree(cut, draft)
    if folded in lex.marital:
        return put(basics, "maritalStatus", text_value(cut))
    if folded in lex.politics:
        return put(basics, "politicalStatus", text_value(cut))
    if _is_people(text, lex):
        return put(basics, "ethnicity", text_value(cut))
    origin = _ORIGIN.match(text)
    if origin and place_score(origin.group(1), lex) >= 0.8:
        return put(basics, "nativePlace", Value(origin.group(1), (cut.part(*origin.span(1)),)))
    return False


def _born(cut: Cut, draft: Draft, *, gendered: bool) -> bool:
    """`geb. 3.4.1990`, `1993年8月生`; a bare date beside a gender."""
    text = cut.text
    found = find_dates(text)
    if len(found) != 1 or found[0].is_range or not found[0].first:
        return False
    m, year = found[0], int(found[0].first[:4])
    before = _BORN.match(text)
    bare = text == text[m.start : m.end] and 1930 < year < 2010 and "birthDate" not in draft.basics
    alone = bare and len(m.first or "") == 10 and text == cut.line.text.strip()  # a full date, and nothing beside it
    marked = before or _BORN_AFTER.match(text, m.end) or (bare and gendered) or alone
    if marked and len(text) - (m.end - m.start) <= (30 if before else 12):
        _birth_place(cut.part(m.end, len(text)), draft)
        return put(draft.basics, "birthDate", Value(_birthday(m, text), (cut.part(m.start, m.end),)))
    return False
