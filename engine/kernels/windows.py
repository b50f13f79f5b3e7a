"""Windows that slide over images, as views: the common ground of convolution and pooling."""

from __future__ import annotations

from typing import Any

from engine.arrays.xp import xp_of


def padded(x: Any, pads: tuple[int, int, int, int], value: float = 0.0) -> Any:
    """Return ``x`` (batch, height, width, channels) with a margin (top, bottom, left, right)."""
    if not any(pads):
        return x
    top, bottom, left, right = pads
    batch, height, width, channels = x.shape
    shape = (batch, height + top + bottom, width + left + right, channels)
    wide = xp_of(x).full(shape, value, x.dtype)
    wide[:, top : top + height, left : left + width] = x
    return wide


def inside(wide: Any, shape: tuple[int, ...], pads: tuple[int, int, int, int]) -> Any:
    """Return the view of ``wide`` that ``padded`` filled: the image without its margin."""
    top, _, left, _ = pads
    return wide[:, top : top + shape[1], left : left + shape[2]]


def windows(x: Any, window: tuple[int, int], strides: tuple[int, int]) -> Any:
    """Return a view (batch, rows, columns, *window, channels) of all windows of ``x``."""
    batch, height, width, channels = x.shape
    rows = (height - window[0]) // strides[0] + 1
    columns = (width - window[1]) // strides[1] + 1
    image, line, place, channel = x.strides
    return xp_of(x).lib.stride_tricks.as_strided(
        x,
        (batch, rows, columns, *window, channels),
        (image, line * strides[0], place * strides[1], line, place, channel),
    )


def taps(x: Any, window: tuple[int, int], strides: tuple[int, int], out_shape: tuple[int, ...]):
    """Yield ``(place, view)``: for each place of the window, what all windows see there.

    ``place`` counts in row-major order; the views are (batch, rows, columns, channels).
    """
    rows, columns = out_shape[1:3]
    for i in range(window[0]):
        for j in range(window[1]):
            down = slice(i, i + strides[0] * (rows - 1) + 1, strides[0])
            right = slice(j, j + strides[1] * (columns - 1) + 1, strides[1])
            yield i * window[1] + j, x[:, down, right]
