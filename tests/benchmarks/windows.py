"""Speed in short windows of time, each with what others took of the machine meanwhile."""

from __future__ import annotations

import os
import time

from tests.benchmarks.machine import Others, age_seconds, peak_bytes

WINDOW_SECONDS = 0.25
WARM_UP_SECONDS = 0.5


class Windows:
    """Told how many samples are done, now and then; measures for ``seconds`` after a warm-up.

    The first step, in which libraries load and compile what they need, comes before the warm-up;
    it ends ``first_seconds`` after the process began. ``aside``: seconds of that which do not
    count, for reading samples.
    """

    def __init__(self, seconds: float, aside: float = 0.0):
        self._seconds, self._begin = seconds, 0.0
        self._aside, self._first = aside, float("nan")
        self._since, self._done = 0.0, 0
        self._others = Others()
        self._speeds: list[float] = []
        self._foreign: list[float] = []

    def is_over(self, done: int) -> bool:
        """Take note of ``done`` samples; return whether the time is over."""
        now = time.perf_counter()
        if not self._begin:
            self._first = age_seconds() - self._aside
            self._begin = now + WARM_UP_SECONDS
            self._open(done)
        length = now - self._since
        if length < WINDOW_SECONDS:
            return False
        if self._since >= self._begin:
            self._speeds.append((done - self._done) / length)
            self._foreign.append(self._others.share())
        self._open(done)
        return now > self._begin + self._seconds and bool(self._speeds)

    def _open(self, done: int) -> None:
        self._others.restart()
        self._since, self._done = time.perf_counter(), done

    def result(self) -> dict:
        """Return what was measured: samples a second and the share of others by window."""
        return {
            "first_seconds": self._first,
            "speeds": self._speeds,
            "foreign": self._foreign,
            "peak_bytes": peak_bytes(os.getpid()),
        }
