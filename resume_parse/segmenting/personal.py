"""Facts of the person that stand under a title that does not announce them: a headline's, or that of a summary."""

from __future__ import annotations

from resume_parse.document import Line, width
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import lazy_pattern
from resume_parse.segmenting.headings import Section
from resume_parse.segmenting.untitled import reaches
from resume_parse.separators import ENDS_SENTENCE, PIECES
from resume_parse.spot.labels import PERSONAL, label_concepts, labels_in

_FIRST = lazy_pattern(r"\s*(\S[^\s:：]{0,15}|\S(?: \S){1,5})(?:\t+|\s{2,})\S")
_PERSONAL = PERSONAL | {"positions", "salary", "availability", "contact", "institution", "graduation", "degree"}
_CONTACT = frozenset("phone email wechat qq address location birthDate gender age nativePlace".split())
_BETWEEN = 2  # lines that may stand before the first fact of a block or between two: a name, a headline
_SURE = 3  # facts that make a block wherever they stand


def tells_person(line: Line, lex: Lexicon) -> bool:
    """Whether a short line labels facts of a person, or says how to reach one."""
    text = line.text
    if width(text) > 120 or ENDS_SENTENCE.search(text):
        return False
    if reaches(text) or any(k.url.startswith(("mailto:", "tel:")) for k in line.links):
        return True
    if _tells_civil(text, lex):
        return True
    first = _FIRST.match(text)
    labels = [*labels_in(text), *([first[1]] if first else [])]
    labels += [text[a:b] for a, b in line.cells[::2]] if len(line.cells) % 2 == 0 else []
    return any(not _PERSONAL.isdisjoint(label_concepts(label, lex)) for label in labels)


def _tells_civil(text: str, lex: Lexicon) -> bool:
    """A row of bare facts with a gender among them: `李雷/男/1995`."""
    pieces = PIECES.split(text.replace("/", "|")) if width(text) <= 60 else []
    return len(pieces) > 1 and any(not p.isascii() and lex.fold(p.strip()) in lex.gender for p in pieces)


def personal_lines(lines: list[Line], lex: Lexicon, *, lead: bool = True) -> tuple[int, int]:
    """Where the facts of the person stand among the lines of a section: start and end, both 0 when there are none.

    At the head one fact and a way to reach the person are enough, further down it takes more. Short lines that label
    something or lead to a site go on with such a block. lead: whether what stands before the first fact goes with it.
    """
    start = end = facts = 0
    reached = False
    for n, line in enumerate(lines):
        if tells_person(line, lex):
            if not facts:
                start = n
            end, facts, reached = n + 1, facts + 1, reached or reaches(line.text)
        elif facts and n == end and _goes_on(line, lex):
            end = n + 1
        elif facts and (n - end >= _BETWEEN or not _short(line)):
            if facts >= _SURE or start <= _BETWEEN:
                break
            start = end = facts = 0
    if start <= _BETWEEN and all(_short(line) for line in lines[:start]):
        return (0 if lead else start, end) if facts >= 2 or (facts and reached) else (0, 0)
    return (start, end) if facts >= _SURE else (0, 0)


def _short(line: Line) -> bool:
    return line.kind != "heading" and width(line.text.strip()) <= 120 and not ENDS_SENTENCE.search(line.text)


def _goes_on(line: Line, lex: Lexicon) -> bool:
    text = line.text
    return _short(line) and ("://" in text or any(label_concepts(label, lex) for label in labels_in(text)))


def _leads(section: Section) -> bool:
    """Whether the text of a section stands in its title's line: `个人介绍：…`."""
    return bool(section.lines) and section.title is not None and section.title.line.index == section.lines[0].index


def personal_sections(sections: list[Section], lex: Lexicon) -> None:
    """Put the person's facts where they are read.

    A first section that no list knows the title of is the head going on under a headline or the name. In a summary,
    such facts are a personal block of their own.
    """
    head = sections[0]
    first = sections[1] if len(sections) > 1 else None
    if (
        first is not None
        and first.kind == "other"
        and first.title is not None
        and first.title.line.index not in {line.index for line in first.lines}
        and not any(reaches(line.text) for line in head.lines)
        and personal_lines(first.lines, lex)[1]
    ):
        head.lines += [first.title.line, *first.lines]
        sections.remove(first)
    for section in sections:
        title = section.title.text.strip(" :：*#") if section.kind == "other" and section.title is not None else ""
        if title and len(section.lines) <= 2 and not _CONTACT.isdisjoint(label_concepts(title, lex)):
            section.kind = "basics"
    for section in [s for s in sections if s.kind == "summary"]:
        start, end = personal_lines(section.lines, lex, lead=not _leads(section))
        if end:
            block = Section("basics", None, section.lines[start:end])
            del section.lines[start:end]
            sections.insert(sections.index(section) + 1, block)
