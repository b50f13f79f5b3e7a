"""Layers that only arrange values anew."""

from __future__ import annotations

import math
from dataclasses import dataclass

from engine.arrays.xp import xp_of
from engine.errors import SettingError, ShapeError
from engine.layers.base import (
    Array,
    Backward,
    Layer,
    Phase,
    Shape,
    Weights,
    layers,
    open_product,
    setting,
)
from engine.registry import check_settings


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
        return (open_product(shapes[0]),)

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
        values = open_product(shapes[0])
        if values is None:
            return tuple(None if s == -1 else s for s in self.target_shape)
        rest = values // known
        shape = tuple(rest if s == -1 else s for s in self.target_shape)
        if math.prod(shape) != values:
            raise ShapeError(
                node="", expected=f"{known} values for {self.target_shape}", actual=shapes[0]
            )
        return shape

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        return _arranged(xs[0], self.output_shape(xs[0].shape[1:]))


@layers.register("Permute")
@dataclass(frozen=True, kw_only=True)
class Permute(Layer):
    """Puts the axes of a sample in another order: axis i of y is axis ``dims[i]`` of x, from 1.

    x: (batch, ...)   y: (batch, ...)
    """

    dims: tuple[int, ...] = setting((2, 1), minimum=1)

    def __post_init__(self):
        fits = isinstance(self.dims, tuple) and all(type(d) is int for d in self.dims)
        if not fits or not self.dims or sorted(self.dims) != list(range(1, len(self.dims) + 1)):
            raise SettingError(setting="dims", expected="all of 1, 2, ... once", actual=self.dims)

    def output_shape(self, *shapes: Shape) -> Shape:
        if len(shapes[0]) != len(self.dims):
            expected = (None,) * len(self.dims)
            raise ShapeError(node="", expected=expected, actual=shapes[0])
        return tuple(shapes[0][d - 1] for d in self.dims)

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        order = (0, *self.dims)
        back = tuple(order.index(i) for i in range(len(order)))

        def moved(values: Array, axes: tuple[int, ...]) -> Array:
            turned = values.transpose(axes)
            result = phase.empty(turned.shape, values.dtype)
            result[...] = turned
            return result

        y = moved(xs[0], order)
        return y, lambda dy, need: ((moved(dy, back) if need[0] else None,), {})


@layers.register("RepeatVector")
@dataclass(frozen=True, kw_only=True)
class RepeatVector(Layer):
    """Gives the same values at each of ``n`` steps.

    x: (batch, features)   y: (batch, n, features)
    """

    n: int = setting(2, minimum=1)

    def __post_init__(self):
        check_settings(self)

    def output_shape(self, *shapes: Shape) -> Shape:
        if len(shapes[0]) != 1:
            raise ShapeError(node="", expected="(features,)", actual=shapes[0])
        return (self.n, *shapes[0])

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        y = phase.empty((x.shape[0], self.n, x.shape[1]), x.dtype)
        y[...] = x[:, None]

        def backward(dy: Array, need):
            if not need[0]:
                return (None,), {}
            dx = phase.empty(x.shape)
            xp_of(dy).sum(dy, axis=1, out=dx)
            return (dx,), {}

        return y, backward
