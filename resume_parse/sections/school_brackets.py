"""What stands in brackets, or beside a study: which of its facts a stretch belongs to, or that it belongs to none."""

from __future__ import annotations

from resume_parse.document import Cut, Value, text_value
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.draft import Draft, Item, append
from resume_parse.sections.header import Segment
from resume_parse.sections.school_study import area_of, names_field
from resume_parse.sections.school_words import BOARD, HONS
from resume_parse.spot.degrees import degree_in

_LISTED = lazy_pattern(r"[\s,;()*+:：]{1,5}")
_CLOSED = lazy_pattern(r"[*+]?\)?")
_CLOSING = (")", "）")


def adds_to_degree(segment: Segment, item: Item, draft: Draft) -> bool:
    """Whether a stretch right behind a degree tells it again (`(BSN)`, `（学士）`, `，工学学士学位`) or says `Hons`."""
    study, cut = item.get("studyType"), segment.cut
    if study is None or study.cuts[-1].line is not cut.line or not 0 < cut.start - study.cuts[-1].end <= 2:
        return False
    found = degree_in(cut.text, draft.lex)
    whole = found is not None and found[1] - found[0] == len(cut.text) and not BOARD.search(cut.text)
    if not (whole or (segment.bracket and HONS.fullmatch(cut.text))):
        return False
    item["studyType"] = text_value(Cut(cut.line, study.cuts[0].start, _closed(cut))) or study
    return True


def _closed(cut: Cut) -> int:
    """The end of a stretch, with the bracket that closes it."""
    return cut.end + (cut.line.text[cut.end : cut.end + 1] in _CLOSING)


def put_aside(cut: Cut, item: Item) -> None:
    """Told beside the study; what only brackets and commas part is one list: `Mathematics (A*), Economics (A)`."""
    told = item.get("highlights", [])
    before = told[-1].cuts[-1] if told else None
    if before is not None and before.line is cut.line and _LISTED.fullmatch(cut.line.text, before.end, cut.start):
        told.pop()
        closed = _CLOSED.match(cut.line.text, cut.end)
        cut = Cut(cut.line, before.start, closed.end() if closed else cut.end)
    append(item, "highlights", text_value(cut))


def put_bracket(cut: Cut, item: Item, before: list[Segment], draft: Draft) -> None:
    """A bracket after a field belongs to it; after a degree it is the field."""
    area, department = item.get("area"), item.get("department")
    no_part = names_field(cut.text, draft.lex) or any(map(str.isdigit, cut.text))
    for key, value in (("area", area), ("department", None if no_part else department)):
        if value is None or not _follows(cut, value):
            continue
        item[key] = text_value(Cut(cut.line, value.cuts[-1].start, _closed(cut))) or value
        return
    if (
        area is None
        and before
        and degree_in(before[-1].text, draft.lex) is not None
        and len(cut.text) > 3
        and cut.text[:1].isupper()
    ):
        area_of(cut, item, draft)
        return
    append(item, "highlights", text_value(cut))


def _follows(cut: Cut, value: Value) -> bool:
    """Whether a stretch stands right behind a value, a bracket between them."""
    return bool(value.cuts) and value.cuts[-1].line is cut.line and 0 < cut.start - value.cuts[-1].end <= 2


def area_in_bracket(item: Item, draft: Draft) -> None:
    """`青岚大学（软件工程）`, `工学学士（机械工程）`: without another field, the one in the bracket."""
    extra = item.get("highlights", [])
    for value in extra:
        cut = value.cuts[0]
        if cut.line.text[cut.start - 1 : cut.start] in ("(", "（") and names_field(value.text, draft.lex):
            item["area"] = value
            extra.remove(value)
            break
    if not extra:
        item.pop("highlights", None)
