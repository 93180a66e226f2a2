"""Bytes to text, decoded once over all bytes, and cleaned with a way back to the decoded characters."""

from __future__ import annotations

import codecs
import hashlib
import importlib
import os
import re
import stat
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from typing import Final

from resume_parse.errors import BinaryError, DecodeError, SourceError, UsageError

MAX_BYTES: Final = 32 * 1024 * 1024
"""Largest input in bytes; a résumé is far below."""

_LINE_END: Final = re.compile("\r\n?|[\n\f\x85\u2028\u2029]")


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
    if kind := _binary_kind(data):
        raise BinaryError(f"is not text: looks like {kind}", path=path)
    decoding = _decode(data) if encoding is None else _decode_as(data, encoding, path)
    if decoding is None:
        raise BinaryError("is not text: looks like binary data", path=path)
    return _source(decoding, len(data), hashlib.sha256(data).hexdigest(), path)


def source_of(text: str, *, path: str | None = None) -> Source:
    """Clean a text that is already decoded; ``size`` and ``sha256`` are those of its UTF-8 bytes. Never raises."""
    data = text.encode("utf-8", "surrogatepass")
    return _source(_Decoding(text, "str"), len(data), hashlib.sha256(data).hexdigest(), path)


@dataclass(frozen=True, slots=True)
class _Decoding:
    text: str
    encoding: str
    bad: int = 0  # replacement characters that the decoder put in
    doubtful: bool = False


def _source(decoding: _Decoding, size: int, sha256: str, path: str | None) -> Source:
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
_WORK: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u061c\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2066-\u2069\u2e80-\u2fdf\u3000"
    "\ud800-\uf8ff\uf900-\ufaff\ufb00-\ufb06\ufeff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
    "\U0002f800-\U0002fa1f\U000f0000-\U0010ffff]"
)
_PLAIN_ASCII: Final = bytes([9, 10, *range(32, 127)])
_INVISIBLE: Final = frozenset(
    "\xad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
) | frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
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
    # Deleting plain ASCII as bytes is ten times faster than letting the regex walk over it.
    rest = decoded.encode("utf-8", "surrogatepass").translate(None, _PLAIN_ASCII).decode("utf-8", "surrogatepass")
    if not _WORK.search(rest):
        return decoded, (), ()
    known: dict[str, str] = {}
    pieces: list[str] = []
    breaks: dict[int, int] = {}
    position = shift = 0
    for match in _WORK.finditer(decoded):
        char, index = match.group(), match.start()
        new = known.get(char)
        if new is None:
            new = known[char] = _cleaned(char)
        if char == "\r" and decoded.startswith("\n", index + 1):
            new = ""
        pieces += decoded[position:index], new
        position = index + 1
        if not new:
            shift += 1
            breaks[position - shift] = shift
        for _ in new[1:]:
            breaks[index - shift + 1] = shift - 1
            shift -= 1
    pieces.append(decoded[position:])
    return "".join(pieces), tuple(breaks), tuple(breaks.values())


_MAGIC: Final = (
    (b"%PDF", "a PDF document"),
    (b"%!PS", "a PostScript document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document (DOC, XLS)"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x7fELF", "an ELF program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"BZh91AY&SY", "a bzip2 archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"bplist00", "a binary property list"),
)
_ZIPPED: Final = (
    (b"word/", "a Word document (DOCX)"),
    (b"xl/", "an Excel workbook (XLSX)"),
    (b"ppt/", "a PowerPoint file (PPTX)"),
    (b"opendocument", "an OpenDocument file (ODT)"),
    (b"epub", "an EPUB book"),
)
_CONTROLS: Final = bytes([*range(9), *range(14, 27), *range(28, 32), 127])


def _binary_kind(data: bytes) -> str | None:
    """Name what the first bytes promise, or None."""
    head = data[:64].removeprefix(codecs.BOM_UTF8).lstrip()
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        # Member names stand in the first headers and in the directory at the end.
        names = data[:4096] + data[-65536:]
        return next((kind for mark, kind in _ZIPPED if mark in names), "a zip archive")
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "a WebP image"
    if head.startswith(b"MZ") and b"\0" in head:
        return "a Windows program"
    return None


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


def _decode_as(data: bytes, encoding: str, path: str | None) -> _Decoding:
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
            return _Decoding(data.decode(codec), name)
        except ValueError as error:
            reason = error
    at = f" at byte {reason.start}" if isinstance(reason, UnicodeDecodeError) else ""
    raise DecodeError(f"is not {name}: bytes do not fit{at}", path=path) from reason


def _decode(data: bytes) -> _Decoding | None:
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
        return _Decoding(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decode_damaged_utf8(data) or _judge(data)


def _replacing(data: bytes, name: str, names: Iterable[str]) -> _Decoding:
    """Decode with the first codec that fits, or with U+FFFD for what does not."""
    for codec in names:
        try:
            return _Decoding(data.decode(codec), name)
        except UnicodeDecodeError:
            continue
    text = data.decode(next(iter(names)), "replace")
    return _Decoding(text, name, text.count("\ufffd"))


def _decode_wide(data: bytes) -> _Decoding | None:
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


def _decode_damaged_utf8(data: bytes) -> _Decoding | None:
    """UTF-8 with a few bad bytes, or cut inside a character at either end."""
    text = data.decode("utf-8", "replace")
    marks = text.count("\ufffd")
    bad = marks - data.count("\ufffd".encode())
    good = len(text) - len(text.encode("ascii", "ignore")) - marks
    only_ends = "\ufffd" not in text.strip("\ufffd")
    return _Decoding(text, "utf-8", bad) if good >= (2 if only_ends else 4) * bad else None


def _judge(data: bytes) -> _Decoding:
    """Decode with every candidate and keep what reads best as a whole."""
    best, best_score = _Decoding("", ""), float("-inf")
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
    return _detect(data) or _Decoding(best.text, best.encoding, best.bad, doubtful=True)


def _detect(data: bytes) -> _Decoding | None:
    try:
        found = importlib.import_module("charset_normalizer").from_bytes(data).best()
        name = codecs.lookup(found.encoding).name
        # UTF-16 and 32 were ruled out before; on a short text the detector likes them too well.
        return None if name.startswith("utf") else _Decoding(data.decode(name), name, doubtful=True)
    except (ImportError, AttributeError, LookupError, ValueError):
        return None


# Frequent characters, compiled for this file; they tell apart encodings whose level-1 planes overlap.
_HAN: Final = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电"
    "力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原"
    "又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级"
    "少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极"
    "交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话整空元况今集温传土许步群"
    "广石记需段研界林律究观越织装影算低持音众书布复容际商非验深难近周委素技备半办青省列习响约支般感市历史除消构府称准精值号维选标写候快效斯院江型按格养置"
    "层片始专状育京识适属满县局照参细该铁价简姓性男女籍贯毕硕博士职项目岗奖评优兴趣爱熟悉负责师邮箱语英班协创网络软测试架客户团销售财服务器优秀能力年龄"
    "李王刘陈杨赵黄吴徐孙胡朱郭何罗宋郑谢唐韩曹邓冯曾彭萧蔡潘田董袁余叶蒋杜苏魏吕丁沈姚卢姜崔钟谭陆汪范廖贾夏韦傅邹熊孟秦邱侯尹薛阎雷龙陶贺毛郝顾龚邵钱"
    "伟芳娜敏静丽涛磊娟艳勇杰霞秀桂玲鹏飞辉婷宇浩轩欣怡雨晨佳慧俊梅凯翔波宁"
    "個這時來們為會對發動說產種過後學經進無現實電機體開關應點從業還問題長總條務資類國員與見計東門車書場數幾歷專語華義報處難變氣讓頭認識聯繫簡履職稱負責項"
    "設畫劃團隊獎證興軟網際碩畢話號碼郵陳劉張吳楊趙許鄭謝羅葉蘇盧鍾蕭臺灣縣區樓號館廠廣銷財協創測試構優師標準導領權導師課戶護歲齡歡樂愛"
)
_KANJI: Final = (
    "日一国会人年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合市業内相方四定今回新場金員九入選立開手米力学問高代明実円関決子動"
    "京全目表戦経通外最言氏現理調体化田当八六約主題下首意法不来作性的要用制治度務強気小七成期公野協取都和統以機平総加山思家話世受区領多県続進正安設保改"
    "数記院女初北午指権心界支第産結百派点教報済書府活原先共得解名交資予川向際査勝面委告軍文反元重近千考判認画海参売利組知案道信策集在件団別物側任引使求所"
    "履歴氏卒校住電携帯希望志免許証技術開発担当歳男女株式課部門係職業験検英語普通自動車私志望趣味特技郵便番号村田佐藤鈴木高橋渡辺伊藤山口松井斎吉阪横浜"
)
_HANGUL: Final = (
    "이다는을의에가하고지한기로사은도를어서리나자시대있인해아수그정라여만보부일들구것게장주원전제면위비적신동조경상학과성국공무안마생요내선우치유술용소연계력"
    "업관개발회교육년월명영문김박최강윤임오권황송홍민재현준희진호석혜미숙순철력서격증화번강점졸입설운팀및등급본차직책포트폴스터모"
)
_LATIN: Final = frozenset("éèêëàâäáãåæçíìîïñóòôöõøœúùûüßý")
_TYPOGRAPHY: Final = frozenset("’‘“”–—•…·°§«»€£©®™ªº½¡¿±²³×„‹›\xa0")
_NEUTRAL: Final = re.compile(
    "[\xb7\xd7\xb0\u2010-\u2027\u2030-\u205e\u20ac\u2190-\u27bf\u3000-\u301f\uff01-\uff60\uffe5\U0001f000-\U0001ffff]"
)
_SWALLOWED: Final = re.compile("(?<![^\x00-\x7f])[^\x00-\x7f](?=[a-z])")
_HARMFUL: Final = frozenset(("Cc", "Co", "Cn", "Cs"))


def _plane(codec: str, leads: range) -> str:
    """All two-byte characters of a codec with these lead bytes; line ends keep a gap from shifting what follows."""
    cells = (bytes((lead, trail, 10)) for lead in leads for trail in (*range(0x40, 0x7F), *range(0xA1, 0xFF)))
    return b"".join(cells).decode(codec, "ignore")


@cache
def _ranks(name: str) -> dict[str, float]:
    """Give the worth, 0 to 1, of each character that a text in this encoding may well hold."""
    kana = "".join(map(chr, range(0x3041, 0x30FF)))
    if name == "gb18030":
        layers = [
            (_plane("big5", range(0xA4, 0xC7)), 0.3),
            (_plane("gb2312", range(0xB0, 0xD8)), 0.6),
            (kana, 0.4),
            (_HAN, 1.0),
        ]
    elif name == "big5":
        layers = [(_plane("big5", range(0xA4, 0xC7)), 0.6), (kana, 0.4), (_HAN, 1.0)]
    elif name == "euc_kr":
        layers = [(_plane("euc_kr", range(0xB0, 0xC9)), 0.5), (_HANGUL, 1.0)]
    else:
        half = "".join(map(chr, range(0xFF61, 0xFFA0)))
        layers = [(_plane("euc_jp", range(0xB0, 0xD0)), 0.6), (half, 0.3), (kana + _KANJI, 1.0)]
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
