"""The product of the state with the recurrent kernel, compiled: small, and repeated at each step.

A BLAS lays out both factors anew at each call. Here the kernel is laid out once for many steps:
``packed`` holds bands of three vectors of columns, then bands of one, row after row; the columns
behind the last one are zeros. Sums stay in registers: 4 rows of 3 vectors, or 8 rows of 1. That
fits the 16 registers of AVX2 (12 sums, 3 factors, 1 number), where it was measured; with the 32
of AVX-512 and NEON nothing is lost but some reading.

Results have rows of ``whole_vectors(columns)`` numbers, so that a vector never ends behind a row.
"""

from engine.kernels.compiled import floats, inline
from engine.kernels.rows import clear, copy
from engine.kernels.simd import LANES, load, spread, store, zeros

WIDE = 3  # vectors in a broad band
TALL = 4  # rows of a broad band at a time
VECTOR_BYTES = 4 * LANES


def whole_vectors(columns):
    """Return how many numbers whole vectors for ``columns`` columns hold."""
    return (columns + LANES - 1) // LANES * LANES


padded = inline(whole_vectors)


@inline
def pack(source, packed, depth, columns, down, right):
    """Lay out ``depth`` rows of ``columns`` numbers.

    ``down``, ``right``: how many numbers apart rows and columns are; one of them is 1.
    """
    vectors = padded(columns) // LANES
    first = 0
    while first < vectors:
        width = (WIDE if vectors - first >= WIDE else 1) * LANES
        band = packed + VECTOR_BYTES * first * depth
        filled = min(width, columns - first * LANES)
        at = source + 4 * first * LANES * right
        if filled < width:
            clear(band, depth * width)
        if right == 1:
            for k in range(depth):
                copy(at + 4 * k * down, band + 4 * k * width, filled)
        else:
            _pack_columns(at, band, depth, filled, width, right)
        first += width // LANES


@inline
def _pack_columns(source, band, depth, columns, width, right):
    """Lay out a band whose columns, not rows, lie together in memory, four at a time."""
    for j in range(0, columns, TALL):
        at = source + 4 * j * right
        if j + TALL > columns:
            for i in range(columns - j):
                column, target = floats(at + 4 * i * right, depth), floats(band, depth * width)
                for k in range(depth):
                    target[k * width + j + i] = column[k]
            continue
        a, b = floats(at, depth), floats(at + 4 * right, depth)
        c, d = floats(at + 8 * right, depth), floats(at + 12 * right, depth)
        for k in range(depth):
            target = floats(band + 4 * (k * width + j), TALL)
            target[0], target[1], target[2], target[3] = a[k], b[k], c[k], d[k]


@inline
def multiply(a, a_row, packed, c, rows, depth, columns):
    """``c = a @ packed``; ``a_row`` counts the numbers from one row of ``a`` to the next."""
    vectors = padded(columns) // LANES
    down, c_down = 4 * a_row, VECTOR_BYTES * vectors
    first = 0
    while first + WIDE <= vectors:
        band = packed + VECTOR_BYTES * first * depth
        _broad_band(a, down, band, c + VECTOR_BYTES * first, c_down, rows, depth)
        first += WIDE
    while first < vectors:
        band = packed + VECTOR_BYTES * first * depth
        _narrow_band(a, down, band, c + VECTOR_BYTES * first, c_down, rows, depth)
        first += 1


@inline
def _broad_band(a, down, band, c, c_down, rows, depth):
    row = 0
    while row + TALL <= rows:
        _broad_tile(a + row * down, down, band, c + row * c_down, c_down, depth)
        row += TALL
    while row < rows:
        _broad_row(a + row * down, band, c + row * c_down, depth)
        row += 1


@inline
def _narrow_band(a, down, band, c, c_down, rows, depth):
    row = 0
    while row + 2 * TALL <= rows:
        _narrow_tile(a + row * down, down, band, c + row * c_down, c_down, depth)
        row += 2 * TALL
    while row < rows:
        _narrow_row(a + row * down, band, c + row * c_down, depth)
        row += 1


@inline
def _three_zeros():
    none = zeros()
    return none, none, none


@inline
def _add_three(sums, factor, band):
    return sums[0] + factor * band[0], sums[1] + factor * band[1], sums[2] + factor * band[2]


@inline
def _write_three(c, sums):
    store(c, sums[0])
    store(c + VECTOR_BYTES, sums[1])
    store(c + 2 * VECTOR_BYTES, sums[2])


@inline
def _load_three(band):
    return load(band), load(band + VECTOR_BYTES), load(band + 2 * VECTOR_BYTES)


@inline
def _broad_tile(a, down, band, c, c_down, depth):
    """Fill 4 rows of 3 vectors."""
    s0, s1, s2, s3 = _three_zeros(), _three_zeros(), _three_zeros(), _three_zeros()
    for k in range(depth):
        factors = _load_three(band + 3 * VECTOR_BYTES * k)
        at = a + 4 * k
        s0 = _add_three(s0, spread(at), factors)
        s1 = _add_three(s1, spread(at + down), factors)
        s2 = _add_three(s2, spread(at + 2 * down), factors)
        s3 = _add_three(s3, spread(at + 3 * down), factors)
    _write_three(c, s0)
    _write_three(c + c_down, s1)
    _write_three(c + 2 * c_down, s2)
    _write_three(c + 3 * c_down, s3)


@inline
def _broad_row(a, band, c, depth):
    sums = _three_zeros()
    for k in range(depth):
        sums = _add_three(sums, spread(a + 4 * k), _load_three(band + 3 * VECTOR_BYTES * k))
    _write_three(c, sums)


@inline
def _narrow_tile(a, down, band, c, c_down, depth):
    """Fill 8 rows of 1 vector."""
    s0, s1, s2, s3 = zeros(), zeros(), zeros(), zeros()
    s4, s5, s6, s7 = zeros(), zeros(), zeros(), zeros()
    for k in range(depth):
        factor = load(band + VECTOR_BYTES * k)
        at = a + 4 * k
        s0 = s0 + spread(at) * factor
        s1 = s1 + spread(at + down) * factor
        s2 = s2 + spread(at + 2 * down) * factor
        s3 = s3 + spread(at + 3 * down) * factor
        s4 = s4 + spread(at + 4 * down) * factor
        s5 = s5 + spread(at + 5 * down) * factor
        s6 = s6 + spread(at + 6 * down) * factor
        s7 = s7 + spread(at + 7 * down) * factor
    store(c, s0)
    store(c + c_down, s1)
    store(c + 2 * c_down, s2)
    store(c + 3 * c_down, s3)
    store(c + 4 * c_down, s4)
    store(c + 5 * c_down, s5)
    store(c + 6 * c_down, s6)
    store(c + 7 * c_down, s7)


@inline
def _narrow_row(a, band, c, depth):
    total = zeros()
    for k in range(depth):
        total = total + spread(a + 4 * k) * load(band + VECTOR_BYTES * k)
    store(c, total)
