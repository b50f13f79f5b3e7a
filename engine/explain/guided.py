"""Guided back-propagation: a network whose ReLUs let only what speaks for the score come back."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

import numpy as np

from engine.layers.activation_layers import ReLU
from engine.layers.base import Array, Backward, Layer, Phase, Shape, Weights
from engine.network.network import Network


def guided_form(network: Network) -> Network:
    """Return the network with guided ReLUs; it shares all weights and gives the same outputs.

    ``dx = max(dy, 0)`` where ``x > 0``, else 0 (Springenberg et al. 2015, arXiv 1412.6806).
    Every ReLU is one: a layer of its own, with any settings, or the function of a convolution or
    a dense layer. A ReLU inside a recurrent layer stays as it is.
    """
    spec = network.graph  # networks in layers are unfolded, their ids stay
    nodes = tuple(
        replace(node, layer=_Guided(inner=node.layer)) if _is_relu(node.layer) else node
        for node in spec
    )
    return Network(replace(spec, nodes=nodes), sharing=network)


def _is_relu(layer: Layer) -> bool:
    """Whether the last thing that a layer does is a ReLU."""
    if isinstance(layer, ReLU):
        return True
    has_steps = any(f.name == "recurrent_activation" for f in fields(layer))
    is_recurrent = has_steps or layer.registered_name in ("SimpleRNN", "RNN")
    return getattr(layer, "activation", "") == "relu" and not is_recurrent


@dataclass(frozen=True, kw_only=True)
class _Guided(Layer):
    """A layer that ends in a ReLU, with its way back guided.

    The way back through a ReLU is ``dy`` where ``y > 0``, so to leave out what is negative of
    ``dy`` before it is to guide it.
    """

    inner: Any

    def __post_init__(self):
        assert is_dataclass(self.inner), "a layer"

    @property
    def input_count(self) -> int | None:  # type: ignore[override]
        return self.inner.input_count

    @property
    def passes_mask(self) -> bool:  # type: ignore[override]
        return self.inner.passes_mask

    @property
    def makes_mask(self) -> bool:
        return self.inner.makes_mask

    @property
    def activation(self) -> str:
        """That of the layer."""
        return "relu"

    def output_shape(self, *shapes: Shape) -> Shape:
        return self.inner.output_shape(*shapes)

    def output_mask(self, xs, masks):
        return self.inner.output_mask(xs, masks)

    def weight_specs(self, *shapes: Shape) -> dict[str, Any]:
        return self.inner.weight_specs(*shapes)

    def multiply_adds(self, *shapes: Shape) -> int:
        return self.inner.multiply_adds(*shapes)

    def check_input_count(self, node: str, count: int) -> None:
        self.inner.check_input_count(node, count)

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Any, Backward]:
        y, backward = self.inner.forward(weights, *xs, phase=phase)

        def guided(dy: Array, need):
            return backward(np.maximum(dy, 0), need)

        return y, guided
