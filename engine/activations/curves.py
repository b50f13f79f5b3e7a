"""Curves that several activations are made of."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = Any


def sigmoid(z: Array, y: Array) -> None:
    """``y = 1 / (1 + exp(-z))``; ``y`` may be ``z``."""
    np.multiply(z, -1, out=y)  # NumPy 2.4 negates wrongly in place, 16 bytes apart
    np.minimum(y, 80, out=y)  # exp cannot overflow; below -80 the sigmoid is 0 for any purpose
    np.exp(y, out=y)
    y += 1
    np.reciprocal(y, out=y)


def softplus(z: Array, y: Array) -> None:
    """``y = log(1 + exp(z))``; ``y`` may be ``z``."""
    small = np.exp(-np.abs(z))  # exp cannot overflow
    np.maximum(z, 0, out=y)
    y += np.log1p(small)
