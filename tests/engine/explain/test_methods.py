import numpy as np
import pytest

from engine.errors import NoConvolution, SettingError
from engine.explain.class_activation import grad_cam_maps
from engine.explain.grad_cam import enlarged
from engine.explain.gradients import integrated_gradients, saliency
from engine.explain.methods import (
    IntegratedGradients,
    Occlusion,
    Rise,
    Saliency,
    SmoothGrad,
    attributions,
    explain,
)
from engine.explain.perturbation import occlusion
from engine.explain.predictions import finished
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.shape import Flatten
from engine.network.network import Network
from engine.registry import describe, restore
from engine.spec import stack
from tests.engine.explain.networks import convnet

QUICK = {"RISE": Rise(masks=20), "SmoothGrad": SmoothGrad(samples=3)}


@pytest.fixture
def x(rng):
    return rng.standard_normal((2, 8, 8, 2)).astype(np.float32)


@pytest.mark.parametrize("name", list(attributions))
def test_every_method_gives_a_map_of_the_image_between_its_ends(name, x):
    method = QUICK.get(name, attributions[name]())
    found = finished(explain(convnet(), x, REFERENCE, method, target=1))
    assert found.maps.shape == (2, 8, 8)
    assert np.isfinite(found.maps).all()
    assert np.abs(found.cells).max() == 1
    assert found.is_signed or found.maps.min() >= 0
    assert (found.node == "n4") == method.looks_at_layer
    assert restore(describe(method)) == method


@pytest.mark.parametrize("name", list(attributions))
def test_without_any_convolution_pixels_are_explained_or_the_reason_is_said(name, x):
    network = Network(
        stack(InputLayer(shape=(8, 8, 2)), Flatten(), Dense(units=3, activation="softmax"))
    )
    method = QUICK.get(name, attributions[name]())
    if method.looks_at_layer:
        with pytest.raises(NoConvolution):
            finished(explain(network, x, REFERENCE, method))
    else:
        assert finished(explain(network, x, REFERENCE, method)).maps.shape == (2, 8, 8)


def test_only_long_methods_tell_of_their_progress(x):
    for name in attributions:
        method = QUICK.get(name, attributions[name]())
        assert bool(list(explain(convnet(), x, REFERENCE, method))) == method.is_long, name


def test_maps_are_what_their_functions_give(x):
    network = convnet()
    cam = grad_cam_maps(network, x, REFERENCE, target=1)
    found = finished(explain(network, x, REFERENCE, attributions["GradCAM"](), target=1))
    assert np.allclose(found.maps[0], enlarged(cam.heat[0], (8, 8)), atol=1e-6)
    slope = saliency(network, x, REFERENCE, 1)
    found = finished(explain(network, x, REFERENCE, Saliency(), target=1))
    assert np.allclose(
        found.maps * found.largest[:, None, None], np.abs(slope).max(axis=-1), atol=1e-6
    )
    found = finished(explain(network, x, REFERENCE, Saliency(absolute=False), target=1))
    assert found.is_signed
    assert np.allclose(found.maps * found.largest[:, None, None], slope.sum(axis=-1), atol=1e-6)


def test_integrated_gradients_say_what_completeness_is_missed_by(x):
    network = convnet()
    found = finished(explain(network, x, REFERENCE, IntegratedGradients(steps=5), target=0))
    whole = finished(integrated_gradients(network, x, REFERENCE, 0, steps=5))
    assert np.allclose(found.errors, whole.errors)


def test_a_square_is_a_quarter_of_the_image_by_itself(x):
    network = convnet()
    found = finished(explain(network, x, REFERENCE, Occlusion(), target=0))
    expected = finished(occlusion(network, x, REFERENCE, 0, window=(2, 2), stride=(1, 1)))
    assert np.allclose(found.maps * found.largest[:, None, None], expected, atol=1e-6)


def test_settings_out_of_range_are_refused():
    with pytest.raises(SettingError):
        Rise(kept=1.5)
    with pytest.raises(SettingError):
        Occlusion(window=0)
