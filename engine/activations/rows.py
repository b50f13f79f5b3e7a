"""Activations that look at a whole row, along the last axis."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.activations.base import Activation, activations


@activations.register("softmax")
@dataclass(frozen=True, kw_only=True)
class Softmax(Activation):
    """``y_i = exp(z_i) / sum_j exp(z_j)``: positive, and each row sums to 1."""

    def forward(self, z, y, phase):
        np.subtract(z, z.max(axis=-1, keepdims=True), out=y)  # exp cannot overflow
        np.exp(y, out=y)
        y /= y.sum(axis=-1, keepdims=True)

    def backward(self, z, y, dy, dz, phase):
        np.multiply(dy, y, out=dz)
        np.subtract(dy, dz.sum(axis=-1, keepdims=True), out=dz)
        dz *= y


@activations.register("log_softmax")
@dataclass(frozen=True, kw_only=True)
class LogSoftmax(Activation):
    """The logarithm of softmax."""

    def forward(self, z, y, phase):
        np.subtract(z, z.max(axis=-1, keepdims=True), out=y)
        y -= np.log(np.exp(y).sum(axis=-1, keepdims=True))

    def backward(self, z, y, dy, dz, phase):
        np.exp(y, out=dz)
        dz *= dy.sum(axis=-1, keepdims=True)
        np.subtract(dy, dz, out=dz)


@activations.register("sparsemax")
@dataclass(frozen=True, kw_only=True)
class Sparsemax(Activation):
    """The nearest point to ``z`` whose values are not negative and sum to 1.

    Unlike softmax it gives zeros. ``y = max(z - t, 0)``, where t is the largest of
    ``(the sum of the k largest z, less 1) / k`` over all k (Martins & Astudillo 2016). Keras
    computed another t until 3.15, with rows that do not sum to 1.
    """

    def forward(self, z, y, phase):
        np.subtract(z, z.max(axis=-1, keepdims=True), out=y)  # sums keep their digits
        largest_first = -np.sort(-y, axis=-1)
        count = np.arange(1, y.shape[-1] + 1, dtype=y.dtype)
        sums = (largest_first.cumsum(axis=-1) - 1) / count
        y -= sums.max(axis=-1, keepdims=True)
        np.maximum(y, 0, out=y)

    def backward(self, z, y, dy, dz, phase):
        kept = y > 0
        np.multiply(dy, kept, out=dz)
        dz -= dz.sum(axis=-1, keepdims=True) / kept.sum(axis=-1, keepdims=True)
        dz *= kept
