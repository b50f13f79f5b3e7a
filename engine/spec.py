"""The immutable description of a network: nodes with layers, and who feeds whom.

A reference to what a node gives is its id; further outputs of one that gives several are
``id#1``, ``id#2``, ... (see ``port``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from engine import registry
from engine.errors import CyclicNetwork, EngineError, GraphError, NoLayers
from engine.layers.base import Layer
from engine.registry import Registry

descriptions: Registry[Any] = Registry("description", has_settings=False)  # to stand in a layer


def port(reference: str) -> tuple[str, int]:
    """Return the id of the node that ``reference`` names, and which of its outputs."""
    node_id, _, number = reference.partition("#")
    return node_id, int(number or 0)


def reference(node_id: str, output: int = 0) -> str:
    """Return the reference to an output of a node."""
    return f"{node_id}#{output}" if output else node_id


@descriptions.register("Node")
@dataclass(frozen=True)
class Node:
    """One place in the graph. ``id`` never changes, ``name`` is what the user sees.

    ``inputs`` are references. Nodes with the same ``weights_id`` share their weights; it is the
    own id for most.
    """

    id: str
    name: str
    layer: Layer
    inputs: tuple[str, ...] = ()
    shared_with: str = ""

    @property
    def weights_id(self) -> str:
        return self.shared_with or self.id


@descriptions.register("Network")
@dataclass(frozen=True)
class NetworkSpec:
    """A directed acyclic graph in topological order; a stack is its simplest case.

    ``outputs`` are references.
    """

    nodes: tuple[Node, ...] = ()
    outputs: tuple[str, ...] = ()

    def __post_init__(self):
        seen: set[str] = set()
        for node in self.nodes:
            for feeder in node.inputs:
                if feeder not in seen:
                    raise GraphError(node=node.name, missing=feeder)
            assert node.id not in seen, f"two nodes with the id {node.id}"
            seen |= {reference(node.id, i) for i in range(node.layer.output_count)}
        for output in self.outputs:
            if output not in seen:
                raise GraphError(node="output", missing=output)

    def __iter__(self) -> Iterator[Node]:
        return iter(self.nodes)

    def __len__(self) -> int:
        return len(self.nodes)

    def __getitem__(self, node_id: str) -> Node:
        return next(n for n in self.nodes if n.id == node_id)

    def __contains__(self, node_id: object) -> bool:
        return any(n.id == node_id for n in self.nodes)

    @property
    def inputs(self) -> tuple[Node, ...]:
        """The Input nodes, in order."""
        return tuple(n for n in self.nodes if n.layer.registered_name == "InputLayer")

    @property
    def output(self) -> Node:
        """The only output of a network that has one."""
        if not self.outputs:
            raise NoLayers()
        return self[port(self.outputs[0])[0]]

    def name_of(self, output: str) -> str:
        """Return the name of what ``output`` refers to: that of its node, with a number if any."""
        node_id, number = port(output)
        return reference(self[node_id].name, number)

    @property
    def is_stack(self) -> bool:
        """Whether each node is fed by the one before it, and by no other."""
        return all(
            node.inputs == ((self.nodes[i - 1].id,) if i else ())
            for i, node in enumerate(self.nodes)
        )

    def with_layer(self, node_id: str, layer: Layer) -> NetworkSpec:
        """Return this network with another layer at one node."""
        nodes = tuple(replace(n, layer=layer) if n.id == node_id else n for n in self.nodes)
        return replace(self, nodes=nodes)


def stack(*layers: Layer) -> NetworkSpec:
    """Return a chain of ``layers``, the first of which is an ``InputLayer``."""
    nodes: list[Node] = []
    for number, layer in enumerate(layers):
        feeders = (nodes[-1].id,) if nodes else ()
        name = unique_name(layer, [n.name for n in nodes])
        nodes.append(Node(f"n{number}", name, layer, feeders))
    return NetworkSpec(tuple(nodes), (nodes[-1].id,) if nodes else ())


def in_order(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Return ``nodes`` with every node behind those that feed it, else in the order given.

    Raises ``CyclicNetwork`` with the names along a circle, ``GraphError`` where a feeder is
    missing.
    """
    waiting = {node.id: node for node in nodes}
    placed: dict[str, Node] = {}
    while waiting:
        ready = [n for n in waiting.values() if all(port(i)[0] in placed for i in n.inputs)]
        if not ready:
            raise _stuck(waiting, placed)
        placed[ready[0].id] = waiting.pop(ready[0].id)
    return tuple(placed.values())


def _stuck(waiting: Mapping[str, Node], placed: Mapping[str, Node]) -> EngineError:
    """Say why none of ``waiting`` can be placed: follow feeders until one is met again."""
    way: list[str] = []
    node_id = next(iter(waiting))
    while node_id not in way:
        way.append(node_id)
        node = waiting[node_id]
        node_id = next(port(i)[0] for i in node.inputs if port(i)[0] not in placed)
        if node_id not in waiting:
            return GraphError(node=node.name, missing=node_id)
    circle = [*way[way.index(node_id) :], node_id]
    return CyclicNetwork(nodes=" ← ".join(waiting[i].name for i in circle))


def unique_name(layer: Layer, taken: list[str]) -> str:
    """Return a name in Keras's manner: ``conv2d``, ``conv2d_1``, ..."""
    base = _snake(layer.registered_name)
    name, number = base, 0
    while name in taken:
        number += 1
        name = f"{base}_{number}"
    return name


def _snake(name: str) -> str:
    """``MaxPooling2D`` becomes ``max_pooling2d``, as Keras writes it."""
    letters = []
    for i, letter in enumerate(name):
        if letter.isupper() and i and (name[i - 1].islower() or name[i + 1 : i + 2].islower()):
            letters.append("_")
        letters.append(letter.lower())
    return "".join(letters)


def spec_to_json(spec: NetworkSpec) -> dict[str, Any]:
    """Return ``spec`` as plain JSON data."""
    nodes = [
        {
            "id": n.id,
            "name": n.name,
            "layer": registry.describe(n.layer),
            "inputs": list(n.inputs),
            "shared_with": n.shared_with,
        }
        for n in spec.nodes
    ]
    return {"nodes": nodes, "outputs": list(spec.outputs)}


def spec_from_json(data: dict[str, Any]) -> NetworkSpec:
    """Rebuild what ``spec_to_json`` returned."""
    nodes = tuple(
        Node(
            n["id"],
            n["name"],
            registry.restore(n["layer"]),
            tuple(n["inputs"]),
            n["shared_with"],
        )
        for n in data["nodes"]
    )
    return NetworkSpec(nodes, tuple(data["outputs"]))
