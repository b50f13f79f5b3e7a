"""Convolutions and poolings cross between Lamina and Keras and compute the same on both sides."""

import numpy as np
import pytest

from engine.io.keras_file import write_keras
from engine.io.model_file import read_model
from engine.kernels.reference import REFERENCE
from engine.layers.inputs import InputLayer
from engine.network.network import Network
from engine.spec import stack
from tests.engine.layers.examples.convolutions import EXAMPLES
from tests.peers.conftest import assert_close

# On PyTorch, Keras repeats the border in an average pooling with uneven padding; we count only
# places inside, as Keras does on TensorFlow.
CASES = [
    pytest.param(layer, shapes[0], id=f"{name}-{number}")
    for name, examples in EXAMPLES.items()
    for number, (layer, shapes) in enumerate(examples)
    if not (name.startswith("Average") and layer.padding == "same")
]


@pytest.mark.parametrize(("layer", "shape"), CASES)
def test_keras_computes_the_same_and_gives_the_layer_back(layer, shape, keras, tmp_path):
    spec, rng = stack(InputLayer(shape=shape), layer), np.random.default_rng(5)
    network, x = Network(spec), rng.standard_normal((3, *shape)).astype(np.float32)
    for weight in network.weights.get("n1", {}).values():
        weight[...] = rng.uniform(-0.5, 0.5, weight.shape)
    y = network.predict(x, REFERENCE)
    write_keras(tmp_path / "ours.keras", spec, network.arrays())
    model = keras.saving.load_model(tmp_path / "ours.keras")
    assert_close(keras.ops.convert_to_numpy(model(x, training=False)), y)
    model.save(tmp_path / "theirs.keras")
    read = read_model(tmp_path / "theirs.keras")
    again = Network(read.network_spec())
    again.load(read.arrays)
    np.testing.assert_array_equal(again.predict(x, REFERENCE), y)
