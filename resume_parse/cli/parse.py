"""`resume-parse parse`, the command that is meant when none is named: résumés to JSON or to a readable view."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from resume_parse.errors import UsageError
from resume_parse.output import FileSink, StdoutSink, open_sink

from .exits import Exit, Tally, complain
from .group import DEFAULT_COMMAND, app
from .inputs import (
    Encoding,
    Files,
    Format,
    Output,
    all_imported,
    check_encoding,
    check_output,
    is_terminal,
    paths_of,
)

if TYPE_CHECKING:
    from resume_parse.batch import Outcome
    from resume_parse.model import Resume
    from resume_parse.model_meta import Warning

AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="The day that counts as today; default: the clock's.")
]


@app.command(DEFAULT_COMMAND)
def parse(
    files: Files = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON on a terminal too.")] = False,
    as_page: Annotated[bool, typer.Option("--human", help="Print the readable view, not only on a terminal.")] = False,
    output: Output = None,
    from_: Annotated[Format | None, typer.Option("--from", help="Format of the input; default: found out.")] = None,
    encoding: Encoding = None,
    evidence: Annotated[bool, typer.Option("--evidence", help="Add where each value was read from.")] = False,
    account: Annotated[bool, typer.Option("--account", help="Add where each line of the input went.")] = False,
    derive: Annotated[bool, typer.Option("--derive", help="Add what follows by counting: months of work …")] = False,
    as_of: AsOf = None,
    compact: Annotated[bool, typer.Option("--compact", help="One line of JSON.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No warnings about the documents.")] = False,
) -> None:
    """Parse résumés; meant when no command is named."""
    named = paths_of(files)
    check_encoding(encoding)
    if as_page and (as_json or evidence or account or compact):
        raise UsageError("--human prints no JSON: leave out --json, --evidence, --account and --compact")
    wants_json = as_json or output or evidence or account or derive or compact
    human = as_page or (not wants_json and is_terminal(sys.stdout))
    today = _today(as_of) if derive or human else None
    if as_of is not None and today is None:
        raise UsageError("--as-of needs --derive or --human")
    from resume_parse.batch import Options, expand, parse_each

    all_imported()
    inputs = list(expand(named))
    check_output(output, [item.path for item in inputs])
    options = Options(from_.value if from_ else None, encoding, evidence, account, derive or human, today)
    single = len(named) == 1 and not os.path.isdir(named[0])
    tally = Tally()
    with open_sink(output) as sink:
        write = _human_writer(sink, single) if human else _json_writer(sink, single, compact)
        for resume, path in tally.sort_out(map(_without_empty, parse_each(inputs, options))):
            _report_warnings(resume, path, quiet=quiet or human)
            write(resume, path)
        if tally.code is Exit.NO_INPUT:
            sink.discard()
    raise typer.Exit(tally.code)


def _today(as_of: str | None) -> str:
    """The date that counts as today: the only place where the clock is read."""
    from resume_parse.as_of import as_of_date, today

    return today() if as_of is None else as_of_date(as_of)


def _without_empty(outcome: Outcome[Resume]) -> Outcome[Resume]:
    """Make a failed input of an empty one: there is nothing to print."""
    from resume_parse.batch import Outcome
    from resume_parse.errors import EmptyError

    for warning in _warnings(outcome.value):
        if warning.code == "empty":
            return Outcome(outcome.path, error=EmptyError("is empty"))
    return outcome


def _warnings(resume: Resume | None) -> list[Warning]:
    return (resume.meta.warnings if resume and resume.meta else None) or []


def _report_warnings(resume: Resume, path: str, *, quiet: bool) -> None:
    for warning in _warnings(resume):
        if not quiet or warning.code == "not-a-resume":
            place = f":{warning.line}" if warning.line else ""
            complain(f"{path}{place}: warning: {warning.message}")


def _json_writer(sink: StdoutSink | FileSink, single: bool, compact: bool) -> Callable[[Resume, str], None]:
    from resume_parse.output.json import dump

    def write(resume: Resume, path: str) -> None:
        sink.write(dump(resume, compact=compact or not single))

    return write


def _human_writer(sink: StdoutSink | FileSink, single: bool) -> Callable[[Resume, str], None]:
    from io import StringIO

    from rich.console import Console

    from resume_parse.output.human import show

    # A file gets no colours, and UTF-8 whatever the locale.
    file = StringIO() if isinstance(sink, FileSink) else None
    console = Console(file=file, markup=False, highlight=False, emoji=False)

    def write(resume: Resume, path: str) -> None:
        with console.capture() as capture:
            show(resume, console, title=None if single else path)
        sink.write(capture.get().encode(console.encoding, "replace"))

    return write
