import numpy as np
import pytest

from engine.errors import NodeNotFound, NoKernels
from engine.explain.filters import kernels_of
from engine.explain.nodes import gives_maps, has_kernels, last_convolution
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
