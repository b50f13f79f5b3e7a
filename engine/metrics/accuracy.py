"""Accuracies: the share of samples that are told right, in [0, 1]."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.metrics.base import Metric, metrics
from engine.registry import setting
from engine.targets import classes_of, values_of


@metrics.register("BinaryAccuracy")
@dataclass(frozen=True, kw_only=True)
class BinaryAccuracy(Metric):
    """Share of the units whose probability is on the target's side of ``threshold``."""

    direction = "max"

    threshold: float = setting(0.5, minimum=0, maximum=1)

    def values(self, y, target):
        told = y > self.threshold
        right = told == values_of(target, y.shape[1:])
        return right.reshape(len(y), -1).mean(axis=1)


@dataclass(frozen=True, kw_only=True)
class _LargestIsRight(Metric):
    """1 where the target's class has the largest output; the first one of several."""

    wants_probabilities = False
    direction = "max"

    def values(self, y, target):
        return y.argmax(axis=-1) == classes_of(target)


@metrics.register("CategoricalAccuracy")
@dataclass(frozen=True, kw_only=True)
class CategoricalAccuracy(_LargestIsRight):
    """Share of the samples whose largest output is the target's class; one-hot targets."""


@metrics.register("SparseCategoricalAccuracy")
@dataclass(frozen=True, kw_only=True)
class SparseCategoricalAccuracy(_LargestIsRight):
    """Share of the samples whose largest output is the target's class; class numbers."""


@dataclass(frozen=True, kw_only=True)
class _AmongLargest(Metric):
    """1 where fewer than ``k`` outputs are larger than that of the target's class."""

    wants_probabilities = False
    direction = "max"

    k: int = setting(5, minimum=1)

    def values(self, y, target):
        own = np.take_along_axis(y, classes_of(target)[:, None], axis=1)
        return (y > own).sum(axis=1) < self.k


@metrics.register("TopKCategoricalAccuracy")
@dataclass(frozen=True, kw_only=True)
class TopKCategoricalAccuracy(_AmongLargest):
    """Share of the samples whose class is among the ``k`` largest outputs; one-hot targets."""


@metrics.register("SparseTopKCategoricalAccuracy")
@dataclass(frozen=True, kw_only=True)
class SparseTopKCategoricalAccuracy(_AmongLargest):
    """Share of the samples whose class is among the ``k`` largest outputs; class numbers."""


def resolve_accuracy(loss, output_shape: tuple[int, ...]) -> Metric:
    """Return the accuracy that Keras means by "accuracy" with this loss and output."""
    if output_shape[-1] == 1:
        return BinaryAccuracy()
    return SparseCategoricalAccuracy() if loss.target_kind == "class" else CategoricalAccuracy()
