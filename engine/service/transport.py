"""Large arrays on their way between the processes: through shared memory that the window owns.

The window lends a block of shared memory with a question (``Room``); the engine copies large
arrays of the answer into it and sends their places; the window copies them out and has its
block back. Only the window makes and unlinks blocks. Where there is no room, arrays travel
through the pipe.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from multiprocessing.shared_memory import SharedMemory
from typing import Any

import numpy as np

LARGE = 1 << 20  # bytes; below, the pipe is as fast
ROOM_BYTES = 48 << 20


@dataclass(frozen=True)
class Placed:
    """An array that lies in shared memory."""

    room: str
    offset: int
    shape: tuple[int, ...]
    dtype: str


def outgoing(value: Any, room: str) -> Any:
    """Return ``value`` with its large arrays put into the block called ``room``."""
    if not room or not _large_arrays(value):
        return value
    try:
        block = SharedMemory(room)
    except OSError:  # the window has taken it back: through the pipe, for whoever still asks
        return value
    try:
        return _Packer(block).packed(value)
    finally:
        block.close()


def incoming(value: Any, block: SharedMemory) -> Any:
    """Return ``value`` with its arrays copied out of ``block``."""
    if isinstance(value, Placed):
        view = np.ndarray(value.shape, value.dtype, block.buf, value.offset)
        return view.copy()
    return _mapped(value, lambda part: incoming(part, block))


class _Packer:
    def __init__(self, block: SharedMemory):
        self._block, self._used = block, 0

    def packed(self, value: Any) -> Any:
        if isinstance(value, np.ndarray) and value.nbytes >= LARGE:
            return self._placed(value)
        return _mapped(value, self.packed)

    def _placed(self, array: np.ndarray) -> Any:
        start = -(-self._used // 64) * 64
        if start + array.nbytes > self._block.size:
            return array  # no room: through the pipe
        self._used = start + array.nbytes
        np.ndarray(array.shape, array.dtype, self._block.buf, start)[...] = array
        return Placed(self._block.name, start, array.shape, array.dtype.str)


def _mapped(value: Any, change: Any) -> Any:
    """Return a container with each part changed; anything else as it is."""
    if isinstance(value, dict):
        return {k: change(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
        return type(value)(change(v) for v in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{f.name: change(getattr(value, f.name)) for f in fields(value) if f.init}
        )
    return value


def _large_arrays(value: Any) -> bool:
    if isinstance(value, np.ndarray):
        return value.nbytes >= LARGE
    if isinstance(value, dict):
        return any(_large_arrays(v) for v in value.values())
    if isinstance(value, (list, tuple)):
        return any(_large_arrays(v) for v in value)
    if is_dataclass(value) and not isinstance(value, type):
        return any(_large_arrays(getattr(value, f.name)) for f in fields(value))
    return False
