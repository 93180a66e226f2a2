"""Find e-mail addresses, phone numbers and links in a piece of text."""

from __future__ import annotations

from resume_parse.spot.contact_base import Contact, without
from resume_parse.spot.emails import find_emails
from resume_parse.spot.links import URL_GATE, find_urls, urls_in
from resume_parse.spot.phones import phones_in

__all__ = ["Contact", "find_contacts", "find_emails", "find_phones", "find_urls"]

_DIGITS = "0123456789"


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
    rest = without(text, emails)
    links = urls_in(rest) if URL_GATE.search(rest) else []
    return phones_in(without(rest, links), region)


def find_contacts(text: str, *, region: str | None = None) -> list[Contact]:
    """Find e-mail addresses, links and phone numbers; where two could overlap, the first kind named wins.

    Args:
        text: any text, its digits ASCII.
        region: as for ``find_phones``.
    Returns:
        all of them, left to right, not overlapping; offsets are characters of the text.
    """
    found = find_emails(text)
    rest = without(text, found)
    if "." in rest and URL_GATE.search(rest):
        links = urls_in(rest)
        found += links
        rest = without(rest, links)
    if sum(map(rest.count, _DIGITS)) >= 7:
        found += phones_in(rest, region)
    return sorted(found, key=lambda c: c.start)
