"""The training form of a network: its last activations become parts of the losses."""

from __future__ import annotations

from engine.layers.activation_layers import with_activation
from engine.network.network import Network
from engine.spec import port
from engine.training.plan import Plan

_SAME = "linear"


def training_form(network: Network, plan: Plan) -> tuple[Network, frozenset[str]]:
    """Return a network that shares all weights, and which outputs of it give logits.

    Softmax or sigmoid before a cross-entropy is exact and stable only when both are computed
    together; where none is, the network itself is returned.
    """
    spec = network.spec
    fused = frozenset(output for output in spec.outputs if _fits(network, output, plan))
    for output in fused:
        spec = spec.with_layer(output, with_activation(spec[output].layer, _SAME))
    return (Network(spec, sharing=network) if fused else network), fused


def _fits(network: Network, output: str, plan: Plan) -> bool:
    wanted = getattr(plan.head(output).loss, "fused_activation", None)
    node_id, _ = port(output)
    layer = network.spec[node_id].layer
    is_plain = node_id == output and getattr(layer, "activity_regularizer", None) is None
    if wanted is None or not is_plain or getattr(layer, "activation", None) != wanted:
        return False
    return not any(output in node.inputs for node in network.spec)
