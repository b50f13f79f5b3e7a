"""Convolution of each channel by itself, compiled: channels are the lanes, sums stay in registers.

A sample that has a margin, or whose channels give several filters each, is first laid out one at
a time ("wide"): with its margin, each channel as often as it has filters. Then filter f sees
channel f only, and the places of a window are a table of offsets. Names of sizes as in
``geometry``.

Backward the gradient of the sample is, where windows lie at every place, a convolution itself: of
the slopes with a margin ("turned"), by the windows back to front. Elsewhere each slope is added to
all that its window sees of the wide sample. The gradients of siblings are summed.
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
from engine.kernels.conv.transforms import three, write_three
from engine.kernels.rows import ZERO, add_bias, add_rows, add_to, clear, copy, mask
from engine.kernels.simd import LANES, load, store, zeros

BLOCK = 4  # windows that are summed at once
NINE, THREE = 9, 3  # places of the window that are summed at once


def run_forward(arrays, geometry, relu, scratch):
    """Run ``forward`` on the addresses ``arrays``: x, weights, bias or 0, y."""
    sizes, count = _wide(geometry)
    places = math.prod(geometry.window)
    buffer = scratch(ALIGNMENT + 2 * places + count)  # lives as long as the call
    forward(*arrays, aligned(buffer), geometry.address, relu, *sizes, count)


def run_backward(arrays, geometry, relu, scratch):
    """Run ``backward`` on the addresses ``arrays``; those of gradients may be 0."""
    sizes, count = _wide(geometry)
    turned_sizes, turned_count = _turned(geometry)
    places, filters = math.prod(geometry.window), geometry.output[-1]
    line = geometry.output[3] * filters
    room = _room(geometry) if turned_count else count
    needed = (4 + filters) * places + count + turned_count + line + filters + room
    buffer = scratch(ALIGNMENT + needed)
    backward(
        *arrays, aligned(buffer), geometry.address, relu, *sizes, count, *turned_sizes,
        turned_count,
    )  # fmt: skip


def _room(geometry) -> int:
    """Return how many numbers a sample has with all filters, where their gradients are summed."""
    filters = geometry.output[-1]
    is_summed = filters != geometry.sample[-1]
    return math.prod(geometry.sample[1:-1]) * filters if is_summed else 0


def _turned(geometry):
    """Return the three sizes of the slopes with their margin, and how many numbers they take.

    The count is 0 where windows do not lie at every place, or reach beyond the slopes.
    """
    spans = [(n - 1) * gap for n, gap in zip(geometry.window, geometry.dilation, strict=True)]
    sizes = tuple(n + span for n, span in zip(geometry.sample[1:-1], spans, strict=True))
    before, after = geometry.pads[::2], geometry.pads[1::2]
    fits = all(max(ends) <= span for *ends, span in zip(before, after, spans, strict=True))
    is_possible = fits and max(geometry.strides) == 1
    return sizes, math.prod(sizes) * geometry.output[-1] if is_possible else 0


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
    turned_planes, turned_height, turned_width, turned_count,
):  # fmt: skip
    """Fill ``dweights``, ``dbias``, ``dx`` unless 0; ``turned_count`` is 0 for the other way."""
    numbers = numbers_at(geometry)
    batch, planes, height, width, channels = sample_of(numbers)
    out_planes, rows, columns, filters = output_of(numbers)
    inward, down, right = strides_of(numbers)
    places = _offsets(scratch, numbers, wide_height, wide_width)
    back = scratch + 8 * places
    flipped = back + 8 * places
    wide = flipped + 4 * places * filters
    turned = wide + 4 * wide_count
    masked = turned + 4 * turned_count
    sums = masked + 4 * columns * filters
    room = sums + 4 * filters  # for what is summed, or has a margin, before it is ``dx``
    size, told = planes * height * width * channels, out_planes * rows * columns * filters
    is_turned, is_added = dx != 0 and turned_count != 0, dx != 0 and turned_count == 0
    if is_turned:
        _offsets(back, numbers, turned_height, turned_width)
        _flip(weights, flipped, places, filters)
        clear(turned, turned_count)
    if dweights != 0:
        clear(wide, wide_count)
        clear(dweights, places * filters)
    if dbias != 0:
        clear(dbias, filters)
    for image in range(batch):
        source, target, output = x + 4 * image * size, dx + 4 * image * size, 4 * image * told
        if is_turned:
            _turn(y + output, dy + output, turned, relu, numbers, turned_height, turned_width)
            _slopes_by_turning(
                turned, flipped, back, places, room, target, numbers, turned_height, turned_width
            )
        if wide_count != 0 and dweights != 0:
            _widen(source, wide, numbers, wide_height, wide_width)
            source = wide
        made = target if wide_count == 0 else room
        if is_added:
            clear(made, size if wide_count == 0 else wide_count)
        for line in range(out_planes * rows):
            at = line // rows * inward * wide_height + line % rows * down
            first = 4 * at * wide_width * filters
            here = output + 4 * line * columns * filters
            slopes = dy + here
            if relu:
                mask(y + here, dy + here, masked, columns * filters)
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
            if is_added:
                _line_slopes(
                    made + first, slopes, weights, scratch, places, columns, filters,
                    4 * right * filters,
                )  # fmt: skip
        if is_added and wide_count != 0:
            _narrow(room, target, numbers, wide_height, wide_width)


@inline
def _flip(weights, flipped, places, filters):
    """Write weights (places, filters) with the last place first."""
    for place in range(places):
        copy(weights + 4 * (places - 1 - place) * filters, flipped + 4 * place * filters, filters)


@inline
def _turn(y, dy, turned, relu, numbers, turned_height, turned_width):
    """Write the slopes of an image between margins that are 0."""
    out_planes, rows, columns, filters = output_of(numbers)
    window_planes, window_rows, window_columns = window_of(numbers)
    gap_planes, gap_rows, gap = gaps_of(numbers)
    front, top, left = margin_of(numbers)
    front = (window_planes - 1) * gap_planes - front
    top, left = (window_rows - 1) * gap_rows - top, (window_columns - 1) * gap - left
    count = columns * filters
    for line in range(out_planes * rows):
        at = (front + line // rows) * turned_height + top + line % rows
        target, source = turned + 4 * (at * turned_width + left) * filters, 4 * line * count
        if relu:
            mask(y + source, dy + source, target, count)
        else:
            copy(dy + source, target, count)


@inline
def _slopes_by_turning(
    turned, flipped, table, places, room, dx, numbers, turned_height, turned_width
):  # fmt: skip
    """Fill the gradient of a sample; ``room`` holds it with all filters where there are more."""
    _, planes, height, width, channels = sample_of(numbers)
    filters = numbers[8]
    made = dx if filters == channels else room
    for line in range(planes * height):
        first = (line // height * turned_height + line % height) * turned_width
        out = made + 4 * line * width * filters
        _line(
            turned + 4 * first * filters, flipped, table, places, out, width, filters, 4 * filters
        )
    if filters != channels:
        _sum_siblings(room, dx, planes * height * width * channels, filters // channels)


@inline
def _sum_siblings(given, summed, count, siblings):
    """Sum ``siblings`` neighbours into each of ``count`` numbers."""
    seen, sums = floats(given, count * siblings), floats(summed, count)
    for i in range(count):
        total = ZERO
        for sibling in range(siblings):
            total += seen[i * siblings + sibling]
        sums[i] = total


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
    for line in range(planes * height):
        at = (front + line // height) * wide_height + top + line % height
        source = dwide + 4 * (at * wide_width + left) * filters
        _sum_siblings(
            source, dx + 4 * line * width * channels, width * channels, filters // channels
        )


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
    """Add to the gradient of the weights what the windows of one line of the output give.

    Nine places, or three, are summed at once: one sum would wait for itself at each column.
    """
    offsets = integers(table, places)
    whole, row = filters // LANES * LANES, 4 * filters
    nines = places // NINE * NINE
    threes = nines + (places - nines) // THREE * THREE
    for f in range(0, whole, LANES):
        seen, slope = source + 4 * f, slopes + 4 * f
        for p in range(0, nines, NINE):
            target = dweights + p * row + 4 * f
            _add_nine(seen, slope, target, offsets[p : p + NINE], columns, row, step)
        for p in range(nines, threes, THREE):
            target = dweights + p * row + 4 * f
            _add_three(seen, slope, target, offsets[p : p + THREE], columns, row, step)
        for p in range(threes, places):
            target = dweights + p * row + 4 * f
            total = load(target)
            for column in range(columns):
                here = load(seen + column * step + offsets[p])
                total = total + here * load(slope + column * row)
            store(target, total)
    for p in range(places):
        sums = floats(dweights + p * row, filters)
        for column in range(columns):
            values = floats(source + column * step + offsets[p], filters)
            factors = floats(slopes + column * row, filters)
            for f in range(whole, filters):
                sums[f] += values[f] * factors[f]


@inline
def _add_nine(seen, slope, target, offsets, columns, row, step):
    """Add to nine sums, ``row`` bytes apart, slope times what lies at nine offsets."""
    low, middle, high = offsets[:3], offsets[3:6], offsets[6:]
    a, b, c = three(target, row)
    d, e, f = three(target + 3 * row, row)
    g, h, i = three(target + 6 * row, row)
    for _ in range(columns):
        factor = load(slope)
        a, b, c = _with_three(a, b, c, seen, low, factor)
        d, e, f = _with_three(d, e, f, seen, middle, factor)
        g, h, i = _with_three(g, h, i, seen, high, factor)
        seen += step
        slope += row
    write_three(target, row, (a, b, c))
    write_three(target + 3 * row, row, (d, e, f))
    write_three(target + 6 * row, row, (g, h, i))


@inline
def _add_three(seen, slope, target, offsets, columns, row, step):
    """Add to three sums, ``row`` bytes apart, slope times what lies at three offsets."""
    a, b, c = three(target, row)
    for _ in range(columns):
        a, b, c = _with_three(a, b, c, seen, offsets, load(slope))
        seen += step
        slope += row
    write_three(target, row, (a, b, c))


@inline
def _with_three(a, b, c, seen, offsets, factor):
    """Add ``factor`` times what lies at three offsets."""
    return (
        a + load(seen + offsets[0]) * factor,
        b + load(seen + offsets[1]) * factor,
        c + load(seen + offsets[2]) * factor,
    )


@inline
def _line_slopes(target, slopes, weights, table, places, columns, filters, step):
    """Add the gradients of the windows of one line of the output to what they see.

    Three places at a time, whose weights stay in registers; they never are the same numbers.
    """
    offsets = integers(table, places)
    whole, row = filters // LANES * LANES, 4 * filters
    threes = places // THREE * THREE
    for f in range(0, whole, LANES):
        for p in range(0, threes, THREE):
            factors = weights + p * row + 4 * f
            a, b, c = three(factors, row)
            first, second, third = offsets[p], offsets[p + 1], offsets[p + 2]
            here, slope = target + 4 * f, slopes + 4 * f
            for _ in range(columns):
                given = load(slope)
                store(here + first, load(here + first) + given * a)
                store(here + second, load(here + second) + given * b)
                store(here + third, load(here + third) + given * c)
                here += step
                slope += row
    for p in range(places):
        factors = floats(weights + p * row, filters)
        begin = whole if p < threes else 0
        for column in range(columns):
            sums = floats(target + column * step + offsets[p], filters)
            given = floats(slopes + column * row, filters)
            for f in range(begin, filters):
                sums[f] += given[f] * factors[f]
