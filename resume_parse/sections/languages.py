"""Human languages, how well they are spoken, and the tests passed in them."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Line, Value, text_value
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.draft import Draft, Item
from resume_parse.sections.honour_scores import LANGUAGE_TEST, certificate_score
from resume_parse.sections.honours import put_certificate
from resume_parse.sections.short_entries import entries_of

_GAP = lazy_pattern(
    r"\s*[|｜;；]\s*|\t+|\s{3,}|\s*[,，、/&]\s*|\s+(?:and|und|et|y|e)\s+|\s*和\s*|\s+(?=(?:[A-Z][a-z]+)\s*[:(（])"
)
_TOLD = lazy_pattern(
    r"^\s*(?P<name>[^\W\d_][^\-–—:：(（,，@]{0,24}?)\s*(?:\s[-–—@]\s|[:：]\s*|[(（])\s*(?P<fluency>[^,，]{2,40})$"
)
_FLUENCY_EDGE = " :：-–—()（）|,，@"


def fill_languages(lines: list[Line], draft: Draft) -> None:
    """Read a section of human languages; tests named there are certificates."""
    for _, paragraph in entries_of(lines):
        pieces = _pieces(paragraph[0], draft.lex)
        alone: list[Item] = []
        for n, piece in enumerate(pieces):
            item = _language(piece, paragraph[1:] if n + 1 == len(pieces) else [], draft)
            if item is None:
                continue
            if "fluency" not in item:
                alone.append(item)
            elif re.search(r"\s[-–—]\s", piece.text):
                for other in alone:  # `German, Italian – mother tongues`
                    other["fluency"] = item["fluency"]
                alone = []
    if not draft.root.get("languages"):
        draft.root.pop("languages", None)
        _from_title(lines, draft)


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
    word = re.match(r"[^\W\d_]+(?:\s\([^)]{0,30}\))?", text)
    return word.end() if word and lex.fold(word.group()) in lex.languages else 0


def _pieces(cut: Cut, lex: Lexicon) -> list[Cut]:
    out, at = [], 0
    text = cut.text
    commas = [(m.start(), m.end()) for m in re.finditer(r"\s*[,，、;；|]\s*", text)]
    told = [
        cut.part(a, b).strip()
        for a, b in zip([0, *(b for _, b in commas)], [*(a for a, _ in commas), len(text)], strict=True)
    ]
    if len(told) > 1 and all(_TOLD.match(p.text) for p in told) and language_at(text, lex):
        return told
    for m in _GAP.finditer(text):
        if m.start() <= at or sum(text.count(c, 0, m.start()) for c in "(（") > sum(
            text.count(c, 0, m.start()) for c in ")）"
        ):
            continue
        after = text[m.end() :]
        if (
            language_at(after, lex)
            or (certificate_score(re.split(r"[(（]", after[:20])[0], lex) > 0 and "and" not in m.group())
            or m.group().strip() in ("|", "｜", ";", "；")
        ):
            out.append(cut.part(at, m.start()).strip())
            at = m.end()
    return [*out, cut.part(at, len(text)).strip()]


def _language(cut: Cut, rest: list[Cut], draft: Draft) -> Item | None:
    """One language with its fluency; a test without a language is a certificate."""
    text, lex = cut.text, draft.lex
    at = language_at(text, lex)
    if not at:
        if text and certificate_score(text, lex) > 0:
            put_certificate(cut, draft)
            return None
        told = _TOLD.match(text)
        if not told:
            return None
        at = told.end("name")
    after = cut.part(at, len(text)).strip(_FLUENCY_EDGE)
    if after and LANGUAGE_TEST.search(after.text):
        test = re.split(r"[，,;；、]", after.text, maxsplit=1)[0]
        if certificate_score(test, lex) > 0:
            put_certificate(after.part(0, len(test)).strip(), draft)
    if certificate_score(text, lex) >= 0.7 and not re.search(r"[:：(（@\-–—]", text):
        put_certificate(cut, draft)
        return None
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
            if fluency is not None and ("fluency" not in old or LANGUAGE_TEST.search(old["fluency"].text)):
                draft.taken.extend(old["fluency"].cuts if "fluency" in old else ())
                old["fluency"] = fluency
            return None
    draft.items("languages").append(item)
    return item
