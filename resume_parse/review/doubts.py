"""What a reviewer should look at: warnings, values of low or medium confidence, lines that no field took."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from ..model_meta import Meta


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at; `kind` is `warning`, `low`, `medium` or `unplaced`, `line` counts from 1."""

    kind: str
    message: str
    pointer: str | None = None
    line: int | None = None

    @property
    def serious(self) -> bool:
        """Whether it is more than a value of medium confidence."""
        return self.kind != "medium"

    def as_data(self) -> dict[str, Any]:
        """Give the doubt as plain data, without what is not there."""
        return {key: value for key, value in asdict(self).items() if value is not None}


_REPEATED = ("/basics/email", "/basics/phone")  # the first of a list, which stands for itself


def doubts_of(meta: Meta) -> list[Doubt]:
    """Give the doubts in the order of the document; those about the whole of it come first."""
    found = [Doubt("warning", warning.message, warning.path, warning.line) for warning in meta.warnings or []]
    evidence = meta.evidence or {}
    for pointer, level in (meta.confidence or {}).items():
        if level != "high" and pointer not in _REPEATED:
            places = evidence.get(pointer)
            found.append(Doubt(level, f"{level} confidence", pointer, places[0].line if places else None))
    found += [
        Doubt("unplaced", record.reason or "no field took this line", line=record.line)
        for record in meta.account or []
        if record.status == "unplaced"
    ]
    return sorted(found, key=lambda doubt: doubt.line or 0)
