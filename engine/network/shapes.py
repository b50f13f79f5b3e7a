"""What each node of a network gives, keeps and costs, without making any weights."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from engine.errors import EngineError, NoLayers
from engine.layers.base import Shape, WeightSpec
from engine.spec import NetworkSpec, Node

_FLOAT_BYTES = 4


@dataclass(frozen=True)
class NodeReport:
    """One row of a summary. ``shape`` is None where an error stands here or before."""

    node: Node
    input_shapes: tuple[Shape, ...] = ()
    shape: Shape | None = None
    weights: dict[str, WeightSpec] = field(default_factory=dict)
    multiply_adds: int = 0  # for one sample, forward
    error: EngineError | None = None

    @property
    def parameters(self) -> int:
        return sum(math.prod(w.shape) for w in self.weights.values())

    @property
    def trainable_parameters(self) -> int:
        return sum(math.prod(w.shape) for w in self.weights.values() if w.trainable)

    @property
    def activation_bytes(self) -> int:
        """Bytes that the output of one sample takes."""
        return math.prod(self.shape) * _FLOAT_BYTES if self.shape else 0


@dataclass(frozen=True)
class Summary:
    """The reports of all nodes, in order, with their totals."""

    rows: tuple[NodeReport, ...]

    def __getitem__(self, node_id: str) -> NodeReport:
        return next(r for r in self.rows if r.node.id == node_id)

    @property
    def first_error(self) -> EngineError | None:
        return next((r.error for r in self.rows if r.error), None)

    @property
    def parameters(self) -> int:
        return sum(r.parameters for r in self._owners())

    @property
    def trainable_parameters(self) -> int:
        return sum(r.trainable_parameters for r in self._owners())

    @property
    def multiply_adds(self) -> int:
        return sum(r.multiply_adds for r in self.rows)

    @property
    def couples_samples(self) -> bool:
        return any(r.node.layer.couples_samples for r in self.rows)

    def _owners(self) -> list[NodeReport]:
        """The reports of nodes that have weights of their own, not shared ones."""
        return [r for r in self.rows if not r.node.shared_with]


def summarise(spec: NetworkSpec) -> Summary:
    """Follow the shapes through ``spec``; errors stand in the rows they belong to."""
    shapes: dict[str, Shape | None] = {}
    rows = []
    for node in spec:
        row = _report(node, tuple(shapes[i] for i in node.inputs))
        shapes[node.id] = row.shape
        rows.append(row)
    return Summary(tuple(rows))


def checked_summary(spec: NetworkSpec) -> Summary:
    """Return the summary of a network that is in order. Raises its first error otherwise."""
    if not spec.nodes or not spec.outputs:
        raise NoLayers()
    summary = summarise(spec)
    if summary.first_error:
        raise summary.first_error
    return summary


def _report(node: Node, shapes: tuple[Shape | None, ...]) -> NodeReport:
    if any(s is None for s in shapes):
        return NodeReport(node)
    known = tuple(s for s in shapes if s is not None)
    try:
        node.layer.check_input_count(node.name, len(known))
        shape = node.layer.output_shape(*known)
        return NodeReport(
            node,
            known,
            shape,
            node.layer.weight_specs(*known),
            node.layer.multiply_adds(*known),
        )
    except EngineError as error:
        located = type(error)(**{**error.facts, "node": node.name})
        return NodeReport(node, known, error=located)
