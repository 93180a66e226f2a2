"""Pages out of templates: one file each, that fetches nothing and runs no script but its own."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..output.json import dump_data

HERE = Path(__file__).parent


def render(template: str, *, styles: Iterable[str], scripts: Iterable[str], **values: Any) -> bytes:
    """Give a page as UTF-8.

    `template` is a file in `templates/`; `styles` and `scripts` are files in `static/`, written into the page in this
    order and named by their hashes in its Content-Security-Policy, so that nothing else can run. All of `values` is
    escaped, and `as_script_data` gives plain data for a `<script type="application/json">`.
    """
    style = Markup("\n".join(_static(name) for name in styles))
    parts = [Markup(_static(name)) for name in scripts]
    page = _environment().get_template(template)
    text = page.render(style=style, scripts=parts, policy=_policy([style], parts), **values)
    # A file name may hold lone surrogates.
    return text.encode("utf-8", "replace")


def as_script_data(data: Any) -> Markup:
    """Write plain data as JSON that cannot end the script element which it stands in."""
    text = dump_data(data, compact=True).decode("utf-8").strip()
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _policy(styles: list[Markup], scripts: list[Markup]) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {' '.join(map(_hash, styles))}",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _static(name: str) -> str:
    return (HERE / "static" / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["as_script_data"] = as_script_data
    return environment
