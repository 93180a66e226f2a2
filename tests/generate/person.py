"""Invents a person: facts without a layout."""

import random
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from .words import Words

Month = tuple[int, int]


@dataclass(frozen=True)
class Period:
    """From one month to another; without an end, until now."""

    start: Month
    end: Month | None


@dataclass(frozen=True)
class Job:
    """A position held."""

    employer: str
    title: str | None
    department: str | None
    period: Period | None
    bullets: tuple[str, ...]


@dataclass(frozen=True)
class School:
    """A degree at a school; `kind` is the contract's name of the degree."""

    name: str
    area: str
    degree: str
    kind: str
    period: Period | None


class Skill(NamedTuple):
    """A skill as the person writes it, and its canonical name."""

    written: str
    name: str


@dataclass(frozen=True)
class Project:
    """A project with a role."""

    name: str
    role: str
    period: Period | None
    bullets: tuple[str, ...]
    keywords: tuple[Skill, ...]


@dataclass(frozen=True)
class Person:
    """Everything that a résumé can tell of someone."""

    given: str
    surname: str
    latin: str
    surname_first: bool
    gender: str | None
    birth: Month | None
    phone: str
    email: str
    city: str
    wanted: str
    summary: str
    jobs: tuple[Job, ...]
    schools: tuple[School, ...]
    projects: tuple[Project, ...]
    skills: tuple[Skill, ...]
    awards: tuple[tuple[str, int], ...]
    certificates: tuple[str, ...]
    languages: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """The name in the usual order of its language."""
        return self.surname + self.given if self.surname_first else f"{self.given} {self.surname}"


def invent(rng: random.Random, words: Words) -> Person:
    """A person with one to three jobs in one trade, one or two schools, projects, skills and honours."""
    data = words.data
    trade: dict[str, Any] = rng.choice(data["trades"])
    gender = rng.choice(("female", "male"))
    surname, _, latin_surname = rng.choice(data["surnames"]).partition("|")
    given, _, latin_given = rng.choice(data[f"given_{gender}"]).partition("|")
    latin = f"{latin_given or given} {latin_surname or surname}"
    periods = list(_periods(rng))
    schools = tuple(_schools(rng, data, trade, periods[-1].start[0]))
    jobs = tuple(_jobs(rng, words, trade, periods))
    return Person(
        given=given,
        surname=surname,
        latin=latin,
        surname_first=words.han,
        gender=gender,
        birth=(periods[-1].start[0] - rng.randint(23, 29), rng.randint(1, 12)),
        phone=_digits(rng, rng.choice(data["phones"])),
        email=f"{_account(latin)}@example.{rng.choice(('com', 'org', 'net'))}",
        city=rng.choice(data["cities"]),
        wanted=rng.choice(trade["titles"]),
        summary=words.says("summary", rng, n=rng.randint(3, 9)),
        jobs=jobs,
        schools=schools,
        projects=tuple(_projects(rng, trade, periods[0])),
        skills=tuple(map(_skill, rng.sample(trade["skills"], min(len(trade["skills"]), rng.randint(3, 6))))),
        awards=tuple((title, rng.randint(2010, 2019)) for title in rng.sample(data["awards"], 2)),
        certificates=tuple(rng.sample(data["certificates"], 2)),
        languages=tuple((name, level) for name, level in data["languages"][:2]),
    )


def _periods(rng: random.Random) -> Iterator[Period]:
    """One to three spans of work, the latest first, without overlap."""
    end: Month | None = None if rng.random() < 0.7 else (2023, rng.randint(1, 12))
    for _ in range(rng.randint(2, 3)):
        last = end[0] if end else 2024
        start = (last - rng.randint(2, 4), rng.randint(1, 12))
        yield Period(start, end)
        end = (start[0] - (start[1] == 1), (start[1] - 2) % 12 + 1)


def _jobs(rng: random.Random, words: Words, trade: dict[str, Any], periods: list[Period]) -> Iterator[Job]:
    heads = rng.sample(words.data["employer_heads"], len(periods))
    titles = rng.sample(trade["titles"], len(periods))
    for head, title, period in zip(heads, titles, periods, strict=True):
        tail: str = rng.choice(trade["employers"])
        employer = head + tail if words.han else f"{head} {tail}"
        if (
            words.language in ("de", "fr", "es")
            and not any(part.isupper() for part in tail.split())
            and "GmbH" not in tail
        ):
            employer = f"{tail} {head}"
        yield Job(employer, title, rng.choice(trade["departments"]), period, tuple(_bullets(rng, trade)))


def _bullets(rng: random.Random, trade: dict[str, Any]) -> Iterator[str]:
    for template in rng.sample(trade["bullets"], min(len(trade["bullets"]), rng.randint(2, 4))):
        yield template.format(n=rng.randint(2, 40), p=rng.randint(5, 60))


def _schools(rng: random.Random, data: dict[str, Any], trade: dict[str, Any], end: int) -> Iterator[School]:
    names = rng.sample(data["schools"], 2)
    degrees: dict[str, list[str]] = {}
    for degree, kind in data["degrees"]:
        degrees.setdefault(kind, []).append(degree)
    wanted = ("master", "bachelor") if rng.random() < 0.5 else ("bachelor",)
    for name, kind in zip(names, wanted, strict=False):
        years = 3 if kind == "master" else 4
        yield School(
            name, rng.choice(trade["areas"]), rng.choice(degrees[kind]), kind, Period((end - years, 9), (end, 6))
        )
        end -= years


def _projects(rng: random.Random, trade: dict[str, Any], period: Period) -> Iterator[Project]:
    end = period.end or (2024, 6)
    for name, role in zip(rng.sample(trade["projects"], 2), trade["roles"], strict=False):
        span = Period((end[0] - 1, rng.randint(1, 6)), (end[0] - 1, rng.randint(7, 12)))
        yield Project(
            name, role, span, tuple(_bullets(rng, trade))[:2], tuple(map(_skill, rng.sample(trade["skills"], 2)))
        )
        end = (end[0] - 1, 6)


def _skill(entry: str) -> Skill:
    written, _, name = entry.partition("|")
    return Skill(written, name or written)


def _digits(rng: random.Random, pattern: str) -> str:
    return "".join(str(rng.randint(0, 9)) if char == "#" else char for char in pattern)


def _account(latin: str) -> str:
    folded = unicodedata.normalize("NFKD", latin.replace("ı", "i")).encode("ascii", "ignore").decode().lower()
    return ".".join("".join(c for c in part if c.isalpha()) for part in folded.split())
