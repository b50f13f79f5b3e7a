"""A run as the engine process does it, alone in a process: what it took, and what was predicted.

Argument: a network of the benchmarks. Prints JSON: bytes before, at the peak, and the prediction.
"""

from __future__ import annotations

import dataclasses
import json
import os
import sys
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from typing import Any

from engine.data.choice import DataChoice
from engine.data.dataset import Dataset, Source
from engine.data.preparation import DivideBy255, Unchanged
from engine.data.split import Split
from engine.kernels import best_kernels
from engine.kernels.blas import set_blas_threads
from engine.service.desk import Loaded
from engine.service.messages import Train
from engine.service.running import Run
from engine.training.memory import predicted_memory
from tests.benchmarks.machine import peak_bytes
from tests.benchmarks.nets import TASKS, Task
from tests.benchmarks.our_trainer import plan_of, spec_of
from tests.benchmarks.samples import arrays

EPOCHS = 2


def loaded_for(task: Task) -> Loaded:
    """Return samples for a few steps of training, and as many for validation."""
    count = max(4 * task.batch, 512)
    x, y, _ = arrays(dataclasses.replace(task, samples=count))
    names = tuple(map(str, range(max(task.classes, 2))))
    dataset = Dataset(task.name, x[:count].copy(), y[:count].copy(), classes=names)
    scaled = task.data in ("mnist", "cifar", "pixels")
    choice = DataChoice(Source(), DivideBy255() if scaled else Unchanged(), Split(validation=0.5))
    return Loaded.of(choice, dataset)


def resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def send(snapshot: Any, events: tuple) -> None:
    """Do what sending costs, without anybody at the other end."""
    ForkingPickler.dumps(snapshot)


def main() -> None:
    task = TASKS[sys.argv[1]]
    set_blas_threads(1)
    kernels, loaded = best_kernels(), loaded_for(task)
    spec = spec_of(task)
    plan = dataclasses.replace(plan_of(task), epochs=EPOCHS)
    before = resident_bytes()
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak begins anew
    run = Run(Train(1, "run", loaded.choice, spec, plan), loaded, kernels, lambda: None, send)
    while not run.finished:
        run.advance()
    if run.error:
        raise run.error
    peak = peak_bytes(os.getpid())
    run.close()
    feeds = [loaded.feed(part, spec, plan) for part in ("train", "validation")]
    predicted = predicted_memory(spec, plan, *feeds, kernels)
    told = {"before": before, "peak": peak, "kernels": kernels.name}
    sys.stdout.write(json.dumps({**told, "predicted": dataclasses.asdict(predicted)}))


if __name__ == "__main__":
    main()
