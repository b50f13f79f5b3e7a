"""Checks that several families of the engine share."""

import numpy as np


def check_gradient(f, x, dx, *, rng, step=1e-6, tolerance=1e-6) -> None:
    """Compare ``dx`` with the slope of scalar ``f`` at float64 ``x``, along random directions."""
    assert x.dtype == np.float64, "finite differences need float64"
    assert dx.shape == x.shape
    for _ in range(3):
        direction = rng.standard_normal(x.shape)
        direction /= np.linalg.norm(direction)
        measured = (f(x + step * direction) - f(x - step * direction)) / (2 * step)
        computed = np.vdot(dx, direction)
        scale = max(1.0, abs(measured), abs(computed))
        assert abs(measured - computed) <= tolerance * scale, (measured, computed)


def freeze(*arrays) -> None:
    """Make NumPy raise on any write into ``arrays``."""
    for array in arrays:
        array.setflags(write=False)
