"""Affine resampling of images: bilinear or nearest, with a rule for what lies outside.

The value at (row, column) of the result is taken at
``x = a0 * column + a1 * row + a2``, ``y = b0 * column + b1 * row + b2`` of the image, for the
matrix ``(a0, a1, a2, b0, b1, b2)`` of its sample.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from engine.arrays.xp import xp_of

Array = Any
_AT_ONCE = 2**20  # places of the result whose coordinates are in memory together


class _Tap(NamedTuple):
    """One of the pixels that each place of the result looks at."""

    index: Array  # (samples, rows, columns) into all pixels of these samples
    weight: Array  # of the pixel, 0 where it lies outside
    outside: Array  # the weight of what fills the outside


def affine_forward(x, matrices, y, bilinear, fill_mode, fill_value):
    """Fill ``y`` (batch, rows, columns, channels) from images ``x``; ``matrices`` (batch, 6)."""
    for part in _parts(x, y):
        pixels = x[part].reshape(-1, x.shape[-1])
        y[part] = 0
        for tap in _taps(matrices[part], x.shape, y.shape, bilinear, fill_mode):
            y[part] += pixels[tap.index] * tap.weight[..., None].astype(x.dtype)
            if fill_value:
                y[part] += (fill_value * tap.outside)[..., None].astype(x.dtype)


def affine_backward(dy, matrices, dx, bilinear, fill_mode):
    """Fill ``dx``: each pixel gets what the places that looked at it pass back."""
    xp = xp_of(dy)
    channels = dx.shape[-1]
    for part in _parts(dx, dy):
        sums = xp.zeros(dx[part].size)
        for tap in _taps(matrices[part], dx.shape, dy.shape, bilinear, fill_mode):
            places = tap.index[..., None] * channels + xp.arange(channels)
            slopes = dy[part] * tap.weight[..., None]
            sums += xp.bincount(places.ravel(), slopes.ravel(), sums.size)
        dx[part] = sums.reshape(dx[part].shape)


def _parts(x: Array, y: Array) -> Iterator[slice]:
    """Yield samples in groups whose coordinates fit into memory."""
    size = max(1, _AT_ONCE // (y.shape[1] * y.shape[2]))
    for first in range(0, len(x), size):
        yield slice(first, first + size)


def _taps(
    matrices: Array, shape: tuple, out_shape: tuple, bilinear: bool, fill_mode: str
) -> Iterator[_Tap]:
    xp = xp_of(matrices)
    height, width = shape[1:3]
    row, column = xp.arange(out_shape[1])[:, None], xp.arange(out_shape[2])
    a0, a1, a2, b0, b1, b2 = (matrices[:, i, None, None] for i in range(6))
    ys = _nodes(b0 * column + b1 * row + b2, height, bilinear, fill_mode, xp)
    xs = _nodes(a0 * column + a1 * row + a2, width, bilinear, fill_mode, xp)
    sample = xp.arange(len(matrices))[:, None, None] * height
    for i, y_weight, y_inside in ys:
        for j, x_weight, x_inside in xs:
            weight, inside = y_weight * x_weight, y_inside & x_inside
            yield _Tap((sample + i) * width + j, weight * inside, weight * ~inside)


def _nodes(places: Array, size: int, bilinear: bool, fill_mode: str, xp: Any) -> list[tuple]:
    """Return (index, weight, inside) of the one or two pixels next to each place on one axis."""
    if not bilinear:
        near = xp.rint(places)
        return [_node(near, xp.ones_like(places), size, fill_mode, xp)]
    low = xp.floor(places)
    upper = places - low
    return [
        _node(low, 1 - upper, size, fill_mode, xp),
        _node(low + 1, upper, size, fill_mode, xp),
    ]


def _node(index: Array, weight: Array, size: int, fill_mode: str, xp: Any) -> tuple:
    index = index.astype(xp.int64)
    inside = (index >= 0) & (index < size)
    if fill_mode == "wrap":
        index = index % size
    elif fill_mode == "reflect":  # d c b a | a b c d | d c b a
        index = index % (2 * size)
        index = xp.minimum(index, 2 * size - 1 - index)
    else:
        index = xp.clip(index, 0, size - 1)
    return index, weight, inside if fill_mode == "constant" else xp.ones_like(inside)
