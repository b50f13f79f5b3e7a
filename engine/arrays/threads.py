"""A pool of threads that do one thing together, and meet in the middle where they must."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable

import numpy as np


def cores() -> int:
    """Return how many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def threads_of(wanted: int) -> int:
    """Return how many threads may compute: ``wanted``, but 0 leaves one core to the window."""
    return min(wanted, cores()) if wanted else max(1, cores() - 1)


class Pool:
    """``count`` workers, the first of which is the calling thread.

    ``run(work)`` calls ``work(0)`` ... ``work(count - 1)`` at the same time and returns when all
    are done. An error in one of them breaks the meetings of the others and is raised here.

    A thread that waits sleeps; ``look_out(address, number)`` may come before that: it returns when
    the int64 at ``address`` is at least ``number``, or after a short time. Where workers take
    turns, nobody looks out: waiting is long then, and the core is another's.

    ``at_once`` is how many workers may compute at the same time, from the next ``run`` on; the
    results do not depend on it.
    """

    def __init__(
        self,
        count: int,
        look_out: Callable[[int, int], None] | None = None,
        at_once: int | None = None,
    ):
        self.count = count
        self.at_once = count if at_once is None else at_once
        self._turns = _Turns(count, self.at_once)
        self.meeting = Meeting(count)
        self._work: Callable[[int], None] | None = None
        self._errors: list[BaseException] = []
        self._look_out = look_out
        self._go = [_Bell() for _ in range(1, count)]
        self._done = [_Bell() for _ in range(1, count)]
        self._threads = [
            threading.Thread(target=self._serve, args=(i,), name=f"shard-{i}", daemon=True)
            for i in range(1, count)
        ]
        for thread in self._threads:
            thread.start()

    def run(self, work: Callable[[int], None]) -> None:
        """Do ``work(i)`` for every worker i; raise the first error."""
        if self.count == 1:
            work(0)
            return
        self._work = work
        if self.at_once != self._turns.at_once:
            self._turns = _Turns(self.count, self.at_once)
        self.meeting.turns = self._turns
        for go in self._go:
            go.ring()
        self._attempt(0)
        for done in self._done:
            self._wait(done)
        if self._errors:
            self._raise_first()

    def close(self) -> None:
        """End the threads."""
        self._work = None
        for go in self._go:
            go.ring()
        for thread in self._threads:
            thread.join()
        self._threads = []

    def _serve(self, i: int) -> None:
        while True:
            self._wait(self._go[i - 1])
            if self._work is None:
                return
            self._attempt(i)
            self._done[i - 1].ring()

    def _wait(self, bell: _Bell) -> None:
        bell.wait(None if self._turns.are_needed else self._look_out)

    def _attempt(self, i: int) -> None:
        assert self._work is not None
        try:
            with self._turns:
                self._work(i)
        except threading.BrokenBarrierError:
            pass  # another worker failed, and tells why
        except BaseException as error:  # carried to the caller of run
            self._errors.append(error)
            self.meeting.abort()

    def _raise_first(self) -> None:
        errors, self._errors = self._errors, []
        self.meeting.renew()
        raise errors[0]


class _Turns:
    """Lets ``at_once`` of ``count`` workers compute; ``with turns`` waits for one's turn."""

    def __init__(self, count: int, at_once: int):
        self.at_once = at_once
        self._free = threading.Semaphore(at_once) if at_once < count else None

    @property
    def are_needed(self) -> bool:
        """Whether there are fewer turns than workers."""
        return self._free is not None

    def __enter__(self) -> None:
        if self._free is not None:
            self._free.acquire()

    def __exit__(self, *_: object) -> None:
        if self._free is not None:
            self._free.release()

    def wait(self, barrier: threading.Barrier) -> None:
        """Wait at ``barrier`` while others have their turn."""
        self.__exit__()
        try:
            barrier.wait()
        finally:
            self.__enter__()


class _Bell:
    """Rung by one thread, heard by one other, as often as it was rung."""

    def __init__(self):
        self._rung, self._heard = np.zeros(1, np.int64), 0
        self._address = self._rung.ctypes.data
        self._lock = threading.Lock()
        self._lock.acquire()

    def ring(self) -> None:
        """Let the other thread go on; it has heard what was rung before."""
        self._lock.release()
        self._rung[0] += 1  # a thread that looks out sees that it need not sleep

    def wait(self, look_out: Callable[[int, int], None] | None) -> None:
        """Return when it is rung; ``look_out`` comes before sleeping."""
        if look_out is not None:
            look_out(self._address, self._heard + 1)
        self._lock.acquire()
        self._heard += 1


class Meeting:
    """Where workers add up what each has, in the order of the workers: the same bits for all."""

    def __init__(self, count: int):
        self._barrier = threading.Barrier(count)
        self._parts: list[list[np.ndarray | None]] = [[None] * count, [None] * count]
        self._rows = [0] * count  # how many meetings each worker has been at
        self.turns = _Turns(count, count)

    def total(self, worker: int, partial: np.ndarray) -> np.ndarray:
        """Return the sum of ``partial`` over all workers; waits for them."""
        # two rows in turn: a fast worker may already be at the next meeting
        row = self._parts[self._rows[worker] % 2]
        self._rows[worker] += 1
        row[worker] = partial.copy()
        self.turns.wait(self._barrier)
        total = row[0]
        for part in row[1:]:
            total = total + part  # type: ignore[operator]
        return total  # type: ignore[return-value]

    def abort(self) -> None:
        """Let nobody wait any longer."""
        self._barrier.abort()

    def renew(self) -> None:
        """Meet again after ``abort``, when nobody is here any more."""
        self._barrier.reset()
        self._rows = [0] * len(self._rows)
