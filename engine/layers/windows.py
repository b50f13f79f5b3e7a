"""The arithmetic of sliding windows: output sizes and padding, as TensorFlow counts them."""

from __future__ import annotations

from engine.errors import SettingError, TooShortError, TooSmallError
from engine.layers.base import Shape

Single = tuple[int]
Pair = tuple[int, int]
Triple = tuple[int, int, int]
Sizes = tuple[int, ...]  # one number for each spatial axis
Pads = tuple[int, ...]  # before and after, for each spatial axis: top, bottom, left, right

_COUNTED = (
    "",
    "one whole number from {0}",
    "two whole numbers from {0}",
    "three whole numbers from {0}",
)


def check_sizes(setting: str, sizes: object, axes: int, minimum: int = 1) -> None:
    """Raise unless ``sizes`` is a whole number from ``minimum`` for each of ``axes`` axes."""
    fits = isinstance(sizes, tuple) and len(sizes) == axes and all(type(v) is int for v in sizes)
    if not fits or min(sizes) < minimum:  # type: ignore[type-var]
        expected = _COUNTED[axes].format(minimum)
        raise SettingError(setting=setting, expected=expected, actual=sizes)


def pads_of(size: Sizes, window: Sizes, strides: Sizes, padding: str) -> Pads:
    """Return how many places are added before and after each axis of ``size``.

    'same': as many outputs as ``ceil(size / stride)``; an odd place goes to the end.
    'causal': all at the beginning, so that no output sees what comes later.
    """
    pads: list[int] = []
    for length, reach, stride in zip(size, window, strides, strict=True):
        if padding == "valid":
            pads += [0, 0]
        elif padding == "causal":
            pads += [reach - 1, 0]
        else:
            total = max((-(-length // stride) - 1) * stride + reach - length, 0)
            pads += [total // 2, total - total // 2]
    return tuple(pads)


def output_size(size: Shape, window: Sizes, strides: Sizes, padding: str) -> Shape:
    """Return the sizes of what a sliding window gives; an open size stays open."""
    outputs = tuple(
        length if length is None else _places(length, reach, stride, padding)
        for length, reach, stride in zip(size, window, strides, strict=True)
    )
    if any(count is not None and count < 1 for count in outputs):
        error = TooShortError if len(size) == 1 else TooSmallError
        raise error(node="", window=_spoken(window), actual=_spoken(size))
    return outputs


def _places(length: int, reach: int, stride: int, padding: str) -> int:
    if padding == "valid":
        return (length - reach) // stride + 1
    return -(-length // stride)


def _spoken(sizes: Shape) -> str:
    return "x".join("?" if size is None else str(size) for size in sizes)
