"""Publications: references, titles with authors and venue below, patents, software copyrights, talks."""

from __future__ import annotations

import re

from resume_parse.document import Cut, Line, Value, width
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.citation import Citation, Span, author_spans, linked_citation, read_citation
from resume_parse.sections.draft import Draft, Item, append, extend_text, put
from resume_parse.sections.honour_scores import honour_score
from resume_parse.sections.honour_tables import table_parts
from resume_parse.sections.honours import read_honour
from resume_parse.sections.joined import Joined, join
from resume_parse.sections.publication_details import read_below
from resume_parse.sections.publication_table import read_table
from resume_parse.sections.publication_title import put_release_date, read_title
from resume_parse.sections.publication_words import BOOK_TITLE, PATENT, kind_of_text, kind_of_title
from resume_parse.sections.short_entries import ShortEntry, short_entries
from resume_parse.sections.short_parts import EDGE, take_link, unbalanced
from resume_parse.segmenting.headings import heading_kind
from resume_parse.spot.dates import find_dates

_WORD = lazy_pattern(r"\w")
_KIND_LABEL = cue_pattern(
    r"\s*[\[【(（]?\s*(?:(?&patentKind)|(?&softwareCopyright))\s*[\]】)）]?\s*[:：]\s*(?=\S)", re.I
)
_TOLD = cue_pattern(
    r"\W*(?!.{0,12}(?&thesis))[^《》，。,;；:：]{0,14}?"
    r"(?:(?&paper)|(?&periodical)|(?&patent)|(?&softwareCopyright)|(?&monograph))[^《》，。；]{0,8}《[^》]{6,}》",
    re.I,
)


def fill_publications(lines: list[Line], draft: Draft, *, kind: str = "") -> None:
    """Read papers, patents, software copyrights, talks, articles. kind: the type that the section's title states."""
    over = kind or kind_of_title(_section_title(lines, draft))
    for head, part in table_parts(lines):
        if head is not None:
            read_table(head, part, over, draft)
        else:
            _fill(part, over, draft)


def _fill(lines: list[Line], over: str, draft: Draft) -> None:
    """Read lines that are no table. over: the type that the section's title states."""
    named = over
    for entry in short_entries(lines, draft.lex):
        text = entry.title[0].text
        if entry.group:
            draft.mark(entry.title[0], "heading")
            found, sure = heading_kind(text, draft.lex)
            named = kind_of_title(text, found if sure else "") or over
        elif _is_honour(entry, draft):
            read_honour(entry, "both", draft)
        else:
            _publication(entry, named, draft)


def take_publications(lines: list[Line], draft: Draft) -> list[Line]:
    """Read the papers and patents told among other lines (`IEEE 期刊《…》`); returns the other lines."""
    told = [line for line in lines if _TOLD.match(line.text)]
    if told:
        fill_publications(told, draft)
    return [line for line in lines if line not in told]


def _section_title(lines: list[Line], draft: Draft) -> str:
    """The heading that stands right above a section's lines."""
    at = lines[0].index - 1 if lines else -1
    heads = {m.cut.line.index: m.cut.text for m in draft.marks if m.status == "heading"}
    return next((heads[n] for n in (at, at + 1) if n in heads), "")


def _is_honour(entry: ShortEntry, draft: Draft) -> bool:
    """A prize or certificate among publications (`論文與獎項`)."""
    text = entry.title[0].text
    if len(entry.title) > 1 or width(text) > 50 or read_citation(text) or BOOK_TITLE.search(text):
        return False
    return honour_score(text, draft.lex) >= 0.9 and not PATENT.search(text)


def _publication(entry: ShortEntry, kind: str, draft: Draft) -> None:
    """Add a publication. kind: the type that the title over it states; "" if none."""
    item: Item = {}
    title, labelled = _without_kind(_without_date(entry.title, item), draft)
    kind = labelled or kind
    joined = join(title)
    cited = _cited(joined) if width(joined.text) >= 24 else None
    if cited and cited.title[1] - cited.title[0] >= 6:
        _from_citation(joined, cited, item, draft)
        take_link(title[-1], item)
        kind = kind if kind in ("patent", "software", "talk", "article") else cited.kind
    else:
        read_title(title, item)
    if entry.date is not None and "releaseDate" not in item:
        put_release_date(entry.date, item)
    for n, paragraph in enumerate(entry.below):
        read_below(paragraph, item, draft, first=n == 0)
    if "name" not in item:
        return
    told = kind_of_text("\n".join(c.text for p in (entry.title, *entry.below) for c in p))
    if not kind or (kind == "paper" and not cited and told in ("patent", "software", "book")):
        kind = told
    if kind:
        put(item, "type", Value(kind, item["name"].cuts))
    draft.items("publications").append(item)


def _without_kind(title: list[Cut], draft: Draft) -> tuple[list[Cut], str]:
    """A title without the label that says what it is (`发明专利：…`, `Patent: …`), and the kind that it tells."""
    label = _KIND_LABEL.match(title[0].text)
    if label is None:
        return title, ""
    draft.mark(title[0].part(0, label.end()), "label")
    return [title[0].part(label.end(), len(title[0].text)), *title[1:]], kind_of_text(label.group())


def _without_date(title: list[Cut], item: Item) -> list[Cut]:
    """A title without the whole date that stands before it, as in a list by date; the date is that of the item."""
    text = title[0].text
    dates = find_dates(text)
    lead = dates[0] if dates else None
    if lead is None or lead.start > 1 or lead.first is None or len(lead.first) < 7:
        return title
    rest = unbalanced(title[0].part(lead.end, len(text)).strip(EDGE))
    if not rest:
        return title
    put(item, "releaseDate", Value(lead.first, (title[0].part(lead.start, lead.end),)))
    return [rest, *title[1:]]


def _date_of(joined: Joined, year: Span) -> tuple[Span, Value | None]:
    """Where the date of a reference stands, and that date: its year, or what tells a month or day of it."""
    for m in find_dates(joined.text):
        if m.first and len(m.first) > 4 and m.first[:4] == joined.text[slice(*year)]:
            return (m.start, m.end), Value(m.first, joined.parts(*(m.first_span or (m.start, m.end))))
    return year, joined.value(*year)


def _cited(joined: Joined) -> Citation | None:
    """The parts of a reference; the link in it is its title, where persons stand before it."""
    for cut, at in zip(joined.cuts, joined.starts, strict=True):
        for link in cut.line.links:
            a, b = link.at - cut.start, link.to - cut.start
            if a > 0 and b <= cut.end - cut.start and width(cut.text[a:b]) >= 16:
                linked = linked_citation(joined.text, (at + a, at + b))
                if linked is not None:
                    return linked
    return read_citation(joined.text)


def _from_citation(joined: Joined, cited: Citation, item: Item, draft: Draft) -> None:
    put(item, "name", joined.value(*cited.title))
    if cited.venue[1]:
        put(item, "publisher", joined.value(*cited.venue))
    when, date = _date_of(joined, cited.year) if cited.year[1] else (cited.year, None)
    if date is not None and not put(item, "releaseDate", date):
        draft.taken.extend(joined.parts(*when))  # the date before the reference says more
    for span in author_spans(joined.text, *cited.authors) if cited.authors[1] else ():
        append(item, "authors", joined.value(*span))
    after = cited.venue[1] or cited.title[1]
    if cited.venue[1]:
        for cut in joined.parts(cited.title[1], cited.venue[0]):
            draft.mark(cut, "separator")  # [J], In:, the place of the publisher
    rest = joined.text[after:].strip(" .,，。")
    if _WORD.search(rest) and rest != joined.text[slice(*when)]:
        extend_text(item, "summary", joined.value(*joined.trim(after, len(joined.text), ' ,，.。》"”」')))
