"""Activations that multiply a value by a gate of its own."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.activations.base import Activation, activations
from engine.activations.curves import sigmoid, softplus
from engine.registry import setting

Array = Any
_BEND, _CUBE = math.sqrt(2 / math.pi), 0.044715  # Hendrycks & Gimpel 2016


@activations.register("silu", "swish")
@dataclass(frozen=True, kw_only=True)
class Silu(Activation):
    """``y = z * sigmoid(z)``, also called swish."""

    needs_z = True

    def forward(self, z, y, phase):
        s = np.empty_like(z)
        sigmoid(z, s)
        np.multiply(z, s, out=y)

    def backward(self, z, y, dy, dz, phase):
        sigmoid(z, dz)
        dz += y * (1 - dz)
        dz *= dy


@activations.register("hard_silu", "hard_swish")
@dataclass(frozen=True, kw_only=True)
class HardSilu(Activation):
    """``y = z * hard_sigmoid(z)``, also called hard swish (Howard et al. 2019)."""

    needs_z = True

    def forward(self, z, y, phase):
        np.multiply(z, np.clip(z / 6 + 0.5, 0, 1), out=y)

    def backward(self, z, y, dy, dz, phase):
        gate = np.clip(z / 6 + 0.5, 0, 1)
        np.multiply(dy, gate + np.where((gate > 0) & (gate < 1), z / 6, 0), out=dz)


@activations.register("gelu")
@dataclass(frozen=True, kw_only=True)
class Gelu(Activation):
    """``y = z * P(X <= z)`` for a standard normal X (Hendrycks & Gimpel 2016).

    If ``approximate``, the probability is ``(1 + tanh(sqrt(2 / pi) * (z + 0.044715 z**3))) / 2``.
    """

    needs_z = True
    approximate: bool = setting(False)

    def forward(self, z, y, phase):
        below = (1 + _bent_tanh(z)) / 2 if self.approximate else _normal_below(z)
        np.multiply(z, below, out=y)

    def backward(self, z, y, dy, dz, phase):
        if self.approximate:
            t = _bent_tanh(z)
            dz[...] = z * (1 - t * t) * (_BEND * (1 + 3 * _CUBE * z * z)) / 2 + (1 + t) / 2
        else:
            np.exp(-0.5 * z * z, out=dz)
            dz *= z
            dz /= math.sqrt(2 * math.pi)
            dz += _normal_below(z)
        dz *= dy


@activations.register("mish")
@dataclass(frozen=True, kw_only=True)
class Mish(Activation):
    """``y = z * tanh(softplus(z))`` (Misra 2019)."""

    needs_z = True

    def forward(self, z, y, phase):
        t = np.empty_like(z)
        softplus(z, t)
        np.multiply(z, np.tanh(t, out=t), out=y)

    def backward(self, z, y, dy, dz, phase):
        t = np.empty_like(z)
        softplus(z, t)
        np.tanh(t, out=t)
        sigmoid(z, dz)
        dz *= z
        dz *= 1 - t * t
        dz += t
        dz *= dy


def _normal_below(z: Array) -> Array:
    """Return the share of a standard normal distribution below ``z``."""
    from scipy.special import ndtr  # here, because the window imports this module but not SciPy

    return ndtr(z)


def _bent_tanh(z: Array) -> Array:
    """Return ``tanh(sqrt(2 / pi) * (z + 0.044715 z**3))``."""
    return np.tanh(_BEND * z * (1 + _CUBE * z * z))
