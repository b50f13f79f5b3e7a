"""A planted shortcut is found, and none where there is none."""

import numpy as np
import pytest

from engine.errors import NoPictureInput
from engine.explain.methods import GradCAM, Saliency
from engine.explain.predictions import finished
from engine.explain.shortcuts import FILLS, find_shortcuts, method_for
from engine.explain.zones import fixed_zones, hottest_zone
from engine.kernels.reference import REFERENCE
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.pooling import GlobalAveragePooling2D, MaxPooling2D
from engine.layers.shape import Flatten
from engine.network.network import Network
from engine.spec import stack
from tests.engine.explain.networks import tabular


def pictures(marked: bool, count: int = 200):
    """Return images (count, 16, 16, 1) of two classes: an object in the middle, a mark or none."""
    rng = np.random.default_rng(1)
    true = np.arange(count) % 2
    x = rng.uniform(0, 0.1, (count, 16, 16, 1)).astype(np.float32)
    x[true == 1, 6:10, 6:10] = 1
    if marked:
        x[true == 1, :2, 14:] = 1
    return x, true


def looking_at(rows: slice, columns: slice, classes: int = 2) -> Network:
    """A network that says class 1 where these pixels are bright."""
    spec = stack(InputLayer(shape=(16, 16, 1)), Flatten(), Dense(units=2, activation="softmax"))
    network = Network(spec, seed=0)
    kernel = np.zeros((16, 16, 2), np.float32)
    kernel[rows, columns, 1] = 1.5
    network.weights["n2"]["kernel"][...] = kernel.reshape(256, 2)
    network.weights["n2"]["bias"][...] = (3, 0)
    return network


CORNER, MIDDLE = (slice(0, 2), slice(14, 16)), (slice(6, 10), slice(6, 10))


def found(network, x, true, **options):
    classes = int(true.max()) + 1
    steps = find_shortcuts(network, lambda p: {"n0": x[p]}, true, REFERENCE, classes, **options)
    return finished(steps)


@pytest.mark.parametrize("fill", FILLS)
def test_a_planted_mark_is_found_where_it_is(fill):
    x, true = pictures(marked=True)
    result = found(looking_at(*CORNER), x, true, fill=fill)
    assert result.accuracy == 1
    best = result.findings[0]
    mask = result.zones[best.zone].mask
    assert mask[CORNER].all(), "the zone holds the mark"
    assert mask.sum() <= 16
    assert best.is_sure
    assert best.ratio > 2


def test_the_same_data_tell_nothing_against_a_network_that_sees_the_object():
    x, true = pictures(marked=True)
    result = found(looking_at(*MIDDLE), x, true)
    assert not result.findings
    centre = [zone.name for zone in result.zones].index("centre")
    assert result.accuracies[centre] < 0.8, "what it needs is the middle"
    assert abs(result.accuracies[:6] - result.accuracy).argmax() == centre


def test_shuffling_two_classes_costs_half_of_a_class():
    """Half of the samples get a zone of their own class: said where ``fill`` is explained."""
    x, true = pictures(marked=True, count=400)
    result = found(looking_at(*CORNER), x, true)
    corner = [zone.name for zone in result.zones].index("top right")
    assert result.after[corner, 1] == pytest.approx(0.5, abs=0.1)
    assert result.after[corner, 0] == pytest.approx(0.5, abs=0.1)


def test_the_zone_alone_carries_the_class():
    x, true = pictures(marked=True)
    result = found(looking_at(*CORNER), x, true, fill="zero")
    assert result.findings[0].spread == 1


def test_progress_never_passes_its_end():
    x, true = pictures(marked=True)
    steps = find_shortcuts(
        looking_at(*CORNER), lambda p: {"n0": x[p]}, true, REFERENCE, 2, fill="mean"
    )
    told = list(steps)
    assert told
    assert all(0 < done <= total for done, total in told)


def test_classes_without_samples_and_maps_without_heat_are_counted_as_nothing():
    x, true = pictures(marked=False)
    network = looking_at(*MIDDLE)
    network.weights["n2"]["kernel"][...] = 0
    steps = find_shortcuts(network, lambda p: {"n0": x[p]}, true * 0, REFERENCE, 2)
    result = finished(steps)
    assert result.mapped.tolist() == [40, 0]
    assert result.empty.tolist() == [40, 0]
    assert np.isnan(result.shares).all()
    assert np.isnan(result.before[1])
    assert not result.findings


def test_zones_cover_the_image_and_the_hottest_is_where_the_heat_is():
    border, centre, *corners = fixed_zones(28, 20)
    assert (border.mask ^ centre.mask).all()
    assert [c.box for c in corners] == [
        ((0, 6), (0, 4)),
        ((0, 6), (15, 19)),
        ((21, 27), (0, 4)),
        ((21, 27), (15, 19)),
    ]
    assert [z.is_outer for z in (border, centre, *corners)] == [True, False, *[True] * 4]
    heat = np.zeros((28, 20))
    heat[10:17, 3:8] = 1
    assert hottest_zone(heat).box == ((10, 16), (3, 7))
    assert fixed_zones(1, 1)[0].name == "border"


def test_a_map_of_one_cell_tells_no_place_so_pixels_are_asked():
    head = (GlobalAveragePooling2D(), Dense(units=2, activation="softmax"))
    small = stack(InputLayer(shape=(4, 4, 1)), Conv2D(filters=2, kernel_size=(4, 4)), *head)
    larger = stack(InputLayer(shape=(8, 8, 1)), Conv2D(filters=2), MaxPooling2D(), *head)
    assert method_for(Network(small)) == Saliency()
    assert method_for(Network(larger)) == GradCAM()
    assert method_for(looking_at(*CORNER)) == Saliency()


def test_a_network_without_pictures_says_so():
    x, true = np.zeros((4, 2), np.float32), np.arange(4) % 2
    with pytest.raises(NoPictureInput):
        found(tabular(), x, true)
