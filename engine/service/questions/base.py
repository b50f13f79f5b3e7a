"""What every question is, and the simplest one."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from engine.service.desk import Desk

Steps = Generator[tuple[int, int] | None, None, Any]


@dataclass(frozen=True)
class Question:
    """What is asked; ``answer`` runs in the engine process.

    A short question returns its answer. A long one is a generator that works on
    ``network.snapshot()``, yields ``(done, total)`` between pieces, or None while it waits for
    another thread or process, and returns its answer.
    """

    def answer(self, desk: Desk) -> Any | Steps:
        """Return plain values and arrays, or a generator that does."""
        raise NotImplementedError


@dataclass(frozen=True)
class Weights(Question):
    """All weights of a network, by ``"node id/name"``."""

    network: str

    def answer(self, desk: Desk) -> dict[str, Any]:
        return desk.network(self.network).arrays()
