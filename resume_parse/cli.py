"""The command `resume-parse`: options in, streams and exit codes out; no parsing here.

Standard output is data, standard error is for people: one line for each thing that went wrong. Exit codes: 0 all well
(warnings allowed), 1 some inputs failed, 2 usage, 3 no input found or every input failed, 4 output not writable, 70 a
bug of ours, 130 interrupted, 141 standard output closed by its reader.
"""

from __future__ import annotations

import codecs
import contextlib
import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar

# Whatever is imported here is paid for by each call: pydantic, the pipeline and rich come in where they are used.
import typer
from typer.core import TyperGroup

from . import __version__
from .errors import OutputError, ResumeParseError, UsageError
from .output import FileSink, StdoutSink, open_sink, printable

if TYPE_CHECKING:
    from .batch import Outcome
    from .model import Resume
    from .model_meta import Warning

T = TypeVar("T")

NAME = "resume-parse"
DEFAULT_COMMAND = "parse"


class Exit(IntEnum):
    """What the exit codes mean."""

    OK = 0
    SOME_FAILED = 1
    USAGE = 2
    NO_INPUT = 3
    OUTPUT = 4
    BUG = 70
    INTERRUPTED = 130
    STDOUT_CLOSED = 141


class Format(StrEnum):
    """Formats that `--from` takes."""

    MARKDOWN = "markdown"
    HTML = "html"
    TEXT = "text"


class DefaultGroup(TyperGroup):
    """Commands of which one is meant when none is named: `resume-parse FILE --json`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not args and not ctx.resilient_parsing and _is_terminal(sys.stdin):
            args = ["--help"]
        if (args or not ctx.resilient_parsing) and not self._is_own(args, ctx):
            args = [DEFAULT_COMMAND, *args]
        return super().parse_args(ctx, args)

    def _is_own(self, args: list[str], ctx: Any) -> bool:
        if not args:
            return False
        options = {name for param in self.get_params(ctx) for name in (*param.opts, *param.secondary_opts)}
        return args[0] in self.commands or args[0].split("=", 1)[0] in options

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        return ["[OPTIONS] [FILE...]  |  COMMAND ..."]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        # The default command's options are the ones that a reader of --help looks for.
        shown = [param.get_help_record(ctx) for param in self.commands[DEFAULT_COMMAND].params]
        with formatter.section("Input and output"):
            formatter.write_dl([record for record in shown if record])
        super().format_options(ctx, formatter)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        default = self.commands[DEFAULT_COMMAND]
        context = default.make_context(DEFAULT_COMMAND, [], parent=ctx, resilient_parsing=True)
        return [*super().shell_complete(ctx, incomplete), *default.shell_complete(context, incomplete)]


app = typer.Typer(
    name=NAME,
    cls=DefaultGroup,
    rich_markup_mode=None,
    # Its tracebacks print local variables, which here are whole résumés.
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"{NAME} {__version__}")
        raise typer.Exit


@app.callback()
def group(
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read résumés (Markdown, HTML or plain text) and print what they say.

    One file gives one JSON document, several files or a folder give JSON Lines; on a terminal, a readable view. "-" is
    standard input. A file named like a command is given as ./schema.
    """


Files = Annotated[list[str] | None, typer.Argument(metavar="[FILE...]", help="Files or folders; - is standard input.")]
Encoding = Annotated[str | None, typer.Option("--encoding", metavar="NAME", help="Encoding; default: found out.")]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all.")
]


@app.command(DEFAULT_COMMAND)
def parse(
    files: Files = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON on a terminal too.")] = False,
    output: Output = None,
    from_: Annotated[Format | None, typer.Option("--from", help="Format of the input; default: found out.")] = None,
    encoding: Encoding = None,
    evidence: Annotated[bool, typer.Option("--evidence", help="Add where each value was read from.")] = False,
    account: Annotated[bool, typer.Option("--account", help="Add where each line of the input went.")] = False,
    compact: Annotated[bool, typer.Option("--compact", help="One line of JSON.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No warnings about the documents.")] = False,
) -> None:
    """Parse résumés; meant when no command is named."""
    paths = _paths(files)
    _check_encoding(encoding)
    human = not (as_json or output or evidence or account or compact) and _is_terminal(sys.stdout)
    from .batch import Options, expand, parse_each

    _all_imported()
    inputs = list(expand(paths))
    _check_output(output, [item.path for item in inputs])
    options = Options(from_.value if from_ else None, encoding, evidence, account)
    single = len(paths) == 1 and not os.path.isdir(paths[0])
    tally = Tally()
    with open_sink(output) as sink:
        write = _human_writer(sink, single) if human else _json_writer(sink, single, compact)
        for resume, path in tally.sort_out(map(_without_empty, parse_each(inputs, options))):
            _report_warnings(resume, path, quiet=quiet or human)
            write(resume, path)
        if tally.code is Exit.NO_INPUT:
            sink.discard()
    raise typer.Exit(tally.code)


@app.command()
def sniff(
    files: Files = None,
    encoding: Encoding = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, one line for each file.")] = False,
) -> None:
    """Tell the format of files, how sure that is, and why."""
    paths = _paths(files)
    _check_encoding(encoding)
    from . import pipeline
    from .batch import each, expand
    from .output.json import dump_data

    _all_imported()
    tally, sink = Tally(), StdoutSink()
    for verdict, path in tally.sort_out(each(expand(paths), pipeline.sniff, encoding=encoding)):
        reasons = list(verdict.reasons)
        if as_json:
            data = {"path": path, "format": verdict.format, "score": verdict.score, "reasons": reasons}
            sink.write(dump_data(data, compact=True))
        else:
            line = f"{path}: {verdict.format} {verdict.score:.2f} ({'; '.join(reasons)})"
            sink.write(f"{printable(line)}\n".encode())
    raise typer.Exit(tally.code)


@app.command()
def schema(output: Output = None) -> None:
    """Print the JSON Schema of the output."""
    from .model import json_schema
    from .output.json import dump_data

    with open_sink(output) as sink:
        sink.write(dump_data(json_schema()))


class Tally:
    """Counts what came of the inputs, and tells people of what went wrong."""

    def __init__(self) -> None:
        self.done = self.failed = self.bugs = 0

    def sort_out(self, outcomes: Iterable[Outcome[T]]) -> Iterator[tuple[T, str]]:
        """Pass the values on with their paths; count and report the rest."""
        for outcome in outcomes:
            if outcome.bug is not None:
                self.bugs += 1
                _complain(f"internal error while reading {outcome.path}: {_describe(outcome.bug)}")
            elif outcome.error is not None:
                self.failed += 1
                _complain(f"{outcome.path}: {outcome.error.message}")
            elif outcome.value is not None:
                self.done += 1
                yield outcome.value, outcome.path

    @property
    def code(self) -> Exit:
        """The exit code for what was counted."""
        if self.bugs:
            return Exit.BUG
        if not self.failed and self.done:
            return Exit.OK
        return Exit.SOME_FAILED if self.done else Exit.NO_INPUT


def _paths(files: Sequence[str] | None) -> list[str]:
    if files:
        return list(files)
    if _is_terminal(sys.stdin):
        raise UsageError(f"no input: name a file, a folder or - (see '{NAME} --help')")
    return ["-"]


def _is_terminal(stream: Any) -> bool:
    try:
        return bool(stream is not None and stream.isatty())
    except ValueError:  # closed
        return False


def _check_encoding(name: str | None) -> None:
    if name is None:
        return
    try:
        # Codecs such as rot13 and base64 turn text into text, or bytes into bytes.
        known = bool(getattr(codecs.lookup(name), "_is_text_encoding", True))
    except (LookupError, ValueError):
        known = False
    if not known:
        raise UsageError(f"unknown encoding {name!r}")


def _check_output(output: str | None, paths: Iterable[str]) -> None:
    if output is None or not os.path.isfile(output):
        return
    for path in paths:
        with contextlib.suppress(OSError, ValueError):
            if os.path.samefile(output, path):
                raise UsageError(f"{output}: is an input too, and would be overwritten")


def _without_empty(outcome: Outcome[Resume]) -> Outcome[Resume]:
    """Make a failed input of an empty one: there is nothing to print."""
    from .batch import Outcome
    from .errors import EmptyError

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
            _complain(f"{path}{place}: warning: {warning.message}")


def _json_writer(sink: StdoutSink | FileSink, single: bool, compact: bool) -> Callable[[Resume, str], None]:
    from .output.json import dump

    def write(resume: Resume, path: str) -> None:
        sink.write(dump(resume, compact=compact or not single))

    return write


def _human_writer(sink: StdoutSink | FileSink, single: bool) -> Callable[[Resume, str], None]:
    from rich.console import Console

    from .output.human import show

    console = Console(markup=False, highlight=False, emoji=False)

    def write(resume: Resume, path: str) -> None:
        with console.capture() as capture:
            show(resume, console, title=None if single else path)
        sink.write(capture.get().encode("utf-8", "replace"))

    return write


def _all_imported() -> None:
    """Collect garbage again, but none among what was imported."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _complain(message: str) -> None:
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            print(f"{NAME}: {printable(message)}", file=sys.stderr, flush=True)


def _describe(error: BaseException) -> str:
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text[:200]}" if text else type(error).__name__


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command and exit with its code; never shows a traceback."""
    # Imports leave no garbage, and looking for it takes a twentieth of a short run.
    gc.disable()
    # Pydantic looks for plugins in the metadata of every installed package; this program wants none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    code = _flushed(_run(args))
    # The ordinary end takes the interpreter apart object by object, which is a twentieth of a short run.
    os._exit(code)


def _flushed(code: int) -> int:
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except BrokenPipeError:
        return Exit.STDOUT_CLOSED
    except (OSError, ValueError):
        return code or Exit.OUTPUT
    return code


def _run(args: Sequence[str] | None) -> int:
    try:
        return int(app(args=args, prog_name=NAME, standalone_mode=False) or Exit.OK)
    except SystemExit as stop:
        # Typer turns a closed standard output into exit code 1.
        return Exit.STDOUT_CLOSED if isinstance(stop.__context__, BrokenPipeError) else _code_of(stop)
    except BrokenPipeError:
        return Exit.STDOUT_CLOSED
    except (KeyboardInterrupt, typer.Abort):
        return Exit.INTERRUPTED
    except ResumeParseError as error:
        _complain(str(error))
        return Exit.OUTPUT if isinstance(error, OutputError) else Exit.USAGE
    except Exception as error:
        # Typer's usage errors: its class for them has moved between versions.
        if (message := getattr(error, "format_message", None)) is not None:
            _complain(f"{message()} (see '{NAME} --help')")
            return Exit.USAGE
        _complain(f"internal error: {_describe(error)}")
        return Exit.BUG


def _code_of(stop: SystemExit) -> int:
    return stop.code if isinstance(stop.code, int) else Exit.OK if stop.code is None else Exit.BUG
