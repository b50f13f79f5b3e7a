"""Convolution of images with few channels, compiled: no columns, sums stay in registers.

The first layer of a network sees 1 or 3 channels: its columns are short, and laying them out
costs more than multiplying. Here ``SPOTS`` neighbours of the output are summed at once, one
vector of filters each; backward, ``ENTRIES`` entries of the window.

A margin is added to an image at a time. Names of sizes as in ``columns``.
"""

from engine.kernels.addresses import ALIGNMENT, aligned
from engine.kernels.compiled import inline, kernel
from engine.kernels.conv import columns as columns_way
from engine.kernels.rows import add_bias, add_rows, add_to, clear, copy, mask
from engine.kernels.simd import LANES, load, spread, store, zeros

SPOTS = 8
ENTRIES = 9
LARGEST_DEPTH = 128
BAND = 1 << 14  # slopes masked at a time


def pays(geometry) -> bool:
    """Whether this way is likely faster than columns."""
    columns, filters = geometry.output[3:]
    fits = filters >= LANES and columns >= SPOTS
    return fits and ENTRIES <= geometry.depth <= LARGEST_DEPTH


def run_forward(arrays, geometry, relu, scratch):
    """Run ``forward`` on the addresses ``arrays``: x, weights, bias or 0, y."""
    width, count = _wide(geometry)
    buffer = scratch(ALIGNMENT + count)  # lives as long as the call
    forward(*arrays, aligned(buffer), *_sizes(geometry), relu, width, count)


def run_backward(arrays, geometry, relu, scratch):
    """Run ``backward``; the gradient of ``x``, which few want here, is left to ``columns``."""
    if arrays[-1]:
        columns_way.run_backward((*arrays[:4], 0, 0, arrays[-1]), geometry, relu, scratch)
    at_x, _, at_y, at_dy, dweights, dbias, _ = arrays
    columns, filters = geometry.output[3:]
    lines = max(1, BAND // (columns * filters))
    width, count = _wide(geometry)
    band = lines * columns * filters
    buffer = scratch(ALIGNMENT + count + band + (geometry.depth + 1) * filters)
    backward(
        at_x, at_y, at_dy, dweights, dbias, aligned(buffer), *_sizes(geometry), relu, width,
        count, lines,
    )  # fmt: skip


def _sizes(geometry):
    """Return the sizes of image and output, of window and strides, and the margins before."""
    pads = geometry.pads
    output, window, strides = geometry.output[2:], geometry.window[1:], geometry.strides[1:]
    return *geometry.image, *output, *window, *strides, pads[2], pads[4]


def _wide(geometry):
    """Return the width of an image with its margin, and how many numbers it takes (0: none)."""
    _, height, width, channels = geometry.image
    _, _, top, bottom, left, right = geometry.pads
    count = (height + top + bottom) * (width + left + right) * channels
    return width + left + right, count if any(geometry.pads) else 0


@inline
def _vectors(filters):
    return (filters + LANES - 1) // LANES


@inline
def _with_margin(x, wide, height, width, channels, wide_width, top, left):
    """Copy an image into ``wide``, whose margin is 0."""
    for i in range(height):
        source = x + 4 * i * width * channels
        copy(source, wide + 4 * ((top + i) * wide_width + left) * channels, width * channels)


@inline
def _eight_zeros():
    none = zeros()
    return none, none, none, none, none, none, none, none


@inline
def _nine_zeros():
    none = zeros()
    return none, none, none, none, none, none, none, none, none


@inline
def _add_spots(sums, factor, x, step):
    """Add to each sum its own number times ``factor``; ``step`` bytes from spot to spot."""
    return (
        sums[0] + spread(x) * factor,
        sums[1] + spread(x + step) * factor,
        sums[2] + spread(x + 2 * step) * factor,
        sums[3] + spread(x + 3 * step) * factor,
        sums[4] + spread(x + 4 * step) * factor,
        sums[5] + spread(x + 5 * step) * factor,
        sums[6] + spread(x + 6 * step) * factor,
        sums[7] + spread(x + 7 * step) * factor,
    )


@inline
def _write_spots(y, step, sums):
    store(y, sums[0])
    store(y + step, sums[1])
    store(y + 2 * step, sums[2])
    store(y + 3 * step, sums[3])
    store(y + 4 * step, sums[4])
    store(y + 5 * step, sums[5])
    store(y + 6 * step, sums[6])
    store(y + 7 * step, sums[7])


@inline
def _line(source, weights, y, columns, filters, window_rows, run, line_bytes, step):
    """Fill one line of the output; ``source`` is the place its first window begins at.

    ``run`` counts the numbers in a line of the window; the last spots overlap those before.
    """
    for index in range(_vectors(filters)):
        at = 4 * min(index * LANES, filters - LANES)
        for block in range((columns + SPOTS - 1) // SPOTS):
            column = min(block * SPOTS, columns - SPOTS)
            sums = _eight_zeros()
            factor = weights + at
            for i in range(window_rows):
                seen = source + i * line_bytes + column * step
                for k in range(run):
                    sums = _add_spots(sums, load(factor), seen + 4 * k, step)
                    factor += 4 * filters
            _write_spots(y + 4 * column * filters + at, 4 * filters, sums)


@kernel
def forward(
    x, weights, bias, y, wide, batch, height, width, channels, rows, columns, filters,
    window_rows, window_columns, down, right, top, left, relu, wide_width, wide_count,
):  # fmt: skip
    """Fill ``y``; ``wide`` holds an image with its margin; ``wide_count`` is 0 without one."""
    line_bytes = 4 * wide_width * channels
    clear(wide, wide_count)
    for image in range(batch):
        source = x + 4 * image * height * width * channels
        if wide_count != 0:
            _with_margin(source, wide, height, width, channels, wide_width, top, left)
            source = wide
        for i in range(rows):
            out = y + 4 * (image * rows + i) * columns * filters
            _line(
                source + i * down * line_bytes, weights, out, columns, filters,
                window_rows, window_columns * channels, line_bytes, 4 * right * channels,
            )  # fmt: skip
            add_bias(out, bias, columns, filters, relu)


@inline
def _entry_offset(entry, window_columns, channels, wide_width):
    """Return how many bytes after the first place of a window this entry lies."""
    run = window_columns * channels
    return 4 * (entry // run * wide_width * channels + entry % run)


@inline
def _entry_offsets(first, window_columns, channels, wide_width):
    return (
        _entry_offset(first, window_columns, channels, wide_width),
        _entry_offset(first + 1, window_columns, channels, wide_width),
        _entry_offset(first + 2, window_columns, channels, wide_width),
        _entry_offset(first + 3, window_columns, channels, wide_width),
        _entry_offset(first + 4, window_columns, channels, wide_width),
        _entry_offset(first + 5, window_columns, channels, wide_width),
        _entry_offset(first + 6, window_columns, channels, wide_width),
        _entry_offset(first + 7, window_columns, channels, wide_width),
        _entry_offset(first + 8, window_columns, channels, wide_width),
    )


@inline
def _add_entries(sums, slope, x, offsets):
    return (
        sums[0] + spread(x + offsets[0]) * slope,
        sums[1] + spread(x + offsets[1]) * slope,
        sums[2] + spread(x + offsets[2]) * slope,
        sums[3] + spread(x + offsets[3]) * slope,
        sums[4] + spread(x + offsets[4]) * slope,
        sums[5] + spread(x + offsets[5]) * slope,
        sums[6] + spread(x + offsets[6]) * slope,
        sums[7] + spread(x + offsets[7]) * slope,
        sums[8] + spread(x + offsets[8]) * slope,
    )


@inline
def _band_gradient(
    source, slopes, gradient, lines, columns, filters, depth, window_columns, channels,
    wide_width, down_bytes, step,
):  # fmt: skip
    """Fill ``gradient (depth, filters)`` with the sums over the windows of a few lines."""
    for index in range(_vectors(filters)):
        at = 4 * min(index * LANES, filters - LANES)
        for block in range((depth + ENTRIES - 1) // ENTRIES):
            first = min(block * ENTRIES, depth - ENTRIES)
            offsets = _entry_offsets(first, window_columns, channels, wide_width)
            sums = _nine_zeros()
            slope = slopes + at
            for i in range(lines):
                seen = source + i * down_bytes
                for _ in range(columns):
                    sums = _add_entries(sums, load(slope), seen, offsets)
                    slope += 4 * filters
                    seen += step
            out = gradient + 4 * first * filters + at
            _write_spots(out, 4 * filters, sums)
            store(out + 32 * filters, sums[8])


@kernel
def backward(
    x, y, dy, dweights, dbias, scratch, batch, height, width, channels, rows, columns, filters,
    window_rows, window_columns, down, right, top, left, relu, wide_width, wide_count, lines,
):  # fmt: skip
    """Fill ``dweights`` and ``dbias`` unless 0; ``wide_count`` is 0 without a margin."""
    depth = window_rows * window_columns * channels
    line_bytes = 4 * wide_width * channels
    wide = scratch
    masked = wide + 4 * wide_count
    gradient = masked + 4 * lines * columns * filters
    sums = gradient + 4 * depth * filters
    clear(wide, wide_count)
    if dweights != 0:
        clear(dweights, depth * filters)
    if dbias != 0:
        clear(dbias, filters)
    for image in range(batch):
        source = x + 4 * image * height * width * channels
        if wide_count != 0:
            _with_margin(source, wide, height, width, channels, wide_width, top, left)
            source = wide
        for first in range(0, rows, lines):
            count = min(lines, rows - first)
            output = 4 * (image * rows + first) * columns * filters
            slopes = dy + output
            if relu:
                mask(y + output, dy + output, masked, count * columns * filters)
                slopes = masked
            if dbias != 0:
                clear(sums, filters)
                add_rows(slopes, count * columns, filters, sums)
                add_to(sums, dbias, filters)
            if dweights == 0:
                continue
            _band_gradient(
                source + first * down * line_bytes, slopes, gradient, count, columns, filters,
                depth, window_columns, channels, wide_width, down * line_bytes,
                4 * right * channels,
            )  # fmt: skip
            add_to(gradient, dweights, depth * filters)
