"""The data files: each names its source, none repeats itself, and the compiled lexicon is what they say."""

import csv
import importlib
import pkgutil
import re
from collections import Counter
from pathlib import Path

import pytest

import resume_parse
from resume_parse.knowledge import compile as compiler
from resume_parse.knowledge.compile import compile_lexicon
from resume_parse.knowledge.cues import cue_pattern, signs_of, with_cues
from resume_parse.knowledge.lexicon import Lexicon, compiled, lexicon
from resume_parse.knowledge.packing import (
    BASE,
    Packed,
    pack_rows,
    pack_table,
    to_bytes,
    unpack_lists,
    unpack_names,
    unpack_rows,
)
from resume_parse.knowledge.signs import signs_in
from resume_parse.patterns import LazyPattern

FOLDER = Path(compiler.__file__).parent
FILES = sorted(path for path in FOLDER.rglob("*") if path.suffix in (".toml", ".txt", ".csv"))
LISTS = [path for path in FILES if path.suffix == ".txt" and path.stem not in ("t2s", "surnames")]
LICENCES = ("Apache-2.0", "MIT", "CC BY 4.0", "Unicode licence", "BSD")


def rows(path: Path) -> list[str]:
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def test_the_data_is_there() -> None:
    assert {"skills.csv", "places.csv", "schools.txt", "dates.toml", "networks.toml", "zh.toml"} <= {
        p.name for p in FILES
    }
    assert len(LISTS) >= 3


def test_lexicon_is_not_stale() -> None:
    wanted, found = to_bytes(compile_lexicon()), (FOLDER / "lexicon.packed").read_bytes()
    # Not `assert wanted == found`: its difference would be megabytes.
    same = wanted == found
    assert same, "run python -m resume_parse.knowledge.compile"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_file_names_source_and_licence(path: Path) -> None:
    head = "\n".join(path.read_text(encoding="utf-8").splitlines()[:20])
    comment = " ".join(line[1:].strip() for line in head.splitlines() if line.startswith("#"))
    assert any(licence in comment for licence in LICENCES), "name the licence"
    assert any(word in comment.lower() for word in ("written for", "from ", "source")), "name the source"


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_list_has_no_duplicates(path: Path) -> None:
    assert [row for row, n in Counter(rows(path)).items() if n > 1] == []


def test_code_and_data_name_the_same_cues() -> None:
    code = "\n".join(p.read_text(encoding="utf-8") for p in FOLDER.parent.rglob("*.py") if p.name != "cues.py")
    assert set(re.findall(r"\(\?&(\w+)\)", code)) == set(compiled()["cues"])


def test_every_pattern_compiles() -> None:
    names = [m.name for m in pkgutil.walk_packages(resume_parse.__path__, "resume_parse.") if "__main__" not in m.name]
    values = [v for name in names for v in vars(importlib.import_module(name)).values() if isinstance(v, LazyPattern)]
    assert len(values) > 100
    for pattern in values:
        pattern.search("a line that none of them needs to find")


def test_surnames_have_no_duplicates() -> None:
    section, seen = "", []
    for row in rows(FOLDER / "surnames.txt"):
        section = row if row.startswith("[") else section
        seen.append((section, row))
    assert [row for row, n in Counter(seen).items() if n > 1] == []


def test_characters_have_one_simplified_form() -> None:
    assert [c for c, n in Counter(row.split()[0] for row in rows(FOLDER / "t2s.txt")).items() if n > 1] == []


def skills() -> list[dict[str, str]]:
    return list(csv.DictReader(rows(FOLDER / "skills.csv")))


def aliases(row: dict[str, str]) -> list[str]:
    return [alias for alias in (row["aliases"] or "").split("|") if alias]


def test_skills_are_many_and_named_once() -> None:
    table = skills()
    assert len(table) >= 1500
    assert [name for name, n in Counter(row["name"] for row in table).items() if n > 1] == []


def test_each_alias_means_one_skill() -> None:
    fold = lexicon().fold
    names: dict[str, set[str]] = {}
    for row in skills():
        for alias in aliases(row):
            names.setdefault(fold(alias), set()).add(row["name"])
    assert len(names) > 1500
    assert {alias: sorted(found) for alias, found in names.items() if len(found) > 1} == {}


def test_no_alias_is_the_name_of_another_skill() -> None:
    fold = lexicon().fold
    own = {fold(row["name"]): row["name"] for row in skills()}
    clashes = [
        (a, row["name"]) for row in skills() for a in aliases(row) if own.get(fold(a), row["name"]) != row["name"]
    ]
    assert clashes == []


def test_places_have_no_duplicates() -> None:
    table = [tuple(row.values()) for row in csv.DictReader(rows(FOLDER / "places.csv"))]
    assert len(table) > 1000
    assert [row for row, n in Counter(table).items() if n > 1] == []


def test_headings_and_labels_are_folded() -> None:
    lex = lexicon()
    words = [*lex.headings, *lex.heads, *lex.labels]
    assert len(words) > 1000
    assert [word for word in words if lex.fold(word) != word] == []


def test_lexicon_is_frozen_and_lazy() -> None:
    lex = Lexicon(Packed((FOLDER / "lexicon.packed").read_bytes()))
    assert "places" not in vars(lex)
    assert lex.places is lex.places
    assert "places" in vars(lex)
    with pytest.raises(AttributeError):
        lex.places = {}


def test_packing_gives_back_what_went_in() -> None:
    names = {f"key {n}": f"value {n % 700}" for n in range(900)}
    assert unpack_names(pack_table(names)) == names
    assert max(map(ord, pack_table(names)["codes"])) == BASE + 699
    lists = {"a": ("x", "y"), "b": ("z",)}
    assert unpack_lists(pack_table(lists)) == lists
    assert unpack_rows(pack_rows({"b": ("x", "1"), "a": ("y", "2")})) == {"a": "y\t2", "b": "x\t1"}
    assert unpack_names(pack_table({})) == {}


def test_signs_are_what_no_match_is_without() -> None:
    assert signs_in("pre[mn]io") in ({"pre"}, {"io"})
    assert signs_in(r"\b(?:first|second)\s+prize\b") == {"prize"}
    assert signs_in("[证證][书書]") in ({"证", "證"}, {"书", "書"})
    assert signs_in("a|b?") == signs_in(r"\d{4}") == signs_in("(?=x)") == frozenset()
    assert signs_of(r"(?&won)?\d") == signs_of(r"(?&won)|\d") == signs_of("(?=(?&won))") == frozenset()
    assert signs_of(r"^(?:(?&won)|(?&obtained))\s") == signs_of("(?&won)") | signs_of("(?&obtained)")
    assert signs_of("(?&selfPrefix){0,2}(?&won)") == signs_of("(?&won)")


def test_a_cue_pattern_finds_the_same_before_it_is_compiled() -> None:
    for text in ("荣获一等奖", "Awarded a prize", "nothing", ""):
        fresh, made = cue_pattern("(?&award)", re.I), re.compile(with_cues("(?&award)"), re.I)
        assert bool(fresh.search(text)) == bool(made.search(text))
        fresh = cue_pattern("(?&award)", re.I)
        assert fresh.sub("-", text) == made.sub("-", text)
