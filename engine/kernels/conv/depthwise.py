"""Convolution of each channel by itself in plain NumPy: its places are taken one by one.

x: (batch, ..., channels)   kernel: (..., 1, channels * multiplier)
y: (batch, ..., channels * multiplier), those of one channel side by side
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from engine.arrays.xp import xp_of
from engine.kernels.windows import inside, padded, taps

PART = 1 << 18  # numbers of the output computed at a time, so that they stay in the cache


def is_meant(kernel, groups: int) -> bool:
    """Whether every channel is a group of its own."""
    return groups > 1 and kernel.shape[-2] == 1


def forward(x, kernel, y, strides, pads, dilation):
    """``y = sum over the places of the window of seen * kernel``; ``y`` is overwritten."""
    channels = x.shape[-1]
    weights = kernel.reshape(-1, channels, kernel.shape[-1] // channels)
    for images in _parts(y):
        total = _by_channel(y[images], channels)
        product = xp_of(y).empty_like(total)
        wide = padded(x[images], pads)
        total[...] = 0
        for place, seen in taps(wide, kernel.shape[:-2], strides, y.shape, dilation):
            xp_of(y).multiply(seen[..., None], weights[place], out=product)
            total += product


def backward(x, kernel, dy, dkernel, dx, strides, pads, dilation):
    """Fill those of ``dkernel`` and ``dx`` that are not None."""
    if dkernel is not None:
        _kernel_gradient(x, dy, dkernel, strides, pads, dilation)
    if dx is not None:
        _input_gradient(dy, kernel, dx, strides, pads, dilation)


def _kernel_gradient(x, dy, dkernel, strides, pads, dilation):
    window, channels = dkernel.shape[:-2], x.shape[-1]
    xp = xp_of(x)
    total = xp.zeros((math.prod(window), channels, dkernel.shape[-1] // channels), xp.float64)
    for images in _parts(dy):
        slopes = _by_channel(dy[images], channels)
        wide = padded(x[images], pads)
        for place, seen in taps(wide, window, strides, dy.shape, dilation):
            product = seen[..., None] * slopes
            total[place] += product.reshape(-1, *total.shape[1:]).sum(axis=0, dtype=xp.float64)
    dkernel[...] = total.reshape(dkernel.shape)


def _input_gradient(dy, kernel, dx, strides, pads, dilation):
    channels = dx.shape[-1]
    weights = kernel.reshape(-1, channels, kernel.shape[-1] // channels)
    for images in _parts(dy):
        slopes = _by_channel(dy[images], channels)
        wide = padded(xp_of(dx).zeros_like(dx[images]), pads)
        for place, view in taps(wide, kernel.shape[:-2], strides, dy.shape, dilation):
            for sibling in range(weights.shape[-1]):
                view += slopes[..., sibling] * weights[place, :, sibling]
        dx[images] = inside(wide, dx[images].shape, pads)


def _parts(y) -> Iterator[slice]:
    images = max(1, PART // math.prod(y.shape[1:]))
    for first in range(0, len(y), images):
        yield slice(first, first + images)


def _by_channel(y, channels: int):
    """Return ``y`` (..., channels * multiplier) as (..., channels, multiplier)."""
    return y.reshape(*y.shape[:-1], channels, -1)
