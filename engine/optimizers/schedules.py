"""Schedules: how the learning rate changes with the step or the epoch (Keras's formulas)."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from typing import ClassVar

from engine.errors import SettingError
from engine.registry import Registry, check_settings, setting


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """A learning rate for every step; what a step is (a batch or an epoch) the caller decides."""

    registered_name: ClassVar[str] = ""
    family: ClassVar[str] = "schedule"

    def __post_init__(self):
        check_settings(self)

    def rate(self, initial: float, step: int) -> float:
        """Return the learning rate of ``step``, which counts from 0."""
        raise NotImplementedError


schedules: Registry[Schedule] = Registry("schedule")


@schedules.register("ExponentialDecay")
@dataclass(frozen=True, kw_only=True)
class ExponentialDecay(Schedule):
    """``initial * decay_rate ** (step / decay_steps)``; by whole powers if ``staircase``."""

    decay_steps: int = setting(1000, minimum=1)
    decay_rate: float = setting(0.96, minimum=0)
    staircase: bool = setting(False)

    def rate(self, initial, step):
        return initial * self.decay_rate ** _share(step, self.decay_steps, self.staircase)


@schedules.register("InverseTimeDecay")
@dataclass(frozen=True, kw_only=True)
class InverseTimeDecay(Schedule):
    """``initial / (1 + decay_rate * step / decay_steps)``; with 1 step, Keras 1's ``decay``."""

    decay_steps: int = setting(1, minimum=1)
    decay_rate: float = setting(0.001, minimum=0)
    staircase: bool = setting(False)

    def rate(self, initial, step):
        share = _share(step, self.decay_steps, self.staircase)
        return initial / (1 + self.decay_rate * share)


@schedules.register("PiecewiseConstantDecay")
@dataclass(frozen=True, kw_only=True)
class PiecewiseConstantDecay(Schedule):
    """``values[0]`` up to and with the step ``boundaries[0]``, then ``values[1]``, ...

    There is one value more than boundaries; the initial learning rate is not used.
    """

    boundaries: tuple[int, ...] = setting((1000,))
    values: tuple[float, ...] = setting((0.01, 0.001))

    def __post_init__(self):
        if len(self.values) != len(self.boundaries) + 1:
            expected = len(self.boundaries) + 1
            raise SettingError(setting="values", expected=expected, actual=len(self.values))
        if list(self.boundaries) != sorted(set(self.boundaries)):
            raise SettingError(setting="boundaries", expected="1 < 2 < 3", actual=self.boundaries)

    def rate(self, initial, step):
        return self.values[bisect_left(self.boundaries, step)]


@schedules.register("PolynomialDecay")
@dataclass(frozen=True, kw_only=True)
class PolynomialDecay(Schedule):
    """``(initial - end) * (1 - step / decay_steps) ** power + end``, then ``end`` for ever.

    If ``cycle``, ``decay_steps`` is doubled, tripled, ... whenever it is reached.
    """

    decay_steps: int = setting(1000, minimum=1)
    end_learning_rate: float = setting(0.0001, minimum=0)
    power: float = setting(1.0, minimum=0)
    cycle: bool = setting(False)

    def rate(self, initial, step):
        steps = self.decay_steps
        if self.cycle:
            steps *= max(1, math.ceil(step / steps))
        rest = 1 - min(step, steps) / steps
        return (initial - self.end_learning_rate) * rest**self.power + self.end_learning_rate


@schedules.register("CosineDecay")
@dataclass(frozen=True, kw_only=True)
class CosineDecay(Schedule):
    """Half a cosine from the initial rate to ``alpha`` times it (Loshchilov & Hutter 2016).

    With a ``warmup_target`` the rate first rises to it, in a line over ``warmup_steps``, and
    the cosine falls from there.
    """

    decay_steps: int = setting(1000, minimum=1)
    alpha: float = setting(0.0, minimum=0, maximum=1)
    warmup_target: float | None = setting(None, minimum=0, optional=True)
    warmup_steps: int = setting(0, minimum=0)

    def rate(self, initial, step):
        if self.warmup_target is None:
            return initial * self._fall(step)
        if step < self.warmup_steps:
            return initial + (self.warmup_target - initial) * step / self.warmup_steps
        return self.warmup_target * self._fall(step - self.warmup_steps)

    def _fall(self, step: int) -> float:
        cosine = math.cos(math.pi * min(step, self.decay_steps) / self.decay_steps)
        return (1 - self.alpha) * (1 + cosine) / 2 + self.alpha


@schedules.register("CosineDecayRestarts")
@dataclass(frozen=True, kw_only=True)
class CosineDecayRestarts(Schedule):
    """Half a cosine down to ``alpha`` times the initial rate, again and again.

    The first takes ``first_decay_steps``; each next one takes ``t_mul`` times as many steps and
    begins ``m_mul`` times as high (warm restarts: Loshchilov & Hutter 2016).
    """

    first_decay_steps: int = setting(1000, minimum=1)
    t_mul: float = setting(2.0, minimum=1)
    m_mul: float = setting(1.0, minimum=0)
    alpha: float = setting(0.0, minimum=0, maximum=1)

    def rate(self, initial, step):
        restarts, done = self._place(step / self.first_decay_steps)
        cosine = self.m_mul**restarts * (1 + math.cos(math.pi * done)) / 2
        return initial * ((1 - self.alpha) * cosine + self.alpha)

    def _place(self, passed: float) -> tuple[int, float]:
        """Return the restarts so far and the share done since; ``passed`` counts first decays."""
        if self.t_mul == 1:
            return int(passed), passed % 1
        restarts, length = 0, 1.0
        while passed >= length:
            passed -= length
            length *= self.t_mul
            restarts += 1
        return restarts, passed / length


def _share(step: int, decay_steps: int, staircase: bool) -> float:
    return step // decay_steps if staircase else step / decay_steps
