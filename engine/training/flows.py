"""What is recorded of the layers at one step: how weights, gradients, updates, activations lie."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.kernels.tally.reference import (
    BROKEN,
    COUNTED,
    HIGHEST,
    LOWEST,
    SQUARES,
    SUM,
    ZEROS,
)

KINDS = ("weights", "gradients", "updates", "activations")
MEASURES = (
    "size",  # how many numbers there are, of which a sample may have been taken
    "zeros",  # of those taken, like all counts
    "broken",  # infinite, or no numbers
    "lowest",
    "highest",
    "mean",
    "deviation",
    "norm",  # square root of the sum of squares of all
    "low",  # lower edge of the first bin
    "high",
    "below",  # how many lie below the first bin
    "above",
)
BINS = 48
WIDTH = len(MEASURES) + BINS
SHARES = ("dead", "saturated")
_REACH = 4.0  # standard deviations on either side of the mean that the bins cover at most


@dataclass(frozen=True, slots=True)
class Flows:
    """One look at all layers. What a layer does not have is NaN.

    table: float32 (layers, kinds, ``WIDTH``): ``MEASURES``, then the counts of ``BINS`` equal bins
    of the numbers other than 0   shares: float32 (layers, 2): of dead units, of saturated values
    """

    step: int  # of the run, from 1: the look is at what this step did
    epoch: int  # from 1
    ids: tuple[str, ...]  # of the nodes, from the input to the output
    names: tuple[str, ...]
    table: np.ndarray
    shares: np.ndarray
    cost: float = 0.0  # share of the training time that all looks so far have taken

    def measure(self, kind: str, name: str) -> np.ndarray:
        """Return one of ``MEASURES`` for each layer: (layers,)."""
        return self.table[:, KINDS.index(kind), MEASURES.index(name)]

    def counts(self, kind: str) -> np.ndarray:
        """Return how many numbers lie in each bin: (layers, bins)."""
        return self.table[:, KINDS.index(kind), len(MEASURES) :]

    def share(self, name: str) -> np.ndarray:
        """Return the share "dead" or "saturated" of each layer: (layers,)."""
        return self.shares[:, SHARES.index(name)]


def spread(pieces: Sequence[np.ndarray], kernels: Any, size: int = 0) -> np.ndarray:
    """Return how the numbers in ``pieces`` lie, as a row of ``Flows.table``: (``WIDTH``,) float32.

    ``size``: how many numbers they are a sample of; 0: of none, they are all.
    The bins cover what is there, at most 4 standard deviations on either side of the mean, both of
    the numbers other than 0; what lies beyond is counted as below or above.
    """
    told = np.array([0, 0, 0, np.inf, -np.inf, 0, 0], float)
    for piece in pieces:
        kernels.tally_moments(piece, told)
    finite = told[COUNTED] + told[ZEROS]
    taken = finite + told[BROKEN]
    low, high = _range(told)
    counts = np.zeros(BINS + 2, np.int64)
    if told[COUNTED]:
        edges = np.linspace(low, high, BINS + 1)
        for piece in pieces:
            kernels.tally_bins(piece, edges, counts)
    mean, deviation = _mean_and_deviation(told, finite)
    size = size or int(taken)
    norm = math.sqrt(told[SQUARES] * size / taken) if taken else 0.0
    lowest, highest = told[LOWEST], told[HIGHEST]
    if told[ZEROS]:
        lowest, highest = min(lowest, 0.0), max(highest, 0.0)
    row = (size, told[ZEROS], told[BROKEN], lowest, highest, mean, deviation, norm, low, high)
    with np.errstate(over="ignore"):  # a norm may be larger than a float32 number
        return np.array([*row, counts[0], counts[-1], *counts[1:-1]], np.float32)


def _range(told: np.ndarray) -> tuple[float, float]:
    """Return where the bins begin and end."""
    if not told[COUNTED]:
        return 0.0, 0.0
    mean, deviation = _mean_and_deviation(told, told[COUNTED])
    low = max(told[LOWEST], mean - _REACH * deviation)
    high = min(told[HIGHEST], mean + _REACH * deviation)
    if not low < high:  # all are the same, or nearly
        low, high = told[LOWEST], told[HIGHEST]
        half = max(abs(low), abs(high)) / 2
        low, high = low - half, high + half
    return low, high


def _mean_and_deviation(told: np.ndarray, count: float) -> tuple[float, float]:
    if not count:
        return math.nan, math.nan
    mean = told[SUM] / count
    return mean, math.sqrt(max(told[SQUARES] / count - mean * mean, 0.0))
