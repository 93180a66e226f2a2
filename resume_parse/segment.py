"""Cut a document into sections: the only place that decides which line is a section's title."""

from __future__ import annotations

from collections import Counter

from resume_parse.document import Cut, Document, Line, width
from resume_parse.furniture import mark_footers, mark_navigation, mark_page_numbers, mark_stamps
from resume_parse.headings import DECOR, ENTRY_KINDS, MAJOR, Section, heading_kind
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.label_lines import link_labels
from resume_parse.patterns import CJK_LETTER, lazy_pattern
from resume_parse.personal import personal_sections
from resume_parse.repair import mark_wraps, split_doubled_rows, split_glued, split_titled_rows
from resume_parse.split_dates import join_years_and_months
from resume_parse.spot.dates import find_dates, without_dates
from resume_parse.spot.labels import label_concepts
from resume_parse.spot.names import name_score
from resume_parse.spot.roles import role_scorer
from resume_parse.tables import link_tables
from resume_parse.titles import SENTENCE_END, Candidate, TitleFinder
from resume_parse.untitled import (
    contacts_elsewhere,
    entries_without_title,
    events_without_title,
    names_employer,
    skills_without_title,
)

_OF_NO_POST = frozenset("summary interests languages certificates".split())
_OF_NO_SCHOOL = _OF_NO_POST | {"skills", "awards"}
_BODY_LABELS = frozenset("achievements duties description keywords dates team roles".split())
_POSTS = frozenset("work internship volunteer campus research teaching service".split())
_LISTS = frozenset("awards certificates honours languages skills publications interests summary".split())
_PARTED = frozenset("skills awards certificates honours languages publications".split())
_LABELLED = lazy_pattern(r"\s*[^:：]{1,16}[:：]\s*\S")
_NEVER_INSIDE = frozenset(("languages", "interests", "education", "references"))


class Segmenter:
    """Finds the headings of one document, by phrase, head noun and the look that the document gives its headings."""

    def __init__(self, document: Document, lex: Lexicon) -> None:
        self.lines = document.lines
        self.lex = lex
        self.candidates = TitleFinder(document, lex).find()
        self.spaced = False  # this document sets its plain titles off by blank lines

    def sections(self) -> list[Section]:
        """The sections in the document's order; the first, of kind `header`, is what stands before any heading."""
        chosen = self._choose(self.candidates)
        out = [Section("header", None)]
        for n, line in enumerate(self.lines):
            line.index = n
            if line.furniture:
                continue
            candidate = chosen.get(n)
            if candidate is None:
                out[-1].lines.append(line)
                continue
            if candidate.tail < 0:
                out.append(Section(candidate.kind, None, [line]))
            elif candidate.tail:
                title = Cut(line, 0, candidate.tail)
                out.append(Section(candidate.kind or "other", title, [line.sliced(candidate.tail, len(line.text))]))
            else:
                out.append(Section(candidate.kind or "other", line.whole(), rank=line.level))
        return out

    def _choose(self, candidates: list[Candidate]) -> dict[int, Candidate]:
        """Which candidates open sections, given the look most of the sure ones share."""
        level = self._section_level(candidates)
        marks = self._shared_look(candidates)
        plain = [
            self.lines[c.index].gap
            for c in candidates
            if c.sure and c.style in ("plain", "caps", "bold") and not c.tail
        ]
        self.spaced = len(plain) >= 3 and sum(plain) >= 0.6 * len(plain)
        chosen: dict[int, Candidate] = {}
        current = "header"
        parted = 0  # the level of the headings that part the section with an empty title; 0: none do
        told: set[str] = set()  # the section kinds whose entries have headings of the sections' own level
        for c in candidates:
            line = self.lines[c.index]
            if (
                c.style == "heading"
                and line.level == level
                and not c.sure
                and current in ENTRY_KINDS
                and self._is_entry(line)
            ):
                told.add(current)
                if current == "projects" and "work" in told and self._is_job(line, level):
                    # a job told after the projects of the one before, at the level of both
                    chosen[c.index] = Candidate(c.index, "work", True, c.style, -1)
                    current = "work"
                continue
            if current != "header" and self._names_person(c, level):
                chosen[c.index] = Candidate(c.index, "basics", True, c.style, -1)
                current = "basics"
                continue
            if parted and self._parts(c, parted, current):
                continue
            if self._opens(c, level, marks, current, chosen):
                parted = self._parted(c, chosen, current)
                if parted:
                    continue
                chosen[c.index] = c
                current = c.kind or "other"
        return chosen

    def _names_person(self, c: Candidate, level: int) -> bool:
        """The heading over the main column, behind a sidebar with sections of its own: the person's name."""
        line = self.lines[c.index]
        if c.style != "heading" or c.kind or line.level >= level or find_dates(line.text):
            return False
        name = line.text.strip()
        return any(name_score(part, self.lex) >= 0.8 for part in (name, name.split(" ", 1)[0]) if part)

    def _is_job(self, line: Line, level: int) -> bool:
        """A dated heading below a title of projects is a job: it names an employer, or each job has such a title."""
        text = without_dates(line.text)
        if not find_dates(line.text) or role_scorer(self.lex).score(text).school >= 0.8:
            return False
        titles = [k for k in self.lines if k.kind == "heading" and k.level == level]
        projects = sum(1 for k in titles if heading_kind(k.text, self.lex) == ("projects", True))
        return projects > 1 or names_employer(text, role_scorer(self.lex))

    def _parted(self, c: Candidate, chosen: dict[int, Candidate], current: str) -> int:
        """The level of a heading that no list knows right below a title with nothing under it, whose part it tells."""
        line = self.lines[c.index]
        above = max(chosen, default=-1)
        if c.kind or c.style != "heading" or above < 0 or current not in _PARTED or self.lines[above].kind != "heading":
            return 0
        between = self.lines[above + 1 : c.index]
        return line.level if line.level >= self.lines[above].level and not any(k.text.strip() for k in between) else 0

    def _parts(self, c: Candidate, level: int, current: str) -> bool:
        """Whether a heading goes on with the parts of such a section."""
        line = self.lines[c.index]
        return c.style == "heading" and line.level >= level and (not c.kind or c.kind == current)

    def _section_level(self, candidates: list[Candidate]) -> int:
        """The heading level at which this document keeps its sections; 0 when it has no headings."""
        counts: Counter[int] = Counter()
        kinds: dict[int, set[str]] = {}
        over: dict[int, str] = {}  # the last kind at each level
        for c in candidates:
            if c.style == "heading" and c.sure:
                level = self.lines[c.index].level
                over = {at: kind for at, kind in over.items() if at < level} | {level: c.kind}
                if c.kind not in list(over.values())[:-1]:  # 其它技能 below 技术栈 is a part of it
                    kinds.setdefault(level, set()).add(c.kind)
        repeated = Counter((line.level, line.text.strip()) for line in self.lines if line.kind == "heading")
        for level, found in kinds.items():
            # a title that comes back is a sub-heading of entries, and so is its level
            again = sum(1 for (at, _), n in repeated.items() if at == level and n > 1)
            counts[level] = max(1, len(found) * 2 + len(found & MAJOR) * 2 - 2 * again)
        if not counts:
            levels = Counter(self.lines[c.index].level for c in candidates if c.style == "heading" and c.kind)
            level, times = levels.most_common(1)[0] if levels else (0, 0)
            return level if times >= 2 or not any(c.sure for c in candidates) else 0
        best = max(counts.values())
        full = any(n == best and len(kinds[level] & MAJOR) > 2 for level, n in counts.items())
        return max(
            level
            for level, count in counts.items()
            if count == best or (count >= best * 0.6 and len(kinds[level] & MAJOR) >= 2 and not full)
        )

    def _shared_look(self, candidates: list[Candidate]) -> set[str]:
        """Looks other than headings that at least two sure section titles of this document share."""
        counts = Counter(c.style for c in candidates if c.sure and c.style in ("bold", "mark", "caps"))
        if (
            not any(c.style == "heading" for c in candidates)
            and counts["bold"]
            and sum(1 for c in candidates if c.style == "bold") >= 3
        ):
            counts["bold"] += 1
        return {look for look, n in counts.items() if n >= 2}

    def _opens(self, c: Candidate, level: int, looks: set[str], current: str, chosen: dict[int, Candidate]) -> bool:
        line = self.lines[c.index]
        if level and c.style != "heading" and any(t.name == "dt" for t in line.tags):
            return False  # in a document with headings a term is a part of what they open
        if (
            current in ENTRY_KINDS
            and c.style != "inline"
            and set(label_concepts(line.text.strip(" :：*"), self.lex)) & _BODY_LABELS
            and not (c.style == "heading" and line.level <= level)
            and not self._ends_entries(c, chosen)
        ):
            return False
        if c.kind == current and c.style in ("plain", "bold", "inline") and max(chosen, default=-2) == c.index - 1:
            return False  # the first part of the section
        if c.style == "heading":
            return self._heading_opens(c, line, level, current) or self._groups_posts(c, current, chosen)
        if c.style == "inline":
            if current == "skills" and c.kind == "languages" and self._among_labels(c.index):
                return False  # `语言：C++`, `框架：…`: the first of the groups of skills
            free = current not in ENTRY_KINDS or line.strong_share > 0 or c.kind in ENTRY_KINDS
            # where no headings part a document, a paragraph that tells of the person ends the entries
            personal = _OF_NO_SCHOOL if current == "education" else _OF_NO_POST
            return free or bool(not level and line.gap and c.kind in personal)
        if (
            level
        ):  # a document with headings: other looks are sub-headings, but for a major section in its own paragraph
            if current in ENTRY_KINDS and not (
                c.sure and c.kind in MAJOR and c.kind != current and line.gap and len(chosen) < 2
            ):
                return False
            return c.sure and (line.gap or c.style != "plain") and self._stands_alone(c.index)
        if (
            c.sure
            and current in ENTRY_KINDS
            and not line.gap
            and (c.kind == current or self.lex.fold(line.text.strip()) in self.lex.titles)
        ):
            return False
        if c.sure:
            return c.style != "plain" or self._stands_alone(c.index)
        if c.kind and c.style in looks:
            return True
        if c.style in looks and c.style in ("mark", "bold"):
            if current == "header" and c.index < 3:
                return False  # the name
            return current not in ENTRY_KINDS and not self._is_entry(line) and line.gap
        if self.spaced and c.style == "plain" and c.kind in _LISTS and c.kind != current and line.gap:
            return width(line.text.strip()) <= 16 and self._over_items(c.index)
        return (
            bool(c.kind)
            and c.style in ("plain", "bold")
            and line.gap
            and line.text.strip()[-1] in ":："
            and current not in ENTRY_KINDS
        )

    def _among_labels(self, n: int) -> bool:
        """Whether a line right above or below opens with a label, too."""
        near = [self.lines[n + 1]] if n + 1 < len(self.lines) and not self.lines[n + 1].gap else []
        near += [self.lines[n - 1]] if n and not self.lines[n].gap else []
        return any(_LABELLED.match(line.text) for line in near)

    def _ends_entries(self, c: Candidate, chosen: dict[int, Candidate]) -> bool:
        """A title that may also label a part of an entry (`Achievements`) opens a section where it looks like the
        titles before it, stands once in the document, and no further entry follows it in the same section."""
        line = self.lines[c.index]
        text = line.text.strip()
        before = list(chosen.values())[-2:]
        counted = c.style == "mark" and line.numbered  # `四、主要业绩`
        if not c.sure or len(before) < 2 or text[-1] in ":：" or not (counted or c.style in ("plain", "caps", "bold")):
            return False
        if any(k.style != c.style or self.lines[k.index].indent != line.indent for k in before):
            return False
        if sum(k.text.strip() == text for k in self.lines) > 1:
            return False
        if counted:
            return True
        end = next((k.index for k in self.candidates if k.index > c.index and k.sure), len(self.lines))
        return not any(m.is_range or m.current for k in self.lines[c.index : end] for m in find_dates(k.text))

    def _over_items(self, n: int) -> bool:
        """Whether a line stands right over others of its block, more than one of them."""
        below = self.lines[n + 1 : n + 3]
        return len(below) == 2 and not any(line.gap for line in below)

    def _heading_opens(self, c: Candidate, line: Line, level: int, current: str) -> bool:
        if not level:
            return bool(c.kind)
        if line.level > level and c.sure and width(line.text) <= 30 and self._before_level(c.index, level):
            return True  # the titles of a sidebar, a size smaller than those of the main column
        if line.level > level:
            # a title that no job or project can have as a part, misplaced a level down
            return (
                c.sure
                and c.kind in _NEVER_INSIDE
                and current in ("work", "internship", "projects")
                and line.level <= level + 2
            )
        if c.sure:
            return True
        if self._is_entry(line):
            return False
        if line.level < level and not c.kind:
            return False
        if c.kind:
            return True
        return (
            line.level == level
            and not (current == "header" and line.level == 1 and c.index < 3)
            and not (current == "header" and c.index == self._first_heading())
        )

    def _before_level(self, n: int, level: int) -> bool:
        """Whether a heading stands before all of the section level, but for the document's own at the top."""
        return level > 1 and not any(k.kind == "heading" and k.level == level for k in self.lines[:n])

    def _groups_posts(self, c: Candidate, current: str, chosen: dict[int, Candidate]) -> bool:
        """A deeper title of posts (`### 实习经历` below `## 经历`), before any heading of an entry in its section."""
        start = max(chosen, default=0)
        return (
            c.sure
            and c.kind in _POSTS
            and current in _POSTS
            and not any(line.kind == "heading" for line in self.lines[start + 1 : c.index])
        )

    def _first_heading(self) -> int:
        return next((n for n, line in enumerate(self.lines) if line.kind == "heading"), -1)

    def _is_entry(self, line: Line) -> bool:
        """A heading that tells an entry (dated, or naming an employer or a school), not a section."""
        text = line.text.strip()
        if find_dates(text):
            return True
        roles = role_scorer(self.lex).score(text)
        return max(roles.employer, roles.school) >= 0.8

    def _stands_alone(self, n: int) -> bool:
        """A plain short line reads as a heading when the line before it is closed."""
        line = self.lines[n]
        if line.gap or n == 0 or line.kind == "heading":
            return True
        if self.spaced:
            return False
        title = line.text.strip(DECOR)
        whole = len(title) >= 4 and (CJK_LETTER.search(title) is not None or title[:1].isupper())
        if whole and self.lex.headings.get(self.lex.fold(title)) in MAJOR:
            return True  # a whole line that is a major title is no tail of a sentence
        before = self.lines[n - 1]
        full = width(before.text.strip()) >= 60 and not SENTENCE_END.search(before.text)
        return not full


def segment(document: Document, lex: Lexicon) -> list[Section]:
    """Cut a document into sections and mark its hard wraps."""
    document.lines = split_doubled_rows(split_titled_rows(split_glued(document.lines), lex))
    document.lines = join_years_and_months(document.lines)
    link_tables(document.lines, lex)
    mark_navigation(document.lines)
    mark_page_numbers(document.lines)
    mark_stamps(document.lines, lex)
    if document.format == "text":
        mark_footers(document.lines)
    link_labels(document.lines, lex)
    sections = Segmenter(document, lex).sections()
    events_without_title(sections, lex)
    entries_without_title(sections, lex)
    skills_without_title(sections, lex)
    personal_sections(sections, lex)
    contacts_elsewhere(sections)
    for section in sections:
        mark_wraps(section.lines, physical=document.format == "text")
    return sections
