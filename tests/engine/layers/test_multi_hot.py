"""Samples of ones and zeros, of which only the ones are kept."""

import numpy as np
import pytest

from engine.arrays.multi_hot import MultiHot, MultiHotRows
from engine.data.batches import Feed, Goal, Inlet
from engine.errors import PlaceBeyondMultiHot
from engine.kernels.cpu import CPU, Cpu
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.inputs import InputLayer
from engine.losses import BinaryCrossentropy
from engine.network.network import Network
from engine.optimizers import SGD
from engine.spec import stack
from engine.training.plan import Plan
from engine.training.trainer import Trainer
from tests.engine.kernels.compare import distance, scratch

WIDTH = 50
both = pytest.mark.parametrize("k", [REFERENCE, CPU], ids=lambda k: k.name)


@pytest.fixture
def samples(rng):
    lists = [rng.integers(0, WIDTH, count) for count in [0, 1, 7, 30, 5, 12, 80, 3]]
    return MultiHot.of_lists(lists, WIDTH)


def test_a_repeated_number_counts_once():
    samples = MultiHot.of_lists([[3, 1, 3], [], [0]], 4)
    np.testing.assert_array_equal(samples[[0, 1, 2]], [[0, 1, 0, 1], [0] * 4, [1, 0, 0, 0]])
    assert samples.shape == (3, 4)


@pytest.mark.parametrize("wrong", [-1, 4, 2**40])
def test_a_number_beyond_the_width_is_refused(wrong):
    with pytest.raises(PlaceBeyondMultiHot, match=f"{wrong}"):
        MultiHot.of_lists([[0], [1, wrong]], 4)


@both
@pytest.mark.parametrize("units", [1, 3, 16, 17])
@pytest.mark.parametrize("relu", [False, True])
@pytest.mark.parametrize("use_bias", [False, True])
def test_a_dense_layer_gives_what_it_gives_on_the_samples_written_out(
    rng, k, samples, units, relu, use_bias
):
    rows = np.array([6, 0, 3, 3, 1])
    x = samples[rows].astype(np.float64)
    kernel = rng.normal(size=(WIDTH, units)).astype(np.float32)
    bias = rng.normal(size=units).astype(np.float32) if use_bias else None
    y, dy = (rng.normal(size=(5, units)).astype(np.float32) for _ in range(2))
    k.multi_hot_forward(samples.starts, samples.places, rows, kernel, bias, y, relu)
    expected = x @ kernel + (0 if bias is None else bias)
    assert distance(y, np.maximum(expected, 0) if relu else expected) < 1e-6
    dkernel = np.full_like(kernel, np.nan)
    dbias = None if bias is None else np.full_like(bias, np.nan)
    k.multi_hot_backward(samples.starts, samples.places, rows, y, dy, dkernel, dbias, relu, scratch)
    slopes = dy * (y > 0) if relu else dy
    assert distance(dkernel, x.T @ slopes) < 1e-6
    if dbias is not None:
        assert distance(dbias, slopes.sum(axis=0)) < 1e-6
    out = np.full((5, WIDTH), np.nan, np.float32)
    k.multi_hot_expand(samples.starts, samples.places, rows, out)
    np.testing.assert_array_equal(out, x)


class Untaped(Cpu):
    recorder = None


def trained(inputs, kernels, *layers):
    rng = np.random.default_rng(2)
    y = rng.integers(0, 2, 60)
    spec = stack(InputLayer(shape=(WIDTH,)), *layers, Dense(units=1, activation="sigmoid"))
    source, output = spec.inputs[0].name, spec.output.name
    feed = Feed({source: Inlet(inputs)}, {output: Goal(y, "values")}, np.arange(60))
    plan = Plan(optimizer=SGD(learning_rate=0.5), loss=BinaryCrossentropy(), batch_size=8, epochs=5)
    trainer = Trainer(Network(spec), plan, feed, feed, kernels=kernels, poison=True)
    *_, last = (e for e in trainer.run() if hasattr(e, "values"))
    trainer.close()
    return trainer, last.values


@pytest.mark.parametrize("layers", [(Dense(units=6, activation="relu"),), (Dropout(rate=0.2),)])
def test_a_network_learns_the_same_from_samples_that_are_not_written_out(rng, layers):
    samples = MultiHot.of_lists([rng.integers(0, WIDTH, 9) for _ in range(60)], WIDTH)
    written = samples[np.arange(60)]
    sparse, values = trained(samples, CPU, *layers)
    dense, expected = trained(written, CPU, *layers)
    assert values == pytest.approx(expected, rel=1e-4)
    np.testing.assert_allclose(sparse.network.flat, dense.network.flat, rtol=1e-3, atol=1e-5)
    untaped, _ = trained(samples, Untaped(), *layers)
    np.testing.assert_array_equal(sparse.network.flat, untaped.network.flat)


def test_rows_know_their_shape(samples):
    rows = MultiHotRows(samples, np.array([1, 2]))
    assert rows.shape == (2, WIDTH)
    assert len(rows) == 2
