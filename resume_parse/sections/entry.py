"""One entry of a section: the lines of its header and of its body."""

from __future__ import annotations

from dataclasses import dataclass, field

from resume_parse.document import Line


@dataclass(slots=True)
class Entry:
    """An entry: its header lines, its body, and the entry above it whose employer it shares."""

    header: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    parent: Entry | None = None
    gathered: bool = False  # a parent whose children were split off: no entry of its own

    @property
    def lines(self) -> list[Line]:
        """All lines, in order."""
        return [*self.header, *self.body]
