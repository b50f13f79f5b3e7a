"""Addresses of arrays, fast, and the question whether a compiled kernel may take an array.

An address keeps nothing alive: whoever passes one holds the array until the kernel returns.
"""

from __future__ import annotations

import ctypes
import struct
from typing import Any
from weakref import WeakValueDictionary

import numpy as np

FLOAT32 = np.dtype(np.float32)
ALIGNMENT = 16  # float32 numbers in a line of the cache
_DATA_FIELD = 16  # bytes from the start of an array object to its data pointer
_as_double, _as_integer = struct.Struct("d").pack, struct.Struct("q").unpack
_constants: WeakValueDictionary[int, np.ndarray] = WeakValueDictionary()
_pointer_at = ctypes.c_void_p.from_address


def _fast_address(array: Any) -> int:
    return _pointer_at(id(array) + _DATA_FIELD).value or 0


def _plain_address(array: Any) -> int:
    return array.ctypes.data


def _verified() -> bool:
    """Whether this build of Python and NumPy keeps the pointer where we read it."""
    probe = np.arange(8, dtype=np.float32)
    arrays = (probe, probe[3:], np.empty((2, 3)), np.frombuffer(b"read only"[:8], np.uint8))
    return ctypes.sizeof(ctypes.c_void_p) == 8 and all(
        _fast_address(a) == _plain_address(a) for a in arrays
    )


# ten times faster than ``array.ctypes.data``, which costs more than a small kernel
address = _fast_address if _verified() else _plain_address


def address_or_null(array: Any) -> int:
    """Return the address of ``array``, 0 for None."""
    return 0 if array is None else address(array)


def constant(array: np.ndarray) -> np.ndarray:
    """Return ``array`` read-only, known as memory that a tape may keep and read again."""
    array.setflags(write=False)
    _constants[address(array)] = array
    return array


def constant_at(place: int) -> np.ndarray | None:
    """Return the constant that begins at this address, None where there is none."""
    return _constants.get(place)


def aligned(buffer: Any) -> int:
    """Return the first address in ``buffer`` where a line of the cache begins."""
    return (address(buffer) + 4 * ALIGNMENT - 1) // (4 * ALIGNMENT) * (4 * ALIGNMENT)


def suits(*arrays: Any) -> bool:
    """Whether all arrays (None is left out) are float32 of NumPy without gaps."""
    for a in arrays:
        if a is None:
            continue
        if not isinstance(a, np.ndarray) or a.dtype != FLOAT32 or not a.flags.c_contiguous:
            return False
    return True


def double_bits(value: float) -> int:
    """Return the bits of a float64 as an integer; ``compiled.double_of`` turns them back."""
    return _as_integer(_as_double(value))[0]
