"""Cross-entropies: how surprised the network is by the target, in nats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.losses.base import Array, Loss, Shape, losses, scale_rows, weighted_sum
from engine.registry import setting

SMALLEST = 1e-7  # Keras keeps probabilities this far from 0 and 1
PROBABILITIES = ("softmax", "sigmoid", "hard_sigmoid")  # activations with values in [0, 1]


@dataclass(frozen=True, kw_only=True)
class CrossEntropy(Loss):
    """Compares probabilities, or logits if ``from_logits``, with the truth.

    Probabilities are clipped at 1e-7 and 1 - 1e-7, where the gradient is 0, as in Keras.
    """

    activation: ClassVar[str] = "softmax"  # that the last layer should have

    from_logits: bool = setting(False)

    def check(self, node, output_shape, activation, target_count, classes):
        super().check(node, output_shape, activation, target_count, classes)
        if self.from_logits == (activation in PROBABILITIES):
            expected = "linear" if self.from_logits else self.activation
            raise self._mismatch(node, activation, expected)

    def _expected_shapes(self, target_count: int, classes: bool) -> list[Shape]:
        return [(target_count,)]

    @property
    def fused_activation(self):
        return None if self.from_logits else self.activation


@losses.register("BinaryCrossentropy")
@dataclass(frozen=True, kw_only=True)
class BinaryCrossentropy(CrossEntropy):
    """Mean over the units of ``-target log y - (1 - target) log(1 - y)``: questions of yes or no.

    y, target: (batch, units)
    """

    activation = "sigmoid"

    def __call__(self, y, target, weights, dy, total, k):
        if self.from_logits:
            return self.on_logits(y, target, weights, dy, total, k)[0]
        target = target.reshape(y.shape)
        p = np.clip(y, SMALLEST, 1 - SMALLEST)
        surprise = -(target * np.log(p) + (1 - target) * np.log1p(-p))
        np.divide(p - target, p * (1 - p), out=dy)
        dy *= p == y
        scale_rows(dy, weights, 1 / (y.shape[1] * total))
        return weighted_sum(surprise.mean(axis=1), weights)

    def on_logits(self, z, target, weights, dz, total, k):
        target = target.reshape(z.shape)
        return k.sigmoid_cross_entropy(z, target, weights, dz, total)

    def _expected_shapes(self, target_count: int, classes: bool) -> list[Shape]:
        one_unit = classes and target_count == 2
        return [(1,), (2,)] if one_unit else [(target_count,)]


@losses.register("CategoricalCrossentropy")
@dataclass(frozen=True, kw_only=True)
class CategoricalCrossentropy(CrossEntropy):
    """``-sum over the classes of target log y``, each row of y divided by its sum before.

    y, target: (batch, classes), target one-hot
    """

    target_kind = "one_hot"

    def __call__(self, y, target, weights, dy, total, k):
        if self.from_logits:
            return self.on_logits(y, target, weights, dy, total, k)[0]
        p, sums = _shares(y)
        kept = np.clip(p, SMALLEST, 1 - SMALLEST)
        np.divide(-target, kept, out=dy)
        dy *= p == kept
        _through_shares(dy, p, sums)
        scale_rows(dy, weights, 1 / total)
        return weighted_sum(-(target * np.log(kept)).sum(axis=1), weights)

    def on_logits(self, z, target, weights, dz, total, k):
        return k.softmax_cross_entropy_dense(z, target, weights, dz, total)


@losses.register("SparseCategoricalCrossentropy")
@dataclass(frozen=True, kw_only=True)
class SparseCategoricalCrossentropy(CrossEntropy):
    """``-log y[target]``: categorical cross-entropy for class numbers.

    y: (batch, classes)   target: (batch,) int64
    """

    target_kind = "class"

    def __call__(self, y, target, weights, dy, total, k):
        if self.from_logits:
            return self.on_logits(y, target, weights, dy, total, k)[0]
        p, sums = _shares(y)
        rows = np.arange(len(y))
        hit = p[rows, target]
        kept = np.clip(hit, SMALLEST, 1 - SMALLEST)
        dy[...] = 0
        dy[rows, target] = (hit == kept) / -kept
        _through_shares(dy, p, sums)
        scale_rows(dy, weights, 1 / total)
        return weighted_sum(-np.log(kept), weights)

    def on_logits(self, z, target, weights, dz, total, k):
        return k.softmax_cross_entropy(z, target, weights, dz, total)


def _shares(y: Array) -> tuple[Array, Array]:
    """Return the rows of ``y`` divided by their sums, and the sums."""
    sums = y.sum(axis=1, keepdims=True)
    return y / sums, sums


def _through_shares(dp: Array, p: Array, sums: Array) -> None:
    """Turn the gradient of the shares into that of ``y``, in place."""
    dp -= (dp * p).sum(axis=1, keepdims=True)
    dp /= sums
