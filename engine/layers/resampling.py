"""More pixels of the same picture: values repeated, or mixed from their neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.layers.axes import settle
from engine.layers.base import Array, Backward, Layer, Phase, Shape, Weights, layers, setting
from engine.layers.spaces import Pair, check_space, factors
from engine.registry import check_words


@dataclass(frozen=True, kw_only=True)
class UpSampling(Layer):
    """Repeats every value ``size`` times along each dimension."""

    rank: ClassVar[int] = 2

    @property
    def times(self) -> tuple[int, ...]:
        """The factor of each dimension."""
        raise NotImplementedError

    def output_shape(self, *shapes: Shape) -> Shape:
        check_space(shapes[0], self.rank)
        *sizes, channels = shapes[0]
        grown = (None if n is None else n * k for n, k in zip(sizes, self.times, strict=True))
        return (*grown, channels)

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        batch, *sizes, channels = x.shape
        apart, spread = [], []
        for n, k in zip(sizes, self.times, strict=True):
            apart += [n, k]
            spread += [n, 1]
        repeats = tuple(range(2, 2 * self.rank + 1, 2))
        y = phase.empty((batch, *apart, channels), x.dtype)
        y[...] = x.reshape(batch, *spread, channels)

        def backward(dy: Array, need):
            if not need[0]:
                return (None,), {}
            dx = phase.empty(x.shape)
            dy.reshape(batch, *apart, channels).sum(axis=repeats, out=dx)
            return (dx,), {}

        return y.reshape(batch, *self.output_shape(x.shape[1:])), backward


@layers.register("UpSampling1D")
@dataclass(frozen=True, kw_only=True)
class UpSampling1D(UpSampling):
    """Repeats every step of a sequence.

    x: (batch, time, features)   y: (batch, time * size, features)
    """

    rank: ClassVar[int] = 1
    size: int = setting(2, minimum=1)

    def __post_init__(self):
        settle(self, "size", factors("size", self.size, 1)[0])

    @property
    def times(self) -> tuple[int, ...]:
        return (self.size,)


@layers.register("UpSampling2D")
@dataclass(frozen=True, kw_only=True)
class UpSampling2D(UpSampling):
    """Makes an image larger by whole factors.

    'nearest' repeats pixels; 'bilinear' mixes the two nearest along each dimension, with the
    centres of pixels at halves and the outermost pixels going on beyond the border.

    x: (batch, height, width, channels)   y: (batch, height * size, width * size, channels)
    """

    size: Pair = setting((2, 2), minimum=1)
    interpolation: str = setting("nearest", choices="nearest|bilinear")

    def __post_init__(self):
        settle(self, "size", factors("size", self.size, 2))
        check_words(self)

    @property
    def times(self) -> tuple[int, ...]:
        return self.size

    def multiply_adds(self, *shapes: Shape) -> int:
        if self.interpolation == "nearest":
            return 0
        height, width, channels = shapes[0]
        rows, columns = height * self.size[0], width * self.size[1]
        return 2 * channels * rows * (width + columns)

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        if self.interpolation == "nearest":
            return super().forward(weights, *xs, phase=phase)
        (x,), (down, across) = xs, self.size
        y = _mixed(_mixed(x, 1, down, phase), 2, across, phase)

        def backward(dy: Array, need):
            if not need[0]:
                return (None,), {}
            return (_gathered(_gathered(dy, 2, across, phase), 1, down, phase),), {}

        return y, backward


@layers.register("UpSampling3D")
@dataclass(frozen=True, kw_only=True)
class UpSampling3D(UpSampling):
    """Makes a volume larger by whole factors.

    x, y: (batch, depth, height, width, channels), each of the three ``size`` times as large
    """

    rank: ClassVar[int] = 3
    size: tuple[int, int, int] = setting((2, 2, 2), minimum=1)

    def __post_init__(self):
        settle(self, "size", factors("size", self.size, 3))

    @property
    def times(self) -> tuple[int, ...]:
        return self.size


def _phases(factor: int) -> list[tuple[int, int, float]]:
    """Return (offset, shift, share) for each new place between two old ones.

    New place ``factor * i + offset`` mixes the old places ``i + shift`` and the next one, which
    has the ``share``: its centre lies at ``(offset + 0.5) / factor - 0.5`` from that of i.
    """
    found = []
    for offset in range(factor):
        distance = (offset + 0.5) / factor - 0.5
        shift = -1 if distance < 0 else 0
        found.append((offset, shift, distance - shift))
    return found


def _along(axis: int, part: slice) -> tuple[slice, ...]:
    return (slice(None),) * axis + (part,)


def _mixed(x: Array, axis: int, factor: int, phase: Phase) -> Array:
    """Return ``x`` with ``factor`` times as many places along ``axis``."""
    n = x.shape[axis]
    wide = phase.empty(_resized(x.shape, axis, n + 2))
    wide[_along(axis, slice(1, n + 1))] = x
    wide[_along(axis, slice(0, 1))] = x[_along(axis, slice(0, 1))]
    wide[_along(axis, slice(n + 1, n + 2))] = x[_along(axis, slice(n - 1, n))]
    y = phase.empty(_resized(x.shape, axis, n * factor))
    for offset, shift, share in _phases(factor):
        near = wide[_along(axis, slice(1 + shift, 1 + shift + n))]
        far = wide[_along(axis, slice(2 + shift, 2 + shift + n))]
        y[_along(axis, slice(offset, None, factor))] = (1 - share) * near + share * far
    return y


def _gathered(dy: Array, axis: int, factor: int, phase: Phase) -> Array:
    """Return the gradient of what ``_mixed`` took."""
    n = dy.shape[axis] // factor
    wide = phase.empty(_resized(dy.shape, axis, n + 2))
    wide[...] = 0
    for offset, shift, share in _phases(factor):
        part = dy[_along(axis, slice(offset, None, factor))]
        wide[_along(axis, slice(1 + shift, 1 + shift + n))] += (1 - share) * part
        wide[_along(axis, slice(2 + shift, 2 + shift + n))] += share * part
    dx = wide[_along(axis, slice(1, n + 1))]
    dx[_along(axis, slice(0, 1))] += wide[_along(axis, slice(0, 1))]
    dx[_along(axis, slice(n - 1, n))] += wide[_along(axis, slice(n + 1, n + 2))]
    return dx


def _resized(shape: Shape, axis: int, size: int) -> Shape:
    return (*shape[:axis], size, *shape[axis + 1 :])
