"""Focal losses: cross-entropies that care less for what is told right (Lin et al. 2017)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.losses.base import Array, losses, scale_rows, weighted_sum
from engine.losses.probabilistic import (
    SMALLEST,
    OneHotCrossEntropy,
    YesNoCrossEntropy,
    shares,
    through_shares,
    yes_no_hits,
)
from engine.registry import setting


@losses.register("BinaryFocalCrossentropy")
@dataclass(frozen=True, kw_only=True)
class BinaryFocalCrossentropy(YesNoCrossEntropy):
    """Mean over the units of ``(1 - p)**gamma`` times binary cross-entropy.

    p is the probability given to the right answer. With ``apply_class_balancing`` units whose
    answer is yes weigh ``alpha``, the others ``1 - alpha``.
    y, target: (rows, units)
    """

    apply_class_balancing: bool = setting(False)
    alpha: float = setting(0.25, minimum=0, maximum=1)
    gamma: float = setting(2.0, minimum=0)

    def rows(self, y, target, dy):
        target = self._smoothed(target.reshape(y.shape))
        p = np.clip(y, SMALLEST, 1 - SMALLEST)
        surprise = -(target * np.log(p) + (1 - target) * np.log1p(-p))
        slope = (p == y) * (p - target) / (p * (1 - p))
        doubt = target * (1 - y) + (1 - target) * y
        return self._focused(target, surprise, slope, doubt, 1 - 2 * target, dy)

    def on_logits(self, z, target, weights, dz, total, k):
        answer = target.reshape(z.shape)
        target = self._smoothed(answer)
        small = np.exp(-np.abs(z))  # cannot overflow
        yes = np.where(z > 0, 1, small) / (1 + small)
        no = np.where(z > 0, small, 1) / (1 + small)
        surprise = np.maximum(z, 0) - z * target + np.log1p(small)
        doubt = target * no + (1 - target) * yes
        growth = (1 - 2 * target) * yes * no
        values = self._focused(target, surprise, yes - target, doubt, growth, dz)
        scale_rows(dz, weights, 1 / total)
        return weighted_sum(values, weights), yes_no_hits(z, answer)

    def _focused(
        self, target: Array, surprise: Array, slope: Array, doubt: Array, growth: Array, dy: Array
    ) -> Array:
        """Return the losses of the rows, and fill ``dy`` with their gradient.

        surprise: the cross-entropy of each unit   doubt: 1 - p   slope, growth: of these two
        """
        focus = doubt**self.gamma
        balance = 1 / dy.shape[1]
        if self.apply_class_balancing:
            balance = balance * (target * self.alpha + (1 - target) * (1 - self.alpha))
        np.multiply(focus, slope, out=dy)
        dy += surprise * growth * power_slope(doubt, focus, self.gamma)
        dy *= balance
        return (balance * focus * surprise).sum(axis=1)


@losses.register("CategoricalFocalCrossentropy")
@dataclass(frozen=True, kw_only=True)
class CategoricalFocalCrossentropy(OneHotCrossEntropy):
    """``-alpha sum over the classes of (1 - y)**gamma target log y``.

    y, target: (rows, classes), target one-hot
    """

    alpha: float = setting(0.25, minimum=0, maximum=1)
    gamma: float = setting(2.0, minimum=0)

    def rows(self, y, target, dy):
        target = self._smoothed(target)
        p, sums = shares(y)
        kept = np.clip(p, SMALLEST, 1 - SMALLEST)
        values = self._focused(kept, np.log(kept), target, dy)
        dy *= p == kept
        dy /= kept
        through_shares(dy, p, sums)
        return values

    def on_logits(self, z, target, weights, dz, total, k):
        log_p = z - z.max(axis=1, keepdims=True)  # exp cannot overflow
        log_p -= np.log(np.exp(log_p).sum(axis=1, keepdims=True))
        p = np.exp(log_p)
        values = self._focused(p, log_p, self._smoothed(target), dz)
        dz -= p * dz.sum(axis=1, keepdims=True)
        scale_rows(dz, weights, 1 / total)
        hits = (z.argmax(axis=1) == target.argmax(axis=1)).sum()
        return weighted_sum(values, weights), float(hits)

    def _focused(self, p: Array, log_p: Array, target: Array, dy: Array) -> Array:
        """Return the losses of the rows; fill ``dy`` with p times their slopes along p."""
        doubt = 1 - p
        focus = doubt**self.gamma
        np.multiply(p * log_p, power_slope(doubt, focus, self.gamma), out=dy)
        dy -= focus
        dy *= self.alpha * target
        return -self.alpha * (target * focus * log_p).sum(axis=1)


def power_slope(x: Array, power: Array, exponent: float) -> Array:
    """Return the slope of ``power = x**exponent``, 0 where x is 0."""
    return exponent * np.divide(power, x, out=np.zeros_like(x), where=x > 0)
