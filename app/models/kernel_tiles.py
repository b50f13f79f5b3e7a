"""Kernels as tiles of a mosaic."""

from __future__ import annotations

import numpy as np

RGB = -1  # instead of the number of an input channel


def as_images(matrix: np.ndarray, image: tuple[int, ...]) -> np.ndarray:
    """Return weights (1, 1, inputs, units) as kernels of the size of the image they weigh."""
    units = matrix.shape[-1]
    return matrix.reshape(*image, units)


def channel_tiles(kernels: np.ndarray, channel: int) -> np.ndarray:
    """Return what every filter does with one input channel: (filters, rows, columns).

    kernels: (rows, columns, channels, filters). With ``RGB`` the three channels are colours,
    (filters, rows, columns, 3) in [0, 1]; a weight of zero is grey. Kernels of one pixel become
    a single tile (1, channels, filters).
    """
    if kernels.shape[:2] == (1, 1):
        return np.ascontiguousarray(kernels[0])
    if channel == RGB:
        largest = float(np.abs(kernels).max()) or 1.0
        return np.ascontiguousarray((0.5 + kernels / (2 * largest)).transpose(3, 0, 1, 2))
    return np.ascontiguousarray(kernels[:, :, channel].transpose(2, 0, 1))


def filter_tiles(kernels: np.ndarray, number: int) -> np.ndarray | None:
    """Return one filter with all its input channels: (channels, rows, columns).

    None for kernels of one pixel, which are shown as a whole.
    """
    if kernels.shape[:2] == (1, 1):
        return None
    return np.ascontiguousarray(kernels[..., number].transpose(2, 0, 1))
