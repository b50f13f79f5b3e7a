"""A trace: every activation of one run, and the gradient at any node."""

from __future__ import annotations

import numpy as np

from engine.layers.base import Array
from engine.network.network import Network


class Trace:
    """What a network did with ``x``. Ask within one turn, or trace a ``network.snapshot()``.

    x: (batch, ...) as the network takes it
    """

    def __init__(self, network: Network, x: Array, kernels):
        self._network = network
        self._phase = network.question(kernels)
        self.activations, self._backward = network.forward(network.input_of(x), self._phase)

    @property
    def output(self) -> Array:
        return self.activations[self._network.spec.output.id]

    def gradient_at(self, node: str, seed: Array, source: str | None = None) -> Array:
        """Return the gradient of ``(seed * source).sum()`` with respect to ``node``'s output.

        ``source`` is the output node by default; seed: its shape. Zero where ``node`` does not
        reach ``source``.
        """
        source = source or self._network.spec.output.id
        need = self._path_to(node)
        slopes = self._backward({source: np.asarray(seed, self._network.dtype)}, need)
        return slopes.get(node, np.zeros_like(self.activations[node]))

    def _path_to(self, target: str) -> dict[str, tuple[bool, ...]]:
        """Say for every node which of its inputs lead back to ``target``."""
        leads = {target: True}
        need = {}
        for node in self._network.spec:
            below = tuple(leads.get(i, False) for i in node.inputs)
            need[node.id] = (False,) * len(below) if node.id == target else below
            leads[node.id] = node.id == target or any(below)
        return need
