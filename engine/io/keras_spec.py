"""Our network made of the layers of a foreign model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from engine.errors import ModelTooLarge, UnknownModelLayer, UnknownModelSetting
from engine.io.keras_graph import Call, Part, in_calling_order
from engine.io.keras_layers import LayerReader
from engine.layers.base import Array, Shape
from engine.network.edits import LONGEST_NAME, free_name
from engine.network.shapes import Summary, checked_summary
from engine.spec import NetworkSpec, Node

MOST_LAYERS = 5000


@dataclass(frozen=True)
class Taken:
    """A foreign model in our terms; ``owners`` are the node ids that keep weights, by layer."""

    spec: NetworkSpec
    summary: Summary
    owners: dict[str, str]
    left_out: list[str]  # settings that only training would use

    def weight_shapes(self) -> dict[str, dict[str, Shape]]:
        """Return the shapes of the weights, by layer and name, in Keras's order."""
        return {
            layer: {name: w.shape for name, w in self.summary[node].weights.items()}
            for layer, node in self.owners.items()
        }

    def arrays(self, weights: Mapping[str, Mapping[str, Array]]) -> dict[str, Array]:
        """Return the weights of layers by "node id/name"."""
        return {
            f"{self.owners[layer]}/{name}": array
            for layer, arrays in weights.items()
            for name, array in arrays.items()
        }


def take(parts: list[Part], outputs: list[Call], *, keras_2: bool) -> Taken:
    """Return the network of these layers. Raises where Lamina would compute something else."""
    if len(parts) > MOST_LAYERS:
        raise ModelTooLarge(member="layers", actual=len(parts), maximum=MOST_LAYERS)
    reader = LayerReader(keras_2, [])
    layers = {part.name: reader.layer(part.class_name, part.config) for part in parts}
    ids: dict[Call, str] = {}
    nodes: list[Node] = []
    names: list[str] = []
    for part, number in in_calling_order(parts):
        feeders = tuple(ids[feeder] for feeder in part.calls[number]) if part.calls else ()
        names.append(free_name(clean_name(part.name), names))
        shared_with = ids[part.name, 0] if number else ""
        ids[part.name, number] = f"n{len(nodes)}"
        nodes.append(Node(f"n{len(nodes)}", names[-1], layers[part.name], feeders, shared_with))
    spec = NetworkSpec(tuple(nodes), tuple(ids[output] for output in outputs))
    summary = checked_summary(spec)
    owners = {part.name: ids[part.name, 0] for part in parts}
    _check_axes(parts, summary, owners)
    return Taken(spec, summary, owners, reader.left_out)


def clean_name(name: str) -> str:
    """Return a foreign name as one that a user may give: printable, short, without "/"."""
    kept = "".join(letter if letter.isprintable() else " " for letter in name)
    return kept.replace("/", "_").strip()[:LONGEST_NAME].strip() or "layer"


def _check_axes(parts: list[Part], summary: Summary, owners: dict[str, str]) -> None:
    """Raise where a normalisation works along another axis than the last one."""
    for part in parts:
        axis = part.config.get("axis")
        if part.class_name == "BatchNormalization" and axis is not None:
            axis = axis[0] if isinstance(axis, list) and len(axis) == 1 else axis
            last = len(summary[owners[part.name]].input_shapes[0])
            if axis not in (-1, last):
                raise UnknownModelSetting(layer=part.name, setting="axis", actual=str(axis))


def without_rescaling(parts: list[Part]) -> tuple[list[Part], dict[str, Any] | None]:
    """Take a ``Rescaling`` right behind the only input out, and return scale and offset."""
    inputs = [part for part in parts if part.class_name == "InputLayer"]
    found = [part for part in parts if part.class_name == "Rescaling"]
    if not found:
        return parts, None
    rescaling, entry = found[0], ((inputs[0].name, 0),)
    users = [part for part in parts if any(entry[0] in call for call in part.calls)]
    if len(found) > 1 or len(inputs) > 1 or rescaling.calls != (entry,) or users != [rescaling]:
        raise UnknownModelLayer(layer=rescaling.name, kind="Rescaling")
    instead = {(rescaling.name, 0): entry[0]}
    rest = [
        replace(p, calls=tuple(tuple(instead.get(f, f) for f in call) for call in p.calls))
        for p in parts
        if p is not rescaling
    ]
    settings = {name: _numbers(rescaling.config[name]) for name in ("scale", "offset")}
    return rest, settings


def _numbers(value: Any) -> Any:
    """Return a number or nested lists of numbers; Keras wraps arrays into a dictionary."""
    if isinstance(value, dict):
        value = value["config"]["value"]
    return np.asarray(value, np.float32).tolist()
