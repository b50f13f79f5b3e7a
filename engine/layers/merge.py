"""Layers with several inputs of one kind, joined value by value or side by side.

Value by value, inputs are spread over one another as in NumPy: sizes must be equal, or 1 in one
of them; an input with fewer axes repeats along the first ones of a sample.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays.xp import xp_of
from engine.errors import MergeAxesError, MergeError
from engine.layers.axes import array_axes, check_axes, summed_to
from engine.layers.base import Array, Backward, Layer, Phase, Shape, Weights, layers, setting

Masks = Sequence[Array | None]


@dataclass(frozen=True, kw_only=True)
class Merge(Layer):
    """A function of the values of all inputs at one place. A step counts if any input has it.

    x1, x2, ..., y: (batch, ...)
    """

    input_count: ClassVar[int | None] = None

    def output_shape(self, *shapes: Shape) -> Shape:
        rank = max(map(len, shapes))
        padded = [(1,) * (rank - len(s)) + tuple(s) for s in shapes]
        return tuple(
            _common_size(sizes, axis, shapes)
            for axis, sizes in enumerate(zip(*padded, strict=True), start=1)
        )

    def multiply_adds(self, *shapes: Shape) -> int:
        return math.prod(self.output_shape(*shapes)) * (len(shapes) - 1)

    def output_mask(self, xs, masks):
        if any(mask is None for mask in masks):
            return None
        anywhere: Array = masks[0]
        for mask in masks[1:]:
            anywhere = anywhere | mask
        return anywhere

    def place(self, xs: Sequence[Array], phase: Phase) -> Array:
        """Return a buffer for the output."""
        sample = self.output_shape(*(x.shape[1:] for x in xs))
        return phase.empty((xs[0].shape[0], *sample))


@layers.register("Add")
@dataclass(frozen=True, kw_only=True)
class Add(Merge):
    """Adds its inputs, as the shortcut of a residual network does.

    x1, x2, ..., y: (batch, ...)
    """

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        y = _sum(xs, self.place(xs, phase), phase)
        return y, lambda dy, need: (_each(xs, need, lambda i: dy, phase), {})


@layers.register("Average")
@dataclass(frozen=True, kw_only=True)
class Average(Merge):
    """The mean of its inputs.

    x1, x2, ..., y: (batch, ...)
    """

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        y = _sum(xs, self.place(xs, phase), phase)
        y /= len(xs)
        return y, lambda dy, need: (_each(xs, need, lambda i: dy / len(xs), phase), {})


@layers.register("Subtract")
@dataclass(frozen=True, kw_only=True)
class Subtract(Merge):
    """``y = x1 - x2``.

    x1, x2, y: (batch, ...)
    """

    input_count: ClassVar[int | None] = 2

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        y = self.place(xs, phase)
        xp_of(y).subtract(*_aligned(xs), out=y)
        return y, lambda dy, need: (_each(xs, need, lambda i: -dy if i else dy, phase), {})


@layers.register("Multiply")
@dataclass(frozen=True, kw_only=True)
class Multiply(Merge):
    """The product of its inputs; a step that a mask leaves out counts as 1, in all of them as 0.

    x1, x2, ..., y: (batch, ...)
    """

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        y = self.place(xs, phase)
        xp, masks = xp_of(y), _step_masks(xs, phase.masks)
        parts = [
            x if m is None else xp.where(m, x, 1) for x, m in zip(_aligned(xs), masks, strict=True)
        ]
        anywhere = self.output_mask(xs, masks)
        y[...] = _product(parts)
        if anywhere is not None:
            y *= anywhere

        def slope(i: int, dy: Array) -> Array:
            others = dy * _product([part for j, part in enumerate(parts) if j != i])
            return others if masks[i] is None else others * masks[i]

        return y, lambda dy, need: (_each(xs, need, lambda i: slope(i, dy), phase), {})


@dataclass(frozen=True, kw_only=True)
class Extreme(Merge):
    """One of the inputs at each place; a step that a mask leaves out never wins.

    Of equal values the first input's is taken, and gets the whole gradient, as in TensorFlow.
    """

    @staticmethod
    def is_better(a: Array, b: Array) -> Array:
        """Return where ``a`` wins over ``b``."""
        raise NotImplementedError

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        y = self.place(xs, phase)
        where = xp_of(y).where
        (first, *others), (seen, *masks) = _aligned(xs), _step_masks(xs, phase.masks)
        y[...] = first
        winner = phase.empty(y.shape, np.uint16)
        winner[...] = 0
        for i, (x, mask) in enumerate(zip(others, masks, strict=True), start=1):
            wins = self.is_better(x, y) | (x != x)  # what is no number must show
            if seen is not None:
                wins = wins | ~seen
            if mask is not None:
                wins = wins & mask
            y[...] = where(wins, x, y)
            winner[wins] = i
            seen = None if seen is None or mask is None else seen | mask
        return y, lambda dy, need: (_each(xs, need, lambda i: dy * (winner == i), phase), {})


@layers.register("Maximum")
@dataclass(frozen=True, kw_only=True)
class Maximum(Extreme):
    """The largest of its inputs at each place.

    x1, x2, ..., y: (batch, ...)
    """

    @staticmethod
    def is_better(a: Array, b: Array) -> Array:
        return a > b


@layers.register("Minimum")
@dataclass(frozen=True, kw_only=True)
class Minimum(Extreme):
    """The smallest of its inputs at each place.

    x1, x2, ..., y: (batch, ...)
    """

    @staticmethod
    def is_better(a: Array, b: Array) -> Array:
        return a < b


@layers.register("Concatenate")
@dataclass(frozen=True, kw_only=True)
class Concatenate(Layer):
    """Puts its inputs side by side along one axis (-1: channels or features).

    x1: (batch, ..., a)   x2: (batch, ..., b)   y: (batch, ..., a + b)
    """

    input_count: ClassVar[int | None] = None
    axis: int = setting(-1, minimum=-4, maximum=4)

    def __post_init__(self):
        check_axes("axis", (self.axis,))

    def output_shape(self, *shapes: Shape) -> Shape:
        if len(set(map(len, shapes))) > 1:
            raise MergeAxesError(node="", branches=shapes)
        (joined,) = array_axes((self.axis,), shapes[0])
        sizes = []
        for axis, column in enumerate(zip(*shapes, strict=True), start=1):
            if axis == joined:
                sizes.append(None if None in column else sum(column))
            else:
                sizes.append(_equal_size(column, axis, shapes))
        return tuple(sizes)

    def output_mask(self, xs, masks):
        if all(mask is None for mask in masks):
            return None
        (axis,) = array_axes((self.axis,), xs[0].shape[1:])
        xp = xp_of(xs[0])
        parts = [
            xp.ones(x.shape, bool) if mask is None else xp.broadcast_to(_of_rank(mask, x), x.shape)
            for x, mask in zip(xs, masks, strict=True)
        ]
        return xp.concatenate(parts, axis=axis).any(axis=tuple(range(2, xs[0].ndim)))

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (axis,) = array_axes((self.axis,), xs[0].shape[1:])
        y = phase.empty((xs[0].shape[0], *self.output_shape(*(x.shape[1:] for x in xs))))
        xp_of(y).concatenate(xs, axis=axis, out=y)

        def backward(dy: Array, need):
            dxs, start = [], 0
            for x, is_wanted in zip(xs, need, strict=True):
                part = dy[(*(slice(None),) * axis, slice(start, start + x.shape[axis]))]
                dxs.append(_copied(part, phase) if is_wanted else None)
                start += x.shape[axis]
            return tuple(dxs), {}

        return y, backward


def _common_size(sizes: Sequence[int | None], axis: int, shapes: Sequence[Shape]) -> int | None:
    """Return the size to which ``sizes`` are spread, None if an open one decides.

    An open size beside a known one can only be this, or 1.
    """
    wide = [size for size in sizes if size != 1]
    return _equal_size(wide, axis, shapes) if wide else 1


def _equal_size(sizes: Sequence[int | None], axis: int, shapes: Sequence[Shape]) -> int | None:
    """Return the one known size among ``sizes``, None if all are open."""
    known = {size for size in sizes if size is not None}
    if len(known) > 1:
        raise MergeError(node="", axis=axis, branches=shapes)
    return next(iter(known), None)


def _aligned(xs: Sequence[Array]) -> list[Array]:
    """Return the inputs with as many axes as the longest, those missing after the batch."""
    rank = max(x.ndim for x in xs)
    return [x.reshape(x.shape[0], *(1,) * (rank - x.ndim), *x.shape[1:]) for x in xs]


def _of_rank(mask: Array, x: Array) -> Array:
    return mask.reshape(*mask.shape, *(1,) * (x.ndim - mask.ndim))


def _step_masks(xs: Sequence[Array], masks: Masks) -> list[Array | None]:
    """Return the masks of steps with as many axes as their inputs.

    Inputs of different numbers of axes lose theirs on the way, as in Keras.
    """
    if not masks or len({x.ndim for x in xs}) > 1:
        return [None] * len(xs)
    return [None if m is None else _of_rank(m, x) for x, m in zip(xs, masks, strict=True)]


def _sum(xs: Sequence[Array], y: Array, phase: Phase) -> Array:
    first, second, *others = _aligned(xs)
    if first.shape == second.shape == y.shape:
        phase.k.add(first, second, y)
    else:
        xp_of(y).add(first, second, out=y)
    for x in others:
        y += x
    return y


def _product(parts: Sequence[Array]) -> Array:
    product = parts[0]
    for part in parts[1:]:
        product = product * part
    return product


def _each(xs, need, slope, phase: Phase) -> tuple[Array | None, ...]:
    """Return ``slope(i)``, the gradient at the output, brought to the shape of each input."""
    dxs: list[Array | None] = [None] * len(xs)
    for i, x in enumerate(xs):
        if need[i]:
            full = slope(i)
            aligned = (x.shape[0], *(1,) * (full.ndim - x.ndim), *x.shape[1:])
            dxs[i] = _copied(summed_to(full, aligned).reshape(x.shape), phase)
    return tuple(dxs)


def _copied(values: Array, phase: Phase) -> Array:
    buffer = phase.empty(values.shape)
    buffer[...] = values
    return buffer
