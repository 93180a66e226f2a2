"""Compiled patterns kept between runs: the same patterns, the rules of byte code, and nothing lost without them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from resume_parse.pattern_cache import compile_pattern

RUN = """
import re, sys
from resume_parse import pattern_cache
compiled = []
slow = pattern_cache._code
pattern_cache._code = lambda *args: compiled.append(args) or slow(*args)
found = pattern_cache.compile_pattern(r"(?P<year>\\d{4})年", re.I).search("二〇一九 2019年")
pattern_cache.save()
print(found["year"], len(compiled))
"""


@pytest.fixture
def run(tmp_path: Path):
    def run(**extra: str) -> list[str]:
        env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        env |= {"PYTHONPYCACHEPREFIX": str(tmp_path), **extra}
        done = subprocess.run([sys.executable, "-c", RUN], env=env, capture_output=True, text=True, check=True)
        assert done.stderr == ""
        return done.stdout.split()

    return run


def kept(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.patterns*"))


@pytest.mark.parametrize(
    ("pattern", "flags"),
    [(r"(?P<a>\w+)\s(?P<b>[一-龥]+)", 0), (r"(?i:ab)|c", re.S), (r"x # y", re.X | re.I), ("", 0)],
)
def test_a_pattern_is_what_re_makes_of_it(pattern: str, flags: int):
    ours, theirs = compile_pattern(pattern, flags), re.compile(pattern, flags)
    assert (ours, ours.groupindex, ours.groups, ours.flags) == (theirs, theirs.groupindex, theirs.groups, theirs.flags)
    assert [m.groups() for m in ours.finditer("ab 李雷 xABc")] == [m.groups() for m in theirs.finditer("ab 李雷 xABc")]


def test_a_bad_pattern_raises_like_re():
    with pytest.raises(re.error):
        compile_pattern("(")


def test_the_second_run_compiles_nothing(run, tmp_path: Path):
    assert run() == ["2019", "1"]
    assert [path.suffix for path in kept(tmp_path)] == [".patterns"]
    assert run() == ["2019", "0"]


def test_nothing_is_written_where_python_writes_no_byte_code(run, tmp_path: Path):
    assert run(PYTHONDONTWRITEBYTECODE="1") == ["2019", "1"]
    assert kept(tmp_path) == []


@pytest.mark.parametrize("content", [b"", b"no marshal", b"\xe9\x02\x00\x00\x00", b"(\x02\x00\x00\x00NN"])
def test_a_file_that_cannot_be_read_is_made_anew(run, tmp_path: Path, content: bytes):
    run()
    kept(tmp_path)[0].write_bytes(content)
    assert run() == ["2019", "1"]
    assert run() == ["2019", "0"]


def test_a_place_that_cannot_be_written_costs_nothing_but_time(run, tmp_path: Path):
    (tmp_path / "file").write_text("")
    assert run(PYTHONPYCACHEPREFIX=str(tmp_path / "file")) == ["2019", "1"]
