"""Cut a document into sections: the only place that decides what a section heading is."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from resume_parse.document import Cut, Document, Line, width
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import lazy_pattern
from resume_parse.spot.dates import find_dates
from resume_parse.spot.labels import label_concepts
from resume_parse.spot.roles import role_scorer

_DECOR = " \t:：-–—_=*#~·•|/\\<>《》「」『』【】[]〖〗（）()〔〕★☆◆◇■□●○▌▍▎▪►▶✦❖、.。,，;；&"
_ICON = lazy_pattern(
    r"^[\U0001F000-\U0001FAFF\u2190-\u2bff\ufe0f\u200d\s]+|[\U0001F000-\U0001FAFF\u2600-\u27bf\ufe0f\s]+$"
)
_NUMBER = lazy_pattern(
    r"^(?:(?:第?[一二三四五六七八九十]{1,2}|\d{1,2}|[IVX]{1,4}|[A-H])\s*[、.．)）:]\s*|part\s+\w+[:.]?\s+)", re.I
)
_PAREN = lazy_pattern(r"[（(【\[]([^（()）\]】]{0,60})[)）\]】]")
_HAN = lazy_pattern(r"[\u3040-\u30ff\u3400-\u9fff]")
_NOT_HAN = lazy_pattern(r"[^\u3040-\u30ff\u3400-\u9fff]+")
_HAN_RUN = lazy_pattern(r"[\s\u3040-\u30ff\u3400-\u9fff]+")
_BRACKETED = lazy_pattern(r"^\s*(?:【[^】]{2,20}】|〖[^〗]{2,20}〗|\[[^\]]{2,20}\]|「[^」]{2,20}」|■|◆|▌|☆|★)")
_SENTENCE = lazy_pattern(r"[。；;！!？?，,]\s*$|\.\s*$")
_JOINER = lazy_pattern(r"[/|&+、,，·•:：-]|\b(?:and|und|et|y)\b|和|与|及|以及")
_COLON = lazy_pattern("[:：]")
_INLINE = lazy_pattern(r"^\s*([^:：|｜]{2,30}?)\s*[:：]\s*(?=\S)")
ENTRY_KINDS = frozenset(
    (
        "work",
        "internship",
        "education",
        "projects",
        "research",
        "teaching",
        "volunteer",
        "campus",
        "training",
        "service",
    )
)
_INLINE_KINDS = frozenset(
    (
        "summary skills awards certificates languages interests education work projects publications campus volunteer"
    ).split()
)
_PERSONAL = frozenset(
    (
        "github gitee linkedin url degree studyType positions locations objective phone email contact profile "
        "courses dates location keywords"
    ).split()
)
_INLINE_LABELS = frozenset("summary skills awards certificates publications languages interests".split())
_BODY_LABELS = frozenset("achievements duties description keywords dates team roles".split())
_NEVER_INSIDE = frozenset(("languages", "interests", "education", "references"))
MAJOR = frozenset(("work", "education", "projects", "internship", "skills"))


@dataclass(slots=True)
class Section:
    """A section: its kind, the heading it stands under (None: the head of the document), its lines."""

    kind: str
    title: Cut | None
    lines: list[Line] = field(default_factory=list)
    rank: int = 0


@dataclass(frozen=True, slots=True)
class _Candidate:
    index: int
    kind: str  # '' when no list knows it
    sure: bool  # a known phrase, not only a known head noun
    style: str
    tail: int  # where inline content begins in the line; 0: the heading is the line; -1: the line is an entry, no title


@lru_cache(maxsize=512)
def heading_kind(text: str, lex: Lexicon) -> tuple[str, bool]:
    """The section kind that a heading's text names, and whether the whole phrase is known ('' when nothing is)."""
    bare = _PAREN.sub(" ", text)
    if bare != text and bare.strip(_DECOR):
        found = heading_kind(bare, lex)
        if found[1]:
            return found
    text = _NUMBER.sub("", _ICON.sub("", text.strip(_DECOR)).strip(_DECOR)).strip(_DECOR)
    folded = lex.fold(text)
    if not folded or len(folded) > 70:
        return "", False
    kind = (
        lex.headings.get(folded)
        or lex.headings.get(folded.replace(" ", ""))
        or lex.headings.get(lex.fold(text.replace("、", "/")))
    )
    if kind:
        return kind, True
    outside = lex.fold(_PAREN.sub(" ", text)).strip(_DECOR)
    if outside in lex.headings:
        return lex.headings[outside], True
    inside = next((lex.fold(m) for m in _PAREN.findall(text)), "")
    if inside in lex.headings and bool(_HAN.search(inside)) != bool(_HAN.search(outside)):
        return lex.headings[inside], True  # the title in the other language
    return _parts_kind(outside, lex) if outside else ("", False)


def _parts_kind(folded: str, lex: Lexicon) -> tuple[str, bool]:
    """Bilingual and joined titles (`教育背景 Education`, `Skills & Tools`), then the head noun."""
    han = "" if folded.isascii() else _NOT_HAN.sub("", folded)
    latin = _HAN_RUN.sub(" ", folded).strip(_DECOR) if han else ""
    if han and latin and "@" not in folded:
        told = {
            lex.headings.get(han) or _head_noun(han, han, lex)[0],
            lex.headings.get(latin) or _head_noun(latin, "", lex)[0],
        }
        if "document" in told:
            return "document", True
        if "" not in told and (han in lex.headings or latin in lex.headings):
            return lex.headings.get(han) or lex.headings[latin], True
    parts = [p for part in _JOINER.split(folded) if (p := part.strip(_DECOR))]
    if len(parts) == 2 and _HAN.match(parts[0]) and len(parts[0]) <= 4 and parts[0] not in lex.headings:
        parts[0] += parts[1][-2:]  # 工作和项目经历: the head noun serves both
    kinds = [lex.headings[p] for p in parts if p in lex.headings]
    if len(kinds) > 1 and {"work", "internship"} & set(kinds) and kinds[0] in ENTRY_KINDS:
        return "work", True
    if kinds and len(kinds) == len(parts):
        return kinds[0], True
    if kinds and len(parts) <= 3 and width(folded) <= 36:
        return kinds[0], False
    return _head_noun(folded, han, lex)


def _head_noun(folded: str, han: str, lex: Lexicon) -> tuple[str, bool]:
    if han and len(han) == len(folded.replace(" ", "")):
        if len(han) <= 10:
            for size in range(min(6, len(han) - 1), 1, -1):
                if han[-size:] in lex.heads:
                    return lex.heads[han[-size:]], False
        return "", False
    words = re.findall(r"[^\W\d_][\w'’-]*", folded)
    if 1 <= len(words) <= 6:
        for n in (3, 2, 1):
            tail = " ".join(words[-n:])
            if tail in lex.heads:
                return lex.heads[tail], False
        if " ".join(words[:1]) in lex.heads and len(words) <= 4:
            return lex.heads[words[0]], False
    return "", False


class Segmenter:
    """Finds the headings of one document, by phrase, head noun and the look that the document gives its headings."""

    def __init__(self, document: Document, lex: Lexicon) -> None:
        self.lines = document.lines
        self.lex = lex
        self._flatten()
        self.structured = document.format != "text"
        self.spaced = False  # this document sets its plain titles off by blank lines

    def _flatten(self) -> None:
        """Where nearly every line is marked as a heading, the marks say nothing."""
        heads = [line for line in self.lines if line.kind == "heading"]
        if len(heads) <= 20 or len(heads) * 10 < 4 * len(self.lines):
            return
        named = [line for line in heads if heading_kind(line.text, self.lex)[1]]
        if len(named) * 4 > len(heads):
            return
        for line in heads:
            if line not in named:
                line.kind, line.level = ("item" if line.marker else "text"), 0

    def sections(self) -> list[Section]:
        """The sections in the document's order; the first, of kind `header`, is what stands before any heading."""
        candidates = [c for c in (self._candidate(n) for n in range(len(self.lines))) if c]
        chosen = self._choose(candidates)
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

    def _candidate(self, n: int) -> _Candidate | None:
        line = self.lines[n]
        text = line.text
        if line.kind == "meta" or line.furniture or len(text) > 400:
            return None
        if len(text) > 80 and line.kind != "heading" and not _COLON.search(text, 0, 32):
            return None
        if line.kind != "heading" and any(
            k.to - k.at >= len(text.strip()) - 2 and k.url.startswith("http") for k in line.links
        ):
            return None  # a lone link is a link, whatever it is called
        style = self._style(n, line)
        if not style or len(line.cells) > 2:
            return None
        inline = _INLINE.match(text)
        if inline and not text.rstrip().endswith((":", "：")):
            kind, sure = heading_kind(inline.group(1), self.lex)
            if sure and self._opens_inline(n, line, kind, inline.end()):
                return _Candidate(n, kind, True, "inline", inline.end())
            if line.kind != "heading":
                return None
        if width(_PAREN.sub("", text).strip()) > (80 if line.kind == "heading" else 40):
            return None
        kind, sure = heading_kind(text, self.lex)
        if (not sure or kind == "other") and any(t.name == "dt" for t in line.tags):
            return None
        if not kind and style not in ("bold", "mark", "caps") and not style.startswith("h"):
            return None
        return _Candidate(n, kind, sure, style, 0)

    def _opens_inline(self, n: int, line: Line, kind: str, at: int) -> bool:
        """`个人优势：8 年…` opens a section when it begins a line of its own at the margin."""
        if line.kind == "item" or kind not in _INLINE_KINDS or "://" in line.text[at : at + 12]:
            return False
        concepts = set(label_concepts(line.text[:at].strip(" :：*"), self.lex))
        if concepts and (concepts & _PERSONAL or not concepts & _INLINE_LABELS):
            return False
        bold = bool(line.strong) and line.strong[0][0] <= 1 and line.strong[0][1] >= at - 2
        return (bold or line.gap or n == 0) and line.kind in ("text", "heading")

    def _style(self, n: int, line: Line) -> str:
        """The look of a possible heading: h1–h6, bold, mark (bracketed or counted), caps, plain; '': it is none."""
        text = line.text.strip()
        if line.kind == "heading":
            return f"h{line.level}"
        if line.kind == "item" and self._in_list(n):
            return ""
        if (
            line.kind == "item"
            and not (line.numbered and line.marker[0] in "一二三四五六七八九十")
            and line.marker[0] not in "■◆▌★☆●▪►▶❖✦□"
        ):
            return "item" if width(text) <= 24 and not self.structured else ""
        if line.kind == "item" or _BRACKETED.match(text):
            return "mark"
        if line.strong_share >= 0.9:
            return "bold"
        if text.isupper() and sum(map(str.isalpha, text)) > 3 and not _HAN.search(text):
            return "caps"
        return "plain" if not _SENTENCE.search(text) or text[-1] in ":：" else ""

    def _in_list(self, n: int) -> bool:
        """Whether a neighbour is an item with the same mark: then it is one of a list, no title."""
        marker = self.lines[n].marker
        near = [self.lines[k] for k in (n - 1, n + 1) if 0 <= k < len(self.lines)]
        return any(k.kind == "item" and k.marker[:1] == marker[:1] and not k.numbered for k in near)

    def _choose(self, candidates: list[_Candidate]) -> dict[int, _Candidate]:
        """Which candidates open sections, given the look most of the sure ones share."""
        level = self._section_level(candidates)
        marks = self._shared_look(candidates)
        plain = [
            self.lines[c.index].gap
            for c in candidates
            if c.sure and c.style in ("plain", "caps", "bold") and not c.tail
        ]
        self.spaced = len(plain) >= 3 and sum(plain) >= 0.6 * len(plain)
        chosen: dict[int, _Candidate] = {}
        current = "header"
        told: set[str] = set()  # the section kinds whose entries have headings of the sections' own level
        for c in candidates:
            line = self.lines[c.index]
            if (
                c.style[0] == "h"
                and line.level == level
                and not c.sure
                and current in ENTRY_KINDS
                and self._is_entry(line)
            ):
                told.add(current)
                if (
                    current == "projects"
                    and "work" in told
                    and find_dates(line.text)
                    and role_scorer(self.lex).score(_without_dates(line.text)).school < 0.8
                ):
                    # a job told after the projects of the one before, at the level of both
                    chosen[c.index] = _Candidate(c.index, "work", True, c.style, -1)
                    current = "work"
                continue
            if self._opens(c, level, marks, current, chosen):
                if c.kind == "document":
                    continue
                chosen[c.index] = c
                current = c.kind or "other"
        return chosen

    def _section_level(self, candidates: list[_Candidate]) -> int:
        """The heading level at which this document keeps its sections; 0 when it has no headings."""
        counts: Counter[int] = Counter()
        kinds: dict[int, set[str]] = {}
        for c in candidates:
            if c.style[0] == "h" and c.sure and c.kind != "document":
                level = self.lines[c.index].level
                kinds.setdefault(level, set()).add(c.kind)
        repeated = Counter((line.level, line.text.strip()) for line in self.lines if line.kind == "heading")
        for level, found in kinds.items():
            # a title that comes back is a sub-heading of entries, and so is its level
            again = sum(1 for (at, _), n in repeated.items() if at == level and n > 1)
            counts[level] = max(1, len(found) * 2 + len(found & MAJOR) * 2 - 2 * again)
        if not counts:
            levels = Counter(
                self.lines[c.index].level for c in candidates if c.style[0] == "h" and c.kind and c.kind != "document"
            )
            level, times = levels.most_common(1)[0] if levels else (0, 0)
            return level if times >= 2 or not any(c.sure for c in candidates) else 0
        best = max(counts.values())
        return max(
            level
            for level, count in counts.items()
            if count == best or (count >= best * 0.6 and len(kinds[level] & MAJOR) >= 2)
        )

    def _shared_look(self, candidates: list[_Candidate]) -> set[str]:
        """Looks other than headings that at least two sure section titles of this document share."""
        counts = Counter(
            c.style for c in candidates if c.sure and c.kind != "document" and c.style in ("bold", "mark", "caps")
        )
        if (
            not any(c.style[0] == "h" for c in candidates)
            and counts["bold"]
            and sum(1 for c in candidates if c.style == "bold") >= 3
        ):
            counts["bold"] += 1
        return {look for look, n in counts.items() if n >= 2}

    def _opens(self, c: _Candidate, level: int, looks: set[str], current: str, chosen: dict[int, _Candidate]) -> bool:
        line = self.lines[c.index]
        if (
            current in ENTRY_KINDS
            and c.style != "inline"
            and set(label_concepts(line.text.strip(" :：*"), self.lex)) & _BODY_LABELS
            and not (c.style[0] == "h" and line.level <= level)
        ):
            return False
        if c.style[0] == "h" and c.style[1:].isdigit():
            return self._heading_opens(c, line, level, current)
        if c.style == "inline":
            return current not in ENTRY_KINDS or line.strong_share > 0 or c.kind in ENTRY_KINDS
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
        if c.style == "caps" and c.kind and line.gap:
            return True
        if c.style in looks and c.style in ("mark", "bold"):
            return (
                (current not in ENTRY_KINDS or self._like_chosen(c, chosen)) and not self._is_entry(line) and line.gap
            )
        return (
            bool(c.kind)
            and c.style in ("plain", "bold")
            and line.gap
            and line.text.strip()[-1] in ":："
            and current not in ENTRY_KINDS
        )

    def _like_chosen(self, c: _Candidate, chosen: dict[int, _Candidate]) -> bool:
        """A bold line of its own is a title where this document's sections have such titles and their entries none."""
        if any(k.style[0] == "h" for k in chosen.values()):
            return False
        bold = [n for n, line in enumerate(self.lines) if line.strong_share >= 0.9 and line.kind == "text"]
        return len(chosen) * 2 >= sum(1 for n in bold if n < c.index)

    def _heading_opens(self, c: _Candidate, line: Line, level: int, current: str) -> bool:
        if c.kind == "document":
            return False
        if not level:
            return bool(c.kind)
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
        title = line.text.strip(_DECOR)
        whole = len(title) >= 4 and (_HAN.search(title) is not None or title[:1].isupper())
        if whole and self.lex.headings.get(self.lex.fold(title)) in MAJOR:
            return True  # a whole line that is a major title is no tail of a sentence
        before = self.lines[n - 1]
        full = width(before.text.strip()) >= 60 and not _SENTENCE.search(before.text)
        return not full


def mark_wraps(lines: list[Line], *, physical: bool) -> None:
    """Mark the lines that go on the sentence of the line before (`Line.continues`).

    `physical`: the lines are those of a page, wrapped at its width (text copied out of a PDF).
    """
    widths = sorted(width(line.text.rstrip()) for line in lines if line.kind != "meta")
    full = widths[int(len(widths) * 0.9)] if widths else 0
    limit = max(40, full * 0.72)
    for before, line in itertools.pairwise(lines):
        if (
            line.kind != "text"
            or line.cells
            or before.kind in ("heading", "meta", "row")
            or before.hard
            or not line.text.strip()
        ):
            continue
        same = line.paragraph == before.paragraph
        if (line.gap or not same) and not (physical and not line.gap):
            continue
        if (
            not physical
            and same
            and (before.kind == "item" or before.continues)
            and not find_dates(line.text[:12])
            and ":" not in line.text[:16]
            and "：" not in line.text[:12]
        ):
            line.continues = True  # a soft break inside a list item
            continue
        line.continues = _goes_on(before, line, limit)


def _goes_on(before: Line, line: Line, limit: float) -> bool:
    old, new = before.text.rstrip(), line.text.lstrip()
    if re.search(r"\S(?:\t+|\s{3,})\S", old) or (find_dates(old[-24:]) and before.kind != "item"):
        return False  # columns, or a date at the margin: a line of a layout, not of a paragraph
    opening = find_dates(new[:40])
    if opening and (len(new) < 60 or (opening[0].start <= 2 and (opening[0].is_range or opening[0].current))):
        return False
    if re.match(r"[^:：]{1,12}[:：]", new) and not re.match(r"https?:", new):
        return False
    if (
        new[0] in "，。；、：！？）】》”,.;:)]%"
        or old[-1] in "，、（(“《【/&+"
        or (old[-1] == "," and width(old) > limit * 0.6)
    ):
        return True
    if new[0].islower() and (old[-1].islower() or old[-1] in ",-" or old[-1].isdigit()) and width(old) >= limit * 0.6:
        return True
    if width(old) < limit:
        return False
    return not re.search(r"[。！？!?；;：:]$", old) or (before.kind == "item" and width(old) >= limit * 1.2)


def link_tables(lines: list[Line], lex: Lexicon) -> None:
    """Rows below a table's head of known labels take its cells as their labels (`Line.columns`)."""
    head: Line | None = None
    for line in lines:
        if not line.cells:
            head = None
            continue
        cells = [Cut(line, a, b).strip() for a, b in line.cells]
        if head is not None and len(head.cells) == len(cells):
            line.columns = tuple(Cut(head, a, b).strip() for a, b in head.cells)
        elif len(cells) > 2 and sum(1 for c in cells if c and label_concepts(c.text, lex)) * 3 >= 2 * len(cells):
            head = line
            line.table_head = True


_LOST_END = lazy_pattern(r"(?<=[a-z])(?=[A-Z\d])")
_GLUED = lazy_pattern(r"(?<=[。；;！.])\s*(?=\S)")


def split_glued(lines: list[Line], lex: Lexicon) -> list[Line]:
    """A line whose sentence ends and goes on with a dated header is two: `…方案。 某公司 2022.09 - 2022.12 工程师`."""
    out: list[Line] = []
    for line in lines:
        title = _glued_title(line, lex)
        if title:
            head, line = line.sliced(0, title), line.sliced(title, len(line.text))
            head.gap = head.hard = True
            out.append(head)
        at = _glued_header(line) if line.kind in ("item", "text") and len(line.text) > 30 else 0
        if not at:
            out.append(line)
            continue
        head, tail = line.sliced(0, at), line.sliced(at, len(line.text))
        tail.kind, tail.level, tail.marker, tail.gap = "text", 0, "", True
        head.hard = True
        out += [head, tail]
    return out


def _glued_title(line: Line, lex: Lexicon) -> int:
    """Where the text begins that a lost line end glued to a section title: `Experience2014 - Present`."""
    if line.kind != "text" or not line.text[:1].isupper():
        return 0
    for m in _LOST_END.finditer(line.text, 4, 40):
        kind, sure = heading_kind(line.text[: m.start()], lex)
        if sure and kind in MAJOR | {"summary", "awards", "certificates", "languages", "interests"}:
            return m.start()
    return 0


def _glued_header(line: Line) -> int:
    if not _GLUED.search(line.text, 12, len(line.text) - 8):
        return 0
    ranges = [m for m in find_dates(line.text) if m.is_range or m.current]
    if len(ranges) != 1 or len(line.text) - ranges[0].end > 24:
        return 0
    at = 0
    for m in _GLUED.finditer(line.text, 12, ranges[0].start):
        at = m.end()
    rest = line.text[at:].strip()
    if not at or len(rest) > 60 or re.search(r"[。；]\s*$", rest) or ranges[0].start - at > 36:
        return 0
    return at if re.search(r"[。；;！]\s*$", line.text[:at]) else 0


def mark_navigation(lines: list[Line]) -> None:
    """A line of links into the same site, with nothing else, is navigation."""
    for line in lines:
        if len(line.links) < 3 or any(re.match(r"(?:https?:|mailto:|tel:)", k.url, re.I) for k in line.links):
            continue
        shown = sum(k.to - k.at for k in line.links)
        if shown >= 0.7 * len(re.sub(r"[\s|/·•]+", "", line.text)):
            line.furniture = "navigation"


def mark_footers(lines: list[Line]) -> None:
    """A lone address in the running text that stands at the head too is a page's footer (printed profiles)."""
    hosts = Counter(m.group(1) for line in lines for m in _HOST.finditer(line.text))
    for line in lines[4:]:
        text = line.text.strip()
        found = _HOST.match(text)
        if found and " " not in text and hosts[found.group(1)] > 1 and found.group(2) and len(text) > 40:
            line.furniture = "page footer"


def entries_without_title(sections: list[Section], lex: Lexicon) -> None:
    """A document that opens with dated entries and no title: they are cut off the head as the section they tell of."""
    head = sections[0]
    scorer = role_scorer(lex)
    for n, line in enumerate(head.lines):
        if line.kind == "meta" or line.furniture:
            continue
        ranges = [m for m in find_dates(line.text) if m.is_range or m.current]
        rest = len(line.text.strip()) - sum(m.end - m.start for m in ranges)
        if (
            len(ranges) != 1
            or rest > 70
            or re.search(r"[:：]", line.text[: ranges[0].start])
            or re.search(r"[。；]\s*$", line.text)
        ):
            continue
        near = "  ".join(_without_dates(k.text) for k in head.lines[n : n + 2])
        scores = [
            scorer.score(part) for part in re.split(r"\s{2,}|\t|[|,，@]|(?<=[\u3400-\u9fff])\s", near) if part.strip()
        ]
        school = max((max(s.school, s.degree) for s in scores), default=0.0)
        job = max((max(s.title, s.employer) for s in scores), default=0.0)
        if max(school, job) < 0.6:
            continue
        start = (
            n - 1
            if n
            and rest <= 4
            and head.lines[n - 1].gap is True
            and n > 1
            and scorer.score(head.lines[n - 1].text).employer >= 0.9
            else n
        )
        sections.insert(1, Section("education" if school > job else "work", None, head.lines[start:]))
        head.lines = head.lines[:start]
        return


_HOST = lazy_pattern(r"(?:https?://)?(?:www\.)?([a-z\d-]+\.(?:com|org|net))/(\S*)")
_REACH = lazy_pattern(
    r"[\w.+-]+@[\w-]+\.\w{2,}|(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)|\+\d[\d ()-]{8,}|\(\d{3}\) ?\d{3}-\d{4}"
)


def contacts_elsewhere(sections: list[Section]) -> None:
    """Where the head tells no way to reach the person, the lines that do are cut out of their section.

    The short lines around such a line belong to it: the name above, what is sought below.
    """
    own = [s for s in sections if s.kind in ("header", "basics")]
    if any(
        _REACH.search(line.text) or any(k.url.startswith(("mailto:", "tel:")) for k in line.links)
        for s in own
        for line in s.lines
    ):
        return
    for section in sections:
        if section in own:
            continue
        found = [
            n
            for n, line in enumerate(section.lines)
            if _REACH.search(line.text) and width(line.text) <= 100 and line.kind != "item"
        ]
        if not found:
            continue
        start, end = found[0], found[-1] + 1
        while start > 0 and found[0] - start < 3 and _short(section.lines[start - 1]):
            start -= 1
        while end < len(section.lines) and end - found[-1] < 6 and _short(section.lines[end]):
            end += 1
        moved = section.lines[start:end]
        del section.lines[start:end]
        sections.append(Section("basics", None, moved))
        return


def _short(line: Line) -> bool:
    return (
        width(line.text.strip()) <= 60
        and line.kind == "text"
        and not line.text.rstrip().endswith(("。", "；", ";", "."))
    )


def _without_dates(text: str) -> str:
    for m in reversed(find_dates(text)):
        text = f"{text[: m.start]}  {text[m.end :]}"
    return text


def segment(document: Document, lex: Lexicon) -> list[Section]:
    """Cut a document into sections and mark its hard wraps."""
    document.lines = split_glued(document.lines, lex)
    link_tables(document.lines, lex)
    mark_navigation(document.lines)
    if document.format == "text":
        mark_footers(document.lines)
    sections = Segmenter(document, lex).sections()
    entries_without_title(sections, lex)
    contacts_elsewhere(sections)
    for section in sections:
        mark_wraps(section.lines, physical=document.format == "text")
    return sections
