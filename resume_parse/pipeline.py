"""The whole flow on one screen: source → sniff → read → segment → fill → sweep → finish."""

from __future__ import annotations

from collections.abc import Callable

from resume_parse.document import Document, Line
from resume_parse.errors import UsageError
from resume_parse.finish import finish
from resume_parse.knowledge.lexicon import Lexicon, lexicon
from resume_parse.model import Resume
from resume_parse.sections.basics import fill_basics, fill_from_text
from resume_parse.sections.dealing import deal_out
from resume_parse.sections.draft import Draft
from resume_parse.sections.education import fill_education
from resume_parse.sections.experience import fill_work
from resume_parse.sections.honours import fill_awards, fill_certificates, fill_honours
from resume_parse.sections.job_projects import fill_project_section
from resume_parse.sections.languages import fill_languages
from resume_parse.sections.person_name import introduced
from resume_parse.sections.publications import fill_publications
from resume_parse.sections.research import fill_research
from resume_parse.sections.rest import fill_courses, fill_interests, fill_references, fill_summary
from resume_parse.sections.retold import join_retold
from resume_parse.sections.school_hints import school_from_facts
from resume_parse.sections.skills import fill_skills
from resume_parse.sections.sweep import sweep
from resume_parse.sections.wishes import fill_objective
from resume_parse.segmenting.headings import Section, heading_kind
from resume_parse.segmenting.segment import segment
from resume_parse.segmenting.tables import without_heads
from resume_parse.segmenting.untitled import reaches
from resume_parse.sniff import FORMATS, Verdict, sniff_text
from resume_parse.source import Source
from resume_parse.spot.labels import label_concepts, labels_in
from resume_parse.spot.region import region_of

Filler = Callable[[list[Line], Draft], None]

SECTIONS: dict[str, Filler] = {
    "header": lambda lines, draft: fill_basics(lines, draft, header=True),
    "basics": lambda lines, draft: fill_basics(lines, draft, header=False),
    "objective": fill_objective,
    "summary": fill_summary,
    "work": fill_work,
    "internship": lambda lines, draft: fill_work(lines, draft, kind="internship"),
    "research": fill_research,
    "teaching": lambda lines, draft: fill_work(lines, draft, kind="teaching"),
    "education": fill_education,
    "training": lambda lines, draft: fill_education(lines, draft, posts=False),
    "courses": fill_courses,
    "projects": fill_project_section,
    "skills": fill_skills,
    "skills_certificates": fill_skills,
    "awards": fill_awards,
    "certificates": fill_certificates,
    "honours": fill_honours,
    "publications": fill_publications,
    "patents": lambda lines, draft: fill_publications(lines, draft, kind="patent"),
    "software": lambda lines, draft: fill_publications(lines, draft, kind="software"),
    "talks": lambda lines, draft: fill_publications(lines, draft, kind="talk"),
    "articles": lambda lines, draft: fill_publications(lines, draft, kind="article"),
    "languages": fill_languages,
    "volunteer": lambda lines, draft: fill_work(lines, draft, kind="volunteer"),
    "campus": lambda lines, draft: fill_work(lines, draft, kind="campus"),
    "service": lambda lines, draft: fill_work(lines, draft, kind="service"),
    "interests": fill_interests,
    "references": fill_references,
}
"""Section kind → what reads it. A kind that is not here is kept whole in `sections`."""


def sniff(source: Source) -> Verdict:
    """Which format a source is in; `none` for what is no résumé."""
    return sniff_text(source.text, path=source.path)


def run(
    source: Source,
    *,
    format: str | None = None,
    evidence: bool = False,
    account: bool = False,
    derive: bool = False,
    as_of: str | None = None,
) -> Resume:
    """Parse a source.

    Args:
        source: the decoded document.
        format: `markdown`, `html` or `text`; None: judged from the content.
        evidence: add `meta.evidence`, from JSON Pointer to the places that a value was read from.
        account: add `meta.account`, where each line went, and `meta.coverage`.
        derive: add `meta.derived`, what follows from the fields by counting.
        as_of: the date that counts as today for that, stated in `meta.as_of`; the clock is never read here.
    Returns:
        the résumé; what is none comes back without a person, with a warning `not-a-resume` or `empty`.
    Raises:
        UsageError: the format is unknown.
    """
    draft = draft_of(source, format=format, choices=evidence)
    resume = finish(draft, source, evidence=evidence, account=account)
    if derive:
        from resume_parse.derive import add_derived

        add_derived(resume, as_of, draft.lex)
    return resume


def draft_of(source: Source, *, format: str | None = None, choices: bool = False) -> Draft:
    """What a source tells, before it becomes a résumé; `choices`: note what was chosen among what.

    Raises UsageError: the format is unknown.
    """
    if format is not None and format not in FORMATS:
        raise UsageError(f"unknown format {format!r}: one of {', '.join(FORMATS)}")
    lex = lexicon()
    verdict = sniff(source)
    document = read(source.text, format or (verdict.format if verdict.format in FORMATS else "text"))
    draft = Draft(lex, document, region=region_of(document, lex), choices=[] if choices else None)
    draft.sections = segment(document, lex)
    if (verdict.format == "none" and format is None) or not _is_resume(draft.sections, source.text, lex):
        _refuse(draft, document, source)
    else:
        fill(draft.sections, draft)
    sweep(draft.sections, draft, len(source.text))
    return draft


def read(text: str, format: str) -> Document:
    """Read a cleaned text with the reader of its format; readers are imported when used."""
    if format == "markdown":
        from resume_parse.extractors.markdown import read_markdown

        return read_markdown(text)
    if format == "html":
        from resume_parse.extractors.html import read_html

        return read_html(text)
    from resume_parse.extractors.plain_text import read_text

    return read_text(text)


def fill(sections: list[Section], draft: Draft) -> None:
    """Read every section: who the person is first, then the rest in the document's order."""
    for section in sections:
        if section.title is not None:
            draft.mark(section.title, "heading")
    draft.kinds = frozenset(s.kind for s in sections if s.lines)
    for section in sorted(sections, key=lambda s: s.kind not in ("header", "basics")):
        draft.title = section.title
        for kind, lines, labels in deal_out(section, draft.lex):
            for label in labels:
                draft.mark(label, "label")
            filler = SECTIONS.get(kind)
            if filler is not None and lines:
                filler(without_heads(lines, kind), draft)
    for kind, lines in draft.deferred:
        SECTIONS[kind](lines, draft)
    join_retold(draft)
    school_from_facts(draft)
    fill_from_text([line for s in sections for line in s.lines], draft)
    for key in ("basics", "objective"):
        if key in draft.root and not draft.root[key]:
            del draft.root[key]


_PERSONAL = frozenset(
    "name gender birthDate phone email wechat address contact degree institution graduation positions".split()
)


def _is_resume(sections: list[Section], text: str, lex: Lexicon) -> bool:
    """A résumé has a section of one, says how to reach a person near its top, labels facts of one, or calls itself so.

    `sections` hold all lines; `text` is the document.
    """
    kinds = {s.kind for s in sections} - {"header", "other", "document"}
    if len(kinds) > 1 or kinds & {"work", "education", "internship", "objective"}:
        return True
    lines = [line.text for section in sections for line in section.lines]
    labels = (label for line in lines[:60] for label in labels_in(line))
    return (
        reaches(text[:3000])
        or any(not _PERSONAL.isdisjoint(label_concepts(label, lex)) for label in labels)
        or (len(text) < 400 and any(heading_kind(line, lex)[0] == "document" for line in text.splitlines()))
        or (
            any(heading_kind(line, lex) == ("document", True) for line in lines[:3])
            and any(introduced(line, lex) for line in lines[:6])
        )
    )


def _refuse(draft: Draft, document: Document, source: Source) -> None:
    """No person is made up: the words are kept in `sections`, the warning says why."""
    blank = not source.text.strip()
    draft.warnings.append(
        {"code": "empty", "message": "the document shows no character"}
        if blank
        else {"code": "not-a-resume", "message": "the document does not read as a résumé"}
    )
    for line in document.lines:
        if line.kind == "meta":
            line.furniture = "front matter"
