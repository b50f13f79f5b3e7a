"""One unit over many samples, against a plain loop and against networks with a kernel of zeros."""

import numpy as np
import pytest

from engine.explain.predictions import finished
from engine.explain.unit_study import box_of_cell, patches, selectivity, study, twins
from engine.kernels.reference import REFERENCE
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.pooling import MaxPooling2D
from engine.layers.shape import Flatten
from engine.network.network import Network
from engine.spec import stack

COUNT = 37


@pytest.fixture
def network():
    spec = stack(
        InputLayer(shape=(9, 9, 1)),
        Conv2D(filters=3, activation="relu"),
        MaxPooling2D(),
        Conv2D(filters=4, kernel_size=(2, 2), activation="relu"),
        Flatten(),
        Dense(units=5, activation="relu"),
        Dense(units=3, activation="softmax"),
    )
    return Network(spec, seed=3)


@pytest.fixture
def x(rng):
    return rng.standard_normal((COUNT, 9, 9, 1)).astype(np.float32)


@pytest.fixture
def labels(rng):
    return rng.integers(0, 3, COUNT)


def studied(network, node, unit, x, labels, most=6):
    chosen = np.arange(len(x))
    return finished(study(network, node, unit, chosen, lambda p: x[p], labels, 3, REFERENCE, most))


def test_the_strongest_samples_and_cells_are_found(network, x, labels):
    found = studied(network, "n3", 2, x, labels)
    maps = network.predict(x, REFERENCE, "n3")[..., 2]
    peaks = maps.max(axis=(1, 2))
    assert found.places.tolist() == np.argsort(-peaks, kind="stable")[:6].tolist()
    assert np.allclose(found.values, np.sort(peaks)[::-1][:6])
    for place, (row, column), value in zip(found.places, found.cells, found.values, strict=True):
        assert maps[place, row, column] == pytest.approx(value)
    assert found.alive == pytest.approx((peaks > 0).mean())
    for number in range(3):
        mean = maps[labels == number].mean()
        assert found.class_means[number] == pytest.approx(mean, rel=1e-5)


@pytest.mark.parametrize(("node", "unit"), [("n1", 1), ("n3", 3), ("n5", 0)])
def test_a_muted_unit_does_what_a_kernel_of_zeros_does(network, x, labels, node, unit):
    found = studied(network, node, unit, x, labels)
    zero = network.snapshot()
    zero.weights[node]["kernel"][..., unit] = 0
    zero.weights[node]["bias"][unit] = 0
    for net, share in ((network, found.accuracy), (zero, found.muted)):
        told = net.predict(x, REFERENCE).argmax(axis=1)
        assert share == pytest.approx((told == labels).mean())


def test_muting_the_only_way_changes_what_is_told(network, x):
    network.weights["n6"]["kernel"][...] = 0
    network.weights["n6"]["kernel"][2, 1] = 1
    network.weights["n5"]["bias"][2] = 9  # unit 2 alone speaks for class 1, and always does
    found = studied(network, "n5", 2, x, np.ones(COUNT, int))
    assert (found.accuracy, found.muted) == (1, 0)


def test_progress_is_told_and_regression_has_no_accuracy(network, x):
    steps = study(network, "n3", 0, np.arange(COUNT), lambda p: x[p], None, 0, REFERENCE)
    assert next(steps) == (COUNT, COUNT)
    found = finished(steps)
    assert found.accuracy is found.muted is None
    assert not len(found.class_means)


def test_selectivity_is_the_index_of_morcos():
    assert selectivity(np.array([4.0, 0, 0])) == 1
    assert selectivity(np.array([2.0, 2, 2])) == 0
    assert selectivity(np.array([3.0, 1, 1])) == pytest.approx(0.5)
    assert selectivity(np.array([3.0, 1, np.nan])) == pytest.approx(0.5)
    assert selectivity(np.array([3.0, -1])) is None
    assert selectivity(np.zeros(3)) is None


def test_twins_have_the_largest_cosine(rng):
    kernels = rng.standard_normal((3, 3, 2, 6))
    kernels[..., 4] = kernels[..., 1] * 2.5
    kernels[..., 5] = -kernels[..., 1]
    kernels[..., 0] = 0
    found = twins(kernels, 1, most=5)
    assert found[0] == (4, pytest.approx(1))
    assert found[-1] == (5, pytest.approx(-1))
    assert dict(found)[0] == 0
    a, b = kernels[..., 1].ravel(), kernels[..., 2].ravel()
    assert dict(found)[2] == pytest.approx(a @ b / np.linalg.norm(a) / np.linalg.norm(b))
    assert all(cosine == 0 for _, cosine in twins(kernels, 0))


def test_patches_are_what_the_cell_sees(network, x):
    box = box_of_cell(network, "n3", np.array([1, 0]), "n0", x[0])
    assert box == ((2, 7), (0, 5))  # 2 cells at a step of 2, of windows of 2, of windows of 3
    assert box_of_cell(network, "n5", np.array([0, 0]), "n0", x[0]) == ((0, 8), (0, 8))
    cut = patches(x[:2], [box, ((0, 1), (3, 8))])
    assert (cut[0] == x[0, 2:8, 0:6]).all()
    assert (cut[1, :2] == x[1, 0:2, 3:9]).all()
    assert (cut[1, 2:] == 0).all()
    assert patches(x[:1], [None]).shape == (1, 1, 1, 1)
