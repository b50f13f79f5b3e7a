"""What the tests of kernels share."""

import numpy as np

from engine.kernels.cpu import CPU
from engine.kernels.reference import REFERENCE

BOTH = (REFERENCE, CPU)


def scratch(count: int) -> np.ndarray:
    """Give numbers for one call; what stands in them must not matter."""
    return np.full(count, np.nan, np.float32)


def frozen(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Return float32 numbers around 0 that nobody may write."""
    x = rng.normal(size=shape).astype(np.float32)
    x.setflags(write=False)
    return x


def like(x: np.ndarray) -> np.ndarray:
    """Return an array for a result; each place must be written."""
    return np.full(x.shape, np.nan, x.dtype)


def distance(a: np.ndarray, b: np.ndarray) -> float:
    """Return the largest difference as a share of the largest value of ``b``."""
    return float(np.max(np.abs(a - b), initial=0) / max(np.max(np.abs(b), initial=0), 1e-20))


def slope_along(function, x: np.ndarray, direction: np.ndarray, step: float = 1e-5) -> float:
    """Return the derivative of a scalar function of float64 numbers, by central differences."""
    return (function(x + step * direction) - function(x - step * direction)) / (2 * step)
