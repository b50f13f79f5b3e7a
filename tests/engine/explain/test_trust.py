from dataclasses import dataclass

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter
from scipy.stats import spearmanr

from engine.explain.methods import GradCAM, IntegratedGradients, Method, Occlusion, Saliency
from engine.explain.predictions import finished
from engine.explain.trust import (
    agreement,
    area,
    blurred,
    coarse,
    deleted,
    inserted,
    partners,
    random_weights,
    rank_correlation,
    replaced,
    trust,
)
from engine.kernels.reference import REFERENCE
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.pooling import GlobalAveragePooling2D
from engine.network.network import Network
from engine.spec import stack
from tests.engine.explain.networks import averaging


@dataclass(frozen=True, kw_only=True)
class TheImage(Method):
    """Shows the brightness of the image, whatever the network has learned."""

    def run(self, followed, source, node):
        yield from ()
        return np.abs(followed.inputs[source]).sum(axis=-1), np.zeros(0)


@dataclass(frozen=True, kw_only=True)
class Backwards(Method):
    """Shows first what is worth least to a mean of channel 0."""

    def run(self, followed, source, node):
        yield from ()
        return 1.01 * followed.inputs[source].max() - followed.inputs[source][..., 0], np.zeros(0)


def means(shape=(16, 16, 2)) -> Network:
    """The logit of class 0 is 30 times the mean of channel 0, that of class 1 of channel 1."""
    spec = stack(
        InputLayer(shape=shape),
        Conv2D(filters=2, kernel_size=(1, 1), use_bias=False),
        GlobalAveragePooling2D(),
        Dense(units=2, use_bias=False, activation="softmax"),
    )
    network = Network(spec)
    network.weights["n1"]["kernel"][...] = np.eye(2)
    network.weights["n3"]["kernel"][...] = 30 * np.eye(2)
    return network


@pytest.fixture
def blot(rng):
    """An image dark but for a blot of channel 0."""
    down, across = np.mgrid[:16, :16]
    x = np.zeros((1, 16, 16, 2), np.float32)
    x[0, :, :, 0] = np.exp(-((down - 4) ** 2 + (across - 11) ** 2) / 10)
    return x + 0.01 * rng.random(x.shape, np.float32)


def found_of(network, x, method, **more):
    found = finished(trust(network, x, REFERENCE, method, **more))
    return found, {each.kind: each for each in found.findings}


def test_ranks_agree_with_scipy(rng):
    a, b = rng.integers(0, 6, (2, 40)).astype(float)  # with many equal values
    assert np.isclose(rank_correlation(a, b), spearmanr(a, b).statistic)
    assert rank_correlation(a, np.ones(40)) == 0


def test_the_blur_agrees_with_scipy(rng):
    image = rng.random((90, 100, 2))
    deviation = 5 / 224 * 100
    expected = gaussian_filter(
        image,
        (deviation, deviation, 0),
        mode="nearest",
        radius=(int(np.ceil(2 * deviation)),) * 2 + (0,),
    )
    assert np.allclose(blurred(image), expected)


def test_the_area_of_a_straight_line_is_a_half():
    assert np.isclose(area(np.linspace(0, 1, 11)), 0.5)
    assert np.isclose(area(np.array([1.0, 0.0, 0.0])), 0.25)


def test_blocks_have_the_means_of_their_pixels(rng):
    values = rng.random((6, 9))
    expected = values.reshape(3, 2, 3, 3).mean(axis=(1, 3))
    assert np.allclose(coarse(values, 3), expected)
    assert coarse(values, 20).shape == (6, 9)


def test_pixels_change_highest_first():
    start, end = np.zeros((2, 2, 1)), np.ones((2, 2, 1))
    order = np.array([[1.0, 4.0], [3.0, 2.0]])
    images = replaced(start, end, order, 2)[..., 0]
    assert images.tolist() == [[[0, 0], [0, 0]], [[0, 1], [1, 0]], [[1, 1], [1, 1]]]
    assert not start.any()


def test_a_map_that_ignores_the_weights_is_red(blot):
    found, kinds = found_of(means(), blot, TheImage())
    assert np.isclose(kinds["random weights"].value, 1)
    assert kinds["random weights"].verdict == found.verdict == "red"


def test_a_map_of_what_counts_beats_chance_both_ways(blot):
    _, kinds = found_of(means(), blot, Occlusion(window=2), target=0)
    assert kinds["deletion"].value < kinds["deletion"].limit
    assert kinds["insertion"].value > kinds["insertion"].limit
    assert kinds["deletion"].verdict == kinds["insertion"].verdict == "green"


def test_a_map_of_what_does_not_count_loses_to_chance(blot):
    found, kinds = found_of(means(), blot, Backwards(), target=0)
    assert kinds["deletion"].verdict == kinds["insertion"].verdict == "amber"
    assert found.verdict != "green"


def test_curves_begin_and_end_where_they_must(blot):
    network = means()
    found, _ = found_of(network, blot, GradCAM(), target=0)
    whole = network.predict(blot, REFERENCE)[0, 0]
    nothing = network.predict(0 * blot, REFERENCE)[0, 0]
    assert np.allclose([found.deletion[0], found.insertion[-1]], whole)
    assert np.isclose(found.deletion[-1], nothing)


def test_without_any_gradient_that_is_the_reason():
    x = np.ones((1, 2, 3, 2), np.float32)
    found, _ = found_of(averaging(np.zeros((2, 2))), x, GradCAM())
    assert found.verdict == "red"
    assert [each.kind for each in found.findings] == ["no gradient"]


def test_maps_that_only_speak_against_have_another_reason():
    x = np.ones((1, 2, 3, 2), np.float32)
    found, _ = found_of(averaging([[-1.0, 1.0], [-1.0, 1.0]]), x, GradCAM(), target=0)
    assert [each.kind for each in found.findings] == ["nothing in favour"]


def test_it_tells_how_far_it_is_and_never_goes_back(blot):
    told = [done / total for done, total in trust(means(), blot, REFERENCE, Saliency())]
    assert told == sorted(told)
    assert told[-1] == 1


def test_verdicts_change_at_their_limits():
    assert [random_weights(v).verdict for v in (0.49, 0.5, 0.8)] == ["green", "amber", "red"]
    assert [deleted(v, 0.5).verdict for v in (0.4, 0.5)] == ["green", "amber"]
    assert [inserted(v, 0.5).verdict for v in (0.5, 0.6)] == ["amber", "green"]
    assert [agreement(v).verdict for v in (0.1, 0.2)] == ["amber", "green"]


def test_no_method_is_asked_about_itself():
    for method in (GradCAM(), Occlusion(window=3), IntegratedGradients(), Saliency()):
        assert len(partners(method)) == 2
        assert type(method) not in {type(each) for each in partners(method)}
