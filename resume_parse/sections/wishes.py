"""What the person looks for: positions, places, salary, availability."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Line, Value, text_value, width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.patterns import HAN, lazy_pattern
from resume_parse.sections.draft import Draft, append, extend_text, join_wraps, paragraphs_value, put
from resume_parse.sections.fields import find_fields, label_cut, row_fields, split_cut
from resume_parse.sections.header_segments import split_header
from resume_parse.separators import ENDS_SENTENCE
from resume_parse.spot.places import place_kind, place_score

_SALARY = cue_pattern(
    r"\d+(?:\.\d+)?\s*(?:(?:[-~—–]|(?&rangeTo))\s*\d+(?:\.\d+)?)?\s*(?:k|(?&salaryUnit))|(?&negotiable)"
    r"|\d{4,6}\s*[-~—–]\s*\d{4,6}|[$€£]\s?\d",
    re.I,
)
_AVAILABLE = cue_pattern(r"(?&available)", re.I)
_LIST = cue_pattern(
    r"\s*(?:[、，;；|｜/]|,(?!\d{3}(?!\d)))\s*|\s[·•]\s|\s{2,}|\t+|\s+(?:(?&latinDisjunction)|(?&disjunction))\s+"
    rf"|(?<={HAN}|[）)])\s+(?={HAN})"
)
_PREFIX = cue_pattern(r"^(?&wished)(?&post)?\s*[:：]?\s*", re.I)
_NO_WISH = cue_pattern(r"(?&documentTitle)|[:：。！]", re.I)
_BETWEEN_PLACES = lazy_pattern(r"\s*[-–—~]\s*")
_SHORT_PAIR = lazy_pattern(r"(?<![A-Za-z+#.])[A-Za-z+#.]{1,4}/[A-Za-z+#.]{1,4}(?![A-Za-z+#.])")
_BAR = lazy_pattern(r"[|｜]")
_IN_BRACKET = lazy_pattern(r"\s*[，,;；|｜·]\s*")
# a bracket, or a last word that is no Latin one
_LAST = lazy_pattern(r"\s*[（(]([^（()）]+)[)）]\s*$|\s(?:[-–—/]\s)?\s*(\S*[^\s\x00-\x2f:-\x7f]\S*|\d\S+)$")
_WORDS = lazy_pattern(rf"{HAN}+|[^\W\d_]+(?:[ -][^\W\d_]+)*")
_OURS = frozenset(("positions", "locations", "salary", "availability", "employmentType", "industry", "objective"))


def read_wish(concept: str, cut: Cut, draft: Draft) -> bool:
    """Read a labelled wish; returns whether the concept is one."""
    objective = draft.objective
    if concept in ("positions", "locations"):
        if concept == "positions":
            # `前端工程师 - 实习`, `测试 (兼职)` name the kind of employment too
            put(objective, "employmentType", _employment(cut, draft))
            cut = _without_terms(cut, draft)
        values = split_list(cut, keep_slash=True) if concept == "positions" else _places(cut, draft)
        for value in values:
            term = _term(value.cuts[0], draft) if concept == "positions" and value is not values[0] else ""
            if term:
                read_wish(term, value.cuts[0], draft)
            elif not any(v.value == value.value for v in objective.get(concept, [])):
                append(objective, concept, value)
        return True
    if concept in ("salary", "availability", "industry"):
        return put(objective, concept, text_value(cut))
    if concept == "employmentType":
        return put(objective, concept, _employment(cut, draft) or text_value(cut))
    if concept == "objective":
        return _objective_line(cut, draft)
    return False


def _without_terms(cut: Cut, draft: Draft) -> Cut:
    """A position less the place, pay and time told behind it, which are read: `测试（上海，20-25K）`, `测试 上海`."""
    terms: list[tuple[str, Cut]] = []
    while last := _LAST.search(cut.text):
        parts = split_cut(cut.part(*last.span(last.lastindex or 0)), _IN_BRACKET)
        kinds = [_term(part, draft) for part in parts]
        if not all(kinds) or set(kinds) <= {"employmentType"}:
            break
        terms[:0] = zip(kinds, parts, strict=True)
        cut = cut.part(0, last.start())
    for kind, part in terms:
        read_wish(kind, part, draft)
    return cut


def _places(cut: Cut, draft: Draft) -> list[Value]:
    """The places of a list; towns joined by dashes are several (`广州 — 佛山`), a province and its town are one."""
    values = []
    for value in split_list(cut):
        parts = split_cut(value.cuts[0], _BETWEEN_PLACES)
        kinds = {place_kind(p.text, draft.lex) for p in parts}
        values += [v for p in parts if (v := text_value(p))] if len(parts) > 1 and kinds == {"city"} else [value]
    return values


def _employment(cut: Cut, draft: Draft) -> Value | None:
    """The first words that are a kind of employment, or the last word of several (`data analyst intern`)."""
    for m in _WORDS.finditer(cut.text):
        for at in (m.start(), m.start() + m.group().rfind(" ") + 1):
            level = draft.lex.employment.get(draft.lex.fold(cut.text[at : m.end()]))
            if level:
                return Value(level, (cut.part(at, m.end()),))
    return None


def split_list(cut: Cut, *, keep_slash: bool = False) -> list[Value]:
    """A written list as values; in a list with other separators a slash joins one name (`网页设计/制作/美工`)."""
    text, out, at = cut.text, [], 0
    marks = [(m.start(), m.end(), m.group().strip()) for m in _LIST.finditer(text)]
    if keep_slash:
        joined = [m.span() for m in _SHORT_PAIR.finditer(text)]  # `UI/UX 设计师`, `C/C++ developer`
        marks = [m for m in marks if m[2] != "/" or not any(a < m[0] < b for a, b in joined)]
    if keep_slash and any(m[2] and m[2] != "/" for m in marks):
        marks = [m for m in marks if m[2] != "/"]
    if any(m[2] for m in marks):
        marks = [m for m in marks if m[2] or m[1] - m[0] > 1]
    depth = [m for m in marks if not _inside_bracket(text, m[0])]
    for a, b, _ in [*depth, (len(text), len(text), "")]:
        value = text_value(cut.part(at, a).strip(" .。:：-–—*·•"))
        if value:
            out.append(value)
        at = b
    return out


def _inside_bracket(text: str, at: int) -> bool:
    return text.count("(", 0, at) + text.count("（", 0, at) > text.count(")", 0, at) + text.count("）", 0, at)


def _objective_line(cut: Cut, draft: Draft) -> bool:
    """`求职意向：Java 工程师 | 北京 | 15K`, or a sentence."""
    if width(cut.text) > 60 or ENDS_SENTENCE.search(cut.text):
        extend_text(draft.objective, "summary", text_value(cut))
    else:
        _classify(cut, draft)
    return True


def read_wished(cut: Cut, draft: Draft) -> bool:
    """`应聘前端工程师`, `applying for …`: a line of the head that says itself that it is a wish."""
    prefix = _PREFIX.match(cut.text)
    rest = cut.text[prefix.end() :] if prefix else ""
    if prefix is None or not rest or width(rest) > 60 or _NO_WISH.search(rest):
        return False
    draft.mark(cut.part(0, prefix.end()), "label")
    return _objective_line(cut.part(prefix.end(), len(cut.text)), draft)


def _classify(cut: Cut, draft: Draft) -> None:
    prefix = _PREFIX.match(cut.text)
    cut = cut.part(prefix.end() if prefix else 0, len(cut.text)).strip()
    if cut:
        read_wish(_term(cut, draft) or "positions", cut, draft)


def _term(cut: Cut, draft: Draft) -> str:
    """Which of the wishes other than a position a text can only be; '' for none."""
    text = cut.text.strip()
    if _SALARY.search(text) and width(text) <= 24:
        return "salary"
    if _AVAILABLE.search(text):
        return "availability"
    if draft.lex.fold(text) in draft.lex.employment:
        return "employmentType"
    places = [value.text for value in split_list(cut)]
    return "locations" if places and all(place_score(p, draft.lex) >= 0.7 for p in places) else ""


def read_term(cut: Cut, draft: Draft) -> bool:
    """Read a place, pay or time that stands unlabelled on a line of wishes; returns whether it is one."""
    kind = _term(cut, draft)
    return bool(kind) and read_wish(kind, cut, draft)


def fill_objective(lines: list[Line], draft: Draft) -> None:
    """Read a section of wishes."""
    prose: list[Line] = []
    under: Line | None = None
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        if line is under:
            continue
        row = row_fields(line, below, draft.lex)
        under = below if row else None
        if row:
            draft.mark(line.whole(), "label")
        fields = row or find_fields(line, draft.lex)
        for field in fields:
            if not row and field.label.line is line:
                draft.mark(label_cut(field), "label")
            concepts = [c for c in field.concepts if c in _OURS]
            concepts += ["positions"] if not concepts and "position" in field.concepts else []
            concepts += ["locations"] if not concepts and set(field.concepts) & {"location", "workplace"} else []
            if field.value and concepts:
                read_wish(concepts[0], field.value, draft)
        if fields:
            continue
        cut = line.whole()
        long = width(cut.text) > 50 and len(_BAR.findall(cut.text)) < 2
        if long or (prose and line.continues) or ENDS_SENTENCE.search(cut.text):
            prose.append(line)
            continue
        segments, _ = split_header([line], draft.lex, weak=False)
        for segment in segments:
            _classify(segment.cut, draft)
    value = paragraphs_value(join_wraps(prose))
    if value:
        extend_text(draft.objective, "summary", value)
