"""What a curve plot draws: growing columns of numbers, smoothed and thinned."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

_BLOCK = 128  # values smoothed by one product with a small matrix


class Column:
    """An array that grows at its end, at constant cost a value."""

    def __init__(self):
        self._values = np.empty(256)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def extend(self, values: Sequence[float] | np.ndarray) -> None:
        """Append ``values``."""
        values = np.asarray(values, dtype=float)
        end = self._count + len(values)
        if end > len(self._values):
            larger = np.empty(max(end, 2 * len(self._values)))
            larger[: self._count] = self._values[: self._count]
            self._values = larger
        self._values[self._count : end] = values
        self._count = end

    @property
    def values(self) -> np.ndarray:
        """All values, a view that must not be written."""
        return self._values[: self._count]


class Curve:
    """The points of one series of one run. ``smoothing`` in [0, 1): the weight of the past."""

    def __init__(self, smoothing: float = 0.0):
        self._x = Column()
        self._y = Column()
        self._smooth = Column()
        self._smoothing = smoothing

    def __len__(self) -> int:
        return len(self._x)

    @property
    def x(self) -> np.ndarray:
        return self._x.values

    @property
    def y(self) -> np.ndarray:
        return self._y.values

    @property
    def smooth(self) -> np.ndarray:
        """The smoothed values; the values themselves where the smoothing is 0."""
        if self._smoothing == 0:
            return self.y
        missing = len(self._y) - len(self._smooth)
        if missing:
            done = len(self._smooth)
            before = self._smooth.values[-1] if done else np.nan
            self._smooth.extend(smoothed(self.y[done:], self._smoothing, before))
        return self._smooth.values

    def extend(self, x: Sequence[float] | np.ndarray, y: Sequence[float] | np.ndarray) -> None:
        """Append points; ``x`` must not fall."""
        assert len(x) == len(y), (len(x), len(y))
        self._x.extend(x)
        self._y.extend(y)

    def set_smoothing(self, smoothing: float) -> None:
        """Smooth everything again with another weight of the past."""
        self._smoothing = smoothing
        self._smooth = Column()

    def at(self, x: float) -> float | None:
        """Return the smoothed value nearest to ``x``; None without points."""
        if not len(self):
            return None
        index = int(np.searchsorted(self.x, x))
        if index == len(self) or (index and x - self.x[index - 1] < self.x[index] - x):
            index -= 1
        return float(self.smooth[index])


def smoothed(values: np.ndarray, weight: float, before: float = np.nan) -> np.ndarray:
    """Return the exponential moving average ``s = weight * s + (1 - weight) * value``.

    It begins at the first value, or goes on from ``before``; values that are not finite
    leave it where it is.
    """
    values = np.asarray(values, dtype=float)
    finite = np.isfinite(values)
    kept = values[finite]
    if not len(kept):
        return np.full(len(values), before)
    last = kept[0] if np.isnan(before) else before
    powers = weight ** np.arange(1, _BLOCK + 1)
    lag = np.subtract.outer(np.arange(_BLOCK), np.arange(_BLOCK))
    response = np.where(lag >= 0, (1 - weight) * weight ** np.maximum(lag, 0), 0.0)
    result = np.empty(len(kept))
    for start in range(0, len(kept), _BLOCK):
        block = kept[start : start + _BLOCK]
        n = len(block)
        result[start : start + n] = response[:n, :n] @ block + powers[:n] * last
        last = result[start + n - 1]
    if finite.all():
        return result
    return _spread(result, finite, before)


def thinned(x: np.ndarray, y: np.ndarray, most: int) -> tuple[np.ndarray, np.ndarray]:
    """Return at most about ``most`` points that look the same: lowest and highest of buckets.

    x, y: (points,), x rising; points that are not finite are left out.
    """
    finite = np.isfinite(y)
    if not finite.all():
        x, y = x[finite], y[finite]
    if len(x) <= most:
        return x, y
    # buckets of a power of two stay where they are while the curve grows: no flicker
    bucket = 2 ** int(np.ceil(np.log2(2 * len(x) / most)))
    starts = np.arange(0, len(x), bucket)
    low, high = np.minimum.reduceat(y, starts), np.maximum.reduceat(y, starts)
    first_is_low = y[starts] - low <= high - y[starts]
    pairs = np.where(first_is_low[:, None], np.stack([low, high], 1), np.stack([high, low], 1))
    ends = np.append(starts[1:], len(x)) - 1
    return np.stack([x[starts], x[ends]], 1).ravel(), pairs.ravel()


def sampled(x: np.ndarray, y: np.ndarray, most: int) -> tuple[np.ndarray, np.ndarray]:
    """Return at most about ``most`` points of a smooth curve: one of each bucket, and the last."""
    finite = np.isfinite(y)
    if not finite.all():
        x, y = x[finite], y[finite]
    if len(x) <= most:
        return x, y
    step = 2 ** int(np.ceil(np.log2(len(x) / most)))
    return np.append(x[::step], x[-1]), np.append(y[::step], y[-1])


def within(x: np.ndarray, low: float, high: float) -> slice:
    """Return where ``x`` (rising) lies between ``low`` and ``high``, one point more each side."""
    first = max(0, int(np.searchsorted(x, low)) - 1)
    return slice(first, int(np.searchsorted(x, high, side="right")) + 1)


def _spread(result: np.ndarray, finite: np.ndarray, before: float) -> np.ndarray:
    """Repeat the last average where values were not finite."""
    place = np.cumsum(finite) - 1
    filled = result[np.maximum(place, 0)]
    return np.where(place >= 0, filled, before)
