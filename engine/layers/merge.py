"""Layers with several inputs of one kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.arrays.xp import xp_of
from engine.errors import MergeError, SettingError
from engine.layers.base import Array, Backward, Layer, Phase, Shape, Weights, layers, setting


@layers.register("Add")
@dataclass(frozen=True, kw_only=True)
class Add(Layer):
    """Adds its inputs, as the shortcut of a residual network does.

    x1, x2, ..., y: (batch, ...)
    """

    input_count: ClassVar[int | None] = None

    def output_shape(self, *shapes: Shape) -> Shape:
        if len(set(shapes)) > 1:
            raise MergeError(node="", actual=shapes)
        return shapes[0]

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        y = phase.empty(xs[0].shape)
        phase.k.add(xs[0], xs[1], y)
        for x in xs[2:]:
            phase.k.add(y, x, y)
        return y, lambda dy, need: ((dy,) * len(xs), {})


@layers.register("Concatenate")
@dataclass(frozen=True, kw_only=True)
class Concatenate(Layer):
    """Puts its inputs side by side along one axis (-1: channels or features).

    x1: (batch, ..., a)   x2: (batch, ..., b)   y: (batch, ..., a + b)
    """

    input_count: ClassVar[int | None] = None
    axis: int = setting(-1, minimum=-4, maximum=4)

    def __post_init__(self):
        if self.axis == 0:
            raise SettingError(setting="axis", expected="not 0, the batch", actual=self.axis)

    def output_shape(self, *shapes: Shape) -> Shape:
        axis = self._axis(shapes[0])
        rests = {s[:axis] + s[axis + 1 :] for s in shapes}
        if len(rests) > 1 or axis >= len(shapes[0]):
            raise MergeError(node="", actual=shapes)
        size = sum(s[axis] for s in shapes)
        return (*shapes[0][:axis], size, *shapes[0][axis + 1 :])

    def _axis(self, shape: Shape) -> int:
        """Return the axis in a shape without the batch."""
        return self.axis - 1 if self.axis > 0 else len(shape) + self.axis

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        axis = self._axis(xs[0].shape[1:]) + 1
        y = phase.empty((xs[0].shape[0], *self.output_shape(*(x.shape[1:] for x in xs))))
        xp_of(y).concatenate(xs, axis=axis, out=y)

        def backward(dy: Array, need):
            dxs, start = [], 0
            for x in xs:
                dx = phase.empty(x.shape)
                part = [slice(None)] * axis + [slice(start, start + x.shape[axis])]
                dx[...] = dy[tuple(part)]
                dxs.append(dx)
                start += x.shape[axis]
            return tuple(dxs), {}

        return y, backward
