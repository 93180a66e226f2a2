"""Labelled facts of a line: `姓名：张三 | 电话：138…`, `Employer: Acme`, table rows of label and value."""

from __future__ import annotations

import re
from typing import NamedTuple

from resume_parse.document import Cut, Line
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.normalize.networks import icon_concepts
from resume_parse.patterns import HAN, lazy_pattern
from resume_parse.sections.concepts import INNER_CONCEPTS
from resume_parse.separators import COLON
from resume_parse.spot.labels import bracketed_label, label_concepts

_GOES_ON = cue_pattern(r"\s*(?:[-–—~～]|(?&rangeTo))")
_EDGE = lazy_pattern(r"[)）|｜\t,，;；、。/·•■◆●]|\s{2,}")
_GAP = lazy_pattern(r"\t+\s*|\s{2,}|\s*[|｜]\s*")
_TWO_WORDS = lazy_pattern(rf"{HAN}{{2}}\s{{2,}}(?:{HAN}|[^\W\d_]){{2}}")
_AFTER_SPACE = lazy_pattern(rf"(?<={HAN})\s({HAN}{{2,8}})$")
_BLANK = lazy_pattern(r"^[\s*xX＊×._—\-【】\[\]()（）?？]*$|【.{0,10}】|[*＊]{3,}|[xX]{3,}")
_DOT = lazy_pattern(r"\s[·•∙]\s")
_LINE_FACTS = frozenset("phone email birthDate age nationality wechat qq".split())
_SPACE = lazy_pattern(r"\s+")
_FAR = lazy_pattern(r"\s{3,}")
_SPACED_LABELS = frozenset(
    "name alternateName birthDate phone email address nationality positions locations salary availability".split()
)
_BRACKETS = " 【】[]()（）"
_TRAIL = " \t|｜,，;；、·•/-–—"


class Field(NamedTuple):
    """A label, the concepts it may stand for, and its value; cuts of one line."""

    concepts: tuple[str, ...]
    label: Cut
    value: Cut


def find_fields(line: Line, lex: Lexicon, start: int = 0) -> list[Field]:
    """All labelled facts of a line from `start` on, left to right. Values end at the next label or separator."""
    text = line.text
    heads: list[tuple[int, int, int, tuple[str, ...]]] = []  # label start, label end, value start, concepts
    floor = start
    cells = [a for a, _ in line.cells]
    for colon in COLON.finditer(text, start):
        floor = max([floor, *(a for a in cells if a <= colon.start())])
        if colon.start() - floor < 1:
            continue
        found = _label_before(text, floor, colon.start(), bool(heads), lex)
        if found:
            heads.append((found[0], colon.start(), colon.end(), found[1]))
            floor = colon.end()
    bracketed = _bracket_label(line, lex) if start == 0 else None
    fields: list[Field] = []
    if bracketed and bracketed.value and not (heads and heads[0][0] <= bracketed.label.end):
        stop = heads[0][0] if heads else len(text)
        fields.append(bracketed._replace(value=_value(line, bracketed.value.start, stop)))
    for n, (a, b, value, concepts) in enumerate(heads):
        end = heads[n + 1][0] if n + 1 < len(heads) else len(text)
        end = next((c for c in cells if value < c < end and text[value:c].strip()), end)
        told = _value(line, value, end)
        dot = None if _LINE_FACTS.isdisjoint(concepts) else _DOT.search(told.text)
        told = told.part(0, dot.start()).strip(_TRAIL) if dot else told  # what a contact line goes on with
        fields.append(Field(concepts, Cut(line, a, b).strip(), told))
    return (
        fields
        or _column_fields(line, lex)
        or _cell_fields(line, lex)
        or ([] if line.cells else spaced_field(line.whole(), lex))
    )


def spaced_field(cut: Cut, lex: Lexicon) -> list[Field]:
    """A fact of the person that only a space parts from its label: `氏  名 山田 直樹`, `期望薪资 18-22K`."""
    text = cut.text
    told = frozenset(("nationality",)) if text[:1].isascii() else _SPACED_LABELS
    for gap in [m for m in _SPACE.finditer(text, 2, 18)][::-1]:
        concepts = label_concepts(text[: gap.start()], lex)
        if not told.isdisjoint(concepts):
            value = cut.part(gap.end(), len(text)).strip()
            apart = _FAR.search(value.text)
            value = value.part(0, apart.start()) if apart else value
            return [Field(concepts, cut.part(0, gap.start()).strip(), value)] if value else []
    return []


def icon_fields(line: Line) -> list[Field]:
    """Facts behind pictures that say what they are (`<i class="fa fa-github"></i> user`), up to a separator."""
    fields = []
    ends = [*(icon.at for icon in line.icons[1:]), len(line.text)]
    for icon, end in zip(line.icons, ends, strict=False):
        concepts = icon_concepts(icon.name) if end > icon.at else ()
        value = _value(line, icon.at, end) if concepts else None
        if value:
            fields.append(Field(concepts, Cut(line, value.start, value.start), value))
    return fields


def _bracket_label(line: Line, lex: Lexicon) -> Field | None:
    """A label in brackets at the head of a line, with or without its value behind it: `【役職】主任`, `[期間]`."""
    found = bracketed_label(line.text, lex)
    if found is None:
        return None
    concepts, (start, end), value = found
    return Field(concepts, Cut(line, start, end), Cut(line, value, len(line.text)).strip())


def _column_fields(line: Line, lex: Lexicon) -> list[Field]:
    """The cells of a table row under the labels of the table's head."""
    if len(line.columns) != len(line.cells):
        return []
    fields = []
    for label, (a, b) in zip(line.columns, line.cells, strict=True):
        value = Cut(line, a, b).strip()
        concepts = label_concepts(label.text, lex)
        if value and concepts:
            fields.append(Field(concepts, label, value))
    return fields


def _label_before(text: str, floor: int, end: int, chained: bool, lex: Lexicon) -> tuple[int, tuple[str, ...]] | None:
    """The longest known label that ends at `end`: after an edge, or glued to the value of the field before it."""
    low = max(floor, end - 32)
    told = _AFTER_SPACE.search(text, low, end) if chained else None
    if told and (concepts := label_concepts(told[1], lex)):
        return told.start(1), concepts  # `学历：硕士 毕业院校：`, though 硕士毕业院校 is a label, too
    starts = [low] if low == floor else []
    starts += [m.end() for m in _EDGE.finditer(text, low, end)]
    for at in sorted(set(starts)):
        if _TWO_WORDS.search(text[at:end]):
            continue  # `本科   毕业院校：` is a value and a label
        concepts = label_concepts(text[at:end], lex)
        if concepts:
            return at, concepts
    if not chained:
        at = max(starts, default=low)
        inner = re.search(r"\s(?=\S+\s*$)", text[at:end])
        if inner and low != floor and not text[at + inner.end() : end].isascii():
            concepts = label_concepts(text[at + inner.end() : end], lex)
            return (at + inner.end(), concepts) if concepts else None
        return None
    for at in range(max(floor + 1, end - 16), end):
        if text[at - 1].isascii() and text[at - 1].isalnum() and text[at].isascii() and text[at].isalnum():
            continue
        concepts = label_concepts(text[at:end], lex)
        if concepts and not text[at].isspace():
            return at, concepts
    return None


def _value(line: Line, start: int, end: int) -> Cut:
    cut = Cut(line, start, end).strip(_TRAIL)
    # a range that is set wide goes on behind the gap: `2007 年 9 月  至   2011 年 7 月`
    gaps = (m for m in _GAP.finditer(cut.text) if not _GOES_ON.match(cut.text, m.end()) and not _joins(cut.text, m))
    gap = next(gaps, None)
    if gap and gap.start() > 0:
        # a wide gap ends the value; what follows is read on its own
        rest = cut.text[gap.end() :]
        if "|" in gap.group() or "｜" in gap.group() or "\t" in gap.group() or len(gap.group()) >= 3 or len(rest) < 2:
            cut = cut.part(0, gap.start()).strip(_TRAIL)
    return cut


def _joins(text: str, gap: re.Match[str]) -> bool:
    """Whether what joins two dates stands before a gap."""
    return bool(_GOES_ON.fullmatch(text, max(0, gap.start() - 1), gap.start()))


def _cell_fields(line: Line, lex: Lexicon) -> list[Field]:
    """Label and value in neighbouring cells, or parted by a wide gap: `姓名  张三    性别  男`."""
    parts = line_columns(line)
    if len(parts) < 2:
        return []
    labels = [label_concepts(p.text, lex) for p in parts]
    # where every other cell is a label, a value may be a label's word, too: `政治面貌  党员  学历  本科`
    even = len(parts) > 3 and len(parts) % 2 == 0
    paired = even and all(labels[::2]) and sum(map(bool, labels[1::2])) * 4 < len(parts)
    fields: list[Field] = []
    n = 0
    while n + 1 < len(parts):
        concepts = labels[n] if paired else _cell_label(parts[n].text, lex)
        if concepts and parts[n + 1] and (paired or not labels[n + 1]):
            fields.append(Field(concepts, parts[n], parts[n + 1]))
            n += 2
        else:
            n += 1
    return fields if fields and (len(fields) * 2 >= len(parts) - 1) else []


def _cell_label(text: str, lex: Lexicon) -> tuple[str, ...]:
    """A cell that can only be a label: not also a degree, a title, a skill or a place."""
    folded = lex.fold(text)
    if len(text) > 16 or folded in lex.degrees or folded in lex.titles or folded in lex.skills or folded in lex.places:
        return ()
    return label_concepts(text, lex)


def row_fields(line: Line, below: Line | None, lex: Lexicon) -> list[Field]:
    """A row of labels over a row of values: the values, read under those labels."""
    heads = [c for c in line_columns(line) if c]
    values = [c for c in line_columns(below) if c] if below and len(heads) > 2 else []
    labels = [label_concepts(c.text, lex) for c in heads]
    if (
        len(values) != len(heads)
        or sum(map(bool, labels)) * 3 < len(heads) * 2
        or any(label_concepts(c.text, lex) for c in values)
    ):
        return []
    return [Field(*row) for row in zip(labels, heads, values, strict=True) if row[0]]


def label_cut(field: Field) -> Cut:
    """The label with its colon and the space up to the value."""
    label, value = field.label, field.value
    if value and value.line is label.line:
        return Cut(label.line, label.start, value.start)
    return Cut(label.line, label.start, min(label.end + 1, len(label.line.text)))


def looks_blank(text: str, lex: Lexicon) -> bool:
    """Whether nobody has filled a value in yet, or it is masked: `***`, `【待补充】`, `N/A`."""
    return bool(_BLANK.search(text)) or lex.fold(text.strip(_BRACKETS)) in lex.placeholders


def line_columns(line: Line) -> list[Cut]:
    """What stands side by side in a line: the cells of a table's row (also empty ones), or what wide gaps part."""
    return [Cut(line, a, b).strip() for a, b in line.cells] if line.cells else split_cut(line.whole(), _GAP)


def split_cut(cut: Cut, separator: re.Pattern[str]) -> list[Cut]:
    """The parts of a cut between separators, without surrounding space; none is empty."""
    text, parts, at = cut.text, [], 0
    for a, b in [*(m.span() for m in separator.finditer(text)), (len(text), len(text))]:
        parts.append(cut.part(at, a).strip())
        at = b
    return [p for p in parts if p]


def tells_part(line: Line, lex: Lexicon) -> bool:
    """Whether a line stands under the label of a part of an entry: `功能：…`, `Tech stack: …`."""
    label = leading_label(line, lex)
    return label is not None and not INNER_CONCEPTS.isdisjoint(label.concepts)


def leading_label(line: Line, lex: Lexicon) -> Field | None:
    """The label that opens a line, alone or with its value after the colon; a bold or heading label needs no colon."""
    text = line.text
    colon = COLON.search(text, 0, 48)
    if colon:
        concepts = label_concepts(text[: colon.start()], lex)
        if concepts:
            return Field(concepts, Cut(line, 0, colon.start()).strip(), Cut(line, colon.end(), len(text)).strip())
        return _bracket_label(line, lex)
    bracketed = _bracket_label(line, lex)
    if bracketed and bracketed.value:
        return bracketed
    if len(text) <= 24 and (line.kind == "heading" or line.strong_share > 0.9 or line.marker == ""):
        concepts = label_concepts(text, lex)
        if concepts:
            return Field(concepts, line.whole(), Cut(line, len(text), len(text)))
    return None
