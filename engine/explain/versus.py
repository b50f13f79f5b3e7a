"""Two networks on the same samples: where they differ, and whether that is more than chance."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.layers.base import Array

BOTH, FIRST, SECOND, NEITHER = range(4)


@dataclass(frozen=True, eq=False)
class Versus:
    """``cells``: places of the samples that both, the first alone, the second alone, none is
    right about, in this order   agree: share of samples that both say the same of, right or not
    ``chance``: how likely a difference like this one is between networks that are equally good
    """

    cells: tuple[Array, Array, Array, Array]
    agree: float
    chance: float

    @property
    def counts(self) -> tuple[int, ...]:
        return tuple(len(cell) for cell in self.cells)


def versus(first: Array, second: Array, true: Array) -> Versus:
    """Compare what two networks say of the same samples.

    first, second, true: (samples,) class numbers
    """
    right = np.asarray(first) == true, np.asarray(second) == true
    wanted = ((True, True), (True, False), (False, True), (False, False))
    cells = [np.flatnonzero((right[0] == a) & (right[1] == b)) for a, b in wanted]
    agree = float(np.mean(np.asarray(first) == second)) if len(true) else 1.0
    chance = sign_test(len(cells[FIRST]), len(cells[SECOND]))
    return Versus((cells[0], cells[1], cells[2], cells[3]), agree, chance)


def sign_test(first: int, second: int) -> float:
    """Return the exact two-sided p of McNemar's test (1947) for two counts of differences.

    Both sides of a fair coin are as likely: ``2 * P(X <= min)`` of a binomial, at most 1.
    """
    tosses = first + second
    logs = math.lgamma(tosses + 1) - tosses * math.log(2)
    tail = sum(
        math.exp(logs - math.lgamma(k + 1) - math.lgamma(tosses - k + 1))
        for k in range(min(first, second) + 1)
    )
    return min(1.0, 2 * tail)
