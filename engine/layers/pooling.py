"""Pooling: what is largest, or the mean, in each window of an image."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.arrays.xp import xp_of
from engine.layers.base import Array, Backward, Layer, Phase, Shape, Weights, layers, setting
from engine.layers.windows import (
    Pair,
    check_image,
    check_padding,
    check_pair,
    output_size,
    pads_of,
)


@dataclass(frozen=True, kw_only=True)
class Pooling2D(Layer):
    """What both poolings share: a window, strides (those of the window by default), padding."""

    pool_size: Pair = setting((2, 2), minimum=1)
    strides: Pair | None = setting(None, minimum=1, optional=True)
    padding: str = setting("valid", choices="valid|same")

    def __post_init__(self):
        check_pair("pool_size", self.pool_size)
        if self.strides is not None:
            check_pair("strides", self.strides)
        check_padding(self.padding)

    @property
    def steps(self) -> Pair:
        """The strides in force."""
        return self.strides or self.pool_size

    def output_shape(self, *shapes: Shape) -> Shape:
        check_image(shapes[0])
        size = (shapes[0][0], shapes[0][1])
        height, width = output_size(size, self.pool_size, self.steps, self.padding)
        return (height, width, shapes[0][2])

    def _geometry(self, x: Array) -> dict[str, Any]:
        pads = pads_of(x.shape[1:3], self.pool_size, self.steps, self.padding)
        return {"window": self.pool_size, "strides": self.steps, "pads": pads}


@layers.register("MaxPooling2D")
@dataclass(frozen=True, kw_only=True)
class MaxPooling2D(Pooling2D):
    """Keeps the largest value of each window; ties go to the first place.

    x: (batch, height, width, channels)   y: (batch, new height, new width, channels)
    """

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        geometry = self._geometry(x)
        y = phase.empty((x.shape[0], *self.output_shape(x.shape[1:])))
        small = self.pool_size[0] * self.pool_size[1] <= 256
        where = phase.empty(y.shape, np.uint8 if small else np.uint16)
        phase.k.max_pool_forward(x, y, where, **geometry)

        def backward(dy: Array, need):
            dx = phase.empty(x.shape)
            phase.k.max_pool_backward(dy, where, dx, **geometry)
            return (dx,), {}

        return y, backward


@layers.register("AveragePooling2D")
@dataclass(frozen=True, kw_only=True)
class AveragePooling2D(Pooling2D):
    """Takes the mean of each window, over its places inside the image.

    x: (batch, height, width, channels)   y: (batch, new height, new width, channels)
    """

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        geometry = self._geometry(x)
        y = phase.empty((x.shape[0], *self.output_shape(x.shape[1:])))
        phase.k.average_pool_forward(x, y, **geometry)

        def backward(dy: Array, need):
            dx = phase.empty(x.shape)
            phase.k.average_pool_backward(dy, dx, **geometry)
            return (dx,), {}

        return y, backward


@dataclass(frozen=True, kw_only=True)
class GlobalPooling2D(Layer):
    """What both global poolings share."""

    keepdims: bool = setting(False)

    def output_shape(self, *shapes: Shape) -> Shape:
        check_image(shapes[0])
        channels = shapes[0][2]
        return (1, 1, channels) if self.keepdims else (channels,)

    def _shaped(self, y: Array) -> Array:
        return y.reshape(y.shape[0], 1, 1, -1) if self.keepdims else y


@layers.register("GlobalAveragePooling2D")
@dataclass(frozen=True, kw_only=True)
class GlobalAveragePooling2D(GlobalPooling2D):
    """Takes the mean of each channel over the whole image.

    x: (batch, height, width, channels)   y: (batch, channels)
    """

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        batch, height, width, channels = x.shape
        y = phase.empty((batch, channels))
        x.mean(axis=(1, 2), out=y)

        def backward(dy: Array, need):
            dx = phase.empty(x.shape)
            dx[...] = (dy.reshape(batch, 1, 1, channels)) / (height * width)
            return (dx,), {}

        return self._shaped(y), backward


@layers.register("GlobalMaxPooling2D")
@dataclass(frozen=True, kw_only=True)
class GlobalMaxPooling2D(GlobalPooling2D):
    """Takes the largest value of each channel over the whole image; ties go to the first place.

    x: (batch, height, width, channels)   y: (batch, channels)
    """

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        xp = xp_of(x)
        batch, height, width, channels = x.shape
        places = x.reshape(batch, height * width, channels)
        where = places.argmax(axis=1)[:, None, :]
        y = phase.empty((batch, channels))
        y[...] = xp.take_along_axis(places, where, axis=1)[:, 0, :]

        def backward(dy: Array, need):
            dx = phase.empty((batch, height * width, channels))
            dx[...] = 0
            xp.put_along_axis(dx, where, dy.reshape(batch, 1, channels), axis=1)
            return (dx.reshape(x.shape),), {}

        return self._shaped(y), backward
