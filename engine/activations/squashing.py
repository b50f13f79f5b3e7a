"""Activations with a bound, and their logarithms: sigmoids, hyperbolic tangents."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.activations.base import Activation, activations
from engine.activations.curves import sigmoid, softplus


@activations.register("sigmoid")
@dataclass(frozen=True, kw_only=True)
class Sigmoid(Activation):
    """``y = 1 / (1 + exp(-z))``."""

    def forward(self, z, y, phase):
        sigmoid(z, y)

    def backward(self, z, y, dy, dz, phase):
        np.subtract(1, y, out=dz)
        dz *= y
        dz *= dy


@activations.register("hard_sigmoid")
@dataclass(frozen=True, kw_only=True)
class HardSigmoid(Activation):
    """``y = z / 6 + 0.5``, cut off at 0 and 1 (Keras 3; Keras 2 divided by 5)."""

    def forward(self, z, y, phase):
        np.divide(z, 6, out=y)
        y += 0.5
        np.clip(y, 0, 1, out=y)

    def backward(self, z, y, dy, dz, phase):
        np.multiply(dy, (y > 0) & (y < 1), out=dz)
        dz /= 6


@activations.register("hard_sigmoid_keras2")
@dataclass(frozen=True, kw_only=True)
class HardSigmoidKeras2(Activation):
    """``y = 0.2 * z + 0.5``, cut off at 0 and 1: what Keras 2 calls ``hard_sigmoid``."""

    def forward(self, z, y, phase):
        np.multiply(z, 0.2, out=y)
        y += 0.5
        np.clip(y, 0, 1, out=y)

    def backward(self, z, y, dy, dz, phase):
        np.multiply(dy, (y > 0) & (y < 1), out=dz)
        dz *= 0.2


@activations.register("sparse_sigmoid")
@dataclass(frozen=True, kw_only=True)
class SparseSigmoid(Activation):
    """``y = (z + 1) / 2``, cut off at 0 and 1."""

    def forward(self, z, y, phase):
        np.add(z, 1, out=y)
        y /= 2
        np.clip(y, 0, 1, out=y)

    def backward(self, z, y, dy, dz, phase):
        np.multiply(dy, (y > 0) & (y < 1), out=dz)
        dz /= 2


@activations.register("log_sigmoid")
@dataclass(frozen=True, kw_only=True)
class LogSigmoid(Activation):
    """The logarithm of the sigmoid: ``y = -log(1 + exp(-z))``."""

    def forward(self, z, y, phase):
        np.multiply(z, -1, out=y)  # not np.negative, see sigmoid
        softplus(y, y)
        y *= -1

    def backward(self, z, y, dy, dz, phase):
        np.expm1(y, out=dz)  # 1 - sigmoid(z), with a minus
        dz *= dy
        dz *= -1


@activations.register("tanh")
@dataclass(frozen=True, kw_only=True)
class Tanh(Activation):
    """The hyperbolic tangent."""

    def forward(self, z, y, phase):
        np.tanh(z, out=y)

    def backward(self, z, y, dy, dz, phase):
        np.square(y, out=dz)
        np.subtract(1, dz, out=dz)
        dz *= dy


@activations.register("hard_tanh")
@dataclass(frozen=True, kw_only=True)
class HardTanh(Activation):
    """``y = z``, cut off at -1 and 1."""

    def forward(self, z, y, phase):
        np.clip(z, -1, 1, out=y)

    def backward(self, z, y, dy, dz, phase):
        np.multiply(dy, np.abs(y) < 1, out=dz)


@activations.register("softsign")
@dataclass(frozen=True, kw_only=True)
class Softsign(Activation):
    """``y = z / (1 + |z|)``."""

    needs_z = True

    def forward(self, z, y, phase):
        np.divide(z, 1 + np.abs(z), out=y)

    def backward(self, z, y, dy, dz, phase):
        np.abs(z, out=dz)
        dz += 1
        np.divide(dy, np.square(dz, out=dz), out=dz)


@activations.register("exponential")
@dataclass(frozen=True, kw_only=True)
class Exponential(Activation):
    """``y = exp(z)``; beyond 88 it is infinite in float32."""

    def forward(self, z, y, phase):
        with np.errstate(over="ignore"):
            np.exp(z, out=y)

    def backward(self, z, y, dy, dz, phase):
        np.multiply(dy, y, out=dz)
