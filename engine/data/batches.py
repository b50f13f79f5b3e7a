"""Batches: samples picked from a data set, cast and scaled on their way to the network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

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
class Inlet:
    """What enters at one Input node: (samples, ...) as stored, and how it is scaled.

    Without a ``preparation`` it is given as it is, as whole numbers are.
    """

    values: Array
    preparation: Affine | None = None

    def pick(self, rows: Array) -> Array:
        values = self.values[rows]
        return values if self.preparation is None else self.preparation.apply(values)


@dataclass(frozen=True, eq=False)
class Goal:
    """What one output is compared with: (samples,) class numbers or (samples, ...) values.

    kind: "class", "one_hot" or "values", as the loss wants it
    """

    values: Array
    kind: str = "class"
    classes: int = 0

    def pick(self, rows: Array) -> Array:
        y = self.values[rows]
        if self.kind == "one_hot" and y.dtype.kind in "iu":
            return np.asarray(y[..., None] == np.arange(self.classes), np.float32)
        if self.kind == "values":
            values = np.asarray(y, np.float32)
            return values[:, None] if values.ndim == 1 else values
        return y


@dataclass(frozen=True, eq=False)
class Feed:
    """One part (training, validation, test) of a data set, ready to be cut into batches.

    inputs, targets: by node name   rows: (samples of this part,) which samples belong to it
    weights: how much each sample counts, (samples,) or (samples, time), by output; may be empty
    """

    inputs: Mapping[str, Inlet]
    targets: Mapping[str, Goal]
    rows: Array
    weights: Mapping[str, Array] = field(default_factory=dict)

    @classmethod
    def single(
        cls,
        x: Array,
        y: Array,
        rows: Array,
        preparation: Affine,
        input_name: str,
        output_name: str,
        target_kind: str = "class",
        classes: int = 0,
    ) -> Feed:
        """Return the feed of a network with one input and one output."""
        goal = Goal(y, target_kind, classes)
        return cls({input_name: Inlet(x, preparation)}, {output_name: goal}, rows)

    def __len__(self) -> int:
        return len(self.rows)

    def batch(self, places: Array) -> Batch:
        """Return the samples at ``places`` of this part."""
        rows = self.rows[places]
        return Batch(
            {name: inlet.pick(rows) for name, inlet in self.inputs.items()},
            {name: goal.pick(rows) for name, goal in self.targets.items()},
            {name: values[rows] for name, values in self.weights.items()},
        )

    def batches(self, size: int, order: Array | None = None, first: int = 0) -> Iterator[Batch]:
        """Yield all batches of one pass in the given order, from batch number ``first``."""
        order = np.arange(len(self)) if order is None else order
        for start in range(first * size, len(order), size):
            yield self.batch(order[start : start + size])


def shuffled(count: int, seed: int, epoch: int) -> Array:
    """Return the order of one epoch: known from seed and epoch, so that a run can resume."""
    return np.random.default_rng([seed, epoch]).permutation(count)
