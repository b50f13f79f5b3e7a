"""Activations inside kernels, chosen by a number, and their slopes.

Slopes are computed from what the activation gave; one that needs more is left to ``reference``.
"""

from engine.kernels.compiled import inline
from engine.kernels.simd import where_less, zeros
from engine.kernels.simd_math import at_least, at_most, sigmoid, tanh

CODES = {
    "linear": 0,
    "tanh": 1,
    "sigmoid": 2,
    "relu": 3,
    "hard_sigmoid": 4,
    "hard_sigmoid_keras2": 5,
}
LINEAR, TANH, SIGMOID, RELU, HARD_SIGMOID = range(5)
STEEPNESS, STEEPNESS_KERAS2 = 1 / 6, 0.2


def codes(*activations):
    """Return the numbers of ``activations``, None where one of them is not known here."""
    found = tuple(CODES.get(each.name) for each in activations)
    return None if None in found else found


@inline
def curve(code, x):
    """Return the activation of ``x``."""
    if code == SIGMOID:
        return sigmoid(x)
    if code == TANH:
        return tanh(x)
    if code == RELU:
        return at_least(x, 0.0)
    if code == LINEAR:
        return x
    if code == HARD_SIGMOID:
        return at_most(at_least(x * STEEPNESS + 0.5, 0.0), 1.0)
    return at_most(at_least(x * STEEPNESS_KERAS2 + 0.5, 0.0), 1.0)


@inline
def slope(code, y):
    """Return the slope of the activation where it gave ``y``."""
    if code == SIGMOID:
        return y * (1.0 - y)
    if code == TANH:
        return 1.0 - y * y
    one = zeros() + 1.0
    if code == LINEAR:
        return one
    if code == RELU:
        return where_less(zeros(), y, one, zeros())
    steepness = one * (STEEPNESS if code == HARD_SIGMOID else STEEPNESS_KERAS2)
    return where_less(zeros(), y, where_less(y, 1.0, steepness, zeros()), zeros())
