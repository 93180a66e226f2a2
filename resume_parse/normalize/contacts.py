"""Normal forms of e-mail addresses, phone numbers and links."""

from __future__ import annotations

import re
from functools import lru_cache

from resume_parse.knowledge.cues import cue_pattern
from resume_parse.patterns import lazy_pattern

# One character for one, so that offsets stay: full-width ASCII, the many dashes, the many spaces.
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_PLAIN = (
    _WIDE
    | dict.fromkeys(map(ord, "\u00ad‐‑‒–—―−﹣"), "-")
    | dict.fromkeys([0xA0, 0x3000, 0x202F, *range(0x2000, 0x200B)], " ")
)

# the patterns kept as strings are seldom needed: compiled (and cached by re) at their first use
_AT_WORD = r"[ \t]{0,3}[\[({<]{1,2} ?(?:at|AT|At|@) ?[\])}>]{1,2}[ \t]{0,3}"
_DOT_WORD = r"[ \t]{0,3}[\[({<] ?(?:dot|DOT|Dot|\.) ?[\])}>][ \t]{0,3}"
_EMAIL_GAP = lazy_pattern(r"[ \t]{0,3}([@.])[ \t]{0,3}")
_ATOM = r"[A-Za-z0-9_%+'&=~!#$-]{1,64}"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_EMAIL = lazy_pattern(
    rf"{_ATOM}(?:\.{_ATOM}){{0,20}}@(?:{_LABEL}\.){{1,8}}(?:[A-Za-z]{{2,24}}|xn--[A-Za-z0-9]{{2,40}})"
)

_PHONE_SIGNS = lazy_pattern(r"[0-9+()\s./-]*")
EXTENSION = r" {0,3}(?:(?&extension)|[x#]) {0,2}[0-9]{1,6}"
"""An extension behind a phone number, as a template for `cue_pattern` without regard to case."""
_EXTENSION = cue_pattern(EXTENSION + r" {0,3}$", re.I)
_PHONE_LEAD = r"^(?:[Tt][Ee][Ll]:|[^0-9+(]{1,20}(?=[0-9+(]))"
_CN_CODE = lazy_pattern(r"\(?86\)?[ -]{0,3}1[3-9]|\(86\)")
_INTERNATIONAL_TRUNK = r"\(?(?:\+|00) ?\(?[1-9][0-9]{0,2}\)?[ .-]{1,3}\(?0"
_CN_MOBILE = lazy_pattern(r"1[3-9][0-9]{9}")
_CN_LANDLINE = lazy_pattern(r"0(?:10|2[0-9]|[3-9][0-9]{2})[0-9]{7,8}|[48]00[0-9]{7}")
_CN_GROUPS = frozenset({(11,), (3, 4, 4), (4, 3, 4), (3, 3, 5), (3, 5, 3), (3, 8), (7, 4), (4, 7)})
_NANP_GROUPS = frozenset({(3, 3, 4), (1, 3, 3, 4)})

_CONTROL = lazy_pattern(r"[\x00-\x1f\x7f]")
_FULL_WIDTH_COLON = lazy_pattern(r"^(https?|mailto|tel)：", re.IGNORECASE)
_SCHEME = lazy_pattern(r"(https?):/{2,3}(?=[^/])", re.IGNORECASE)
_OTHER_SCHEME = r"[A-Za-z][A-Za-z0-9+.-]*:(?![0-9]{2,5}(?:[/?#]|$))"
URL_PARTS = lazy_pattern(r"(?:([^/?#@]*)@)?([^/?#@:]+)(?::([0-9]*))?(/[^?#]*)?(\?[^#]*)?(#.*)?")
"""User, host, port, path, query and fragment of a link without its scheme."""
_HOST = lazy_pattern(r"(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_-]{1,63}){0,10}\.?")
_IP = r"(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\.(?!$)|$)){4}"
_UNSAFE = lazy_pattern(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9%\-._~:/?@!$&'()*+,;=]")


def plain(text: str) -> str:
    """Replace full-width ASCII, dashes and odd spaces by their plain forms, one character for one."""
    return text if text.isascii() else text.translate(_PLAIN)


def normalize_email(raw: str) -> str | None:
    """Bring an e-mail address into its usual form.

    Args:
        raw: the address as written, perhaps with ``mailto:``, ``[at]``, full-width signs or spaces around the ``@``.
    Returns:
        the address with its domain in lower case, or None where it is none.
    """
    text = raw.strip().translate(_WIDE)
    if len(text) > 500:
        return None
    if text[:7].lower() == "mailto:":
        text = text[7:].partition("?")[0]
    text = re.sub(_DOT_WORD, ".", re.sub(_AT_WORD, "@", text))
    text = _EMAIL_GAP.sub(r"\1", text).strip("<>()[]{}\"'.,;: ")
    if not _EMAIL.fullmatch(text):
        return None
    local, _, domain = text.rpartition("@")
    return f"{local}@{domain.lower()}" if len(local) <= 64 else None


def normalize_phone(raw: str, region: str | None = None) -> str | None:
    """Bring a phone number into its usual form.

    Args:
        raw: the number as written; an extension at its end is left out.
        region: ISO code of the country the number probably is from, for a number without country code.
    Returns:
        E.164 (``+8613800000000``) where the country is known or clear, else the digit groups as written joined by
        hyphens; None where it is no phone number (too short, too long, masked).
    """
    text = plain(raw.strip())[:80]
    bare, extension = text, None
    if not _PHONE_SIGNS.fullmatch(text):
        extension = _EXTENSION.search(text)
        bare = text[: extension.start()] if extension else text
        bare = re.sub(_PHONE_LEAD, "", bare, count=1).rstrip(" .,;:-")
        if not _PHONE_SIGNS.fullmatch(bare):
            return None
    groups = re.findall(r"[0-9]+", bare)
    digits = "".join(groups)
    region = region.upper() if region else None
    if not 7 <= len(digits) <= 18:
        return None
    known = _with_country_code(bare, digits) or _clear_by_shape(tuple(map(len, groups)), digits, region)
    if known:
        return known
    # an extension in Chinese characters tells the country where nothing else does
    if _CN_LANDLINE.fullmatch(digits) and (
        region == "CN" or (region is None and extension and not extension[0].isascii())
    ):
        return "+86" + digits.removeprefix("0")
    if region and region not in ("CN", "US", "CA"):  # for these the rules above are complete
        # the plans miss ranges; a trunk zero is reason enough to believe the region
        known = by_library("-".join(groups), region, strict=digits[0] != "0")
    return known or ("-".join(groups) if len(digits) <= 15 else None)


def _with_country_code(text: str, digits: str) -> str | None:
    """E.164 of a number written with ``+``, ``00`` or ``(86)``; None where it has no country code."""
    plus = text.lstrip("( ").startswith("+")
    zeros = not plus and digits.startswith("00") and digits[2:3] != "0" and len(digits) >= 11
    if not plus and not zeros and not (_CN_CODE.match(text) and len(digits) >= 11):
        return None
    inner = "".join(re.findall(r"[0-9]+", re.sub(r"\( ?0 ?\)", "", text)))
    # people write `+0086` too
    inner = inner.lstrip("0")
    if inner.startswith("86"):
        inner = "86" + inner[2:].lstrip("0")
    elif re.match(_INTERNATIONAL_TRUNK, text) and "(0)" not in text:
        known = by_library("+" + inner, None)
        if known:
            return known
    return "+" + inner if 7 <= len(inner) <= 15 else None


def _clear_by_shape(shape: tuple[int, ...], digits: str, region: str | None) -> str | None:
    """E.164 of a number whose digit groups alone tell its country: mainland mobile phones, North America."""
    national = digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
    american = len(national) == 10 and national[0] in "23456789" and national[:3] != "400"
    if american and shape == (1, 3, 3, 4):
        return "+1" + national
    # in these countries eleven digits may start with 13…19 too
    mainland = region not in ("US", "CA", "BR") or shape == (3, 4, 4)
    if mainland and shape in _CN_GROUPS and _CN_MOBILE.fullmatch(digits):
        return "+86" + digits
    if american and (region in ("US", "CA") or (region is None and shape in _NANP_GROUPS)):
        return "+1" + national
    return None


def by_library(text: str, region: str | None, *, strict: bool = True) -> str | None:
    """E.164 of a number that the package phonenumbers accepts by its numbering plans; None otherwise.

    Args:
        text: the number; without a leading ``+`` it needs the region.
        region: ISO country code.
        strict: the number range has to be in use, not just the length to be right.
    """
    try:
        import phonenumbers  # slow to import, and seldom needed
    except ImportError:
        return None
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    possible = phonenumbers.is_possible_number_with_reason(number) == phonenumbers.ValidationResult.IS_POSSIBLE
    if not (phonenumbers.is_valid_number(number) if strict else possible):
        return None
    written = str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    return written if len(written) <= 16 else None  # a plan may allow more than the 15 digits of E.164


@lru_cache(maxsize=64)  # several stages ask about a link; the size serves one document, not the next
def normalize_url(raw: str) -> str | None:
    """Bring a link into an absolute form that is a valid URI.

    Args:
        raw: the link as written, with or without scheme.
    Returns:
        the link with scheme, its host in lower case, other characters than a URI may have percent-encoded; None where
        it is no link, or of another scheme than http, https, mailto, tel.
    """
    text = raw.strip().strip("<>").strip()
    if not text or len(text) > 4000 or _CONTROL.search(text):
        return None
    text = _FULL_WIDTH_COLON.sub(r"\1:", text)
    lower = text[:7].lower()
    if lower == "mailto:":
        address, sign, query = text[7:].partition("?")
        email = normalize_email(address)
        return f"mailto:{_encode(email)}{sign}{_encode(query)}" if email else None
    if lower.startswith("tel:"):
        phone = normalize_phone(text[4:])
        return f"tel:{phone}" if phone else None
    found = _SCHEME.match(text)
    if not found and ":" in text and re.match(_OTHER_SCHEME, text):
        return None
    scheme = found[1].lower() if found else "https"
    parts = URL_PARTS.fullmatch(text[found.end() :] if found else text.removeprefix("//"))
    return _assemble(scheme, parts, bool(found)) if parts else None


def _assemble(scheme: str, parts: re.Match[str], has_scheme: bool) -> str | None:
    user, host, port, path, query, fragment = (part or "" for part in parts.groups())
    host = host.lower()
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii").lower()
        except UnicodeError:
            return None
    last = host.rstrip(".").rpartition(".")[2]
    if not _HOST.fullmatch(host) or not (last.strip("0123456789-_") or re.fullmatch(_IP, host)):
        return None
    if not has_scheme and ("." not in host.rstrip(".") or user):
        return None
    head = f"{scheme}://{_encode(user).replace('/', '%2F')}{'@' if user else ''}{host}{':' + port if port else ''}"
    fragment = "#" + _encode(fragment[1:]) if fragment else ""
    return head + _encode(path) + _encode(query) + fragment


def _encode(text: str) -> str:
    """Percent-encode what may not stand in a URI, and nothing else."""
    return _UNSAFE.sub(lambda m: "".join(f"%{byte:02X}" for byte in m[0].encode("utf-8", "replace")), text)
