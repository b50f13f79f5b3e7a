"""Golden vectors: one case of a file that Keras wrote, compared with a layer of ours.

Arrays of a case: inputs x0, x1, ..., their masks m0, ..., weights w/NAME, outputs y0, ..., the
gradients dy0, ... they are given, and the gradients dx0, ... of inputs and g/NAME of weights.
Some have a "layer" as JSON, a list that begins with its class and settings, and the weights
u/NAME after a step of SGD with the rate 0.1.
"""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from engine.kernels.reference import REFERENCE
from engine.layers.base import Layer, layers
from engine.network.layout import Place
from tests.engine.layers.rig import Rig

FOLDER = Path(__file__).parents[2] / "golden"
TOLERANCE = 1e-5  # of the largest value
ROUNDING = 1e-6  # what is smaller throughout is 0, such as the gradient of the bias of keys

Arrays = dict[str, np.ndarray]


def read_cases(area: str) -> dict[str, Arrays]:
    """Return the arrays of all cases of ``tests/golden/{area}.npz``."""
    cases: dict[str, Arrays] = defaultdict(dict)
    with np.load(FOLDER / f"{area}.npz", allow_pickle=False) as file:
        for key in file.files:
            name, _, array = key.partition("|")
            cases[name][array] = file[key]
    return dict(cases)


def layer_of(arrays: Arrays) -> Layer:
    """Return the layer that a case describes."""
    kind, settings, *_ = json.loads(str(arrays["layer"]))
    return layers[kind](**{name: as_setting(value) for name, value in settings.items()})


def as_setting(value: Any) -> Any:
    """Return a setting that JSON kept as a list."""
    return tuple(map(as_setting, value)) if isinstance(value, list) else value


def assert_equals_keras(
    layer: Layer, arrays: Arrays, kernels: Any = REFERENCE, *, training: bool = True
) -> Rig:
    """Run ``layer`` on the inputs of a case, and compare all that it gives; return its rig."""
    xs = _numbered(arrays, "x")
    rig = Rig(
        layer,
        [x.shape[1:] for x in xs],
        dtype=np.float32,
        samples=len(xs[0]),
        masks=[arrays.get(f"m{i}") for i in range(len(xs))],
        kernels=kernels,
    )
    own = weights_of(rig)
    given = {key[2:]: array for key, array in arrays.items() if key.startswith("w/")}
    assert list(own) == list(given)
    for name, weight in own.items():
        weight[...] = given[name]
    rig.dys = dict(zip(rig.outputs, _numbered(arrays, "dy"), strict=True))
    ys, dxs, gradient = rig.run({f"x{i}": x for i, x in enumerate(xs)}, training=training)
    for y, expected in zip(ys, _numbered(arrays, "y"), strict=True):
        assert_close(y, expected)
    for i, expected in enumerate(_numbered(arrays, "dx")):
        assert_close(dxs[f"x{i}"], expected)
    for place in rig.network.layout.trainable() if training else ():
        found = gradient[place.start : place.stop].reshape(place.shape)
        assert_close(found, arrays[f"g/{name_of(place)}"])
    return rig


def weights_of(rig: Rig) -> Arrays:
    """Return the weights of the layer, in a network behind the node of theirs."""
    weights = rig.network.weights
    return {name_of(p): weights[p.key[0]][p.key[1]] for p in rig.network.layout.places}


def name_of(place: Place) -> str:
    return "/".join(place.key).removeprefix("node/")


def assert_close(found: np.ndarray, expected: np.ndarray) -> None:
    assert found.shape == expected.shape
    largest = np.abs(expected).max()
    allowed = ROUNDING if largest < ROUNDING else TOLERANCE * largest
    assert np.abs(found - expected).max() <= allowed


def _numbered(arrays: Arrays, letter: str) -> list[np.ndarray]:
    count = sum(key[len(letter) :].isdigit() for key in arrays if key.startswith(letter))
    return [arrays[f"{letter}{i}"] for i in range(count)]
