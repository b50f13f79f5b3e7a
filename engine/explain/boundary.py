"""Decision boundaries: what a network says everywhere, not only at the samples."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import numpy as np

from engine.data.preparation import Affine
from engine.explain.predictions import class_probabilities, in_pieces
from engine.layers.base import Array
from engine.network.network import Network

Bounds = tuple[float, ...]  # lowest and highest of each feature, as the data are stored
Steps = Generator[tuple[int, int], None, Array]


def decision_boundary(
    network: Network,
    preparation: Affine,
    bounds: Bounds,
    resolution: int,
    kernels: Any,
    classes: int,
) -> Steps:
    """Return what is said on a grid of points: (resolution, resolution, classes).

    ``bounds`` is (lowest x1, highest x1, lowest x2, highest x2) in the unit of the data; row 0
    is at the lowest x2, column 0 at the lowest x1, and the grid reaches both ends. A generator;
    it yields (done, total), see ``predictions.finished``.
    """
    x1 = np.linspace(bounds[0], bounds[1], resolution, dtype=np.float32)
    x2 = np.linspace(bounds[2], bounds[3], resolution, dtype=np.float32)
    points = np.stack(np.meshgrid(x1, x2), axis=-1).reshape(-1, 2)
    outputs = yield from _outputs(network, preparation, points, kernels)
    said = class_probabilities(network, outputs, classes)
    return said.reshape(resolution, resolution, -1)


def regression_line(
    network: Network,
    preparation: Affine,
    bounds: Bounds,
    resolution: int,
    kernels: Any,
) -> Steps:
    """Return (resolution, 1 + targets): inputs from lowest to highest, and what is said there."""
    points = np.linspace(bounds[0], bounds[1], resolution, dtype=np.float32)[:, None]
    outputs = yield from _outputs(network, preparation, points, kernels)
    return np.concatenate([points, outputs.reshape(resolution, -1)], axis=1)


def padded_bounds(x: Array, margin: float = 0.1) -> Bounds:
    """Return the range of each feature of ``x`` (samples, features), widened on both sides.

    ``margin`` is a share of the range.
    """
    low, high = x.min(axis=0).astype(np.float64), x.max(axis=0).astype(np.float64)
    more = margin * np.where(high > low, high - low, 1.0)
    pairs = zip((low - more).tolist(), (high + more).tolist(), strict=True)
    return tuple(value for pair in pairs for value in pair)


def _outputs(network: Network, preparation: Affine, points: Array, kernels: Any) -> Steps:
    def samples(places: Array) -> Array:
        return preparation.apply(points[places])

    return (yield from in_pieces(network, len(points), samples, kernels))
