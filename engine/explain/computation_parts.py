"""What the rules of ``computation_rules`` are made of: a run, parts of a value, and functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from engine.arrays.arena import Fresh
from engine.kernels.reference import REFERENCE
from engine.layers.activation import activate
from engine.layers.base import Array, Layer, Weights
from engine.network.network import Network
from engine.network.phase import RunPhase
from engine.network.trace import Trace

Place = tuple[int, ...]

INPUT, SUM, MEAN, LARGEST, SMALLEST = "input", "sum", "mean", "largest", "smallest"
MOVED, UNCHANGED, SCALED, PRODUCT = "moved", "unchanged", "scaled", "product"
FUNCTION, TABLE_ROW, OTHER = "function", "table row", "other"  # the kinds of computations

ROW_FUNCTIONS = ("softmax", "log_softmax", "sparsemax")


def _nothing() -> Array:
    return np.zeros(0)


@dataclass(frozen=True, eq=False)
class Run:
    """One sample that has gone through a network."""

    network: Network
    trace: Trace
    kernels: Any

    def given(self, reference: str) -> Array:
        """Return what a reference gives for the sample."""
        return self.trace.activations[reference][0]

    def mask(self, reference: str) -> Array | None:
        """Return which steps of it count, (1, steps), None for all."""
        return self.trace.mask(reference)


@dataclass(frozen=True, eq=False)
class Part:
    """What a value takes from one input of its layer.

    number: of the input   axes, inputs: see ``computation.Operand``
    kernel: (..., units), what the inputs are multiplied by in each of the sums that the
    activation looks at; ``unit`` is the value's own   derivative: where there is no kernel, the
    derivative of the value, of the shape of ``inputs``   own: the same of ``total``, None if equal
    """

    number: int
    axes: tuple[Array, ...]
    inputs: Array
    kernel: Array | None = None
    unit: int = 0
    is_learned: bool = False
    derivative: Array | None = None
    own: Array | None = None

    @property
    def weights(self) -> Array | None:
        """What the inputs are multiplied by in the value's own sum."""
        return None if self.kernel is None else self.kernel[..., self.unit]

    def own_slopes(self) -> Array:
        """Return the derivative of the value's own sum with respect to each input."""
        if self.kernel is not None:
            return self.kernel[..., self.unit].astype(np.float64)
        found = self.derivative if self.own is None else self.own
        assert found is not None, "a part has a kernel or a derivative"
        return found

    def slopes(self, bend: Array) -> Array:
        """Return the derivative of the value; ``bend`` is that with respect to each sum."""
        if self.kernel is not None:
            return self.kernel.astype(np.float64) @ bend
        assert self.derivative is not None, "a part has a kernel or a derivative"
        return self.derivative


@dataclass(frozen=True, eq=False)
class Local:
    """A value by the inputs of its layer alone; see ``computation.Computation``.

    bend: (sums,), the derivative of the value with respect to each sum that its activation looks
    at, at ``row_place`` the own one; empty where there is no sum   size: how large the numbers
    are that were added, on the scale of the value
    """

    kind: str
    parts: tuple[Part, ...] = ()
    bias: float | None = None
    total: float = np.nan
    activation: str = "linear"
    row: Array = field(default_factory=_nothing)
    row_place: int = 0
    facts: tuple[tuple[str, float], ...] = ()
    computed: float = np.nan
    bend: Array = field(default_factory=_nothing)
    size: float = 0.0


def summed(kind: str, parts: Sequence[Part], bias: Array | None = None, **more: Any) -> Local:
    """Return the value that the sums of ``parts`` and their ``bias`` (units,) give.

    All parts have kernels for the same sums. ``activation`` is "linear" if it is not given.
    """
    unit, count = parts[0].unit, parts[0].kernel.shape[-1]  # type: ignore[union-attr]
    sums, sizes = np.zeros(count), np.zeros(count)
    for part in parts:
        flat = part.inputs.astype(np.float64).ravel()
        matrix = np.asarray(part.kernel, np.float64).reshape(-1, count)
        sums += flat @ matrix
        sizes += np.abs(flat) @ np.abs(matrix)
    if bias is not None:
        sums += bias
        sizes += np.abs(bias)
    name = more.get("activation", "linear")
    values, bend = bent(name, sums, unit)
    return Local(
        kind,
        tuple(parts),
        None if bias is None else float(bias[unit]),
        float(sums[unit]),
        row=sums if name in ROW_FUNCTIONS else _nothing(),
        row_place=unit,
        computed=float(values[unit]),
        bend=bend,
        size=float(np.abs(bend) @ sizes),
        **more,
    )


def bent(name: str, sums: Array, unit: int) -> tuple[Array, Array]:
    """Return what a function makes of ``sums``, and the derivative of its value at ``unit``."""
    values, slope = activate(name, sums[None].astype(np.float64), exact_phase())
    wanted = np.zeros((1, len(sums)))
    wanted[0, unit] = 1
    return values[0], slope(wanted)[0]


def exact_phase() -> RunPhase:
    """Return a phase in which layers compute in float64, by the plain kernels."""
    return RunPhase(REFERENCE, Fresh(np.dtype(np.float64)))


def at(place: Sequence[int]) -> tuple[Array, ...]:
    """Return axes that hold one place each."""
    return tuple(np.array([i], np.int32) for i in place)


def patch(x: Array, axes: Sequence[Array]) -> Array:
    """Return the values at all combinations of ``axes``; padding (-1) gives 0."""
    values = x[np.ix_(*(np.maximum(axis, 0) for axis in axes))]
    for number, axis in enumerate(axes):
        if axis.min(initial=0) < 0:
            values[(*(slice(None),) * number, axis < 0)] = 0
    return values


def inside(axes: Sequence[Array]) -> Array:
    """Return 1 where the combinations of ``axes`` lie in the sample, 0 in the padding."""
    found = np.ones((), np.float32)
    for axis in axes:
        found = np.multiply.outer(found, (axis >= 0).astype(np.float32))
    return found


def by_layer(
    layer: Layer, weights: Weights, x: Array, place: Place, masks: tuple = ()
) -> tuple[Array, Array]:
    """Return what ``layer`` makes of one sample in float64, and the derivative at ``place``."""
    phase = exact_phase()
    phase.masks = masks
    exact = {name: np.asarray(weight, np.float64) for name, weight in weights.items()}
    y, backward = layer.forward(exact, x[None].astype(np.float64), phase=phase)
    wanted = np.zeros(y.shape)
    wanted[(0, *place)] = 1
    (slopes,), _ = backward(wanted, (True,))
    assert slopes is not None, "it was wanted"
    return y[0], slopes[0]
