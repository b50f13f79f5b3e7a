"""What a network says on the plane through three samples (Somepalli et al. 2022).

"Can Neural Nets Learn the Same Model Twice? Investigating Reproducibility and Double Descent from
the Decision Boundary Perspective": every point of the plane is ``a + s (b - a) + t (c - a)``, and
its coordinates are lengths along two directions at right angles.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.errors import NoPlane
from engine.explain.predictions import Pieces, class_probabilities, in_pieces
from engine.layers.base import Array
from engine.network.network import Network

_FLAT = 1e-6  # share of its length below which the third sample lies on the line of the others

Bounds = tuple[float, float, float, float]  # left, right, bottom, top


@dataclass(frozen=True, eq=False)
class Plane:
    """The plane through three samples, in the unit of the data.

    origin: the first sample, (...) float64   across, up: directions of length 1, at right angles
    corners: (3, 2) coordinates of the samples; the first at (0, 0), the second at (distance, 0)
    """

    origin: Array
    across: Array
    up: Array
    corners: Array

    def at(self, places: Array) -> Array:
        """Return the samples at coordinates (places, 2): (places, ...) float64."""
        moved = places @ np.stack([self.across.ravel(), self.up.ravel()])
        return self.origin + moved.reshape(-1, *self.origin.shape)

    def bounds(self, margin: float) -> Bounds:
        """Return a square around the three samples, wider by a share of its side everywhere."""
        low, high = self.corners.min(axis=0), self.corners.max(axis=0)
        half = float((high - low).max()) * (0.5 + margin)
        x, y = ((low + high) / 2).tolist()
        return x - half, x + half, y - half, y + half


def plane_through(samples: Array) -> Plane:
    """Return the plane of samples (3, ...), by Gram and Schmidt.

    Raises ``NoPlane`` where they are equal, or lie on one line.
    """
    a, b, c = np.asarray(samples, np.float64)
    ab, ac = b - a, c - a
    length = float(np.linalg.norm(ab))
    if not length:
        raise NoPlane()
    across = ab / length
    along = float(np.vdot(across, ac))
    rest = ac - along * across
    height = float(np.linalg.norm(rest))
    if height <= _FLAT * max(length, float(np.linalg.norm(ac))):
        raise NoPlane()
    return Plane(a, across, rest / height, np.array([[0, 0], [length, 0], [along, height]]))


def said_on_plane(
    network: Network,
    plane: Plane,
    bounds: Bounds,
    resolution: int,
    prepare: Callable[[Array], Array],
    kernels: Any,
    classes: int,
) -> Pieces:
    """Return probabilities on a grid: (resolution, resolution, classes), row 0 at the bottom.

    ``prepare`` turns samples in the unit of the data into what the network takes. The grid
    reaches both ends of ``bounds``; what lies outside the values that data can have is not cut
    off. A generator; it yields (done, total), see ``predictions.finished``.
    """
    x = np.linspace(bounds[0], bounds[1], resolution)
    y = np.linspace(bounds[2], bounds[3], resolution)
    places = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)

    def samples(chosen: Array) -> Array:
        return prepare(plane.at(places[chosen]))

    outputs = yield from in_pieces(network, len(places), samples, kernels)
    said = class_probabilities(network, outputs, classes)
    return said.reshape(resolution, resolution, -1)
