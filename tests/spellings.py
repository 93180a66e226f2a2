"""How normalised values may be spelled in a document: the checks of `truth.py` for all that is not text.

A check takes the value and the folded characters that its evidence names, and tells whether the value follows from
them.
"""

from __future__ import annotations

import html
import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import unquote

from rapidfuzz import fuzz

from resume_parse.knowledge.lexicon import lexicon
from resume_parse.source import source_of
from resume_parse.spot.date_words import default_words


def folded(text: str) -> str:
    """A text in lower case, with full width, radicals and entities folded as the source cleaner and HTML fold them."""
    plain = html.unescape(text)
    return (plain if plain.isascii() else source_of(plain).text).casefold()


def key(text: str) -> str:
    """The letters and digits of a text, folded; all its visible characters when it has none."""
    plain = folded(text)
    return "".join(c for c in plain if c.isalnum())


def _date(value: str, text: str) -> bool:
    year, words = int(value[:4]), default_words()
    digits = text.translate(str.maketrans("〇零一二三四五六七八九", "00123456789"))
    if (
        value[:4] in digits
        or re.search(rf"(?<!\d){year % 100:02d}(?!\d)", digits)
        or f"{year % 100:02d}" == digits.strip()[:2]
    ):
        return True
    if str(year - 1911) in re.findall(r"\d+", digits):  # years of Taiwan need no era's name
        return True
    eras = {**words.eras, **words.era_letters}
    return any(
        name in text
        and (
            str(year - base) in re.findall(r"\d+", digits)
            or (year - base == 1 and "元" in text)
            or _han(year - base) in text
        )
        for name, base in eras.items()
    )


def _han(number: int) -> str:
    """A number from 1 to 199 in Chinese digits."""
    ones = "〇一二三四五六七八九"
    if not 0 < number < 200:
        return "\0"
    rest = number % 100
    tens = f"{ones[rest // 10] if rest >= 20 or number > 99 else ''}十" if rest >= 10 else ""
    return f"{'一百' if number > 99 else ''}{tens}{ones[rest % 10] if rest % 10 else ''}"


def _current(value: bool, text: str) -> bool:
    words = default_words()
    known = any(
        word in text for word in (*words.present, *words.since, *words.since_after, "今", "在读", "在讀", "在职")
    )
    return known or text.rstrip(" )）").endswith(tuple("-–—~～→－―至")) or bool(re.search(r"-{2,}|至|到", text))


def _phone(value: str, text: str) -> bool:
    tail, digits = re.sub(r"\D", "", value)[-7:], re.sub(r"\D", "", text)
    return bool(tail) and tail in digits


def _address(value: str, text: str) -> bool:
    """E-mail or URL: the span holds it, or (a profile's URL made from a name) the last step of its path."""
    spelled = re.sub(r"\s*[(\[{]?\s*\b(at|dot)\b\s*[)\]}]?\s*", lambda m: "@" if m[1] == "at" else ".", text)
    want = key(re.sub(r"^(?:https?://|mailto:|tel:)(?:www\.)?", "", unquote(value)))
    last = key(unquote(value).rstrip("/").rsplit("/", 1)[-1].split("=")[-1])
    for form in (text, spelled, unquote(text)):
        bare = key(re.sub(r"[\\\u200b\s]", "", form))
        if want in bare or (len(last) > 1 and last in bare):
            return True
    return False


def _user(value: str, text: str) -> bool:
    return key(value) in key(unquote(text))


def _number(value: float, text: str) -> bool:
    whole = int(value)
    return f"{value:g}" in text or _han(whole) in text or (whole == 2 and "两" in text) or (whole == 0 and bool(text))


def _network(value: str, text: str) -> bool:
    plain = key(text)
    return key(value) in plain or any(name in plain for name in _network_names().get(value, ()))


@cache
def _network_names() -> dict[str, set[str]]:
    """Network → keys of its labels and of the names in its hosts."""
    data = tomllib.loads((resources.files("resume_parse") / "knowledge" / "networks.toml").read_text(encoding="utf-8"))
    networks = {name: row for name, row in data.items() if isinstance(row, dict)}
    return {
        name: {key(label) for label in row.get("labels", "").split()}
        | {key(part) for host in row.get("hosts", "").split() for part in host.split(".")[-2:-1]} - {"", "co"}
        for name, row in networks.items()
    }


def _skill(value: str, text: str) -> bool:
    lex, plain = lexicon(), lexicon().fold(text)
    forms = {plain, plain.strip(" .,;:，。；、·*`_"), plain.replace("-", " "), re.sub(r"[\s/_.\-]+", "", plain)}
    if any(lex.skills.get(form, "").partition("\t")[0] == value for form in forms):
        return True
    aliases = _aliases().get(value, ())
    plain = key(text)
    if any(alias in plain or (len(alias) > 6 and fuzz.partial_ratio(alias, plain) >= 85) for alias in aliases):
        return True
    return fuzz.partial_ratio(key(value), plain) >= 80


@cache
def _aliases() -> dict[str, set[str]]:
    """Canonical skill → keys of its names."""
    out: dict[str, set[str]] = {}
    for name, row in lexicon().skills.items():
        out.setdefault(row.partition("\t")[0], set()).add(key(name) or name)
    return out


def _known(table: str) -> Any:
    """Whether a word of the span means the value, by a table of the lexicon."""

    def check(value: str, text: str) -> bool:
        words: dict[str, str] = getattr(lexicon(), table)
        plain = lexicon().fold(text)
        return any(means == value and _has_word(plain, word) for word, means in words.items())

    return check


def _degree(value: str, text: str) -> bool:
    # in Taiwan 高職 is a school before college; the table has what it is elsewhere
    plain = lexicon().fold(text)
    return _known("degrees")(value, text) or (value == "highSchool" and lexicon().fold("高職") in plain)


def _has_word(text: str, word: str) -> bool:
    """Whether a folded text holds a word; the ends of a Latin one are no letters. `B.Sc.` and `b.sc` are one word."""
    if not word.isascii():
        return word in text
    return _stands(word, text) or _stands(word.replace(".", ""), text.replace(".", ""))


def _stands(word: str, text: str) -> bool:
    at = text.find(word) if word else -1
    while at >= 0:
        before, after = text[at - 1 : at] if at else "", text[at + len(word) : at + len(word) + 1]
        if not before.isalpha() and not after.isalpha():
            return True
        at = text.find(word, at + 1)
    return False


def _country(value: str, text: str) -> bool:
    plain = lexicon().fold(text)
    return any(place[-1] == value and _has_word(plain, name) for name, place in lexicon().places.items())


def _stated(value: object, text: str) -> bool:
    return any(not char.isspace() for char in text)


CHECKS: dict[str, Any] = {
    "date": _date,
    "current": _current,
    "phone": _phone,
    "address": _address,
    "number": _number,
    "network": _network,
    "skill": _skill,
    "user": _user,
    "gender": _known("gender"),
    "degree": _degree,
    "employmentType": _known("employment"),
    "studyMode": _known("modes"),
    "code": _known("languages"),
    "countryCode": _country,
    "stated": _stated,
}
