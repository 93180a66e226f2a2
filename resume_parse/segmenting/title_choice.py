"""Which of the lines that may be titles open sections: the only place that decides it."""

from __future__ import annotations

from resume_parse.document import Line, width
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import CJK_LETTER, lazy_pattern
from resume_parse.segmenting.headings import DECOR, ENTRY_KINDS, MAJOR, heading_kind, title_kinds
from resume_parse.segmenting.title_candidates import SENTENCE_END, Candidate
from resume_parse.segmenting.title_style import style_of
from resume_parse.segmenting.untitled import names_employer
from resume_parse.separators import COLON
from resume_parse.spot.dates import find_dates, without_dates
from resume_parse.spot.labels import PERSONAL, label_concepts
from resume_parse.spot.names import name_score
from resume_parse.spot.roles import role_scorer

_OF_NO_POST = frozenset("summary interests languages certificates".split())
_OF_NO_SCHOOL = _OF_NO_POST | {"skills", "awards"}
_BODY_LABELS = frozenset("achievements duties description keywords dates team roles".split())
_SITES = frozenset("url github gitee".split())  # labels of the personal block that are titles elsewhere
_POSTS = frozenset("work internship volunteer campus research teaching service".split())
_LISTS = frozenset("awards certificates honours languages skills publications interests summary".split())
_PARTED = frozenset("skills awards certificates honours languages publications".split())
_LABELLED = lazy_pattern(r"\s*[^:：]{1,16}[:：]\s*\S")
_TOLD_TOGETHER = frozenset("work internship projects research education".split())  # `工作与项目经历`
_FACTS = PERSONAL | {"positions", "locations", "salary", "availability", "degree"}
_NEVER_INSIDE = frozenset(("languages", "interests", "education", "references"))


def choose_titles(lines: list[Line], candidates: list[Candidate], lex: Lexicon) -> dict[int, Candidate]:
    """The candidates that open sections, by the indices of their lines."""
    return _Choice(lines, candidates, lex).made()


class _Choice:
    """One pass over the candidates of a document, by phrase, head noun and the style that its titles share."""

    def __init__(self, lines: list[Line], candidates: list[Candidate], lex: Lexicon) -> None:
        self.lines, self.candidates, self.lex = lines, candidates, lex
        self.style = style_of(lines, candidates)
        self.chosen: dict[int, Candidate] = {}
        self.joined: tuple[str, ...] = ()  # the kinds that the title of the current section names
        self.current = "header"  # the kind of the section that the pass has come to

    def made(self) -> dict[int, Candidate]:
        parted = 0  # the level of the headings that part the section with an empty title; 0: none do
        told: set[str] = set()  # the section kinds whose entries have headings of the sections' own level
        for c in self.candidates:
            if self._tells_entry(c):
                told.add(self.current)
                if self.current == "projects" and "work" in told and self._is_job(self.lines[c.index]):
                    # a job told after the projects of the one before, at the level of both
                    self._open(Candidate(c.index, "work", True, c.style, -1))
            elif self._names_person(c):
                self._open(Candidate(c.index, "header", True, c.style, -1))
            elif kind := self._kind_of_joined(c):
                self._open(Candidate(c.index, kind, True, c.style, 0))
            elif not (parted and self._parts(c, parted)) and self._opens(c):
                parted = self._parted(c)
                if not parted:
                    self._open(c)
        return self.chosen

    def _open(self, c: Candidate) -> None:
        self.chosen[c.index] = c
        self.current = c.kind or "other"

    def _kind_of_joined(self, c: Candidate) -> str:
        """Which kind of a section's joined title (`Memberships and Skills`) a heading below it names; "" for none."""
        line = self.lines[c.index]
        level = self.style.level
        if c.style != "heading" or line.level <= level or not level or not self.chosen:
            return ""
        above = self.lines[max(n for n in self.chosen if n < c.index)]
        if above.kind == "heading" and above.level <= level:
            self.joined = title_kinds(above.text, self.lex)
        named = title_kinds(line.text, self.lex) if len(self.joined) > 1 else ()
        return next((kind for kind in named if kind in self.joined and kind not in _TOLD_TOGETHER), "")

    def _tells_entry(self, c: Candidate) -> bool:
        """Whether a heading of the sections' own level is that of an entry in the current section."""
        line = self.lines[c.index]
        near = c.style == "heading" and line.level == self.style.level and not c.sure
        return near and self.current in ENTRY_KINDS and self._is_entry(line)

    def _names_person(self, c: Candidate) -> bool:
        """The heading over the main column, behind a sidebar with sections of its own: the person's name."""
        line = self.lines[c.index]
        if self.current == "header" or c.style != "heading" or c.kind or line.level >= self.style.level:
            return False
        name = line.text.strip()
        parts = () if find_dates(line.text) else (name, name.split(" ", 1)[0])
        alone = sum(k.kind == "heading" and k.level == line.level for k in self.lines) == 1
        return any(name_score(part, self.lex) >= (0.35 if alone and part is name else 0.8) for part in parts if part)

    def _is_job(self, line: Line) -> bool:
        """A dated heading below a title of projects is a job: it names an employer, or each job has such a title."""
        text = without_dates(line.text)
        if not find_dates(line.text) or role_scorer(self.lex).score(text).school >= 0.8:
            return False
        titles = [k for k in self.lines if k.kind == "heading" and k.level == self.style.level]
        projects = sum(1 for k in titles if heading_kind(k.text, self.lex) == ("projects", True))
        return projects > 1 or names_employer(text, role_scorer(self.lex))

    def _parted(self, c: Candidate) -> int:
        """The level of a heading that no list knows right below a title with nothing under it, whose part it tells."""
        line = self.lines[c.index]
        above = max(self.chosen, default=-1)
        if c.kind or c.style != "heading" or above < 0 or self.current not in _PARTED:
            return 0
        bare = self.lines[above].kind == "heading" and line.level >= self.lines[above].level
        return line.level if bare and not any(k.text.strip() for k in self.lines[above + 1 : c.index]) else 0

    def _parts(self, c: Candidate, level: int) -> bool:
        """Whether a heading goes on with the parts of such a section."""
        line = self.lines[c.index]
        return c.style == "heading" and line.level >= level and (not c.kind or c.kind == self.current)

    def _opens(self, c: Candidate) -> bool:
        line = self.lines[c.index]
        if self._is_part(c, line) or (_LABELLED.match(line.text) and self._among_facts(c.index)):
            return False
        if c.style == "heading" and not c.sure and self._tells_fact(line):
            return False
        if c.style == "heading":
            return self._heading_opens(c, line) or self._groups_posts(c)
        if c.style == "inline":
            return self._inline_opens(c, line)
        if self.style.level:
            return self._opens_among_headings(c, line)
        return self._sure_opens(c, line) if c.sure else self._unsure_opens(c, line)

    def _is_part(self, c: Candidate, line: Line) -> bool:
        """Whether a title opens a part of an entry or of the current section, not a section."""
        level = self.style.level
        if level and c.style != "heading" and any(t.name == "dt" for t in line.tags):
            return True  # in a document with headings a term is a part of what they open
        if c.kind == self.current and c.style in ("plain", "bold", "inline") and c.index - 1 in self.chosen:
            return True  # the first part of the section
        if level and c.style == "plain" and self.current in ("basics", "summary") and line.text.rstrip()[-1] in ":：":
            # `GitHub：` over an address labels it
            return not _SITES.isdisjoint(label_concepts(line.text.strip(" :：*"), self.lex))
        if self.current not in ENTRY_KINDS or c.style == "inline" or (c.style == "heading" and line.level <= level):
            return False
        concepts = set(label_concepts(line.text.strip(" :：*"), self.lex))
        return bool(concepts & _BODY_LABELS) and not self._ends_entries(c)

    def _heading_opens(self, c: Candidate, line: Line) -> bool:
        level, current = self.style.level, self.current
        if not level:
            return bool(c.kind)
        if line.level > level:
            # the titles of a sidebar, a size smaller than those of the main column
            small = width(line.text) <= 30 and self._before_level(c.index)
            # a title that no job or project can have as a part, misplaced a level down
            deep = c.kind in _NEVER_INSIDE and current in ("work", "internship", "projects") and line.level <= level + 2
            return c.sure and (small or deep)
        if c.sure or self._is_entry(line):
            return c.sure
        first = current == "header" and ((line.level == 1 and c.index < 3) or c.index == self._first_heading())
        return bool(c.kind) or (line.level == level and not first and not self._is_headline(c.index))

    def _before_level(self, n: int) -> bool:
        """Whether a heading stands before all of the section level, but for the document's own at the top."""
        level = self.style.level
        return level > 1 and not any(k.kind == "heading" and k.level == level for k in self.lines[:n])

    def _is_headline(self, n: int) -> bool:
        """Whether a heading right below the first one of the head names a post."""
        below = self.current == "header" and n == self._first_heading() + 1
        return below and role_scorer(self.lex).score(self.lines[n].text.strip()).title >= 0.7

    def _first_heading(self) -> int:
        return next((n for n, line in enumerate(self.lines) if line.kind == "heading"), -1)

    def _groups_posts(self, c: Candidate) -> bool:
        """A deeper title of posts (`### 实习经历` below `## 经历`), before any heading of an entry in its section."""
        start = max(self.chosen, default=0)
        posts = c.sure and c.kind in _POSTS and self.current in _POSTS
        return posts and not any(line.kind == "heading" for line in self.lines[start + 1 : c.index])

    def _inline_opens(self, c: Candidate, line: Line) -> bool:
        """A title with its content on the same line."""
        if self.current == "skills" and c.kind == "languages" and self._among_labels(c.index):
            return False  # `语言：C++`, `框架：…`: the first of the groups of skills
        if self.current in ENTRY_KINDS and self._between_entries(c.index):
            return False
        if self.current not in ENTRY_KINDS or line.strong_share > 0 or c.kind in ENTRY_KINDS:
            return True
        # where no headings part a document, a paragraph that tells of the person ends the entries
        personal = _OF_NO_SCHOOL if self.current == "education" else _OF_NO_POST
        return not self.style.level and line.gap and c.kind in personal

    def _between_entries(self, n: int) -> bool:
        """Whether the next heading is one of an entry, a level below the sections: the line is told inside the last."""
        level = self.style.level
        below = next((k for k in self.lines[n + 1 :] if k.kind == "heading"), None)
        return bool(level) and below is not None and below.level > level and self._is_entry(below)

    def _among_labels(self, n: int) -> bool:
        """Whether a line right above or below opens with a label, too."""
        near = [self.lines[n + 1]] if n + 1 < len(self.lines) and not self.lines[n + 1].gap else []
        near += [self.lines[n - 1]] if n and not self.lines[n].gap else []
        return any(_LABELLED.match(line.text) for line in near)

    def _opens_among_headings(self, c: Candidate, line: Line) -> bool:
        """Other looks are sub-headings in a document with headings, but for a major section in its own paragraph."""
        if self.current in ENTRY_KINDS and (c.kind not in MAJOR or c.kind == self.current or len(self.chosen) > 1):
            return False
        return (
            c.sure
            and (line.gap or (c.style != "plain" and self.current not in ENTRY_KINDS))
            and self._stands_alone(c.index)
        )

    def _sure_opens(self, c: Candidate, line: Line) -> bool:
        """A known phrase in a document without headings."""
        part = c.kind == self.current or self.lex.fold(line.text.strip()) in self.lex.titles
        if part and not line.gap and self.current in ENTRY_KINDS:
            return False
        return c.style != "plain" or self._stands_alone(c.index)

    def _unsure_opens(self, c: Candidate, line: Line) -> bool:
        """A line with a known head noun, or only the look of the titles, in a document without headings."""
        inside = self.current in ENTRY_KINDS
        if c.style in self.style.looks:
            name = self.current == "header" and c.index < 3
            plain = c.style != "caps" and line.gap and not name and not inside
            return bool(c.kind) or (plain and not self._is_entry(line))
        if self.style.spaced and c.style == "plain" and c.kind in _LISTS and c.kind != self.current and line.gap:
            return width(line.text.strip()) <= 16 and self._over_items(c.index)
        return (
            bool(c.kind) and c.style in ("plain", "bold") and line.gap and line.text.strip()[-1] in ":：" and not inside
        )

    def _tells_fact(self, line: Line) -> bool:
        """Whether a line is a labelled fact of the person: `工龄：3 年`."""
        told = _LABELLED.match(line.text)
        label = COLON.split(told.group())[0].strip() if told else ""
        return not _FACTS.isdisjoint(label_concepts(label, self.lex))

    def _among_facts(self, n: int) -> bool:
        """Whether labelled facts of the person stand above and below a line, set as it is: `语言：…` over `工龄：…`."""
        line = self.lines[n]
        near = self.lines[max(n - 1, 0) : n] + self.lines[n + 1 : n + 2]
        alike = len(near) == 2 and all((k.kind, k.level) == (line.kind, line.level) for k in near)
        return alike and all(_LABELLED.match(k.text) for k in near) and any(map(self._tells_fact, near))

    def _over_items(self, n: int) -> bool:
        """Whether a line stands right over others of its block, more than one of them."""
        below = self.lines[n + 1 : n + 3]
        return len(below) == 2 and not any(line.gap for line in below)

    def _ends_entries(self, c: Candidate) -> bool:
        """A title that may also label a part of an entry (`Achievements`) opens a section where it looks like the
        titles before it, stands once in the document, and no further entry follows it in the same section."""
        line = self.lines[c.index]
        text = line.text.strip()
        before = list(self.chosen.values())[-2:]
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
        if self.style.spaced:
            return False
        title = line.text.strip(DECOR)
        whole = len(title) >= 4 and (CJK_LETTER.search(title) is not None or title[:1].isupper())
        if whole and self.lex.headings.get(self.lex.fold(title)) in MAJOR:
            return True  # a whole line that is a major title is no tail of a sentence
        before = self.lines[n - 1]
        full = width(before.text.strip()) >= 60 and not SENTENCE_END.search(before.text)
        return not full
