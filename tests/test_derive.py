"""Derived facts: sums that a reader can do by hand, each with the fields that it rests on (docs/derived.md)."""

import datetime
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resume_parse import Resume, parse, parse_file
from resume_parse.derive import derived_facts
from resume_parse.derive.months import month_of, months_of
from resume_parse.errors import UsageError
from resume_parse.knowledge.lexicon import lexicon

ROOT = Path(__file__).parent.parent
AS_OF = "2025-06"


def facts(as_of: str | None = AS_OF, **parts: Any) -> dict[str, Any]:
    """The values of the derived facts, less the languages, by key; every pointer must lead to a field."""
    data = {**parts, "meta": {"asOf": as_of}} if as_of else parts
    derived = derived_facts(Resume.model_validate(data), months_of(as_of), lexicon())
    for fact in derived.values():
        for pointer in fact.pointers or ["/nothing"]:
            node: Any = data
            for step in pointer[1:].split("/"):
                node = node[int(step) if isinstance(node, list) else step]
            assert node is not None
    return {key: fact.value for key, fact in derived.items() if not key.startswith("documentLanguage")}


def job(start: str | None, end: str | None, **more: Any) -> dict[str, Any]:
    """A job by its dates; the end may be `current`."""
    item = {"startDate": start, **({"current": True} if end == "current" else {"endDate": end}), **more}
    return {key: value for key, value in item.items() if value is not None}


def work(*jobs: dict[str, Any], as_of: str | None = AS_OF) -> dict[str, Any]:
    return facts(as_of, work=list(jobs))


# ---------------------------------------------------------------- months


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2019-03", "2020-02", 12),
        ("2020-01-31", "2020-02-01", 2),
        ("2020-05", "2020-05", 1),
        ("2024-01", "current", 18),
        ("2025-01", "2027-12", 6),
        ("2019-12-31", "2020", 7),
        ("2020", "2020-03", 2),
    ],
)
def test_months_of_one_job(start: str, end: str, months: int):
    assert work(job(start, end))["workMonths"] == months


@pytest.mark.parametrize(
    ("start", "end", "likely", "certain", "possible"),
    [
        ("2019", "2021", 24, 14, 36),
        ("2020-03", "2020", 5, 1, 10),
        ("2020", "2020", 6, 0, 12),
        ("2018", "2020-06", 24, 19, 30),
    ],
)
def test_a_year_alone_counts_half_of_what_it_leaves_open(
    start: str, end: str, likely: int, certain: int, possible: int
):
    found = work(job(start, end))
    assert [found[key] for key in ("workMonths", "workMonthsCertain", "workMonthsPossible")] == [
        likely,
        certain,
        possible,
    ]


def test_jobs_that_share_a_year_neither_overlap_nor_leave_a_gap():
    found = work(job("2017", "2019"), job("2019", "2021"), as_of=None)
    assert found["workMonths"] == 48
    assert not [key for key in found if key.startswith(("gaps", "overlaps"))]


def test_bounds_are_told_only_where_a_month_is_missing():
    assert "workMonthsCertain" not in work(job("2019-01", "2021-12"))


def test_overlapping_jobs_count_once():
    found = work(job("2019-01", "2020-12"), job("2020-07", "2021-06"), job("2020-01", "2020-03"))
    assert found["workMonths"] == 30


def test_kinds_of_employment_count_by_themselves():
    found = work(
        job("2020-01", "2020-12", employmentType="fullTime"),
        job("2020-11", "2021-01", employmentType="freelance"),
        job("2019-07", "2019-09", employmentType="internship"),
        job("2018-07", "2018-07"),
    )
    assert found["workMonths"] == 17
    kinds = {key.partition("/")[2]: value for key, value in found.items() if key.startswith("workMonths/")}
    assert kinds == {"fullTime": 12, "freelance": 3, "internship": 3, "unstated": 1}


def test_what_has_no_time_is_named():
    found = work(
        job("2019-01", "2019-12"), job(None, None, name="Acme"), job("2020-01", None), job("2021-05", "2020-01")
    )
    assert (found["workMonths"], found["workUncounted"]) == (12, 3)


def test_without_a_date_for_today_a_job_that_goes_on_is_not_counted():
    found = work(job("2015-01", "2015-06"), job("2016-01", "current", position="Cook"), as_of=None)
    assert (found["workMonths"], found["workUncounted"], found["currentPosition"]) == (6, 1, "Cook")


def test_a_job_of_the_future_counts_nothing_and_is_not_missed():
    found = work(job("2026-01", "current", position="Cook"), job("2024-01", "2025-05"))
    assert found == {"workMonths": 17, "workMonths/unstated": 17}


def test_pointers_lead_to_what_was_counted():
    data = {"work": [job("2020-01", "2020-06"), job("2021-01", "current")]}
    derived = derived_facts(Resume.model_validate(data), months_of(AS_OF), lexicon())
    assert derived["workMonths"].pointers == [
        "/work/0/startDate",
        "/work/0/endDate",
        "/work/1/startDate",
        "/work/1/current",
        "/meta/asOf",
    ]


# ---------------------------------------------------------------- however the dates are read

YEARS = st.integers(2010, 2016)
DATES = st.one_of(YEARS.map(str), st.builds("{}-{:02}".format, YEARS, st.integers(1, 12)))
MAYBE = st.one_of(DATES, DATES, DATES, DATES, st.none())
ENTRIES = st.lists(st.tuples(MAYBE, MAYBE), min_size=1, max_size=3)


def reading(start: str | None, end: str | None, draw: Any) -> set[int]:
    """The months of an entry in one reading of its dates; a missing date may be any."""
    ends = [months_of(date) or (2009 * 12, 2017 * 12) for date in (start, end)]
    first, last = (draw(st.sampled_from(months)) for months in ends)
    return set(range(first, last + 1))


def stretch(text: str) -> set[int]:
    first, last = text.split("/")
    return set(range(month_of(first), month_of(last) + 1))


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(ENTRIES, st.data())
def test_bounds_gaps_and_overlaps_hold_in_every_reading(dates: list[tuple[str | None, str | None]], data: Any):
    found = work(*(job(start, end) for start, end in dates), as_of=None)
    read = [reading(start, end, data.draw) for start, end in dates]
    told = [months for months, (start, end) in zip(read, dates, strict=True) if start and end and months]
    if all(months or not (start and end) for months, (start, end) in zip(read, dates, strict=True)):
        least = found.get("workMonthsCertain", found.get("workMonths", 0))
        most = found.get("workMonthsPossible", found.get("workMonths", 0))
        assert least <= len(set().union(*told)) <= most
        assert least <= found.get("workMonths", 0) <= most
        for gap in stretches_of(found, "gaps"):
            assert not any(gap & months for months in read)
        for overlap in stretches_of(found, "overlaps"):
            assert sum(overlap <= months for months in read) >= 2


def stretches_of(found: dict[str, Any], kind: str) -> list[set[int]]:
    return [stretch(value) for key, value in found.items() if key.startswith(kind)]


# ---------------------------------------------------------------- the current position


def test_the_current_position_is_the_one_that_began_last():
    found = work(
        job("2019-01", "current", position="Adviser", name="Reed"),
        job("2023-02", "current", position="Baker", name="Loaf"),
        job("2024-01", "2024-12", position="Clerk", name="Desk"),
    )
    assert (found["currentPosition"], found["currentEmployer"]) == ("Baker", "Loaf")


def test_a_stated_end_in_the_future_is_current_too():
    assert work(job("2024-01", "2025-12", position="Clerk"))["currentPosition"] == "Clerk"
    assert "currentPosition" not in work(job("2024-01", "2025-06", position="Clerk"))
    assert "currentPosition" not in work(job("2024-01", "2025", position="Clerk"))


# ---------------------------------------------------------------- degrees


def school(degree: str | None, start: str | None, end: str | None, **more: Any) -> dict[str, Any]:
    return {**job(start, end), **({"degree": degree} if degree else {}), **more}


def degrees(*schools: dict[str, Any], as_of: str | None = AS_OF, stated: str | None = None) -> list[str | None]:
    found = facts(as_of, education=list(schools), **({"basics": {"degree": stated}} if stated else {}))
    return [found.get("highestDegree"), found.get("degreeUnderway")]


def test_the_highest_degree_is_one_that_somebody_has():
    bachelor, master = school("bachelor", "2015-09", "2019-06"), school("master", "2023-09", "2026-06")
    assert degrees(bachelor, master) == ["bachelor", "master"]
    assert degrees(bachelor, master, as_of="2026-07") == ["master", None]
    assert degrees(bachelor, school("doctorate", "2020", "current")) == ["bachelor", "doctorate"]
    assert degrees(school("other", "2001", "2002"), school("highSchool", None, None)) == ["highSchool", None]


def test_a_year_of_graduation_ends_in_june():
    assert degrees(school("bachelor", None, "2025"), as_of="2025-05") == [None, "bachelor"]
    assert degrees(school("bachelor", None, "2025"), as_of="2025-06-01") == ["bachelor", None]


def test_the_degree_of_the_personal_block_counts_unless_it_is_being_studied_for():
    assert degrees(school("bachelor", "2015", "2019"), stated="master") == ["master", None]
    assert degrees(school("master", "2024-09", "current"), stated="master") == [None, "master"]


# ---------------------------------------------------------------- gaps and overlaps


def stretches(kind: str, as_of: str | None = None, **parts: Any) -> list[str]:
    return [value for key, value in facts(as_of, **parts).items() if key.startswith(kind)]


def test_gaps_are_those_of_more_than_three_months():
    jobs = [job("2018-01", "2018-12"), job("2019-04", "2019-06"), job("2019-11", "2019-12")]
    assert stretches("gaps", work=jobs) == ["2019-07/2019-10"]
    assert stretches("gaps", work=jobs[:1] + jobs[2:]) == ["2019-01/2019-10"]


def test_a_school_fills_a_gap_and_a_project_does_not():
    jobs = [job("2015-01", "2016-12"), job("2019-01", "2019-12")]
    assert stretches("gaps", work=jobs, education=[school("master", "2017-02", "2018-11")]) == []
    assert stretches("gaps", work=jobs, projects=[job("2017-02", "2018-11")]) == ["2017-01/2018-12"]


def test_a_gap_reaches_to_the_month_before_today():
    jobs = [job("2015-01", "2024-12")]
    assert stretches("gaps", "2025-06", work=jobs) == ["2025-01/2025-05"]
    assert stretches("gaps", "2025-04", work=jobs) == []
    assert stretches("gaps", work=jobs) == []
    assert stretches("gaps", "2025-06", work=[job("2015-01", "current")]) == []


def test_a_gap_is_there_however_the_dates_are_read():
    assert stretches("gaps", work=[job("2015", "2017"), job("2018", "2019")]) == []
    assert stretches("gaps", work=[job("2015", "2017"), job("2019", "2020")]) == ["2018-01/2018-12"]
    jobs = [job("2015-01", "2015-12"), job("2018-01", "2018-12")]
    assert stretches("gaps", work=jobs) == ["2016-01/2017-12"]
    assert stretches("gaps", work=[*jobs, job("2016-05", None)]) == ["2016-01/2016-04"]
    assert stretches("gaps", work=[*jobs, job(None, None, name="Acme")]) == []
    assert stretches("gaps", work=jobs, education=[school("bachelor", None, "2014")]) == ["2016-01/2017-12"]


def test_overlaps_are_those_of_more_than_three_months():
    assert stretches("overlaps", work=[job("2018-01", "2018-12"), job("2018-10", "2019-12")]) == []
    assert stretches("overlaps", work=[job("2018-01", "2018-12"), job("2018-09", "2019-12")]) == ["2018-09/2018-12"]
    assert stretches("overlaps", work=[job("2015", "2018"), job("2017", "2019")]) == []
    assert stretches("overlaps", work=[job("2015", "2019"), job("2017", "2019")]) == ["2017-12/2019-01"]


def test_what_runs_side_by_side_as_a_matter_of_course_is_no_overlap():
    study = school("bachelor", "2015-09", "2019-06", institution="Reed")
    beside = {"startDate": "2017-01", "endDate": "2017-12"}
    assert stretches("overlaps", education=[study], work=[beside]) == ["2017-01/2017-12"]
    assert stretches("overlaps", education=[study], work=[{**beside, "employmentType": "internship"}]) == []
    assert stretches("overlaps", education=[{**study, "studyMode": "partTime"}], work=[beside]) == []
    assert stretches("overlaps", education=[study, {**beside, "institution": "Ashby"}]) == []
    assert stretches("overlaps", education=[study, {**beside, "institution": "Ashby", "degree": "master"}]) != []
    assert stretches("overlaps", work=[{**beside, "name": "Acme"}, {**beside, "name": "Acme"}]) == []


# ---------------------------------------------------------------- skills


def skills(**parts: Any) -> dict[str, Any]:
    found = facts(**parts)
    return {key.partition("/")[2]: value for key, value in found.items() if key.startswith("skillMonths/")}


def test_a_skill_has_the_months_of_the_jobs_and_projects_that_name_it():
    assert skills(
        work=[
            job("2020-01", "2020-12", highlights=["Moved the billing to PostgreSQL and k8s"]),
            job("2021-01", "2021-03", keywords=["PostgreSQL"]),
        ],
        projects=[job("2020-11", "2021-06", name="Ledger", keywords=["Kubernetes", "CI/CD"])],
        skills=[{"keywords": ["Rust"]}],
    ) == {"Kubernetes": 18, "PostgreSQL": 15, "CI~1CD": 8}


def test_an_employer_is_no_skill_and_a_word_is_no_product():
    assert skills(work=[job("2020-01", "2020-12", name="Oracle", summary="Wrote the scheme of work")]) == {}
    text = "Acting head of the San Diego office, plan C"
    assert skills(work=[job("2020-01", "2020-12", position="Acting Clerk", summary=text)]) == {}


def test_a_listed_skill_counts_in_prose_whatever_it_is():
    entry = job("2020-01", "2020-06", highlights=["负责短视频拍摄与剪辑", "Ran the Quill-9 press"])
    assert skills(work=[entry]) == {}
    assert skills(work=[entry], skills=[{"keywords": ["Quill-9", "短视频拍摄"]}]) == {"Quill-9": 6, "短视频拍摄": 6}


# ---------------------------------------------------------------- languages


def languages(*texts: str) -> dict[str, Any]:
    resume = Resume.model_validate({"projects": [{"highlights": list(texts)}]})
    derived = derived_facts(resume, None, lexicon())
    return {key: fact.value for key, fact in derived.items()}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("zh", "负责 Kubernetes 集群和 Prometheus 监控，Grafana 看板"),
        ("ja", "決済システムの設計と開発を担当"),
        ("en", "Led the move of payments to the new platform"),
        ("de", "Leitung der Werkstatt und Ausbildung von Lehrlingen"),
        ("fr", "Gestion des stocks et de la caisse pour le magasin"),
        ("es", "Gestión de los pedidos y atención a los clientes"),
        ("it", "Gestione degli ordini e della cassa per il negozio"),
        ("pt", "Gestão dos pedidos e do caixa da loja com uma equipe"),
    ],
)
def test_language_of_a_text(code: str, text: str):
    assert languages(text) == {"documentLanguage": code, f"documentLanguage/{code}": 1.0}


def test_two_languages_have_their_shares():
    found = languages("负责支付系统的设计与开发", "Built the ledger with two others")
    assert found == {"documentLanguage": "en", "documentLanguage/en": 0.53, "documentLanguage/zh": 0.47}
    assert languages("Kubernetes", "Senior Clerk") == {}


# ---------------------------------------------------------------- where it stands

TEXT = "# Ida Falk\n\n## Experience\n\n**Quarry GmbH**, Developer, Sept. 2016 – today\n"


def test_derived_facts_stand_in_meta_only_and_only_when_asked_for():
    plain, derived = parse(TEXT).to_dict(), parse(TEXT, derive=True, as_of=AS_OF).to_dict()
    assert {"derived", "asOf"} <= derived["meta"].keys()
    assert not {"derived", "asOf"} & plain["meta"].keys()
    assert {**derived, "meta": None} == {**plain, "meta": None}


def test_as_of_is_stated_as_given():
    for wanted, stated in ((datetime.date(2025, 6, 30), "2025-06-30"), ("2025", "2025"), (None, None)):
        meta = parse(TEXT, derive=True, as_of=wanted).to_dict()["meta"]
        assert meta.get("asOf") == stated


@pytest.mark.parametrize("bad", ["2025-13", "2025-02-30", "25", "heute", "", "2025-6", "2025-06-"])
def test_what_is_no_date_is_refused(bad: str):
    with pytest.raises(UsageError, match="no date"):
        parse(TEXT, derive=True, as_of=bad)


def test_the_document_names_every_key_that_samples_have():
    told = (ROOT / "docs" / "derived.md").read_text(encoding="utf-8")
    seen = set()
    for path in sorted((ROOT / "samples").glob("*.[mht]*")):
        meta = parse_file(path, derive=True, as_of=AS_OF).meta
        assert meta is not None
        seen |= {re.sub("/.*", "/…", key) for key in meta.derived or {}}
    assert len(seen) > 8
    assert [key for key in sorted(seen) if f"`{key}`" not in told] == []
