"""Losses for values: how far the output is from the target."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.losses.base import Loss, losses, scale_rows, weighted_sum


@losses.register("MeanSquaredError", "mse")
@dataclass(frozen=True, kw_only=True)
class MeanSquaredError(Loss):
    """Mean over the values of a sample of ``(y - target)**2``."""

    def __call__(self, y, target, weights, dy, total, k):
        values = math.prod(y.shape[1:])
        np.subtract(y, target.reshape(y.shape), out=dy)
        squares = np.square(dy).reshape(len(y), values).mean(axis=1)
        scale_rows(dy, weights, 2 / (values * total))
        return weighted_sum(squares, weights)


@losses.register("MeanAbsoluteError", "mae")
@dataclass(frozen=True, kw_only=True)
class MeanAbsoluteError(Loss):
    """Mean over the values of a sample of ``|y - target|``; the slope at 0 is 0."""

    def __call__(self, y, target, weights, dy, total, k):
        values = math.prod(y.shape[1:])
        np.subtract(y, target.reshape(y.shape), out=dy)
        distances = np.abs(dy).reshape(len(y), values).mean(axis=1)
        np.sign(dy, out=dy)
        scale_rows(dy, weights, 1 / (values * total))
        return weighted_sum(distances, weights)
