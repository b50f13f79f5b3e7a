"""What is told yes, and what is yes: counts of the four cases, precision and recall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.errors import SettingError
from engine.metrics.base import Array, Metric, metrics, ratio, summed
from engine.registry import setting
from engine.targets import values_of

USUAL_THRESHOLD = 0.5


@dataclass(frozen=True, kw_only=True)
class YesNoMetric(Metric):
    """Sums made of what is told of each unit, yes above a threshold, and what is true."""

    direction = "max"
    compares_classes = True
    cases: ClassVar[tuple[str, ...]] = ()  # those that are counted

    thresholds: float | None = setting(
        None, minimum=0, maximum=1, optional=True, when_on=USUAL_THRESHOLD
    )

    def __post_init__(self):
        super().__post_init__()
        if isinstance(self.thresholds, tuple):  # Keras takes several, and gives as many results
            raise SettingError(setting="thresholds", expected="from 0 to 1", actual=self.thresholds)

    def start(self, units=1):
        return np.zeros(len(self.cases))

    def sums(self, y, target, weights):
        told, true = self._answers(y, values_of(target, y.shape[1:]) != 0)
        cases = {
            "true_positives": told & true,
            "false_positives": told & ~true,
            "true_negatives": ~told & ~true,
            "false_negatives": ~told & true,
        }
        return np.array([summed(cases[name].sum(axis=1), weights) for name in self.cases])

    def _answers(self, y: Array, true: Array) -> tuple[Array, Array]:
        """Return what is told and what is true, (rows, units) bool."""
        threshold = USUAL_THRESHOLD if self.thresholds is None else self.thresholds
        return y > threshold, true


@dataclass(frozen=True, kw_only=True)
class _Count(YesNoMetric):
    """How many units are one of the four cases."""

    def result(self, state):
        return float(state[0])


@metrics.register("TruePositives")
@dataclass(frozen=True, kw_only=True)
class TruePositives(_Count):
    """How many are told yes and are yes."""

    cases = ("true_positives",)


@metrics.register("FalsePositives")
@dataclass(frozen=True, kw_only=True)
class FalsePositives(_Count):
    """How many are told yes and are no."""

    direction = "min"
    cases = ("false_positives",)


@metrics.register("TrueNegatives")
@dataclass(frozen=True, kw_only=True)
class TrueNegatives(_Count):
    """How many are told no and are no."""

    cases = ("true_negatives",)


@metrics.register("FalseNegatives")
@dataclass(frozen=True, kw_only=True)
class FalseNegatives(_Count):
    """How many are told no and are yes."""

    direction = "min"
    cases = ("false_negatives",)


@dataclass(frozen=True, kw_only=True)
class _Share(YesNoMetric):
    """The share of the true positives among both cases that are counted.

    With ``top_k`` only the largest outputs of a row are told yes; ``class_id`` looks at one unit.
    """

    top_k: int | None = setting(None, minimum=1, optional=True)
    class_id: int | None = setting(None, minimum=0, optional=True)

    def result(self, state):
        return float(ratio(state[0], state.sum()))

    def _answers(self, y: Array, true: Array) -> tuple[Array, Array]:
        told, true = super()._answers(y, true)
        if self.top_k is not None:
            largest = np.zeros_like(told)
            places = np.argsort(-y, axis=1, kind="stable")[:, : self.top_k]
            np.put_along_axis(largest, places, True, axis=1)
            told = largest if self.thresholds is None else told & largest
        if self.class_id is not None:
            told, true = (x[:, self.class_id : self.class_id + 1] for x in (told, true))
        return told, true

    def _needed_units(self, units: int) -> int:
        return max(units, self.top_k or 1, 1 if self.class_id is None else self.class_id + 1)


@metrics.register("Precision")
@dataclass(frozen=True, kw_only=True)
class Precision(_Share):
    """The share of what is told yes that is yes."""

    cases = ("true_positives", "false_positives")


@metrics.register("Recall")
@dataclass(frozen=True, kw_only=True)
class Recall(_Share):
    """The share of what is yes that is told yes."""

    cases = ("true_positives", "false_negatives")
