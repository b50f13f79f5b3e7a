"""Lamina's whole trainer at work, alone in a process: see ``trainer``, which starts it."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np

from engine.data.batches import Feed
from engine.data.preparation import DivideBy255, Unchanged
from engine.kernels import blas
from engine.layers import Layer, convolution, dense, inputs, pooling, shape
from engine.losses import BinaryCrossentropy, SparseCategoricalCrossentropy
from engine.network.network import Network
from engine.optimizers import optimizer_named
from engine.spec import NetworkSpec, stack
from engine.training.plan import Plan
from engine.training.trainer import Trainer
from tests.benchmarks.nets import TASKS, Task, arrays
from tests.benchmarks.report import tell
from tests.benchmarks.windows import Windows

FOR_EVER = 10**6


class Nothing:
    """Kernels that compute nothing: what is left is the bookkeeping of a step."""

    name = "nothing"
    recorder = look_out = None

    def __getattr__(self, name: str) -> Any:
        return _loss if "cross_entropy" in name else _nothing


def _nothing(*_: Any, **__: Any) -> None:
    return None


def _loss(*_: Any) -> tuple[float, float]:
    return 1.0, 0.0


def kernels_named(name: str) -> Any:
    """Return "cpu", "reference" or "nothing"; compiled ones come from the disk."""
    if name == "nothing":
        return Nothing()
    if name == "reference":
        from engine.kernels.reference import REFERENCE

        return REFERENCE
    from engine.kernels import best_kernels

    kernels = best_kernels()
    assert kernels.name == name, "the kernels are not compiled: python -m engine.kernels.compile"
    return kernels


def spec_of(task: Task) -> NetworkSpec:
    """Return the network of a task, with its last activation."""
    layers: list[Layer] = [inputs.InputLayer(shape=task.shape)]
    last = "sigmoid" if task.classes == 1 else "softmax"
    for number, (kind, *settings) in enumerate(task.layers, start=1):
        bend = last if number == len(task.layers) else "relu"
        if kind == "conv":
            padding = "same" if settings[1] else "valid"
            layers.append(convolution.Conv2D(filters=settings[0], padding=padding, activation=bend))
        elif kind == "dense":
            layers.append(dense.Dense(units=settings[0], activation=bend))
        else:
            layers.append(pooling.MaxPooling2D() if kind == "pool" else shape.Flatten())
    return stack(*layers)


def trainer_of(task: Task, kernels: Any, shards: int) -> Trainer:
    """Return a trainer that reports loss and accuracy of every batch, and never ends."""
    x, y, _ = arrays(task)
    network = Network(spec_of(task))
    binary = task.classes == 1
    preparation = (DivideBy255() if x.dtype == np.uint8 else Unchanged()).fit(x[:1])
    feed = Feed.single(
        x,
        y,
        np.arange(len(x)),
        preparation,
        network.spec.inputs[0].name,
        network.spec.output.name,
        "values" if binary else "class",
        task.classes,
    )
    plan = Plan(
        optimizer=optimizer_named(task.optimizer),
        loss=BinaryCrossentropy() if binary else SparseCategoricalCrossentropy(),
        batch_size=task.batch,
        epochs=FOR_EVER,
        shards=shards,
    )
    return Trainer(network, plan, feed, kernels=kernels)


def main() -> None:
    """Arguments: task, kernels, shards, seconds."""
    name, kernels, shards, seconds = sys.argv[1:]
    task = TASKS[name]
    blas.set_blas_threads(1)
    trainer = trainer_of(task, kernels_named(kernels), int(shards))
    windows = Windows(float(seconds))
    for _ in trainer.run():
        if windows.is_over(trainer.step * task.batch):
            break
    trainer.close()
    tell(windows.result())


if __name__ == "__main__":
    main()
