"""The layers of feed-forward networks give Keras's numbers, in training and after it."""

import json

import numpy as np
import pytest

from engine.constraints import constraints
from engine.layers.base import Layer, layers
from engine.layers.inputs import InputLayer
from engine.network.nested import Nested
from engine.optimizers import SGD
from engine.regularizers import regularizers
from engine.spec import stack
from engine.training.plan import Plan
from engine.training.updates import Updater
from tests.engine.layers.golden import (
    Arrays,
    as_setting,
    assert_close,
    assert_equals_keras,
    read_cases,
    weights_of,
)

GOLDEN = read_cases("core")
RATE = 0.1


def described(arrays: Arrays) -> tuple[str, dict, bool]:
    """Return class, settings, and whether the layer is run as while training."""
    kind, settings, training = json.loads(str(arrays["layer"]))
    return kind, settings, training


def layer_of(arrays: Arrays) -> Layer:
    kind, settings, _ = described(arrays)
    if kind == "Functional":
        inputs = InputLayer(shape=arrays["x0"].shape[1:])
        return Nested(network=stack(inputs, *(made(*each) for each in settings["layers"])))
    return made(kind, settings)


def made(kind, settings):
    return layers[kind](**{name: part_of(value) for name, value in settings.items()})


def part_of(value):
    """Return a setting; a dictionary tells a regularizer or a constraint."""
    if not isinstance(value, dict):
        return as_setting(value)
    settings = dict(value)
    kind = settings.pop("class")
    return (regularizers if kind in regularizers else constraints)[kind](**settings)


@pytest.mark.parametrize("name", GOLDEN)
def test_outputs_gradients_and_the_weights_after_a_step_are_those_of_keras(name, kernels):
    arrays, layer = GOLDEN[name], layer_of(GOLDEN[name])
    training = described(arrays)[2]
    rig = assert_equals_keras(layer, arrays, kernels, training=training)
    if training:
        updater = Updater(Plan(optimizer=SGD(learning_rate=RATE)), rig.crew)
        updater.penalise()
        updater.update(RATE, 1)
        layer.settle(rig.network.weights.get("node", {}), rig.observed.get("node", {}))
        for weight, found in weights_of(rig).items():
            assert_close(found, arrays[f"u/{weight}"])


def test_frozen_weights_get_no_gradient():
    frozen = [arrays for arrays in GOLDEN.values() if "trainable" in described(arrays)[1]]
    assert len(frozen) == 2
    for arrays in frozen:
        assert not any(key.startswith("g/") for key in arrays)
        for key in [key for key in arrays if key.startswith("w/")]:
            np.testing.assert_array_equal(arrays[key], arrays[f"u/{key[2:]}"])
