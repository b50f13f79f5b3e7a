"""Losses for values: how far the output is from the target."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.losses.base import Array, Loss, MeanOverUnits, losses
from engine.registry import setting

EPSILON = 1e-7  # Keras's: smaller numbers are taken for this one where they would divide


@losses.register("MeanSquaredError", "mse")
@dataclass(frozen=True, kw_only=True)
class MeanSquaredError(MeanOverUnits):
    """Mean over the values of a row of ``(y - target)**2``."""

    is_one_kernel = True

    def __call__(self, y, target, weights, dy, total, k):
        return k.mean_squared_error(y, target.reshape(y.shape), weights, dy, total)[0]

    def units(self, y, target, dy):
        np.subtract(y, target, out=dy)
        squares = np.square(dy)
        dy *= 2
        return squares


@losses.register("MeanAbsoluteError", "mae")
@dataclass(frozen=True, kw_only=True)
class MeanAbsoluteError(MeanOverUnits):
    """Mean over the values of a row of ``|y - target|``; the slope at 0 is 0."""

    def units(self, y, target, dy):
        np.subtract(y, target, out=dy)
        distances = np.abs(dy)
        np.sign(dy, out=dy)
        return distances


@losses.register("MeanAbsolutePercentageError", "mape")
@dataclass(frozen=True, kw_only=True)
class MeanAbsolutePercentageError(MeanOverUnits):
    """Mean over the values of a row of ``100 |y - target| / |target|``, in percent."""

    def units(self, y, target, dy):
        percent = 100 / np.maximum(np.abs(target), EPSILON)
        np.subtract(y, target, out=dy)
        distances = np.abs(dy) * percent
        np.sign(dy, out=dy)
        dy *= percent
        return distances


@losses.register("MeanSquaredLogarithmicError", "msle")
@dataclass(frozen=True, kw_only=True)
class MeanSquaredLogarithmicError(MeanOverUnits):
    """Mean over the values of a row of ``(log(1 + y) - log(1 + target))**2``.

    Numbers below 1e-7 are taken for it, with a slope of 0: for values that are not negative.
    """

    def units(self, y, target, dy):
        kept = np.maximum(y, EPSILON)
        distances = np.log1p(kept) - np.log1p(np.maximum(target, EPSILON))
        np.divide(2 * distances, 1 + kept, out=dy)
        dy *= y == kept
        return np.square(distances)


@losses.register("Huber", "huber_loss")
@dataclass(frozen=True, kw_only=True)
class Huber(MeanOverUnits):
    """Mean of ``e**2 / 2`` where ``|e| <= delta``, else ``delta |e| - delta**2 / 2``.

    e = y - target: a square near 0, and straight far from it (Huber 1964).
    """

    delta: float = setting(1.0, minimum=0)

    def units(self, y, target, dy):
        error = y - target
        np.clip(error, -self.delta, self.delta, out=dy)
        return dy * (error - dy / 2)


@losses.register("LogCosh")
@dataclass(frozen=True, kw_only=True)
class LogCosh(MeanOverUnits):
    """Mean of ``log(cosh(y - target))``: like a square near 0, like a distance far from it."""

    def units(self, y, target, dy):
        np.subtract(y, target, out=dy)
        distances = np.abs(dy)
        np.tanh(dy, out=dy)
        return distances + np.log1p(np.exp(-2 * distances)) - math.log(2)  # exp cannot overflow


@losses.register("CosineSimilarity")
@dataclass(frozen=True, kw_only=True)
class CosineSimilarity(Loss):
    """``-cos`` of the angle between the output and the target: -1 where they point alike."""

    least_units = 2

    def rows(self, y, target, dy):
        direction, aim = _direction(y), _direction(target.reshape(y.shape))
        cosines = (direction * aim).sum(axis=1)
        np.multiply(direction, cosines[:, None], out=dy)
        dy -= aim
        dy *= _inverse_length(y)
        return -cosines


def _direction(x: Array) -> Array:
    """Return ``x / |x|`` by rows."""
    return x * _inverse_length(x)


def _inverse_length(x: Array) -> Array:
    """Return ``1 / |x|`` of each row, (rows, 1), at most 1e7 (Keras)."""
    return 1 / np.maximum(np.sqrt(np.square(x).sum(axis=1, keepdims=True)), EPSILON)
