"""Receptive fields: which pixels of the input a cell of a layer sees.

Size, jump and start are those of Araujo, Norris & Sim 2019 (doi 10.23915/distill.00021), taken
along all paths; the pixels of one cell are exact: borders, strides, dilation and branches count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from engine.errors import NoMaps
from engine.explain.nodes import gives_maps, report_of
from engine.layers.base import Layer, Shape
from engine.layers.padding import Cropping, ZeroPadding
from engine.layers.pooling import Pooling
from engine.layers.sliding import Sliding
from engine.layers.transposed import TransposedConvolution, cropped
from engine.layers.windows import pads_of
from engine.network.nested import unfolded
from engine.network.network import Network
from engine.network.shapes import Summary, summarise
from engine.spec import NetworkSpec, port

Span = tuple[int, int]  # the first place and the last
Box = tuple[Span, Span]  # rows and columns
Places = frozenset[int]
Cells = tuple[Places, Places]  # rows and columns
Line = tuple[int, int, int]  # jump, low, high: cell i sees jump * i + low to jump * i + high
Lines = tuple[Line, Line]  # of rows and of columns

_BY_PLACE = frozenset(
    (
        "Activation",
        "ActivityRegularization",
        "Add",
        "AlphaDropout",
        "Average",
        "BatchNormalization",
        "Dense",
        "Dropout",
        "ELU",
        "GaussianDropout",
        "GaussianNoise",
        "Identity",
        "LeakyReLU",
        "Maximum",
        "Minimum",
        "Multiply",
        "Normalization",
        "PReLU",
        "Ports",
        "RandomBrightness",  # this one and its kin do nothing but while training
        "RandomContrast",
        "RandomFlip",
        "RandomRotation",
        "RandomTranslation",
        "RandomZoom",
        "ReLU",
        "Rescaling",
        "SpatialDropout2D",
        "Subtract",
        "ThresholdedReLU",
    )
)
_ALONG_CHANNELS = frozenset(
    ("Concatenate", "LayerNormalization", "RMSNormalization", "Softmax", "UnitNormalization")
)


@dataclass(frozen=True)
class Field:
    """What a cell sees along one axis, as if the image had no borders.

    Cell i sees the ``size`` pixels around ``start + i * jump``.
    """

    size: int
    jump: int
    start: float


@dataclass(frozen=True)
class Seen:
    """What one cell sees of an input: ``box``, None for nothing but borders.

    ``fields`` of rows and columns are None where cells are not alike: behind a layer that sees
    the whole of its input, enlarges maps, or joins branches of different strides.
    """

    source: str
    box: Box | None
    fields: tuple[Field, Field] | None


def seen_by(
    network: Network,
    node_id: str,
    row: int,
    column: int,
    shapes: Mapping[str, Shape] | None = None,
) -> list[Seen]:
    """Return what the cell at ``row`` and ``column`` of ``node_id`` sees of each Input of images.

    ``shapes``: of a sample, by id of the Input node, where the network leaves sizes open. A layer
    of which nothing is known sees the whole of its input. Raises ``NoMaps`` where the node gives
    no maps.
    """
    report = report_of(network.summary, node_id)
    if not gives_maps(report):
        raise NoMaps(node=report.node.name, actual=report.shape)
    summary = summarise(unfolded(_closed(network.spec, shapes or {})))
    cells = _seen(summary, node_id, (row, column))
    fields = _fields(summary, node_id)
    sources = [n for n in network.spec.inputs if gives_maps(network.summary[n.id])]
    return [
        Seen(node.id, _box(cells[node.id]), fields.get(node.id))
        for node in sources
        if node.id in cells
    ]


def _closed(spec: NetworkSpec, shapes: Mapping[str, Shape]) -> NetworkSpec:
    for node, shape in shapes.items():
        if node in spec and None in spec[node].layer.shape:  # type: ignore[attr-defined]
            spec = spec.with_layer(node, replace(spec[node].layer, shape=shape))  # type: ignore[call-arg]
    return spec


def places_before(layer: Layer, axis: int, places: Places, before: int, after: int) -> Places:
    """Return the places of the input that some places of the output see; borders do not count.

    ``before`` and ``after`` are the sizes of input and output along ``axis``, 0 rows, 1 columns.
    """
    seen = _unbounded(layer, axis, places, before, after)
    return frozenset(place for place in seen if 0 <= place < before)


def _unbounded(layer: Layer, axis: int, places: Places, before: int, after: int) -> Iterable[int]:
    """Return the places that ``places`` see, borders included."""
    if isinstance(layer, TransposedConvolution):
        stride, more = layer.strides[axis], layer.output_padding
        off = cropped(
            layer.reach[axis], stride, layer.padding, None if more is None else more[axis]
        )
        laid = {place + off - tap for place in places for tap in _taps(layer, axis)}
        return (place // stride for place in laid if place % stride == 0)
    if isinstance(layer, (Sliding, Pooling)):
        reach, stride = _window(layer, axis)
        pad = pads_of((before,), (reach,), (stride,), layer.padding)[0]
        return {place * stride - pad + tap for place in places for tap in _taps(layer, axis)}
    if isinstance(layer, (ZeroPadding, Cropping)):
        off = layer.sides[axis][0] * (1 if isinstance(layer, Cropping) else -1)
        return (place + off for place in places)
    if layer.registered_name == "UpSampling2D" and layer.interpolation == "nearest":  # type: ignore[attr-defined]
        return {place // layer.size[axis] for place in places}  # type: ignore[attr-defined]
    if _is_by_place(layer) and not _is_spread(before, after):
        return places
    return range(before)


def _taps(layer: Sliding | Pooling, axis: int) -> range:
    """Return where a window looks, from its first place."""
    reach = _window(layer, axis)[0]
    return range(0, reach, layer.dilation_rate[axis] if isinstance(layer, Sliding) else 1)


def _is_spread(before: int, after: int) -> bool:
    """Whether one place serves all places of the output, as in a sum with a smaller map."""
    return before == 1 and after != 1


def _is_by_place(layer: Layer) -> bool:
    """Whether each place of the output sees the same place of the input alone."""
    if layer.registered_name in _ALONG_CHANNELS:
        return layer.axis in (-1, 3, (-1,), (3,))  # type: ignore[attr-defined]
    return layer.registered_name in _BY_PLACE


def _window(layer: Sliding | Pooling, axis: int) -> tuple[int, int]:
    """Return reach and stride along one axis."""
    if isinstance(layer, Sliding):
        return layer.reach[axis], layer.strides[axis]
    return layer.pool_size[axis], layer.steps[axis]


def _seen(summary: Summary, target: str, cell: tuple[int, int]) -> dict[str, Cells]:
    """Return the rows and columns that a cell sees of each node that leads to it, by id."""

    def through(layer: Layer, cells: Cells, given: Shape, gives: Shape) -> Cells:
        if not all(cells):
            return cells
        if len(given) != 3 or len(gives) != 3:
            sizes = given[:2] if len(given) == 3 else (1, 1)  # a map before says how far it goes
            return frozenset(range(sizes[0])), frozenset(range(sizes[1]))
        rows, columns = (
            places_before(layer, axis, cells[axis], given[axis], gives[axis]) for axis in (0, 1)
        )
        return rows, columns

    def joined(a: Cells, b: Cells) -> Cells:
        if not all(a) or not all(b):
            return a if all(a) else b
        return a[0] | b[0], a[1] | b[1]

    row, column = cell
    return _back(summary, target, (frozenset((row,)), frozenset((column,))), through, joined)


def _box(cells: Cells) -> Box | None:
    """Return the box around rows and columns, None where there are none."""
    if not all(cells):
        return None
    rows, columns = ((min(places), max(places)) for places in cells)
    return rows, columns


def _fields(summary: Summary, target: str) -> dict[str, tuple[Field, Field]]:
    """Return size, jump and start by id, of nodes where all cells are alike."""

    def through(layer: Layer, lines: Lines | None, given: Shape, gives: Shape) -> Lines | None:
        if lines is None or len(given) != 3 or len(gives) != 3:
            return None
        made = [_line_before(layer, i, lines[i], given[i], gives[i]) for i in (0, 1)]
        rows, columns = made
        return None if rows is None or columns is None else (rows, columns)

    found = _back(summary, target, ((1, 0, 0), (1, 0, 0)), through, _joined)
    return {
        node: (_field(lines[0]), _field(lines[1]))
        for node, lines in found.items()
        if lines is not None
    }


def _joined(a: Lines | None, b: Lines | None) -> Lines | None:
    """Return the lines that hold those of two branches, None where their jumps differ."""
    if a is None or b is None or any(p[0] != q[0] for p, q in zip(a, b, strict=True)):
        return None
    rows, columns = ((p[0], min(p[1], q[1]), max(p[2], q[2])) for p, q in zip(a, b, strict=True))
    return rows, columns


def _field(line: Line) -> Field:
    jump, low, high = line
    return Field(high - low + 1, jump, (low + high) / 2)


def _line_before(layer: Layer, axis: int, line: Line, before: int, after: int) -> Line | None:
    """Return the line one layer earlier, None where there is none."""
    jump, low, high = line
    is_alike = _is_by_place(layer) and not _is_spread(before, after)
    is_window = isinstance(layer, (Sliding, Pooling, ZeroPadding, Cropping))
    if isinstance(layer, TransposedConvolution) or not (is_alike or is_window):
        return None
    stride = _window(layer, axis)[1] if isinstance(layer, (Sliding, Pooling)) else 1
    seen = set(_unbounded(layer, axis, frozenset((low, high)), before, after))
    return jump * stride, min(seen), max(seen)


def _back(summary: Summary, target: str, seed, through: Callable, joined: Callable) -> dict:
    """Carry ``seed`` from ``target`` back to all nodes that lead to it.

    ``through(layer, value, given, gives)`` goes through one layer; ``joined`` meets branches.
    """
    values: dict[str, Any] = {port(target)[0]: seed}
    for row in reversed(summary.rows):
        node = row.node
        if node.id not in values:
            continue
        for feeder, given in zip(node.inputs, row.input_shapes, strict=True):
            value = through(node.layer, values[node.id], given, row.shape or ())
            before = port(feeder)[0]
            values[before] = joined(values[before], value) if before in values else value
    return values
