"""What follows from a résumé by counting: months of work, gaps, degrees, skills, languages. See docs/derived.md.

Nothing here reads the document or the clock: the facts are computed from a finished `Resume` and a day that counts as
today, and stand in `meta.derived`, apart from what the document says.
"""

from __future__ import annotations

from resume_parse.derive.entries import dated
from resume_parse.derive.gaps import gaps, overlaps
from resume_parse.derive.languages import languages
from resume_parse.derive.months import Span, months_of
from resume_parse.derive.schooling import degrees
from resume_parse.derive.skills import skill_months
from resume_parse.derive.work import current_position, work_months
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.model import Resume
from resume_parse.model_meta import Derived, Meta


def add_derived(resume: Resume, as_of: str | None, lex: Lexicon) -> None:
    """Fill `meta.derived`, and `meta.as_of` with the day that counted as today, if there is one."""
    meta = resume.meta = resume.meta or Meta()
    meta.as_of = as_of
    meta.derived = derived_facts(resume, months_of(as_of), lex) or None


def derived_facts(resume: Resume, as_of: Span | None, lex: Lexicon) -> dict[str, Derived]:
    """Compute every fact that the résumé gives, by its key, in the order of docs/derived.md.

    `as_of` are the months that may be the present one; None: not known, and no job that goes on has an end.
    """
    jobs, schools = dated("work", resume.work, as_of), dated("education", resume.education, as_of)
    projects = dated("projects", resume.projects, as_of)
    data = resume.to_dict()
    return {
        **work_months(jobs, as_of),
        **current_position(jobs, as_of),
        **degrees(resume, schools, as_of),
        **gaps([*jobs, *schools], as_of),
        **overlaps([*jobs, *schools]),
        **skill_months(data, [*jobs, *projects], lex),
        **languages(data, lex),
    }
