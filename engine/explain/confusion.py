"""The confusion matrix: which classes a network takes for which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from engine.explain.by_class import shares
from engine.layers.base import Array


@dataclass(frozen=True, eq=False)
class ConfusionMatrix:
    """counts: (classes, classes) int64, by true class (row) and predicted class (column).

    ``places`` holds the places of all samples, cell by cell and row by row; ``cell`` cuts them.
    """

    counts: Array
    places: Array

    def cell(self, true: int, predicted: int) -> Array:
        """Return the places of the samples of one cell, in order."""
        ends = np.cumsum(self.counts)
        number = true * len(self.counts) + predicted
        return self.places[ends[number] - self.counts[true, predicted] : ends[number]]

    @property
    def true_classes(self) -> Array:
        """The true class of every sample, (samples,) int64."""
        rows = np.repeat(np.arange(len(self.counts)), self.counts.sum(axis=1))
        classes = np.empty(len(self.places), np.int64)
        classes[self.places] = rows
        return classes

    def of_class(self, number: int) -> Array:
        """Return the places of the samples of a class, those told wrong first."""
        return self._joined((number, other) for other in self._right_last(number))

    def told_as(self, number: int) -> Array:
        """Return the places of the samples told to be of a class, those told wrong first."""
        return self._joined((other, number) for other in self._right_last(number))

    def mistakes_of(self, number: int) -> Array:
        """Return the places of the samples of a class told wrong, then of those taken for it."""
        others = self._right_last(number)[:-1]
        missed = [(number, other) for other in others]
        return self._joined([*missed, *((other, number) for other in others)])

    @property
    def accuracy(self) -> float:
        """The share of all samples that are told right, in [0, 1]."""
        return float(np.trace(self.counts) / max(self.counts.sum(), 1))

    @property
    def class_accuracy(self) -> Array:
        """The share of each true class that is told right (recall); NaN for a class without."""
        return shares(np.diag(self.counts), self.counts.sum(axis=1))

    @property
    def class_precision(self) -> Array:
        """The share of what is told to be a class that is it; NaN where none is told so."""
        return shares(np.diag(self.counts), self.counts.sum(axis=0))

    def _right_last(self, number: int) -> list[int]:
        return [*(other for other in range(len(self.counts)) if other != number), number]

    def _joined(self, cells: Iterable[tuple[int, int]]) -> Array:
        found = [self.cell(*cell) for cell in cells]
        return np.concatenate([self.places[:0], *found])


def confusion_matrix(predicted: Array, true: Array, classes: int) -> ConfusionMatrix:
    """Count the samples by true and predicted class.

    predicted, true: (samples,) class numbers below ``classes``
    """
    cells = np.asarray(true, np.int64) * classes + np.asarray(predicted, np.int64)
    counts = np.bincount(cells, minlength=classes * classes).reshape(classes, classes)
    return ConfusionMatrix(counts, np.argsort(cells, kind="stable"))
