"""The training loop: a generator of events, stopped and steered between nodes."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from engine.data.batches import Feed, shuffled
from engine.errors import Diverged
from engine.network.network import Network
from engine.network.phase import nothing
from engine.training.evaluation import evaluate
from engine.training.events import (
    Batches,
    EpochDone,
    EpochsChanged,
    Evaluating,
    Event,
    Finished,
    FlowsRecorded,
    RateChanged,
    SamplesFollowed,
    Started,
)
from engine.training.following import Follower
from engine.training.fuse import training_form
from engine.training.measure import Measure
from engine.training.plan import Plan
from engine.training.recorder import Recorder, clock
from engine.training.shards import Crew
from engine.training.stepper import Stepper
from engine.training.taping import Moment, Taping
from engine.training.updates import Updater

REPORT_SECONDS = 0.02
_MOST_STEPS = 1000  # that are done before anybody is asked again, however short they are


class Interrupted(Exception):
    """A step is given up at a safe point; no weight has changed."""


class Trainer:
    """Trains ``network`` in place. ``for event in trainer.run(): ...`` is all it needs.

    ``safe_point`` is called between nodes of the network, in the thread that runs the
    generator: there a service answers questions, waits while paused, or calls ``stop``.
    ``threads`` limits how many shards are computed at the same time; it changes no result.
    With ``records`` some steps are looked at (``FlowsRecorded``); that changes no result either.
    """

    def __init__(
        self,
        network: Network,
        plan: Plan,
        training: Feed,
        validation: Feed | None = None,
        *,
        kernels: Any,
        safe_point: Callable[[], None] = nothing,
        threads: int | None = None,
        poison: bool = False,
        records: bool = False,
    ):
        self.network, self.plan = network, plan
        self.epochs = plan.epochs
        self.learning_rate = float(plan.optimizer.learning_rate)
        self.report_seconds = REPORT_SECONDS
        self.step = 0  # steps done
        self.weights_step = 0  # of the weights: another one when the best ones return
        self.epoch, self.batch = 1, 0  # the epoch that runs, and its batches done
        self.best: dict[str, np.ndarray] | None = None
        self.best_step = 0
        self._training, self._validation = training, validation
        form, fused = training_form(network, plan)
        self.measure = Measure(plan, network, fused)
        shards = plan.shard_count(network.summary)
        is_taped = Taping.is_possible(form, plan, self.measure, kernels)
        usual = min(plan.batch_size, len(training)) if is_taped else 0
        self.crew = Crew(form, kernels, shards, threads=threads, usual=usual, poison=poison)
        self.updater = Updater(plan, self.crew)
        self._stepper = Stepper(form, training, self.measure, self.crew, self.updater, plan)
        self.recorder = Recorder(form, self.crew)
        self.recorder.is_on = records
        self.follower = Follower(form, fused, training, plan, self.crew)
        self._moment = Moment(plan.seed, 1, self.safe_point)
        self._outer_safe_point = safe_point
        self._stopping = False
        self._pending: list[Event] = []
        self._sums = self.measure.start()
        self._epoch_seconds = 0.0
        for callback in plan.callbacks:
            callback.check(self._value_names())
        self._callbacks = [c.start() for c in plan.callbacks]
        self._after_epoch_reason = ""

    # steering, from a safe point or between two events

    def stop(self) -> None:
        """End the run at the next safe point; the books are finished."""
        self._stopping = True

    def set_learning_rate(self, rate: float, by: str = "user") -> None:
        """Change the learning rate from the next step on."""
        if rate != self.learning_rate:
            self.learning_rate = float(rate)
            self._pending.append(RateChanged(self.step, self.learning_rate, by))

    def set_epochs(self, epochs: int) -> None:
        """Plan another number of epochs, also while running."""
        self.epochs = max(epochs, self.epoch)
        self._pending.append(EpochsChanged(self.epochs))

    def set_threads(self, threads: int) -> None:
        """Compute so many shards at the same time from the next step on."""
        self.crew.pool.at_once = threads

    def take_changes(self) -> list[Event]:
        """Return what was changed from outside and is not told yet; ``run`` tells it by itself."""
        events, self._pending = self._pending, []
        return events

    # the loop

    def run(self) -> Iterator[Event]:
        """Yield events until the last epoch, a callback, ``stop`` or a diverged loss ends it."""
        yield Started(
            self.epochs,
            self.batches_per_epoch,
            len(self._training),
            self.step,
            self.crew.shards,
            self.crew.kernels.name,
        )
        reason, facts = "completed", {}
        try:
            while self.epoch <= self.epochs:
                yield from self._run_epoch()
                early = self._after_epoch_reason
                self.epoch, self.batch = self.epoch + 1, 0
                if early:
                    reason = early
                    break
        except Interrupted:
            reason = "stopped"
        except Diverged as error:
            reason, facts = "diverged", error.facts
        yield from self.take_changes()
        if reason not in ("stopped", "diverged"):
            self.updater.finish()
        if self._restores_best and self.best is not None and reason != "diverged":
            self.network.load(self.best)
            self.weights_step = self.best_step
        yield Finished(reason, self.step, facts)

    @property
    def buffer_bytes(self) -> int:
        """The memory that steps work in, beside weights, gradients and the optimizer's."""
        return self.crew.nbytes - self.crew.gradients.nbytes + self._stepper.nbytes

    def close(self) -> None:
        """End the threads of this run."""
        self.crew.close()

    @property
    def batches_per_epoch(self) -> int:
        return -(-len(self._training) // self.plan.batch_size)

    def _run_epoch(self) -> Iterator[Event]:
        self._after_epoch_reason = ""
        order = None
        if self.plan.shuffle:
            order = shuffled(len(self._training), self.plan.seed, self.epoch)
        group = _Group(self)
        if self.batch == 0:
            self.crew.forget()
        try:
            yield from self._run_batches(order, group)
        except Interrupted:
            yield from group.rest()
            raise
        yield from group.rest()
        yield from self._close_epoch()

    def _run_batches(self, order: np.ndarray | None, group: _Group) -> Iterator[Event]:
        rows = self._training.rows if order is None else self._training.rows[order]
        started = time.perf_counter()
        while self.batch < self.batches_per_epoch:
            self.safe_point()
            steps = self._fit(rows[self.batch * self.plan.batch_size :])
            now = time.perf_counter()
            self._epoch_seconds += now - started
            if self._pending:
                yield from self.take_changes()
            if event := group.add(steps, now):
                yield event
            if not math.isfinite(steps[-1, 1]):
                yield from group.rest()
                loss = self.measure.values(steps[-1])["loss"]
                raise Diverged(loss=loss, epoch=self.epoch, batch=self.batch)
            started = time.perf_counter()

    def _fit(self, rows: np.ndarray) -> np.ndarray:
        """Do a step, or several short ones; return the sums of loss and metrics of each.

        rows: (samples,) of the rest of the epoch
        """
        self._moment.step = self.step + 1
        is_whole = len(rows) >= self.plan.batch_size
        began = clock()
        if is_whole and self.recorder.wants(self.step + 1):
            steps = self._fit_seen(rows, began)
        else:
            most = _MOST_STEPS if self.report_seconds else 1
            steps = self._stepper.steps(rows, self.learning_rate, self._moment, most)
            if is_whole:
                self.recorder.count(len(steps), clock() - began)
        parts = np.concatenate((self._sums[None], steps))
        self._sums = np.cumsum(parts, axis=0)[-1]  # one by one, however many at once
        self.step, self.batch = self.step + len(steps), self.batch + len(steps)
        self.weights_step = self.step
        return steps

    def _fit_seen(self, rows: np.ndarray, began: float) -> np.ndarray:
        """Do a step that is looked at; return its sums."""
        recorder, rate = self.recorder, self.learning_rate
        steps, flows = self._stepper.seen_step(rows, rate, self._moment, self.epoch, recorder)
        recorder.count_look(flows.step, clock() - began)
        self._pending.append(FlowsRecorded(replace(flows, cost=recorder.cost)))
        return steps

    def _close_epoch(self) -> Iterator[Event]:
        values = self.measure.values(self._sums)
        if self._validation is not None:
            for progress in evaluate(
                self.measure, self.crew, self._validation, safe_point=self.safe_point
            ):
                if isinstance(progress, Evaluating):
                    yield progress
                else:
                    values |= {f"val_{name}": v for name, v in progress.items()}
        self._follow_samples()
        is_best = self._ask_callbacks(values)
        seconds = max(self._epoch_seconds, 1e-9)
        yield EpochDone(
            self.epoch,
            values,
            seconds,
            len(self._training) / seconds,
            self.learning_rate,
            is_best,
        )
        yield from self.take_changes()
        self._sums, self._epoch_seconds = self.measure.start(), 0.0

    def _follow_samples(self) -> None:
        """Ask the samples that are followed; a stop meanwhile does not lose the epoch."""
        try:
            look = self.follower.look(self.epoch, self.step, self._epoch_seconds, self.safe_point)
        except Interrupted:
            return  # the next safe point raises it again
        if look is not None:
            self._pending.append(SamplesFollowed(look))

    def _value_names(self) -> list[str]:
        """Return the names of all values of an epoch."""
        names = list(self.measure.names)
        return names + [f"val_{n}" for n in names] if self._validation is not None else names

    def _ask_callbacks(self, values: dict[str, float]) -> bool:
        is_best = False
        for i, callback in enumerate(self.plan.callbacks):
            self._callbacks[i], decision = callback.after_epoch(
                self._callbacks[i], self.epoch, values, self.learning_rate
            )
            if decision.learning_rate is not None:
                self.set_learning_rate(decision.learning_rate, callback.registered_name)
            if decision.stop:
                self._after_epoch_reason = decision.reason
            is_best = is_best or decision.best
        if is_best:
            self.best, self.best_step = self.network.arrays(), self.step
        return is_best

    @property
    def _restores_best(self) -> bool:
        return any(getattr(c, "restore_best_weights", False) for c in self.plan.callbacks)

    def safe_point(self) -> None:
        self._outer_safe_point()
        if self._stopping:
            raise Interrupted

    # resumption

    def state(self) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
        """Return all that is needed to go on from between two steps: arrays, and plain facts."""
        arrays = {f"weights/{k}": v for k, v in self.network.arrays().items()}
        arrays |= {f"slots/{k}": v for k, v in self.updater.state().items()}
        arrays |= {f"memory/{k}": v for k, v in self.crew.memory().items()}
        for key, array in (self.best or {}).items():
            arrays[f"best/{key}"] = array
        facts = {
            "step": self.step,
            "updates_before": self.updater.before,
            "best_step": self.best_step,
            "epoch": self.epoch,
            "batch": self.batch,
            "epochs": self.epochs,
            "learning_rate": self.learning_rate,
            "sums": self._sums.tolist(),
            "seconds": self._epoch_seconds,
            "callbacks": self._callbacks,
            "followed": self.follower.count,
        }
        return arrays, facts

    def resume(self, arrays: dict[str, np.ndarray], facts: dict[str, Any]) -> None:
        """Take up what ``state`` returned; the run then ends as if never interrupted."""
        self.network.load(_under("weights", arrays))
        self.updater.resume(_under("slots", arrays), facts.get("updates_before", 0))
        self.crew.recall(_under("memory", arrays))
        self.best = _under("best", arrays) or None
        self.step, self.epoch, self.batch = facts["step"], facts["epoch"], facts["batch"]
        self.weights_step, self.best_step = self.step, facts["best_step"]
        self.epochs, self.learning_rate = facts["epochs"], facts["learning_rate"]
        self._sums = np.array(facts["sums"])
        self._epoch_seconds = facts["seconds"]
        self._callbacks = facts["callbacks"]
        self.follower.count = facts.get("followed", 0)


class _Group:
    """Batches collected until it is time to report them."""

    def __init__(self, trainer: Trainer):
        self._trainer = trainer
        self._steps: list[np.ndarray] = []
        self._since = time.perf_counter()

    def add(self, steps: np.ndarray, now: float) -> Batches | None:
        self._steps.append(steps)
        if now - self._since < self._trainer.report_seconds:
            return None
        return next(iter(self.rest()))

    def rest(self) -> Iterator[Batches]:
        """Yield what is collected, if anything."""
        if not self._steps:
            return
        steps, trainer = np.concatenate(self._steps), self._trainer
        count, columns = len(steps), trainer.measure.columns(steps)
        self._steps = []
        self._since = time.perf_counter()
        yield Batches(trainer.epoch, trainer.batch - count + 1, trainer.step - count + 1, columns)


def _under(head: str, arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    return {k.partition("/")[2]: v for k, v in arrays.items() if k.startswith(head + "/")}
