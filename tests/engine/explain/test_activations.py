import numpy as np
import pytest

from engine.errors import NodeNotFound
from engine.explain.activations import activations_of, all_activations
from engine.kernels.reference import REFERENCE
from tests.engine.explain.networks import convnet


def test_each_layer_gives_what_the_next_one_receives(rng):
    network = convnet()
    x = rng.standard_normal((1, 8, 8, 2)).astype(np.float32)
    found = all_activations(network, x, REFERENCE)
    assert list(found) == [node.id for node in network.spec]
    assert (found["n0"] == x[0]).all()
    pooled = found["n2"].reshape(4, 2, 4, 2, 4).max(axis=(1, 3))
    assert (found["n3"] == pooled).all()
    assert (found["n5"] == found["n4"].ravel()).all()


def test_one_layer_gives_the_same_alone(rng):
    network = convnet()
    x = rng.standard_normal((1, 8, 8, 2)).astype(np.float32)
    found = all_activations(network, x, REFERENCE)
    for node in network.spec:
        assert (activations_of(network, x, node.id, REFERENCE) == found[node.id]).all()
    with pytest.raises(NodeNotFound):
        activations_of(network, x, "elsewhere", REFERENCE)


def test_a_first_convolution_is_the_correlation_with_its_kernels(rng):
    network = convnet()
    x = rng.standard_normal((1, 8, 8, 2)).astype(np.float32)
    kernel, bias = network.weights["n1"]["kernel"], network.weights["n1"]["bias"]
    patch = x[0, 2:5, 3:6]  # around row 3, column 4
    expected = np.tanh((patch[..., None] * kernel).sum(axis=(0, 1, 2)) + bias)
    assert np.allclose(activations_of(network, x, "n1", REFERENCE)[3, 4], expected, atol=1e-6)
