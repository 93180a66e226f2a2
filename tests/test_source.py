"""Bytes to text: one row per fork of decoder and cleaner, then what must hold for any input. All data is invented."""

from __future__ import annotations

import os
import pickle
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resume_parse import source as source_module
from resume_parse.errors import (
    BinaryError,
    DecodeError,
    EmptyError,
    OutputError,
    ResumeParseError,
    SourceError,
    UsageError,
)
from resume_parse.source import Source, decode_source, read_source, source_of

ZH = "张三 13800000000"
HANT = "履歷 姓名 王小明"
JA = "履歴書 氏名"
KO = "이력서 성명 김민수"
FR = "Résumé de Zoë Müller, né à Besançon"
MAC = "José García\rIngeniero en México\r“Café” – it’s naïve\r"


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        pytest.param("Jane Roe", "ascii", "utf-8", id="ascii"),
        pytest.param("", "ascii", "utf-8", id="empty"),
        pytest.param(" \n\t\n", "ascii", "utf-8", id="blank"),
        pytest.param(ZH, "utf-8", "utf-8", id="utf-8"),
        pytest.param(ZH, "utf-8-sig", "utf-8-sig", id="utf-8-bom"),
        pytest.param(ZH, "utf-16", "utf-16", id="utf-16-bom"),
        pytest.param("\ufeff" + ZH, "utf-16-be", "utf-16", id="utf-16-be-bom"),
        pytest.param(ZH, "utf-32", "utf-32", id="utf-32-bom"),
        pytest.param(ZH, "utf-16-le", "utf-16-le", id="utf-16-le"),
        pytest.param("Jane Roe\n", "utf-16-be", "utf-16-be", id="utf-16-be-ascii"),
        pytest.param("负责支付系统的设计与开发\n带领团队\n", "utf-16-be", "utf-16-be", id="utf-16-few-nuls"),
        pytest.param(ZH, "gb18030", "gb18030", id="gb18030-short"),
        pytest.param("李四\n工作经历：负责开发 😀 与测试", "gb18030", "gb18030", id="gb18030-four-byte"),
        pytest.param(HANT, "gb18030", "gb18030", id="gb18030-traditional"),
        pytest.param(HANT, "big5", "big5", id="big5-short"),
        pytest.param("工作經歷 嘅 姓名", "big5hkscs", "big5", id="big5-hong-kong"),
        pytest.param(JA, "shift_jis", "shift_jis", id="shift-jis-short"),
        pytest.param("① 東京都の㈱サンプル", "cp932", "shift_jis", id="shift-jis-windows"),
        pytest.param("職務経歴書\n東京でエンジニアとして働きました", "euc_jp", "euc_jp", id="euc-jp"),
        pytest.param("履歴書 ヤマダ", "iso2022_jp", "iso2022_jp", id="iso-2022-jp"),
        pytest.param(KO, "euc_kr", "euc_kr", id="euc-kr-short"),
        pytest.param(FR, "cp1252", "cp1252", id="cp1252"),
        pytest.param("It’s “fine” – 5 € • José", "cp1252", "cp1252", id="cp1252-punctuation"),
        pytest.param("FORMACIÓN\nCURRÍCULO\nÉric", "cp1252", "cp1252", id="cp1252-capitals"),
        pytest.param(MAC, "mac_roman", "mac_roman", id="mac-roman-cr"),
        pytest.param(FR, "mac_roman", "mac_roman", id="mac-roman-letters"),
        pytest.param(FR + "\rx", "cp1252", "cp1252", id="cr-alone-is-not-mac"),
    ],
)
def test_finds_the_encoding(text: str, codec: str, encoding: str) -> None:
    data = text.encode(codec)
    source = decode_source(data)
    assert (source.encoding, source.decoded) == (encoding, text.removeprefix("\ufeff"))
    assert source.warnings == ()
    assert source.size == len(data)


@pytest.mark.parametrize(
    ("data", "decoded", "line"),
    [
        pytest.param("张三\n李四".encode()[:-1], "张三\n李\ufffd", 2, id="cut-at-the-end"),
        pytest.param("张三 李四 王五".encode()[2:], "\ufffd三 李四 王五", 1, id="cut-at-the-start"),
        pytest.param(b"R\xc3\xa9sum\xc3\xa9\nZo\xc3\xab \xc3\xa0\n\x92", "Résumé\nZoë à\n\ufffd", 3, id="stray-byte"),
        pytest.param(b"\xef\xbb\xbfa\nb\xff", "a\nb\ufffd", 2, id="bad-after-bom"),
    ],
)
def test_damaged_utf8_stays_utf8(data: bytes, decoded: str, line: int) -> None:
    source = decode_source(data)
    assert source.decoded == decoded
    assert source.encoding.startswith("utf-8")
    assert [(warning.code, warning.line) for warning in source.warnings] == [("undecodable-bytes", line)]


def test_damaged_gb18030_stays_gb18030() -> None:
    source = decode_source(("工作经历：负责系统的开发与测试\n" * 3).encode("gb18030") + b"\xb8")
    assert (source.encoding, source.warnings[0].line) == ("gb18030", 4)


def test_an_encoding_of_no_candidate_is_a_doubt() -> None:
    data = "Иван Петров, инженер-программист, опыт работы".encode("cp1251")
    assert decode_source(data).warnings[0].code == "encoding-uncertain"


def test_works_without_the_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("importlib.import_module", missing)
    source = decode_source("Иван Петров, инженер".encode("cp1251"))
    assert source.decoded
    assert source.warnings[0].code == "encoding-uncertain"


@pytest.mark.parametrize(
    ("codec", "asked", "encoding"),
    [
        ("utf-8", "UTF8", "utf-8"),
        ("utf-8-sig", "utf-8", "utf-8-sig"),
        ("gb18030", "GB2312", "gb18030"),
        ("gb18030", "gbk", "gb18030"),
        ("cp1251", "windows-1251", "cp1251"),
        ("mac_roman", "MacRoman", "mac_roman"),
    ],
)
def test_the_asked_encoding_is_used(codec: str, asked: str, encoding: str) -> None:
    source = decode_source("Jane Roe".encode(codec), encoding=asked)
    assert (source.decoded, source.encoding) == ("Jane Roe", encoding)


def test_an_asked_encoding_overrides_the_judge() -> None:
    assert decode_source(ZH.encode("gb18030"), encoding="latin-1").encoding == "iso8859-1"


@pytest.mark.parametrize("name", ["klingon", "", "hex", "rot13", "a\0b", "é", "base64", "idna", "unicode_escape"])
def test_an_unknown_encoding_is_a_usage_error(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        decode_source(b"x", encoding=name)
    assert caught.value.code == "usage"


@pytest.mark.parametrize("name", ["utf-8", "ascii", "big5", "shift_jis"])
def test_an_asked_encoding_that_does_not_fit(name: str) -> None:
    with pytest.raises(DecodeError, match=r"cv\.txt: is not "):
        decode_source(b"caf\xe9 \xff\xff", encoding=name, path="cv.txt")


def _zip(name: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\xef\xbb\xbf\n%PDF-1.4", "PDF"),
        (_zip("word/document.xml"), "DOCX"),
        (_zip("xl/workbook.xml"), "XLSX"),
        (_zip("notes.txt"), "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"GIF89a..", "GIF"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "WebP"),
        (b"\x7fELF\x02\x01", "ELF"),
        (b"MZ\x90\x00\x03", "Windows program"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"{\\rtf1\\ansi", "RTF"),
        (bytes(range(256)) * 8, "binary data"),
        (bytes(64), "binary data"),
    ],
)
def test_binary_content_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(BinaryError, match=kind) as caught:
        decode_source(data)
    assert caught.value.code == "binary"


@pytest.mark.parametrize("text", ["MZ Consulting, PK Partners", "PDF and GIF89 tools", "%PD", "Zhang\0San"])
def test_text_that_only_resembles_binary(text: str) -> None:
    assert decode_source(text.encode()).decoded == text


@pytest.mark.parametrize(
    ("decoded", "text"),
    [
        pytest.param("a\tb\nc", "a\tb\nc", id="tab-and-lf-stay"),
        pytest.param("a\r\nb\rc\r\r\nd", "a\nb\nc\n\nd", id="cr"),
        pytest.param("a\x0bb\fc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf", id="other-line-ends"),
        pytest.param("a\0b\x01c\x7fd\x9fe", "a b c d e", id="controls"),
        pytest.param("a\ud800b", "a\ufffdb", id="lone-surrogate"),
        pytest.param("a\ufffdb", "a\ufffdb", id="replacement-stays"),
        pytest.param("\ufeffa\u200bb\u200c\u200d\u2060\xadc", "abc", id="zero-width"),
        pytest.param("\u200ea\u202eb\u202c\u2066c\u2069\u200f", "abc", id="bidi"),
        pytest.param("a\xa0b\u3000c\u2003d\u202fe\u205ff", "a b c d e f", id="spaces"),
        pytest.param("⼯⽅ ⻓⻔⻚⺠", "工方 长门页民", id="radicals"),
        pytest.param("\uf90a\U0002f800", "\u91d1\u4e3d", id="compatibility-ideographs"),
        pytest.param("Ａｚ０９：，（）", "Az09：，（）", id="full-width"),
        pytest.param("oﬃce ﬁle ﬂow", "office file flow", id="ligatures"),
        pytest.param("\ue0c1mail \U000f0001x", " mail  x", id="private-use"),
        pytest.param("김민수 ｶﾅ ① 😀", "김민수 ｶﾅ ① 😀", id="untouched"),
    ],
)
def test_cleaning(decoded: str, text: str) -> None:
    source = source_of(decoded)
    assert (source.text, source.decoded, source.encoding) == (text, decoded, "str")


@pytest.mark.parametrize(
    ("decoded", "word", "origin"),
    [
        pytest.param("Jane Roe", "Roe", "Roe", id="identity"),
        pytest.param("x\r\ny\r\nJane", "Jane", "Jane", id="after-crlf"),
        pytest.param("\ufeffJa\u200bne\u200b Roe", "Jane", "Ja\u200bne", id="removed-inside"),
        pytest.param("an oﬃce here", "office", "oﬃce", id="ligature"),
        pytest.param("an oﬃce here", "f", "ﬃ", id="inside-a-ligature"),
        pytest.param("ﬁﬁ\u200bx Roe\u200b", "Roe", "Roe", id="longer-and-shorter"),
        pytest.param("姓名：\u3000张三", "张三", "张三", id="one-to-one"),
    ],
)
def test_origin_is_the_tightest_span(decoded: str, word: str, origin: str) -> None:
    source = source_of(decoded)
    at = source.text.index(word)
    start, end = source.origin(at, at + len(word))
    assert source.decoded[start:end] == origin


def test_origin_clamps() -> None:
    source = source_of("ab\u200b")
    assert source.origin(-5, 99) == (0, 2)
    assert source.origin(2, 2) == (3, 3)
    assert source.origin(1, 0) == (1, 1)


@pytest.mark.parametrize(
    ("decoded", "lines"),
    [
        ("", [1]),
        ("ab", [1, 1, 1]),
        ("a\nb", [1, 1, 2, 2]),
        ("a\n", [1, 1, 2]),
        ("a\r\nb\rc", [1, 1, 1, 2, 2, 3, 3]),
        ("a\fb\x85c\u2028d\u2029e", [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]),
        ("a\x0bb\x1cc\nd", [1, 1, 1, 1, 1, 1, 2, 2]),
    ],
)
def test_line_of(decoded: str, lines: list[int]) -> None:
    source = source_of(decoded)
    assert [source.line_of(offset) for offset in range(len(decoded) + 1)] == lines
    assert (source.line_of(-3), source.line_of(10**6)) == (1, lines[-1])


def test_a_source_repr_holds_no_text() -> None:
    assert "Jane" not in repr(source_of("Jane"))


def test_reads_a_file(tmp_path: Path) -> None:
    path = tmp_path / "cv.txt"
    path.write_bytes(b"Jane\r\nRoe")
    source = read_source(path)
    assert (source.text, source.path, source.size) == ("Jane\nRoe", str(path), 9)
    assert source.sha256 == decode_source(b"Jane\r\nRoe").sha256


def test_a_path_that_cannot_be_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    rows = {
        tmp_path: "is-directory",
        tmp_path / "none": "not-found",
        tmp_path / "pipe": "not-regular-file",
        Path("/dev/null"): "not-regular-file",
        tmp_path / ("x" * 300): "unreadable",
        Path("a\0b"): "unreadable",
    }
    for path, code in rows.items():
        with pytest.raises(SourceError) as caught:
            read_source(path)
        assert (caught.value.code, caught.value.path) == (code, str(path))
        assert len(str(caught.value).splitlines()) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "cv.txt"
    path.touch(mode=0)
    with pytest.raises(SourceError) as caught:
        read_source(path)
    assert caught.value.code == "permission-denied"


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_module, "MAX_BYTES", 8)
    (tmp_path / "cv.txt").write_bytes(b"123456789")
    with pytest.raises(SourceError) as caught:
        read_source(tmp_path / "cv.txt")
    assert caught.value.code == "too-large"


@pytest.mark.parametrize("kind", [SourceError, DecodeError, BinaryError, EmptyError, UsageError, OutputError])
def test_errors_are_one_line_and_survive_a_worker(kind: type[ResumeParseError]) -> None:
    error = pickle.loads(pickle.dumps(kind("bad\nthing", path="a\n\udc80.txt")))
    assert isinstance(error, ResumeParseError)
    assert str(error) == "a \\udc80.txt: bad thing"
    assert (error.code, error.path) == (kind.default_code, "a\n\udc80.txt")


def _check_map(source: Source) -> None:
    spans = [source.origin(i, i + 1) for i in range(len(source.text))]
    assert all(0 <= start < end <= len(source.decoded) for start, end in spans)
    assert spans == sorted(spans)
    if len(source.text) == len(source.decoded) and source.text == source.decoded:
        assert spans == [(i, i + 1) for i in range(len(spans))]
    for char, (start, end) in zip(source.text, spans, strict=True):
        assert end == start + 1
        assert char in source_of(source.decoded[start:end]).text


MESSY = st.text(
    st.sampled_from("aé张\r\n\t\0\x0b\f\x85\u200b\ufeff\u3000ﬁﬃ⼯Ａ\ue000\ud800\u2028😀\U0002f800"), max_size=40
)


@given(MESSY | st.text(max_size=60))
def test_any_text_keeps_a_way_back(text: str) -> None:
    source = source_of(text)
    _check_map(source)
    assert source_of(source.text).text == source.text
    assert source.line_of(len(text)) == len(source_module._LINE_END.findall(text)) + 1


CODECS = ["utf-8", "utf-16-le", "gb18030", "big5", "shift_jis", "cp1252", "mac_roman", "latin-1"]
DATA = st.binary(max_size=200) | st.builds(
    lambda text, codec, cut: text.encode(codec, "ignore")[cut:],
    st.text(max_size=60),
    st.sampled_from(CODECS),
    st.integers(0, 3),
)


@settings(deadline=None)
@given(DATA, st.sampled_from([None, *CODECS, "idna", "punycode", "unicode_escape", "utf-7", "nonsense"]))
def test_any_bytes_give_a_source_or_a_typed_error(data: bytes, encoding: str | None) -> None:
    try:
        source = decode_source(data, encoding=encoding)
    except ResumeParseError as caught:
        lines = str(caught).splitlines()
        assert len(lines) == 1
        return
    _check_map(source)
    assert decode_source(data, encoding=encoding) == source


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60))
def test_utf8_is_never_taken_for_another(text: str) -> None:
    data = b"# " + text.encode()
    assert (decode_source(data).encoding, decode_source(data).decoded) == ("utf-8", "# " + text)
