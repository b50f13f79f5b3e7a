"""ROC and precision-recall curves: how the probability of a class sorts samples (Fawcett 2006)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.explain.by_class import shares
from engine.layers.base import Array

MOST_POINTS = 200  # of a curve that is drawn; areas are those of all thresholds
NEAR = 24  # samples kept around each point


@dataclass(frozen=True, eq=False)
class Ranking:
    """One class against the rest: what is told where a sample needs at least a threshold.

    thresholds: (points,), falling; the first is infinite, where nothing is told
    hits, told: (points,) int64, samples of the class among those told, and all told
    positives, negatives: samples of the class, and of others
    roc_area: the chance that a sample of the class is ranked before one of another, ties a half
    average_precision: the sum of precision times growth of recall over all thresholds
    near: (points, ``NEAR``) int32, places of the samples around each threshold in the order of
    their probabilities, -1 where there are no more

    Areas are NaN where there are no samples of the class, or (ROC) none of others, and where a
    probability is not finite.
    """

    thresholds: Array
    hits: Array
    told: Array
    positives: int
    negatives: int
    roc_area: float
    average_precision: float
    near: Array

    @property
    def recall(self) -> Array:
        """The share of the class that is told; NaN without a sample of it."""
        return shares(self.hits, np.full(len(self.hits), self.positives))

    @property
    def false_alarms(self) -> Array:
        """The share of others that is told to be the class; NaN without others."""
        return shares(self.told - self.hits, np.full(len(self.hits), self.negatives))

    @property
    def precision(self) -> Array:
        """The share of those told that is of the class; 1 where none is told."""
        return np.where(self.told > 0, shares(self.hits, self.told), 1.0)

    def nearest(self, threshold: float) -> int:
        """Return the point whose threshold is nearest."""
        if np.isinf(threshold):
            return 0
        return int(np.abs(self.thresholds[1:] - threshold).argmin()) + 1

    def places(self, point: int) -> Array:
        """Return the places of the samples around a point, the likeliest of the class first."""
        return self.near[point][self.near[point] >= 0]


def ranking(probabilities: Array, is_class: Array, most_points: int = MOST_POINTS) -> Ranking:
    """Return the curves of one class.

    probabilities: (samples,), of the class, at least one; is_class: (samples,) bool
    """
    order = np.argsort(-probabilities, kind="stable")
    sorted_ = probabilities[order]
    changes = np.flatnonzero(sorted_[1:] != sorted_[:-1])
    ends = np.append(changes, len(order) - 1)  # equal ones are told at once
    hits = np.append(0, np.cumsum(is_class[order], dtype=np.int64)[ends])
    told = np.append(0, ends + 1)
    thresholds = np.append(np.inf, sorted_[ends].astype(np.float64))
    positives = int(hits[-1])
    negatives = len(order) - positives
    areas = float("nan"), float("nan")
    if np.isfinite(sorted_).all():  # what is no number has no rank
        areas = _areas(hits, told, positives, negatives)
    kept = _spread(hits, told, most_points)
    near = _around(order, told[kept])
    return Ranking(
        thresholds[kept],
        hits[kept],
        told[kept],
        positives,
        negatives,
        *areas,
        near,
    )


def points_for(classes: int) -> int:
    """Return how many points each of so many curves may have, so that an answer stays small."""
    return int(np.clip(20_000 // max(classes, 1), 20, MOST_POINTS))


def _areas(hits: Array, told: Array, positives: int, negatives: int) -> tuple[float, float]:
    """Return the area under the ROC curve and the average precision."""
    if not positives:
        return float("nan"), float("nan")
    more = np.diff(hits)
    average = float((more * (hits[1:] / told[1:])).sum() / positives)
    if not negatives:
        return float("nan"), average
    heights = (hits[1:] + hits[:-1]) / 2
    return float((np.diff(told - hits) * heights).sum() / (positives * negatives)), average


def _spread(hits: Array, told: Array, most: int) -> Array:
    """Return at most ``most`` points, even along both curves, with the first and the last.

    A part of them is even in the logarithm of ``told``: precision changes most where few are told.
    """
    if len(told) <= most:
        return np.arange(len(told))
    even = np.linspace(0, 1, most - most // 4)
    others = told - hits
    length = hits / max(hits[-1], 1) + others / max(others[-1], 1)
    along = np.searchsorted(length, even * length[-1])
    few = np.searchsorted(told, np.geomspace(1, told[-1], most // 4))
    return np.unique(np.minimum(np.concatenate([along, few]), len(told) - 1))


def _around(order: Array, told: Array) -> Array:
    """Return (points, ``NEAR``) int32: the samples ranked around the last one told."""
    places = told[:, None] + np.arange(-(NEAR // 2), NEAR - NEAR // 2)
    inside = (places >= 0) & (places < len(order))
    return np.where(inside, order[np.clip(places, 0, len(order) - 1)], -1).astype(np.int32)
