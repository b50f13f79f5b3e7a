"""Batches: samples picked from a data set, cast and scaled on their way to the network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.data.preparation import Affine

Array = np.ndarray


@dataclass(frozen=True, eq=False)
class Batch:
    """Arrays by node name: what goes in, what should come out, and how much a sample counts."""

    inputs: dict[str, Array]
    targets: dict[str, Array]
    weights: dict[str, Array]

    def __len__(self) -> int:
        return len(next(iter(self.inputs.values())))

    def part(self, start: int, stop: int) -> Batch:
        """Return the samples from ``start`` to ``stop``; nothing is copied."""
        if start == 0 and stop == len(self):
            return self
        return Batch(
            {k: v[start:stop] for k, v in self.inputs.items()},
            {k: v[start:stop] for k, v in self.targets.items()},
            {k: v[start:stop] for k, v in self.weights.items()},
        )


@dataclass(frozen=True, eq=False)
class Feed:
    """One part (training, validation, test) of a data set, ready to be cut into batches.

    x: (samples, ...) as stored   y: (samples,) class numbers or (samples, targets)
    rows: (samples of this part,) which samples belong to it
    """

    x: Array
    y: Array
    rows: Array
    preparation: Affine
    input_name: str
    output_name: str
    target_kind: str = "class"  # "class", "one_hot" or "values"
    classes: int = 0

    def __len__(self) -> int:
        return len(self.rows)

    def batch(self, places: Array) -> Batch:
        """Return the samples at ``places`` of this part."""
        rows = self.rows[places]
        x = self.preparation.apply(self.x[rows])
        return Batch({self.input_name: x}, {self.output_name: self._targets(rows)}, {})

    def batches(self, size: int, order: Array | None = None, first: int = 0) -> Iterator[Batch]:
        """Yield all batches of one pass in the given order, from batch number ``first``."""
        order = np.arange(len(self)) if order is None else order
        for start in range(first * size, len(order), size):
            yield self.batch(order[start : start + size])

    def _targets(self, rows: Array) -> Array:
        y = self.y[rows]
        if self.target_kind == "one_hot" and y.ndim == 1:
            one_hot = np.zeros((len(y), self.classes), np.float32)
            one_hot[np.arange(len(y)), y] = 1
            return one_hot
        if self.target_kind == "values":
            return np.asarray(y, np.float32).reshape(len(y), -1)
        return y


def shuffled(count: int, seed: int, epoch: int) -> Array:
    """Return the order of one epoch: known from seed and epoch, so that a run can resume."""
    return np.random.default_rng([seed, epoch]).permutation(count)
