"""The features of `confidence` in words: what it means that a value has one, and that it has none."""

from __future__ import annotations

_SAID = {
    "label": ("a label stands right before it", "no label stands before it"),
    "label on line": ("its line has a label", "its line has no label"),
    "label above": ("a label stands above it", "no label stands above it"),
    "column": ("it stands under the label of a column", "no column names it"),
    "own section": ("its section is one of its kind", "its section is not one of its kind"),
    "section by title": ("its section's title is known", "its section's title is no known phrase"),
    "section by noun": ("its section was guessed from a word of the title", "its section was not guessed"),
    "section by none": ("its section has no title", "its section has a title"),
    "section by head": ("it stands in the head of the document", "it does not stand in the head"),
    "no section": ("it stands in no section", "it stands in a section"),
    "title is a heading": ("the title is set as a heading", "the title is not set as a heading"),
    "titles known": ("most titles of the document are known", "titles of the document are unknown"),
    "begins line": ("it begins its line", "something stands before it"),
    "ends line": ("it ends its line", "something stands behind it"),
    "whole line": ("it is the whole line", "it is a part of its line"),
    "cut from a word": ("it was cut out of running text", "nothing was cut off before it"),
    "cut before a word": ("running text goes on behind it", "nothing was cut off behind it"),
    "space before": ("only a space parts it from what stands before", "more than a space stands before it"),
    "space behind": ("only a space parts it from what follows", "more than a space stands behind it"),
    "pieces": ("it was put together from pieces", "it is one piece"),
    "over lines": ("it goes over several lines", "it stands in one line"),
    "alone": ("nothing else was read from its line", "other values were read from its line"),
    "crowded": ("many values were read from its line", "few values were read from its line"),
    "read twice": ("another value was read from the same words", "no other value was read from its words"),
    "other list on line": ("its line tells other things, too", "its line tells one thing"),
    "other entry on line": ("another entry was read from its line", "its line tells one entry"),
    "left over on line": ("words of its line found no field", "no word of its line was left over"),
    "left over beside": ("words beside it found no field", "nothing beside it was left over"),
    "warning": ("a warning names its line", "no warning names its line"),
    "bold": ("it is set in bold", "it is not set in bold"),
    "linked": ("it is a link", "it is no link"),
    "listed": ("lists tell of such values", "no list tells of such values"),
    "well known": ("the word lists know it well", "the word lists do not know it well"),
    "partly known": ("the word lists know a part of it", "it is not a case of a part that lists know"),
    "unknown": ("the word lists do not know it", "the word lists know something of it"),
    "known": ("the word lists know it", "the word lists do not know it"),
    "like another thing": ("it looks like another thing, too", "it looks like no other thing"),
    "known best": ("nothing else fits it as well", "other things fit it as well"),
    "margin": ("it beats the next candidate clearly", "the next candidate was close"),
    "chosen": ("it was chosen among candidates", "nothing else was to choose"),
    "complete": ("its entry tells all that is expected", "its entry lacks what is expected"),
    "dated": ("its entry is dated", "its entry has no date"),
    "facts": ("its entry tells much", "its entry tells little"),
    "no name": ("its entry has no name", "its entry has a name"),
    "name known": ("the lists know its entry's name", "the lists do not know its entry's name"),
    "name's margin": ("its entry's name was chosen clearly", "its entry's name was chosen narrowly"),
    "many entries": ("it is one of many entries", "it is one of few entries"),
    "only entry": ("it is the only entry", "there are other entries"),
    "in order": ("the entries stand in order of time", "the entries do not stand in order of time"),
    "siblings tell it": ("the other entries tell it, too", "few other entries, or none, tell it"),
    "laid out alike": ("it stands where the other entries have it", "no other entry confirms where it stands"),
    "laid out otherwise": ("no other entry has it at this place", "others have it at this place"),
    "rows below": ("it stands below the first line of its entry", "it stands in the first line of its entry"),
    "values before": ("other values stand before it", "it is the first value of its line"),
    "as usual": ("such values are told without entries", ""),
    "year only": ("the date is a year alone", "the date has a month"),
    "short": ("it is very short", "it is not very short"),
    "long": ("it is long for such a value", "it is not long"),
    "very long": ("it is very long for such a value", "it is not very long"),
    "short text": ("the text is very short", "the text is not very short"),
    "long text": ("the text is long", "the text is not long"),
    "ends like a sentence": ("it ends like a sentence", "it does not end like a sentence"),
    "begins small": ("it begins in the middle of a sentence", "it does not begin in a sentence's middle"),
    "tells a year": ("the text tells a year, like a header", "the text tells no year"),
    "paragraphs": ("it has several paragraphs", "it is one paragraph"),
}
_FAMILIES = {
    "in ": "it is a value of `{}`",
    "is ": "it is a text of `{}`",
    "from ": "the document is {}",
    "line is ": "its line is set as {}",
}


def reason(feature: str, *, there: bool) -> str:
    """What a feature says of a value that has it, or lacks it; '' where that says nothing."""
    if feature in _SAID:
        return _SAID[feature][0 if there else 1]
    for lead in sorted(_FAMILIES, key=len, reverse=True):
        if feature.startswith(lead):
            return _FAMILIES[lead].format(feature.removeprefix(lead)) if there else ""
    return feature if there else ""
