"""The answer to a document: the contract's JSON of what the layout tells."""

from typing import Any

from .dates import iso, sentence
from .layout import Layout, plain
from .person import Job, Period, Person, Project, School
from .words import words_of

PARAGRAPHS = ("paragraph", "labelled_line")


def gold(person: Person, layout: Layout) -> dict[str, Any]:
    """The answer for a person as shown (`shown.shown`); `skillSet` holds all skills."""
    keywords = [skill for project in person.projects for skill in project.keywords]
    answer = {
        "basics": _basics(person, layout),
        "objective": {"positions": [person.wanted]} if person.wanted else {},
        "work": [_job(job, person, layout) for job in person.jobs],
        "education": [_school(school, layout) for school in person.schools],
        "projects": [_project(project, layout) for project in person.projects],
        "skillSet": list(dict.fromkeys(skill.name for skill in (*person.skills, *keywords))),
        "awards": [{"title": title, "date": str(year)} for title, year in person.awards],
        "certificates": [{"name": name} for name in person.certificates],
        "languages": [{"language": name, "fluency": level} for name, level in person.languages],
    }
    return {key: value for key, value in answer.items() if value}


def _given(item: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in item.items() if value}


def _basics(person: Person, layout: Layout) -> dict[str, Any]:
    beside = layout.name in ("both", "latin_beside")
    below = layout.name in ("label_below", "wanted_beside")
    dates = plain(layout.language, layout.format)
    return _given(
        {
            "name": _names(person, layout),
            "alternateNames": [person.latin] if beside else [],
            "label": person.jobs[0].title if below else None,
            "emails": [person.email],
            "phones": [person.phone],
            "location": {"city": person.city},
            "gender": person.gender,
            "birthDate": iso(person.birth, dates) if person.birth else None,
            "summary": person.summary,
        }
    )


def _names(person: Person, layout: Layout) -> Any:
    """The name; written surname first, both orders are right."""
    turned = {"comma": f"{person.surname}, {person.given}", "surname_first": f"{person.surname} {person.given}"}
    return {"anyOf": [person.name, turned[layout.name]]} if layout.name in turned else person.name


def _dates(period: Period | None, layout: Layout) -> dict[str, Any]:
    if not period:
        return {}
    end = {"endDate": iso(period.end, layout)} if period.end else {"current": True}
    return {"startDate": iso(period.start, layout), **end}


def _body(bullets: tuple[str, ...], layout: Layout) -> dict[str, Any]:
    if layout.body in PARAGRAPHS:
        return {"summary": " ".join(bullets)}
    return {"highlights": list(bullets)}


def _job(job: Job, person: Person, layout: Layout) -> dict[str, Any]:
    return _given(
        {
            "name": job.employer,
            "position": job.title,
            "department": job.department,
            "location": person.city if layout.career == "city" else None,
            **_dates(job.period, layout),
            "employmentType": "internship" if layout.career == "intern" else None,
            **_body(job.bullets, layout),
            "summary": _told(job, layout),
        }
    )


def _told(job: Job, layout: Layout) -> Any:
    """Running text: a sentence that tells the job may stay or not."""
    if layout.career == "sentence":
        return {"anyOf": [sentence(job, layout, words_of(layout.language)), None]}
    return _body(job.bullets, layout).get("summary")


def _school(school: School, layout: Layout) -> dict[str, Any]:
    named = {"institution": school.name, "area": school.area, "studyType": school.degree, "degree": school.kind}
    return {**named, **_dates(school.period, layout)}


def _project(project: Project, layout: Layout) -> dict[str, Any]:
    return _given(
        {
            "name": project.name,
            "roles": [project.role] if project.role else [],
            **_dates(project.period, layout),
            **_body(project.bullets, layout),
            "keywords": [skill.name for skill in project.keywords],
        }
    )
