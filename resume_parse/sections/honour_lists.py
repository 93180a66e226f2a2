"""A line that lists several awards or certificates, cut up."""

from __future__ import annotations

from collections.abc import Callable

from resume_parse.document import Cut, width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.patterns import HAN, HAN_LETTER, lazy_pattern
from resume_parse.sections.honour_scores import CONTEST, RANK, WON
from resume_parse.sections.short_parts import BRACKETS, EDGE, YEAR_UNIT, in_brackets
from resume_parse.spot.dates import DateMatch, find_dates, without_dates

_HARD = lazy_pattern(r"\s*[;；◆◇●■□▪]\s*")
_SOFT = cue_pattern(rf"\s*[、,，/|｜]\s*|(?<=\S)(?&conjunction)(?=\S)|\s{{2,}}|\t+|(?<={HAN}|[)）])\s+(?=\d|{HAN})")
_COMMA = lazy_pattern(r"[,，、;；]")
_LIST_COMMA = lazy_pattern(r"[,，]\s*(?=\S)")
_NAME = lazy_pattern(rf"{HAN}\w{{3}}")  # more than the noun of a rank: `一等奖证书`
_FIRST = lazy_pattern(r"[,，、;；]|\s{2,}")
_ASIDE = lazy_pattern(r"\s*\([^()]*\)$")
Score = Callable[[str], float]


def split_honours(paragraph: list[Cut], score: Score) -> list[list[Cut]]:
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
    dates = find_dates(text)
    marks: list[tuple[int, int]] = []
    for a, b in sorted(_marks(text, dates)):
        at = marks[-1][1] if marks else 0
        if a <= at or b >= len(text) or in_brackets(text, a) or any(d.start < a < d.end for d in dates):
            continue
        left, right = text[at:a].strip(EDGE), text[b:].strip(EDGE)
        if not left or not right:
            continue
        if _HARD.fullmatch(text, a, b) or _both(left, right, score) or _listed(text[a:b], left, right, score):
            marks.append((a, b))
    if not marks and not dates:
        marks = _commas(text)
    starts = [0, *(b for _, b in marks)]
    pieces = [cut.part(a, b).strip() for a, b in zip(starts, [*(a for a, _ in marks), len(text)], strict=True)]
    return [[piece] for piece in pieces if piece.strip(EDGE)]


def _marks(text: str, dates: list[DateMatch]) -> list[tuple[int, int]]:
    """Where a further award may begin: at separators, after a rank, before a date of its own."""
    marks = [m.span() for pattern in (_HARD, _SOFT) for m in pattern.finditer(text)]
    marks += [(m.end(), m.end()) for m in RANK.finditer(text) if _NAME.match(text, m.end())]
    if len(dates) > 1 and dates[0].start <= 1:
        marks += [(len(text[: d.start].rstrip()), d.start) for d in dates[1:]]
    return marks


def _listed(mark: str, left: str, right: str, score: Score) -> bool:
    """A mark that only lists (`、`) between two names, of which not only the second says that it is an honour."""
    head = _FIRST.split(right, maxsplit=1)[0]
    if mark.strip() != "、" or min(width(left), width(head)) < 8 or RANK.fullmatch(head):
        return False
    return score(left) > 0 or not score(head) or CONTEST.search(left) is not None


def _commas(text: str) -> list[tuple[int, int]]:
    """The commas of a line that is nothing but a list: four names or more, each short, none in brackets."""
    marks = [m.span() for m in _LIST_COMMA.finditer(text) if not in_brackets(text, m.start())]
    ends = [*(a for a, _ in marks), len(text)]
    names = [text[a:b].strip() for a, b in zip([0, *(b for _, b in marks)], ends, strict=True)]
    return marks if len(names) >= 4 and all(1 < width(name) <= 70 for name in names) else []


def _both(left: str, right: str, score: Score) -> bool:
    """Whether both sides are awards: each has its own words, more than a date or a rank."""
    head = _FIRST.split(right, maxsplit=1)[0]
    head = _ASIDE.sub("", head) or head  # `State of Ohio (License No. 12)`
    bare, rest = _undated(left), _undated(head)
    if not bare or not rest or RANK.fullmatch(rest) or not score(left) or (find_dates(left) and not score(bare)):
        return False
    if WON.match(head):
        return True
    told = score(head) > 0 or (score(right) > 0 and not _COMMA.search(right) and bool(HAN_LETTER.match(right)))
    return told and not _goes_on(left, right, score)


def _goes_on(left: str, right: str, score: Score) -> bool:
    """`浙江省优秀 毕业生`, `全国大赛 国赛一等奖`: the right side alone is a rank with words of place."""
    rank = RANK.search(right)
    if rank is None or score(right[: rank.start()]) > 0:
        return False
    place = right[: rank.start()]
    return not place or (len(place) <= 6 and width(place) <= 12 and not RANK.search(left))


def _undated(text: str) -> str:
    text = without_dates(text).strip()
    unit = YEAR_UNIT.match(text)
    return text[unit.end() if unit else 0 :].strip(EDGE + BRACKETS)
