import numpy as np
import pytest

from engine.errors import NoConvolution, UnknownClass
from engine.explain.class_activation import (
    HEATS,
    class_activation,
    eigen_cam,
    eigen_cam_heat,
    grad_cam_heat,
    grad_cam_maps,
    grad_cam_plus_plus,
    grad_cam_plus_plus_heat,
    layer_cam,
    layer_cam_heat,
    normalised,
)
from engine.explain.grad_cam import grad_cam
from engine.kernels.reference import REFERENCE
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.merge import Concatenate
from engine.layers.pooling import GlobalAveragePooling2D
from engine.network.network import Network
from engine.spec import NetworkSpec, Node
from tests.engine.explain.networks import averaging, convnet, tabular

# one image of 2 x 1 places, two channels: A_0 = (1, 3), A_1 = (2, 0)
A = np.array([[[[1.0, 2.0]], [[3.0, 0.0]]]])
G = np.array([[[[2.0, -1.0]], [[0.0, 1.0]]]])


def test_grad_cam_weighs_channels_by_their_mean_slope():
    # means of the slopes: 1 and 0, so only channel 0 counts
    assert np.allclose(grad_cam_heat(A, G), [[[1], [3]]])


def test_the_mean_over_channels_of_the_book_gives_the_same_heat(rng):
    maps, slopes = rng.standard_normal((2, 1, 5, 4, 7))
    summed = grad_cam_heat(maps, slopes)
    importance = slopes.mean(axis=(0, 1, 2))
    of_the_book = np.maximum((maps * importance).mean(axis=-1), 0)
    assert np.allclose(summed / summed.max(), of_the_book / of_the_book.max())


def test_grad_cam_plus_plus_follows_its_closed_form():
    # channel 0: sum A = 4, places 2^2 / (2 2^2 + 4 2^3) 2 = 4/40 2 = 0.2, the other slope is 0
    # channel 1: sum A = 2, of the positive slope 1: 1 / (2 + 2) 1 = 0.25
    expected = 0.2 * A[..., 0] + 0.25 * A[..., 1]
    assert np.allclose(grad_cam_plus_plus_heat(A, G), expected)


def test_layer_cam_weighs_each_place_by_its_own_positive_slope():
    assert np.allclose(layer_cam_heat(A, G), [[[2 * 1], [1 * 0]]])


def test_eigen_cam_finds_the_pattern_of_a_matrix_of_rank_one(rng):
    pattern, channels = rng.random((3, 4)), rng.random(6)
    maps = pattern[None, :, :, None] * channels
    heat = eigen_cam_heat(maps)[0]
    assert np.allclose(heat / heat.max(), pattern / pattern.max())
    assert np.allclose(eigen_cam_heat(-maps)[0], heat)  # a singular vector has no sign


def test_a_batch_gives_what_each_image_gives_alone(rng):
    network = convnet()
    x = rng.standard_normal((3, 8, 8, 2)).astype(np.float32)
    for method in HEATS:
        together = class_activation(method, network, x, REFERENCE)
        for i in range(3):
            alone = class_activation(method, network, x[i : i + 1], REFERENCE)
            assert np.allclose(together.heat[i], alone.heat[0], atol=1e-5), method
            assert together.targets[i] == alone.targets[0]
    single = grad_cam(network, x[1:2], REFERENCE)
    assert np.allclose(grad_cam_maps(network, x, REFERENCE).heat[1], single.heat, atol=1e-5)


def test_each_image_may_have_a_class_of_its_own(rng):
    network = convnet()
    x = np.repeat(rng.standard_normal((1, 8, 8, 2)).astype(np.float32), 3, axis=0)
    found = layer_cam(network, x, REFERENCE, target=[0, 1, 2])
    assert list(found.targets) == [0, 1, 2]
    for target in range(3):
        alone = layer_cam(network, x[:1], REFERENCE, target=target)
        assert np.allclose(found.heat[target], alone.heat[0], atol=1e-5)


def test_on_a_last_map_of_one_place_the_heat_is_that_place(rng):
    network = Network(
        NetworkSpec(
            (
                Node("n0", "input", InputLayer(shape=(4, 4, 1))),
                Node("n1", "conv", Conv2D(filters=6, kernel_size=(4, 4)), ("n0",)),
                Node("n2", "mean", GlobalAveragePooling2D(), ("n1",)),
                Node("n3", "dense", Dense(units=3, activation="softmax"), ("n2",)),
            ),
            ("n3",),
        ),
        seed=4,
    )
    x = rng.standard_normal((1, 4, 4, 1)).astype(np.float32)
    for method in HEATS:
        heat = class_activation(method, network, x, REFERENCE).heat
        assert heat.shape == (1, 1, 1)
        assert heat[0, 0, 0] in (0, 1)


def test_of_two_inputs_the_layer_that_is_asked_for_is_explained(rng):
    branches = [
        (
            Node(f"i{k}", f"input {k}", InputLayer(shape=(4, 4, 1))),
            Node(f"c{k}", f"conv {k}", Conv2D(filters=3), (f"i{k}",)),
            Node(f"m{k}", f"mean {k}", GlobalAveragePooling2D(), (f"c{k}",)),
        )
        for k in range(2)
    ]
    ends = (
        Node("j", "join", Concatenate(), ("m0", "m1")),
        Node("d", "dense", Dense(units=2, activation="softmax"), ("j",)),
    )
    network = Network(NetworkSpec((*branches[0], *branches[1], *ends), ("d",)), seed=1)
    x = {f"i{k}": rng.standard_normal((1, 4, 4, 1)).astype(np.float32) for k in range(2)}
    assert grad_cam_maps(network, x, REFERENCE).node == "c1"
    for node in ("c0", "c1"):
        maps = network.predict(x, REFERENCE, node)
        kernel = network.weights["d"]["kernel"][3 * int(node[1]) :][:3, 1]
        expected = np.maximum((maps[0] * kernel).sum(axis=-1), 0)
        found = grad_cam_maps(network, x, REFERENCE, node, 1)
        assert np.allclose(found.heat[0], expected / max(expected.max(), 1e-9), atol=1e-5)


def test_without_slope_the_heat_is_empty_and_finite():
    network = averaging([[0.0, 0.0], [0.0, 0.0]])
    x = np.ones((1, 2, 3, 2), np.float32)
    for method in (grad_cam_maps, grad_cam_plus_plus, layer_cam):
        assert not method(network, x, REFERENCE, target=0).heat.any()
    assert not normalised(np.full((1, 2, 2), np.nan)).any()


def test_what_cannot_be_explained_is_said():
    with pytest.raises(NoConvolution):
        eigen_cam(tabular(), np.zeros((1, 2), np.float32), REFERENCE)
    with pytest.raises(UnknownClass):
        layer_cam(convnet(), np.zeros((2, 8, 8, 2), np.float32), REFERENCE, target=[0, 3])
