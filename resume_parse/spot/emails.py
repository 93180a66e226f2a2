"""Find e-mail addresses in a piece of text."""

from __future__ import annotations

import re

from resume_parse.knowledge.cues import cue_pattern
from resume_parse.normalize.contacts import normalize_email, plain
from resume_parse.patterns import lazy_pattern
from resume_parse.spot.contact_base import LABEL, Contact, word_list

_AT_GATE = lazy_pattern(r"[\[({<] ?[Aa@][Tt]?")
_AT = lazy_pattern(r"(?:@|[\[({<]{1,2} ?(?:at|AT|At|@) ?[\])}>]{1,2})[ \t]{0,3}")
_DOT = r"(?:\.|[ \t]{0,2}[\[({<] ?(?:dot|DOT|Dot|\.) ?[\])}>][ \t]{0,2})"
_DOMAIN = lazy_pattern(rf"{LABEL}(?:{_DOT}{LABEL}){{0,8}}{_DOT}(?:xn--[A-Za-z0-9]{{2,40}}|[A-Za-z]{{2,24}})")
_NAME = r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}"
_SPELLED_GATE = lazy_pattern(r"\bdot\b", re.I)
_SPELLED = lazy_pattern(rf"({_NAME})\s+at\s+((?:{LABEL}\s+dot\s+){{1,4}}[A-Za-z]{{2,12}})\b", re.I)
_HIDDEN = lazy_pattern(
    rf"({_NAME}?)\s*(?:[#＃]|_at_|\s(?:at|AT)\s|[（(\[]\s*(?:a|ät|arroba)\s*[)）\]])\s*((?:{LABEL}{_DOT}){{1,4}}[A-Za-z]{{2,12}})(?![A-Za-z0-9])"
)
_LOCAL = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+'&=~!#$-")
_LOCAL_LEAD = lazy_pattern(r"(?:%[0-9A-F]{2}|[.'+&%~!#$=-])+")
_MAIL_LABEL = cue_pattern(r"(?&emailLabel)[^\n@]{0,8}$")
_GLUED_TLD = r"(?:com|net|org|edu|cn|de|fr|jp|in|uk|io)(?=[A-Z][a-z])"


def find_emails(text: str) -> list[Contact]:
    """Find e-mail addresses, also ``user [at] site [dot] edu`` and ones with full-width signs.

    Args:
        text: any text.
    Returns:
        the addresses, left to right; offsets are characters of the text.
    """
    if "@" not in text and "＠" not in text and not _AT_GATE.search(text) and "（at" not in text:
        return _written_out(text, _SPELLED) if _SPELLED_GATE.search(text) else []
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


def hidden_emails(text: str) -> list[Contact]:
    """Addresses that only a label makes ones: ``user AT site.com``, ``user_at_site.com``, ``user#site.com``."""
    return _written_out(text, _HIDDEN) or _written_out(text, _SPELLED)


def _written_out(text: str, pattern: re.Pattern[str]) -> list[Contact]:
    """Addresses whose ``@`` is written as a word or another sign, and perhaps their full stops."""
    found = []
    for m in pattern.finditer(text):
        domain = re.sub(r"\s+dot\s+", ".", m[2], flags=re.I)
        value = normalize_email(f"{m[1]}@{domain}")
        if value:
            found.append(Contact(*m.span(), "email", value))
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
    if text[stop - 4 : stop].rpartition(".")[2].lower() in word_list("file_endings"):
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
    if _MAIL_LABEL.search(before.lower()) or domain.lower().split(".")[0] in word_list("mail_providers"):
        return True
    if re.search(r"[A-Za-z0-9],? $", before):
        return False
    return text[end] == "@" or bool(re.search(r"[0-9._+-]", text[start:end]))
