"""A tape: calls of kernels written down once, and made again without Python between them.

What a step computes is a list of calls whose arguments are addresses and numbers. While nothing
moves in memory, the same list, with another number of the step, is the next step. A ``Recorder``
listens while a step runs as usual; what comes out is a ``Tape`` only if every address that was
used lies in memory that stays.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import numpy as np

from engine.kernels import calls
from engine.kernels.addresses import address, constant_at
from engine.kernels.compiled import LISTENERS, Kernel

FIRST_ADDRESS, LAST_ADDRESS = 1 << 32, 1 << 47  # other numbers are sizes, or bits of a float64
RESULT = 8  # words for what a kernel returns
CHANGING = {"step", "hyper"}  # arguments that another step has other values of


class _Call(NamedTuple):
    kernel: Kernel
    arguments: tuple[int, ...]
    tells: bool  # whether it returned numbers


class Recorder:
    """Writes down the calls that one thread makes."""

    def __init__(self):
        self._calls: list[_Call] = []

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Write down what this thread calls meanwhile."""
        LISTENERS[threading.get_ident()] = self._note
        try:
            yield
        finally:
            del LISTENERS[threading.get_ident()]

    def _note(self, kernel: Kernel, arguments: tuple[int, ...], result: Any) -> None:
        self._calls.append(_Call(kernel, arguments, isinstance(result, tuple)))

    def tape(self, memory: Sequence[np.ndarray]) -> Tape | None:
        """Return the tape, None where a call used other memory than ``memory``, which stays."""
        spans = [(address(a), address(a) + a.nbytes) for a in memory]
        named = {
            pair
            for call in self._calls
            for pair in zip(call.kernel.argument_names, call.arguments, strict=True)
        }
        values = {value for name, value in named if name not in CHANGING}
        addresses = [v for v in values if FIRST_ADDRESS <= v < LAST_ADDRESS]
        others = [constant_at(v) for v in addresses if not any(a <= v < b for a, b in spans)]
        kept = [array for array in others if array is not None]
        return Tape(self._calls, (*memory, *kept)) if len(kept) == len(others) else None


class Tape:
    """Calls to be made again; it keeps the memory that they use alive."""

    def __init__(self, recorded: Sequence[_Call], memory: Sequence[np.ndarray]):
        self.memory = tuple(memory)
        count = sum(call.tells for call in recorded)
        self._told, self._ignored = np.zeros((count, RESULT)), np.zeros(RESULT)
        self._places: dict[str, list[int]] = {name: [] for name in CHANGING}
        results = iter(self._told)
        words: list[int] = []
        for kernel, arguments, tells in recorded:
            result = next(results) if tells else self._ignored
            words += [kernel.entry(), len(arguments), address(result)]
            for name in CHANGING & set(kernel.argument_names):
                self._places[name].append(len(words) + kernel.argument_names.index(name))
            words += arguments
        self._words = np.array(words, np.int64)
        self._steps = np.array(self._places["step"], np.int64)
        self._start, self._stop = address(self._words), len(words)

    def set(self, name: str, value: int) -> None:
        """Give all calls another value of an argument that is one of ``CHANGING``."""
        for place in self._places[name]:
            self._words[place] = value

    def run(self) -> None:
        """Make all calls."""
        calls.run(self._start, self._stop)

    def run_steps(
        self, move: Tape, rows: np.ndarray, placed: np.ndarray, step: int, move_step: int
    ) -> np.ndarray:
        """Do several steps in one call: this tape fills gradients, ``move`` changes the weights.

        rows: (steps, samples) int64, put into ``placed`` (samples,), where this tape reads them
        Return what the kernels of each step returned: (steps done, results, 8). The steps end
        before one whose samples are wrong, and after one whose loss is not a finite number.
        """
        steps, samples = rows.shape
        told = np.empty((steps, *self._told.shape))
        done = calls.run_steps(
            self._start, self._stop, address(self._steps), len(self._steps),
            move._start, move._stop, address(move._steps), len(move._steps),
            address(rows), samples, address(placed), address(self._told), len(self._told),
            address(told), steps, step, move_step,
        )  # fmt: skip
        return told[:done]

    def results(self) -> np.ndarray:
        """Return what those kernels returned that tell numbers: (1, results, 8), two count."""
        return self._told[None].copy()

    def poison(self, keep: Sequence[np.ndarray]) -> None:
        """Fill the memory but ``keep`` with NaN and 0, so that reading what is left there shows."""
        kept = {id(a) for a in keep}
        for array in self.memory:
            if array.flags.writeable and id(array) not in kept:
                array.fill(np.nan if array.dtype.kind == "f" else 0)
