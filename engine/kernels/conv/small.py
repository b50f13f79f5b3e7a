"""Products of small matrices, compiled: nothing is packed, sums stay in registers.

The product of a library first packs both of its matrices; where they lie in the cache and have
few columns, that costs more than it gains. Here ``ROWS`` rows and two vectors of columns are
summed at once. Columns are a multiple of ``COLUMNS``, rows at least ``ROWS``.
"""

from engine.kernels.compiled import inline
from engine.kernels.simd import LANES, load, spread, store, zeros

ROWS, COLUMNS = 6, 2 * LANES
NEXT = 4 * LANES  # bytes from a vector to its neighbour


@inline
def _twelve_zeros():
    none = zeros()
    return none, none, none, none, none, none, none, none, none, none, none, none


@inline
def _add_outer(sums, a, step, b):
    """Add six numbers, ``step`` bytes apart, times two vectors."""
    left, right = load(b), load(b + NEXT)
    p, q, r = spread(a), spread(a + step), spread(a + 2 * step)
    s, t, u = spread(a + 3 * step), spread(a + 4 * step), spread(a + 5 * step)
    return (
        sums[0] + p * left,
        sums[1] + p * right,
        sums[2] + q * left,
        sums[3] + q * right,
        sums[4] + r * left,
        sums[5] + r * right,
        sums[6] + s * left,
        sums[7] + s * right,
        sums[8] + t * left,
        sums[9] + t * right,
        sums[10] + u * left,
        sums[11] + u * right,
    )


@inline
def _write(c, step, sums):
    """Write six rows of two vectors, ``step`` bytes apart."""
    store(c, sums[0])
    store(c + NEXT, sums[1])
    store(c + step, sums[2])
    store(c + step + NEXT, sums[3])
    store(c + 2 * step, sums[4])
    store(c + 2 * step + NEXT, sums[5])
    store(c + 3 * step, sums[6])
    store(c + 3 * step + NEXT, sums[7])
    store(c + 4 * step, sums[8])
    store(c + 4 * step + NEXT, sums[9])
    store(c + 5 * step, sums[10])
    store(c + 5 * step + NEXT, sums[11])


@inline
def small_product(rows, columns, depth, a, b, c):
    """``c = a @ b`` with a (rows, depth), b (depth, columns), c (rows, columns), no gaps.

    The last rows overlap those before.
    """
    for column in range(0, 4 * columns, 4 * COLUMNS):
        for block in range((rows + ROWS - 1) // ROWS):
            row = min(block * ROWS, rows - ROWS)
            sums = _twelve_zeros()
            left, right = a + 4 * row * depth, b + column
            for _ in range(depth):
                sums = _add_outer(sums, left, 4 * depth, right)
                left += 4
                right += 4 * columns
            _write(c + 4 * row * columns + column, 4 * columns, sums)


@inline
def small_product_added(rows, columns, depth, a, b, c, begin):
    """``c += a.T @ b`` with a (depth, rows), b (depth, columns), c (rows, columns), no gaps.

    ``begin``: ``c = a.T @ b``. Rows are a multiple of four.
    """
    step = 4 * columns
    sixes = rows // (2 * ROWS) * 2 * ROWS  # as many as leave a multiple of four
    for column in range(0, 4 * columns, 4 * COLUMNS):
        for row in range(0, sixes, ROWS):
            target = c + 4 * row * columns + column
            sums = _twelve_zeros()
            left, right = a + 4 * row, b + column
            for _ in range(depth):
                sums = _add_outer(sums, left, 4, right)
                left += 4 * rows
                right += step
            if not begin:
                sums = _with_six(sums, target, step)
            _write(target, step, sums)
        for row in range(sixes, rows, 4):
            target = c + 4 * row * columns + column
            none = zeros()
            four = none, none, none, none, none, none, none, none
            left, right = a + 4 * row, b + column
            for _ in range(depth):
                four = _add_four(four, left, right)
                left += 4 * rows
                right += step
            if not begin:
                four = _with_four(four, target, step)
            _write_four(target, step, four)


@inline
def _with_six(sums, c, step):
    """Add what stands in six rows of two vectors."""
    low, high = c + 4 * step, c + 5 * step
    return (
        *_with_four(sums, c, step),
        sums[8] + load(low),
        sums[9] + load(low + NEXT),
        sums[10] + load(high),
        sums[11] + load(high + NEXT),
    )


@inline
def _add_four(sums, a, b):
    """Add four numbers side by side times two vectors."""
    left, right = load(b), load(b + NEXT)
    p, q, r, s = spread(a), spread(a + 4), spread(a + 8), spread(a + 12)
    return (
        sums[0] + p * left,
        sums[1] + p * right,
        sums[2] + q * left,
        sums[3] + q * right,
        sums[4] + r * left,
        sums[5] + r * right,
        sums[6] + s * left,
        sums[7] + s * right,
    )


@inline
def _with_four(sums, c, step):
    """Add what stands in four rows of two vectors."""
    return (
        sums[0] + load(c),
        sums[1] + load(c + NEXT),
        sums[2] + load(c + step),
        sums[3] + load(c + step + NEXT),
        sums[4] + load(c + 2 * step),
        sums[5] + load(c + 2 * step + NEXT),
        sums[6] + load(c + 3 * step),
        sums[7] + load(c + 3 * step + NEXT),
    )


@inline
def _write_four(c, step, sums):
    store(c, sums[0])
    store(c + NEXT, sums[1])
    store(c + step, sums[2])
    store(c + step + NEXT, sums[3])
    store(c + 2 * step, sums[4])
    store(c + 2 * step + NEXT, sums[5])
    store(c + 3 * step, sums[6])
    store(c + 3 * step + NEXT, sums[7])
