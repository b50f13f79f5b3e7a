"""The kernels of a convolution, the weights of a dense layer: the patterns looked for."""

from __future__ import annotations

from engine.errors import NoKernels, NoMatrix
from engine.explain.nodes import has_kernels, has_matrix, report_of
from engine.layers.base import Array
from engine.layers.sliding import Sliding
from engine.network.network import Network


def kernels_of(network: Network, node_id: str) -> Array:
    """Return a copy of the kernels of a convolution: (rows, columns, channels, filters).

    Where each filter sees a share of the channels only, ``channels`` is the size of that share.
    """
    row = report_of(network.summary, node_id)
    layer = row.node.layer
    if not isinstance(layer, Sliding) or not has_kernels(row):
        raise NoKernels(node=row.node.name)
    return layer.patterns(network.weights[row.node.weights_id]).copy()


def matrix_of(network: Network, node_id: str) -> Array:
    """Return a copy of the weights of a fully connected layer: (inputs, units)."""
    row = report_of(network.summary, node_id)
    if not has_matrix(row):
        raise NoMatrix(node=row.node.name)
    return network.weights[row.node.weights_id]["kernel"].copy()
