"""Convolution, compiled: windows laid out as rows ("columns"), tile by tile, and products.

Any window, strides, margins, dilation and groups, over one to three axes. A tile is a few lines
of the output, counted through the whole batch, or a piece of one line, so that its columns stay
in the cache; each group of channels has its own columns and its own product.
"""

from engine.kernels.addresses import ALIGNMENT, aligned
from engine.kernels.compiled import inline, kernel
from engine.kernels.conv.geometry import (
    gaps_of,
    groups_of,
    margin_of,
    numbers_at,
    output_of,
    sample_of,
    strides_of,
    window_of,
)
from engine.kernels.gemm import product
from engine.kernels.rows import add_bias, add_rows, add_to, clear, copy, mask

TILE = 1 << 16  # numbers in the columns, or in the output, of one tile


def run_forward(arrays, geometry, relu, scratch):
    """Run ``forward`` on the addresses ``arrays``: x, weights, bias or 0, y."""
    lines, piece = _tile(geometry)
    laid = 0 if geometry.is_pointwise else lines * piece * geometry.depth
    buffer = scratch(ALIGNMENT + laid)  # lives as long as the call
    forward(*arrays, aligned(buffer) if laid else 0, geometry.address, relu, lines, piece)


def run_backward(arrays, geometry, relu, scratch):
    """Run ``backward`` on the addresses ``arrays``; those of gradients may be 0."""
    lines, piece = _tile(geometry)
    filters = geometry.output[-1]
    laid = 0 if geometry.is_pointwise else lines * piece * geometry.depth
    masked = lines * piece * filters if relu else 0
    buffer = scratch(ALIGNMENT + laid + masked + filters)  # lives as long as the call
    start = aligned(buffer)
    backward(
        *arrays, start if laid else 0, start + 4 * laid, start + 4 * (laid + masked),
        geometry.address, relu, lines, piece,
    )  # fmt: skip


def _tile(geometry):
    """Return how many lines of the output make a tile, and how many columns of each."""
    columns = geometry.output[3]
    widest = max(geometry.depth, geometry.output[-1])
    piece = min(columns, max(1, TILE // widest))
    return max(1, TILE // (columns * widest)), piece


@kernel
def forward(x, weights, bias, y, columns_at, geometry, relu, lines, piece):
    """Fill ``y``; ``columns_at`` holds one tile, or is 0 where ``x`` is its own columns."""
    numbers = numbers_at(geometry)
    batch, out_planes, rows, columns, filters, groups, depth = _counts(numbers)
    some = filters // groups
    for first in range(0, batch * out_planes * rows, lines):
        count = min(lines, batch * out_planes * rows - first)
        for start in range(0, columns, piece):
            width = min(piece, columns - start)
            out = y + 4 * (first * columns + start) * filters
            for group in range(groups):
                seen, row = _seen(x, columns_at, first, count, start, width, group, depth, numbers)
                at = 4 * group * some
                product(
                    False, False, count * width, some, depth,
                    seen, row, weights + at, filters, 0.0, out + at, filters,
                )  # fmt: skip
            add_bias(out, bias, count * width, filters, relu)


@kernel
def backward(
    x, weights, y, dy, dweights, dbias, dx, columns_at, masked_at, sums, geometry, relu,
    lines, piece,
):  # fmt: skip
    """Fill ``dweights``, ``dbias``, ``dx`` unless 0; ``masked_at`` holds ``dy`` of a tile."""
    numbers = numbers_at(geometry)
    batch, out_planes, rows, columns, filters, groups, depth = _counts(numbers)
    if dx != 0 and columns_at != 0:
        clear(dx, _size(numbers))
    if dbias != 0:
        clear(dbias, filters)
    for first in range(0, batch * out_planes * rows, lines):
        count = min(lines, batch * out_planes * rows - first)
        for start in range(0, columns, piece):
            width = min(piece, columns - start)
            output = 4 * (first * columns + start) * filters
            slopes = dy + output
            if relu:
                mask(y + output, dy + output, masked_at, count * width * filters)
                slopes = masked_at
            if dbias != 0:
                clear(sums, filters)
                add_rows(slopes, count * width, filters, sums)
                add_to(sums, dbias, filters)
            for group in range(groups):
                at = 4 * group * (filters // groups)
                if dweights != 0:
                    _add_weights(
                        x, columns_at, slopes + at, dweights + at, first, count, start, width,
                        group, depth, numbers,
                    )  # fmt: skip
                if dx != 0:
                    _add_slopes(
                        slopes + at, weights + at, columns_at, dx, first, count, start, width,
                        group, depth, numbers,
                    )  # fmt: skip


@inline
def _counts(numbers):
    """Return batch, planes, rows, columns, filters of the output, groups, depth of a group."""
    batch, _, _, _, channels = sample_of(numbers)
    out_planes, rows, columns, filters = output_of(numbers)
    a, b, c = window_of(numbers)
    groups = groups_of(numbers)
    return batch, out_planes, rows, columns, filters, groups, a * b * c * (channels // groups)


@inline
def _size(numbers):
    batch, planes, height, width, channels = sample_of(numbers)
    return batch * planes * height * width * channels


@inline
def _own(x, first, start, group, numbers):
    """Return where a tile begins in a sample that is its own columns, and how long its rows are."""
    _, _, _, width, channels = sample_of(numbers)
    some = channels // groups_of(numbers)
    return x + 4 * ((first * width + start) * channels + group * some), channels


@inline
def _seen(x, columns_at, first, count, start, width, group, depth, numbers):
    """Return the address of what the windows of a tile see, and how long its rows are."""
    if columns_at == 0:
        return _own(x, first, start, group, numbers)
    for line in range(count):
        target = columns_at + 4 * line * width * depth
        _lay_out(x, target, first + line, start, width, group, numbers)
    return columns_at, depth


@inline
def _add_weights(
    x, columns_at, slopes, dweights, first, count, start, width, group, depth, numbers
):  # fmt: skip
    """Add what a tile gives to the gradient of the weights of a group; the first one begins."""
    filters = output_of(numbers)[3]
    seen, row = _seen(x, columns_at, first, count, start, width, group, depth, numbers)
    product(
        True, False, depth, filters // groups_of(numbers), count * width, seen, row,
        slopes, filters, 0.0 if first == 0 and start == 0 else 1.0, dweights, filters,
    )  # fmt: skip


@inline
def _add_slopes(
    slopes, weights, columns_at, dx, first, count, start, width, group, depth, numbers
):  # fmt: skip
    """Add the gradients of the windows of a tile to what they see of ``dx``."""
    filters = output_of(numbers)[3]
    target, row = columns_at, depth
    if columns_at == 0:
        target, row = _own(dx, first, start, group, numbers)
    product(
        False, True, count * width, depth, filters // groups_of(numbers),
        slopes, filters, weights, filters, 0.0, target, row,
    )  # fmt: skip
    if columns_at != 0:
        for line in range(count):
            source = columns_at + 4 * line * width * depth
            _gather(source, dx, first + line, start, width, group, numbers)


@inline
def _visible(start, window, size, gap):
    """Return the first place of a window that lies inside, and the one after the last."""
    return max(0, (gap - 1 - start) // gap), min(window, (size - start + gap - 1) // gap)


@inline
def _line_at(x, line, plane_of_window, row_of_window, group, numbers):
    """Return where the line begins that a line of all windows sees, 0 where it is outside."""
    _, planes, height, width, channels = sample_of(numbers)
    out_planes, rows, _, _ = output_of(numbers)
    inward, down, _ = strides_of(numbers)
    front, top, _ = margin_of(numbers)
    gap_planes, gap_rows, _ = gaps_of(numbers)
    image, plane, row = line // (out_planes * rows), line // rows % out_planes, line % rows
    plane = plane * inward - front + plane_of_window * gap_planes
    row = row * down - top + row_of_window * gap_rows
    if not (0 <= plane < planes and 0 <= row < height):
        return 0
    first = ((image * planes + plane) * height + row) * width * channels
    return x + 4 * (first + group * (channels // groups_of(numbers)))


@inline
def _lay_out(x, target, line, start, count, group, numbers):
    """Write what ``count`` windows of one output line see, zeros outside the sample."""
    width, channels, groups = numbers[3], numbers[4], groups_of(numbers)
    window_planes, window_rows, window_columns = window_of(numbers)
    right, left, gap = strides_of(numbers)[2], margin_of(numbers)[2], gaps_of(numbers)[2]
    some = channels // groups
    run = window_columns * some
    for part in range(window_planes * window_rows):
        source = _line_at(x, line, part // window_rows, part % window_rows, group, numbers)
        for column in range(count):
            here = target + 4 * (column * window_planes * window_rows + part) * run
            begin = (start + column) * right - left
            first, end = _visible(begin, window_columns, width, gap)
            if source == 0 or end <= first:
                clear(here, run)
                continue
            if end - first < window_columns:
                clear(here, run)
            if gap == 1 and groups == 1:
                seen = source + 4 * (begin + first) * channels
                copy(seen, here + 4 * first * channels, (end - first) * channels)
                continue
            for j in range(first, end):
                copy(source + 4 * (begin + j * gap) * channels, here + 4 * j * some, some)


@inline
def _gather(slopes, dx, line, start, count, group, numbers):
    """Add the gradients of ``count`` windows of one output line to the places that they see."""
    width, channels, groups = numbers[3], numbers[4], groups_of(numbers)
    window_planes, window_rows, window_columns = window_of(numbers)
    right, left, gap = strides_of(numbers)[2], margin_of(numbers)[2], gaps_of(numbers)[2]
    some = channels // groups
    run = window_columns * some
    for part in range(window_planes * window_rows):
        target = _line_at(dx, line, part // window_rows, part % window_rows, group, numbers)
        if target == 0:
            continue
        for column in range(count):
            here = slopes + 4 * (column * window_planes * window_rows + part) * run
            begin = (start + column) * right - left
            first, end = _visible(begin, window_columns, width, gap)
            if gap == 1 and groups == 1:
                seen = target + 4 * (begin + first) * channels
                add_to(here + 4 * first * channels, seen, max(0, end - first) * channels)
                continue
            for j in range(first, end):
                add_to(here + 4 * j * some, target + 4 * (begin + j * gap) * channels, some)
