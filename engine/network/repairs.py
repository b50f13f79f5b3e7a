"""Ways out of an error of a network: each is tried, and offered only if it mends the error."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from engine.errors import (
    EngineError,
    InputCountError,
    InputMismatch,
    LossMismatch,
    OutputError,
    ShapeError,
    TaskMismatch,
    TooSmallError,
)
from engine.layers.base import Shape
from engine.layers.inputs import InputLayer
from engine.layers.pooling import Pooling
from engine.layers.shape import Flatten, Reshape
from engine.layers.sliding import Sliding
from engine.losses import Loss
from engine.network.edits import bypassed, inserted_before, with_setting
from engine.network.fit import Demand, matched_input, matched_output
from engine.network.shapes import NodeReport, summarise
from engine.spec import NetworkSpec


@dataclass(frozen=True)
class Repair:
    """What one click does. ``code`` names it for the window, ``facts`` are its numbers and names.

    ``loss`` is another loss that belongs to it, None to keep the loss.
    """

    code: str
    spec: NetworkSpec
    facts: dict[str, Any] = field(default_factory=dict, compare=False)
    loss: Loss | None = None


def repair_of(
    spec: NetworkSpec, row: NodeReport, error: EngineError, loss: Loss, demand: Demand | None
) -> Repair | None:
    """Return the best way out of the ``error`` that stands in ``row``; None if none is known."""
    if demand is not None and isinstance(error, InputMismatch):
        facts = {"shape": demand.sample_shape}
        return Repair("input_shape", matched_input(spec, demand), facts)
    if demand is not None and isinstance(error, OutputError | LossMismatch | TaskMismatch):
        mended, fitting = matched_output(spec, loss, demand)
        code = "match_classes" if demand.classes else "match_values"
        return Repair(code, mended, {"count": demand.target_count}, fitting)
    candidates = _candidates(spec, row, error, demand)
    return next((repair for repair in candidates if _mends(repair, row.node.id)), None)


def _mends(repair: Repair, node_id: str) -> bool:
    rows = {row.node.id: row for row in summarise(repair.spec).rows}
    return node_id not in rows or rows[node_id].error is None


def _candidates(
    spec: NetworkSpec, row: NodeReport, error: EngineError, demand: Demand | None
) -> Iterator[Repair]:
    match error:
        case ShapeError() if isinstance(row.node.layer, Reshape):
            yield from _reshapings(spec, row)
        case ShapeError():
            yield from _imagings(spec, row)
        case TooSmallError():
            yield from _shrinkings(spec, row)
        case InputCountError():
            yield from _connections(spec, row, demand)


def _reshapings(spec: NetworkSpec, row: NodeReport) -> Iterator[Repair]:
    """Leave one size of the target open: the first, or all."""
    sizes = row.node.layer.target_shape  # type: ignore[attr-defined]
    for target in ((-1, *sizes[1:]), (-1,)):
        mended = with_setting(spec, row.node.id, "target_shape", target)
        yield Repair("target_shape", mended, {"shape": target})


def _imagings(spec: NetworkSpec, row: NodeReport) -> Iterator[Repair]:
    """Give a layer for images an image: undo a Flatten before it, or arrange the values anew."""
    feeder = spec[row.node.inputs[0]]
    if isinstance(feeder.layer, Flatten) and feeder.inputs:
        yield Repair("remove", bypassed(spec, feeder.id), {"name": feeder.name})
    target = _with_axes(row.input_shapes[0], getattr(row.node.layer, "rank", 2))
    if target:
        mended = inserted_before(spec, row.node.id, Reshape(target_shape=target))
        yield Repair("reshape", mended, {"shape": target})


def _with_axes(shape: Shape, axes: int) -> Shape | None:
    """Return a shape with ``rank`` spatial axes and channels that has as many values.

    A row becomes a square image, if it can; the lines of an image become the steps of a sequence.
    """
    if None in shape or len(shape) > 3:
        return None
    if axes == 1:
        return (*shape[:1], math.prod(shape[1:]))
    if len(shape) == axes:
        return (*shape, 1)
    side = math.isqrt(math.prod(shape))
    is_square = axes == 2 and len(shape) == 1 and side > 1 and side * side == shape[0]
    return (side, side, 1) if is_square else None


def _shrinkings(spec: NetworkSpec, row: NodeReport) -> Iterator[Repair]:
    """Make a window fit into what it receives; a pooling of single places is pointless."""
    layer, size = row.node.layer, row.input_shapes[0][:-1]
    if isinstance(layer, Pooling):
        setting, window = "pool_size", _fitting(layer.pool_size, size, (1,) * layer.rank)
        if max(window) == 1:
            yield Repair("remove", bypassed(spec, row.node.id), {"name": row.node.name})
    elif isinstance(layer, Sliding):
        setting, window = "kernel_size", _fitting(layer.kernel_size, size, layer.dilation_rate)
    else:
        return
    mended = with_setting(spec, row.node.id, setting, window)
    yield Repair("window", mended, {"window": window})


def _fitting(window: Shape, size: Shape, dilation: Shape) -> Shape:
    """Return ``window`` with at most as many places as fit into ``size``."""
    axes = zip(window, size, dilation, strict=True)
    return tuple(w if s is None else min(w, (s - 1) // gap + 1) for w, s, gap in axes)


def _connections(spec: NetworkSpec, row: NodeReport, demand: Demand | None) -> Iterator[Repair]:
    """Feed a first layer, and take away one that a stack cannot feed."""
    node = row.node
    if not node.inputs:
        layer = InputLayer(shape=demand.sample_shape) if demand else InputLayer()
        mended = inserted_before(spec, node.id, layer)
        yield Repair("input", mended, {"shape": layer.shape})
    if len(node.inputs) == 1 and len(spec) > 1:
        yield Repair("remove", bypassed(spec, node.id), {"name": node.name})
