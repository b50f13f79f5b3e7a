"""How evenly the window breathes while the engine trains: a timer of 16 ms in the window process.

The real program on a screen of its own, all panels as at first, the Inside panel live. The
interval between two ticks is 16 ms where nothing keeps the window from answering.
"""

from __future__ import annotations

import os
import sys
import time
from itertools import pairwise

from tests.benchmarks.machine import Others
from tests.benchmarks.report import Row, alone, tell
from tests.screen import own_screen

TICK_MILLISECONDS = 16
GOAL_MILLISECONDS = 33.0  # two pictures of a screen of 60 Hz
SETTLE_SECONDS = 2.0
CASES = (0, 1, 2)  # shards; 0: nothing trains


def rows(*, quick: bool) -> list[Row]:
    """Measure with an idle engine, and with one and two engine threads."""
    seconds = 6.0 if quick else 20.0
    with own_screen() as surroundings:
        told = [
            alone(sys.executable, __name__, str(shards), str(seconds), **surroundings)
            for shards in CASES
        ]
    return [row for each in told for row in _rows(each, seconds)]


def _rows(told: dict, seconds: float) -> list[Row]:
    shards, intervals = told["shards"], told["milliseconds"]
    part = f"Latency of the window, intervals of {TICK_MILLISECONDS} ms for {seconds:.0f} s"
    what = f"{shards} engine threads, {told['data']} data" if shards else "engine idle"
    foreign = f"others took {100 * told['foreign']:.0f} % of a core"
    found = [Row(part, f"{what}: p{q}", percentile(intervals, q), "ms") for q in (50, 95, 99)]
    found.append(Row(part, f"{what}: longest", max(intervals), "ms", foreign))
    found.append(
        Row(part, f"{what}: work of the window process", 100 * told["busy"], "% of a core")
    )
    if shards:
        found.append(Row(part, f"{what}: speed meanwhile", told["speed"], "samples/s"))
    return found


def percentile(values: list[float], share: int) -> float:
    """Return the value below which ``share`` percent of ``values`` lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * share // 100)]


def main() -> None:
    """In the process of the window. Arguments: shards, seconds."""
    from tests.benchmarks import a_window

    shards, seconds = int(sys.argv[1]), float(sys.argv[2])
    with a_window.program() as (started, folder):
        document, data = a_window.mnist_document(shards, folder)
        a_window.open_document(started, document, folder / "latency.lamina")
        session = started.session
        if shards:
            run = session.train("latency")
            a_window.until(lambda: session.records[run].step > 10)
        a_window.run_for(SETTLE_SECONDS)
        done = session.records[run].step if shards else 0
        others = Others(os.getppid())  # its family: this window, the engine, the screen
        begin, worked = time.perf_counter(), time.process_time()
        intervals = _ticks(seconds)
        spent = time.perf_counter() - begin
        steps = session.records[run].step - done if shards else 0
        told = {
            "shards": shards,
            "data": data,
            "milliseconds": intervals,
            "foreign": others.share(),
            "busy": (time.process_time() - worked) / spent,
            "speed": steps * document.plan.batch_size / spent,
        }
    tell(told)


def _ticks(seconds: float) -> list[float]:
    """Return the intervals between the ticks of a timer, in milliseconds."""
    from PySide6.QtCore import Qt, QTimer

    from tests.benchmarks.a_window import run_for

    times: list[float] = []
    timer = QTimer(interval=TICK_MILLISECONDS, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: times.append(time.perf_counter()))
    timer.start()
    run_for(seconds)
    timer.stop()
    return [1000 * (b - a) for a, b in pairwise(times)]


if __name__ == "__main__":
    main()
