"""Our network made of the layers of a foreign model."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.errors import EngineError, ModelTooLarge, UnknownModelLayer, UnknownModelSetting
from engine.io.keras_config import read_config
from engine.io.keras_graph import Call, Description, Part, in_calling_order
from engine.io.keras_layers import LayerReader
from engine.io.keras_old import Config
from engine.io.keras_places import Taken
from engine.io.model_report import Finding
from engine.layers.base import Layer, Shape, layers
from engine.network.edits import LONGEST_NAME, free_name
from engine.network.nested import Nested
from engine.spec import NetworkSpec, Node, reference

MOST_LAYERS = 5000
CHANNELS_FIRST = "channels_first"


def take(
    description: Description, reader: LayerReader, errors: list[Finding] | None = None
) -> Taken | None:
    """Return the network of these layers.

    Where Lamina would compute something else, the first error is raised, or all of them are
    appended to ``errors`` and None is returned.
    """
    if len(description.parts) > MOST_LAYERS:
        raise ModelTooLarge(member="layers", actual=len(description.parts), maximum=MOST_LAYERS)
    build = _Build(reader)
    for part, number in in_calling_order(description):
        try:
            build.add(part, number)
        except EngineError as error:
            if errors is None:
                raise
            errors.append(Finding.of(error, part.name))
    if build.failed:
        return None
    outputs = tuple(build.references[output] for output in description.outputs)
    return Taken(NetworkSpec(tuple(build.nodes), outputs), build.owners, build.inner)


def inner_network(config: Config, reader: LayerReader) -> NetworkSpec:
    """Return the network that a layer holds. Raises its first error."""
    taken = take(read_config(config), reader)
    assert taken is not None, "the first error would have been raised"
    return taken.spec


@dataclass
class _Build:
    """The network so far."""

    reader: LayerReader
    nodes: list[Node] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    references: dict[Call, str] = field(default_factory=dict)
    shapes: dict[str, Shape] = field(default_factory=dict)  # by reference
    owners: dict[str, str] = field(default_factory=dict)
    inner: dict[str, Taken] = field(default_factory=dict)
    made: dict[str, Layer] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)

    def add(self, part: Part, number: int) -> None:
        """Add one call of a layer. Raises what stands against it."""
        takes = part.calls[number] if part.calls else ()
        if part.name in self.failed or any(name in self.failed for name, _, _ in takes):
            self.failed.add(part.name)  # told already, where it begins
            return
        try:
            feeders = tuple(self._reference(part, feeder) for feeder in takes)
            self._place(part, number, feeders)
        except EngineError:
            self.failed.add(part.name)
            raise

    def _reference(self, part: Part, feeder: Call) -> str:
        if feeder not in self.references:
            raise UnknownModelSetting(layer=part.name, setting="output", actual=str(feeder[2]))
        return self.references[feeder]

    def _place(self, part: Part, number: int, feeders: tuple[str, ...]) -> None:
        shape = self.shapes[feeders[0]] if feeders else ()
        before, config = _turning(part, len(shape))
        if part.name not in self.made:
            self.made[part.name] = self._layer(part, config)
        layer = self.made[part.name]
        if before:
            feeders = (self._node(f"{part.name}_before", _permute(before), feeders),)
        owner = self.owners.get(part.name, "")
        node = self._node(part.name, layer, feeders, owner)
        self.owners.setdefault(part.name, node)
        if before and len(self.shapes[node]) == len(shape):
            node = self._node(f"{part.name}_after", _permute(_inverse(before)), (node,))
        for output in range(layer.output_count):
            self.references[part.name, number, output] = reference(node, output)

    def _layer(self, part: Part, config: Config) -> Layer:
        if part.inner is None or part.class_name == "TimeDistributed":
            if part.inner is not None:
                self.inner[part.name] = _whole(take(part.inner, self.reader))
            return self.reader.layer(part.class_name, {"name": part.name, **config})
        taken = self.inner[part.name] = _whole(take(part.inner, self.reader))
        return Nested(network=taken.spec, trainable=config.get("trainable", True) is not False)

    def _node(self, name: str, layer: Layer, feeders: tuple[str, ...], owner: str = "") -> str:
        """Add a node and return its id. Raises where its inputs do not fit."""
        node_id = f"n{len(self.nodes)}"
        own_name = free_name(clean_name(name), self.names)
        shapes = [self.shapes[i] for i in feeders]
        try:
            layer.check_input_count(own_name, len(shapes))
            given = layer.output_shapes(*shapes)
        except EngineError as error:
            raise type(error)(**{**error.facts, "node": name}) from error
        self.nodes.append(Node(node_id, own_name, layer, feeders, owner))
        self.names.append(own_name)
        self.shapes |= {reference(node_id, i): shape for i, shape in enumerate(given)}
        return node_id


def _whole(taken: Taken | None) -> Taken:
    assert taken is not None, "the first error would have been raised"
    return taken


def _turning(part: Part, rank: int) -> tuple[tuple[int, ...], Config]:
    """Return how the axes (from 1) are ordered before this layer, () for not at all.

    Ours have the channels last; a layer of a file may have them elsewhere.
    """
    config = part.config
    if part.inner is None and _is_channels_first(part):
        return (*range(2, rank + 1), 1), {**config, "data_format": "channels_last"}
    if part.class_name.startswith("BatchNormalization") and rank:
        axis = config.get("axis", -1)
        axis = axis[0] if isinstance(axis, list) and len(axis) == 1 else axis
        if type(axis) is not int or not (axis == -1 or 1 <= axis <= rank):
            raise UnknownModelSetting(layer=part.name, setting="axis", actual=str(axis)[:100])
        rest = tuple(i for i in range(1, rank + 1) if i != axis)
        if axis not in (-1, rank):
            return (*rest, axis), {**config, "axis": -1}
        return (), {**config, "axis": -1}
    return (), config


def _is_channels_first(part: Part) -> bool:
    return CHANNELS_FIRST in (part.config.get("data_format"), part.config.get("dim_ordering")) or (
        part.config.get("dim_ordering") == "th"
    )


def _permute(dims: tuple[int, ...]) -> Layer:
    if "Permute" not in layers:
        raise UnknownModelLayer(layer="permute", kind="Permute")
    return layers["Permute"](dims=dims)  # type: ignore[call-arg]


def _inverse(dims: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(dims.index(place) + 1 for place in range(1, len(dims) + 1))


def clean_name(name: str) -> str:
    """Return a foreign name as one that a user may give: printable, short, without "/"."""
    kept = "".join(letter if letter.isprintable() else " " for letter in name)
    return kept.replace("/", "_").strip()[:LONGEST_NAME].strip() or "layer"
