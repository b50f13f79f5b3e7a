"""One contract for all layers: shapes, gradients, shards, and arrays that nobody writes."""

import math

import numpy as np
import pytest

from engine.data.batches import Batch
from engine.kernels.reference import REFERENCE
from engine.layers import layers
from engine.layers.activation import Activation
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.inputs import InputLayer
from engine.layers.merge import Add, Concatenate
from engine.layers.normalization import BatchNormalization
from engine.layers.pooling import (
    AveragePooling2D,
    GlobalAveragePooling2D,
    GlobalMaxPooling2D,
    MaxPooling2D,
)
from engine.layers.shape import Flatten, Reshape
from engine.network.network import Network
from engine.regularizers import L2
from engine.spec import NetworkSpec, Node, spec_from_json, spec_to_json
from engine.training.shards import Crew
from tests.engine.checks import check_gradient, freeze

IMAGE = (7, 6, 3)
EXAMPLES = {
    "InputLayer": [(InputLayer(shape=(5,)), [])],
    "Activation": [(Activation(activation=a), [(5,)]) for a in ("relu", "tanh", "softmax")],
    "Dense": [
        (Dense(units=4), [(5,)]),
        (Dense(units=4, activation="relu"), [(5,)]),
        (Dense(units=4, activation="sigmoid", use_bias=False), [(5,)]),
        (Dense(units=3, activation="softmax", kernel_regularizer=L2()), [(5,)]),
    ],
    "Conv2D": [
        (Conv2D(filters=4), [IMAGE]),
        (Conv2D(filters=4, padding="same", activation="relu"), [IMAGE]),
        (Conv2D(filters=2, kernel_size=(2, 3), strides=(2, 1), padding="same"), [IMAGE]),
        (Conv2D(filters=2, kernel_size=(1, 1), strides=(3, 2), use_bias=False), [IMAGE]),
        (Conv2D(filters=2, kernel_size=(5, 5), padding="same", activation="tanh"), [IMAGE]),
    ],
    "MaxPooling2D": [
        (MaxPooling2D(), [IMAGE]),
        (MaxPooling2D(pool_size=(3, 2), strides=(2, 2), padding="same"), [IMAGE]),
    ],
    "AveragePooling2D": [
        (AveragePooling2D(), [IMAGE]),
        (AveragePooling2D(pool_size=(3, 3), strides=(2, 1), padding="same"), [IMAGE]),
    ],
    "GlobalAveragePooling2D": [
        (GlobalAveragePooling2D(), [IMAGE]),
        (GlobalAveragePooling2D(keepdims=True), [IMAGE]),
    ],
    "GlobalMaxPooling2D": [
        (GlobalMaxPooling2D(), [IMAGE]),
        (GlobalMaxPooling2D(keepdims=True), [IMAGE]),
    ],
    "Flatten": [(Flatten(), [IMAGE])],
    "Reshape": [(Reshape(target_shape=(-1, 2)), [IMAGE]), (Reshape(target_shape=(3,)), [(3, 1)])],
    "Dropout": [(Dropout(rate=0.4), [(50,)]), (Dropout(rate=0.0), [(5,)])],
    "Add": [(Add(), [IMAGE, IMAGE]), (Add(), [(4,), (4,), (4,)])],
    "Concatenate": [
        (Concatenate(), [(7, 6, 3), (7, 6, 2)]),
        (Concatenate(axis=1), [(7, 6, 3), (2, 6, 3)]),
    ],
    "BatchNormalization": [
        (BatchNormalization(), [IMAGE]),
        (BatchNormalization(center=False, scale=False), [(5,)]),
        (BatchNormalization(epsilon=0.1, momentum=0.5), [(5,)]),
    ],
}
CASES = [
    pytest.param(layer, shapes, id=f"{name}-{i}")
    for name, examples in EXAMPLES.items()
    for i, (layer, shapes) in enumerate(examples)
]
SAMPLES = 5


class Rig:
    """A layer alone in a network with inputs of the given shapes, in float64."""

    def __init__(self, layer, shapes, shards=1, dtype=np.float64, samples=SAMPLES):
        inputs = [Node(f"x{i}", f"x{i}", InputLayer(shape=s)) for i, s in enumerate(shapes)]
        node = Node("node", "node", layer, tuple(n.id for n in inputs))
        nodes = (*inputs, node) if shapes else (node,)
        self.network = Network(NetworkSpec(nodes, ("node",)), dtype=dtype)
        rng = np.random.default_rng(3)
        for place in self.network.layout.trainable():  # zeros hide mistakes
            array = self.network.weights[place.key[0]][place.key[1]]
            array += rng.standard_normal(array.shape) * 0.1
        self.network.need = {n.id: (True,) * len(n.inputs) for n in self.network.spec}
        self.crew = Crew(self.network, REFERENCE, shards, poison=True)
        self.xs = {
            n.id: rng.standard_normal((samples, *n.layer.shape)).astype(dtype) for n in inputs
        }
        out = self.network.summary["node"].shape
        self.dy = rng.standard_normal((samples, *out)).astype(dtype)

    def run(self, xs, *, training=True):
        """Return output, input gradients and the sum of the weight gradients."""
        ys, dxs = [None] * self.crew.shards, [None] * self.crew.shards
        batch = Batch(dict(xs), {"dy": self.dy}, {})

        def work(part, phase, i):
            values, backward = self.network.forward(part.inputs, phase)
            ys[i] = values["node"].copy()
            slopes = backward({"node": part.targets["dy"]})
            dxs[i] = {k: slopes[k].copy() for k in xs}

        if training:
            phase = self.crew.train(batch, work, seed=1, step=2, safe_point=lambda: None)
            self.observed = phase.observed
        else:
            self.crew.infer(batch, work)
        y = np.concatenate(ys)
        dx = {k: np.concatenate([d[k] for d in dxs]) for k in xs}
        return y, dx, self.crew.gradients.sum(axis=0)


def test_every_layer_has_an_example():
    assert set(EXAMPLES) == set(layers)


@pytest.mark.parametrize(("layer", "shapes"), CASES)
def test_the_output_has_the_announced_shape_and_survives_json(layer, shapes):
    if not shapes:
        assert layer.output_shape() == layer.shape
        return
    rig = Rig(layer, shapes)
    y, _, _ = rig.run(rig.xs)
    assert y.shape[1:] == rig.network.summary["node"].shape
    assert np.isfinite(y).all()
    assert spec_from_json(spec_to_json(rig.network.spec)) == rig.network.spec


@pytest.mark.parametrize(("layer", "shapes"), [c for c in CASES if c.values[1]])
def test_gradients_match_finite_differences(layer, shapes, rng):
    rig = Rig(layer, shapes)
    _, dxs, gradient = rig.run(rig.xs)

    def total():
        return float(np.vdot(rig.run(rig.xs)[0], rig.dy))

    for name, dx in dxs.items():

        def of_input(x, name=name):
            y, _, _ = rig.run({**rig.xs, name: x})
            return float(np.vdot(y, rig.dy))

        check_gradient(of_input, rig.xs[name], dx, rng=rng)
    size = rig.network.layout.trainable_size
    if size:
        flat = rig.network.flat
        start = flat[:size].copy()

        def of_weights(w):
            flat[:size] = w
            result = total()
            flat[:size] = start
            return result

        used = np.zeros(size, bool)
        for place in rig.network.layout.trainable():
            used[place.start : place.stop] = True
        check_gradient(of_weights, start, np.where(used, gradient[:size], 0), rng=rng)


@pytest.mark.parametrize(("layer", "shapes"), [c for c in CASES if c.values[1]])
@pytest.mark.parametrize("shards", [2, 3])
def test_any_number_of_shards_gives_the_same(layer, shapes, shards):
    whole, cut = Rig(layer, shapes), Rig(layer, shapes, shards)
    for a, b in zip(whole.run(whole.xs), cut.run(cut.xs), strict=True):
        for x, y in zip(_arrays(a), _arrays(b), strict=True):
            np.testing.assert_allclose(x, y, rtol=0, atol=1e-12 * max(1, np.abs(x).max()))
    for name, values in whole.observed.get("node", {}).items():
        np.testing.assert_allclose(values, cut.observed["node"][name], rtol=1e-12)
    cut.crew.close()


@pytest.mark.parametrize(("layer", "shapes"), [c for c in CASES if c.values[1]])
def test_arrays_received_are_never_written(layer, shapes):
    rig = Rig(layer, shapes)
    freeze(*rig.xs.values(), rig.dy)
    for weights in rig.network.weights.values():
        freeze(*weights.values())
    first, second = rig.run(rig.xs), rig.run(rig.xs)
    np.testing.assert_array_equal(first[0], second[0])


def test_dropout_drops_its_share_and_keeps_the_mean():
    rig = Rig(Dropout(rate=0.4), [(2000,)], samples=20)
    ones = {"x0": np.ones((20, 2000))}
    y, _, _ = rig.run(ones)
    assert abs((y == 0).mean() - 0.4) < 0.01
    assert set(np.unique(y)) == {0, 1 / 0.6}
    still, _, _ = rig.run(ones, training=False)
    assert (still == 1).all()


def test_batch_normalisation_follows_the_formula_and_keeps_running_means():
    layer = BatchNormalization(momentum=0.9)
    rig = Rig(layer, [(4,)], samples=50)
    x = rig.xs["x0"] * 3 + 2
    weights = rig.network.weights["node"]
    y, _, _ = rig.run({"x0": x})
    expected = (x - x.mean(0)) / np.sqrt(x.var(0) + 1e-3) * weights["gamma"] + weights["beta"]
    np.testing.assert_allclose(y, expected, atol=1e-12)
    layer.settle(weights, rig.observed["node"])
    np.testing.assert_allclose(weights["moving_mean"], 0.1 * x.mean(0), atol=1e-12)
    np.testing.assert_allclose(weights["moving_variance"], 0.9 + 0.1 * x.var(0), atol=1e-12)
    y, _, _ = rig.run({"x0": x}, training=False)
    scale = weights["gamma"] / np.sqrt(weights["moving_variance"] + 1e-3)
    np.testing.assert_allclose(
        y, (x - weights["moving_mean"]) * scale + weights["beta"], atol=1e-12
    )


def test_batch_normalisation_stands_values_far_from_zero():
    rig = Rig(BatchNormalization(), [(8, 8, 2)], dtype=np.float32, samples=16)
    x = (rig.xs["x0"] + 1000).astype(np.float32)
    y, _, _ = rig.run({"x0": x})
    far = x.astype(np.float64)
    expected = (far - far.mean((0, 1, 2))) / np.sqrt(far.var((0, 1, 2)) + 1e-3)
    weights = rig.network.weights["node"]
    expected = expected * weights["gamma"] + weights["beta"]
    assert np.abs(y - expected).max() < 1e-3


def test_same_padding_gives_what_keras_announces():
    for size in range(1, 12):
        for stride in (1, 2, 3):
            shape = Conv2D(filters=1, strides=(stride, stride), padding="same").output_shape(
                (size, size, 1)
            )
            assert shape == (math.ceil(size / stride), math.ceil(size / stride), 1)


def _arrays(value):
    return list(value.values()) if isinstance(value, dict) else [value]
