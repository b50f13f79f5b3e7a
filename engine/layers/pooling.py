"""Pooling: what is largest, or the mean, in each window of a sample, or in the whole of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar, NamedTuple

import numpy as np

from engine.arrays.xp import xp_of
from engine.layers.base import Array, Backward, Layer, Phase, Shape, Weights, layers, setting
from engine.layers.spaces import check_space
from engine.layers.windows import (
    Pair,
    Single,
    Sizes,
    Triple,
    check_sizes,
    output_size,
    pads_of,
)
from engine.registry import check_words


@dataclass(frozen=True, kw_only=True)
class Pooling(Layer):
    """What all poolings share: a window, strides (those of the window by default), padding.

    x: (batch, ..., channels)   y: (batch, ..., channels), with ``rank`` spatial axes
    """

    rank: ClassVar[int] = 2

    pool_size: tuple[int, ...] = setting((2, 2), minimum=1)
    strides: tuple[int, ...] | None = setting(None, minimum=1, optional=True)
    padding: str = setting("valid", choices="valid|same")

    def __post_init__(self):
        check_words(self)
        check_sizes("pool_size", self.pool_size, self.rank)
        if self.strides is not None:
            check_sizes("strides", self.strides, self.rank)

    @property
    def steps(self) -> Sizes:
        """The strides in force."""
        return self.strides or self.pool_size

    def output_shape(self, *shapes: Shape) -> Shape:
        check_space(shapes[0], self.rank)
        size = output_size(shapes[0][:-1], self.pool_size, self.steps, self.padding)
        return (*size, shapes[0][-1])

    def _windows(self, x: Array) -> _Windows:
        return _windows_over(x.shape[1:-1], self.pool_size, self.steps, self.padding)


class _Windows(NamedTuple):
    """How windows lie over samples of one size. ``outputs``: how many of them along each axis.

    geometry: what the kernels ask; sequences are pooled as images of height 1
    places: a type that can count the places of a window
    """

    outputs: Sizes
    geometry: tuple[Sizes, Sizes, Sizes]  # window, strides, pads
    places: Any


@lru_cache(maxsize=4096)
def _windows_over(size: Sizes, window: Sizes, strides: Sizes, padding: str) -> _Windows:
    outputs = output_size(size, window, strides, padding)
    pads = pads_of(size, window, strides, padding)
    places = np.min_scalar_type(math.prod(window) - 1)
    if len(size) == 1:
        window, strides, pads = (1, *window), (1, *strides), (0, 0, *pads)
    return _Windows(outputs, (window, strides, pads), places)


def _image(x: Array) -> Array:
    return x[:, None] if x.ndim == 3 else x


@dataclass(frozen=True, kw_only=True)
class MaxPooling(Pooling):
    """Keeps the largest value of each window; ties go to the first place."""

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        outputs, geometry, places = self._windows(x)
        y = phase.empty((x.shape[0], *outputs, x.shape[-1]))
        where = _image(phase.empty(y.shape, places))
        phase.k.max_pool_forward(_image(x), _image(y), where, *geometry)

        def backward(dy: Array, need):
            dx = phase.empty(x.shape)
            phase.k.max_pool_backward(_image(dy), where, _image(dx), *geometry)
            return (dx,), {}

        return y, backward


@dataclass(frozen=True, kw_only=True)
class AveragePooling(Pooling):
    """Takes the mean of each window, over its places inside the sample."""

    def multiply_adds(self, *shapes: Shape) -> int:
        *given, channels = shapes[0]
        size = [max(pair) for pair in zip(given, self.pool_size, strict=True)]  # open ones are 1
        return math.prod(self.output_shape((*size, channels))) * math.prod(self.pool_size)

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        outputs, geometry, _ = self._windows(x)
        y = phase.empty((x.shape[0], *outputs, x.shape[-1]))
        phase.k.average_pool_forward(_image(x), _image(y), *geometry)

        def backward(dy: Array, need):
            dx = phase.empty(x.shape)
            phase.k.average_pool_backward(_image(dy), _image(dx), *geometry)
            return (dx,), {}

        return y, backward


@layers.register("MaxPooling1D", "MaxPool1D")
@dataclass(frozen=True, kw_only=True)
class MaxPooling1D(MaxPooling):
    """Keeps the largest value of each window of a sequence; ties go to the first step.

    x: (batch, steps, channels)   y: (batch, new steps, channels)
    """

    rank: ClassVar[int] = 1

    pool_size: Single = setting((2,), minimum=1)
    strides: Single | None = setting(None, minimum=1, optional=True)


@layers.register("MaxPooling2D", "MaxPool2D")
@dataclass(frozen=True, kw_only=True)
class MaxPooling2D(MaxPooling):
    """Keeps the largest value of each window of an image; ties go to the first place.

    x: (batch, height, width, channels)   y: (batch, new height, new width, channels)
    """

    pool_size: Pair = setting((2, 2), minimum=1)
    strides: Pair | None = setting(None, minimum=1, optional=True)


@layers.register("MaxPooling3D", "MaxPool3D")
@dataclass(frozen=True, kw_only=True)
class MaxPooling3D(MaxPooling):
    """Keeps the largest value of each window of a volume; ties go to the first place.

    x: (batch, depth, height, width, channels)   y: (batch, new sizes, channels)
    """

    rank: ClassVar[int] = 3

    pool_size: Triple = setting((2, 2, 2), minimum=1)
    strides: Triple | None = setting(None, minimum=1, optional=True)


@layers.register("AveragePooling1D", "AvgPool1D")
@dataclass(frozen=True, kw_only=True)
class AveragePooling1D(AveragePooling):
    """Takes the mean of each window of a sequence, over its steps inside the sequence.

    x: (batch, steps, channels)   y: (batch, new steps, channels)
    """

    rank: ClassVar[int] = 1

    pool_size: Single = setting((2,), minimum=1)
    strides: Single | None = setting(None, minimum=1, optional=True)


@layers.register("AveragePooling2D", "AvgPool2D")
@dataclass(frozen=True, kw_only=True)
class AveragePooling2D(AveragePooling):
    """Takes the mean of each window, over its places inside the image.

    x: (batch, height, width, channels)   y: (batch, new height, new width, channels)
    """

    pool_size: Pair = setting((2, 2), minimum=1)
    strides: Pair | None = setting(None, minimum=1, optional=True)


@layers.register("AveragePooling3D", "AvgPool3D")
@dataclass(frozen=True, kw_only=True)
class AveragePooling3D(AveragePooling):
    """Takes the mean of each window of a volume, over its places inside the volume.

    x: (batch, depth, height, width, channels)   y: (batch, new sizes, channels)
    """

    rank: ClassVar[int] = 3

    pool_size: Triple = setting((2, 2, 2), minimum=1)
    strides: Triple | None = setting(None, minimum=1, optional=True)


@dataclass(frozen=True, kw_only=True)
class GlobalPooling(Layer):
    """What all global poolings share.

    x: (batch, ..., channels)   y: (batch, channels), or 1 for each of ``rank`` spatial axes
    """

    rank: ClassVar[int] = 2

    keepdims: bool = setting(False)

    def output_shape(self, *shapes: Shape) -> Shape:
        check_space(shapes[0], self.rank)
        return (*(1,) * (self.rank * self.keepdims), shapes[0][-1])

    def _shaped(self, y: Array) -> Array:
        return y.reshape(y.shape[0], *(1,) * (self.rank * self.keepdims), -1)


@dataclass(frozen=True, kw_only=True)
class GlobalAveragePooling(GlobalPooling):
    """Takes the mean of each channel over the whole sample."""

    def multiply_adds(self, *shapes: Shape) -> int:
        return math.prod(shapes[0])

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        batch, *size, channels = x.shape
        y = phase.empty((batch, channels))
        x.mean(axis=tuple(range(1, x.ndim - 1)), out=y)

        def backward(dy: Array, need):
            dx = phase.empty(x.shape)
            dx[...] = dy.reshape(batch, *(1,) * self.rank, channels) / math.prod(size)
            return (dx,), {}

        return self._shaped(y), backward


@dataclass(frozen=True, kw_only=True)
class GlobalMaxPooling(GlobalPooling):
    """Takes the largest value of each channel; ties go to the first place."""

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        xp = xp_of(x)
        batch, channels = x.shape[0], x.shape[-1]
        places = x.reshape(batch, -1, channels)
        where = places.argmax(axis=1)[:, None, :]
        y = phase.empty((batch, channels))
        y[...] = xp.take_along_axis(places, where, axis=1)[:, 0, :]

        def backward(dy: Array, need):
            dx = phase.empty(places.shape)
            dx[...] = 0
            xp.put_along_axis(dx, where, dy.reshape(batch, 1, channels), axis=1)
            return (dx.reshape(x.shape),), {}

        return self._shaped(y), backward


@layers.register("GlobalAveragePooling1D", "GlobalAvgPool1D")
@dataclass(frozen=True, kw_only=True)
class GlobalAveragePooling1D(GlobalAveragePooling):
    """Takes the mean of each channel over the steps of a sequence that its mask does not skip.

    x: (batch, steps, channels)   y: (batch, channels)
    A sequence that is skipped altogether gives 0.
    """

    rank: ClassVar[int] = 1

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        mask = phase.masks[0] if phase.masks else None
        if mask is None:
            return super().forward(weights, *xs, phase=phase)
        (x,) = xs
        counted = mask[:, :, None]
        count = xp_of(x).maximum(counted.sum(axis=1), 1).astype(x.dtype)
        y = phase.empty((x.shape[0], x.shape[2]))
        xp_of(x).where(counted, x, 0).sum(axis=1, out=y)
        y /= count

        def backward(dy: Array, need):
            dx = phase.empty(x.shape)
            dx[...] = counted * (dy.reshape(y.shape) / count)[:, None]
            return (dx,), {}

        return self._shaped(y), backward


@layers.register("GlobalAveragePooling2D", "GlobalAvgPool2D")
@dataclass(frozen=True, kw_only=True)
class GlobalAveragePooling2D(GlobalAveragePooling):
    """Takes the mean of each channel over the whole image.

    x: (batch, height, width, channels)   y: (batch, channels)
    """


@layers.register("GlobalAveragePooling3D", "GlobalAvgPool3D")
@dataclass(frozen=True, kw_only=True)
class GlobalAveragePooling3D(GlobalAveragePooling):
    """Takes the mean of each channel over the whole volume.

    x: (batch, depth, height, width, channels)   y: (batch, channels)
    """

    rank: ClassVar[int] = 3


@layers.register("GlobalMaxPooling1D", "GlobalMaxPool1D")
@dataclass(frozen=True, kw_only=True)
class GlobalMaxPooling1D(GlobalMaxPooling):
    """Takes the largest value of each channel over the whole sequence.

    x: (batch, steps, channels)   y: (batch, channels); ties go to the first step
    """

    rank: ClassVar[int] = 1


@layers.register("GlobalMaxPooling2D", "GlobalMaxPool2D")
@dataclass(frozen=True, kw_only=True)
class GlobalMaxPooling2D(GlobalMaxPooling):
    """Takes the largest value of each channel over the whole image.

    x: (batch, height, width, channels)   y: (batch, channels); ties go to the first place
    """


@layers.register("GlobalMaxPooling3D", "GlobalMaxPool3D")
@dataclass(frozen=True, kw_only=True)
class GlobalMaxPooling3D(GlobalMaxPooling):
    """Takes the largest value of each channel over the whole volume.

    x: (batch, depth, height, width, channels)   y: (batch, channels); ties go to the first place
    """

    rank: ClassVar[int] = 3
