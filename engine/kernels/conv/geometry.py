"""How a window slides over samples, as integers that compiled kernels read: always three axes.

An image is a volume of one plane, and its window has one plane. Names of sizes: sample (batch,
planes, height, width, channels), output (out_planes, rows, columns, filters).
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from engine.kernels.addresses import address, constant
from engine.kernels.compiled import inline, integers

Sizes = tuple[int, ...]
AXES = 3
COUNT = 22  # integers of a geometry


class Geometry(NamedTuple):
    """The sizes of one convolution. ``numbers`` is what kernels read at ``address``."""

    sample: Sizes  # batch, three axes, channels
    output: Sizes  # batch, three axes, filters
    window: Sizes
    strides: Sizes
    pads: Sizes  # before and after, for each axis
    dilation: Sizes
    groups: int
    numbers: np.ndarray

    @property
    def address(self) -> int:
        return address(self.numbers)

    @property
    def depth(self) -> int:
        """How many numbers each filter sees."""
        return math.prod(self.window) * self.sample[-1] // self.groups

    @property
    def is_plain_image(self) -> bool:
        """Whether there is one plane, whose windows are whole."""
        flat = self.sample[1] == self.output[1] == self.window[0] == 1
        return flat and max(self.dilation) == 1

    @property
    def image(self) -> Sizes:
        """Batch, height, width and channels of images."""
        return self.sample[0], *self.sample[2:]

    @property
    def is_pointwise(self) -> bool:
        """Whether each window is one place, so that a sample is its own columns."""
        ones = (1,) * AXES
        return self.window == ones and self.strides == ones and not any(self.pads)


@lru_cache(maxsize=4096)
def geometry_of(
    sample: Sizes,
    window: Sizes,
    output: Sizes,
    strides: Sizes,
    pads: Sizes,
    dilation: Sizes,
    groups: int,
) -> Geometry:
    """Return the geometry of a convolution over one to three axes."""
    missing = (1,) * (AXES - len(window))
    sample = (sample[0], *missing, *sample[1:])
    output = (output[0], *missing, *output[1:])
    window, strides, dilation = ((*missing, *s) for s in (window, strides, dilation))
    pads = (0, 0) * len(missing) + tuple(pads)
    numbers = np.array(
        (*sample, *output[1:], *window, *strides, *pads[::2], *dilation, groups), np.int64
    )
    return Geometry(sample, output, window, strides, pads, dilation, groups, constant(numbers))


@inline
def numbers_at(geometry):
    """Return the integers at this address."""
    return integers(geometry, COUNT)


@inline
def sample_of(numbers):
    """Return batch, planes, height, width, channels."""
    return numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]


@inline
def output_of(numbers):
    """Return planes, rows, columns, filters of the output."""
    return numbers[5], numbers[6], numbers[7], numbers[8]


@inline
def window_of(numbers):
    """Return planes, rows and columns of the window."""
    return numbers[9], numbers[10], numbers[11]


@inline
def strides_of(numbers):
    """Return how many places the window moves along each axis."""
    return numbers[12], numbers[13], numbers[14]


@inline
def margin_of(numbers):
    """Return how many places are added before each axis."""
    return numbers[15], numbers[16], numbers[17]


@inline
def gaps_of(numbers):
    """Return how far apart the places of the window lie along each axis."""
    return numbers[18], numbers[19], numbers[20]


@inline
def groups_of(numbers):
    """Return into how many groups channels and filters are cut."""
    return numbers[21]
