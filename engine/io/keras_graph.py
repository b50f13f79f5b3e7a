"""A network as the layers of a Keras model: who is called on whose output, in which order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.errors import GraphError
from engine.io.keras_layers import Config, config_of
from engine.spec import NetworkSpec, Node

Call = tuple[str, int]  # name of a layer, and which of its calls gave the output


@dataclass(frozen=True)
class Part:
    """One layer of a Keras model. ``calls`` are its uses: the outputs it is given each time."""

    name: str
    class_name: str
    config: Config = field(default_factory=dict)
    calls: tuple[tuple[Call, ...], ...] = ()


def parts_of(spec: NetworkSpec) -> list[Part]:
    """Return the layers of ``spec`` in the order of ``keras.Model.layers``.

    The names of weights in a file depend on that order. Nodes that share weights are the calls
    of one layer; nodes that no output needs are left out, as Keras does.
    """
    places = call_places(spec)
    uses: dict[str, list[Node]] = {}
    for node in spec:
        if node.id in places:
            uses.setdefault(node.weights_id, []).append(node)
    return [
        Part(
            spec[owner].name,
            spec[owner].layer.registered_name,
            config_of(spec[owner].layer, spec[owner].name),
            tuple(tuple(places[i] for i in node.inputs) for node in uses[owner] if node.inputs),
        )
        for owner in layer_order(spec)
    ]


def call_places(spec: NetworkSpec) -> dict[str, Call]:
    """Return for every node that an output needs its layer's name and the number of the call."""
    needed = set(_finished_order(spec)[0])
    counts: dict[str, int] = {}
    places = {}
    for node in spec:
        if node.id in needed:
            number = counts.get(node.weights_id, 0)
            places[node.id] = (spec[node.weights_id].name, number)
            counts[node.weights_id] = number + 1
    return places


def layer_order(spec: NetworkSpec) -> list[str]:
    """Return the weights ids of the needed nodes in Keras's order.

    The deepest first (depth: longest way to an output), equal ones as a walk from the outputs
    back meets them.
    """
    finished, met = _finished_order(spec)
    feeders = {node.id: node.inputs for node in spec}
    owners = {node.id: node.weights_id for node in spec}
    depths: dict[str, int] = {}
    layer_depths: dict[str, int] = {}
    for node in reversed(finished):
        owner = owners[node]
        depth = max(depths.get(node, 0), layer_depths.get(owner, 0))
        layer_depths[owner] = depth
        for feeder in feeders[node]:
            depths[feeder] = max(depth + 1, depths.get(feeder, 0))
    return sorted(layer_depths, key=lambda owner: (-layer_depths[owner], met[owner]))


def _finished_order(spec: NetworkSpec) -> tuple[list[str], dict[str, int]]:
    """Walk back from the outputs, depth first.

    Returns the nodes, each after all that feed it, and for each weights id when it was met.
    """
    nodes = {node.id: node for node in spec}
    finished: dict[str, None] = {}
    met: dict[str, int] = {}
    for output in spec.outputs:
        ways: list[tuple[str, Iterator[str]]] = []
        following: str | None = output
        while True:
            if following is not None and following not in finished:
                met.setdefault(nodes[following].weights_id, len(met))
                ways.append((following, iter(nodes[following].inputs)))
            if not ways:
                break
            node, feeders = ways[-1]
            following = next(feeders, None)
            if following is None:
                finished.setdefault(node)
                ways.pop()
    return list(finished), met


def in_calling_order(parts: list[Part]) -> list[tuple[Part, int]]:
    """Return every call of every layer after those whose outputs it takes; inputs are call 0.

    Raises ``GraphError`` where layers wait for each other, or for one that is not there.
    """
    waiting = [(part, number) for part in parts for number in range(max(1, len(part.calls)))]
    done: dict[Call, tuple[Part, int]] = {}
    while waiting:
        left = []
        for part, number in waiting:
            if part.calls and any(feeder not in done for feeder in part.calls[number]):
                left.append((part, number))
            else:
                done[part.name, number] = (part, number)
        if len(left) == len(waiting):
            part, number = left[0]
            missing = next(name for name, call in part.calls[number] if (name, call) not in done)
            raise GraphError(node=part.name, missing=missing)
        waiting = left
    return list(done.values())
