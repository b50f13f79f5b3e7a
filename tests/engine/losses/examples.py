"""One example for every loss: two rows, and the loss of each by its formula."""

import math
from dataclasses import dataclass

import numpy as np

from engine.kernels.reference import REFERENCE
from engine.losses import (
    BinaryCrossentropy,
    BinaryFocalCrossentropy,
    CategoricalCrossentropy,
    CategoricalFocalCrossentropy,
    CategoricalHinge,
    CosineSimilarity,
    Dice,
    Hinge,
    Huber,
    KLDivergence,
    LogCosh,
    Loss,
    MeanAbsoluteError,
    MeanAbsolutePercentageError,
    MeanSquaredError,
    MeanSquaredLogarithmicError,
    Poisson,
    SparseCategoricalCrossentropy,
    SquaredHinge,
    Tversky,
)

P = np.array([[0.05, 0.95, 0.0], [0.1, 0.8, 0.1]])  # Keras's documentation
ONE_HOT = np.array([[0.0, 1, 0], [0, 0, 1]])
YES_NO = np.array([[0.0, 1], [0, 0]])
CHANCES = np.array([[0.6, 0.4], [0.4, 0.6]])
WHOLE = np.array([[1.0, 1], [1, 0]])
SURPRISED, CALM = -math.log(0.4), -math.log(0.6)


@dataclass
class Example:
    loss: Loss
    y: np.ndarray
    target: np.ndarray
    losses: list  # of the two rows


ALL = [
    Example(MeanSquaredError(), WHOLE, YES_NO, [0.5, 0.5]),
    Example(MeanAbsoluteError(), np.array([[1.0, 1], [1, 0.5]]), YES_NO, [0.5, 0.75]),
    Example(
        MeanAbsolutePercentageError(),
        np.array([[1.0, 1], [1, 0.5]]),
        np.array([[2.0, 1], [2, -1]]),
        [25, 100],
    ),
    Example(MeanSquaredLogarithmicError(), WHOLE, YES_NO, [math.log(2) ** 2 / 2] * 2),
    Example(Huber(delta=0.5), WHOLE, YES_NO, [0.1875, 0.1875]),
    Example(LogCosh(), WHOLE, YES_NO, [math.log(math.cosh(1)) / 2] * 2),
    Example(
        CosineSimilarity(),
        np.array([[1.0, 0], [1, 1]]),
        np.array([[0.0, 1], [1, 1]]),
        [0, -1],
    ),
    Example(Poisson(), np.array([[1.0, 1], [0, 0]]), YES_NO, [1, 0]),
    Example(
        KLDivergence(),
        CHANCES,
        np.array([[0.5, 0.5], [0.25, 0.75]]),
        [
            -0.5 * math.log(4 * 0.6 * 0.4),
            0.25 * math.log(0.25 / 0.4) + 0.75 * math.log(0.75 / 0.6),
        ],
    ),
    Example(Hinge(), CHANCES, YES_NO, [1.1, 1.5]),
    Example(SquaredHinge(), CHANCES, YES_NO, [1.46, 2.26]),
    Example(CategoricalHinge(), CHANCES, np.array([[0.0, 1], [1, 0]]), [1.2, 1.2]),
    Example(Dice(), CHANCES, YES_NO, [1 - 0.8 / 3] * 2),
    Example(Tversky(alpha=0.7, beta=0.2), CHANCES, YES_NO, [1 - 0.4 / 1.14] * 2),
    Example(BinaryCrossentropy(), CHANCES, YES_NO, [SURPRISED, (CALM + SURPRISED) / 2]),
    Example(CategoricalCrossentropy(), P, ONE_HOT, [-math.log(0.95), -math.log(0.1)]),
    Example(
        SparseCategoricalCrossentropy(), P, np.array([1, 2]), [-math.log(0.95), -math.log(0.1)]
    ),
    Example(
        BinaryFocalCrossentropy(),
        CHANCES,
        YES_NO,
        [0.36 * SURPRISED, (0.16 * CALM + 0.36 * SURPRISED) / 2],
    ),
    Example(
        CategoricalFocalCrossentropy(alpha=1),
        P,
        ONE_HOT,
        [-(0.05**2) * math.log(0.95), -(0.9**2) * math.log(0.1)],
    ),
]
EXAMPLES = {example.loss.registered_name: example for example in ALL}


def run(compute, y, target, weights=None, total=1.0):
    """Return the sum of the losses and the gradient."""
    dy = np.full_like(y, np.nan)
    value = compute(y, target, weights, dy, total, REFERENCE)
    return value[0] if isinstance(value, tuple) else value, dy


def drawn(loss, rng, count=6, width=3):
    """Return a random output, and a target of the loss's kind."""
    y = rng.uniform(0.1, 0.9, (count, width))
    if loss.target_kind == "class":
        return y, rng.integers(0, width, count)
    if loss.target_kind == "one_hot":
        return y, np.eye(width)[rng.integers(0, width, count)]
    return y, rng.uniform(0, 1, (count, width)).round()
