"""A network as the layers of a Keras model: who is called on whose output, in which order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.errors import GraphError
from engine.io.keras_old import Config
from engine.spec import NetworkSpec, Node, port

Call = tuple[str, int, int]  # name of a layer, which of its calls, which output of that


@dataclass(frozen=True)
class Part:
    """One layer of a Keras model. ``calls`` are its uses: the outputs it is given each time.

    ``inner`` is the model that a layer is, or holds.
    """

    name: str
    class_name: str
    config: Config = field(default_factory=dict)
    calls: tuple[tuple[Call, ...], ...] = ()
    inner: Description | None = None


@dataclass(frozen=True)
class Description:
    """A Keras model: its layers in the order of ``keras.Model.layers``, and its ends."""

    name: str
    parts: tuple[Part, ...]
    inputs: tuple[Call, ...]
    outputs: tuple[Call, ...]


def call_places(spec: NetworkSpec) -> dict[str, tuple[str, int]]:
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


def called(places: dict[str, tuple[str, int]], reference: str) -> Call:
    """Return the call that gives what ``reference`` names."""
    node_id, output = port(reference)
    return (*places[node_id], output)


def uses_of(spec: NetworkSpec) -> dict[str, list[Node]]:
    """Return the needed nodes by their weights ids, in Keras's order of layers.

    The names of weights in a file depend on that order. Nodes that share weights are the calls
    of one layer; nodes that no output needs are left out, as Keras does.
    """
    needed = set(_finished_order(spec)[0])
    uses: dict[str, list[Node]] = {owner: [] for owner in layer_order(spec)}
    for node in spec:
        if node.id in needed:
            uses[node.weights_id].append(node)
    return uses


def layer_order(spec: NetworkSpec) -> list[str]:
    """Return the weights ids of the needed nodes in Keras's order.

    The deepest first (depth: longest way to an output), equal ones as a walk from the outputs
    back meets them.
    """
    finished, met = _finished_order(spec)
    feeders = {node.id: [port(i)[0] for i in node.inputs] for node in spec}
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
        following: str | None = port(output)[0]
        while True:
            if following is not None and following not in finished:
                met.setdefault(nodes[following].weights_id, len(met))
                ways.append((following, iter([port(i)[0] for i in nodes[following].inputs])))
            if not ways:
                break
            node, feeders = ways[-1]
            following = next(feeders, None)
            if following is None:
                finished.setdefault(node)
                ways.pop()
    return list(finished), met


def in_calling_order(description: Description) -> list[tuple[Part, int]]:
    """Return the calls that the outputs need, each after those whose outputs it takes.

    The inputs come first, in the order of the model's own; they are call 0 of their layers.
    Raises ``GraphError`` where layers wait for each other, or for one that is not there.
    """
    parts = {part.name: part for part in description.parts}
    order: dict[tuple[str, int], tuple[Part, int]] = {
        (name, number): (parts[name], number) for name, number, _ in description.inputs
    }
    open_calls: set[tuple[str, int]] = set()
    waiting = [call[:2] for call in reversed(description.outputs)]
    while waiting:
        call = waiting[-1]
        if call in order:
            waiting.pop()
            continue
        feeders = [feeder[:2] for feeder in _taken(parts, call)]
        missing = [feeder for feeder in feeders if feeder not in order]
        if not missing:
            order[call] = (parts[call[0]], call[1])
            open_calls.discard(call)
            waiting.pop()
            continue
        circle = next((feeder for feeder in missing if feeder in open_calls), None)
        if circle:
            raise GraphError(node=call[0], missing=circle[0])
        open_calls.add(call)
        waiting += reversed(missing)
    return list(order.values())


def _taken(parts: dict[str, Part], call: tuple[str, int]) -> tuple[Call, ...]:
    """Return what a call takes. Raises ``GraphError`` where there is no such call."""
    name, number = call
    if name not in parts:
        raise GraphError(node=name, missing=name)
    part = parts[name]
    if not part.calls:
        return ()
    if number >= len(part.calls):
        raise GraphError(node=name, missing=str(number))
    return part.calls[number]
