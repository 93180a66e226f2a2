"""Awards and certificates: short items with a date, a rank, a giver."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Line, Value, text_value
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.patterns import HAN, lazy_pattern
from resume_parse.sections.draft import Draft, Item, extend_text, put
from resume_parse.sections.fields import leading_label, looks_blank
from resume_parse.sections.honour_givers import GIVER_LEAD, given_in, is_giver, names_giver, split_giver
from resume_parse.sections.honour_lists import split_honours
from resume_parse.sections.honour_scores import (
    OBTAINED,
    RANK,
    certificate_score,
    honour_kind,
    honour_score,
)
from resume_parse.sections.honour_tables import read_row, table_parts
from resume_parse.sections.short_entries import ShortEntry, short_entries
from resume_parse.sections.short_parts import BRACKETS, EDGE, put_date, take_date, take_link
from resume_parse.spot.dates import find_dates, looks_like_date
from resume_parse.spot.labels import label_concepts

_WON_BEFORE = cue_pattern(rf"(?&selfPrefix){{0,2}}(?&won)(?&done)?(?&ownSchool)?\s*(?=[\d“\"【《「]|{HAN})")
_DATE_LABEL = cue_pattern(r"(?<!\w)(?&dateLabel)\s*[:：]?$", re.I)
_FACTS = frozenset("issuer organization date dates description summary score url projectUrl reason".split())
_EXPIRY = cue_pattern(r"(?<!\w)(?&validUntil)(?!\w).*", re.I)
_LABEL = lazy_pattern(r"\s*([^:：,，|]{1,24}?)\s*[:：]\s*(?=[^\s/])")
_NEXT_LABEL = lazy_pattern(r"\s*[。;；]\s*(?=[^\s:：。]{1,8}[:：])")
_CLASS = cue_pattern(r"(?:\S{0,6}(?&lifeStage)|(?&schoolStage)|\S{1,4}(?&honourClass))$")
_CERTIFICATION = cue_pattern("(?&certification)", re.I)
_CERTIFICATE_NOUN = cue_pattern("(?&certificateNoun)", re.I)
_CERTIFICATE_END = cue_pattern("(?&certificateNoun)$", re.I)
_LAST_BRACKET = lazy_pattern(r"\s*[（(]([^（()）]+)[)）]\s*$")
_BRACKET_GAP = lazy_pattern(r"\s*[,，、;；|｜/]\s*|\s+[-–—·]\s+")
_WORD = lazy_pattern(r"\w")
_CLAUSE = lazy_pattern(r"\s*[，；;。]\s*")


def fill_awards(lines: list[Line], draft: Draft) -> None:
    """Read a section of prizes and scholarships."""
    _fill(lines, draft, "awards")


def fill_certificates(lines: list[Line], draft: Draft) -> None:
    """Read a section of certificates."""
    _fill(lines, draft, "certificates")


def fill_honours(lines: list[Line], draft: Draft) -> None:
    """Read a section that names both."""
    _fill(lines, draft, "both")


def put_certificate(cut: Cut, draft: Draft) -> None:
    """Add a certificate named elsewhere."""
    _item([cut], "certificates", draft)


def put_award(cut: Cut, draft: Draft) -> None:
    """Add a prize named elsewhere."""
    _item([cut], "awards", draft)


def _fill(lines: list[Line], draft: Draft, kind: str) -> None:
    named = kind
    for head, part in table_parts(lines):
        if head is not None:
            _table(head, part, named, draft)
            continue
        for entry in short_entries(part, draft.lex):
            if entry.group:
                draft.mark(entry.title[0], "heading")
                named = _group_kind(entry.title[0].text, kind, draft)
            else:
                read_honour(entry, named, draft)


def _table(head: Line, rows: list[Line], kind: str, draft: Draft) -> None:
    draft.mark(head.whole(), "label")
    for row in rows:
        found = read_row(head, row, kind, draft)
        if found is not None:
            named, item = found
            name = item["name" if named == "certificates" else "title"]
            if named != "certificates" or not _merged(name, None, item, draft):
                draft.items(named).append(item)


def _group_kind(text: str, kind: str, draft: Draft) -> str:
    """What a sub-heading of a section of `kind` stands over."""
    bare = text.strip(" :：*#")
    told = certificate_score(bare, draft.lex) > 0 or _CERTIFICATE_NOUN.search(bare)
    return "both" if kind == "awards" and told else kind


def read_honour(entry: ShortEntry, kind: str, draft: Draft) -> None:
    """Add the award or certificate that an entry tells, or all that its line lists."""
    added: list[Item] = []
    for part in _labelled_parts(entry.title):
        title, named = _without_label(part, kind, draft)
        for piece in split_honours(title, lambda text: honour_score(text, draft.lex)):
            item = _item(piece, honour_kind(piece[0].text, named, draft.lex), draft)
            added += [item] if item is not None else []
    dates = find_dates(entry.title[0].text)
    if entry.date is not None or (len(added) > 1 and len(dates) == 1 and dates[0].start <= 2):
        told = entry.date or entry.title[0]  # a date before a list is that of all in it
        date = find_dates(told.text)[0]
        for item in added:
            put_date(item, told, date)
    if not added:
        return
    last, below = added[-1], entry.below
    giver = "issuer" if "name" in last else "awarder"
    if below and giver not in last and len(below[0]) == 1:
        cut = below[0][0]
        if "date" not in last and not _opens_dated(cut):
            cut = take_date(cut, last)
        if names_giver([cut]):
            put(last, giver, text_value(cut))
            below = below[1:]
    for paragraph in below:
        _below(paragraph, last, draft)


def _opens_dated(cut: Cut) -> bool:
    """Whether a line begins with a date, such as the year in a conference's name."""
    return any(m.start <= 2 for m in find_dates(cut.text))


def _labelled_parts(title: list[Cut]) -> list[list[Cut]]:
    """A line of labelled sentences (`学术类：…。实践类：…`) as one paragraph a sentence."""
    cut = title[0]
    stops = [m.span() for m in _NEXT_LABEL.finditer(cut.text)] if len(title) == 1 else []
    starts, ends = [0, *(b for _, b in stops)], [*(a for a, _ in stops), len(cut.text)]
    return [[cut.part(a, b).strip()] for a, b in zip(starts, ends, strict=True)] if stops else [title]


def _without_label(title: list[Cut], kind: str, draft: Draft) -> tuple[list[Cut], str]:
    """A title without the label that sorts it (`本科期间：`, `校级：`), and the kind that the label tells."""
    label = _LABEL.match(title[0].text)
    if label is None:
        return title, kind
    concepts = label_concepts(label[1], draft.lex)
    named = next((name for name in ("awards", "certificates") if name in concepts), "")
    if not (named or _CLASS.fullmatch(label[1])) or looks_like_date(title[0].text[label.end() :].split(",")[0]):
        return title, kind
    draft.mark(title[0].part(0, label.end()), "label")
    return [title[0].part(label.end(), len(title[0].text)), *title[1:]], named or kind


def _item(paragraph: list[Cut], kind: str, draft: Draft) -> Item | None:
    """Add what one title line tells (name, date, link, giver, rank); None if it is no item, or one named before."""
    item: Item = {}
    cut, rest = take_link(paragraph[0], item), paragraph[1:]
    if kind == "awards":
        cut = _without_head(_WON_BEFORE, cut, draft)
    if rest:
        cut = take_date(cut, item)
        title, giver, rest = cut, None, [*rest[:-1], take_date(take_link(rest[-1], item), item)]
    else:
        cut, giver = _bracketed(_without_expiry(cut, item), kind, item, draft)
        cut, giver = (cut, giver) if giver is not None else given_in(cut, draft)
        cut = _without_date_label(take_date(_without_expiry(cut, item), item), item, draft)
        cut = _without_head(_WON_BEFORE, cut, draft) if kind == "awards" else cut
        title, giver = (cut, giver) if giver is not None else split_giver(cut, draft, kind)
    if giver is not None:
        title, giver = take_date(title, item), _without_head(GIVER_LEAD, giver, draft)
    if kind == "certificates":
        title = _certificate_name(title, item, draft)
    value = text_value(title, *rest)
    if value is None or looks_blank(value.text, draft.lex):
        return None
    put(item, "name" if kind == "certificates" else "title", value)
    if kind == "certificates" and _merged(value, giver, item, draft):
        return None
    if giver is not None:
        put(item, "awarder" if kind == "awards" else "issuer", text_value(giver))
    rank = RANK.search(title.text) if kind == "awards" else None
    if rank:
        put(item, "level", text_value(title.part(*rank.span()).strip()))
    draft.items(kind).append(item)
    return item


def _bracketed(cut: Cut, kind: str, item: Item, draft: Draft) -> tuple[Cut, Cut | None]:
    """A name, and its giver, where a bracket at the end holds the date and the giver or a remark: `(Giver, 2019)`."""
    end = _LAST_BRACKET.search(cut.text)
    inside = cut.part(*end.span(1)) if end else cut
    dates = find_dates(inside.text)
    if end is None or len(dates) != 1:
        return cut, None
    at, to = dates[0].start, dates[0].end
    other = inside.part(to, len(inside.text)) if at <= 1 else inside.part(0, at)
    other = other.strip(EDGE)
    if not _WORD.search(other.text) or (at > 1 and to < len(inside.text.rstrip())):
        return cut, None
    name = cut.part(0, end.start()).strip(EDGE)
    told = [part for a, b in _spans(_BRACKET_GAP, other.text) if (part := other.part(a, b).strip(EDGE)).text]
    givers = [part for part in told if is_giver(part.text, name.text, kind, draft)]
    if not givers and not _BRACKET_GAP.search(inside.text):
        return cut, None
    put_date(item, inside, dates[0])
    for part in told:
        if part not in givers[:1]:
            extend_text(item, "summary", text_value(part))
    return name, givers[0] if givers else None


def _spans(gap: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """The stretches between the separators of a text."""
    marks = [m.span() for m in gap.finditer(text)]
    return list(zip([0, *(b for _, b in marks)], [*(a for a, _ in marks), len(text)], strict=True))


def _without_date_label(cut: Cut, item: Item, draft: Draft) -> Cut:
    """Without the word that led up to the date at the end: `… - Issued Mar 2022`, `… 获得时间：2020.5`."""
    label = _DATE_LABEL.search(cut.text) if "date" in item and cut.end < len(cut.line.text) else None
    if label is None:
        return cut
    draft.mark(cut.part(*label.span()), "label")
    return cut.part(0, label.start()).strip(EDGE)


def _without_head(pattern: re.Pattern[str], cut: Cut, draft: Draft) -> Cut:
    """Without the words before a name, such as `通过了`; they are marked as read."""
    head = pattern.match(cut.text)
    if head is None:
        return cut
    draft.mark(cut.part(0, head.end()), "label")
    return cut.part(head.end(), len(cut.text))


def _without_expiry(cut: Cut, item: Item) -> Cut:
    """Without the words that say how long a certificate is valid; they are a remark."""
    expiry = _EXPIRY.search(cut.text)
    if expiry is None or not expiry.start():
        return cut
    extend_text(item, "summary", text_value(cut.part(expiry.start(), len(cut.text)).strip(EDGE + BRACKETS)))
    return cut.part(0, expiry.start()).strip(EDGE + "（([")


def _merged(name: Value, giver: Cut | None, item: Item, draft: Draft) -> bool:
    """Whether a certificate was named before, in other words or signs; what is new is added to it."""
    key = _key(name.text)
    for old in draft.items("certificates"):
        other = _key(old["name"].text)
        if key == other or (min(len(key), len(other)) >= 8 and (key in other or other in key)):
            draft.taken.extend(name.cuts)
            for field, value in item.items():
                put(old, field, value)
            put(old, "issuer", text_value(giver) if giver is not None else None)
            return True
    return False


def _key(text: str) -> str:
    """What two spellings of a certificate share."""
    bare = re.sub(r"\W", "", _CERTIFICATION.sub("", text.casefold()))
    return _CERTIFICATE_END.sub("", bare) or bare


def _certificate_name(cut: Cut, item: Item, draft: Draft) -> Cut:
    """Without `通过了` before it and the remark after it: `CET-4，能阅读英文文献`."""
    cut = _without_head(OBTAINED, cut, draft)
    comma = _CLAUSE.search(cut.text)
    if comma and comma.start() > 0 and comma.end() < len(cut.text):
        name, remark = cut.text[: comma.start()], cut.text[comma.end() :]
        if certificate_score(name, draft.lex) > 0 and certificate_score(remark, draft.lex) < 0.9:
            extend_text(item, "summary", text_value(cut.part(comma.end(), len(cut.text))))
            return cut.part(0, comma.start())
    return cut


def _below(paragraph: list[Cut], item: Item, draft: Draft) -> None:
    """A line below an award's title: a labelled fact of it, its date and place, a link, a remark."""
    field = leading_label(paragraph[0].line, draft.lex)
    if field is not None and field.value and not _FACTS.isdisjoint(field.concepts):
        draft.mark(Cut(field.label.line, field.label.start, field.value.start), "label")
        paragraph = [field.value, *paragraph[1:]]
        if "issuer" in field.concepts or "organization" in field.concepts:
            put(item, "issuer" if "name" in item else "awarder", text_value(*paragraph))
            return
    cut = paragraph[0]
    if len(paragraph) == 1:
        cut = _without_expiry(take_link(cut, item), item)
        cut = _without_date_label(take_date(cut, item), item, draft)
    extend_text(item, "summary", text_value(cut.strip(EDGE + BRACKETS), *paragraph[1:]))
