"""How long a heat map takes in the engine: ``python -m tests.benchmarks.attribution``.

Each figure is the shortest of some repeats, the first left out: of the clock, and of all cores
together. Long methods are measured on the small network alone; ``--large`` adds VGG16.
"""

import sys
import time

import numpy as np

from engine.explain.methods import attributions, explain
from engine.explain.predictions import finished
from engine.kernels import best_kernels
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.pooling import MaxPooling2D
from engine.layers.shape import Flatten
from engine.network.applications import VGG16
from engine.network.network import Network
from engine.spec import NetworkSpec, stack


def small() -> NetworkSpec:
    """A convnet for CIFAR's images."""
    layers = []
    for filters in (32, 64, 128):
        layers += [Conv2D(filters=filters, padding="same", activation="relu")] * 2
        layers.append(MaxPooling2D())
    dense = Dense(units=256, activation="relu"), Dense(units=10, activation="softmax")
    return stack(InputLayer(shape=(32, 32, 3)), *layers, Flatten(), *dense)


def measure(title: str, network: Network, names: list[str], repeats: int) -> None:
    kernels, shape = best_kernels(), network.spec.inputs[0].layer.shape
    x = np.random.default_rng(0).random((1, *shape), np.float32)
    sys.stdout.write(f"{title}, kernels: {kernels.name}\n")
    for name in names:
        wall, work = [], []
        for _ in range(repeats + 1):
            began = time.perf_counter(), time.process_time()
            finished(explain(network, x, kernels, attributions[name](), target=1))
            wall.append(time.perf_counter() - began[0])
            work.append(time.process_time() - began[1])
        times = min(wall[1:]), min(work[1:])
        sys.stdout.write(
            f"  {name:24} {1000 * times[0]:8.0f} ms, {1000 * times[1]:8.0f} ms of CPU\n"
        )


def main() -> None:
    names = sorted(attributions, key=lambda name: attributions[name].is_long)
    measure("CIFAR-size convnet", Network(small(), seed=1), names, 5)
    if "--large" in sys.argv:
        quick = [name for name in names if not attributions[name].is_long]
        measure("VGG16 at 224", Network(VGG16(), seed=1), quick, 3)


if __name__ == "__main__":
    main()
