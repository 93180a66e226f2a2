"""The model and its JSON Schema: up to date, as strict as JSON Resume's, and kept by every output."""

import copy
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
from pydantic import ValidationError

from resume_parse import Resume, parse_file
from resume_parse.model import json_schema
from resume_parse.output.json import dump, dump_data

ROOT = Path(__file__).parent.parent
SCHEMA_FILE = ROOT / "schemas" / "resume.schema.json"
SHARED = Path(os.environ.get("RESUME_PARSE_SHARED") or ROOT / "no-such-folder")
SUFFIXES = (".md", ".html", ".txt")

FULL = {
    "basics": {
        "name": "李雷",
        "alternateNames": ["Leo Li"],
        "label": "Backend engineer",
        "email": "lilei@example.com",
        "phone": "+8613800138000",
        "emails": ["lilei@example.com"],
        "phones": ["+8613800138000"],
        "url": "https://lilei.example.com",
        "summary": "Ten years of payment systems.",
        "location": {
            "address": "Keji Road 1",
            "city": "Xi'an",
            "region": "Shaanxi",
            "countryCode": "CN",
            "postalCode": "710000",
        },
        "profiles": [{"network": "GitHub", "username": "lilei", "url": "https://github.com/lilei"}],
        "gender": "male",
        "birthDate": "1990-05",
        "age": 35,
        "nationality": "Chinese",
        "nativePlace": "陕西西安",
        "ethnicity": "汉族",
        "politicalStatus": "群众",
        "maritalStatus": "已婚",
        "degree": "master",
        "yearsOfExperience": 10,
        "attributes": {"身高": "178cm"},
    },
    "objective": {"positions": ["后端工程师"], "locations": ["西安"], "salary": "25k", "availability": "随时到岗"},
    "work": [
        {
            "name": "Acme",
            "position": "Engineer",
            "department": "Payments",
            "location": "Berlin",
            "startDate": "2019-03",
            "current": True,
            "employmentType": "fullTime",
            "url": "https://acme.example.com",
            "description": "A bank",
            "summary": "Built things.",
            "highlights": ["Cut costs"],
            "keywords": ["Go"],
        }
    ],
    "education": [
        {
            "institution": "西安交通大学",
            "department": "软件学院",
            "area": "软件工程",
            "studyType": "硕士",
            "degree": "master",
            "startDate": "2012",
            "endDate": "2015-06-30",
            "studyMode": "fullTime",
            "score": "3.8/4.0",
            "courses": ["编译原理"],
        }
    ],
    "projects": [{"name": "Ledger", "roles": ["Lead"], "entity": "Acme", "startDate": "2020", "endDate": "2020"}],
    "skills": [{"name": "语言", "level": "精通", "keywords": ["Python"], "summary": "精通Python"}],
    "awards": [{"title": "一等奖学金", "date": "2013", "awarder": "西安交通大学", "level": "一等奖"}],
    "certificates": [{"name": "CET-6", "date": "2010-06", "issuer": "NEEA", "url": "https://cet.example.com"}],
    "publications": [
        {"name": "On ledgers", "publisher": "Journal", "releaseDate": "2018", "type": "paper", "authors": ["Li"]}
    ],
    "languages": [{"language": "英语", "fluency": "流利", "code": "en"}],
    "volunteer": [{"organization": "红十字会", "position": "志愿者", "startDate": "2011-01", "type": "volunteer"}],
    "interests": [{"name": "Chess", "keywords": ["openings"]}],
    "references": [{"name": "Han Mei", "reference": "A good colleague."}],
    "sections": [{"title": "其他", "text": "可出差"}],
    "meta": {
        "source": {"path": "a.md", "format": "markdown", "encoding": "utf-8", "bytes": 10, "sha256": "0" * 64},
        "version": "v1.0.0",
        "warnings": [
            {"code": "end-before-start", "message": "the end is before the start", "path": "/work/0", "line": 3}
        ],
        "evidence": {"/basics/name": [{"start": 0, "end": 2, "line": 1}]},
        "confidence": {"/basics/name": "high"},
        "account": [{"line": 1, "start": 0, "end": 2, "status": "field", "pointers": ["/basics/name"]}],
        "coverage": {"lines": 1, "words": 1, "placed": 1, "unplaced": 0, "share": 1.0},
        "derived": {"/work/0/months": {"value": 12, "pointers": ["/work/0/startDate"]}},
    },
}

# What JSON Resume's schema refuses, and what the contract does: a place in FULL, and a value that must not stand there.
DATES = ("2022.10", "2022-1", "22-10", "至今", "2022-10-1", "2022-20", "0999")
URLS = ("example.com", "javascript:alert(1)", "https://a b", "//example.com", "data:text/html,x")
EMAILS = (
    "lilei",
    "lilei@",
    "@example.com",
    "a b@example.com",
    "a..b@example.com",
    "lilei@example",
    "lilei@Example.com",
)
REFUSED = [
    *((place, value) for place in (
        "basics/birthDate", "work/0/startDate", "work/0/endDate", "education/0/startDate", "education/0/endDate",
        "projects/0/startDate", "projects/0/endDate", "awards/0/date", "certificates/0/date",
        "publications/0/releaseDate", "volunteer/0/startDate", "volunteer/0/endDate",
    ) for value in DATES),
    *((place, value) for place in (
        "basics/url", "basics/profiles/0/url", "work/0/url", "education/0/url", "projects/0/url", "awards/0/url",
        "certificates/0/url", "publications/0/url", "volunteer/0/url",
    ) for value in URLS),
    *((place, value) for place in ("basics/email", "basics/emails/0") for value in EMAILS),
    ("basics/gender", "男"),
    ("basics/age", -1),
    ("basics/yearsOfExperience", "five"),
    ("basics/location/countryCode", "China"),
    ("basics/nickname", "Leo"),
    ("work/0/employmentType", "full-time"),
    ("work/0/highlights", "one"),
    ("work/0/highlights/0", ""),
    ("work/0/company", "Acme"),
    ("education/0/degree", "硕士"),
    ("languages/0/code", "english"),
    ("meta/source/format", "pdf"),
    ("meta/account/0/status", "lost"),
    ("meta/evidence", {"/basics/name": [{"start": 0}]}),
    ("experience", ["Acme"]),
]  # fmt: skip


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return json_schema()


def changed(place: str, value: Any) -> dict[str, Any]:
    """Give FULL with one value changed."""
    data = copy.deepcopy(FULL)
    node: Any = data
    *way, last = [int(step) if step.isdigit() else step for step in place.split("/")]
    for step in way:
        node = node[step]
    node[last] = value
    return data


def documents() -> Iterator[Path]:
    for folder in (ROOT / "samples", SHARED / "corpus"):
        yield from (path for path in sorted(folder.rglob("*")) if path.suffix in SUFFIXES)


def test_the_schema_file_is_not_stale(schema: dict[str, Any]):
    hint = "stale: resume-parse schema -o schemas/resume.schema.json"
    assert SCHEMA_FILE.read_bytes() == dump_data(schema), hint


def test_every_field_goes_through_unchanged(schema: dict[str, Any]):
    resume = Resume.model_validate(FULL)
    assert resume.to_dict() == FULL
    assert json.loads(dump(resume)) == FULL
    # The order of the contract, and the same bytes from whatever order.
    backwards = {key: FULL[key] for key in reversed(FULL)}
    assert dump(Resume.model_validate(backwards)) == dump(resume)
    fastjsonschema.compile(schema)(resume.to_dict())


def test_the_example_names_every_section(schema: dict[str, Any]):
    assert FULL.keys() == schema["properties"].keys()


@pytest.mark.parametrize(("place", "value"), REFUSED)
def test_bad_values_are_refused(place: str, value: Any):
    with pytest.raises(ValidationError):
        Resume.model_validate(changed(place, value))


def test_the_schema_refuses_what_the_model_refuses(schema: dict[str, Any]):
    validate = fastjsonschema.compile(schema)
    let_through = []
    for place, value in REFUSED:
        try:
            validate(changed(place, value))
        except fastjsonschema.JsonSchemaValueException:
            continue
        let_through.append((place, value))
    assert let_through == []


def test_the_schema_allows_no_null(schema: dict[str, Any]):
    text = json.dumps(schema)
    assert '"date' in text
    assert "null" not in text
    assert '"default"' not in text


def test_empty_values_are_left_out():
    data = {"basics": {"name": "李雷", "email": "", "location": {}, "emails": []}, "work": [], "objective": None}
    assert Resume.model_validate(data).to_dict() == {"basics": {"name": "李雷"}}
    assert dump(Resume.model_validate({}), compact=True) == b"{}\n"


def test_zero_and_false_stay():
    data = {"basics": {"yearsOfExperience": 0}, "work": [{"name": "Acme", "current": False}]}
    assert Resume.model_validate(data).to_dict() == data


def test_numbers_keep_their_kind():
    for years in (3, 2.5):
        resume = Resume.model_validate({"basics": {"yearsOfExperience": years}})
        assert repr(resume.to_dict()["basics"]["yearsOfExperience"]) == repr(years)


def test_attributes_are_snake_case():
    resume = Resume.model_validate({"work": [{"name": "Acme", "startDate": "2020"}]})
    assert resume.work is not None
    assert resume.work[0].start_date == "2020"


def test_json_escapes_what_terminals_and_line_readers_stumble_over():
    text = "a\x7f\x85\x9b\u2028\u2029\u202e\u2066\u200f\u061c中\U0001f600"
    line = dump(Resume.model_validate({"basics": {"name": text}, "meta": {"source": {"path": "\udc80"}}}), compact=True)
    assert line.count(b"\n") == 1
    written = line.decode("utf-8")
    for char in text[1:-2]:
        assert char not in written
        assert f"\\u{ord(char):04x}" in written
    assert "中\U0001f600" in written
    assert json.loads(line)["basics"]["name"] == text


def test_outputs_keep_our_schema(schema: dict[str, Any]):
    validate, seen = fastjsonschema.compile(schema), 0
    for path in documents():
        validate(json.loads(dump(parse_file(path, evidence=True, account=True))))
        seen += 1
    assert seen > 5


def json_resume() -> dict[str, Any]:
    """Give JSON Resume's own schema where it is at hand, else the constraints of it that an output could break."""
    path = SHARED / "jsonresume.schema.json"
    if path.exists():
        own: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return own
    date = {
        "type": "string",
        "pattern": r"^([1-2][0-9]{3}-[0-1][0-9]-[0-3][0-9]|[1-2][0-9]{3}-[0-1][0-9]|[1-2][0-9]{3})$",
    }
    text, url = {"type": "string"}, {"type": "string", "format": "uri"}
    strings = {"type": "array", "items": text}
    fields = {"name": text, "summary": text, "description": text, "location": text, "position": text, "score": text}
    dates = {"startDate": date, "endDate": date, "date": date, "releaseDate": date}
    lists = {"highlights": strings, "keywords": strings, "courses": strings, "roles": strings}
    items = {"type": "array", "items": {"type": "object", "properties": {**fields, **dates, **lists, "url": url}}}
    basics = {"type": "object", "properties": {"email": {"type": "string", "format": "email"}, "url": url}}
    names = ("work", "volunteer", "education", "awards", "certificates", "publications", "skills", "projects")
    return {"type": "object", "properties": {"basics": basics, **{name: items for name in names}}}


def test_outputs_keep_the_schema_of_json_resume():
    validate, seen = fastjsonschema.compile(json_resume()), 0
    validate(Resume.model_validate(FULL).to_dict())
    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        validate(changed("work/0/startDate", "2022.10"))
    for path in documents():
        validate(json.loads(dump(parse_file(path))))
        seen += 1
    assert seen > 5


def test_ours_is_as_strict_as_json_resume(schema: dict[str, Any]):
    """Each constraint of JSON Resume stands in our schema, at the same place."""
    theirs = json_resume()
    checked = 0
    for path, wanted in constraints(theirs, theirs):
        found = dict(constraints(schema, schema)).get(path)
        if found is not None:
            assert wanted.items() <= found.items(), path
            checked += 1
    assert checked > 30


def constraints(node: dict[str, Any], root: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Walk a schema: the path of each leaf, with its type, pattern and format."""
    while "$ref" in node:
        target: Any = root
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        node = target
    if node.get("type") not in ("object", "array"):
        yield path, {key: node[key] for key in ("type", "pattern", "format") if key in node}
    for name, child in node.get("properties", {}).items():
        yield from constraints(child, root, f"{path}/{name}")
    if isinstance(node.get("items"), dict):
        yield from constraints(node["items"], root, f"{path}/*")
