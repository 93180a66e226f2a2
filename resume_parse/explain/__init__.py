"""Why a document was read as it was: of a value, of a line, of the whole. Everything is told as plain data."""

from __future__ import annotations

from resume_parse.explain.lines import line_told, lines_told
from resume_parse.explain.reading import Reading, read_watched
from resume_parse.explain.values import leaves_below, value_told

__all__ = ["Reading", "leaves_below", "line_told", "lines_told", "read_watched", "value_told"]
