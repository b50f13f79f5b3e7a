"""The figures of F. Chollet, "Deep Learning with Python" (2018), 5.4, with its constants."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from engine.explain.nodes import gives_maps, is_idle
from engine.explain.predictions import Inputs
from engine.layers.base import Array
from engine.network.network import Network
from engine.network.trace import Trace

PER_ROW = 16  # channels
FIRST_LAYERS = 8
GRID, MARGIN = 8, 5  # filters a row and a column, and pixels between them


def channel_pictures(maps: Array) -> Array:
    """Return each channel with mean 128 and deviation 64, clipped: uint8 of the same shape.

    maps: (height, width, channels). A channel with one value everywhere stays 0, blank: the
    book divides by zero there.
    """
    maps = maps.astype(np.float64)
    deviation = maps.std(axis=(0, 1))
    varies = deviation > 1e-12 * np.abs(maps).max(axis=(0, 1), initial=0)
    scaled = (maps - maps.mean(axis=(0, 1))) / np.where(varies, deviation, 1) * 64 + 128
    return np.where(varies, np.clip(scaled, 0, 255), 0).astype(np.uint8)


def activation_picture(maps: Array, per_row: int = PER_ROW) -> Array:
    """Return all channels of maps (height, width, channels) as one picture, without margins.

    Places that are left in the last row stay 0; the book leaves that row out.
    """
    height, width, channels = maps.shape
    rows = -(-channels // per_row)
    cells = np.zeros((rows * per_row, height, width), np.uint8)
    cells[:channels] = channel_pictures(maps).transpose(2, 0, 1)
    cells = cells.reshape(rows, per_row, height, width)
    return cells.transpose(0, 2, 1, 3).reshape(rows * height, per_row * width)


def activation_pictures(
    network: Network, x: Inputs, kernels: Any, count: int = FIRST_LAYERS
) -> list[tuple[str, Array]]:
    """Return name and picture of the first ``count`` layers that give maps of one sample.

    Layers that do something only in training are left out, since the book has none of them.

    x: (1, ...) as the network takes it
    """
    made = [r for r in network.summary.rows if r.node.layer.input_count and not is_idle(r)]
    rows = [r for r in made if gives_maps(r)]
    chosen = rows[:count]
    if not chosen:
        return []
    values = Trace(network, x, kernels, until=chosen[-1].node.id).activations
    pictures = []
    for row in chosen:
        maps = values[row.node.id]
        if maps is None:  # a branch that does not lead to the last one
            maps = network.predict(x, kernels, row.node.id)
        pictures.append((row.node.name, activation_picture(maps[0])))
    return pictures


def filter_grid(pictures: Array | Sequence[Array]) -> Array:
    """Return at most 64 pictures on black, 8 by 8, with margins of 5 pixels.

    pictures: (filters, height, width, channels) uint8. As in the book, filter ``i + 8 j`` stands
    in row i and column j.
    """
    pictures = np.asarray(pictures)
    _, height, width, channels = pictures.shape
    size = [GRID * n + (GRID - 1) * MARGIN for n in (height, width)]
    canvas = np.zeros((*size, channels), np.uint8)
    for number, picture in enumerate(pictures[: GRID * GRID]):
        column, row = divmod(number, GRID)
        top, left = row * (height + MARGIN), column * (width + MARGIN)
        canvas[top : top + height, left : left + width] = picture
    return canvas
