"""Well-known kernels of image processing, for windows of any size."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engine.layers.base import Array


def _binomial(count: int) -> Array:
    """Return a row of Pascal's triangle with ``count`` numbers and the sum 1."""
    row = np.ones(1)
    for _ in range(count - 1):
        row = np.convolve(row, [0.5, 0.5])
    return row


def _slope(count: int) -> Array:
    """Return (-1, 0, 1) and its smoothed kin of other lengths; 0 for one place."""
    if count < 2:
        return np.zeros(count)
    row = np.convolve(_binomial(count - 1), [-1.0, 1.0])
    return row / np.abs(row).sum()


def _blur(rows: int, columns: int) -> Array:
    return np.outer(_binomial(rows), _binomial(columns))


def _pass(rows: int, columns: int) -> Array:
    kernel = np.zeros((rows, columns))
    kernel[rows // 2, columns // 2] = 1
    return kernel


PRESETS: dict[str, Callable[[int, int], Array]] = {
    "vertical edge": lambda rows, columns: np.outer(_binomial(rows), _slope(columns)),
    "horizontal edge": lambda rows, columns: np.outer(_slope(rows), _binomial(columns)),
    "outline": lambda rows, columns: _pass(rows, columns) - _blur(rows, columns),
    "blur": _blur,
    "sharpen": lambda rows, columns: 2 * _pass(rows, columns) - _blur(rows, columns),
    "pass": _pass,
    "nothing": lambda rows, columns: np.zeros((rows, columns)),
}


def preset(name: str, shape: tuple[int, ...], like: Array) -> Array:
    """Return a kernel of ``PRESETS`` of a shape, as strong as ``like``.

    shape: (rows, columns) or (places,)   The edges are those of Sobel for 3 x 3. Strength is the
    root of the sum of squares, so that the layers behind get values as large as they are used to;
    where ``like`` has none, the kernel is left as it is.
    """
    rows, columns = (1, *shape)[-2:]
    kernel = PRESETS[name](rows, columns)
    strength, wanted = np.linalg.norm(kernel), np.linalg.norm(like)
    if strength > 0 and wanted > 0:
        kernel = kernel * (wanted / strength)
    return kernel.reshape(shape)
