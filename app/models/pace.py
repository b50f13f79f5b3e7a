"""How fast a run goes and how long it still takes, from the times at which it reported."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

SPEED_SECONDS = 3.0  # the speed shown is that of the last seconds
FORECAST_SECONDS = 60.0  # what is left is told from a longer time, validations included


class Pace:
    """Counts steps (batches) against the clock; pauses do not count.

    ``clock`` returns seconds that never go back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic):
        self._clock = clock
        self._recent: deque[tuple[float, int]] = deque()
        self._longer: deque[tuple[float, int]] = deque()
        self._spent = 0.0
        self._running_since: float | None = None
        self._speed = 0.0

    @property
    def is_running(self) -> bool:
        return self._running_since is not None

    @property
    def elapsed(self) -> float:
        """Seconds since the start, without pauses."""
        running = 0.0 if self._running_since is None else self._clock() - self._running_since
        return self._spent + running

    @property
    def speed(self) -> float:
        """Steps a second, 0 while unknown; validations do not slow it down."""
        return self._speed

    def go(self, step: int) -> None:
        """The run goes on after ``step`` steps."""
        if not self.is_running:
            self._running_since = self._clock()
            self._recent = deque([(self._running_since, step)])
            self._longer = deque(self._recent)

    def reach(self, step: int) -> None:
        """The run has done ``step`` steps in all."""
        self.go(step)
        now = self._clock()
        for points, span in ((self._recent, SPEED_SECONDS), (self._longer, FORECAST_SECONDS)):
            points.append((now, step))
            while len(points) > 2 and now - points[0][0] > span:
                points.popleft()
        self._speed = _slope(self._recent) or self._speed

    def interrupt(self) -> None:
        """Something else than training takes time now, such as a validation."""
        self._recent.clear()

    def rest(self) -> None:
        """The run is paused, or has ended."""
        self._spent = self.elapsed
        self._running_since = None

    def seconds_left(self, steps: int) -> float | None:
        """Return how many seconds ``steps`` more steps take; None while that is unknown."""
        speed = _slope(self._longer)
        return steps / speed if speed else None


def _slope(points: deque[tuple[float, int]]) -> float:
    if len(points) < 2 or points[-1][0] <= points[0][0]:
        return 0.0
    return (points[-1][1] - points[0][1]) / (points[-1][0] - points[0][0])
