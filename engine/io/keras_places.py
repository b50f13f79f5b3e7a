"""Which arrays of a model file are the weights of which nodes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from engine.io.keras_graph import Description, Part
from engine.layers.base import Layer, WeightSpec
from engine.network.nested import Nested, unfolded
from engine.network.shapes import summarise
from engine.spec import NetworkSpec

RECURRENT = ("SimpleRNN", "LSTM", "GRU", "ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D")
PROJECTIONS = ("query_dense", "key_dense", "value_dense", "output_dense")
COUNTERS = {"Normalization": 1}  # arrays of Keras behind ours, that nothing is computed with


@dataclass(frozen=True)
class Taken:
    """A Keras model in our terms.

    ``owners`` (ids of the nodes that keep weights) and ``inner`` (the models that layers are or
    hold) are by the layer's name.
    """

    spec: NetworkSpec
    owners: dict[str, str]
    inner: dict[str, Taken] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """A layer that keeps weights.

    ``name`` is "outer/inner" within models, ``node`` its id in the unfolded network, ``group``
    where Keras 3 keeps it in ``model.weights.h5``, with a group for each of ``branches``:
    (name, how many arrays).
    """

    name: str
    kind: str
    node: str
    group: str
    top: str  # the layer of the outermost model that it belongs to
    weights: Mapping[str, WeightSpec]
    branches: tuple[tuple[str, int], ...]
    trainable: bool

    @property
    def keys(self) -> list[str]:
        """The keys of the arrays, in Keras's order."""
        return [f"{self.node}/{name}" for name in self.weights]


def taken_of(spec: NetworkSpec, description: Description) -> Taken:
    """Return a network of ours as if it had been taken from its description."""
    ids = {node.name: node.id for node in spec if not node.shared_with}
    owners = {part.name: ids[part.name] for part in description.parts}
    inner = {
        part.name: taken_of(_held(spec[owners[part.name]].layer), part.inner)
        for part in description.parts
        if part.inner is not None
    }
    return Taken(spec, owners, inner)


def _held(layer: Layer) -> NetworkSpec:
    nested = layer if isinstance(layer, Nested) else getattr(layer, "layer", None)
    assert isinstance(nested, Nested), "only a layer that holds a network has inner layers"
    return nested.network


def places(description: Description, taken: Taken) -> list[Place]:
    """Return the layers that keep weights, in Keras's order, those of inner models too."""
    rows = {row.node.id: row for row in summarise(unfolded(taken.spec)).owners()}
    kept = []
    for part, node, name, group, top, trainable in _walk(description, taken, "", "", "layers"):
        row = rows.get(node)
        if row is None or not row.weights:
            continue
        branches = tuple(branches_of(row.node.layer, len(row.weights)))
        learns = trainable and row.node.layer.trainable
        kept.append(Place(name, part.class_name, node, group, top, row.weights, branches, learns))
    return kept


def _walk(
    description: Description,
    taken: Taken,
    names: str,
    ids: str,
    group: str,
    top: str = "",
    trainable: bool = True,
) -> Iterator[tuple[Part, str, str, str, str, bool]]:
    for part, own_group in group_names(description):
        if part.name not in taken.owners:
            continue
        node, name = f"{ids}{taken.owners[part.name]}", f"{names}{part.name}"
        layer = taken.spec[taken.owners[part.name]].layer
        if part.inner is None:
            yield part, node, name, f"{group}/{own_group}", top or part.name, trainable
            continue
        wraps = "" if isinstance(layer, Nested) else "/layer"
        yield from _walk(
            part.inner,
            taken.inner[part.name],
            f"{name}/",
            f"{node}/",
            f"{group}/{own_group}{wraps}/layers",
            top or part.name,
            trainable and layer.trainable,
        )


def group_names(description: Description) -> Iterator[tuple[Part, str]]:
    """Yield each layer with its group, ``dense``, ``dense_1``, ...: Keras counts the classes."""
    counts: dict[str, int] = {}
    for part in description.parts:
        base = snake_case("Functional" if part.class_name == "Model" else part.class_name)
        number = counts.get(base, 0)
        counts[base] = number + 1
        yield part, f"{base}_{number}" if number else base


def snake_case(class_name: str) -> str:
    """``MaxPooling2D`` becomes ``max_pooling2d``, by the rule of Keras."""
    words = re.sub("(.)([A-Z][a-z]+)", r"\1_\2", class_name)
    return re.sub("([a-z])([A-Z])", r"\1_\2", words).lower()


def branches_of(layer: Layer, count: int) -> Iterator[tuple[str, int]]:
    """Yield where Keras 3 keeps the ``count`` weights of a layer, below its group."""
    kind = layer.registered_name
    inside = getattr(layer, "layer", None)
    if kind == "Bidirectional" and inside is not None:
        for side in ("forward_layer", "backward_layer"):
            for name, part in branches_of(inside, count // 2):
                yield f"{side}/{name}".rstrip("/"), part
    elif kind == "TimeDistributed" and inside is not None:
        for name, part in branches_of(inside, count):
            yield f"layer/{name}".rstrip("/"), part
    elif kind == "MultiHeadAttention":
        for name in PROJECTIONS:
            yield name, count // len(PROJECTIONS)
    elif kind in RECURRENT:
        yield "cell", count
    elif kind == "RNN":
        yield from _cells(layer)
    else:
        yield "", count


def _cells(layer: Layer) -> Iterator[tuple[str, int]]:
    """Yield the groups of one cell, or of several on top of each other."""
    cell = getattr(layer, "cell", None) or getattr(layer, "cells", ())
    cells = getattr(cell, "cells", cell)
    if not isinstance(cells, tuple):
        yield "cell", 2 + bool(cells.use_bias)
        return
    counts: dict[str, int] = {}
    for each in cells:
        base = snake_case(each.registered_name)
        number = counts.get(base, 0)
        counts[base] = number + 1
        name = f"{base}_{number}" if number else base
        yield f"cell/cells/{name}", 2 + bool(each.use_bias)
