"""Find links in a piece of text."""

from __future__ import annotations

import re

from resume_parse.knowledge.cues import cue_pattern
from resume_parse.normalize.contacts import normalize_url
from resume_parse.normalize.networks import is_known_host
from resume_parse.patterns import lazy_pattern
from resume_parse.spot.contact_base import LABEL, Contact, without, word_list
from resume_parse.spot.emails import find_emails

# Latin, Greek and Cyrillic letters stand unescaped in many links; CJK characters end them.
_CHAR = r"[!#$%&'*+,\-./0-9:;=?@A-Z_a-z~()À-ɏͰ-ԯ]"
_HOST = rf"(?:{LABEL}\.){{1,6}}(?P<tld>[A-Za-z]{{2,24}})"
_URL = lazy_pattern(
    r"(?P<scheme>[Hh][Tt][Tt][Pp][Ss]?(?::|：)//)"
    rf"|(?<![A-Za-z0-9_@./\\-])(?:(?P<www>[Ww]{{3}}\d?\.(?={LABEL}\.))"
    rf"|(?P<host>(?:\d{{1,3}}\.){{3}}\d{{1,3}}(?![\d.])|{_HOST}(?![A-Za-z0-9_@-]))(?P<port>:\d{{2,5}})?(?P<path>(?=[/?]))?)"
)
_TAIL = lazy_pattern(rf"{_CHAR}{{0,2000}}")
_SECOND = lazy_pattern(r"[,;]{1,3}(?=https?://|www\.)")
URL_GATE = lazy_pattern(r"\.[A-Za-z]{2}|//|\.[0-9]{1,3}\.[0-9]")
_URL_LABEL = cue_pattern(r"(?:(?&ownSite)|(?&webAddress))[^:：\n]{0,10}[:：]\s{0,3}$")
_ANY_LABEL = lazy_pattern(r"[^\s:：][:：]\s{0,3}$")
_SEPARATOR = lazy_pattern(r"[|｜•·\n\t\x00]| {2,}")


def find_urls(text: str) -> list[Contact]:
    """Find links: with scheme, with ``www.``, and bare hosts where they cannot be a product's or an employer's name.

    Args:
        text: any text.
    Returns:
        the links, left to right; offsets are characters of the text.
    """
    if "." not in text or not URL_GATE.search(text):
        return []
    return urls_in(without(text, find_emails(text)))


def urls_in(text: str) -> list[Contact]:
    """The links of a text whose e-mail addresses are blanked; as `find_urls`."""
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
    path = text[match.end("host") : end].lstrip("0123456789:")
    before = text[max(0, match.start() - 30) : match.start()]
    alone = not text[: match.start()].strip(" \t\n\x00-*•") and not text[end:].strip(" \t\n\x00.,;")
    if tld is None:
        return bool(re.match(r"/[A-Za-z~]", path)) or alone or bool(_URL_LABEL.search(before.lower()))
    if tld.lower() not in word_list("tlds") or host.lower() in word_list("products"):
        return False
    known = is_known_host(host)
    if known or len(host.split(".")[-2]) < 2:  # `B.Com`, `e.g`
        return known
    lower = host[0].islower() or host[0].isdigit()
    if path:
        return lower or not re.fullmatch(r"/[A-Z#][A-Za-z#+]*", path)  # Booking.com/Agoda
    if alone or _URL_LABEL.search(before.lower()):
        return True
    return lower and (bool(_ANY_LABEL.search(before)) or _fills_segment(text, match.start(), end))


def _fills_segment(text: str, start: int, end: int) -> bool:
    """Whether no letters stand beside the span between the nearest separators (``|``, line end, an e-mail address)."""
    left = _SEPARATOR.split(text[max(0, start - 40) : start])[-1]
    right = _SEPARATOR.split(text[end : end + 40])[0]
    return not any(char.isalpha() for char in left + right)
