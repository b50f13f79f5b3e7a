"""The time loop of a plain recurrent layer, compiled.

Names and shapes as in ``reference``, ``mask`` and ``drop`` as in ``lstm``.
"""

from engine.kernels.compiled import inline, kernel
from engine.kernels.curve.functions import curve, slope
from engine.kernels.recurrent.product import padded, whole_vectors
from engine.kernels.recurrent.state import (
    pack_back,
    pack_state,
    state_scratch,
    times,
    times_back,
)
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
    return state_scratch(batch, units, 1) + batch * whole_vectors(units)


def backward_scratch(batch, units):
    """Return how many numbers ``backward`` needs for itself."""
    return state_scratch(batch, units, 1) + 2 * batch * whole_vectors(units)


@inline
def _forward(places, at, units, count, codes):
    z, inner, h1 = places
    put(h1 + at, count, curve(codes[0], get(z + at, count) + load(inner + at)))


@kernel
def forward(
    z, weights, h, mask, mask_down, mask_right, drop, scratch, time, batch, units, activation
):
    """Fill ``h`` from its second step on."""
    state, wide = 4 * batch * units, padded(units)
    packed = scratch
    between = packed + 4 * units * wide
    inner = between + 8 * batch * wide
    pack_state(weights, packed, units, units, 1, drop)
    for t in range(time):
        times(h + t * state, packed, inner, batch, units, 1, drop, between)
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
    h,
    weights,
    mask,
    mask_down,
    mask_right,
    drop,
    dy,
    dh,
    dz,
    scratch,
    time,
    batch,
    units,
    activation,
):
    """Fill ``dz``; ``dh`` becomes that of the first state."""
    state, wide = 4 * batch * units, padded(units)
    packed = scratch
    between = packed + 4 * units * wide
    d = between + 8 * batch * wide
    held = d + 4 * batch * wide
    pack_back(weights, packed, units, units, 1, drop)
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
        times_back(dz + t * state, units, packed, d, batch, units, 1, drop, between)
        give_back(mask, mask_down, mask_right, t, held, d, wide, batch, units)
    copy_rows(d, wide, dh, units, batch, units)
