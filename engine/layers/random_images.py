"""What all layers share that change images by chance while training, and the simplest of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.arrays import noise
from engine.errors import SettingError, ShapeError
from engine.layers.base import Array, Backward, Layer, Phase, Shape, Weights, layers, setting
from engine.layers.dropout import noise_stream
from engine.registry import check_settings

Span = tuple[float, float]
_STREAM = 16  # bits of a node's number below those that count its draws


@dataclass(frozen=True, kw_only=True)
class ImageLayer(Layer):
    """Takes images (batch, height, width, channels)."""

    def __post_init__(self):
        check_settings(self)

    def output_shape(self, *shapes: Shape) -> Shape:
        return self.checked(shapes[0])

    def checked(self, shape: Shape) -> Shape:
        """Return ``shape`` if it is that of an image, else raise a ``ShapeError``."""
        if len(shape) != 3:
            raise ShapeError(node="", expected="(height, width, channels)", actual=shape)
        return shape


@dataclass(frozen=True, kw_only=True)
class RandomImageLayer(ImageLayer):
    """Changes each image by chance while training, and passes it on unchanged otherwise.

    Chance is a hash of the place in the batch: the same for any number of shards.
    """

    seed: int | None = setting(None, minimum=0, optional=True)

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        if not phase.training:
            return xs[0], lambda dy, need: ((dy,), {})
        return self.changed(xs[0], phase)

    def changed(self, x: Array, phase: Phase) -> tuple[Array, Backward]:
        """Return the changed images and the way back."""
        raise NotImplementedError

    def drawn(self, span: Span, draw: int, count: int, phase: Phase) -> np.ndarray:
        """Return a number from ``span`` for each of the samples here, float64.

        ``draw`` tells the draws of one layer apart.
        """
        seed, step, node = noise_stream(self.seed, phase)
        share = noise.uniform(seed, step, node + (draw << _STREAM), phase.offset, count)
        return span[0] + share.astype(np.float64) * (span[1] - span[0])


def spanned(layer: Layer, name: str, lowest: float) -> None:
    """Make a setting that is a number ``f`` the span from ``-f``, at least ``lowest``, to ``f``.

    Two numbers are put in order, as Keras does.
    """
    value: Any = getattr(layer, name)
    if isinstance(value, int | float):
        value = (max(-abs(value), lowest), abs(value))
    if value is not None and len(value) != 2:
        raise SettingError(setting=name, expected="(lowest, highest)", actual=value)
    object.__setattr__(layer, name, None if value is None else tuple(sorted(value)))


@layers.register("RandomFlip")
@dataclass(frozen=True, kw_only=True)
class RandomFlip(RandomImageLayer):
    """Mirrors half of the images; with both directions these are turned upside down (Keras 3).

    x, y: (batch, height, width, channels)
    """

    mode: str = setting(
        "horizontal_and_vertical", choices="horizontal|vertical|horizontal_and_vertical"
    )

    def changed(self, x: Array, phase: Phase) -> tuple[Array, Backward]:
        flipped = self.drawn((0, 1), 0, len(x), phase) <= 0.5
        down = slice(None, None, -1 if "vertical" in self.mode else 1)
        right = slice(None, None, -1 if "horizontal" in self.mode else 1)

        def flip(images: Array) -> Array:
            y = phase.empty(images.shape)
            y[...] = images
            y[flipped] = images[flipped][:, down, right]
            return y

        return flip(x), lambda dy, need: ((flip(dy),), {})


@dataclass(frozen=True, kw_only=True)
class _ColourLayer(RandomImageLayer):
    """Cuts its results off at the ends of ``value_range``, the values that images can have."""

    value_range: tuple[float, float] = setting((0.0, 255.0))

    def __post_init__(self):
        spanned(self, "value_range", 0.0)
        super().__post_init__()

    def cut_off(self, wild: Array, phase: Phase) -> tuple[Array, Array]:
        """Return the values within the range, and which of them were so before."""
        low, high = self.value_range
        y = phase.empty(wild.shape)
        np.clip(wild, low, high, out=y)
        return y, (wild >= low) & (wild <= high)


@layers.register("RandomContrast")
@dataclass(frozen=True, kw_only=True)
class RandomContrast(_ColourLayer):
    """``y = (x - mean) * f + mean``, the mean that of each image and channel.

    ``f`` is drawn from ``1 - factor[0]`` to ``1 + factor[1]``; a single factor only raises the
    contrast, as in Keras 3.

    x, y: (batch, height, width, channels)
    """

    factor: tuple[float, float] = setting((0.2, 0.2), minimum=0.0, maximum=1.0)

    def __post_init__(self):
        spanned(self, "factor", 0.0)
        super().__post_init__()

    def changed(self, x: Array, phase: Phase) -> tuple[Array, Backward]:
        low, high = self.factor
        return self.adjusted(x, self.drawn((1 - low, 1 + high), 0, len(x), phase), phase)

    def adjusted(self, x: Array, factors: np.ndarray, phase: Phase) -> tuple[Array, Backward]:
        """Return images with the contrast of ``factors`` (batch,), and the way back."""
        f = factors.astype(x.dtype)[:, None, None, None]
        mean = x.mean(axis=(1, 2), keepdims=True)
        y, free = self.cut_off((x - mean) * f + mean, phase)

        def backward(dy: Array, need):
            slope = dy * free
            dx = phase.empty(x.shape)
            np.multiply(slope, f, out=dx)
            dx += (1 - f) * slope.mean(axis=(1, 2), keepdims=True)
            return (dx,), {}

        return y, backward


@layers.register("RandomBrightness")
@dataclass(frozen=True, kw_only=True)
class RandomBrightness(_ColourLayer):
    """Adds the same number to all values of an image: a share of ``value_range``.

    x, y: (batch, height, width, channels)
    """

    factor: tuple[float, float] = setting((-0.2, 0.2), minimum=-1.0, maximum=1.0)

    def __post_init__(self):
        spanned(self, "factor", -1.0)
        super().__post_init__()

    def changed(self, x: Array, phase: Phase) -> tuple[Array, Backward]:
        width = self.value_range[1] - self.value_range[0]
        added = self.drawn(self.factor, 0, len(x), phase) * width
        y, free = self.cut_off(x + added.astype(x.dtype)[:, None, None, None], phase)

        def backward(dy: Array, need):
            dx = phase.empty(x.shape)
            np.multiply(dy, free, out=dx)
            return (dx,), {}

        return y, backward
