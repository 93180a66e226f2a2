"""Who the person is: the head of the document and its personal and contact sections."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resume_parse.document import Cut, Line, Value, text_value, width
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.civil import read_personal, read_plain
from resume_parse.sections.contacts import contacts_in, read_contacts
from resume_parse.sections.draft import Draft, append, extend_text, join_wraps, paragraphs_value, put
from resume_parse.sections.fields import Field, find_fields
from resume_parse.sections.header import Segment, split_header
from resume_parse.sections.places import put_location
from resume_parse.sections.wishes import read_wish
from resume_parse.spot.labels import label_concepts
from resume_parse.spot.names import name_score
from resume_parse.spot.places import place_score

_SELF = lazy_pattern(r"(?:我叫|我是|我的名字是|i['’]?\s?am|my name is|hi,? i['’]m|ich bin|je m['’]appelle|me llamo)\s*([^\s,，。.!！]{2,4}|[A-Z][\w'-]+(?: [A-Z][\w'-]+){1,3})", re.I)
_OF_TITLE = lazy_pattern(
    r"^(?:(?:résumé|resume|cv|curriculum vitae|lebenslauf)\s*(?:of|for|von|de|[-–—:|·])\s*)?(.{2,40}?)"
    r"(?:['’]s)?\s*(?:的)?[\s\-–—_|·:：()（）]*(?:个人简历|個人簡歷|求职简历|简历|簡歷|履历|履歷|résumé|resume|curriculum vitae|\bcv\b|lebenslauf|職務経歴書|履歴書)[)）]?\s*$",
    re.I,
)
_TITLE_OF = lazy_pattern(r"^(?:个人简历|简历|簡歷|履历|résumé|resume|curriculum vitae|cv|lebenslauf)\s*(?:of|for|von|de|by|via|[-–—_:：|·])\s*(.{2,40})$", re.I)
_HAN = lazy_pattern(r"[\u3400-\u9fff]")
_TWO_SCRIPTS = lazy_pattern(r"^\s*([\u3400-\u9fff·]{2,6})[\s/|,，、·]+([A-Za-z][A-Za-z .'-]{1,38})\s*$")
_META_NAME = frozenset(("name", "author", "author.name", "basics.name", "title", "fullname", "full_name", "cv.name", "full name", "header.name"))
_DOCUMENT_TITLE = lazy_pattern(r"(?:个人|個人|求职|求職|我的|电子)?(?:简历|簡歷|履历|履歷|履歴書|職務経歴書)|résumé|resume|curriculum\s+vitae|c\.?v\.?|lebenslauf|vita", re.I)
_DOCUMENT_WORDS = lazy_pattern(r"简历|簡歷|履历|履歷|résumé|resume|curriculum|\bcv\b|lebenslauf|履歴書|職務経歴書|vitae", re.I)


@dataclass(slots=True)
class NameGuess:
    """A stretch that may be the name, and how likely."""

    score: float
    cut: Cut


def fill_basics(lines: list[Line], draft: Draft, *, header: bool) -> None:
    """Read the lines of the head (`header`) or of a personal section."""
    rest: list[Line] = []
    pending: Field | None = None
    for line in lines:
        if line.kind == "meta":
            _read_meta(line, draft)
            continue
        if pending is not None:
            if _take_value_line(pending, line, draft):
                pending = None
                continue
            pending = None
        fields = find_fields(line, draft.lex)
        bare = None if fields else _bare_label(line, draft)
        if bare is not None:
            draft.mark(line.whole(), "label")
            pending = bare
            continue
        for field in fields:
            draft.mark(Cut(line, field.label.start, field.value.start if field.value else field.label.end + 1), "label")
            read_field(field, draft)
            if not field.value and field is fields[-1]:
                pending = field
        rest.append(line)
    _school_facts(lines, draft)
    _read_rest(rest, draft, header=header)


def _school_facts(lines: list[Line], draft: Draft) -> None:
    """学校 and 专业 in the personal block tell a school; they count where no section of schools does."""
    for line in lines:
        for field in find_fields(line, draft.lex):
            if field.value and set(field.concepts) & {"institution", "area", "graduation", "enrolment", "faculty"}:
                draft.school_facts.append(field)


def _bare_label(line: Line, draft: Draft) -> Field | None:
    """A line that is only a label: its value stands on the next line."""
    text = line.text.strip(" :：*")
    if len(text) > 24 or line.kind == "heading":
        return None
    concepts = label_concepts(text, draft.lex)
    personal = [c for c in concepts if c in _NEXT_LINE]
    if not personal or not (line.text.rstrip().endswith((":", "：")) or line.strong_share > 0.8):
        return None
    whole = line.whole()
    return Field(concepts, whole, Cut(line, whole.end, whole.end))


_NEXT_LINE = frozenset("name gender birthDate age nationality nativePlace phone email wechat qq url location address positions locations salary availability degree maritalStatus politicalStatus ethnicity yearsOfExperience".split())


def _take_value_line(pending: Field, line: Line, draft: Draft) -> bool:
    if find_fields(line, draft.lex) or line.kind == "heading" or len(line.text) > 80:
        return False
    read_field(Field(pending.concepts, pending.label, line.whole()), draft)
    return True


def read_field(field: Field, draft: Draft) -> None:
    """Give a labelled fact to the first concept that can read its value."""
    if not field.value:
        return
    for concept in field.concepts:
        if concept == "name":
            if _put_name(field.value, draft):
                return
        elif concept == "alternateName":
            append(draft.basics, "alternateNames", text_value(field.value))
            return
        elif concept == "label":
            if put(draft.basics, "label", text_value(field.value)):
                return
        elif concept in ("location", "address"):
            if put_location(field.value, draft):
                return
        elif concept == "summary":
            extend_text(draft.basics, "summary", text_value(field.value))
            return
        elif concept == "studyType":
            if read_personal("degree", field, draft):
                return
        elif read_contacts(concept, field, draft) or read_personal(concept, field, draft) or read_wish(concept, field.value, draft):
            return


def _put_name(cut: Cut, draft: Draft) -> bool:
    """`王伟 (Wei Wang)`: the document's language is the name, the other stands beside it."""
    text = cut.text
    bracket = re.search(r"\s*[（(]([^（()）]{2,40})[)）]\s*$", text)
    inner = None
    if bracket:
        inner = cut.part(bracket.start(1), bracket.end(1)).strip()
        cut = cut.part(0, bracket.start())
    two = _TWO_SCRIPTS.match(cut.text)
    if two and inner is None:
        inner = cut.part(*two.span(2)).strip()
        cut = cut.part(*two.span(1)).strip()
    name = name_value(cut)
    if name is None or re.search(r"[xX]{3}|[*＊]{2}|\d{3}", name.text):
        return False
    done = put(draft.basics, "name", name)
    if done and inner and name_score(inner.text, draft.lex) >= 0.3:
        append(draft.basics, "alternateNames", text_value(inner))
    return done


def name_value(cut: Cut) -> Value | None:
    """A name as written; space laid out between the characters of a Chinese name goes."""
    cut = cut.strip(" \t,，:：|｜·•#*-–—\"“”")
    value = text_value(cut)
    if value is None:
        return None
    text = value.text
    if re.fullmatch(r"[\u4e00-\u9fff\s]{2,9}", text):
        parts = text.split()
        if len(parts) > 1 and (len("".join(parts)) <= 3 or all(len(p) == 1 for p in parts)):
            text = "".join(parts)
    elif re.fullmatch(r"(?:[^\W\d_]\s){3,40}[^\W\d_]", text):
        text = re.sub(r"\s{2,}", "\0", cut.text).replace(" ", "").replace("\0", " ")
    return Value(text, value.cuts)


def _read_meta(line: Line, draft: Draft) -> None:
    """Front matter and page titles: contacts and a clear name; the rest is furniture."""
    key, cut = line.key, line.whole()
    tail = key.split(".")[-1]
    field = Field(label_concepts(tail, draft.lex) or label_concepts(key.split(".")[0], draft.lex), Cut(line, 0, 0), cut)
    line.furniture = "front matter"
    if key in _META_NAME:
        return
    if field.concepts and not set(field.concepts) & {"name", "label", "summary", "url", "profile", "contact"} and (":" not in cut.text or "@" in cut.text):
        read_field(field, draft)
    elif tail in ("email", "mail", "phone", "tel", "mobile") or key.startswith(("email", "phone")):
        read_contacts("contact", field, draft)
    elif key.split(".")[0] in ("homepage", "website", "url", "blog") and tail in ("url", "homepage", "website", "blog"):
        read_contacts("url", field, draft)


def _read_rest(lines: list[Line], draft: Draft, *, header: bool) -> None:
    """What no label names: contacts, the name, the headline, places, plain words such as `男`, and paragraphs."""
    guesses: list[NameGuess] = []
    paragraphs: list[Line] = []
    for n, line in enumerate(lines):
        found = find_fields(line, draft.lex)
        skip = [Cut(line, f.label.start, f.value.end if f.value else f.label.end) for f in found]
        skip += contacts_in(line, draft)
        if _is_paragraph(line, skip):
            paragraphs.append(line)
            continue
        if paragraphs and line.continues:
            paragraphs.append(line)
            continue
        segments, _ = split_header([line], draft.lex, skip=skip, commas=bool(_HAN.search(line.text)))
        if header and len(segments) > 1 and not skip and n < 4:
            guesses += _whole_line_guess(line, n, draft)
        for k, segment in enumerate(segments):
            if header or "name" not in draft.basics:
                guesses += _name_guesses(segment, n, k, draft, header=header)
            _read_segment(segment, draft)
    if "name" not in draft.basics:
        _choose_name(guesses, draft)
    if paragraphs:
        _paragraphs(paragraphs, draft, header=header)


def _is_paragraph(line: Line, skip: list[Cut]) -> bool:
    text = line.text.strip()
    covered = sum(c.end - c.start for c in skip)
    if line.kind == "heading" or covered > len(text) / 3:
        return False
    columns = width(text)
    return columns > 60 and bool(re.search(r"[。，；,.;]", text)) or columns > 24 and bool(re.search(r"[。；]$|[a-z]{3}\.$", text)) or line.continues


def _name_guesses(segment: Segment, n: int, k: int, draft: Draft, *, header: bool) -> list[NameGuess]:
    lex = draft.lex
    out: list[NameGuess] = []
    cut = segment.cut
    text = cut.text
    for pattern in (_SELF, _TITLE_OF, _OF_TITLE):
        found = pattern.match(text) if pattern is not _SELF else pattern.search(text)
        if found:
            inner = cut.part(found.start(1), found.end(1)).strip(" -–—_|·:：的")
            score = name_score(inner.text, lex)
            if score >= 0.3:
                out.append(NameGuess(score + 0.3, inner))
    if _DOCUMENT_WORDS.search(text):
        return out
    score = name_score(text, lex)
    if score <= 0:
        return out
    bonus = (0.3 if segment.cut.line.kind == "heading" else 0.0) + max(0.0, 0.3 - 0.1 * n) - 0.05 * k + (0.1 if segment.strong else 0.0)
    if set(segment.tags) & {"name", "fn", "n", "to_left", "author"}:
        bonus += 0.4
    return [*out, NameGuess(score + bonus if header else score, cut)]


def _whole_line_guess(line: Line, n: int, draft: Draft) -> list[NameGuess]:
    """A name split over tags, or with a nickname in brackets, is the whole line."""
    cut = line.whole()
    bare = re.sub(r"\s*[（(\"“][^（()）]{1,20}[)）\"”]\s*", " ", cut.text)
    score = max(name_score(bare, draft.lex), 0.9 * bool(_TWO_SCRIPTS.match(cut.text)) and name_score(cut.text.split()[0], draft.lex))
    return [NameGuess(score + 0.45 - 0.1 * n + (0.2 if line.kind == "heading" else 0.0), cut)] if score >= 0.3 else []


def _choose_name(guesses: list[NameGuess], draft: Draft) -> None:
    seen: set[tuple[int, int, int]] = set()
    guesses = [g for g in guesses if not ((key := (id(g.cut.line), g.cut.start, g.cut.end)) in seen or seen.add(key))]
    best = max(guesses, key=lambda g: g.score, default=None)
    if best is not None and best.score >= 0.6:
        _put_name(best.cut, draft)
        for other in guesses:
            if "alternateNames" not in draft.basics and other.cut != best.cut and other.cut.line.index - best.cut.line.index in (0, 1) and other.score >= 0.7:
                mine, theirs = best.cut.text, other.cut.text
                if mine.isascii() != theirs.isascii() and name_score(theirs, draft.lex) >= 0.6:
                    append(draft.basics, "alternateNames", text_value(other.cut))
                    break


def _read_segment(segment: Segment, draft: Draft) -> None:
    """Plain words of the head: gender, age, birth, place, degree, headline."""
    cut = segment.cut
    if segment.used or read_plain(cut, draft):
        return
    if _DOCUMENT_TITLE.fullmatch(cut.text.strip(" -–—_")):
        draft.mark(cut, "heading")
        return
    roles = segment.roles
    if place_score(cut.text, draft.lex) >= 0.7 and "location" not in draft.basics:
        put_location(cut, draft)
    elif roles and roles.title >= 0.7 and len(cut.text) <= 60 and not _DOCUMENT_WORDS.search(cut.text):
        put(draft.basics, "label", text_value(cut))


def name_from_titles(lines: list[Line], draft: Draft) -> None:
    """Where the body has no name: the page's title or front matter, when it is clearly a person's."""
    if "name" in draft.basics:
        return
    for line in lines:
        if line.kind == "meta" and line.key in _META_NAME:
            whole = line.whole()
            for cut in _title_parts(whole):
                if name_score(cut.text, draft.lex) >= 0.6 and _put_name(cut, draft):
                    return


def _title_parts(cut: Cut) -> list[Cut]:
    text = cut.text
    for pattern in (_TITLE_OF, _OF_TITLE):
        found = pattern.match(text)
        if found:
            inner = cut.part(found.start(1), found.end(1)).strip(" -–—_|·:：的")
            return [inner, *_pieces(inner)]
    return _pieces(cut)


def _pieces(cut: Cut) -> list[Cut]:
    out, at = [], 0
    for m in re.finditer(r"\s*[|｜·•–—,，:：]\s*|\s+-\s+", cut.text):
        out.append(cut.part(at, m.start()).strip())
        at = m.end()
    return [*out, cut.part(at, len(cut.text)).strip()]


def _paragraphs(lines: list[Line], draft: Draft, *, header: bool) -> None:
    """Prose in the head is the summary; a list of civil facts in prose has been read before."""
    value = paragraphs_value(join_wraps(lines))
    if value:
        extend_text(draft.basics, "summary", value)
