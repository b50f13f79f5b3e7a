"""Convolution of each channel by itself, compiled: channels are the lanes, sums stay in registers.

A sample that has a margin, or whose channels give several filters each, is first laid out one at
a time ("wide"): with its margin, each channel as often as it has filters. Then filter f sees
channel f only, and the places of a window are a table of offsets. Backward the gradient of the
wide sample is gathered, and its siblings are summed. Names of sizes as in ``geometry``.
"""

import math

from engine.kernels.addresses import ALIGNMENT, aligned
from engine.kernels.compiled import floats, inline, integers, kernel
from engine.kernels.conv.geometry import (
    gaps_of,
    margin_of,
    numbers_at,
    output_of,
    sample_of,
    strides_of,
    window_of,
)
from engine.kernels.rows import ZERO, add_bias, add_rows, add_to, clear, mask
from engine.kernels.simd import LANES, load, store, zeros

BLOCK = 4  # windows, or places of the window, that are summed at once


def run_forward(arrays, geometry, relu, scratch):
    """Run ``forward`` on the addresses ``arrays``: x, weights, bias or 0, y."""
    sizes, count = _wide(geometry)
    places = math.prod(geometry.window)
    buffer = scratch(ALIGNMENT + 2 * places + count)  # lives as long as the call
    forward(*arrays, aligned(buffer), geometry.address, relu, *sizes, count)


def run_backward(arrays, geometry, relu, scratch):
    """Run ``backward`` on the addresses ``arrays``; those of gradients may be 0."""
    sizes, count = _wide(geometry)
    places, filters = math.prod(geometry.window), geometry.output[-1]
    line = geometry.output[3] * filters
    buffer = scratch(ALIGNMENT + 2 * places + 2 * count + line + filters)
    backward(*arrays, aligned(buffer), geometry.address, relu, *sizes, count)


def _wide(geometry):
    """Return the three sizes of a sample with its margin, and how many numbers it takes.

    The count is 0 where the sample can be taken as it lies.
    """
    axes, pads = geometry.sample[1:-1], geometry.pads
    sizes = tuple(n + a + b for n, a, b in zip(axes, pads[::2], pads[1::2], strict=True))
    needed = any(pads) or geometry.sample[-1] != geometry.output[-1]
    return sizes, math.prod(sizes) * geometry.output[-1] if needed else 0


@kernel
def forward(
    x, weights, bias, y, scratch, geometry, relu, wide_planes, wide_height, wide_width, wide_count
):  # fmt: skip
    """Fill ``y``; ``wide_count`` is 0 where ``x`` can be taken as it lies."""
    numbers = numbers_at(geometry)
    batch, planes, height, width, channels = sample_of(numbers)
    out_planes, rows, columns, filters = output_of(numbers)
    inward, down, right = strides_of(numbers)
    places = _offsets(scratch, numbers, wide_height, wide_width)
    wide = scratch + 8 * places
    clear(wide, wide_count)
    for image in range(batch):
        source = x + 4 * image * planes * height * width * channels
        if wide_count != 0:
            _widen(source, wide, numbers, wide_height, wide_width)
            source = wide
        for line in range(out_planes * rows):
            first = line // rows * inward * wide_height + line % rows * down
            out = y + 4 * (image * out_planes * rows + line) * columns * filters
            _line(
                source + 4 * first * wide_width * filters, weights, scratch, places, out,
                columns, filters, 4 * right * filters,
            )  # fmt: skip
            add_bias(out, bias, columns, filters, relu)


@kernel
def backward(
    x, weights, y, dy, dweights, dbias, dx, scratch, geometry, relu,
    wide_planes, wide_height, wide_width, wide_count,
):  # fmt: skip
    """Fill ``dweights``, ``dbias``, ``dx`` unless 0."""
    numbers = numbers_at(geometry)
    batch, planes, height, width, channels = sample_of(numbers)
    out_planes, rows, columns, filters = output_of(numbers)
    inward, down, right = strides_of(numbers)
    places = _offsets(scratch, numbers, wide_height, wide_width)
    wide = scratch + 8 * places
    dwide = wide + 4 * wide_count
    masked = dwide + 4 * wide_count
    sums = masked + 4 * columns * filters
    size = planes * height * width * channels
    clear(wide, wide_count)
    if dweights != 0:
        clear(dweights, places * filters)
    if dbias != 0:
        clear(dbias, filters)
    for image in range(batch):
        source, target = x + 4 * image * size, dx + 4 * image * size
        if wide_count != 0:
            source, target = wide, dwide
            if dweights != 0:
                _widen(x + 4 * image * size, wide, numbers, wide_height, wide_width)
        if dx != 0:
            clear(target, size if wide_count == 0 else wide_count)
        for line in range(out_planes * rows):
            at = line // rows * inward * wide_height + line % rows * down
            first = 4 * at * wide_width * filters
            output = 4 * (image * out_planes * rows + line) * columns * filters
            slopes = dy + output
            if relu:
                mask(y + output, dy + output, masked, columns * filters)
                slopes = masked
            if dbias != 0:
                clear(sums, filters)
                add_rows(slopes, columns, filters, sums)
                add_to(sums, dbias, filters)
            if dweights != 0:
                _line_weights(
                    source + first, slopes, dweights, scratch, places, columns, filters,
                    4 * right * filters,
                )  # fmt: skip
            if dx != 0:
                _line_slopes(
                    target + first, slopes, weights, scratch, places, columns, filters,
                    4 * right * filters,
                )  # fmt: skip
        if dx != 0 and wide_count != 0:
            _narrow(dwide, dx + 4 * image * size, numbers, wide_height, wide_width)


@inline
def _offsets(target, numbers, wide_height, wide_width):
    """Write how many bytes after the first place of a window each one lies; return their count."""
    window_planes, window_rows, window_columns = window_of(numbers)
    gap_planes, gap_rows, gap = gaps_of(numbers)
    filters = numbers[8]
    offsets = integers(target, window_planes * window_rows * window_columns)
    place = 0
    for p in range(window_planes):
        for i in range(window_rows):
            for j in range(window_columns):
                line = p * gap_planes * wide_height + i * gap_rows
                offsets[place] = 4 * (line * wide_width + j * gap) * filters
                place += 1
    return place


@inline
def _widen(x, wide, numbers, wide_height, wide_width):
    """Copy a sample into ``wide``, whose margin is 0, each channel as often as it has filters."""
    _, planes, height, width, channels = sample_of(numbers)
    front, top, left = margin_of(numbers)
    filters = numbers[8]
    siblings = filters // channels
    for line in range(planes * height):
        at = (front + line // height) * wide_height + top + line % height
        seen = floats(x + 4 * line * width * channels, width * channels)
        given = floats(wide + 4 * (at * wide_width + left) * filters, width * filters)
        if siblings == 1:
            for i in range(width * channels):
                given[i] = seen[i]
            continue
        for i in range(width * channels):
            for sibling in range(siblings):
                given[i * siblings + sibling] = seen[i]


@inline
def _narrow(dwide, dx, numbers, wide_height, wide_width):
    """The transpose of ``_widen``: sum siblings, leave the margin."""
    _, planes, height, width, channels = sample_of(numbers)
    front, top, left = margin_of(numbers)
    filters = numbers[8]
    siblings = filters // channels
    for line in range(planes * height):
        at = (front + line // height) * wide_height + top + line % height
        given = floats(dx + 4 * line * width * channels, width * channels)
        seen = floats(dwide + 4 * (at * wide_width + left) * filters, width * filters)
        if siblings == 1:
            for i in range(width * channels):
                given[i] = seen[i]
            continue
        for i in range(width * channels):
            total = ZERO
            for sibling in range(siblings):
                total += seen[i * siblings + sibling]
            given[i] = total


@inline
def _line(source, weights, table, places, out, columns, filters, step):
    """Fill a line of the output; ``source`` is the place its first window begins at."""
    offsets = integers(table, places)
    whole, blocks = filters // LANES * LANES, columns // BLOCK * BLOCK
    for column in range(0, blocks, BLOCK):
        for f in range(0, whole, LANES):
            a, b, c, d = zeros(), zeros(), zeros(), zeros()
            seen = source + column * step + 4 * f
            for p in range(places):
                factor, here = load(weights + 4 * (p * filters + f)), seen + offsets[p]
                a = a + load(here) * factor
                b = b + load(here + step) * factor
                c = c + load(here + 2 * step) * factor
                d = d + load(here + 3 * step) * factor
            target = out + 4 * (column * filters + f)
            store(target, a)
            store(target + 4 * filters, b)
            store(target + 8 * filters, c)
            store(target + 12 * filters, d)
    for column in range(blocks, columns):
        for f in range(0, whole, LANES):
            total = zeros()
            for p in range(places):
                seen = load(source + column * step + 4 * f + offsets[p])
                total = total + seen * load(weights + 4 * (p * filters + f))
            store(out + 4 * (column * filters + f), total)
    for column in range(columns):
        target = floats(out + 4 * column * filters, filters)
        for f in range(whole, filters):
            target[f] = ZERO
        for p in range(places):
            seen = floats(source + column * step + offsets[p], filters)
            factors = floats(weights + 4 * p * filters, filters)
            for f in range(whole, filters):
                target[f] += seen[f] * factors[f]


@inline
def _line_weights(source, slopes, dweights, table, places, columns, filters, step):
    """Add to the gradient of the weights what the windows of one line of the output give."""
    offsets = integers(table, places)
    whole, blocks, row = filters // LANES * LANES, places // BLOCK * BLOCK, 4 * filters
    for f in range(0, whole, LANES):
        for p in range(0, blocks, BLOCK):
            target = dweights + 4 * (p * filters + f)
            a, b = load(target), load(target + row)
            c, d = load(target + 2 * row), load(target + 3 * row)
            seen, slope = source + 4 * f, slopes + 4 * f
            for _ in range(columns):
                factor = load(slope)
                a = a + load(seen + offsets[p]) * factor
                b = b + load(seen + offsets[p + 1]) * factor
                c = c + load(seen + offsets[p + 2]) * factor
                d = d + load(seen + offsets[p + 3]) * factor
                seen += step
                slope += row
            store(target, a)
            store(target + row, b)
            store(target + 2 * row, c)
            store(target + 3 * row, d)
        for p in range(blocks, places):
            target = dweights + 4 * (p * filters + f)
            total = load(target)
            for column in range(columns):
                seen = load(source + column * step + 4 * f + offsets[p])
                total = total + seen * load(slopes + column * row + 4 * f)
            store(target, total)
    for p in range(places):
        sums = floats(dweights + p * row, filters)
        for column in range(columns):
            seen = floats(source + column * step + offsets[p], filters)
            factors = floats(slopes + column * row, filters)
            for f in range(whole, filters):
                sums[f] += seen[f] * factors[f]


@inline
def _line_slopes(target, slopes, weights, table, places, columns, filters, step):
    """Add the gradients of the windows of one line of the output to what they see."""
    offsets = integers(table, places)
    for p in range(places):
        factors = floats(weights + 4 * p * filters, filters)
        for column in range(columns):
            sums = floats(target + column * step + offsets[p], filters)
            given = floats(slopes + 4 * column * filters, filters)
            for f in range(filters):
                sums[f] += given[f] * factors[f]
