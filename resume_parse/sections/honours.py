"""Awards and certificates: short items with a date, a rank, a giver."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Line, Value, text_value, width
from resume_parse.headings import heading_kind
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.draft import Draft, Item, extend_text, put
from resume_parse.sections.honour_parts import BRACKETS, EDGE, RANK, put_date, split_awards, take_date, take_link
from resume_parse.sections.short_entries import ShortEntry, entries_of, short_entries
from resume_parse.spot.dates import find_dates, looks_like_date
from resume_parse.spot.labels import label_concepts
from resume_parse.spot.roles import role_scorer

__all__ = [
    "award_score",
    "certificate_score",
    "entries_of",
    "fill_awards",
    "fill_certificates",
    "fill_honours",
    "put_award",
    "put_certificate",
]

_CERT_WORD = lazy_pattern(
    r"证书?$|资格证?|资格$|执业证|驾驶?证|认证$|执照|资格考试|[四六二三]级$|职称$|证书[（(]|计算机(?:等级考试)?[一二三四]级"
    r"|普通话(?:水平测试)?[一二三]级?[甲乙]?|\bqualifications?\b|\bprofessional$|certificat(?:e|ion)s?\b"
    r"|certified\b|licen[sc]e|zertifikat|diplôme",
    re.I,
)
_CERT_LEVEL = lazy_pattern(r"(?:四|六|4|6)级|CET|TEM-?\d|IELTS|TOEFL|TOEIC|JLPT|\bGRE\b|雅思|托福", re.I)
_AWARD_WORD = lazy_pattern(
    r"奖|冠军|亚军|季军|三好|优秀(?:学生|员工|毕业|干部|团员|党员|个人|工会)|先进个人|优胜个人|积极分子|标兵|荣誉称号|名次|助学金|\baward|\bprize"
    r"|scholarship|medal|\bhono[u]?rs?\b|fellowship|"
    r"dean['’]s list|winner|finalist|auszeichnung|stipendi|\bprix\b|\bpremio",
    re.I,
)
_CONTEST = lazy_pattern(r"竞赛|大赛|competition|contest|challenge", re.I)
_ACHIEVED = lazy_pattern(
    r"^(?:本人|我|曾经?|已经?|并|还|均|顺利|多次)?(?:通过|取得|获得|获|考取|持有|拥有|具有|考过)(?:了|过)?\s*(?=[^，。]{2})"
)
_WON = lazy_pattern(
    r"^(?:本人|我)?(?:曾经?|多次|还|并)?(?:获得|荣获|获评|被评为|评为|曾获|获)(?:了|过)?(?:我校|学校|学院|校方)?\s*(?=[\d“\"国省市校院\u3400-\u9fff])"
)
_GIVER_TAIL = lazy_pattern(r"\s*(?:颁发|授予|颁授|主办|发证|认证|签发|联合颁发)$")
_GIVER_GAP = lazy_pattern(r"\s*[,，|｜;；@]\s*|\s+[-–—·]\s+|\s{2,}|\t|\s+by\s+")
_MAKER = lazy_pattern(r"[A-Z][\w&.'’-]*(?:\s(?:of|for|the|and|&|[A-Z][\w&.'’-]*)){0,5}")
_GRADED = lazy_pattern(
    r"(?:level|grade|part|class|advanced|intermediate|beginner|expert|associate|professional|hono"
    r"|pass|merit|i{1,3}\b|[abc]\d?\b)",
    re.I,
)
_BODY = lazy_pattern(
    r"(?:委员会|学会|协会|教育部|教育厅|人社部|局|署|会|大学|学院|公司|研究院|集团|institute|university|association|society"
    r"|foundation|council|academy)$",
    re.I,
)


def certificate_score(text: str, lex: Lexicon) -> float:
    """How much a text looks like a certificate or licence (0 to 1)."""
    folded = lex.fold(_ACHIEVED.sub("", text.strip())).strip(" .。;；")
    if folded in lex.certificates:
        return 1.0
    if _CERT_WORD.search(folded):
        return 0.9
    return 0.7 if _CERT_LEVEL.search(text) else 0.0


def award_score(text: str, lex: Lexicon) -> float:
    """How much a text looks like a prize or scholarship (0 to 1)."""
    if _AWARD_WORD.search(lex.fold(text)):
        return 0.9
    return 0.5 if RANK.search(text) else 0.0


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
    for entry in short_entries(lines, draft.lex):
        if entry.group:
            draft.mark(entry.title[0], "heading")
            named = _group_kind(entry.title[0].text, kind, draft)
            continue
        read_honour(entry, named, draft)


def _group_kind(text: str, kind: str, draft: Draft) -> str:
    bare = text.strip(" :：*#")
    found, sure = heading_kind(bare, draft.lex)
    concepts = label_concepts(bare, draft.lex)
    for name in ("awards", "certificates"):
        if (found == name and sure) or name in concepts:
            return name
    return "both" if kind == "awards" and (certificate_score(bare, draft.lex) or "证书" in bare) else kind


def read_honour(entry: ShortEntry, kind: str, draft: Draft) -> None:
    """Add the award or certificate that an entry tells, or all that its line lists."""
    pieces = split_awards(
        entry.title, lambda text: max(award_score(text, draft.lex), certificate_score(text, draft.lex))
    )
    last: Item | None = None
    for piece in pieces:
        name = _kind_of(piece[0].text, kind, draft)
        item = _item(piece, name, draft)
        if item is None:
            continue
        last = item
        if entry.date is not None and "date" not in item:
            found = find_dates(entry.date.text)
            put_date(item, entry.date, found[0])
    if last is not None:
        giver = "issuer" if "name" in last else "awarder"
        below = entry.below
        if below and _names_giver(below, last, giver):
            put(last, giver, text_value(below[0][0]))
            below = below[1:]
        for paragraph in below:
            _below(paragraph, last)
    elif entry.below:
        for paragraph in entry.below:
            _item(paragraph, _kind_of(paragraph[0].text, kind, draft), draft)


def _kind_of(text: str, kind: str, draft: Draft) -> str:
    """Awards and certificates told under one title are parted by their words."""
    cert, award = certificate_score(text, draft.lex), award_score(text, draft.lex)
    if kind == "awards":
        return (
            "certificates"
            if cert >= 0.9 and not award and not _CONTEST.search(text) and _CERT_LEVEL.search(text)
            else "awards"
        )
    if kind == "certificates":
        return "awards" if award >= 0.9 and cert < 0.9 and not _CERT_LEVEL.search(text) else "certificates"
    return "certificates" if cert > award or (cert >= 0.9 and not re.search(r"等奖|奖学金|奖$", text)) else "awards"


def _item(paragraph: list[Cut], kind: str, draft: Draft) -> Item | None:
    """Read one title line: name, date, link, giver, rank."""
    item: Item = {}
    cut, rest = paragraph[0], paragraph[1:]
    cut = take_link(cut, item)
    won = _WON.match(cut.text) if kind == "awards" else None
    if won:
        draft.mark(cut.part(0, won.end()), "label")
        cut = cut.part(won.end(), len(cut.text))
    cut = take_date(cut, item)
    if rest:
        rest = [*rest[:-1], take_date(take_link(rest[-1], item), item)]
    title, giver = _giver(cut, draft, kind) if not rest else (cut, None)
    if kind == "certificates":
        title = _certificate_name(title, item, draft)
    value = text_value(title, *rest)
    if value is None:
        return None
    put(item, "name" if kind == "certificates" else "title", value)
    if kind == "certificates" and _merged(value, giver, item, draft):
        return None
    if giver is not None:
        put(item, "awarder" if kind == "awards" else "issuer", text_value(giver))
    if kind == "awards":
        rank = RANK.search(title.text)
        if rank:
            put(item, "level", text_value(title.part(*rank.span()).strip()))
    draft.items(kind).append(item)
    return item


def _merged(name: Value, giver: Cut | None, item: Item, draft: Draft) -> bool:
    """Whether a certificate was named before, in other words or signs; what is new is added to it."""
    key = _key(name.text)
    for old in draft.items("certificates"):
        other = _key(old["name"].text)
        if key == other or (min(len(key), len(other)) >= 8 and (key in other or other in key)):
            if len(key) < len(other):
                old["name"], name = name, old["name"]
            draft.taken.extend(name.cuts)
            for field, value in item.items():
                put(old, field, value)
            put(old, "issuer", text_value(giver) if giver is not None else None)
            return True
    return False


def _key(text: str) -> str:
    return re.sub(r"\W|证书?$|認證|认证", "", text.casefold())


def _certificate_name(cut: Cut, item: Item, draft: Draft) -> Cut:
    """Without `通过了` before it and the remark after it: `CET-4，能阅读英文文献`."""
    verb = _ACHIEVED.match(cut.text)
    if verb:
        draft.mark(cut.part(0, verb.end()), "label")
        cut = cut.part(verb.end(), len(cut.text))
    comma = re.search(r"\s*[，；;。]\s*", cut.text)
    if (
        comma
        and comma.end() < len(cut.text)
        and comma.start() > 0
        and certificate_score(cut.text[: comma.start()], draft.lex) > 0
        and certificate_score(cut.text[comma.end() :], draft.lex) < 0.9
    ):
        extend_text(item, "summary", text_value(cut.part(comma.end(), len(cut.text))))
        return cut.part(0, comma.start())
    return cut


def _giver(cut: Cut, draft: Draft, kind: str) -> tuple[Cut, Cut | None]:
    """The name and its giver: `奖名，上海市创造学会`, `AWS Certified …, Amazon`, `Award | Giver`, `School, Award`."""
    text = cut.text
    for m in reversed(list(_GIVER_GAP.finditer(text))):
        right, left = text[m.end() :].strip(EDGE), text[: m.start()].strip(EDGE)
        if not right or not left or text.count("(", 0, m.start()) > text.count(")", 0, m.start()):
            continue
        if (
            m.group().strip() in (",", "，")
            and award_score(right, draft.lex) >= 0.9
            and not award_score(left, draft.lex)
            and _organisation(left, draft) >= 0.6
        ):
            return cut.part(m.end(), len(text)).strip(EDGE), cut.part(0, m.start()).strip(EDGE)
        told = _GIVER_TAIL.search(right)
        if told or (not RANK.search(right) and _gives(right, left, m.group().strip(), kind, draft)):
            giver = cut.part(m.end(), len(text)).strip(EDGE)
            tail = _GIVER_TAIL.search(giver.text)
            return cut.part(0, m.start()).strip(EDGE), giver.part(0, tail.start()) if tail and tail.start() else giver
    bar = re.search(r"\s*[|｜]\s*", text)
    if bar and bar.start() > 1:
        return cut.part(0, bar.start()).strip(EDGE), None
    return cut.strip(EDGE), None


def _gives(right: str, left: str, mark: str, kind: str, draft: Draft) -> bool:
    if mark in ("by", "@") or _BODY.search(right) or _organisation(right, draft) >= 0.6:
        return mark != "·" or certificate_score(right, draft.lex) == 0
    if (
        kind != "certificates"
        or mark not in (",", "，", "|", "｜", "-", "–", "—")
        or draft.lex.fold(right) in draft.lex.places
    ):
        return False
    named = bool(_MAKER.fullmatch(right)) and not _GRADED.match(right)
    return named and certificate_score(right, draft.lex) == 0 and "," not in left


def _organisation(text: str, draft: Draft) -> float:
    roles = role_scorer(draft.lex).score(text)
    return max(roles.employer, roles.school)


def _names_giver(below: list[list[Cut]], item: Item, giver: str) -> bool:
    """A short line right below an award's title that says who gave it."""
    cut = below[0][0]
    if (
        giver in item
        or len(below[0]) > 1
        or width(cut.text) > 60
        or cut.line.kind == "item"
        or looks_like_date(cut.text)
    ):
        return False
    return not re.search(r"[。.,，；;:：|]|的|通过|获|阶段|时期|^[（(]|https?:", cut.text.strip())


def _below(paragraph: list[Cut], item: Item) -> None:
    """A line below an award's title: its date and place, a link, a remark."""
    cut = take_date(take_link(paragraph[0], item), item) if len(paragraph) == 1 else paragraph[0]
    extend_text(item, "summary", text_value(cut.strip(EDGE + BRACKETS), *paragraph[1:]))
