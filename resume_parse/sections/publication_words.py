"""Words that tell what kind of publication something is, and where it appeared."""

from __future__ import annotations

import re

from resume_parse.knowledge.cues import cue_pattern
from resume_parse.patterns import lazy_pattern

PATENT = cue_pattern("(?&patent)", re.I)
PUBLISHED = cue_pattern(
    r"(?&published)(?&locative)?[^《》]{0,12}《(?P<han>[^》]{2,60})》|^(?&paper)?(?&published)\s*(?&locative)\s*"
    r"(?:[A-Z]{2,6}\s+)?(?P<latin>[A-Z][A-Za-z&\s-]{3,80}?)(?=[（(,，\d]|\s*\d{4}|$)"
)
BOOK_TITLE = lazy_pattern(r"《[^》]{2,120}》")
PUBLISHER = cue_pattern(
    r"[^，,、/（(]{2,20}(?&publishingHouse)|[A-Z][\w&]*(?:\s[A-Z][\w&]*){0,3}\s(?&press)\b|\b(?&publisherName)\b"
)
VENUE = cue_pattern("(?&venue)|(?&publishingHouse)", re.I)
_TYPES = {
    "patent": PATENT,
    "software": cue_pattern("(?&softwareCopyright)", re.I),
    "thesis": cue_pattern("(?&thesis)", re.I),
    "book": cue_pattern(r"\bISBN\b|(?&publishingHouse)|(?&academicPress)|(?&monograph)", re.I),
}
_TITLE_TYPES = {
    "patent": PATENT,
    "software": cue_pattern("(?&softwareCopyright)|(?&software)", re.I),
    "thesis": cue_pattern("(?&thesis)", re.I),
    "paper": cue_pattern("(?&paper)|(?&periodical)", re.I),
    "book": cue_pattern("(?&monograph)|(?&book)", re.I),
    "talk": cue_pattern("(?&talk)", re.I),
}
_KINDS = {"patents": "patent", "software": "software", "talks": "talk", "articles": "article"}


def kind_of_title(text: str, heading: str = "") -> str:
    """The type of publication that a title of a section or group names; "" if none.

    Args:
        heading: the section kind that the title is sure to name.
    """
    return _KINDS.get(heading) or next((name for name, words in _TITLE_TYPES.items() if words.search(text)), "")


def kind_of_text(text: str) -> str:
    """The type of publication that the text of an entry tells; "" if none."""
    return next((name for name, words in _TYPES.items() if words.search(text)), "")
