"""Posts held in clubs, societies and boards: `某某学会常务副秘书长` is an organization and a position."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Line, Value, is_cjk, text_value, width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.sections.body import read_parts, values_of
from resume_parse.sections.draft import Draft, Item, append, put_dates
from resume_parse.separators import CLAUSE_END
from resume_parse.spot.dates import find_dates
from resume_parse.spot.roles import role_scorer

_RANK = cue_pattern("(?&postModifier)+$")
_LEAD = cue_pattern(r"^(?&formerly)?(?:(?&servedAs)|(?&joined))\s*", re.I)
_LINK = r"(?:[\s,，、·|｜:：（(–—-]|(?&possessive))+"
_LINKS, _LINKS_END = cue_pattern(_LINK), cue_pattern(f"{_LINK}$")
_OF = cue_pattern(r"\s+(?:(?&of)|(?&atInstitution)|(?&schoolPreposition))\s+(?:(?&article)\s+)?")
_POST = cue_pattern(r"^(?:[\w'’-]+\s+){0,3}(?&clubPost)$", re.I)
_CLUB = cue_pattern(r"(?&club)|(?&clubSuffix)$", re.I)
_CLUB_UNIT = cue_pattern(r"(?&club)|(?&clubSuffix)(?=[^，。]{0,8}$)", re.I)


def names_club(text: str) -> bool:
    """Whether a name is that of a club, a society or a body of students."""
    return bool(_CLUB.search(text))


def names_post(text: str, lex: Lexicon) -> bool:
    """Whether a Latin text names a post, alone or with the body that it is in: `Member of the Quarry Society`."""
    return _is_post(text, lex) or any(_is_post(text[: link.start()], lex) for link in _OF.finditer(text))


def split_post(cut: Cut, lex: Lexicon) -> tuple[Cut | None, Cut | None]:
    """The organization and the position that one stretch names, `None` for what it does not name."""
    lead = _LEAD.match(cut.text)
    told = _bare(cut.part(lead.end() if lead else 0, len(cut.text)))
    text = told.text
    size = _title_size(text, lex)
    if not size:
        return (told, None) if not text or is_cjk(text[-1]) else _latin_post(told, lex)
    rank = _RANK.search(text[:-size])
    at = rank.start() if rank and rank.start() >= 2 else len(text) - size
    organization = _bare(told.part(0, at))
    if width(organization.text) < 3:
        return None, told
    return organization, _bare(told.part(at, len(text)))


def _latin_post(cut: Cut, lex: Lexicon) -> tuple[Cut | None, Cut | None]:
    """`Treasurer of the Quarry Society`, `Reviewer for Stone Letters`, `Quarry Society, Treasurer`, or a post alone."""
    comma = cut.text.find(", ")
    if comma > 0:
        left, right = cut.part(0, comma), cut.part(comma + 1, len(cut.text)).strip()
        if _is_post(left.text, lex) or _is_post(right.text, lex):
            return (right, left) if _is_post(left.text, lex) else (left, right)
    for link in _OF.finditer(cut.text):
        if _is_post(cut.text[: link.start()], lex) and cut.text[link.end() : link.end() + 1].isupper():
            return cut.part(link.end(), len(cut.text)), cut.part(0, link.start())
    return (None, cut) if _is_post(cut.text, lex) else (cut, None)


def _is_post(text: str, lex: Lexicon) -> bool:
    """Whether a whole Latin text is a post that somebody holds."""
    return _POST.search(text) is not None or (role_scorer(lex).score(text).title >= 0.9 and not names_club(text))


def _bare(cut: Cut) -> Cut:
    """Without the separators and the possessives at its ends: `学生会的` + `主席`."""
    text = cut.text
    head = _LINKS.match(text)
    at = head.end() if head else 0
    tail = _LINKS_END.search(text, at)
    return cut.part(at, tail.start() if tail else len(text))


def _title_size(text: str, lex: Lexicon) -> int:
    """How many characters at the end of a Chinese text are a title."""
    if not text or not is_cjk(text[-1]):
        return 0
    folded = lex.fold(text)
    if len(folded) != len(text):
        return 0
    return next(
        (
            size
            for size in range(min(8, len(text)), 1, -1)
            if folded[-size:] in lex.titles or folded[-size:] in lex.title_heads
        ),
        0,
    )


def part_post(item: Item, draft: Draft) -> None:
    """An item of a club with only one of organization and position: the one stretch may name both."""
    known = item.get("position") or item.get("organization")
    if known is None or ("position" in item and "organization" in item) or len(known.cuts) != 1:
        return
    organization, position = split_post(known.cuts[0], draft.lex)
    pure = draft.lex.fold(known.text) in draft.lex.titles
    if pure or (position is not None and organization is None and "position" in item):
        return
    item.pop("position", None)
    item.pop("organization", None)
    for key, cut in (("organization", organization), ("position", position)):
        value = text_value(cut) if cut is not None else None
        if value is not None:
            item[key] = value
    if organization is not None and position is not None and position.end < organization.start:
        draft.mark(Cut(position.line, position.end, organization.start), "separator")  # `of the`


def take_clubs(lines: list[Line], draft: Draft) -> list[Line]:
    """Move dated posts told below a school, with the items under them, to `volunteer`; returns the lines left."""
    out: list[Line] = []
    n = 0
    while n < len(lines):
        post = _dated_post(lines[n], draft)
        if post is None:
            out.append(lines[n])
            n += 1
            continue
        end = n + 1
        while end < len(lines) and _below(lines[end], lines[n]):
            end += 1
        for part in read_parts(lines[n + 1 : end], draft):
            for value, _ in values_of(part):
                append(post, "highlights", value)
        draft.items("volunteer").append(post)
        n = end
    return out


def _dated_post(line: Line, draft: Draft) -> Item | None:
    """An item such as `学生会主席 2021.09-2022.06`: a range at its edge, beside it a club and a title."""
    dates = [m for m in find_dates(line.text) if m.is_range or m.current]
    if line.kind not in ("item", "text") or len(dates) != 1 or width(line.text) > 70 or CLAUSE_END.search(line.text):
        return None
    m = dates[0]
    rest = Cut(line, m.end, len(line.text)) if m.start <= 2 else Cut(line, 0, m.start)
    if m.start > 2 and m.end < len(line.text.rstrip(" )）")):
        return None
    rest = rest.strip(" \t()（）|｜,，:：-–—~·")
    roles = role_scorer(draft.lex).score(rest.text)
    if not rest or max(roles.school, roles.degree) >= 0.8:
        return None
    organization, position = _parted(rest, draft.lex)
    if organization is None or position is None:
        return None
    item: Item = {}
    for key, cut in (("organization", organization), ("position", position)):
        value = text_value(cut)
        if value is not None:
            item[key] = value
    put_dates(item, line, m)
    item["type"] = Value("campus", (rest,))
    return item


def _parted(cut: Cut, lex: Lexicon) -> tuple[Cut | None, Cut | None]:
    """Organization and position parted by a separator, or by the title at the end."""
    found = re.search(r"\s*[|｜,，·]\s*|\s+[-–—]\s+|\s{1,}", cut.text)
    scorer = role_scorer(lex)
    if found and found.end() < len(cut.text):
        left, right = cut.part(0, found.start()), cut.part(found.end(), len(cut.text))
        if scorer.score(right.text).title >= 0.6 and _CLUB_UNIT.search(left.text):
            return left, right
        if scorer.score(left.text).title >= 0.6 and _CLUB_UNIT.search(right.text):
            return right, left
        return None, None
    organization, position = split_post(cut, lex)
    return (organization, position) if position is not None else (None, None)


def _below(line: Line, head: Line) -> bool:
    """A line under a post: deeper, numbered below a bullet, or a sentence; not dated itself."""
    if (
        any(m.is_range or m.current for m in find_dates(line.text))
        or line.kind == "heading"
        or (line.gap and line.kind != "item")
    ):
        return False
    return line.continues or (
        line.kind == "item"
        and (
            line.level > head.level
            or bool(re.match(r"\d{1,2}\s*[.、)]", line.text))
            or (line.numbered and not head.numbered)
        )
    )
