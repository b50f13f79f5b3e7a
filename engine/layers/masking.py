"""Masking: which steps of a sequence are there at all."""

from __future__ import annotations

from dataclasses import dataclass

from engine.arrays.xp import xp_of
from engine.layers.base import Array, Backward, Layer, Phase, Shape, Weights, layers, setting
from engine.layers.spaces import check_space


@layers.register("Masking")
@dataclass(frozen=True, kw_only=True)
class Masking(Layer):
    """Leaves out the steps in which every feature equals ``mask_value``, and sets them to 0.

    The layers after it skip these steps; a mask from before is replaced, as in Keras.

    x, y: (batch, time, features)
    """

    mask_value: float = setting(0.0)

    @property
    def makes_mask(self) -> bool:
        return True

    def output_shape(self, *shapes: Shape) -> Shape:
        check_space(shapes[0], 1)
        return shapes[0]

    def output_mask(self, xs, masks):
        return (xs[0] != xs[0].dtype.type(self.mask_value)).any(axis=-1)

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        kept = self.output_mask(xs, ())[..., None]

        def masked(values: Array) -> Array:
            result = phase.empty(x.shape, values.dtype)
            result[...] = xp_of(x).where(kept, values, 0)
            return result

        return masked(x), lambda dy, need: ((masked(dy) if need[0] else None,), {})
