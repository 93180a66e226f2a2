"""Read a written place into city, region, address, postal code and country."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resume_parse.document import Cut, Line, Value, text_value
from resume_parse.knowledge.cues import cue_pattern
from resume_parse.knowledge.lexicon import Lexicon
from resume_parse.patterns import HAN_LETTER, lazy_pattern
from resume_parse.sections.draft import Draft, Item
from resume_parse.spot.places import country_code, place_kind, place_score, split_han_place

_POSTAL = lazy_pattern(
    r"(?<![A-Za-z0-9_-])(?:\d{5}(?:-\d{4})?|\d{6}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"
    r"|\d{5}-\d{3}|(?<=[A-Z]{2} )\d{4})(?![\w-])"
)
_POSTAL_LABEL = cue_pattern(r"[\s,，、(（]*(?&postalLabel)\s*[:：]?$", re.I)
_CODED_TOWN = lazy_pattern(r"(?:[A-Z]{1,3}-)?\d{4,6} [^\W\d_][\w.'’ -]{1,30}|[^\W\d_][\w.'’ -]{1,30}[/-][A-Z]{2}")
_PREFIX = cue_pattern(r"^(?&livingIn)\s*[:：]?\s*", re.I)
_PART = lazy_pattern(r"\s*[,，、|｜/·–—]\s*|\s{2,}|(?<=\w)\s*-\s*(?=[A-Z]{2}\b)")
_HAN_STREET = cue_pattern(r"\d+\s*(?&houseNumber)|(?&road)\s*\d*$")
_FINER = cue_pattern(r"(?&houseNumber)|(?&road)|(?&district)|\d")
_STREET = cue_pattern(r"\b(?&street)\b|(?&streetSuffix)", re.I)
_APART = lazy_pattern(r"\s*[|｜·•\t]\s*|\s{2,}")
_PICTURE = lazy_pattern(r"^[\W_]+")
_LONGEST_LINE = 160  # characters of a line of the head that may tell an address beside other facts
_ORDER = ("address", "city", "region", "countryCode", "postalCode")


def put_location(cut: Cut, draft: Draft) -> bool:
    """Fill `basics.location` from a written place; returns False when nothing could be read."""
    prefix = _PREFIX.match(cut.text)
    if prefix:
        cut = cut.part(prefix.end(), len(cut.text))
    cut = cut.strip(" ,，;；。.|（）()[]")
    if not cut or "@" in cut.text:
        return False
    item = read_place(cut, draft)
    if "location" in draft.basics:
        return _completes(item, draft)
    if not item:
        return False
    draft.basics["location"] = item
    return True


def _completes(item: Item, draft: Draft) -> bool:
    """A second place that only says the first one more finely is the rest of it: `上海`, then `某某路339号`."""
    first = draft.basics["location"]
    town = set(first) == {"address"} and "city" in item
    if not town and ("address" in first or "address" not in item):
        return False
    if any(first[k].text != item[k].text for k in first if k in item):
        return False
    draft.basics["location"] = _in_order(_both(first, item))
    return True


def _both(first: Item, item: Item) -> Item:
    """One place told twice: what both say was read from both."""
    again = {k: Value(v.value, (*v.cuts, *first[k].cuts)) for k, v in item.items() if k in first}
    return first | item | again


def leads_to_place(text: str, lex: Lexicon) -> bool:
    """`现居苏州`, `based in Berlin`, or an address that begins with a known place and ends in a street or house."""
    prefix = _PREFIX.match(text)
    if prefix and prefix.end() < len(text):
        rest = text[prefix.end() :].strip()
        return place_score(rest, lex) >= 0.7 or bool(split_han_place(rest, lex))
    found = split_han_place(text, lex)
    return bool(found) and bool(_HAN_STREET.search(text)) and len(text) <= 40


def put_street(line: Line, below: list[Line], skip: list[Cut], draft: Draft) -> list[Cut]:
    """Put an address of the head, its town behind the street, on the line below, or told alone below a street.

    skip: what of the line is read already. Returns the stretches that the address stood in.
    """
    first = draft.basics.get("location", {})
    if set(first) == {"address"} and _CODED_TOWN.fullmatch(line.text.strip()):
        return [line.whole()] if put_location(line.whole(), draft) else []
    if "address" in first or not _STREET.search(line.text) or len(line.text) > _LONGEST_LINE:
        return []
    pieces = [piece for free in _between(line, skip) for piece in _columns(free)]
    for n, piece in enumerate(pieces):
        behind = pieces[n + 1] if n + 1 < len(pieces) else None
        if not _STREET.search(piece.text) or not re.search(r"\d", piece.text) or len(piece.text) > 90:
            continue
        if any(_is_town(p.strip(), draft) for p in re.split(r"[,–—]", piece.text)[1:]):
            return [piece] if put_location(piece, draft) else []
        under = below[0].whole() if below and behind is None and not skip else None
        town = behind or under
        if town is None or not (_is_town(town.text, draft) or (under and _POSTAL.search(town.text))):
            continue
        street, item = text_value(piece), read_place(town, draft)
        if street is not None and item and all(first[k].text == item[k].text for k in first if k in item):
            draft.basics["location"] = _in_order(_both(first, item) | {"address": street})
            return [piece, town] if behind else [piece]
    return []


def _is_town(text: str, draft: Draft) -> bool:
    return place_score(text, draft.lex) >= 0.7 or bool(_CODED_TOWN.fullmatch(text))


def _between(line: Line, skip: list[Cut]) -> Iterator[Cut]:
    """What stands between the stretches that are read already."""
    at = 0
    for start, end in [*sorted((c.start, c.end) for c in skip), (len(line.text), len(line.text))]:
        if start > at:
            yield Cut(line, at, start)
        at = max(at, end)


def _columns(cut: Cut) -> list[Cut]:
    """The parts of a stretch between the marks that set facts of a head apart, without the pictures before them."""
    edges = [0, *(e for m in _APART.finditer(cut.text) for e in m.span()), len(cut.text)]
    parts = [cut.part(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    starts = [len(p.text) - len(_PICTURE.sub("", p.text)) for p in parts]
    return [p.part(at, len(p.text)).strip(" ,;") for p, at in zip(parts, starts, strict=True) if p.text[at:]]


def read_place(cut: Cut, draft: Draft) -> Item:
    """City, region, address, postalCode and countryCode of a written place."""
    item: Item = {}
    text = cut.text
    postal = _POSTAL.search(text)
    if postal and (not HAN_LETTER.search(text) or len(postal.group()) == 6):
        item["postalCode"] = Value(postal.group(), (cut.part(postal.start(), postal.end()),))
    if HAN_LETTER.search(text) and not re.search(r"[A-Za-z]{4}", text):
        return _han(cut, draft, item, postal)
    parts = _parts(cut, postal)
    for part in reversed(parts):
        _western(part, draft, item)
    return _tidy(item)


def _tidy(item: Item) -> Item:
    finer = item.pop("_address", [])
    if finer:
        finer.reverse()
        item["address"] = Value(", ".join(v.text for v in finer), tuple(c for v in finer for c in v.cuts))
    return _in_order(item)


def _in_order(item: Item) -> Item:
    return {k: item[k] for k in _ORDER if k in item}


def _parts(cut: Cut, postal: re.Match[str] | None) -> list[Cut]:
    text, out, at = cut.text, [], 0
    stops = [(m.start(), m.end()) for m in _PART.finditer(text)]
    if postal:
        stops.append((postal.start(), postal.end()))
    for a, b in [*sorted(stops), (len(text), len(text))]:
        if a > at:
            piece = cut.part(at, a).strip(" ,.;()")
            if piece:
                out.append(piece)
        at = max(at, b)
    return out


def _western(part: Cut, draft: Draft, item: Item) -> None:
    kind = place_kind(part.text, draft.lex)
    value = text_value(part)
    if value is None:
        return
    code = country_code(part.text, draft.lex)
    if code and "countryCode" not in item:
        item["countryCode"] = Value(code, value.cuts)
    elif (kind == "region" or re.fullmatch(r"[A-Z]{2}", part.text)) and "region" not in item and "city" not in item:
        item["region"] = value
    elif "city" not in item and (kind == "city" or (not re.search(r"\d", part.text) and len(part.text.split()) <= 4)):
        _city(part, draft, item)
    else:
        item.setdefault("_address", []).append(value)


def _city(part: Cut, draft: Draft, item: Item) -> None:
    """`Somerville MA`: a region's short form may follow the town without a comma."""
    words = part.text.split()
    if (
        len(words) > 1
        and "region" not in item
        and place_kind(words[-1], draft.lex) == "region"
        and place_kind(part.text, draft.lex) != "city"
    ):
        at = part.text.rindex(words[-1])
        item["region"] = Value(words[-1], (part.part(at, len(part.text)),))
        part = part.part(0, at).strip(" ,")
    value = text_value(part)
    if value:
        item["city"] = value


def _han(cut: Cut, draft: Draft, item: Item, postal: re.Match[str] | None) -> Item:
    text = cut.text
    at = 0
    for start, end, kind in split_han_place(re.sub(r"[\s,，·/-]", "\0", text).replace("\0", " "), draft.lex):
        piece = cut.part(start, end)
        value = text_value(piece)
        if value is None:
            break
        if kind == "country" and "countryCode" not in item:
            item["countryCode"] = Value(country_code(piece.text, draft.lex), value.cuts)
        elif kind == "region" and "region" not in item:
            item["region"] = value
        elif kind == "city" and "city" not in item:
            item["city"] = value
        else:
            break
        at = end
        while at < len(text) and text[at] in " ,，·/-":
            at += 1
    stop = postal.start() if postal and postal.start() > at else len(text)
    rest = cut.part(at, stop).strip(" ,，、·/-()（）")
    label = _POSTAL_LABEL.search(rest.text)
    rest = rest.part(0, label.start()).strip(" ,，、") if label else rest
    value = text_value(rest)
    if value:
        # a short bare name that no list knows is a town; anything with a street or number is finer
        if at == 0 and len(value.text) <= 6 and not _FINER.search(value.text):
            item["city"] = value
        else:
            item["address"] = value
    return _in_order(item)
