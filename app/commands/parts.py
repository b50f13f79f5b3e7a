"""Layers that an optimizer of their own trains: pure functions from document to document."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.commands.plan import exchanged_optimizer, set_in_plan
from app.document import Document
from engine.errors import EngineError
from engine.network.nested import unfolded
from engine.network.shapes import checked_summary
from engine.spec import NetworkSpec
from engine.training.plan import Part

COMMON = -1  # instead of the number of a part: the optimizer of the plan


@dataclass(frozen=True)
class Owned:
    """A layer with weights; inside nested networks its id is "outer/inner".

    ``weights`` are those that learn   ``part``: the number of the part that trains it, or COMMON
    """

    id: str
    name: str
    weights: int
    part: int


def trouble(network: NetworkSpec) -> EngineError | None:
    """Return what must be mended before layers can be told; None for a network in order."""
    try:
        checked_summary(network)
    except EngineError as error:
        return error
    return None


def owned(document: Document) -> list[Owned]:
    """Return all layers with weights of their own, in order, and who trains them."""
    if trouble(document.network):
        return []
    parts = document.plan.parts
    return [
        Owned(row.node.id, row.node.name, row.trainable_parameters, part_of(row.node.id, parts))
        for row in checked_summary(unfolded(document.network)).owners()
        if row.weights
    ]


def part_of(node_id: str, parts: Sequence[Part]) -> int:
    """Return the number of the part that trains a node: the first one that holds it."""
    return next((number for number, part in enumerate(parts) if part.holds(node_id)), COMMON)


def gone(document: Document, number: int) -> tuple[str, ...]:
    """Return the ids in a part that stand nowhere in the network any more."""
    known = {node.id for node in _all_nodes(document.network)}
    return tuple(i for i in document.plan.parts[number].nodes if i not in known)


def give(document: Document, ids: Collection[str], number: int) -> Document:
    """Let a part train the layers ``ids``, which leave all others; a new one if there is none.

    COMMON gives them back to the optimizer of the plan. A part that has no layer left goes away.
    """
    layers = owned(document)
    parts = [replace(part, nodes=_without(part, ids, layers)) for part in document.plan.parts]
    if number == len(parts):
        parts.append(Part(nodes=(), optimizer=document.plan.optimizer))
    if number != COMMON:
        nodes = (*parts[number].nodes, *ids)
        parts[number] = replace(parts[number], nodes=_gathered(nodes, layers))
    return set_in_plan(document, parts=tuple(part for part in parts if part.nodes))


def remove(document: Document, number: int) -> Document:
    """Give all layers of a part back to the optimizer of the plan."""
    parts = document.plan.parts
    return set_in_plan(document, parts=(*parts[:number], *parts[number + 1 :]))


def choose_optimizer(document: Document, number: int, name: str) -> Document:
    """Train a part by another optimizer."""
    optimizer = exchanged_optimizer(document.plan.parts[number].optimizer, name)
    return _with_optimizer(document, number, optimizer)


def set_in_optimizer(document: Document, number: int, name: str, value: Any) -> Document:
    """Change one setting of the optimizer of a part. Raises ``SettingError``."""
    optimizer = replace(document.plan.parts[number].optimizer, **{name: value})
    return _with_optimizer(document, number, optimizer)


def _with_optimizer(document: Document, number: int, optimizer: Any) -> Document:
    parts = list(document.plan.parts)
    parts[number] = replace(parts[number], optimizer=optimizer)
    return set_in_plan(document, parts=tuple(parts))


def _all_nodes(network: NetworkSpec) -> tuple:
    try:
        return (*network, *unfolded(network))
    except ValueError:  # a nested network with more or fewer inputs than it is given
        return tuple(network)


def _without(part: Part, ids: Collection[str], layers: list[Owned]) -> tuple[str, ...]:
    """Return the nodes of ``part`` without ``ids``; of a nested network the others stay."""
    nodes: list[str] = []
    for node in part.nodes:
        inside = _inside(node, layers)
        if node in ids and not inside:  # it is gone
            continue
        if set(inside) & set(ids):
            nodes += [layer for layer in inside if layer not in ids]
        else:
            nodes.append(node)
    return tuple(nodes)


def _inside(node: str, layers: list[Owned]) -> list[str]:
    """Return the layers that a node of a part stands for."""
    return [i.id for i in layers if i.id == node or i.id.startswith(f"{node}/")]


def _gathered(nodes: Sequence[str], layers: list[Owned]) -> tuple[str, ...]:
    """Return ``nodes`` in the order of the network, a nested network in one where all is there."""
    known = [layer.id for layer in layers]
    held = {layer for node in nodes for layer in _inside(node, layers)}
    kept = [node for node in nodes if not _inside(node, layers)]  # gone, or without weights
    found = [layer for layer in known if layer in held]
    outer = {"/".join(i.split("/")[:depth]) for i in known for depth in range(1, i.count("/") + 1)}
    for network in sorted(outer, key=lambda i: i.count("/")):
        inside = [i for i in known if i.startswith(f"{network}/")]
        if set(inside) <= set(found):
            found = [network if i == inside[0] else i for i in found if i not in inside[1:]]
    return (*dict.fromkeys(kept), *found)
