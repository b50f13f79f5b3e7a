"""F-scores: one number for precision and recall (van Rijsbergen 1979)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from engine.errors import ThresholdNeeded
from engine.metrics.base import EPSILON, Metric, metrics, summed
from engine.metrics.confusion import USUAL_THRESHOLD
from engine.registry import setting
from engine.targets import values_of

SMALLEST_OUTPUT = 1e-9  # Keras's: smaller ones are never told


@dataclass(frozen=True, kw_only=True)
class _FScore(Metric):
    """``(1 + beta**2) P R / (beta**2 P + R)`` of each class, and the mean of these.

    Told is what lies above ``threshold``, without one the largest output of a row. ``average``:
    "macro" all classes alike, "weighted" by their numbers, "micro" counts all classes as one.
    The state holds true and false positives, false negatives and the number of each class.
    """

    direction = "max"
    compares_classes = True

    average: str = setting("macro", choices="macro|micro|weighted")
    threshold: float | None = setting(
        None, minimum=0, maximum=1, optional=True, when_on=USUAL_THRESHOLD
    )

    @property
    def recall_weight(self) -> float:
        """How many times as much recall counts as precision."""
        return 1.0

    def fitted(self, units):
        alone = units == 1 and self.threshold is None
        return replace(self, threshold=USUAL_THRESHOLD) if alone else self

    def check(self, node, units, classes):
        super().check(node, units, classes)
        if units == 1 and self.threshold is None:
            raise ThresholdNeeded(metric=self.registered_name, node=node)

    def start(self, units=1):
        return np.zeros(4 * units)

    def sums(self, y, target, weights):
        true = np.asarray(values_of(target, y.shape[1:]), np.float64)
        told = self._told(y).astype(np.float64)
        cases = (told * true, told * (1 - true), (1 - told) * true, true)
        return np.concatenate([summed(case, weights) for case in cases])

    def result(self, state):
        cases = state.reshape(4, -1)
        if self.average == "micro":
            cases = cases.sum(axis=1, keepdims=True)
        hits, invented, missed, count = cases
        precision = hits / (hits + invented + EPSILON)
        recall = hits / (hits + missed + EPSILON)
        square = self.recall_weight**2
        scores = (1 + square) * precision * recall / (square * precision + recall + EPSILON)
        if self.average == "weighted":
            return float((scores * count).sum() / (count.sum() + EPSILON))
        return float(scores.mean())

    def _told(self, y):
        if self.threshold is not None:
            return y > self.threshold
        return (y >= y.max(axis=1, keepdims=True)) & (np.abs(y) > SMALLEST_OUTPUT)


@metrics.register("F1Score")
@dataclass(frozen=True, kw_only=True)
class F1Score(_FScore):
    """The harmonic mean of precision and recall."""


@metrics.register("FBetaScore")
@dataclass(frozen=True, kw_only=True)
class FBetaScore(_FScore):
    """The mean of precision and recall in which recall counts ``beta`` times as much."""

    log_name = "fbeta_score"

    beta: float = setting(1.0, minimum=1e-6)

    @property
    def recall_weight(self) -> float:
        return self.beta
