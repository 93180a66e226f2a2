"""`resume-parse sniff`: the format of files, how sure that is, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from resume_parse.output import StdoutSink, printable

from .exits import Tally
from .group import app
from .inputs import Encoding, Files, all_imported, check_encoding, paths_of


@app.command()
def sniff(
    files: Files = None,
    encoding: Encoding = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, one line for each file.")] = False,
) -> None:
    """Tell the format of files, how sure that is, and why."""
    named = paths_of(files)
    check_encoding(encoding)
    from resume_parse import pipeline
    from resume_parse.batch import each, expand
    from resume_parse.output.json import dump_data

    all_imported()
    tally, sink = Tally(), StdoutSink()
    for verdict, path in tally.sort_out(each(expand(named), pipeline.sniff, encoding=encoding)):
        reasons = list(verdict.reasons)
        if as_json:
            data = {"path": path, "format": verdict.format, "score": verdict.score, "reasons": reasons}
            sink.write(dump_data(data, compact=True))
        else:
            line = f"{path}: {verdict.format} {verdict.score:.2f} ({'; '.join(reasons)})"
            sink.write(f"{printable(line)}\n".encode())
    raise typer.Exit(tally.code)
