"""Dropout: some values are left out at random while training (Srivastava et al. 2014)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

from engine.errors import SettingError
from engine.layers.base import Array, Backward, Layer, Phase, Shape, Weights, layers, setting


@layers.register("Dropout")
@dataclass(frozen=True, kw_only=True)
class Dropout(Layer):
    """Sets a share ``rate`` of the values to 0 and divides the others by ``1 - rate``.

    Only while training. The noise is a hash of seed, step, node and place, so that backward
    needs nothing kept and any number of shards drops the same values.

    x, y: (batch, ...)
    """

    passes_mask: ClassVar[bool] = True
    rate: float = setting(0.5, minimum=0.0, maximum=1.0)

    def __post_init__(self):
        if not 0 <= self.rate < 1:
            raise SettingError(setting="rate", expected="from 0, below 1", actual=self.rate)

    def output_shape(self, *shapes: Shape) -> Shape:
        return shapes[0]

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        if not phase.training or self.rate == 0:
            return x, lambda dy, need: ((dy,), {})
        first = phase.offset * math.prod(x.shape[1:])
        noise = (self.rate, phase.seed, phase.step, phase.node, first)
        y = phase.empty(x.shape)
        phase.k.dropout(x, y, *noise)

        def backward(dy: Array, need):
            dx = phase.empty(x.shape)
            phase.k.dropout(dy, dx, *noise)
            return (dx,), {}

        return y, backward
