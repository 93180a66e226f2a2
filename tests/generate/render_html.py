"""Blocks as HTML."""

from html import escape

from .blocks import Aside, Block, Grid, Items, Line, Lines, Pair, Pairs, Piece, Raw, Title
from .layout import Layout
from .titles import decorated, numbered

STYLE = "body { font-family: sans-serif; } .row { display: flex; justify-content: space-between; }"

PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>Resume</title>
<style>{style}</style>
</head>
<body>
{body}
</body>
</html>
"""


def html(blocks: list[Block], layout: Layout) -> str:
    """The page."""
    body = "\n".join(_block(block, layout, number) for block, number in numbered(blocks))
    return PAGE.format(language=layout.language, style=STYLE, body=body)


def _block(block: Block, layout: Layout, number: int) -> str:
    match block:
        case Title(level=2):
            return _section(decorated(inline(block.line), number, layout), layout)
        case Title():
            level = block.level + (layout.section_title == "h3" and block.level > 2)
            return f"<h{level}>{inline(block.line)}</h{level}>"
        case Lines():
            return "<p>" + "<br>\n".join(map(inline, block.lines)) + "</p>"
        case Items():
            return _items(block)
        case Grid():
            return _grid(block)
        case Pair():
            date = f'<span class="date">{escape(block.right)}</span>'
            return f'<div class="row"><span>{inline(block.left)}</span>{date}</div>'
        case Pairs():
            rows = "\n".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in block.rows)
            return f"<dl>\n{rows}\n</dl>"
        case Aside():
            inside = "\n".join(_block(inner, layout, number) for inner in block.blocks)
            return f"<{block.tag}>\n{inside}\n</{block.tag}>"
        case Raw():
            return block.text


def _section(text: str, layout: Layout) -> str:
    match layout.section_title:
        case "h3" | "flat":
            return f"<h3>{text}</h3>"
        case "bold" | "colon":
            return f"<p><b>{text}</b></p>"
        case "div":
            return f'<div class="section-title">{text}</div>'
        case "table":
            return f'<table class="title"><tr><td>{text}</td></tr></table>'
        case "rule":
            return f"<hr>\n<h2>{text}</h2>"
    return f"<h2>{text}</h2>"


def inline(parts: Line) -> str:
    """A line with its emphasis and links."""
    return "".join(map(_piece, parts))


def _piece(piece: Piece) -> str:
    text = escape(piece.text, quote=False).replace("   ", "&nbsp;&nbsp; ").replace("\t", "&emsp;")
    text = f'<a href="{piece.link}">{text}</a>' if piece.link else text
    return f"<b>{text}</b>" if piece.bold else text


def _items(block: Items) -> str:
    tag = "ol" if block.mark == "1." else "ul"
    if block.mark == "•":
        return "\n".join(f"<div>• {inline(text)}</div>" for text in block.lines)
    inside = "\n".join(f"<li>{inline(text)}</li>" for text in block.lines)
    listed = f"<{tag}>\n{inside}\n</{tag}>"
    return f"<ul>\n<li>{inline(block.head)}\n{listed if block.lines else ''}</li>\n</ul>" if block.head else listed


def _grid(block: Grid) -> str:
    out = []
    for n, row in enumerate(block.rows):
        tag = "th" if block.headed and n == 0 else "td"
        out.append("<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row) + "</tr>")
    return "<table>\n" + "\n".join(out) + "\n</table>"
