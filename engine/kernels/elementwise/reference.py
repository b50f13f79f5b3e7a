"""Kernels on arrays of equal shape, in plain NumPy."""

from engine.arrays import noise
from engine.arrays.xp import xp_of


def relu_forward(x, y):
    """``y = max(x, 0)``; NaN stays NaN."""
    xp_of(x).maximum(x, 0, out=y)


def relu_backward(y, dy, dx):
    """``dx = dy`` where ``y > 0``, else 0."""
    xp_of(y).multiply(dy, y > 0, out=dx)


def add(a, b, y):
    """``y = a + b``; ``y`` may be ``a``."""
    xp_of(a).add(a, b, out=y)


def dropout(x, y, rate, seed, step, node, first):
    """``y = x / (1 - rate)`` where the hash of the place says keep, else 0."""
    xp = xp_of(x)
    random = noise.bits(seed, step, node, first, x.size, xp).reshape(x.shape)
    kept = random >= xp.uint32(noise.threshold(rate))
    y[...] = xp.where(kept, x * x.dtype.type(1 / (1 - rate)), 0)
