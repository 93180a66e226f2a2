"""What copying, tools and templates do to a document: to its blocks, or to its text."""

import random
import re
import textwrap
from collections.abc import Callable

from .blocks import Block, Raw, Title, lines
from .layout import Layout
from .words import words_of

RADICALS = str.maketrans("工人大小用生力立手文方日月水", "⼯⼈⼤⼩⽤⽣⼒⽴⼿⽂⽅⽇⽉⽔")
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def among_blocks(blocks: list[Block], layout: Layout, rng: random.Random) -> list[Block]:
    """The blocks with what a template or a tool put between them."""
    words = words_of(layout.language)
    extra: Block
    titles = [n for n, block in enumerate(blocks) if isinstance(block, Title) and block.level == 2]
    match layout.noise:
        case "instruction":
            at, extra = titles[len(titles) // 2] + 1, lines(words.says("instruction", rng))
        case "placeholder":
            at, extra = titles[0], lines(words.labelled("city", words.says("placeholder", rng), 1))
        case "page_lines":
            at, extra = titles[-1], lines(words.says("page", rng, n=1))
        case "footer":
            at, extra = len(blocks), lines(words.says("footer", rng))
        case "image":
            at, extra = (
                1,
                Raw('<img src="photo.jpg" alt="photo">' if layout.format == "html" else "![photo](photo.jpg)"),
            )
        case "comment":
            at, extra = titles[1], Raw("<!-- keep this short -->")
        case "colons":
            return [*blocks[: titles[0]], Raw("::: start"), *blocks[titles[0] :], Raw(":::")]
        case "liquid":
            return [Raw("{% include header.html %}"), *blocks, Raw("{{ site.footer }}")]
        case _:
            return blocks
    return [*blocks[:at], extra, *blocks[at:]]


def over_text(text: str, layout: Layout, rng: random.Random) -> str:
    """The finished text with what happened to it."""
    change = CHANGES.get(layout.noise)
    return change(text, layout, rng) if change else text


def _hard_wrap(text: str, layout: Layout, rng: random.Random) -> str:
    if words_of(layout.language).han:
        return "\n".join(row[i : i + 32] for row in text.split("\n") for i in range(0, max(len(row), 1), 32))
    return "\n".join(
        textwrap.fill(row, 70, break_on_hyphens=False) if len(row) > 70 else row for row in text.split("\n")
    )


def _cite(text: str, layout: Layout, rng: random.Random) -> str:
    mark = r"(?m)^(\s*(?:[-•]|\d\.) .*|<li>.*(?=</li>))"
    return re.sub(mark, lambda found: f"{found[1].rstrip()} [cite: {rng.randint(1, 40)}]", text)


def _hfill(text: str, layout: Layout, rng: random.Random) -> str:
    text = re.sub(r'<span style="float:right">(.*?)</span>', r"$\\hfill$ \1", text)
    return re.sub(r"(?m)^(###+ .*) \| ", r"\1 $\\hfill$ ", text)


def _pages(text: str, layout: Layout, rng: random.Random) -> str:
    rows = text.split("\n")
    at = len(rows) // 2
    return "\n".join([*rows[:at], "", words_of(layout.language).says("page", rng, n=1), "\f", *rows[at:]])


def _open_tags(text: str, layout: Layout, rng: random.Random) -> str:
    return re.sub(r"</(?:li|p|td|tr)>", "", text)


def _div_soup(text: str, layout: Layout, rng: random.Random) -> str:
    text = re.sub(r"<(p|li|h3)>(.*?)</\1>", r'<div class="\1"><div><span>\2</span></div></div>', text, flags=re.DOTALL)
    return re.sub(r"</?(?:ul|ol)>\n?", "", text)


def _glued_items(text: str, layout: Layout, rng: random.Random) -> str:
    """The last item of an entry and the header below it become one line."""
    return re.sub(r"(?m)^(- .*)\n(?![-\n])(?=.)", r"\1 ", text, count=1)


def _escapes(text: str, layout: Layout, rng: random.Random) -> str:
    return re.sub(r"(?<=\w)([|@~_*])|(?<=\d)\.(?=\d)", lambda found: "\\" + found[0], text)


def _lost_spaces(text: str, layout: Layout, rng: random.Random) -> str:
    return re.sub(r" ?([|,，、·]) ?", r"\1", text) if layout.format == "text" else re.sub(r" ([|·]) ", r"\1", text)


def _indented(text: str, layout: Layout, rng: random.Random) -> str:
    return re.sub(r"(?m)^(?=[-•\d])", "    ", text)


def _full_width(text: str, layout: Layout, rng: random.Random) -> str:
    return re.sub(r"(?<![a-z#&<\d])\d+(?![a-z>.]*>)(?!\. )", lambda found: found[0].translate(FULL_WIDTH), text)


def _nbsp(text: str, layout: Layout, rng: random.Random) -> str:
    hard = "&nbsp;" if layout.format == "html" else "\xa0"
    return re.sub(r"(?m)(?<=[\w:|]) (?=[\w|])(?![^<\n]*>)", lambda found: rng.choice((" ", "\xa0", hard)), text)


CHANGES: dict[str, Callable[[str, Layout, random.Random], str]] = {
    "hard_wrap": _hard_wrap,
    "cite": _cite,
    "hfill": _hfill,
    "pages": _pages,
    "no_blanks": lambda text, layout, rng: re.sub(r"\n\n+", "\n", text),
    "many_blanks": lambda text, layout, rng: re.sub(r"(?<!\n)\n(?!\n)", "\n\n", text),
    "nbsp": _nbsp,
    "zero_width": lambda text, layout, rng: re.sub(r"(?<=[ ：，|])(?=\w)(?![^<\n]*>)", "\u200b", text),
    "full_width": _full_width,
    "crlf": lambda text, layout, rng: text.replace("\n", "\r\n"),
    "open_tags": _open_tags,
    "div_soup": _div_soup,
    "glued_items": _glued_items,
    "indented": _indented,
    "radicals": lambda text, layout, rng: text.translate(RADICALS),
    "stars": lambda text, layout, rng: re.sub(r"(?m)^- ", "* ", text),
    "trailing_spaces": lambda text, layout, rng: re.sub(r"(?m)(?<=\S)$", "   ", text),
    "escapes": _escapes,
    "html_breaks": lambda text, layout, rng: text.replace("  \n", "<br/>\n"),
    "lost_spaces": _lost_spaces,
    "quote": lambda text, layout, rng: re.sub(r"(?m)^(?!#|---|$)", "> ", text),
    "fence": lambda text, layout, rng: f"```markdown\n{text}```\n",
    "one_line": lambda text, layout, rng: text.replace("\n", ""),
}  # fmt: skip
