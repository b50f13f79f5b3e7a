"""Short steps made from a tape: the same kernels on the same memory, without Python between.

A step runs through the closures of its layers. A short one is written down while it does, shard
by shard (``engine.kernels.tape``), and the steps after it are made from the tape. A tape is
trusted only when it gave the gradients and the sums of a step that the closures did as well, to
the last bit, on memory filled with NaN before: whatever NumPy does between kernels would be
missed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from engine.network.network import Network
from engine.training.measure import Measure, Sums
from engine.training.plan import Plan
from engine.training.shards import Crew

ATTEMPTS = 4  # buffers find their places in the first steps


@dataclass(slots=True)
class Moment:
    """When a step is made: what noise depends on, and what is called between nodes."""

    seed: int
    step: int  # from 1
    safe_point: Callable[[], None]


class Taping:
    """Gradients of one batch after the other, from tapes as soon as there are some.

    ``closures(rows, moment, around=None)`` fills the gradients of ``crew`` in the usual way. What
    it uses of memory belongs to the crew, to its network or to ``stays``.
    """

    def __init__(
        self,
        closures: Callable[..., list[Sums]],
        measure: Measure,
        crew: Crew,
        stays: Sequence[np.ndarray],
        samples: int,
    ):
        self._closures, self._measure, self._crew = closures, measure, crew
        self._stays, self._samples = stays, samples
        self._tapes: list[Any] = []  # one a shard
        self._is_trusted = False
        self._attempts = ATTEMPTS

    @staticmethod
    def is_possible(form: Network, plan: Plan, measure: Measure, kernels: Any) -> bool:
        """Whether steps are short, kernels can be listened to, and nothing else sees the data."""
        looks = any(node.layer.checks_data for node in form.graph)
        listens = kernels.recorder is not None and measure.is_told_by_kernels
        return listens and not looks and plan.is_short(form.summary)

    def gradients(self, rows: np.ndarray, moment: Moment) -> list[Sums]:
        """Fill the gradients; return the sums of each shard."""
        if len(rows) != self._samples:
            return self._closures(rows, moment)
        if self._is_trusted:
            return self._replayed(rows, moment)
        if self._tapes:
            return self._compared(rows, moment)
        return self._recorded(rows, moment) if self._attempts else self._closures(rows, moment)

    @property
    def is_trusted(self) -> bool:
        """Whether steps are made from tapes now."""
        return self._is_trusted

    @property
    def tape(self) -> Any:
        """The tape of all gradients; None where there is none, or several are needed."""
        return self._tapes[0] if self._is_trusted and len(self._tapes) == 1 else None

    @property
    def nbytes(self) -> int:
        """The memory of the tapes that the crew does not hold any more."""
        own = {id(a) for i in range(self._crew.shards) for a in self._memory(i)}
        held = {id(a): a.nbytes for tape in self._tapes for a in tape.memory}
        return sum(size for key, size in held.items() if key not in own)

    def _recorded(self, rows: np.ndarray, moment: Moment) -> list[Sums]:
        """Do a step through the closures, and write it down."""
        self._attempts -= 1
        recorders = [self._crew.kernels.recorder() for _ in range(self._crew.shards)]
        quiet = replace(moment, safe_point=_nothing)  # a question would be written down, too
        before = self._crew.buffer_changes
        parts = self._closures(rows, quiet, [r.listening() for r in recorders])
        if self._crew.leaves_traces():
            self._attempts = 0
        elif self._crew.buffer_changes == before:
            # Else a buffer might lie now where an array lay that a kernel was given, and is gone.
            tapes = [r.tape(self._memory(i)) for i, r in enumerate(recorders)]
            self._tapes = [] if None in tapes else tapes
        return parts

    def _memory(self, shard: int) -> list[np.ndarray]:
        network = self._crew.network
        return [network.flat, self._crew.gradients, *self._stays, *self._crew.buffers(shard)]

    def _compared(self, rows: np.ndarray, moment: Moment) -> list[Sums]:
        """Do a step through the closures and from the tapes; trust these if all agrees."""
        parts = self._closures(rows, moment)
        gradients = self._crew.gradients
        before = gradients.copy()
        self._crew.poison_gradients()
        for tape in self._tapes:
            tape.poison(keep=(self._crew.network.flat, gradients, *self._stays))
        again = self._replayed(rows, moment)
        same = np.array_equal(_bits(gradients), _bits(before))
        self._is_trusted = same and all(map(np.array_equal, parts, again))
        if self._is_trusted:
            self._crew.release()
        else:
            self._tapes, self._attempts = [], 0
            gradients[...] = before
        return parts

    def _replayed(self, rows: np.ndarray, moment: Moment) -> list[Sums]:
        tapes, shards, total = self._tapes, self._crew.shards, len(rows)
        for tape in tapes:
            tape.set("step", moment.step)
        if shards == 1:
            tapes[0].run()
        else:
            self._crew.pool.run(lambda i: tapes[i].run())
        told = [tape.results() for tape in tapes]
        if any((results[:, :, 1] < 0).any() for results in told):
            return self._closures(rows, moment)  # which say what is wrong with these samples
        sizes = [(i + 1) * total // shards - i * total // shards for i in range(shards)]
        return [self._measure.told(r, n, total)[0] for r, n in zip(told, sizes, strict=True)]


def _bits(a: np.ndarray) -> np.ndarray:
    return a.view(np.uint32)


def _nothing() -> None:
    """Do nothing at a safe point."""
