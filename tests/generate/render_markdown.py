"""Blocks as Markdown."""

from .blocks import Aside, Block, Grid, Items, Line, Lines, Pair, Pairs, Piece, Raw, Title
from .layout import Layout
from .titles import decorated, numbered


def markdown(blocks: list[Block], layout: Layout) -> str:
    """The document's text."""
    return "\n\n".join(_block(block, layout, number) for block, number in numbered(blocks)) + "\n"


def _block(block: Block, layout: Layout, number: int) -> str:
    match block:
        case Title(level=2):
            return _section(decorated(inline(block.line), number, layout), layout)
        case Title():
            deeper = layout.section_title == "h3" and block.level > 2
            return f"{'#' * (block.level + deeper)} {inline(block.line)}"
        case Lines():
            return "  \n".join(map(inline, block.lines))
        case Items():
            return _items(block)
        case Grid():
            return _grid(block)
        case Pair():
            return f'{inline(block.left)} <span style="float:right">{block.right}</span>'
        case Pairs():
            return "\n".join(f"- {name}: {text}" for name, text in block.rows)
        case Aside():
            return "\n\n".join(_block(inner, layout, number) for inner in block.blocks)
        case Raw():
            return block.text


def _section(text: str, layout: Layout) -> str:
    match layout.section_title:
        case "h1":
            return f"# {text}"
        case "h3" | "flat":
            return f"### {text}"
        case "bold" | "colon":
            return f"**{text}**"
        case "setext":
            return f"{text}\n{'-' * 12}"
        case "rule":
            return f"---\n\n## {text}"
    return f"## {text}"


def inline(parts: Line) -> str:
    """A line with its emphasis and links."""
    return "".join(map(_piece, parts))


def _piece(piece: Piece) -> str:
    text = f"[{piece.text}]({piece.link})" if piece.link else piece.text
    return f"**{text}**" if piece.bold else text


def _items(block: Items) -> str:
    indent = "  " if block.head else ""
    marks = [f"{n}." if block.mark == "1." else block.mark for n in range(1, len(block.lines) + 1)]
    under = [f"{indent}{mark} {inline(text)}" for mark, text in zip(marks, block.lines, strict=True)]
    if block.mark == "•":
        under = [f"{text}  " for text in under]
    return "\n".join([f"- {inline(block.head)}", *under] if block.head else under)


def _grid(block: Grid) -> str:
    width = max(map(len, block.rows))
    head = block.rows[0] if block.headed else ("",) * width
    rows = [head, ("---",) * width, *(block.rows[1:] if block.headed else block.rows)]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
