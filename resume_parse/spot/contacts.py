"""Find e-mail addresses, phone numbers and links in a piece of text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from resume_parse.normalize.contacts import (
    by_library,
    default_networks,
    is_known_host,
    normalize_email,
    normalize_phone,
    normalize_url,
    plain,
)


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact detail: ``text[start:end]`` (characters, end exclusive) and its normal form.

    ``kind`` is ``email``, ``phone``, ``url`` or ``handle`` (the last for callers; nothing here makes one).
    """

    start: int
    end: int
    kind: str
    value: str


_DIGITS = "0123456789"


def _words(name: str) -> frozenset[str]:
    return default_networks().words[name]


# --- e-mail -------------------------------------------------------------------------------------------------------

_AT_GATE = re.compile(r"[\[({<] ?[Aa@][Tt]?")
_AT = re.compile(r"(?:@|[\[({<]{1,2} ?(?:at|AT|At|@) ?[\])}>]{1,2})[ \t]{0,3}")
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_DOT = r"(?:\.|[ \t]{0,2}[\[({<] ?(?:dot|DOT|Dot|\.) ?[\])}>][ \t]{0,2})"
_DOMAIN = re.compile(rf"{_LABEL}(?:{_DOT}{_LABEL}){{0,8}}{_DOT}(?:xn--[A-Za-z0-9]{{2,40}}|[A-Za-z]{{2,24}})")
_LOCAL = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+'&=~!#$-")
_LOCAL_LEAD = re.compile(r"(?:%[0-9A-F]{2}|[.'+&%~!#$=-])+")
# the patterns kept as strings are seldom needed: compiled (and cached by re) at their first use
_MAIL_LABEL = r"(?:mail|邮箱|郵箱|邮件|郵件|信箱|メール|이메일|correo|courriel)[^\n@]{0,8}$"
_GLUED_TLD = r"(?:com|net|org|edu|cn|de|fr|jp|in|uk|io)(?=[A-Z][a-z])"


def find_emails(text: str) -> list[Contact]:
    """Find e-mail addresses, also ``user [at] site [dot] edu`` and ones with full-width signs.

    Args:
        text: any text.
    Returns:
        the addresses, left to right; offsets are characters of the text.
    """
    if "@" not in text and "＠" not in text and not _AT_GATE.search(text) and "（at" not in text:
        return []
    folded = plain(text)
    found = []
    last = 0
    for mark in _AT.finditer(folded):
        span = _email_span(folded, mark, last)
        value = normalize_email(folded[span[0] : span[1]]) if span else None
        if span and value:
            found.append(Contact(*span, "email", value))
            last = span[1]
    return found


def _email_span(text: str, mark: re.Match[str], floor: int) -> tuple[int, int] | None:
    end = mark.start()
    while end > floor and mark.start() - end < 3 and text[end - 1] in " \t":
        end -= 1
    limit = max(floor, end - 65)
    start = end
    while start > limit and text[start - 1] in _LOCAL:
        start -= 1
    if lead := _LOCAL_LEAD.match(text, start, end):
        start = lead.end()
    domain = _DOMAIN.match(text, mark.end())
    if not domain or start == end or end - start > 64 or text[start - 1 : start] == "@":
        return None
    stop = _domain_end(text, domain)
    local = text[start:end]
    if text[stop - 4 : stop].rpartition(".")[2].lower() in _words("file_endings"):
        return None
    # user part of a link, address of a git remote
    if re.search(r"://[^\s/]{0,64}$", text[max(0, start - 70) : start]) or (
        local == "git" and text[stop : stop + 1] == ":"
    ):
        return None
    gap = text[end : mark.end()]
    if gap != "@" and gap.strip() == "@" and not _surely_email(text, start, end, domain[0]):
        return None
    return start, stop


def _domain_end(text: str, domain: re.Match[str]) -> int:
    """The end of the domain without a word that a lost space glued to it (``example.comPhone``)."""
    end = domain.end()
    dot = text.rfind(".", domain.start(), end)
    if dot >= 0 and (glued := re.match(_GLUED_TLD, text[dot + 1 : end])):
        return dot + 1 + glued.end()
    before = text.rfind(".", domain.start(), dot)
    if before >= 0 and text[before + 1 : dot] in ("com", "org", "net") and text[dot + 1 : end].istitle():
        return dot
    return end


def _surely_email(text: str, start: int, end: int, domain: str) -> bool:
    """Whether ``name @ site.com`` is an address, not a role at a company."""
    before = text[max(0, start - 24) : start]
    if re.search(_MAIL_LABEL, before.lower()) or domain.lower().split(".")[0] in _words("mail_providers"):
        return True
    if re.search(r"[A-Za-z0-9],? $", before):
        return False
    return text[end] == "@" or bool(re.search(r"[0-9._+-]", text[start:end]))


# --- links --------------------------------------------------------------------------------------------------------

# Latin, Greek and Cyrillic letters stand unescaped in many links; CJK characters end them.
_CHAR = r"[!#$%&'*+,\-./0-9:;=?@A-Z_a-z~()À-ɏͰ-ԯ]"
_HOST = rf"(?:{_LABEL}\.){{1,6}}(?P<tld>[A-Za-z]{{2,24}})"
_URL = re.compile(
    r"(?P<scheme>[Hh][Tt][Tt][Pp][Ss]?(?::|：)//)"
    rf"|(?<![A-Za-z0-9_@./\\-])(?:(?P<www>[Ww]{{3}}\d?\.(?={_LABEL}\.))"
    rf"|(?P<host>(?:\d{{1,3}}\.){{3}}\d{{1,3}}(?![\d.])|{_HOST}(?![A-Za-z0-9_@-]))(?P<port>:\d{{2,5}})?(?P<path>(?=[/?]))?)"
)
_TAIL = re.compile(rf"{_CHAR}{{0,2000}}")
_SECOND = re.compile(r"[,;]{1,3}(?=https?://|www\.)")
_URL_GATE = re.compile(r"\.[A-Za-z]{2}|//|\.[0-9]{1,3}\.[0-9]")
_URL_LABEL = (
    r"(?:网站|網站|网址|網址|主页|主頁|首页|博客|链接|連結|地址|作品|website|web|site|blog|home ?page|portfolio|url"
    r"|links?|git ?hub|demo|page|ホームページ|サイト|ブログ)[^:：\n]{0,10}[:：]\s{0,3}$"
)
_ANY_LABEL = re.compile(r"[^\s:：][:：]\s{0,3}$")
_SEPARATOR = re.compile(r"[|｜•·\n\t\x00]| {2,}")


def find_urls(text: str) -> list[Contact]:
    """Find links: with scheme, with ``www.``, and bare hosts where they cannot be a product's or an employer's name.

    Args:
        text: any text.
    Returns:
        the links, left to right; offsets are characters of the text.
    """
    if "." not in text or not _URL_GATE.search(text):
        return []
    return _urls(_without(text, find_emails(text)))


def _urls(text: str) -> list[Contact]:
    found = []
    at = 0
    while match := _URL.search(text, at):
        start, at = match.start(), match.end()
        if not match["host"] or match["path"] is not None:
            tail = _TAIL.match(text, at)
            at = tail.end() if tail else at
        link = text[start:at]
        if second := _SECOND.search(link):
            at = start + second.end()
            link = link[: second.start()]
        end = start + _length(link)
        if match["host"] and not _is_bare_link(text, match, end):
            continue
        value = normalize_url(text[start:end])
        if value:
            found.append(Contact(start, end, "url", value))
    return found


def _length(link: str) -> int:
    """How much of the matched characters is the link: a sentence's signs and unpaired brackets are not."""
    head = re.match(r"(?:\w{4,5}[:：]//)?[^/?#()]*", link)
    opened: list[int] = []
    for at, char in enumerate(link):
        if char == "(":
            opened.append(at)
        elif char == ")":
            if not opened:
                link = link[:at]
                break
            opened.pop()
    if opened and opened[0] < len(link):
        link = link[: opened[0]]
    if head and link[head.end() : head.end() + 1] == "(":  # a bracket right behind the host
        link = head[0]
    return len(link.rstrip(".,;:!?'*&"))


def _is_bare_link(text: str, match: re.Match[str], end: int) -> bool:
    host, tld = match["host"], match["tld"]
    path = text[match.end("host") : end].lstrip(_DIGITS + ":")
    before = text[max(0, match.start() - 30) : match.start()]
    alone = not text[: match.start()].strip(" \t\n\x00-*•") and not text[end:].strip(" \t\n\x00.,;")
    if tld is None:
        return bool(re.match(r"/[A-Za-z~]", path)) or alone or bool(re.search(_URL_LABEL, before.lower()))
    if tld.lower() not in _words("tlds") or host.lower() in _words("products"):
        return False
    known = is_known_host(host)
    if known or len(host.split(".")[-2]) < 2:  # `B.Com`, `e.g`
        return known
    lower = host[0].islower() or host[0].isdigit()
    if path:
        return lower or not re.fullmatch(r"/[A-Z#][A-Za-z#+]*", path)  # Booking.com/Agoda
    if alone or re.search(_URL_LABEL, before.lower()):
        return True
    return lower and (bool(_ANY_LABEL.search(before)) or _fills_segment(text, match.start(), end))


def _fills_segment(text: str, start: int, end: int) -> bool:
    """Whether no letters stand beside the span between the nearest separators (``|``, line end, an e-mail address)."""
    left = _SEPARATOR.split(text[max(0, start - 40) : start])[-1]
    right = _SEPARATOR.split(text[end : end + 40])[0]
    return not any(char.isalpha() for char in left + right)


# --- phones -------------------------------------------------------------------------------------------------------

_GAP = r"(?: ?[.-] ?| )"
_PHONE = re.compile(
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
_RUN = re.compile(r"(?<![0-9])(?:\([0-9]{2,5}\)[ -]{0,2}[0-9]{3,9}|[0-9]{2,13})(?:[ .-]{1,2}[0-9]{1,8}){0,6}(?![0-9])")
_EXTENSION = r" ?(?:(?:转|轉|分机|分機|内线) ?|(?:[Ee][Xx][Tt]\.?|[xX#]) {0,2})[0-9]{1,6}(?![0-9A-Za-z*])"
_MONEY_BEFORE, _UNIT_AFTER = "$€£¥￥₹", "%％元万萬亿$€£¥￥₹人次"
_DAY = r"(?:19|20)[0-9]{2} ?(?:[./-]|年) ?(?:(?:19|20)[0-9]{2}|[01]?[0-9](?:(?:[./-]|月)[0-3]?[0-9])?)(?![0-9])"
_DATE = re.compile(rf"(?<![0-9])(?<![0-9)][ .-]){_DAY}(?:月? ?(?:[-~]|–|—|至) ?{_DAY})?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def find_phones(text: str, *, region: str | None = None) -> list[Contact]:
    """Find phone numbers; masked ones (``130****1234``), ids, dates and digits inside links are none.

    Args:
        text: any text, its digits ASCII.
        region: ISO code of the country the document probably is from, for numbers without country code.
    Returns:
        the numbers, an extension included in the span but not in the value, left to right; offsets are characters.
    """
    if sum(map(text.count, _DIGITS)) < 7:
        return []
    emails = find_emails(text)
    rest = _without(text, emails)
    links = _urls(rest) if _URL_GATE.search(rest) else []
    return _phones(_without(rest, links), region)


def find_contacts(text: str, *, region: str | None = None) -> list[Contact]:
    """Find e-mail addresses, links and phone numbers; where two could overlap, the first kind named wins.

    Args:
        text: any text, its digits ASCII.
        region: as for ``find_phones``.
    Returns:
        all of them, left to right, not overlapping; offsets are characters of the text.
    """
    found = find_emails(text)
    rest = _without(text, found)
    if "." in rest and _URL_GATE.search(rest):
        links = _urls(rest)
        found += links
        rest = _without(rest, links)
    if sum(map(rest.count, _DIGITS)) >= 7:
        found += _phones(rest, region)
    return sorted(found, key=lambda c: c.start)


def _without(text: str, taken: Iterable[Contact]) -> str:
    """The text with NUL in place of what is taken, so that offsets stay."""
    parts, last = [], 0
    for contact in taken:
        parts += [text[last : contact.start], "\0" * (contact.end - contact.start)]
        last = contact.end
    return "".join(parts) + text[last:] if parts else text


def _phones(text: str, region: str | None) -> list[Contact]:
    # most lines with digits enough have them in dates
    if sum(map(_DATE.sub("", text).count, _DIGITS)) < 7:
        return []
    text = plain(text)
    region = region.upper() if region else None
    found = [c for m in _PHONE.finditer(text) if (c := _clear_phone(text, m, region))]
    rest = _without(text, found)
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
        or text[start - 1 : start] in tuple(_MONEY_BEFORE)
        or text[end : end + 1] in tuple(_UNIT_AFTER)
    ):
        return None
    trunk = raw[0] == "(" or (raw[0] == "0" and not raw.startswith("000") and len(groups[0]) > 1)
    if len(groups) > 1 and trunk and count >= 9 and max(map(len, groups)) > 2:
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
    after = text[end : end + 16]
    extension = re.match(_EXTENSION, after) if after.strip() else None
    whole = end + extension.end() if extension else end
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
    if word and _says(word[1], len(word[1])) < 1 and word[1].lower() not in ("wechat", "wx", "vx", "t", "m", "p"):
        return False
    tail = re.match(r"([A-Za-z]+)(.?)", after)
    return not tail or not (
        tail[2].isdigit() or (len(tail[1]) == 1 and tail[1].islower()) or set(tail[1]) <= set("abcdef")
    )


def _says(text: str, start: int) -> int:
    """What the words before a number call it: 1 a phone number, -1 something else, 0 nothing."""
    before = re.split(r"[0-9\n\0]", text[max(0, start - 30) : start].lower())[-1]
    if not before.strip(" |,:+("):
        return 0
    words = set(re.findall("[a-zà-ÿ]+", before))
    for name, meaning in (("phone", 1), ("other", -1), ("contact", 1)):
        if not words.isdisjoint(_words(name + "_words")) or any(part in before for part in _words(name + "_parts")):
            return meaning
    return 1 if re.search(r"(?<![a-z])[tmpc] ?[:.] ?$", before) else 0
