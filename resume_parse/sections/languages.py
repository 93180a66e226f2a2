"""Human languages, how well they are spoken, and the tests passed in them."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Line, Value, text_value
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.draft import Draft, Item, extend_text, put
from resume_parse.sections.honour_scores import LANGUAGE_TEST, certificate_score
from resume_parse.sections.honours import put_certificate
from resume_parse.sections.short_entries import entries_of
from resume_parse.sections.short_parts import in_brackets

_GAP = cue_pattern(
    r"(?P<sure>\s*[|｜;；]\s*)|\t+|\s{3,}|\s*[,，、/&]\s*|\s+[·•]\s+|(?P<joined>\s+(?&latinConjunction)\s+|\s*(?&conjunction)\s*)"
    r"|\s+(?=[A-Z][a-z]+\s*[:(（])"
)
_TOLD = lazy_pattern(
    r"^\s*(?P<name>[^\W\d_][^\-–—:：(（,，@]{0,24}?)\s*(?:\s[-–—@]\s|[:：]\s*|[(（])\s*(?P<fluency>[^,，]{2,40})$"
)
_LEVEL_LABEL = lazy_pattern(r"\s*([^:：,，、]{2,40}?)\s*[:：]\s*(?=\w)")
_COMMA = lazy_pattern(r"\s*[,，、;；|]\s*")
_QUALIFIED = lazy_pattern(r"[^\W\d_]+\s\([^)]{0,30}\)")
_WORD = lazy_pattern(r"[^\W\d_]+")
_PART = lazy_pattern(r"[^，,;；、]+")
_HEAD = lazy_pattern(r"[^,，、;；|｜/(（]*")
_INSIDE = lazy_pattern(r"[(（]([^()（）]+)")
_IN_PROGRESS = cue_pattern("(?&inProgress)", re.I)
_ABILITY = cue_pattern("(?&languageAbility)", re.I)
_EDGE, _BRACKETS = " :：-–—|,，@", "()（）[]【】"
_FLUENCY_EDGE = _EDGE + _BRACKETS


def fill_languages(lines: list[Line], draft: Draft) -> None:
    """Read a section of human languages; tests named there are certificates."""
    for line, paragraph in entries_of(lines):
        if len(paragraph) == 1 and _by_level(paragraph[0], _title_level(line, draft), draft):
            continue
        pieces = _pieces(paragraph[0], draft.lex)
        for n, piece in enumerate(pieces):
            _language(piece, paragraph[1:] if n + 1 == len(pieces) else [], draft)
    if not draft.root.get("languages"):
        draft.root.pop("languages", None)
        _from_title(lines, draft)
    if not draft.root.get("languages"):
        _in_prose(lines, draft)


def _in_prose(lines: list[Line], draft: Draft) -> None:
    """The languages that a sentence names: `I speak English fluently and a little Spanish.`"""
    for cut in (line.whole() for line in lines):
        for m in _WORD.finditer(cut.text):
            if draft.lex.fold(m.group()) in draft.lex.languages:
                _language(cut.part(*m.span()), [], draft)
    if not draft.root.get("languages"):
        draft.root.pop("languages", None)


def _title_level(line: Line, draft: Draft) -> Cut | None:
    """The title before a line where it tells how well its languages are known: `Mother tongue: Italian`."""
    titles = [m.cut for m in draft.marks if m.status in ("heading", "label") and m.cut.line.index == line.index]
    return titles[-1] if titles and draft.lex.fold(titles[-1].text.strip(_EDGE)) in draft.lex.fluencies else None


def _by_level(cut: Cut, level: Cut | None, draft: Draft) -> bool:
    """Read `Fluent: German, French`, a level with the languages known so well; returns whether a line is that.

    Args:
        level: the title above the line, if that is a level.
    """
    label = _LEVEL_LABEL.match(cut.text) if level is None else None
    if label is not None and draft.lex.fold(label[1]) in draft.lex.fluencies:
        level, cut = cut.part(*label.span(1)), cut.part(label.end(), len(cut.text))
    pieces = _pieces(cut.strip(_EDGE + "."), draft.lex)
    if level is None or any(language_at(p.text, draft.lex) < len(p.text) for p in pieces):
        return False
    for piece in pieces:
        item = _language(piece, [], draft)
        if item is not None:
            put(item, "fluency", text_value(level.strip(_EDGE)))
    return True


def _from_title(lines: list[Line], draft: Draft) -> None:
    """A section that is called by its language (`英语`) and tells in prose what the person can do in it."""
    at = lines[0].index if lines else -1
    for mark in reversed(draft.marks):
        if mark.status == "heading" and mark.cut.line.index in (at, at - 1):
            code = draft.lex.languages.get(draft.lex.fold(mark.cut.text))
            if code:
                draft.items("languages").append(
                    {
                        "language": Value(mark.cut.text, (mark.cut,)),
                        **({"code": Value(code, (mark.cut,))} if len(code) == 2 else {}),
                    }
                )
            return


def tells_languages(text: str, lex: Lexicon) -> bool:
    """Whether a line names a language and how well it is spoken: `英语：CET-6`, `German, Italian – mother tongues`."""
    at = language_at(text, lex)
    if not at:
        return False
    rest = text[at:].strip(_FLUENCY_EDGE + ".。;；")
    if not rest or lex.fold(rest) in lex.fluencies:
        return bool(rest)
    if re.match(r"\s*(?:[-–—:：@(（]|,\s)", text[at:]) and len(rest) <= 80:
        head = re.split(r"[,，;；、|–—]", rest, maxsplit=1)[0].strip(_FLUENCY_EDGE)
        return (
            lex.fold(head) in lex.fluencies
            or bool(LANGUAGE_TEST.search(head))
            or language_at(head, lex) > 0
            or any(lex.fold(w) in lex.fluencies for w in head.split()[:2])
        )
    return False


def language_at(text: str, lex: Lexicon) -> int:
    """How many characters at the head of a text name a language."""
    for size in range(min(8, len(text)), 0, -1):
        head = text[:size]
        if lex.fold(head) in lex.languages and (
            size == len(text) or not (head[-1].isascii() and text[size].isalpha() and text[size].isascii())
        ):
            return size
    for name in (_QUALIFIED.match(text), _WORD.match(text)):  # `Chinese (Mandarin)`, `Französisch`
        if name and lex.fold(name.group()) in lex.languages:
            return name.end()
    return 0


def _pieces(cut: Cut, lex: Lexicon) -> list[Cut]:
    """A line that names several languages or tests, cut up."""
    text = cut.text
    told = _parts(cut, [m.span() for m in _COMMA.finditer(text)])
    if len(told) > 1 and all(_TOLD.match(p.text) for p in told) and language_at(text, lex):
        return told
    gaps: list[tuple[int, int]] = []
    for m in _GAP.finditer(text):
        if m.start() <= (gaps[-1][1] if gaps else 0) or in_brackets(text, m.start()):
            continue
        head = _HEAD.match(text, m.end())
        tested = head is not None and not m["joined"] and certificate_score(head.group(), lex) > 0
        if m["sure"] or tested or language_at(text[m.end() :], lex) or _opens_with_level(text[m.end() :], lex):
            gaps.append(m.span())
    return _parts(cut, gaps)


def _opens_with_level(text: str, lex: Lexicon) -> bool:
    """`conversational Spanish`: how well, then what."""
    words = [lex.fold(m.group()) for m in _WORD.finditer(text[:40])][:3]
    return bool(words) and words[0] in lex.fluencies and any(word in lex.languages for word in words[1:])


def _parts(cut: Cut, gaps: list[tuple[int, int]]) -> list[Cut]:
    starts, ends = [0, *(b for _, b in gaps)], [*(a for a, _ in gaps), len(cut.text)]
    return [cut.part(a, b).strip() for a, b in zip(starts, ends, strict=True)]


def _put_tests(cut: Cut, draft: Draft) -> None:
    """Add the test that a level names, `CET-6 580`, `advanced (IELTS 7.5)`, as a certificate, unless it lies ahead."""
    for part in _PART.finditer(cut.text):
        inside = _INSIDE.search(part.group())
        start, end = part.span()
        if inside and not LANGUAGE_TEST.search(part.group()[: inside.start()]):
            start, end = part.start() + inside.start(1), part.start() + inside.end(1)
        test = cut.part(start, end).strip()
        if LANGUAGE_TEST.search(test.text) and not _IN_PROGRESS.search(test.text):
            put_certificate(test, draft)
            return


def _level(cut: Cut) -> Cut:
    """What is told behind the name of a language, without the signs around it."""
    cut = cut.strip(_EDGE)
    return cut.strip(_FLUENCY_EDGE) if cut.text.startswith(tuple(_BRACKETS)) else cut


def _in_words(cut: Cut, draft: Draft) -> Item | None:
    """A language named behind how well it is spoken: `Fluent in English`, `native Spanish speaker`."""
    words = list(_WORD.finditer(cut.text))
    named = [m for m in words if draft.lex.fold(m.group()) in draft.lex.languages]
    levels = [m for m in words if draft.lex.fold(m.group()) in draft.lex.fluencies]
    if len(named) != 1 or len(levels) != 1 or len(words) > 5:
        return None
    item = _language(cut.part(*named[0].span()), [], draft)
    if item is not None:
        put(item, "fluency", text_value(cut.part(*levels[0].span())))
        draft.mark(cut, "separator")  # in, speaker
    return item


def _language(cut: Cut, rest: list[Cut], draft: Draft) -> Item | None:
    """One language with its fluency; a test without a language is a certificate."""
    text, lex = cut.text, draft.lex
    score = certificate_score(text, lex)
    at = language_at(text, lex)
    if not at:
        if score > 0:
            put_certificate(cut, draft)
            return None
        told = _TOLD.match(text)
        if not told:
            return _in_words(cut, draft)
        if _ABILITY.search(told["name"]) and draft.root.get("languages"):
            extend_text(draft.root["languages"][-1], "fluency", text_value(cut))
            return None
        at = told.end("name")
    after = _level(cut.part(at, len(text)))
    glued = LANGUAGE_TEST.match(text, at) is not None  # `英语六级（CET-6）` is the name of a test
    if score >= 0.7 and at < len(text) and (glued or not re.search(r"[:：(（@\-–—]", text)):
        put_certificate(cut, draft)
        return None
    _put_tests(after, draft)
    named = cut.part(0, at).strip()
    item: Item = {"language": Value(named.text, (named,))}
    fluency = text_value(after.strip(".。;；"), *rest)
    if fluency is not None:
        item["fluency"] = fluency
    code = lex.languages.get(lex.fold(named.text))
    if code and len(code) == 2:
        item["code"] = Value(code, (named,))
    for old in draft.items("languages"):
        if old["language"].text == item["language"].text:
            put(old, "fluency", fluency)
            return None
    draft.items("languages").append(item)
    return item
