"""Layers that pass their input on as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.layers.base import Array, Backward, Layer, Phase, Shape, Weights, layers, setting
from engine.regularizers import L1L2


@layers.register("Identity")
@dataclass(frozen=True, kw_only=True)
class Identity(Layer):
    """``y = x``: a place in the network with a name.

    x, y: (batch, ...)
    """

    passes_mask: ClassVar[bool] = True

    def output_shape(self, *shapes: Shape) -> Shape:
        return shapes[0]

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        return xs[0], lambda dy, need: ((dy,), {})


@layers.register("ActivityRegularization")
@dataclass(frozen=True, kw_only=True)
class ActivityRegularization(Identity):
    """Adds ``l1 * sum(|x|) + l2 * sum(x**2)``, the mean over the batch, to the loss.

    x, y: (batch, ...)
    """

    l1: float = setting(0.0, minimum=0)
    l2: float = setting(0.0, minimum=0)

    def __post_init__(self):
        _ = self.activity_regularizer  # checks both

    @property
    def activity_regularizer(self) -> L1L2:
        """What the network adds to the loss."""
        return L1L2(l1=self.l1, l2=self.l2)
