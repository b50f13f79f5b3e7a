"""The samples that networks are measured with: real ones where they are there, else made."""

from __future__ import annotations

import gzip
import lzma
from pathlib import Path
from typing import Any

import numpy as np

DATA = Path(__file__).parents[3] / "shared" / "data"
MNIST = DATA / "mnist"
MNIST_PICTURES, MNIST_LABELS = "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"
CIFAR = DATA / "cifar10" / "data_batch_1.bin.xz"
WORDS = 5000  # known to the embedding
_RECORD = 1 + 3 * 32 * 32  # bytes of a picture of CIFAR-10: label, then red, green, blue
_BAG = 0.012  # share of 10,000 words that a review holds

Arrays = tuple[np.ndarray, np.ndarray, str]


def arrays(task: Any) -> Arrays:
    """Return samples and labels of a task, and where they come from: "MNIST", "CIFAR", "made".

    Pictures and bags of words are uint8, as they lie in memory.
    x: (samples, *shape)   y: (samples,) int64
    """
    if task.data == "mnist" and MNIST.is_dir():
        pictures = _idx(MNIST / MNIST_PICTURES, 16, task.samples * 784)
        labels = _idx(MNIST / MNIST_LABELS, 8, task.samples)
        return pictures.reshape(-1, *task.shape), labels.astype(np.int64), "MNIST"
    if task.data == "cifar" and CIFAR.is_file():
        return _cifar(task.samples)
    rng = np.random.default_rng(0)
    labels = rng.integers(0, max(task.classes, 2), task.samples)
    return _made(task, labels, rng), labels, "made"


def _made(task: Any, labels: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    shape = (task.samples, *task.shape)
    if task.data == "points":
        return (rng.normal(0, 0.5, shape) + (2 * labels[:, None] - 1)).astype(np.float32)
    if task.data == "words":
        return rng.integers(0, WORDS, shape, np.int32)
    if task.data == "bags":
        return (rng.random(shape, np.float32) < _BAG).astype(np.uint8)
    return rng.integers(0, 256, shape, np.uint8)


def _idx(path: Path, head: int, count: int) -> np.ndarray:
    with gzip.open(path) as file:
        return np.frombuffer(file.read(head + count), np.uint8, offset=head)


def _cifar(samples: int) -> Arrays:
    with lzma.open(CIFAR) as file:
        records = np.frombuffer(file.read(samples * _RECORD), np.uint8).reshape(-1, _RECORD)
    planes = records[:, 1:].reshape(-1, 3, 32, 32)
    pictures = np.ascontiguousarray(planes.transpose(0, 2, 3, 1))
    return pictures, records[:, 0].astype(np.int64), "CIFAR"
