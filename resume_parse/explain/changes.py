"""What the normal form of a value changed of what is written, and why."""

from __future__ import annotations

from typing import Any

from resume_parse.knowledge.lexicon import Lexicon

_DATES = frozenset("startDate endDate date releaseDate birthDate".split())
_KINDS = {
    "degree": "a degree by kind, so that spellings and languages compare",
    "employmentType": "one of a fixed set of kinds of employment",
    "studyMode": "full or part time, as one of two words",
    "gender": "one of a fixed set of words",
    "type": "the kind, as the section or its words say",
    "code": "the language by its ISO 639-1 code",
    "countryCode": "the country by its ISO 3166-1 code",
    "network": "the usual English name of the network",
    "username": "the account, read from the text or the address",
    "current": "an open end is told by `current`, without an end date",
    "yearsOfExperience": "a number",
    "age": "a number",
}


def changes(key: str, value: Any, written: str, pieces: int, lex: Lexicon, region: str | None) -> list[str]:
    """Why a value is not what is written; nothing where it is.

    Args:
        key: the name of its field.
        written: the source characters that it was read from.
        pieces: how many stretches of the source they are.
        region: the country in which numbers without a prefix are read.
    """
    text = str(value)
    if text == written:
        return []
    if key in _DATES:
        return ["a date is YYYY, YYYY-MM or YYYY-MM-DD, as precise as the document"]
    if key in ("phone", "phones"):
        return [_phone(text, written, region)]
    if key in ("email", "emails"):
        return ["an address has a domain in lower case, and neither `mailto:` nor spaces"]
    if key == "url":
        told = "the link's target stands elsewhere in the source" if text in written else "an address has a scheme"
        return [told]
    if key in ("keywords", "name") and _named(text, written, lex):
        return [_named(text, written, lex)]
    return [_KINDS[key]] if key in _KINDS else _of_text(text, written, pieces)


def _phone(text: str, written: str, region: str | None) -> str:
    if not text.startswith("+"):
        return "the digits as written: the country is not clear"
    if "+" in written or written.lstrip(" (").startswith("00"):
        return "E.164: the number says its country"
    return f"E.164: read as a number of {region}" if region else "E.164: its form says the country"


def _named(text: str, written: str, lex: Lexicon) -> str:
    """The canonical name of a skill: how the list, or a likeness, leads to it."""
    found = lex.skills.get(lex.fold(written))
    if found and found.split("\t")[0] == text:
        return f"the list of skills has it as another name of {text}"
    if lex.fold(text) in lex.skills and lex.fold(text) != lex.fold(written):
        return f"taken for a spelling of {text}, which the list of skills has"
    return ""


def _of_text(text: str, written: str, pieces: int) -> list[str]:
    """What became of a text as it stands in the source."""
    out = []
    if pieces > 1 or "\n" in written.strip():
        out.append(f"joined from {max(pieces, written.strip().count(chr(10)) + 1)} places: a sentence is one text")
    bare = " ".join(written.split())
    if bare != written and pieces == 1:
        out.append("white space folded")
    if "".join(bare.split()) == "".join(text.split()) and bare != text and pieces == 1:
        out.append("spaces laid out inside it taken out")
    elif "".join(bare.split()) != "".join(text.split()):
        out.append("mark-up and escapes taken out")
    return out
