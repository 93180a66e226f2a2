"""Lines that divide the bodies of jobs, and whether a section sets projects apart by them."""

from __future__ import annotations

import re
from itertools import pairwise

from resume_parse.document import Line, width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.draft import Draft
from resume_parse.sections.entry import Entry
from resume_parse.sections.entry_headers import HeaderCutter
from resume_parse.sections.fields import leading_label
from resume_parse.sections.line_facts import LineJudge
from resume_parse.sections.project_heads import bare_text
from resume_parse.segmenting.headings import heading_kind
from resume_parse.separators import CLAUSE_END
from resume_parse.spot.dates import find_dates

_NOUN = cue_pattern(r"(?:(?&project)|(?&productNoun))\s*(?:[（(][^（()）]{1,40}[)）])?\s*[】\]]?\s*$", re.I)
_INSIDE = cue_pattern(r"(?&productNoun)\s*[)）]\s*$", re.I)  # `新药上市（商业系统）`
_MENTION = cue_pattern(r"(?&demonstrative)\s*(?:(?&project)|(?&productNoun))|^(?&project)\s*(?&projectAspect)", re.I)
_THEME = cue_pattern("(?:(?&activity)|(?&workTheme))$", re.I)
_BRACKETED = lazy_pattern(r"\s*[【\[][^【】\[\]]{2,60}[】\]]\s*$")
_AS_PROJECT = cue_pattern(r"(?&project)\s*(?:$|[|｜（()）])", re.I)
_SHAPES = ("heading", "bracket", "bold")


class SubHeads:
    """The shapes of line (heading, bold, `【…】`) by which the jobs of a section set their projects apart.

    One name in a shape that is plainly a project's tells of the others: people write them alike.
    """

    def __init__(self, jobs: list[Entry], draft: Draft) -> None:
        self.draft = draft
        self.shapes: set[str] = set()
        for shape in _SHAPES:
            found = [(e, n, end) for e in jobs for n, end in self._blocks(e.body, shape) if self._names(e.body[n])]
            plain = sum(_plainly_project(e.body[n:end]) or _told_as_project(e) for e, n, end in found)
            if plain and plain * (3 if shape == "heading" else 2) >= len(found):
                self.shapes.add(shape)

    def entries(self, lines: list[Line]) -> tuple[list[Line], list[Entry]]:
        """The lines of a body that tell no project, and the projects, each with its header."""
        for shape in _SHAPES:
            if shape not in self.shapes:
                continue
            blocks = [(n, end) for n, end in self._blocks(lines, shape) if self._names(lines[n])]
            if blocks:
                blocks = self._with_groups(lines, shape, blocks)
                inside = {k for n, end in blocks for k in range(n, end)}
                rest = [line for k, line in enumerate(lines) if k not in inside]
                return rest, [self._entry(lines[n:end]) for n, end in blocks]
        return lines, []

    def _blocks(self, lines: list[Line], shape: str) -> list[tuple[int, int]]:
        """Where the parts begin and end that the outermost lines of a shape head; labels head none of their own."""
        heads = [n for n, line in enumerate(lines) if _shape(line) == shape]
        if shape == "heading" and heads:
            outer = min((lines[n].level for n in heads if self._names(lines[n])), default=0)
            heads = [n for n in heads if lines[n].level <= outer]
        heads = [n for n in heads if not self._inner(lines[n])]
        return list(pairwise([*heads, len(lines)]))

    def _with_groups(self, lines: list[Line], shape: str, named: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The named parts with those between and behind them that tell of more (`其他项目`)."""
        more = [b for b in self._blocks(lines, shape) if b > named[0] and self._kind(lines[b[0]]) == ("projects", True)]
        return sorted({*named, *more})

    def _kind(self, line: Line) -> tuple[str, bool]:
        return heading_kind(line.text.strip(" 【】[]"), self.draft.lex)

    def _inner(self, line: Line) -> bool:
        """A head of a part of the project above it: `项目描述`, `技术栈`."""
        label = leading_label(line, self.draft.lex)
        return label is not None and not {"description", "keywords", "duties"}.isdisjoint(label.concepts)

    def _names(self, line: Line) -> bool:
        """Whether a line may be a project's name: no sentence, no label or title, no kind of work."""
        text = line.text.strip(" 【】[]")
        if not bare_text(text) or width(text) > 80 or text[-1:] in (":", "：") or CLAUSE_END.search(text):
            return False
        if leading_label(line, self.draft.lex) or self._kind(line)[1]:
            return False
        return not (width(text) <= 8 and _THEME.search(text))

    def _entry(self, block: list[Line]) -> Entry:
        judge = LineJudge(self.draft.lex, "projects")
        return HeaderCutter(self.draft.lex, "projects", set()).cut_at([judge.look_at(k) for k in block], [0])[0]


def _shape(line: Line) -> str:
    if line.kind == "heading":
        return "heading"
    if line.kind != "text" or line.continues:
        return ""
    if _BRACKETED.match(line.text):
        return "bracket"
    return "bold" if line.strong_share > 0.9 else ""


def _told_as_project(job: Entry) -> bool:
    """A post that is told as a project: `个人项目 | 2022`."""
    return any(_AS_PROJECT.search(line.text) for line in job.header)


def _plainly_project(block: list[Line]) -> bool:
    """A name with a project's noun or its own dates, or one whose text speaks of the project."""
    name = block[0].text
    return bool(_NOUN.search(name) or _INSIDE.search(name) or find_dates(name)) or any(
        _MENTION.search(line.text) for line in block[1:]
    )
