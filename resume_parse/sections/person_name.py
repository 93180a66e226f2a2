"""The person's name: guesses in the head, titles of the page, the sentence that introduces the person."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resume_parse.document import Cut, Line, Value, text_value
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import HAN, lazy_pattern
from resume_parse.sections.draft import Choice, Draft, append, put
from resume_parse.sections.fields import Field, split_cut
from resume_parse.sections.header import Segment
from resume_parse.spot.names import name_score
from resume_parse.spot.roles import role_scorer

_SELF = cue_pattern(
    r"(?&selfIntroduction)\s*([^\s,，。.!！]{2,4}|[A-Z][\w'-]+(?: [A-Z][\w'-]+){1,3})",
    re.I,
)
_OF_TITLE = cue_pattern(
    r"^(?:(?&documentTitle)\s*(?:(?&of)|[-–—:|·])\s*)?(.{2,40}?)"
    r"(?&possessive)?[\s\-–—_|·:：()（）]*(?&documentTitle)[)）]?[\s\d.()（）_-]*$",
    re.I,
)
_TITLE_OF = cue_pattern(r"^(?&documentTitle)(?:\s*(?:(?&of)|[-–—_:：|·])|\s)\s*(.{2,40}?)[\s\d.()（）_-]*$", re.I)
_TWO_SCRIPTS = lazy_pattern(rf"^\s*((?:{HAN}|·){{2,6}})[\s/|,，、·]*([A-Za-z][A-Za-z .'-]{{1,38}})\s*$")
_KANA = lazy_pattern(r"[\u3041-\u30ff\s]{2,30}")  # how a Japanese name is read
_NAME_KEYS = frozenset(("name", "author", "title", "heading", "fullname", "full_name", "full name"))
_NAME_PARENTS = frozenset(
    (
        "basics basic basic_info basicinfo personal personal_info personalinfo profile header cv author person contact "
        "me about info resume"
    ).split()
)
_STRANGE = lazy_pattern(r"[^\W\d_][^\W\d_.'’-]{0,15}(?: [^\W\d_][^\W\d_.'’-]{0,15}){1,2}")
_INTRODUCED = cue_pattern(
    rf"^\s*(?:((?:{HAN}|·){{2,4}})\s*[，,（(](?=.{{0,30}}(?&introducedAs))"
    r"|((?:[A-Z][\w.'-]* ){1,3}[A-Z][\w'-]+) (?&isA)\b)"
)
_DOCUMENT_OF = cue_pattern(r"(?&possessive)?\s*(?&documentTitle)", re.I)
DOCUMENT_WORDS = cue_pattern(r"(?&documentTitle)", re.I)
_LETTERS = lazy_pattern(r"(?:[^\W\d_]\.?[\s-]+){3,40}[^\W\d_]\.?")
_NAME_TRIM = " -–—_|·:："
_NAME_BREAK = lazy_pattern(r"\s*[|｜·•–—,，:：_]\s*|\s+-\s+")
_NAME_TAGS = frozenset(("name", "fn", "n", "author"))


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
    if done and inner and (_KANA.fullmatch(inner.text) or name_score(inner.text, draft.lex) >= 0.3):
        append(draft.basics, "alternateNames", text_value(inner))
    return done


def add_name_part(field: Field, draft: Draft) -> bool:
    """The second of two labelled parts of a name: `Vorname: Ida`, `Nachname: Falk`; returns whether it is one."""
    first, cut = draft.basics.get("name"), field.value.strip()
    parts = {"givenName", "familyName"} & set(field.concepts)
    if not isinstance(first, Value) or len(first.cuts) != 1 or not parts:
        return False
    if cut.text.casefold() in first.text.casefold():
        return False
    whole = text_value(*((first.cuts[0], cut) if "familyName" in parts else (cut, first.cuts[0])))
    if whole is None or name_score(cut.text, draft.lex) <= 0:
        return False
    draft.basics["name"] = whole
    return True


def name_value(cut: Cut) -> Value | None:
    """A name as written; space laid out between the characters of a Chinese name goes."""
    cut = cut.strip(' \t,，:：|｜·•#*-–—"“”')
    value = text_value(cut)
    if value is None:
        return None
    text = value.text
    if re.fullmatch(rf"(?:{HAN}|\s){{2,9}}", text):
        parts = text.split()
        if len(parts) > 1 and (len("".join(parts)) <= 3 or all(len(p) == 1 for p in parts)):
            text = "".join(parts)
    elif _LETTERS.fullmatch(text):
        text = _joined(cut.text)
    return Value(text, value.cuts)


def _joined(text: str) -> str:
    """`I D A   F A L K` without the space between letters; the words are parted by more of it."""
    return " ".join(re.sub(r"\s", "", word) for word in re.split(r"\s{2,}", text))


def without_icon(cut: Cut) -> Cut:
    """A stretch without the picture in front of it, which is no part of what it says."""
    icon = re.match(r"[^\w\s(（+@\"“「《\[【]+\s*(?=\w)", cut.text)
    return cut.part(icon.end() if icon else 0, len(cut.text))


def name_guesses(segment: Segment, n: int, k: int, draft: Draft, *, header: bool) -> list[NameGuess]:
    """What of segment `k` of line `n` may be the name."""
    lex, cut = draft.lex, without_icon(segment.cut)
    text = cut.text
    if _LETTERS.fullmatch(cut.line.text.strip()):
        return []  # the whole line is the name
    told = [_SELF.search(text), _TITLE_OF.match(text), _OF_TITLE.match(text)]
    inner = [_named(cut, found) for found in told if found]
    out = [NameGuess(score + 0.3, c) for c in inner if (score := name_score(c.text, lex)) >= 0.3]
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
    if not _NAME_TAGS.isdisjoint(segment.tags):
        bonus += 0.4
    return [*out, NameGuess(score + bonus if header else score, cut)]


def _named(cut: Cut, found: re.Match[str]) -> Cut:
    return cut.part(*found.span(1)).strip(_NAME_TRIM)


def whole_line_guess(line: Line, n: int, draft: Draft) -> list[NameGuess]:
    """A name split over tags, spaced letter by letter, or with a nickname in brackets, is the whole line."""
    cut = without_icon(line.whole())
    if _LETTERS.fullmatch(cut.text):
        score = name_score(_joined(cut.text).title(), draft.lex)
        return [NameGuess(score + 1.0 - 0.1 * n, cut)] if score >= 0.3 else []
    bare = re.sub(r"\s*[（(\"“][^（()）]{1,20}[)）\"”]\s*", " ", cut.text)
    two = _TWO_SCRIPTS.match(cut.text)
    told = [bare, two.group(1)] if two else [bare]
    if two and len(two.group(1)) <= 4:
        told.append(two.group(2))  # a surname that no list knows, beside its spelling: `剡龙 / Yan Long`
    score = max(name_score(text, draft.lex) for text in told)
    return [NameGuess(score + 0.45 - 0.1 * n + (0.2 if line.kind == "heading" else 0.0), cut)] if score >= 0.3 else []


def choose_name(guesses: list[NameGuess], draft: Draft) -> None:
    """Put the likeliest guess, and beside it the name in another script that stands next to it."""
    guesses = list({(id(g.cut.line), g.cut.start, g.cut.end): g for g in reversed(guesses)}.values())[::-1]
    best = max(guesses, key=lambda g: g.score, default=None)
    if best is None or best.score < 0.6:
        return
    if put_name(best.cut, draft) and draft.choices is not None:
        found = [(g.score, g.cut) for g in guesses]
        draft.choices.append(Choice(draft.basics["name"], found, best.score))
    line = best.cut.line
    for words in _DOCUMENT_OF.finditer(line.text):
        draft.mark(Cut(line, *words.span()), "heading")
    if "alternateNames" in draft.basics:
        return
    for other in guesses:
        text = other.cut.text
        if (
            other.cut.line.index - best.cut.line.index in (0, 1)
            and text.isascii() != best.cut.text.isascii()
            and name_score(text, draft.lex) >= (0.35 if " " in text else 0.6)
        ):
            append(draft.basics, "alternateNames", text_value(other.cut))
            return


def name_from_titles(lines: list[Line], draft: Draft) -> None:
    """Where the head has no name: front matter, the page's title, or the sentence that introduces the person."""
    if "name" in draft.basics:
        return
    meta = sorted((line for line in lines if line.kind == "meta"), key=_rank)
    for line in meta:
        told, cuts = _title_parts(line.whole())
        titled = told or any(role_scorer(draft.lex).score(c.text).title >= 0.7 for c in cuts)
        if not told and not is_name_key(line.key):
            continue
        for cut in cuts:
            if name_score(cut.text, draft.lex) >= (0.3 if titled else 0.6) and put_name(cut, draft):
                return
    for line in [x for x in lines if x.kind != "meta"][:15]:
        found = introduced(line.text, draft.lex)
        if found:
            put_name(Cut(line, *found), draft)
            return


def introduced(text: str, lex: Lexicon) -> tuple[int, int] | None:
    """Where the name stands in a text that introduces a person: `Ida Falk is a …`, `李雷，…律师`, `my name is …`."""
    for pattern in (_INTRODUCED, _SELF):
        found = pattern.search(text)
        if found and found.lastindex:
            start, end = found.span(found.lastindex)
            if name_score(text[start:end], lex) >= (0.35 if text[start:end].isascii() else 0.9):
                return start, end
    return None


def _rank(line: Line) -> int:
    """The likelier that a key holds the name, the lower: `name`, then `title`, then any that tells whose it is."""
    if not is_name_key(line.key):
        return 2
    return int(line.key.split(".")[-1] in ("title", "heading"))


def is_name_key(key: str) -> bool:
    """Whether a key of the front matter may hold the person's name: `name`, `basics.name`, `title`."""
    *parents, tail = key.casefold().split(".")
    return tail in _NAME_KEYS and all(p in _NAME_PARENTS for p in parents)


def _title_parts(cut: Cut) -> tuple[bool, list[Cut]]:
    """What of a title may be the name, and whether the title says so (`Resume of …`, `…的简历`)."""
    for pattern in (_TITLE_OF, _OF_TITLE):
        found = pattern.match(cut.text)
        if found:
            inner = _named(cut, found)
            return True, [inner, *split_cut(inner, _NAME_BREAK)]
    return False, split_cut(cut, _NAME_BREAK)
