"""The person's name: guesses in the head, titles of the page, the sentence that introduces the person."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resume_parse.document import Cut, Line, Value, text_value
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.draft import Draft, append, put
from resume_parse.sections.header import Segment
from resume_parse.spot.names import name_score

_SELF = lazy_pattern(
    r"(?:我叫|我是|我的名字是|i['’]?\s?am|my name is|hi,? i['’]m|ich bin|je m['’]appelle"
    r"|me llamo)\s*([^\s,，。.!！]{2,4}|[A-Z][\w'-]+(?: [A-Z][\w'-]+){1,3})",
    re.I,
)
_OF_TITLE = lazy_pattern(
    r"^(?:(?:résumé|resume|cv|curriculum vitae|lebenslauf)\s*(?:of|for|von|de|[-–—:|·])\s*)?(.{2,40}?)"
    r"(?:['’]s)?\s*(?:的)?[\s\-–—_|·:：()（）]*(?:个人简历|個人簡歷|求职简历|简历|簡歷|履历|履歷|résumé|resume"
    r"|curriculum vitae|\bcv\b|lebenslauf|職務経歴書|履歴書)[)）]?\s*$",
    re.I,
)
_TITLE_OF = lazy_pattern(
    r"^(?:个人简历|简历|簡歷|履历|résumé|resume|curriculum vitae|cv|lebenslauf)\s*(?:of|for|von|de|by|via|[-–—_:："
    r"|·])\s*(.{2,40})$",
    re.I,
)
_TWO_SCRIPTS = lazy_pattern(r"^\s*([\u3400-\u9fff·]{2,6})[\s/|,，、·]*([A-Za-z][A-Za-z .'-]{1,38})\s*$")
_NAME_KEYS = frozenset(("name", "author", "title", "heading", "fullname", "full_name", "full name"))
_NAME_PARENTS = frozenset(
    (
        "basics basic basic_info basicinfo personal personal_info personalinfo profile header cv author person contact "
        "me about info resume"
    ).split()
)
_STRANGE = lazy_pattern(r"[^\W\d_][^\W\d_.'’-]{0,15}(?: [^\W\d_][^\W\d_.'’-]{0,15}){1,2}")
_INTRODUCED = lazy_pattern(
    r"^\s*(?:([\u3400-\u9fff·]{2,4})\s*[，,（(](?=.{0,30}(?:男|女|\d{4}年|出生|毕业|畢業|教授|博士|硕士|碩士|大学"
    r"|大學|工程师|工程師|研究员|研究員|经理|經理|现任|現任|就职|总监|医师|律师|教师))"
    r"|((?:[A-Z][\w.'-]* ){1,3}[A-Z][\w'-]+) (?:is|was) (?:an?|the|currently|born)\b)"
)
DOCUMENT_TITLE = lazy_pattern(
    r"(?:个人|個人|求职|求職|我的|电子)?(?:简历|簡歷|履历|履歷|履歴書|職務経歴書)|résumé|resume|curriculum\s+vitae"
    r"|c\.?v\.?|lebenslauf|vita",
    re.I,
)
DOCUMENT_WORDS = lazy_pattern(
    r"简历|簡歷|履历|履歷|résumé|resume|curriculum|\bcv\b|lebenslauf|履歴書|職務経歴書|vitae", re.I
)


@dataclass(slots=True)
class NameGuess:
    """A stretch that may be the name, and how likely."""

    score: float
    cut: Cut


def put_name(cut: Cut, draft: Draft) -> bool:
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
    cut = cut.strip(' \t,，:：|｜·•#*-–—"“”')
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


def name_guesses(segment: Segment, n: int, k: int, draft: Draft, *, header: bool) -> list[NameGuess]:
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
    if DOCUMENT_WORDS.search(text) or re.search(r"[！!？?。]", cut.line.text):
        return out
    score = name_score(text, lex)
    if score <= 0:
        return out
    if header and n == 0 and score < 0.35 and _STRANGE.fullmatch(text) and cut.line.text.strip() == text:
        # the first line of the head, two or three words that no list knows: a name, in whatever case
        score = 0.35
    bonus = (
        (0.3 if segment.cut.line.kind == "heading" else 0.0)
        + max(0.0, 0.3 - 0.1 * n)
        - 0.05 * k
        + (0.1 if segment.strong else 0.0)
    )
    if set(segment.tags) & {"name", "fn", "n", "to_left", "author"}:
        bonus += 0.4
    return [*out, NameGuess(score + bonus if header else score, cut)]


def whole_line_guess(line: Line, n: int, draft: Draft) -> list[NameGuess]:
    """A name split over tags, or with a nickname in brackets, is the whole line."""
    cut = line.whole()
    bare = re.sub(r"\s*[（(\"“][^（()）]{1,20}[)）\"”]\s*", " ", cut.text)
    two = _TWO_SCRIPTS.match(cut.text)
    score = max(name_score(bare, draft.lex), name_score(two.group(1), draft.lex) if two else 0.0)
    return [NameGuess(score + 0.45 - 0.1 * n + (0.2 if line.kind == "heading" else 0.0), cut)] if score >= 0.3 else []


def choose_name(guesses: list[NameGuess], draft: Draft) -> None:
    guesses = list({(id(g.cut.line), g.cut.start, g.cut.end): g for g in reversed(guesses)}.values())[::-1]
    best = max(guesses, key=lambda g: g.score, default=None)
    if best is not None and best.score >= 0.6:
        put_name(best.cut, draft)
        for other in guesses:
            if (
                "alternateNames" not in draft.basics
                and other.cut != best.cut
                and other.cut.line.index - best.cut.line.index in (0, 1)
            ):
                mine, theirs = best.cut.text, other.cut.text
                if mine.isascii() != theirs.isascii() and name_score(theirs, draft.lex) >= (
                    0.35 if " " in theirs else 0.6
                ):
                    append(draft.basics, "alternateNames", text_value(other.cut))
                    break


def name_from_titles(lines: list[Line], draft: Draft) -> None:
    """Where the head has no name: front matter, the page's title, or the sentence that introduces the person."""
    if "name" in draft.basics:
        return
    named = [line for line in lines if line.kind == "meta" and is_name_key(line.key)]
    for line in sorted(named, key=lambda x: x.key.split(".")[-1] in ("title", "heading")):
        for cut in _title_parts(line.whole()):
            if name_score(cut.text, draft.lex) >= 0.6 and put_name(cut, draft):
                return
    for line in [x for x in lines if x.kind != "meta"][:15]:
        for pattern in (_INTRODUCED, _SELF):
            found = pattern.search(line.text)
            group = found.lastindex if found else None
            if (
                found
                and group
                and name_score(found.group(group), draft.lex) >= (0.35 if found.group(group).isascii() else 0.9)
            ):
                put_name(Cut(line, *found.span(group)), draft)
                return


def is_name_key(key: str) -> bool:
    """Whether a key of the front matter may hold the person's name: `name`, `basics.name`, `title`."""
    *parents, tail = key.casefold().split(".")
    return tail in _NAME_KEYS and all(p in _NAME_PARENTS for p in parents)


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
