"""Residuals: by how much a regression misses, value by value."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.explain.by_class import shares
from engine.layers.base import Array

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
_BINS = 40


@dataclass(frozen=True, eq=False)
class Residuals:
    """What is predicted minus what is true, and what that says of each target.

    values: (samples, targets) float64
    r_squared: (targets,), 1 is exact, 0 as good as the mean; NaN where the target never changes
    mean_absolute, root_mean_square, mean: (targets,), in the unit of the target
    quantiles: (targets, ``QUANTILES``)
    edges: (targets, bins + 1)   counts: (targets, bins) int64, a histogram of ``values``

    Residuals that are not finite are counted in no bin, and make the means NaN or infinite.
    """

    values: Array
    r_squared: Array
    mean_absolute: Array
    root_mean_square: Array
    mean: Array
    quantiles: Array
    edges: Array
    counts: Array

    def places(self, target: int, bin_: int) -> Array:
        """Return the places of the samples of a bin of the histogram, the farthest from 0 first."""
        low, high = self.edges[target, bin_], self.edges[target, bin_ + 1]
        values = self.values[:, target]
        is_last = bin_ == self.counts.shape[1] - 1
        inside = (values >= low) & ((values < high) | (is_last & (values == high)))
        found = np.flatnonzero(inside)
        return found[np.argsort(-np.abs(values[found]), kind="stable")]


def residuals(predicted: Array, true: Array) -> Residuals:
    """Compare predictions with the truth, for at least one sample.

    predicted, true: (samples, targets)
    """
    true = np.asarray(true, np.float64)
    values = predicted - true
    spread = ((true - true.mean(axis=0)) ** 2).sum(axis=0)
    edges, counts = zip(*(_histogram(column) for column in values.T), strict=True)
    with np.errstate(invalid="ignore"):  # infinite residuals
        return Residuals(
            values,
            1 - shares((values**2).sum(axis=0), spread),
            np.abs(values).mean(axis=0),
            np.sqrt((values**2).mean(axis=0)),
            values.mean(axis=0),
            np.quantile(values, QUANTILES, axis=0).T,
            np.stack(edges),
            np.stack(counts),
        )


def explained_share(predicted: Array, true: Array) -> float:
    """Return R2 over all targets together, NaN where none of them changes.

    It is the mean of those of the targets, weighted by their variance.
    """
    true = np.asarray(true, np.float64)
    spread = float(((true - true.mean(axis=0)) ** 2).sum())
    return 1 - float(((predicted - true) ** 2).sum()) / spread if spread else float("nan")


def _histogram(values: Array) -> tuple[Array, Array]:
    """Return edges and counts; 0 is an edge, so that too low and too high are told apart."""
    known = values[np.isfinite(values)]
    low, high = (float(min(known.min(), 0)), float(max(known.max(), 0))) if known.size else (0, 0)
    if low == high:
        low, high = -1.0, 1.0
    width = (high - low) / (_BINS - 1)
    below = int(np.ceil(-low / width))
    edges = (np.arange(_BINS + 1) - below) * width
    return edges, np.histogram(known, edges)[0]
