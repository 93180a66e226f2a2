"""`resume-parse review`: pages on which documents are checked and corrected; for several, a folder with an index."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from resume_parse.errors import EmptyError, OutputError, UsageError
from resume_parse.output import open_sink

from .exits import Exit, Tally, describe
from .group import app
from .inputs import Encoding, Files, Format, all_imported, check_encoding, check_output, is_terminal, paths_of

if TYPE_CHECKING:
    from resume_parse.batch import Input
    from resume_parse.review.page import Page
    from resume_parse.source import Source


@app.command()
def review(
    files: Files = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="PAGE|FOLDER", help="The page; for several documents, their folder."),
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace what is there.")] = False,
    from_: Annotated[Format | None, typer.Option("--from", help="Format of the input; default: found out.")] = None,
    encoding: Encoding = None,
) -> None:
    """Make a page that shows source and fields side by side, to be corrected in a browser."""
    named = paths_of(files)
    check_encoding(encoding)
    from resume_parse.batch import expand

    many = len(named) > 1 or os.path.isdir(named[0]) or _is_folder(output)
    _check_target(output, many, overwrite)
    inputs = [item for item in expand(named) if not (many and _lies_in(item.path, output))]
    check_output(output, [item.path for item in inputs])
    all_imported()
    format = from_.value if from_ else None
    if many:
        root = named[0] if len(named) == 1 and os.path.isdir(named[0]) else None
        raise typer.Exit(_write_site(inputs, root, str(output), format, encoding))
    raise typer.Exit(_write_page(inputs, output, format, encoding))


def _write_page(inputs: Sequence[Input], output: str | None, format: str | None, encoding: str | None) -> Exit:
    from resume_parse.batch import each

    tally = Tally()
    for page, _ in tally.sort_out(each(inputs, _page_maker(format), encoding=encoding)):
        with open_sink(output) as sink:
            sink.write(page.html)
    return tally.code


def _write_site(
    inputs: Sequence[Input], root: str | None, folder: str, format: str | None, encoding: str | None
) -> Exit:
    from resume_parse.batch import each
    from resume_parse.review.site import Site

    tally, site = Tally(), Site(folder)
    for outcome in each(inputs, _page_maker(format, index="../index.html"), encoding=encoding):
        path = os.path.relpath(outcome.path, root) if root else outcome.path
        for page, _ in tally.sort_out([outcome]):
            site.add(path, page)
        if outcome.value is None:
            site.add_failed(path, outcome.error.message if outcome.error else describe(outcome.bug or Exception()))
    if tally.done:
        site.finish()
    return tally.code


def _page_maker(format: str | None, index: str | None = None) -> Callable[[Source], Page]:
    from resume_parse.pipeline import run
    from resume_parse.review.page import review_page

    def make(source: Source) -> Page:
        if not source.text.strip():
            raise EmptyError("is empty")
        return review_page(run(source, format=format, evidence=True, account=True), source, index=index)

    return make


def _is_folder(output: str | None) -> bool:
    return output is not None and (output.endswith(("/", os.sep)) or os.path.isdir(output))


def _check_target(output: str | None, many: bool, overwrite: bool) -> None:
    if output in (None, "-"):
        if many or is_terminal(sys.stdout):
            raise UsageError("say where it goes: -o FOLDER" if many else "say where it goes: -o PAGE.html")
    elif many and os.path.lexists(str(output)) and not os.path.isdir(str(output)):
        raise OutputError("is no folder", path=output)
    elif not overwrite and (os.path.isfile(str(output)) or (os.path.isdir(str(output)) and os.listdir(output))):
        raise UsageError(f"{output}: exists; --overwrite replaces it")


def _lies_in(path: str, folder: str | None) -> bool:
    """Pages written earlier below the folder of documents are no documents."""
    inside = os.path.realpath(str(folder))
    return os.path.realpath(path).startswith(inside + os.sep)
