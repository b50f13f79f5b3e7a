"""Values brought to another range: by given numbers, or by what the data have."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.errors import SettingError, ShapeError
from engine.initializers import Ones, Zeros
from engine.layers.base import (
    Array,
    Backward,
    Layer,
    Phase,
    Shape,
    Weights,
    WeightSpec,
    layers,
    setting,
)
from engine.registry import check_settings

_EPSILON = 1e-7  # the smallest deviation that Keras divides by


@layers.register("Rescaling")
@dataclass(frozen=True, kw_only=True)
class Rescaling(Layer):
    """``y = x * scale + offset``; several numbers are those of the channels.

    x, y: (batch, ...)
    """

    passes_mask: ClassVar[bool] = True
    scale: tuple[float, ...] = setting((1 / 255,))
    offset: tuple[float, ...] = setting((0.0,))

    def __post_init__(self):
        _as_tuples(self, "scale", "offset")

    def output_shape(self, *shapes: Shape) -> Shape:
        (shape,) = shapes
        for values in (self.scale, self.offset):
            if len(values) > 1 and shape[-1:] not in ((len(values),), (None,)):
                raise ShapeError(node="", expected=f"(..., {len(values)})", actual=shape)
        return shape

    def multiply_adds(self, *shapes: Shape) -> int:
        return math.prod(shapes[0])

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        y = phase.empty(xs[0].shape)
        scale, offset = (np.array(v, y.dtype) for v in (self.scale, self.offset))
        np.multiply(xs[0], scale, out=y)
        y += offset

        def backward(dy: Array, need):
            dx = phase.empty(dy.shape)
            np.multiply(dy, scale, out=dx)
            return (dx,), {}

        return y, backward


@layers.register("Normalization")
@dataclass(frozen=True, kw_only=True)
class Normalization(Layer):
    """``y = (x - mean) / deviation``, or back again: ``y = x * deviation + mean``.

    There is a mean and a variance for each place along ``axis``, and one for all where it is
    empty. They are settings (a mean without a variance has the variance 1), or weights that no
    training changes. The layer has no step that looks at data, as ``adapt`` of Keras: such weights
    come from a model that was read; one's own data are standardised by their preparation.

    x, y: (batch, ...)   mean, variance: the sizes of the axes, as weights   count: ()
    """

    passes_mask: ClassVar[bool] = True
    axis: tuple[int, ...] = setting((-1,), minimum=-5, maximum=5)
    mean: tuple[float, ...] | None = setting(None, optional=True)
    variance: tuple[float, ...] | None = setting(None, optional=True)
    invert: bool = setting(False)

    def __post_init__(self):
        if self.axis is None or isinstance(self.axis, int):
            object.__setattr__(self, "axis", () if self.axis is None else (self.axis,))
        _as_tuples(self, "mean", "variance")
        check_settings(self)
        if 0 in self.axis:
            raise SettingError(setting="axis", expected="not 0, the batch", actual=self.axis)
        if self.mean is not None and self.variance is None:
            object.__setattr__(self, "variance", (1.0,) * len(self.mean))
        if np.shape(self.mean or ()) != np.shape(self.variance or ()):
            raise SettingError(
                setting="mean", expected=f"{len(self.variance or ())} values", actual=self.mean
            )

    def output_shape(self, *shapes: Shape) -> Shape:
        self._kept_axes(shapes[0])
        return shapes[0]

    def weight_specs(self, *shapes: Shape) -> dict[str, WeightSpec]:
        if self.mean is not None:
            return {}
        sizes = tuple(shapes[0][axis] for axis in self._kept_axes(shapes[0]))
        return {
            "mean": WeightSpec(sizes, Zeros(), trainable=False),
            "variance": WeightSpec(sizes, Ones(), trainable=False),
            "count": WeightSpec((), Zeros(), trainable=False),
        }

    def multiply_adds(self, *shapes: Shape) -> int:
        return math.prod(shapes[0])

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        y = phase.empty(x.shape)
        mean, variance = self._moments(weights, x.shape[1:], y.dtype)
        deviation = np.maximum(np.sqrt(variance), y.dtype.type(_EPSILON))
        if self.invert:
            np.multiply(x, deviation, out=y)
            y += mean
        else:
            np.subtract(x, mean, out=y)
            y /= deviation

        def backward(dy: Array, need):
            dx = phase.empty(dy.shape)
            (np.multiply if self.invert else np.divide)(dy, deviation, out=dx)
            return (dx,), {}

        return y, backward

    def _kept_axes(self, shape: Shape) -> list[int]:
        """Return the axes, without the batch, that have means of their own. Raises for others."""
        axes = sorted(axis - 1 if axis > 0 else len(shape) + axis for axis in self.axis)
        for axis in axes:
            if not 0 <= axis < len(shape) or shape[axis] is None:
                raise ShapeError(node="", expected=f"axis {self.axis}", actual=shape)
        return axes

    def _moments(self, weights: Weights, shape: Shape, dtype) -> tuple[Array, Array]:
        """Return mean and variance in shapes that are broadcast to samples."""
        axes = self._kept_axes(shape)
        sizes = [size if i in axes else 1 for i, size in enumerate(shape)]
        if self.mean is None:
            return weights["mean"].reshape(sizes), weights["variance"].reshape(sizes)
        kept = tuple(shape[axis] for axis in axes)
        mean, variance = (
            np.broadcast_to(np.array(value, dtype), kept or (1,)).reshape(sizes)
            for value in (self.mean, self.variance)
        )
        return mean, variance


def _as_tuples(layer: Layer, *names: str) -> None:
    """Make settings that are one number a row of one."""
    for name in names:
        value = getattr(layer, name)
        if isinstance(value, Sequence):
            object.__setattr__(layer, name, tuple(value))
        elif value is not None:
            object.__setattr__(layer, name, (float(value),))
