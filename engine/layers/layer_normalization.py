"""Normalisation of each sample by itself: by layer, by group, by length."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from engine.arrays.xp import xp_of
from engine.errors import GroupsError, SettingError, ShapeError
from engine.initializers import Ones, Zeros
from engine.layers.axes import array_axes, settle_axes, settle_axis, summed_to
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
from engine.layers.weights import spec_of
from engine.registry import check_settings

Axes = tuple[int, ...]
Standard = tuple[Array, Callable[[Array], Array]]  # (x_hat, turns the gradient of it into dx)

_SHORTEST = 1e-12  # length that UnitNormalization divides by at least


@dataclass(frozen=True, kw_only=True)
class Normalizing(Layer):
    """A normalisation of samples, whose values stay where they are.

    x, y: (batch, ...)
    """

    passes_mask: ClassVar[bool] = True

    def output_shape(self, *shapes: Shape) -> Shape:
        return shapes[0]

    def multiply_adds(self, *shapes: Shape) -> int:
        return 3 * math.prod(shapes[0])


@dataclass(frozen=True, kw_only=True)
class Affine(Normalizing):
    """A normalisation followed by a learned factor ``gamma`` and shift ``beta``."""

    epsilon: float = setting(0.001, minimum=0)
    center: bool = setting(True)
    scale: bool = setting(True)
    beta_initializer: object = setting(Zeros(), choices="initializer")
    gamma_initializer: object = setting(Ones(), choices="initializer")
    beta_regularizer: object | None = setting(None, choices="regularizer", optional=True)
    gamma_regularizer: object | None = setting(None, choices="regularizer", optional=True)
    beta_constraint: object | None = setting(None, choices="constraint", optional=True)
    gamma_constraint: object | None = setting(None, choices="constraint", optional=True)

    def __post_init__(self):
        check_settings(self)

    def affine_specs(self, shape: Shape) -> dict[str, WeightSpec]:
        """Return gamma and beta, as far as they are switched on."""
        specs = {}
        if self.scale:
            specs["gamma"] = spec_of(
                shape, self.gamma_initializer, self.gamma_regularizer, self.gamma_constraint
            )
        if self.center:
            specs["beta"] = spec_of(
                shape, self.beta_initializer, self.beta_regularizer, self.beta_constraint
            )
        return specs


@layers.register("LayerNormalization")
@dataclass(frozen=True, kw_only=True)
class LayerNormalization(Affine):
    """``y = gamma * (x - mean) / sqrt(variance + epsilon) + beta`` (Ba et al. 2016).

    Mean and variance are those of each sample along ``axis``. With ``rms_scaling``, which Keras
    keeps for old models, no mean is taken away and there is no beta.

    x, y: (batch, ...)   gamma, beta: the sizes of the axes, those from the end before others
    """

    axis: tuple[int, ...] = setting((-1,))
    rms_scaling: bool = setting(False)

    def __post_init__(self):
        super().__post_init__()
        settle_axes(self, "axis")

    def weight_specs(self, *shapes: Shape) -> dict[str, WeightSpec]:
        sizes = _sizes(self.axis, shapes[0])
        if not self.rms_scaling:
            return self.affine_specs(sizes)
        only_factor = replace(self, scale=True, center=False)
        return only_factor.affine_specs(sizes)

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        axes = array_axes(self.axis, x.shape[1:])
        rule = _scaled_by_deviation if self.rms_scaling else _standardised
        return _affine(rule(x, axes, self.epsilon), weights, _spread(axes, x.shape), phase)


@layers.register("RMSNormalization")
@dataclass(frozen=True, kw_only=True)
class RMSNormalization(Normalizing):
    """``y = scale * x / sqrt(mean(x**2) + epsilon)`` (Zhang & Sennrich 2019).

    It passes no mask on, as in Keras.

    x, y: (batch, ...)   scale: the sizes of the axes
    """

    passes_mask: ClassVar[bool] = False
    axis: tuple[int, ...] = setting((-1,))
    epsilon: float = setting(1e-6, minimum=0)

    def __post_init__(self):
        check_settings(self)
        settle_axes(self, "axis")

    def weight_specs(self, *shapes: Shape) -> dict[str, WeightSpec]:
        sizes = _sizes(self.axis, shapes[0])
        return {"scale": spec_of(sizes, Ones())}

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        axes = array_axes(self.axis, x.shape[1:])
        standard = _divided_by_root_mean_square(x, axes, self.epsilon)
        return _affine(standard, weights, _spread(axes, x.shape), phase)


@layers.register("GroupNormalization")
@dataclass(frozen=True, kw_only=True)
class GroupNormalization(Affine):
    """Layer normalisation within groups of channels, over all places (Wu & He 2018).

    One group is a layer normalisation over all axes; -1 stands for as many groups as channels,
    instance normalisation.

    x, y: (batch, ...)   gamma, beta: (channels,)
    """

    groups: int = setting(32, minimum=-1)
    axis: int = setting(-1)

    def __post_init__(self):
        super().__post_init__()
        settle_axis(self)
        if self.groups == 0:
            raise SettingError(setting="groups", expected="from 1, or -1", actual=self.groups)

    def weight_specs(self, *shapes: Shape) -> dict[str, WeightSpec]:
        (axis,) = array_axes((self.axis,), shapes[0])
        channels = shapes[0][axis - 1]
        if channels is None:
            raise ShapeError(node="", expected="(..., channels)", actual=shapes[0])
        if channels % self._groups(channels):
            raise GroupsError(node="", groups=self.groups, channels=channels)
        return self.affine_specs((channels,))

    def _groups(self, channels: int) -> int:
        return channels if self.groups == -1 else self.groups

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        (axis,) = array_axes((self.axis,), x.shape[1:])
        groups = self._groups(x.shape[axis])
        apart = (*x.shape[:axis], groups, x.shape[axis] // groups, *x.shape[axis + 1 :])
        axes = tuple(i for i in range(1, len(apart)) if i != axis)
        x_hat, back = _standardised(x.reshape(apart), axes, self.epsilon)

        def whole(slope: Array) -> Array:
            return back(slope.reshape(apart)).reshape(x.shape)

        standard = x_hat.reshape(x.shape), whole
        return _affine(standard, weights, _spread((axis,), x.shape), phase)


@layers.register("UnitNormalization")
@dataclass(frozen=True, kw_only=True)
class UnitNormalization(Normalizing):
    """``y = x / |x|``: every vector along ``axis`` gets the length 1.

    x, y: (batch, ...)
    """

    axis: tuple[int, ...] = setting((-1,))

    def __post_init__(self):
        settle_axes(self, "axis")

    def output_shape(self, *shapes: Shape) -> Shape:
        array_axes(self.axis, shapes[0])
        return shapes[0]

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        axes = array_axes(self.axis, x.shape[1:])
        return _affine(of_unit_length(x, axes, _SHORTEST), {}, x.shape, phase)


def of_unit_length(x: Array, axes: Axes, shortest: float) -> Standard:
    """Return vectors divided by their lengths, or by ``shortest`` where they are shorter."""
    xp = xp_of(x)
    lengths = xp.sqrt(xp.square(x).sum(axis=axes, keepdims=True))
    longer = lengths > shortest
    inverse = 1 / xp.maximum(lengths, shortest)
    x_hat = x * inverse

    def back(slope: Array) -> Array:
        along = (slope * x_hat).sum(axis=axes, keepdims=True) * longer
        return inverse * (slope - x_hat * along)

    return x_hat, back


def _standardised(x: Array, axes: Axes, epsilon: float) -> Standard:
    xp = xp_of(x)
    centred = x - x.mean(axis=axes, keepdims=True)
    variance = xp.square(centred).mean(axis=axes, keepdims=True)
    inverse = 1 / xp.sqrt(variance + epsilon)
    x_hat = centred * inverse

    def back(slope: Array) -> Array:
        mean = slope.mean(axis=axes, keepdims=True)
        along = (slope * x_hat).mean(axis=axes, keepdims=True)
        return inverse * (slope - mean - x_hat * along)

    return x_hat, back


def _divided_by_root_mean_square(x: Array, axes: Axes, epsilon: float) -> Standard:
    xp = xp_of(x)
    inverse = 1 / xp.sqrt(xp.square(x).mean(axis=axes, keepdims=True) + epsilon)
    x_hat = x * inverse

    def back(slope: Array) -> Array:
        return inverse * (slope - x_hat * (slope * x_hat).mean(axis=axes, keepdims=True))

    return x_hat, back


def _scaled_by_deviation(x: Array, axes: Axes, epsilon: float) -> Standard:
    """Divide by the deviation around the mean, without taking the mean away."""
    xp = xp_of(x)
    centred = x - x.mean(axis=axes, keepdims=True)
    variance = xp.square(centred).mean(axis=axes, keepdims=True)
    inverse = 1 / xp.sqrt(variance + epsilon)

    def back(slope: Array) -> Array:
        along = (slope * x).mean(axis=axes, keepdims=True)
        return inverse * (slope - centred * xp.square(inverse) * along)

    return x * inverse, back


def _affine(standard: Standard, weights: Weights, spread: Shape, phase: Phase):
    """Return ``x_hat`` times gamma (or scale) plus beta, which are spread over it, and backward."""
    x_hat, back = standard
    factor_name = "scale" if "scale" in weights else "gamma"
    factor, shift = weights.get(factor_name), weights.get("beta")
    gamma = None if factor is None else factor.reshape(spread)
    y = phase.empty(x_hat.shape)
    y[...] = x_hat if gamma is None else x_hat * gamma
    if shift is not None:
        y += shift.reshape(spread)

    def backward(dy: Array, need) -> tuple[tuple[Array | None, ...], Gradients]:
        gradients = {}
        for name, values in ((factor_name, x_hat), ("beta", None)):
            place = phase.grad_like(weights[name]) if name in weights else None
            if place is not None:
                slope = dy if values is None else dy * values
                place[...] = summed_to(slope, spread).reshape(place.shape)
                gradients[name] = place
        if not need[0]:
            return (None,), gradients
        dx = phase.empty(x_hat.shape)
        dx[...] = back(dy if gamma is None else dy * gamma)
        return (dx,), gradients

    return y, backward


def _sizes(axes: Axes, shape: Shape) -> Shape:
    """Return the shape of the weights; Keras puts axes counted from the end before all others."""
    array_axes(axes, shape)
    return tuple(shape[axis - 1 if axis > 0 else axis] for axis in sorted(axes))


def _spread(axes: Axes, shape: Shape) -> Shape:
    """Return the shape in which weights of the sizes of ``axes`` meet an array of ``shape``."""
    return tuple(size if i in axes else 1 for i, size in enumerate(shape))
