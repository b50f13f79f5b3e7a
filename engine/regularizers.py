"""Penalties on the size of weights, added to the loss (Keras's formulas, without a half)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from engine.registry import Registry, check_settings, setting

Array = Any


@dataclass(frozen=True, kw_only=True)
class Regularizer:
    """``l1 * sum(|w|) + l2 * sum(w**2)``; w may have any shape."""

    registered_name: ClassVar[str] = ""
    family: ClassVar[str] = "regularizer"

    def __post_init__(self):
        check_settings(self)

    @property
    def strengths(self) -> tuple[float, float]:
        """The factors ``(l1, l2)``."""
        raise NotImplementedError

    def value(self, w: Array) -> float:
        """Return the penalty, to be added once to the mean loss of a batch."""
        l1, l2 = self.strengths
        penalty = l1 * float(np.abs(w).sum(dtype=np.float64)) if l1 else 0.0
        return penalty + (l2 * float(np.square(w).sum(dtype=np.float64)) if l2 else 0.0)

    def add_gradient(self, w: Array, g: Array) -> None:
        """Add the gradient of the penalty to ``g``, which is written."""
        l1, l2 = self.strengths
        if l1:
            g += l1 * np.sign(w)
        if l2:
            g += 2 * l2 * w


regularizers: Registry[Regularizer] = Registry("regularizer")


def regularizer_named(name: str) -> Regularizer:
    """Return a regularizer with its default strength."""
    return regularizers[name]()


@regularizers.register("L1")
@dataclass(frozen=True, kw_only=True)
class L1(Regularizer):
    """``l1 * sum(|w|)``: pulls weights to exactly 0."""

    l1: float = setting(0.01, minimum=0)

    @property
    def strengths(self):
        return self.l1, 0.0


@regularizers.register("L2")
@dataclass(frozen=True, kw_only=True)
class L2(Regularizer):
    """``l2 * sum(w**2)``: pulls large weights down."""

    l2: float = setting(0.01, minimum=0)

    @property
    def strengths(self):
        return 0.0, self.l2


@regularizers.register("L1L2")
@dataclass(frozen=True, kw_only=True)
class L1L2(Regularizer):
    """``l1 * sum(|w|) + l2 * sum(w**2)``."""

    l1: float = setting(0.0, minimum=0)
    l2: float = setting(0.0, minimum=0)

    @property
    def strengths(self):
        return self.l1, self.l2
