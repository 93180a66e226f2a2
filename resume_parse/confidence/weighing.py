"""The weights of the features, and what they make of those of one value: a probability, and a class."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from resume_parse.confidence.features import Feature

PATH = Path(__file__).parent / "weights.json"


class Weights:
    """Weights by kind of value, and the probabilities from which on a value is `high`, and below which it is `low`."""

    def __init__(self, data: dict[str, Any]) -> None:
        """`data`: `high`, `low`, and `kinds`: kind → `base` and `weights` (feature → weight and usual value)."""
        self.high: float = data["high"]
        self.low: float = data["low"]
        self.base: dict[str, float] = {kind: table["base"] for kind, table in data["kinds"].items()}
        self.weights: dict[str, dict[str, list[float]]] = {
            kind: table["weights"] for kind, table in data["kinds"].items()
        }
        self._high, self._low = _logit(self.high), _logit(self.low)

    def sum(self, kind: str, features: Iterable[Feature]) -> float:
        """The weighed sum of a value's features, in log-odds."""
        total, table = self.base[kind], self.weights[kind]
        for name, size in features:
            weight = table.get(name)
            if weight is not None:
                total += weight[0] * size
        return total

    def class_of(self, kind: str, features: Iterable[Feature]) -> str:
        """`high`, `medium` or `low`."""
        total = self.sum(kind, features)
        return "high" if total >= self._high else "low" if total < self._low else "medium"

    def probability(self, kind: str, features: Iterable[Feature]) -> float:
        """How likely a value with such features is right, 0 to 1."""
        return 1.0 / (1.0 + math.exp(-self.sum(kind, features)))

    def usual(self, kind: str, name: str) -> float:
        """How much of a feature a value of a kind has on average."""
        return self.weights[kind][name][1]

    def told(self, kind: str, features: Iterable[Feature]) -> list[tuple[float, str, float]]:
        """What speaks for a value (positive) and against it: (log-odds against the usual value, feature, its size).

        A feature that the value lacks speaks too, where others of its kind have it.
        """
        sizes = dict(features)
        rows = [
            (weight * (sizes.get(name, 0.0) - usual), name, sizes.get(name, 0.0))
            for name, (weight, usual) in self.weights[kind].items()
        ]
        return sorted(rows, key=lambda row: (-abs(row[0]), row[1]))


def _logit(share: float) -> float:
    return math.log(share / (1.0 - share))


@cache
def weights() -> Weights:
    """The shipped weights, read on first use."""
    return Weights(json.loads(PATH.read_text(encoding="utf-8")))
