"""`resume-parse explain`: why a document was read as it was; the whole, a value or a line."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from resume_parse.errors import UsageError
from resume_parse.output import StdoutSink

from .exits import Exit, Tally
from .group import app
from .inputs import Encoding, Format, all_imported, check_encoding

if TYPE_CHECKING:
    from resume_parse.explain import Reading

Told = dict[str, Any]


@app.command()
def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The document; - is standard input.")],
    pointer: Annotated[
        str | None, typer.Argument(metavar="[POINTER]", help="A value, or what holds some: /work/0/name, /work/0.")
    ] = None,
    line: Annotated[int | None, typer.Option("--line", metavar="N", help="Where line N went, counted from 1.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    from_: Annotated[Format | None, typer.Option("--from", help="Format of the input; default: found out.")] = None,
    encoding: Encoding = None,
) -> None:
    """Show why a document was read as it was: source beside fields, a value (by JSON Pointer), or a line."""
    if pointer is not None and line is not None:
        raise UsageError("a pointer or --line, not both")
    if os.path.isdir(file):
        raise UsageError(f"{file}: is a folder; explain takes one document")
    check_encoding(encoding)
    from resume_parse.batch import Input, each
    from resume_parse.explain import read_watched

    all_imported()
    tally = Tally()
    format = from_.value if from_ else None
    for reading, path in tally.sort_out(each([Input(file)], lambda s: read_watched(s, format), encoding=encoding)):
        told = _told(reading, path, pointer, line)
        _print(told, as_json)
    raise typer.Exit(Exit(tally.code))


def _told(reading: Reading, path: str, pointer: str | None, line: int | None) -> Told:
    """What was asked for: `lines`, `values` or `line`. Raises UsageError where the document has no such thing."""
    from resume_parse.explain import leaves_below, line_told, lines_told, value_told

    if line is not None:
        found = line_told(reading, line)
        if found is None:
            raise UsageError(f"{path}: has no line {line}; its last is {len(lines_told(reading))}")
        return {"line": found}
    if pointer is None:
        return {"lines": lines_told(reading)}
    leaves = leaves_below(reading, pointer)
    if not leaves:
        raise UsageError(f"{path}: no value at {pointer!r}")
    return {"values": [value_told(reading, leaf) for leaf in leaves]}


def _print(told: Told, as_json: bool) -> None:
    if as_json:
        from resume_parse.output.json import dump_data

        StdoutSink().write(dump_data(told))
        return
    from rich.console import Console

    from resume_parse.output.explain import show_document, show_line, show_values

    console = Console(markup=False, highlight=False, emoji=False)
    with console.capture() as capture:
        if "lines" in told:
            show_document(told["lines"], console)
        elif "line" in told:
            show_line(told["line"], console)
        else:
            show_values(told["values"], console)
    StdoutSink().write(capture.get().encode(sys.stdout.encoding or "utf-8", "replace"))
