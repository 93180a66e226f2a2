"""What of a person a layout tells: facts that it leaves out are not in the answer either."""

from dataclasses import replace

from .layout import Layout
from .person import Job, Person, Project


def shown(person: Person, layout: Layout) -> Person:
    """The person less everything that the layout does not say."""
    jobs = tuple(_job(job, layout) for job in person.jobs)
    if layout.career in ("positions", "departments"):
        jobs = tuple(replace(job, employer=jobs[0].employer) for job in jobs)
    if layout.career == "section_date":
        jobs = jobs[:1]
    if layout.career == "pipe_title":
        titles = [
            person.jobs[0].title,
            person.wanted if person.wanted != person.jobs[0].title else person.projects[0].role,
        ]
        jobs = (replace(jobs[0], title=" | ".join(filter(None, titles))), *jobs[1:])
    told = layout.personal != "none"
    return replace(
        person,
        jobs=jobs,
        projects=() if layout.project == "absent" else tuple(_project(project, layout) for project in person.projects),
        gender=person.gender if told else None,
        birth=person.birth if told else None,
        skills=() if layout.skills == "absent" else person.skills,
        awards=() if layout.honours == "absent" else person.awards,
        certificates=() if layout.honours == "absent" else person.certificates,
        languages=() if layout.honours == "absent" else person.languages,
        summary="" if layout.summary == "absent" else person.summary,
        wanted="" if layout.objective == "absent" else person.wanted,
    )


def _bare(layout: Layout) -> bool:
    """Whether entries have a header only."""
    return layout.body == "none" or layout.entry == "row"


def _job(job: Job, layout: Layout) -> Job:
    named = layout.department != "none" or layout.career == "departments"
    return replace(
        job,
        title=None if layout.career == "no_titles" else job.title,
        period=None if layout.career == "no_dates" else job.period,
        department=job.department if named and layout.entry != "row" and layout.career != "sentence" else None,
        bullets=() if _bare(layout) or layout.career in ("sentence", "functional") else job.bullets,
    )


def _project(project: Project, layout: Layout) -> Project:
    return replace(
        project,
        role="" if layout.project == "name_only" else project.role,
        period=None if layout.career == "no_dates" else project.period,
        bullets=() if _bare(layout) else project.bullets,
        keywords=project.keywords if layout.project == "keywords" and layout.entry != "row" else (),
    )
