"""What a running layer may ask for: the one implementation of ``layers.base.Phase``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np


def nothing() -> None:
    """Do nothing at a safe point."""


class RunPhase:
    """One shard of one step. See ``engine.layers.base.Phase`` for the meaning of each part.

    ``begin`` makes it the phase of the next step. ``gradients``: places by identity of the weight.
    ``memory`` is what was remembered of whole batches, by node id and name.
    """

    __slots__ = (
        "_extra",
        "_gradients",
        "_meeting",
        "_memory",
        "_safe_point",
        "_shard",
        "_unwritten",
        "added_loss",
        "empty",
        "k",
        "mask_of",
        "masks",
        "node",
        "node_id",
        "observed",
        "offset",
        "remembered",
        "scratch",
        "seed",
        "step",
        "total",
        "training",
    )

    def __init__(
        self,
        kernels: Any,
        arena: Any,
        *,
        training: bool = False,
        gradients: dict[int, np.ndarray] | None = None,
        meeting: Any = None,
        shard: int = 0,
        memory: dict[tuple[str, str], np.ndarray] | None = None,
    ):
        self.k = kernels
        self.training = training
        self.empty, self.scratch = arena.empty, arena.scratch
        self._gradients = gradients
        self._extra: list[tuple[np.ndarray, np.ndarray]] = []
        self._meeting, self._shard = meeting, shard
        self._memory = {} if memory is None else memory
        self.begin()

    def begin(
        self,
        offset: int = 0,
        total: int = 1,
        seed: int = 0,
        step: int = 0,
        safe_point: Callable[[], None] = nothing,
    ) -> None:
        """Forget the step before."""
        self.offset, self.total = offset, total
        self.seed, self.step = seed, step
        self.node, self.node_id = 0, ""
        self._safe_point = safe_point
        self.observed: dict[str, dict[str, np.ndarray]] = {}
        self.masks: tuple[np.ndarray | None, ...] = ()
        self.mask_of: dict[str, np.ndarray | None] = {}  # by reference to an output
        self.added_loss = 0.0
        self.remembered: dict[tuple[str, str], np.ndarray] = {}
        self._unwritten = dict(self._gradients or {})
        self._extra.clear()

    def grad_like(self, weight: np.ndarray) -> np.ndarray | None:
        if self._gradients is None:
            return None
        place = self._unwritten.pop(id(weight), None)
        if place is None:  # frozen, or used again
            place = self._gradients.get(id(weight))
            if place is None:
                return None
            self._extra.append((place, self.empty(place.shape)))
            return self._extra[-1][1]
        return place

    def add_repeated(self) -> None:
        """Add the gradients of weights that stand at more than one node."""
        for place, extra in self._extra:
            place += extra
        self._extra.clear()

    def safe_point(self) -> None:
        self._safe_point()

    def meet(self, partial: np.ndarray) -> np.ndarray:
        return partial if self._meeting is None else self._meeting.total(self._shard, partial)

    def observe(self, name: str, value: np.ndarray) -> None:
        self.observed.setdefault(self.node_id, {})[name] = value.copy()

    def add_loss(self, value: float) -> None:
        self.added_loss += value

    def recall(self, name: str, shape: tuple[int, ...]) -> np.ndarray:
        kept = self._memory.get((self.node_id, name))
        if kept is None or kept.shape != (self.total, *shape[1:]):
            return np.zeros(shape, np.float32)
        return kept[self.offset : self.offset + shape[0]]

    def remember(self, name: str, values: np.ndarray) -> None:
        self.remembered[self.node_id, name] = values.copy()
