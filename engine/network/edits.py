"""Changes of a network: each takes a description and returns another one.

Layers are added, moved and taken away only in a stack; the first of a stack is its input, and
stays there.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from dataclasses import replace

from engine.errors import BadName, NameTaken, NodeNotFound, NotAStack
from engine.layers.base import Layer
from engine.network.shapes import Summary
from engine.spec import NetworkSpec, Node, unique_name

LONGEST_NAME = 60


def new_node(layer: Layer, taken: Collection[str] = (), name: str = "") -> Node:
    """Return a node with a new id and a name of its own, close to ``name`` if there is one."""
    taken = list(taken)
    free = free_name(name, taken) if name else unique_name(layer, taken)
    return Node(uuid.uuid4().hex[:8], free, layer)


def free_name(name: str, taken: Collection[str]) -> str:
    """Return ``name``, with another number at its end if it is taken: ``stem``, ``stem_1``."""
    base, _, number = name.rpartition("_")
    if not (base and number.isdigit()):
        base = name
    free, count = name, 0
    while free in taken:
        count += 1
        free = f"{base}_{count}"
    return free


def chained(nodes: Sequence[Node]) -> NetworkSpec:
    """Return the stack of ``nodes`` in this order."""
    feeders = [(), *((node.id,) for node in nodes)]
    linked = tuple(replace(node, inputs=fed) for node, fed in zip(nodes, feeders, strict=False))
    return NetworkSpec(linked, (nodes[-1].id,) if nodes else ())


def inserted(spec: NetworkSpec, place: int, layers: Sequence[tuple[str, Layer]]) -> NetworkSpec:
    """Return ``spec`` with new nodes for (name or "", layer) pairs before row ``place``.

    A stack has one input: it comes first, and further ones are left out.
    """
    nodes = _rows(spec)
    added: list[Node] = []
    for name, layer in layers:
        present = [*nodes, *added]
        if _is_input(layer) and any(_is_input(n.layer) for n in present):
            continue
        added.append(new_node(layer, [n.name for n in present], name))
    return chained(_input_first([*nodes[:place], *added, *nodes[place:]]))


def removed(spec: NetworkSpec, ids: Collection[str]) -> NetworkSpec:
    """Return ``spec`` without these nodes; who shared their weights has them alone then."""
    return chained(_heirs([n for n in _rows(spec) if n.id not in ids]))


def moved(spec: NetworkSpec, ids: Collection[str], place: int) -> NetworkSpec:
    """Return ``spec`` with these nodes, in their order, before what is row ``place`` now."""
    nodes = _rows(spec)
    above = [n for n in nodes[:place] if n.id not in ids]
    below = [n for n in nodes[place:] if n.id not in ids]
    return chained(_input_first([*above, *(n for n in nodes if n.id in ids), *below]))


def shifted(spec: NetworkSpec, ids: Collection[str], step: int) -> NetworkSpec:
    """Return ``spec`` with each of these nodes one row up (-1) or down (1), where there is room."""
    nodes = _rows(spec)
    rows = [row for row, node in enumerate(nodes) if node.id in ids and not _is_input(node.layer)]
    first = 1 if nodes and _is_input(nodes[0].layer) else 0
    fixed = len(nodes) if step > 0 else first - 1  # the next row that nothing passes
    for row in sorted(rows, reverse=step > 0):
        if row + step == fixed:
            fixed = row
        else:
            nodes[row], nodes[row + step] = nodes[row + step], nodes[row]
    return chained(nodes)


def duplicated(spec: NetworkSpec, ids: Collection[str]) -> NetworkSpec:
    """Return ``spec`` with copies of these nodes, in their order, after the last of them."""
    nodes = _rows(spec)
    rows = [row for row, node in enumerate(nodes) if node.id in ids]
    if not rows:
        return spec
    return inserted(spec, rows[-1] + 1, [(nodes[row].name, nodes[row].layer) for row in rows])


def renamed(spec: NetworkSpec, node_id: str, name: str) -> NetworkSpec:
    """Return ``spec`` with another name for one node, in any network."""
    name = name.strip()
    if not 1 <= len(name) <= LONGEST_NAME or "/" in name or not name.isprintable():
        raise BadName(name=name[:LONGEST_NAME], maximum=LONGEST_NAME)
    if any(n.name == name and n.id != node_id for n in spec):
        raise NameTaken(name=name)
    nodes = tuple(replace(n, name=name) if n.id == node_id else n for n in spec)
    return replace(spec, nodes=nodes)


def with_setting(spec: NetworkSpec, node_id: str, setting: str, value: object) -> NetworkSpec:
    """Return ``spec`` with one setting changed, in any network. Raises what is wrong with it."""
    outer, _, inner = node_id.partition("/")
    layer = node_at(spec, outer).layer
    if inner:
        setting, value = "network", with_setting(layer.network, inner, setting, value)  # type: ignore[attr-defined]
    return spec.with_layer(outer, replace(layer, **{setting: value}))


def node_at(spec: NetworkSpec, node_id: str) -> Node:
    """Return a node; "outer/inner" stands in the network that is the layer of another one."""
    outer, _, inner = node_id.partition("/")
    if outer not in spec:
        raise NodeNotFound(node=node_id)
    return node_at(spec[outer].layer.network, inner) if inner else spec[outer]  # type: ignore[attr-defined]


def inserted_before(spec: NetworkSpec, node_id: str, layer: Layer) -> NetworkSpec:
    """Return ``spec`` with a new node between a node and what feeds it, in any network."""
    added = new_node(layer, [n.name for n in spec])
    nodes: list[Node] = []
    for node in spec:
        if node.id == node_id:
            nodes += [replace(added, inputs=node.inputs), replace(node, inputs=(added.id,))]
        else:
            nodes.append(node)
    return replace(spec, nodes=tuple(nodes))


def bypassed(spec: NetworkSpec, node_id: str) -> NetworkSpec:
    """Return ``spec`` without a node that has one input; who it fed gets that input instead."""
    (feeder,) = spec[node_id].inputs
    instead = {node_id: feeder}
    nodes = [
        replace(n, inputs=tuple(instead.get(i, i) for i in n.inputs))
        for n in spec
        if n.id != node_id
    ]
    outputs = tuple(instead.get(i, i) for i in spec.outputs)
    return NetworkSpec(tuple(_heirs(nodes)), outputs)


def kept_nodes(now: Summary, before: Summary) -> frozenset[str]:
    """Return the ids of nodes that can take all their weights over from another network.

    They do where node id, names and shapes agree, as ``Network.load`` has it.
    """
    known = {row.node.id: _shapes(row) for row in before.rows}
    return frozenset(
        row.node.id for row in now.rows if row.weights and known.get(row.node.id) == _shapes(row)
    )


def _shapes(row) -> dict[str, tuple[int, ...]]:
    return {name: weight.shape for name, weight in row.weights.items()}


def _rows(spec: NetworkSpec) -> list[Node]:
    if not spec.is_stack:
        raise NotAStack()
    return list(spec)


def _is_input(layer: Layer) -> bool:
    return layer.input_count == 0


def _input_first(nodes: Sequence[Node]) -> list[Node]:
    return sorted(nodes, key=lambda node: not _is_input(node.layer))


def _heirs(nodes: Sequence[Node]) -> list[Node]:
    """Let nodes whose weights were those of a node that is gone have weights of their own."""
    present = {n.id for n in nodes}
    return [n if n.shared_with in present else replace(n, shared_with="") for n in nodes]
