"""The windows of Winograd's convolution, spread over 36 spots, and their gradient gathered.

weights (3, 3, channels, filters)   U (36, channels, filters), in panels of some width
"""

from engine.kernels.compiled import inline, matrix
from engine.kernels.conv.small import in_panels
from engine.kernels.conv.spots import slab_of
from engine.kernels.conv.transforms import (
    six,
    three,
    window_line,
    window_line_back,
    write_six,
    write_three,
)
from engine.kernels.simd import LANES


@inline
def first_of(index, channels):
    """Return where a vector starts: the last one ends with the row."""
    return min(index * LANES, channels - LANES)


@inline
def vectors(channels):
    """Return how many vectors a row takes."""
    return (channels + LANES - 1) // LANES


@inline
def spread_windows(weights, step, u, channels, filters, width):
    """``G g G'`` of all windows, pairs of channel and filter: U, in panels of ``width``.

    The numbers of a window lie ``step`` bytes apart: the channels may be some of those there are.
    """
    count, slab = channels * filters, slab_of(channels, filters)
    for index in range(vectors(count)):
        pair = first_of(index, count)
        source = weights + 4 * pair
        target = u + in_panels(pair // filters, pair % filters, channels, width)
        a = window_line(*three(source, 3 * step))
        b = window_line(*three(source + step, 3 * step))
        c = window_line(*three(source + 2 * step, 3 * step))
        for i in range(6):
            write_six(target + 6 * i * slab, slab, window_line(a[i], b[i], c[i]))


@inline
def gather_windows(du, dweights, channels, filters, width):
    """``G' dU G`` of all windows."""
    count = channels * filters
    step, slab = 4 * count, slab_of(channels, filters)
    for index in range(vectors(count)):
        pair = first_of(index, count)
        at = 4 * pair
        source = du + in_panels(pair // filters, pair % filters, channels, width)
        a = window_line_back(*six(source, 6 * slab))
        b = window_line_back(*six(source + slab, 6 * slab))
        c = window_line_back(*six(source + 2 * slab, 6 * slab))
        d = window_line_back(*six(source + 3 * slab, 6 * slab))
        e = window_line_back(*six(source + 4 * slab, 6 * slab))
        f = window_line_back(*six(source + 5 * slab, 6 * slab))
        for i in range(3):
            values = window_line_back(a[i], b[i], c[i], d[i], e[i], f[i])
            write_three(dweights + at + 3 * i * step, step, values)


@inline
def transpose(weights, target, channels, filters):
    """Write weights (9, channels, filters) as (9, filters, channels)."""
    for place in range(9):
        given = matrix(weights + 4 * place * channels * filters, channels, filters)
        turned = matrix(target + 4 * place * channels * filters, filters, channels)
        for f in range(filters):
            for c in range(channels):
                turned[f, c] = given[c, f]
