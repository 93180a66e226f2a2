"""The head of a document: the name, the contacts, the personal facts."""

from .blocks import Aside, Block, Grid, Items, Line, Lines, Pairs, Piece, Raw, Title, line, lines
from .dates import month
from .layout import Layout, plain
from .person import Person
from .words import Words

Fact = tuple[str, str]  # label and value; the label is empty where a value stands alone
APART = ("section", "last", "footer", "sidebar")
ICONS = {"phone": "📞", "email": "✉️", "city": "📍"}
SEPARATORS = {
    "pipes": " | ",
    "bare_pipes": " | ",
    "dots": " · ",
    "slashes": " / ",
    "tabs": "\t",
    "gaps": "      ",
    "commas": ", ",
}


def name_blocks(person: Person, layout: Layout, words: Words) -> list[Block]:
    """The title of the document and the name; nothing when a label in the contacts gives it."""
    title = words.heading("document")
    above: list[Block] = [Title(1, line(title))] if layout.document_title == "above" else []
    written = _written_name(person, layout)
    if layout.document_title == "with_name" and layout.name == "heading":
        written = f"{written}{'的' if layout.language == 'zh' else ' – '}{title}"
    match layout.name:
        case "labelled":
            return above
        case "front_matter":
            return [Raw(f"---\nname: {person.name}\nlayout: resume\n---"), *above]
        case "line":
            return [*above, lines(written)]
        case "split_tags":
            parts = person.name if person.surname_first else person.name.split()
            spans = ("" if person.surname_first else "\n").join(f"<span>{part}</span>" for part in parts)
            return [*above, Raw(f'<h1 class="name">{spans}</h1>')]
        case "label_below":
            return [Title(1, line(written)), lines(person.jobs[0].title or "")]
    return [*above, Title(2 if above else 1, line(written))]


def _written_name(person: Person, layout: Layout) -> str:
    name = person.name
    match layout.name:
        case "spaced":
            return (
                " ".join(name) if person.surname_first else "   ".join(" ".join(word) for word in name.upper().split())
            )
        case "upper":
            return name.upper()
        case "comma":
            return f"{person.surname.upper()}, {person.given}"
        case "surname_first":
            return f"{person.surname.upper()} {person.given}"
        case "both":
            return f"{name} ({person.latin})"
        case "latin_beside":
            return f"{name} {person.latin}"
        case "wanted_beside":
            return f"{name} - {person.jobs[0].title}"
    return name


def contact_blocks(person: Person, layout: Layout, words: Words) -> list[Block]:
    """The contacts and personal facts as the layout sets them; `compose` gives them their place."""
    n = nth(layout.label_words)
    facts = _facts(person, layout, words, n)
    if layout.name == "labelled":
        facts.insert(0, (words.label("name", n), person.name))
    extra = _personal(person, layout, words)
    blocks: list[Block] = [_set(facts, layout, words)]
    return [*blocks, lines(*extra)] if extra else blocks


def nth(choice: str) -> int:
    """Which spelling of a title or label a choice means."""
    return {"second": 1, "third": 2}.get(choice, 0)


def _facts(person: Person, layout: Layout, words: Words, n: int) -> list[Fact]:
    facts = [(words.label("phone", n), _phone(person, layout)), (words.label("email", n), _email(person, layout))]
    facts.append((words.label("city", n), person.city))
    if layout.personal == "labelled":
        facts += _civil(person, layout, words, n)
    if layout.objective == "line":
        facts.append((words.label("positions", n), person.wanted))
    return facts


def _civil(person: Person, layout: Layout, words: Words, n: int = 0) -> list[Fact]:
    assert person.gender
    assert person.birth
    birth = month(person.birth, plain(layout.language, layout.format))
    return [(words.label("gender", n), words.label(person.gender)), (words.label("birth", n), birth)]


def _personal(person: Person, layout: Layout, words: Words) -> list[str]:
    """Personal facts on a line of their own."""
    if layout.personal in ("none", "labelled"):
        return []
    (label, gender), (birth_label, birth) = _civil(person, layout, words)
    match layout.personal:
        case "slash":
            return [f"{gender}/{birth}"]
        case "dots":
            return [f"{gender} · {birth} · {person.city}"]
        case "comma":
            return [f"{gender}，{birth}{'生' if words.han else ''}"]
    colon = "：" if words.han else ": "
    return [f"{label}{colon}{gender}      {birth_label}{colon}{birth}"]


def _phone(person: Person, layout: Layout) -> str:
    digits = person.phone
    match layout.phone:
        case "country":
            return digits if digits.startswith("+") else f"+86 {digits}" if layout.language == "zh" else f"+1 {digits}"
        case "dashes":
            return f"{digits[:3]}-{digits[3:7]}-{digits[7:]}"
        case "spaces":
            return f"{digits[:3]} {digits[3:7]} {digits[7:]}"
        case "brackets":
            return f"(+86){digits}"
        case "dots":
            return digits.replace("(", "").replace(") ", ".").replace("-", ".")
    return digits


def _email(person: Person, layout: Layout) -> str:
    if layout.email == "at_dot":
        return (
            person.email.replace("@", " [at] ")
            .replace(".com", " [dot] com")
            .replace(".org", " [dot] org")
            .replace(".net", " [dot] net")
        )
    return {"angle": f"<{person.email}>", "brackets": person.email.replace("@", "(at)")}.get(layout.email, person.email)


def _set(facts: list[Fact], layout: Layout, words: Words) -> Block:
    colon = "：" if words.han else ": "
    labelled = [f"{label}{colon}{value}" for label, value in facts]
    values = [value for _, value in facts]
    match layout.contact:
        case "pipes" | "slashes" | "tabs" | "gaps":
            return Lines((_linked(SEPARATORS[layout.contact].join(labelled), layout),))
        case "bare_pipes" | "dots" | "commas":
            return Lines((_linked(SEPARATORS[layout.contact].join(values), layout),))
        case "icons":
            marks = [*ICONS.values(), *[""] * len(facts)]
            return lines("  ".join(f"{mark} {value}".strip() for mark, value in zip(marks, values, strict=False)))
        case "list":
            return Items(tuple(_linked(text, layout) for text in labelled))
        case "bare_lines":
            return Lines(tuple(_linked(text, layout) for text in values))
        case "table":
            return Grid(tuple(facts))
        case "wide_table":
            flat = [part for fact in facts for part in fact] + ["", ""] * (len(facts) % 2)
            return Grid(tuple(tuple(flat[i : i + 4]) for i in range(0, len(flat), 4)))
        case "bold_labels":
            return Lines(tuple((Piece(label + colon, bold=True), Piece(value)) for label, value in facts))
        case "apart":
            return lines(*(label for label, _ in facts), *values)
        case "definition":
            return Pairs(tuple(facts))
    return Lines(tuple(_linked(text, layout) for text in labelled))


def _linked(text: str, layout: Layout) -> Line:
    """The line, with its e-mail as a link where the layout links it."""
    word = next((word for word in text.replace("：", " ").split() if "@" in word), "")
    if layout.email != "link" or not word:
        return line(text)
    before, _, after = text.partition(word)
    return (Piece(before), Piece(word, link=f"mailto:{word}"), Piece(after))


def placed(blocks: list[Block], layout: Layout, words: Words) -> list[Block]:
    """Contacts with the heading or the box that the layout gives them."""
    match layout.contact:
        case "section":
            return [Title(2, line(words.heading("basics"))), *blocks]
        case "last":
            return [Title(2, line(words.heading("contact"))), *blocks]
        case "footer" | "sidebar":
            return [Aside("footer" if layout.contact == "footer" else "aside", tuple(blocks))]
    return blocks
