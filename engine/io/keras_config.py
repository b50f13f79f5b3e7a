"""The description of a model, ``config.json``, read from Keras 1, 2 and 3."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engine.errors import UnknownModelLayer, UnknownModelSetting
from engine.io.keras_graph import Call, Description, Part
from engine.io.keras_old import Config
from engine.io.keras_tables import MODELS

MASK_MAKERS = ("NotEqual", "Any")  # operations that Keras 3 adds to a graph; ours find masks anew
OF_CALLS = ("use_causal_mask", "return_attention_scores")  # settings of ours, arguments of calls
TENSORS = ("initial_state", "query", "value", "key", "inputs")  # arguments of calls
DEEPEST = 20  # models within models


def read_config(config: Config, depth: int = 0) -> Description:
    """Return the layers of a model, and where its inputs and outputs are."""
    class_name = config["class_name"]
    if class_name not in MODELS:
        raise UnknownModelLayer(layer=str(_name_of(config)), kind=str(class_name))
    if depth > DEEPEST:
        raise UnknownModelLayer(layer=str(_name_of(config)), kind="...")
    if class_name == "Sequential":
        return _chain(config["config"], depth)
    inner = config["config"]
    parts = [_part(layer, depth) for layer in inner["layers"]]
    inputs, outputs = (_read_ends(inner[key]) for key in ("input_layers", "output_layers"))
    if any(isinstance(node, list) for layer in inner["layers"] for node in layer["inbound_nodes"]):
        late = {part.name for part in parts if part.class_name in MODELS}
        parts = [replace(p, calls=tuple(_from_zero(c, late) for c in p.calls)) for p in parts]
    else:
        late = {part.name for part in parts if part.class_name == "Functional"}
    name = str(inner.get("name", "model"))
    return Description(name, tuple(parts), tuple(inputs), _from_zero(tuple(outputs), late))


def _from_zero(calls: tuple[Call, ...], late: set[str]) -> tuple[Call, ...]:
    """Count the calls of models from 0.

    Keras counts them from 1, as one call makes a model: Keras 2 everywhere, Keras 3 where it
    names the outputs.
    """
    return tuple((name, max(0, n - (name in late)), output) for name, n, output in calls)


def _name_of(config: Config) -> Any:
    inner = config.get("config")
    return inner.get("name", "?") if isinstance(inner, dict) else "?"


def free_name(base: str, taken: set[str]) -> str:
    """Return ``base``, or with a number if it is taken."""
    candidates = [base, *(f"{base}_{number}" for number in range(1, len(taken) + 1))]
    return next(name for name in candidates if name not in taken)


def _chain(inner: Config | list[Config], depth: int) -> Description:
    """Return the layers of a Sequential, an input before the first one."""
    layers = inner if isinstance(inner, list) else inner["layers"]  # a list in Keras 2.1
    name = "sequential" if isinstance(inner, list) else str(inner.get("name", "sequential"))
    parts: list[Part] = []
    if layers[0]["class_name"] != "InputLayer":
        names = {str(_name_of(layer)) for layer in layers}
        first = _first_input(layers[0], inner)
        own_name = free_name("input_layer", names)
        parts.append(Part(own_name, "InputLayer", {"name": own_name, **first}))
    for layer in layers:
        calls = (((parts[-1].name, 0, 0),),) if parts else ()
        parts.append(_own(layer, str(layer["config"]["name"]), calls, depth))
    ends = [(part.name, 0, 0) for part in (parts[0], parts[-1])]
    return Description(name, tuple(parts), (ends[0],), (ends[1],))


def _first_input(layer: Config, inner: Config | list[Config]) -> Config:
    """Return shape and type of what the first layer of a Sequential takes."""
    settings = layer["config"]
    if layer["class_name"] in MODELS:
        description = read_config(layer)
        source = next(p for p in description.parts if p.name == description.inputs[0][0])
        return {key: source.config[key] for key in source.config if key.startswith("batch")}
    shape = settings.get("batch_input_shape") or settings.get("batch_shape")
    if shape is None and isinstance(inner, dict):
        shape = inner.get("build_input_shape")
    if shape is None and "input_dim" in settings and layer["class_name"] == "Embedding":
        shape = [None, settings.get("input_length")]
    if shape is None:
        raise UnknownModelSetting(layer=str(_name_of(layer)), setting="shape", actual="None")
    return (
        {"batch_shape": shape, "dtype": "int32"}
        if layer["class_name"] == "Embedding"
        else {"batch_shape": shape}
    )


def _own(layer: Config, name: str, calls: Any, depth: int) -> Part:
    return Part(name, layer["class_name"], layer["config"], calls, _inner(layer, depth))


def _inner(layer: Config, depth: int) -> Description | None:
    """Return the model that a layer is, or holds."""
    if layer["class_name"] in MODELS:
        return read_config(layer, depth + 1)
    held = layer["config"].get("layer") if layer["class_name"] == "TimeDistributed" else None
    return _inner(held, depth + 1) if isinstance(held, dict) else None


def _part(layer: Config, depth: int) -> Part:
    name = str(layer.get("name") or layer["config"]["name"])
    calls = tuple(_read_inbound(name, layer, node) for node in layer["inbound_nodes"])
    return _own(layer, name, calls, depth)


def _read_inbound(name: str, layer: Config, node: Any) -> tuple[Call, ...]:
    """Return what one call takes; Keras 2 writes ``[[name, call, 0, {}], ...]``."""
    if isinstance(node, list):
        places = [node] if node and isinstance(node[0], str) else node
        for place in places:
            _check_arguments(name, layer, place[3] if len(place) > 3 else {})
        return tuple(_call(place) for place in places)
    arguments = node["kwargs"]
    _check_arguments(name, layer, arguments)
    tensors = [node["args"], *(arguments[key] for key in TENSORS if key in arguments)]
    return tuple(_tensors(name, tensors))


def _tensors(name: str, value: Any) -> list[Call]:
    """Return the tensors in nested lists; anything else but None is an unknown argument."""
    if isinstance(value, dict) and "keras_history" in value.get("config", {}):
        return [_call(value["config"]["keras_history"])]
    if isinstance(value, (list, tuple)):
        return [call for each in value for call in _tensors(name, each)]
    if value is None:
        return []
    raise UnknownModelSetting(layer=name, setting="inputs", actual=str(value)[:100])


def _check_arguments(name: str, layer: Config, arguments: Config) -> None:
    """Raise for arguments of a call that change what is computed.

    Masks are found anew, as Keras found them. Switches of a call that are settings of ours (a
    causal mask) become settings.
    """
    for key, value in arguments.items():
        if key in OF_CALLS:
            layer["config"][key] = bool(value)
        elif key in TENSORS or key.endswith("mask") or value in (None, False):
            continue
        else:
            raise UnknownModelSetting(layer=name, setting=key, actual=str(value)[:100])


def _call(place: list[Any]) -> Call:
    name, number, output = place[:3]
    if not (isinstance(name, str) and type(number) is int and type(output) is int):
        raise TypeError(f"no place in a model: {place}")
    return name, number, output


def _read_ends(ends: Any) -> list[Call]:
    if isinstance(ends, dict):
        ends = list(ends.values())
    if isinstance(ends[0], str):
        ends = [ends]
    return [_call(place) for place in ends]
