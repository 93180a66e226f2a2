"""The parts of a short item: several on a line, a link, a date, a rank."""

from __future__ import annotations

import re
from collections.abc import Callable

from resume_parse.document import Cut, Value, width
from resume_parse.normalize.contacts import normalize_url
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.draft import Item, put
from resume_parse.spot.contacts import find_urls
from resume_parse.spot.dates import DateMatch, find_dates

RANK = lazy_pattern(
    r"(?:国家级?|全国|省级?|市级?|校级?|院级?|省赛|国赛|校赛|区域赛|亚洲区|赛区)?\s*(?:特等奖(?!学金)|[一二三四]等奖(?!学金)|[金银铜]奖(?!学金)"
    r"|优秀奖(?!学金)|优胜奖|冠军|亚军|季军|第\s*[一二三四五六七八九十\d]+\s*名|入围奖?|提名奖?|[金银铜]牌|甲等(?!奖学金)|乙等(?!奖学金)|复赛|决赛(?!圈))"
    r"|TOP\s*\d+(?:\.\d+)?%?|Rank\s*#?\d+(?:/\d+)?|前\s*\d+%|\b(?:first|second|third|1st|2nd|3rd"
    r"|grand)\s+(?:prize|place|class)\b|\b(?:gold|silver|bronze)\s+(?:medal|award)\b"
    r"|\b(?:finalist|winner|runner[- ]up|honorable mention)\b",
    re.I,
)
EDGE = " \t\u3000,，;；:：|｜·•-–—。.、*@"
BRACKETS = "（(）)[]【】"
_OPEN, _CLOSE = "（([【", "）)]】"
_HARD = lazy_pattern(r"\s*[;；]\s*")
_SOFT = lazy_pattern(r"\s*[、,，/]\s*|\s{2,}|\t+|(?<=[\u3400-\u9fff)）])\s+(?=[\u3400-\u9fff\d])")
_YEAR_WORD = lazy_pattern(r"\s*(?:年度?|学年|届)")
_SEASON = lazy_pattern(r"((?:19|20)\d\d\s*年?)\s*[春夏秋冬暑寒]")


def split_awards(paragraph: list[Cut], score: Callable[[str], float]) -> list[list[Cut]]:
    """A line that lists several awards or certificates, cut up; a line that tells one, whole.

    Args:
        paragraph: the title of an entry; one that runs over a wrap is taken as one award.
        score: how much a text looks like an award or certificate.
    Returns:
        a paragraph for each.
    """
    if len(paragraph) > 1:
        return [paragraph]
    cut, text = paragraph[0], paragraph[0].text
    dates = [d for d in find_dates(text)]
    marks: list[tuple[int, int]] = []
    for a, b in sorted(_marks(text, dates)):
        at = marks[-1][1] if marks else 0
        if a <= at or b >= len(text) or _bracketed(text, a) or any(d.start < a < d.end for d in dates):
            continue
        left, right = text[at:a].strip(EDGE), text[b:].strip(EDGE)
        if not left or not right:
            continue
        if ";" in text[a:b] or "；" in text[a:b] or _both(left, right, score):
            marks.append((a, b))
    out, at = [], 0
    for a, b in [*marks, (len(text), len(text))]:
        piece = cut.part(at, a).strip()
        if piece.strip(EDGE):
            out.append([piece])
        at = b
    return out


def _marks(text: str, dates: list[DateMatch]) -> list[tuple[int, int]]:
    """Where a further award may begin: at separators, after a rank, before a date of its own."""
    marks = [m.span() for m in _HARD.finditer(text)] + [m.span() for m in _SOFT.finditer(text)]
    marks += [
        (m.end(), m.end()) for m in RANK.finditer(text) if re.match(r"[\u3400-\u9fff]", text[m.end() : m.end() + 1])
    ]
    if len(dates) > 1 and dates[0].start <= 1:
        marks += [(len(text[: d.start].rstrip()), d.start) for d in dates[1:]]
    return marks


def _both(left: str, right: str, score: Callable[[str], float]) -> bool:
    """Whether both sides are awards: each has its own words, more than a date or a rank."""
    head = re.split(r"[,，、;；]|\s{2,}", right, maxsplit=1)[0]
    rest = _without_dates(head)
    if (
        not _without_dates(left)
        or not rest
        or RANK.fullmatch(rest.strip())
        or (find_dates(left) and not score(_without_dates(left)))
    ):
        return False
    if score(left) > 0 and re.match(r"(?:多次|曾|并)?(?:获|荣获|被评)", head):
        return True
    return (
        score(left) > 0
        and (
            score(head) > 0
            or (score(right) > 0 and not re.search(r"[,，、;；]", right) and bool(re.match(r"[\u3400-\u9fff]", right)))
        )
        and not _goes_on(left, right, score)
    )


def _goes_on(left: str, right: str, score: Callable[[str], float]) -> bool:
    """`浙江省优秀 毕业生`, `全国大赛 国赛一等奖`: the right side alone is a rank with words of place."""
    rank = RANK.search(right)
    if rank is not None and score(right[: rank.start()]) > 0:
        return False
    return (rank is not None and rank.start() == 0) or (
        rank is not None and rank.start() <= 6 and not RANK.search(left) and width(right[: rank.start()]) <= 12
    )


def _without_dates(text: str) -> str:
    for d in reversed(find_dates(text)):
        text = text[: d.start] + text[d.end :]
    return (
        _YEAR_WORD.sub("", text, count=1).strip(EDGE + BRACKETS)
        if text.strip().startswith(("年", "学年", "届"))
        else text.strip(EDGE + BRACKETS)
    )


def _bracketed(text: str, at: int) -> bool:
    return sum(text.count(c, 0, at) for c in "（(“《") > sum(text.count(c, 0, at) for c in "）)”》")


def put_date(item: Item, cut: Cut, m: DateMatch) -> None:
    """Set the date of an item: the end of a range, such as an academic year."""
    date = m.last or m.first
    year_word = _YEAR_WORD.match(cut.text[m.end :])
    if date:
        put(item, "date", Value(date, (cut.part(m.start, m.end + (year_word.end() if year_word else 0)),)))


def take_link(cut: Cut, item: Item) -> Cut:
    """Set the link of an item; returns the item without the address."""
    for link in cut.line.links:
        if link.at < cut.end and link.to > cut.start and link.url.startswith("http"):
            url = normalize_url(link.url)
            if url:
                put(
                    item,
                    "url",
                    Value(url, (), ((link.start, link.end),)) if link.end > link.start else Value(url, (cut,)),
                )
    for found in find_urls(cut.text):
        put(item, "url", Value(found.value, (cut.part(found.start, found.end),)))
        if found.start > 0:
            return cut.part(0, found.start).strip(EDGE + _OPEN)
        return cut.part(found.end, len(cut.text)).strip(EDGE + _CLOSE)
    return cut


def take_date(cut: Cut, item: Item) -> Cut:
    """Set the date of an item: one at an end or in brackets is cut off, one inside the name stays there too."""
    for _ in range(3):
        found = find_dates(cut.text)
        if not found:
            break
        m = next((d for d in found if d.start <= 2), found[-1])
        put_date(item, cut, m)
        rest = _without(cut, m)
        if rest == cut:
            break
        cut = rest
    return cut


def _without(cut: Cut, m: DateMatch) -> Cut:
    text = cut.text
    head, tail = text[: m.start].strip(EDGE + _OPEN), text[m.end :].strip(EDGE + _CLOSE + "年")
    year_word = _YEAR_WORD.match(text[m.end :])
    season = _SEASON.match(text[m.start : m.end])
    if not head and tail:
        end = m.start + season.end(1) if season else m.end + (year_word.end() if year_word else 0)
        cut = cut.part(end, len(text))
    elif (
        not tail
        and head
        and not (m.start and text[m.start - 1] == " " and re.search(r"[·|]\s*[A-Z][\w/]{1,12}\s$", text[: m.start]))
    ) or (len(head) >= 4 and text[: m.start].rstrip()[-1:] in tuple(_OPEN)):
        cut = cut.part(0, m.start)
    else:
        return cut
    return unbalanced(cut.strip(EDGE))


def unbalanced(cut: Cut) -> Cut:
    """Without a bracket at an end that has no partner."""
    text = cut.text
    if text and text[0] in _CLOSE:
        cut = cut.part(1, len(text)).strip(EDGE)
    text = cut.text
    if text and text[-1] in _OPEN:
        cut = cut.part(0, len(text) - 1).strip(EDGE)
    return cut
