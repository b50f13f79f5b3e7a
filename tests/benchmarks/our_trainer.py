"""Lamina's whole trainer at work, alone in a process: see ``rounds``, which starts it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from typing import Any

import numpy as np

from engine.arrays.multi_hot import MultiHot
from engine.data.batches import Feed, Goal, Inlet
from engine.data.preparation import DivideBy255, Unchanged
from engine.kernels import blas
from engine.layers import convolution, dense, dropout, embedding, inputs, pooling, recurrent, shape
from engine.losses import BinaryCrossentropy, SparseCategoricalCrossentropy
from engine.network.network import Network
from engine.optimizers import optimizer_named
from engine.spec import NetworkSpec, stack
from engine.training.plan import Plan
from engine.training.shards import Crew
from engine.training.trainer import Trainer
from tests.benchmarks.axes import task_named
from tests.benchmarks.nets import Task
from tests.benchmarks.report import tell
from tests.benchmarks.samples import arrays
from tests.benchmarks.windows import Windows

FOR_EVER = 10**6

LAYERS = {
    "conv": lambda filters, same, bend: convolution.Conv2D(
        filters=filters, padding="same" if same else "valid", activation=bend
    ),
    "pool": lambda bend: pooling.MaxPooling2D(),
    "flatten": lambda bend: shape.Flatten(),
    "dropout": lambda rate, bend: dropout.Dropout(rate=rate),
    "embedding": lambda rows, units, bend: embedding.Embedding(input_dim=rows, output_dim=units),
    "lstm": lambda units, bend: recurrent.LSTM(units=units),
    "dense": lambda units, bend: dense.Dense(units=units, activation=bend),
}


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
    """Return "cpu", "cold" (cpu, compiled on the way), "reference" or "nothing"."""
    if name == "nothing":
        return Nothing()
    if name == "reference":
        from engine.kernels.reference import REFERENCE

        return REFERENCE
    if name == "cold":
        from engine.kernels.cpu import CPU

        return CPU
    from engine.kernels import best_kernels

    kernels = best_kernels()
    assert kernels.name == name, "the kernels are not compiled: python -m engine.kernels.compile"
    return kernels


def spec_of(task: Task) -> NetworkSpec:
    """Return the network of a task, with its last activation."""
    kind = "int32" if task.data == "words" else "float32"
    layers: list[Any] = [inputs.InputLayer(shape=task.shape, dtype=kind)]
    last = "sigmoid" if task.classes == 1 else "softmax"
    for number, (kind, *settings) in enumerate(task.layers, start=1):
        bend = last if number == len(task.layers) and task.classes else "relu"
        layers.append(LAYERS[kind](*settings, bend=bend))
    return stack(*layers)


def plan_of(task: Task, shards: int = 0) -> Plan:
    """Return the plan of a task; 0 shards leave their number to Lamina."""
    binary = task.classes == 1
    return Plan(
        optimizer=optimizer_named(task.optimizer),
        loss=BinaryCrossentropy() if binary else SparseCategoricalCrossentropy(),
        batch_size=task.batch,
        epochs=FOR_EVER,
        shards=shards,
    )


def feed_of(task: Task, network: Network) -> Feed:
    """Return the samples of a task as the network takes them."""
    x, y, _ = arrays(task)
    preparation = DivideBy255() if task.data in ("mnist", "cifar", "pixels") else Unchanged()
    if task.data == "bags":
        inlet = Inlet(MultiHot.of_lists(map(np.flatnonzero, x), task.shape[0]))
    else:
        inlet = Inlet(x, None if task.data == "words" else preparation.fit(x[:1]))
    goal = Goal(y, "values" if task.classes == 1 else "class", task.classes)
    spec = network.spec
    return Feed({spec.inputs[0].name: inlet}, {spec.output.name: goal}, np.arange(len(x)))


Threads = int | None  # shards computed at the same time; None: all


def training(
    task: Task, feed: Feed, network: Network, plan: Plan, kernels: Any, threads: Threads
) -> Iterator[int]:
    """Yield how many samples are done; loss and accuracy of every batch are reported."""
    trainer = Trainer(network, plan, feed, kernels=kernels, threads=threads)
    try:
        for _ in trainer.run():
            if trainer.step:
                yield trainer.step * task.batch
    finally:
        trainer.close()


def evaluating(
    task: Task, feed: Feed, network: Network, plan: Plan, kernels: Any, threads: Threads
) -> Iterator[int]:
    """Yield how many samples went through the network, in shards as in an evaluation."""
    crew, done = Crew(network, kernels, plan.shard_count(network.summary), threads=threads), 0

    def shard(start: int, stop: int, phase: Any, _: int) -> None:
        part = feed.batch(rows[start:stop], phase)
        network.outputs(network.inputs_of(part, phase), phase)

    try:
        while True:
            for rows in feed.batches(task.batch):
                crew.infer(len(rows), shard)
                yield (done := done + len(rows))
    finally:
        crew.close()


def main() -> None:
    """Arguments: task, kernels, shards, seconds, and how many shards at a time (all of them)."""
    name, kernels, shards, seconds, *rest = sys.argv[1:]
    threads = int(rest[0]) if rest else None
    task = task_named(name)
    blas.set_blas_threads(1)
    network, began = Network(spec_of(task)), time.perf_counter()
    feed = feed_of(task, network)
    windows = Windows(float(seconds), aside=time.perf_counter() - began)
    work = evaluating if task.forward else training
    plan = plan_of(task, int(shards))
    steps = work(task, feed, network, plan, kernels_named(kernels), threads)
    for done in steps:
        if windows.is_over(done):
            break
    steps.close()  # type: ignore[attr-defined]
    tell(windows.result())


if __name__ == "__main__":
    main()
