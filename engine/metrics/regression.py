"""Errors: how far outputs are from the values they should have."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.metrics.base import Metric, metrics
from engine.targets import values_of


@metrics.register("MeanSquaredError", "mse")
@dataclass(frozen=True, kw_only=True)
class MeanSquaredError(Metric):
    """Mean of ``(y - target)**2``."""

    def values(self, y, target):
        squares = np.square(y - values_of(target, y.shape[1:]))
        return squares.reshape(len(y), -1).mean(axis=1)


@metrics.register("RootMeanSquaredError", "rmse")
@dataclass(frozen=True, kw_only=True)
class RootMeanSquaredError(MeanSquaredError):
    """Root of the mean of ``(y - target)**2`` over all samples, in the target's unit."""

    def result(self, state):
        return math.sqrt(super().result(state))


@metrics.register("MeanAbsoluteError", "mae")
@dataclass(frozen=True, kw_only=True)
class MeanAbsoluteError(Metric):
    """Mean of ``|y - target|``, in the target's unit."""

    def values(self, y, target):
        distances = np.abs(y - values_of(target, y.shape[1:]))
        return distances.reshape(len(y), -1).mean(axis=1)
