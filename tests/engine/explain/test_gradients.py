import numpy as np
import pytest

from engine.errors import NoGradientOfWholeNumbers
from engine.explain.grad_cam import enlarged, grad_cam
from engine.explain.gradients import (
    gradient_times_input,
    guided_backpropagation,
    guided_grad_cam,
    integrated_gradients,
    noise_of,
    saliency,
    smooth_grad,
)
from engine.explain.guided import guided_form
from engine.explain.predictions import finished
from engine.kernels.reference import REFERENCE
from engine.layers.activation_layers import ReLU, Softmax
from engine.layers.dense import Dense
from engine.layers.embedding import Embedding
from engine.layers.inputs import InputLayer
from engine.layers.pooling import GlobalAveragePooling1D
from engine.network.network import Network
from engine.spec import stack
from tests.engine.checks import freeze
from tests.engine.explain.networks import convnet, tabular


def scores(network, x, target):
    """Logits of a network whose last layer is dense, computed without the module under test."""
    hidden = network.predict(x, REFERENCE, network.spec.output.inputs[0])
    weights = network.weights[network.spec.output.id]
    return (hidden @ weights["kernel"] + weights["bias"])[:, target]


def slope_by_differences(network, x, target, step=1e-6):
    slope = np.zeros_like(x)
    for place in np.ndindex(x.shape):
        moved = np.zeros_like(x)
        moved[place] = step
        rise = scores(network, x + moved, target) - scores(network, x - moved, target)
        slope[place] = rise[place[0]] / (2 * step)
    return slope


def test_saliency_is_the_slope_of_the_logit_in_float64(rng):
    network = convnet(np.float64)
    x = rng.standard_normal((2, 8, 8, 2))
    expected = slope_by_differences(network, x, 1)
    found = saliency(network, x, REFERENCE, 1)
    assert np.allclose(found, expected, atol=1e-7)
    assert np.allclose(gradient_times_input(network, x, REFERENCE, 1), x * expected, atol=1e-6)


def two_relus(separate: bool) -> Network:
    """Two units behind a ReLU, then one number; the ReLU in the layer or a layer of its own."""
    hidden = (
        (Dense(units=2, use_bias=False), ReLU())
        if separate
        else (Dense(units=2, use_bias=False, activation="relu"),)
    )
    network = Network(stack(InputLayer(shape=(2,)), *hidden, Dense(units=1, use_bias=False)))
    network.weights["n1"]["kernel"][...] = [[1.0, 2.0], [-1.0, 1.0]]
    network.weights[network.spec.output.id]["kernel"][...] = [[3.0], [-5.0]]
    return network


@pytest.mark.parametrize("separate", [False, True])
def test_guided_relus_let_only_the_positive_back(separate):
    network = two_relus(separate)
    x = np.array([[2.0, 1.0], [1.0, 2.0]], np.float32)
    # hidden units: (1, 5) and (-1, 4). The slope into the second is -5: it is left out, so that
    # the first image gets 3 (1, -1), and the second, whose first unit sleeps, nothing.
    found = guided_backpropagation(network, x, REFERENCE, 0, classes=0)
    assert np.allclose(found, [[3, -3], [0, 0]])
    plain = saliency(network, x, REFERENCE, 0, classes=0)
    assert np.allclose(plain, [[3 - 10, -3 - 5], [-10, -5]])


def test_the_guided_form_gives_the_same_and_leaves_the_network_alone(rng):
    network = two_relus(False)
    x = rng.standard_normal((3, 2)).astype(np.float32)
    freeze(x, network.flat)
    form = guided_form(network)
    assert np.array_equal(form.predict(x, REFERENCE), network.predict(x, REFERENCE))
    assert form.flat is network.flat
    assert network.spec["n1"].layer.registered_name == "Dense"


def test_guided_grad_cam_is_the_product_of_both(rng):
    network = convnet()
    x = rng.standard_normal((1, 8, 8, 2)).astype(np.float32)
    heat = enlarged(grad_cam(network, x, REFERENCE, target=2).heat, (8, 8))
    guided = guided_backpropagation(network, x, REFERENCE, 2)
    assert np.allclose(
        guided_grad_cam(network, x, REFERENCE, target=2)[0], guided[0] * heat[..., None]
    )


def test_smooth_grad_is_the_mean_slope_of_copies_with_the_noise_of_its_seed(rng):
    network = convnet(np.float64)
    x = rng.standard_normal((2, 8, 8, 2))
    found = finished(smooth_grad(network, x, REFERENCE, 0, samples=4, noise=0.2, seed=9))
    noise = np.random.default_rng(9).standard_normal((4, 8, 8, 2))
    for i in range(2):
        spread = 0.2 * (x[i].max() - x[i].min())
        slopes = [saliency(network, (x[i] + spread * each)[None], REFERENCE, 0) for each in noise]
        assert np.allclose(found[i], np.mean(slopes, axis=0)[0])
    assert np.array_equal(noise_of(9, 4, (8, 8, 2)), noise)


def test_integrated_gradients_are_complete_with_enough_steps(rng):
    network = convnet(np.float64)
    x = rng.standard_normal((2, 8, 8, 2))
    found = finished(integrated_gradients(network, x, REFERENCE, 1, steps=64))
    start = np.zeros((1, 8, 8, 2))
    difference = scores(network, x, 1) - scores(network, start, 1)
    assert np.allclose(found.differences, difference)
    sums = found.values.reshape(2, -1).sum(axis=1)
    assert np.allclose(found.errors, sums - difference)
    rough = finished(integrated_gradients(network, x, REFERENCE, 1, steps=1))
    assert (abs(found.errors) < abs(rough.errors) / 10).all()


def test_integrated_gradients_of_a_product_are_what_a_hand_computes():
    # along a straight line from 0 a linear score has the slope w everywhere
    network = tabular(units=1, activation="linear")
    network.weights["n1"]["kernel"][...] *= 1e-3  # tanh is straight here
    x = np.array([[1.0, -2.0]], np.float32)
    found = finished(integrated_gradients(network, x, REFERENCE, classes=0, steps=3))
    w = (network.weights["n1"]["kernel"] @ network.weights["n2"]["kernel"])[:, 0]
    assert np.allclose(found.values[0], x[0] * w, rtol=1e-3)


def test_long_ones_tell_how_far_they_are(rng):
    network = convnet()
    x = rng.standard_normal((1, 8, 8, 2)).astype(np.float32)
    told = list(smooth_grad(network, x, REFERENCE, samples=300))
    assert told[-1] == (300, 300)
    assert len(told) > 1


def test_the_score_after_softmax_has_slopes_that_sum_up_to_nothing(rng):
    network = convnet(np.float64)
    x = rng.standard_normal((1, 8, 8, 2))
    slopes = [saliency(network, x, REFERENCE, t, before_activation=False) for t in range(3)]
    assert np.allclose(sum(slopes), 0)  # probabilities sum up to 1 whatever the image
    assert not np.allclose(slopes[0], 0)


def test_a_softmax_layer_is_left_out_as_well(rng):
    network = Network(stack(InputLayer(shape=(2,)), Dense(units=3), Softmax()), seed=1)
    x = rng.standard_normal((1, 2)).astype(np.float32)
    kernel = network.weights["n1"]["kernel"]
    assert np.allclose(saliency(network, x, REFERENCE, 2)[0], kernel[:, 2])


def test_words_have_no_gradient():
    spec = stack(
        InputLayer(shape=(5,), dtype="int32"),
        Embedding(input_dim=9, output_dim=3),
        GlobalAveragePooling1D(),
        Dense(units=2, activation="softmax"),
    )
    with pytest.raises(NoGradientOfWholeNumbers, match="whole numbers"):
        saliency(Network(spec), np.zeros((1, 5), np.int32), REFERENCE)
