"""A crew: shards of a batch, each with its own buffers and gradients, worked on together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from engine.arrays.arena import Arena, Recycler
from engine.arrays.threads import Pool
from engine.network.network import Network
from engine.network.phase import RunPhase, nothing

Work = Callable[[int, int, RunPhase, int], None]  # (first sample, the one after, phase, shard)


class Crew:
    """Runs a network on the shards of a batch. ``gradients``: (shards, trainable size).

    At most ``threads`` shards are computed at the same time; None: all. Where training must find
    its buffers where it left them, batches of another size than ``usual`` work in buffers of
    their own. Inference always does: there memory is used again within a pass.
    """

    def __init__(
        self,
        network: Network,
        kernels: Any,
        shards: int,
        *,
        threads: int | None = None,
        usual: int = 0,
        poison: bool = False,
    ):
        self.network, self.kernels, self.shards = network, kernels, shards
        self.pool = Pool(shards, kernels.look_out, threads)
        self.gradients = np.zeros((shards, max(network.layout.trainable_size, 1)), network.dtype)
        self._memory: dict[tuple[str, str], np.ndarray] = {}
        self._arenas = self._each(Arena, poison)
        self._others, self._usual = self._each(Arena, poison) if usual else [], usual
        self._recyclers = self._each(Recycler, poison)
        self._training = self._phases(self._arenas, training=True)
        self._unusual = self._phases(self._others, training=True)
        self._inferring = self._phases(self._recyclers, training=False)

    def train(self, total: int, work: Work, seed: int, step: int, safe_point) -> RunPhase:
        """Do ``work`` on every shard of ``total`` samples, as a step; return the first phase."""
        phases, arenas = self._training, self._arenas
        if self._usual not in (0, total):
            phases, arenas = self._unusual, self._others
        self._run(total, work, phases, arenas, seed, step, safe_point)
        return phases[0]

    def infer(self, total: int, work: Work, safe_point=nothing) -> None:
        """Do ``work`` on every shard of ``total`` samples without training or a way back."""
        self._run(total, work, self._inferring, self._recyclers, 0, 0, safe_point)

    def leaves_traces(self) -> bool:
        """Whether the last step gave more than gradients: statistics, memory, added losses."""
        return any(p.observed or p.remembered or p.added_loss for p in self._training)

    def release(self) -> None:
        """Give the buffers of training away."""
        for arena in self._arenas:
            arena.release()

    def buffers(self, shard: int) -> list[np.ndarray]:
        """Return the memory that a shard trains in until its next step."""
        return self._arenas[shard].buffers()

    @property
    def buffer_changes(self) -> int:
        """How often that memory has moved so far."""
        return sum(arena.changes for arena in self._arenas)

    def poison_gradients(self) -> None:
        """Fill the gradients of all weights with NaN."""
        for place in self.network.layout.trainable():
            self.gradients[:, place.start : place.stop] = np.nan

    def forget(self) -> None:
        """Forget what layers remember from batch to batch."""
        self._memory.clear()

    def memory(self) -> dict[str, np.ndarray]:
        """Return what layers remember, by "node id/name"."""
        return {f"{node}/{name}": values for (node, name), values in self._memory.items()}

    def recall(self, memory: Mapping[str, np.ndarray]) -> None:
        """Take up what ``memory`` returned."""
        for key, values in memory.items():
            node, _, name = key.rpartition("/")
            self._memory[node, name] = values

    def each_range(self, work: Callable[[int, int, int], None]) -> None:
        """Cut the trainable weights into ranges; each worker does ``work(i, start, stop)``."""
        size = self.network.layout.trainable_size
        slots = -(-size // 16)
        cuts = [min(size, i * slots // self.shards * 16) for i in range(self.shards)] + [size]
        self.pool.run(lambda i: work(i, cuts[i], cuts[i + 1]))

    def close(self) -> None:
        self.pool.close()

    @property
    def nbytes(self) -> int:
        every = (*self._arenas, *self._others, *self._recyclers)
        return self.gradients.nbytes + sum(arena.nbytes for arena in every)

    def _run(self, total, work, phases: list[RunPhase], arenas, seed, step, safe_point) -> None:
        shards = self.shards

        def one(i: int) -> None:
            arenas[i].reset()
            start, stop = i * total // shards, (i + 1) * total // shards
            phases[i].begin(start, total, seed, step, nothing if i else safe_point)
            work(start, stop, phases[i], i)

        self.pool.run(one)
        for key in phases[0].remembered:
            self._memory[key] = np.concatenate([phase.remembered[key] for phase in phases])

    def _each(self, kind: type, poison: bool) -> list[Any]:
        return [kind(self.network.dtype, poison) for _ in range(self.shards)]

    def _phases(self, arenas: Sequence[Any], *, training: bool) -> list[RunPhase]:
        return [self._phase(i, arena, training=training) for i, arena in enumerate(arenas)]

    def _phase(self, shard: int, arena: Any, *, training: bool) -> RunPhase:
        return RunPhase(
            self.kernels,
            arena,
            training=training,
            gradients=self._by_weight(self.gradients[shard]) if training else None,
            meeting=self.pool.meeting if self.shards > 1 else None,
            shard=shard,
            memory=self._memory,
        )

    def _by_weight(self, row: np.ndarray) -> dict[int, np.ndarray]:
        """Return the places of the gradients in ``row``, by identity of the weight."""
        by_weight = {}
        for place in self.network.layout.trainable():
            node, name = place.key
            view = row[place.start : place.stop].reshape(place.shape)
            by_weight[id(self.network.weights[node][name])] = view
        return by_weight
