"""Batch normalisation (Ioffe & Szegedy 2015)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.errors import SettingError
from engine.initializers import Ones, Zeros
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


@layers.register("BatchNormalization")
@dataclass(frozen=True, kw_only=True)
class BatchNormalization(Layer):
    """``y = gamma * (x - mean) / sqrt(variance + epsilon) + beta`` for each channel.

    While training, mean and variance are those of the whole batch, whatever the number of
    shards, and running means of both are kept; afterwards the running ones are used.

    x, y: (batch, ..., channels)   gamma, beta, moving_mean, moving_variance: (channels,)
    """

    couples_samples: ClassVar[bool] = True
    momentum: float = setting(0.99, minimum=0.0, maximum=1.0)
    epsilon: float = setting(0.001, minimum=0.0)
    center: bool = setting(True)
    scale: bool = setting(True)
    beta_initializer: object = setting(Zeros(), choices="initializer")
    gamma_initializer: object = setting(Ones(), choices="initializer")
    moving_mean_initializer: object = setting(Zeros(), choices="initializer")
    moving_variance_initializer: object = setting(Ones(), choices="initializer")

    def __post_init__(self):
        if not 0 <= self.momentum <= 1:
            raise SettingError(setting="momentum", expected="from 0 to 1", actual=self.momentum)
        if self.epsilon < 0:
            raise SettingError(setting="epsilon", expected="at least 0", actual=self.epsilon)

    def output_shape(self, *shapes: Shape) -> Shape:
        return shapes[0]

    def weight_specs(self, *shapes: Shape) -> dict[str, WeightSpec]:
        channels = shapes[0][-1:]
        specs = {}
        if self.scale:
            specs["gamma"] = WeightSpec(channels, self.gamma_initializer)
        if self.center:
            specs["beta"] = WeightSpec(channels, self.beta_initializer)
        specs["moving_mean"] = WeightSpec(channels, self.moving_mean_initializer, trainable=False)
        specs["moving_variance"] = WeightSpec(
            channels, self.moving_variance_initializer, trainable=False
        )
        return specs

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        mean, variance = self._moments(weights, x, phase)
        inverse_deviation = 1 / np.sqrt(variance + self.epsilon)
        gamma, beta = weights.get("gamma"), weights.get("beta")
        y = phase.empty(x.shape)
        phase.k.normalise_forward(x, mean, inverse_deviation, gamma, beta, y)
        training = phase.training and self.trainable

        def backward(dy: Array, need):
            sums = phase.empty((2, x.shape[-1]))
            phase.k.normalise_backward_sums(x, dy, mean, inverse_deviation, sums)
            gradients = self._gradients(weights, sums, phase)
            if not need[0]:
                return (None,), gradients
            # running statistics do not depend on x
            means = phase.meet(sums) / _places(x, phase) if training else np.zeros_like(sums)
            dx = phase.empty(x.shape)
            phase.k.normalise_backward(
                x, dy, mean, inverse_deviation, gamma, means[0], means[1], dx
            )
            return (dx,), gradients

        return y, backward

    def _moments(self, weights: Weights, x: Array, phase: Phase) -> tuple[Array, Array]:
        if not (phase.training and self.trainable):
            return weights["moving_mean"], weights["moving_variance"]
        sums = phase.empty(x.shape[-1:])
        phase.k.channel_sums(x, sums)
        mean = phase.meet(sums) / _places(x, phase)
        phase.k.channel_square_sums(x, mean, sums)
        variance = phase.meet(sums) / _places(x, phase)
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


def _places(x: Array, phase: Phase) -> Array:
    """How many values of each channel the whole batch has, in the type of ``x``."""
    return x.dtype.type(x.size // x.shape[-1] // x.shape[0] * phase.total)
