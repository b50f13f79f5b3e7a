"""Buffers of one step, used again at the next one (fresh ones cost up to half the speed)."""

from __future__ import annotations

import bisect
import math
import sys

import numpy as np

Array = np.ndarray


def _references(buffers: list[Array], i: int) -> int:
    """Return how often a buffer is held; Python versions count their own holds differently."""
    return sys.getrefcount(buffers[i])


_OWN_REFERENCES = _references([np.empty(1)], 0)


class Arena:
    """The i-th request of a step gets the i-th buffer of the step before.

    A buffer is valid until ``reset``. ``reset`` lets go of buffers that somebody still holds,
    so that an escaped array never changes silently; with ``poison`` (tests) it also fills the
    others with NaN, so that reading a stale value shows.
    """

    def __init__(self, dtype: np.dtype, poison: bool = False):
        self.changes = 0  # how often a buffer was made anew, or given away
        self._dtype = np.dtype(dtype)
        self._poison = poison
        self._buffers: list[Array] = []
        self._next = 0
        self._scratch = np.zeros(16, self._dtype)

    def reset(self) -> None:
        """Begin the next step."""
        self._next = 0
        for i in range(len(self._buffers)):
            if _references(self._buffers, i) > _OWN_REFERENCES:
                self._buffers[i] = np.empty(0, self._dtype)
                self.changes += 1
            elif self._poison and self._buffers[i].dtype == self._dtype:
                self._buffers[i].fill(np.nan)

    def empty(self, shape: tuple[int, ...], dtype=None) -> Array:
        """Return a buffer with arbitrary content."""
        i, self._next = self._next, self._next + 1
        dtype = self._dtype if dtype is None else dtype
        if i == len(self._buffers):
            self._buffers.append(np.empty(shape, dtype))
            self.changes += 1
        buffer = self._buffers[i]
        if buffer.shape != shape or buffer.dtype != dtype:
            self._buffers[i] = buffer = np.empty(shape, dtype)
            self.changes += 1
        return buffer

    def scratch(self, count: int) -> Array:
        """Return ``count`` numbers for the time of one kernel call."""
        if self._scratch.size < count:
            self._scratch = np.zeros(count, self._dtype)
            self.changes += 1
        return self._scratch

    def release(self) -> None:
        """Give all buffers away; the next step makes its own."""
        self._buffers, self._next = [], 0
        self._scratch = np.zeros(16, self._dtype)
        self.changes += 1

    def buffers(self) -> list[Array]:
        """Return the buffers of this step, and the scratch."""
        return [*self._buffers[: self._next], self._scratch]

    @property
    def nbytes(self) -> int:
        return self._scratch.nbytes + sum(b.nbytes for b in self._buffers)


class Recycler:
    """Answers requests with memory that nobody holds any more, also within a step.

    For passes without a way back: what a layer gave is used again as soon as the layers after it
    have read it. Of the buffers that are free the smallest that is large enough is taken.
    """

    def __init__(self, dtype: np.dtype, poison: bool = False):
        self._dtype = np.dtype(dtype)
        self._poison = poison
        self._buffers: list[Array] = []  # of bytes, the smallest first
        self._scratch = np.zeros(16, self._dtype)

    def reset(self) -> None:
        """Begin the next step."""

    def empty(self, shape: tuple[int, ...], dtype=None) -> Array:
        """Return an array with arbitrary content, valid as long as somebody holds it."""
        dtype = self._dtype if dtype is None else np.dtype(dtype)
        size = math.prod(shape) * dtype.itemsize
        array = self._free(size)[:size].view(dtype).reshape(shape)
        if self._poison and dtype == self._dtype:
            array.fill(np.nan)
        return array

    def _free(self, size: int) -> Array:
        buffers = self._buffers
        for i in range(len(buffers)):
            if buffers[i].size >= size and _references(buffers, i) == _OWN_REFERENCES:
                return buffers[i]
        made = np.empty(size, np.uint8)
        bisect.insort(buffers, made, key=len)
        return made

    def scratch(self, count: int) -> Array:
        """Return ``count`` numbers for the time of one kernel call."""
        if self._scratch.size < count:
            self._scratch = np.zeros(count, self._dtype)
        return self._scratch

    @property
    def nbytes(self) -> int:
        return self._scratch.nbytes + sum(b.nbytes for b in self._buffers)


class Fresh:
    """The same requests answered with new arrays: for questions, whose results are kept."""

    def __init__(self, dtype: np.dtype):
        self._dtype = np.dtype(dtype)

    def empty(self, shape: tuple[int, ...], dtype=None) -> Array:
        return np.empty(shape, self._dtype if dtype is None else dtype)

    def scratch(self, count: int) -> Array:
        return np.zeros(count, self._dtype)
