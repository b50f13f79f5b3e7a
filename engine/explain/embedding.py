"""Maps of samples: many activations drawn as two or three numbers, and who is near whom."""

from __future__ import annotations

import numpy as np

from engine.layers.base import Array

_SMALL = 600  # up to so many samples or values all components are computed
_ROUNDS = 7  # of subspace iteration
_SPARE = 10  # components more than wanted, that are iterated too
_BLOCK = 512  # samples whose distances to all others are in memory at a time
_PIECE = 4_000_000  # numbers of differences that are in memory at a time


def principal_components(x: Array, count: int = 2) -> tuple[Array, Array]:
    """Return where samples lie along the directions in which they differ most (Pearson 1901).

    x: (samples, values), finite; float32 is computed in float32  ->  (samples, count) float64 and
    (count,), the shares of all variance; 0 where there are fewer directions. The largest weight
    of a direction is positive, so that the same samples give the same map.
    """
    x = np.asarray(x)
    mean = x.mean(axis=0, dtype=np.float64)
    x = x - (mean.astype(np.float32) if x.dtype == np.float32 else mean)
    kept = min(count, *x.shape)
    vt, s = _directions(x, kept)
    largest = np.abs(vt).argmax(axis=1)
    vt = vt * np.where(vt[np.arange(kept), largest] < 0, -1, 1)[:, None]
    scores, shares = np.zeros((len(x), count)), np.zeros(count)
    scores[:, :kept] = x @ vt.T.astype(x.dtype)
    whole = float(np.vdot(x, x))
    shares[:kept] = s**2 / whole if whole else 0
    return scores, shares


def neighbours(x: Array, count: int) -> tuple[Array, Array]:
    """Return the nearest other samples of each, the nearest first, and how far they are.

    x: (samples, values)  ->  places (samples, count) int32, -1 where there are no more, and
    distances (samples, count), infinite there
    """
    x = np.asarray(x)
    squares = np.einsum("ij,ij->i", x, x)
    kept = min(count, len(x) - 1)
    found = np.full((len(x), count), -1, np.int32)
    far = np.full((len(x), count), np.inf, x.dtype)
    for start in range(0, len(x), _BLOCK):
        rows = np.arange(start, min(start + _BLOCK, len(x)))
        apart = squares[rows, None] + squares - 2 * x[rows] @ x.T
        apart[np.arange(len(rows)), rows] = np.inf
        nearest = np.argpartition(apart, max(kept - 1, 0), axis=1)[:, :kept]
        away = np.take_along_axis(apart, nearest, axis=1)
        order = np.lexsort((nearest, away), axis=1)
        found[rows, :kept] = np.take_along_axis(nearest, order, axis=1)
        far[rows, :kept] = np.sqrt(np.maximum(np.take_along_axis(away, order, axis=1), 0))
    return found, far


def nearest(x: Array, index: int, count: int) -> tuple[Array, Array]:
    """Return the samples nearest to one, the nearest first, and their Euclidean distances.

    x: (samples, values)  ->  (count,) int64 and (count,) float64, fewer where there are fewer;
    of equal distances the first sample comes first
    """
    step = max(1, _PIECE // max(1, x.shape[1]))
    apart = np.empty(len(x))
    for start in range(0, len(x), step):
        away = np.subtract(x[start : start + step], x[index], dtype=np.float64)
        apart[start : start + step] = np.einsum("ij,ij->i", away, away)
    apart[index] = np.inf
    order = np.argsort(apart, kind="stable")[: min(count, len(x) - 1)]
    return order, np.sqrt(apart[order])


def _directions(x: Array, count: int) -> tuple[Array, Array]:
    """Return the first ``count`` right singular vectors and the singular values of ``x``.

    Of few samples or values from the sums of their products; else by subspace iteration from
    fixed directions (Halko et al. 2011).
    """
    samples, values = x.shape
    if values <= _SMALL and values <= samples:
        exact = x.astype(np.float64)
        squares, vectors = np.linalg.eigh(exact.T @ exact)  # the smallest first
        return vectors[:, ::-1][:, :count].T, np.sqrt(np.maximum(squares[::-1][:count], 0))
    if min(x.shape) <= max(_SMALL, count + _SPARE):
        _, s, vt = np.linalg.svd(x.astype(np.float64), full_matrices=False)
        return vt[:count], s[:count]
    random = np.random.default_rng(0)
    start = random.standard_normal((values, count + _SPARE)).astype(x.dtype)
    basis, _ = np.linalg.qr(x @ start)
    for _ in range(_ROUNDS):
        basis, _ = np.linalg.qr(x @ (x.T @ basis))
    _, s, vt = np.linalg.svd(basis.T @ x, full_matrices=False)
    return vt[:count], s[:count]
