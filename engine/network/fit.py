"""Whether a network fits the data: its input, and its last layer together with the loss."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.errors import EngineError, InputMismatch, LossMismatch, OutputError, TaskMismatch
from engine.layers.activation import Activation
from engine.layers.activation_layers import Softmax, with_activation
from engine.layers.base import Shape
from engine.layers.dense import Dense
from engine.layers.shape import Flatten
from engine.losses import (
    BinaryCrossentropy,
    Loss,
    MeanSquaredError,
    SparseCategoricalCrossentropy,
)
from engine.network.edits import inserted_before, new_node
from engine.network.shapes import Summary, fits, summarise
from engine.spec import NetworkSpec, Node, port


@dataclass(frozen=True)
class Demand:
    """What data ask of a network.

    ``target_count`` is the number of classes if ``classes``, else of values to predict.
    """

    sample_shape: Shape
    target_count: int
    classes: bool


@dataclass(frozen=True)
class _Target:
    """What the last layer is to be."""

    loss: Loss
    units: int
    activation: str


Misfits = Mapping[str, EngineError]  # by node id


def misfits(
    summary: Summary, outputs: tuple[str, ...], loss: Loss | None, demand: Demand
) -> Misfits:
    """Return what does not fit the data: at the input and at the last layer.

    Of several inputs and outputs the first ones are looked at, which ``demand`` is about.
    """
    found: dict[str, EngineError] = {}
    rows = summary.rows
    first = next((row.node.id for row in rows if row.node.layer.input_count == 0), "")
    last = port(outputs[0])[0] if outputs and loss is not None else ""
    for row in rows:
        is_input = row.node.id == first
        if is_input and row.shape and not fits(row.shape, demand.sample_shape):
            found[row.node.id] = InputMismatch(
                node=row.node.name, expected=demand.sample_shape, actual=row.shape
            )
        elif row.node.id == last and row.shape is not None and loss is not None:
            error = output_error(row.node, summary.shape_of(outputs[0]), loss, demand)
            found |= {row.node.id: error} if error else {}
    return found


def matched_input(spec: NetworkSpec, demand: Demand) -> NetworkSpec:
    """Return ``spec`` with inputs of the shape of the data."""
    for node in spec.inputs:
        spec = spec.with_layer(node.id, replace(node.layer, shape=demand.sample_shape))
    return spec


def matched_output(spec: NetworkSpec, loss: Loss, demand: Demand) -> tuple[NetworkSpec, Loss]:
    """Return ``spec`` and a loss that give what the data ask for.

    The last Dense layer gets as many units as there are classes or values, and the activation
    of the task; where a network ends otherwise, such a layer is put at its end. Places of a
    sample that come as far as that are flattened before the first Dense layer.
    """
    target = _target(spec, loss, demand)
    spec = _flattened(spec)
    dense, function = _last_layers(spec)
    if dense is None:
        return _with_new_end(spec, target), target.loss
    ending = "linear" if function else target.activation
    layer = replace(dense.layer, units=target.units, activation=ending)
    spec = spec.with_layer(dense.id, layer)
    if function:
        spec = spec.with_layer(function.id, with_activation(function.layer, target.activation))
    return spec, target.loss


def output_error(node: Node, shape: Shape, loss: Loss, demand: Demand) -> EngineError | None:
    """Return why the last layer ``node``, which gives ``shape``, does not fit; None if it does."""
    if not demand.classes and loss.task != "values":
        return TaskMismatch(loss=loss.registered_name, expected=MeanSquaredError.registered_name)
    activation = getattr(node.layer, "activation", "linear")
    try:
        loss.check(node.name, shape, activation, demand.target_count, demand.classes)
    except LossMismatch as error:
        if error.facts["actual"] != shape:
            return error
        return OutputError(node=node.name, actual=shape, expected=error.facts["expected"])
    except TaskMismatch as error:
        return error
    return None


def _target(spec: NetworkSpec, loss: Loss, demand: Demand) -> _Target:
    """Return the loss itself if it is meant for the task, else the usual one."""
    one = demand.classes and demand.target_count == 2 and _units(spec) == 1
    units = 1 if one else demand.target_count
    if not _is_meant_for(loss, units, demand):
        of_classes = BinaryCrossentropy() if one else SparseCategoricalCrossentropy()
        loss = of_classes if demand.classes else MeanSquaredError()
    return _Target(loss, units, loss.wanted_activation)


def _is_meant_for(loss: Loss, units: int, demand: Demand) -> bool:
    if demand.classes != (loss.task != "values") or (loss.task == "yes or no" and units > 1):
        return False
    try:
        loss.check("", (units,), loss.wanted_activation, demand.target_count, demand.classes)
    except (LossMismatch, TaskMismatch):
        return False
    return True


def _units(spec: NetworkSpec) -> int | None:
    dense, _ = _last_layers(spec)
    return dense.layer.units if dense else None  # type: ignore[attr-defined]


def _last_layers(spec: NetworkSpec) -> tuple[Node | None, Node | None]:
    """Return the Dense node at the end and the node of a function after it, where there are."""
    last = spec.output
    function = last if isinstance(last.layer, Activation | Softmax) and last.inputs else None
    before = spec[last.inputs[0]] if function else last
    if not isinstance(before.layer, Dense):
        return None, None
    return before, function


def _flattened(spec: NetworkSpec) -> NetworkSpec:
    """Return ``spec`` with a Flatten before the first Dense that keeps the places of a sample.

    Only where the network ends in such places, which Dense takes one by one.
    """
    summary = summarise(spec)
    end = summary[spec.output.id].shape
    if end is None or len(end) < 2:
        return spec
    rows = (row for row in summary.rows if isinstance(row.node.layer, Dense))
    first = next((row.node.id for row in rows if len(row.input_shapes[0]) > 1), None)
    return inserted_before(spec, first, Flatten()) if first else spec


def _with_new_end(spec: NetworkSpec, target: _Target) -> NetworkSpec:
    shape = summarise(spec)[spec.output.id].shape
    flat = [Flatten()] if shape is not None and len(shape) != 1 else []
    for layer in (*flat, Dense(units=target.units, activation=target.activation)):
        node = replace(new_node(layer, [n.name for n in spec]), inputs=(spec.output.id,))
        spec = NetworkSpec((*spec.nodes, node), (node.id, *spec.outputs[1:]))
    return spec
