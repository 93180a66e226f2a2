"""How the title of a section looks, and its number."""

from collections.abc import Iterator

from .blocks import Block, Title
from .layout import Layout
from .words import words_of

NUMERALS = "一二三四五六七八九十"


def numbered(blocks: list[Block]) -> Iterator[tuple[Block, int]]:
    """The blocks of a document, each with the number of the section that it stands in; 0 before the first."""
    number = 0
    for block in blocks:
        number += isinstance(block, Title) and block.level == 2
        yield block, number


def decorated(text: str, number: int, layout: Layout) -> str:
    """The words of a section's title with the marks that belong to them in any format; `number` from 1."""
    han = words_of(layout.language).han
    match layout.section_title:
        case "lenticular":
            return f"【{text}】" if han else f"[ {text} ]"
        case "colon":
            return f"{text}：" if han else f"{text}:"
        case "numbered":
            return f"{NUMERALS[(number - 1) % 10]}、{text}" if han else f"{number}. {text}"
        case "upper":
            return text.upper()
        case "square":
            return f"■ {text}"
        case "icon":
            return f"🔹 {text}"
        case "spaced":
            return " ".join(text)
    return text
