"""Gradient ascent: against closed forms, and the same in batches and one by one."""

import numpy as np
import pytest

from engine.data.preparation import Affine
from engine.errors import NoPictureBefore, NoUnits, SettingError, UnknownUnit
from engine.explain.ascent import (
    Climb,
    climb,
    climbed_at_once,
    deprocessed,
    picture_source,
    start_of,
)
from engine.explain.predictions import finished
from engine.kernels.reference import REFERENCE
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.embedding import Embedding
from engine.layers.inputs import InputLayer
from engine.layers.merge import Add
from engine.layers.pooling import GlobalAveragePooling2D, MaxPooling2D
from engine.layers.shape import Flatten
from engine.network.network import Network
from engine.network.trace import Trace
from engine.spec import NetworkSpec, Node, stack
from tests.engine.explain.networks import tabular


def images(*layers, shape=(8, 9, 3), seed=4) -> Network:
    return Network(stack(InputLayer(shape=shape), *layers), seed=seed, dtype=np.float64)


def climbed(network, node, units, settings, preparation=None):
    return finished(climb(network, node, units, REFERENCE, settings, preparation))


def test_a_linear_unit_is_climbed_along_its_weights():
    network = images(Flatten(), Dense(units=3))
    found = climbed(network, "n2", [1], Climb(steps=5, step_size=2.0, seed=7))
    slope = network.weights["n2"]["kernel"][:, 1].reshape(8, 9, 3)
    step = slope / (np.sqrt((slope**2).mean()) + 1e-5)
    start = start_of((8, 9, 3), 7, 1)
    assert np.allclose(found.pictures[0], start + 5 * 2.0 * step)
    gain = np.diff(found.values[0])
    assert np.allclose(gain, 2.0 * (slope * step).sum())


def test_the_start_is_grey_noise_of_the_book():
    start = start_of((150, 150, 3), 0, 0)
    assert 128 <= start.min() < 128.1
    assert 147.9 < start.max() < 148
    assert abs(start.mean() - 138) < 0.1
    assert (start != start_of((150, 150, 3), 0, 1)).any()
    assert (start == start_of((150, 150, 3), 0, 0)).all()


def test_the_slope_of_a_filter_is_that_of_its_mean(rng):
    network = images(Conv2D(filters=4, activation="tanh"), MaxPooling2D(), Conv2D(filters=5))
    found = climbed(network, "n3", [2], Climb(steps=1, step_size=1e-3), Affine(1 / 255, -0.3))
    start = start_of((8, 9, 3), 0, 2)
    step = found.pictures[0] - start

    def value(x):
        # Affine keeps float32 numbers, and so do we
        prepared = x * np.float32(1 / 255) + np.float32(-0.3)
        return network.predict(prepared[None], REFERENCE, "n3")[0, ..., 2].mean()

    direction = rng.standard_normal(start.shape)
    measured = (value(start + 1e-3 * direction) - value(start - 1e-3 * direction)) / 2e-3
    along = (value(start + step) - value(start - step)) / 2e-3
    # The step is g / (r + e) with r = rms(g); the slope along it is n r^2 / (r + e), told of r.
    mean, e = along / start.size, 1e-5 / 255
    r = (mean + np.sqrt(mean**2 + 4 * e * mean)) / 2
    assert measured == pytest.approx((step / 1e-3 * (r + e) * direction).sum(), rel=1e-4)


def test_pictures_that_are_scaled_first_climb_as_far():
    network = images(Flatten(), Dense(units=3))
    network.weights["n2"]["kernel"] *= 1e-4  # small as in a deep network
    settings = Climb(steps=4)
    plain = climbed(network, "n2", [1], settings)
    scaled = climbed(network, "n2", [1], settings, Affine(1 / 255, -0.5))
    assert np.abs(plain.pictures[0] - start_of((8, 9, 3), 0, 1)).max() > 1
    assert np.allclose(scaled.pictures[0], plain.pictures[0], atol=1e-4)


def test_many_at_once_climb_where_each_climbs_alone():
    network = images(Conv2D(filters=6, activation="relu"), Conv2D(filters=5, activation="relu"))
    assert climbed_at_once(network, "n2") > 5
    together = climbed(network, "n2", range(5), Climb(steps=6))
    for unit in range(5):
        alone = climbed(network, "n2", [unit], Climb(steps=6))
        assert np.allclose(together.pictures[unit], alone.pictures[0], atol=1e-9)


def test_layers_behind_the_one_looked_at_do_not_run():
    network = images(Conv2D(filters=2), GlobalAveragePooling2D(), Dense(units=2))
    x = np.ones((1, 8, 9, 3))
    trace = Trace(network, x, REFERENCE, until="n1")
    assert trace.activations["n2"] is trace.activations["n3"] is None
    whole = Trace(network, x, REFERENCE)
    assert (trace.activations["n1"] == whole.activations["n1"]).all()
    seed = np.ones_like(trace.activations["n1"])
    same = whole.gradient_at("n0", seed, "n1")
    assert (trace.gradient_at("n0", seed, "n1") == same).all()


def test_a_filter_that_nothing_wakes_is_silent_and_stays_where_it_began():
    network = images(Conv2D(filters=3, activation="relu"))
    network.weights["n1"]["kernel"][..., 1] = -1
    network.weights["n1"]["kernel"][..., 2] = 1
    found = climbed(network, "n1", [1, 2], Climb(steps=3))
    assert found.is_silent.tolist() == [True, False]
    assert (found.pictures[0] == start_of((8, 9, 3), 0, 1)).all()
    assert (found.values[0] == 0).all()


def test_a_class_is_climbed_before_its_softmax():
    network = images(Flatten(), Dense(units=3, activation="softmax"))
    network.weights["n2"]["kernel"] *= 100  # the softmax itself is flat
    found = climbed(network, "n2", [0], Climb(steps=2))
    assert not found.is_silent[0]
    assert found.values[0, 1] > found.values[0, 0]


def test_open_sizes_take_the_size_asked_for():
    network = images(Conv2D(filters=2), shape=(None, None, 3))
    found = climbed(network, "n1", [0, 1], Climb(steps=1, size=(20, 24)))
    assert found.pictures.shape == (2, 20, 24, 3)


def test_decay_goes_to_grey_and_smoothing_takes_roughness_away():
    network = images(Conv2D(filters=2, activation="relu"))
    network.weights["n1"]["kernel"][...] = -1  # nothing pulls
    start = start_of((8, 9, 3), 0, 0)
    faded = climbed(network, "n1", [0], Climb(steps=2, decay=0.5)).pictures[0]
    assert np.allclose(faded, 128 + (start - 128) / 4)
    smooth = climbed(network, "n1", [0], Climb(steps=20, smoothing=0.5)).pictures[0]

    def roughness(x):
        return sum(np.abs(np.diff(x, axis=axis)).sum() for axis in (0, 1))

    assert roughness(smooth) < 0.5 * roughness(start)


def test_jitter_moves_a_picture_and_moves_it_back():
    network = images(Conv2D(filters=1, activation="relu"))
    network.weights["n1"]["kernel"][...] = -1
    found = climbed(network, "n1", [0], Climb(steps=9, jitter=3))
    assert (found.pictures[0] == start_of((8, 9, 3), 0, 0)).all()


def test_progress_counts_steps_of_all_units():
    network = images(Conv2D(filters=2))
    told = list(climb(network, "n1", [0, 1], REFERENCE, Climb(steps=3)))
    assert told == [(2, 6), (4, 6), (6, 6)]


def test_a_shown_picture_has_the_mean_and_deviation_of_the_book(rng):
    shown = deprocessed(rng.normal(300, 40, (60, 60, 3))) / 255
    assert shown.mean() == pytest.approx(0.5, abs=0.01)
    assert shown.std() == pytest.approx(0.1, abs=0.01)
    assert (deprocessed(np.full((4, 4, 1), 9.0)) == 127).all()  # 0.5 * 255, cut off
    x = rng.normal(size=(5, 5, 3))
    y = x - x.mean()
    y = np.clip(y / (y.std() + 1e-5) * 0.1 + 0.5, 0, 1) * 255
    assert (deprocessed(x) == np.clip(y, 0, 255).astype("uint8")).all()


def test_what_cannot_be_climbed_says_why():
    network = tabular()
    with pytest.raises(NoPictureBefore, match="'dense'"):
        climbed(network, "n1", [0], Climb())
    words = Network(stack(InputLayer(shape=(9,)), Embedding(input_dim=5, output_dim=3)))
    with pytest.raises(NoPictureBefore):
        climbed(words, "n1", [0], Climb())
    network = images(Conv2D(filters=2))
    with pytest.raises(UnknownUnit, match="it has 2"):
        climbed(network, "n1", [2], Climb())
    with pytest.raises(NoUnits):
        climbed(network, "n0", [0], Climb())
    with pytest.raises(SettingError, match="steps"):
        Climb(steps=0)


def test_of_several_inputs_only_one_may_lead_to_the_layer():
    image = InputLayer(shape=(6, 6, 1))
    nodes = (
        Node("a", "first", image),
        Node("b", "second", image),
        Node("c", "conv", Conv2D(filters=2, padding="same"), ("a",)),
        Node("d", "other", Conv2D(filters=2, padding="same"), ("b",)),
        Node("e", "sum", Add(), ("c", "d")),
    )
    network = Network(NetworkSpec(nodes, ("e",)), seed=1, dtype=np.float64)
    assert picture_source(network, "d") == "b"
    assert climbed(network, "d", [1], Climb(steps=1)).pictures.shape == (1, 6, 6, 1)
    with pytest.raises(NoPictureBefore):
        picture_source(network, "e")
