"""Which lines may be titles of sections: the kind that each names, and the look that it has."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from resume_parse.document import HAN_DIGITS, Document, Line, width
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import CJK_LETTER, lazy_pattern
from resume_parse.segmenting.headings import INLINE_TITLE, MAJOR, PAREN, heading_kind
from resume_parse.segmenting.label_lines import labels_next
from resume_parse.spot.labels import bracketed_label, label_concepts

_BRACKETED = lazy_pattern(
    r"^\s*(?:\d{1,2}\s*[.、．)）]\s*(?=[【〖]))?(?:【[^】]{1,20}】|〖[^〗]{2,20}〗|\[[^\]]{2,20}\]|「[^」]{2,20}」|■|◆|▌|☆|★)"
)
SENTENCE_END = lazy_pattern(r"[。；;！!？?，,]\s*$|\.\s*$")
_COLON = lazy_pattern("[:：]")
_SET_APART = lazy_pattern(r"^\s*(?!(?:\S\s+){3})([^\s:：|｜](?:[^:：|｜\t]{0,12}\S)??)(?:\t+|\s{3,})(?=\S)")
_INLINE_KINDS = frozenset(
    "summary skills awards certificates languages interests education work projects publications "
    "campus volunteer references".split()
)
_PERSONAL = frozenset(
    "github gitee linkedin url degree studyType positions locations objective phone email contact profile "
    "courses dates location keywords".split()
)
_LABELS = frozenset(
    (
        "name gender birthDate age nationality nativePlace ethnicity politicalStatus maritalStatus phone email address "
        "location"
    ).split()
)
_INLINE_LABELS = frozenset("summary skills awards certificates publications languages interests".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may open a section."""

    index: int
    kind: str  # '' when no list knows it
    sure: bool  # a known phrase, not only a known head noun
    style: str  # heading, inline, bold, mark (bracketed or counted), caps, item, plain
    tail: int  # where inline content begins in the line; 0: the heading is the line; -1: the line is an entry, no title


class TitleFinder:
    """Finds the lines of one document that may be titles."""

    def __init__(self, document: Document, lex: Lexicon) -> None:
        self.lines = document.lines
        self.lex = lex
        self.structured = document.format != "text"
        self._flatten()
        self._raise_items()

    def find(self) -> list[Candidate]:
        """The candidates in the document's order; the title of the whole document opens no section, so it is none."""
        return [c for c in map(self._candidate, range(len(self.lines))) if c and c.kind != "document"]

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

    def _raise_items(self) -> None:
        """Where the outer items of a list are the titles of the sections and its inner ones what they hold, they are
        headings: `* Awards` over `    * 2014, …`."""
        if any(line.kind == "heading" and heading_kind(line.text, self.lex)[0] in MAJOR for line in self.lines):
            return
        top = min((line.level for line in self.lines if line.kind == "item"), default=0)
        outer = [
            line
            for line, below in pairwise(self.lines)
            if line.kind == "item" and line.level == top and below.kind == "item" and below.level > top
        ]
        named = sum(heading_kind(line.text, self.lex)[1] for line in outer if width(line.text) <= 40)
        if named >= 3 and named * 2 >= len(outer):
            for line in outer:
                line.kind, line.level, line.marker = "heading", 2, ""

    def _candidate(self, n: int) -> Candidate | None:
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
        if line.kind == "heading" and labels_next(self.lines, n):
            return Candidate(n, "basics", True, "heading", -1)
        told = self._told_inline(n, line)
        if told is not None:
            return told
        style = self._style(n, line)
        if not style or len(line.cells) > 2 or (style == "mark" and self._is_fact(line)):
            return None
        inline = None if text.rstrip().endswith((":", "：")) else INLINE_TITLE.match(text)
        if inline and (line.kind != "heading" or not _LABELS.isdisjoint(label_concepts(inline.group(1), self.lex))):
            return None
        if width(PAREN.sub("", text).strip()) > (80 if line.kind == "heading" else 40):
            return None
        kind, sure = heading_kind(text, self.lex)
        if (not sure or kind == "other") and any(t.name == "dt" for t in line.tags):
            return None
        if not kind and style not in ("heading", "bold", "mark", "caps"):
            return None
        return Candidate(n, kind, sure, style, 0)

    def _told_inline(self, n: int, line: Line) -> Candidate | None:
        """A title with its content behind a colon, a tab or a wide gap: `自我评价：…`, `证书	…`."""
        text = line.text
        if len(line.cells) > 2:
            return None
        found = None if text.rstrip().endswith((":", "：")) else INLINE_TITLE.match(text)
        apart = _SET_APART.match(text) if found is None and line.kind == "text" else None
        told = found or apart
        kind, sure = heading_kind(told[1], self.lex) if told else ("", False)
        if told is None or not sure or (apart and kind not in _INLINE_LABELS):
            return None
        return Candidate(n, kind, True, "inline", told.end()) if self._opens_inline(n, line, kind, told.end()) else None

    def _opens_inline(self, n: int, line: Line, kind: str, at: int) -> bool:
        """`个人优势：8 年…` opens a section when it begins a line of its own at the margin."""
        if line.kind == "item" or kind not in _INLINE_KINDS or "://" in line.text[at : at + 12]:
            return False
        concepts = set(label_concepts(line.text[:at].strip(" :：*"), self.lex))
        below = self.lines[n + 1] if n + 1 < len(self.lines) else None
        if below is not None and not below.gap and below.indent == line.indent + at and at > 4:
            return line.gap  # what it says hangs in a column beside it
        if concepts and (concepts & _PERSONAL or not concepts & _INLINE_LABELS):
            return False
        bold = bool(line.strong) and line.strong[0][0] <= 1 and line.strong[0][1] >= at - 2
        return (bold or line.gap or n == 0) and line.kind in ("text", "heading")

    def _style(self, n: int, line: Line) -> str:
        """The look of a possible title (see `Candidate`); '': it is none."""
        text = line.text.strip()
        if line.kind == "heading":
            return "heading"
        if line.kind == "item" and self._in_list(n):
            return ""
        if (
            line.kind == "item"
            and not (line.numbered and line.marker[0] in HAN_DIGITS)
            and line.marker[0] not in "■◆▌★☆●▪►▶❖✦□"
        ):
            return "item" if width(text) <= 24 and not self.structured else ""
        if line.kind == "item" or _BRACKETED.match(text):
            return "mark"
        if line.strong_share >= 0.9:
            return "bold"
        if text.isupper() and sum(map(str.isalpha, text)) > 3 and not CJK_LETTER.search(text):
            return "caps"
        return "plain" if not SENTENCE_END.search(text) or text[-1] in ":：" else ""

    def _is_fact(self, line: Line) -> bool:
        """Whether a label in brackets opens a line that goes on with its value: `【役職】主任`."""
        found = bracketed_label(line.text, self.lex)
        return found is not None and found[2] < len(line.text.rstrip())

    def _in_list(self, n: int) -> bool:
        """Whether a neighbour is an item with the same mark: then it is one of a list, no title."""
        marker, text = self.lines[n].marker, self.lines[n].text
        if marker[:1] not in "-*+•·" and not self.lines[n].numbered and heading_kind(text, self.lex)[1]:
            return False  # `● 教育经历` right over or under `● 求职意向：…`
        near = [self.lines[k] for k in (n - 1, n + 1) if 0 <= k < len(self.lines)]
        return any(k.kind == "item" and k.marker[:1] == marker[:1] and not k.numbered for k in near)
