"""What the word lists know of a value: how much it looks like what it is said to be, and like something else."""

from __future__ import annotations

from collections.abc import Callable

from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.sections.honour_scores import award_score, certificate_score, contest_score
from resume_parse.spot.names import name_score
from resume_parse.spot.places import place_score
from resume_parse.spot.roles import Roles, role_scorer

_LONGEST = 120  # characters; no list holds more

Scores = tuple[float, float]
"""How much a text looks like what it is said to be, and like the likeliest other thing; 0 to about 1."""


def _employer(text: str, roles: Roles, lex: Lexicon) -> Scores:
    return max(roles.employer, 0.9 * roles.school), max(roles.title, roles.degree, place_score(text, lex))


def _title(text: str, roles: Roles, lex: Lexicon) -> Scores:
    return roles.title, max(roles.employer, roles.school, roles.degree, place_score(text, lex))


def _school(text: str, roles: Roles, lex: Lexicon) -> Scores:
    return roles.school, max(roles.title, roles.degree if roles.school < 0.8 else 0.0)


def _area(text: str, roles: Roles, lex: Lexicon) -> Scores:
    return roles.area, max(roles.school, roles.degree, roles.employer, roles.title, place_score(text, lex))


def _department(text: str, roles: Roles, lex: Lexicon) -> Scores:
    return roles.department, max(roles.title, roles.employer, roles.degree)


def _degree(text: str, roles: Roles, lex: Lexicon) -> Scores:
    return roles.degree, max(roles.school, roles.title)


def _place(text: str, roles: Roles, lex: Lexicon) -> Scores:
    return place_score(text, lex), max(roles.title, roles.employer, roles.school)


def _person(text: str, roles: Roles, lex: Lexicon) -> Scores:
    return name_score(text, lex), max(roles.title, roles.employer, roles.school)


def _prize(text: str, roles: Roles, lex: Lexicon) -> Scores:
    return max(award_score(text), contest_score(text)), certificate_score(text, lex)


def _certificate(text: str, roles: Roles, lex: Lexicon) -> Scores:
    return certificate_score(text, lex), award_score(text)


def _listed(words: str) -> Callable[[str, Roles, Lexicon], Scores]:
    return lambda text, roles, lex: (float(lex.fold(text) in getattr(lex, words)), 0.0)


_FIELDS: dict[str, Callable[[str, Roles, Lexicon], Scores]] = {
    "work/name": _employer,
    "volunteer/organization": _employer,
    "projects/entity": _employer,
    "certificates/issuer": _employer,
    "awards/awarder": _employer,
    "position": _title,
    "roles": _title,
    "label": _title,
    "positions": _title,
    "institution": _school,
    "area": _area,
    "department": _department,
    "studyType": _degree,
    "degree": _degree,
    "location": _place,
    "locations": _place,
    "city": _place,
    "region": _place,
    "address": _place,
    "nativePlace": _place,
    "basics/name": _person,
    "alternateNames": _person,
    "awards/title": _prize,
    "certificates/name": _certificate,
    "languages/language": _listed("languages"),
    "languages/fluency": _listed("fluencies"),
    "skills/level": _listed("skill_levels"),
}


def knowledge(part: str, key: str, text: str, lex: Lexicon) -> Scores | None:
    """The scores of a value of a field; None where no list tells of such values."""
    look = _FIELDS.get(f"{part}/{key}") or _FIELDS.get(key)
    if look is None:
        return None
    text = text[:_LONGEST]
    return look(text, role_scorer(lex).score(text), lex)
