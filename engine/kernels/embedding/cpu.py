"""Rows of a table, looked up by number, compiled.

table: (rows, units)   indices: (count,) int32 or int64 within the table   y: (count, units)
"""

import numpy as np

from engine.kernels.addresses import address, suits
from engine.kernels.compiled import inline, integers, kernel, short_integers
from engine.kernels.embedding import reference
from engine.kernels.rows import add_to, clear, copy

WIDTHS = (np.dtype(np.int32), np.dtype(np.int64))


def embedding_forward(table, indices, y):
    """``y[i] = table[indices[i]]``."""
    if not (suits(table, y) and _are_plain(indices)):
        return reference.embedding_forward(table, indices, y)
    _forward(address(table), address(indices), indices.itemsize, address(y), *y.shape)


def embedding_backward(indices, dy, dtable):
    """``dtable[r]``: the sum of the rows ``dy[i]`` whose index is r, in their order; else 0."""
    if not (suits(dy, dtable) and _are_plain(indices)):
        return reference.embedding_backward(indices, dy, dtable)
    _backward(
        address(indices), indices.itemsize, address(dy), address(dtable), *dy.shape, dtable.size
    )


def _are_plain(indices) -> bool:
    return (
        isinstance(indices, np.ndarray)
        and indices.dtype in WIDTHS
        and indices.flags.c_contiguous
        and indices.flags.aligned
    )


@inline
def _index(indices, item_bytes, i):
    if item_bytes == 8:
        return integers(indices + 8 * i, 1)[0]
    return np.int64(short_integers(indices + 4 * i, 1)[0])


@kernel
def _forward(table, indices, item_bytes, y, count, units):
    for i in range(count):
        row = table + 4 * units * _index(indices, item_bytes, i)
        copy(row, y + 4 * units * i, units)


@kernel
def _backward(indices, item_bytes, dy, dtable, count, units, table_size):
    clear(dtable, table_size)
    for i in range(count):
        row = dtable + 4 * units * _index(indices, item_bytes, i)
        add_to(dy + 4 * units * i, row, units)
