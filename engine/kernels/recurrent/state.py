"""What a step does with the state: ``(h * drop) @ U`` forward, and back, compiled.

``drop`` is 0 or the address of factors (gates, batch, units). Without, all gates are one product;
with it each gate sees another ``h``, and has one of its own.
"""

from engine.kernels.compiled import floats, inline
from engine.kernels.recurrent.product import multiply, pack, padded, whole_vectors
from engine.kernels.recurrent.steps import copy_rows
from engine.kernels.rows import clear


def state_scratch(batch, units, gates):
    """Return how many numbers the packed kernel takes, and then ``between``."""
    return (gates * units + 2 * batch) * whole_vectors(units)


@inline
def pack_state(weights, packed, units, width, gates, drop):
    """Lay out columns of the recurrent kernel, ``width`` numbers a row, for ``times``."""
    if drop == 0:
        pack(weights, packed, units, gates * units, width, 1)
        return
    for g in range(gates):
        place = packed + 4 * g * units * padded(units)
        pack(weights + 4 * g * units, place, units, units, width, 1)


@inline
def pack_back(weights, packed, units, width, gates, drop):
    """Lay out the same for ``times_back``."""
    if drop == 0:
        pack(weights, packed, gates * units, units, 1, width)
        return
    for g in range(gates):
        place = packed + 4 * g * units * padded(units)
        pack(weights + 4 * g * units, place, units, units, 1, width)


@inline
def _scale(source, factors, target, count):
    a, b, c = floats(source, count), floats(factors, count), floats(target, count)
    for i in range(count):
        c[i] = a[i] * b[i]


@inline
def times(h, packed, inner, batch, units, gates, drop, between):
    """``inner = (h * drop) @ U``, in rows of ``padded(gates * units)``."""
    if drop == 0:
        multiply(h, units, packed, inner, batch, units, gates * units)
        return
    wide = padded(units)
    part = between + 4 * batch * wide
    for g in range(gates):
        factors, values = (
            floats(drop + 4 * g * batch * units, batch * units),
            floats(h, batch * units),
        )
        dropped = floats(between, batch * units)
        for i in range(batch * units):
            dropped[i] = values[i] * factors[i]
        multiply(between, units, packed + 4 * g * units * wide, part, batch, units, units)
        copy_rows(part, wide, inner + 4 * g * units, padded(gates * units), batch, units)


@inline
def times_back(dz, width, packed, d, batch, units, gates, drop, between):
    """``d``: the gradient of ``h``, in rows of ``padded(units)``; ``dz`` has rows of ``width``."""
    if drop == 0:
        multiply(dz, width, packed, d, batch, gates * units, units)
        return
    wide = padded(units)
    clear(d, batch * wide)
    for g in range(gates):
        multiply(
            dz + 4 * g * units, width, packed + 4 * g * units * wide, between, batch, units, units
        )
        for b in range(batch):
            total, part = floats(d + 4 * b * wide, units), floats(between + 4 * b * wide, units)
            factors = floats(drop + 4 * (g * batch + b) * units, units)
            for i in range(units):
                total[i] += part[i] * factors[i]
