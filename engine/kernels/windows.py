"""Windows that slide over samples, as views: the common ground of convolution and pooling.

Samples have one or more spatial axes between the batch and the channels; ``pads`` holds what is
added before and after each of them: (top, bottom, left, right) for images.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from engine.arrays.xp import xp_of

Sizes = tuple[int, ...]  # one number for each spatial axis


def padded(x: Any, pads: Sizes, value: float = 0.0) -> Any:
    """Return ``x`` (batch, ..., channels) with a margin; itself where there is none."""
    if not any(pads):
        return x
    margins = zip(x.shape[1:-1], pads[::2], pads[1::2], strict=True)
    shape = (x.shape[0], *(size + before + after for size, before, after in margins), x.shape[-1])
    wide = xp_of(x).full(shape, value, x.dtype)
    inside(wide, x.shape, pads)[...] = x
    return wide


def inside(wide: Any, shape: Sizes, pads: Sizes) -> Any:
    """Return the view of ``wide`` that ``padded`` filled: what lies within the margin."""
    places = zip(shape[1:-1], pads[::2], strict=True)
    return wide[(slice(None), *(slice(before, before + size) for size, before in places))]


def reach(window: Sizes, dilation: Sizes) -> Sizes:
    """Return how many places a window spans whose own places lie ``dilation`` apart."""
    return tuple((size - 1) * gap + 1 for size, gap in zip(window, dilation, strict=True))


def windows(x: Any, window: Sizes, strides: Sizes, dilation: Sizes) -> Any:
    """Return a view (batch, *outputs, *window, channels) of all windows of ``x``."""
    spans = zip(x.shape[1:-1], reach(window, dilation), strides, strict=True)
    outputs = [(size - span) // stride + 1 for size, span, stride in spans]
    steps = x.strides[1:-1]
    return xp_of(x).lib.stride_tricks.as_strided(
        x,
        (x.shape[0], *outputs, *window, x.shape[-1]),
        (
            x.strides[0],
            *(step * stride for step, stride in zip(steps, strides, strict=True)),
            *(step * gap for step, gap in zip(steps, dilation, strict=True)),
            x.strides[-1],
        ),
    )


def taps(
    x: Any, window: Sizes, strides: Sizes, out_shape: Sizes, dilation: Sizes | None = None
) -> Iterator[tuple[int, Any]]:
    """Yield ``(place, view)``: for each place of the window, what all windows see there.

    ``place`` counts in row-major order; the views are (batch, *outputs, channels).
    """
    gaps = dilation or (1,) * len(window)
    axes = tuple(zip(gaps, strides, out_shape[1:-1], strict=True))
    for place, offsets in enumerate(itertools.product(*map(range, window))):
        spans = zip(offsets, axes, strict=True)
        slices = (slice(o * gap, o * gap + step * (n - 1) + 1, step) for o, (gap, step, n) in spans)
        yield place, x[(slice(None), *slices)]
