"""Batch normalisation (Ioffe & Szegedy 2015)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from engine.arrays.xp import xp_of
from engine.errors import SettingError
from engine.initializers import Ones, Zeros
from engine.layers.axes import array_axes, settle_axis
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

_TINY = 1e-7  # Keras adds it to the number of places that a mask leaves


@layers.register("BatchNormalization")
@dataclass(frozen=True, kw_only=True)
class BatchNormalization(Layer):
    """``y = gamma * (x - mean) / sqrt(variance + epsilon) + beta`` for each channel.

    While training, mean and variance are those of the whole batch, whatever the number of
    shards, without the steps that a mask leaves out, and running means of both are kept;
    afterwards, and in a frozen layer, the running ones are used.

    x, y: (batch, ..., channels)   gamma, beta, moving_mean, moving_variance: (channels,)
    """

    couples_samples: ClassVar[bool] = True
    passes_mask: ClassVar[bool] = True
    axis: int = setting(-1, minimum=-4, maximum=4)
    momentum: float = setting(0.99, minimum=0.0, maximum=1.0)
    epsilon: float = setting(0.001, minimum=0.0)
    center: bool = setting(True)
    scale: bool = setting(True)
    beta_initializer: object = setting(Zeros(), choices="initializer")
    gamma_initializer: object = setting(Ones(), choices="initializer")
    moving_mean_initializer: object = setting(Zeros(), choices="initializer")
    moving_variance_initializer: object = setting(Ones(), choices="initializer")
    beta_regularizer: object | None = setting(None, choices="regularizer", optional=True)
    gamma_regularizer: object | None = setting(None, choices="regularizer", optional=True)
    beta_constraint: object | None = setting(None, choices="constraint", optional=True)
    gamma_constraint: object | None = setting(None, choices="constraint", optional=True)

    def __post_init__(self):
        settle_axis(self)
        if not 0 <= self.momentum <= 1:
            raise SettingError(setting="momentum", expected="from 0 to 1", actual=self.momentum)
        if self.epsilon < 0:
            raise SettingError(setting="epsilon", expected="at least 0", actual=self.epsilon)

    def output_shape(self, *shapes: Shape) -> Shape:
        return shapes[0]

    def weight_specs(self, *shapes: Shape) -> dict[str, WeightSpec]:
        (axis,) = array_axes((self.axis,), shapes[0])
        channels = shapes[0][axis - 1 : axis]
        specs = {}
        if self.scale:
            specs["gamma"] = spec_of(
                channels, self.gamma_initializer, self.gamma_regularizer, self.gamma_constraint
            )
        if self.center:
            specs["beta"] = spec_of(
                channels, self.beta_initializer, self.beta_regularizer, self.beta_constraint
            )
        for name, initializer in (
            ("moving_mean", self.moving_mean_initializer),
            ("moving_variance", self.moving_variance_initializer),
        ):
            specs[name] = replace(spec_of(channels, initializer), trainable=False)
        return specs

    def multiply_adds(self, *shapes: Shape) -> int:
        return 2 * math.prod(shapes[0])

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        (axis,) = array_axes((self.axis,), x.shape[1:])
        mask = phase.masks[0] if phase.masks else None
        kept = None if mask is None else _spread(mask, x)
        if axis == x.ndim - 1:
            return self._by_channel(weights, x, kept, phase)
        kept = None if kept is None else np.moveaxis(kept, axis, -1)
        y, back = self._by_channel(weights, _moved(x, axis, -1, phase), kept, phase)

        def backward(dy: Array, need):
            (dx,), gradients = back(_moved(dy, axis, -1, phase), need)
            return (None if dx is None else _moved(dx, -1, axis, phase),), gradients

        return _moved(y, -1, axis, phase), backward

    def _by_channel(
        self, weights: Weights, x: Array, kept: Array | None, phase: Phase
    ) -> tuple[Array, Backward]:
        """Normalise ``x`` (batch, ..., channels); ``kept`` says which of its values count."""
        training = phase.training and self.trainable
        places = _places(x, kept, phase) if training else 1
        if training:
            mean, variance = self._moments(x, kept, places, phase)
        else:
            mean, variance = weights["moving_mean"], weights["moving_variance"]
        inverse_deviation = 1 / np.sqrt(variance + self.epsilon)
        gamma, beta = weights.get("gamma"), weights.get("beta")
        y = phase.empty(x.shape)
        phase.k.normalise_forward(x, mean, inverse_deviation, gamma, beta, y)

        def backward(dy: Array, need):
            sums = phase.empty((2, x.shape[-1]))
            phase.k.normalise_backward_sums(x, dy, mean, inverse_deviation, sums)
            gradients = self._gradients(weights, sums, phase)
            if not need[0]:
                return (None,), gradients
            # running statistics do not depend on x
            means = phase.meet(sums) / places if training else np.zeros_like(sums)
            dx = phase.empty(x.shape)
            phase.k.normalise_backward(
                x, dy, mean, inverse_deviation, gamma, means[0], means[1], dx
            )
            if training and kept is not None:  # values that do not count change no statistics
                scale = inverse_deviation if gamma is None else gamma * inverse_deviation
                dx[...] = xp_of(x).where(kept, dx, scale * dy)
            return (dx,), gradients

        return y, backward

    def _moments(
        self, x: Array, kept: Array | None, places: Array, phase: Phase
    ) -> tuple[Array, Array]:
        """Return mean and variance of each channel over the whole batch, and report them."""
        where = xp_of(x).where
        sums = phase.empty(x.shape[-1:])
        phase.k.channel_sums(x if kept is None else where(kept, x, x.dtype.type(0)), sums)
        mean = phase.meet(sums) / places
        counting = x if kept is None else where(kept, x, mean)
        phase.k.channel_square_sums(counting, mean, sums)
        variance = phase.meet(sums) / places
        phase.observe("moving_mean", mean)
        phase.observe("moving_variance", variance)
        return mean, variance

    def _gradients(self, weights: Weights, sums: Array, phase: Phase) -> dict[str, Array]:
        gradients = {}
        for name, total in (("gamma", sums[1]), ("beta", sums[0])):
            if name in weights:
                gradient = phase.grad_like(weights[name])
                if gradient is not None:
                    gradient[...] = total
                    gradients[name] = gradient
        return gradients

    def settle(self, weights: Weights, observed: Mapping[str, Array]) -> None:
        for name, value in observed.items():
            moving = weights[name]
            moving *= self.momentum
            moving += (1 - self.momentum) * value


def _places(x: Array, kept: Array | None, phase: Phase) -> Array:
    """How many values of each channel the whole batch has, in the type of ``x``."""
    if kept is None:
        return x.dtype.type(x.size // x.shape[-1] // x.shape[0] * phase.total)
    counts = kept.reshape(-1, x.shape[-1]).sum(axis=0, dtype=x.dtype)
    return phase.meet(counts) + x.dtype.type(_TINY)


def _spread(mask: Array, x: Array) -> Array:
    """Return the mask of steps as one of all values of ``x``."""
    wide = mask.reshape(*mask.shape, *(1,) * (x.ndim - mask.ndim))
    return xp_of(x).broadcast_to(wide, x.shape)


def _moved(x: Array, source: int, target: int, phase: Phase) -> Array:
    turned = np.moveaxis(x, source, target)
    result = phase.empty(turned.shape)
    result[...] = turned
    return result
