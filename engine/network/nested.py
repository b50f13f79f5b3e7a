"""Networks as layers: how one stands in a node, and how it is unfolded before it runs.

A network never runs inside another one. ``unfolded`` puts the nodes of the inner network in the
place of the node that holds it, so that safe points, traces, shared weights, freezing and masks
work inside it as they do outside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, ClassVar

from engine.errors import InputCountError, ShapeError
from engine.layers.base import (
    Array,
    Backward,
    Layer,
    Phase,
    Shape,
    Weights,
    WeightSpec,
    layers,
    setting,
)
from engine.network.shapes import Summary, checked_summary, fits
from engine.spec import NetworkSpec, Node, port, reference


@layers.register("Functional", "Sequential", "Model")
@dataclass(frozen=True, kw_only=True)
class Nested(Layer):
    """A whole network in the place of a layer.

    Its inputs take the shapes they are given, in the order of its Input nodes.
    """

    network: NetworkSpec = setting(NetworkSpec())

    @property
    def output_count(self) -> int:
        return len(self.network.outputs)

    @property
    def input_count(self) -> int:  # type: ignore[override]
        return len(self.network.inputs)

    def check_input_count(self, node: str, count: int) -> None:
        if count != self.input_count:
            raise InputCountError(node=node, expected=self.input_count, actual=count)

    def output_shapes(self, *shapes: Shape) -> tuple[Shape, ...]:
        summary = self.summary(*shapes)
        return tuple(summary.shape_of(output) for output in self.network.outputs)

    def output_shape(self, *shapes: Shape) -> Shape:
        return self.output_shapes(*shapes)[0]

    def weight_specs(self, *shapes: Shape) -> dict[str, Any]:
        return {
            f"{row.node.id}/{name}": spec if row.node.layer.trainable else _still(spec)
            for row in self.summary(*shapes).owners()
            for name, spec in row.weights.items()
        }

    def multiply_adds(self, *shapes: Shape) -> int:
        return self.summary(*shapes).multiply_adds

    def summary(self, *shapes: Shape) -> Summary:
        """Return the summary of the inner network. Raises its first error."""
        for node, shape in zip(self.network.inputs, shapes, strict=True):
            _check_input(node, shape)
        return checked_summary(inner_spec(self, shapes))


def inner_spec(layer: Nested, shapes: Sequence[Shape]) -> NetworkSpec:
    """Return the network in ``layer`` with inputs of these shapes; its own where none are known."""
    spec = layer.network
    for node, shape in zip(spec.inputs, shapes, strict=False):
        spec = spec.with_layer(node.id, replace(node.layer, shape=shape))
    return spec


@dataclass(frozen=True, kw_only=True)
class Ports(Layer):
    """Gives its inputs as its outputs: the outer face of an unfolded network."""

    registered_name: ClassVar[str] = "Ports"
    count: int = setting(1, minimum=1)

    @property
    def output_count(self) -> int:
        return self.count

    def check_input_count(self, node: str, count: int) -> None:
        """Any number fits; an unfolded network has the right one."""

    def output_shape(self, *shapes: Shape) -> Shape:
        return shapes[0]

    def output_shapes(self, *shapes: Shape) -> tuple[Shape, ...]:
        return shapes

    def output_mask(self, xs, masks):
        return masks[0] if self.count == 1 else tuple(masks)

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Any, Backward]:
        if self.count == 1:
            return xs[0], lambda dy, need: ((dy,), {})
        return xs, lambda dys, need: (tuple(dys), {})


def unfolded(spec: NetworkSpec) -> NetworkSpec:
    """Return ``spec`` with the nodes of inner networks in the place of those that hold them.

    An inner node gets the id "outer/inner"; the outer id stays, as that of a ``Ports`` node.
    """
    if not any(_inner(node.layer) for node in spec):
        return spec
    nodes: list[Node] = []
    for node in spec:
        inner = _inner(node.layer)
        nodes += _unfolded_node(node, inner) if inner else [node]
    return NetworkSpec(tuple(nodes), spec.outputs)


def _inner(layer: Layer) -> Nested | None:
    """Return the network that ``layer`` holds, if it does, with the layer's switches in it."""
    if isinstance(layer, Nested):
        return layer
    each = getattr(layer, "layer", None)
    if layer.registered_name != "TimeDistributed" or not isinstance(each, Nested):
        return None
    wrapped = tuple(
        n if n.layer.input_count == 0 else replace(n, layer=replace(layer, layer=n.layer))  # type: ignore[call-arg]
        for n in unfolded(each.network)
        if not isinstance(n.layer, Ports)
    )
    return Nested(network=NetworkSpec(wrapped, each.network.outputs), trainable=layer.trainable)


def _unfolded_node(outer: Node, nested: Nested) -> Iterator[Node]:
    inner = unfolded(nested.network)
    given = dict(zip((n.id for n in inner.inputs), outer.inputs, strict=True))

    def placed(ref: str) -> str:
        node_id, output = port(ref)
        return given.get(node_id) or reference(f"{outer.id}/{node_id}", output)

    for node in inner:
        if node.id in given:
            continue
        layer = node.layer if nested.trainable else _frozen(node.layer)
        yield Node(
            f"{outer.id}/{node.id}",
            f"{outer.name}/{node.name}",
            layer,
            tuple(placed(i) for i in node.inputs),
            _owner(outer, node),
        )
    outputs = tuple(placed(o) for o in inner.outputs)
    yield Node(outer.id, outer.name, Ports(count=len(outputs)), outputs)


def _owner(outer: Node, inner: Node) -> str:
    """Return whose weights the unfolded node shares, "" if they are its own."""
    if outer.shared_with:
        return f"{outer.shared_with}/{inner.weights_id}"
    return f"{outer.id}/{inner.shared_with}" if inner.shared_with else ""


def _still(spec: WeightSpec) -> WeightSpec:
    return replace(spec, trainable=False)


def _frozen(layer: Layer) -> Layer:
    """Return ``layer`` untrainable, with the layers that stand in it."""
    inside = {
        f.name: _frozen(value)
        for f in fields(layer)
        if isinstance(value := getattr(layer, f.name), Layer)
    }
    return replace(layer, trainable=False, **inside)


def _check_input(node: Node, shape: Shape) -> None:
    """Raise unless data of ``shape`` fit the Input ``node``, whose open sizes take any."""
    own = node.layer.output_shape()
    if not fits(own, shape):
        raise ShapeError(node="", expected=own, actual=shape)
