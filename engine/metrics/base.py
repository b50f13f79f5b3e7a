"""What every metric is: sums that shards and batches add to, and a number made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from engine.errors import MetricMismatch, MetricTaskMismatch
from engine.registry import Registry, check_settings

Array = Any

FOR_VALUES = "MeanAbsoluteError"  # what is proposed where a metric cannot compare values
EPSILON = 1e-7  # Keras's: added to divisors that may be 0


@dataclass(frozen=True, kw_only=True)
class Metric:
    """A number made of sums over rows: samples, or steps and places of them.

    The sums are its state, float64: ``[sum of weight * value, sum of weights]`` where it is a
    mean. States of shards and of batches are added. One that does not ``wants_probabilities`` may
    be given logits in the place of what softmax or sigmoid makes of them.
    """

    registered_name: ClassVar[str] = ""
    family: ClassVar[str] = "metric"
    log_name: ClassVar[str] = ""  # where Keras's is not the name of the class
    wants_probabilities: ClassVar[bool] = True
    direction: ClassVar[str] = "min"  # "min": the smaller the better, else "max"
    compares_classes: ClassVar[bool] = False  # also those of yes and no
    meant_for: ClassVar[str] = ""  # "class", "one_hot", "yes or no", "answers"; "" for all targets
    least_units: ClassVar[int] = 1

    def __post_init__(self):
        check_settings(self)

    @property
    def short_name(self) -> str:
        """The name in logs, as Keras writes it: "top_k_categorical_accuracy", "mean_io_u"."""
        parts = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", self.registered_name)
        return self.log_name or re.sub(r"([a-z])([A-Z])", r"\1_\2", parts).lower()

    def check(self, node: str, units: int, classes: bool) -> None:
        """Raise ``MetricMismatch`` where the last layer ``node`` gives what cannot be measured.

        ``classes`` says whether targets are classes, or yes and no.
        """
        if self.compares_classes and not classes:
            raise MetricTaskMismatch(metric=self.registered_name, expected=FOR_VALUES)
        needed = self._needed_units(units)
        if units != needed:
            raise MetricMismatch(
                metric=self.registered_name, node=node, actual=units, expected=needed
            )

    def fitted(self, units: int) -> Metric:
        """Return the metric for a last layer of so many units."""
        return self

    def start(self, units: int = 1) -> np.ndarray:
        """Return the state before the first row; ``units`` is the size of one."""
        return np.zeros(2)

    def sums(self, y: Array, target: Array, weights: Array | None) -> np.ndarray:
        """Return what rows add to a state.

        y: (rows, units)   weights: (rows,) or None
        target: (rows,) class numbers, (rows, classes) one-hot, or (rows, units) values
        """
        values = self.values(y, target)
        if weights is None:
            return np.array([values.sum(dtype=np.float64), len(values)])
        return np.array([(values * weights).sum(dtype=np.float64), weights.sum(dtype=np.float64)])

    def values(self, y: Array, target: Array) -> Array:
        """Return the value of each row, (rows,)."""
        raise NotImplementedError

    def result(self, state: np.ndarray) -> float:
        """Return the metric; 0 where no row has weight (Keras)."""
        total, weight = state.tolist()
        return total / weight if weight else 0.0

    def results(self, states: np.ndarray) -> Iterator[float]:
        """Yield the metric of each of several states, (states, size)."""
        return map(self.result, states)

    def _needed_units(self, units: int) -> int:
        """Return how many units there must be, ``units`` itself where these will do."""
        return max(units, self.least_units)


metrics: Registry[Metric] = Registry("metric")


def ratio(part: Array, whole: Array) -> Array:
    """Return ``part / whole``, 0 where whole is 0; float64."""
    part, whole = np.asarray(part, np.float64), np.asarray(whole, np.float64)
    return np.divide(part, whole, out=np.zeros_like(whole), where=whole != 0)


def summed(values: Array, weights: Array | None) -> np.ndarray:
    """Return the sum over the rows of weight times value. values: (rows, ...)"""
    if weights is None:
        return values.sum(axis=0, dtype=np.float64)
    return np.tensordot(np.asarray(weights, np.float64), np.asarray(values, np.float64), 1)
