"""What every optimizer is: settings, and one update of flat arrays through the kernels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from engine.errors import OneClippingOnly
from engine.optimizers.schedules import Schedule
from engine.registry import Registry, check_settings, setting

Array = Any
CLIPPINGS = ("clipnorm", "clipvalue", "global_clipnorm")


@dataclass(frozen=True, kw_only=True)
class Optimizer:
    """A rule that changes weights by their gradients; its memory is the ``slots``.

    slots: (count, parameters), one row of numbers for each of ``slot_names``
    """

    registered_name: ClassVar[str] = ""
    family: ClassVar[str] = "optimizer"

    learning_rate: float = setting(0.001, minimum=0)
    schedule: Schedule | None = setting(None, choices="schedule", optional=True)
    weight_decay: float | None = setting(None, minimum=0, optional=True)
    clipnorm: float | None = setting(None, minimum=0, optional=True)
    clipvalue: float | None = setting(None, minimum=0, optional=True)
    global_clipnorm: float | None = setting(None, minimum=0, optional=True)

    def __post_init__(self):
        check_settings(self)
        chosen = [name for name in CLIPPINGS if getattr(self, name)]
        if len(chosen) > 1:
            raise OneClippingOnly(setting=chosen[1], actual=chosen[0])

    @property
    def slot_names(self) -> tuple[str, ...]:
        """What the rows of ``slots`` are, by Keras's names."""
        return ()

    @property
    def slots(self) -> int:
        """How many numbers are kept for each parameter."""
        return len(self.slot_names)

    def new_slots(self, parameters: int, dtype: Any = np.float32) -> np.ndarray:
        """Return the slots before the first step."""
        return np.zeros((self.slots, parameters), dtype)

    def scheduled(self, learning_rate: float, step: int) -> float:
        """Return the learning rate after ``step`` steps, ``learning_rate`` being the initial."""
        return self.schedule.rate(learning_rate, step) if self.schedule else learning_rate

    def hyper(self, learning_rate: float) -> np.ndarray:
        """Return the numbers that the kernel reads, float64."""
        raise NotImplementedError

    def update(
        self,
        w: Array,
        gradients: Array,
        slots: Array,
        learning_rate: float,
        step: int,
        start: int,
        stop: int,
        k: Any,
    ) -> None:
        """Change ``w`` and ``slots`` on [start, stop); ``step`` counts from 1.

        w: (parameters,)   gradients: (shards, parameters), summed on the way
        """
        if self.weight_decay:
            w[start:stop] *= 1 - learning_rate * self.weight_decay
        self._kernel(k)(w, gradients, slots, self.hyper(learning_rate), step, start, stop)

    def finished(self, w: Array, slots: Array, start: int, stop: int) -> None:
        """Put the weights on [start, stop) in place that the end of a training is to have."""

    def _kernel(self, k: Any) -> Any:
        raise NotImplementedError

    @property
    def clips(self) -> bool:
        """Whether gradients are summed over the shards and go through ``clip`` first."""
        return any(getattr(self, name) for name in CLIPPINGS)

    def clip(self, gradient: Array, ranges: Sequence[tuple[int, int]]) -> None:
        """Limit ``gradient`` (parameters,) in place; ``ranges`` are those of the weights.

        ``clipvalue`` limits each number, ``clipnorm`` the Euclidean length of the gradient of
        each weight, ``global_clipnorm`` that of all together.
        """
        if self.clipvalue:
            np.clip(gradient, -self.clipvalue, self.clipvalue, out=gradient)
        if self.clipnorm:
            for start, stop in ranges:
                _limit(gradient[start:stop], self.clipnorm)
        if self.global_clipnorm:
            _limit(gradient, self.global_clipnorm)


optimizers: Registry[Optimizer] = Registry("optimizer")


def optimizer_named(name: str) -> Optimizer:
    """Return an optimizer with its default settings; "adam" is ``Adam``."""
    return optimizers[name]()


def _limit(gradient: Array, longest: float) -> None:
    """Shorten ``gradient``, in place, to at most ``longest``; NaN stays NaN."""
    length = math.sqrt(float(np.square(gradient, dtype=np.float64).sum()))
    if not length <= longest:
        gradient *= longest / length
