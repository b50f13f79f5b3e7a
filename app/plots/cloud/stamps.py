"""Ten thousand points in a few milliseconds: each is a stamp of pixels, put down by NumPy."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from app.widgets.marks import SHAPES

SHAPE_NAMES = ("o", *SHAPES)
FOGS = 6  # from clear to hardly seen; the last is for what is not selected
_THICKEST = 0.82  # share of the ground in the last
_FINE = 4  # looks at each pixel, along both sides


@dataclass(eq=False)
class Painter:
    """Keeps stamps in all colours, so that a frame only looks them up."""

    _palette: np.ndarray = field(default_factory=lambda: np.zeros((1, 3), np.uint8))
    _ground: np.ndarray = field(default_factory=lambda: np.zeros(3, np.uint8))
    _stamps: dict[tuple[str, float], tuple[np.ndarray, np.ndarray, np.ndarray]] = field(
        default_factory=dict
    )
    _pixels: np.ndarray = field(default_factory=lambda: np.zeros((0, 0), np.uint32))

    def dress(self, palette: np.ndarray, ground: tuple[int, int, int]) -> None:
        """Take the colours of points (colours, 3) uint8 and of what is behind them."""
        self._palette, self._ground = palette, np.array(ground, np.uint8)
        self._stamps = {}

    def paint(
        self,
        size: tuple[int, int],
        pixels: np.ndarray,
        radii: np.ndarray,
        shapes: np.ndarray,
        colours: np.ndarray,
        fogs: np.ndarray,
    ) -> tuple[np.ndarray, int]:
        """Return a picture of 0xffRRGGBB, good until the next one, and the width of its edges.

        size: (width, height)   pixels: (n, 2)   radii: (n,) few different numbers, the larger
        are put above the smaller   shapes: (n,) places in ``SHAPE_NAMES``
        colours: (n,) places in the palette   fogs: (n,) from 0, below ``FOGS``
        """
        width, height = size
        reach = _reach(float(radii.max())) if len(radii) else 0
        edge = 2 * reach + 1  # what begins outside may reach inside, and nothing leaves the memory
        shape = (height + 2 * edge, width + 2 * edge)
        if self._pixels.shape != shape:
            self._pixels = np.empty(shape, np.uint32)
        self._pixels.fill(_packed(self._ground[None])[0])
        at = np.rint(pixels).astype(np.int64)
        seen = ((at >= -reach) & (at < (width + reach, height + reach))).all(axis=1)
        row_length, flat = shape[1], self._pixels.ravel()
        places = (at[:, 1] + edge) * row_length + at[:, 0] + edge
        kinds = colours * FOGS + fogs
        for radius in np.unique(radii):
            sized = np.flatnonzero(seen & (radii == radius))
            for number in np.unique(shapes[sized]):
                chosen = sized[shapes[sized] == number]
                down, across, table = self._stamp(SHAPE_NAMES[number], float(radius))
                offsets = down * row_length + across
                flat[places[chosen, None] + offsets] = table[kinds[chosen]]
        return self._pixels, edge

    def _stamp(self, shape: str, radius: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the pixels of a point, and their colours (colours * fogs, pixels)."""
        key = shape, radius
        if key not in self._stamps:
            down, across, cover = covered(shape, radius)
            thickness = np.linspace(0, _THICKEST, FOGS)[None, :, None]
            ground = self._ground.astype(float)
            colours = self._palette[:, None].astype(float)
            colours = colours + thickness * (ground - colours)
            colours = colours.reshape(-1, 1, 3)
            mixed = ground + cover[None, :, None] * (colours - ground)
            self._stamps[key] = down, across, _packed(np.rint(mixed).astype(np.uint8))
        return self._stamps[key]


def covered(shape: str, radius: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the pixels of a shape and of a rim around it, and how much of each it covers.

    The rim is the ground's, which parts points that overlap.
    """
    reach = _reach(radius)
    fine = (np.arange(_FINE) + 0.5) / _FINE - 0.5
    line = (np.arange(-reach, reach + 1)[:, None] + fine).ravel()
    x, y = np.meshgrid(line, line)
    side = 2 * reach + 1

    def share(scale: float) -> np.ndarray:
        cut = _holds(shape, x / scale, y / scale).reshape(side, _FINE, side, _FINE)
        return cut.mean(axis=(1, 3))

    cover, rim = share(radius), share(radius + 0.8)
    down, across = np.nonzero(rim > 0.35)
    return down - reach, across - reach, cover[down, across]


def _reach(radius: float) -> int:
    """Return how many pixels a shape and its rim extend from the middle."""
    return int(np.ceil(1.3 * radius + 1))


def _holds(shape: str, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    if shape not in SHAPES:
        return x**2 + y**2 <= 1
    corners = np.array(SHAPES[shape], float)
    after = np.roll(corners, -1, axis=0)
    way = np.sign((corners[:, 0] * after[:, 1] - after[:, 0] * corners[:, 1]).sum())
    found = np.ones(x.shape, bool)
    for (x1, y1), (x2, y2) in zip(corners, after, strict=True):
        found &= way * ((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)) >= 0
    return found


def _packed(colours: np.ndarray) -> np.ndarray:
    wide = colours.astype(np.uint32)
    return (0xFF << 24) | (wide[..., 0] << 16) | (wide[..., 1] << 8) | wide[..., 2]
