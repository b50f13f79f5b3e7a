"""One run on the engine's side: a trainer advanced in slices, paused, stepped, recorded."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

from engine.io.optimizer_rows import rows_of
from engine.network.network import Network
from engine.service.desk import Loaded, check_fit
from engine.service.failures import WINDOW_GONE, report_of
from engine.service.messages import Snapshot, Train
from engine.training.events import Batches, Continued, EpochDone, Event, Finished, Paused
from engine.training.trainer import Trainer

SLICE_SECONDS = 0.02
_RESUME_SECONDS = 10.0  # a long epoch is not lost either


class Run:
    """Advances a trainer; tells events and snapshots to ``tell``.

    While paused, ``advance`` does nothing, and a pause in the middle of a step waits in
    ``wait`` (which serves messages) until it is over.
    """

    def __init__(self, request: Train, loaded: Loaded, kernels: Any, safe_point, tell: Callable):
        check_fit(request.spec, request.plan, loaded.dataset)
        self.run_id = request.run_id
        self.network = Network(request.spec, seed=request.plan.seed)
        training = loaded.feed("train", request.spec, request.plan)
        assert training is not None
        self.trainer = Trainer(
            self.network,
            request.plan,
            training,
            loaded.feed("validation", request.spec, request.plan),
            kernels=kernels,
            safe_point=safe_point,
        )
        if request.facts is not None:
            self.trainer.resume(request.arrays, request.facts)
        else:
            self.network.load(request.arrays)
            self._continue_optimizer(request)
        self.paused = request.paused
        self.finished = False
        self._until = ""
        self._tell = tell
        self._events: list[Event] = []
        self._steps: Iterator[Event] = self.trainer.run()
        self._next_log = 1
        self._saved = time.monotonic()
        self.error: BaseException | None = None
        self._is_new, self._has_begun = request.facts is None, False

    def _continue_optimizer(self, request: Train) -> None:
        if request.updates:
            names = request.plan.optimizer.slot_names
            rows = rows_of(request.slots, self.network.layout, names)
            self.trainer.updater.resume(rows, request.updates)

    def step(self) -> int:
        """Return how many steps the weights have seen."""
        return self.trainer.weights_step

    def advance(self) -> None:
        """Go on for a slice of time, or to the end of the batch or epoch that was asked for.

        Whatever goes wrong ends the run; ``error`` then tells what it was.
        """
        deadline = time.perf_counter() + SLICE_SECONDS
        try:
            if not self._has_begun:
                self._begin()
            while not self.paused and not self.finished and time.perf_counter() < deadline:
                self._take(next(self._steps))
        except WINDOW_GONE:
            raise
        except Exception as error:
            self._fail(error)

    def take_events(self) -> tuple[Event, ...]:
        """Return what happened since the last call; a paused run also tells how it was steered."""
        if self.paused and self._has_begun:
            self._events += self.trainer.take_changes()
        events, self._events = tuple(self._events), []
        return events

    def pause(self) -> None:
        if not self.paused:
            self.paused = True
            self._events.append(Paused(self.trainer.step))

    def go_on(self, until: str) -> None:
        """Continue; pause again after the next batch or epoch where asked."""
        self._until = until
        self.trainer.report_seconds = 0.0 if until == "batch" else SLICE_SECONDS
        if self.paused:
            self.paused = False
            self._events.append(Continued(self.trainer.step))

    def stop(self) -> None:
        self.paused = False
        self.trainer.stop()

    def close(self) -> None:
        self._steps.close()  # type: ignore[attr-defined]
        self.trainer.close()

    def _begin(self) -> None:
        """Tell that the run starts, and the weights before its first step."""
        self._has_begun = True
        self._take(next(self._steps))
        if self._is_new:
            self._snapshot("first", self._weights())
            self._save_resume()
        if self.paused:
            self._events.append(Paused(self.trainer.step))

    def _take(self, event: Event) -> None:
        if isinstance(event, Finished):  # the last word of a run: its snapshots come before
            self._save_resume()
            self._snapshot("last", self._weights())
            self.finished = True
        self._events.append(event)
        if isinstance(event, Batches):
            self._log_snapshots()
            if self._until == "batch":
                self._pause_here()
        elif isinstance(event, EpochDone):
            self._save_resume()
            if event.is_best:
                self._snapshot("best", self._weights())
            if self._until == "epoch":
                self._pause_here()

    def _pause_here(self) -> None:
        self._until = ""
        self.pause()

    def _log_snapshots(self) -> None:
        """Keep weights after 1, 2, 4, 8, ... steps; save a long epoch now and then."""
        if self.trainer.step >= self._next_log:
            self._next_log = 1 << self.trainer.step.bit_length()
            self._snapshot("log", self._weights())
        if time.monotonic() - self._saved > _RESUME_SECONDS:
            self._save_resume()

    def _weights(self) -> dict[str, Any]:
        return {f"weights/{k}": v for k, v in self.network.arrays().items()}

    def _save_resume(self) -> None:
        self._saved = time.monotonic()
        arrays, facts = self.trainer.state()
        self._snapshot("resume", arrays, facts)

    def _snapshot(self, kind: str, arrays: dict[str, Any], facts: dict | None = None) -> None:
        trainer = self.trainer
        self._tell(
            Snapshot(self.run_id, kind, trainer.step, trainer.epoch, arrays, facts or {}),
            self.take_events(),
        )

    def _fail(self, error: Exception) -> None:
        self.error = error
        kind, facts = report_of(error)
        self._events.append(Finished("failed", self.trainer.step, {"error": kind, **facts}))
        self.finished = True
