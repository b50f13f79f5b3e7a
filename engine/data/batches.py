"""Batches: samples picked from a data set, cast and scaled on their way to the network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from engine.arrays.multi_hot import MultiHot, MultiHotRows
from engine.data.preparation import Affine

Array = np.ndarray


@dataclass(frozen=True, eq=False)
class Batch:
    """Arrays by node name: what goes in, what should come out, and how much a sample counts."""

    inputs: dict[str, Array | MultiHotRows]
    targets: dict[str, Array]
    weights: dict[str, Array]

    def __len__(self) -> int:
        return len(next(iter(self.inputs.values())))


@dataclass(frozen=True, eq=False)
class Inlet:
    """What enters at one Input node: (samples, ...) as stored, and how it is scaled.

    Without a ``preparation`` it is given as it is, as whole numbers are.
    """

    values: Array | MultiHot
    preparation: Affine | None = None

    def pick(self, rows: Array) -> Array:
        """Return the samples ``rows`` in new memory."""
        values = self.values[rows]
        return values if self.preparation is None else self.preparation.apply(values)

    def take(self, rows: Array, phase: Any) -> Array | MultiHotRows:
        """Return the samples ``rows`` in a buffer of ``phase``: the same bits.

        Multi-hot samples stay what they are.
        """
        if self.preparation is None:
            if isinstance(self.values, MultiHot):
                return MultiHotRows(self.values, rows)
            return _taken(self.values, rows, phase)
        shape = (len(rows), *self.values.shape[1:])
        y = phase.empty(shape, np.float32)
        scale, offset = self.preparation.scale, self.preparation.offset
        phase.k.pick_scaled(self.values, rows, scale, offset, y)
        return y

    def arrays(self) -> Iterator[Array]:
        """Yield the memory that ``take`` reads."""
        kept = self.values
        yield from (kept.starts, kept.places) if isinstance(kept, MultiHot) else (kept,)
        if self.preparation is not None:
            yield from (self.preparation.scale, self.preparation.offset)


@dataclass(frozen=True, eq=False)
class Goal:
    """What one output is compared with: (samples,) class numbers or (samples, ...) values.

    kind: "class", "one_hot" or "values", as the loss wants it
    """

    values: Array
    kind: str = "class"
    classes: int = 0

    def take(self, rows: Array, phase: Any) -> Array:
        """Return the targets of the samples ``rows`` in a buffer of ``phase``."""
        y = _taken(self.ready, rows, phase)
        if self.kind == "one_hot" and y.dtype.kind in "iu":
            return np.asarray(y[..., None] == np.arange(self.classes), np.float32)
        return y

    @cached_property
    def ready(self) -> Array:
        """All targets as the loss wants them, but for what would grow by the number of classes."""
        if self.kind != "values":
            return self.values
        values = np.asarray(self.values, np.float32)
        return values[:, None] if values.ndim == 1 else values


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

    def batch(self, rows: Array, phase: Any) -> Batch:
        """Return the samples ``rows`` of the data set, in buffers of ``phase``."""
        return Batch(
            {name: inlet.take(rows, phase) for name, inlet in self.inputs.items()},
            {name: goal.take(rows, phase) for name, goal in self.targets.items()},
            {name: _taken(values, rows, phase) for name, values in self.weights.items()},
        )

    def arrays(self) -> list[Array]:
        """Return all arrays that batches are picked from."""
        return [
            *(array for inlet in self.inputs.values() for array in inlet.arrays()),
            *(goal.ready for goal in self.targets.values()),
            *self.weights.values(),
        ]

    def batches(self, size: int, order: Array | None = None, first: int = 0) -> Iterator[Array]:
        """Yield the rows of all batches of one pass, from batch number ``first``.

        order: (samples of this part,) in which they come, as places in ``rows``
        """
        rows = self.rows if order is None else self.rows[order]
        for start in range(first * size, len(rows), size):
            yield rows[start : start + size]


def _taken(values: Array, rows: Array, phase: Any) -> Array:
    y = phase.empty((len(rows), *values.shape[1:]), values.dtype)
    phase.k.pick_rows(values, rows, y)
    return y


def shuffled(count: int, seed: int, epoch: int) -> Array:
    """Return the order of one epoch: known from seed and epoch, so that a run can resume."""
    return np.random.default_rng([seed, epoch]).permutation(count)
