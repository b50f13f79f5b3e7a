"""What every metric is: sums that shards and batches add to, and a number made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from engine.registry import Registry, check_settings

Array = Any


@dataclass(frozen=True, kw_only=True)
class Metric:
    """A mean over samples. Its state is ``[sum of weight * value, sum of weights]``, float64.

    States of shards and of batches are added. One that does not ``wants_probabilities`` may be
    given logits in the place of what softmax or sigmoid makes of them.
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

    def start(self) -> np.ndarray:
        """Return the state before the first sample."""
        return np.zeros(2)

    def update(self, state: np.ndarray, y: Array, target: Array, weights: Array | None) -> None:
        """Add samples to ``state``, which is written.

        y: (batch, ...)   weights: (batch,) or None
        target: (batch,) class numbers, (batch, classes) one-hot, or (batch, ...) values
        """
        state += self.sums(y, target, weights)

    def sums(self, y: Array, target: Array, weights: Array | None) -> tuple[float, float]:
        """Return what samples add to a state."""
        values = self.values(y, target)
        if weights is None:
            return float(values.sum(dtype=np.float64)), len(values)
        return float((values * weights).sum(dtype=np.float64)), float(weights.sum())

    def values(self, y: Array, target: Array) -> Array:
        """Return the value of each sample, (batch,)."""
        raise NotImplementedError

    def result(self, state: Sequence[float]) -> float:
        """Return the metric; 0 where no sample has weight (Keras)."""
        total, weight = state
        return float(total / weight) if weight else 0.0


metrics: Registry[Metric] = Registry("metric")
