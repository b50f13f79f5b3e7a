"""Networks that grow along one axis, for the curves of ``growth``."""

from __future__ import annotations

from dataclasses import dataclass

from tests.benchmarks.nets import DIGITS, FLAT, POOL, REVIEWS, TASKS, Task, conv, dense


@dataclass(frozen=True)
class Axis:
    """What grows: its name, the title of its curve, and the values it takes."""

    name: str
    title: str
    values: tuple[int, ...]


AXES = {
    axis.name: axis
    for axis in (
        Axis("batch", "samples in a batch of the MNIST convnet", (4, 16, 64, 256)),
        Axis("side", "pixels along a side, two convolutions of 32", (16, 32, 64, 128)),
        Axis("channels", "channels of two convolutions, 32 x 32", (8, 16, 32, 64, 128)),
        Axis("depth", "convolutions of 32, one after the other, 32 x 32", (1, 2, 4, 8)),
        Axis("length", "words in a sequence of an LSTM of 100", (25, 50, 100, 200, 400)),
    )
}


def task_named(name: str) -> Task:
    """Return a network of the table, or one of an axis: "depth:4"."""
    if name in TASKS:
        return TASKS[name]
    axis, value = name.split(":")
    return grown(axis, int(value))


def grown(axis: str, value: int) -> Task:
    """Return the network of ``axis`` at one value."""
    name = f"{axis}:{value}"
    if axis == "batch":
        samples = max(2048, 8 * value)
        return Task(name, name, (28, 28, 1), DIGITS, value, samples, data="mnist")
    if axis == "length":
        return Task(name, name, (value,), REVIEWS, 64, 1024, "Adam", "words")
    side = value if axis == "side" else 32
    filters = value if axis == "channels" else 32
    depth = value if axis == "depth" else 2
    layers = conv(filters, same=True) * depth + POOL + FLAT + dense(10)
    return Task(name, name, (side, side, 3), layers, 32, 512)
