"""What stands around a date in the text: whether it is a date at all, or part of a number, a path, an amount …

All texts are in lower case; all offsets are characters; every look to the left or right is bounded.
"""

from __future__ import annotations

from typing import NamedTuple

from resume_parse.patterns import lazy_pattern
from resume_parse.spot.date_words import DateWords

CLOSERS = ")]）】}」|,，;；、。·•"
_BAD_BEFORE = frozenset("_@\\#$¥￥€£=%+")
_BAD_AFTER = frozenset("_@%‰°+$€£％＋")
_FILE_ENDINGS = ("pdf", "doc", "htm", "png", "jpg", "jpeg", "xls", "ppt", "txt", "zip", "md", "php", "com", "cn")


class Shape(NamedTuple):
    """What of a date's form its surroundings are judged by: a range or open end, a bare year or years, digits with
    dots or hyphens and no day, a year followed by 年."""

    ranged: bool
    bare: bool
    numeric: bool
    signed: bool


def is_latin(char: str) -> bool:
    """Whether this is a Latin letter (also false for the empty string)."""
    return char.isalpha() and char < "\u0250"


def near_cjk(text: str, start: int, end: int) -> bool:
    """Whether there are Chinese or Japanese characters around this place."""
    return any("\u3040" <= c <= "\u9fff" for c in text[max(0, start - 100) : end + 100])


def closes(text: str, pos: int) -> bool:
    """Whether the segment ends at this place: end of text, a tab, two blanks, a closing bracket, a separator."""
    rest = text[pos : pos + 4]
    if not rest.strip() or rest[0] in "\t\n" or rest[:2].isspace():
        return True
    return rest.lstrip()[0] in CLOSERS


def word_before(text: str, pos: int, words: tuple[str, ...]) -> tuple[int, str] | None:
    """The word of this list (longest first) that stands right before a place, and where it starts."""
    head = text[max(0, pos - 24) : pos].rstrip()
    if not head.endswith(words):
        return None
    offset = max(0, pos - 24)
    for word in words:
        at = len(head) - len(word)
        if head.endswith(word) and not (is_latin(word[0]) and at > 0 and is_latin(head[at - 1])):
            return offset + at, word
    return None


def stands_alone(text: str, start: int, end: int, shape: Shape, words: DateWords) -> bool:
    """Whether what stands around the date at these characters lets it be one."""
    return (
        _free_before(text, start, shape)
        and _free_after(text, end, shape)
        and not _counts(text, start, end, shape, words)
        and not _in_address(text, start)
    )


def _free_before(text: str, start: int, shape: Shape) -> bool:
    if start == 0:
        return True
    char, second = text[start - 1], text[start - 2 : start - 1]
    if char in _BAD_BEFORE:
        return False
    if is_latin(char) and text[start].isdigit():
        # a line may have lost the blank before "2014.09-2018.06", but hardly before less than that
        return shape.ranged and not shape.bare and is_latin(second)
    if char == "/":
        if second.isdigit() and not text[start].isdigit():
            return True  # "Winter 2019/Spring 2020"
        return second != "" and not (second.isascii() and not second.isspace() and second not in ")]|,;")
    if not text[start].isdigit():
        return True  # the patterns see to what stands before a word
    if char in ".:-–":
        if second.isdigit():
            # "1.2019年": the number of a list
            return char == "." and (shape.signed or shape.ranged)
        if is_latin(second):
            return char == ":" or shape.ranged
        return char != "." or second not in ("", " ")
    if char == " " and shape.bare and not shape.ranged:
        # "138 2019 5555"
        head = text[max(0, start - 9) : start - 1]
        digits = len(head) - len(head.rstrip("0123456789"))
        return digits < 3 or (digits == 4 and head[-4:-2] in ("19", "20"))
    return True


def _free_after(text: str, end: int, shape: Shape) -> bool:
    char = text[end : end + 1]
    if not char or not text[end - 1].isdigit():
        return True
    if char in _BAD_AFTER or text.startswith(("'s", "s'"), end):
        return False
    if is_latin(char):
        # the same for a blank lost behind it
        word = text[end : end + (4 if shape.bare else 2)]
        return shape.ranged and all(map(is_latin, word)) and not _mail_follows(text, end)
    second = text[end + 1 : end + 2]
    if char in "./:-–" and second.isdigit():
        rest = text[end + 1 : end + 4]
        return char in "-–" and shape.ranged and (not rest[1:2].isdigit() or rest in ("199", "200", "201", "202"))
    if char in "./-–" and is_latin(second):
        if (char == "." and text.startswith(_FILE_ENDINGS, end + 1)) or _mail_follows(text, end):
            return False
        return shape.ranged or not (shape.bare or (shape.numeric and char in "./"))
    if char == "/" and not shape.ranged and (end + 1 == len(text) or second == "/"):
        return False
    if shape.bare and not shape.ranged and char in " -–~":
        # "2019 5555 123", "2000 - 3000"
        rest = text[end : end + 9].lstrip(" -–~")
        digits = len(rest) - len(rest.lstrip("0123456789"))
        return digits < 3 or (digits == 4 and rest[:2] in ("19", "20"))
    return True


def _mail_follows(text: str, end: int) -> bool:
    rest = text[end : end + 40].split(None, 1)
    return bool(rest) and "@" in rest[0]


_ABBREVIATION = lazy_pattern(r"\.[a-z]")  # `M.Sc.` is no unit


def _counts(text: str, start: int, end: int, shape: Shape, words: DateWords) -> bool:
    """Whether the number counts something or belongs to a product's or standard's name."""
    if not (shape.bare or shape.numeric) or not text[end - 1].isdigit():
        return False
    if word_before(text, start, words.never_after if shape.ranged else words.not_after):
        return True
    rest = text[end : end + 16]
    if shape.bare:
        rest = rest.lstrip()
        for word in words.unit_words if rest.startswith(words.unit_words) else ():
            after = rest[len(word) : len(word) + 2]
            if rest.startswith(word) and not is_latin(after[:1]) and not _ABBREVIATION.match(after):
                return True
    return rest.startswith(words.units) and not rest.startswith(words.not_units)


def _in_address(text: str, start: int) -> bool:
    """Whether this is a part of a URL."""
    head = text[max(0, start - 200) : start]
    at = max(head.rfind("://"), head.rfind("www."))
    # a URL ends at a blank or at a Chinese character or mark
    return at >= 0 and all(c > " " and c < "\u2e80" for c in head[at:])
