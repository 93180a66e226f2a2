"""Bytes to text, decoded once over all bytes, and cleaned with a way back to the decoded characters."""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Final

from resume_parse.binary import binary_kind
from resume_parse.charset import Decoding, decode, decode_as
from resume_parse.errors import BinaryError, SourceError
from resume_parse.patterns import lazy_pattern

MAX_BYTES: Final = 32 * 1024 * 1024
"""Largest input in bytes; a résumé is far below."""

_LINE_END: Final = lazy_pattern("\r\n?|[\n\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Warning_:
    """A doubt about the input: a kebab-case code, a message, and the line (from 1) of the decoded text."""

    code: str
    message: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One input as text. Offsets count characters (code points), end exclusive."""

    # The texts stay out of repr: a traceback must not print a whole résumé.
    text: str = field(repr=False)
    decoded: str = field(repr=False)
    encoding: str
    size: int
    sha256: str
    path: str | None = None
    warnings: tuple[Warning_, ...] = ()
    _at: tuple[int, ...] = field(default=(), repr=False, compare=False)
    _shift: tuple[int, ...] = field(default=(), repr=False, compare=False)
    _starts: list[int] = field(default_factory=list, repr=False, compare=False)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Turn a span of ``text`` into the tightest span of ``decoded`` it was read from; never raises, clamps."""
        start = min(max(start, 0), len(self.text))
        end = min(max(end, start), len(self.text))
        if not self._at:
            return start, end
        first = self._decoded_offset(start)
        return first, first if end == start else self._decoded_offset(end - 1) + 1

    def line_of(self, offset: int) -> int:
        """Give the line, from 1, of an offset of ``decoded``. Line ends: LF, CR LF, CR, FF, NEL, U+2028, U+2029."""
        if not self._starts:
            # Slice assignment, so that two threads that both get here cannot double the list.
            self._starts[:] = _line_starts(self.decoded)
        return max(bisect_right(self._starts, offset), 1)

    def line_spans(self) -> list[tuple[int, int]]:
        """Give the lines of ``decoded``, the first of which is line 1, each with its line end."""
        self.line_of(0)
        return list(pairwise([*self._starts, len(self.decoded)]))

    def _decoded_offset(self, offset: int) -> int:
        index = bisect_right(self._at, offset)
        return offset + self._shift[index - 1] if index else offset


def _line_starts(text: str) -> list[int]:
    # str.splitlines is many times faster, but also breaks at these.
    if any(char in text for char in "\x0b\x1c\x1d\x1e"):
        return [0, *(match.end() for match in _LINE_END.finditer(text))]
    starts = [0, *accumulate(map(len, text.splitlines(keepends=True)))]
    # Unlike the regex, splitlines starts no line after the last one unless it has an end.
    return starts if len(starts) == 1 or _LINE_END.match(text, starts[-1] - 1) else starts[:-1]


def read_source(path: str | os.PathLike[str], *, encoding: str | None = None) -> Source:
    """Read a file and decode it. ``encoding=None`` means: find out.

    Raises SourceError when the file cannot be read, else what ``decode_source`` raises.
    """
    name = os.fspath(path)
    try:
        mode = os.stat(name).st_mode
        if stat.S_ISDIR(mode):
            raise SourceError("is a directory", path=name, code="is-directory")
        # Opening a FIFO or a terminal would wait for ever.
        if not stat.S_ISREG(mode):
            raise SourceError("is not a regular file", path=name, code="not-regular-file")
        with open(name, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise SourceError("no such file", path=name, code="not-found") from error
    except PermissionError as error:
        raise SourceError("permission denied", path=name, code="permission-denied") from error
    except (OSError, ValueError) as error:
        raise SourceError(f"cannot be read ({getattr(error, 'strerror', None) or error})", path=name) from error
    return decode_source(data, path=name, encoding=encoding)


def decode_source(data: bytes, *, path: str | None = None, encoding: str | None = None) -> Source:
    """Decode and clean bytes; ``path`` only labels the result, ``encoding=None`` means: find out.

    Raises SourceError (too large), BinaryError (no text), DecodeError (``encoding`` does not fit), UsageError (no such
    encoding). Blank input is no error here.
    """
    if len(data) > MAX_BYTES:
        raise SourceError(f"is larger than {MAX_BYTES // 2**20} MiB", path=path, code="too-large")
    if kind := binary_kind(data):
        raise BinaryError(f"is not text: looks like {kind}", path=path)
    decoding = decode(data) if encoding is None else decode_as(data, encoding, path)
    if decoding is None:
        raise BinaryError("is not text: looks like binary data", path=path)
    return _source(decoding, len(data), hashlib.sha256(data).hexdigest(), path)


def source_of(text: str, *, path: str | None = None) -> Source:
    """Clean a text that is already decoded; ``size`` and ``sha256`` are those of its UTF-8 bytes. Never raises."""
    data = text.encode("utf-8", "surrogatepass")
    return _source(Decoding(text, "str"), len(data), hashlib.sha256(data).hexdigest(), path)


def _source(decoding: Decoding, size: int, sha256: str, path: str | None) -> Source:
    text, at, shift = _clean(decoding.text)
    warnings = []
    if decoding.doubtful:
        warnings.append(Warning_("encoding-uncertain", f"the encoding was guessed as {decoding.encoding}"))
    if decoding.bad:
        line = bisect_right(_line_starts(decoding.text), decoding.text.find("\ufffd"))
        message = f"bytes that are not {decoding.encoding} were replaced by U+FFFD ({decoding.bad} places)"
        warnings.append(Warning_("undecodable-bytes", message, line))
    return Source(text, decoding.text, decoding.encoding, size, sha256, path, tuple(warnings), at, shift)


# Code point ranges that cleaning touches; everything else passes unseen.
_CHARS: Final = (
    "[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u061c\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2066-\u2069\u2223"
    "\u2758\u2e80-\u2fdf\u3000\u4e28\ud800-\uf8ff\uf900-\ufaff\ufb00-\ufb06\ufe31\ufeff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
    "\U0002f800-\U0002fa1f\U000f0000-\U0010ffff]"
)
# References that chat programs leave in what they write: `[cite: 3]`, `【4†source】`, one between private characters.
_MARKS: Final = r" ?(?:\[cite(?:_start|:[\d, ]+)\]|【\d{1,3}(?::\d+)?†[^】\n]{0,60}】|\ue200[^\ue201\n]{0,200}\ue201)|"
_MARK_SIGNS: Final = ("[cite", "†", "\ue200")
_WORK: Final = lazy_pattern(_CHARS)
_WORK_AND_MARKS: Final = lazy_pattern(_MARKS + _CHARS)
_PLAIN_ASCII: Final = bytes([9, 10, *range(32, 127)])
_INVISIBLE: Final = frozenset(
    "\xad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
) | frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BARS: Final = frozenset("\u2223\u2758\u4e28\ufe31")  # what input methods and designers write for a bar
_NEW_LINES: Final = frozenset("\r\x0b\f\x85\u2028\u2029")
# NFKC leaves most of U+2E80-2EF3 alone; pairs read off the Unicode names of the radicals, whole characters only.
_RADICALS: Final = dict(
    zip(
        "⺁⺇⺊⺒⺛⺜⺝⺠⺩⺬⺮⺶⺻⺼⺽⻁⻄⻅⻆⻉⻋⻑⻓⻔⻕⻗⻘⻙⻚⻛⻜⻝⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
        "厂几卜巳旡日月民王示竹羊聿肉臼虎西见角贝车長长门阜雨青韦页风飞食首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀",
        strict=True,
    )
)


def _cleaned(char: str) -> str:
    """Give what stands in ``text`` for one character that ``_WORK`` matches."""
    if char in _INVISIBLE:
        return ""
    if char in _NEW_LINES:
        return "\n"
    if char in _BARS:
        return "|"
    if char in _RADICALS:
        return _RADICALS[char]
    category = unicodedata.category(char)
    if category == "Cs":
        return "\ufffd"
    return " " if category in ("Cc", "Co", "Zs") else unicodedata.normalize("NFKC", char)


def _clean(decoded: str) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """Clean a text.

    Gives the cleaned text and, where lengths differ, a map: from offset ``at[i]`` of the cleaned text on, the decoded
    offset is the cleaned one plus ``shift[i]``. An empty map is the identity.
    """
    marked = any(sign in decoded for sign in _MARK_SIGNS)
    # Deleting plain ASCII as bytes is ten times faster than letting the regex walk over it.
    rest = decoded.encode("utf-8", "surrogatepass").translate(None, _PLAIN_ASCII).decode("utf-8", "surrogatepass")
    if not marked and not _WORK.search(rest):
        return decoded, (), ()
    known: dict[str, str] = {}
    pieces: list[str] = []
    breaks: dict[int, int] = {}
    position = shift = 0
    for match in (_WORK_AND_MARKS if marked else _WORK).finditer(decoded):
        found, index = match.group(), match.start()
        new = known.get(found)
        if new is None:
            new = known[found] = _cleaned(found) if len(found) == 1 else ""
        if found == "\r" and decoded.startswith("\n", index + 1):
            new = ""
        pieces += decoded[position:index], new
        position = index + len(found)
        if not new:
            shift += len(found)
            breaks[position - shift] = shift
        for _ in new[1:]:
            breaks[index - shift + 1] = shift - 1
            shift -= 1
    pieces.append(decoded[position:])
    return "".join(pieces), tuple(breaks), tuple(breaks.values())
