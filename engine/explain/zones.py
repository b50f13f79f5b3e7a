"""Zones of an image: where the heat of a map is looked for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.layers.base import Array

CORNERS = ("top left", "top right", "bottom left", "bottom right")
_BORDER = 1 / 8  # of a side, the width of the border
_CORNER = 1 / 4  # of a side, the side of a corner
_HOTTEST = 1 / 4  # of a side, the side of the hottest region


@dataclass(frozen=True, eq=False)
class Zone:
    """A part of an image. mask: (height, width) bool

    ``name`` is "border", "centre", one of ``CORNERS``, or "hottest" of a region found by heat.
    """

    name: str
    mask: Array

    @property
    def box(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """The first and last row, and column, of the mask."""
        rows, columns = (np.flatnonzero(self.mask.any(axis=axis)) for axis in (1, 0))
        return (int(rows[0]), int(rows[-1])), (int(columns[0]), int(columns[-1]))

    @property
    def is_outer(self) -> bool:
        """Whether at least half of the zone lies in the border, where objects seldom stand."""
        border = border_of(*self.mask.shape)
        return bool((self.mask & border).sum() * 2 >= self.mask.sum())


def border_of(height: int, width: int) -> Array:
    """Return the border, an eighth of each side wide, as a mask (height, width)."""
    border = np.ones((height, width), bool)
    down, across = _part(height, _BORDER), _part(width, _BORDER)
    border[down : height - down, across : width - across] = False
    return border


def fixed_zones(height: int, width: int) -> tuple[Zone, ...]:
    """Return the border, what it encloses, and the four corners; at least a pixel each."""
    border = border_of(height, width)
    zones = [Zone("border", border)]
    if not border.all():
        zones.append(Zone("centre", ~border))
    down, across = _part(height, _CORNER), _part(width, _CORNER)
    places = [(slice(0, down), slice(height - down, height))[i // 2] for i in range(4)]
    sides = [(slice(0, across), slice(width - across, width))[i % 2] for i in range(4)]
    for name, rows, columns in zip(CORNERS, places, sides, strict=True):
        zones.append(_box(name, height, width, rows, columns))
    return tuple(zones)


def hottest_zone(heat: Array) -> Zone:
    """Return the box, a quarter of each side long, that holds the most of ``heat``.

    heat: (height, width), at least 0   of equal ones the first counts
    """
    height, width = heat.shape
    down, across = _part(height, _HOTTEST), _part(width, _HOTTEST)
    sums = np.pad(np.asarray(heat, np.float64).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    inside = sums[down:, across:] - sums[:-down, across:] - sums[down:, :-across]
    inside = inside + sums[:-down, :-across]
    top, left = np.unravel_index(inside.argmax(), inside.shape)
    rows, columns = slice(top, top + down), slice(left, left + across)
    return _box("hottest", height, width, rows, columns)


def _box(name: str, height: int, width: int, rows: slice, columns: slice) -> Zone:
    mask = np.zeros((height, width), bool)
    mask[rows, columns] = True
    return Zone(name, mask)


def _part(side: int, share: float) -> int:
    return max(round(side * share), 1)
