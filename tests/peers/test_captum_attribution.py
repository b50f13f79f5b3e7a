"""Attributions agree with PyTorch's autograd, by Captum or by hand from the papers.

One convnet has the same weights on both sides. Inputs are noise, so that no window of a max
pooling has two largest values (on flat images the two libraries may choose another of them).
"""

import importlib.util

import numpy as np
import pytest

from engine.explain import gradients
from engine.explain.class_activation import class_activation
from engine.explain.grad_cam import enlarged
from engine.explain.gradients import noise_of
from engine.explain.perturbation import occlusion, rise, rise_masks, score_cam
from engine.explain.predictions import finished
from engine.kernels.reference import REFERENCE
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.pooling import MaxPooling2D
from engine.layers.shape import Flatten
from engine.network.network import Network
from engine.spec import stack

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("captum") is None, reason="needs captum, which `run.py peers` installs"
)
SHAPE, LAYER, CLASS = (16, 18, 3), "n3", 2


def assert_maps_close(actual, expected, tolerance=1e-4) -> None:
    """Assert that nothing differs by more than 1e-4 of the largest expected value."""
    assert actual.shape == expected.shape
    largest = np.abs(expected).max()
    assert largest > 0
    assert np.abs(actual - expected).max() <= tolerance * largest


@pytest.fixture
def network() -> Network:
    spec = stack(
        InputLayer(shape=SHAPE),
        Conv2D(filters=8, padding="same", activation="relu"),
        MaxPooling2D(),
        Conv2D(filters=12, activation="relu"),
        MaxPooling2D(),
        Flatten(),
        Dense(units=20, activation="relu"),
        Dense(units=4, activation="softmax"),
    )
    network, rng = Network(spec, seed=6), np.random.default_rng(2)
    for node in network.weights.values():
        node["bias"][...] = rng.uniform(-0.1, 0.1, node["bias"].shape)
    return network


@pytest.fixture
def x() -> np.ndarray:
    return np.random.default_rng(3).standard_normal((2, *SHAPE)).astype(np.float32)


@pytest.fixture
def model(network, torch):
    """The same network in PyTorch, channels first, without its softmax."""
    nn = torch.nn
    model = nn.Sequential(
        nn.Conv2d(3, 8, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(8, 12, 3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        channels_last_flatten(torch),
        nn.Linear(12 * 3 * 3, 20),
        nn.ReLU(),
        nn.Linear(20, 4),
    )
    for ours, theirs in (("n1", 0), ("n3", 3), ("n6", 7), ("n7", 9)):
        kernel = network.weights[ours]["kernel"]
        axes = (3, 2, 0, 1) if kernel.ndim == 4 else (1, 0)
        with torch.no_grad():
            model[theirs].weight[...] = torch.from_numpy(kernel.transpose(axes).copy())
            model[theirs].bias[...] = torch.from_numpy(network.weights[ours]["bias"])
    return model.eval()


def channels_last_flatten(torch):
    class Layer(torch.nn.Module):
        def forward(self, x):
            return x.permute(0, 2, 3, 1).flatten(1)

    return Layer()


@pytest.fixture
def theirs(torch, x):
    return torch.from_numpy(x.transpose(0, 3, 1, 2).copy())


def channels_last(tensor) -> np.ndarray:
    return tensor.detach().numpy().transpose(0, 2, 3, 1)


@pytest.fixture
def maps_and_slopes(torch, model, theirs):
    """What the second convolution gives behind its ReLU, and the gradient of the logit there."""
    maps = model[:5](theirs).detach().requires_grad_()
    model[5:](maps)[:, CLASS].sum().backward()
    return maps.detach(), maps.grad


def test_the_networks_are_the_same(network, model, x, theirs, torch):
    expected = torch.softmax(model(theirs), dim=1).detach().numpy()
    assert np.allclose(network.predict(x, REFERENCE), expected, atol=1e-5)


def test_saliency(network, model, x, theirs):
    from captum.attr import Saliency

    expected = Saliency(model).attribute(theirs.requires_grad_(), target=CLASS, abs=False)
    assert_maps_close(gradients.saliency(network, x, REFERENCE, CLASS), channels_last(expected))


def test_saliency_of_the_probability(network, model, x, theirs, torch):
    from captum.attr import Saliency

    whole = torch.nn.Sequential(*model, torch.nn.Softmax(dim=1))
    expected = Saliency(whole).attribute(theirs.requires_grad_(), target=CLASS, abs=False)
    found = gradients.saliency(network, x, REFERENCE, CLASS, before_activation=False)
    assert_maps_close(found, channels_last(expected))


def test_gradient_times_input(network, model, x, theirs):
    from captum.attr import InputXGradient

    expected = InputXGradient(model).attribute(theirs.requires_grad_(), target=CLASS)
    found = gradients.gradient_times_input(network, x, REFERENCE, CLASS)
    assert_maps_close(found, channels_last(expected))


@pytest.mark.filterwarnings("ignore:Setting backward hooks")
def test_guided_backpropagation(network, model, x, theirs):
    from captum.attr import GuidedBackprop

    expected = GuidedBackprop(model).attribute(theirs.requires_grad_(), target=CLASS)
    found = gradients.guided_backpropagation(network, x, REFERENCE, CLASS)
    assert_maps_close(found, channels_last(expected))


@pytest.mark.filterwarnings("ignore:Setting backward hooks")
def test_guided_grad_cam(network, model, x, theirs, torch):
    from captum.attr import GuidedBackprop, LayerGradCam

    cam = LayerGradCam(model, model[4]).attribute(theirs, target=CLASS, relu_attributions=True)
    large = torch.nn.functional.interpolate(cam, SHAPE[:2], mode="bilinear", align_corners=False)
    guided = GuidedBackprop(model).attribute(theirs.requires_grad_(), target=CLASS)
    expected = channels_last(guided * large / cam.amax(dim=(1, 2, 3), keepdim=True))
    found = gradients.guided_grad_cam(network, x, REFERENCE, LAYER, CLASS)
    assert_maps_close(found, expected)


@pytest.mark.parametrize("baseline", [0.0, 0.4])
def test_integrated_gradients(network, model, x, theirs, torch, baseline):
    from captum.attr import IntegratedGradients

    expected, delta = IntegratedGradients(model).attribute(
        theirs, baseline, target=CLASS, n_steps=20, return_convergence_delta=True
    )
    found = finished(
        gradients.integrated_gradients(network, x, REFERENCE, CLASS, baseline=baseline, steps=20)
    )
    assert_maps_close(found.values, channels_last(expected))
    assert np.allclose(found.errors, delta.numpy(), atol=1e-5)


def test_smooth_grad_with_the_same_noise(network, model, x, theirs, torch):
    expected = np.zeros_like(x)
    for i, sample in enumerate(x):
        spread = 0.15 * (sample.max() - sample.min())
        copies = sample + spread * noise_of(8, 10, SHAPE)
        given = torch.tensor(copies.transpose(0, 3, 1, 2), dtype=torch.float32)
        given.requires_grad_()
        model(given)[:, CLASS].sum().backward()
        expected[i] = channels_last(given.grad).mean(axis=0)
    found = finished(gradients.smooth_grad(network, x, REFERENCE, CLASS, samples=10, seed=8))
    assert_maps_close(found, expected)


def test_grad_cam(network, model, x, theirs):
    from captum.attr import LayerGradCam

    expected = LayerGradCam(model, model[4]).attribute(
        theirs, target=CLASS, relu_attributions=True
    )[:, 0]
    expected = (expected / expected.amax(dim=(1, 2), keepdim=True)).detach().numpy()
    found = class_activation("GradCAM", network, x, REFERENCE, LAYER, CLASS)
    assert_maps_close(found.heat, expected)


def test_grad_cam_plus_plus(network, model, x, theirs, torch):
    # equations 10, 16 and 17 of the paper: derivatives of S = exp(y), taken by autograd
    maps = model[:5](theirs).detach().requires_grad_()
    logits = model[5:](maps)[:, CLASS]
    (first,) = torch.autograd.grad(logits.sum(), maps)
    score = torch.exp(logits).detach()[:, None, None, None]
    dS, d2S, d3S = (score * first**power for power in (1, 2, 3))
    below = 2 * d2S + maps.sum(dim=(2, 3), keepdim=True) * d3S
    alpha = torch.where(d2S > 0, d2S / torch.where(below != 0, below, 1), 0)
    importance = (alpha * dS.clamp(min=0)).sum(dim=(2, 3), keepdim=True)
    expected = (importance * maps).sum(dim=1).clamp(min=0)
    expected = (expected / expected.amax(dim=(1, 2), keepdim=True)).detach().numpy()
    found = class_activation("GradCAMPlusPlus", network, x, REFERENCE, LAYER, CLASS)
    assert_maps_close(found.heat, expected)


def test_layer_cam(network, maps_and_slopes, x):
    maps, slopes = maps_and_slopes
    expected = (slopes.clamp(min=0) * maps).sum(dim=1).clamp(min=0)
    expected = (expected / expected.amax(dim=(1, 2), keepdim=True)).numpy()
    found = class_activation("LayerCAM", network, x, REFERENCE, LAYER, CLASS)
    assert_maps_close(found.heat, expected)


def test_eigen_cam(network, maps_and_slopes, x, torch):
    maps, _ = maps_and_slopes
    found = class_activation("EigenCAM", network, x, REFERENCE, LAYER, CLASS)
    for i in range(len(x)):
        flat = maps[i].permute(1, 2, 0).reshape(-1, maps.shape[1])
        values, vectors = torch.linalg.eigh(flat.T @ flat)  # right singular vectors, otherwise
        along = (flat @ vectors[:, values.argmax()]).reshape(maps.shape[2:]).abs()
        assert_maps_close(found.heat[i], (along / along.max()).numpy())


def test_score_cam(network, model, maps_and_slopes, x, theirs, torch):
    maps, _ = maps_and_slopes
    found = finished(score_cam(network, x, REFERENCE, LAYER, CLASS))
    for i in range(len(x)):
        each = maps[i][:, None]
        large = torch.nn.functional.interpolate(
            each, SHAPE[:2], mode="bilinear", align_corners=False
        )
        low, high = large.amin(dim=(2, 3), keepdim=True), large.amax(dim=(2, 3), keepdim=True)
        alive = (high > low).flatten()
        covers = ((large - low) / (high - low))[alive]
        weights = torch.softmax(model(theirs[i : i + 1] * covers)[:, CLASS], dim=0)
        expected = (weights[:, None, None] * maps[i][alive]).sum(dim=0).clamp(min=0).detach()
        assert_maps_close(found.heat[i], (expected / expected.max()).numpy())


@pytest.mark.parametrize(
    ("window", "stride"), [((4, 4), (2, 2)), ((5, 3), (3, 2)), ((6, 6), (5, 5))]
)
def test_occlusion(network, model, x, theirs, window, stride):
    from captum.attr import Occlusion

    expected = Occlusion(model).attribute(
        theirs, (3, *window), strides=(3, *stride), target=CLASS, baselines=0.25
    )
    found = finished(
        occlusion(network, x, REFERENCE, CLASS, window=window, stride=stride, value=0.25)
    )
    assert_maps_close(found, channels_last(expected)[..., 0])


def test_rise_with_the_same_masks(network, model, x, theirs, torch):
    masks = torch.from_numpy(rise_masks(SHAPE[:2], 60, 4, 0.5, seed=5))
    found = finished(
        rise(network, x, REFERENCE, CLASS, masks=60, cells=4, seed=5, before_activation=False)
    )
    for i in range(len(x)):
        scores = torch.softmax(model(theirs[i] * masks[:, None]), dim=1)[:, CLASS]
        expected = (scores[:, None, None] * masks).sum(dim=0) / (60 * 0.5)
        assert_maps_close(found[i], expected.detach().numpy())


def test_the_smooth_grid_of_a_mask_is_the_bilinear_one_of_pytorch(torch):
    grid = np.random.default_rng(1).random((5, 7)).astype(np.float32)
    expected = torch.nn.functional.interpolate(
        torch.from_numpy(grid)[None, None], (23, 40), mode="bilinear", align_corners=False
    )
    assert_maps_close(enlarged(grid, (23, 40)), expected[0, 0].numpy(), 1e-5)
