"""Mistakes: the samples that a network gets most wrong."""

from __future__ import annotations

import numpy as np

from engine.layers.base import Array


def most_wrong(probabilities: Array, true: Array, count: int) -> Array:
    """Return the places of at most ``count`` samples told wrong, the surest mistakes first.

    probabilities: (samples, classes)   true: (samples,) class numbers
    """
    wrong = np.flatnonzero(probabilities.argmax(axis=1) != true)
    sureness = probabilities[wrong].max(axis=1)
    return wrong[np.argsort(-sureness, kind="stable")][:count]


def farthest(predicted: Array, true: Array, count: int) -> Array:
    """Return the places of the ``count`` samples with the largest squared error, largest first.

    predicted, true: (samples, targets)
    """
    errors = ((predicted - true) ** 2).sum(axis=1)
    return np.argsort(-errors, kind="stable")[:count]
