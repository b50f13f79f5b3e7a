"""What recording weights and flows costs: ``python -m tests.benchmarks.recorder [N2 N7]``.

Each network is trained in turns with and without looks, in CPU time of the whole process; the
medians of the turns are compared. A network without looks beside one without says how much of the
difference is noise.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator

from engine.kernels import best_kernels
from engine.kernels.blas import set_blas_threads
from engine.network.network import Network
from engine.training.events import FlowsRecorded
from engine.training.trainer import Trainer
from tests.benchmarks import our_trainer
from tests.benchmarks.axes import task_named

TURNS, TURN_SECONDS = 24, 0.5


class _Contender:
    """One training that goes on for ever, a turn at a time."""

    def __init__(self, name: str, *, records: bool):
        task = task_named(name)
        network, plan = Network(our_trainer.spec_of(task)), our_trainer.plan_of(task)
        feed, kernels = our_trainer.feed_of(task, network), best_kernels()
        self.trainer = Trainer(network, plan, feed, kernels=kernels, records=records)
        self._events: Iterator = self.trainer.run()
        self.looks = 0
        self.costs: list[float] = []  # CPU seconds a step, of each turn

    def turn(self) -> None:
        """Train for a while."""
        step, cpu = self.trainer.step, time.process_time()
        until = time.perf_counter() + TURN_SECONDS
        while time.perf_counter() < until:
            self.looks += isinstance(next(self._events), FlowsRecorded)
        self.costs.append((time.process_time() - cpu) / max(self.trainer.step - step, 1))


def compare(name: str) -> str:
    """Return a line on one network."""
    plain, recorded, again = (_Contender(name, records=r) for r in (False, True, False))
    three = plain, recorded, again
    for each in three:
        each.turn()  # tapes are made, buffers find their places
        each.costs.clear()
    for _ in range(TURNS):
        for each in three:
            each.turn()
    base = statistics.median(plain.costs)
    more, noise = (100 * (statistics.median(c.costs) / base - 1) for c in (recorded, again))
    said = 100 * recorded.trainer.recorder.cost
    return (
        f"{name}: {1e6 * base:.0f} us CPU a step; with looks {more:+.1f} %, without again "
        f"{noise:+.1f} %; the recorder says {said:.1f} %, {recorded.looks} looks in "
        f"{recorded.trainer.step} steps"
    )


def main() -> None:
    set_blas_threads(1)
    for name in sys.argv[1:] or ("N2", "N7"):
        sys.stdout.write(compare(name) + "\n")


if __name__ == "__main__":
    main()
