"""Find phone numbers in a piece of text that holds no links and no e-mail addresses."""

from __future__ import annotations

import re

from resume_parse.knowledge.cues import cue_pattern
from resume_parse.normalize.contacts import EXTENSION, by_library, normalize_phone, plain
from resume_parse.normalize.networks import networks_in
from resume_parse.patterns import lazy_pattern
from resume_parse.spot.contact_base import Contact, without, word_list
from resume_parse.spot.date_words import default_words

_DIGITS = "0123456789"
_GAP = r"(?: ?[.-] ?| )"
_PHONE = lazy_pattern(
    rf"(?=[(+0-9])(?<![0-9])(?:(?P<mobile>(?:(?:\(? ?\+ ?|\(?00)?\(?(?:\+|00)?86\)?[ -]{{0,3}}(?:\(0\) ?)?)?1[3-9][0-9]"
    rf"(?:{_GAP}?[0-9]{{4}}{_GAP}?[0-9]{{4}}|{_GAP}?[0-9]{{3}}{_GAP}[0-9]{{5}}|{_GAP}[0-9]{{5}}{_GAP}[0-9]{{3}}"
    rf"|[0-9]{_GAP}[0-9]{{3}}{_GAP}[0-9]{{4}}))"
    rf"|(?P<plus>\(?(?:\+ ?\(?|00(?=[1-9]))[0-9]{{1,4}}\)?(?:[ .-]{{0,2}}\([0-9]{{1,5}}\))?"
    rf"[ .-]{{0,3}}[0-9]{{1,14}}(?:/(?=[0-9]{{5,9}}))?(?:[ .-]{{0,2}}[0-9]{{1,8}}){{0,6}})"
    rf"|(?P<us>(?:\+?1[ .-]{{1,2}})?(?:\([0-9]{{3}}\)[ .-]{{0,2}}|[1-9][0-9]{{2}}[ .-]{{1,2}}|[2-9][0-9]{{2}}/)"
    rf"[0-9]{{3}}[ .-]{{1,2}}[0-9]{{4}})"
    rf"|(?P<trunk>\(0[0-9]{{2,4}}\)[ -]{{0,2}}[0-9]{{5,8}}|0[1-9][0-9]{{1,3}}[-/ ][0-9]{{6,8}}))(?![0-9])"
)
# a run of digit groups that needs more reasons to be a number
_RUN = lazy_pattern(
    r"(?<![0-9])(?:\([0-9]{2,5}\)[ -]{0,2}[0-9]{3,9}|[0-9]{2,13})(?:(?:[ .-]{1,2}| [/-] |/)[0-9]{1,8}){0,6}(?![0-9])"
)
_EXTENSION = cue_pattern(EXTENSION + r"(?![0-9A-Z*])", re.I)
_MONEY = "$€£¥￥₹"
_DAY = r"(?:19|20)[0-9]{2} ?(?:[./-]|年) ?(?:(?:19|20)[0-9]{2}|[01]?[0-9](?:(?:[./-]|月)[0-3]?[0-9])?)(?![0-9])"
_DATE = cue_pattern(rf"(?<![0-9])(?<![0-9)][ .-]){_DAY}(?:月? ?(?:[-~]|–|—|(?&rangeTo)) ?{_DAY})?")
_ABBREVIATED = lazy_pattern(r"[tmp]", re.I)
_YEAR = lazy_pattern(r"(?:19|20)[0-9]{2}")


def phones_in(text: str, region: str | None) -> list[Contact]:
    """The phone numbers of a text without e-mail addresses and links; `region` as for `find_phones`."""
    # most lines with digits enough have them in dates
    if sum(map(_DATE.sub("", text).count, _DIGITS)) < 7:
        return []
    text = plain(text)
    region = region.upper() if region else None
    found = [c for m in _PHONE.finditer(text) if (c := _clear_phone(text, m, region))]
    rest = without(text, found)
    if sum(map(rest.count, _DIGITS)) >= 7:
        found += [c for m in _RUN.finditer(rest) if (c := _likely_phone(rest, m, region))]
        found.sort(key=lambda c: c.start)
    return found


def _clear_phone(text: str, match: re.Match[str], region: str | None) -> Contact | None:
    """The number of a match whose shape says phone; only its neighbours can speak against it."""
    start, end = match.span()
    raw = match[0]
    if match["plus"]:
        raw = _without_year(raw)
        end = start + len(raw)
        if not 9 <= sum(map(str.isdigit, raw)) <= 17:
            return None
    elif match["trunk"] and _looks_like_date(raw):
        return None
    if not _stands_free(text, start, end) or _says(text, start) < 0:
        return None
    return _phone(text, start, end, region)


def _without_year(raw: str) -> str:
    """Cut years off that a space joined to a complete number (``+44 7700 900123 2019``)."""
    while (cut := raw.rfind(" ")) > 0:
        year = _YEAR.match(raw, cut + 1)
        digits = sum(map(str.isdigit, raw[:cut]))
        if digits < 9 or not ((digits >= 10 and year) or sum(map(str.isdigit, raw)) > 15):
            break
        raw = raw[:cut].rstrip(" .-")
    return raw


def _likely_phone(text: str, match: re.Match[str], region: str | None) -> Contact | None:
    start, end = match.span()
    raw = match[0]
    groups = re.findall(r"[0-9]+", raw)
    count = sum(map(len, groups))
    if not 7 <= count <= 15 or _looks_like_date(raw) or not _stands_free(text, start, end):
        return None
    says = _says(text, start)
    if says < 0:
        return None
    if says > 0:
        return _phone(text, start, end, region)
    if (
        not 8 <= count <= 13
        or text[start - 1 : start] in tuple(_MONEY)
        or text.startswith((*_MONEY, *default_words().units), end)
    ):
        return None
    trunk = raw[0] == "(" or (raw[0] == "0" and not raw.startswith("000") and len(groups[0]) > 1)
    pairs = len(groups) == 5 and raw[1] != "0" and {len(g) for g in groups} == {2}  # as France writes them
    if len(groups) > 1 and trunk and count >= 9 and (max(map(len, groups)) > 2 or pairs):
        return _phone(text, start, end, region)
    if region in (None, "CN") or re.fullmatch(r"[0-9]{4}-[0-9]{4,5}", raw):
        return None
    if len(groups) == 1 and not 9 <= count <= 11:
        return None
    if region in ("US", "CA"):
        valid = len(groups) == 1 and bool(re.fullmatch(r"1?[2-9][0-9]{2}[2-9][0-9]{6}", raw))
    else:
        valid = by_library(raw, region) is not None
    return _phone(text, start, end, region) if valid else None


def _phone(text: str, start: int, end: int, region: str | None) -> Contact | None:
    extension = _EXTENSION.match(text, end)
    whole = extension.end() if extension else end
    value = normalize_phone(text[start:whole], region)
    return Contact(start, whole, "phone", value) if value else None


def _looks_like_date(raw: str) -> bool:
    groups = re.findall(r"[0-9]+", raw)
    years = [bool(_YEAR.fullmatch(group)) for group in groups]
    short = all(len(group) <= 2 for group, year in zip(groups, years, strict=True) if not year)
    if len(groups) == 1 or (any(years) and short) or years[0]:
        return any(years) or bool(re.fullmatch(r"(?:(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-3][0-9])?){1,2}", raw))
    if re.fullmatch(r"(?:[0-9]{1,3}\.){3}[0-9]{1,3}", raw):  # an IP address
        return True
    return all(re.fullmatch(r"(?:19|20)[0-9]{4}(?:[0-9]{2})?", group) for group in groups)


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether the span is no part of a longer word, mask, decimal or identifier."""
    before, after = text[max(0, start - 16) : start], text[end : end + 12]
    if before[-1:] in ("*", "_", "#", "\\") or after[:1] in ("*", "_", "●", "@"):
        return False
    if re.search(r"(?<![0-9])[0-9]{1,3}[.,]$", before) or re.match(
        r"[.-]?[0-9]|,[0-9]{1,3}(?![0-9])|[Xx](?![A-WYZa-wyz])", after
    ):
        return False
    word = re.search(r"([A-Za-z]+)[-]?$", before)
    if word and _says(word[1], len(word[1])) < 1 and not _may_stand_before(word[1]):
        return False
    tail = re.match(r"([A-Za-z]+)(.?)", after)
    return not tail or not (
        tail[2].isdigit() or (len(tail[1]) == 1 and tail[1].islower()) or set(tail[1]) <= set("abcdef")
    )


def _may_stand_before(word: str) -> bool:
    """Whether a word glued to a number does not make it a code: `T`, `M`; the name on WeChat often is a phone."""
    return bool(_ABBREVIATED.fullmatch(word)) or "WeChat" in networks_in(word)


def _says(text: str, start: int) -> int:
    """What the words before a number call it: 1 a phone number, -1 something else, 0 nothing."""
    before = re.split(r"[0-9\n\0]", text[max(0, start - 30) : start].lower())[-1]
    if not before.strip(" |,:+("):
        return 0
    words = set(re.findall("[a-zà-ÿ]+", before))
    for name, meaning in (("phone", 1), ("other", -1), ("contact", 1)):
        if not words.isdisjoint(word_list(name + "_words")) or any(
            part in before for part in word_list(name + "_parts")
        ):
            return meaning
    return 1 if re.search(r"(?<![a-z])[tmpc] ?[:.] ?$", before) else 0
