"""A project told in one line: the name, its date and what it is, parted where the description begins."""

from __future__ import annotations

import re

from resume_parse.document import Line, width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.concepts import INNER_CONCEPTS
from resume_parse.sections.draft import Draft
from resume_parse.sections.entry import Entry
from resume_parse.sections.fields import leading_label
from resume_parse.sections.header_stack import is_technology
from resume_parse.sections.project_heads import PART
from resume_parse.separators import CLAUSE_END
from resume_parse.spot.contacts import find_urls
from resume_parse.spot.dates import find_dates

_TOOK_PART = cue_pattern("(?&participation)", re.I)
_TAIL = lazy_pattern(r"\s*(?:[:：,，](?!//)|[-–—]{1,2}\s)\s*\S|\s(?=.*[。，；])[^\W\d]|\s(?=.*\w{4}.*[,.]).{30}")
_ASIDE = lazy_pattern(r"\s*[（(][^()（）]{2,60}[)）](?=\s*[:：])")
_BEHIND_DATE = lazy_pattern(r"[)）\]]?((?:\s*[:：](?!//)|\s+[-–—]{1,2}\s|\s*——|[.。])\s*)(?=\S)")
_EDGE = " \t()（）[]|｜,，:：-–—·"
_LISTED = lazy_pattern(r"[,，、/|]")
_CLAUSE = lazy_pattern(r"[。，；,;]")


def told_inline(entry: Entry, draft: Draft) -> Entry:
    """A header line that tells the project too (`名称：说明`, `名称 https://…，说明`) is cut behind the name."""
    if len(entry.header) != 1:
        return entry
    line = entry.header[0]
    dates = find_dates(line.text)
    if not dates:
        at, stop = _name_end(line, draft), len(line.text)
    elif len(dates) == 1:
        at, stop = _told_beside(line, dates[0].start, dates[0].end, draft)
    else:
        return entry
    if 0 < at < len(line.text.rstrip()):
        tail = line.sliced(at, stop)
        tail.kind, tail.marker = "text", ""
        found = find_urls(tail.text)
        parts = [tail]
        if found and found[0].start <= 3:
            parts = [tail.sliced(found[0].start, found[0].end), tail.sliced(found[0].end, len(tail.text))]
        parts[-1] = _without_lead(parts[-1])
        dated = [line.sliced(stop, len(line.text))] if stop < len(line.text) else []
        entry.header, entry.body = [line.sliced(0, at), *dated], [*parts, *entry.body]
    return entry


def _told_beside(line: Line, start: int, end: int, draft: Draft) -> tuple[int, int]:
    """Where what tells a dated project begins and ends: behind its date (`Tide (2018) — an app`) or before; 0: nowhere.

    Args:
        start, end: of the date, in characters of the line.
    """
    text = line.text
    name = text[:start].strip(_EDGE)
    sign = _BEHIND_DATE.match(text, end)
    if sign and name and width(name) <= 60 and not CLAUSE_END.search(name):
        return (sign.start(1), len(text)) if _tells(text[sign.end() :].strip(), sign[1], draft) else (0, 0)
    opening = text[:start].rstrip(_EDGE)
    at = _name_end(line, draft) if not text[end:].strip(_EDGE) else 0
    told = text[at : len(opening)].strip(" :：,，-–—")
    return (at, len(opening)) if 0 < at < len(opening) and _tells(told, "-", draft) else (0, 0)


def _tells(text: str, sign: str, draft: Draft) -> bool:
    """Whether a text behind a sign describes: not a role, an employer or a tech stack, as it may be behind a dash."""
    if width(text) <= 8 or all(is_technology(part.strip(), draft.lex) for part in _LISTED.split(text)):
        return False
    return sign[:1] in ":：.。" or width(text) > 40 or not text[:1].isupper() or text[-1:] in ".。；"


def _without_lead(line: Line) -> Line:
    """Without the punctuation that parted it from what stood before."""
    lead = re.match(r"[\s:：,，。.)）–—-]*", line.text)
    return line.sliced(lead.end(), len(line.text)) if lead else line


def _name_end(line: Line, draft: Draft) -> int:
    """Where the name that opens a line ends: at its bold or linked stretch, a link, a colon, a sentence; 0: nowhere."""
    text = line.text
    label = leading_label(line, draft.lex)
    if label and set(label.concepts) & INNER_CONCEPTS:
        return 0
    if PART.match(text):
        return 0
    marked = max((b for a, b in (*line.strong, *((k.at, k.to) for k in line.links)) if a <= 1), default=0)
    if marked and _TAIL.match(text[marked:]) and (width(text) > 40 or line.kind == "item"):
        aside = _ASIDE.match(text, marked)  # `**Tide** (Swift, Go): an app`
        return aside.end() if aside else marked
    url = re.search(r"(?<=[\w）)])\s*https?://", text)
    if url and line.kind == "item" and width(text[: url.start()]) <= 60:
        return url.start()
    if width(text) <= 60 and line.kind != "item":
        return 0
    found = re.match(r"[^:：。，,；;]{2,40}?\s*(?=[:：](?!//)\s*\S|。.)", text)
    if found is None or _TOOK_PART.match(text):
        return 0
    told = _CLAUSE.search(text, found.end() + 1) or (width(found[0]) <= 20 and width(text[found.end() :]) > 8)
    return found.end() if width(text) > 60 or told else 0
