"""Products of matrices in panels, compiled: nothing is packed, sums stay in registers.

The product of a library first packs both of its matrices, which costs more than it gains where
one writes them oneself. A matrix in panels is cut into bands of ``COLUMNS`` columns, one after
the other; a row of a band is one line of memory. ``ROWS`` rows of two vectors are summed at once.
"""

from engine.kernels.compiled import inline
from engine.kernels.simd import LANES, load, spread, store, zeros

ROWS, COLUMNS = 6, 2 * LANES
NEXT = 4 * LANES  # bytes from a vector to its neighbour
STEP = 4 * COLUMNS  # bytes from a row of a panel to the next
SIXES = COLUMNS // (2 * ROWS) * 2 * ROWS  # as many as leave a multiple of four


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
def in_panels(row, column, rows, width):
    """Return how many bytes after its first number this one lies, with panels of ``width``."""
    return 4 * ((column // width * rows + row) * width + column % width)


@inline
def small_product(rows, columns, depth, a, b, c):
    """``c = a @ b`` with a (rows, depth), b (depth, columns), c (rows, columns), in panels.

    Columns and depth are multiples of ``COLUMNS``, rows at least ``ROWS``: the last rows overlap
    those before.
    """
    for column in range(0, columns, COLUMNS):
        for block in range((rows + ROWS - 1) // ROWS):
            row = min(block * ROWS, rows - ROWS)
            sums = _twelve_zeros()
            right = b + 4 * column * depth
            for panel in range(0, depth, COLUMNS):
                left = a + 4 * panel * rows + row * STEP
                for _ in range(COLUMNS):
                    sums = _add_outer(sums, left, STEP, right)
                    left += 4
                    right += STEP
            _write(c + 4 * column * rows + row * STEP, STEP, sums)


@inline
def small_product_added(rows, columns, depth, places, a, b, c, begin):
    """``c += a.T @ b`` with a (depth, rows), b (depth, columns), c (rows, columns), in panels.

    ``begin``: ``c = a.T @ b``. Panels of a and b have ``places`` rows, of which ``depth`` count;
    rows and columns are multiples of ``COLUMNS``.
    """
    for column in range(0, columns, COLUMNS):
        right = b + 4 * column * places
        for panel in range(0, rows, COLUMNS):
            left = a + 4 * panel * places
            target = c + 4 * column * rows + panel * STEP
            for row in range(0, SIXES, ROWS):
                _add_rows(depth, left + 4 * row, right, target + row * STEP, begin)
            for row in range(SIXES, COLUMNS, 4):
                _add_four_rows(depth, left + 4 * row, right, target + row * STEP, begin)


@inline
def _add_rows(depth, left, right, target, begin):
    sums = _twelve_zeros()
    for _ in range(depth):
        sums = _add_outer(sums, left, 4, right)
        left += STEP
        right += STEP
    if not begin:
        sums = _with_six(sums, target, STEP)
    _write(target, STEP, sums)


@inline
def _add_four_rows(depth, left, right, target, begin):
    none = zeros()
    sums = none, none, none, none, none, none, none, none
    for _ in range(depth):
        sums = _add_four(sums, left, right)
        left += STEP
        right += STEP
    if not begin:
        sums = _with_four(sums, target, STEP)
    _write_four(target, STEP, sums)


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
