"""What follows from the document by counting, apart from what it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.text import Text

from resume_parse.derive.months import months_of
from resume_parse.model import Resume
from resume_parse.model_meta import Derived
from resume_parse.output.human.page import Page
from resume_parse.output.human.person import words
from resume_parse.output.human.spans import duration

_MOST_SKILLS = 12


def show_computed(resume: Resume, page: Page) -> None:
    """Print the derived facts, if there are some."""
    facts = (resume.meta.derived if resume.meta else None) or {}
    rows = [(page.text(label, "dim"), text) for label, text in _rows(resume, facts, page) if text]
    if rows and resume.meta:
        page.head("Computed", f"as of {page.clean(resume.meta.as_of)}" if resume.meta.as_of else "")
        page.rows(rows)


def _rows(resume: Resume, facts: Mapping[str, Derived], page: Page) -> Iterator[tuple[str, list[Text]]]:
    if "workMonths" in facts:
        yield "work", [page.text(text) for text in _work(facts)]
    if "workUncounted" in facts:
        yield "not counted", [page.text(_uncounted(int(facts["workUncounted"].value), resume))]
    current = [page.text(facts[key].value) for key in ("currentPosition", "currentEmployer") if key in facts]
    yield "position", current
    for key, label in (("highestDegree", "degree"), ("degreeUnderway", "studies for")):
        if key in facts:
            yield label, [page.text(words(str(facts[key].value)))]
    for kind in ("gaps", "overlaps"):
        yield kind, [page.text(_stretch(fact, kind, resume, page)) for fact in below(facts, kind).values()]
    skills = below(facts, "skillMonths")
    shown = [page.text(f"{name} {_months(fact)}") for name, fact in [*skills.items()][:_MOST_SKILLS]]
    if len(skills) > _MOST_SKILLS:
        shown.append(page.text(f"{len(skills) - _MOST_SKILLS} more", "dim"))
    yield "skills in use", shown
    shares = below(facts, "documentLanguage")
    yield (
        "written in",
        [page.text(f"{code} {round(100 * float(fact.value))} %") for code, fact in shares.items()],
    )


def below(facts: Mapping[str, Derived], key: str) -> dict[str, Derived]:
    """The facts of one kind, by the name that stands behind the slash of their key."""
    ours = ((name.partition("/")[2], fact) for name, fact in facts.items() if name.startswith(f"{key}/"))
    return {name.replace("~1", "/").replace("~0", "~"): fact for name, fact in ours}


def _work(facts: Mapping[str, Derived]) -> Iterator[str]:
    """The months of work, their bounds, and the kinds of employment that are stated."""
    yield _months(facts["workMonths"])
    if "workMonthsCertain" in facts:
        yield f"at least {_months(facts['workMonthsCertain'])}"
        yield f"at most {_months(facts['workMonthsPossible'])}"
    for kind, fact in below(facts, "workMonths").items():
        if kind != "unstated":
            yield f"{words(kind)} {_months(fact)}"


def _months(fact: Derived) -> str:
    return duration(int(fact.value))


def _uncounted(count: int, resume: Resume) -> str:
    return f"{count} of {len(resume.work or ())} jobs, for want of dates"


def _stretch(fact: Derived, kind: str, resume: Resume, page: Page) -> str:
    """First and last month, how long, and of an overlap which entries overlap."""
    first, last = str(fact.value).split("/")
    a, b = months_of(first), months_of(last)
    length = f" ({duration(b.last - a.first + 1)})" if a and b else ""
    names = f": {' / '.join(_names(fact, resume))}" if kind == "overlaps" else ""
    return f"{first}{page.glyphs.dash}{last}{length}{names}"


def _names(fact: Derived, resume: Resume) -> list[str]:
    """The employers and schools that the pointers of a fact lead to."""
    steps = [pointer.split("/")[1:3] for pointer in fact.pointers or ()]
    jobs, schools = resume.work or [], resume.education or []
    names = [jobs[int(n)].name for part, n in steps if part == "work"]
    names += [schools[int(n)].institution for part, n in steps if part == "education"]
    return list(dict.fromkeys(name or "?" for name in names))
