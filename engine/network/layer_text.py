"""Layers as text, to be copied and pasted; what comes from elsewhere is checked to the last number.

The text is JSON: ``{"format": "lamina-layers", "version": 1, "layers": [{"name", "layer"}]}``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from engine.constraints import constraints
from engine.errors import DamagedLayers, NoLayersThere
from engine.initializers import initializers
from engine.layers.base import Layer, layers
from engine.layers.cells import cells
from engine.network.edits import LONGEST_NAME
from engine.registry import Registry, describe
from engine.regularizers import regularizers
from engine.spec import NetworkSpec, Node

FORMAT, VERSION = "lamina-layers", 1
LONGEST_TEXT = 1_000_000  # characters
MOST_LAYERS = 500
MOST_SIZES = 8  # axes of a shape
LARGEST_NUMBER = 2**31 - 1

_FAMILIES: dict[str, Registry] = {
    family.family: family for family in (layers, cells, initializers, regularizers, constraints)
}


def layers_to_text(nodes: Sequence[Node]) -> str:
    """Return the layers of ``nodes`` with their names, without weights."""
    entries = [{"name": node.name, "layer": describe(node.layer)} for node in nodes]
    return json.dumps({"format": FORMAT, "version": VERSION, "layers": entries}, indent=1)


def layers_from_text(text: str) -> list[tuple[str, Layer]]:
    """Return (name, layer) pairs. Raises what is wrong with the text, and where."""
    data = _parsed(text)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise NoLayersThere()
    if data.get("version") != VERSION:
        raise DamagedLayers(where="version", expected=VERSION, actual=_shown(data.get("version")))
    entries = data.get("layers")
    if not isinstance(entries, list) or not 1 <= len(entries) <= MOST_LAYERS:
        raise DamagedLayers(
            where="layers", expected=f"from 1 to {MOST_LAYERS}", actual=_shown(entries)
        )
    return [_entry(entry, f"layers[{number}]") for number, entry in enumerate(entries)]


def _parsed(text: str) -> Any:
    if len(text) > LONGEST_TEXT:
        raise NoLayersThere()
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise NoLayersThere() from None


def _entry(entry: Any, where: str) -> tuple[str, Layer]:
    if not isinstance(entry, dict) or entry.keys() != {"name", "layer"}:
        raise DamagedLayers(where=where, expected="{name, layer}", actual=_shown(entry))
    name = entry["name"]
    if not isinstance(name, str) or not name.isprintable() or "/" in name:
        raise DamagedLayers(where=f"{where}.name", expected="text", actual=_shown(name))
    return name[:LONGEST_NAME], _part(entry["layer"], layers, f"{where}.layer")


def _part(data: Any, registry: Registry, where: str) -> Any:
    """Rebuild a part of one family and no other. Raises ``UnknownName`` for its class."""
    if not isinstance(data, dict) or data.get("family") != registry.family:
        raise DamagedLayers(where=where, expected=registry.family, actual=_shown(data))
    if not isinstance(data.get("class"), str):
        raise DamagedLayers(where=f"{where}.class", expected="text", actual="-")
    cls = registry[data["class"]]
    kinds = get_type_hints(cls)
    known = {f.name: f for f in fields(cls)}
    settings = {name: value for name, value in data.items() if name not in ("family", "class")}
    for name in sorted(settings.keys() - known.keys()):
        raise DamagedLayers(where=where, expected=", ".join(known) or "-", actual=_shown(name))
    values = {
        name: _value(value, kinds[name], known[name].metadata, f"{where}.{name}")
        for name, value in settings.items()
    }
    return cls(**values)


def _value(value: Any, kind: Any, limits: Any, where: str) -> Any:
    choices = limits.get("choices", "")
    if value is None and limits.get("optional"):
        return None
    kind = _without_none(kind)
    if choices in _FAMILIES and get_origin(kind) is not tuple:
        return _part(value, _FAMILIES[choices], where)
    if kind is NetworkSpec:
        return _network(value, where)
    if kind in (bool, int, float, str):
        return _simple(value, kind, where)
    most = MOST_LAYERS if choices else MOST_SIZES
    if not isinstance(value, list) or len(value) > most:
        raise DamagedLayers(where=where, expected="list", actual=_shown(value))
    return tuple(_element(v, kind, choices, f"{where}[{n}]") for n, v in enumerate(value))


def _element(value: Any, kind: Any, choices: str, where: str) -> Any:
    """Check one of several values; the kind of a shape is Any, whose open sizes are None."""
    if choices in _FAMILIES:
        return _part(value, _FAMILIES[choices], where)
    each: Any = next(iter(get_args(kind)), Any)
    if get_origin(each) is tuple:
        return _value(value, each, {}, where)
    if each is not Any:
        return _simple(value, each, where)
    return None if value is None else _simple(value, int, where)


def _network(data: Any, where: str) -> NetworkSpec:
    """Rebuild a network that stands in a layer. Raises ``GraphError`` for a loose end."""
    nodes, outputs = _members(data, {"nodes", "outputs"}, "Network", where)
    if not isinstance(nodes, list) or len(nodes) > MOST_LAYERS:
        raise DamagedLayers(where=f"{where}.nodes", expected="list", actual=_shown(nodes))
    made = tuple(_node(node, f"{where}.nodes[{n}]") for n, node in enumerate(nodes))
    for key in ("id", "name"):
        if len({getattr(node, key) for node in made}) < len(made):
            raise DamagedLayers(where=f"{where}.nodes", expected=f"different {key}", actual="-")
    return NetworkSpec(made, _words(outputs, f"{where}.outputs"))


def _node(data: Any, where: str) -> Node:
    keys = {"id", "name", "layer", "inputs", "shared_with"}
    own_id, inputs, layer, name, shared = _members(data, keys, "Node", where)
    for word in (own_id, name, shared):
        _simple(word, str, where)
    return Node(own_id, name, _part(layer, layers, where), _words(inputs, where), shared)


def _members(data: Any, keys: set[str], kind: str, where: str) -> list[Any]:
    """Return the values of ``keys``, sorted by key."""
    expected = {"family": "description", "class": kind}
    if not isinstance(data, dict) or data.keys() != keys | expected.keys():
        raise DamagedLayers(where=where, expected=kind, actual=_shown(data))
    if {key: data[key] for key in expected} != expected:
        raise DamagedLayers(where=where, expected=kind, actual=_shown(data["class"]))
    return [data[key] for key in sorted(keys)]


def _words(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > MOST_LAYERS:
        raise DamagedLayers(where=where, expected="list", actual=_shown(value))
    return tuple(_simple(word, str, where) for word in value)


def _simple(value: Any, kind: type, where: str) -> Any:
    if kind is float and type(value) is int:
        value = float(value)
    if type(value) is not kind:
        raise DamagedLayers(where=where, expected=kind.__name__, actual=_shown(value))
    if kind in (int, float) and not abs(value) <= LARGEST_NUMBER:  # also NaN
        raise DamagedLayers(where=where, expected=f"at most {LARGEST_NUMBER}", actual=_shown(value))
    return value


def _without_none(kind: Any) -> Any:
    if get_origin(kind) in (Union, UnionType):
        return next(k for k in get_args(kind) if k is not NoneType)
    return kind


def _shown(value: Any) -> str:
    """Return the beginning of a foreign value, for a sentence."""
    text = repr(value)
    return text if len(text) <= 40 else text[:39] + "…"
