"""Activation functions with settings or weights of their own, as layers."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from engine.arrays.xp import xp_of
from engine.initializers import Zeros
from engine.layers.activation import Activation
from engine.layers.axes import array_axes, settle, settle_axes, summed_to
from engine.layers.base import (
    Array,
    Backward,
    Layer,
    Phase,
    Shape,
    Weights,
    WeightSpec,
    layers,
    setting,
)
from engine.layers.weights import spec_of
from engine.registry import check_settings

_MASKED = -1e9  # Keras's logit of what a mask leaves out


@dataclass(frozen=True, kw_only=True)
class Pointwise(Layer):
    """A function of each value alone.

    x, y: (batch, ...)
    """

    passes_mask: ClassVar[bool] = True

    def __post_init__(self):
        check_settings(self)

    def output_shape(self, *shapes: Shape) -> Shape:
        return shapes[0]

    def multiply_adds(self, *shapes: Shape) -> int:
        return math.prod(shapes[0])

    def fill(self, x: Array, y: Array) -> None:
        """Write the values of the function into ``y``."""
        raise NotImplementedError

    def slope(self, x: Array, y: Array) -> Array:
        """Return the derivative at each place."""
        raise NotImplementedError

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        y = phase.empty(x.shape)
        self.fill(x, y)

        def backward(dy: Array, need):
            if not need[0]:
                return (None,), {}
            dx = phase.empty(x.shape)
            xp_of(x).multiply(dy, self.slope(x, y), out=dx)
            return (dx,), {}

        return y, backward


@layers.register("ReLU")
@dataclass(frozen=True, kw_only=True)
class ReLU(Pointwise):
    """``y = x`` above ``threshold``, at most ``max_value``; below, ``slope * (x - threshold)``."""

    max_value: float | None = setting(None, minimum=0, optional=True)
    negative_slope: float = setting(0.0, minimum=0)
    threshold: float = setting(0.0, minimum=0)

    def fill(self, x, y):
        xp = xp_of(x)
        y[...] = xp.where(x > self.threshold, x, self.negative_slope * (x - self.threshold))
        if self.max_value is not None:
            xp.minimum(y, self.max_value, out=y)

    def slope(self, x, y):
        slope = xp_of(x).where(x > self.threshold, 1, self.negative_slope)
        if self.max_value is not None:
            slope *= (x <= self.threshold) | (x <= self.max_value)
        return slope


@layers.register("LeakyReLU")
@dataclass(frozen=True, kw_only=True)
class LeakyReLU(Pointwise):
    """``y = x`` where ``x > 0``, else ``negative_slope * x`` (Maas et al. 2013)."""

    negative_slope: float = setting(0.3, minimum=0)

    def fill(self, x, y):
        y[...] = xp_of(x).where(x > 0, x, self.negative_slope * x)

    def slope(self, x, y):
        return xp_of(x).where(x > 0, 1, self.negative_slope)


@layers.register("ELU")
@dataclass(frozen=True, kw_only=True)
class ELU(Pointwise):
    """``y = x`` where ``x > 0``, else ``alpha * (exp(x) - 1)`` (Clevert et al. 2016)."""

    alpha: float = setting(1.0, minimum=0)

    def fill(self, x, y):
        xp = xp_of(x)
        y[...] = xp.where(x > 0, x, self.alpha * xp.expm1(xp.minimum(x, 0)))

    def slope(self, x, y):
        return xp_of(x).where(x > 0, 1, y + self.alpha)


@layers.register("ThresholdedReLU")
@dataclass(frozen=True, kw_only=True)
class ThresholdedReLU(Pointwise):
    """``y = x`` where ``x > theta``, else 0 (Konda et al. 2015; Keras 2 only)."""

    theta: float = setting(1.0, minimum=0)

    def fill(self, x, y):
        y[...] = xp_of(x).where(x > self.theta, x, 0)

    def slope(self, x, y):
        return x > self.theta


@layers.register("PReLU")
@dataclass(frozen=True, kw_only=True)
class PReLU(Layer):
    """``y = x`` where ``x > 0``, else ``alpha * x`` with a learned ``alpha`` (He et al. 2015).

    x, y: (batch, ...)   alpha: the shape of a sample, with 1 along ``shared_axes``
    """

    passes_mask: ClassVar[bool] = True
    alpha_initializer: object = setting(Zeros(), choices="initializer")
    alpha_regularizer: object | None = setting(None, choices="regularizer", optional=True)
    alpha_constraint: object | None = setting(None, choices="constraint", optional=True)
    shared_axes: tuple[int, ...] = setting(())

    def __post_init__(self):
        if self.shared_axes:
            settle_axes(self, "shared_axes")
        else:
            settle(self, "shared_axes", ())

    def output_shape(self, *shapes: Shape) -> Shape:
        return shapes[0]

    def weight_specs(self, *shapes: Shape) -> dict[str, WeightSpec]:
        shared = array_axes(self.shared_axes, shapes[0])
        shape = tuple(1 if i in shared else size for i, size in enumerate(shapes[0], 1))
        parts = (self.alpha_initializer, self.alpha_regularizer, self.alpha_constraint)
        return {"alpha": spec_of(shape, *parts)}

    def multiply_adds(self, *shapes: Shape) -> int:
        return math.prod(shapes[0])

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,), alpha = xs, weights["alpha"]
        xp = xp_of(x)
        y = phase.empty(x.shape)
        y[...] = xp.where(x > 0, x, alpha * x)

        def backward(dy: Array, need):
            gradients = {"alpha": phase.grad_like(alpha)}
            if gradients["alpha"] is not None:
                gradients["alpha"][...] = summed_to(dy * xp.minimum(x, 0), alpha.shape)
            if not need[0]:
                return (None,), gradients
            dx = phase.empty(x.shape)
            xp.multiply(dy, xp.where(x < 0, alpha, x > 0), out=dx)
            return (dx,), gradients

        return y, backward


@layers.register("Softmax")
@dataclass(frozen=True, kw_only=True)
class Softmax(Layer):
    """``y = exp(x) / sum(exp(x))`` along some axes; steps that a mask leaves out get 0.

    x, y: (batch, ...)
    """

    passes_mask: ClassVar[bool] = True
    axis: tuple[int, ...] = setting((-1,))

    def __post_init__(self):
        settle_axes(self, "axis")

    @property
    def activation(self) -> str:
        """The function of a row that this is, "" if it works along other axes."""
        return "softmax" if self.axis == (-1,) else ""

    def output_shape(self, *shapes: Shape) -> Shape:
        array_axes(self.axis, shapes[0])
        return shapes[0]

    def multiply_adds(self, *shapes: Shape) -> int:
        return math.prod(shapes[0])

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        xp, axes = xp_of(x), array_axes(self.axis, x.shape[1:])
        mask = _spread_mask(phase.masks, x)
        y = phase.empty(x.shape)
        y[...] = x if mask is None else xp.where(mask, x, _MASKED)
        y -= y.max(axis=axes, keepdims=True)  # exp cannot overflow
        xp.exp(y, out=y)
        y /= y.sum(axis=axes, keepdims=True)
        if mask is not None:
            y *= mask

        def backward(dy: Array, need):
            if not need[0]:
                return (None,), {}
            dx = phase.empty(x.shape)
            xp.multiply(dy, y, out=dx)
            xp.subtract(dy, dx.sum(axis=axes, keepdims=True), out=dx)
            dx *= y
            return (dx,), {}

        return y, backward


def _spread_mask(masks: tuple[Array | None, ...], x: Array) -> Array | None:
    """Return the mask of the steps with as many axes as ``x``, None if there is none."""
    mask = masks[0] if masks else None
    return None if mask is None else mask.reshape(*mask.shape, *(1,) * (x.ndim - mask.ndim))


def with_activation(layer: Any, activation: str) -> Layer:
    """Return ``layer`` with another function of its results; a Softmax becomes an Activation."""
    if not isinstance(layer, Softmax):
        return replace(layer, activation=activation)
    return layer if activation == "softmax" else Activation(activation=activation)
