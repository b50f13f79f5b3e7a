"""Which arrays of a model file are the weights of which nodes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from engine.io.keras_graph import Description, Part
from engine.layers.base import Layer, WeightSpec
from engine.layers.cells import StackedRNNCells
from engine.layers.multi_head_attention import MultiHeadAttention
from engine.layers.recurrent import RNN, Recurrent
from engine.layers.wrappers import Bidirectional, TimeDistributed
from engine.network.nested import Nested, unfolded
from engine.network.shapes import summarise
from engine.spec import NetworkSpec

PROJECTIONS = ("query_dense", "key_dense", "value_dense", "output_dense")


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
    for part, at in _walk(description, taken, _Within()):
        row = rows.get(at.node)
        if row is None or not row.weights:
            continue
        layer, name = row.node.layer, at.name
        for _ in range(at.wrappers):  # each inner layer runs in a wrapper of its own
            assert isinstance(layer, TimeDistributed), "an unfolded wrapper"
            layer = layer.layer
        branches = tuple(branches_of(layer, list(row.weights)))
        learns = at.trainable and row.node.layer.trainable
        top = at.top or part.name
        kept.append(
            Place(name, part.class_name, at.node, at.group, top, row.weights, branches, learns)
        )
    return kept


@dataclass(frozen=True)
class _Within:
    """Where a walk through models within models is: names so far, each with its "/"."""

    name: str = ""
    node: str = ""
    group: str = "layers"
    top: str = ""
    wrappers: int = 0
    trainable: bool = True


def _walk(
    description: Description, taken: Taken, within: _Within
) -> Iterator[tuple[Part, _Within]]:
    """Yield every layer that is no model, with its names and ids."""
    for part, own_group in group_names(description):
        if part.name not in taken.owners:
            continue
        layer = taken.spec[taken.owners[part.name]].layer
        at = replace(
            within,
            name=f"{within.name}{part.name}",
            node=f"{within.node}{taken.owners[part.name]}",
            group=f"{within.group}/{own_group}",
        )
        if part.inner is None:
            yield part, at
            continue
        is_wrapped = not isinstance(layer, Nested)
        deeper = replace(
            at,
            name=f"{at.name}/",
            node=f"{at.node}/",
            group=f"{at.group}/layer/layers" if is_wrapped else f"{at.group}/layers",
            top=within.top or part.name,
            wrappers=within.wrappers + is_wrapped,
            trainable=within.trainable and layer.trainable,
        )
        yield from _walk(part.inner, taken.inner[part.name], deeper)


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


def branches_of(layer: Layer, names: list[str]) -> Iterator[tuple[str, int]]:
    """Yield where Keras 3 keeps the weights with these names, below the group of their layer."""
    if isinstance(layer, Bidirectional):
        for side, inside in zip(("forward", "backward"), layer.directions, strict=True):
            own = [name for name in names if name.startswith(f"{side}/")]
            for name, part in branches_of(inside, own):
                yield f"{side}_layer/{name}".rstrip("/"), part
    elif isinstance(layer, TimeDistributed):
        for name, part in branches_of(layer.layer, names):
            yield f"layer/{name}".rstrip("/"), part
    elif isinstance(layer, MultiHeadAttention):
        for name in PROJECTIONS:
            yield name, len(names) // len(PROJECTIONS)
    elif isinstance(layer, RNN):
        yield from _cells(layer)
    elif isinstance(layer, Recurrent):
        yield "cell", len(names)
    else:
        yield "", len(names)


def _cells(layer: RNN) -> Iterator[tuple[str, int]]:
    """Yield the groups of one cell, or of several on top of each other."""
    if not isinstance(layer.cell, StackedRNNCells):
        yield "cell", 2 + bool(layer.cell.use_bias)
        return
    counts: dict[str, int] = {}
    for each in layer.stack:
        base = snake_case(each.registered_name)
        number = counts.get(base, 0)
        counts[base] = number + 1
        name = f"{base}_{number}" if number else base
        yield f"cell/cells/{name}", 2 + bool(each.use_bias)
