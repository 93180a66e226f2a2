"""Publications: references, titles with authors and venue below, patents, software copyrights, talks."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Line, Value, text_value, width
from resume_parse.headings import heading_kind
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.body import split_terms
from resume_parse.sections.citation import Citation, author_spans, is_authors, read_citation
from resume_parse.sections.draft import Draft, Item, append, extend_text, put
from resume_parse.sections.fields import find_fields
from resume_parse.sections.honour_scores import honour_score
from resume_parse.sections.honours import read_honour
from resume_parse.sections.joined import Joined, join
from resume_parse.sections.short_entries import ShortEntry, short_entries
from resume_parse.sections.short_parts import BRACKETS, EDGE, put_date, take_date, take_link, unbalanced
from resume_parse.spot.contacts import find_urls
from resume_parse.spot.dates import find_dates, looks_like_date

_TYPES = {
    "patent": lazy_pattern(r"专利|專利|patent|brevet", re.I),
    "software": lazy_pattern(r"软件著作权|软著|計算機軟體|software copyright", re.I),
    "thesis": lazy_pattern(r"学位论文|毕业论文|dissertation|thesis", re.I),
    "book": lazy_pattern(r"出版社|ISBN|专著|教材|译著|university press", re.I),
}
_TITLE_TYPES = {
    "patent": lazy_pattern(r"专利|專利|patent", re.I),
    "software": lazy_pattern(r"著作权|软著|software", re.I),
    "thesis": lazy_pattern(r"学位论文|thesis|dissertation", re.I),
    "paper": lazy_pattern(
        r"论文|論文|期刊|会议|journal|paper|article|conference|preprint|manuscript|peer.?review", re.I
    ),
    "book": lazy_pattern(r"教材|专著|译著|著作|书籍|\bbooks?\b", re.I),
    "talk": lazy_pattern(r"演讲|报告|分享|talk|presentation|lecture", re.I),
}
_KINDS = {"patents": "patent", "software": "software", "talks": "talk", "articles": "article"}
_PUBLISHED = lazy_pattern(
    r"(?:发表|刊登|刊载|收录|录用|登载|载)(?:在|于|於)?[^《》]{0,12}《(?P<han>[^》]{2,60})》|^(?:论文)?(?:发表|刊登)(?:在"
    r"|于)\s*(?:[A-Z]{2,6}\s+)?(?P<latin>[A-Z][A-Za-z&\s-]{3,80}?)(?=[（(,，\d]|\s*\d{4}|$)"
)
_BOOK = lazy_pattern(r"《[^》]{2,120}》")
_NUMBER = lazy_pattern(
    r"\s*(?:[,，]\s*)?[（(\[]?\s*(?:登记号|软著登字|专利号|申请号|授权号|公开号|公告号|证书号|patent no\.?"
    r"|no\.\s*(?=\S*\d{4}))\s*[:：]?\s*\S.*$|[\s,，]+(?:ZL|CN)\s?\d[\d.A-Z]{7,20}\s*$"
    r"|\s*[,，（(]\s*(?:国家)?(?:实用新型|发明|外观设计)?专利(?:授权)?\s*[)）]?\s*(?:[,，].{0,60})?$|\s*[（(](?:19"
    r"|20)\d\dSR\d{5,9}[)）]\s*$",
    re.I,
)
_TAGGED = lazy_pattern(r"\s*\[[A-Za-z]{1,12}\d{0,4}\]\s*$")
_PRESS = lazy_pattern(r"[^，,、/（(]{2,20}出版社|[A-Z][\w&]*(?:\s[A-Z][\w&]*){0,3}\sPress\b|\bSpringer\b|\bElsevier\b")
_VENUE = lazy_pattern(
    r"journal|proceedings|conference|transactions|letters|review\b|magazine|arxiv|workshop"
    r"|symposium|colloquium|学报|杂志|期刊|会议|研究$|\bieee\b|\bacm\b|cvpr|neurips|icml|aaai|nature"
    r"|science|出版社|university|大学",
    re.I,
)
_STATUS = lazy_pattern(
    r"已发表|在审|录用|在投|见刊|accepted|under review|in press|submitted|forthcoming|published|^[（(]?download|slides",
    re.I,
)


def fill_publications(lines: list[Line], draft: Draft, *, kind: str = "") -> None:
    """Read papers, patents, software copyrights, talks, articles. kind: the type that the section's title states."""
    over = kind or _title_kind(_section_title(lines, draft))
    named = over
    for entry in short_entries(lines, draft.lex):
        text = entry.title[0].text
        if entry.group:
            draft.mark(entry.title[0], "heading")
            found, sure = heading_kind(text, draft.lex)
            named = (_KINDS.get(found, "") if sure else "") or _title_kind(text) or over
        elif _is_honour(entry, draft):
            read_honour(entry, "both", draft)
        else:
            _publication(entry, named, draft)


def _section_title(lines: list[Line], draft: Draft) -> str:
    """The heading that stands right above a section's lines."""
    at = lines[0].index - 1 if lines else -1
    heads = {m.cut.line.index: m.cut.text for m in draft.marks if m.status == "heading"}
    return next((heads[n] for n in (at, at + 1) if n in heads), "")


def _title_kind(text: str) -> str:
    return next((name for name, pattern in _TITLE_TYPES.items() if pattern.search(text)), "")


def _is_honour(entry: ShortEntry, draft: Draft) -> bool:
    """A prize or certificate among publications (`論文與獎項`)."""
    text = entry.title[0].text
    if len(entry.title) > 1 or width(text) > 50 or read_citation(text) or _BOOK.search(text):
        return False
    return honour_score(text, draft.lex) >= 0.9 and not _TITLE_TYPES["patent"].search(text)


def _publication(entry: ShortEntry, kind: str, draft: Draft) -> None:
    joined = join(entry.title)
    item: Item = {}
    below = list(entry.below)
    cited = read_citation(joined.text) if width(joined.text) >= 24 else None
    if cited and cited.title[1] - cited.title[0] >= 6:
        _from_citation(joined, cited, item, draft)
        take_link(entry.title[-1], item)
        kind = kind if kind in ("patent", "software", "talk") else cited.kind
    elif _venue_over_title(entry, draft):
        put(item, "publisher", text_value(take_date(entry.title[0], {})))
        _date_of(entry.title[0], item)
        put(item, "name", text_value(*(cut for paragraph in below for cut in paragraph)))
        below, kind = [], kind or "paper"
    else:
        _from_title(entry.title, item)
    if entry.date is not None and "releaseDate" not in item:
        _date_of(entry.date, item)
    for n, paragraph in enumerate(below):
        _below(paragraph, item, draft, first=n == 0)
    told = next(
        (
            name
            for name, pattern in _TYPES.items()
            if pattern.search("\n".join(c.text for p in (entry.title, *entry.below) for c in p))
        ),
        "",
    )
    kind = told if told in ("patent", "software", "book") and kind in ("", "paper") and not cited else kind or told
    if "name" not in item:
        return
    if kind:
        put(item, "type", Value(kind, item["name"].cuts))
    draft.items("publications").append(item)


def _venue_over_title(entry: ShortEntry, draft: Draft) -> bool:
    """`IEEE ICIEB 2021` in bold over the title of the paper."""
    text = entry.title[0].text
    if (
        len(entry.title) > 1
        or not 1 <= len(entry.below) <= 2
        or not re.match(r"^(?:IEEE|ACM|[A-Z]{3,})\b", text)
        or width(text) > 40
        or not find_dates(text)
    ):
        return False
    return all(width(c.text) > 15 and not find_dates(c.text) for p in entry.below for c in p)


def _from_citation(joined: Joined, cited: Citation, item: Item, draft: Draft) -> None:
    put(item, "name", joined.value(*cited.title))
    if cited.venue[1]:
        put(item, "publisher", joined.value(*cited.venue))
    if cited.year[1]:
        put(item, "releaseDate", joined.value(*cited.year))
    for span in author_spans(joined.text, *cited.authors) if cited.authors[1] else ():
        append(item, "authors", joined.value(*span))
    after = cited.venue[1] or cited.title[1]
    for cut in joined.parts(cited.title[1], cited.venue[0]) if cited.venue[1] else ():
        draft.mark(cut, "separator")  # [J], In:, the place of the publisher
    rest = joined.text[after:].strip(" .,，。")
    if re.search(r"\w", rest) and rest != joined.text[slice(*cited.year)]:
        extend_text(item, "summary", joined.value(*joined.trim(after, len(joined.text), " ,，.。")))


def _date_of(cut: Cut, item: Item) -> None:
    dates = [m for m in find_dates(cut.text) if m.first]
    if dates:
        m = dates[-1] if len(dates) > 1 and dates[-1].end >= len(cut.text) - 3 else dates[0]
        put(item, "releaseDate", Value(m.first, (cut.part(*(m.first_span or (m.start, m.end))),)))


def _from_title(paragraph: list[Cut], item: Item) -> None:
    """A title without a reference's form: date, link, number and remarks at its ends go to their fields."""
    cut = take_link(paragraph[0], item)
    _date_of(cut, item)
    if len(paragraph) > 1:
        put(item, "name", text_value(cut, *paragraph[1:]))
        return
    published = _PUBLISHED.search(cut.text)
    book = _BOOK.search(cut.text)
    if (
        published
        and published["han"]
        and book
        and (book.start() < published.start("han") - 1 or book.start() > published.end())
    ):
        put(item, "publisher", text_value(cut.part(*published.span("han"))))
    elif published and published.start() > 6 and published["han"]:
        put(item, "publisher", text_value(cut.part(*published.span("han"))))
        cut = cut.part(0, published.start()).strip(EDGE)
        book = None
    if book and not re.search(r"\w{6}", cut.text[: book.start()]):
        put(item, "name", text_value(cut.part(book.start(), book.end())))
        extend_text(item, "summary", text_value(cut.part(book.end(), len(cut.text)).strip(EDGE)))
        press = _PRESS.search(cut.text, book.end())
        if press:
            put(item, "publisher", text_value(cut.part(*press.span()).strip(EDGE + BRACKETS)))
        return
    for pattern in (_NUMBER, _TAGGED):
        tail = pattern.search(cut.text)
        if tail and tail.start() > 3:
            extend_text(item, "summary", text_value(cut.part(tail.start(), len(cut.text)).strip(EDGE + BRACKETS)))
            cut = cut.part(0, tail.start()).strip(EDGE)
    cut = _split_venue(_without_date(cut), item)
    remark = (
        re.search(r"(?<=[a-z)\u3400-\u9fff])(?:\.\s+(?=[A-Z])|。(?=.))", cut.text) if "publisher" not in item else None
    )
    if remark and remark.start() > 8:
        extend_text(item, "summary", text_value(cut.part(remark.end(), len(cut.text))))
        cut = cut.part(0, remark.start())
    put(item, "name", text_value(cut.strip(' "“”')))


def _without_date(cut: Cut) -> Cut:
    for m in find_dates(cut.text):
        if m.start <= 2:
            return unbalanced(cut.part(m.end, len(cut.text)).strip(EDGE + "）)]"))
        if m.end >= len(cut.text) - 3:
            return unbalanced(cut.part(0, m.start).strip(EDGE + "（(["))
    return cut


def _split_venue(cut: Cut, item: Item) -> Cut:
    """`Title, Venue` and `Title | Venue`: the last part when its words are those of a venue."""
    text = cut.text
    for m in reversed(list(re.finditer(r"\s*[|｜]\s*|\s[-–—]\s|\s*[,，]\s+|。|\.\s+(?=[A-Z])", text))):
        right = text[m.end() :].strip(EDGE)
        if m.start() >= 6 and (
            (_VENUE.search(right) and width(right) <= 90) or (m.group().strip() in ("|", "｜") and width(right) <= 60)
        ):
            put(item, "publisher", text_value(cut.part(m.end(), len(text)).strip(EDGE)))
            return cut.part(0, m.start()).strip(EDGE)
    return cut


def _below(paragraph: list[Cut], item: Item, draft: Draft, *, first: bool) -> None:
    """A line below a title: labelled facts, its authors, where and when it appeared, a link, a remark."""
    cut = paragraph[0]
    if len(paragraph) == 1:
        fields = [
            f
            for f in find_fields(cut.line, draft.lex)
            if set(f.concepts) & {"authors", "publisher", "date", "dates", "projectUrl", "url"} and f.value
        ]
        if fields:
            _fields([(set(f.concepts), f.label, f.value) for f in fields], item, draft)
            if "releaseDate" not in item and not find_urls(cut.text):
                _date_of(cut, item)
            return
        if looks_like_date(cut.text):
            _date_of(cut, item)
            return
        published = _PUBLISHED.search(cut.text)
        if published and "publisher" not in item:
            put(
                item, "publisher", text_value(cut.part(*published.span("han" if published["han"] else "latin")).strip())
            )
            _date_of(cut, item)
        elif is_authors(cut.text) and "authors" not in item:
            for span in author_spans(cut.text, 0, len(cut.text)):
                append(item, "authors", text_value(cut.part(*span)))
            return
        elif _is_venue(cut, item, first):
            put(item, "publisher", text_value(cut))
            _date_of(cut, item)
            return
        press = _PRESS.search(cut.text)
        if press and "publisher" not in item:
            put(item, "publisher", text_value(cut.part(*press.span()).strip(EDGE + BRACKETS)))
        if find_urls(cut.text):
            take_link(cut, item)
        elif len(find_dates(cut.text)) == 1 and width(cut.text) <= 60:
            _date_of(cut, item)
    extend_text(item, "summary", text_value(*paragraph))


def _is_venue(cut: Cut, item: Item, first: bool) -> bool:
    """A short line that names where it appeared: right below title or authors, or by its words."""
    text = cut.text.strip()
    if (
        "publisher" in item
        or width(text) > 90
        or _STATUS.search(text)
        or re.search(r"[。；;]", text)
        or award_word(text)
    ):
        return False
    if _VENUE.search(text):
        return True
    return not first and "authors" in item and width(text) <= 60 and bool(re.match(r"[A-Z\u3400-\u9fff]", text))


def award_word(text: str) -> bool:
    """Whether a remark tells of a prize."""
    return bool(re.search(r"获|奖|award|prize", text, re.I))


def _fields(fields: list[tuple[set[str], Cut, Cut]], item: Item, draft: Draft) -> None:
    """`作者: …; 链接: …` below a title."""
    for concepts, label, value in fields:
        draft.mark(Cut(label.line, label.start, value.start), "label")
        if "authors" in concepts:
            for name in split_terms(value):
                append(item, "authors", Value(re.sub(r"\s*[\[(（].*?[\])）]\s*$", "", name.text), name.cuts))
        elif concepts & {"projectUrl", "url"}:
            take_link(value, item)
        elif "publisher" in concepts and not re.match(r"[A-Z]{0,2}\s?\d{6,}", value.text):
            put(item, "publisher", text_value(value))
        elif "publisher" in concepts:
            extend_text(item, "summary", text_value(value))
        else:
            dated: Item = {}
            found = find_dates(value.text)
            if found:
                put_date(dated, value, found[0])
                put(item, "releaseDate", dated.get("date"))
