"""Which points lie in a figure that is drawn by hand, and which may show a picture."""

from __future__ import annotations

import numpy as np


def inside(points: np.ndarray, corners: np.ndarray) -> np.ndarray:
    """Return which points (n, 2) lie in a polygon (corners, 2), closed by itself: (n,) bool.

    A point is inside where a ray from it crosses the edges an odd number of times.
    """
    found = np.zeros(len(points), bool)
    if len(corners) < 3:
        return found
    low, high = corners.min(axis=0), corners.max(axis=0)
    near = np.flatnonzero(((points >= low) & (points <= high)).all(axis=1))
    x, y = points[near, 0], points[near, 1]
    crossed = np.zeros(len(near), bool)
    for (x1, y1), (x2, y2) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        if y1 != y2:
            at = x1 + (y - y1) * (x2 - x1) / (y2 - y1)
            crossed ^= ((y1 > y) != (y2 > y)) & (x < at)
    found[near] = crossed
    return found


def nearest_to(points: np.ndarray, place: tuple[float, float], reach: float) -> int:
    """Return the point nearest to a place, -1 where none is within ``reach``."""
    if not len(points):
        return -1
    away = ((points - place) ** 2).sum(axis=1)
    best = int(away.argmin())
    return best if away[best] <= reach**2 else -1


def spaced(points: np.ndarray, size: tuple[float, float], most: int) -> np.ndarray:
    """Return indices of at most ``most`` points around which a box of a size fits.

    Boxes do not overlap; of points too near to each other the first one has it.
    """
    cells = np.floor(points / size).astype(np.int64)
    _, firsts = np.unique(cells[:, 0] * 2_000_003 + cells[:, 1], return_index=True)
    kept: list[int] = []
    taken = np.empty((most, 2))
    for index in np.sort(firsts).tolist():
        apart = np.abs(taken[: len(kept)] - points[index])
        if not (apart < size).all(axis=1).any():
            taken[len(kept)] = points[index]
            kept.append(index)
            if len(kept) == most:
                break
    return np.array(kept, np.int64)
