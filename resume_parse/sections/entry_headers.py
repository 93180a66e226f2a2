"""Where the header of an entry ends and its body begins."""

from __future__ import annotations

from resume_parse.document import width
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import lazy_pattern
from resume_parse.sections.concepts import INNER_CONCEPTS, NAME_CONCEPTS
from resume_parse.sections.entry import Entry
from resume_parse.sections.line_facts import OPENS_DUTY, PIPED, Facts
from resume_parse.segmenting.headings import heading_kind
from resume_parse.separators import PIECES
from resume_parse.spot.degrees import is_degree
from resume_parse.spot.places import place_score
from resume_parse.spot.roles import role_scorer

_BRACKETED = lazy_pattern(r"\s*【[^【】]+】\s*$")  # heads a part of the body


class HeaderCutter:
    """Cuts the lines of one section at the first lines of its entries, and each entry below its header."""

    def __init__(self, lex: Lexicon, kind: str, repeated: set[str]) -> None:
        self.lex = lex
        self.kind = kind
        self.scorer = role_scorer(lex)
        self.repeated = repeated

    def is_label(self, f: Facts) -> bool:
        """A sub-heading such as `主要成果` or `Responsibilities`, which groups lines of an entry."""
        if f.dated or (self.kind == "education" and is_degree(f.line.text.strip(" :："), self.lex)):
            return False
        if f.line.text.strip() in self.repeated and max(f.roles.employer, f.roles.school) < 0.8:
            return True  # what heads a part of several entries names none of them
        if f.label and not f.label.value:
            return not set(f.label.concepts) & NAME_CONCEPTS or len(f.line.text) < 12
        kind, sure = heading_kind(f.line.text, self.lex)
        # `Teaching Assistant` may title a section, and is a post among jobs
        return bool(kind) and sure and not (self.kind == "work" and f.roles.title >= 0.9)

    def headerlike(self, f: Facts, model: Facts | None) -> bool:
        """Whether a line next to a date line may belong to its header."""
        line = f.line
        # right above a date of its own line stands the header that it dates, be it long
        short = f.short or (model and model.date_only and not model.line.gap and width(line.text) <= 120)
        if line.continues or f.sentence or not short or (f.label and set(f.label.concepts) & INNER_CONCEPTS):
            return False
        beside = model is not None and model.line.kind == "item" and line.level <= model.line.level
        # an outer item in bold may carry the entry whose date stands in the paragraph below it
        carries = model is not None and line.level <= 1 and line.strong_share > 0.5
        if line.kind == "item" and not beside and not carries:
            return False
        return not OPENS_DUTY.match(line.text.strip()) or max(f.roles.title, f.roles.employer) >= 0.9

    def cut_at(self, facts: list[Facts], starts: list[int]) -> list[Entry]:
        """Entries that begin at these lines; what stands before the first makes one without header."""
        out: list[Entry] = []
        if starts and starts[0] > 0:
            out.append(Entry(body=[f.line for f in facts[: starts[0]]]))
        blocks = [facts[a:b] for a, b in zip(starts, [*starts[1:], len(facts)], strict=True)]
        for block, size in zip(blocks, self.sizes(blocks), strict=True):
            out.append(Entry([f.line for f in block[:size]], [f.line for f in block[size:]]))
        return out

    def sizes(self, blocks: list[list[Facts]]) -> list[int]:
        """How many lines of each entry are its header; the headers of one section have as many lines."""
        sizes = [self.size(block) for block in blocks]
        usual = max(set(sizes), key=lambda n: (sizes.count(n), n))
        if sizes.count(usual) * 2 < len(sizes) or len(sizes) < 2:
            return sizes
        return [self._levelled(block, size, usual) for block, size in zip(blocks, sizes, strict=True)]

    def _levelled(self, block: list[Facts], size: int, usual: int) -> int:
        undated = not any(f.dated for f in block[:size])
        while size < usual and size < len(block) and self._may_extend(block[size], undated=undated):
            undated = undated and not block[size].dated
            size += 1
        return size

    def _may_extend(self, f: Facts, *, undated: bool) -> bool:
        return (
            f.line.kind in ("text", "row")
            and self.headerlike(f, None)
            and (not f.dated or (undated and f.date_only))
            and not _BRACKETED.match(f.line.text)
            and width(f.line.text.strip()) <= 80
        )

    def size(self, block: list[Facts]) -> int:
        """How many lines of an entry are its header: the first, then short lines up to the body."""
        first = block[0].date_only and len(block) > 1 and self._told_below(block[1])
        size, dated = 1 + first, block[0].dated
        for f in block[size:6]:
            if f.line.kind == "heading" and f.line.level == block[0].line.level:
                size += 1
                dated = dated or f.dated
                continue
            if f.line.kind == "heading" and (
                self.is_label(f)
                or (f.line.level > block[0].line.level and not f.dated and f.roles.title < 0.6)
                or (dated and any(k.line.kind == "heading" and k.roles.title >= 0.6 for k in block[:size]))
            ):
                break
            if (f.dated and not dated and f.line.kind in ("text", "row", "heading")) or (
                f.dated and not dated and f.mostly_date
            ):
                dated = True
                size += 1
                continue
            if not self.headerlike(f, None) or f.line.kind == "item" or f.dated or _BRACKETED.match(f.line.text):
                break
            if not self._names_role(f, size - first, dated):
                break
            size += 1
        return size

    def _told_below(self, f: Facts) -> bool:
        """Below a bare date stands its header, be it long, unless it reads as a list or a Chinese sentence."""
        text = f.line.text.strip()
        return (
            f.line.kind != "heading"
            and not f.dated
            and f.label is None
            and (len(text) <= 220 or f.opens_bold)
            and not text.endswith(("。", "；"))
            and self.kind != "projects"
        )

    def _names_role(self, f: Facts, size: int, dated: bool) -> bool:
        """A further header line plays a role (title, employer, school, degree, place), or the date is still to come."""
        parts = [self.scorer.score(p) for p in PIECES.split(f.line.text) if p.strip()]
        strong = max((max(r.title, r.employer, r.school, r.degree, r.department) for r in parts), default=0.0)
        columns = width(f.line.text)
        if strong >= 0.6 and (columns <= 60 or (strong >= 0.9 and PIPED.search(f.line.text))):
            return True
        named = max(parts[0].employer, parts[0].school) >= 0.9 if parts else False
        if named and columns <= 80 and self.kind in ("work", "education"):
            return True
        if place_score(f.line.text.strip(), self.lex) >= 0.7:
            return True
        if not dated and size < 3 and width(f.line.text) <= 44:
            return True
        return (
            size == 1
            and not f.line.gap
            and width(f.line.text) <= 36
            and self.kind in ("education", "work", "internship")
        )
