"""Layers that only arrange values anew."""

from __future__ import annotations

import math
from dataclasses import dataclass

from engine.errors import SettingError, ShapeError
from engine.layers.base import Array, Backward, Layer, Phase, Shape, Weights, layers, setting


def _arranged(x: Array, shape: Shape) -> tuple[Array, Backward]:
    y = x.reshape(x.shape[0], *shape)
    return y, lambda dy, need: ((dy.reshape(x.shape),), {})


@layers.register("Flatten")
@dataclass(frozen=True, kw_only=True)
class Flatten(Layer):
    """Puts all values of a sample in one row.

    x: (batch, ...)   y: (batch, values)
    """

    def output_shape(self, *shapes: Shape) -> Shape:
        return (math.prod(shapes[0]),)

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        return _arranged(xs[0], self.output_shape(xs[0].shape[1:]))


@layers.register("Reshape")
@dataclass(frozen=True, kw_only=True)
class Reshape(Layer):
    """Gives a sample another shape with as many values; one size may be -1 (what is left).

    x: (batch, ...)   y: (batch, *target_shape)
    """

    target_shape: Shape = setting((-1,), minimum=-1)

    def __post_init__(self):
        sizes = [s for s in self.target_shape if s != -1]
        if len(self.target_shape) - len(sizes) > 1 or any(s < 1 for s in sizes):
            raise SettingError(
                setting="target_shape",
                expected="sizes from 1, one may be -1",
                actual=self.target_shape,
            )

    def output_shape(self, *shapes: Shape) -> Shape:
        known = math.prod(s for s in self.target_shape if s != -1)
        values = math.prod(shapes[0])
        rest = values // known
        shape = tuple(rest if s == -1 else s for s in self.target_shape)
        if math.prod(shape) != values:
            raise ShapeError(
                node="", expected=f"{known} values for {self.target_shape}", actual=shapes[0]
            )
        return shape

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        return _arranged(xs[0], self.output_shape(xs[0].shape[1:]))
