"""The networks and data that trainers are measured on, the same numbers for every library."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path

import numpy as np

MNIST = Path(__file__).parents[3] / "shared" / "data" / "mnist"
MNIST_PICTURES, MNIST_LABELS = "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"


@dataclass(frozen=True)
class Task:
    """A network, by what its layers are, and the data it is trained on.

    ``layers``: ("conv", filters, same padding), ("pool",), ("flatten",), ("dense", units); all
    but the last bend by ReLU. One unit at the end means a question of yes or no.
    """

    name: str
    title: str
    shape: tuple[int, ...]
    layers: tuple[tuple, ...]
    batch: int
    samples: int
    optimizer: str

    @property
    def classes(self) -> int:
        return self.layers[-1][1]

    @property
    def is_image(self) -> bool:
        return len(self.shape) == 3


TASKS = {
    task.name: task
    for task in (
        Task(
            "mnist",
            "MNIST convnet, batch 64",
            (28, 28, 1),
            (
                ("conv", 32, False),
                ("pool",),
                ("conv", 64, False),
                ("pool",),
                ("conv", 64, False),
                ("flatten",),
                ("dense", 64),
                ("dense", 10),
            ),
            64,
            60_000,
            "RMSprop",
        ),
        Task(
            "cifar",
            "colour convnet, batch 32",
            (32, 32, 3),
            (
                ("conv", 32, True),
                ("conv", 32, True),
                ("pool",),
                ("conv", 64, True),
                ("conv", 64, True),
                ("pool",),
                ("flatten",),
                ("dense", 128),
                ("dense", 10),
            ),
            32,
            20_000,
            "Adam",
        ),
        Task(
            "mlp",
            "MLP 784-512-10, batch 128",
            (784,),
            (("dense", 512), ("dense", 10)),
            128,
            60_000,
            "RMSprop",
        ),
        Task(
            "tiny",
            "MLP 2-32-32-1, batch 32",
            (2,),
            (("dense", 32), ("dense", 32), ("dense", 1)),
            32,
            20_000,
            "Adam",
        ),
    )
}


def arrays(task: Task) -> tuple[np.ndarray, np.ndarray, str]:
    """Return samples and labels of a task, and where they come from: "MNIST" or "made".

    Pictures are uint8, as they lie in memory; x: (samples, *shape)   y: (samples,) int64
    """
    if task.name in ("mnist", "mlp") and MNIST.is_dir():
        pictures = _idx(MNIST / MNIST_PICTURES, 16).reshape(-1, *task.shape)
        return pictures[: task.samples], _idx(MNIST / MNIST_LABELS, 8).astype(np.int64), "MNIST"
    rng = np.random.default_rng(0)
    labels = rng.integers(0, max(task.classes, 2), task.samples)
    if task.name == "tiny":
        x = rng.normal(0, 0.5, (task.samples, 2)) + (2 * labels[:, None] - 1)
        return x.astype(np.float32), labels, "made"
    x = rng.integers(0, 256, (task.samples, *task.shape), np.uint8)
    return x, labels, "made"


def _idx(path: Path, head: int) -> np.ndarray:
    with gzip.open(path) as file:
        return np.frombuffer(file.read(), np.uint8, offset=head)
