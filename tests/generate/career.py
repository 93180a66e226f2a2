"""The sections of entries: work in its many shapes, schools, projects."""

from dataclasses import replace

from .blocks import Block, Grid, Items, Lines, Piece, Title, line, lines
from .dates import period, sentence
from .entry import Field, body, entry, joined
from .layout import Layout
from .person import Job, Period, Person, Project
from .words import Words


def told(value: Period | None, layout: Layout) -> str:
    """A period as written, or nothing."""
    if not value:
        return ""
    text = period(value, layout)
    if layout.career == "duration" and value.end:
        months = (value.end[0] - value.start[0]) * 12 + value.end[1] - value.start[1] + 1
        text += (
            f"（{months // 12}年{months % 12}个月）"
            if layout.language == "zh"
            else f" ({months // 12} yrs {months % 12} mos)"
        )
    return text


def work(person: Person, layout: Layout, words: Words) -> list[Block]:
    """The jobs, below a heading that stands already."""
    if layout.career == "sentence":
        return [lines(sentence(job, layout, words)) for job in person.jobs]
    if layout.career in ("positions", "departments"):
        return _grouped(person.jobs, layout, words)
    if layout.entry == "row":
        return [
            _grid(
                [_job_fields(job, layout, n) for n, job in enumerate(person.jobs)],
                [told(job.period, layout) for job in person.jobs],
                words,
            )
        ]
    if layout.career == "overview":
        rows = [
            lines(joined([told(job.period, layout), job.employer, job.title or ""], layout, words))
            for job in person.jobs
        ]
        return [*rows, Title(2, line(words.label("details"))), *_jobs(person.jobs, layout, words)]
    if layout.career == "linked_employer":
        return _linked(person.jobs, layout, words)
    if layout.career == "city":
        return _jobs(person.jobs, layout, words, person.city)
    return _jobs(person.jobs, layout, words)


def _jobs(jobs: tuple[Job, ...], layout: Layout, words: Words, city: str = "") -> list[Block]:
    blocks: list[Block] = []
    for n, job in enumerate(jobs):
        dates = "" if layout.career == "section_date" else told(job.period, layout)
        fields = _job_fields(job, layout, n) + ([("city", city)] if city else [])
        blocks += entry(fields, dates, _below(job, layout, words), layout, words, n + 1)
    return blocks


def _job_fields(job: Job, layout: Layout, n: int) -> list[Field]:
    fields: list[Field] = [("employer", job.employer)]
    if job.department and layout.department == "inline":
        fields.append(("department", job.department))
    if job.title:
        fields.append(("title", job.title))
    turned = layout.fields_order == "title_first" or (layout.fields_order == "swapped" and n % 2 == 1)
    return fields[::-1] if turned or (layout.separator == "at" and len(fields) == 2) else fields


def _below(job: Job, layout: Layout, words: Words) -> list[Block]:
    placed = layout.department == "line" and job.department
    department: list[Block] = [lines(words.labelled("department", job.department or ""))] if placed else []
    return [*department, *body(job.bullets, layout, words)]


def _grouped(jobs: tuple[Job, ...], layout: Layout, words: Words) -> list[Block]:
    """One employer over several dated positions."""
    blocks: list[Block] = [Title(3, line(jobs[0].employer)) if layout.format != "text" else lines(jobs[0].employer)]
    inner = replace(layout, entry="deep_heading") if layout.entry == "heading" else layout
    for n, job in enumerate(jobs):
        fields: list[Field] = [("title", job.title or "")]
        if job.department and layout.career == "departments":
            fields.insert(0, ("department", job.department))
        below = body(job.bullets, layout, words)
        blocks += entry(
            fields,
            told(job.period, layout),
            below,
            inner if inner.entry != "row" else replace(inner, entry="line"),
            words,
            n + 1,
        )
    return blocks


def _linked(jobs: tuple[Job, ...], layout: Layout, words: Words) -> list[Block]:
    """Employers as links."""
    blocks: list[Block] = []
    for n, job in enumerate(jobs):
        for block in entry(
            _job_fields(job, layout, n), told(job.period, layout), _below(job, layout, words), layout, words, n + 1
        ):
            blocks.append(_with_link(block, job.employer, f"https://employer{n + 1}.example.com"))
    return blocks


def _with_link(block: Block, text: str, link: str) -> Block:
    if isinstance(block, Title):
        return replace(block, line=_split(block.line, text, link))
    if isinstance(block, Lines):
        return replace(block, lines=tuple(_split(parts, text, link) for parts in block.lines))
    if isinstance(block, Items) and block.head:
        return replace(block, head=_split(block.head, text, link))
    return block


def _split(parts: tuple[Piece, ...], text: str, link: str) -> tuple[Piece, ...]:
    out: list[Piece] = []
    for piece in parts:
        before, found, after = piece.text.partition(text)
        out += (
            [Piece(before, piece.bold), Piece(found, piece.bold, link), Piece(after, piece.bold)] if found else [piece]
        )
    return tuple(piece for piece in out if piece.text)


def _grid(fields: list[list[Field]], periods: list[str], words: Words) -> Grid:
    """Entries as rows of a table with a head."""
    labels = [words.label(label) for label, _ in fields[0]]
    rows = [[text for _, text in row] for row in fields]
    if any(periods):
        labels, rows = (
            [words.label("period"), *labels],
            [[dates, *row] for dates, row in zip(periods, rows, strict=True)],
        )
    return Grid((tuple(labels), *map(tuple, rows)), headed=True)


def schools(person: Person, layout: Layout, words: Words) -> list[Block]:
    """The schools."""
    fields: list[list[Field]] = []
    for school in person.schools:
        row: list[Field] = [("school", school.name), ("area", school.area), ("degree", school.degree)]
        fields.append(row[::-1] if layout.fields_order == "title_first" else row)
    periods = [told(school.period, replace(layout, career="plain")) for school in person.schools]
    return _entries(fields, periods, [[] for _ in fields], layout, words)


def projects(person: Person, layout: Layout, words: Words) -> list[Block]:
    """The projects."""
    fields: list[list[Field]] = []
    below: list[list[Block]] = []
    for n, project in enumerate(person.projects, 1):
        name = project.name
        if layout.project == "numbered_name":
            name = f"项目{n}：{name}" if layout.language == "zh" else f"{words.label('project')} {n}: {name}"
        row: list[Field] = [("project", name)]
        fields.append([*row, ("role", project.role)] if project.role else row)
        below.append(_project_body(project, layout, words))
    return _entries(fields, [told(project.period, layout) for project in person.projects], below, layout, words)


def _project_body(project: Project, layout: Layout, words: Words) -> list[Block]:
    if layout.project == "described" and project.bullets:
        first: list[Block] = [lines(words.labelled("described", project.bullets[0]))]
        return [*first, *body(project.bullets[1:], layout, words)]
    said = body(project.bullets, layout, words)
    if project.keywords:
        said = [
            lines(
                words.labelled(
                    "keywords", ("、" if words.han else ", ").join(skill.written for skill in project.keywords)
                )
            ),
            *said,
        ]
    return said


def _entries(
    fields: list[list[Field]], periods: list[str], below: list[list[Block]], layout: Layout, words: Words
) -> list[Block]:
    if layout.entry == "row":
        return [_grid(fields, periods, words)]
    blocks: list[Block] = []
    for n, (row, dates, under) in enumerate(zip(fields, periods, below, strict=True), 1):
        blocks += entry(row, dates, under, layout, words, n)
    return blocks
