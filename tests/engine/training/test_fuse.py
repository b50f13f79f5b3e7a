"""The last softmax becomes a part of the loss, wherever it stands."""

import numpy as np

from engine.kernels.reference import REFERENCE
from engine.layers.activation import Activation
from engine.layers.activation_layers import Softmax
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.losses import SparseCategoricalCrossentropy
from engine.network.network import Network
from engine.spec import stack
from engine.training.fuse import training_form
from engine.training.plan import Plan


def test_a_softmax_in_a_layer_of_its_own_is_fused(rng):
    network = Network(stack(InputLayer(shape=(4,)), Dense(units=3), Softmax()))
    form, fused = training_form(network, Plan(loss=SparseCategoricalCrossentropy()))
    assert fused == set(network.spec.outputs)
    assert form.spec.output.layer == Activation(activation="linear")
    x = rng.standard_normal((5, 4)).astype(np.float32)
    logits, shares = form.predict(x, REFERENCE), network.predict(x, REFERENCE)
    powers = np.exp(logits)
    np.testing.assert_allclose(shares, powers / powers.sum(axis=1, keepdims=True), rtol=1e-5)


def test_a_softmax_along_another_axis_is_not(rng):
    network = Network(stack(InputLayer(shape=(4, 3)), Softmax(axis=(1,))))
    form, fused = training_form(network, Plan(loss=SparseCategoricalCrossentropy()))
    assert form is network
    assert not fused
