"""A network as a graph to be drawn: rows of the stack as nodes, networks inside them unfolded."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from app.models.layer_words import spoken_shape
from app.models.stack_model import StackRow, plain_rows
from engine.network.nested import Nested, inner_spec
from engine.network.shapes import Summary, summarise
from engine.spec import NetworkSpec, port


@dataclass(frozen=True)
class GraphNode:
    """One box. ``branches`` are the names and shapes of what feeds a box that has an error.

    ``inner`` is the network inside it where that is unfolded; ``holds_network`` if one could be.
    ``twin`` is the name of the node whose weights it shares.
    """

    row: StackRow
    branches: tuple[tuple[str, str], ...] = ()
    holds_network: bool = False
    inner: Graph | None = None
    twin: str = ""

    @property
    def id(self) -> str:
        return self.row.id


@dataclass(frozen=True)
class Graph:
    """Boxes in topological order and who feeds whom, by their ids."""

    nodes: tuple[GraphNode, ...] = ()
    edges: tuple[tuple[str, str], ...] = ()

    def all_nodes(self) -> Iterator[GraphNode]:
        """Yield the boxes, each before those inside it."""
        for node in self.nodes:
            yield node
            if node.inner:
                yield from node.inner.all_nodes()


def graph_of(rows: Sequence[StackRow], summary: Summary, unfolded: Collection[str]) -> Graph:
    """Return the graph of a network; ``unfolded`` are the ids of those inside that are shown."""
    names = {row.id: row.node.name for row in rows}
    shapes = {report.node.id: report.shapes for report in summary.rows}
    nodes = []
    for row, report in zip(rows, summary.rows, strict=True):
        feeders = [port(i) for i in report.node.inputs]
        branches = [
            (names[i], spoken_shape(shapes[i][output]) if shapes[i] else "?")
            for i, output in feeders
        ]
        node = GraphNode(row, tuple(branches) if row.error and len(branches) > 1 else ())
        nodes.append(_unfolded(_with_twin(node, names), report.input_shapes, unfolded))
    known = {row.id for row in rows}
    edges = [(port(i)[0], row.id) for row in rows for i in row.node.inputs]
    return Graph(tuple(nodes), tuple(edge for edge in dict.fromkeys(edges) if edge[0] in known))


def _with_twin(node: GraphNode, names: dict[str, str]) -> GraphNode:
    return replace(node, twin=names.get(node.row.node.shared_with, ""))


def _unfolded(node: GraphNode, shapes: tuple, unfolded: Collection[str]) -> GraphNode:
    layer = node.row.node.layer
    if not isinstance(layer, Nested):
        return node
    node = replace(node, holds_network=True)
    if node.id not in unfolded:
        return node
    spec = _placed(inner_spec(layer, shapes), node.id)
    summary = summarise(spec)
    return replace(node, inner=graph_of(plain_rows(summary, spec), summary, unfolded))


def _placed(spec: NetworkSpec, outer: str) -> NetworkSpec:
    """Return ``spec`` with ids that say where it stands: "outer/inner"."""
    nodes = tuple(
        replace(
            n,
            id=f"{outer}/{n.id}",
            inputs=tuple(f"{outer}/{i}" for i in n.inputs),
            shared_with=f"{outer}/{n.shared_with}" if n.shared_with else "",
        )
        for n in spec
    )
    return NetworkSpec(nodes, tuple(f"{outer}/{o}" for o in spec.outputs))
