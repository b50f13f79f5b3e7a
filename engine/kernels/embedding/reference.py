"""Rows of a table in plain NumPy.

table: (rows, units)   indices: (count,) whole numbers within the table   y: (count, units)
"""

from engine.arrays.xp import xp_of


def embedding_forward(table, indices, y):
    """``y[i] = table[indices[i]]``."""
    y[...] = table[indices]


def embedding_backward(indices, dy, dtable):
    """``dtable[r]``: the sum of the rows ``dy[i]`` whose index is r; 0 where there is none."""
    xp = xp_of(dy)
    dtable[...] = 0
    if not indices.size:
        return
    order = xp.argsort(indices, kind="stable")
    in_order = indices[order]
    starts = xp.flatnonzero(xp.diff(in_order, prepend=in_order[:1] - 1))
    dtable[in_order[starts]] = xp.add.reduceat(dy[order], starts, axis=0)
