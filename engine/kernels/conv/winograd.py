"""Convolution with windows of 3 by 3 after Winograd, F(4x4, 3x3) (Lavin & Gray 2015), compiled.

The output is cut into tiles of 4 by 4 places, each of which sees a patch of 6 by 6. In the space
of the transforms a tile is 36 numbers, and convolution is 36 products of matrices: 2.25
multiplications an output and channel instead of 9::

    Y = A' [ (G g G') * (B' d B) ] A      d: patch, g: window, Y: tile

Backward is the transpose, step by step: ``dM = A dY A'``, ``dU = V' dM``, ``dV = dM U'``,
``dg = G' dU G``, ``dd = B dV B'``.

V (36, tiles, channels), U (36, channels, filters), M (36, tiles, filters); some tiles are
taken at a time, so that V and M stay in the cache. Where the products are our own (see ``small``),
V, U and M are laid out in panels. Channels are the lanes; the last vector of a row overlaps the
one before where the channels are no multiple, which is why every store below, but for sums that
are added to, writes a value that does not depend on what was there.

Groups of channels are merged into ``blocks``, each with products of its own.

The error of the output and of all gradients, as ``max|a - b| / max|b|`` against float64, is at
most 5e-6 with 32 to 512 channels; that of columns is at most 1e-6.
"""

import numpy as np

from engine.kernels.addresses import ALIGNMENT, aligned
from engine.kernels.compiled import inline, kernel
from engine.kernels.conv.blocks import WINDOW, blocks_of, narrowed, widened
from engine.kernels.conv.points import PATCH, SPOTS, TILE
from engine.kernels.conv.small import COLUMNS, ROWS, in_panels
from engine.kernels.conv.spots import (
    GAP,
    own_products,
    own_products_added,
    products_added,
    products_back,
    slab_of,
    some_products,
)
from engine.kernels.conv.spread import (
    first_of,
    gather_windows,
    spread_windows,
    transpose,
    vectors,
)
from engine.kernels.conv.transforms import (
    four,
    four_masked,
    patch_back,
    patch_back_added,
    patch_forward,
    sum_of_four,
    tile_back,
    tile_forward,
)
from engine.kernels.rows import add_rows, add_to, clear, copy, mask
from engine.kernels.simd import LANES, load, store, zeros

LOT, FEW = 128, 48  # tiles taken at a time
LARGEST_FEW = 128 * 128  # pairs of channel and filter up to which few tiles are taken
LARGEST_OWN = 256 * 256  # and up to which our own products are faster than the library's
BLOCK = 128  # channels whose U is made at a time where the library multiplies all tiles at once


def pays(geometry) -> bool:
    """Whether this way is likely faster than columns: enough channels, few places wasted.

    Counted in multiplications. A tile costs as much as 5 more of each of its channels for the
    transforms, the windows as much as 4 tiles.
    """
    if geometry.window[1:] != (3, 3) or geometry.strides[1:] != (1, 1):
        return False
    channels, filters = geometry.sample[-1], geometry.output[-1]
    blocks = _blocks_of(geometry)
    if min(channels, filters) < LANES or not blocks:
        return False
    batch, _, rows, columns, _ = geometry.output
    pairs = channels * filters // blocks
    if geometry.groups > 1 and pairs // blocks > LARGEST_OWN:
        return False
    own = SPOTS * (_tiles_of(geometry) * (pairs + 5 * (channels + filters)) + 4 * pairs)
    return own < 9 * batch * rows * columns * pairs


def run_forward(arrays, geometry, relu, scratch):
    """Run ``forward`` on the addresses ``arrays``: x, weights, bias or 0, y."""
    channels, filters = geometry.sample[-1], geometry.output[-1]
    blocks = _blocks_of(geometry)
    own, lot = _plan(channels // blocks, filters // blocks)
    some = channels if own or _tiles_of(geometry) > lot else min(channels, BLOCK)
    count = _scratch_of(some * filters // blocks, geometry, lot)
    buffer = scratch(ALIGNMENT + count)  # lives as long as the call
    forward(
        *arrays, aligned(buffer), *_sizes(geometry), relu, own, lot, some, geometry.groups, blocks
    )


def run_backward(arrays, geometry, relu, scratch):
    """Run ``backward`` on the addresses ``arrays``; those of gradients may be 0."""
    channels, filters = geometry.sample[-1], geometry.output[-1]
    blocks = _blocks_of(geometry)
    own, lot = _plan(channels // blocks, filters // blocks)
    pairs = channels * filters // blocks
    more = SPOTS * (pairs + blocks * GAP) + filters  # dU, the slopes of the bias
    buffer = scratch(ALIGNMENT + _scratch_of(pairs, geometry, lot) + more)
    backward(*arrays, aligned(buffer), *_sizes(geometry), relu, own, lot, geometry.groups, blocks)


def _blocks_of(geometry) -> int:
    return blocks_of(geometry.sample[-1], geometry.output[-1], geometry.groups, COLUMNS)


def _plan(channels: int, filters: int) -> tuple[int, int]:
    """Return whether the products are our own, and how many tiles are taken at a time.

    Channels and filters are those of a block.
    """
    fits = channels % COLUMNS == 0 and filters % COLUMNS == 0
    pairs = channels * filters
    own = fits and pairs <= LARGEST_OWN
    return int(own), FEW if own and pairs <= LARGEST_FEW else LOT


def _tiles_of(geometry) -> int:
    batch, _, rows, columns, _ = geometry.output
    return batch * -(-rows // TILE) * -(-columns // TILE)


def _sizes(geometry):
    """Return the sizes of image and output, and the margins before."""
    return *geometry.image, *geometry.output[2:], geometry.pads[2], geometry.pads[4]


def _scratch_of(pairs: int, geometry, lot: int) -> int:
    """Return how many numbers U of so many ``pairs``, V, M, one patch and wide weights take."""
    channels, filters = geometry.sample[-1], geometry.output[-1]
    spots = pairs + lot * (channels + filters) + (2 + _blocks_of(geometry)) * GAP
    wide = WINDOW * pairs if geometry.groups > 1 else 0
    return SPOTS * (spots + max(channels, filters)) + wide


@inline
def _place(tile, down, across):
    """Return image, tile row and tile column of the tile with this number."""
    image, rest = tile // (down * across), tile % (down * across)
    return image, rest // across, rest % across


@inline
def _clip(start, size, limit):
    """Return which part of ``size`` places from ``start`` lies in [0, limit)."""
    return max(0, -start), max(0, min(size, limit - start))


@inline
def _patches(
    x, v, patch, first, count, places, own, height, width, channels, down, across, top, left
):  # fmt: skip
    """Fill V for the tiles ``first ... first + count``."""
    row_bytes, slab = 4 * width * channels, slab_of(places, channels)
    panel = COLUMNS if own else channels
    for number in range(count):
        image, i, j = _place(first + number, down, across)
        row, column = TILE * i - top, TILE * j - left
        source = x + 4 * ((image * height + row) * width + column) * channels
        line = row_bytes
        inside = row >= 0 and column >= 0 and row + PATCH <= height and column + PATCH <= width
        if not inside:
            clear(patch, SPOTS * channels)
            low, high = _clip(row, PATCH, height)
            start, end = _clip(column, PATCH, width)
            for k in range(low, high):
                copy(
                    source + k * row_bytes + 4 * start * channels,
                    patch + 4 * (k * PATCH + start) * channels,
                    max(0, end - start) * channels,
                )
            source, line = patch, 4 * PATCH * channels
        for index in range(vectors(channels)):
            channel = first_of(index, channels)
            target = v + in_panels(number, channel, places, panel)
            patch_forward(source + 4 * channel, line, 4 * channels, target, slab)


@inline
def _patches_back(
    dv, dx, patch, first, count, places, own, height, width, channels, down, across, top, left
):  # fmt: skip
    """Add the gradients of the patches to the places of ``dx`` that they cover."""
    slab, row_bytes = slab_of(places, channels), 4 * width * channels
    panel = COLUMNS if own else channels
    for number in range(count):
        image, i, j = _place(first + number, down, across)
        row, column = TILE * i - top, TILE * j - left
        target = dx + 4 * ((image * height + row) * width + column) * channels
        inside = row >= 0 and column >= 0 and row + PATCH <= height and column + PATCH <= width
        if inside and channels % LANES == 0:  # no vector overlaps another and adds twice
            for channel in range(0, channels, LANES):
                source = dv + in_panels(number, channel, places, panel)
                here = target + 4 * channel
                patch_back_added(source, slab, here, row_bytes, 4 * channels)
            continue
        for index in range(vectors(channels)):
            channel = first_of(index, channels)
            source = dv + in_panels(number, channel, places, panel)
            patch_back(source, slab, patch + 4 * channel, 4 * PATCH * channels, 4 * channels)
        low, high = _clip(row, PATCH, height)
        start, end = _clip(column, PATCH, width)
        for k in range(low, high):
            add_to(
                patch + 4 * (k * PATCH + start) * channels,
                target + k * row_bytes + 4 * start * channels,
                max(0, end - start) * channels,
            )


@inline
def _tiles(
    m, y, patch, bias, relu, first, count, places, own, rows, columns, filters, down, across
):  # fmt: skip
    """Write the tiles from M to ``y``, with bias and ReLU."""
    slab, panel = slab_of(places, filters), COLUMNS if own else filters
    floor = zeros() + (0.0 if relu else -np.inf)
    for number in range(count):
        image, i, j = _place(first + number, down, across)
        width, height = min(TILE, columns - TILE * j), min(TILE, rows - TILE * i)
        out = y + 4 * ((image * rows + TILE * i) * columns + TILE * j) * filters
        target, line = out, 4 * columns * filters
        if width < TILE or height < TILE:
            target, line = patch, 4 * TILE * filters
        for index in range(vectors(filters)):
            at = 4 * first_of(index, filters)
            added = zeros() if bias == 0 else load(bias + at)
            source = m + in_panels(number, first_of(index, filters), places, panel)
            tile_forward(source, slab, target + at, line, 4 * filters, added, floor)
        if target == patch:
            for k in range(height):
                copy(patch + k * line, out + 4 * k * columns * filters, width * filters)


@inline
def _tiles_back(
    y, dy, dm, patch, sums, relu, first, count, places, own, rows, columns, filters, down, across
):  # fmt: skip
    """Fill dM from ``dy``, which ReLU masks; add the slopes of the bias to ``sums``."""
    slab, spot = slab_of(places, filters), 4 * filters
    panel = COLUMNS if own else filters
    for number in range(count):
        image, i, j = _place(first + number, down, across)
        width, height = min(TILE, columns - TILE * j), min(TILE, rows - TILE * i)
        at = 4 * ((image * rows + TILE * i) * columns + TILE * j) * filters
        seen, slopes, line = y + at, dy + at, columns * spot
        if width < TILE or height < TILE or filters % LANES != 0:
            _masked_tile(seen, slopes, patch, relu, width, height, line, filters)
            slopes, seen, line = patch, 0, TILE * spot
            if sums != 0:
                add_rows(patch, TILE * TILE, filters, sums)
        for index in range(vectors(filters)):
            here = 4 * first_of(index, filters)
            a, b, c, d = _columns(seen, slopes + here, here, line, spot, relu)
            if sums != 0 and seen != 0:
                total = sum_of_four(a) + sum_of_four(b) + (sum_of_four(c) + sum_of_four(d))
                store(sums + here, load(sums + here) + total)
            target = dm + in_panels(number, first_of(index, filters), places, panel)
            tile_back(a, b, c, d, target, slab)


@inline
def _columns(seen, slopes, here, line, spot, relu):
    """Return the four columns of a tile of ``dy``, masked where ``seen`` is not 0 and ReLU."""
    if relu and seen != 0:
        y = seen + here
        return (
            four_masked(y, slopes, line),
            four_masked(y + spot, slopes + spot, line),
            four_masked(y + 2 * spot, slopes + 2 * spot, line),
            four_masked(y + 3 * spot, slopes + 3 * spot, line),
        )
    return (
        four(slopes, line),
        four(slopes + spot, line),
        four(slopes + 2 * spot, line),
        four(slopes + 3 * spot, line),
    )


@inline
def _masked_tile(y, dy, patch, relu, width, height, line, filters):
    """Copy what there is of a tile of ``dy`` into ``patch``, zeros beyond."""
    if width < TILE or height < TILE:
        clear(patch, TILE * TILE * filters)
    for k in range(height):
        target = patch + 4 * k * TILE * filters
        if relu:
            mask(y + k * line, dy + k * line, target, width * filters)
        else:
            copy(dy + k * line, target, width * filters)


@kernel
def forward(
    x, weights, bias, y, scratch, batch, height, width, channels, rows, columns, filters,
    top, left, relu, own, lot, some, groups, blocks,
):  # fmt: skip
    """Fill ``y``. ``some``: channels whose part of U is made at a time."""
    down, across = (rows + TILE - 1) // TILE, (columns + TILE - 1) // TILE
    tiles = batch * down * across
    inputs, outputs = channels // blocks, filters // blocks
    v = scratch
    m = v + SPOTS * slab_of(lot, channels)
    patch = m + SPOTS * slab_of(lot, filters)
    u = patch + 4 * SPOTS * max(channels, filters)
    if own:
        wide = u + blocks * SPOTS * slab_of(inputs, outputs)
        wide = widened(weights, wide, channels, filters, groups, blocks)
        _spread_blocks(wide, u, inputs, outputs, blocks)
    for first in range(0, tiles, lot):
        count = min(lot, tiles - first)
        places = max(count, ROWS) if own else count  # what lies beyond is never read
        _patches(
            x, v, patch, first, count, places, own, height, width, channels, down, across, top, left
        )
        if own:
            own_products(v, u, m, places, outputs, inputs, blocks)
        else:
            _products_in_parts(weights, v, u, m, places, channels, filters, some, first == 0)
        _tiles(
            m, y, patch, bias, relu, first, count, places, own, rows, columns, filters, down, across
        )


@inline
def _spread_blocks(weights, u, inputs, outputs, blocks):
    """U of weights (blocks, 9, inputs, outputs)."""
    pairs = inputs * outputs
    for block in range(blocks):
        windows = weights + 4 * block * WINDOW * pairs
        target = u + block * SPOTS * slab_of(inputs, outputs)
        spread_windows(windows, 4 * pairs, target, inputs, outputs, COLUMNS)


@inline
def _products_in_parts(weights, v, u, m, places, channels, filters, part, is_first):
    """``M = V U`` by the library, some channels at a time, so that U stays small."""
    for start in range(0, channels, part):
        some = min(part, channels - start)
        if is_first:
            windows = weights + 4 * start * filters
            spread_windows(windows, 4 * channels * filters, u, some, filters, filters)
        some_products(v, u, m, places, channels, filters, start, some)


@kernel
def backward(
    x, weights, y, dy, dweights, dbias, dx, scratch, batch, height, width, channels,
    rows, columns, filters, top, left, relu, own, lot, groups, blocks,
):  # fmt: skip
    """Fill ``dweights``, ``dbias``, ``dx`` unless 0. dV takes the place of V."""
    down, across = (rows + TILE - 1) // TILE, (columns + TILE - 1) // TILE
    tiles = batch * down * across
    inputs, outputs = channels // blocks, filters // blocks
    u = scratch
    du = u + blocks * SPOTS * slab_of(inputs, outputs)
    v = du + blocks * SPOTS * slab_of(inputs, outputs)
    m = v + SPOTS * slab_of(lot, channels)
    patch = m + SPOTS * slab_of(lot, filters)
    wide = patch + 4 * SPOTS * max(channels, filters)
    sums = wide + (4 * WINDOW * channels * outputs if groups > 1 else 0) if dbias != 0 else 0
    if dx != 0:
        clear(dx, batch * height * width * channels)
        if own:
            windows = widened(weights, wide, channels, filters, groups, blocks)
            _spread_transposed(windows, u, du, inputs, outputs, blocks)  # dU comes later
        else:
            spread_windows(weights, 4 * channels * filters, u, channels, filters, filters)
    if dbias != 0:
        clear(dbias, filters)
    for first in range(0, tiles, lot):
        count = min(lot, tiles - first)
        places = max(count, ROWS) if own else count  # what lies beyond is never read
        if dbias != 0:
            clear(sums, filters)
        _tiles_back(
            y, dy, m, patch, sums, relu, first, count, places, own, rows, columns, filters,
            down, across,
        )  # fmt: skip
        if dbias != 0:
            add_to(sums, dbias, filters)
        if dweights != 0:
            _patches(
                x, v, patch, first, count, places, own, height, width, channels, down, across,
                top, left,
            )  # fmt: skip
            if own:
                own_products_added(v, m, du, inputs, outputs, count, places, blocks, first == 0)
            else:
                products_added(v, m, du, channels, filters, count, places, first == 0)
        if dx != 0:
            if own:
                own_products(m, u, v, places, inputs, outputs, blocks)
            else:
                products_back(m, u, v, places, channels, filters)
            _patches_back(
                v, dx, patch, first, count, places, own, height, width, channels, down, across,
                top, left,
            )  # fmt: skip
    if dweights != 0:
        target = dweights if groups == 1 else wide
        _gather_blocks(du, target, inputs, outputs, blocks, COLUMNS if own else filters)
        narrowed(wide, dweights, channels, filters, groups, blocks)


@inline
def _spread_transposed(weights, u, room, inputs, outputs, blocks):
    """U of the windows with channels and filters exchanged; ``room`` for one block of windows."""
    pairs = inputs * outputs
    for block in range(blocks):
        transpose(weights + 4 * block * WINDOW * pairs, room, inputs, outputs)
        target = u + block * SPOTS * slab_of(outputs, inputs)
        spread_windows(room, 4 * pairs, target, outputs, inputs, COLUMNS)


@inline
def _gather_blocks(du, dweights, inputs, outputs, blocks, width):
    """``G' dU G`` of all blocks: (blocks, 9, inputs, outputs)."""
    for block in range(blocks):
        source = du + block * SPOTS * slab_of(inputs, outputs)
        target = dweights + 4 * block * WINDOW * inputs * outputs
        gather_windows(source, target, inputs, outputs, width)
