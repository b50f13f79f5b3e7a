"""Callbacks: what is decided after an epoch, as pure functions of what was seen so far."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from engine.errors import MonitorMissing
from engine.metrics import metrics
from engine.optimizers.schedules import InverseTimeDecay, Schedule
from engine.registry import Registry, check_settings, setting

State = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Decision:
    """What the trainer is to do after an epoch."""

    stop: bool = False
    reason: str = ""  # a code: "early_stopping"
    learning_rate: float | None = None  # for the next epochs; None leaves it
    best: bool = False  # the weights of this epoch are the best so far


@dataclass(frozen=True, kw_only=True)
class Callback:
    """Settings of a callback; what it remembers is a state of plain values, saved with the run."""

    registered_name: ClassVar[str] = ""
    family: ClassVar[str] = "callback"
    restore_best_weights = False  # True: at the end, the best weights return

    def __post_init__(self):
        check_settings(self)

    def start(self) -> State:
        """Return the state before the first epoch."""
        return {}

    def check(self, available: Collection[str]) -> None:
        """Raise ``MonitorMissing`` unless what it watches is among the ``available`` values."""

    def after_epoch(
        self, state: State, epoch: int, values: Mapping[str, float], learning_rate: float
    ) -> tuple[State, Decision]:
        """Return the new state and what to do after ``epoch`` (from 1).

        ``values`` are the loss and metrics of the epoch by name, those of the validation with
        "val_" before; ``learning_rate`` is that of the epoch.
        """
        raise NotImplementedError


callbacks: Registry[Callback] = Registry("callback")


def direction_of(monitor: str) -> str:
    """Return "max" where more is better (accuracies), else "min"."""
    name = monitor.removeprefix("val_")
    known = {metrics[m]().short_name: metrics[m].direction for m in metrics}
    return {"accuracy": "max", **known}.get(name, "min")


@dataclass(frozen=True, kw_only=True)
class Watcher(Callback):
    """A callback that watches one value, and knows when it improved."""

    monitor: str = setting("val_loss", choices="monitor")
    mode: str = setting("auto", choices="auto|min|max")

    def check(self, available: Collection[str]) -> None:
        if self.monitor not in available:
            raise MonitorMissing(
                callback=self.registered_name,
                monitor=self.monitor,
                available=", ".join(sorted(available)),
            )

    def watched(self, values: Mapping[str, float]) -> float:
        """Return the watched value. Raises ``MonitorMissing``."""
        self.check(values)
        return float(values[self.monitor])

    def improved(self, value: float, best: float | None, min_delta: float = 0.0) -> bool:
        """Whether ``value`` is better than ``best`` by more than ``min_delta``."""
        if best is None:
            return True
        direction = direction_of(self.monitor) if self.mode == "auto" else self.mode
        gain = value - best if direction == "max" else best - value
        return gain > min_delta


@callbacks.register("EarlyStopping")
@dataclass(frozen=True, kw_only=True)
class EarlyStopping(Watcher):
    """Stops after ``patience`` epochs in which the value did not improve by ``min_delta``.

    The first ``start_from_epoch`` epochs are not looked at.
    """

    min_delta: float = setting(0.0, minimum=0)
    patience: int = setting(0, minimum=0)
    restore_best_weights: bool = setting(False)
    start_from_epoch: int = setting(0, minimum=0)

    def start(self):
        return {"best": None, "best_epoch": 0, "wait": 0}

    def after_epoch(self, state, epoch, values, learning_rate):
        value = self.watched(values)
        if epoch <= self.start_from_epoch:
            return state, Decision()
        if self.improved(value, state["best"], self.min_delta):
            return {"best": value, "best_epoch": epoch, "wait": 0}, Decision(best=True)
        waited = {**state, "wait": state["wait"] + 1}
        stop = waited["wait"] >= self.patience
        return waited, Decision(stop=stop, reason="early_stopping" if stop else "")


@callbacks.register("KeepBest")
@dataclass(frozen=True, kw_only=True)
class KeepBest(Watcher):
    """Ends the run with the weights of its best epoch (Keras: ModelCheckpoint, best only)."""

    restore_best_weights = True

    def start(self):
        return {"best": None, "best_epoch": 0}

    def after_epoch(self, state, epoch, values, learning_rate):
        value = self.watched(values)
        if self.improved(value, state["best"]):
            return {"best": value, "best_epoch": epoch}, Decision(best=True)
        return state, Decision()


@callbacks.register("ReduceLROnPlateau")
@dataclass(frozen=True, kw_only=True)
class ReduceLROnPlateau(Watcher):
    """Multiplies the learning rate by ``factor`` after ``patience`` epochs without improvement.

    Then ``cooldown`` epochs are not counted; below ``min_lr`` it never goes.
    """

    factor: float = setting(0.1, minimum=0, maximum=1 - 1e-9)
    patience: int = setting(10, minimum=0)
    min_delta: float = setting(1e-4, minimum=0)
    cooldown: int = setting(0, minimum=0)
    min_lr: float = setting(0.0, minimum=0)

    def start(self):
        return {"best": None, "wait": 0, "cooldown": 0}

    def after_epoch(self, state, epoch, values, learning_rate):
        value, best = self.watched(values), state["best"]
        wait, cooldown = state["wait"], state["cooldown"]
        if cooldown:
            cooldown, wait = cooldown - 1, 0
        if self.improved(value, best, self.min_delta):
            return {"best": value, "wait": 0, "cooldown": cooldown}, Decision()
        if not cooldown:
            wait += 1
        if cooldown or wait < self.patience or learning_rate <= self.min_lr:
            return {"best": best, "wait": wait, "cooldown": cooldown}, Decision()
        lower = max(learning_rate * self.factor, self.min_lr)
        return (
            {"best": best, "wait": 0, "cooldown": self.cooldown},
            Decision(learning_rate=lower),
        )


@callbacks.register("LearningRateSchedule")
@dataclass(frozen=True, kw_only=True)
class LearningRateSchedule(Callback):
    """Sets the learning rate of each epoch but the first by a schedule that counts epochs.

    A schedule that counts steps belongs to the optimizer.
    """

    schedule: Schedule = setting(InverseTimeDecay(), choices="schedule")

    def start(self):
        return {"initial": None}

    def after_epoch(self, state, epoch, values, learning_rate):
        initial = learning_rate if state["initial"] is None else state["initial"]
        rate = self.schedule.rate(initial, epoch)
        return {"initial": initial}, Decision(learning_rate=rate)
