"""A trace: every activation of one run, and the gradient at any node."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine.layers.base import Array
from engine.network.network import Network
from engine.spec import NetworkSpec, port


class Trace:
    """What a network did with ``x``. Ask within one turn, or trace a ``network.snapshot()``.

    x: (batch, ...) as the network takes it, or arrays by id of the Input node
    ``until``: a node; those that do not lead to it do not run, and give None.
    """

    def __init__(
        self, network: Network, x: Array | Mapping[str, Array], kernels, until: str | None = None
    ):
        self._network = network
        self._phase = network.question(kernels)
        given = network.input_of(x)
        if until is not None:
            given = dict.fromkeys(_beside(network, until)) | given
        self.activations, self._backward = network.forward(given, self._phase)

    @property
    def output(self) -> Array:
        return self.activations[self._network.spec.outputs[0]]

    def mask(self, reference: str) -> Array | None:
        """Return which steps of what ``reference`` gives count, (batch, steps), None for all."""
        return self._phase.mask_of.get(reference)

    def gradient_at(self, node: str, seed: Array, source: str | None = None) -> Array:
        """Return the gradient of ``(seed * source).sum()`` with respect to ``node``'s output.

        ``source`` is the output node by default; seed: its shape. Zero where ``node`` does not
        reach ``source``.
        """
        source = source or self._network.spec.outputs[0]
        need = self._path_to(node)
        slopes = self._backward({source: np.asarray(seed, self._network.dtype)}, need)
        return slopes.get(node, np.zeros_like(self.activations[node]))

    def _path_to(self, target: str) -> dict[str, tuple[bool, ...]]:
        """Say for every node which of its inputs lead back to ``target``."""
        leads: set[str] = set()
        need = {}
        for node in self._network.graph:
            below = tuple(i == target or port(i)[0] in leads for i in node.inputs)
            is_target = node.id == port(target)[0]
            need[node.id] = (False,) * len(below) if is_target else below
            if any(need[node.id]):
                leads.add(node.id)
        return need


def _beside(network: Network, target: str) -> set[str]:
    """Return the nodes that do not lead to ``target``, as the network runs them."""
    return {node.id for node in network.graph} - before(network.graph, target)


def before(graph: NetworkSpec, target: str) -> set[str]:
    """Return the ids of the nodes that lead to ``target``, with itself."""
    leading = {port(target)[0]}
    for node in reversed(graph.nodes):
        if node.id in leading:
            leading |= {port(feeder)[0] for feeder in node.inputs}
    return leading
