"""Hinge losses: 0 as soon as the output is on the right side by a margin of 1."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.losses.base import NEVER_NEGATIVE, Array, Loss, MeanOverUnits, Shape, losses


@dataclass(frozen=True, kw_only=True)
class YesNoHinge(MeanOverUnits):
    """Targets are -1 and 1; 0, which would have no side, is taken for -1.

    So do Keras's for targets that are all 0 and 1; here a row does not depend on the others.
    """

    task = "yes or no"

    def _expected_shapes(self, target_count: int, classes: bool) -> list[Shape]:
        return [(1,), (2,)] if classes and target_count == 2 else [(target_count,)]

    def _suits(self, activation: str) -> bool:
        return activation not in NEVER_NEGATIVE


@losses.register("Hinge")
@dataclass(frozen=True, kw_only=True)
class Hinge(YesNoHinge):
    """Mean over the units of ``max(1 - target y, 0)``."""

    def units(self, y, target, dy):
        side = _sides(target)
        missing = np.maximum(1 - side * y, 0)
        np.multiply(side, missing > 0, out=dy)
        dy *= -1
        return missing


@losses.register("SquaredHinge")
@dataclass(frozen=True, kw_only=True)
class SquaredHinge(YesNoHinge):
    """Mean over the units of ``max(1 - target y, 0)**2``."""

    def units(self, y, target, dy):
        side = _sides(target)
        missing = np.maximum(1 - side * y, 0)
        np.multiply(side, missing, out=dy)
        dy *= -2
        return np.square(missing)


@losses.register("CategoricalHinge")
@dataclass(frozen=True, kw_only=True)
class CategoricalHinge(Loss):
    """``max(1 + largest y of the other classes - y of the class, 0)``; one-hot targets.

    The output of the class itself takes part in the largest as 0, as in Keras.
    """

    target_kind = "one_hot"
    task = "classes"
    least_units = 2

    def rows(self, y, target, dy):
        others = (1 - target) * y
        rows, rival = np.arange(len(y)), others.argmax(axis=1)
        missing = np.maximum(others[rows, rival] - (target * y).sum(axis=1) + 1, 0)
        np.negative(target, out=dy)
        dy[rows, rival] += 1 - target[rows, rival]
        dy *= (missing > 0)[:, None]
        return missing


def _sides(target: Array) -> Array:
    """Return -1 for targets of 0, all others as they are."""
    return np.where(target == 0, -1, target)
