"""Judge evidence: is each value where the output says that it was read from?

The judge does not trust the readers: it takes the source characters of a span, removes mark-up in its own way, and
compares what is left with the value. Both are compared by their letters and digits only (`key`), so white space, list
marks, quotes and emphasis do not count. Used by the tests and by `benchmarks/evidence.py`.

A text is *true* when each of its cuts, mark-up removed, is part of the value or holds it (and is not much longer), and
no letter or digit of the value is without a cut. A normalised value (date, phone, url, skill, degree …) is true when
its cuts hold what it follows from: the year, the last digits, the address, an alias. A date is *tight* when no cut is
longer than `TIGHT` characters.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import unquote

from rapidfuzz import fuzz

from resume_parse.knowledge.lexicon import lexicon
from resume_parse.normalize.contacts import default_networks
from resume_parse.source import source_of
from resume_parse.spot.date_words import default_words

TIGHT = 24
"""Longest span of a date, in characters: `September 21st, 2019` and `二〇一九年九月二十一日` fit, a line does not."""

Places = list[dict[str, int]]

_HIDDEN = re.compile(r"<(script|style|svg|head|template)\b.*?</\1\s*>|<!--.*?-->", re.I | re.S)
_TAG = re.compile(r"</?[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>")
_TARGET = re.compile(r"(?<=\])(?:\(\s*<?(?:[^()\s<>]|\([^()\s]*\))*>?(?:\s+[\"'][^\"'\n]*[\"'])?\s*\)|\[[^\]\n]*\])")
_IMAGE = re.compile(r"!\[[^\]\n]*\]")
_LEFTOVER = re.compile(r":[a-z][a-z_\d+-]+:|icon:[a-z-]+|\{[:#%][^}\n]*\}|\[(?:\^|cite)[^\]\n]*\]|\$\\[hv]fill\$")
_MARK = re.compile(
    r"(?m)^[\s>#|]*(?:[(（]?(?:\d{1,2}|[a-z]|[ivx]{1,4}|[一二三四五六七八九十]{1,3})[.．、)）]|[①-⑳])\s*"
)
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


class Fault(NamedTuple):
    """What is wrong with the evidence of one leaf: `missing`, `outside`, `false`, `loose`; `stray`: no such leaf."""

    pointer: str
    what: str
    value: Any
    cuts: tuple[str, ...]


def leaves(node: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Every leaf of an output outside `meta`, with its JSON Pointer."""
    if isinstance(node, dict):
        for name, child in node.items():
            if pointer or name != "meta":
                yield from leaves(child, f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(node, list):
        for n, child in enumerate(node):
            yield from leaves(child, f"{pointer}/{n}")
    else:
        yield pointer, node


def faults(data: dict[str, Any], text: str) -> Iterator[Fault]:
    """What is wrong with `meta.evidence`; `text` is the decoded document."""
    evidence: dict[str, Places] = data["meta"].get("evidence", {})
    seen = set()
    for pointer, value in leaves(data):
        seen.add(pointer)
        places = evidence.get(pointer)
        cuts = tuple(text[p["start"] : p["end"]] for p in places or ())
        if not places:
            yield Fault(pointer, "missing", value, ())
        elif any(not 0 <= p["start"] < p["end"] <= len(text) for p in places):
            yield Fault(pointer, "outside", value, cuts)
        elif not is_true(pointer, value, cuts):
            yield Fault(pointer, "false", value, cuts)
        elif kind_of(pointer) in ("date", "current") and max(map(len, cuts)) > TIGHT:
            yield Fault(pointer, "loose", value, cuts)
    yield from (Fault(pointer, "stray", None, ()) for pointer in evidence if pointer not in seen)


def is_true(pointer: str, value: Any, cuts: tuple[str, ...]) -> bool:
    """Whether the source characters `cuts` hold what the value at a JSON Pointer was read from."""
    kind = kind_of(pointer)
    if kind == "text":
        return text_is_true(str(value), cuts)
    together = folded(" ".join(cuts))
    return bool(_CHECKS[kind](value, together)) or (kind in ("skill", "user") and text_is_true(str(value), cuts))


def kind_of(pointer: str) -> str:
    """How the value at a JSON Pointer is judged."""
    steps = [step for step in pointer.split("/") if step and not step.isdigit()]
    if "attributes" in steps:
        return "text"
    if (steps[-1] == "keywords" and steps[0] != "interests") or steps == ["skills", "name"]:
        return "skill"
    return _KINDS.get(steps[-1], "text")


def folded(text: str) -> str:
    """A text in lower case, with full width, radicals and entities folded as the source cleaner and HTML fold them."""
    plain = html.unescape(text)
    return (plain if plain.isascii() else source_of(plain).text).casefold()


def key(text: str) -> str:
    """The letters and digits of a text, folded; all its visible characters when it has none."""
    plain = folded(text)
    return "".join(c for c in plain if c.isalnum())


def readings(cut: str) -> set[str]:
    """Keys of what a stretch of source may show: as it stands, without tags, link targets, escapes, list marks."""
    tagless = _TAG.sub(" ", _HIDDEN.sub(" ", cut))
    bare = _LEFTOVER.sub(" ", _TARGET.sub(" ", _IMAGE.sub(" ", tagless)))
    forms = [cut, tagless, bare, _ESCAPE.sub("", bare)]
    forms += [_MARK.sub("", form) for form in (cut, bare)]
    return {key(form) for form in forms} | {key(_ESCAPE.sub("", cut).replace("&", "& "))}


def text_is_true(value: str, cuts: tuple[str, ...]) -> bool:
    """Whether cuts, joined by nothing but mark-up and white space, give a text."""
    whole = key(value)
    if not whole:  # no letter or digit: stars, a rule, an emoji
        marks = "".join(folded(value).split())
        return any(char in folded(" ".join(cuts)) for char in marks)
    bare, at = bytearray(len(whole)), 0
    for cut in cuts:
        keys = readings(cut) - {""}
        inside = max((k for k in keys if k in whole), key=len, default="")
        if inside:
            found = whole.find(inside, at)
            found = found if found >= 0 else whole.find(inside)
            at = found + len(inside)
            bare[found:at] = b"\1" * len(inside)
        elif any(whole in k and len(k) <= 2 * len(whole) + 20 for k in keys):
            return True
        elif keys:
            return False
    return 0 not in bare


def _date(value: str, text: str) -> bool:
    year, words = int(value[:4]), default_words()
    digits = text.translate(str.maketrans("〇零一二三四五六七八九", "00123456789"))
    if (
        value[:4] in digits
        or re.search(rf"(?<!\d){year % 100:02d}(?!\d)", digits)
        or f"{year % 100:02d}" == digits.strip()[:2]
    ):
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
    known = default_networks()
    names = {value, *(label for label, name in known.labels.items() if name == value)}
    names |= {part for host, at in known.hosts.items() if at.name == value for part in host.split(".")[-2:-1]}
    plain = key(text)
    return any(key(name) in plain for name in names if key(name))


def _skill(value: str, text: str) -> bool:
    lex, plain = lexicon(), lexicon().fold(text)
    forms = {plain, plain.strip(" .,;:，。；、·*`_"), plain.replace("-", " "), re.sub(r"[\s/_.\-]+", "", plain)}
    if any(lex.skills.get(form, [""])[0] == value for form in forms):
        return True
    aliases = _aliases().get(value, ())
    plain = key(text)
    return any(alias in plain for alias in aliases) or fuzz.partial_ratio(key(value), plain) >= 80


@cache
def _aliases() -> dict[str, set[str]]:
    """Canonical skill → keys of its names."""
    out: dict[str, set[str]] = {}
    for name, (canonical, *_) in lexicon().skills.items():
        out.setdefault(canonical, set()).add(key(name) or name)
    return out


def _known(table: str) -> Any:
    """Whether a word of the span means the value, by a table of the lexicon."""

    def check(value: str, text: str) -> bool:
        words: dict[str, str] = getattr(lexicon(), table)
        plain = lexicon().fold(text)
        return any(means == value and _has_word(plain, word) for word, means in words.items())

    return check


def _has_word(text: str, word: str) -> bool:
    """Whether a folded text holds a word; the ends of a Latin one are no letters. `B.Sc.` and `b.sc` are one word."""
    if not word.isascii():
        return word in text
    return any(
        re.search(rf"(?<![a-z]){re.escape(w)}(?![a-z])", t)
        for t, w in ((text, word), (text.replace(".", ""), word.replace(".", "")))
    )


def _country(value: str, text: str) -> bool:
    plain = lexicon().fold(text)
    return any(place[-1] == value and _has_word(plain, name) for name, place in lexicon().places.items())


def _stated(value: object, text: str) -> bool:
    return any(not char.isspace() for char in text)


_KINDS = {
    **dict.fromkeys(("startDate", "endDate", "date", "releaseDate", "birthDate"), "date"),
    **dict.fromkeys(("phone", "phones"), "phone"),
    **dict.fromkeys(("email", "emails", "url"), "address"),
    **dict.fromkeys(("age", "yearsOfExperience"), "number"),
    # Said by a heading or by words around, in many ways: any visible place will do.
    "type": "stated",
    **{
        name: name
        for name in ("current", "gender", "degree", "network", "code", "countryCode", "employmentType", "studyMode")
    },
    "username": "user",
}
_CHECKS: dict[str, Any] = {
    "date": _date,
    "current": _current,
    "phone": _phone,
    "address": _address,
    "number": _number,
    "network": _network,
    "skill": _skill,
    "user": _user,
    "gender": _known("gender"),
    "degree": _known("degrees"),
    "employmentType": _known("employment"),
    "studyMode": _known("modes"),
    "code": _known("languages"),
    "countryCode": _country,
    "stated": _stated,
}
