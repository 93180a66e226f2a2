"""The command as a user meets it: streams, exit codes, and files on the disk."""

import datetime
import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from resume_parse import __version__, cli
from resume_parse.batch import Outcome
from resume_parse.cli.exits import Tally
from resume_parse.errors import SourceError
from resume_parse.output import printable

RESUME = "# 李雷\n\n邮箱：lilei@example.com\n电话：138 0013 8000\n"
OTHER = "# Maria Svensson\n\nEmail: maria@example.com\n"
NO_RESUME = (
    "import os\nfrom sys import path\n\n\ndef main():\n    return os.getcwd();\n\n\nclass Thing:\n    pass\n" * 8
)


class Result:
    def __init__(self, done: "subprocess.CompletedProcess[bytes]") -> None:
        self.code, self.out = done.returncode, done.stdout
        self.err = done.stderr.decode("utf-8", "replace")

    @property
    def json(self) -> dict:
        return json.loads(self.out)

    @property
    def lines(self) -> list[dict]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def errors(self) -> list[str]:
        return self.err.splitlines()


Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the command in a folder that holds a.md, b.md and nothing else."""
    (tmp_path / "a.md").write_text(RESUME, encoding="utf-8")
    (tmp_path / "b.md").write_text(OTHER, encoding="utf-8")

    def run(*args: str, stdin: bytes = b"", code: str | None = None, env: dict[str, str] | None = None) -> Result:
        how = ["-c", code] if code else ["-m", "resume_parse"]
        done = subprocess.run(
            [sys.executable, *how, *args],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, **(env or {})},
            timeout=60,
            check=False,
        )
        assert b"Traceback" not in done.stderr
        return Result(done)

    return run


def name_of(document: dict) -> str:
    return document["basics"]["name"]


# ---------------------------------------------------------------- what comes out


@pytest.mark.parametrize(
    "args", [("a.md",), ("a.md", "--json"), ("--json", "a.md"), ("parse", "a.md"), ("--", "a.md"), ("-q", "a.md")]
)
def test_one_file_is_one_document(run: Run, args: tuple[str, ...]):
    result = run(*args)
    assert result.code == 0
    assert name_of(result.json) == "李雷"
    assert result.json["meta"]["source"]["path"] == "a.md"
    assert result.out.startswith(b'{\n  "basics": {\n')
    assert result.out.endswith(b"}\n")


def test_compact_is_one_line(run: Run):
    result = run("a.md", "--compact")
    assert result.out.count(b"\n") == 1
    assert result.json == run("a.md").json


def test_standard_input(run: Run):
    named, bare = run("-", stdin=RESUME.encode()), run(stdin=RESUME.encode())
    assert named.code == bare.code == 0
    assert name_of(named.json) == "李雷"
    assert named.out == bare.out
    assert "path" not in named.json["meta"]["source"]


def test_several_files_are_json_lines(run: Run):
    result = run("b.md", "-", "a.md", stdin=RESUME.encode())
    assert [name_of(document) for document in result.lines] == ["Maria Svensson", "李雷", "李雷"]


def test_folder_is_json_lines_in_order(run: Run, tmp_path: Path):
    folder = tmp_path / "folder"
    for name in ("b/z.txt", "b.html", "a.markdown", "b/a.MD", "10.md", "9.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(RESUME, encoding="utf-8")
    for name in (".hidden.md", "~$lock.md", "a.gold.json", "notes.pdf", ".git/c.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(RESUME, encoding="utf-8")
    (folder / "link.md").symlink_to(tmp_path / "a.md")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.md")
    result = run("folder")
    assert result.code == 0
    paths = [document["meta"]["source"]["path"] for document in result.lines]
    assert paths == [f"folder/{name}" for name in ("10.md", "9.md", "a.markdown", "b/a.MD", "b/z.txt", "b.html")]


def test_folder_with_one_document_is_json_lines(run: Run, tmp_path: Path):
    (tmp_path / "b.md").unlink()
    result = run(".")
    assert result.out.count(b"\n") == 1
    assert result.json["meta"]["source"]["path"] == "./a.md"


def test_evidence_and_account_when_asked_for(run: Run):
    plain, full = run("a.md").json, run("a.md", "--evidence", "--account").json
    assert not {"evidence", "account"} & plain["meta"].keys()
    assert "/basics/email" in full["meta"]["evidence"]
    assert [line["line"] for line in full["meta"]["account"]][:1] == [1]
    assert {key: value for key, value in full.items() if key != "meta"} == {
        k: v for k, v in plain.items() if k != "meta"
    }


def test_format_and_encoding_can_be_told(run: Run, tmp_path: Path):
    (tmp_path / "gb.txt").write_bytes(RESUME.encode("gb18030"))
    source = run("gb.txt", "--from", "text", "--encoding", "gb18030").json["meta"]["source"]
    assert source["format"] == "text"
    assert source["encoding"] == "gb18030"


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_output_is_utf8_whatever_the_locale(run: Run, locale: str):
    env = {"LC_ALL": locale, "PYTHONIOENCODING": "ascii", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    assert "李雷".encode() in run("a.md", env=env).out


def test_odd_file_names(run: Run, tmp_path: Path):
    for name in (b"-odd.md", b"schema", b"new\nline.md", b"\xff.md", "‮txt.md".encode()):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(RESUME, encoding="utf-8")
    assert name_of(run("--", "-odd.md").json) == "李雷"
    assert name_of(run("./schema").json) == "李雷"
    result = run(".")
    assert result.code == 0
    assert len(result.lines) == 6  # ./schema has no suffix of a document
    missing = run("no\nsuch\x1b[31m.md")
    assert missing.errors == ["resume-parse: no such [31m.md: no such file"]


# ---------------------------------------------------------------- output file


def test_output_file(run: Run, tmp_path: Path):
    result = run("a.md", "-o", "out.json")
    assert (result.code, result.out) == (0, b"")
    assert (tmp_path / "out.json").read_bytes() == run("a.md").out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "b.md", "out.json"]


def test_output_file_keeps_its_mode_and_its_link(run: Run, tmp_path: Path):
    target = tmp_path / "target.json"
    target.write_text("old")
    target.chmod(0o600)
    (tmp_path / "link.json").symlink_to(target)
    assert run("a.md", "--output", "link.json").code == 0
    assert (tmp_path / "link.json").is_symlink()
    assert name_of(json.loads(target.read_bytes())) == "李雷"
    assert target.stat().st_mode & 0o777 == 0o600


def test_output_file_stays_when_every_input_failed(run: Run, tmp_path: Path):
    (tmp_path / "out.json").write_text("old")
    assert run("missing.md", "-o", "out.json").code == 3
    assert (tmp_path / "out.json").read_text() == "old"
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("place", ["no/such/folder/out.json", ".", "a.md/out.json"])
def test_output_not_writable(run: Run, place: str):
    result = run("a.md", "-o", place)
    assert (result.code, result.out) == (4, b"")
    assert len(result.errors) == 1
    assert result.err.startswith(f"resume-parse: {place}: cannot be written (")


def test_output_must_not_be_an_input(run: Run, tmp_path: Path):
    result = run("a.md", "b.md", "-o", "b.md")
    assert result.code == 2
    assert (tmp_path / "b.md").read_text(encoding="utf-8") == OTHER


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_full_disk(run: Run):
    code = "import os, sys; os.dup2(os.open('/dev/full', os.O_WRONLY), 1); from resume_parse.cli import main; main()"
    result = run("a.md", code=code)
    assert result.code == 4
    assert result.errors[-1].startswith("resume-parse: standard output cannot be written (")
    assert run("a.md", "-o", "/dev/null").code == 0


# ---------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.md", None),
        ("empty.md", b""),
        ("blank.md", b" \n\n\t\n"),
        ("picture.md", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
    ],
)
def test_an_input_that_fails(run: Run, tmp_path: Path, name: str, content: bytes | None):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    alone = run(name)
    assert (alone.code, alone.out) == (3, b"")
    assert len(alone.errors) == 1
    assert alone.err.startswith(f"resume-parse: {name}: ")
    among = run("a.md", name, "b.md", "-q")
    assert among.code == 1
    assert among.errors == alone.errors
    assert [name_of(document) for document in among.lines] == ["李雷", "Maria Svensson"]


def test_a_file_that_may_not_be_read(run: Run, tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.md")
    result = run("pipe.md")
    assert (result.code, len(result.errors)) == (3, 1)


def test_empty_standard_input(run: Run):
    result = run("-")
    assert (result.code, result.out) == (3, b"")
    assert result.err.startswith("resume-parse: -: ")


def test_folder_without_documents(run: Run, tmp_path: Path):
    (tmp_path / "folder").mkdir()
    result = run("folder")
    assert (result.code, len(result.errors)) == (3, 1)
    assert result.err.startswith("resume-parse: folder: folder without documents")
    assert run("folder", "a.md").code == 1


def test_no_resume_is_a_typed_answer(run: Run, tmp_path: Path):
    (tmp_path / "code.txt").write_text(NO_RESUME)
    for quiet in ((), ("--quiet",)):
        result = run("code.txt", *quiet)
        assert result.code == 0
        assert result.json.keys() == {"sections", "meta"}  # the words are kept, no person is made of them
        assert [warning["code"] for warning in result.json["meta"]["warnings"]] == ["not-a-resume"]
        assert len(result.errors) == 1
        assert result.err.startswith("resume-parse: code.txt: warning: ")


def test_encoding_that_does_not_fit(run: Run, tmp_path: Path):
    (tmp_path / "latin.txt").write_bytes("Name: Zoë Müller\n".encode("latin-1"))
    result = run("latin.txt", "--encoding", "utf-8")
    assert (result.code, result.out, len(result.errors)) == (3, b"", 1)
    assert result.err.startswith("resume-parse: latin.txt: ")


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (("a.md", "--frobnicate"), "--frobnicate"),
        (("--frobnicate",), "--frobnicate"),
        (("a.md", "--from", "pdf"), "pdf"),
        (("a.md", "--encoding", "no-such"), "no-such"),
        (("a.md", "--encoding", "rot13"), "rot13"),
        (("a.md", "-o"), "-o"),
        (("schema", "extra"), "extra"),
        (("sniff", "a.md", "--encoding", "no\0such"), "no"),
    ],
)
def test_usage_errors(run: Run, args: tuple[str, ...], reason: str):
    if any("\0" in arg for arg in args):
        outcome = CliRunner().invoke(cli.app, list(args), standalone_mode=False)
        assert reason in str(outcome.exception)
        return
    result = run(*args)
    assert (result.code, result.out, len(result.errors)) == (2, b"", 1)
    assert result.err.startswith("resume-parse: ")
    assert reason in result.err


# ---------------------------------------------------------------- when things break

BREAK = """
import sys
from resume_parse import {module}
real = {module}.{name}
def broken(source, **options):
    if "Maria" in source.text:
        {action}
    return real(source, **options)
{module}.{name} = broken
from resume_parse.cli import main
main()
"""


def test_a_bug_is_one_line_and_stops_nothing(run: Run):
    code = BREAK.format(module="batch", name="run", action="raise RuntimeError('first\\nsecond\\x1b')")
    result = run("b.md", "a.md", "-q", code=code)
    assert result.code == 70
    assert result.errors == ["resume-parse: internal error while reading b.md: RuntimeError: first second"]
    assert name_of(result.json) == "李雷"


def test_interrupt(run: Run, tmp_path: Path):
    code = BREAK.format(module="batch", name="run", action="raise KeyboardInterrupt")
    result = run("a.md", "b.md", "-o", "out.jsonl", "-q", code=code)
    assert (result.code, result.err) == (130, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "b.md"]


def test_interrupt_by_signal(tmp_path: Path):
    process = subprocess.Popen(
        [sys.executable, "-m", "resume_parse", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(2)  # long enough to be waiting for its input
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"")


@pytest.mark.parametrize("args", [("a.md", "b.md"), ("schema",), ("sniff", "a.md"), ("--help",), ("--version",)])
def test_reader_gone(run: Run, tmp_path: Path, args: tuple[str, ...]):
    run("a.md")  # writes the files
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "resume_parse", "-q", *args]
            if args[0] == "a.md"
            else [sys.executable, "-m", "resume_parse", *args],
            stdin=subprocess.DEVNULL,
            stdout=closed,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            check=False,
        )
    assert (done.returncode, done.stderr) == (141, b"")


# ---------------------------------------------------------------- on a terminal


def on_terminal(tmp_path: Path, *args: str) -> tuple[int, str]:
    """Run the command with a terminal as its streams; give its exit code and what the terminal got."""
    main, side = pty.openpty()
    env = {**os.environ, "NO_COLOR": "1", "TERM": "xterm", "COLUMNS": "100"}
    process = subprocess.Popen(
        [sys.executable, "-m", "resume_parse", *args], stdin=side, stdout=side, stderr=side, cwd=tmp_path, env=env
    )
    os.close(side)
    got = b""
    while True:
        try:
            part = os.read(main, 65536)
        except OSError:  # the other side is closed
            break
        if not part:
            break
        got += part
    os.close(main)
    return process.wait(timeout=30), got.decode("utf-8")


def test_a_terminal_gets_a_readable_view(tmp_path: Path):
    text = (
        "# 李雷 [link=https://x.example.com]a[/link] [/]\n\n邮箱：lilei@example.com\n\n"
        "## Skills\n\n- \x1b]0;title\x07Python\u202e\x9b31m\n"
    )
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    code, shown = on_terminal(tmp_path, "a.md")
    assert code == 0
    assert "lilei@example.com" in shown
    assert "李雷" in shown
    assert not shown.lstrip().startswith("{")
    for bad in ("\x1b]", "\x07", "\x9b", "\u202e", "\x1b]8"):
        assert bad not in shown


def test_the_readable_view_goes_anywhere_when_asked_for(run: Run, tmp_path: Path):
    (tmp_path / "job.md").write_text(
        "# Ida Falk\n\n## Experience\n\n**Quarry GmbH**, Developer, 2016-09 – today\n", encoding="utf-8"
    )
    piped = run("job.md", "--human", "--as-of", "2020-02", env={"COLUMNS": "60"})
    assert piped.code == 0
    assert piped.out.startswith(b"Ida Falk\n")
    assert b"3 y 6 m" in piped.out
    assert b"\x1b" not in piped.out
    written = run("job.md", "--human", "--as-of", "2020-02", "-o", "page.txt", env={"COLUMNS": "60"})
    assert (written.code, written.out) == (0, b"")
    assert (tmp_path / "page.txt").read_bytes() == piped.out
    ascii_only = run("job.md", "--human", "--as-of", "2020-02", env={"PYTHONIOENCODING": "ascii"})
    assert "2016-09 - now" in ascii_only.out.decode("ascii")


def test_derived_facts_state_the_day_that_counts_as_today(run: Run):
    assert "derived" not in run("a.md").json["meta"]
    assert run("a.md", "--derive", "--as-of", "2020-02").json["meta"]["asOf"] == "2020-02"
    before = datetime.date.today()
    stated = datetime.date.fromisoformat(run("a.md", "--derive").json["meta"]["asOf"])
    assert before <= stated <= datetime.date.today()


@pytest.mark.parametrize(
    "options", [("--as-of", "2020"), ("--derive", "--as-of", "soon"), ("--human", "--json"), ("--human", "--evidence")]
)
def test_options_that_do_not_go_together(run: Run, options: tuple[str, ...]):
    result = run("a.md", *options)
    assert (result.code, result.out) == (2, b"")
    assert len(result.errors) == 1


def test_json_on_a_terminal_when_asked_for(tmp_path: Path):
    (tmp_path / "a.md").write_text(RESUME, encoding="utf-8")
    for option in ("--json", "--evidence", "--account", "--compact"):
        code, shown = on_terminal(tmp_path, "a.md", option, "-q")
        assert code == 0
        assert name_of(json.loads(shown)) == "李雷"


def test_nothing_named_on_a_terminal_shows_the_help(tmp_path: Path):
    code, shown = on_terminal(tmp_path)
    assert code == 0
    assert "Usage: resume-parse" in shown


# ---------------------------------------------------------------- other commands


def test_version(run: Run):
    result = run("--version")
    assert (result.code, result.out.decode()) == (0, f"resume-parse {__version__}\n")


def test_help_names_options_and_commands(run: Run):
    result = run("--help")
    assert result.code == 0
    for word in ("--json", "--evidence", "--encoding", "sniff", "schema", "--version", "--install-completion"):
        assert word in result.out.decode()


def test_schema(run: Run, tmp_path: Path):
    result = run("schema")
    assert result.code == 0
    assert result.json["properties"]["basics"] == {"$ref": "#/$defs/Basics"}
    assert run("schema", "-o", "schema.json").out == b""
    assert (tmp_path / "schema.json").read_bytes() == result.out


def test_sniff(run: Run, tmp_path: Path):
    (tmp_path / "code.txt").write_text(NO_RESUME)
    result = run("sniff", "a.md", "code.txt", "missing.txt")
    assert result.code == 1
    lines = result.out.decode().splitlines()
    assert [line.split(" ")[:2] for line in lines] == [["a.md:", "markdown"], ["code.txt:", "none"]]
    assert all(line.endswith(")") for line in lines)
    assert result.errors == ["resume-parse: missing.txt: no such file"]
    text = f"{RESUME}\n## 技能\n\n- **Python**\n\n## 爱好\n\n- 围棋\n"
    verdict = run("sniff", "-", "--json", stdin=text.encode()).json
    assert verdict["format"] == "markdown"
    assert 0 <= verdict["score"] <= 1
    assert verdict["reasons"]


@pytest.mark.parametrize(
    ("words", "current", "expected"),
    [
        ("resume-parse s", 1, {"schema", "sniff"}),
        ("resume-parse --ev", 1, {"--evidence"}),
        ("resume-parse a.md --acc", 2, {"--account"}),
    ],
)
def test_shell_completion(run: Run, words: str, current: int, expected: set[str]):
    env = {"_RESUME_PARSE_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(current)}
    result = run(env=env)
    assert set(result.out.decode().split()) == expected


# ---------------------------------------------------------------- small things


def test_exit_codes_of_a_tally(capsys: pytest.CaptureFixture[str]):
    good, bad, bug = Outcome("a", 1), Outcome("b", error=SourceError("no")), Outcome("c", bug=ValueError("x"))
    for outcomes, code in (([good], 0), ([good, bad], 1), ([bad], 3), ([], 3), ([good, bug], 70), ([bad, bug], 70)):
        tally = Tally()
        assert [value for value, _ in tally.sort_out(iter(outcomes))] == [1] * outcomes.count(good)
        assert tally.code == code
    assert capsys.readouterr().err.splitlines()[0] == "resume-parse: b: no"


def test_printable_is_one_harmless_line():
    assert printable("a\x1b[31mb\n\x9bc\u202ed\u2028e\ud800") == "a [31mb c d e"
    assert printable("张三 – ok\u3000x") == "张三 – ok\u3000x"
