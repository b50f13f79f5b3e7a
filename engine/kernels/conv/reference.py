"""Convolution in plain NumPy: windows laid out as rows, then one matrix product a tile.

x: (batch, ..., channels)   kernel: (..., channels / groups, filters)   y: (batch, ..., filters)
with any number of spatial axes; pads: (before, after) for each of them

Each channel by itself is left to ``depthwise``, float32 and windows of 3 by 3 to ``kronecker``
where that is faster. In float64 every result is exact to rounding.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from engine.arrays.xp import xp_of
from engine.kernels.conv import depthwise, kronecker
from engine.kernels.windows import Sizes, inside, padded, reach, taps, windows

Array = Any
COLUMNS = 1 << 20  # numbers laid out at a time, so that they stay in the cache


def conv_forward(x, kernel, bias, y, strides, pads, dilation, groups, relu, scratch):
    """Cross-correlation, plus bias (unless None), then ReLU where asked."""
    if depthwise.is_meant(kernel, groups):
        depthwise.forward(x, kernel, y, strides, pads, dilation)
    elif kronecker.pays(x, kernel, y, strides, dilation, groups):
        kronecker.forward(x, kernel, y, pads)
    else:
        weights = _split(kernel, groups)
        for part, columns in _tiles(x, kernel, y, strides, pads, dilation, groups):
            y[part] = _joined(columns @ weights, y[part].shape)
    if bias is not None:
        y += bias
    if relu:
        xp_of(x).maximum(y, 0, out=y)


def conv_backward(
    x, kernel, y, dy, dkernel, dbias, dx, strides, pads, dilation, groups, relu, scratch
):
    """``dkernel = columns.T @ dy``; ``dx`` gathers ``dy @ kernel.T`` of all its windows."""
    if relu:
        dy = dy * (y > 0)
    if depthwise.is_meant(kernel, groups):
        depthwise.backward(x, kernel, dy, dkernel, dx, strides, pads, dilation)
    elif kronecker.pays(x, kernel, y, strides, dilation, groups):
        kronecker.backward(x, kernel, dy, dkernel, dx, pads)
    else:
        if dkernel is not None:
            _kernel_gradient(x, dy, dkernel, strides, pads, dilation, groups)
        if dx is not None:
            _input_gradient(dy, kernel, dx, strides, pads, dilation, groups)
    if dbias is not None:
        dbias[...] = dy.reshape(-1, dy.shape[-1]).sum(axis=0, dtype=xp_of(x).float64)


def _kernel_gradient(x, dy, dkernel, strides, pads, dilation, groups):
    total = xp_of(x).zeros_like(_split(dkernel, groups))
    for part, columns in _tiles(x, dkernel, dy, strides, pads, dilation, groups):
        total += columns.swapaxes(1, 2) @ _split(dy[part], groups)
    dkernel[...] = _joined(total, dkernel.shape)


def _input_gradient(dy, kernel, dx, strides, pads, dilation, groups):
    window = kernel.shape[:-2]
    flat = kernel.reshape(-1, *kernel.shape[-2:])
    for images in _parts(dy, max(dx.shape[-1], dy.shape[-1])):
        wide = padded(xp_of(dx).zeros_like(dx[images]), pads)
        slopes = _split(dy[images], groups)
        for place, view in taps(wide, window, strides, dy.shape, dilation):
            view += _joined(slopes @ _split(flat[place], groups).swapaxes(1, 2), view.shape)
        dx[images] = inside(wide, dx[images].shape, pads)


def _tiles(x, kernel, y, strides, pads, dilation, groups) -> Iterator[tuple[tuple, Array]]:
    """Yield ``(part, columns)``: a part of ``y``, and what each of its places sees.

    columns: (groups, places, window * channels / groups)
    """
    window = kernel.shape[:-2]
    depth = math.prod(window) * x.shape[-1]
    span = reach(window, dilation)[0]
    lines = max(1, COLUMNS // (depth * math.prod(y.shape[2:-1])))
    for images in _parts(y, depth):
        wide = padded(x[images], pads)
        for first in range(0, y.shape[1], lines):
            end = min(first + lines, y.shape[1])
            lying = wide[:, first * strides[0] : (end - 1) * strides[0] + span]
            seen = windows(lying, window, strides, dilation)
            grouped = xp_of(x).moveaxis(seen.reshape(*seen.shape[:-1], groups, -1), -2, 0)
            yield (images, slice(first, end)), grouped.reshape(groups, -1, depth // groups)


def _parts(y, row: int) -> Iterator[slice]:
    """Cut the batch so that ``row`` numbers for each place of a part stay few."""
    images = max(1, COLUMNS // (row * math.prod(y.shape[1:-1])))
    for first in range(0, len(y), images):
        yield slice(first, first + images)


def _split(y, groups: int):
    """Return ``y`` (..., filters) as (groups, places, filters / groups)."""
    return y.reshape(-1, groups, y.shape[-1] // groups).swapaxes(0, 1)


def _joined(product, shape: Sizes):
    """Undo ``_split``."""
    return product.swapaxes(0, 1).reshape(shape)
