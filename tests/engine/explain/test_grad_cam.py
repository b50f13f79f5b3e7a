import numpy as np
import pytest
from PIL import Image

from engine.errors import NoConvolution, NodeNotFound, NoMaps, UnknownClass
from engine.explain.grad_cam import class_activation_map, enlarged, grad_cam
from engine.kernels.reference import REFERENCE
from engine.network.network import Network
from tests.engine.checks import freeze
from tests.engine.explain.networks import averaging, convnet, separate_softmax, tabular

# two channels of a picture of 2 x 3
PICTURE = np.array([[[1, 0], [2, 0], [3, 4]], [[0, 2], [0, 6], [0, 0]]], np.float32)[None]


def score_from(network: Network, x, maps, target: int) -> float:
    """Return the logit of ``target``, given what the second convolution gives."""
    last = network.spec.output
    logits = Network(
        network.spec.with_layer(last.id, type(last.layer)(units=last.layer.units)),
        sharing=network,
    )
    values, _ = logits.forward({"n0": x, "n4": maps}, logits.question(REFERENCE))
    return float(values[last.id][0, target])


def test_the_heat_is_what_a_hand_computes():
    network = averaging([[1.0, 0.0], [-0.5, 1.0]])
    # the gradient of the logit of class 0 is 1/6 in channel 0 and -1/12 in channel 1, so the
    # heat is max(A0 - A1 / 2, 0) / 6: (1, 2, 1; 0, 0, 0) / 6
    found = grad_cam(network, PICTURE, REFERENCE, target=0)
    assert np.allclose(found.heat, np.array([[1, 2, 1], [0, 0, 0]]) / 2)
    assert found.node == "n1"
    assert np.isclose(found.score, 1.0 - 0.5 * 2.0)  # means of the channels: 1 and 2
    assert not found.is_empty
    # class 1 follows channel 1 alone
    found = grad_cam(network, PICTURE, REFERENCE, target=1)
    assert np.allclose(found.heat, PICTURE[0, :, :, 1] / 6)


def test_the_likeliest_class_is_explained_by_default():
    network = averaging([[1.0, 0.0], [-0.5, 1.0]])
    found = grad_cam(network, PICTURE, REFERENCE)
    logits = np.array([0.0, 2.0])
    assert found.target == 1
    assert np.allclose(found.probabilities, np.exp(logits) / np.exp(logits).sum(), atol=1e-6)


def test_importance_is_the_mean_slope_of_the_score_in_float64(rng):
    network = convnet(np.float64)
    x = rng.standard_normal((1, 8, 8, 2))
    maps = network.predict(x, REFERENCE, "n4")
    height, width, channels = maps.shape[1:]
    importance = np.zeros(channels)
    step = 1e-6
    for channel in range(channels):
        moved = np.zeros_like(maps)
        moved[..., channel] = step
        difference = score_from(network, x, maps + moved, 2) - score_from(
            network, x, maps - moved, 2
        )
        importance[channel] = difference / (2 * step) / (height * width)
    expected = np.maximum((maps[0] * importance).sum(axis=-1), 0)

    found = grad_cam(network, x, REFERENCE, target=2)
    assert expected.max() > 0
    assert np.allclose(found.heat, expected / expected.max(), atol=1e-7)
    assert np.isclose(found.score, score_from(network, x, maps, 2))


def test_the_score_after_softmax_is_followed_where_asked(rng):
    network = convnet(np.float64)
    x = rng.standard_normal((1, 8, 8, 2))
    maps = network.predict(x, REFERENCE, "n4")
    step = 1e-6

    def probability(changed):
        values, _ = network.forward({"n0": x, "n4": changed}, network.question(REFERENCE))
        return values["n6"][0, 1]

    slope = np.zeros_like(maps)
    for place in np.ndindex(maps.shape):
        moved = np.zeros_like(maps)
        moved[place] = step
        slope[place] = (probability(maps + moved) - probability(maps - moved)) / (2 * step)
    found = grad_cam(network, x, REFERENCE, target=1, before_activation=False)
    assert np.allclose(found.heat, class_activation_map(maps[0], slope[0]), atol=1e-6)
    assert np.isclose(found.score, probability(maps))


def test_a_saturated_probability_gives_an_empty_heat_but_its_logit_does_not():
    network = averaging([[200.0, 0.0], [200.0, 0.0]])
    after = grad_cam(network, PICTURE, REFERENCE, target=0, before_activation=False)
    assert after.is_empty
    assert not after.heat.any()
    before = grad_cam(network, PICTURE, REFERENCE, target=0)
    assert not before.is_empty
    assert before.heat.max() == 1


def test_nothing_in_favour_gives_an_empty_heat():
    found = grad_cam(averaging([[-1.0, 1.0], [-1.0, 1.0]]), PICTURE, REFERENCE, target=0)
    assert found.is_empty
    assert np.isfinite(found.heat).all()


def test_one_sigmoid_has_two_classes_that_look_at_opposite_things():
    network = averaging([[1.0], [-1.0]], activation="sigmoid")
    second = grad_cam(network, PICTURE, REFERENCE, target=1)
    first = grad_cam(network, PICTURE, REFERENCE, target=0)
    difference = PICTURE[0, :, :, 0] - PICTURE[0, :, :, 1]
    assert np.allclose(second.heat, np.maximum(difference, 0) / difference.max())
    assert np.allclose(first.heat, np.maximum(-difference, 0) / (-difference).max())
    assert np.allclose(first.probabilities, [1 - 1 / (1 + np.e), 1 / (1 + np.e)])


def test_a_regression_explains_its_value():
    found = grad_cam(averaging([[1.0], [0.0]], "linear"), PICTURE, REFERENCE, classes=0)
    assert found.target == 0
    assert np.allclose(found.heat, PICTURE[0, :, :, 0] / 3)


def test_a_softmax_that_is_a_layer_is_also_left_out(rng):
    network = separate_softmax()
    x = rng.standard_normal((1, 8, 8, 2)).astype(np.float32)
    found = grad_cam(network, x, REFERENCE, target=1)
    assert np.isclose(found.score, network.predict(x, REFERENCE, "n3")[0, 1])
    assert np.allclose(found.probabilities, network.predict(x, REFERENCE)[0])


def test_any_layer_with_maps_can_be_asked_for(rng):
    network = convnet()
    x = rng.standard_normal((1, 8, 8, 2)).astype(np.float32)
    shapes = {n: grad_cam(network, x, REFERENCE, n).heat.shape for n in ("n1", "n2", "n3", "n4")}
    assert shapes == {"n1": (8, 8), "n2": (8, 8), "n3": (4, 4), "n4": (3, 3)}
    assert grad_cam(network, x, REFERENCE).node == "n4"


def test_looking_changes_no_weight_and_no_picture(rng):
    network = convnet()
    x = rng.standard_normal((1, 8, 8, 2)).astype(np.float32)
    freeze(x, network.flat, *(w for node in network.weights.values() for w in node.values()))
    first = grad_cam(network, x, REFERENCE)
    assert (grad_cam(network, x, REFERENCE).heat == first.heat).all()


def test_what_cannot_be_explained_is_said():
    network = convnet()
    x = np.zeros((1, 8, 8, 2), np.float32)
    with pytest.raises(NoMaps, match="'flatten' gives"):
        grad_cam(network, x, REFERENCE, "n5")
    with pytest.raises(NodeNotFound):
        grad_cam(network, x, REFERENCE, "n99")
    with pytest.raises(UnknownClass, match="3 apart"):
        grad_cam(network, x, REFERENCE, target=3)
    with pytest.raises(NoConvolution):
        grad_cam(tabular(), np.zeros((1, 2), np.float32), REFERENCE)


@pytest.mark.parametrize("size", [(28, 28), (7, 9), (64, 40)])
def test_enlarging_agrees_with_pillow(size, rng):
    heat = rng.random((5, 7)).astype(np.float32)
    expected = Image.fromarray(heat).resize((size[1], size[0]), Image.Resampling.BILINEAR)
    assert np.allclose(enlarged(heat, size), np.asarray(expected), atol=1e-6)


def test_enlarging_keeps_what_is_even_and_the_range():
    assert np.allclose(enlarged(np.full((1, 1), 0.3, np.float32), (6, 5)), 0.3)
    heat = np.zeros((3, 3), np.float32)
    heat[1, 1] = 1
    large = enlarged(heat, (9, 9))
    assert large[4, 4] == 1
    assert large.min() >= 0
