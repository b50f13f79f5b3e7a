"""Convolution, compiled: windows laid out as rows ("columns"), tile by tile, and products.

A tile is a few lines of the output, counted through the whole batch, so that its columns stay in
the cache. Names of sizes: image (batch, height, width, channels), output (rows, columns,
filters), window (window_rows, window_columns), strides (down, right), margins (top, left).
"""

from engine.kernels.addresses import ALIGNMENT, aligned
from engine.kernels.compiled import inline, kernel
from engine.kernels.gemm import product
from engine.kernels.rows import add_bias, add_rows, add_to, clear, copy, mask

TILE = 1 << 16  # numbers in the columns of one tile


def run_forward(arrays, x, weights, y, strides, pads, relu, scratch):
    """Run ``forward`` on the addresses ``arrays``: x, weights, bias or 0, y."""
    lines, tile = _tile(weights, y)
    pointwise = _is_pointwise(weights, strides, pads)
    buffer = scratch(ALIGNMENT + (0 if pointwise else tile))  # lives as long as the call
    forward(
        *arrays, 0 if pointwise else aligned(buffer), *x.shape, *y.shape[1:],
        *weights.shape[:2], *strides, pads[0], pads[2], relu, lines,
    )  # fmt: skip


def run_backward(arrays, x, weights, y, strides, pads, relu, scratch):
    """Run ``backward`` on the addresses ``arrays``; those of gradients may be 0."""
    lines, tile = _tile(weights, y)
    masked = lines * y.shape[2] * y.shape[3]
    buffer = scratch(ALIGNMENT + tile + masked + y.shape[3])  # lives as long as the call
    start = aligned(buffer)
    backward(
        *arrays, 0 if _is_pointwise(weights, strides, pads) else start, start + 4 * tile,
        start + 4 * (tile + masked), *x.shape, *y.shape[1:], *weights.shape[:2], *strides,
        pads[0], pads[2], relu, lines,
    )  # fmt: skip


def _tile(weights, y):
    """Return how many lines of the output make a tile, and how many numbers its columns have."""
    line = y.shape[2] * (weights.size // weights.shape[-1])
    lines = max(1, TILE // line)
    return lines, lines * line


def _is_pointwise(weights, strides, pads) -> bool:
    """Whether each window is one place, so that the image is its own columns."""
    return weights.shape[:2] == (1, 1) and tuple(strides) == (1, 1) and not any(pads)


@kernel
def forward(
    x, weights, bias, y, columns_at, batch, height, width, channels, rows, columns, filters,
    window_rows, window_columns, down, right, top, left, relu, lines,
):  # fmt: skip
    """Fill ``y``; ``columns_at`` holds one tile, or is 0 where ``x`` is its own columns."""
    depth = window_rows * window_columns * channels
    for first in range(0, batch * rows, lines):
        count = min(lines, batch * rows - first)
        seen = x + 4 * first * columns * depth
        if columns_at != 0:
            seen = columns_at
            for line in range(count):
                _lay_out(
                    x, seen + 4 * line * columns * depth, first + line, height, width, channels,
                    rows, columns, window_rows, window_columns, down, right, top, left,
                )  # fmt: skip
        out = y + 4 * first * columns * filters
        product(
            False, False, count * columns, filters, depth,
            seen, depth, weights, filters, 0.0, out, filters,
        )  # fmt: skip
        add_bias(out, bias, count * columns, filters, relu)


@kernel
def backward(
    x, weights, y, dy, dweights, dbias, dx, columns_at, masked_at, sums,
    batch, height, width, channels, rows, columns, filters,
    window_rows, window_columns, down, right, top, left, relu, lines,
):  # fmt: skip
    """Fill ``dweights``, ``dbias``, ``dx`` unless 0; ``masked_at`` holds ``dy`` of a tile."""
    depth = window_rows * window_columns * channels
    if dx != 0 and columns_at != 0:
        clear(dx, batch * height * width * channels)
    if dbias != 0:
        clear(dbias, filters)
    for first in range(0, batch * rows, lines):
        count = min(lines, batch * rows - first)
        places = count * columns
        output = 4 * first * columns * filters
        slopes = dy + output
        if relu:
            mask(y + output, dy + output, masked_at, places * filters)
            slopes = masked_at
        if dbias != 0:
            clear(sums, filters)
            add_rows(slopes, places, filters, sums)
            add_to(sums, dbias, filters)
        if dweights != 0:
            seen = x + 4 * first * columns * depth
            if columns_at != 0:
                seen = columns_at
                for line in range(count):
                    _lay_out(
                        x, seen + 4 * line * columns * depth, first + line,
                        height, width, channels, rows, columns,
                        window_rows, window_columns, down, right, top, left,
                    )  # fmt: skip
            product(
                True, False, depth, filters, places, seen, depth, slopes, filters,
                0.0 if first == 0 else 1.0, dweights, filters,
            )  # fmt: skip
        if dx != 0:
            target = columns_at if columns_at != 0 else dx + 4 * first * columns * depth
            product(
                False, True, places, depth, filters,
                slopes, filters, weights, filters, 0.0, target, depth,
            )  # fmt: skip
            if columns_at != 0:
                for line in range(count):
                    _gather(
                        target + 4 * line * columns * depth, dx, first + line,
                        height, width, channels, rows, columns,
                        window_rows, window_columns, down, right, top, left,
                    )  # fmt: skip


@inline
def _visible(start, window, size):
    """Return the first place of a window that lies inside, and the one after the last."""
    return max(0, -start), max(0, min(window, size - start))


@inline
def _lay_out(
    x, target, line, height, width, channels, rows, columns,
    window_rows, window_columns, down, right, top, left,
):  # fmt: skip
    """Write what each window of one output line sees, zeros outside the image."""
    image, row = line // rows, line % rows
    run = window_columns * channels
    for i in range(window_rows):
        source_row = row * down - top + i
        inside = 0 <= source_row < height
        source = x + 4 * (image * height + source_row) * width * channels
        for column in range(columns):
            here = target + 4 * (column * window_rows + i) * run
            start = column * right - left
            first, end = _visible(start, window_columns, width)
            if not inside or end <= first:
                clear(here, run)
                continue
            if end - first < window_columns:
                clear(here, run)
            copy(
                source + 4 * (start + first) * channels,
                here + 4 * first * channels,
                (end - first) * channels,
            )


@inline
def _gather(
    slopes, dx, line, height, width, channels, rows, columns,
    window_rows, window_columns, down, right, top, left,
):  # fmt: skip
    """Add the gradients of all windows of one output line to the places that they see."""
    image, row = line // rows, line % rows
    run = window_columns * channels
    for i in range(window_rows):
        target_row = row * down - top + i
        if not 0 <= target_row < height:
            continue
        target = dx + 4 * (image * height + target_row) * width * channels
        for column in range(columns):
            start = column * right - left
            first, end = _visible(start, window_columns, width)
            here = slopes + 4 * ((column * window_rows + i) * run + first * channels)
            add_to(here, target + 4 * (start + first) * channels, (end - first) * channels)
