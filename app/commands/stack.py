"""Editing the network of a document: pure functions from document to document."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from app.document import Document
from engine.layers.base import Layer, layers
from engine.layers.inputs import InputLayer
from engine.network import edits
from engine.network.fit import Demand, matched_input, matched_output
from engine.network.layer_text import layers_from_text, layers_to_text
from engine.network.repairs import Repair
from engine.spec import NetworkSpec


def demand_of(overview: Any) -> Demand | None:
    """Return what the data in memory ask of a network; None while there are none."""
    if overview is None:
        return None
    classes = overview.is_classification
    count = len(overview.classes) if classes else len(overview.target_names)
    return Demand(overview.sample_shape, count, classes)


def insert_layer(
    document: Document, class_name: str, place: int, demand: Demand | None = None
) -> Document:
    """Put a new layer with default settings before row ``place``.

    The first layer of all is given an input before it, of the shape of the data.
    """
    layer = _new_layer(class_name, demand)
    added: list[tuple[str, Layer]] = [("", layer)]
    if not document.network.nodes and layer.input_count != 0:
        added.insert(0, ("", _new_layer(InputLayer.registered_name, demand)))
    return _with(document, edits.inserted(document.network, place, added))


def remove_layers(document: Document, ids: Collection[str]) -> Document:
    """Take layers away; those around them are connected."""
    return _with(document, edits.removed(document.network, ids))


def move_layers(document: Document, ids: Collection[str], place: int) -> Document:
    """Put layers before what is row ``place`` now."""
    return _with(document, edits.moved(document.network, ids, place))


def move_up(document: Document, ids: Collection[str]) -> Document:
    """Put each layer one row higher, but not above the input."""
    return _with(document, edits.shifted(document.network, ids, -1))


def move_down(document: Document, ids: Collection[str]) -> Document:
    """Put each layer one row lower."""
    return _with(document, edits.shifted(document.network, ids, 1))


def duplicate_layers(document: Document, ids: Collection[str]) -> Document:
    """Put copies of layers after the last of them."""
    return _with(document, edits.duplicated(document.network, ids))


def copy_layers(document: Document, ids: Collection[str]) -> str:
    """Return layers as text for the clipboard."""
    return layers_to_text([node for node in document.network if node.id in ids])


def paste_layers(document: Document, text: str, place: int) -> Document:
    """Put the layers of ``text`` before row ``place``. Raises what is wrong with the text."""
    return _with(document, edits.inserted(document.network, place, layers_from_text(text)))


def rename_layer(document: Document, node_id: str, name: str) -> Document:
    """Give a layer another name. Raises ``NameTaken`` or ``BadName``."""
    return _with(document, edits.renamed(document.network, node_id, name))


def set_setting(document: Document, node_id: str, setting: str, value: object) -> Document:
    """Change one setting of a layer. Raises what is wrong with the value."""
    return _with(document, edits.with_setting(document.network, node_id, setting, value))


def set_trainable(document: Document, ids: Collection[str], is_trainable: bool) -> Document:
    """Freeze layers, or let them learn again."""
    for node_id in ids:
        document = set_setting(document, node_id, "trainable", is_trainable)
    return document


def apply_repair(document: Document, repair: Repair) -> Document:
    """Take the way out that ``repair`` describes."""
    changed = _with(document, repair.spec)
    return changed if repair.loss is None else _with_loss(changed, repair.loss)


def match_data(document: Document, demand: Demand) -> Document:
    """Make input, last layer and loss fit the data."""
    if not document.network.outputs:
        return document
    spec = matched_input(document.network, demand)
    spec, loss = matched_output(spec, document.plan.loss, demand)
    return _with_loss(_with(document, spec), loss)


def new_ids(before: Document, after: Document) -> list[str]:
    """Return the ids of nodes that ``after`` has and ``before`` has not."""
    known = {node.id for node in before.network}
    return [node.id for node in after.network if node.id not in known]


def _new_layer(class_name: str, demand: Demand | None) -> Layer:
    if class_name == InputLayer.registered_name and demand is not None:
        return InputLayer(shape=demand.sample_shape)
    return layers[class_name]()


def _with(document: Document, spec: NetworkSpec) -> Document:
    return replace(document, network=spec)


def _with_loss(document: Document, loss: Any) -> Document:
    return replace(document, plan=replace(document.plan, loss=loss))
