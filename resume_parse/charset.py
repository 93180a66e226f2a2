"""Which encoding bytes are in: BOM, strict UTF-8, then each candidate judged by how it reads."""

from __future__ import annotations

import codecs
import importlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from resume_parse.errors import DecodeError, UsageError
from resume_parse.patterns import lazy_pattern


@dataclass(frozen=True, slots=True)
class Decoding:
    """A text and how it was decoded."""

    text: str
    encoding: str
    bad: int = 0  # replacement characters that the decoder put in
    doubtful: bool = False


_CONTROLS: Final = bytes([*range(9), *range(14, 27), *range(28, 32), 127])
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The supersets that real files use come first; the public name stays the usual one.
_CODECS: Final = {
    "cp1252": ("cp1252",),
    "gb18030": ("gb18030",),
    "big5": ("cp950", "big5hkscs"),
    "shift_jis": ("cp932",),
    "euc_jp": ("euc_jp",),
    "euc_kr": ("cp949",),
    "mac_roman": ("mac_roman",),
}
_ALIASES: Final = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp950": "big5",
    "cp932": "shift_jis",
    "cp949": "euc_kr",
    "mac-roman": "mac_roman",
}
# Python calls these codecs, but no document is written in them.
_NOTATIONS: Final = frozenset(("idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined"))
_UNFIT: Final = 0.35  # below this mean score no candidate reads as text


def decode_as(data: bytes, encoding: str, path: str | None) -> Decoding:
    """Decode with the encoding that the user named.

    Raises DecodeError (it does not fit) and UsageError (no such encoding); ``path`` is for their messages.
    """
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)  # refuses codecs such as hex that give no text
        if name in _NOTATIONS:
            raise LookupError(name)
    except (LookupError, ValueError) as error:
        raise UsageError(f"unknown encoding {encoding!r}", path=path) from error
    name = _ALIASES.get(name, name)
    if name == "utf-8" and data.startswith(codecs.BOM_UTF8):
        name = "utf-8-sig"
    for codec in _CODECS.get(name, (name,)):
        try:
            return Decoding(data.decode(codec), name)
        except ValueError as error:
            reason = error
    at = f" at byte {reason.start}" if isinstance(reason, UnicodeDecodeError) else ""
    raise DecodeError(f"is not {name}: bytes do not fit{at}", path=path) from reason


def decode(data: bytes) -> Decoding | None:
    """Find the encoding; None means binary data."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _replacing(data, name, (name,))
    if controls := len(data) - len(data.translate(None, _CONTROLS)):
        if wide := _decode_wide(data):
            return wide
        if controls > 8 and controls * 25 > len(data):
            return None
    # ISO-2022-JP is made of ASCII bytes, so UTF-8 would accept it.
    if b"\x1b$" in data and data.isascii():
        return _replacing(data, "iso2022_jp", ("iso2022_jp",))
    try:
        return Decoding(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decode_damaged_utf8(data) or _judge(data)


def _replacing(data: bytes, name: str, names: Iterable[str]) -> Decoding:
    """Decode with the first codec that fits, or with U+FFFD for what does not."""
    for codec in names:
        try:
            return Decoding(data.decode(codec), name)
        except UnicodeDecodeError:
            continue
    text = data.decode(next(iter(names)), "replace")
    return Decoding(text, name, text.count("\ufffd"))


def _decode_wide(data: bytes) -> Decoding | None:
    """UTF-16 without a BOM: in one of the byte orders nearly every character is a usual one."""
    ranks = _ranks("shift_jis") | _ranks("euc_kr") | _ranks("big5") | _ranks("gb18030")
    found = [_replacing(data, name, (name,)) for name in ("utf-16-le", "utf-16-be")]
    score, _, best = max((_wide_score(item.text, ranks), -i, item) for i, item in enumerate(found))
    return best if score >= 0.5 else None


def _wide_score(text: str, ranks: dict[str, float]) -> float:
    total = 0.0
    for char, n in Counter(text).items():
        plain = 1.0 if " " <= char <= "\x7e" or char in "\t\r\n" or "\xa0" < char < "\u0250" else 0.0
        total += n * (plain or ranks.get(char) or _plain_worth(char))
    return total / (len(text) or 1)


def _decode_damaged_utf8(data: bytes) -> Decoding | None:
    """UTF-8 with a few bad bytes, or cut inside a character at either end."""
    text = data.decode("utf-8", "replace")
    marks = text.count("\ufffd")
    bad = marks - data.count("\ufffd".encode())
    good = len(text) - len(text.encode("ascii", "ignore")) - marks
    only_ends = "\ufffd" not in text.strip("\ufffd")
    return Decoding(text, "utf-8", bad) if good >= (2 if only_ends else 4) * bad else None


def _judge(data: bytes) -> Decoding:
    """Decode with every candidate and keep what reads best as a whole."""
    best, best_score = Decoding("", ""), float("-inf")
    for name, names in _CODECS.items():
        found = _replacing(data, name, names)
        latin = name in ("cp1252", "mac_roman")
        score = _latin_score(found.text) if latin else _east_asian_score(found.text, _ranks(name))
        if name == "mac_roman":
            score += 0.1 if b"\r" in data and b"\n" not in data else -0.3
        if score > best_score:
            best, best_score = found, score
    if best_score >= _UNFIT:
        return best
    return _detect(data) or Decoding(best.text, best.encoding, best.bad, doubtful=True)


def _detect(data: bytes) -> Decoding | None:
    try:
        found = importlib.import_module("charset_normalizer").from_bytes(data).best()
        name = codecs.lookup(found.encoding).name
        # UTF-16 and 32 were ruled out before; on a short text the detector likes them too well.
        return None if name.startswith("utf") else Decoding(data.decode(name), name, doubtful=True)
    except (ImportError, AttributeError, LookupError, ValueError):
        return None


_LATIN: Final = frozenset("éèêëàâäáãåæçíìîïñóòôöõøœúùûüßý")
_TYPOGRAPHY: Final = frozenset("’‘“”–—•…·°§«»€£©®™ªº½¡¿±²³×„‹›\xa0")
_NEUTRAL: Final = lazy_pattern(
    "[\xb7\xd7\xb0\u2010-\u2027\u2030-\u205e\u20ac\u2190-\u27bf\u3000-\u301f\uff01-\uff60\uffe5\U0001f000-\U0001ffff]"
)
_SWALLOWED: Final = lazy_pattern("(?<![^\x00-\x7f])[^\x00-\x7f](?=[a-z])")
_HARMFUL: Final = frozenset(("Cc", "Co", "Cn", "Cs"))


def _plane(codec: str, leads: range) -> str:
    """All two-byte characters of a codec with these lead bytes; line ends keep a gap from shifting what follows."""
    cells = (bytes((lead, trail, 10)) for lead in leads for trail in (*range(0x40, 0x7F), *range(0xA1, 0xFF)))
    return b"".join(cells).decode(codec, "ignore")


@cache
def _charsets() -> dict[str, str]:
    # Read only for bytes that are no UTF-8.
    import tomllib  # few documents need it

    return tomllib.loads((Path(__file__).parent / "knowledge" / "charsets.toml").read_text(encoding="utf-8"))


def _frequent(script: str) -> str:
    return _charsets()[script]


@cache
def _ranks(name: str) -> dict[str, float]:
    """Give the worth, 0 to 1, of each character that a text in this encoding may well hold."""
    kana = "".join(map(chr, range(0x3041, 0x30FF)))
    if name == "gb18030":
        layers = [
            (_plane("big5", range(0xA4, 0xC7)), 0.3),
            (_plane("gb2312", range(0xB0, 0xD8)), 0.6),
            (kana, 0.4),
            (_frequent("han"), 1.0),
        ]
    elif name == "big5":
        layers = [(_plane("big5", range(0xA4, 0xC7)), 0.6), (kana, 0.4), (_frequent("han"), 1.0)]
    elif name == "euc_kr":
        layers = [(_plane("euc_kr", range(0xB0, 0xC9)), 0.5), (_frequent("hangul"), 1.0)]
    else:
        half = "".join(map(chr, range(0xFF61, 0xFFA0)))
        layers = [(_plane("euc_jp", range(0xB0, 0xD0)), 0.6), (half, 0.3), (kana + _frequent("kanji"), 1.0)]
    return {char: worth for text, worth in layers for char in text if char > "\x7f"}


def _east_asian_score(text: str, ranks: dict[str, float]) -> float:
    """Mean worth of the characters beyond ASCII."""
    total, count = 0.0, 0
    for char, n in Counter(text).items():
        if char > "\x7f":
            count += n
            total += n * (ranks[char] if char in ranks else _plain_worth(char))
    # A lone ideograph inside a lower-case word is an accented letter that swallowed its neighbour.
    total -= 0.7 * len(_SWALLOWED.findall(text))
    return total / count if count else 0.0


def _plain_worth(char: str) -> float:
    if char == "\ufffd" or unicodedata.category(char) in _HARMFUL:
        return -3.0
    return 0.6 if _NEUTRAL.match(char) else 0.0


def _latin_score(text: str) -> float:
    """Mean worth of the characters beyond ASCII, each judged by its neighbours."""
    runs: Counter[tuple[str, str, str]] = Counter()
    for match in re.finditer("[^\x00-\x7f]+", text):
        start, end = match.span()
        runs[text[start - 1 : start], match.group(), text[end : end + 1]] += 1
    count = sum(len(run) * n for (_, run, _), n in runs.items())
    return sum(_latin_run(*key) * n for key, n in runs.items()) / count if count else 0.0


def _latin_run(before: str, run: str, after: str) -> float:
    # Western words hardly ever have four letters in a row beyond ASCII: that is another script misread.
    if len(run) > 3 and not _TYPOGRAPHY.issuperset(run):
        return sum(min(_latin_worth("", char, ""), 0.0) for char in run)
    around = f"{before or ' '}{run}{after or ' '}"
    total = sum(_latin_worth(*around[i : i + 3]) for i in range(len(run)))
    in_word = run.isalpha() and (before.isalpha() or after.isalpha())
    return total if len(run) == 1 or in_word or _TYPOGRAPHY.issuperset(run) else total * 0.6


def _latin_worth(before: str, char: str, after: str) -> float:
    if char == "\ufffd" or unicodedata.category(char) in _HARMFUL:
        return -3.0
    if char in _TYPOGRAPHY:
        # A dash may join capitals, an apostrophe anything; else a sign inside a word is a misread letter.
        free = char in "’·" or (char in "–—" and not (before.islower() and after.islower()))
        return 0.1 if before.isalpha() and after.isalpha() and not free else 0.9
    alone = not (before.isalpha() or after.isalpha())
    if char in _LATIN:
        return 0.5 if alone else 1.0
    if char.lower() in _LATIN:
        return 0.1 if before.islower() else 0.4 if alone else 0.9
    return 0.2
