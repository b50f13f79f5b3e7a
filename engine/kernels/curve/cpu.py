"""Activations of arrays, compiled, a vector at a time."""

from typing import Any

from engine.kernels.addresses import address, suits
from engine.kernels.curve import reference

vectors: Any
try:
    from engine.kernels.curve import vectors
except (ImportError, AttributeError, TypeError):  # this Numba cannot be taught our vectors
    vectors = None


def curve_forward(name, z, y):
    """Fill ``y``, which may be ``z``; return whether there is a kernel for this activation."""
    code = _code(name, z, y)
    if code is None:
        return reference.curve_forward(name, z, y)
    vectors.forward(address(z), address(y), z.size, code)
    return True


def curve_backward(name, y, dy, dz):
    """Fill ``dz = dy * f'``; return whether there is a kernel for this activation."""
    code = _code(name, y, dy, dz)
    if code is None:
        return reference.curve_backward(name, y, dy, dz)
    vectors.backward(address(y), address(dy), address(dz), y.size, code)
    return True


def _code(name, *arrays):
    return vectors.CODES.get(name) if vectors is not None and suits(*arrays) else None
