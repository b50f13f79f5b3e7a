"""Images brought to a given size: stretched, cut to their middle, or cut out by chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engine.errors import SettingError
from engine.layers.base import Array, Backward, Phase, Shape, Weights, layers, setting
from engine.layers.random_images import ImageLayer, RandomImageLayer

Box = tuple[int, int, int, int]  # top, left, height, width
Way = Callable[[Array], Array]  # from the gradient of the result to that of the images


@dataclass(frozen=True, kw_only=True)
class SizedImage(ImageLayer):
    """Gives images of one size.

    x: (batch, ..., channels)   y: (batch, height, width, channels)
    """

    height: int = setting(32, minimum=1)
    width: int = setting(32, minimum=1)

    def output_shape(self, *shapes: Shape) -> Shape:
        return (self.height, self.width, self.checked(shapes[0])[-1])

    def smart_resized(self, x: Array, phase: Phase) -> tuple[Array, Way]:
        """Return the largest middle part of the wanted proportions, stretched to the size."""
        part, part_back = cut(x, inner_box(x.shape, self.height, self.width))
        y, back = resized(part, self.height, self.width, "bilinear", False, phase)
        return y, lambda dy: part_back(back(dy))


@layers.register("Resizing")
@dataclass(frozen=True, kw_only=True)
class Resizing(SizedImage):
    """Stretches images to a size; their middle or with a border where proportions are kept.

    ``antialias`` smooths images that shrink, so that fine patterns do not turn into coarse ones.
    """

    interpolation: str = setting("bilinear", choices="bilinear|nearest")
    crop_to_aspect_ratio: bool = setting(False)
    pad_to_aspect_ratio: bool = setting(False)
    fill_value: float = setting(0.0)
    antialias: bool = setting(False)

    def __post_init__(self):
        super().__post_init__()
        if self.crop_to_aspect_ratio and self.pad_to_aspect_ratio:
            raise SettingError(
                setting="pad_to_aspect_ratio",
                expected="False with crop_to_aspect_ratio",
                actual=True,
            )

    def multiply_adds(self, *shapes: Shape) -> int:
        rows, columns, channels = shapes[0]
        return self.height * columns * channels * (rows + self.width)

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        first, first_back = x, _same
        if self.crop_to_aspect_ratio:
            first, first_back = cut(x, inner_box(x.shape, self.height, self.width))
        elif self.pad_to_aspect_ratio:
            first, first_back = self._padded(x)
        y, back = resized(first, self.height, self.width, self.interpolation, self.antialias, phase)
        return y, lambda dy, need: ((first_back(back(dy)),), {})

    def _padded(self, x: Array) -> tuple[Array, Way]:
        """Return images with a border on the sides that are too short."""
        batch, height, width, channels = x.shape
        down = (max(height, width * self.height // self.width) - height) // 2
        right = (max(width, height * self.width // self.height) - width) // 2
        shape = (batch, height + 2 * down, width + 2 * right, channels)
        wide = np.full(shape, self.fill_value, x.dtype)
        inside = (slice(None), slice(down, down + height), slice(right, right + width))
        wide[inside] = x
        return wide, lambda dwide: dwide[inside]


@layers.register("CenterCrop")
@dataclass(frozen=True, kw_only=True)
class CenterCrop(SizedImage):
    """Cuts out the middle of images; those that are too small are stretched first."""

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        down, right = x.shape[1] - self.height, x.shape[2] - self.width
        if down >= 0 and right >= 0:
            y, back = cut(x, (down // 2, right // 2, self.height, self.width))
        else:
            y, back = self.smart_resized(x, phase)
        return y, lambda dy, need: ((back(dy),), {})


@layers.register("RandomCrop")
@dataclass(frozen=True, kw_only=True)
class RandomCrop(SizedImage, RandomImageLayer):
    """Cuts a part out of each image, at a place of its own.

    After training, and where images are not larger than the part, it is the largest middle part
    of the same proportions, stretched to the size.
    """

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        down, right = x.shape[1] - self.height, x.shape[2] - self.width
        if not phase.training or down <= 0 or right <= 0:
            y, back = self.smart_resized(x, phase)
            return y, lambda dy, need: ((back(dy),), {})
        tops = self.drawn((0, down + 1), 0, len(x), phase).astype(int)
        lefts = self.drawn((0, right + 1), 1, len(x), phase).astype(int)
        rows = tops[:, None, None] + np.arange(self.height)[:, None]
        columns = lefts[:, None, None] + np.arange(self.width)
        part = (np.arange(len(x))[:, None, None], rows, columns)
        y = phase.empty((len(x), self.height, self.width, x.shape[-1]))
        y[...] = x[part]

        def backward(dy: Array, need):
            dx = phase.empty(x.shape)
            dx[...] = 0
            dx[part] = dy
            return (dx,), {}

        return y, backward


def inner_box(shape: tuple[int, ...], height: int, width: int) -> Box:
    """Return the largest middle part of images that has the proportions of height and width."""
    rows, columns = shape[1:3]
    part_rows = max(min(rows, columns * height // width), 1)
    part_columns = max(min(columns, rows * width // height), 1)
    return (rows - part_rows) // 2, (columns - part_columns) // 2, part_rows, part_columns


def cut(x: Array, box: Box) -> tuple[Array, Way]:
    """Return a part of images as a view, and the way back."""
    top, left, height, width = box
    part = (slice(None), slice(top, top + height), slice(left, left + width))

    def back(dy: Array) -> Array:
        dx = np.zeros_like(x)
        dx[part] = dy
        return dx

    return x[part], back


def resized(
    x: Array, height: int, width: int, interpolation: str, antialias: bool, phase: Phase
) -> tuple[Array, Way]:
    """Return images of another size, and the way back: a matrix product for each direction."""
    batch, rows, columns, channels = x.shape
    down = resizing_matrix(rows, height, interpolation, antialias).astype(x.dtype)
    right = resizing_matrix(columns, width, interpolation, antialias).astype(x.dtype)
    narrow = np.matmul(down, x.reshape(batch, rows, -1))
    y = phase.empty((batch, height, width, channels))
    np.matmul(
        right,
        narrow.reshape(batch * height, columns, channels),
        out=y.reshape(batch * height, width, channels),
    )

    def back(dy: Array) -> Array:
        dnarrow = np.matmul(right.T, dy.reshape(batch * height, width, channels))
        dx = phase.empty(x.shape)
        np.matmul(down.T, dnarrow.reshape(batch, height, -1), out=dx.reshape(batch, rows, -1))
        return dx

    return y, back


@lru_cache(maxsize=64)
def resizing_matrix(inputs: int, outputs: int, interpolation: str, antialias: bool) -> np.ndarray:
    """Return (outputs, inputs): the share of each pixel in each new one, whose centres align."""
    if interpolation == "nearest":
        matrix = np.zeros((outputs, inputs))
        nearest = (2 * np.arange(outputs) + 1) * inputs // (2 * outputs)
        matrix[np.arange(outputs), nearest] = 1
    else:
        reach = max(inputs / outputs, 1.0) if antialias else 1.0
        places = (np.arange(outputs) + 0.5) * inputs / outputs - 0.5
        distances = np.abs(places[:, None] - np.arange(inputs))
        matrix = np.maximum(1 - distances / reach, 0)
        matrix /= matrix.sum(axis=1, keepdims=True)  # at the edge there is one neighbour only
    matrix.setflags(write=False)
    return matrix


def _same(dy: Array) -> Array:
    return dy
