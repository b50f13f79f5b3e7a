"""Rows picked from arrays, compiled: one pass over the memory, nothing between.

values: (samples, ...)   rows: (count,) int64   y: (count, ...)
"""

import math

import numpy as np

from engine.kernels.addresses import FLOAT32, address, suits
from engine.kernels.compiled import bytes_at, exact_inline, exact_kernel, floats, inline, integers
from engine.kernels.pick import reference

BYTE = np.dtype(np.uint8)
WORD = 8


def pick_rows(values, rows, y):
    """``y[i] = values[rows[i]]``, of any one type."""
    if not (_is_whole(values) and _is_whole(y) and values.dtype == y.dtype):
        return reference.pick_rows(values, rows, y)
    rows = np.ascontiguousarray(rows, np.int64)
    size = values.itemsize * math.prod(values.shape[1:])
    if _pick(address(values), address(rows), address(y), len(rows), len(values), size):
        raise _outside(rows, values)


def pick_scaled(values, rows, scale, offset, y):
    """``y[i] = values[rows[i]] * scale + offset``; values are float32 or uint8."""
    fits = suits(scale, offset, y) and _is_whole(values) and values.dtype in (FLOAT32, BYTE)
    if not (fits and _repeat(scale, offset, values.shape)):
        return reference.pick_scaled(values, rows, scale, offset, y)
    rows = np.ascontiguousarray(rows, np.int64)
    if _pick_scaled(
        address(values), values.itemsize, address(rows), len(rows), len(values),
        math.prod(values.shape[1:]), address(scale), scale.size, address(offset), offset.size,
        address(y),
    ):  # fmt: skip
        raise _outside(rows, values)


def _is_whole(array) -> bool:
    return isinstance(array, np.ndarray) and array.flags.c_contiguous and not array.dtype.hasobject


def _repeat(scale, offset, shape) -> bool:
    """Whether each is one number, or all that are not stand for the same last axes of a sample."""
    shapes = {factor.shape for factor in (scale, offset) if factor.ndim}
    return len(shapes) < 2 and all(shape[-len(s) :] == s and len(s) < len(shape) for s in shapes)


def _outside(rows, values) -> IndexError:
    return IndexError(f"rows {rows.min()} ... {rows.max()} of {len(values)} samples")


@inline
def _any_outside(names, count, samples):
    outside = False
    for i in range(count):
        outside |= names[i] < 0 or names[i] >= samples
    return outside


@exact_kernel
def _pick(values, rows, y, count, samples, size):
    names = integers(rows, count)
    if _any_outside(names, count, samples):
        return True
    words = size // WORD
    for i in range(count):
        source, target = values + names[i] * size, y + i * size
        a, b = integers(source, words), integers(target, words)
        for j in range(words):
            b[j] = a[j]
        rest, wanted = bytes_at(source, size), bytes_at(target, size)
        for j in range(words * WORD, size):
            wanted[j] = rest[j]
    return False


@exact_inline
def _scaled(seen, scale, scale_size, offset, offset_size, out, size):
    """``out = seen * scale + offset``, where both may be one number or repeat."""
    factors, terms = floats(scale, scale_size), floats(offset, offset_size)
    if scale_size == 1 and offset_size == 1:
        factor, term = factors[0], terms[0]
        for j in range(size):
            out[j] = np.float32(seen[j]) * factor + term
        return
    period, next_factor, next_term = max(scale_size, offset_size), scale_size > 1, offset_size > 1
    for start in range(0, size, period):
        for j in range(period):
            factor, term = factors[j if next_factor else 0], terms[j if next_term else 0]
            out[start + j] = np.float32(seen[start + j]) * factor + term


@exact_kernel
def _pick_scaled(
    values, itemsize, rows, count, samples, size, scale, scale_size, offset, offset_size, y
):  # fmt: skip
    names = integers(rows, count)
    if _any_outside(names, count, samples):
        return True
    for i in range(count):
        source, out = values + names[i] * size * itemsize, floats(y + 4 * i * size, size)
        if itemsize == 1:
            _scaled(bytes_at(source, size), scale, scale_size, offset, offset_size, out, size)
        else:
            _scaled(floats(source, size), scale, scale_size, offset, offset_size, out, size)
    return False
