"""Dropout: some values are left out at random while training (Srivastava et al. 2014).

All noise is a hash of seed, step, node and place, so that backward needs no generator and any
number of shards drops the same values. A layer with a ``seed`` of its own leaves out the same
places whatever the seed of the run and its place in the network.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

from engine.activations import SELU_ALPHA, SELU_SCALE
from engine.arrays import noise
from engine.arrays.xp import xp_of
from engine.errors import SettingError, ShapeError
from engine.layers.base import Array, Backward, Layer, Phase, Shape, Weights, layers, setting
from engine.layers.spaces import check_space
from engine.registry import check_settings


@dataclass(frozen=True, kw_only=True)
class Noisy(Layer):
    """A layer that changes values at random while training, and nothing afterwards.

    x, y: (batch, ...)
    """

    passes_mask: ClassVar[bool] = True
    seed: int | None = setting(None, minimum=0, optional=True)

    def __post_init__(self):
        check_settings(self)

    def output_shape(self, *shapes: Shape) -> Shape:
        return shapes[0]

    def stream(self, phase: Phase) -> tuple[int, int, int]:
        """Return (seed, step, node): which noise is drawn."""
        return noise_stream(self.seed, phase)


def noise_stream(seed: int | None, phase: Phase) -> tuple[int, int, int]:
    """Return (seed, step, node): the noise of a layer that may have a seed of its own."""
    if seed is None:
        return phase.seed, phase.step, phase.node
    return seed, phase.step, 0


@dataclass(frozen=True, kw_only=True)
class Dropping(Noisy):
    """What all kinds of dropout share: the share ``rate`` of places that is left out."""

    rate: float = setting(0.5, minimum=0.0, below=1.0)

    def pattern(self, shape: Shape) -> Shape | None:
        """Return the shape of the noise of one batch of ``shape``, None if it is the same.

        1 stands for a decision that holds along the whole axis.
        """
        raise NotImplementedError

    @property
    def is_shared(self) -> bool:
        """Whether all samples of a batch lose the same places."""
        return False

    def kept(self, x: Array, phase: Phase) -> Array:
        """Return which places stay: bool, to be spread to the shape of ``x``."""
        shape = self.pattern(x.shape) or x.shape
        first = 0 if self.is_shared else phase.offset * math.prod(shape[1:])
        words = noise.bits(*self.stream(phase), first, math.prod(shape), xp_of(x))
        return words.reshape(shape) >= xp_of(x).uint32(noise.threshold(self.rate))

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        if not phase.training or self.rate == 0:
            return x, lambda dy, need: ((dy,), {})
        if self.pattern(x.shape) is None:
            return self._each_alone(x, phase)
        xp, kept, scale = xp_of(x), self.kept(x, phase), x.dtype.type(1 / (1 - self.rate))

        def dropped(values: Array) -> Array:
            result = phase.empty(x.shape)
            result[...] = xp.where(kept, values * scale, 0)
            return result

        return dropped(x), lambda dy, need: ((dropped(dy),), {})

    def _each_alone(self, x: Array, phase: Phase) -> tuple[Array, Backward]:
        """Decide for every value by itself, with a kernel that stores no decisions."""
        first = phase.offset * math.prod(x.shape[1:])
        place = (self.rate, *self.stream(phase), first)
        y = phase.empty(x.shape)
        phase.k.dropout(x, y, *place)

        def backward(dy: Array, need):
            dx = phase.empty(x.shape)
            phase.k.dropout(dy, dx, *place)
            return (dx,), {}

        return y, backward


@dataclass(frozen=True, kw_only=True)
class Shaped(Dropping):
    """Dropout with a ``noise_shape``, which counts the batch as Keras's does.

    None stands for the size of the data, 1 for one decision along the whole axis. A batch
    size, which Keras needs there, is taken as None.
    """

    noise_shape: Shape | None = setting(None, optional=True)

    def __post_init__(self):
        super().__post_init__()
        sizes = self.noise_shape
        if sizes is None:
            return
        fits = isinstance(sizes, tuple) and len(sizes) > 1
        if not fits or any(s is not None and (type(s) is not int or s < 1) for s in sizes):
            raise SettingError(
                setting="noise_shape", expected="(batch, ...), sizes from 1", actual=sizes
            )

    def output_shape(self, *shapes: Shape) -> Shape:
        if self.noise_shape is not None:
            expected = self.noise_shape[1:]
            if len(expected) != len(shapes[0]) or not all(map(_fits, expected, shapes[0])):
                raise ShapeError(node="", expected=expected, actual=shapes[0])
        return shapes[0]

    @property
    def is_shared(self) -> bool:
        return self.noise_shape is not None and self.noise_shape[0] == 1

    def pattern(self, shape: Shape) -> Shape | None:
        if self.noise_shape is None:
            return None
        batch = 1 if self.is_shared else shape[0]
        return (
            batch,
            *(n or size for n, size in zip(self.noise_shape[1:], shape[1:], strict=True)),
        )


@layers.register("Dropout")
@dataclass(frozen=True, kw_only=True)
class Dropout(Shaped):
    """Sets a share ``rate`` of the values to 0 and divides the others by ``1 - rate``.

    x, y: (batch, ...)
    """


@layers.register("AlphaDropout")
@dataclass(frozen=True, kw_only=True)
class AlphaDropout(Shaped):
    """Sets a share of the values to SELU's limit and scales all: mean and variance stay.

    ``y = a * (x or -alpha * scale) + b`` with the ``a``, ``b`` of Klambauer et al. 2017, for
    values of mean 0 and variance 1.

    x, y: (batch, ...)
    """

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        if not phase.training or self.rate == 0:
            return x, lambda dy, need: ((dy,), {})
        limit = -SELU_ALPHA * SELU_SCALE
        a = ((1 - self.rate) * (1 + self.rate * limit**2)) ** -0.5
        b = -a * limit * self.rate
        xp, kept = xp_of(x), self.kept(x, phase)
        y = phase.empty(x.shape)
        y[...] = a * xp.where(kept, x, x.dtype.type(limit)) + b

        def backward(dy: Array, need):
            dx = phase.empty(x.shape)
            xp.multiply(a * dy, kept, out=dx)
            return (dx,), {}

        return y, backward


@dataclass(frozen=True, kw_only=True)
class SpatialDropout(Dropping):
    """Drops whole channels: neighbours of an image or a sequence are too alike to drop one."""

    rank: ClassVar[int] = 1

    def output_shape(self, *shapes: Shape) -> Shape:
        check_space(shapes[0], self.rank)
        return shapes[0]

    def pattern(self, shape: Shape) -> Shape:
        return (shape[0], *(1,) * self.rank, shape[-1])


@layers.register("SpatialDropout1D")
@dataclass(frozen=True, kw_only=True)
class SpatialDropout1D(SpatialDropout):
    """Drops whole features of a sequence (Tompson et al. 2015).

    x, y: (batch, time, features)
    """


@layers.register("SpatialDropout2D")
@dataclass(frozen=True, kw_only=True)
class SpatialDropout2D(SpatialDropout):
    """Drops whole channels of an image (Tompson et al. 2015).

    x, y: (batch, height, width, channels)
    """

    rank: ClassVar[int] = 2


@layers.register("SpatialDropout3D")
@dataclass(frozen=True, kw_only=True)
class SpatialDropout3D(SpatialDropout):
    """Drops whole channels of a volume (Tompson et al. 2015).

    x, y: (batch, depth, height, width, channels)
    """

    rank: ClassVar[int] = 3


def _fits(noise_size: int | None, size: int | None) -> bool:
    return noise_size in (None, 1) or size is None or noise_size == size
