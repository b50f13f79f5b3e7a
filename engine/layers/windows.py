"""The arithmetic of sliding windows: output sizes and padding, as TensorFlow counts them."""

from __future__ import annotations

from engine.errors import SettingError, ShapeError, TooSmallError
from engine.layers.base import Shape

Pair = tuple[int, int]
Pads = tuple[int, int, int, int]  # top, bottom, left, right


def check_pair(setting: str, pair: object) -> None:
    """Raise unless ``pair`` is two whole numbers from 1."""
    fits = isinstance(pair, tuple) and len(pair) == 2 and all(type(v) is int for v in pair)
    if not fits or min(pair) < 1:  # type: ignore[type-var]
        raise SettingError(setting=setting, expected="two whole numbers from 1", actual=pair)


def check_padding(padding: str) -> None:
    """Raise unless ``padding`` is 'valid' or 'same'."""
    if padding not in ("valid", "same"):
        raise SettingError(setting="padding", expected="'valid' or 'same'", actual=padding)


def check_image(shape: Shape) -> None:
    """Raise unless ``shape`` is that of an image."""
    if len(shape) != 3:
        raise ShapeError(node="", expected="(height, width, channels)", actual=shape)


def pads_of(size: Pair, window: Pair, strides: Pair, padding: str) -> Pads:
    """Return how many places are added around an image of ``size``.

    'same': as many outputs as ``ceil(size / stride)``; an odd place goes to the bottom, right.
    """
    if padding == "valid":
        return (0, 0, 0, 0)
    pads: list[int] = []
    for length, reach, stride in zip(size, window, strides, strict=True):
        total = max((-(-length // stride) - 1) * stride + reach - length, 0)
        pads += [total // 2, total - total // 2]
    return (pads[0], pads[1], pads[2], pads[3])


def output_size(size: Pair, window: Pair, strides: Pair, padding: str) -> Pair:
    """Return the height and width of what a sliding window gives."""
    top, bottom, left, right = pads_of(size, window, strides, padding)
    height = (size[0] + top + bottom - window[0]) // strides[0] + 1
    width = (size[1] + left + right - window[1]) // strides[1] + 1
    if height < 1 or width < 1:
        raise TooSmallError(
            node="", window=f"{window[0]}x{window[1]}", actual=f"{size[0]}x{size[1]}"
        )
    return height, width
