"""A section that tells of several things is dealt out, a line at a time, to what reads each.

Its title says so (`荣誉与技能`, `Education & Certifications`), or it is a plain list in which prizes stand among posts.
"""

from __future__ import annotations

from collections.abc import Callable

from resume_parse.document import Cut, Line, width
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.sections.citation import read_citation
from resume_parse.sections.fields import find_fields, leading_label, tells_part
from resume_parse.sections.honour_scores import award_score, certificate_score, contest_score
from resume_parse.sections.honour_tables import table_kind
from resume_parse.sections.languages import language_at, tells_languages
from resume_parse.sections.publication_words import kind_of_text
from resume_parse.sections.studies import studies_among_posts, tells_study
from resume_parse.segmenting.headings import INLINE_TITLE, Section, heading_kind, title_kinds
from resume_parse.separators import PIECES, SEVERAL_CLAUSES
from resume_parse.spot.dates import find_dates, looks_like_date, without_dates
from resume_parse.spot.degrees import degree_in, looks_like_school
from resume_parse.spot.roles import role_scorer
from resume_parse.spot.skills import find_skills

Stretch = tuple[str, list[Line], list[Cut]]
"""A section kind, the lines that are read as such, and the labels that said so."""

_HONOURS = {"honours": ("awards", "certificates"), "skills_certificates": ("skills", "certificates")}
_LISTED = frozenset("awards certificates languages interests publications skills".split())
_POSTS = frozenset("work projects internship research volunteer campus service teaching".split())
_REFERENCES = frozenset("publications awards certificates".split())
_ENTRIES = _POSTS | {"education", "training"}
_TOLD_APART = frozenset("awards certificates publications".split())
_HONOUR_LISTS = frozenset("awards certificates honours languages interests".split())
_TITLED_PARTS = frozenset(("education", "training"))
_MIXED_LISTS = frozenset("work campus volunteer service".split())
SURE = 0.6


def deal_out(section: Section, lex: Lexicon) -> list[Stretch]:
    """The stretches of a section by what they tell, in order; a section of one thing is one stretch."""
    studies = _studies(section, lex)
    if studies:
        known = set(map(id, studies))
        rest = Section(section.kind, section.title, [line for line in section.lines if id(line) not in known])
        return [*deal_out(rest, lex), ("education", studies, [])]
    whole: list[Stretch] = [(section.kind, section.lines, [])]
    if section.title is None or not section.lines:
        return whole
    kinds = _kinds(section, lex)
    if "publications" in kinds and _REFERENCES.issuperset(kinds):
        return [("publications", section.lines, [])]  # read by entries, which may have several lines
    if len(kinds) > 1 and (not (_LISTED - {"skills"}).isdisjoint(kinds) or "education" in kinds):
        return _gathered(_Dealer(kinds, lex).deal(section.lines), section.kind)
    if section.kind in _HONOUR_LISTS:
        return _gathered(_Dealer([section.kind], lex).deal(section.lines), section.kind)
    if section.kind in _TITLED_PARTS and any(line.kind == "heading" for line in section.lines):
        return _gathered(_parts_by_title(section, lex), section.kind)
    if section.kind == "other":
        return _gathered(_labelled_lists(section, lex), section.kind)
    if section.kind in _MIXED_LISTS:
        return _gathered(_honours_listed(section, lex), section.kind)
    return whole


def _studies(section: Section, lex: Lexicon) -> list[Line]:
    """The lines that tell studies in a section of posts, or in a table of the head."""
    if section.kind == "work" and (section.title is None or "education" not in _kinds(section, lex)):
        return studies_among_posts(section.lines, lex)
    rows = [line for line in section.lines if line.kind == "row"] if section.kind in ("header", "basics") else []
    return [line for line in rows if tells_study(line, lex) and not find_fields(line, lex)]


def _graded(text: str, lex: Lexicon) -> bool:
    """Whether a text opens with how well something is known: `熟练掌握…`, `Proficient in …`."""
    words = text.split(" ")[:3]
    heads = (text[:4], text[:3], text[:2], words[0], " ".join(words[:2]), " ".join(words))
    return any(lex.fold(head) in lex.skill_levels for head in heads)


def _kinds(section: Section, lex: Lexicon) -> list[str]:
    """What the title names, in its order."""
    assert section.title is not None
    named = title_kinds(section.title.text, lex)
    return list(dict.fromkeys(k for kind in named for k in _HONOURS.get(kind, (kind,))))


def _gathered(dealt: list[tuple[str, Line, Cut | None]], kind: str) -> list[Stretch]:
    """A stretch for each kind, the section's own first; lines keep their order."""
    lines: dict[str, list[Line]] = {kind: []}
    labels: dict[str, list[Cut]] = {}
    for found, line, label in dealt:
        lines.setdefault(found, []).append(line)
        if label is not None:
            labels.setdefault(found, []).append(label)
    return [(k, found, labels.get(k, [])) for k, found in lines.items() if found or k in labels]


class _Dealer:
    """Deals the lines of one section between the kinds that its title names."""

    def __init__(self, kinds: list[str], lex: Lexicon) -> None:
        self.kinds = kinds
        self.lex = lex
        self.evidence: dict[str, Callable[[str], float]] = {
            "awards": lambda text: max(award_score(text), contest_score(text)),
            "certificates": lambda text: certificate_score(text, lex),
            "languages": lambda text: 1.0 if tells_languages(text, lex) else 0.5 if language_at(text, lex) else 0.0,
            "skills": self._skills,
            "education": self._school,
            "training": self._school,
            "publications": lambda text: 1.0 if read_citation(text) else 0.8 if kind_of_text(text) else 0.0,
        }

    def deal(self, lines: list[Line]) -> list[tuple[str, Line, Cut | None]]:
        """The kind of each line, with the label that was cut off it."""
        out: list[tuple[str, Line, Cut | None]] = []
        if not any(m.is_range or m.current for line in lines for m in find_dates(line.text)):
            # 経験・スキル: where nothing says when, experience is what somebody can do
            self.kinds = [kind for kind in self.kinds if kind not in _POSTS] or self.kinds
        outer = min((line.level for line in lines if line.kind == "item"), default=0) if lines[0].kind == "item" else -1
        kind = over = ""  # of the line before; what a sub-heading says of the lines below it
        for line in lines:
            over = table_kind(line, self.lex) or over
            if line.continues and out:
                out.append((kind, line, None))
                continue
            label, told = self.labelled(line)
            if told == "other" and label is not None:
                kind, over = told, ""  # each line below by its words, else kept as it is
                out.append((kind, line, None))
            elif told and label is not None and not label.line.text[label.end :].strip():
                kind = over = told
                out.append((kind, line.sliced(len(line.text), len(line.text)), line.whole()))
            elif told and label is not None:
                kind = told
                out.append((kind, line.sliced(label.end, len(line.text)), label))
            elif line.kind == "heading":
                kind = over = ""  # of something else
                out.append((self.kinds[0], line, None))
            else:
                kind = over or self._of(line, kind, inner=line.kind == "item" and line.level > outer)
                out.append((kind, line, None))
        return out

    def labelled(self, line: Line) -> tuple[Cut | None, str]:
        """The label that opens a line and the kind that it names; a sub-heading is a label over what follows."""
        field = leading_label(line, self.lex)
        if field is not None and not looks_like_date(field.value.text.split(",")[0]):  # Dean's List: Fall 2016
            concepts = set(field.concepts)
            kind = next((k for k in (*self.kinds, *sorted(_LISTED)) if k in concepts), "")
            return Cut(line, 0, field.value.start if field.value else len(line.text)), kind
        text = line.text.strip()
        inline = INLINE_TITLE.match(line.text)
        alone = line.kind == "heading" or text.endswith((":", "：")) or line.strong_share > 0.9
        if not inline and not (alone and width(text) <= 40):
            return None, ""
        kind, sure = heading_kind(inline[1] if inline else text, self.lex)
        told = sure and kind != "document" and (kind in _LISTED or not inline)
        return (Cut(line, 0, inline.end() if inline else len(line.text)), kind) if told else (None, "")

    def _of(self, line: Line, before: str, *, inner: bool) -> str:
        """What a line tells by its words; without any it goes on with what stands before it.

        Args:
            inner: whether the line is an item below others, which may be a part of an entry.
        """
        text = line.text.strip()
        entries = not _ENTRIES.isdisjoint(self.kinds)
        posts = not _POSTS.isdisjoint(self.kinds)  # whose lines name skills and languages too
        kinds = [k for k in self.kinds if k in _TOLD_APART or not (inner if k in _ENTRIES else posts)]
        scores = {kind: self._score(kind, text) for kind in kinds}
        best = max(kinds, key=lambda kind: scores[kind], default="")  # the first of equals, as the title names them
        if best and scores[best] >= (0.9 if inner and entries else SURE):
            return best
        return before or self.kinds[0]

    def _score(self, kind: str, text: str) -> float:
        if kind in self.evidence:
            return self.evidence[kind](text)
        return self._post(text) if kind in _POSTS else 0.0

    def _skills(self, text: str) -> float:
        return 0.8 if _graded(text, self.lex) else 0.6 if find_skills(text, self.lex) else 0.0

    def _school(self, text: str) -> float:
        parts = [p for p in PIECES.split(without_dates(text)) if p]
        if any(looks_like_school(p, self.lex) for p in parts) and award_score(text) < 0.9:
            return 1.0
        degree = any(degree_in(p, self.lex) for p in parts) and not certificate_score(text, self.lex)
        return 0.7 if degree and len(parts) > 1 else 0.0

    def _post(self, text: str) -> float:
        dated = any(m.is_range or m.current for m in find_dates(text))
        parts = [p for p in PIECES.split(without_dates(text)) if p]
        titled = any(role_scorer(self.lex).score(p).title >= 0.9 for p in parts[:3])
        return 0.8 if titled else SURE if dated else 0.0


def _parts_by_title(section: Section, lex: Lexicon) -> list[tuple[str, Line, Cut | None]]:
    """A school's section in which a sub-heading stands over prizes, certificates or languages (`个人荣誉`)."""
    out: list[tuple[str, Line, Cut | None]] = []
    kind, level = section.kind, 0
    for line in section.lines:
        if line.kind == "heading":
            named, sure = heading_kind(line.text, lex)
            if sure and named in _HONOUR_LISTS:
                kind, level = named, line.level
                out.append((kind, line.sliced(len(line.text), len(line.text)), line.whole()))
                continue
            kind = section.kind if line.level <= level else kind
        out.append((kind, line, None))
    return out


def _labelled_lists(section: Section, lex: Lexicon) -> list[tuple[str, Line, Cut | None]]:
    """What else there is, where labels say of most lines what they list: `语言：英语`, `Hobbies: chess`."""
    dealer = _Dealer([section.kind], lex)
    out: list[tuple[str, Line, Cut | None]] = []
    for line in section.lines:
        label, kind = dealer.labelled(line) if line.kind in ("text", "item") else (None, "")
        if label is not None and kind in _LISTED and line.text[label.end :].strip():
            out.append((kind, line.sliced(label.end, len(line.text)), label))
        else:
            out.append((out[-1][0] if out and line.continues else section.kind, line, None))
    listed = sum(kind != section.kind for kind, _, _ in out)
    return out if listed * 2 > len(out) else [(section.kind, line, None) for line in section.lines]


def _honours_listed(section: Section, lex: Lexicon) -> list[tuple[str, Line, Cut | None]]:
    """Prizes and tests that stand as items of their own in a plain list of posts."""
    lines = section.lines
    first = lines[0]
    out: list[tuple[str, Line, Cut | None]] = []
    kind = section.kind
    for n, line in enumerate(lines):
        after = lines[n + 1] if n + 1 < len(lines) else None
        listed = first.kind == "item" and line.kind == "item" and line.level == first.level
        if not line.continues and not (n and tells_part(line, lex)):
            leads = after is not None and (after.level > line.level or (after.kind != "item" and not after.continues))
            kind = (_honour(line.text.strip(), lex) if listed and not leads else "") or section.kind
        out.append((kind, line, None))
    return out


def _honour(text: str, lex: Lexicon) -> str:
    """`awards` or `certificates` for a short text that is one or several of them and no sentence; '' for all else."""
    if width(text) > 90 or SEVERAL_CLAUSES.search(text):
        return ""
    if award_score(text) >= 0.9 or contest_score(text) >= SURE:
        return "awards"
    return "certificates" if certificate_score(text, lex) >= 0.7 and width(text) <= 40 else ""
