"""The `Resume`: a superset of JSON Resume v1.0.0, as pydantic models.

Attributes are snake_case, the JSON is camelCase; both are accepted on the way in. Every field is optional, since what
a document does not say is left out: `to_dict` writes no null, no empty string, list or object. The models are as strict
as JSON Resume's own schema on every field that the two share, and stricter where a value has a normal form.
"""

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from .model_base import Count, Date, Email, Part, Text, Texts, Url, without_empties
from .model_meta import Meta

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"

Degree = Literal["doctorate", "master", "bachelor", "associate", "highSchool", "other"]
EmploymentType = Literal["fullTime", "partTime", "internship", "contract", "freelance", "volunteer"]


class Location(Part):
    """Where the person lives, as written: a bare city in `city`, a province in `region`, the rest in `address`."""

    address: Text | None = None
    city: Text | None = None
    region: Text | None = None
    country_code: Annotated[str, Field(pattern="^[A-Z]{2}$")] | None = None
    postal_code: Text | None = None


class Profile(Part):
    """An account elsewhere; `network` in its usual English name."""

    network: Text | None = None
    username: Text | None = None
    url: Url | None = None


class Basics(Part):
    """The person. `emails` and `phones` hold all of them, `email` and `phone` the first; `attributes` any other
    labelled fact of the personal block, label and value as written."""

    name: Text | None = None
    alternate_names: Texts | None = None
    label: Text | None = None
    email: Email | None = None
    phone: Text | None = None
    emails: Annotated[list[Email], Field(min_length=1)] | None = None
    phones: Texts | None = None
    url: Url | None = None
    summary: Text | None = None
    location: Location | None = None
    profiles: list[Profile] | None = None
    gender: Literal["male", "female", "other"] | None = None
    birth_date: Date | None = None
    age: Count | None = None
    nationality: Text | None = None
    native_place: Text | None = None
    ethnicity: Text | None = None
    political_status: Text | None = None
    marital_status: Text | None = None
    degree: Degree | None = None
    years_of_experience: Count | Annotated[float, Field(ge=0.0)] | None = None
    attributes: dict[str, Text] | None = None


class Objective(Part):
    """The job that the person wants; `summary` holds an objective told as a paragraph."""

    positions: Texts | None = None
    locations: Texts | None = None
    salary: Text | None = None
    availability: Text | None = None
    employment_type: Text | None = None
    industry: Text | None = None
    summary: Text | None = None


class Work(Part):
    """One position held. `current`: it goes on, and has no `endDate`; `description`: what the employer is;
    `highlights`: one list item, one string; `keywords`: the tech-stack line."""

    name: Text | None = None
    position: Text | None = None
    department: Text | None = None
    location: Text | None = None
    start_date: Date | None = None
    end_date: Date | None = None
    current: bool | None = None
    employment_type: EmploymentType | None = None
    url: Url | None = None
    description: Text | None = None
    summary: Text | None = None
    highlights: Texts | None = None
    keywords: Texts | None = None


class Education(Part):
    """One school. `studyType` is the degree as written, `degree` its kind."""

    institution: Text | None = None
    department: Text | None = None
    area: Text | None = None
    study_type: Text | None = None
    degree: Degree | None = None
    start_date: Date | None = None
    end_date: Date | None = None
    current: bool | None = None
    study_mode: Literal["fullTime", "partTime"] | None = None
    score: Text | None = None
    location: Text | None = None
    url: Url | None = None
    courses: Texts | None = None
    summary: Text | None = None
    highlights: Texts | None = None


class Project(Part):
    """One project; `entity` is for whom or where."""

    name: Text | None = None
    roles: Texts | None = None
    entity: Text | None = None
    start_date: Date | None = None
    end_date: Date | None = None
    current: bool | None = None
    url: Url | None = None
    description: Text | None = None
    highlights: Texts | None = None
    keywords: Texts | None = None


class Skill(Part):
    """A skill or a group of them: `keywords` are canonical names, `level` and `summary` stand as written."""

    name: Text | None = None
    level: Text | None = None
    keywords: Texts | None = None
    summary: Text | None = None


class Award(Part):
    """A prize, scholarship or competition; `level` is the class or rank."""

    title: Text | None = None
    date: Date | None = None
    awarder: Text | None = None
    level: Text | None = None
    url: Url | None = None
    summary: Text | None = None


class Certificate(Part):
    """A certificate, licence or test passed."""

    name: Text | None = None
    date: Date | None = None
    issuer: Text | None = None
    url: Url | None = None
    summary: Text | None = None


class Publication(Part):
    """A paper, patent, registered software, talk, article, book or thesis."""

    name: Text | None = None
    publisher: Text | None = None
    release_date: Date | None = None
    url: Url | None = None
    summary: Text | None = None
    type: Literal["paper", "patent", "software", "talk", "article", "book", "thesis"] | None = None
    authors: Texts | None = None


class Language(Part):
    """A language as written; `code` is ISO 639-1."""

    language: Text | None = None
    fluency: Text | None = None
    code: Annotated[str, Field(pattern="^[a-z]{2}$")] | None = None


class Volunteer(Part):
    """Volunteer work, boards and clubs, campus posts."""

    organization: Text | None = None
    position: Text | None = None
    location: Text | None = None
    start_date: Date | None = None
    end_date: Date | None = None
    current: bool | None = None
    url: Url | None = None
    summary: Text | None = None
    highlights: Texts | None = None
    type: Literal["volunteer", "campus"] | None = None


class Interest(Part):
    """An interest."""

    name: Text | None = None
    keywords: Texts | None = None


class Reference(Part):
    """Somebody who speaks for the person, and what they say."""

    name: Text | None = None
    reference: Text | None = None


class Section(Part):
    """A section of the document that fits no other field, whole."""

    title: Text | None = None
    text: Text | None = None


_FULL = frozenset(("evidence", "confidence"))  # of `meta`: long, and without empty values inside
_EMPTY: tuple[object, ...] = (None, "", [], {})


class Resume(Part):
    """A parsed résumé: a superset of JSON Resume v1.0.0.

    Dates are YYYY, YYYY-MM or YYYY-MM-DD, as precise as the document; phones are E.164 where the country is clear;
    lists keep the order of the document. What the document does not say is left out.
    """

    basics: Basics | None = None
    objective: Objective | None = None
    work: list[Work] | None = None
    education: list[Education] | None = None
    projects: list[Project] | None = None
    skills: list[Skill] | None = None
    awards: list[Award] | None = None
    certificates: list[Certificate] | None = None
    publications: list[Publication] | None = None
    languages: list[Language] | None = None
    volunteer: list[Volunteer] | None = None
    interests: list[Interest] | None = None
    references: list[Reference] | None = None
    sections: list[Section] | None = None
    meta: Meta | None = None

    @model_validator(mode="before")
    @classmethod
    def _drop_empties(cls, data: Any) -> Any:
        if not isinstance(data, dict) or not isinstance(data.get("meta"), dict):
            return without_empties(data) if isinstance(data, dict) else data
        meta = {key: value if key in _FULL else without_empties(value) for key, value in data["meta"].items()}
        return without_empties(data | {"meta": None}) | {"meta": {k: v for k, v in meta.items() if v not in _EMPTY}}

    def to_dict(self) -> dict[str, Any]:
        """Give the résumé as plain data in camelCase, in the order of the contract, without empty values."""
        plain: dict[str, Any] = without_empties(self.model_dump(by_alias=True, exclude_none=True))
        return plain


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of the output: no field is ever null, so none may be."""
    from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

    class WithoutNull(GenerateJsonSchema):
        def nullable_schema(self, schema: Any) -> JsonSchemaValue:
            return self.generate_inner(schema["schema"])

        def default_schema(self, schema: Any) -> JsonSchemaValue:
            return self.generate_inner(schema["schema"])

        def field_title_should_be_set(self, schema: Any) -> bool:
            return False

    return {"$schema": SCHEMA_DIALECT, **Resume.model_json_schema(by_alias=True, schema_generator=WithoutNull)}
