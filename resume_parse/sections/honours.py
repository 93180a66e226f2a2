"""Awards, certificates, publications and languages: short items with a date, a rank, a giver."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Line, Value, text_value, width
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.normalize.contacts import normalize_url
from resume_parse.sections.body import split_terms
from resume_parse.sections.draft import Draft, Item, append, extend_text, join_wraps, put
from resume_parse.sections.fields import find_fields
from resume_parse.spot.contacts import find_urls
from resume_parse.spot.dates import DateMatch, find_dates
from resume_parse.spot.roles import role_scorer

_RANK = re.compile(
    r"(?:国家级?|全国|省级?|市级?|校级?|院级?|省赛|国赛|校赛|区域赛|亚洲区)?\s*(?:特等奖(?!学金)|[一二三四]等奖(?!学金)|[金银铜]奖|优秀奖|优胜奖|冠军|亚军|季军|第\s*[一二三四五六七八九十\d]+\s*名|入围奖?|提名奖?|[金银铜]牌|甲等|乙等|复赛|决赛)"
    r"|TOP\s*\d+(?:\.\d+)?%?|Rank\s*#?\d+(?:/\d+)?|前\s*\d+%|\b(?:first|second|third|1st|2nd|3rd|grand)\s+(?:prize|place|class)|\b(?:gold|silver|bronze)\s+(?:medal|award)|\b(?:finalist|winner|runner[- ]up|honorable mention)\b",
    re.I,
)
_ITEM_SPLIT = re.compile(r"\s*[;；]\s*|\s*、\s*|\s{3,}|\t+|(?<=[奖书章号员部生名级%）)])\s*[,，]\s*|(?<=[奖书证员部生])\s+(?=[\u3400-\u9fff\d])")
_EDGE = " \t,，;；:：|·•-–—。.、*"
_CERT_LEVEL = re.compile(r"(?:四|六|4|6)级|CET|TEM|IELTS|TOEFL|TOEIC|JLPT|GRE|雅思|托福", re.I)
_TYPES = (
    ("patent", re.compile(r"专利|patent|brevet", re.I)), ("software", re.compile(r"软件著作权|软著|software copyright", re.I)),
    ("thesis", re.compile(r"学位论文|毕业论文|dissertation|thesis", re.I)), ("book", re.compile(r"出版社|\bpress\b|ISBN|专著|教材|译著", re.I)),
)  # fmt: skip
_QUOTED = re.compile(r"[《“\"「『]([^》”\"」』]{4,300})[》”\"」』]")
_VENUE = re.compile(r"(?:journal|proceedings|conference|transactions|letters|review|magazine|arxiv|期刊|学报|杂志|会议|press|ieee|acm|cvpr|neurips|icml|aaai|nature|science|出版社)", re.I)


def certificate_score(text: str, lex: Lexicon) -> float:
    """How much a text looks like a certificate or licence (0 to 1)."""
    folded = lex.fold(text).strip(" .。")
    if folded in lex.certificates:
        return 1.0
    if re.search(r"证书?$|资格证?|资格$|执业证|驾驶?证|认证$|执照|资格考试|[四六二三]级$|certificat(?:e|ion)s?\b|certified\b|licen[sc]e|zertifikat|diplôme", folded, re.I):
        return 0.9
    return 0.7 if _CERT_LEVEL.search(text) else 0.0


def award_score(text: str, lex: Lexicon) -> float:
    """How much a text looks like a prize or scholarship (0 to 1)."""
    folded = lex.fold(text)
    if re.search(r"奖|冠军|亚军|季军|三好|优秀(?:学生|员工|毕业|干部|团员|党员)|标兵|荣誉称号|名次|\baward|\bprize|scholarship|medal|\bhono[u]?rs?\b|fellowship|dean['’]s list|winner|finalist|auszeichnung|stipendi|\bprix\b|\bpremio", folded, re.I):
        return 0.9
    return 0.5 if _RANK.search(text) else 0.0


def entries_of(lines: list[Line]) -> list[tuple[Line, list[Cut]]]:
    """One paragraph an item, hard wraps joined."""
    heads = [line for n, line in enumerate(lines) if line.whole() and (not line.continues or n == 0)]
    return list(zip(heads, join_wraps(lines), strict=False))


def fill_awards(lines: list[Line], draft: Draft) -> None:
    """Read a section of prizes and scholarships."""
    _fill_mixed(lines, draft, "awards")


def fill_certificates(lines: list[Line], draft: Draft) -> None:
    """Read a section of certificates."""
    _fill_mixed(lines, draft, "certificates")


def fill_honours(lines: list[Line], draft: Draft) -> None:
    """Read a section that names both."""
    _fill_mixed(lines, draft, "both")


def _fill_mixed(lines: list[Line], draft: Draft, kind: str) -> None:
    pending: DateMatch | None = None
    pending_line: Line | None = None
    for line, paragraph in entries_of(lines):
        cut = paragraph[0]
        if line.kind == "heading" and width(line.text) <= 24 and not find_dates(line.text) and not award_score(line.text, draft.lex):
            draft.mark(cut, "heading")
            continue
        dates = find_dates(cut.text)
        if len(dates) == 1 and dates[0].end - dates[0].start >= len(cut.text.strip(_EDGE)) - 1:
            pending, pending_line = dates[0], line
            last = _last(draft, kind)
            if last is not None and "date" not in last and not line.gap:
                _put_date(last, cut, dates[0])
                pending = None
            continue
        if _is_note(line, paragraph, draft, kind):
            continue
        for piece in _pieces(paragraph, dates):
            item_kind = _kind_of(piece[0].text, kind, draft)
            item = _read_item(piece, item_kind, draft)
            if item and pending is not None and pending_line is not None and "date" not in item:
                _put_date(item, pending_line.whole(), pending)
                pending = None


def _last(draft: Draft, kind: str) -> Item | None:
    name = "certificates" if kind == "certificates" else "awards"
    found: list[Item] = draft.root.get(name) or []
    return found[-1] if found else None


def _put_date(item: Item, cut: Cut, m: DateMatch) -> None:
    date = m.last or m.first
    span = (m.last_span if m.last else m.first_span) or (m.start, m.end)
    if date:
        put(item, "date", Value(date, (cut.part(*span),)))


def _is_note(line: Line, paragraph: list[Cut], draft: Draft, kind: str) -> bool:
    """A link or remark in brackets that belongs to the item before."""
    text = paragraph[0].text.strip()
    last = _last(draft, kind)
    if last is None:
        return False
    urls = find_urls(text)
    if urls and width(text) - sum(u.end - u.start for u in urls) <= 20:
        found = urls[0]
        put(last, "url", Value(found.value, (paragraph[0].part(found.start, found.end),)))
        rest = paragraph[0].part(0, found.start).strip(_EDGE + "（(")
        if rest:
            draft.mark(rest, "label")
        return True
    if width(text) > 80 and not line.marker and not _RANK.search(text) and not award_score(text[:40], draft.lex):
        extend_text(last, "summary", text_value(*paragraph))
        return True
    return False


def _pieces(paragraph: list[Cut], dates: list[DateMatch]) -> list[list[Cut]]:
    """A line that lists several awards, cut up; a line that tells one, whole."""
    if len(paragraph) > 1:
        return [paragraph]
    cut = paragraph[0]
    text = cut.text
    marks = [m for m in _ITEM_SPLIT.finditer(text) if not any(d.start <= m.start() < d.end for d in dates)]
    marks = [m for m in marks if m.start() > 1 and m.end() < len(text) - 1 and not _date_before(text, m, dates) and not _bracketed(text, m.start())]
    if not marks:
        return [[cut]]
    out, at = [], 0
    for m in marks:
        out.append([cut.part(at, m.start()).strip()])
        at = m.end()
    out.append([cut.part(at, len(text)).strip()])
    return [p for p in out if p[0]]


def _bracketed(text: str, at: int) -> bool:
    return text.count("(", 0, at) + text.count("（", 0, at) > text.count(")", 0, at) + text.count("）", 0, at)


def _date_before(text: str, m: re.Match[str], dates: list[DateMatch]) -> bool:
    """A gap that only parts a date, a giver or a rank from its award is no end of it."""
    left, right = text[: m.start()].strip(_EDGE), text[m.end() :].strip(_EDGE)
    if any(d.end >= len(left) and d.start <= 1 for d in dates) or find_dates(right[:24]) and len(find_dates(right)) == 1 and width(right) <= 14:
        return True
    if m.group().strip() in (";", "；", "、"):
        return False
    if m.group().strip() in (",", "，") and not _RANK.search(right) and not re.search(r"奖|证|级|资格|称号|award|prize|certif", right, re.I):
        return True
    return bool(_RANK.fullmatch(right.strip())) or not m.group().strip() and len(dates) > 0


def _kind_of(text: str, kind: str, draft: Draft) -> str:
    """Awards and certificates told under one title are parted by their words."""
    cert, award = certificate_score(text, draft.lex), award_score(text, draft.lex)
    if kind == "awards":
        return "certificates" if cert >= 0.9 and not award and not re.search(r"竞赛|大赛|competition|contest|challenge", text, re.I) and _CERT_LEVEL.search(text) else "awards"
    if kind == "certificates":
        return "awards" if award >= 0.9 and cert < 0.9 and not _CERT_LEVEL.search(text) else "certificates"
    return "certificates" if cert > award or cert >= 0.9 and not re.search(r"等奖|奖学金|奖$", text) else "awards"


def _read_item(paragraph: list[Cut], kind: str, draft: Draft) -> Item | None:
    cut = paragraph[0]
    item: Item = {}
    name_key = "name" if kind == "certificates" else "title"
    cut = _take_link(cut, item)
    cut = _take_date(cut, item)
    title, giver = _giver(cut, draft, kind)
    value = text_value(title, *paragraph[1:]) if len(paragraph) > 1 else text_value(title)
    if value is None:
        return None
    put(item, name_key, value)
    if giver is not None:
        put(item, "awarder" if kind == "awards" else "issuer", text_value(giver))
    if kind == "awards":
        rank = _RANK.search(title.text)
        if rank:
            put(item, "level", text_value(title.part(*rank.span()).strip()))
    draft.items(kind).append(item)
    return item


def put_certificate(cut: Cut, draft: Draft) -> None:
    """Add a certificate named elsewhere."""
    _read_item([cut], "certificates", draft)


def _take_link(cut: Cut, item: Item) -> Cut:
    for link in cut.line.links:
        if link.at < cut.end and link.to > cut.start and link.url.startswith("http"):
            url = normalize_url(link.url)
            if url:
                put(item, "url", Value(url, (), ((link.start, link.end),)) if link.end > link.start else Value(url, (cut,)))
    for found in find_urls(cut.text):
        put(item, "url", Value(found.value, (cut.part(found.start, found.end),)))
        if found.start > 0:
            return cut.part(0, found.start).strip(_EDGE + "（(")
    return cut


def _take_date(cut: Cut, item: Item) -> Cut:
    """The date at an end of the item, or in brackets, is its date; one inside the name stays there too."""
    text = cut.text
    found = find_dates(text)
    if not found:
        return cut
    m = next((d for d in found if d.start <= 2), found[-1])
    head, tail = text[: m.start].strip(_EDGE + "（([【"), text[m.end :].strip(_EDGE + "）)]】年")
    _put_date(item, cut, m)
    year_word = re.match(r"\s*(?:年度?|学年|届)", text[m.end :])
    if not head and tail:
        cut = cut.part(m.end + (year_word.end() if year_word else 0), len(text))
    elif not tail and head:
        cut = cut.part(0, m.start)
    elif len(head) >= 4 and re.match(r"[（(\[【]", text[:m.start].rstrip()[-1:]):
        cut = cut.part(0, m.start)
    return _unbalanced(cut.strip(_EDGE))


def _unbalanced(cut: Cut) -> Cut:
    text = cut.text
    if text and text[0] in "）)]】":
        cut = cut.part(1, len(text)).strip(_EDGE)
    text = cut.text
    if text and text[-1] in "（([【":
        cut = cut.part(0, len(text) - 1).strip(_EDGE)
    return cut


def _giver(cut: Cut, draft: Draft, kind: str) -> tuple[Cut, Cut | None]:
    """`奖名，上海市创造学会`, `AWS Certified …, Amazon`, `Award | Giver`: the last part when it names an organisation."""
    text = cut.text
    for m in reversed(list(re.finditer(r"\s*[,，|｜;；]\s*|\s+[-–—]\s+|\s{2,}|\t|\s+by\s+", text))):
        right, left = text[m.end() :].strip(_EDGE), text[: m.start()].strip(_EDGE)
        if not right or not left or _RANK.search(right):
            continue
        roles = role_scorer(draft.lex).score(right)
        if max(roles.employer, roles.school) >= 0.6 or "by" in m.group() or re.search(r"(?:委员会|学会|协会|教育部|教育厅|局|署|会)$", right):
            return cut.part(0, m.start()).strip(_EDGE), cut.part(m.end(), len(text)).strip(_EDGE)
    return cut.strip(_EDGE), None


def fill_publications(lines: list[Line], draft: Draft, *, kind: str = "") -> None:
    """Read papers, patents, software copyrights, talks, articles. kind: the type that the section's title states."""
    for line, paragraph in entries_of(lines):
        if line.kind == "heading" and width(line.text) <= 24 and not find_dates(line.text):
            draft.mark(line.whole(), "heading")
            continue
        last: Item | None = (draft.root.get("publications") or [None])[-1]
        if last is not None and _publication_fields(line, last, draft):
            continue
        item = _publication(paragraph, kind)
        if item:
            draft.items("publications").append(item)


def _publication_fields(line: Line, last: Item, draft: Draft) -> bool:
    """`作者: …; 链接: …` below a title."""
    fields = find_fields(line, draft.lex)
    known = [f for f in fields if set(f.concepts) & {"authors", "publisher", "date", "dates", "projectUrl", "url"} and f.value]
    if not known:
        return False
    for f in known:
        draft.mark(Cut(line, f.label.start, f.value.start), "label")
        concepts = set(f.concepts)
        if "authors" in concepts:
            for value in split_terms(f.value):
                append(last, "authors", Value(re.sub(r"\s*[\[(（].*?[\])）]\s*$", "", value.text), value.cuts))
        elif concepts & {"projectUrl", "url"}:
            _take_link(f.value, last)
        elif "publisher" in concepts:
            put(last, "publisher", text_value(f.value))
        else:
            _take_date(f.value, {})
            found = find_dates(f.value.text)
            if found and found[0].first:
                put(last, "releaseDate", Value(found[0].first, (f.value.part(found[0].start, found[0].end),)))
    return True


def _publication(paragraph: list[Cut], kind: str) -> Item | None:
    whole = text_value(*paragraph)
    if whole is None:
        return None
    cut = paragraph[0]
    item: Item = {}
    text = whole.text
    for name, pattern in _TYPES:
        if pattern.search(text):
            kind = kind or name
            break
    quoted = _QUOTED.search(text)
    if quoted and len(paragraph) == 1:
        inner = _QUOTED.search(cut.text)
        if inner:
            put(item, "name", text_value(cut.part(*inner.span(1)).strip()))
    dates = [m for m in find_dates(cut.text) if m.first]
    if dates:
        m = dates[-1] if len(dates) > 1 and dates[-1].end >= len(cut.text) - 3 else dates[0]
        put(item, "releaseDate", Value(m.first, (cut.part(*(m.first_span or (m.start, m.end))),)))
    named = dict(item)
    _take_link(cut, item)
    if "name" not in item:
        _title_of(paragraph, item, named)
    elif len(paragraph) >= 1:
        rest = text_value(*paragraph)
        put(item, "summary", rest if rest and width(rest.text) > 2 * width(item["name"].text) + 60 else None)
    venue = next((m for m in re.finditer(r"[^,，.。;；()（）]+", text) if _VENUE.search(m.group()) and m.group().strip() != item["name"].text), None) if "name" in item else None
    if venue and len(paragraph) == 1:
        at = cut.text.find(venue.group().strip())
        if at >= 0:
            put(item, "publisher", text_value(cut.part(at, at + len(venue.group().strip())).strip(" ,.《》")))
    if kind:
        anchor = item["name"].cuts if "name" in item else whole.cuts
        put(item, "type", Value(kind, anchor))
    return item


def _title_of(paragraph: list[Cut], item: Item, named: Item) -> None:
    """The whole item without a date or link at its ends."""
    cut = paragraph[0]
    for m in find_dates(cut.text):
        if m.start <= 2:
            cut = cut.part(m.end, len(cut.text)).strip(_EDGE + "）)]")
            break
        if m.end >= len(cut.text) - 3 and len(paragraph) == 1:
            cut = cut.part(0, m.start).strip(_EDGE + "（([")
            break
    urls = find_urls(cut.text)
    if urls and urls[0].start > 4:
        cut = cut.part(0, urls[0].start).strip(_EDGE + "（(")
    put(item, "name", text_value(_unbalanced(cut), *paragraph[1:]))


def fill_languages(lines: list[Line], draft: Draft) -> None:
    """Read a section of human languages; tests named there are certificates."""
    for line, paragraph in entries_of(lines):
        for piece in _language_pieces(paragraph[0], draft):
            _language(piece, line, draft)


def _language_pieces(cut: Cut, draft: Draft) -> list[Cut]:
    out, at = [], 0
    text = cut.text
    for m in re.finditer(r"\s*[|｜;；]\s*|\t+|\s{3,}|\s*[,，、/]\s*|\s+(?=(?:[A-Z][a-z]+)\s*[:(（])", text):
        if m.start() <= at or text.count("(", 0, m.start()) + text.count("（", 0, m.start()) > text.count(")", 0, m.start()) + text.count("）", 0, m.start()):
            continue
        if _starts_language(text[m.end() :], draft) or m.group().strip() in ("|", "｜", ";", "；"):
            out.append(cut.part(at, m.start()).strip())
            at = m.end()
    return [*out, cut.part(at, len(text)).strip()]


def _starts_language(text: str, draft: Draft) -> bool:
    return _language_at(text, draft) > 0 or certificate_score(text[:20], draft.lex) > 0


def _language_at(text: str, draft: Draft) -> int:
    """How many characters at the head of a text name a language."""
    for size in range(min(8, len(text)), 0, -1):
        head = text[:size]
        if draft.lex.fold(head) in draft.lex.languages and (size == len(text) or not (head[-1].isascii() and text[size].isalpha() and text[size].isascii())):
            return size
    word = re.match(r"[^\W\d_]+(?:\s\([^)]*\))?", text)
    return word.end() if word and draft.lex.fold(word.group()) in draft.lex.languages else 0


def _language(cut: Cut, line: Line, draft: Draft) -> None:
    text = cut.text
    if not text:
        return
    at = _language_at(text, draft)
    if not at:
        if certificate_score(text, draft.lex) > 0:
            put_certificate(cut, draft)
        return
    rest = cut.part(at, len(text)).strip(" :：-–—()（）|,，")
    if rest and _CERT_LEVEL.search(rest.text):
        test = re.split(r"[，,;；、]", rest.text, maxsplit=1)[0]
        if certificate_score(test, draft.lex) > 0:
            put_certificate(rest.part(0, len(test)).strip(), draft)
    if certificate_score(text, draft.lex) >= 0.7 and not re.search(r"[:：(（]", text):
        put_certificate(cut, draft)
        return
    named = cut.part(0, at).strip()
    item: Item = {"language": Value(named.text, (named,))}
    fluency = text_value(rest)
    if fluency is not None:
        item["fluency"] = fluency
    code = draft.lex.languages.get(draft.lex.fold(named.text))
    if code and len(code) == 2:
        item["code"] = Value(code, (cut.part(0, at),))
    if not any(i["language"].text == item["language"].text for i in draft.items("languages")):
        draft.items("languages").append(item)
