"""The fully connected layer."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

from engine.activations import activations
from engine.arrays.multi_hot import MultiHotRows
from engine.errors import SettingError, ShapeError
from engine.initializers import GlorotUniform, Zeros
from engine.layers.activation import activate
from engine.layers.base import (
    Array,
    Backward,
    Gradients,
    Layer,
    Phase,
    Shape,
    Weights,
    WeightSpec,
    layers,
    setting,
)


@layers.register("Dense")
@dataclass(frozen=True, kw_only=True)
class Dense(Layer):
    """``y = f(x @ kernel + bias)``: every output sees every input.

    x: (batch, ..., inputs)   kernel: (inputs, units)   bias: (units,)   y: (batch, ..., units)
    """

    passes_mask: ClassVar[bool] = True
    takes_multi_hot: ClassVar[bool] = True
    units: int = setting(32, minimum=1)
    activation: str = setting("linear", choices="activation")
    use_bias: bool = setting(True)
    kernel_initializer: object = setting(GlorotUniform(), choices="initializer")
    bias_initializer: object = setting(Zeros(), choices="initializer")
    kernel_regularizer: object | None = setting(None, choices="regularizer", optional=True)
    bias_regularizer: object | None = setting(None, choices="regularizer", optional=True)
    activity_regularizer: object | None = setting(None, choices="regularizer", optional=True)
    kernel_constraint: object | None = setting(None, choices="constraint", optional=True)
    bias_constraint: object | None = setting(None, choices="constraint", optional=True)

    def __post_init__(self):
        if self.units < 1:
            raise SettingError(setting="units", expected="at least 1", actual=self.units)
        _ = activations[self.activation]

    def output_shape(self, *shapes: Shape) -> Shape:
        return (*shapes[0][:-1], self.units)

    def weight_specs(self, *shapes: Shape) -> dict[str, WeightSpec]:
        inputs = shapes[0][-1]
        if inputs is None:
            raise ShapeError(node="", expected="(..., inputs)", actual=shapes[0])
        specs = {
            "kernel": WeightSpec(
                (inputs, self.units),
                self.kernel_initializer,
                inputs,
                self.units,
                self.kernel_regularizer,
                constraint=self.kernel_constraint,
            )
        }
        if self.use_bias:
            specs["bias"] = WeightSpec(
                (self.units,),
                self.bias_initializer,
                self.units,
                self.units,
                self.bias_regularizer,
                constraint=self.bias_constraint,
            )
        return specs

    def multiply_adds(self, *shapes: Shape) -> int:
        return math.prod(shapes[0]) * self.units

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        if isinstance(x, MultiHotRows):
            return self._forward_multi_hot(weights, x, phase)
        kernel, bias = weights["kernel"], weights.get("bias")
        relu = self.activation == "relu"
        rows = _rows(x)
        z = phase.empty((*x.shape[:-1], self.units))
        phase.k.dense_forward(rows, kernel, bias, _rows(z), relu)
        y, slope = (z, None) if relu else activate(self.activation, z, phase)

        def backward(dy: Array, need) -> tuple[tuple[Array | None, ...], Gradients]:
            dz = dy if slope is None else slope(dy)
            gradients = {name: phase.grad_like(w) for name, w in weights.items()}
            dx = phase.empty(x.shape) if need[0] else None
            phase.k.dense_backward(
                rows,
                kernel,
                _rows(y),
                _rows(dz),
                gradients["kernel"],
                gradients.get("bias"),
                None if dx is None else _rows(dx),
                relu,
                phase.scratch,
            )
            return (dx,), gradients

        return y, backward

    def _forward_multi_hot(
        self, weights: Weights, x: MultiHotRows, phase: Phase
    ) -> tuple[Array, Backward]:
        """Do the same for samples of ones and zeros, which are data: they have no gradient."""
        relu = self.activation == "relu"
        z = phase.empty((len(x), self.units))
        sample = (x.source.starts, x.source.places, x.rows)
        phase.k.multi_hot_forward(*sample, weights["kernel"], weights.get("bias"), z, relu)
        y, slope = (z, None) if relu else activate(self.activation, z, phase)

        def backward(dy: Array, need) -> tuple[tuple[Array | None, ...], Gradients]:
            dz = dy if slope is None else slope(dy)
            gradients = {name: phase.grad_like(w) for name, w in weights.items()}
            phase.k.multi_hot_backward(
                *sample, y, dz, gradients["kernel"], gradients.get("bias"), relu, phase.scratch
            )
            return (None,), gradients

        return y, backward


def _rows(a: Array) -> Array:
    """Return ``a`` as one row a place of a sample."""
    return a if a.ndim == 2 else a.reshape(-1, a.shape[-1])
