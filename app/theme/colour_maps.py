"""Colour maps: tables of 256 colours that turn numbers into pictures."""

from __future__ import annotations

from functools import cache

import numpy as np

MAPS = ("viridis", "grey", "diverging", "magma", "cividis", "jet")
_NEGATIVE, _MIDDLE, _POSITIVE = (0.80, 0.38, 0.02), (0.97, 0.97, 0.97), (0.10, 0.36, 0.80)


@cache
def colour_table(name: str) -> np.ndarray:
    """Return the map called ``name`` as (256, 3) uint8; read-only.

    "diverging" is orange below the middle and blue above it, like weights everywhere.
    """
    if name == "grey":
        table = np.repeat(np.linspace(0, 1, 256)[:, None], 3, axis=1)
    elif name == "diverging":
        table = _between((_NEGATIVE, _MIDDLE, _POSITIVE))
    elif name == "jet":
        table = _jet()
    else:
        table = _from_pyqtgraph(name)
    table = np.round(table * 255).astype(np.uint8)
    table.setflags(write=False)
    return table


def to_levels(values: np.ndarray, low: float, high: float, top: int = 255) -> np.ndarray:
    """Return ``values`` as places in a table: uint8, 0 at ``low``, ``top`` at ``high``.

    What is not a number is shown as ``low``; where all values are equal, as the middle.
    """
    span = high - low
    if not np.isfinite(span) or span <= 0:
        return np.full(np.shape(values), top // 2, np.uint8)
    scaled = np.subtract(values, low, dtype=np.float32)
    scaled *= top / span
    scaled += 0.5
    np.fmax(scaled, 0, out=scaled)  # of NaN and 0 it takes 0
    np.minimum(scaled, top, out=scaled)
    return scaled.astype(np.uint8)


def coloured(values: np.ndarray, name: str, low: float, high: float) -> np.ndarray:
    """Return ``values`` (height, width) as colours (height, width, 3) uint8."""
    return colour_table(name)[to_levels(values, low, high)]


def _between(stops: tuple[tuple[float, float, float], ...]) -> np.ndarray:
    places = np.linspace(0, 1, len(stops))
    x = np.linspace(0, 1, 256)
    return np.stack([np.interp(x, places, channel) for channel in zip(*stops, strict=True)], axis=1)


def _jet() -> np.ndarray:
    """Blue, cyan, yellow, red: the map that papers on Grad-CAM use."""
    x = np.linspace(0, 1, 256)
    channels = [np.clip(1.5 - np.abs(4 * x - centre), 0, 1) for centre in (3, 2, 1)]
    return np.stack(channels, axis=1)


def _from_pyqtgraph(name: str) -> np.ndarray:
    import pyqtgraph  # 0.2 s that a table of greys need not wait for

    table = pyqtgraph.colormap.get(name).getLookupTable(nPts=256, alpha=False)
    return np.asarray(table, float) / 255.0
