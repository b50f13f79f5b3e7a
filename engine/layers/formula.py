"""Layers whose function the user types: a formula of their inputs, or a term of the loss."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from engine.arrays import noise
from engine.arrays.xp import xp_of
from engine.errors import InputCountError
from engine.formula.derivative import evaluate
from engine.formula.shapes import operation_count, shape_of
from engine.formula.tree import parse
from engine.layers.base import Array, Backward, Layer, Phase, Shape, Weights, layers, setting

_NOISES = {"normal": noise.normal, "uniform": noise.uniform}
_STREAM = 16  # bits of a node's number below those that count its noises


@dataclass(frozen=True, kw_only=True)
class FormulaLayer(Layer):
    """Has as many inputs as its formula names: a, b, c and d, in order.

    Samples are broadcast as NumPy does, the batch never: numbers for each sample go together
    with images. ``sum``, ``mean``, ``max`` and ``min`` take an ``axis`` (0 would be the batch)
    and ``keepdims``. ``normal()`` and ``uniform()`` draw a number for each value of a, or of
    their argument; they do so in training and afterwards.
    """

    expression: str = setting("a * sigmoid(a)")

    def __post_init__(self):
        _ = parse(self.expression)

    def check_input_count(self, node: str, count: int) -> None:
        expected = parse(self.expression).input_count
        if count != expected:
            raise InputCountError(node=node, expected=expected, actual=count)

    def multiply_adds(self, *shapes: Shape) -> int:
        return operation_count(parse(self.expression), shapes)

    def _evaluate(self, xs: Sequence[Array], phase: Phase) -> tuple[Array, Any]:
        def draw(kind: str, number: int, shape: tuple[int, ...]) -> Array:
            size = math.prod(shape[1:])
            node = phase.node + (number << _STREAM)
            place = (phase.seed, phase.step, node, phase.offset * size, shape[0] * size)
            return _NOISES[kind](*place, xp_of(xs[0])).reshape(shape)

        return evaluate(parse(self.expression), [_as_float(x, phase) for x in xs], draw)


@layers.register("Formula")
@dataclass(frozen=True, kw_only=True)
class Formula(FormulaLayer):
    """``y = expression`` of the inputs, such as ``a + exp(b / 2) * normal()``.

    a, b, ...: (batch, ...) of any shapes that can be broadcast
    """

    def output_shape(self, *shapes: Shape) -> Shape:
        return shape_of(parse(self.expression), shapes)

    def output_mask(self, xs: Sequence[Array], masks: Sequence[Array | None]) -> Any:
        """Return the mask of the first input, where the result has the same steps."""
        shape = self.output_shape(*(x.shape[1:] for x in xs))
        return masks[0] if shape[:1] == xs[0].shape[1:2] else None

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        y, back = self._evaluate(xs, phase)
        return y, lambda dy, need: (_all_slopes(back(dy), xs), {})


@layers.register("FormulaLoss")
@dataclass(frozen=True, kw_only=True)
class FormulaLoss(FormulaLayer):
    """Gives its first input, and adds the mean of ``expression`` over the batch to the loss.

    So a variational autoencoder gets its divergence, and a network can train without targets
    (Kingma & Welling 2014).

    a, b, ...: (batch, ...)   y = a
    """

    adds_loss: ClassVar[bool] = True
    passes_mask: ClassVar[bool] = True
    expression: str = setting("0.01 * square(a)")

    def output_shape(self, *shapes: Shape) -> Shape:
        shape_of(parse(self.expression), shapes)
        return shapes[0]

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        values, back = self._evaluate(xs, phase)
        share = len(values) / (values.size * phase.total)
        phase.add_loss(float(values.sum(dtype=np.float64)) * share)

        def backward(dy: Array, need) -> tuple[tuple[Array, ...], dict]:
            slope = np.full_like(values, share if phase.training else 0)
            first, *others = _all_slopes(back(slope), xs)
            return (first + dy, *others), {}

        return xs[0], backward


def _as_float(x: Array, phase: Phase) -> Array:
    if x.dtype.kind == "f":
        return x
    y = phase.empty(x.shape)
    y[...] = x
    return y


def _all_slopes(slopes: Sequence[Array | None], xs: Sequence[Array]) -> tuple[Array, ...]:
    return tuple(
        np.zeros_like(x) if slope is None else slope for slope, x in zip(slopes, xs, strict=True)
    )
