"""The kernels of a convolution: the patterns that it looks for."""

from __future__ import annotations

from engine.errors import NoKernels
from engine.explain.nodes import has_kernels, report_of
from engine.layers.base import Array
from engine.network.network import Network


def kernels_of(network: Network, node_id: str) -> Array:
    """Return a copy of the kernels of a convolution: (rows, columns, channels, filters)."""
    row = report_of(network.summary, node_id)
    if not has_kernels(row):
        raise NoKernels(node=row.node.name)
    return network.weights[row.node.weights_id]["kernel"].copy()
