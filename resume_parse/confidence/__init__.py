"""How far each value can be relied on: `high`, `medium` or `low`, earned from what its reading rested on.

A value's features (a label before it, a known section title, words that the lists know, the layout that its entries
share …) are weighed; the weights were fitted by `benchmarks/fit_confidence.py` to documents whose answers are known.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from resume_parse.confidence.features import Feature, features_of
from resume_parse.confidence.setting import Setting
from resume_parse.confidence.weighing import Weights, weights
from resume_parse.document import Value
from resume_parse.sections.draft import Draft
from resume_parse.source import Source

__all__ = ["Feature", "Setting", "Weights", "confidence_of", "features_of", "setting_of", "weights"]

Leaves = list[tuple[str, Value]]
"""The leaves of a résumé, each with its JSON Pointer."""


def confidence_of(leaves: Leaves, setting: Setting) -> dict[str, str]:
    """The class of each leaf by its JSON Pointer."""
    scale = weights()
    return {pointer: scale.class_of(*features_of(pointer, value, setting)) for pointer, value in leaves}


def setting_of(
    leaves: Leaves, root: dict[str, Any], draft: Draft, source: Source, warnings: Iterable[dict[str, Any]]
) -> Setting:
    """What the features of the leaves of a résumé are read off.

    Args:
        root: the résumé that they are leaves of.
        draft: what was read on the way to it, with its choices.
        warnings: of `meta`; a value of a line that one names is in doubt.
    """
    numbers = {w["line"] for w in warnings if w.get("line") is not None}
    starts = ((line.index, source.origin(*line.source_span(0, 1))[0]) for line in draft.document.lines if numbers)
    return Setting(leaves, root, draft, frozenset(index for index, at in starts if source.line_of(at) in numbers))
