"""Intersection over union: how well the areas of classes agree (Jaccard 1912)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from engine.errors import SettingError
from engine.metrics.base import EPSILON, Array, Metric, metrics
from engine.registry import setting
from engine.targets import classes_of, values_of


@dataclass(frozen=True, kw_only=True)
class _Overlap(Metric):
    """``both / (told + true - both)`` of each class that is looked at, and the mean of these.

    Classes that are neither told nor true do not count. The state is the confusion matrix,
    (classes, classes): rows are true, columns are told.
    """

    direction = "max"
    compares_classes = True

    def start(self, units=1):
        return np.zeros(self._classes() ** 2)

    def sums(self, y, target, weights):
        classes = self._classes()
        true, told = self._pairs(y, target)
        mass = np.ones(len(true)) if weights is None else np.repeat(weights, len(true) // len(y))
        known = (true >= 0) & (true < classes) & (told >= 0) & (told < classes)
        known &= self._counts(true)
        cells = true[known] * classes + told[known]
        return np.bincount(cells, mass[known], classes**2)

    def result(self, state):
        matrix = state.reshape(self._classes(), -1)
        looked_at = list(self._looked_at())
        both = matrix.diagonal()[looked_at]
        either = (matrix.sum(axis=0) + matrix.sum(axis=1))[looked_at] - both
        shares = np.where(either > 0, both / (either + EPSILON), 0)
        return float(shares.sum() / ((either > 0).sum() + EPSILON))

    def _classes(self) -> int:
        """Return how many classes there are."""
        raise NotImplementedError

    def _looked_at(self) -> tuple[int, ...]:
        """Return the classes whose overlaps are averaged."""
        raise NotImplementedError

    def _pairs(self, y: Array, target: Array) -> tuple[Array, Array]:
        """Return the numbers of the true and the told classes, int64."""
        raise NotImplementedError

    def _counts(self, true: Array) -> Array:
        return np.ones(len(true), bool)


@dataclass(frozen=True, kw_only=True)
class _OverlapOfClasses(_Overlap):
    """Told is the class with the largest output. Rows of ``ignore_class`` do not count."""

    wants_probabilities = False
    least_units = 2

    num_classes: int = setting(2, minimum=2)
    ignore_class: int | None = setting(None, minimum=-1, optional=True)

    def fitted(self, units):
        return replace(self, num_classes=max(units, 2))

    def _needed_units(self, units: int) -> int:
        return self.num_classes

    def _classes(self) -> int:
        return self.num_classes

    def _pairs(self, y, target):
        return classes_of(target), y.argmax(axis=1)

    def _counts(self, true):
        return true != self.ignore_class if self.ignore_class is not None else super()._counts(true)


@dataclass(frozen=True, kw_only=True)
class _OfSomeClasses(_OverlapOfClasses):
    target_class_ids: tuple[int, ...] = setting((0,), minimum=0)

    def __post_init__(self):
        super().__post_init__()
        if not all(number < self.num_classes for number in self.target_class_ids):
            raise SettingError(
                setting="target_class_ids",
                expected=f"from 0 to {self.num_classes - 1}",
                actual=self.target_class_ids,
            )

    def _looked_at(self) -> tuple[int, ...]:
        return self.target_class_ids


@dataclass(frozen=True, kw_only=True)
class _OfAllClasses(_OverlapOfClasses):
    def _looked_at(self) -> tuple[int, ...]:
        return tuple(range(self.num_classes))


@metrics.register("IoU")
@dataclass(frozen=True, kw_only=True)
class IoU(_OfSomeClasses):
    """Mean overlap of the classes ``target_class_ids``; class numbers."""

    meant_for = "class"


@metrics.register("OneHotIoU")
@dataclass(frozen=True, kw_only=True)
class OneHotIoU(_OfSomeClasses):
    """Mean overlap of the classes ``target_class_ids``; one-hot targets."""

    meant_for = "one_hot"


@metrics.register("MeanIoU")
@dataclass(frozen=True, kw_only=True)
class MeanIoU(_OfAllClasses):
    """Mean overlap of all classes; class numbers."""

    meant_for = "class"


@metrics.register("OneHotMeanIoU")
@dataclass(frozen=True, kw_only=True)
class OneHotMeanIoU(_OfAllClasses):
    """Mean overlap of all classes; one-hot targets."""

    meant_for = "one_hot"


@metrics.register("BinaryIoU")
@dataclass(frozen=True, kw_only=True)
class BinaryIoU(_Overlap):
    """Mean overlap of no (0) and yes (1): told is yes from ``threshold`` on."""

    meant_for = "yes or no"

    target_class_ids: tuple[int, ...] = setting((0, 1), minimum=0, maximum=1)
    threshold: float = setting(0.5, minimum=0, maximum=1)

    def _classes(self) -> int:
        return 2

    def _looked_at(self) -> tuple[int, ...]:
        return self.target_class_ids

    def _pairs(self, y, target):
        true = values_of(target, y.shape[1:]).ravel().astype(np.int64)
        return true, (y >= self.threshold).ravel().astype(np.int64)
