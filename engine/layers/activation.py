"""Activation functions applied by a layer to its own output."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from engine.activations import activations
from engine.layers.base import Array, Backward, Layer, Phase, Shape, Weights, layers, setting


@layers.register("Activation")
@dataclass(frozen=True, kw_only=True)
class Activation(Layer):
    """Applies one function to every value (softmax: to every row along the last axis).

    x, y: (batch, ...)
    """

    passes_mask: ClassVar[bool] = True
    activation: str = setting("relu", choices="activation")

    def __post_init__(self):
        _ = activations[self.activation]

    def output_shape(self, *shapes: Shape) -> Shape:
        return shapes[0]

    def multiply_adds(self, *shapes: Shape) -> int:
        return 0 if self.activation == "linear" else math.prod(shapes[0])

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        y, slope = activate(self.activation, xs[0], phase)
        return y, lambda dy, need: ((slope(dy),), {})


def activate(name: str, z: Array, phase: Phase) -> tuple[Array, Callable[[Array], Array]]:
    """Return ``f(z)`` and the function that turns ``dy`` into ``dz``."""
    if name == "linear":
        return z, lambda dy: dy
    function = activations[name]()
    y = phase.empty(z.shape)
    if not phase.k.curve_forward(name, z, y):
        function.forward(z, y, phase)

    def slope(dy: Array) -> Array:
        dz = phase.empty(z.shape)
        if not phase.k.curve_backward(name, y, dy, dz):
            function.backward(z, y, dy, dz, phase)
        return dz

    return y, slope
