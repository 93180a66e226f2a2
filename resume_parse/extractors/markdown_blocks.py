"""The block structure of Markdown: CommonMark's rules and tables, most lines settled without asking all of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt, rules_block
from markdown_it.rules_block import StateBlock

_OPENERS = frozenset("`~>*-_+#=0123456789")
"""With these begins whatever ends a paragraph, underlines it or is none, but for a table."""


_BlockRule = Callable[[StateBlock, int, int, bool], bool]


@cache
def block_parser() -> MarkdownIt:
    """The parser of the blocks that this reader wants, and of no inline mark-up."""
    md = MarkdownIt("zero", {"maxNesting": 100})
    md.block.ruler.before("table", "plain", _plain)
    md.block.ruler.at("table", _table, {"alt": _ENDS_PARAGRAPH})
    for name, rule, openers, ends in _LED_RULES:
        md.block.ruler.at(name, _led_by(openers, rule), {"alt": ends})
    md.enable(["fence", "blockquote", "hr", "list", "heading", "lheading", "table"])
    md.core.ruler.enableOnly(["normalize", "block"])
    return md


_ENDS_PARAGRAPH = ["paragraph", "reference"]
_ENDS_QUOTE = [*_ENDS_PARAGRAPH, "blockquote"]
_LED_RULES: tuple[tuple[str, _BlockRule, str, list[str]], ...] = (
    ("fence", rules_block.fence, "`~", [*_ENDS_QUOTE, "list"]),
    ("blockquote", rules_block.blockquote, ">", [*_ENDS_QUOTE, "list"]),
    ("hr", rules_block.hr, "*-_", [*_ENDS_QUOTE, "list"]),
    ("list", rules_block.list_block, "*-+0123456789", _ENDS_QUOTE),
    ("heading", rules_block.heading, "#", _ENDS_QUOTE),
)
"""Each rule with the characters that its blocks begin with, and the blocks that it puts an end to."""


def _led_by(openers: str, rule: _BlockRule) -> _BlockRule:
    """The rule, asked only about lines that begin with one of the characters."""

    def led(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        at = state.bMarks[start] + state.tShift[start]
        return at < state.eMarks[start] and state.src[at] in openers and rule(state, start, end, silent)

    return led


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    return _table_below(state, start, end) and rules_block.table(state, start, end, silent)


def _plain(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block rule, the first: paragraphs that plainly are, found without asking all other rules about every line.

    What may be anything else is left to the other rules: they see to it that the result is that of CommonMark.
    """
    source, begins, shifts, ends = state.src, state.bMarks, state.tShift, state.eMarks
    if source[begins[start] + shifts[start]] in _OPENERS or end != state.lineMax or _table_below(state, start, end):
        return False
    line = start + 1
    while line < end:
        at = begins[line] + shifts[line]
        if at >= ends[line]:
            break
        indent = state.sCount[line]
        if 0 <= indent <= state.blkIndent + 3:
            if _table_below(state, line, end):
                return False
            if source[at] in _OPENERS:
                if source[at] in "-=" and not source[at : ends[line]].rstrip(" \t").strip(source[at]):
                    return False
                state.parentType = "paragraph"
                if any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("paragraph")):
                    break
        line += 1
    state.parentType = "paragraph"
    state.line = line
    state.push("inline", "", 0).map = [start, line]
    return True


def _table_below(state: StateBlock, line: int, end: int) -> bool:
    """Whether the next line may be the rule below a table's head."""
    if line + 1 >= end:
        return False
    at = state.bMarks[line + 1] + state.tShift[line + 1]
    pair = state.src[at : min(at + 2, state.eMarks[line + 1])]
    return len(pair) == 2 and pair[0] in "|-:" and (pair[1] in "|-:" or (pair[0] != "-" and pair[1] in " \t"))
