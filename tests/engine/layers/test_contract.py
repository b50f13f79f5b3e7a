"""One contract for all layers: shapes, gradients, shards, and arrays that nobody writes."""

import math

import numpy as np
import pytest

import engine.network.nested  # noqa: F401 (registers networks as layers)
from engine.layers import layers
from engine.layers.convolution import Conv2D
from engine.layers.dropout import Dropout
from engine.layers.normalization import BatchNormalization
from engine.spec import spec_from_json, spec_to_json
from tests.engine.checks import check_gradient, freeze
from tests.engine.layers.examples import all_examples
from tests.engine.layers.golden import assert_close
from tests.engine.layers.rig import Rig

EXAMPLES = all_examples()
CASES = [
    pytest.param(example, id=f"{name}-{i}")
    for name, examples in EXAMPLES.items()
    for i, example in enumerate(examples)
]
RUNNING = [case for case in CASES if case.values[0].shapes]


def rig_of(example, shards=1, **options) -> Rig:
    return Rig(example.layer, example.shapes, shards, below=example.below, **options)


def test_every_layer_has_an_example():
    assert set(EXAMPLES) == set(layers)


@pytest.mark.parametrize("example", RUNNING)
def test_the_output_has_the_announced_shape_and_survives_json(example):
    rig = rig_of(example)
    ys, _, _ = rig.run(rig.xs)
    for y, output in zip(ys, rig.outputs, strict=True):
        assert y.shape[1:] == rig.network.summary.shape_of(output)
        assert np.isfinite(y).all()
    assert spec_from_json(spec_to_json(rig.network.spec)) == rig.network.spec


@pytest.mark.parametrize("example", RUNNING)
def test_gradients_match_finite_differences(example, rng):
    rig = rig_of(example)
    _, dxs, gradient = rig.run(rig.xs)
    for name, dx in dxs.items():

        def of_input(x, name=name):
            return rig.total({**rig.xs, name: x})

        check_gradient(of_input, rig.xs[name], dx, rng=rng)
    size = rig.network.layout.trainable_size
    if size:
        flat = rig.network.flat
        start = flat[:size].copy()

        def of_weights(w):
            flat[:size] = w
            result = rig.total(rig.xs)
            flat[:size] = start
            return result

        used = np.zeros(size, bool)
        for place in rig.network.layout.trainable():
            used[place.start : place.stop] = True
        check_gradient(of_weights, start, np.where(used, gradient[:size], 0), rng=rng)


@pytest.mark.parametrize("example", RUNNING)
@pytest.mark.parametrize("shards", [2, 3])
def test_any_number_of_shards_gives_the_same(example, shards):
    whole, cut = rig_of(example), rig_of(example, shards)
    for a, b in zip(whole.run(whole.xs), cut.run(cut.xs), strict=True):
        for x, y in zip(_arrays(a), _arrays(b), strict=True):
            np.testing.assert_allclose(x, y, rtol=0, atol=1e-12 * max(1, np.abs(x).max()))
    assert whole.added_loss == pytest.approx(cut.added_loss, rel=1e-12)
    for node, observed in whole.observed.items():
        for name, values in observed.items():
            np.testing.assert_allclose(values, cut.observed[node][name], rtol=1e-12)
    cut.crew.close()


@pytest.mark.parametrize("example", RUNNING)
def test_arrays_received_are_never_written(example):
    rig = rig_of(example)
    freeze(*rig.xs.values(), *rig.dys.values())
    for weights in rig.network.weights.values():
        freeze(*weights.values())
    (first, *_), (second, *_) = rig.run(rig.xs), rig.run(rig.xs)
    for a, b in zip(first, second, strict=True):
        np.testing.assert_array_equal(a, b)


@pytest.mark.parametrize("example", RUNNING)
def test_compiled_kernels_give_what_plain_ones_give(example, compiled):
    plain = rig_of(example, dtype=np.float32)
    ys, dxs, gradient = plain.run(plain.xs)
    for shards in (1, 2):
        fast = rig_of(example, shards, dtype=np.float32, kernels=compiled)
        fast_ys, fast_dxs, fast_gradient = fast.run(fast.xs)
        found, expected = [*fast_ys, *fast_dxs.values()], [*ys, *dxs.values()]
        for place in plain.network.layout.trainable():
            found.append(fast_gradient[place.start : place.stop])
            expected.append(gradient[place.start : place.stop])
        for a, b in zip(found, expected, strict=True):
            assert_close(a, b)
        assert fast.added_loss == pytest.approx(plain.added_loss, rel=1e-5)
        fast.crew.close()


def test_costs_count_multiplications_with_addition():
    def cost(name, *shapes, **settings):
        return layers[name](**settings).multiply_adds(*shapes)

    assert cost("Dense", (7, 5), units=4) == 7 * 5 * 4
    assert cost("AveragePooling2D", (8, 6, 3)) == 4 * 3 * 3 * (2 * 2)
    assert cost("GlobalAveragePooling1D", (8, 3)) == 8 * 3
    assert cost("Rescaling", (8, 6, 3)) == 8 * 6 * 3
    assert cost("Resizing", (8, 6, 3), height=4, width=5) == 4 * 6 * 3 * 8 + 4 * 5 * 3 * 6
    assert cost("Formula", (4,), (4,), expression="a + exp(b / 2)") == 3 * 4
    assert cost("Formula", (3, 4), expression="sum(square(a), axis=-1) * 2") == 12 + 12 + 3
    assert cost("Activation", (9,)) == cost("ReLU", (9,)) == 9
    assert cost("Activation", (9,), activation="linear") == 0


def test_dropout_drops_its_share_and_keeps_the_mean():
    rig = Rig(Dropout(rate=0.4), [(2000,)], samples=20)
    ones = {"x0": np.ones((20, 2000))}
    (y,), _, _ = rig.run(ones)
    assert abs((y == 0).mean() - 0.4) < 0.01
    assert set(np.unique(y)) == {0, 1 / 0.6}
    (still,), _, _ = rig.run(ones, training=False)
    assert (still == 1).all()


def test_batch_normalisation_follows_the_formula_and_keeps_running_means():
    layer = BatchNormalization(momentum=0.9)
    rig = Rig(layer, [(4,)], samples=50)
    x = rig.xs["x0"] * 3 + 2
    weights = rig.network.weights["node"]
    (y,), _, _ = rig.run({"x0": x})
    expected = (x - x.mean(0)) / np.sqrt(x.var(0) + 1e-3) * weights["gamma"] + weights["beta"]
    np.testing.assert_allclose(y, expected, atol=1e-12)
    layer.settle(weights, rig.observed["node"])
    np.testing.assert_allclose(weights["moving_mean"], 0.1 * x.mean(0), atol=1e-12)
    np.testing.assert_allclose(weights["moving_variance"], 0.9 + 0.1 * x.var(0), atol=1e-12)
    (y,), _, _ = rig.run({"x0": x}, training=False)
    scale = weights["gamma"] / np.sqrt(weights["moving_variance"] + 1e-3)
    np.testing.assert_allclose(
        y, (x - weights["moving_mean"]) * scale + weights["beta"], atol=1e-12
    )


def test_batch_normalisation_stands_values_far_from_zero():
    rig = Rig(BatchNormalization(), [(8, 8, 2)], dtype=np.float32, samples=16)
    x = (rig.xs["x0"] + 1000).astype(np.float32)
    (y,), _, _ = rig.run({"x0": x})
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
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else [value]
