"""Convolution of images in plain NumPy: windows laid out as rows, then one matrix product.

x: (batch, height, width, channels)   kernel: (rows, columns, channels, filters)
y: (batch, out_height, out_width, filters)   pads: (top, bottom, left, right)
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.arrays.xp import xp_of
from engine.kernels.windows import inside, padded, taps, windows

COLUMNS = 1 << 20  # numbers laid out at a time, so that they stay in the cache


def conv2d_forward(x, kernel, bias, y, strides, pads, relu, scratch):
    """Cross-correlation, plus bias (unless None), then ReLU where asked."""
    xp = xp_of(x)
    flat = kernel.reshape(-1, kernel.shape[-1])
    for part in _parts(y, len(flat)):
        columns = _columns(x[part], kernel, strides, pads)
        y[part] = (columns @ flat).reshape(y[part].shape)
    if bias is not None:
        y += bias
    if relu:
        xp.maximum(y, 0, out=y)


def conv2d_backward(x, kernel, y, dy, dkernel, dbias, dx, strides, pads, relu, scratch):
    """``dkernel = columns.T @ dy``; ``dx`` gathers ``dy @ kernel.T`` of all its windows."""
    if relu:
        dy = dy * (y > 0)
    filters = kernel.shape[-1]
    if dkernel is not None:
        dkernel[...] = 0
    for part in _parts(y, kernel.size // filters):
        if dkernel is not None:
            columns = _columns(x[part], kernel, strides, pads)
            dkernel += (columns.T @ dy[part].reshape(-1, filters)).reshape(kernel.shape)
        if dx is not None:
            dx[part] = _input_gradient(dy[part], kernel, dx[part].shape, strides, pads)
    if dbias is not None:
        dbias[...] = dy.sum(axis=(0, 1, 2), dtype=xp_of(x).float64)


def _parts(y, row: int) -> Iterator[slice]:
    """Cut the batch so that the columns of a part, ``row`` numbers each, stay small."""
    images = max(1, COLUMNS // (row * y.shape[1] * y.shape[2]))
    for first in range(0, len(y), images):
        yield slice(first, first + images)


def _columns(x, kernel, strides, pads):
    """Return (windows, rows * columns * channels): what each place of the output sees."""
    seen = windows(padded(x, pads), kernel.shape[:2], strides)
    return seen.reshape(-1, kernel.size // kernel.shape[-1])


def _input_gradient(dy, kernel, shape, strides, pads):
    top, bottom, left, right = pads
    batch, height, width, channels = shape
    wide = xp_of(dy).zeros((batch, height + top + bottom, width + left + right, channels), dy.dtype)
    flat = kernel.reshape(-1, *kernel.shape[2:])
    for place, view in taps(wide, kernel.shape[:2], strides, dy.shape):
        view += dy @ flat[place].T
    return inside(wide, shape, pads)
