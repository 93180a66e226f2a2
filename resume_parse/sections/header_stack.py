"""A tech stack told in a header: `Engineer | Go, Kubernetes, AWS Berlin, Germany`."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Value
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.body import split_terms
from resume_parse.sections.draft import Draft
from resume_parse.sections.header import EDGE, Segment
from resume_parse.sections.joined import join
from resume_parse.sections.skill_terms import read_terms
from resume_parse.spot.places import place_score
from resume_parse.spot.skills import is_product, known_skill

_COMMA = lazy_pattern(r"\s*(?:[,，、/]|(?<!\+)\+(?!\+))\s*")


def cut_stack(segment: Segment, lex: Lexicon) -> list[Segment]:
    """A segment with the tech stack that it is, or opens with, marked as one; what follows is a segment of its own."""
    text = segment.text
    if segment.prose or not _COMMA.search(text):
        return [segment]
    at, end, known, missed, doubtful = 0, 0, 0, 0, 0
    for m in [*_COMMA.finditer(text), None]:
        stop = m.start() if m else len(text)
        size = _skill_size(text[at:stop], lex)
        if size:
            known, missed, doubtful, end = known + 1, missed + doubtful, 0, at + size
        else:
            doubtful += 1
        if size < stop - at and (size or doubtful > 1):
            break  # something else goes on behind the last name
        at = m.end() if m else stop
    if known < 2 or known < 2 * missed:
        return [segment]
    stack = segment.part(0, end, segment.separator, edge=EDGE)
    stack.stack = True
    rest = segment.part(end, len(text), ",", edge=EDGE)
    if rest.text and place_score(rest.text, lex) < 0.8:
        return [segment]
    return [stack, rest] if rest.text else [stack]


def _skill_size(text: str, lex: Lexicon) -> int:
    """How many characters at the start of a text name a technology; 0: it opens with none."""
    if known_skill(text, lex):
        return len(text)
    for m in reversed(list(re.finditer(r"\s", text))):
        name = known_skill(text[: m.start()], lex)
        if name and is_product(name, lex):
            return m.start()
    return 0


def is_technology(text: str, lex: Lexicon) -> bool:
    """Whether a text names one product of technology, and nothing else."""
    name = known_skill(text, lex)
    return name is not None and is_product(name, lex)


def stack_terms(cut: Cut, draft: Draft) -> list[Value]:
    """The technologies of a stack, by their canonical names; the whole stretch is read."""
    joined = join([cut])
    values = read_terms(joined, 0, len(joined.text), draft.lex).values
    if values:
        draft.taken.append(cut)
    return values or split_terms(cut)
