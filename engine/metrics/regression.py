"""How much of the targets' variation the outputs explain, and how they vary together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.metrics.base import EPSILON, Array, Metric, metrics, summed
from engine.registry import setting
from engine.targets import values_of


@metrics.register("R2Score")
@dataclass(frozen=True, kw_only=True)
class R2Score(Metric):
    """``1 - sum (y - target)**2 / sum (target - mean)**2``: 1 is exact, 0 as good as the mean.

    With ``num_regressors`` it is adjusted to the number of inputs. Its state holds for each value
    the sums of target, target**2, (y - target)**2 and weights, and then how many values there were.
    """

    direction = "max"

    class_aggregation: str = setting(
        "uniform_average", choices="uniform_average|variance_weighted_average"
    )
    num_regressors: int = setting(0, minimum=0)

    def start(self, units=1):
        return np.zeros(4 * units + 1)

    def sums(self, y, target, weights):
        target = np.asarray(values_of(target, y.shape[1:]), np.float64)
        columns = (target, target**2, (y - target) ** 2, np.ones_like(target))
        return np.concatenate([*(summed(column, weights) for column in columns), [target.size]])

    def result(self, state):
        first, second, residual, count = state[:-1].reshape(4, -1)
        if not count.all():
            return 0.0
        variation = second - first**2 / count
        scores = np.zeros_like(variation)
        np.divide(residual, variation, out=scores, where=variation > 0)
        scores = np.where(variation > 0, 1 - scores, 0)
        if self.class_aggregation == "uniform_average":
            return self._adjusted(float(scores.mean()), state[-1])
        whole = variation.sum()
        score = float((variation * scores).sum() / whole) if whole > 0 else 0.0
        return self._adjusted(score, state[-1])

    def _adjusted(self, score: float, samples: float) -> float:
        """Return the score adjusted to the number of inputs, where there are samples enough."""
        freedom = samples - self.num_regressors - 1
        if not self.num_regressors or freedom <= 0:
            return score
        return 1 - (1 - score) * (samples - 1) / freedom


@dataclass(frozen=True, kw_only=True)
class _Correlation(Metric):
    """How the values of a row vary together with those of its target."""

    direction = "max"
    least_units = 2


@metrics.register("PearsonCorrelation")
@dataclass(frozen=True, kw_only=True)
class PearsonCorrelation(_Correlation):
    """Mean over the rows of the correlation of output and target, in [-1, 1]."""

    def values(self, y, target):
        y, target = _centred(y), _centred(values_of(target, y.shape[1:]))
        spread = np.sqrt((y**2).mean(axis=1) * (target**2).mean(axis=1))
        return np.divide((y * target).mean(axis=1), spread, out=np.zeros(len(y)), where=spread > 0)


@metrics.register("ConcordanceCorrelation")
@dataclass(frozen=True, kw_only=True)
class ConcordanceCorrelation(_Correlation):
    """Mean over the rows of how near (output, target) lies to a line at 45 degrees (Lin 1989)."""

    def values(self, y, target):
        target = np.asarray(values_of(target, y.shape[1:]), np.float64)
        together = (_centred(y) * _centred(target)).mean(axis=1)
        shift = y.mean(axis=1, dtype=np.float64) - target.mean(axis=1)
        spread = (_centred(y) ** 2).mean(axis=1) + (_centred(target) ** 2).mean(axis=1)
        return 2 * together / (spread + shift**2 + EPSILON)


def _centred(x: Array) -> Array:
    """Return rows minus their mean, float64."""
    return x - x.mean(axis=1, keepdims=True, dtype=np.float64)
