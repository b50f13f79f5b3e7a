"""The time loops of a GRU, compiled, with the reset gate after and before the product.

Names and shapes as in ``reference``. The gates u, r, n stand in ``gates`` (time, batch,
3 * units), which may be ``z`` itself. ``mask`` and ``drop`` as in ``lstm``.
"""

from engine.kernels.compiled import inline, kernel
from engine.kernels.curve.functions import curve, slope
from engine.kernels.recurrent.product import multiply, pack, padded, whole_vectors
from engine.kernels.recurrent.state import (
    pack_back,
    pack_state,
    state_scratch,
    times,
    times_back,
)
from engine.kernels.recurrent.steps import (
    add_rows_to,
    copy_rows,
    counts,
    get,
    over_units,
    put,
    stand_still,
)
from engine.kernels.rows import clear, copy
from engine.kernels.simd import LANES, load


def forward_scratch(batch, units):
    """Return how many numbers each ``forward`` needs for itself."""
    wide = whole_vectors(3 * units) + whole_vectors(units)
    return state_scratch(batch, units, 3) + batch * wide + 3 * units + 3 * LANES


def backward_scratch(batch, units):
    """Return how many numbers each ``backward`` needs for itself."""
    return state_scratch(batch, units, 3) + 2 * batch * whole_vectors(units)


@inline
def _after(places, at, units, count, codes):
    """Compute ``count`` units of a sample; ``inner`` is ``h @ U``, ``kept`` that of n + bias."""
    z, inner, bias, h0, gates, kept, h1 = places
    activation, recurrent_activation = codes
    z, inner, bias, gates, gate = z + at, inner + at, bias + at, gates + at, 4 * units
    before = get(z, count) + load(inner) + get(bias, count)
    u = curve(recurrent_activation, before)
    before = get(z + gate, count) + load(inner + gate) + get(bias + gate, count)
    r = curve(recurrent_activation, before)
    candidate = load(inner + 2 * gate) + get(bias + 2 * gate, count)
    n = curve(activation, get(z + 2 * gate, count) + r * candidate)
    put(gates, count, u)
    put(gates + gate, count, r)
    put(gates + 2 * gate, count, n)
    put(kept + at, count, candidate)
    put(h1 + at, count, u * (get(h0 + at, count) - n) + n)


@kernel
def after_forward(
    z, weights, bias, h, gates, kept, mask, mask_down, mask_right, drop, scratch,
    time, batch, units, activation, recurrent_activation,
):  # fmt: skip
    """Fill ``gates``, ``kept`` (``h @ U + bias`` of n), and ``h`` from its second step on."""
    width, state = 3 * units, 4 * batch * units
    wide = padded(width)
    packed = scratch
    between = packed + 4 * width * padded(units)
    inner = between + 8 * batch * padded(units)
    if bias == 0:
        bias = inner + 4 * (batch * wide + LANES)
        clear(bias, width)
    pack_state(weights, packed, units, width, 3, drop)
    for t in range(time):
        times(h + t * state, packed, inner, batch, units, 3, drop, between)
        for b in range(batch):
            own = t * state + 4 * b * units
            if not counts(mask, mask_down, mask_right, t, b):
                copy(h + own, h + own + state, units)
                continue
            places = (
                z + 3 * own, inner + 4 * b * wide, bias, h + own, gates + 3 * own, kept + own,
                h + own + state,
            )  # fmt: skip
            over_units(_after, places, units, (activation, recurrent_activation))


@inline
def _mixed(gates, h0, d, dy, gate, count, activation):
    """Return the slopes of u, of n before its activation, and what h0 gets past the gates."""
    dh = get(d, count)
    if dy != 0:
        dh = dh + get(dy, count)
    u, n = get(gates, count), get(gates + 2 * gate, count)
    return dh * (get(h0, count) - n), dh * (1.0 - u) * slope(activation, n), dh * u


@inline
def _after_back(places, at, units, count, codes):
    """Take ``count`` units of a sample back: fill ``direct``, ``dz``, ``dinner``."""
    gates, h0, kept, d, dy, direct, dz, dinner = places
    activation, recurrent_activation = codes
    gates, dz, dinner, gate = gates + at, dz + at, dinner + at, 4 * units
    at_dy = dy + at if dy != 0 else 0
    du, dn, dh0 = _mixed(gates, h0 + at, d + at, at_dy, gate, count, activation)
    u, r = get(gates, count), get(gates + gate, count)
    du = du * slope(recurrent_activation, u)
    dr = dn * get(kept + at, count) * slope(recurrent_activation, r)
    put(dz, count, du)
    put(dinner, count, du)
    put(dz + gate, count, dr)
    put(dinner + gate, count, dr)
    put(dz + 2 * gate, count, dn)
    put(dinner + 2 * gate, count, dn * r)
    put(direct + at, count, dh0)


@kernel
def after_backward(
    gates, h, kept, weights, mask, mask_down, mask_right, drop, dy, dh, dz, dinner, scratch,
    time, batch, units, activation, recurrent_activation,
):  # fmt: skip
    """Fill ``dz`` and ``dinner``; ``dh`` becomes that of the first state."""
    width, state = 3 * units, 4 * batch * units
    wide = padded(units)
    packed = scratch
    between = packed + 4 * width * wide
    d = between + 8 * batch * wide
    direct = d + 4 * batch * wide
    pack_back(weights, packed, units, width, 3, drop)
    copy_rows(dh, units, d, wide, batch, units)
    for back in range(time):
        t = time - 1 - back
        for b in range(batch):
            own, at = t * state + 4 * b * units, 4 * b * wide
            at_dy = dy + own if dy != 0 else 0
            if not counts(mask, mask_down, mask_right, t, b):
                stand_still(d + at, at_dy, direct + at, dz + 3 * own, units, width)
                clear(dinner + 3 * own, width)
                continue
            places = (
                gates + 3 * own, h + own, kept + own, d + at, at_dy, direct + at,
                dz + 3 * own, dinner + 3 * own,
            )  # fmt: skip
            over_units(_after_back, places, units, (activation, recurrent_activation))
        times_back(dinner + 3 * t * state, width, packed, d, batch, units, 3, drop, between)
        add_rows_to(direct, d, wide, batch, units)
    copy_rows(d, wide, dh, units, batch, units)


@inline
def _gate(places, at, units, count, codes):
    """Compute u and r; ``inner`` is ``h @ U`` of both, ``kept`` becomes ``r * h``."""
    z, inner, h0, gates, kept, drop = places
    z, inner, gates, gate = z + at, inner + at, gates + at, 4 * units
    u = curve(codes[1], get(z, count) + load(inner))
    r = curve(codes[1], get(z + gate, count) + load(inner + gate))
    put(gates, count, u)
    put(gates + gate, count, r)
    seen = r * get(h0 + at, count)
    if drop != 0:
        seen = seen * get(drop + at, count)
    put(kept + at, count, seen)


@inline
def _first(places, at, units, count, codes):
    """Compute n and the new state; ``inner`` is ``(r * h) @ U`` of n."""
    z, inner, h0, gates, h1 = places
    z, gates, gate = z + at, gates + at, 4 * units
    n = curve(codes[0], get(z + 2 * gate, count) + load(inner + at))
    put(gates + 2 * gate, count, n)
    put(h1 + at, count, get(gates, count) * (get(h0 + at, count) - n) + n)


@kernel
def first_forward(
    z, weights, h, gates, kept, mask, mask_down, mask_right, drop, scratch,
    time, batch, units, activation, recurrent_activation,
):  # fmt: skip
    """Fill ``gates``, ``kept`` (``r * h``), and ``h`` from its second step on."""
    width, state = 3 * units, 4 * batch * units
    wide, wide_n = padded(2 * units), padded(units)
    packed = scratch
    packed_n = packed + 8 * units * wide_n
    between = packed_n + 4 * units * wide_n
    inner = between + 8 * batch * wide_n
    inner_n = inner + 4 * batch * wide + 4 * LANES
    codes = activation, recurrent_activation
    pack_state(weights, packed, units, width, 2, drop)
    pack(weights + 8 * units, packed_n, units, units, width, 1)
    for t in range(time):
        now = h + t * state
        times(now, packed, inner, batch, units, 2, drop, between)
        for b in range(batch):
            own = 4 * b * units
            at = t * state + own
            factors = drop + 8 * batch * units + own if drop != 0 else 0
            places = (
                z + 3 * at, inner + 4 * b * wide, now + own, gates + 3 * at, kept + at, factors,
            )  # fmt: skip
            over_units(_gate, places, units, codes)
        multiply(kept + t * state, units, packed_n, inner_n, batch, units, units)
        for b in range(batch):
            own = 4 * b * units
            at, next_own = t * state + own, own + state
            if not counts(mask, mask_down, mask_right, t, b):
                copy(now + own, now + next_own, units)
                continue
            places = (
                z + 3 * at, inner_n + 4 * b * wide_n, now + own, gates + 3 * at, now + next_own,
            )  # fmt: skip
            over_units(_first, places, units, codes)


@inline
def _first_back(places, at, units, count, codes):
    """Fill ``dz`` of u and n, and ``direct``."""
    gates, h0, d, dy, direct, dz = places
    gates, dz, gate = gates + at, dz + at, 4 * units
    at_dy = dy + at if dy != 0 else 0
    du, dn, dh0 = _mixed(gates, h0 + at, d + at, at_dy, gate, count, codes[0])
    put(dz, count, du * slope(codes[1], get(gates, count)))
    put(dz + 2 * gate, count, dn)
    put(direct + at, count, dh0)


@inline
def _reset_back(places, at, units, count, codes):
    """Fill ``dz`` of r, and add to ``direct``; ``d`` is the slope of ``r * h``."""
    gates, h0, d, direct, dz, drop = places
    gate = 4 * units
    r, dreset = get(gates + gate + at, count), get(d + at, count)
    if drop != 0:
        dreset = dreset * get(drop + at, count)
    put(dz + gate + at, count, dreset * get(h0 + at, count) * slope(codes[1], r))
    put(direct + at, count, get(direct + at, count) + dreset * r)


@kernel
def first_backward(
    gates, h, weights, mask, mask_down, mask_right, drop, dy, dh, dz, scratch,
    time, batch, units, activation, recurrent_activation,
):  # fmt: skip
    """Fill ``dz``; ``dh`` becomes that of the first state."""
    width, state = 3 * units, 4 * batch * units
    wide = padded(units)
    packed = scratch
    packed_n = packed + 8 * units * wide
    between = packed_n + 4 * units * wide
    d = between + 8 * batch * wide
    direct = d + 4 * batch * wide
    codes = activation, recurrent_activation
    pack_back(weights, packed, units, width, 2, drop)
    pack(weights + 8 * units, packed_n, units, units, 1, width)
    copy_rows(dh, units, d, wide, batch, units)
    for back in range(time):
        t = time - 1 - back
        slopes = dz + 3 * t * state
        for b in range(batch):
            own, at = t * state + 4 * b * units, 4 * b * wide
            at_dy = dy + own if dy != 0 else 0
            if not counts(mask, mask_down, mask_right, t, b):
                stand_still(d + at, at_dy, direct + at, dz + 3 * own, units, width)
                continue
            places = gates + 3 * own, h + own, d + at, at_dy, direct + at, dz + 3 * own
            over_units(_first_back, places, units, codes)
        multiply(slopes + 8 * units, width, packed_n, d, batch, units, units)
        for b in range(batch):
            own, at = t * state + 4 * b * units, 4 * b * wide
            if counts(mask, mask_down, mask_right, t, b):
                factors = drop + 4 * (2 * batch + b) * units if drop != 0 else 0
                places = gates + 3 * own, h + own, d + at, direct + at, dz + 3 * own, factors
                over_units(_reset_back, places, units, codes)
        times_back(slopes, width, packed, d, batch, units, 2, drop, between)
        add_rows_to(direct, d, wide, batch, units)
    copy_rows(d, wide, dh, units, batch, units)
