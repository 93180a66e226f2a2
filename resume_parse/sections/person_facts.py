"""Facts of the person under a label, in a line or in front matter, each given to what reads its kind."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Line, Value, text_value
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.civil import read_personal
from resume_parse.sections.contacts import read_contacts
from resume_parse.sections.draft import Draft, append, extend_text, put
from resume_parse.sections.fields import Field
from resume_parse.sections.honours import fill_awards, fill_certificates
from resume_parse.sections.languages import fill_languages
from resume_parse.sections.person_name import add_name_part, is_name_key, put_name
from resume_parse.sections.places import put_location
from resume_parse.sections.rest import fill_interests
from resume_parse.sections.wishes import read_wish
from resume_parse.spot.labels import label_concepts

_NO_VALUE = lazy_pattern(r"true|false|null|none|\[.*\]|\{.*\}|[\w./-]+\.(?:png|jpe?g|svg|webp|pdf)", re.I)
_META_GROUPS = frozenset(
    (
        "email phone wechat qq github gitee linkedin twitter zhihu juejin csdn weibo stackoverflow orcid location "
        "address"
    ).split()
)
_META_SKIPS = frozenset(("name", "label", "summary", "url", "profile", "contact", "availability"))
_LISTS = {
    "languages": fill_languages,
    "certificates": fill_certificates,
    "awards": fill_awards,
    "interests": fill_interests,
}
# what a concept means in the head and the personal block
_HERE = {"address": "location", "studyType": "degree", "workplace": "locations", "position": "positions"}
_INTERNSHIP = cue_pattern(r"(?&internship)", re.I)


def read_field(field: Field, draft: Draft) -> None:
    """Give a labelled fact to the first concept that can read its value."""
    for concept in field.concepts if field.value else ():
        concept = _HERE.get(concept, concept)
        if concept == "location" and not any(map(str.isalpha, field.value.text)):
            concept = "phone"  # `Home: (214) 555-0110`
        if concept == "positions" and _INTERNSHIP.search(field.label.text):
            put(draft.objective, "employmentType", Value("internship", (field.label,)))
        if (
            _read_who(concept, field, draft)
            or read_contacts(concept, field, draft)
            or read_personal(concept, field, draft)
            or read_wish(concept, field.value, draft)
            or _read_listed(concept, field.value, draft)
        ):
            return


def _read_listed(concept: str, cut: Cut, draft: Draft) -> bool:
    """Read languages, prizes and the like that the personal block tells under a label."""
    if concept not in _LISTS:
        return False
    _LISTS[concept]([cut.line.sliced(cut.start, cut.end)], draft)
    return True


def _read_who(concept: str, field: Field, draft: Draft) -> bool:
    """Read a labelled name, headline, place or introduction; returns whether the concept is one that could be read."""
    cut = field.value
    if concept == "name":
        return put_name(cut, draft) or add_name_part(field, draft)
    if concept == "alternateName":
        append(draft.basics, "alternateNames", text_value(cut))
        return True
    if concept == "label":
        return put(draft.basics, "label", text_value(cut))
    if concept == "location":
        return put_location(cut, draft)
    if concept == "summary":
        extend_text(draft.basics, "summary", text_value(cut))
        return True
    return False


def read_meta(line: Line, draft: Draft) -> None:
    """Front matter and page titles: contacts and a clear name; the rest is furniture."""
    key, cut = line.key, line.whole()
    tail = key.split(".")[-1]
    concepts = label_concepts(tail.replace("_", " "), draft.lex) or tuple(
        c for c in label_concepts(key.split(".")[0], draft.lex) if c in _META_GROUPS
    )
    field = Field(concepts, Cut(line, 0, 0), cut)
    line.furniture = "front matter"
    if is_name_key(key) or tail in ("name", "title", "author") or _NO_VALUE.fullmatch(cut.text):
        return
    if field.concepts and not set(field.concepts) & _META_SKIPS and (":" not in cut.text or "@" in cut.text):
        read_field(field, draft)
    elif key.split(".")[0] in ("homepage", "website", "url", "blog") and tail in ("url", "homepage", "website", "blog"):
        read_contacts("url", field, draft)
