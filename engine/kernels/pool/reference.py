"""Pooling in plain NumPy: the places of a window are taken one after the other.

x: (batch, ..., channels)   y, where: (batch, ..., channels)
with any number of spatial axes
"""

from engine.arrays.xp import xp_of
from engine.kernels.windows import inside, padded, taps


def max_pool_forward(x, y, where, window, strides, pads):
    """Largest value of each window; ties go to the first place, NaN wins over all."""
    xp = xp_of(x)
    y[...] = -xp.inf
    where[...] = 0
    for place, seen in taps(padded(x, pads, -xp.inf), window, strides, y.shape):
        better = (seen > y) | xp.isnan(seen)
        xp.maximum(y, seen, out=y)
        where *= ~better  # products are ten times faster than masks here
        where += better * where.dtype.type(place)


def max_pool_backward(dy, where, dx, window, strides, pads):
    """Send each ``dy`` to the place that ``where`` names; ``dx`` is overwritten."""
    wide = _wide(dx, pads)
    for place, view in taps(wide, window, strides, dy.shape):
        view += dy * (where == place)
    dx[...] = inside(wide, dx.shape, pads)


def average_pool_forward(x, y, window, strides, pads):
    """Mean of each window over its places inside the sample."""
    y[...] = 0
    for _, seen in taps(padded(x, pads), window, strides, y.shape):
        y += seen
    y /= _counts(x, y, window, strides, pads)


def average_pool_backward(dy, dx, window, strides, pads):
    """Each place inside the sample receives its share of ``dy``."""
    wide = _wide(dx, pads)
    share = dy / _counts(dx, dy, window, strides, pads)
    for _, view in taps(wide, window, strides, dy.shape):
        view += share
    dx[...] = inside(wide, dx.shape, pads)


def _wide(x, pads):
    return padded(xp_of(x).zeros_like(x), pads)


def _counts(x, y, window, strides, pads):
    """Return (1, ..., 1): how many places of each window lie inside the sample."""
    xp = xp_of(x)
    counts = xp.zeros((1, *y.shape[1:-1], 1), x.dtype)
    ones = xp.ones((1, *x.shape[1:-1], 1), x.dtype)
    for _, seen in taps(padded(ones, pads), window, strides, y.shape):
        counts += seen
    return counts
