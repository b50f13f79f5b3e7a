"""Surgery on filters and units: mute, scale, swap, draw; always on a copy of the weights.

What a unit is depends on the layer: a filter of a convolution, a column of a dense layer, a cell
of a recurrent one with all its gates, a channel of a normalisation, a dimension of an embedding.
An edit changes what goes into the unit, its kernel and its bias, and nothing behind it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from engine.errors import DrawingMisfit, EngineError, NothingToOperate, SettingError, UnknownUnit
from engine.explain.nodes import report_of
from engine.layers.activation import activate
from engine.layers.base import Array, Layer
from engine.layers.depthwise import DepthwiseConvolution, SeparableConvolution, grouped
from engine.layers.normalization import BatchNormalization
from engine.layers.recurrent import Recurrent
from engine.layers.sliding import Sliding
from engine.layers.transposed import TransposedConvolution
from engine.layers.wrappers import TimeDistributed
from engine.network.network import Network
from engine.network.shapes import NodeReport, Summary
from engine.registry import Registry, check_settings, setting
from engine.spec import port

MOST_CELLS = 11  # along each side of a kernel that is drawn by hand
ALL_CHANNELS = -1
_FACTOR = 100.0  # by which a unit may be scaled at most


def unit_views(layer: Layer, weights: Mapping[str, Array]) -> dict[str, Array]:
    """Return views of the weights that go into the units of a layer, units in the last axis.

    The first is the kernel, (..., channels, filters) of a convolution; {} where the weights do
    not belong to units one by one, as those of attention.
    """
    layer = _inner(layer)
    bias = {name: weights[name] for name in ("bias",) if name in weights}
    if isinstance(layer, DepthwiseConvolution):
        return {"kernel": grouped(weights["kernel"]), **bias}
    if isinstance(layer, SeparableConvolution):
        return {"kernel": weights["pointwise_kernel"], **bias}
    if isinstance(layer, TransposedConvolution):
        return {"kernel": weights["kernel"].swapaxes(-1, -2), **bias}
    if isinstance(layer, Recurrent) and len(layer.stack) == 1:
        units = layer.stack[0].units
        return {name: w.reshape(*w.shape[:-1], -1, units) for name, w in weights.items()}
    if "gamma" in weights and weights["gamma"].ndim == 1:
        return {name: weights[name] for name in ("gamma", "beta") if name in weights}
    if "embeddings" in weights:
        return {"kernel": weights["embeddings"]}
    if set(weights) == {"kernel", *bias}:
        return {"kernel": weights["kernel"], **bias}
    return {}


def operable_units(row: NodeReport) -> int:
    """Return how many units of a node can be operated on, 0 for none."""
    found = _shapes(row)
    return next(iter(found.values()))[-1] if found else 0


def plane_of(row: NodeReport) -> tuple[int, ...]:
    """Return the shape of what is drawn of one unit, () where that is nothing of a size to draw.

    (rows, columns) of a window, for one input channel or for all; (n,) of a unit whose kernel is
    no window, such as one of a dense layer.
    """
    kernel = next(iter(_shapes(row).values()), (0,))[:-1]
    if _has_window(row):
        window = kernel[:-1]
        return window if len(window) <= 2 and max(window) <= MOST_CELLS else ()
    count = math.prod(kernel)
    if isinstance(_inner(row.node.layer), Recurrent):
        return ()  # a kernel for each gate: numbers that nobody would paint
    return (count,) if kernel and count <= MOST_CELLS**2 else ()


def channels_of(row: NodeReport) -> int:
    """Return how many planes the kernel of a unit has."""
    return next(iter(_shapes(row).values()))[-2] if _has_window(row) else 1


def kernel_planes(network: Network, node_id: str, unit: int) -> Array:
    """Return a copy of the kernel of a unit as planes: (channels, *plane). See ``plane_of``."""
    row = report_of(network.summary, node_id)
    views = unit_views(row.node.layer, network.weights[row.node.weights_id])
    return _planes(row, next(iter(views.values()))[..., unit]).copy()


@dataclass(frozen=True)
class Edit:
    """One change of the unit ``unit`` (from 0) of a node."""

    registered_name: ClassVar[str] = ""
    family: ClassVar[str] = "surgery"

    node: str
    unit: int

    def __post_init__(self):
        check_settings(self)

    def check(self, summary: Summary) -> None:
        """Raise why the edit does not fit a network any more, if so."""
        _check_unit(summary, self.node, self.unit)

    def work(self, row: NodeReport, views: Mapping[str, Array]) -> None:
        """Change the weights in ``views``; see ``unit_views``."""
        raise NotImplementedError


edits: Registry[Edit] = Registry("surgery", has_settings=False)


@edits.register("Mute")
@dataclass(frozen=True)
class Mute(Edit):
    """Nothing goes into the unit any more: its kernel and bias are 0.

    It gives ``f(0)`` then, f being its activation: 0 for ReLU, tanh and linear units, 0.5 for
    sigmoid. A normalisation behind the layer makes a constant of that. What recurrent units give
    is 0 as well, since what they would add to their state is ``tanh(0)``.
    """

    def work(self, row: NodeReport, views: Mapping[str, Array]) -> None:
        for view in views.values():
            view[..., self.unit] = 0


@edits.register("Scale")
@dataclass(frozen=True)
class Scale(Edit):
    """Kernel and bias times ``factor``: below 0 the unit answers to the opposite."""

    factor: float = setting(1.0, minimum=-_FACTOR, maximum=_FACTOR)

    def work(self, row: NodeReport, views: Mapping[str, Array]) -> None:
        for view in views.values():
            view[..., self.unit] *= view.dtype.type(self.factor)


@edits.register("Swap")
@dataclass(frozen=True)
class Swap(Edit):
    """Kernel and bias of two units change places; layers behind still read the old places."""

    other: int

    def check(self, summary: Summary) -> None:
        super().check(summary)
        _check_unit(summary, self.node, self.other)

    def work(self, row: NodeReport, views: Mapping[str, Array]) -> None:
        pair = [self.unit, self.other]
        for view in views.values():
            view[..., pair] = view[..., pair[::-1]]


@edits.register("Draw")
@dataclass(frozen=True)
class Draw(Edit):
    """The kernel at one input channel is ``kernel``, flat, of ``shape``; the bias stays.

    ``shape`` is that of ``plane_of``   ``channel``: from 0, ``ALL_CHANNELS`` for every one
    """

    kernel: tuple[float, ...]
    shape: tuple[int, ...]
    channel: int = ALL_CHANNELS

    def __post_init__(self):
        super().__post_init__()
        count = math.prod(self.shape)
        expected = f"{count} numbers"
        if len(self.kernel) != count:
            raise SettingError(setting="kernel", expected=expected, actual=len(self.kernel))
        if not all(math.isfinite(value) for value in self.kernel):
            raise SettingError(setting="kernel", expected=expected, actual="nan")

    def check(self, summary: Summary) -> None:
        super().check(summary)
        row = report_of(summary, self.node)
        expected = plane_of(row)
        if expected != self.shape or self.channel >= channels_of(row):
            raise DrawingMisfit(
                node=row.node.name,
                expected=(channels_of(row), *expected),
                actual=(max(self.channel, 0) + 1, *self.shape),
            )

    def work(self, row: NodeReport, views: Mapping[str, Array]) -> None:
        kernel = next(iter(views.values()))[..., self.unit]
        drawn = np.array(self.kernel, kernel.dtype).reshape(self.shape)
        if not _has_window(row):
            kernel[...] = drawn.reshape(kernel.shape)
        elif self.channel == ALL_CHANNELS:
            kernel[...] = drawn[..., None]
        else:
            kernel[..., self.channel] = drawn


def misfit(summary: Summary, edit: Edit) -> EngineError | None:
    """Return why an edit does not fit a network any more, None where it does."""
    try:
        edit.check(summary)
    except EngineError as error:
        return error
    return None


def fitting(summary: Summary, changes: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the changes that fit a network."""
    return tuple(change for change in changes if misfit(summary, change) is None)


def operated(network: Network, changes: Iterable[Edit]) -> Network:
    """Return a snapshot of ``network`` with the changes done in order; it itself stays as it is.

    Nodes that share their weights change together. Raises where a change does not fit.
    """
    copy = network.snapshot()
    for change in changes:
        change.check(copy.summary)
        row = report_of(copy.summary, change.node)
        change.work(row, unit_views(row.node.layer, copy.weights[row.node.weights_id]))
    return copy


@dataclass(frozen=True)
class Circumstances:
    """What else a change of a unit touches, and what a muted unit still gives.

    shared: names of other nodes with the same weights   normalised: names of the normalisations
    that stand right behind   rest: ``f(0)``, None where that depends on other units (softmax)
    """

    shared: tuple[str, ...]
    normalised: tuple[str, ...]
    rest: float | None


def circumstances(network: Network, node_id: str, kernels: Any) -> Circumstances:
    """Return what is to be known before a unit of a node is changed."""
    summary = network.summary
    node = report_of(summary, node_id).node
    nodes = [row.node for row in summary.rows]
    shared = [n.name for n in nodes if n.weights_id == node.weights_id and n.id != node_id]
    behind = [n for n in nodes if node_id in (port(i)[0] for i in n.inputs)]
    normalised = [n.name for n in behind if isinstance(n.layer, BatchNormalization)]
    name = getattr(
        _inner(node.layer), "activation", "linear"
    )  # that of recurrent ones is of what they add
    pair = np.zeros((1, 2), network.dtype)
    pair[0, 1] = 1  # where another unit counts, 0 beside it gives something else
    given = [activate(name, z, network.question(kernels))[0][0, 0] for z in (pair, pair * 0)]
    rest = float(given[1]) if given[0] == given[1] else None
    return Circumstances(tuple(shared), tuple(normalised), rest)


def _inner(layer: Layer) -> Layer:
    """Return the layer that has the weights."""
    return layer.layer if isinstance(layer, TimeDistributed) else layer


def _shapes(row: NodeReport) -> dict[str, tuple[int, ...]]:
    """Return the shapes of ``unit_views`` without any weights: nothing is filled or kept."""
    empty = {name: np.broadcast_to(np.float32(0), w.shape) for name, w in row.weights.items()}
    return {name: view.shape for name, view in unit_views(row.node.layer, empty).items()}


def _has_window(row: NodeReport) -> bool:
    """Whether kernels are (..., channels) with more than one place in their window."""
    kernel = next(iter(_shapes(row).values()), (0,))[:-1]
    return isinstance(row.node.layer, Sliding) and math.prod(kernel[:-1]) > 1


def _planes(row: NodeReport, kernel: Array) -> Array:
    return np.moveaxis(kernel, -1, 0) if _has_window(row) else kernel.reshape(1, -1)


def _check_unit(summary: Summary, node_id: str, unit: int) -> None:
    row = report_of(summary, node_id)
    count = operable_units(row)
    if not count:
        raise NothingToOperate(node=row.node.name)
    if not 0 <= unit < count:
        raise UnknownUnit(node=row.node.name, unit=unit, count=count)
