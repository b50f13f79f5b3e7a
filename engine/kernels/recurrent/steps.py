"""What all compiled recurrent layers do at a step: parts of vectors, masks, rows of states.

``units`` need not fill whole vectors: the last one of a row holds ``count`` numbers, and neither
reads nor writes behind them.
"""

from engine.kernels.compiled import bytes_at, inline
from engine.kernels.rows import add_to, clear, copy
from engine.kernels.simd import LANES, load, load_first, store, store_first


@inline
def get(address, count):
    """Return ``count`` numbers, at most a vector."""
    if count == LANES:
        return load(address)
    return load_first(address, count)


@inline
def put(address, count, value):
    """Write ``count`` numbers, at most a vector."""
    if count == LANES:
        store(address, value)
    else:
        store_first(address, count, value)


@inline
def over_units(compute, places, units, codes):
    """Call ``compute(places, at, units, count, codes)`` for all units of a sample, in vectors.

    places: a tuple of addresses; ``at``: how many bytes behind them the ``count`` numbers begin
    """
    whole = units // LANES * LANES
    for j in range(0, whole, LANES):
        compute(places, 4 * j, units, LANES, codes)
    if whole < units:
        compute(places, 4 * whole, units, units - whole, codes)


@inline
def counts(mask, mask_down, mask_right, step, sample):
    """Whether a step counts for a sample; it does where ``mask`` is 0."""
    return mask == 0 or bytes_at(mask + step * mask_down + sample * mask_right, 1)[0] != 0


@inline
def copy_rows(source, source_row, target, target_row, rows, count):
    """Copy ``count`` numbers of each row; ``source_row``, ``target_row``: numbers to the next."""
    for i in range(rows):
        copy(source + 4 * i * source_row, target + 4 * i * target_row, count)


@inline
def stand_still(d, dy, held, dz, units, width):
    """Keep in ``held`` what a masked step passes on; nothing enters it: ``dz (width) = 0``."""
    copy(d, held, units)
    if dy != 0:
        add_to(dy, held, units)
    clear(dz, width)


@inline
def give_back(mask, mask_down, mask_right, step, held, d, row, batch, units):
    """Let the samples that stood still have their ``held`` again."""
    if mask == 0:
        return
    for b in range(batch):
        if not counts(mask, mask_down, mask_right, step, b):
            copy(held + 4 * b * row, d + 4 * b * row, units)


@inline
def add_rows_to(source, target, row, rows, count):
    """Add ``count`` numbers of each row; ``row``: numbers to the next one."""
    for i in range(rows):
        add_to(source + 4 * i * row, target + 4 * i * row, count)
