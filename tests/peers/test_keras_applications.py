"""Known networks against ``keras.applications``: names of layers, parameters, outputs."""

import numpy as np
import pytest

from engine.io import read_weights
from engine.kernels.reference import REFERENCE
from engine.network.applications import APPLICATIONS
from engine.network.network import Network
from tests.peers.conftest import assert_close

SHAPE = (96, 96, 3)


@pytest.mark.filterwarnings("ignore:.*HDF5 file")
@pytest.mark.parametrize("name", APPLICATIONS)
def test_the_weights_of_keras_fit_and_give_the_same(name, keras, tmp_path):
    build = getattr(keras.applications, name)
    model = build(weights=None, include_top=False, input_shape=SHAPE, pooling="avg")
    spec = APPLICATIONS[name](include_top=False, input_shape=SHAPE, pooling="avg")
    network = Network(spec)
    assert network.summary.parameters == model.count_params()
    kept = {place.key[0] for place in network.layout.places}
    ours = [node.name for node in spec if node.id in kept and not node.name.startswith(AUTOMATIC)]
    theirs = [la.name for la in model.layers if la.weights and not la.name.startswith(AUTOMATIC)]
    assert sorted(ours) == sorted(theirs)
    model.save(tmp_path / "theirs.h5")
    read = read_weights(tmp_path / "theirs.h5", spec)
    assert len(network.load(read.arrays)) == len(network.weights)
    x = np.random.default_rng(2).random((1, *SHAPE), np.float32)
    expected = keras.ops.convert_to_numpy(model(x, training=False))
    assert_close(network.predict(x, REFERENCE), expected)


AUTOMATIC = ("conv2d", "batch_normalization")  # names that depend on what Keras built before
