"""Winograd's convolution of 3 by 3 in plain NumPy: its transforms are products of matrices.

A patch, laid out as one vector of 36, is transformed by the Kronecker product of B' with itself,
and so are windows and tiles; 36 products of matrices lie between (Lavin & Gray 2015)::

    V = kron(B', B') d    U = kron(G, G) g    M[s] = V[s] U[s]    Y = kron(A', A') M

Backward is the transpose, step by step. A tile of 4 by 4 sees a patch of 6 by 6.
x: (batch, height, width, channels)   kernel: (3, 3, channels, filters)   y: (..., filters)

Its error in float32, as ``max|a - b| / max|b|`` against float64, is at most 5e-6 with 32 to 512
channels; that of columns is at most 1e-6.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from engine.arrays.xp import xp_of
from engine.kernels.conv.points import A_TRANSPOSED, B_TRANSPOSED, PATCH, SPOTS, TILE, G
from engine.kernels.windows import padded, taps, windows

Array = Any
PART = 1 << 19  # numbers of V, or of M, at a time, so that they stay in the cache
FEWEST = 16  # channels, and filters, from which it may pay
SQUARE, STEPS, ONES = (PATCH, PATCH), (TILE, TILE), (1, 1)
OF_PATCHES, OF_WINDOWS, OF_TILES = (np.kron(m, m) for m in (B_TRANSPOSED, G, A_TRANSPOSED))


def pays(x, kernel, y, strides, dilation, groups: int) -> bool:
    """Whether this way is likely faster than columns, and exact enough: not for float64.

    Counted in multiplications. The transforms of a tile cost as much as 45 more of each of its
    channels and 30 of each of its filters, the windows as much as 30 tiles.
    """
    plain = groups == 1 and kernel.shape[:-2] == (3, 3) and {*strides, *dilation} == {1}
    channels, filters = kernel.shape[-2:]
    if not plain or x.dtype != np.float32 or min(channels, filters) < FEWEST:
        return False
    tiles, pairs = math.prod(_counts(y)), channels * filters
    own = SPOTS * (tiles * (pairs + 45 * channels + 30 * filters) + 30 * pairs)
    return 1.1 * own < 9 * math.prod(y.shape[:3]) * pairs


def forward(x, kernel, y, pads):
    """Fill ``y``."""
    u = _spread(kernel)
    for images, lines in _parts(y, kernel):
        tiled = y[images, lines]
        v = _patches(_seen(x[images], lines, tiled, pads))
        m = (v @ u).reshape(SPOTS, -1)
        tiles = (_matrix(OF_TILES, m) @ m).reshape(TILE, TILE, *_counts(tiled), -1)
        whole = tiles.transpose(2, 3, 0, 4, 1, 5).reshape(_whole(tiled))
        tiled[...] = whole[:, : tiled.shape[1], : tiled.shape[2]]


def backward(x, kernel, dy, dkernel, dx, pads):
    """Fill those of ``dkernel`` and ``dx`` that are not None."""
    u = _spread(kernel)
    du = xp_of(x).zeros_like(u)
    if dx is not None:
        dx[...] = 0
    for images, lines in _parts(dy, kernel):
        tiled = dy[images, lines]
        dm = _tiles(tiled)
        if dkernel is not None:
            du += _patches(_seen(x[images], lines, tiled, pads)).swapaxes(1, 2) @ dm
        if dx is not None:
            dv = (dm @ u.swapaxes(1, 2)).reshape(SPOTS, -1)
            patches = (_matrix(OF_PATCHES.T, dv) @ dv).reshape(SPOTS, *_counts(tiled), -1)
            _add_patches(patches, dx[images], lines, tiled, pads)
    if dkernel is not None:
        du = du.reshape(SPOTS, -1)
        dkernel[...] = (_matrix(OF_WINDOWS.T, du) @ du).reshape(kernel.shape)


def _matrix(values, x):
    """Return a matrix in the type of ``x``, and where it lies."""
    return xp_of(x).asarray(values, x.dtype)


def _spread(kernel):
    """Return U, (36, channels, filters)."""
    flat = kernel.reshape(9, -1)
    return (_matrix(OF_WINDOWS, flat) @ flat).reshape(SPOTS, *kernel.shape[2:])


def _parts(y, kernel) -> Iterator[tuple[slice, slice]]:
    """Yield images and lines of ``y`` whose tiles are taken together; lines are whole tiles."""
    across = -(-y.shape[2] // TILE)
    row = SPOTS * across * max(kernel.shape[2:])
    rows = min(-(-y.shape[1] // TILE), max(1, PART // row))
    some = max(1, PART // (row * rows))
    for first in range(0, len(y), some):
        for line in range(0, y.shape[1], TILE * rows):
            yield slice(first, first + some), slice(line, line + TILE * rows)


def _counts(tiled):
    """Return how many images, rows and columns of tiles there are."""
    return len(tiled), -(-tiled.shape[1] // TILE), -(-tiled.shape[2] // TILE)


def _whole(tiled):
    """Return the shape of lines that are cut into tiles without a rest."""
    images, rows, columns = _counts(tiled)
    return images, TILE * rows, TILE * columns, tiled.shape[3]


def _seen(x, lines, tiled, pads):
    """Return what the patches of the tiles cover, with zeros outside the images."""
    _, height, width, _ = _whole(tiled)
    low, left = lines.start - pads[0], -pads[2]
    rows = slice(max(low, 0), min(low + height + 2, x.shape[1]))
    columns = slice(0, min(left + width + 2, x.shape[2]))
    margins = (
        rows.start - low,
        low + height + 2 - max(rows.stop, rows.start),
        -left,
        left + width + 2 - columns.stop,
    )
    return padded(x[:, rows, columns], margins)


def _patches(wide):
    """Return V, (36, tiles, channels)."""
    seen = windows(wide, SQUARE, STEPS, ONES)
    flat = seen.transpose(3, 4, 0, 1, 2, 5).reshape(SPOTS, -1)
    return (_matrix(OF_PATCHES, flat) @ flat).reshape(SPOTS, -1, wide.shape[-1])


def _tiles(dy):
    """Return dM, (36, tiles, filters)."""
    _, height, width, filters = _whole(dy)
    wide = padded(dy, (0, height - dy.shape[1], 0, width - dy.shape[2]))
    seen = windows(wide, STEPS, STEPS, ONES)
    flat = seen.transpose(3, 4, 0, 1, 2, 5).reshape(TILE * TILE, -1)
    return (_matrix(OF_TILES.T, flat) @ flat).reshape(SPOTS, -1, filters)


def _add_patches(patches, dx, lines, tiled, pads):
    """Add the gradients of the patches, (36, images, rows, columns, channels), to ``dx``."""
    images, rows, columns = _counts(tiled)
    _, height, width, _ = _whole(tiled)
    wide = xp_of(dx).zeros((images, height + 2, width + 2, dx.shape[-1]), dx.dtype)
    for place, view in taps(wide, SQUARE, STEPS, (images, rows, columns, dx.shape[-1])):
        view += patches[place]
    low, left = lines.start - pads[0], -pads[2]
    first, end = max(low, 0), min(low + height + 2, dx.shape[1])
    last = min(left + width + 2, dx.shape[2])
    if first < end:
        dx[:, first:end, :last] += wide[:, first - low : end - low, -left : last - left]
