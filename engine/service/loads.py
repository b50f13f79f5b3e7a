"""Data on their way into memory, each in a thread of its own."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from engine.data.choice import DataChoice
from engine.data.dataset import Dataset
from engine.data.dataset import Progress as Tell
from engine.errors import Cancelled
from engine.service.desk import Desk, Loaded
from engine.service.loading import load
from engine.service.messages import Progress, Train
from engine.service.overview import Overview

_TELL_SECONDS = 0.05  # between two messages of progress


@dataclass(eq=False)
class Loading:
    """One load. ``train`` is the run that waits for these data, if any."""

    ticket: int
    choice: DataChoice
    train: Train | None = None
    cancelled: threading.Event = field(default_factory=threading.Event)
    result: tuple[Loaded, Overview | None] | None = None
    error: BaseException | None = None


class Loads:
    """Starts threads that load, and hands over what is done in the engine's own loop."""

    def __init__(self, desk: Desk, tell: Callable[[Any], None]):
        self._desk, self._tell = desk, tell
        self._running: dict[int, Loading] = {}
        self._done: deque[Loading] = deque()

    def start(self, ticket: int, choice: DataChoice, train: Train | None = None) -> None:
        """Begin to load ``choice``."""
        loading = self._running[ticket] = Loading(ticket, choice, train)
        # looked up here: the desk belongs to the engine's loop
        same = self._desk.same_dataset(choice)
        thread = threading.Thread(
            target=self._work, args=(loading, same), name=f"load-{ticket}", daemon=True
        )
        thread.start()

    def cancel(self, ticket: int) -> None:
        """Let a load end as soon as it looks."""
        if ticket in self._running:
            self._running[ticket].cancelled.set()

    @property
    def is_busy(self) -> bool:
        return bool(self._running)

    def take(self) -> Loading | None:
        """Return a load that is done, or None."""
        if not self._done:
            return None
        loading = self._done.popleft()
        del self._running[loading.ticket]
        if loading.cancelled.is_set():
            loading.result, loading.error = None, Cancelled()
        return loading

    def waiting_run(self) -> Loading | None:
        """Return the load that a run waits for, if any."""
        return next((loading for loading in self._running.values() if loading.train), None)

    def change_waiting_run(self, **changes: Any) -> None:
        """Change the request of the run that waits."""
        loading = self.waiting_run()
        assert loading is not None
        assert loading.train is not None
        loading.train = replace(loading.train, **changes)

    def _work(self, loading: Loading, same: Dataset | None) -> None:
        try:
            dataset = same or load(
                loading.choice.source, self._progress_of(loading), loading.cancelled.is_set
            )
            loaded = Loaded.of(loading.choice, dataset)
            loading.result = loaded, None if loading.train else loaded.overview()
        except BaseException as error:  # carried to the loop, which tells the window
            loading.error = error
        self._done.append(loading)

    def _progress_of(self, loading: Loading) -> Tell:
        told = 0.0

        def progress(done: int, total: int) -> None:
            nonlocal told
            if loading.cancelled.is_set():
                raise Cancelled()
            if time.monotonic() - told > _TELL_SECONDS:
                told = time.monotonic()
                self._tell(Progress(loading.ticket, done, total))

        return progress
