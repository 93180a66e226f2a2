"""A résumé as JSON: UTF-8 bytes that any JSON reader takes and no terminal stumbles over."""

from __future__ import annotations

import json
from typing import Any

from resume_parse.patterns import lazy_pattern

from ..model import Resume
from . import BIDI

# json.dumps leaves these raw: DEL and C1, line separators that break JSON Lines, bidi controls, lone surrogates.
_RAW = lazy_pattern(f"[\x7f-\x9f\u2028\u2029\ud800-\udfff{BIDI}]")


def dump(resume: Resume, *, compact: bool = False) -> bytes:
    """Write one JSON document, indented by 2, or compact on one line (JSON Lines); either ends in a line end."""
    return dump_data(resume.to_dict(), compact=compact)


def dump_data(data: Any, *, compact: bool = False) -> bytes:
    """Write plain data as `dump` writes a résumé."""
    layout: dict[str, Any] = {"separators": (",", ":")} if compact else {"indent": 2}
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, **layout)
    return (_RAW.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n").encode("utf-8")
