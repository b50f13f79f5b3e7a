"""Losses for probabilities: how surprised the network is by the target, in nats."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.losses.base import (
    NEVER_NEGATIVE,
    PROBABILITIES,
    Array,
    Loss,
    MeanOverUnits,
    Shape,
    losses,
)
from engine.registry import setting

SMALLEST = 1e-7  # Keras keeps probabilities this far from 0 and 1


@dataclass(frozen=True, kw_only=True)
class CrossEntropy(Loss):
    """Compares probabilities, or logits if ``from_logits``, with the truth.

    Probabilities are clipped at 1e-7 and 1 - 1e-7, where the gradient is 0, as in Keras.
    """

    activation = "softmax"
    task = "classes"

    from_logits: bool = setting(False)

    def __call__(self, y, target, weights, dy, total, k):
        if self.from_logits:
            return self.on_logits(y, target, weights, dy, total, k)[0]
        return super().__call__(y, target, weights, dy, total, k)

    @property
    def fused_activation(self):
        return None if self.from_logits else self.activation

    @property
    def wanted_activation(self):
        return "linear" if self.from_logits else self.activation

    def _expected_shapes(self, target_count: int, classes: bool) -> list[Shape]:
        return [(target_count,)]

    def _suits(self, activation: str) -> bool:
        return self.from_logits != (activation in PROBABILITIES)


@dataclass(frozen=True, kw_only=True)
class YesNoCrossEntropy(CrossEntropy):
    """Asks each unit a question of yes or no, which sigmoid answers."""

    activation = "sigmoid"
    task = "yes or no"

    label_smoothing: float = setting(0.0, minimum=0, maximum=1)

    def _expected_shapes(self, target_count: int, classes: bool) -> list[Shape]:
        return [(1,), (2,)] if classes and target_count == 2 else [(target_count,)]

    def _smoothed(self, target: Array) -> Array:
        """Return targets that are drawn towards 1/2."""
        if not self.label_smoothing:
            return target
        return target * (1 - self.label_smoothing) + self.label_smoothing / 2


@dataclass(frozen=True, kw_only=True)
class OneHotCrossEntropy(CrossEntropy):
    """Compares the probabilities of classes with one-hot rows."""

    target_kind = "one_hot"

    label_smoothing: float = setting(0.0, minimum=0, maximum=1)

    def _smoothed(self, target: Array) -> Array:
        """Return targets that are drawn towards the same share for all classes."""
        if not self.label_smoothing:
            return target
        share = self.label_smoothing / target.shape[1]
        return target * (1 - self.label_smoothing) + share


@losses.register("BinaryCrossentropy", "bce")
@dataclass(frozen=True, kw_only=True)
class BinaryCrossentropy(YesNoCrossEntropy):
    """Mean over the units of ``-target log y - (1 - target) log(1 - y)``.

    y, target: (rows, units)
    """

    def rows(self, y, target, dy):
        target = self._smoothed(target.reshape(y.shape))
        p = np.clip(y, SMALLEST, 1 - SMALLEST)
        surprise = -(target * np.log(p) + (1 - target) * np.log1p(-p))
        np.divide(p - target, p * (1 - p) * y.shape[1], out=dy)
        dy *= p == y
        return surprise.mean(axis=1)

    def on_logits(self, z, target, weights, dz, total, k):
        target = target.reshape(z.shape)
        if not self.label_smoothing:
            return k.sigmoid_cross_entropy(z, target, weights, dz, total)
        smoothed = self._smoothed(target)
        return k.sigmoid_cross_entropy(z, smoothed, weights, dz, total)[0], yes_no_hits(z, target)


@losses.register("CategoricalCrossentropy")
@dataclass(frozen=True, kw_only=True)
class CategoricalCrossentropy(OneHotCrossEntropy):
    """``-sum over the classes of target log y``, each row of y divided by its sum before.

    y, target: (rows, classes), target one-hot
    """

    def rows(self, y, target, dy):
        target = self._smoothed(target)
        p, sums = shares(y)
        kept = np.clip(p, SMALLEST, 1 - SMALLEST)
        np.divide(-target, kept, out=dy)
        dy *= p == kept
        through_shares(dy, p, sums)
        return -(target * np.log(kept)).sum(axis=1)

    def on_logits(self, z, target, weights, dz, total, k):
        return k.softmax_cross_entropy_dense(z, self._smoothed(target), weights, dz, total)


@losses.register("SparseCategoricalCrossentropy")
@dataclass(frozen=True, kw_only=True)
class SparseCategoricalCrossentropy(CrossEntropy):
    """``-log y[target]``: categorical cross-entropy for class numbers.

    Rows of ``ignore_class`` do not count.
    y: (rows, classes)   target: (rows,) int64
    """

    target_kind = "class"

    ignore_class: int | None = setting(None, minimum=-1, optional=True)

    def rows(self, y, target, dy):
        valid, target = self._valid(target)
        p, sums = shares(y)
        rows = np.arange(len(y))
        hit = p[rows, target]
        kept = np.clip(hit, SMALLEST, 1 - SMALLEST)
        dy[...] = 0
        dy[rows, target] = (hit == kept) / -kept
        through_shares(dy, p, sums)
        if valid is None:
            return -np.log(kept)
        dy *= valid[:, None]
        return np.where(valid, -np.log(kept), 0)

    def counted(self, target):
        return None if self.ignore_class is None else target != self.ignore_class

    def on_logits(self, z, target, weights, dz, total, k):
        valid, known = self._valid(target)
        if valid is None:
            return k.softmax_cross_entropy(z, target, weights, dz, total)
        counts = valid.astype(z.dtype)
        if weights is not None:
            counts *= weights
        loss, _ = k.softmax_cross_entropy(z, known, counts, dz, total)
        return loss, float((z.argmax(axis=1) == target).sum())

    def _valid(self, target: Array) -> tuple[Array | None, Array]:
        """Return which rows count, and class numbers with 0 in the place of the others."""
        valid = self.counted(target)
        return valid, target if valid is None else np.where(valid, target, 0)


@losses.register("KLDivergence", "kld", "kullback_leibler_divergence")
@dataclass(frozen=True, kw_only=True)
class KLDivergence(Loss):
    """``sum of target log(target / y)`` (Kullback & Leibler 1951): two distributions compared.

    Numbers outside 1e-7 ... 1 are clipped, where the gradient is 0, as in Keras.
    """

    activation = "softmax"
    least_units = 2

    def rows(self, y, target, dy):
        aim = np.clip(target.reshape(y.shape), SMALLEST, 1)
        kept = np.clip(y, SMALLEST, 1)
        np.divide(-aim, kept, out=dy)
        dy *= y == kept
        return (aim * np.log(aim / kept)).sum(axis=1)

    def _suits(self, activation: str) -> bool:
        return activation in PROBABILITIES


@losses.register("Poisson")
@dataclass(frozen=True, kw_only=True)
class Poisson(MeanOverUnits):
    """Mean of ``y - target log y``: for counts, whose expectation is y."""

    activation = "softplus"

    def units(self, y, target, dy):
        shifted = y + SMALLEST
        np.divide(target, shifted, out=dy)
        np.subtract(1, dy, out=dy)
        return y - target * np.log(shifted)

    def _suits(self, activation: str) -> bool:
        return activation in NEVER_NEGATIVE


def shares(y: Array) -> tuple[Array, Array]:
    """Return the rows of ``y`` divided by their sums, and the sums."""
    sums = y.sum(axis=1, keepdims=True)
    return y / sums, sums


def through_shares(dp: Array, p: Array, sums: Array) -> None:
    """Turn the gradient of the shares into that of ``y``, in place."""
    dp -= (dp * p).sum(axis=1, keepdims=True)
    dp /= sums


def yes_no_hits(z: Array, target: Array) -> float:
    """Return how many rows are right, each by the share of its units; z: logits."""
    return float(((z > 0) == target).mean(axis=1).sum())
