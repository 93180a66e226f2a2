"""A résumé as a page for reading: who, a timeline, what they did, what follows by counting, and what is in doubt."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from resume_parse.model import Resume
from resume_parse.output.human.computed import show_computed
from resume_parse.output.human.entries import ENTRIES, LISTS, show_entries, show_objective
from resume_parse.output.human.page import Page
from resume_parse.output.human.person import show_person
from resume_parse.output.human.timeline import show_timeline

_ORDER = (
    "work", "education", "projects", "skills", "awards", "certificates", "publications", "languages",
    "volunteer", "interests", "references", "sections",
)  # fmt: skip


def show(resume: Resume, console: Console, *, title: str | None = None) -> None:
    """Print a résumé to the console, as wide as it is (40 to 160 cells).

    `title` names the input when there are several. Bars end, and gaps are told, as of `meta.as_of`.
    """
    page = Page(console)
    data = resume.to_dict()
    if title is not None:
        page.flow(page.text(title, "dim"), Text(f"{page.glyphs.rule * 2} ", "dim"))
    show_person(data.get("basics", {}), page)
    if "objective" in data:
        show_objective(data["objective"], page)
    show_timeline(resume, page)
    for field in _ORDER:
        if entries := data.get(field):
            if field in ENTRIES:
                show_entries(field, entries, page)
            else:
                LISTS[field](entries, page)
    show_computed(resume, page)
    _show_doubts(resume, page)
    if title is not None:
        page.put()
    page.show()


def _show_doubts(resume: Resume, page: Page) -> None:
    warnings = sorted((resume.meta.warnings if resume.meta else None) or [], key=lambda w: w.line or 0)
    if warnings:
        page.head("Doubts")
        page.rows([(page.text(f"line {w.line}" if w.line else "", "yellow"), [page.text(w.message)]) for w in warnings])
