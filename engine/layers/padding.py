"""Borders of sequences, images and volumes: added as zeros, or cut off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.errors import CroppingError
from engine.layers.axes import settle
from engine.layers.base import Array, Backward, Layer, Phase, Shape, Weights, layers, setting
from engine.layers.spaces import Borders, Pair, borders, check_space


@dataclass(frozen=True, kw_only=True)
class Bordered(Layer):
    """A layer of ``rank`` dimensions with a setting that tells what is before and after each."""

    rank: ClassVar[int] = 2
    told_by: ClassVar[str] = "padding"  # the setting; one pair in one dimension, else a row

    def __post_init__(self):
        pairs = borders(self.told_by, getattr(self, self.told_by), self.rank)
        settle(self, self.told_by, pairs if self.rank > 1 else pairs[0])

    @property
    def sides(self) -> Borders:
        """The places before and after each dimension."""
        told = getattr(self, self.told_by)
        return told if self.rank > 1 else (told,)


@dataclass(frozen=True, kw_only=True)
class ZeroPadding(Bordered):
    """Adds ``padding`` zeros before and after each dimension."""

    def output_shape(self, *shapes: Shape) -> Shape:
        check_space(shapes[0], self.rank)
        *sizes, channels = shapes[0]
        grown = (
            None if n is None else n + before + after
            for n, (before, after) in zip(sizes, self.sides, strict=True)
        )
        return (*grown, channels)

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        inner = _inner(x.shape[1:-1], self.sides)
        y = phase.empty((x.shape[0], *self.output_shape(x.shape[1:])), x.dtype)
        y[...] = 0
        y[inner] = x
        return y, lambda dy, need: ((dy[inner] if need[0] else None,), {})


@layers.register("ZeroPadding1D")
@dataclass(frozen=True, kw_only=True)
class ZeroPadding1D(ZeroPadding):
    """Adds steps of zeros before and after a sequence.

    x: (batch, time, features)   y: (batch, before + time + after, features)
    """

    rank: ClassVar[int] = 1
    padding: Pair = setting((1, 1), minimum=0)


@layers.register("ZeroPadding2D")
@dataclass(frozen=True, kw_only=True)
class ZeroPadding2D(ZeroPadding):
    """Adds rows and columns of zeros around an image.

    x: (batch, height, width, channels)
    y: (batch, top + height + bottom, left + width + right, channels)
    """

    padding: Borders = setting(((1, 1), (1, 1)))


@layers.register("ZeroPadding3D")
@dataclass(frozen=True, kw_only=True)
class ZeroPadding3D(ZeroPadding):
    """Adds zeros around a volume.

    x, y: (batch, depth, height, width, channels), each of the three as much larger as told
    """

    rank: ClassVar[int] = 3
    padding: Borders = setting(((1, 1), (1, 1), (1, 1)))


@dataclass(frozen=True, kw_only=True)
class Cropping(Bordered):
    """Cuts off ``cropping`` places before and after each dimension."""

    told_by: ClassVar[str] = "cropping"

    def output_shape(self, *shapes: Shape) -> Shape:
        check_space(shapes[0], self.rank)
        *sizes, channels = shapes[0]
        rests = [
            None if n is None else n - before - after
            for n, (before, after) in zip(sizes, self.sides, strict=True)
        ]
        if any(rest is not None and rest < 1 for rest in rests):
            raise CroppingError(node="", cropping=self.sides, actual=shapes[0])
        return (*rests, channels)

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        y = phase.empty((x.shape[0], *self.output_shape(x.shape[1:])), x.dtype)
        inner = _inner(y.shape[1:-1], self.sides)
        y[...] = x[inner]

        def backward(dy: Array, need):
            if not need[0]:
                return (None,), {}
            dx = phase.empty(x.shape)
            dx[...] = 0
            dx[inner] = dy
            return (dx,), {}

        return y, backward


@layers.register("Cropping1D")
@dataclass(frozen=True, kw_only=True)
class Cropping1D(Cropping):
    """Cuts off steps at the beginning and the end of a sequence.

    x: (batch, time, features)   y: (batch, time - before - after, features)
    """

    rank: ClassVar[int] = 1
    cropping: Pair = setting((1, 1), minimum=0)


@layers.register("Cropping2D")
@dataclass(frozen=True, kw_only=True)
class Cropping2D(Cropping):
    """Cuts off rows and columns of an image.

    x: (batch, height, width, channels)
    y: (batch, height - top - bottom, width - left - right, channels)
    """

    cropping: Borders = setting(((0, 0), (0, 0)))


@layers.register("Cropping3D")
@dataclass(frozen=True, kw_only=True)
class Cropping3D(Cropping):
    """Cuts off the borders of a volume.

    x, y: (batch, depth, height, width, channels), each of the three as much smaller as told
    """

    rank: ClassVar[int] = 3
    cropping: Borders = setting(((1, 1), (1, 1), (1, 1)))


def _inner(sizes: Shape, sides: Borders) -> tuple[slice, ...]:
    """Return where the values of an array with these ``sizes`` lie inside one with borders."""
    places = (slice(before, before + n) for n, (before, _) in zip(sizes, sides, strict=True))
    return (slice(None), *places)
