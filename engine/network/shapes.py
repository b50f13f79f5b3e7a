"""What each node of a network gives, keeps and costs, without making any weights."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.errors import EngineError, NoLayers, UnusedInput
from engine.layers.base import Shape, WeightSpec
from engine.spec import NetworkSpec, Node, port

_FLOAT_BYTES = 4
_REMEMBERED = 4


@dataclass(frozen=True)
class NodeReport:
    """One row of a summary. ``shapes`` is empty where an error stands here or before."""

    node: Node
    input_shapes: tuple[Shape, ...] = ()
    shapes: tuple[Shape, ...] = ()  # of all outputs
    weights: dict[str, WeightSpec] = field(default_factory=dict)
    multiply_adds: int = 0  # for one sample, forward
    error: EngineError | None = None

    @property
    def shape(self) -> Shape | None:
        """The shape of the first output."""
        return self.shapes[0] if self.shapes else None

    @property
    def parameters(self) -> int:
        return sum(math.prod(w.shape) for w in self.weights.values())

    @property
    def trainable_parameters(self) -> int:
        if not self.node.layer.trainable:
            return 0
        return sum(math.prod(w.shape) for w in self.weights.values() if w.trainable)

    @property
    def activation_bytes(self) -> int:
        """Bytes that the outputs of one sample take; an open size counts as 1."""
        return sum(math.prod(closed(shape)) for shape in self.shapes) * _FLOAT_BYTES


@dataclass(frozen=True)
class Summary:
    """The reports of all nodes, in order, with their totals."""

    rows: tuple[NodeReport, ...]

    def __getitem__(self, node_id: str) -> NodeReport:
        return next(r for r in self.rows if r.node.id == node_id)

    def shape_of(self, reference: str) -> Shape:
        """Return the shape of one output of a network that is in order."""
        node_id, output = port(reference)
        return self[node_id].shapes[output]

    @property
    def first_error(self) -> EngineError | None:
        return next((r.error for r in self.rows if r.error), None)

    @property
    def parameters(self) -> int:
        return sum(r.parameters for r in self.owners())

    @property
    def trainable_parameters(self) -> int:
        return sum(r.trainable_parameters for r in self.owners())

    @property
    def multiply_adds(self) -> int:
        return sum(r.multiply_adds for r in self.rows)

    @property
    def couples_samples(self) -> bool:
        return any(r.node.layer.couples_samples for r in self.rows)

    def owners(self) -> list[NodeReport]:
        """Return the reports of nodes that have weights of their own, not shared ones."""
        return [r for r in self.rows if not r.node.shared_with]


_asked: tuple[tuple[NetworkSpec, Summary], ...] = ()  # replaced as a whole: threads may read


def summarise(spec: NetworkSpec) -> Summary:
    """Follow the shapes through ``spec``; errors stand in the rows they belong to.

    What was asked last is remembered: a window asks for one network dozens of times an edit.
    """
    global _asked
    for known, summary in _asked:
        if known is spec:
            return summary
    summary = _summary_of(spec)
    _asked = (*_asked[1 - _REMEMBERED :], (spec, summary))
    return summary


def _summary_of(spec: NetworkSpec) -> Summary:
    shapes: dict[str, tuple[Shape, ...]] = {}
    names = {node.id: node.name for node in spec}
    rows = []
    for node in spec:
        feeders = [port(i) for i in node.inputs]
        given = [shapes[i][output] if shapes[i] else None for i, output in feeders]
        row = _report(node, given, [names[i] for i, _ in feeders])
        shapes[node.id] = row.shapes
        rows.append(row)
    return Summary(tuple(rows))


def closed(shape: Shape) -> tuple[int, ...]:
    """Return ``shape`` with 1 for each open size."""
    return tuple(1 if size is None else size for size in shape)


def fits(shape: Shape, other: Shape) -> bool:
    """Whether the two may be one shape; an open size is any."""
    return len(shape) == len(other) and all(
        a is None or b is None or a == b for a, b in zip(shape, other, strict=True)
    )


def checked_summary(spec: NetworkSpec) -> Summary:
    """Return the summary of a network that is in order. Raises its first error otherwise."""
    if not spec.nodes or not spec.outputs:
        raise NoLayers()
    summary = summarise(spec)
    if summary.first_error:
        raise summary.first_error
    _check_inputs_lead_on(spec)
    return summary


def _check_inputs_lead_on(spec: NetworkSpec) -> None:
    """Raise ``UnusedInput`` for an input that no output depends on."""
    used = {port(output)[0] for output in spec.outputs}
    for node in reversed(spec.nodes):
        if node.id in used:
            used |= {port(i)[0] for i in node.inputs}
    for node in spec.inputs:
        if node.id not in used:
            names = ", ".join(spec.name_of(output) for output in spec.outputs)
            raise UnusedInput(node=node.name, outputs=names)


def _report(node: Node, shapes: Sequence[Shape | None], feeders: Sequence[str]) -> NodeReport:
    known = tuple(s for s in shapes if s is not None)
    if len(known) < len(shapes):
        return NodeReport(node)
    try:
        node.layer.check_input_count(node.name, len(known))
        return NodeReport(
            node,
            known,
            node.layer.output_shapes(*known),
            node.layer.weight_specs(*known),
            node.layer.multiply_adds(*map(closed, known)),
        )
    except EngineError as error:
        located = type(error)(**{**error.facts, **_located(node, known, feeders, error)})
        return NodeReport(node, known, error=located)


def _located(
    node: Node, shapes: Sequence[Shape], feeders: Sequence[str], error: EngineError
) -> dict[str, str]:
    """Return what an error of a layer does not know: the names of the node and of its branches."""
    where = {"node": node.name}
    if "branches" in error.facts:
        pairs = zip(feeders, shapes, strict=True)
        where["branches"] = ", ".join(f"{name} {shape}" for name, shape in pairs)
    return where
