"""What every metric is: sums that shards and batches add to, and a number made of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from engine.registry import Registry, check_settings

Array = Any


@dataclass(frozen=True, kw_only=True)
class Metric:
    """A number made of sums over rows: samples, or steps and places of them.

    The sums are its state, float64: ``[sum of weight * value, sum of weights]`` where it is a
    mean. States of shards and of batches are added. One that does not ``wants_probabilities`` may
    be given logits in the place of what softmax or sigmoid makes of them.
    """

    registered_name: ClassVar[str] = ""
    family: ClassVar[str] = "metric"
    wants_probabilities: ClassVar[bool] = True
    direction: ClassVar[str] = "min"  # "min": the smaller the better, else "max"

    def __post_init__(self):
        check_settings(self)

    @property
    def short_name(self) -> str:
        """The name in logs, as Keras writes it: "top_k_categorical_accuracy"."""
        return re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=K)(?=C)", "_", self.registered_name).lower()

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
        total, weight = state
        return float(total / weight) if weight else 0.0


metrics: Registry[Metric] = Registry("metric")
