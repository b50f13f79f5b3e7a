"""How many samples a second the whole trainer learns from, and how much memory it takes.

The trainer reports loss and accuracy of every batch. Each contender is alone in its process;
contenders take turns; the figure is the median of the windows in which others took less than
5 % of a core (of the calmest window where there is none). ``peer`` is a Python that has torch.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from tests.benchmarks.machine import CLEAN
from tests.benchmarks.nets import TASKS, Task, arrays
from tests.benchmarks.report import Row, alone, median

OURS, TORCH = "tests.benchmarks.our_trainer", "tests.benchmarks.torch_trainer"


@dataclass(frozen=True)
class Contender:
    """A program that trains: "cpu", "reference", "nothing", "torch" or "torch-last"."""

    kind: str
    threads: int

    @property
    def is_peer(self) -> bool:
        return self.kind.startswith("torch")

    @property
    def title(self) -> str:
        names = {"torch": "torch", "torch-last": "torch, channels last", "nothing": "bookkeeping"}
        unit = "threads" if self.is_peer else "shards"
        return f"{names.get(self.kind, self.kind + ' kernels')}, {self.threads} {unit}"


@dataclass(frozen=True)
class Result:
    """What one contender did in all rounds."""

    speed: float  # samples a second
    foreign: float  # share of a core that others took in the windows that count
    peak_bytes: int


def measure(task: Task, contenders: Sequence[Contender], rounds: int, seconds: float, peer: str):
    """Return the result of every contender."""
    windows: dict[Contender, list[tuple[float, float]]] = {c: [] for c in contenders}
    peaks = dict.fromkeys(contenders, 0)
    for _ in range(rounds):
        for contender in contenders:
            program = (peer, TORCH) if contender.is_peer else (sys.executable, OURS)
            told = alone(*program, task.name, contender.kind, str(contender.threads), str(seconds))
            windows[contender] += zip(told["speeds"], told["foreign"], strict=True)
            peaks[contender] = max(peaks[contender], told["peak_bytes"])
    return {c: _result(windows[c], peaks[c]) for c in contenders}


def _result(windows: list[tuple[float, float]], peak: int) -> Result:
    clean = [w for w in windows if w[1] < CLEAN] or [min(windows, key=lambda w: w[1])]
    return Result(median(s for s, _ in clean), median(f for _, f in clean), peak)


def rows(*, quick: bool, peer: str = "") -> list[Row]:
    """Measure all tasks."""
    told = []
    for task in TASKS.values():
        found = measure(task, _contenders(task, quick, peer), *_effort(quick, peer), peer)
        told += _told(task, found)
    return told


def _effort(quick: bool, peer: str) -> tuple[int, float]:
    """Return rounds, and seconds of each contender in a round."""
    if quick:
        return 1, 1.0
    return (3, 3.0) if peer else (2, 3.0)


def _contenders(task: Task, quick: bool, peer: str) -> list[Contender]:
    found = [Contender("cpu", 1), Contender("cpu", 2), Contender("nothing", 1)]
    found += [Contender("reference", 1)] if quick else [Contender("reference", n) for n in (1, 2)]
    if peer:
        layouts = ["torch", "torch-last"] if task.is_image else ["torch"]
        found += [Contender(layout, n) for layout in layouts for n in (1, 2)]
    return found


def _told(task: Task, found: dict[Contender, Result]) -> list[Row]:
    part = f"Training, {task.title} ({arrays(task)[2]} data)"
    peers = [r.speed for c, r in found.items() if c.is_peer]
    told = []
    for contender, result in found.items():
        if contender.kind == "nothing":
            per_step = 1e6 * task.batch / result.speed
            told.append(Row(part, contender.title, per_step, "us a step", _remark(result)))
            continue
        remark = _remark(result)
        if peers and not contender.is_peer:
            remark = f"{result.speed / max(peers):.2f} of the fastest torch; {remark}"
        told.append(Row(part, contender.title, result.speed, "samples/s", remark))
    if task.name == "mnist":
        told += [
            Row(part, f"peak memory, {c.title}", r.peak_bytes / 2**20, "MiB")
            for c, r in found.items()
            if c.kind != "nothing"
        ]
    return told


def _remark(result: Result) -> str:
    return "" if result.foreign < CLEAN else f"others took {100 * result.foreign:.0f} % of a core"
