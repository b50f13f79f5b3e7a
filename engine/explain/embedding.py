"""Maps of samples: many activations drawn as two numbers, by PCA or t-SNE (van der Maaten 2008)."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.layers.base import Array

_EXACT = 400  # up to so many samples or values all components are computed
_ROUNDS = 7  # of subspace iteration
_SPARE = 10  # components more than wanted, that are iterated too
_BEFORE_TSNE = 50  # components that t-SNE begins with, as in the paper
_BLOCK = 512  # samples whose distances to all others are in memory at a time


def principal_components(x: Array, count: int = 2) -> tuple[Array, Array]:
    """Return where samples lie along the directions in which they differ most (Pearson 1901).

    x: (samples, values), finite  ->  (samples, count) float64 and (count,), the shares of all
    variance; 0 where there are fewer directions. The largest weight of a direction is positive,
    so that the same samples give the same map.
    """
    x = np.asarray(x, np.float64)
    x = x - x.mean(axis=0)
    kept = min(count, *x.shape)
    u, s, vt = _decomposed(x, kept)
    largest = np.abs(vt).argmax(axis=1)
    signs = np.where(vt[np.arange(kept), largest] < 0, -1.0, 1.0)
    scores, shares = np.zeros((len(x), count)), np.zeros(count)
    scores[:, :kept] = u * s * signs
    whole = float((x**2).sum())
    shares[:kept] = s**2 / whole if whole else 0
    return scores, shares


def tsne(x: Array, perplexity: float = 30.0, seed: int = 0) -> Array:
    """Return (samples, 2) in which near samples stay near; distances of far ones say nothing.

    x: (samples, values), at least 4 samples. It begins with the principal components.
    """
    from sklearn.manifold import TSNE  # heavy, and seldom needed
    from threadpoolctl import threadpool_limits

    reduced, _ = principal_components(x, min(_BEFORE_TSNE, *x.shape))
    if not reduced.any():
        return np.zeros((len(x), 2))
    start = reduced[:, :2] if reduced.shape[1] > 1 else np.pad(reduced, ((0, 0), (0, 1)))
    init: Any = (start / max(float(start[:, 0].std()), 1e-300) * 1e-4).astype(np.float32)
    perplexity = min(perplexity, (len(x) - 1) / 3)
    model = TSNE(init=init, perplexity=perplexity, random_state=seed)
    with threadpool_limits(1, user_api="openmp"):  # its threads spin where other work has the cores
        return model.fit_transform(reduced.astype(np.float32)).astype(np.float64)


def neighbours(x: Array, count: int) -> Array:
    """Return (samples, count) places of the nearest other samples, the nearest first.

    x: (samples, values); -1 where there are no more
    """
    x = np.asarray(x, np.float64)
    squares = (x**2).sum(axis=1)
    kept = min(count, len(x) - 1)
    found = np.full((len(x), count), -1, np.int32)
    for start in range(0, len(x), _BLOCK):
        rows = np.arange(start, min(start + _BLOCK, len(x)))
        apart = squares[rows, None] + squares - 2 * x[rows] @ x.T
        apart[np.arange(len(rows)), rows] = np.inf
        found[rows, :kept] = np.argsort(apart, axis=1, kind="stable")[:, :kept]
    return found


def _decomposed(x: Array, count: int) -> tuple[Array, Array, Array]:
    """Return the first ``count`` singular vectors and values of ``x``.

    Of large ones by subspace iteration from fixed directions (Halko et al. 2011).
    """
    if min(x.shape) <= max(_EXACT, count + _SPARE):
        u, s, vt = np.linalg.svd(x, full_matrices=False)
        return u[:, :count], s[:count], vt[:count]
    random = np.random.default_rng(0)
    basis = x @ random.standard_normal((x.shape[1], count + _SPARE))
    for _ in range(_ROUNDS):
        basis, _ = np.linalg.qr(x @ (x.T @ basis))
    u, s, vt = np.linalg.svd(basis.T @ x, full_matrices=False)
    return (basis @ u)[:, :count], s[:count], vt[:count]
