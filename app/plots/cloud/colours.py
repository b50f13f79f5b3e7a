"""What the colours of points mean: classes, or values from low to high."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from app.plots.cloud.stamps import SHAPE_NAMES
from app.theme.colour_maps import colour_table, to_levels
from app.theme.tokens import Tokens
from app.widgets.marks import symbol_of
from app.widgets.pixels import rgb

_LEVELS = 64  # colours of a scale
_HIGHEST = 0.98  # share of values below the upper end of a scale


@dataclass(frozen=True, eq=False)
class ByClass:
    """labels: (points,) numbers of ``names``; ``tokens``: names of their colours, if not usual."""

    labels: np.ndarray
    names: tuple[str, ...]
    tokens: tuple[str, ...] = ()

    def colour(self, label: int, tokens: Tokens) -> str:
        return getattr(tokens, self.tokens[label]) if self.tokens else tokens.class_colour(label)

    def palette(self, tokens: Tokens) -> np.ndarray:
        """Return (colours, 3) uint8."""
        colours = [rgb(self.colour(n, tokens)) for n in range(max(len(self.names), 1))]
        return np.array(colours, np.uint8)

    @property
    def colours(self) -> np.ndarray:
        """Return the place of each point in the palette."""
        return self.labels


@dataclass(frozen=True, eq=False)
class ByValue:
    """values: (points,), shown on a scale; few very large ones do not stretch it."""

    values: np.ndarray
    name: str = ""
    map_name: str = "viridis"
    ends: tuple[float, float] = field(init=False)

    def __post_init__(self):
        known = self.values[np.isfinite(self.values)]
        ends = (float(known.min()), float(np.quantile(known, _HIGHEST))) if len(known) else (0, 1)
        object.__setattr__(self, "ends", ends)

    @property
    def is_cut(self) -> bool:
        """Whether some values are beyond the upper end."""
        return bool((self.values > self.ends[1]).any())

    def palette(self, tokens: Tokens) -> np.ndarray:
        """Return (colours, 3) uint8, without those that the ground would swallow."""
        low, high = (0.18, 1.0) if tokens.is_dark else (0.0, 0.88)
        places = np.linspace(255 * low, 255 * high, _LEVELS).round().astype(int)
        return colour_table(self.map_name)[places]

    @property
    def colours(self) -> np.ndarray:
        return to_levels(self.values, *self.ends, top=_LEVELS - 1).astype(np.int64)


Colouring = ByClass | ByValue


def shapes_of(colouring: Colouring, count: int) -> np.ndarray:
    """Return the shape of each point, a place in ``SHAPE_NAMES``; classes differ in shape too."""
    if isinstance(colouring, ByValue):
        return np.zeros(count, np.int64)
    symbols = [symbol_of(n) for n in range(max(len(colouring.names), 1))]
    known = [SHAPE_NAMES.index(s) if s in SHAPE_NAMES else 0 for s in symbols]
    return np.array(known)[colouring.labels]
