"""t-SNE: a map in which near samples stay near (van der Maaten & Hinton 2008).

The pushes between all pairs are interpolated on a grid and summed by Fourier transforms
(Linderman et al. 2019, "Fast interpolation-based t-SNE"), so that the work grows with the number
of samples and not with its square. One push is the slope of ``1 / (1 + d^2)``.
"""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.explain.embedding import neighbours, principal_components
from engine.layers.base import Array

DIRECTIONS = 50  # principal components that it begins with, as in the paper
ROUNDS = 750
_EARLY = 250  # rounds in which near samples pull harder
_EXAGGERATION = 12.0
_EXACT = {2: 700, 3: 2000}  # up to so many samples all pairs are computed, by number of axes
_SPACING = 0.4  # between two points of the grid; the unit is that of the map
_STEP = 1.2  # from one spacing to the next
_FEWEST_NODES = 64  # points of the grid along an axis, also where the map is small
_MOST_NODES = {2: 500, 3: 80}  # what spreads more has a coarser grid
_OUTER = 3  # points of the grid beyond the samples

# Seconds of a round of 1,000 samples on one core: what a forecast is made of.
_FORECAST = {2: 0.008, 3: 0.025}

Rounds = Generator[tuple[int, int], None, Array]


def tsne(x: Array, axes: int = 2, perplexity: float = 30.0, seed: int = 0) -> Rounds:
    """Return where samples lie, (samples, axes) float64; distances of far ones say nothing.

    x: (samples, values), at least 4 samples; axes: 2 or 3. A generator: it yields (done, total)
    after every round, and may be left at any of them. It begins with the principal components.
    """
    reduced, _ = principal_components(x, min(DIRECTIONS, *x.shape))
    if not reduced.any():
        return np.zeros((len(x), axes))
    random = np.random.default_rng(seed)
    start = np.zeros((len(x), axes))
    shown = min(axes, reduced.shape[1])
    start[:, :shown] = reduced[:, :shown] / max(float(reduced[:, 0].std()), 1e-300) * 1e-4
    start += 1e-9 * random.standard_normal(start.shape)  # samples that are all alike part too
    pulls = pulls_between(reduced, min(perplexity, (len(x) - 1) / 3))
    yield 0, ROUNDS
    y = start.astype(np.float32)
    step, gains = np.zeros_like(y), np.ones_like(y)
    rate = max(len(x) / _EXAGGERATION / 4, 50.0)
    pushes = _Pushes(axes)
    for number in range(ROUNDS):
        is_early = number < _EARLY
        slope = _slope(y, pulls, pushes, _EXAGGERATION if is_early else 1.0)
        gains = np.where(slope * step < 0, gains + 0.2, gains * 0.8)
        np.maximum(gains, 0.01, out=gains)
        step = (0.5 if is_early else 0.8) * step - rate * gains * slope
        y += step
        y -= y.mean(axis=0)
        yield number + 1, ROUNDS
    return y.astype(np.float64)


def expected_seconds(samples: int, axes: int = 2) -> float:
    """Return about how long ``tsne`` takes on one core."""
    return ROUNDS * _FORECAST[axes] * samples / 1000


def pulls_between(x: Array, perplexity: float) -> Any:
    """Return how strongly samples pull at each other: a sparse (samples, samples), of sum 1.

    Row i of the paper's conditional probabilities, over the ``3 * perplexity`` nearest samples,
    has the entropy ``log(perplexity)``; the result is the mean of both directions.
    """
    from scipy.sparse import csr_matrix  # heavy, and seldom needed

    count = max(1, min(int(3 * perplexity), len(x) - 1))
    near, far = neighbours(x.astype(np.float32), count)
    shares = _shares(far.astype(np.float64) ** 2, perplexity)
    starts = np.arange(0, shares.size + 1, count)
    one_way = csr_matrix((shares.ravel(), near.ravel(), starts), (len(x), len(x)))
    both = (one_way + one_way.T) / (2 * len(x))
    both.sort_indices()
    return both.tocsr().astype(np.float32)


def _shares(squares: Array, perplexity: float) -> Array:
    """Return conditional probabilities (samples, neighbours), by bisection of their widths."""
    squares = squares - squares[:, :1]
    wanted = np.log(perplexity)
    mean = squares.mean(axis=1)
    sharpness = 1 / np.where(mean > 0, mean, 1)
    low, high = np.zeros(len(squares)), np.full(len(squares), np.inf)
    for _ in range(60):
        weights = np.exp(-squares * sharpness[:, None])
        total = weights.sum(axis=1)
        entropy = np.log(total) + sharpness * (squares * weights).sum(axis=1) / total
        is_wide = entropy > wanted
        low, high = np.where(is_wide, sharpness, low), np.where(is_wide, high, sharpness)
        doubled = np.minimum(2 * sharpness, 1e30)
        sharpness = np.where(np.isinf(high), doubled, (low + np.minimum(high, 1e30)) / 2)
    weights = np.exp(-squares * sharpness[:, None])
    return weights / weights.sum(axis=1, keepdims=True)


def _slope(y: Array, pulls: Any, pushes: _Pushes, exaggeration: float) -> Array:
    """Return the gradient of the divergence: ``4 sum_j (p_ij - q_ij) (y_i - y_j) / (1 + d^2)``."""
    begins = np.repeat(np.arange(len(y)), np.diff(pulls.indptr))
    apart = y[begins] - y[pulls.indices]
    weights = pulls.data / (1 + np.einsum("ij,ij->i", apart, apart))
    apart *= weights[:, None]
    pull = np.add.reduceat(apart, pulls.indptr[:-1], axis=0)
    push, total = pushes.of(y)
    return 4 * (exaggeration * pull - push / total)


@dataclass(eq=False)
class _Pushes:
    """Sums over all pairs; what is known of the grid is kept from round to round."""

    axes: int
    nodes: tuple[int, ...] = ()
    spacing: float = 0.0
    transforms: Any = None

    def of(self, y: Array) -> tuple[Array, float]:
        """Return ``sum_j (y_i - y_j) / (1 + d^2)^2``, and the sum of ``1 / (1 + d^2)``."""
        return _all_pairs(y) if len(y) <= _EXACT[self.axes] else self._on_a_grid(y)

    def _on_a_grid(self, y: Array) -> tuple[Array, float]:
        from scipy import fft  # heavy, and seldom needed

        low = y.min(axis=0)
        self._fit(y.max(axis=0) - low)
        scaled = (y - low) / self.spacing + _OUTER
        cells = np.floor(scaled).astype(np.int64)
        places, weights = _spread(cells, (scaled - cells).astype(np.float32), self.nodes)
        size = int(np.prod(self.nodes))
        charges = np.bincount(places.ravel(), weights.ravel(), size).astype(np.float32)
        padded = [2 * n for n in self.nodes]
        waves = fft.rfftn(charges.reshape(self.nodes), padded)
        sums = []
        for transform in self.transforms:
            field: Any = fft.irfftn(waves * transform, padded)
            field = field[tuple(slice(n) for n in self.nodes)]
            sums.append((field.ravel()[places] * weights).sum(axis=1))
        return np.stack(sums[1:], axis=1), float(sums[0].sum(dtype=np.float64)) - len(y)

    def _fit(self, extent: Array) -> None:
        """Make the grid large enough, and transform what one point does to all others."""
        from scipy import fft

        widest = max(float(extent.max()), 1e-12)
        spacing = min(_SPACING, widest / _FEWEST_NODES)
        spacing = max(spacing, widest / (_MOST_NODES[self.axes] - 16))
        grown = math.ceil(round(math.log(spacing / _SPACING, _STEP), 6))
        spacing = _SPACING * _STEP**grown  # seldom another one: each needs new transforms
        wanted = np.ceil(extent / spacing).astype(int) + 2 * _OUTER
        if spacing == self.spacing and all(n >= w for n, w in zip(self.nodes, wanted, strict=True)):
            return
        self.spacing = spacing
        self.nodes = tuple(int(fft.next_fast_len(int(w) + 8, real=True) or 0) for w in wanted)
        steps = [np.fft.fftfreq(2 * n, 1 / (2 * n)).astype(np.float32) for n in self.nodes]
        apart = np.meshgrid(*(spacing * s for s in steps), indexing="ij", sparse=True)
        near = 1 / (1 + sum(a**2 for a in apart))
        fields = [near, *(a * near**2 for a in apart)]
        softened = [
            ((2 + np.cos(np.pi * s / n)) / 3) ** 2 for s, n in zip(steps, self.nodes, strict=True)
        ]
        # Splines blur what they spread and what they gather; here it is made sharp again.
        blur: Any = math.prod(np.meshgrid(*softened, indexing="ij", sparse=True))
        self.transforms = [fft.rfftn(field) / blur[..., : self.nodes[-1] + 1] for field in fields]


def _spread(cells: Array, inside: Array, nodes: tuple[int, ...]) -> tuple[Array, Array]:
    """Return which points of the grid stand for each sample, and with what weights.

    Four points along each axis, by B-splines of the third degree.
    inside: (samples, axes), where in its cell, in [0, 1)
    """
    t = inside
    along = np.stack(
        [(1 - t) ** 3, 3 * t**3 - 6 * t**2 + 4, 3 * (t + t**2 - t**3) + 1, t**3],
        axis=2,
    )
    along /= 6
    at = cells[:, :, None] + np.arange(-1, 3)
    places, weights = at[:, 0], along[:, 0]
    for axis in range(1, len(nodes)):
        places = (places[:, :, None] * nodes[axis] + at[:, axis, None, :]).reshape(len(cells), -1)
        weights = (weights[:, :, None] * along[:, axis, None, :]).reshape(len(cells), -1)
    return places, weights


def _all_pairs(y: Array) -> tuple[Array, float]:
    squares = np.einsum("ij,ij->i", y, y)
    near = squares[:, None] + squares - 2 * (y @ y.T)
    np.maximum(near, 0, out=near)
    np.reciprocal(near + 1, out=near)
    np.fill_diagonal(near, 0)
    total = float(near.sum(dtype=np.float64))
    near *= near
    return near.sum(axis=1, keepdims=True) * y - near @ y, total
