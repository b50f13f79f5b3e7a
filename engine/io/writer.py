"""The only thread that writes into a project: callers put jobs into its queue and go on."""

from __future__ import annotations

import logging
import math
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Any, cast

from engine.errors import EngineError, ProjectVanished
from engine.io.database import Database, take
from engine.io.disk_errors import is_passing, told
from engine.io.schema import Step

GATHER = 0.1  # seconds between two commits, so that many small jobs share one
RETRY = 1.0  # seconds before the next attempt while the disk refuses
CHECKPOINT = 5.0  # seconds after which commits reach the project file itself
GROUP = 4096  # small jobs in one transaction

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class LargeJob:
    """Work in pieces: each step is prepared without the lock and is a transaction of its own.

    ``pieces`` is called anew when the disk refused one of them.
    """

    pieces: Callable[[], Iterable[Step]]


Job = Step | LargeJob


class Writer:
    """Takes jobs in order; while the disk refuses, keeps them and tries again.

    ``on_saved(seconds since 1970)`` and ``on_failed(error)`` are called from its thread, the
    latter once until something is saved again. They must not wait for the writer.
    """

    def __init__(
        self,
        database: Database,
        on_saved: Callable[[float], None],
        on_failed: Callable[[EngineError], None],
    ):
        self.error: EngineError | None = None
        self._database = database
        self._on_saved, self._on_failed = on_saved, on_failed
        self._queue: deque[Job] = deque()
        self._changed = threading.Condition()
        self._writing = threading.Lock()
        self._accepted = self._settled = self._failures = 0
        self._group = GROUP
        self._hurry = self._closing = False
        self._not_before = 0.0
        self._checkpoint_due = math.inf
        self._thread = threading.Thread(target=self._work, name="project writer", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def put(self, job: Job) -> int:
        """Queue ``job`` and return its number, to be compared with ``settled``."""
        with self._changed:
            assert not self._closing, "the project is closed"
            self._queue.append(job)
            self._accepted += 1
            self._changed.notify_all()
            return self._accepted

    @property
    def accepted(self) -> int:
        """The number of the last job that was queued."""
        return self._accepted

    @property
    def settled(self) -> int:
        """The number of the last job that is committed."""
        return self._settled

    def queued(self) -> list[Job]:
        """The jobs that are not yet committed."""
        with self._changed:
            return list(self._queue)

    def settle(self) -> bool:
        """Wait until all queued jobs are committed, or an attempt fails; return whether all are."""
        with self._changed:
            target, failures = self._accepted, self._failures
            self._hurry = True
            self._changed.notify_all()
            self._changed.wait_for(
                lambda: self._settled >= target or self._failures > failures or self._closing
            )
            return self._settled >= target

    def flush(self) -> None:
        """Wait until all queued jobs are committed. Raises why they cannot be."""
        all_committed = self.settle()
        if self.error and (not all_committed or isinstance(self.error, ProjectVanished)):
            raise self.error

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Hold the thread between two transactions, with the queue as it is then."""
        with self._writing:
            yield

    def stop(self) -> None:
        """End the thread; jobs that are still queued are dropped."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join()

    def _work(self) -> None:
        while self._wait():
            if self._queue:
                self._attempt()
            if time.monotonic() >= self._checkpoint_due:
                self._checkpoint()

    def _wait(self) -> bool:
        """Wait for something to do, and return whether to go on."""
        with self._changed:
            if not self._queue:
                self._hurry, self._group = False, GROUP
            until_checkpoint = self._checkpoint_due - time.monotonic()
            self._changed.wait_for(
                lambda: self._queue or self._closing, _wait_time(until_checkpoint)
            )
            if self._queue:
                delay = self._not_before - time.monotonic()
                self._changed.wait_for(lambda: self._hurry or self._closing, _wait_time(delay))
            return not self._closing

    def _attempt(self) -> None:
        with self._writing:
            jobs = self._next_jobs()
            try:
                self._commit(jobs)
            except Exception as error:  # a faulty job must not end the thread
                self._not_written(jobs, error)
            else:
                self._written(jobs)

    def _next_jobs(self) -> list[Job]:
        """Return one large job, or the small ones before the next large one."""
        with self._changed:
            if isinstance(self._queue[0], LargeJob):
                return [self._queue[0]]
            small = takewhile(lambda job: not isinstance(job, LargeJob), self._queue)
            return list(islice(small, self._group))

    def _commit(self, jobs: list[Job]) -> None:
        if isinstance(jobs[0], LargeJob):
            for step in jobs[0].pieces():
                self._database.write([step])
        else:
            self._database.write(cast("list[Step]", jobs))

    def _written(self, jobs: list[Job]) -> None:
        self._checkpoint_due = min(self._checkpoint_due, time.monotonic() + CHECKPOINT)
        if self._database.in_place:
            self.error = None
            _call(self._on_saved, time.time())
        else:
            path = self._database.path
            self._tell(ProjectVanished(name=path.name, folder=str(path.parent)))
        self._settle(len(jobs), GATHER)

    def _not_written(self, jobs: list[Job], error: Exception) -> None:
        if is_passing(error):
            self._tell(told(error, self._database.path))
            with self._changed:
                self._failures += 1
                self._hurry = False
            self._settle(0, RETRY)
        elif len(jobs) > 1:
            self._group = 1  # to find the faulty one
        else:
            log.error("A change could not be saved", exc_info=error)
            self._group = GROUP
            _call(self._on_failed, told(error, self._database.path))
            self._settle(1, 0.0)

    def _settle(self, count: int, pause: float) -> None:
        with self._changed:
            for _ in range(count):
                self._queue.popleft()
            self._settled += count
            self._not_before = time.monotonic() + pause
            self._changed.notify_all()

    def _tell(self, error: EngineError) -> None:
        is_news = type(error) is not type(self.error)
        self.error = error
        if is_news:
            _call(self._on_failed, error)

    def _checkpoint(self) -> None:
        self._checkpoint_due = math.inf
        try:
            self._database.checkpoint()
        except sqlite3.Error as error:  # what is committed stays safe in the -wal file
            self._checkpoint_due = time.monotonic() + CHECKPOINT
            self._tell(told(error, self._database.path))
        else:
            if self.error and not self._queue and self._database.in_place:
                self.error = None
                _call(self._on_saved, time.time())


class ReadOnlyWriter(Writer):
    """Stands where a project cannot be written: every job is refused with ``notice``."""

    def __init__(self, notice: EngineError):
        self._notice = notice
        self._accepted = 0

    def start(self) -> None:
        pass

    def put(self, job: Job) -> int:
        raise self._notice

    def flush(self) -> None:
        pass

    def settle(self) -> bool:
        return True

    def queued(self) -> list[Job]:
        return []

    @contextmanager
    def paused(self) -> Iterator[None]:
        yield

    def stop(self) -> None:
        pass


def write_into(copy: sqlite3.Connection, jobs: Iterable[Job]) -> None:
    """Do in a copy of the project what its disk has refused so far."""
    for job in jobs:
        for step in job.pieces() if isinstance(job, LargeJob) else [job]:
            take(copy, [step])


def _call(listener: Callable[[Any], None], value: Any) -> None:
    """Call a listener whose faults must not stop the saving."""
    try:
        listener(value)
    except Exception:
        log.exception("A listener of the project failed")


def _wait_time(seconds: float) -> float | None:
    return None if seconds == math.inf else max(0.0, seconds)
