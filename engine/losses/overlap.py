"""Losses of overlap, for pictures in which every pixel is told: how well two areas agree."""

from __future__ import annotations

from dataclasses import dataclass

from engine.losses.base import PROBABILITIES, Array, Loss, losses
from engine.losses.regression import EPSILON
from engine.registry import setting


@dataclass(frozen=True, kw_only=True)
class OverlapLoss(Loss):
    """``1 - overlap`` of a whole batch: every row gets the same number (Keras, ``axis=None``)."""

    activation = "sigmoid"
    couples_samples = True

    def __call__(self, y, target, weights, dy, total, k):
        target = target.reshape(y.shape)
        overlap, sizes = self._parts(y, target)
        mass = len(y) if weights is None else float(weights.sum(dtype="float64"))
        dy[...] = self._slopes(target, overlap, sizes)
        dy *= -mass / (total * sizes)
        return mass * (1 - overlap)

    def _suits(self, activation: str) -> bool:
        return activation in PROBABILITIES

    def _parts(self, y: Array, target: Array) -> tuple[float, float]:
        """Return the overlap, in [0, 1], and the number it was divided by."""
        raise NotImplementedError

    def _slopes(self, target: Array, overlap: float, sizes: float) -> Array:
        """Return the slopes of the overlap, times what it was divided by."""
        raise NotImplementedError


@losses.register("Dice")
@dataclass(frozen=True, kw_only=True)
class Dice(OverlapLoss):
    """``1 - 2 sum(target y) / (sum(target) + sum(y))`` (Milletari et al. 2016)."""

    def _parts(self, y, target):
        sizes = _sum(target) + _sum(y) + EPSILON
        return 2 * _sum(target * y) / sizes, sizes

    def _slopes(self, target, overlap, sizes):
        return 2 * target - overlap


@losses.register("Tversky")
@dataclass(frozen=True, kw_only=True)
class Tversky(OverlapLoss):
    """``1 - common / (common + alpha missed + beta invented)`` (Salehi et al. 2017).

    common = sum(target y), missed = sum(target (1 - y)), invented = sum((1 - target) y).
    """

    alpha: float = setting(0.5, minimum=0)
    beta: float = setting(0.5, minimum=0)

    def _parts(self, y, target):
        common = _sum(target * y)
        missed, invented = _sum(target) - common, _sum(y) - common
        sizes = common + self.alpha * missed + self.beta * invented + EPSILON
        return common / sizes, sizes

    def _slopes(self, target, overlap, sizes):
        growth = target * (1 - self.alpha - self.beta) + self.beta
        return target - overlap * growth


def _sum(x: Array) -> float:
    return float(x.sum(dtype="float64"))
