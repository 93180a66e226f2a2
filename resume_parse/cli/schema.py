"""`resume-parse schema`: the JSON Schema of the output."""

from __future__ import annotations

from resume_parse.output import open_sink

from .group import app
from .inputs import Output


@app.command()
def schema(output: Output = None) -> None:
    """Print the JSON Schema of the output."""
    from resume_parse.model import json_schema
    from resume_parse.output.json import dump_data

    with open_sink(output) as sink:
        sink.write(dump_data(json_schema()))
