"""Calibration: whether a network that is 80 % sure is right in 80 % of cases (Guo et al. 2017)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.explain.by_class import shares
from engine.layers.base import Array

BINS = 15  # as in the paper


@dataclass(frozen=True, eq=False)
class Calibration:
    """A reliability diagram: samples in bins of equal width by how sure the network is of them.

    edges: (bins + 1,) from 0 to 1; a bin has its upper edge, the first one both
    counts: (bins,) int64   sureness, right: (bins,) means in [0, 1], NaN for an empty bin
    bin_of: (samples,) int16, the bin of each sample
    error: the mean distance of sureness and right over all samples (ECE)
    largest_error: the largest one of a bin (MCE)
    """

    edges: Array
    counts: Array
    sureness: Array
    right: Array
    bin_of: Array
    error: float
    largest_error: float

    def places(self, bin_: int) -> Array:
        """Return the places of the samples of a bin, in order."""
        return np.flatnonzero(self.bin_of == bin_)


def calibration(sureness: Array, is_right: Array, bins: int = BINS) -> Calibration:
    """Compare how sure the network is with how often it is right.

    sureness: (samples,) probability of what is told, in [0, 1]; is_right: (samples,) bool
    """
    assert is_probability(sureness), "sureness is a probability"
    sureness = np.clip(np.asarray(sureness, np.float64), 0, 1)
    edges = np.linspace(0, 1, bins + 1)
    bin_of = np.searchsorted(edges[1:-1], sureness, side="left")
    counts = np.bincount(bin_of, minlength=bins)
    mean = shares(np.bincount(bin_of, sureness, bins), counts)
    right = shares(np.bincount(bin_of, is_right, bins), counts)
    apart = np.nan_to_num(np.abs(mean - right))
    error = float((apart * counts).sum() / max(counts.sum(), 1))
    return Calibration(
        edges, counts, mean, right, bin_of.astype(np.int16), error, float(apart.max())
    )


def is_probability(values: Array) -> bool:
    """Return whether all values lie in [0, 1], but for rounding; NaN does not."""
    return bool(np.all((values >= -1e-5) & (values <= 1 + 1e-5)))
