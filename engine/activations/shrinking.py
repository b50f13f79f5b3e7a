"""Activations that make values near 0, or below a threshold, the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.activations.base import Activation, activations
from engine.registry import setting


@activations.register("hard_shrink")
@dataclass(frozen=True, kw_only=True)
class HardShrink(Activation):
    """``y = z`` where ``|z| > threshold``, else 0."""

    threshold: float = setting(0.5, minimum=0)

    def forward(self, z, y, phase):
        y[...] = np.where(np.abs(z) <= self.threshold, 0, z)

    def backward(self, z, y, dy, dz, phase):
        np.multiply(dy, y != 0, out=dz)


@activations.register("soft_shrink")
@dataclass(frozen=True, kw_only=True)
class SoftShrink(Activation):
    """Moves ``z`` to 0 by ``threshold``; what is nearer becomes 0."""

    threshold: float = setting(0.5, minimum=0)

    def forward(self, z, y, phase):
        np.subtract(z, np.clip(z, -self.threshold, self.threshold), out=y)

    def backward(self, z, y, dy, dz, phase):
        np.multiply(dy, y != 0, out=dz)


@activations.register("tanh_shrink")
@dataclass(frozen=True, kw_only=True)
class TanhShrink(Activation):
    """``y = z - tanh(z)``."""

    needs_z = True

    def forward(self, z, y, phase):
        np.subtract(z, np.tanh(z), out=y)

    def backward(self, z, y, dy, dz, phase):
        np.square(np.tanh(z), out=dz)
        dz *= dy


@activations.register("threshold")
@dataclass(frozen=True, kw_only=True)
class Threshold(Activation):
    """``y = z`` where ``z > threshold``, else ``default_value``.

    In Keras both numbers must be given; as they are here it is relu.
    """

    needs_z = True
    threshold: float = setting(0.0)
    default_value: float = setting(0.0)

    def forward(self, z, y, phase):
        y[...] = np.where(z <= self.threshold, self.default_value, z)

    def backward(self, z, y, dy, dz, phase):
        np.multiply(dy, z > self.threshold, out=dz)
