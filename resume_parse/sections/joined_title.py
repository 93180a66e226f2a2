"""A title that more than one segment of a header makes up: it stays as written."""

from __future__ import annotations

from resume_parse.document import Cut
from resume_parse.sections.header import Segment
from resume_parse.sections.header_read import HeaderRead

COLUMN_MARKS = ("|", "｜", "·", "•")  # part the columns of a header, and sometimes two titles
_JOINTS = (",", "，", "、", "/")


def joined_title(read: HeaderRead, n: int) -> Cut:
    """The title with what the same line joins to it by commas or slashes: it stays as written."""
    segments = read.segments
    cut = segments[n].cut
    for k in range(n + 1, len(segments)):
        if segments[k].used or not (_goes_on(read, k, cut) or _two_titles(segments[k - 1], segments[k])):
            break
        segments[k].used = True
        cut = Cut(cut.line, cut.start, segments[k].cut.end + _closed(segments[k]))
    for k in range(n - 1, -1, -1):
        s = segments[k]
        near = s.cut.line is cut.line and cut.start - s.cut.end <= 3 and segments[k + 1].separator in _JOINTS
        if s.used or not (near or _two_titles(s, segments[k + 1])):
            break
        if s.roles.title < 0.6 and not leads_slash(segments, k):
            break
        s.used = True
        cut = Cut(cut.line, s.cut.start, cut.end)
    return cut


def leads_slash(segments: list[Segment], k: int) -> bool:
    """What opens a line and stands before a slash goes with what follows: `Performance / Marketing Engineer`."""
    s = segments[k]
    return k == 0 and segments[1].separator == "/" and max(s.roles.employer, s.roles.school, s.roles.department) < 0.3


def _two_titles(before: Segment, after: Segment) -> bool:
    """`大客户经理 | 销售总监`: two clear titles in neighbouring columns of a line are one position."""
    return (
        before.cut.line is after.cut.line
        and after.separator in COLUMN_MARKS
        and min(before.roles.title, after.roles.title) >= 0.9
        and max(before.roles.employer, after.roles.employer) < 0.5
    )


def _closed(s: Segment) -> int:
    """How many characters close the bracket that a segment stands in."""
    return int(s.bracket and s.cut.line.text[s.cut.end : s.cut.end + 1] in (")", "）"))


def _goes_on(read: HeaderRead, k: int, title: Cut) -> bool:
    """Whether segment k, right behind the title, is part of it: no other role, or a title itself where a gap parts."""
    s = read.segments[k]
    if s.cut.line is not title.line or s.cut.start - title.end > 4:
        return False
    translated = s.bracket and s.roles.title >= 0.9
    employer = 0.0 if s.roles.title >= 0.9 > s.roles.employer else s.roles.employer
    if max(employer, 0.0 if translated else s.roles.department, read.places[k]) >= 0.6:
        return False
    return s.separator in _JOINTS or (s.separator in (" ", "(", "-", "–", "—", "·") and s.roles.title >= 0.5)
