"""How numbers are spread, in plain NumPy.

x: numbers of any shape; zeros, and what is not finite, are counted apart
told: float64 (7,), added to: how many others there are, zeros, not finite ones; lowest, highest;
sum, sum of squares   edges: float64 (bins + 1,), equally far apart
counts: int64 (bins + 2,), added to: below the first edge, in each bin, above the last edge
"""

import numpy as np

COUNTED, ZEROS, BROKEN, LOWEST, HIGHEST, SUM, SQUARES = range(7)


def tally_moments(x, told):
    """Add what ``x`` gives to ``told``."""
    finite = np.isfinite(x)
    values = x[finite & (x != 0)].astype(np.float64)
    broken = x.size - np.count_nonzero(finite)
    told[COUNTED] += values.size
    told[ZEROS] += x.size - broken - values.size
    told[BROKEN] += broken
    told[LOWEST] = min(told[LOWEST], values.min(initial=np.inf))
    told[HIGHEST] = max(told[HIGHEST], values.max(initial=-np.inf))
    told[SUM] += values.sum()
    told[SQUARES] += values @ values


def tally_bins(x, edges, counts):
    """Count the values of ``x`` by bin; a bin holds its lower edge, the last one both."""
    values = x[np.isfinite(x) & (x != 0)].astype(np.float64)
    counts[0] += np.count_nonzero(values < edges[0])
    counts[1:-1] += np.histogram(values, len(edges) - 1, (edges[0], edges[-1]))[0]
    counts[-1] += np.count_nonzero(values > edges[-1])
