"""Which nodes of a network can be looked at, and how; told from the summary, without weights."""

from __future__ import annotations

import math

from engine.errors import NodeNotFound
from engine.layers.dropout import Noisy
from engine.layers.passing import Identity
from engine.layers.random_images import RandomImageLayer
from engine.layers.sliding import Sliding
from engine.network.shapes import NodeReport, Summary
from engine.spec import Node


def report_of(summary: Summary, node_id: str) -> NodeReport:
    """Return the report of the node with this id. Raises ``NodeNotFound``."""
    for row in summary.rows:
        if row.node.id == node_id:
            return row
    raise NodeNotFound(node=node_id)


def has_kernels(row: NodeReport) -> bool:
    """Whether a node keeps kernels of a convolution of images."""
    layer = row.node.layer
    return isinstance(layer, Sliding) and layer.rank == 2 and bool(row.weights)


def kernel_count(row: NodeReport) -> int:
    """Return how many numbers the kernels or the matrix of a node have, 0 without."""
    layer = row.node.layer
    if isinstance(layer, Sliding) and has_kernels(row):
        return layer.pattern_count(row.input_shapes[0][-1])
    return math.prod(row.weights["kernel"].shape) if has_matrix(row) else 0


def has_matrix(row: NodeReport) -> bool:
    """Whether a node keeps the weights of a fully connected layer: (inputs, units)."""
    return "kernel" in row.weights and len(row.weights["kernel"].shape) == 2


def gives_maps(row: NodeReport) -> bool:
    """Whether a node gives maps: (height, width, channels) for each sample."""
    return row.shape is not None and len(row.shape) == 3


def is_idle(row: NodeReport) -> bool:
    """Whether a node gives what it takes, except while the network trains."""
    return isinstance(row.node.layer, Noisy | Identity | RandomImageLayer)


def last_convolution(summary: Summary) -> Node | None:
    """Return the last convolution that gives maps; Grad-CAM looks at it by itself."""
    found = [row.node for row in summary.rows if has_kernels(row) and gives_maps(row)]
    return found[-1] if found else None
