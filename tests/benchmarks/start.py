"""How long the program takes until it can be used, and how much memory its processes take.

Each start is that of a user: new processes, byte code and compiled kernels of an earlier start.
"Cold": the system was made to forget all files before. Every time counts from the moment at
which the process is asked for.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.machine import forget_files
from tests.benchmarks.report import Row, alone, median, tell
from tests.screen import own_screen

TIMES = {
    "shown": "first picture of the welcome page",
    "usable": "window usable: painted, and nothing left to do",
    "ready": "engine ready",
    "filters": "filters of the Signs laboratory, opened at once",
}
MOMENTS = {
    "started": "after the start",
    "signs": "with the Signs laboratory",
    "training": "while MNIST trains",
}


def rows(*, quick: bool) -> list[Row]:
    """Measure warm starts, and cold ones where the system can be made to forget files."""
    with own_screen() as surroundings, tempfile.TemporaryDirectory() as compiled:
        surroundings |= {"PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
        _start(0.0, surroundings)  # writes byte code, as an installation has it
        warm = [_start(0.0, surroundings) for _ in range(1 if quick else 5)]
        cold = _cold_starts(1 if quick else 3, surroundings)
        trained = _start(3.0 if quick else 10.0, surroundings)
    told = _times("Start, warm", warm)
    told += _times("Start, cold", cold) if cold else [Row("Start, cold", "not permitted", 0, "")]
    return told + _memory(trained["memory"])


def _cold_starts(count: int, surroundings: dict[str, str]) -> list[dict]:
    return [_start(0.0, surroundings) for _ in range(count) if forget_files()]


def _start(training_seconds: float, surroundings: dict[str, str]) -> dict:
    now = repr(time.monotonic())
    return alone(sys.executable, __name__, now, str(training_seconds), **surroundings)


def _times(part: str, starts: list[dict]) -> list[Row]:
    return [
        Row(part, text, median(start["times"][name] for start in starts), "s")
        for name, text in TIMES.items()
    ]


def _memory(peaks: dict) -> list[Row]:
    return [
        Row("Peak memory", f"{process} process {text}", peaks[name][process], "MiB")
        for name, text in MOMENTS.items()
        for process in ("window", "engine")
    ]


def main() -> None:
    """In the process of the window. Arguments: when it was asked for, seconds of training."""
    from tests.benchmarks import a_window

    asked, training_seconds = float(sys.argv[1]), float(sys.argv[2])
    times: dict[str, float] = {}

    def take(name: str, fact: Callable[[], object]) -> None:
        a_window.until(fact)
        times[name] = time.monotonic() - asked

    with a_window.program() as (started, folder):
        window, session = started.window, started.session
        painted = a_window.FirstPaint(window.welcome.title)
        take("shown", lambda: painted.happened)
        a_window.until_idle()
        times["usable"] = time.monotonic() - asked
        memory = {"started": a_window.memory(started)}
        window.open_lab("signs")
        take("ready", lambda: session.engine_state == "ready")
        filters = a_window.filters_of(started)
        take("filters", lambda: filters.isVisible() and len(filters.mosaic.tiles))
        a_window.until_idle()
        memory |= {"signs": a_window.memory(started)}
        if training_seconds:
            memory["training"] = _memory_of_training(started, folder, training_seconds)
    tell({"times": times, "memory": memory})


def _memory_of_training(started, folder: Path, seconds: float) -> dict[str, float]:
    from tests.benchmarks import a_window

    document, _ = a_window.mnist_document(0, folder)
    a_window.open_document(started, document, folder / "memory.lamina")
    run = started.session.train("memory")
    a_window.until(lambda: started.session.records[run].step > 10)
    a_window.run_for(seconds)
    return a_window.memory(started)


if __name__ == "__main__":
    main()
