"""Normal noise while training: added to values, or multiplied with them."""

from __future__ import annotations

import math
from dataclasses import dataclass

from engine.arrays import noise
from engine.arrays.xp import xp_of
from engine.layers.base import Array, Backward, Phase, Weights, layers, setting
from engine.layers.dropout import Noisy


@layers.register("GaussianNoise")
@dataclass(frozen=True, kw_only=True)
class GaussianNoise(Noisy):
    """``y = x + stddev * z`` with standard normal ``z``, while training.

    x, y: (batch, ...)
    """

    stddev: float = setting(0.1, minimum=0.0, maximum=1.0)

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        if not phase.training or self.stddev == 0:
            return x, lambda dy, need: ((dy,), {})
        y = phase.empty(x.shape)
        y[...] = x + self.stddev * _normal(self, x, phase)
        return y, lambda dy, need: ((dy,), {})


@layers.register("GaussianDropout")
@dataclass(frozen=True, kw_only=True)
class GaussianDropout(Noisy):
    """``y = x * (1 + sqrt(rate / (1 - rate)) * z)`` with standard normal ``z``, while training.

    It has the mean and the variance of dropout with the same rate (Srivastava et al. 2014).

    x, y: (batch, ...)
    """

    rate: float = setting(0.5, minimum=0.0, below=1.0)

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        if not phase.training or self.rate == 0:
            return x, lambda dy, need: ((dy,), {})
        deviation = math.sqrt(self.rate / (1 - self.rate))
        factor = 1 + deviation * _normal(self, x, phase)

        def scaled(values: Array) -> Array:
            result = phase.empty(x.shape)
            result[...] = values * factor
            return result

        return scaled(x), lambda dy, need: ((scaled(dy),), {})


def _normal(layer: Noisy, x: Array, phase: Phase) -> Array:
    """Return standard normal numbers of the shape of ``x``, hashed from their places."""
    first = phase.offset * math.prod(x.shape[1:])
    return noise.normal(*layer.stream(phase), first, x.size, xp_of(x)).reshape(x.shape)
