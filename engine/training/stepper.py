"""One training step: samples in, gradients, weights moved; what it told comes out."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import numpy as np

from engine.data.batches import Feed
from engine.network.network import Network
from engine.network.phase import RunPhase
from engine.training.flows import Flows
from engine.training.measure import Measure, Sums, total
from engine.training.plan import Plan
from engine.training.recorder import Recorder
from engine.training.shards import Crew
from engine.training.taping import Moment, Taping
from engine.training.updates import Updater

TOGETHER_SECONDS = 0.002  # that short steps may take before anybody is asked again


class Stepper:
    """Does the steps of a run on ``feed``: gradients by ``crew``, weights by ``updater``."""

    def __init__(
        self,
        form: Network,
        feed: Feed,
        measure: Measure,
        crew: Crew,
        updater: Updater,
        plan: Plan,
    ):
        self._form, self._feed, self._measure = form, feed, measure
        self._crew, self._updater = crew, updater
        self._rows = np.zeros(min(plan.batch_size, len(feed)), np.int64)
        self._nobody = [nullcontext()] * crew.shards
        self._at_once = 1  # steps, where they can be done together
        self._taping = None
        if Taping.is_possible(form, plan, measure, crew.kernels):
            stays = [self._rows, *feed.arrays()]
            self._taping = Taping(self._gradients, measure, crew, stays, len(self._rows))

    @property
    def nbytes(self) -> int:
        """The memory that steps keep beside that of the crew."""
        return self._taping.nbytes if self._taping else 0

    def steps(self, rows: np.ndarray, rate: float, moment: Moment, most: int) -> np.ndarray:
        """Do one step or more on the first batches of ``rows``; return the sums of each.

        Short steps that are taped are done together, ``most`` or as many as the window may wait
        for. The last step is the only one whose loss may not be finite.
        rows: (samples,) of the rest of an epoch   returns: (steps, size of sums)
        """
        size = len(self._rows)
        learn = self._taping.tape if self._taping else None
        move = self._updater.tape(rate) if learn else None
        count = min(self._at_once, most, len(rows) // size) if move else 0
        if count and len(sums := self._together(learn, move, rows[: count * size], moment)):
            return sums
        return self.step(rows[:size], rate, moment)[None]

    def _together(self, learn: Any, move: Any, rows: np.ndarray, moment: Moment) -> np.ndarray:
        """Do the steps of whole batches; fewer where one of them needs to be looked at."""
        size = len(self._rows)
        batches = np.ascontiguousarray(rows.reshape(-1, size), np.int64)
        began = time.perf_counter()
        update = moment.step + self._updater.before
        told = learn.run_steps(move, batches, self._rows, moment.step, update)
        seconds = max(time.perf_counter() - began, 1e-9)
        fitting = int(TOGETHER_SECONDS * max(len(told), 1) / seconds)
        self._at_once = min(max(fitting, 1), 2 * self._at_once)
        return self._measure.told(told, size, size)

    def step(
        self, rows: np.ndarray, rate: float, moment: Moment, recorder: Recorder | None = None
    ) -> Sums:
        """Learn from the samples ``rows``; return the sums of loss and metrics.

        ``recorder`` sees what happens meanwhile.
        Raises what the safe point raises; the weights are then as before.
        """
        placed = self._rows[: len(rows)]
        placed[...] = rows  # where they lie in memory must not change: see taping
        if recorder:
            sums = total(self._gradients(placed, moment, see=recorder.see))
        else:
            learn = self._taping.gradients if self._taping else self._gradients
            sums = total(learn(placed, moment))
        if self._updater.penalises:
            sums[1] += self._updater.penalise() * len(rows)
        if recorder:
            recorder.before_update()
        self._updater.update(rate, moment.step)
        return sums

    def seen_step(
        self, rows: np.ndarray, rate: float, moment: Moment, epoch: int, recorder: Recorder
    ) -> tuple[np.ndarray, Flows]:
        """Do the next step through the closures of the layers; return its sums, and what they did.

        rows: (samples,) of the rest of an epoch   returns: (1, size of sums)
        """
        try:
            sums = self.step(rows[: len(self._rows)], rate, moment, recorder)
            return sums[None], recorder.flows(moment.step, epoch)
        finally:
            recorder.forget()
            if self._taping and self._taping.is_trusted:
                self._crew.release()

    def _gradients(
        self,
        rows: np.ndarray,
        moment: Moment,
        around: Sequence[AbstractContextManager] | None = None,
        see: Callable[[int, Mapping[str, Any]], None] | None = None,
    ) -> list[Sums]:
        """Fill the gradients through the closures of the layers; return the sums of each shard.

        ``around`` holds what each shard is to be run in; ``see`` is given what all nodes gave.
        """
        form, around = self._form, around or self._nobody
        parts = [self._measure.start() for _ in range(self._crew.shards)]

        def shard(start: int, stop: int, phase: RunPhase, i: int) -> None:
            with around[i]:
                part = self._feed.batch(rows[start:stop], phase)
                values, backward = form.forward(form.inputs_of(part, phase), phase)
                if see:
                    see(i, values)
                backward(self._measure.add(parts[i], values, part, phase, slope=True))

        phase = self._crew.train(len(rows), shard, moment.seed, moment.step, moment.safe_point)
        for node_id, observed in phase.observed.items():
            node = form.graph[node_id]
            node.layer.settle(form.weights[node.weights_id], observed)
        return parts
