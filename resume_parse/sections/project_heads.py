"""A project's header: which stretch is its name, what are its roles, its entity and its tech stack."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Value, is_cjk, text_value, width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.patterns import HAN, lazy_pattern
from resume_parse.sections.body import split_terms
from resume_parse.sections.draft import Draft, Item, append, extend_text, put
from resume_parse.sections.entry import Entry
from resume_parse.sections.header import DURATION, Segment
from resume_parse.sections.header_stack import is_technology, stack_terms
from resume_parse.separators import CLAUSE_END
from resume_parse.spot.contacts import find_urls
from resume_parse.spot.dates import find_dates, without_dates
from resume_parse.spot.skills import canonical_skill

_NUMBERED = cue_pattern(
    r"^(?&project)\s*(?:[\dⅠ-Ⅹ]{1,2}(?!\d)\s*[.、:：)）_\-—]?|(?&numeral){1,2}\s*[.、:：)）_\-—\s]|[.、:：])\s*"
    r"|^\d{1,2}\s*[.、]\s*(?=\D)",
    re.I,
)
PART = cue_pattern("(?&projectRoleModifier)?(?&projectRole)", re.I)
_ACTIVITY = cue_pattern(r"\w{0,4}(?&activity)")
PERSON = cue_pattern(r"\w(?&personSuffix)$", re.I)
_KIND = cue_pattern("(?&productKind)", re.I)
_NOUN = cue_pattern("(?&project)|(?&productNoun)", re.I)
_PRODUCT = cue_pattern("(?:(?&project)|(?&productNoun))$", re.I)
_COUNT = cue_pattern(r"(?&project)?\s*\d{0,2}[.、:：]?", re.I)
_PLAYED = cue_pattern(r"^(?&formerly)?(?&servedAs)(?P<role>[^，,。]{2,24})[，,]", re.I)
_TERM = cue_pattern("(?&academicTerm)", re.I)
_TITLED = lazy_pattern(r"《[^《》]{1,60}》")
_ABOUT = cue_pattern(r"^[\s,，。:：;；-]*(?&advisedBy)", re.I)
_ROLE_TAIL = lazy_pattern(rf"(?:\s*[,，、/@｜|]\s*|(?<=[^\x00-\u052f])\s+(?={HAN}))(?P<role>[^,，、/@｜|:：]{{2,30}})$")
_TRAIL = " \t：:，,、-–—|·。;；"


def bare_text(text: str) -> str:
    """A header line without its dates and durations."""
    return DURATION.sub(" ", without_dates(text)).strip(" ()（）|｜-–—~·,，:：、[]【】")


def bare_name(cut: Cut) -> Value | None:
    """A name without the number that counts it and the punctuation around it."""
    found = _NUMBERED.match(cut.text)
    if found and found.end() < len(cut.text):
        cut = cut.part(found.end(), len(cut.text))
    return text_value(_balanced(cut.strip(_TRAIL)))


def take_open_stack(entry: Entry, item: Item) -> None:
    """A tech stack in a bracket that a hard wrap cuts in two: `平台（Vue3+Element ⏎ Plus）`."""
    if len(entry.header) < 2:
        return
    first, second = entry.header[:2]
    at = max(first.text.rfind("("), first.text.rfind("（"))
    close = re.search(r"[)）]", second.text)
    if (
        at < 2
        or close is None
        or re.search(r"[)）]", first.text[at:])
        or re.search(r"[(（]", second.text[: close.start()])
    ):
        return
    left, right = (
        split_terms(Cut(first, at + 1, len(first.text)).strip()),
        split_terms(Cut(second, 0, close.start()).strip()),
    )
    if left and right and first.text.rstrip()[-1] not in "+,，、/|":
        a, b = left.pop(), right.pop(0)
        left.append(Value(f"{a.text} {b.text}", (*a.cuts, *b.cuts)))
    for value in (*left, *right):
        append(item, "keywords", value)
    rest = second.sliced(close.end(), len(second.text))
    entry.header = [first.sliced(0, at), *([rest] if rest.text.strip() else []), *entry.header[2:]]


def _balanced(cut: Cut) -> Cut:
    """Without a bracket that opens and never closes: its stretch is cut off."""
    text = cut.text
    for opening, closing in ("（）", "()", "[]", "【】"):
        at = text.rfind(opening)
        if at > 0 and closing not in text[at:] and not (opening in "（(" and ("）" in text[at:] or ")" in text[at:])):
            return _balanced(cut.part(0, at).strip(_TRAIL))
    return cut


def is_role(s: Segment) -> bool:
    """Whether a segment tells the part that the person played, and nothing else."""
    text = s.text.strip()
    return len(text) <= 30 and (bool(PART.fullmatch(text)) or (s.roles is not None and s.roles.title >= 0.6))


def is_stack(s: Segment, draft: Draft) -> bool:
    """Whether a segment lists known technologies."""
    terms = [v.text for v in split_terms(s.cut)]
    known = sum(1 for t in terms if canonical_skill(t, draft.lex))
    return (
        bool(terms)
        and known * 2 >= len(terms)
        and (len(terms) > 1 or (known == 1 and s.bracket and not _KIND.fullmatch(terms[0])))
    )


def assign_segments(segments: list[Segment], item: Item, draft: Draft) -> None:
    """The first segment that is no role is the name; roles by their words, an employer behind it is the entity."""
    free = [s for s in segments if not s.used]
    at = next((n for n, s in enumerate(free) if not s.bracket and _nameable(n, free, draft)), None)
    if at is not None and "name" not in item and _names_client(free, at):
        at += 1
    if at is not None and "name" not in item:
        _take_name(free, at, item, draft)
    for s in free:
        if not s.used:
            s.used = True
            _place(s, item, draft)


def _names_client(free: list[Segment], at: int) -> bool:
    """An employer or school before a dash, and a product behind it: the product is the name."""
    if at + 1 == len(free):
        return False
    s, after = free[at : at + 2]
    known = s.roles is not None and max(s.roles.employer, s.roles.school) >= 0.8
    spaced = after.cut.line.text[after.cut.start - 1].isspace()
    apart = spaced and after.separator in "-–—|｜" and not after.bracket
    return known and apart and bool(_PRODUCT.search(after.text.strip()))


def _nameable(n: int, free: list[Segment], draft: Draft) -> bool:
    s = free[n]
    text = s.text.strip()
    if s.stack and n:
        return False
    others = [k for k in free if not k.bracket and k is not s and not _NOUN.fullmatch(k.text.strip())]
    titled = s.cut.line.kind == "heading" and text == s.cut.line.text.strip() and "/" not in text
    if (find_urls(text) and (others or width(text) <= 60) and not titled) or (others and DURATION.fullmatch(text)):
        return False
    if PART.fullmatch(text):
        return not others
    if s.roles is not None and s.roles.title >= 0.9 and len(text) <= 12 and not all(map(is_role, others)):
        after = free[n + 1] if n + 1 < len(free) else None
        glued = (
            after is not None
            and after.cut.line is s.cut.line
            and re.fullmatch(r"[-–—]{1,2}", s.cut.line.text[s.cut.end : after.cut.start])
        )
        return bool(glued) and not (draft.lex.fold(text) in draft.lex.titles or PERSON.search(text))
    return not _COUNT.fullmatch(text)


def _take_name(free: list[Segment], at: int, item: Item, draft: Draft) -> None:
    """The name runs on over what only its own punctuation parts; a title in 《》 inside a sentence is the name."""
    cut = free[at].cut
    free[at].used = True
    for n in range(at + 1, len(free)):
        s = free[n]
        if s.used or s.cut.line is not cut.line or not _goes_on(free, n, cut, draft):
            break
        s.used = True
        end = s.cut.end
        cut = Cut(cut.line, cut.start, end + 1 if s.bracket and end < len(cut.line.text) else end)
    played = _PLAYED.match(cut.text)
    if played:
        append(item, "roles", text_value(cut.part(*played.span("role"))))
    titled = _TITLED.search(cut.text)
    if titled and re.search(r"[,，。]", cut.text):
        for rest in (cut.part(0, titled.start()), cut.part(titled.end(), len(cut.text))):
            rest = rest.strip(_TRAIL)
            if len(rest.text) > 1 and not _TERM.fullmatch(rest.text):
                extend_text(item, "description", text_value(rest))
        cut = cut.part(titled.start(), titled.end())
    put(item, "name", bare_name(_without_role(cut, item, draft)))


def _without_role(cut: Cut, item: Item, draft: Draft) -> Cut:
    """`校本课程，主持人`, `Open Atlas, Maintainer`: a role behind the name, parted from it by a comma or the like."""
    found = _ROLE_TAIL.search(cut.text)
    if "roles" in item or found is None or found.start() < 2:
        return cut
    role = found["role"]
    if not PART.fullmatch(role) and draft.lex.fold(role) not in draft.lex.titles:
        return cut
    append(item, "roles", text_value(cut.part(*found.span("role"))))
    return cut.part(0, found.start())


def _says(s: Segment) -> bool:
    """A line of its own that ends like a sentence tells something."""
    return s.row > 0 and s.cut.line.text.rstrip()[-1:] in (".", "。")


def _goes_on(free: list[Segment], n: int, cut: Cut, draft: Draft) -> bool:
    s = free[n]
    text = s.text.strip()
    gap = cut.line.text[cut.end : s.cut.start]
    after = cut.line.text[s.cut.end : s.cut.end + 2]
    if s.stack and "," not in gap and "，" not in gap and "、" not in gap:
        return False
    if s.bracket and len(gap) <= 1 and after[:1] in tuple(")）") and after[1:].isalpha() and is_cjk(after[1:]):
        return True
    if find_dates(text) or DURATION.fullmatch(text) or find_urls(text) or _ABOUT.match(text) or "@" in gap:
        return False
    if s.bracket:
        played = is_role(s) and (bool(PART.fullmatch(text)) or s.roles.title >= 0.9)
        return len(gap) <= 2 and not is_stack(s, draft) and not played
    if _NOUN.fullmatch(text) and not gap.strip():
        return True
    if is_role(s) or (s.roles is not None and max(s.roles.employer, s.roles.school) >= 0.8):
        return (
            bool(gap)
            and bool(re.fullmatch(r"[-–—]{1,2}", gap))
            and s.roles is not None
            and s.roles.title < 0.6
            and s.roles.school < 0.8
            and s.roles.employer < 0.8
        )
    if not gap.strip("）)】]") or re.search(r"\w", gap):
        # glued behind a bracket or a link, or parted by a word only
        return True
    if re.fullmatch(r"[-–—·/&+、:：]{1,2}|\s?/\s?", gap):
        return not ("：" in gap or ":" in gap) or _short_tail(s)
    if re.fullmatch(r"\s+[-–—]\s+", gap):
        return bool(_PRODUCT.search(text)) and not _NOUN.search(cut.text)
    if re.fullmatch(r"[:：]\s", gap):
        return _short_tail(s)
    if gap == " " and not _ACTIVITY.fullmatch(text):
        return is_cjk(cut.text[-1]) and _short_tail(s) and not is_stack(s, draft)
    return False


def _short_tail(s: Segment) -> bool:
    """A further part of the name: short, no sentence."""
    return width(s.text) <= 40 and not CLAUSE_END.search(s.text)


def _place(s: Segment, item: Item, draft: Draft) -> None:
    """A segment that is not the name."""
    roles = s.roles
    assert roles is not None
    text = s.text.strip()
    if DURATION.fullmatch(text):
        draft.taken.append(s.cut)
    elif (s.separator == "@" or s.cut.line.text[: s.cut.start].rstrip().endswith("@")) and put(
        item, "entity", text_value(s.cut)
    ):
        return
    elif s.stack or (s.bracket and is_stack(s, draft)) or (s.separator in "|｜" and is_technology(text, draft.lex)):
        for value in stack_terms(s.cut, draft):
            append(item, "keywords", value)
    elif (
        is_role(s) or (s.separator in (" ", "|", "/", "-", "\t") and _ACTIVITY.fullmatch(text))
    ) and "roles" not in item:
        append(item, "roles", text_value(s.cut))
    elif max(roles.employer, roles.school) >= 0.8 and not _says(s) and put(item, "entity", text_value(s.cut)):
        return
    elif "name" not in item:
        put(item, "name", bare_name(s.cut))
    elif not s.url and not find_urls(text):
        ended = s.cut.line.text[s.cut.end : s.cut.end + 1] in tuple(".。")
        extend_text(item, "description", text_value(Cut(s.cut.line, s.cut.start, s.cut.end + ended)))
