"""Skills: groups with a label, graded sentences, bare lists."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Line, Value, text_value, width
from resume_parse.sections.body import split_terms
from resume_parse.sections.draft import Draft, Item, append, extend_text, join_wraps, put
from resume_parse.sections.honours import certificate_score, fill_languages, put_certificate
from resume_parse.spot.skills import canonical_skill, find_skills
from resume_parse.spot.labels import label_concepts

_LABEL = re.compile(r"^([^:：。；;,，、|]{1,30}?)\s*[:：]\s*")
_END = re.compile(r"[。；;，,、\s]*(?:(?<![甲乙丙一二三中高初同平])等(?![级第]).{0,12})?[。；;，,、\s]*$")
_SENTENCE = re.compile(r"[，。；;]|\b(?:and|with|the|for|using|have|has|to)\b", re.I)
_LIST_ITEM = re.compile(r"\s*[、，,;；|｜/+·•]\s*|\s{2,}|\t+|(?<=[A-Za-z])\s*[与和及]\s*(?=[A-Za-z])|\s+(?:and|und|et|y|&)\s+")
_GRADE_TAIL = re.compile(r"\s*[（(]\s*(?:less than\s+)?(?:\d+\+?\s*(?:years?|yrs?|年|months?)|beginner|intermediate|advanced|expert|proficient|basic|familiar|精通|熟练|熟悉|了解|掌握)[^（()）]{0,20}[)）]\s*$", re.I)


def fill_skills(lines: list[Line], draft: Draft) -> None:
    """Read a section of skills; certificates and languages named there go to their own lists."""
    group: Value | None = None
    for line, paragraph in _paragraphs(lines):
        cut = paragraph[0]
        if line.kind == "heading" or (line.strong_share > 0.9 and width(line.text) <= 30 and not _looks_listed(line.text)) or _is_group_line(line):
            group = text_value(cut.strip(" :：*"))
            _open_group(group, draft)
            continue
        if _elsewhere(line, paragraph, draft):
            continue
        _read(paragraph, line, group, draft)
    _drop_empty(draft)


def _paragraphs(lines: list[Line]) -> list[tuple[Line, list[Cut]]]:
    heads = [line for line in lines if line.whole() and not line.continues] if lines else []
    if lines and lines[0].continues:
        heads = [lines[0], *heads]
    return list(zip(heads, join_wraps(lines), strict=False))


def _looks_listed(text: str) -> bool:
    return len(_LIST_ITEM.findall(text)) >= 1


def _is_group_line(line: Line) -> bool:
    text = line.text.rstrip()
    return text.endswith((":", "：")) and width(text) <= 30 and not _looks_listed(text)


def _open_group(value: Value | None, draft: Draft) -> None:
    if value is not None:
        draft.items("skills").append({"name": value})


def _drop_empty(draft: Draft) -> None:
    skills = draft.items("skills")
    if not skills:
        draft.root.pop("skills", None)


def _elsewhere(line: Line, paragraph: list[Cut], draft: Draft) -> bool:
    """A labelled line of certificates or languages inside the skills section."""
    label = _LABEL.match(line.text)
    if not label:
        return False
    concepts = set(label_concepts(label.group(1), draft.lex))
    rest = line.sliced(label.end(), len(line.text))
    if "certificates" in concepts and "skills" not in concepts:
        draft.mark(Cut(line, 0, label.end()), "label")
        for value in split_terms(rest.whole()):
            if certificate_score(value.text, draft.lex) > 0 or True:
                put_certificate(value.cuts[0], draft)
        return True
    if "languages" in concepts and not find_skills(rest.text, draft.lex):
        draft.mark(Cut(line, 0, label.end()), "label")
        fill_languages([rest], draft)
        return True
    return False


def _read(paragraph: list[Cut], line: Line, group: Value | None, draft: Draft) -> None:
    """One paragraph or item: a labelled list, a graded sentence, or a list of names."""
    whole = text_value(*paragraph)
    if whole is None:
        return
    item: Item = {}
    first = paragraph[0]
    label = _LABEL.match(first.text)
    body = list(paragraph)
    if label and label.end() < len(first.text) and not re.match(r"https?$", label.group(1)):
        name = text_value(first.part(0, label.end(1)).strip(" *-"))
        if name is not None:
            put(item, "name", name)
        body[0] = first.part(label.end(), len(first.text))
    level = _level(body[0], draft)
    if level is not None:
        put(item, "level", level)
    sentence = _is_sentence(whole.text, bool(label))
    terms = [v for cut in body for v in _terms(cut, draft, prose=sentence)]
    for value in terms:
        if certificate_score(value.text, draft.lex) >= 0.9 and not canonical_skill(value.text, draft.lex):
            put_certificate(value.cuts[0], draft)
        else:
            _add_keyword(item, value, draft)
    if sentence or not terms:
        text = text_value(*body)
        extend_text(item, "summary", text)
    if "name" not in item and group is None and len(item.get("keywords", ())) == 1 and not sentence:
        item["name"] = item["keywords"][0]
    if group is not None and "name" not in item:
        _into_group(group, item, draft)
        return
    if item:
        draft.items("skills").append(item)


def _into_group(group: Value, item: Item, draft: Draft) -> None:
    owner = next((s for s in reversed(draft.items("skills")) if s.get("name") is group), None)
    if owner is None:
        draft.items("skills").append({"name": group, **item})
        return
    for value in item.get("keywords", []):
        append(owner, "keywords", value)
    if "summary" in item:
        extend_text(owner, "summary", item["summary"])
    if "level" in item:
        put(owner, "level", item["level"])


def _add_keyword(item: Item, value: Value, draft: Draft) -> None:
    name = canonical_skill(value.text, draft.lex)
    known = Value(name, value.cuts) if name else value
    if not any(v.text.casefold() == known.text.casefold() for v in item.get("keywords", ())):
        append(item, "keywords", known)


def _level(cut: Cut, draft: Draft) -> Value | None:
    """The grade that opens or closes a line: 精通, 熟练掌握, Proficient in."""
    text = cut.text
    folded = draft.lex.fold(text)
    for size in range(min(8, len(text)), 1, -1):
        if draft.lex.fold(text[:size]) in draft.lex.skill_levels:
            return Value(text[:size].strip(), (cut.part(0, size).strip(),))
    words = folded.split()
    for n in range(min(4, len(words)), 0, -1):
        head = " ".join(words[:n])
        if head in draft.lex.skill_levels and len(head) <= len(text):
            return Value(text[: len(head)].strip(), (cut.part(0, len(head)).strip(),))
    return None


def _is_sentence(text: str, labelled: bool) -> bool:
    """A sentence, not a list of names: it has words that no list has."""
    if width(text) > 70 and not re.search(r"[、,，|/]", text):
        return True
    if re.search(r"[\u3400-\u9fff]", text):
        return bool(re.search(r"精通|熟练|熟悉|掌握|了解|具备|具有|能够|能独立|擅长|善于|使用|经验|进行|良好|有.{0,8}(?:能力|经验)|会使用|运用", text))
    return len(re.findall(r"\b(?:and|with|the|for|using|have|has|to|in|of)\b", text, re.I)) >= 2 and width(text) > 40 or bool(re.search(r"\.\s*$", text) and width(text) > 40)


def _terms(cut: Cut, draft: Draft, *, prose: bool) -> list[Value]:
    if prose:
        found = [Value(name, (cut.part(a, b),)) for a, b, name in find_skills(cut.text, draft.lex)]
        return found
    out: list[Value] = []
    for value in _split(cut):
        piece = value.cuts[0]
        grade = _GRADE_TAIL.search(piece.text)
        if grade:
            piece = piece.part(0, grade.start()).strip()
        if not piece:
            continue
        if canonical_skill(piece.text, draft.lex) is None and (width(piece.text) > 24 or "/" in piece.text or "(" in piece.text or "（" in piece.text):
            inner = [Value(n, (piece.part(a, b),)) for a, b, n in find_skills(piece.text, draft.lex)]
            if inner:
                out += inner
                continue
        term = text_value(piece)
        if term is not None:
            out.append(term)
    return out


def _split(cut: Cut) -> list[Value]:
    text = cut.text
    tail = _END.search(text)
    if tail and tail.start() > 0:
        cut = cut.part(0, tail.start())
    return split_terms(cut)
