"""The time loops of an LSTM, compiled: a product and one pass over the gates a step.

Names and shapes as in ``reference``. The gates i, f, g, o stand in ``gates`` (time, batch,
4 * units), which may be ``z`` itself; ``tanh(c)`` is computed again on the way back, which costs
less than to keep it. ``mask`` is 0 or the address of bytes, ``mask_down`` apart from step to step
and ``mask_right`` from sample to sample; ``drop``: see ``state``.
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
from engine.kernels.simd import LANES, load


def forward_scratch(batch, units):
    """Return how many numbers ``forward`` needs for itself."""
    return state_scratch(batch, units, 4) + batch * whole_vectors(4 * units) + LANES


def backward_scratch(batch, units):
    """Return how many numbers ``backward`` needs for itself."""
    return state_scratch(batch, units, 4) + 2 * batch * whole_vectors(units)


@inline
def _open(places, at, units, count, codes):
    """Compute ``count`` units of a sample; ``inner`` is ``h @ U``."""
    z, inner, c0, gates, c1, h1 = places
    activation, recurrent_activation = codes
    z, inner, gates, gate = z + at, inner + at, gates + at, 4 * units
    i = curve(recurrent_activation, get(z, count) + load(inner))
    f = curve(recurrent_activation, get(z + gate, count) + load(inner + gate))
    g = curve(activation, get(z + 2 * gate, count) + load(inner + 2 * gate))
    o = curve(recurrent_activation, get(z + 3 * gate, count) + load(inner + 3 * gate))
    c = f * get(c0 + at, count) + i * g
    put(gates, count, i)
    put(gates + gate, count, f)
    put(gates + 2 * gate, count, g)
    put(gates + 3 * gate, count, o)
    put(c1 + at, count, c)
    put(h1 + at, count, o * curve(activation, c))


@kernel
def forward(
    z, weights, h, c, gates, mask, mask_down, mask_right, drop, scratch,
    time, batch, units, activation, recurrent_activation,
):  # fmt: skip
    """Fill ``gates``, and ``h`` and ``c`` from their second step on."""
    width, state = 4 * units, 4 * batch * units
    wide = padded(width)
    packed = scratch
    between = packed + 4 * width * padded(units)
    inner = between + 8 * batch * padded(units)
    pack_state(weights, packed, units, width, 4, drop)
    for t in range(time):
        times(h + t * state, packed, inner, batch, units, 4, drop, between)
        for b in range(batch):
            own = t * state + 4 * b * units
            following = own + state
            if not counts(mask, mask_down, mask_right, t, b):
                copy(h + own, h + following, units)
                copy(c + own, c + following, units)
                continue
            places = (
                z + 4 * own, inner + 4 * b * wide, c + own, gates + 4 * own, c + following,
                h + following,
            )  # fmt: skip
            over_units(_open, places, units, (activation, recurrent_activation))


@inline
def _close(places, at, units, count, codes):
    """Take ``count`` units of a sample back: fill ``dz``, change ``dc``."""
    gates, c0, c1, d, dy, dc, dz = places
    activation, recurrent_activation = codes
    gates, dz, gate = gates + at, dz + at, 4 * units
    i, f = get(gates, count), get(gates + gate, count)
    g, o = get(gates + 2 * gate, count), get(gates + 3 * gate, count)
    squashed = curve(activation, get(c1 + at, count))
    dh = get(d + at, count)
    if dy != 0:
        dh = dh + get(dy + at, count)
    carry = get(dc + at, count) + dh * o * slope(activation, squashed)
    put(dz, count, carry * g * slope(recurrent_activation, i))
    put(dz + gate, count, carry * get(c0 + at, count) * slope(recurrent_activation, f))
    put(dz + 2 * gate, count, carry * i * slope(activation, g))
    put(dz + 3 * gate, count, dh * squashed * slope(recurrent_activation, o))
    put(dc + at, count, carry * f)


@kernel
def backward(
    gates, c, weights, mask, mask_down, mask_right, drop, dy, dh, dc, dz, scratch,
    time, batch, units, activation, recurrent_activation,
):  # fmt: skip
    """Fill ``dz``; ``dh`` and ``dc`` become those of the first state."""
    width, state = 4 * units, 4 * batch * units
    wide = padded(units)
    packed = scratch
    between = packed + 4 * width * wide
    d = between + 8 * batch * wide
    held = d + 4 * batch * wide
    pack_back(weights, packed, units, width, 4, drop)
    copy_rows(dh, units, d, wide, batch, units)
    for back in range(time):
        t = time - 1 - back
        for b in range(batch):
            own, at = t * state + 4 * b * units, 4 * b * wide
            at_dy = dy + own if dy != 0 else 0
            if not counts(mask, mask_down, mask_right, t, b):
                stand_still(d + at, at_dy, held + at, dz + 4 * own, units, width)
                continue
            places = (
                gates + 4 * own, c + own, c + own + state, d + at, at_dy, dc + 4 * b * units,
                dz + 4 * own,
            )  # fmt: skip
            over_units(_close, places, units, (activation, recurrent_activation))
        times_back(dz + 4 * t * state, width, packed, d, batch, units, 4, drop, between)
        give_back(mask, mask_down, mask_right, t, held, d, wide, batch, units)
    copy_rows(d, wide, dh, units, batch, units)
