"""Metrics of all thresholds: the area under a curve, and the best point under a condition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import numpy as np

from engine.activations import activations
from engine.metrics.base import Array, Metric, metrics, ratio
from engine.registry import setting
from engine.targets import values_of


class Cases(NamedTuple):
    """How many units are which case at every threshold, (thresholds, labels) float64."""

    true_positives: Array
    false_positives: Array
    true_negatives: Array
    false_negatives: Array

    @property
    def recall(self) -> Array:
        return ratio(self.true_positives, self.true_positives + self.false_negatives)

    @property
    def precision(self) -> Array:
        return ratio(self.true_positives, self.true_positives + self.false_positives)

    @property
    def false_alarms(self) -> Array:
        return ratio(self.false_positives, self.false_positives + self.true_negatives)

    @property
    def specificity(self) -> Array:
        return ratio(self.true_negatives, self.true_negatives + self.false_positives)


@dataclass(frozen=True, kw_only=True)
class _OfThresholds(Metric):
    """Sums over thresholds that lie evenly from 0 to 1.

    The state holds, for yes and for no, how many outputs lie between each threshold and the
    next one; the last place, above the threshold 1, is that of outputs of 0 instead.
    """

    direction = "max"
    compares_classes = True

    num_thresholds: int = setting(200, minimum=2)

    def start(self, units=1):
        return np.zeros(2 * self.num_thresholds * self._labels(units))

    def sums(self, y, target, weights):
        true = values_of(target, y.shape[1:]) != 0
        chosen = self._chosen_units(y.shape[1])
        y, true = y[:, chosen], true[:, chosen]
        labels = self._labels(y.shape[1])
        mass = np.ones(y.size) if weights is None else np.repeat(weights, y.shape[1])
        above = self._places(y).reshape(-1, labels) % self.num_thresholds
        places = above * labels + np.arange(labels)
        size = self.num_thresholds * labels
        kinds = (np.where(kind.ravel(), mass, 0) for kind in (true, ~true))
        return np.concatenate([np.bincount(places.ravel(), kind, size) for kind in kinds])

    def _labels(self, units: int) -> int:
        """Return for how many units sums are kept apart."""
        return 1

    def _chosen_units(self, units: int) -> slice:
        return slice(None)

    def _places(self, y: Array) -> Array:
        """Return above which threshold an output lies, -1 for none."""
        last = self.num_thresholds - 1
        return np.ceil(np.clip(y, 0, 1) * y.dtype.type(last)).astype(np.int64) - 1

    def _cases(self, state: np.ndarray) -> Cases:
        yes, no = state.reshape(2, self.num_thresholds, -1)
        above = [np.cumsum(kind[-2::-1], axis=0)[::-1] for kind in (yes, no)]
        hits, invented = (np.concatenate([kind, np.zeros_like(kind[:1])]) for kind in above)
        return Cases(hits, invented, no.sum(axis=0) - invented, yes.sum(axis=0) - hits)


@metrics.register("AUC")
@dataclass(frozen=True, kw_only=True)
class AUC(_OfThresholds):
    """The area under a curve of points, one for each threshold (Davis & Goadrich 2006).

    "ROC": recall against the share of false alarms, 1/2 for guessing; "PR": precision against
    recall; "PRGAIN" the same without what guessing gives (Flach & Kull 2015). With
    ``multi_label`` it is the mean of those of the units, else all units are counted as one.
    """

    curve: str = setting("ROC", choices="ROC|PR|PRGAIN")
    summation_method: str = setting("interpolation", choices="interpolation|majoring|minoring")
    multi_label: bool = setting(False)
    from_logits: bool = setting(False)

    def sums(self, y, target, weights):
        if self.from_logits:
            chances = np.empty_like(y)
            activations["sigmoid"]().forward(y, chances, None)
            y = chances
        return super().sums(y, target, weights)

    def result(self, state):
        cases = self._cases(state)
        if self.curve == "PR" and self.summation_method == "interpolation":
            return float(_interpolated(cases).mean())
        x, y = self._points(cases)
        pairs = {
            "interpolation": (y[:-1] + y[1:]) / 2,
            "minoring": np.minimum(y[:-1], y[1:]),
            "majoring": np.maximum(y[:-1], y[1:]),
        }
        areas = (x[:-1] - x[1:]) * pairs[self.summation_method]
        return float(areas.sum(axis=0).mean())

    def _labels(self, units: int) -> int:
        return units if self.multi_label else 1

    def _places(self, y: Array) -> Array:
        return np.maximum(super()._places(y), 0)  # the first threshold lies below 0

    def _points(self, cases: Cases) -> tuple[Array, Array]:
        if self.curve == "ROC":
            return cases.false_alarms, cases.recall
        if self.curve == "PR":
            return cases.recall, cases.precision
        return _gains(cases)


def _interpolated(cases: Cases) -> Array:
    """Return the area under the curve of precision and recall, for each label.

    Between two points true positives grow straight with all positives, so that the area is a
    logarithm (Davis & Goadrich 2006).
    """
    hits, told = cases.true_positives, cases.true_positives + cases.false_positives
    more_hits, more_told = hits[:-1] - hits[1:], told[:-1] - told[1:]
    slope = ratio(more_hits, np.maximum(more_told, 0))
    start = hits[1:] - slope * told[1:]
    both = (told[:-1] > 0) & (told[1:] > 0)
    growth = np.where(both, ratio(told[:-1], told[1:]), 1)
    area = slope * (more_hits + start * np.log(growth))
    return ratio(area, hits[1:] + cases.false_negatives[1:]).sum(axis=0)


def _gains(cases: Cases) -> tuple[Array, Array]:
    """Return recall gain and precision gain (Flach & Kull 2015)."""
    hits = cases.true_positives
    odds = ratio(hits + cases.false_negatives, cases.true_negatives + cases.false_positives)
    recall = np.where(hits == 0, 0, 1 - odds * ratio(cases.false_negatives, hits))
    precision = np.where(hits == 0, 1, 1 - odds * ratio(cases.false_positives, hits))
    return np.maximum(recall, 0), precision


@dataclass(frozen=True, kw_only=True)
class _BestPoint(_OfThresholds):
    """The largest value of one share where another is at least what is asked for."""

    asked: ClassVar[str]  # the setting, and the share of ``Cases`` that it is compared with
    compared: ClassVar[str]
    wanted: ClassVar[str]

    class_id: int | None = setting(None, minimum=0, optional=True)

    def result(self, state):
        cases = self._cases(state)
        suits = getattr(cases, self.compared) >= getattr(self, self.asked)
        return float(np.where(suits, getattr(cases, self.wanted), 0).max())

    def _chosen_units(self, units: int) -> slice:
        return slice(None) if self.class_id is None else slice(self.class_id, self.class_id + 1)

    def _needed_units(self, units: int) -> int:
        return units if self.class_id is None else max(units, self.class_id + 1)


@metrics.register("SensitivityAtSpecificity")
@dataclass(frozen=True, kw_only=True)
class SensitivityAtSpecificity(_BestPoint):
    """The best share of yes that is told yes, while ``specificity`` of no is told no."""

    asked, compared, wanted = "specificity", "specificity", "recall"

    specificity: float = setting(0.9, minimum=0, maximum=1)


@metrics.register("SpecificityAtSensitivity")
@dataclass(frozen=True, kw_only=True)
class SpecificityAtSensitivity(_BestPoint):
    """The best share of no that is told no, while ``sensitivity`` of yes is told yes."""

    asked, compared, wanted = "sensitivity", "recall", "specificity"

    sensitivity: float = setting(0.9, minimum=0, maximum=1)


@metrics.register("PrecisionAtRecall")
@dataclass(frozen=True, kw_only=True)
class PrecisionAtRecall(_BestPoint):
    """The best precision while recall is at least ``recall``."""

    asked, compared, wanted = "recall", "recall", "precision"

    recall: float = setting(0.9, minimum=0, maximum=1)


@metrics.register("RecallAtPrecision")
@dataclass(frozen=True, kw_only=True)
class RecallAtPrecision(_BestPoint):
    """The best recall while precision is at least ``precision``."""

    asked, compared, wanted = "precision", "precision", "recall"

    precision: float = setting(0.9, minimum=0, maximum=1)
