"""The command `resume-parse`: options in, streams and exit codes out; no parsing here.

Standard output is data, standard error is for people: one line for each thing that went wrong. Exit codes: 0 all well
(warnings allowed), 1 some inputs failed, 2 usage, 3 no input found or every input failed, 4 output not writable, 70 a
bug of ours, 130 interrupted, 141 standard output closed by its reader.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

# Whatever is imported here is paid for by each call: pydantic, the pipeline and rich come in where they are used.
import typer

from resume_parse import pattern_cache
from resume_parse.errors import OutputError, ResumeParseError

from . import explain, parse, review, schema, sniff  # each adds its command to the group
from .exits import NAME, Exit, complain, describe
from .group import app

__all__ = ["explain", "main", "parse", "review", "schema", "sniff"]


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command and exit with its code; never shows a traceback."""
    # Imports leave no garbage, and looking for it takes a twentieth of a short run.
    gc.disable()
    # Pydantic looks for plugins in the metadata of every installed package; this program wants none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    code = _flushed(_run(args))
    pattern_cache.save()
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
        complain(str(error))
        return Exit.OUTPUT if isinstance(error, OutputError) else Exit.USAGE
    except Exception as error:
        # Typer's usage errors: its class for them has moved between versions.
        if (message := getattr(error, "format_message", None)) is not None:
            complain(f"{message()} (see '{NAME} --help')")
            return Exit.USAGE
        complain(f"internal error: {describe(error)}")
        return Exit.BUG


def _code_of(stop: SystemExit) -> int:
    return stop.code if isinstance(stop.code, int) else Exit.OK if stop.code is None else Exit.BUG
