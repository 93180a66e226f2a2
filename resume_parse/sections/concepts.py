"""What labels may stand for (`[labels]` of the language files), grouped by where in an entry they are told."""

from __future__ import annotations

DATE_CONCEPTS = frozenset(("dates", "startDate", "endDate", "graduation", "enrolment"))
NAME_CONCEPTS = frozenset(("organization", "projectName", "institution"))  # such a label may open an entry
POST_CONCEPTS = frozenset(("position", "department", "workplace", "employmentType", "roles", "entity"))
EMPLOYER_CONCEPTS = POST_CONCEPTS | {"organizationDescription", "organizationSize", "industry"}
_STUDY_CONCEPTS = frozenset(("area", "studyType", "degree", "faculty", "score"))
_FACTS = NAME_CONCEPTS | DATE_CONCEPTS | POST_CONCEPTS | _STUDY_CONCEPTS | {"url", "projectUrl"}

# Facts of a header, read as fields when labelled there.
HEADER_CONCEPTS = _FACTS | {"location"}

# A part of a body under such a label ends with the label's line.
LINE_CONCEPTS = (
    _FACTS
    | {"location", "studyMode", "minor", "advisor", "thesis", "industry", "organizationSize"}
    | {"team", "keywords", "reason", "referee", "report"}
)

# Labels that part the body of an entry.
BODY_CONCEPTS = LINE_CONCEPTS | {
    "duties",
    "description",
    "achievements",
    "summary",
    "courses",
    "organizationDescription",
    "awards",
    "certificates",
    "publications",
    "authors",
    "publisher",
    "date",
    "issuer",
    "languages",
    "skills",
}

# A line under such a label stands inside an entry and opens none.
INNER_CONCEPTS = (BODY_CONCEPTS - NAME_CONCEPTS) | {"interests", "level", "contact", "phone", "email"}
