"""Vectors of Keras 2: inputs, weights and outputs of layers, six decimals each, without settings.

The files stand in ``keras-layer-vectors`` of the real data; tests say which settings each has.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.layers.base import Layer
from tests.engine.layers.rig import Rig

TOLERANCE = 1e-5  # of the largest value


@dataclass(frozen=True)
class Vector:
    """One sample, without the batch; ``weights`` in Keras's order."""

    inputs: list[np.ndarray]
    weights: list[np.ndarray]
    expected: np.ndarray


def read_vectors(shared: Path, name: str) -> list[Vector]:
    """Return the vectors of a file such as "convolutional/Conv1D", in order."""
    path = shared / "keras-layer-vectors" / "layers" / f"{name}.json"
    return [_vector(entry) for entry in json.loads(path.read_text()).values()]


def _vector(entry: dict) -> Vector:
    inputs = entry["inputs"] if "inputs" in entry else [entry["input"]]
    weights = entry.get("weights", [])
    return Vector([*map(_array, inputs)], [*map(_array, weights)], _array(entry["expected"]))


def _array(data: dict) -> np.ndarray:
    return np.array(data["data"], np.float32).reshape(data["shape"])


def assert_gives(layer: Layer, vector: Vector) -> None:
    """Run ``layer`` with the weights of ``vector`` on its inputs, and compare."""
    shapes = [x.shape for x in vector.inputs]
    rig = Rig(layer, shapes, dtype=np.float32, samples=1)
    own = rig.network.weights.get("node", {})
    for place, given in zip(own.values(), vector.weights, strict=True):
        place[...] = given.reshape(place.shape)
    xs = {f"x{i}": x[None] for i, x in enumerate(vector.inputs)}
    (y,), _, _ = rig.run(xs, training=False)
    assert y[0].shape == vector.expected.shape
    largest = max(1.0, np.abs(vector.expected).max())
    np.testing.assert_allclose(y[0], vector.expected, rtol=0, atol=TOLERANCE * largest)
