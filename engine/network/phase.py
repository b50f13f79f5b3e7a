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
    """

    __slots__ = (
        "_extra",
        "_gradients",
        "_meeting",
        "_shard",
        "_unwritten",
        "empty",
        "k",
        "node",
        "node_id",
        "observed",
        "offset",
        "safe_point",
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
    ):
        self.k = kernels
        self.training = training
        self.empty, self.scratch = arena.empty, arena.scratch
        self._gradients = gradients
        self._extra: list[tuple[np.ndarray, np.ndarray]] = []
        self._meeting, self._shard = meeting, shard
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
        self.safe_point = safe_point
        self.observed: dict[str, dict[str, np.ndarray]] = {}
        self._unwritten = dict(self._gradients or {})
        self._extra.clear()

    def grad_like(self, weight: np.ndarray) -> np.ndarray | None:
        if self._gradients is None:
            return None
        place = self._unwritten.pop(id(weight), None)
        if place is None:  # the weights are used again
            place = self._gradients[id(weight)]
            self._extra.append((place, self.empty(place.shape)))
            return self._extra[-1][1]
        return place

    def add_repeated(self) -> None:
        """Add the gradients of weights that stand at more than one node."""
        for place, extra in self._extra:
            place += extra
        self._extra.clear()

    def meet(self, partial: np.ndarray) -> np.ndarray:
        return partial if self._meeting is None else self._meeting.total(self._shard, partial)

    def observe(self, name: str, value: np.ndarray) -> None:
        self.observed.setdefault(self.node_id, {})[name] = value.copy()
