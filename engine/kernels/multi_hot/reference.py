"""Dense layers on multi-hot samples, in plain NumPy: the samples are written out.

starts: (samples + 1,) int64   places: int64, those of sample r from starts[r] to starts[r + 1]
rows: (count,) int64, which samples   kernel: (width, units)   y: (count, units)
"""

from engine.arrays.xp import xp_of
from engine.kernels.dense import reference as dense


def multi_hot_expand(starts, places, rows, x):
    """``x (count, width)``: 1 at the places of each sample, 0 elsewhere."""
    x[...] = 0
    for line, row in zip(x, rows.tolist(), strict=True):
        line[places[starts[row] : starts[row + 1]]] = 1


def multi_hot_forward(starts, places, rows, kernel, bias, y, relu):
    """``y = x @ kernel + bias``, then ReLU where asked."""
    x = xp_of(kernel).empty((len(rows), len(kernel)), kernel.dtype)
    multi_hot_expand(starts, places, rows, x)
    dense.dense_forward(x, kernel, bias, y, relu)


def multi_hot_backward(starts, places, rows, y, dy, dkernel, dbias, relu, scratch):
    """Fill those of ``dkernel`` and ``dbias`` that are not None."""
    width = 0 if dkernel is None else len(dkernel)
    x = xp_of(dy).empty((len(rows), width), dy.dtype)
    if width:
        multi_hot_expand(starts, places, rows, x)
    dense.dense_backward(x, dkernel, y, dy, dkernel, dbias, None, relu, scratch)
