"""Activations: what each layer makes of one sample."""

from __future__ import annotations

from typing import Any

from engine.explain.nodes import report_of
from engine.explain.predictions import Inputs
from engine.layers.base import Array
from engine.network.network import Network


def activations_of(network: Network, x: Inputs, node_id: str, kernels: Any) -> Array:
    """Return what a node gives for one sample: (height, width, channels), or (units,).

    x: (1, ...) as the network takes it
    """
    row = report_of(network.summary, node_id)
    return network.predict(x, kernels, row.node.id)[0]


def all_activations(network: Network, x: Inputs, kernels: Any) -> dict[str, Array]:
    """Return what every node gives for one sample, by node id, in the order of the network.

    x: (1, ...) as the network takes it
    """
    values, _ = network.forward(network.input_of(x), network.question(kernels))
    return {node.id: values[node.id][0] for node in network.spec}
