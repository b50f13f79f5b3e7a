"""How numbers are spread, compiled: two passes, a few nanoseconds a number. See ``reference``."""

import numpy as np

from engine.kernels.addresses import address, suits
from engine.kernels.compiled import doubles, exact_kernel, floats, integers
from engine.kernels.tally import reference
from engine.kernels.tally.reference import (
    BROKEN,
    COUNTED,
    HIGHEST,
    LOWEST,
    SQUARES,
    SUM,
    ZEROS,
)

LARGEST = np.float32(np.finfo(np.float32).max)


def tally_moments(x, told):
    """Add what ``x`` gives to ``told``."""
    if not suits(x):
        return reference.tally_moments(x, told)
    _moments(address(x), x.size, address(told))


def tally_bins(x, edges, counts):
    """Count the values of ``x`` by bin; a bin holds its lower edge, the last one both."""
    if not suits(x):
        return reference.tally_bins(x, edges, counts)
    _bins(address(x), x.size, address(edges), address(counts), len(edges) - 1)


@exact_kernel
def _moments(x, count, told):
    values, found = floats(x, count), doubles(told, 7)
    zeros = broken = 0
    low, high, total, squares = found[LOWEST], found[HIGHEST], 0.0, 0.0
    for i in range(count):
        v = values[i]
        if v == 0:
            zeros += 1
        elif abs(v) <= LARGEST:
            exact = np.float64(v)
            low, high = min(low, exact), max(high, exact)
            total += exact
            squares += exact * exact
        else:
            broken += 1
    found[COUNTED] += count - zeros - broken
    found[ZEROS] += zeros
    found[BROKEN] += broken
    found[LOWEST], found[HIGHEST] = low, high
    found[SUM] += total
    found[SQUARES] += squares


@exact_kernel
def _bins(x, count, edges, counts, bins):
    values, borders, found = floats(x, count), doubles(edges, bins + 1), integers(counts, bins + 2)
    low, high = borders[0], borders[bins]
    scale = bins / (high - low)
    for i in range(count):
        if values[i] == 0 or not abs(values[i]) <= LARGEST:
            continue
        v = np.float64(values[i])
        if v < low:
            found[0] += 1
        elif v > high:
            found[bins + 1] += 1
        else:
            place = min(int((v - low) * scale), bins - 1)
            if v < borders[place]:  # the product was rounded across an edge
                place -= 1
            elif place < bins - 1 and v >= borders[place + 1]:
                place += 1
            found[place + 1] += 1
