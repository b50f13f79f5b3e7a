"""The time loop of a plain recurrent layer, compiled.

Names and shapes as in ``reference``, masks as in ``lstm``.
"""

from engine.kernels.compiled import inline, kernel
from engine.kernels.recurrent.curves import curve, slope
from engine.kernels.recurrent.product import multiply, pack, padded, whole_vectors
from engine.kernels.recurrent.steps import (
    copy_rows,
    counts,
    get,
    give_back,
    over_units,
    put,
    stand_still,
)
from engine.kernels.rows import copy
from engine.kernels.simd import load


def forward_scratch(batch, units):
    """Return how many numbers ``forward`` needs for itself."""
    return (units + batch) * whole_vectors(units)


def backward_scratch(batch, units):
    """Return how many numbers ``backward`` needs for itself."""
    return (units + 2 * batch) * whole_vectors(units)


@inline
def _forward(places, at, units, count, codes):
    z, inner, h1 = places
    put(h1 + at, count, curve(codes[0], get(z + at, count) + load(inner + at)))


@kernel
def forward(z, weights, h, mask, mask_down, mask_right, scratch, time, batch, units, activation):
    """Fill ``h`` from its second step on."""
    state, wide = 4 * batch * units, padded(units)
    packed = scratch
    inner = packed + 4 * units * wide
    pack(weights, packed, units, units, units, 1)
    for t in range(time):
        multiply(h + t * state, units, packed, inner, batch, units, units)
        for b in range(batch):
            own = t * state + 4 * b * units
            if counts(mask, mask_down, mask_right, t, b):
                places = z + own, inner + 4 * b * wide, h + own + state
                over_units(_forward, places, units, (activation,))
            else:
                copy(h + own, h + own + state, units)


@inline
def _backward(places, at, units, count, codes):
    h1, d, dy, dz = places
    dh = get(d + at, count)
    if dy != 0:
        dh = dh + get(dy + at, count)
    put(dz + at, count, dh * slope(codes[0], get(h1 + at, count)))


@kernel
def backward(
    h, weights, mask, mask_down, mask_right, dy, dh, dz, scratch, time, batch, units, activation
):
    """Fill ``dz``; ``dh`` becomes that of the first state."""
    state, wide = 4 * batch * units, padded(units)
    packed = scratch
    d = packed + 4 * units * wide
    held = d + 4 * batch * wide
    pack(weights, packed, units, units, 1, units)
    copy_rows(dh, units, d, wide, batch, units)
    for back in range(time):
        t = time - 1 - back
        for b in range(batch):
            own, at = t * state + 4 * b * units, 4 * b * wide
            at_dy = dy + own if dy != 0 else 0
            if counts(mask, mask_down, mask_right, t, b):
                places = h + own + state, d + at, at_dy, dz + own
                over_units(_backward, places, units, (activation,))
            else:
                stand_still(d + at, at_dy, held + at, dz + own, units, units)
        multiply(dz + t * state, units, packed, d, batch, units, units)
        give_back(mask, mask_down, mask_right, t, held, d, wide, batch, units)
    copy_rows(d, wide, dh, units, batch, units)
