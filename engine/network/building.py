"""Graphs put together node by node, as a script does: ``y = net.add(Dense(units=3), x)``."""

from __future__ import annotations

from engine.layers.base import Layer
from engine.network.edits import free_name
from engine.spec import NetworkSpec, Node, port, unique_name


class Building:
    """A network in the making; nodes are added in the order in which they run."""

    def __init__(self):
        self._nodes: list[Node] = []

    def add(self, layer: Layer, *inputs: str, name: str = "", shared_with: str = "") -> str:
        """Put ``layer`` behind what ``inputs`` refer to; return the id of its node.

        shared_with: the id of a node whose weights are used
        """
        taken = [node.name for node in self._nodes]
        free = free_name(name, taken) if name else unique_name(layer, taken)
        node = Node(f"n{len(self._nodes)}", free, layer, inputs, shared_with)
        self._nodes.append(node)
        return node.id

    def chain(self, start: str, *layers: Layer) -> str:
        """Put ``layers`` behind each other, the first behind ``start``; return the last id."""
        for layer in layers:
            start = self.add(layer, start)
        return start

    def network(self, *outputs: str) -> NetworkSpec:
        """Return the network that gives what ``outputs`` refer to."""
        assert all(port(output)[0] in {node.id for node in self._nodes} for output in outputs)
        return NetworkSpec(tuple(self._nodes), outputs)
