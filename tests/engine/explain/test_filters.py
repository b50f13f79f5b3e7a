import numpy as np
import pytest

from engine.errors import NodeNotFound, NoKernels
from engine.explain.filters import kernels_of
from engine.explain.nodes import gives_maps, has_kernels, kernel_count, last_convolution
from engine.layers.convolution import Conv1D, Conv2D
from engine.layers.depthwise import DepthwiseConv2D, SeparableConv2D
from engine.layers.inputs import InputLayer
from engine.layers.transposed import Conv2DTranspose
from engine.network.network import Network
from engine.spec import stack
from tests.engine.explain.networks import convnet, tabular


def test_kernels_are_a_copy_of_the_weights():
    network = convnet()
    kernels = kernels_of(network, "n4")
    assert kernels.shape == (2, 2, 4, 5)
    kernels += 1
    assert np.allclose(kernels - 1, network.weights["n4"]["kernel"], atol=1e-6)
    assert not (kernels == network.weights["n4"]["kernel"]).any()


def test_only_convolutions_have_kernels_to_show():
    network = convnet()
    rows = [row.node.id for row in network.summary.rows if has_kernels(row)]
    assert rows == ["n1", "n4"]
    with pytest.raises(NoKernels, match="'dense'"):
        kernels_of(network, "n6")
    with pytest.raises(NodeNotFound):
        kernels_of(network, "n77")


def test_layers_with_maps_and_the_last_convolution_are_told_from_the_summary():
    network = convnet()
    maps = [row.node.id for row in network.summary.rows if gives_maps(row)]
    assert maps == ["n0", "n1", "n2", "n3", "n4"]
    assert last_convolution(network.summary).id == "n4"
    assert last_convolution(tabular().summary) is None


def test_every_convolution_of_images_shows_what_each_of_its_filters_looks_for():
    layers = (
        Conv2D(filters=6, padding="same"),
        DepthwiseConv2D(depth_multiplier=2),
        Conv2DTranspose(filters=5),
        SeparableConv2D(filters=4),
        Conv2D(filters=8, groups=2),
    )
    network = Network(stack(InputLayer(shape=(8, 8, 2)), *layers))
    shapes = {"n1": (2, 6), "n2": (1, 12), "n3": (12, 5), "n4": (5, 4), "n5": (2, 8)}
    for row in network.summary.rows[1:]:
        kernels = kernels_of(network, row.node.id)
        assert kernels.shape == (3, 3, *shapes[row.node.id])
        assert kernels.size == kernel_count(row)
    assert last_convolution(network.summary).id == "n5"


def test_kernels_of_sequences_are_no_pictures():
    network = Network(stack(InputLayer(shape=(8, 2)), Conv1D(filters=3)))
    with pytest.raises(NoKernels):
        kernels_of(network, "n1")
