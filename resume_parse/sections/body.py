"""Read the body of an entry: labelled parts, running text, list items, the tech-stack line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from resume_parse.document import Cut, Line, Value, text_value
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.concepts import BODY_CONCEPTS, LINE_CONCEPTS
from resume_parse.sections.draft import Draft
from resume_parse.sections.fields import Field, find_fields, leading_label
from resume_parse.sections.joined import join
from resume_parse.sections.skill_terms import read_terms
from resume_parse.separators import COLON

_TECH_SPLIT = lazy_pattern(r"\s*[,，、;；|｜+•·・]\s*|\s+/\s+|/(?=[^\s/])|\s{2,}|\s+\+\s+")

_TRAIL = " \t|｜,，;；、·•/"
_WITH_SLASH = lazy_pattern(r"\b(?:A/B|CI/CD|TCP/IP|I/O|PL/SQL|UI/UX|B/S|C/S|R/3|OS/2|UX/UI|SAP/\w+ERP)", re.I)


@dataclass(slots=True)
class Part:
    """A run of paragraphs under one label (or none): `items` tells which were list items."""

    concepts: tuple[str, ...]
    label: Cut | None
    paragraphs: list[list[Cut]] = field(default_factory=list)
    items: list[bool] = field(default_factory=list)


def read_parts(lines: list[Line], draft: Draft) -> list[Part]:
    """Cut body lines into parts at their labels; hard wraps are joined."""
    parts = [Part((), None)]
    for line in lines:
        cut = line.whole()
        if not cut:
            continue
        if line.continues and parts[-1].paragraphs:
            parts[-1].paragraphs[-1].append(cut)
            continue
        label = leading_label(line, draft.lex)
        if label and (set(label.concepts) & BODY_CONCEPTS or line.kind == "heading"):
            for told in _side_by_side(line, label, draft):
                draft.mark(_with_colon(told), "label")
                parts.append(Part(told.concepts, told.label))
                if told.value:
                    parts[-1].paragraphs.append([told.value])
                    parts[-1].items.append(False)
            continue
        if parts[-1].label is not None and _closes(parts[-1], line):
            parts.append(Part((), None))
        parts[-1].paragraphs.append([cut])
        parts[-1].items.append(line.kind == "item")
    return [p for p in parts if p.paragraphs or p.label]


def _closes(part: Part, line: Line) -> bool:
    """A label of one line's facts ends with its line, and so does what the employer is before a list of duties."""
    about = "organizationDescription" in part.concepts and line.kind == "item" and not any(part.items)
    return bool(part.paragraphs) and (about or set(part.concepts) <= LINE_CONCEPTS)


def _side_by_side(line: Line, label: Field, draft: Draft) -> list[Field]:
    """A line's labelled facts, each with all up to the next: `职务：工程师    部门：研发部`; most lines have one."""
    if not set(label.concepts) <= LINE_CONCEPTS or not COLON.search(label.value.text):
        return [label]
    told = [f for f in find_fields(line, draft.lex) if f.value and set(f.concepts) & BODY_CONCEPTS]
    if len(told) < 2 or told[0].label.start != label.label.start or any(f.value.line is not line for f in told):
        return [label]
    ends = [*(f.label.start for f in told[1:]), len(line.text)]
    return [f._replace(value=Cut(line, f.value.start, end).strip(_TRAIL)) for f, end in zip(told, ends, strict=True)]


def _with_colon(label: Field) -> Cut:
    line = label.label.line
    end = label.value.start if label.value else len(line.text)
    return Cut(line, label.label.start, max(label.label.end, end))


def values_of(part: Part) -> list[tuple[Value, bool]]:
    """A part's paragraphs as values, each with whether it was a list item."""
    out = []
    for paragraph, item in zip(part.paragraphs, part.items, strict=True):
        value = text_value(*paragraph)
        if value:
            out.append((value, item))
    return out


def keywords_of(part: Part, draft: Draft) -> list[Value]:
    """The things named in a tech-stack part, by their canonical names."""
    out: list[Value] = []
    for paragraph in part.paragraphs:
        joined = join(paragraph)
        out += read_terms(joined, 0, len(joined.text), draft.lex).values
    return out


def split_terms(cut: Cut) -> list[Value]:
    """A list of terms parted by commas, slashes, pipes or wide gaps, brackets kept together."""
    text, out, at, depth = cut.text, [], 0, 0
    marks: list[tuple[int, int]] = []
    skip = -1
    for n, char in enumerate(text):
        if char in "(（[":
            depth += 1
        elif char in ")）]":
            depth = max(0, depth - 1)
        elif depth == 0 and n > skip:
            if char == "/" and _WITH_SLASH.search(text[max(0, n - 3) : n + 4]):
                continue
            found = _TECH_SPLIT.match(text, n)
            if found and found.end() > n:
                marks.append((n, found.end()))
                skip = found.end() - 1
    for a, b in [*marks, (len(text), len(text))]:
        piece = cut.part(at, a).strip(" .。,，:：*`\"'“”")
        if piece:
            value = text_value(piece)
            if value:
                out.append(value)
        at = b
    return out
