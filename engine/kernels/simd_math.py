"""Functions that bend, of a vector of float32 numbers: exponential, sigmoid, hyperbolic tangent.

``exp(x) = 2**n * exp(r)`` with the whole number n next to ``x / ln 2``, so that ``|r| <= 0.35``;
there ``exp(r) = 1 + r + r**2 * p(r)`` with the polynomial p of degree 4 whose largest relative
error is the smallest, 3e-9. Nothing overflows, NaN stays NaN. The relative error of each function
is below 2e-7, see the tests.

A processor waits for the result before most of these operations, so p is written as three sums
that do not wait for one another.
"""

from engine.kernels.compiled import inline
from engine.kernels.simd import power_of_two, where_less, zeros

PER_LOG2 = 1.4426950408889634
LOG2_HIGH, LOG2_LOW = 0.693359375, -2.12194440054690583e-4  # together ln 2; n * LOG2_HIGH is exact
SHIFT = 12582912.0  # 1.5 * 2**23: a number added to it is rounded to a whole one
LEAST, MOST = -87.3, 88.0  # beyond these 2**n is no float32
FLAT = 9.1  # beyond it tanh is 1 in float32


@inline
def at_least(x, bound):
    """``max(x, bound)``; NaN stays NaN."""
    return where_less(x, bound, zeros() + bound, x)


@inline
def at_most(x, bound):
    """``min(x, bound)``; NaN stays NaN."""
    return where_less(zeros() + bound, x, zeros() + bound, x)


@inline
def _parts(x):
    """Return ``2**n`` and ``exp(r) - 1``."""
    shifted = x * PER_LOG2 + SHIFT
    n = shifted - SHIFT
    r = (x - n * LOG2_HIGH) - n * LOG2_LOW
    square = r * r
    high = 1.3814455727e-03 * square + (8.3687858016e-03 * r + 4.1668394738e-02)
    p = high * square + (1.6666520063e-01 * r + 4.9999993409e-01)
    return power_of_two(shifted), p * square + r


@inline
def exp(x):
    """``exp(x)``; below -87.3 that of -87.3, above 88 that of 88."""
    scale, rest = _parts(at_most(at_least(x, LEAST), MOST))
    return scale * rest + scale


@inline
def sigmoid(x):
    """``1 / (1 + exp(-x))``."""
    return 1.0 / (exp(0.0 - x) + 1.0)


@inline
def tanh(x):
    """``e / (e + 2)`` with ``e = exp(2 x) - 1``: exact near 0, where ``exp(2 x)`` is not."""
    scale, rest = _parts(at_most(at_least(x, -FLAT), FLAT) * 2.0)
    e = scale * rest + (scale - 1.0)
    return e / (e + 2.0)
