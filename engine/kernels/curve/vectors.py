"""The activations of ``functions`` on arrays of any length."""

from engine.kernels.compiled import kernel
from engine.kernels.curve.functions import CODES as CODES
from engine.kernels.curve.functions import curve, slope
from engine.kernels.simd import LANES, load, load_first, store, store_first


@kernel
def forward(z, y, count, code):
    """``y = f(z)``; ``y`` may be ``z``."""
    whole = count // LANES * LANES
    for i in range(0, whole, LANES):
        store(y + 4 * i, curve(code, load(z + 4 * i)))
    if whole < count:
        rest = curve(code, load_first(z + 4 * whole, count - whole))
        store_first(y + 4 * whole, count - whole, rest)


@kernel
def backward(y, dy, dz, count, code):
    """``dz = dy * f'``, the slope where f gave ``y``."""
    whole = count // LANES * LANES
    for i in range(0, whole, LANES):
        store(dz + 4 * i, load(dy + 4 * i) * slope(code, load(y + 4 * i)))
    if whole < count:
        n, at = count - whole, 4 * whole
        store_first(dz + at, n, load_first(dy + at, n) * slope(code, load_first(y + at, n)))
