"""An entry (a job, a school, a project): its header and its body."""

from collections.abc import Sequence

from .blocks import Block, Items, Line, Lines, Pair, Pairs, Piece, Title, line, lines, text_of
from .layout import Layout
from .words import Words

Field = tuple[str, str]  # the label's name in the word list, the text
SEPARATORS = {
    "pipe": " | ",
    "wide_pipe": "｜",
    "gap": "      ",
    "dash": " — ",
    "dot": " · ",
    "tab": "\t",
    "slash": " / ",
    "space": " ",
    "at": " @ ",
}


def joined(parts: Sequence[str], layout: Layout, words: Words) -> str:
    """Texts with the layout's separator between them."""
    return _separator(layout, words, len(parts)).join(parts)


def _separator(layout: Layout, words: Words, count: int) -> str:
    if layout.separator == "comma":
        return "，" if words.han else ", "
    if (layout.career == "pipe_title" and "pipe" in layout.separator) or (layout.separator == "at" and count != 2):
        return " — "
    return SEPARATORS[layout.separator]


def header(fields: list[Field], period: str, layout: Layout, words: Words, number: int) -> list[Block]:
    """The header's blocks. `fields` in their order, `number` from 1; a `row` is for `career` to set."""
    texts = [text for _, text in fields]
    match layout.entry:
        case "heading" | "deep_heading":
            return _around(
                period,
                layout,
                lambda told: [Title(3 if layout.entry == "heading" else 4, _line(texts, told, layout, words))],
            )
        case "bold":
            return _around(period, layout, lambda told: [Lines((_bold_first(texts, told, layout, words),))])
        case "numbered":
            mark = f"{number}、" if layout.language == "zh" else f"{number}. "
            return _around(period, layout, lambda told: [lines(mark + text_of(_line(texts, told, layout, words)))])
        case "bracketed":
            return _around(
                period, layout, lambda told: [lines(f"【{texts[0]}】" + text_of(_line(texts[1:], told, layout, words)))]
            )
        case "two_lines":
            rest = [line(joined(texts[1:], layout, words))] if texts[1:] else []
            return _around(period, layout, lambda told: [Lines((_line(texts[:1], told, layout, words), *rest))])
        case "three_lines":
            told = [period] if period else []
            first = layout.date_place in ("start", "before", "glued_start")
            ordered = [*told, *texts] if first else [*texts, *told]
            return [lines(*ordered)]
        case "pair":
            left = line(joined(texts, layout, words), bold=layout.format != "text")
            return [Pair(left, period)] if period else [Lines((left,))]
        case "labelled":
            told_fields = [*fields, ("period", period)] if period else fields
            return [lines(*(words.labelled(label, text, _nth(layout)) for label, text in told_fields))]
        case "definition":
            return (
                [Pairs(((period, joined(texts, layout, words)),))] if period else [lines(joined(texts, layout, words))]
            )
    return _around(period, layout, lambda told: [Lines((_line(texts, told, layout, words),))])


def _nth(layout: Layout) -> int:
    return {"second": 1, "third": 2}.get(layout.label_words, 0)


def _around(period: str, layout: Layout, inside) -> list[Block]:  # type: ignore[no-untyped-def]
    """The header with its period inside, or on a line before or after it."""
    if not period or layout.date_place not in ("before", "after"):
        return list(inside(period))
    blocks: list[Block] = inside("")
    return [lines(period), *blocks] if layout.date_place == "before" else [*blocks, lines(period)]


def _line(texts: Sequence[str], period: str, layout: Layout, words: Words) -> Line:
    """The texts and the period on one line."""
    if not period:
        return line(joined(texts, layout, words))
    text = joined(texts, layout, words)
    match layout.date_place:
        case "start":
            return line(joined([period, *texts], layout, words))
        case "middle":
            return line(joined([*texts[:1], period, *texts[1:]], layout, words))
        case "bracket":
            return line(f"{text}（{period}）" if words.han else f"{text} ({period})")
        case "glued":
            return line(f"{text}{period}")
        case "glued_start":
            return line(f"{period}{text}")
    return line(joined([*texts, period], layout, words))


def _bold_first(texts: Sequence[str], period: str, layout: Layout, words: Words) -> Line:
    whole = text_of(_line(texts, period, layout, words))
    before, _, after = whole.partition(texts[0])
    return tuple(piece for piece in (Piece(before), Piece(texts[0], bold=True), Piece(after)) if piece.text)


def body(bullets: tuple[str, ...], layout: Layout, words: Words, label: str = "duties") -> list[Block]:
    """What stands below a header."""
    if not bullets:
        return []
    told = words.label(label, _nth(layout))
    running = ("" if words.han else " ").join(bullets)
    colon = "：" if words.han else ":"
    match layout.body:
        case "numbers":
            return [Items(tuple(map(line, bullets)), "1.")]
        case "round_numbers":
            return [lines(*(f"（{n}）{text}" if words.han else f"{n}) {text}" for n, text in enumerate(bullets, 1)))]
        case "paragraph":
            return [lines(running)]
        case "lines":
            return [lines(*bullets)]
        case "dots":
            return [Items(tuple(map(line, bullets)), "•")]
        case "labelled":
            return [lines(told + colon), Items(tuple(map(line, bullets)))]
        case "under_bold":
            return [Lines((line(told + colon, bold=True),)), Items(tuple(map(line, bullets)), "1.")]
        case "labelled_line":
            return [lines(f"{told}{colon}{'' if words.han else ' '}{running}")]
    return [Items(tuple(map(line, bullets)))]


def entry(
    fields: list[Field], period: str, below: list[Block], layout: Layout, words: Words, number: int
) -> list[Block]:
    """Header and body; as a list item, the body hangs below it."""
    if layout.entry not in ("item", "bold_item"):
        return [*header(fields, period, layout, words, number), *below]
    texts = [text for _, text in fields]
    head = (
        _bold_first(texts, period, layout, words)
        if layout.entry == "bold_item"
        else _line(texts, period, layout, words)
    )
    hanging = [text for block in below if isinstance(block, Items | Lines) for text in block.lines]
    return [Items(tuple(hanging), head=head)]
