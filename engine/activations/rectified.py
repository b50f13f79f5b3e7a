"""Activations that let positive values pass: relu and its smoother relatives."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.activations.base import Activation, activations
from engine.activations.curves import softplus
from engine.registry import setting

Array = Any
SELU_ALPHA, SELU_SCALE = 1.6732632423543772, 1.0507009873554805  # Klambauer et al. 2017


@activations.register("linear")
@dataclass(frozen=True, kw_only=True)
class Linear(Activation):
    """``y = z``."""

    def forward(self, z, y, phase):
        if y is not z:
            y[...] = z

    def backward(self, z, y, dy, dz, phase):
        dz[...] = dy


@activations.register("relu")
@dataclass(frozen=True, kw_only=True)
class Relu(Activation):
    """``y = max(z, 0)``."""

    def forward(self, z, y, phase):
        phase.k.relu_forward(z, y)

    def backward(self, z, y, dy, dz, phase):
        phase.k.relu_backward(y, dy, dz)


@activations.register("relu6")
@dataclass(frozen=True, kw_only=True)
class Relu6(Activation):
    """``y = min(max(z, 0), 6)``."""

    def forward(self, z, y, phase):
        np.clip(z, 0, 6, out=y)

    def backward(self, z, y, dy, dz, phase):
        np.multiply(dy, (y > 0) & (y < 6), out=dz)


@activations.register("leaky_relu")
@dataclass(frozen=True, kw_only=True)
class LeakyRelu(Activation):
    """``y = z`` where ``z > 0``, else ``negative_slope * z``."""

    negative_slope: float = setting(0.2, minimum=0, maximum=1)

    def forward(self, z, y, phase):
        np.maximum(z, self.negative_slope * z, out=y)

    def backward(self, z, y, dy, dz, phase):
        np.copyto(dz, dy)
        np.multiply(dz, self.negative_slope, out=dz, where=y <= 0)


@activations.register("elu")
@dataclass(frozen=True, kw_only=True)
class Elu(Activation):
    """``y = z`` where ``z > 0``, else ``alpha * (exp(z) - 1)`` (Clevert et al. 2016)."""

    alpha: float = setting(1.0, minimum=0)

    def forward(self, z, y, phase):
        _elu(z, y, self.alpha)

    def backward(self, z, y, dy, dz, phase):
        np.multiply(dy, np.where(y >= 0, 1, y + self.alpha), out=dz)


@activations.register("selu")
@dataclass(frozen=True, kw_only=True)
class Selu(Activation):
    """ELU, scaled so that activations keep mean 0 and variance 1 (Klambauer et al. 2017)."""

    def forward(self, z, y, phase):
        _elu(z, y, SELU_ALPHA)
        y *= SELU_SCALE

    def backward(self, z, y, dy, dz, phase):
        slope = np.where(y >= 0, SELU_SCALE, y + SELU_SCALE * SELU_ALPHA)
        np.multiply(dy, slope, out=dz)


@activations.register("celu")
@dataclass(frozen=True, kw_only=True)
class Celu(Activation):
    """``y = z`` where ``z > 0``, else ``alpha * (exp(z / alpha) - 1)`` (Barron 2017)."""

    alpha: float = setting(1.0, minimum=1e-6)

    def forward(self, z, y, phase):
        below = np.expm1(np.minimum(z, 0) / self.alpha)
        np.maximum(z, 0, out=y)
        y += self.alpha * below

    def backward(self, z, y, dy, dz, phase):
        np.multiply(dy, np.where(y >= 0, 1, y / self.alpha + 1), out=dz)


@activations.register("softplus")
@dataclass(frozen=True, kw_only=True)
class Softplus(Activation):
    """``y = log(1 + exp(z))``."""

    def forward(self, z, y, phase):
        softplus(z, y)

    def backward(self, z, y, dy, dz, phase):
        np.negative(y, out=dz)
        np.expm1(dz, out=dz)  # sigmoid(z) = 1 - exp(-y)
        dz *= dy
        dz *= -1  # not np.negative, see sigmoid


@activations.register("squareplus")
@dataclass(frozen=True, kw_only=True)
class Squareplus(Activation):
    """``y = (z + sqrt(z**2 + b)) / 2``: a softplus without exponentials (Barron 2021)."""

    b: float = setting(4.0, minimum=1e-6)

    def forward(self, z, y, phase):
        size = np.abs(z)
        far = (size + np.hypot(z, math.sqrt(self.b))) / 2
        y[...] = np.where(z >= 0, far, self.b / (4 * far))  # a difference would lose digits

    def backward(self, z, y, dy, dz, phase):
        squares = np.square(y)
        np.multiply(dy, squares / (squares + self.b / 4), out=dz)


@activations.register("sparse_plus")
@dataclass(frozen=True, kw_only=True)
class SparsePlus(Activation):
    """``y = 0`` below -1, ``z`` above 1, and the parabola ``(z + 1)**2 / 4`` between."""

    def forward(self, z, y, phase):
        bend = np.square(np.clip(z, -1, 1) + 1) / 4
        y[...] = np.where(z < 1, bend, z)

    def backward(self, z, y, dy, dz, phase):
        np.multiply(dy, np.sqrt(np.minimum(y, 1)), out=dz)


def _elu(z: Array, y: Array, alpha: float) -> None:
    below = np.expm1(np.minimum(z, 0))
    np.maximum(z, 0, out=y)
    y += alpha * below
