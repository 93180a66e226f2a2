"""The command's frame: the group of commands, of which `parse` is meant when none is named."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from resume_parse import __version__

from .exits import NAME
from .inputs import is_terminal

DEFAULT_COMMAND = "parse"


class DefaultGroup(TyperGroup):
    """Commands of which one is meant when none is named: `resume-parse FILE --json`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not args and not ctx.resilient_parsing and is_terminal(sys.stdin):
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
