"""Pooling of images, compiled: any window, strides and margins; channels are the inner loop.

x: (batch, height, width, channels)   y, where: (batch, rows, columns, channels)
"""

import numpy as np

from engine.kernels.addresses import address, suits
from engine.kernels.compiled import bytes_at, floats, inline, kernel, shorts
from engine.kernels.pool import reference
from engine.kernels.rows import ZERO, add_to, clear


def max_pool_forward(x, y, where, window, strides, pads):
    """Largest value of each window; ties go to the first place, NaN wins over all."""
    if not (_suits(x, y) and _is_place(where)):
        return reference.max_pool_forward(x, y, where, window, strides, pads)
    _max_forward(
        address(x), address(y), address(where), where.itemsize, *x.shape, *y.shape[1:3],
        *window, *strides, pads[0], pads[2],
    )  # fmt: skip


def max_pool_backward(dy, where, dx, window, strides, pads):
    """Send each ``dy`` to the place that ``where`` names; ``dx`` is overwritten."""
    if not (_suits(dy, dx) and _is_place(where)):
        return reference.max_pool_backward(dy, where, dx, window, strides, pads)
    _max_backward(
        address(dy), address(where), where.itemsize, address(dx), *dx.shape, *dy.shape[1:3],
        *window, *strides, pads[0], pads[2],
    )  # fmt: skip


def average_pool_forward(x, y, window, strides, pads):
    """Mean of each window over its places inside the image."""
    if not _suits(x, y):
        return reference.average_pool_forward(x, y, window, strides, pads)
    _average_forward(
        address(x), address(y), *x.shape, *y.shape[1:3], *window, *strides, pads[0], pads[2]
    )


def average_pool_backward(dy, dx, window, strides, pads):
    """Each place inside the image receives its share of ``dy``."""
    if not _suits(dy, dx):
        return reference.average_pool_backward(dy, dx, window, strides, pads)
    _average_backward(
        address(dy), address(dx), *dx.shape, *dy.shape[1:3], *window, *strides, pads[0], pads[2]
    )


def _suits(*arrays) -> bool:
    return arrays[0].ndim == 4 and suits(*arrays)


def _is_place(where) -> bool:
    return (
        isinstance(where, np.ndarray)
        and where.dtype in (np.uint8, np.uint16)
        and where.flags.c_contiguous
    )


@inline
def _visible(output, stride, pad, window, size):
    """Return the first place of a window inside the image, and the one after the last."""
    start = output * stride - pad
    return max(0, -start), min(window, size - start)


@inline
def _at(x, image, row, column, height, width, channels):
    return x + 4 * ((image * height + row) * width + column) * channels


@kernel
def _max_forward(
    x, y, where, itemsize, batch, height, width, channels, rows, columns,
    window_rows, window_columns, down, right, top, left,
):  # fmt: skip
    whole = window_rows == 2 and window_columns == 2
    for image in range(batch):
        for row in range(rows):
            first_row, end_row = _visible(row, down, top, window_rows, height)
            for column in range(columns):
                first, end = _visible(column, right, left, window_columns, width)
                output = ((image * rows + row) * columns + column) * channels
                source = _at(
                    x, image, row * down - top, column * right - left, height, width, channels
                )
                size = end_row - first_row, end - first
                if itemsize == 1:
                    names = bytes_at(where + output, channels)
                    if whole and size == (2, 2):
                        _largest_of_four(source, width, channels, y + 4 * output, names)
                    else:
                        _largest(
                            source, width, channels, y + 4 * output, names,
                            first_row, end_row, first, end, window_columns,
                        )  # fmt: skip
                else:
                    _largest(
                        source, width, channels, y + 4 * output,
                        shorts(where + 2 * output, channels),
                        first_row, end_row, first, end, window_columns,
                    )  # fmt: skip


@inline
def _largest(source, width, channels, y, names, first_row, end_row, first, end, window_columns):
    best = floats(y, channels)
    for c in range(channels):
        best[c] = -np.inf
        names[c] = 0
    for i in range(first_row, end_row):
        for j in range(first, end):
            seen = floats(source + 4 * (i * width + j) * channels, channels)
            place = i * window_columns + j
            for c in range(channels):
                better = seen[c] > best[c] or seen[c] != seen[c]
                best[c] = seen[c] if better else best[c]
                names[c] = place if better else names[c]


@inline
def _largest_of_four(source, width, channels, y, names):
    """The usual window of 2 by 2 in one pass."""
    best = floats(y, channels)
    a = floats(source, channels)
    b = floats(source + 4 * channels, channels)
    c = floats(source + 4 * width * channels, channels)
    d = floats(source + 4 * (width + 1) * channels, channels)
    for i in range(channels):
        largest, place = a[i], np.uint8(0)
        for value, number in ((b[i], np.uint8(1)), (c[i], np.uint8(2)), (d[i], np.uint8(3))):
            better = value > largest or value != value
            largest = value if better else largest
            place = number if better else place
        best[i] = largest
        names[i] = place


@kernel
def _max_backward(
    dy, where, itemsize, dx, batch, height, width, channels, rows, columns,
    window_rows, window_columns, down, right, top, left,
):  # fmt: skip
    size = batch * height * width * channels
    if itemsize == 1 and top == 0 and left == 0 and (down, right) == (window_rows, window_columns):
        _send_apart(
            dy, where, dx, batch, height, width, channels, rows, columns,
            window_rows, window_columns,
        )  # fmt: skip
        return
    clear(dx, size)
    for image in range(batch):
        for row in range(rows):
            first_row, end_row = _visible(row, down, top, window_rows, height)
            for column in range(columns):
                first, end = _visible(column, right, left, window_columns, width)
                output = ((image * rows + row) * columns + column) * channels
                target = _at(
                    dx, image, row * down - top, column * right - left, height, width, channels
                )
                for i in range(first_row, end_row):
                    for j in range(first, end):
                        slopes = target + 4 * (i * width + j) * channels
                        place = i * window_columns + j
                        if itemsize == 1:
                            names = bytes_at(where + output, channels)
                            _send(dy + 4 * output, names, np.uint8(place), slopes, channels)
                        else:
                            names = shorts(where + 2 * output, channels)
                            _send(dy + 4 * output, names, np.uint16(place), slopes, channels)


@inline
def _send(dy, names, place, dx, channels):
    given, received = floats(dy, channels), floats(dx, channels)
    for c in range(channels):
        received[c] += given[c] if names[c] == place else ZERO


@inline
def _send_apart(
    dy, where, dx, batch, height, width, channels, rows, columns, window_rows, window_columns
):  # fmt: skip
    """The same for windows side by side: each place of ``dx`` is written once.

    The last window may reach beyond the image; places after the last window get 0.
    """
    covered = min(width, columns * window_columns)
    for image in range(batch):
        for row in range(rows):
            for i in range(min(window_rows, height - row * window_rows)):
                line = _at(dx, image, row * window_rows + i, 0, height, width, channels)
                for column in range(columns):
                    output = ((image * rows + row) * columns + column) * channels
                    names = bytes_at(where + output, channels)
                    target = line + 4 * column * window_columns * channels
                    for j in range(min(window_columns, width - column * window_columns)):
                        place = np.uint8(i * window_columns + j)
                        here = target + 4 * j * channels
                        _write(dy + 4 * output, names, place, here, channels)
                clear(line + 4 * covered * channels, (width - covered) * channels)
        below = min(height, rows * window_rows)
        rest = _at(dx, image, below, 0, height, width, channels)
        clear(rest, (height - below) * width * channels)


@inline
def _write(dy, names, place, dx, channels):
    given, received = floats(dy, channels), floats(dx, channels)
    for c in range(channels):
        received[c] = given[c] if names[c] == place else ZERO


@kernel
def _average_forward(
    x, y, batch, height, width, channels, rows, columns,
    window_rows, window_columns, down, right, top, left,
):  # fmt: skip
    clear(y, batch * rows * columns * channels)
    for image in range(batch):
        for row in range(rows):
            first_row, end_row = _visible(row, down, top, window_rows, height)
            for column in range(columns):
                first, end = _visible(column, right, left, window_columns, width)
                target = _at(y, image, row, column, rows, columns, channels)
                source = _at(
                    x, image, row * down - top, column * right - left, height, width, channels
                )
                for i in range(first_row, end_row):
                    for j in range(first, end):
                        add_to(source + 4 * (i * width + j) * channels, target, channels)
                mean = floats(target, channels)
                share = np.float32(1) / np.float32((end_row - first_row) * (end - first))
                for c in range(channels):
                    mean[c] *= share


@kernel
def _average_backward(
    dy, dx, batch, height, width, channels, rows, columns,
    window_rows, window_columns, down, right, top, left,
):  # fmt: skip
    clear(dx, batch * height * width * channels)
    for image in range(batch):
        for row in range(rows):
            first_row, end_row = _visible(row, down, top, window_rows, height)
            for column in range(columns):
                first, end = _visible(column, right, left, window_columns, width)
                given = floats(_at(dy, image, row, column, rows, columns, channels), channels)
                target = _at(
                    dx, image, row * down - top, column * right - left, height, width, channels
                )
                share = np.float32(1) / np.float32((end_row - first_row) * (end - first))
                for i in range(first_row, end_row):
                    for j in range(first, end):
                        received = floats(target + 4 * (i * width + j) * channels, channels)
                        for c in range(channels):
                            received[c] += given[c] * share
