"""Skills: groups with a label, graded sentences, bare lists."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Line, Value, text_value, width
from resume_parse.patterns import CJK_LETTER, lazy_pattern
from resume_parse.sections.draft import Draft, Item, append, extend_text, put
from resume_parse.sections.honour_scores import award_score, certificate_score
from resume_parse.sections.honours import fill_awards, fill_certificates, put_award, put_certificate
from resume_parse.sections.joined import Joined, join
from resume_parse.sections.languages import fill_languages, language_at, tells_languages
from resume_parse.sections.short_entries import Paragraph, entries_of
from resume_parse.sections.skill_rows import read_row
from resume_parse.sections.skill_terms import read_terms
from resume_parse.sections.skill_words import grade_at_end, is_grade, is_list
from resume_parse.segmenting.headings import heading_kind
from resume_parse.spot.contacts import find_urls
from resume_parse.spot.dates import looks_like_date
from resume_parse.spot.labels import label_concepts
from resume_parse.spot.skills import canonical_skill, find_skills, is_product, known_skill

_LABEL = lazy_pattern(r"^([^:：。；;,，、|(（]{1,30}?(?:[(（][^)）:：]{1,20}[)）])?)\s*[:：]\s*(?!//)")
_SIGN = lazy_pattern(r"[,，、;；:：|｜•·]")
_PART = lazy_pattern(r"[^，,、；;。|｜]+")
_BRACKETED_REST = lazy_pattern(r"\s*[(（][^()（）]*[)）]$")
_ASIDE = lazy_pattern(r"\s*(?:\[[^\[\]]{16,}\]|[(（][^()（）]{16,}[)）])\s*")
_DECOR = " :：*-–—★☆⭐\ufe0f"
_OTHER = {"languages": fill_languages, "certificates": fill_certificates, "awards": fill_awards}


def fill_skills(lines: list[Line], draft: Draft) -> None:
    """Read a section of skills; certificates, prizes and languages named there go to their own lists."""
    group: Item | None = None
    groups: list[Item] = []
    other = ""
    listed = sum(line.kind == "item" for line in lines) * 2 > len(lines)
    paragraphs = entries_of(lines)
    heads = _heads_of_lists(paragraphs, draft)
    for n, (line, paragraph) in enumerate(paragraphs):
        if n in heads or _is_group(line, paragraph, listed):
            other = _other_kind(line.text, draft)
            if other == "languages" and not _spoken(paragraphs[n + 1 : n + 2], draft):
                other = ""  # `语言` over `C、C++`
            if other:
                draft.mark(paragraph[0], "label")
            group = None if other else _open_group(paragraph[0], line, draft)
            groups += [group] if group else []
        elif other:
            _OTHER[other](_lines_of(paragraph), draft)
        elif read_row(line, draft):
            continue
        elif not (_elsewhere(line, paragraph, draft) or _is_link(line) or _is_aside(line)):
            _read(join(paragraph), group, draft)
    _drop_empty(groups, draft)


def _spoken(below: list[Paragraph], draft: Draft) -> bool:
    """Whether what stands below names no skill, but may be a language that people speak."""
    return not any(is_product(name, draft.lex) for line, _ in below for _, _, name in find_skills(line.text, draft.lex))


def _lines_of(paragraph: list[Cut]) -> list[Line]:
    return [cut.line for cut in paragraph]


def _heads_of_lists(paragraphs: list[Paragraph], draft: Draft) -> set[int]:
    """Plain short lines that each stand over a list, most of the section's lines so paired: `Methods` over `Agile, …`.

    One alone has to read as a title of skills.
    """
    texts = ["".join(cut.text for cut in paragraph).strip() for _, paragraph in paragraphs]
    signs = [len(_SIGN.findall(text)) for text in texts]
    pairs = {
        n
        for n, (line, paragraph) in enumerate(paragraphs[:-1])
        if line.kind == "text"
        and len(paragraph) == 1
        and not signs[n]
        and width(texts[n]) <= 40
        and signs[n + 1] >= 2
        and width(texts[n + 1]) > width(texts[n])
        and not find_urls(texts[n])
    }
    if len(pairs) > 1 and len(pairs) * 3 >= len(paragraphs):
        return pairs
    return {n for n in pairs if heading_kind(texts[n], draft.lex)[0] == "skills"}


def _is_group(line: Line, paragraph: list[Cut], listed: bool) -> bool:
    """A sub-heading: a heading, a bold or capital line without a list in it, or a short line that ends in a colon."""
    text = line.text.strip()
    if len(paragraph) > 1 or width(text) > 48:
        return False
    if line.kind == "heading" or text.endswith((":", "：")):
        return True
    capital = listed and line.kind == "text" and text.isupper() and not text.isdigit()
    return (line.strong_share > 0.9 or capital) and width(text) <= 30 and not is_list(text)


def _other_kind(text: str, draft: Draft) -> str:
    """`languages`, `certificates` or `awards` when a sub-heading or label names one of them; '' for skills."""
    bare = text.strip(_DECOR)
    kind = draft.lex.headings.get(draft.lex.fold(bare), "")
    concepts = label_concepts(bare, draft.lex)
    return next((k for k in _OTHER if k == kind or (k in concepts and "skills" not in concepts)), "")


def _is_aside(line: Line) -> bool:
    """A line that is one bracket around words, without a list: what a template asks for (`[Describe your tools]`)."""
    return bool(_ASIDE.fullmatch(line.text)) and not is_list(line.text)


def _is_link(line: Line) -> bool:
    """A line that is nothing but a link, or a label and an address: no skill."""
    text = line.text.strip()
    if sum(k.to - k.at for k in line.links) >= len(text) - 4 and width(text) > 16:
        return True
    urls = find_urls(text)
    return (
        bool(urls)
        and text[urls[0].start - 1 : urls[0].start] in (":", "：")
        and not re.search(r"[^\W\d_]{3}", text[urls[-1].end :])
    )


def _open_group(cut: Cut, line: Line, draft: Draft) -> Item | None:
    name = text_value(cut.strip(_DECOR))
    if name is None:
        return None
    item: Item = {"name": name}
    draft.items("skills").append(item)
    if line.kind == "heading" or line.strong_share > 0.9:
        for a, b, found in find_skills(cut.text, draft.lex):
            if is_product(found, draft.lex):
                append(item, "keywords", Value(found, (cut.part(a, b),)))
    return item


def _drop_empty(groups: list[Item], draft: Draft) -> None:
    """Sub-headings over nothing stay headings; they are no skills."""
    empty = [id(g) for g in groups if set(g) == {"name"} and canonical_skill(g["name"].text, draft.lex) is None]
    for item in groups:
        if id(item) in empty:
            draft.mark(item["name"].cuts[0], "heading")
    kept = [i for i in draft.items("skills") if id(i) not in empty]
    draft.root["skills"] = kept
    if not kept:
        del draft.root["skills"]


def _elsewhere(line: Line, paragraph: list[Cut], draft: Draft) -> bool:
    """A line of certificates, prizes or languages inside the skills section."""
    label = _LABEL.match(line.text)
    other = _other_kind(label.group(1), draft) if label else ""
    rest = line.sliced(label.end(), len(line.text)) if label else line
    if (
        label
        and other
        and not (
            other == "languages"
            and find_skills(rest.text, draft.lex)
            and not language_at(rest.text.lstrip(), draft.lex)
        )
    ):
        draft.mark(Cut(line, 0, label.end()), "label")
        _OTHER[other]([rest, *_lines_of(paragraph[1:])], draft)
        return True
    text = "".join(cut.text for cut in paragraph)
    if tells_languages(text, draft.lex):
        fill_languages(_lines_of(paragraph), draft)
        return True
    if len(paragraph) == 1 and width(text) <= 40 and award_score(text) >= 0.9 and not find_skills(text, draft.lex):
        put_award(paragraph[0], draft)
        return True
    return False


def _read(joined: Joined, group: Item | None, draft: Draft) -> None:
    """One paragraph or item: a labelled list, a graded sentence, or a list of names."""
    text = joined.text
    item: Item = {}
    label = _LABEL.match(text)
    start = 0
    if label and label.end() < len(text) and not looks_like_date(label.group(1)):
        start = label.end()
        put(item, "name", joined.value(*joined.trim(0, label.end(1), _DECOR)))
    graded = grade_at_end(text, draft.lex)
    end = max(graded[0], start) if graded else len(text)  # at the start: a label with its grade (`Python: basic`)
    level = joined.value(*graded[1:]) if graded else _level(joined, start, draft)
    if graded and group is not None and not start:
        extend_text(item, "summary", joined.value(0, len(text)))  # one of several, each with a grade of its own
    elif level is not None:
        put(item, "level", level)
    taken = _certificates(joined, start, draft)
    terms = read_terms(joined, start, end, draft.lex, skip=taken)
    for value in terms.values:
        _add_keyword(item, value)
    for value in _label_terms(joined, label, level, draft) if start else ():
        _add_keyword(item, value)
    if end > start and "summary" not in item and (not terms.complete or (not terms.values and not taken)):
        extend_text(item, "summary", joined.value(start, len(text)))
    if taken and set(item) == {"name"}:
        draft.mark(item["name"].cuts[0], "label")
    elif item:
        _keep(item, group, draft)


def _label_terms(joined: Joined, label: re.Match[str] | None, level: Value | None, draft: Draft) -> list[Value]:
    """The skills that a label names: its own where a grade stands behind it (`Python：掌握`), else known products."""
    if label is None:
        return []
    start, end = joined.trim(0, label.end(1), _DECOR)
    rest = joined.text[label.end() :].strip(_DECOR + "。.")
    bare = _BRACKETED_REST.sub("", rest).strip()
    if is_grade(bare, draft.lex) or (level is not None and bare == level.text):
        return read_terms(joined, start, end, draft.lex).values
    text = joined.text[start:end]
    name = None if CJK_LETTER.search(text) else known_skill(text, draft.lex)
    value = joined.value(start, end) if name and is_product(name, draft.lex) else None
    return [Value(name, value.cuts)] if value else []


def _certificates(joined: Joined, start: int, draft: Draft) -> list[tuple[int, int]]:
    """Put the certificates that a paragraph names to their list; returns where they stand."""
    taken: list[tuple[int, int]] = []
    for m in _PART.finditer(joined.text, start):
        a, b = joined.trim(*m.span(), " .。*")
        text = joined.text[a:b]
        if (
            len(text) >= 2
            and width(text) <= 60
            and certificate_score(text, draft.lex) >= (0.9 if width(text) > 30 else 0.7)
            and canonical_skill(text, draft.lex) is None
        ):
            parts = joined.parts(a, b)
            if len(parts) == 1:
                put_certificate(parts[0], draft)
                taken.append((a, b))
    return taken


def _keep(item: Item, group: Item | None, draft: Draft) -> None:
    """Add an item to its group, or to the list."""
    if "name" not in item and group is None and len(item.get("keywords", ())) == 1 and "summary" not in item:
        item["name"] = item["keywords"][0]
    if group is None or "name" in item:
        draft.items("skills").append(item)
        return
    for value in item.get("keywords", []):
        _add_keyword(group, value)
    extend_text(group, "summary", item.get("summary"))
    put(group, "level", item.get("level"))


def _add_keyword(item: Item, value: Value) -> None:
    if not any(v.text.casefold() == value.text.casefold() for v in item.get("keywords", ())):
        append(item, "keywords", value)


def _level(joined: Joined, start: int, draft: Draft) -> Value | None:
    """The grade that opens a line, or closes it as a word of its own: 精通, 熟练掌握, Proficient in."""
    text = joined.text[start:]
    levels = draft.lex.skill_levels
    for size in range(min(8, len(text)), 1, -1):
        if draft.lex.fold(text[:size]) in levels and not (text[:size].isascii() and text[size : size + 1].isalnum()):
            return joined.value(start, start + size)
    words = text.split(" ")
    for n in range(min(4, len(words)), 0, -1):
        head = " ".join(words[:n])
        if draft.lex.fold(head) in levels:
            return joined.value(start, start + len(head))
    last = re.search(r"[\s(（:：]([^\s(（:：]{2,12})[)）]?\s*$", text)
    if last and draft.lex.fold(last.group(1)) in levels:
        return joined.value(start + last.start(1), start + last.end(1))
    return None
