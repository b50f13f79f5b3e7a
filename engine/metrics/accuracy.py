"""Accuracies: the share of rows that are told right, in [0, 1]."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.metrics.base import Metric, metrics
from engine.registry import setting
from engine.targets import classes_of, values_of


@metrics.register("Accuracy")
@dataclass(frozen=True, kw_only=True)
class Accuracy(Metric):
    """Share of the values that are exactly those of the target.

    For outputs that are answers already, which those of a last layer are not.
    """

    meant_for = "answers"
    direction = "max"

    def values(self, y, target):
        return (y == values_of(target, y.shape[1:])).mean(axis=1)


@metrics.register("BinaryAccuracy")
@dataclass(frozen=True, kw_only=True)
class BinaryAccuracy(Metric):
    """Share of the units whose probability is on the target's side of ``threshold``."""

    meant_for = "yes or no"
    direction = "max"
    compares_classes = True

    threshold: float = setting(0.5, minimum=0, maximum=1)

    def values(self, y, target):
        told = y > self.threshold
        return (told == values_of(target, y.shape[1:])).mean(axis=1)


@metrics.register("RoundedBinaryAccuracy")
@dataclass(frozen=True, kw_only=True)
class RoundedBinaryAccuracy(Metric):
    """Share of the units that are the target when rounded: what Keras 2.0.8 calls accuracy.

    A probability of exactly 1/2 means no, and an output above 1.5, which rounds to 2, is wrong.
    """

    meant_for = "yes or no"
    direction = "max"
    compares_classes = True

    def values(self, y, target):
        return (np.round(y) == values_of(target, y.shape[1:])).mean(axis=1)


@dataclass(frozen=True, kw_only=True)
class _LargestIsRight(Metric):
    """1 where the target's class has the largest output; the first one of several."""

    wants_probabilities = False
    direction = "max"
    compares_classes = True
    least_units = 2

    def values(self, y, target):
        return y.argmax(axis=-1) == classes_of(target)


@metrics.register("CategoricalAccuracy")
@dataclass(frozen=True, kw_only=True)
class CategoricalAccuracy(_LargestIsRight):
    """Share of the rows whose largest output is the target's class; one-hot targets."""

    meant_for = "one_hot"


@metrics.register("SparseCategoricalAccuracy")
@dataclass(frozen=True, kw_only=True)
class SparseCategoricalAccuracy(_LargestIsRight):
    """Share of the rows whose largest output is the target's class; class numbers."""

    meant_for = "class"


@dataclass(frozen=True, kw_only=True)
class _AmongLargest(Metric):
    """1 where fewer than ``k`` outputs are larger than that of the target's class."""

    wants_probabilities = False
    direction = "max"
    compares_classes = True
    least_units = 2

    k: int = setting(5, minimum=1)

    def values(self, y, target):
        own = np.take_along_axis(y, classes_of(target)[:, None], axis=1)
        return (y > own).sum(axis=1) < self.k


@metrics.register("TopKCategoricalAccuracy")
@dataclass(frozen=True, kw_only=True)
class TopKCategoricalAccuracy(_AmongLargest):
    """Share of the rows whose class is among the ``k`` largest outputs; one-hot targets."""

    meant_for = "one_hot"


@metrics.register("SparseTopKCategoricalAccuracy")
@dataclass(frozen=True, kw_only=True)
class SparseTopKCategoricalAccuracy(_AmongLargest):
    """Share of the rows whose class is among the ``k`` largest outputs; class numbers."""

    meant_for = "class"


def resolve_accuracy(loss, output_shape: tuple[int, ...]) -> Metric:
    """Return the accuracy that Keras means by "accuracy" with this loss and output."""
    if output_shape[-1] == 1:
        return BinaryAccuracy()
    return SparseCategoricalAccuracy() if loss.target_kind == "class" else CategoricalAccuracy()
