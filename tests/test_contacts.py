"""E-mail addresses, phone numbers, links: what is found where, and its normal form."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resume_parse.normalize.contacts import normalize_email, normalize_phone, normalize_url
from resume_parse.normalize.networks import network_of_label, networks_in, profile_of
from resume_parse.spot.contacts import Contact, find_contacts, find_emails, find_phones, find_urls

CASES = Path(__file__).parent / "cases" / "contacts.txt"
REGIONS = [None, "CN", "US", "JP", "DE", "FR", "BR", "HK", "IN", "TW", "zz", "IT"]


def _find(kind: str, text: str, region: str | None = None) -> list[Contact]:
    if kind == "phones":
        return find_phones(text, region=region)
    if kind == "contacts":
        return find_contacts(text, region=region)
    return {"emails": find_emails, "urls": find_urls}[kind](text)


def _cases() -> list[tuple[str, str | None, str, list[str]]]:
    cases = []
    for row in CASES.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            head, _, rest = row.partition(" :: ")
            text, _, wanted = rest.rpartition(" =>")
            kind, _, region = head.partition("[")
            values = [value.strip() for value in wanted.split(" ; ") if value.strip()]
            cases.append((kind, region.rstrip("]") or None, text.replace("\\n", "\n"), values))
    return cases


@pytest.mark.parametrize(("kind", "region", "text", "values"), _cases())
def test_table(kind: str, region: str | None, text: str, values: list[str]) -> None:
    assert [c.value for c in _find(kind, text, region)] == values


def test_spans_are_tight() -> None:
    text = "Tel: (+86) 138-0000-0000, 021-55550101转801; jane @ gmail.com (www.example.com)."
    assert [text[c.start : c.end] for c in find_contacts(text)] == [
        "(+86) 138-0000-0000",
        "021-55550101转801",
        "jane @ gmail.com",
        "www.example.com",
    ]


@pytest.mark.parametrize(
    ("url", "network", "username", "is_profile"),
    [
        ("github.com/jane", "GitHub", "jane", True),
        ("https://www.github.com/jane/", "GitHub", "jane", True),
        ("https://github.com/jane?tab=repositories", "GitHub", "jane", True),
        ("https://github.com/jane/repo", "GitHub", "jane", False),
        ("https://github.com/orgs/acme", "GitHub", None, False),
        ("https://github.com", "GitHub", None, False),
        ("https://gitee.com/jane/projects", "Gitee", "jane", True),
        ("https://gitee.com/jane/repo", "Gitee", "jane", False),
        ("https://gitlab.com/jane", "GitLab", "jane", True),
        ("https://www.linkedin.com/in/jane-roe-123/", "LinkedIn", "jane-roe-123", True),
        ("https://cn.linkedin.com/in/jane/en", "LinkedIn", "jane", True),
        ("https://linkedin.com/in/%E5%BC%A0%E4%B8%89", "LinkedIn", "张三", True),
        ("https://www.linkedin.com/company/acme", "LinkedIn", None, False),
        ("https://twitter.com/jane", "Twitter", "jane", True),
        ("https://x.com/jane/status/1", "Twitter", "jane", False),
        ("https://www.zhihu.com/people/jane/answers", "Zhihu", "jane", True),
        ("https://juejin.cn/user/123", "Juejin", "123", True),
        ("https://blog.csdn.net/jane", "CSDN", "jane", True),
        ("https://blog.csdn.net/jane/article/details/1", "CSDN", "jane", False),
        ("https://www.cnblogs.com/jane/", "cnblogs", "jane", True),
        ("https://www.jianshu.com/u/abc", "Jianshu", "abc", True),
        ("https://weibo.com/u/123", "Weibo", "123", True),
        ("https://weibo.com/jane", "Weibo", "jane", True),
        ("https://space.bilibili.com/123", "Bilibili", "123", True),
        ("https://www.douban.com/people/jane/", "Douban", "jane", True),
        ("https://leetcode.cn/u/jane/", "LeetCode", "jane", True),
        ("https://leetcode.com/jane", "LeetCode", "jane", True),
        ("https://leetcode.com/problems/two-sum", "LeetCode", None, False),
        ("https://stackoverflow.com/users/123/jane", "Stack Overflow", "123", True),
        ("https://medium.com/@jane", "Medium", "jane", True),
        ("https://jane.medium.com", "Medium", "jane", True),
        ("https://orcid.org/0000-0001-2345-6789", "ORCID", "0000-0001-2345-6789", True),
        ("https://scholar.google.com/citations?hl=en&user=AbC", "Google Scholar", "AbC", True),
        ("https://scholar.google.com.hk/citations?user=AbC", "Google Scholar", "AbC", True),
        ("https://www.npmjs.com/~jane", "npm", "jane", True),
        ("https://hub.docker.com/r/jane/image", "Docker Hub", "jane", False),
        ("https://www.facebook.com/profile.php?id=123", "Facebook", "123", True),
        ("https://youtube.com/@jane", "YouTube", "jane", True),
        ("https://www.indeed.com/r/Jane-Roe/0123abcd", "Indeed", "Jane-Roe", True),
        ("https://t.me/jane", "Telegram", "jane", True),
        ("https://bsky.app/profile/jane.example.com", "Bluesky", "jane.example.com", True),
        ("https://mastodon.social/@jane", "Mastodon", "jane", True),
    ],
)
def test_profile(url: str, network: str, username: str | None, is_profile: bool) -> None:
    profile = profile_of(url)
    assert profile is not None
    assert (profile.network, profile.username, profile.is_profile) == (network, username, is_profile)
    assert profile.url == normalize_url(url)


@pytest.mark.parametrize("url", ["https://jane.github.io", "https://example.com/in/jane", "", "mailto:a@example.com"])
def test_no_profile(url: str) -> None:
    assert profile_of(url) is None


@pytest.mark.parametrize(
    ("label", "network"),
    [
        ("Github", "GitHub"),
        ("GitHub：", "GitHub"),
        ("GitHub 地址", "GitHub"),
        ("Github主页", "GitHub"),
        ("My GitHub profile", "GitHub"),
        ("fa-github", "GitHub"),
        ("fab fa-github-square", "GitHub"),
        ("fa-brands fa-linkedin-in", "LinkedIn"),
        ("\\faGithub", "GitHub"),
        ("icon:github", "GitHub"),
        ("logos:github-icon", "GitHub"),
        (":github:", "GitHub"),
        ("领英", "LinkedIn"),
        ("LinkedIn", "LinkedIn"),
        ("微信", "WeChat"),
        ("微信号", "WeChat"),
        ("WeChat ID", "WeChat"),
        ("QQ", "QQ"),
        ("QQ号", "QQ"),
        ("Stack Overflow", "Stack Overflow"),
        ("知乎", "Zhihu"),
        ("掘金", "Juejin"),
        ("X", "Twitter"),
        ("QQ邮箱", None),
        ("电话", None),
        ("", None),
        ("Experience", None),
    ],
)
def test_network_of_label(label: str, network: str | None) -> None:
    assert network_of_label(label) == network


@pytest.mark.parametrize(
    ("label", "networks"),
    [
        ("微信/QQ", ["WeChat", "QQ"]),
        ("手机微信", ["WeChat"]),
        ("QQ及微信号", ["QQ", "WeChat"]),
        ("Phone & WhatsApp", ["WhatsApp"]),
        ("Stack Overflow", ["Stack Overflow"]),
        ("X", ["Twitter"]),
        ("微信公众号", []),
        ("Email", []),
    ],
)
def test_networks_in(label: str, networks: list[str]) -> None:
    assert networks_in(label) == networks


@pytest.mark.parametrize(
    ("raw", "region", "wanted"),
    [
        ("021-55550101 转 801", None, "+862155550101"),
        ("021-55550101 內線 801", None, "+862155550101"),
        ("020 79460958 ext. 3", None, "020-79460958"),
        ("020 7946 0958 ext. 3", "GB", "+442079460958"),
        ("030 901820 Durchwahl 12", "DE", "+4930901820"),
    ],
)
def test_normalize_phone_with_extension(raw: str, region: str | None, wanted: str) -> None:
    assert normalize_phone(raw, region) == wanted


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("example.com", "https://example.com"),
        ("//example.com/a", "https://example.com/a"),
        ("HTTP://Example.COM/A b", "http://example.com/A%20b"),
        ("https：//example.com", "https://example.com"),
        ("https://example.com/中?q=文#[x", "https://example.com/%E4%B8%AD?q=%E6%96%87#%5Bx"),
        ("https://example.com/100%/%41", "https://example.com/100%25/%41"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
        ("example.com:8080/x", "https://example.com:8080/x"),
        ("mailto:Jane@EXAMPLE.com?subject=a b", "mailto:Jane@example.com?subject=a%20b"),
        ("tel:+1-555-123-4567", "tel:+15551234567"),
        ("javascript:alert(1)", None),
        ("ftp://example.com", None),
        ("file:///etc/x", None),
        ("hello", None),
        ("hello world.com", None),
        ("", None),
        ("https://", None),
    ],
)
def test_normalize_url(raw: str, wanted: str | None) -> None:
    assert normalize_url(raw) == wanted


def test_normalize_phone_refuses() -> None:
    for raw in ("", "12345", "138****0000", "hello", "1-800-FLOWERS", "1" * 30, "13800000000 / 13900000000"):
        assert normalize_phone(raw) is None


def test_clear_numbers_do_not_import_phonenumbers() -> None:
    code = (
        "import sys\n"
        "from resume_parse.spot.contacts import find_contacts\n"
        "find_contacts('+86 138-0000-0000 (555) 123-4567 +852 9123 4567 010-62781234 jane@example.com', region='CN')\n"
        "find_contacts('555-123-4567 13800000000', region='US')\n"
        "assert 'phonenumbers' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parent.parent)


@pytest.mark.parametrize(
    "unit", ["a", "1", ".", "a.", "1 ", "1-", "@", "a@", "a.a@", "(", "(at)", "+1", "http://", "(1", "0.", "a/"]
)
@pytest.mark.parametrize("region", [None, "DE"])
def test_what_stands_behind_a_long_text_is_found(unit: str, region: str | None) -> None:
    # In time squared this would take minutes.
    text = unit * (100_000 // len(unit)) + "\nand jane@example.com"
    assert "jane@example.com" in [c.value for c in find_contacts(text, region=region)]


_PIECES = st.sampled_from(
    [
        *"@.＠．/?#()+-–*_%中é，。\u200b\x00|： \n\t",
        "[at]",
        "(at)",
        "[dot]",
        "b1",
        "com",
        "example.com",
        "http://",
        "https://",
        "www.",
        "00",
        "86",
        "138",
        "0000",
        "0123",
        "2019",
        "555",
        "4567",
        "0",
        "1",
        "转",
        "x12",
        "tel:",
        "mailto:",
        "QQ",
        "电话",
        "%41",
        "github.com",
        "in",
    ]
)
_TEXTS = st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=25).map("".join))


@settings(deadline=None)
@given(_TEXTS, st.sampled_from(REGIONS))
def test_spans_lie_inside(text: str, region: str | None) -> None:
    for kind in ("emails", "phones", "urls", "contacts"):
        end = 0
        for contact in _find(kind, text, region):
            assert end <= contact.start < contact.end <= len(text)
            assert text[contact.start : contact.end].strip() == text[contact.start : contact.end]
            assert contact.value
            end = contact.end


@pytest.mark.parametrize("normalize", [normalize_email, normalize_url])
@settings(deadline=None)
@given(raw=_TEXTS)
def test_normal_forms_stay(normalize: Callable[[str], str | None], raw: str) -> None:
    once = normalize(raw)
    assert once is None or normalize(once) == once


@settings(deadline=None)
@given(_TEXTS, st.sampled_from(REGIONS))
def test_normal_phones_stay(raw: str, region: str | None) -> None:
    once = normalize_phone(raw, region)
    assert once is None or normalize_phone(once, region) == once


@settings(deadline=None)
@given(_TEXTS)
def test_urls_are_uris(raw: str) -> None:
    url = normalize_url(raw)
    assert url is None or re.fullmatch(r"[a-z]+:(?:[A-Za-z0-9\-._~:/?#@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+", url)
    profile_of(raw)
    network_of_label(raw)
