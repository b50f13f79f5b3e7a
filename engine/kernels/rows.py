"""What happens to rows of channels before or after a matrix product, compiled."""

import numpy as np

from engine.kernels.compiled import floats, inline, matrix

ZERO = np.float32(0)


@inline
def clear(address, count):
    """Set ``count`` numbers to 0."""
    floats(address, count)[:] = ZERO


@inline
def copy(source, target, count):
    """Copy ``count`` numbers."""
    a, b = floats(source, count), floats(target, count)
    for i in range(count):
        b[i] = a[i]


@inline
def add_to(source, target, count):
    """Add ``count`` numbers at ``source`` to those at ``target``."""
    a, b = floats(source, count), floats(target, count)
    for i in range(count):
        b[i] += a[i]


@inline
def relu(value):
    """``max(value, 0)``; NaN stays NaN."""
    return ZERO if value < ZERO else value


@inline
def add_bias(y, bias, rows, columns, with_relu):
    """``y (rows, columns) += bias`` (unless 0), then ReLU where asked."""
    if bias == 0:
        if with_relu:
            values = floats(y, rows * columns)
            for i in range(rows * columns):
                values[i] = relu(values[i])
        return
    b = floats(bias, columns)
    for i in range(rows):
        row = floats(y + 4 * i * columns, columns)
        if with_relu:
            for j in range(columns):
                row[j] = relu(row[j] + b[j])
        else:
            for j in range(columns):
                row[j] += b[j]


@inline
def mask(y, dy, dz, count):
    """``dz = dy`` where ``y > 0``, else 0."""
    outputs, slopes, masked = floats(y, count), floats(dy, count), floats(dz, count)
    for i in range(count):
        masked[i] = slopes[i] if outputs[i] > ZERO else ZERO


@inline
def add_rows(x, rows, columns, sums):
    """``sums (columns) += x.sum(axis=0)``, four rows at a time."""
    total = floats(sums, columns)
    values = matrix(x, rows, columns)
    fours = rows // 4 * 4
    for i in range(0, fours, 4):
        for j in range(columns):
            total[j] += (values[i, j] + values[i + 1, j]) + (values[i + 2, j] + values[i + 3, j])
    for i in range(fours, rows):
        for j in range(columns):
            total[j] += values[i, j]
