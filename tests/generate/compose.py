"""Puts a document together: which section stands where, and what its title says."""

from .blocks import Block, Grid, Items, Line, Lines, Piece, Raw, Title, line, lines
from .career import projects, schools, told, work
from .head import Fact, contact_blocks, name_blocks, nth, placed
from .layout import Layout
from .person import Person
from .shown import shown
from .words import Words, words_of

ORDERS = {
    "work_first": ("work", "projects", "education", "skills", "honours"),
    "education_first": ("education", "work", "projects", "skills", "honours"),
    "skills_first": ("skills", "work", "projects", "education", "honours"),
    "honours_first": ("education", "honours", "skills", "projects", "work"),
}


def compose(whole: Person, layout: Layout) -> list[Block]:
    """The blocks of what the layout shows of a person."""
    person = shown(whole, layout)
    words = words_of(layout.language)
    contacts = placed(contact_blocks(person, layout, words), layout, words)
    last = layout.contact in ("last", "footer")
    blocks = [*name_blocks(person, layout, words), *([] if last else contacts)]
    if layout.objective == "section":
        blocks += [_title("objective", layout, words), lines(words.labelled("positions", person.wanted))]
    if layout.summary in ("section", "untitled"):
        blocks += _summary(person, layout, words)
    if layout.career == "functional":
        blocks += _functional(whole, layout, words)
    for kind in ORDERS[layout.order]:
        blocks += _section(kind, person, layout, words)
    if layout.summary == "last":
        blocks += _summary(person, layout, words)
    return [*blocks, *contacts] if last else blocks


def _title(kind: str, layout: Layout, words: Words, more: str = "") -> Title:
    text = words.heading(kind, nth(layout.title_words))
    if "bilingual" in layout.title_words:
        text += (" " if layout.title_words == "bilingual" else " / ") + words_of("en").heading(kind)
    return Title(2, line(text + more))


def _summary(person: Person, layout: Layout, words: Words) -> list[Block]:
    title: list[Block] = [] if layout.summary == "untitled" else [_title("summary", layout, words)]
    return [*title, lines(person.summary)] if person.summary else []


def _functional(person: Person, layout: Layout, words: Words) -> list[Block]:
    """What was done, by ability and not by job."""
    blocks: list[Block] = []
    for title, job in zip(words.data["says"]["functional"], person.jobs, strict=False):
        blocks += [Title(2, line(title)), Items(tuple(map(line, job.bullets)))]
    return blocks


def _section(kind: str, person: Person, layout: Layout, words: Words) -> list[Block]:
    match kind:
        case "work":
            title = _title(
                "internship" if layout.career == "intern" else "work", layout, words, _section_date(person, layout)
            )
            return [title, *work(person, layout, words)]
        case "education":
            return [_title(kind, layout, words), *schools(person, layout, words)]
        case "projects":
            return [_title(kind, layout, words), *projects(person, layout, words)] if person.projects else []
        case "skills":
            return [_title(kind, layout, words), *_skills(person, layout, words)] if person.skills else []
    return _honours(person, layout, words) if person.awards else []


def _section_date(person: Person, layout: Layout) -> str:
    return f"（{told(person.jobs[0].period, layout)}）" if layout.career == "section_date" else ""


def _skills(person: Person, layout: Layout, words: Words) -> list[Block]:
    comma = "、" if words.han else ", "
    skills = [skill.written for skill in person.skills]
    half = (len(skills) + 1) // 2
    parts = (skills[:half], skills[half:])
    groups: list[Fact] = list(zip(words.data["skill_groups"], map(comma.join, parts), strict=False))
    match layout.skills:
        case "comma":
            return [lines(comma.join(skills))]
        case "pipes":
            return [lines(" | ".join(skills))]
        case "rows":
            return [lines(*skills)]
        case "code":
            return [lines(" ".join(f"`{skill}`" for skill in skills))]
        case "tags":
            spans = "\n".join(f'<span class="tag">{skill}</span>' for skill in skills)
            return [Raw(f'<div class="tags">\n{spans}\n</div>')]
        case "table":
            return [Grid(tuple(groups))]
        case "groups":
            return [Items(tuple(line(f"{label}{'：' if words.han else ': '}{text}") for label, text in groups))]
        case "bold_groups":
            colon = "：" if words.han else ": "
            return [Items(tuple((Piece(label, bold=True), Piece(colon + text)) for label, text in groups))]
        case "levels":
            levels = zip(words.data["skill_levels"], map(comma.join, parts), strict=False)
            return [Items(tuple(line(level + text) for level, text in levels))]
    return [Items(tuple(map(line, skills)))]


def _honours(person: Person, layout: Layout, words: Words) -> list[Block]:
    awards = tuple(line(_dated(title, year, layout, words)) for title, year in person.awards)
    colon = "：" if words.han else ": "
    languages = tuple(line(f"{name}{colon}{level}") for name, level in person.languages)
    certificates: tuple[Line, ...] = tuple(map(line, person.certificates))
    if layout.honours == "comma":
        certificates = (line(("、" if words.han else ", ").join(person.certificates)),)
    kinds = (("awards", awards), ("certificates", certificates), ("languages", languages))
    blocks: list[Block] = []
    for kind, told_lines in kinds:
        listed = Items(told_lines, "1." if layout.honours == "numbers" else "-")
        blocks += [_title(kind, layout, words), Lines(told_lines) if layout.honours == "comma" else listed]
    return blocks


def _dated(title: str, year: int, layout: Layout, words: Words) -> str:
    if layout.honours == "date_start":
        return f"{year}{'年' if words.han else ''} {title}"
    if layout.honours == "bracket":
        return f"{title}（{year}）" if words.han else f"{title} ({year})"
    return f"{title}，{year}年" if words.han else f"{title}, {year}"
