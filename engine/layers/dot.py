"""The product of two tensors, sample by sample: how alike vectors are, attention by hand."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.errors import DotError, SettingError
from engine.layers.axes import array_axes, check_axes, settle
from engine.layers.base import Array, Backward, Layer, Phase, Shape, Weights, layers, setting
from engine.layers.layer_normalization import of_unit_length
from engine.layers.spaces import Pair

_SHORTEST = 1e-7  # length that normalising divides by at least


@layers.register("Dot")
@dataclass(frozen=True, kw_only=True)
class Dot(Layer):
    """Sums the products of two inputs along one axis of each, for every pair of other places.

    ``normalize`` gives vectors the length 1 before, so that the products are cosines. Two
    inputs of vectors give one number, (batch, 1).

    x1: (batch, ..., n, ...)   x2: (batch, ..., n, ...)   y: (batch, rest of x1, rest of x2)
    """

    input_count: ClassVar[int | None] = 2
    axes: Pair = setting((-1, -1), minimum=-4, maximum=4)
    normalize: bool = setting(False)

    def __post_init__(self):
        value = (self.axes,) * 2 if isinstance(self.axes, int) else tuple(self.axes)
        if len(value) != 2 or not all(type(axis) is int for axis in value):
            raise SettingError(setting="axes", expected="one axis of each input", actual=self.axes)
        check_axes("axes", value)
        settle(self, "axes", value)

    def output_shape(self, *shapes: Shape) -> Shape:
        places = self._places(*shapes)
        sizes = tuple(shape[axis - 1] for shape, axis in zip(shapes, places, strict=True))
        if None not in sizes and sizes[0] != sizes[1]:
            raise DotError(node="", axes=self.axes, sizes=sizes, branches=shapes)
        (x, y), (a, b) = shapes, places
        return (*x[: a - 1], *x[a:], *y[: b - 1], *y[b:]) or (1,)

    def _places(self, *shapes: Shape) -> tuple[int, ...]:
        """Return the axis of each input, counted from the batch."""
        pairs = zip(self.axes, shapes, strict=True)
        return tuple(array_axes((axis,), shape)[0] for axis, shape in pairs)

    def multiply_adds(self, *shapes: Shape) -> int:
        a, b = (shape[axis - 1] for shape, axis in zip(shapes, self._places(*shapes), strict=True))
        return math.prod(shapes[0]) // a * (math.prod(shapes[1]) // b) * max(a, b)

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        shape = self.output_shape(*(x.shape[1:] for x in xs))
        places = self._places(*(x.shape[1:] for x in xs))
        backs, parts = [], list(xs)
        if self.normalize:
            units = [of_unit_length(x, (a,), _SHORTEST) for x, a in zip(xs, places, strict=True)]
            parts, backs = [unit for unit, _ in units], [back for _, back in units]
        a, b = (_matrices(x, axis) for x, axis in zip(parts, places, strict=True))
        y = phase.empty((len(a), a.shape[1], b.shape[1]))
        np.matmul(a, b.transpose(0, 2, 1), out=y)

        def backward(dy: Array, need):
            slopes = dy.reshape(y.shape)
            dxs: list[Array | None] = [None, None]
            for i, (left, right) in enumerate(((slopes, b), (slopes.transpose(0, 2, 1), a))):
                if need[i]:
                    slope = _unfolded(left @ right, xs[i].shape, places[i])
                    dx = phase.empty(xs[i].shape)
                    dx[...] = backs[i](slope) if backs else slope
                    dxs[i] = dx
            return tuple(dxs), {}

        return y.reshape(len(a), *shape), backward


def _matrices(x: Array, axis: int) -> Array:
    """Return ``x`` as (batch, other places, n), with n the size of ``axis``."""
    return np.moveaxis(x, axis, -1).reshape(x.shape[0], -1, x.shape[axis])


def _unfolded(matrices: Array, shape: Shape, axis: int) -> Array:
    """Return what ``_matrices`` made of an array of ``shape`` as such an array again."""
    rest = (*shape[:axis], *shape[axis + 1 :])
    return np.moveaxis(matrices.reshape(*rest, shape[axis]), -1, axis)
