"""Rows picked from arrays, in plain NumPy.

values: (samples, ...)   rows: (count,) int64   y: (count, ...)
"""

from engine.arrays.xp import xp_of


def pick_rows(values, rows, y):
    """``y[i] = values[rows[i]]``."""
    y[...] = values[rows]


def pick_scaled(values, rows, scale, offset, y):
    """``y[i] = values[rows[i]] * scale + offset``; both broadcast over a sample."""
    xp_of(y).multiply(values[rows], scale, out=y, dtype=y.dtype)
    y += offset
