"""NumPy or CuPy, asked of the array, so that the mathematics is written once."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

import numpy as np


def xp_of(x: Any) -> ModuleType:
    """Return the module whose functions take ``x``: numpy, or cupy for its arrays.

    CuPy is never imported here: where one of its arrays exists, it already is.
    """
    if type(x).__module__.partition(".")[0] == "cupy":
        return sys.modules["cupy"]
    return np


def to_host(x: Any) -> np.ndarray:
    """Return ``x`` as an array of NumPy; arrays of NumPy are returned as they are."""
    return np.asarray(x) if xp_of(x) is np else x.get()
