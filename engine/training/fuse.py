"""The training form of a network: its last activation becomes a part of the loss."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engine.network.network import Network

_SAME = "linear"


def training_form(network: Network, loss: Any) -> tuple[Network, bool]:
    """Return a network that shares all weights, and whether it gives logits.

    Softmax or sigmoid before a cross-entropy is exact and stable only when both are computed
    together; elsewhere the network itself is returned.
    """
    output = network.spec.output
    wanted = getattr(loss, "fused_activation", None)
    if wanted is None or getattr(output.layer, "activation", None) != wanted:
        return network, False
    if _is_read_by_others(network, output.id):
        return network, False
    spec = network.spec.with_layer(output.id, replace(output.layer, activation=_SAME))
    return Network(spec, sharing=network), True


def _is_read_by_others(network: Network, node_id: str) -> bool:
    return any(node_id in node.inputs for node in network.spec)
