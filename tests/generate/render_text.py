"""Blocks as plain text."""

from .blocks import Aside, Block, Grid, Items, Lines, Pair, Pairs, Raw, Title, text_of
from .layout import Layout
from .titles import decorated, numbered

WIDTH = 72


def text(blocks: list[Block], layout: Layout) -> str:
    """The document's text: a blank line before each section, entries one below the other."""
    out: list[str] = []
    for block, number in numbered(blocks):
        if isinstance(block, Title) and block.level <= 2:
            out.append("")
        out += _block(block, layout, number)
    return "\n".join(out).strip("\n") + "\n"


def _block(block: Block, layout: Layout, number: int) -> list[str]:
    match block:
        case Title(level=2):
            return _section(decorated(text_of(block.line), number, layout), layout)
        case Title():
            return [text_of(block.line)]
        case Lines():
            return list(map(text_of, block.lines))
        case Items():
            marks = [f"{n}." if block.mark == "1." else block.mark for n in range(1, len(block.lines) + 1)]
            head = [text_of(block.head)] if block.head else []
            return head + [f"{mark} {text_of(line)}" for mark, line in zip(marks, block.lines, strict=True)]
        case Grid():
            return ["\t".join(row) for row in block.rows]
        case Pair():
            left = text_of(block.left)
            return [left + " " * max(4, WIDTH - len(left) - len(block.right)) + block.right]
        case Pairs():
            return [f"{name}: {said}" for name, said in block.rows]
        case Aside():
            return [row for inner in block.blocks for row in _block(inner, layout, number)]
        case Raw():
            return block.text.split("\n")


def _section(title: str, layout: Layout) -> list[str]:
    match layout.section_title:
        case "underlined":
            return [title, "-" * max(8, 2 * len(title))]
        case "equals":
            return [f"=== {title} ==="]
        case "dashes_round":
            return [f"---------- {title} ----------"]
    return [title]
