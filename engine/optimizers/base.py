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
ACCUMULATOR, AVERAGE = "gradient_accumulator", "average"
CLIPPINGS = ("clipnorm", "clipvalue", "global_clipnorm")


@dataclass(frozen=True, kw_only=True)
class Optimizer:
    """A rule that changes weights by their gradients; its memory is the ``slots``.

    slots: (count, parameters), one row of numbers for each of ``slot_names``

    With ``gradient_accumulation_steps`` the weights move only in every so-manieth step, by the
    mean gradient of those steps. With ``use_ema`` a moving average of the weights is kept: it
    replaces them at the end of a training and, where a frequency is given, after so many moves.
    """

    registered_name: ClassVar[str] = ""
    family: ClassVar[str] = "optimizer"

    learning_rate: float = setting(0.001, minimum=0)
    schedule: Schedule | None = setting(None, choices="schedule", optional=True)
    weight_decay: float | None = setting(None, minimum=0, optional=True)
    clipnorm: float | None = setting(None, minimum=0, optional=True)
    clipvalue: float | None = setting(None, minimum=0, optional=True)
    global_clipnorm: float | None = setting(None, minimum=0, optional=True)
    use_ema: bool = setting(False)
    ema_momentum: float = setting(0.99, minimum=0, maximum=1)
    ema_overwrite_frequency: int | None = setting(None, minimum=1, optional=True)
    gradient_accumulation_steps: int | None = setting(None, minimum=2, optional=True)

    def __post_init__(self):
        check_settings(self)
        chosen = [name for name in CLIPPINGS if getattr(self, name)]
        if len(chosen) > 1:
            raise OneClippingOnly(setting=chosen[1], actual=chosen[0])

    @property
    def memory(self) -> dict[str, float]:
        """What the rule itself keeps for each parameter: Keras's name, and the first value."""
        return {}

    @property
    def slot_names(self) -> tuple[str, ...]:
        """What the rows of ``slots`` are, by Keras's names; those of the rule come first."""
        accumulator = (ACCUMULATOR,) if self.gradient_accumulation_steps else ()
        return (*self.memory, *accumulator, *((AVERAGE,) if self.use_ema else ()))

    @property
    def slots(self) -> int:
        """How many numbers are kept for each parameter."""
        return len(self.slot_names)

    def new_slots(self, parameters: int, dtype: Any = np.float32) -> np.ndarray:
        """Return the slots before the first step."""
        slots = np.zeros((self.slots, parameters), dtype)
        for row, first in zip(slots, self.memory.values(), strict=False):
            row[...] = first
        return slots

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
        if not self.gradient_accumulation_steps:
            self._move(w, gradients, slots, learning_rate, step, start, stop, k)
        elif not self.moves_at(step):
            self._row(slots, ACCUMULATOR)[0, start:stop] += gradients[:, start:stop].sum(axis=0)
        else:
            if not self.clips:
                gradients = self._mean(gradients, slots, start, stop)
            done = step // self.gradient_accumulation_steps
            self._move(w, gradients, slots, learning_rate, done, start, stop, k)
            self._row(slots, ACCUMULATOR)[0, start:stop] = 0
        if self.use_ema:
            self._average(w, slots, step, start, stop)

    def finished(self, w: Array, slots: Array, start: int, stop: int) -> None:
        """Give ``w`` the values on [start, stop) that it keeps after a training.

        They are the averages where ``use_ema`` is set, once a step was made.
        """
        if self.use_ema:
            w[start:stop] = self._row(slots, AVERAGE)[0, start:stop]

    def moves_at(self, step: int) -> bool:
        """Whether ``step``, counted from 1, changes weights, or only collects gradients."""
        return not step % (self.gradient_accumulation_steps or 1)

    def gather(self, gradient: Array, slots: Array, start: int, stop: int) -> None:
        """Make ``gradient`` (parameters,), in place, the mean over the steps collected.

        This comes before ``clip``, in those steps that move the weights of a rule that clips.
        """
        if self.gradient_accumulation_steps:
            gradient[start:stop] += self._row(slots, ACCUMULATOR)[0, start:stop]
            gradient[start:stop] /= self.gradient_accumulation_steps

    def _mean(self, gradients: Array, slots: Array, start: int, stop: int) -> Array:
        """Return the mean over the steps collected: (1, parameters), right on [start, stop)."""
        collected = self._row(slots, ACCUMULATOR)
        collected[0, start:stop] += gradients[:, start:stop].sum(axis=0)
        collected[0, start:stop] /= self.gradient_accumulation_steps
        return collected

    def _move(
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
        """Follow the rule; ``step`` counts the moves from 1."""
        if self.weight_decay:
            w[start:stop] *= 1 - learning_rate * self.weight_decay
        self._kernel(k)(w, gradients, slots, self.hyper(learning_rate), step, start, stop)

    def _average(self, w: Array, slots: Array, step: int, start: int, stop: int) -> None:
        """Let the averages follow ``w``; Keras does so in steps that only collect, too."""
        moves = (step - 1) // (self.gradient_accumulation_steps or 1)
        momentum = self.ema_momentum if moves else 0.0
        average = self._row(slots, AVERAGE)[0, start:stop]
        average *= momentum
        average += (1 - momentum) * w[start:stop]
        if self.ema_overwrite_frequency and not (moves + 1) % self.ema_overwrite_frequency:
            w[start:stop] = average

    def _row(self, slots: Array, name: str) -> Array:
        """Return one row of ``slots``: (1, parameters)."""
        index = self.slot_names.index(name)
        return slots[index : index + 1]

    def _kernel(self, k: Any) -> Any:
        raise NotImplementedError

    @property
    def is_bare(self) -> bool:
        """Whether a step is one call of the rule's kernel, with the step's own number."""
        extras = (self.weight_decay, self.use_ema, self.gradient_accumulation_steps)
        return not (self.clips or any(extras))

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
