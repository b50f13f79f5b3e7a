"""The description of a model, ``config.json``: written as Keras 3 does, read from 2 and 3."""

from __future__ import annotations

from typing import Any

from engine.errors import UnknownModelLayer, UnknownModelSetting
from engine.io.keras_graph import Call, Part, call_places, parts_of
from engine.io.keras_layers import FLOAT32, Config, as_keras
from engine.network.shapes import checked_summary
from engine.spec import NetworkSpec

MODELS = ("Sequential", "Functional", "Model")  # "Model" is the second one's name in Keras 2.0
Shapes = dict[Call, tuple[int | None, ...]]  # with the batch, which is None


def model_config(spec: NetworkSpec, name: str, rescaling: Config | None = None) -> Config:
    """Return the description of ``spec``; with ``rescaling``, such a layer follows each input."""
    parts = parts_of(spec)
    shapes = _shapes(spec)
    if rescaling is not None:
        parts = _rescaled(parts, shapes, rescaling)
    if spec.is_stack and not any(node.shared_with for node in spec):
        return _sequential(parts, name)
    places = call_places(spec)
    return _functional(parts, shapes, [places[o] for o in spec.outputs], name)


def _shapes(spec: NetworkSpec) -> Shapes:
    summary = checked_summary(spec)
    return {
        place: (None, *(summary[node].shape or ())) for node, place in call_places(spec).items()
    }


def _rescaled(parts: list[Part], shapes: Shapes, rescaling: Config) -> list[Part]:
    """Put a ``Rescaling`` between each input and whoever it feeds."""
    names = {part.name for part in parts}
    instead: dict[Call, Call] = {}
    together = []
    for part in parts:
        calls = tuple(tuple(instead.get(feeder, feeder) for feeder in call) for call in part.calls)
        together.append(Part(part.name, part.class_name, part.config, calls))
        if part.class_name == "InputLayer":
            name = _free_name("rescaling", names)
            names.add(name)
            settings = {"name": name, "trainable": True, "dtype": FLOAT32, **rescaling}
            together.append(Part(name, "Rescaling", settings, (((part.name, 0),),)))
            instead[part.name, 0] = (name, 0)
            shapes[name, 0] = shapes[part.name, 0]
    return together


def _free_name(base: str, taken: set[str]) -> str:
    candidates = [base, *(f"{base}_{number}" for number in range(1, len(taken) + 1))]
    return next(name for name in candidates if name not in taken)


def _sequential(parts: list[Part], name: str) -> Config:
    config = {
        "name": name,
        "trainable": True,
        "dtype": FLOAT32,
        "layers": [as_keras("keras.layers", p.class_name, p.config) for p in parts],
        "build_input_shape": parts[0].config["batch_shape"],
    }
    return as_keras("keras", "Sequential", config)


def _functional(parts: list[Part], shapes: Shapes, outputs: list[Call], name: str) -> Config:
    inputs = [(part.name, 0) for part in parts if part.class_name == "InputLayer"]
    config = {
        "name": name,
        "trainable": True,
        "layers": [
            {
                **as_keras("keras.layers", part.class_name, part.config),
                "name": part.name,
                "inbound_nodes": [_inbound(call, part, shapes) for call in part.calls],
            }
            for part in parts
        ],
        "input_layers": _ends(inputs),
        "output_layers": _ends(outputs),
    }
    return {
        **as_keras("keras.src.models.functional", "Functional", config),
        "registered_name": "Functional",
    }


def _ends(calls: list[Call]) -> list[Any]:
    places = [[name, number, 0] for name, number in calls]
    return places[0] if len(places) == 1 else places


def _inbound(call: tuple[Call, ...], part: Part, shapes: Shapes) -> Config:
    tensors = [
        {
            "class_name": "__keras_tensor__",
            "config": {
                "shape": list(shapes[feeder]),
                "dtype": "float32",
                "keras_history": [*feeder, 0],
            },
        }
        for feeder in call
    ]
    merges = part.class_name in ("Add", "Concatenate")
    return {"args": [tensors] if merges else tensors, "kwargs": {}}


# Reading


def read_config(config: Config) -> tuple[list[Part], list[Call]]:
    """Return the layers of a model and where its outputs are."""
    class_name = config["class_name"]
    if class_name not in MODELS:
        raise UnknownModelLayer(layer=str(_name_of(config)), kind=str(class_name))
    if class_name == "Sequential":
        parts = _chain(config["config"])
        return parts, [(parts[-1].name, 0)]
    inner = config["config"]
    parts = [_part(layer) for layer in inner["layers"]]
    return parts, _read_ends(inner["output_layers"])


def _name_of(config: Config) -> Any:
    inner = config.get("config")
    return inner.get("name", "?") if isinstance(inner, dict) else "?"


def _chain(inner: Config | list[Config]) -> list[Part]:
    """Return the layers of a Sequential, an input before the first one."""
    layers = inner if isinstance(inner, list) else inner["layers"]  # a list in Keras 2.1
    parts: list[Part] = []
    if layers[0]["class_name"] != "InputLayer":
        first = layers[0]["config"]
        shape = first.get("batch_input_shape") or first.get("batch_shape")
        if shape is None and isinstance(inner, dict):
            shape = inner.get("build_input_shape")
        if shape is None:
            raise UnknownModelSetting(layer=first["name"], setting="shape", actual="None")
        name = _free_name("input_layer", {layer["config"]["name"] for layer in layers})
        parts.append(Part(name, "InputLayer", {"name": name, "batch_shape": shape}))
    for layer in layers:
        calls = ((((parts[-1].name, 0),),)) if parts else ()
        parts.append(Part(layer["config"]["name"], layer["class_name"], layer["config"], calls))
    return parts


def _part(layer: Config) -> Part:
    calls = tuple(_read_inbound(layer["name"], node) for node in layer["inbound_nodes"])
    return Part(layer["name"], layer["class_name"], layer["config"], calls)


def _read_inbound(layer: str, node: Any) -> tuple[Call, ...]:
    """Return what one call takes; Keras 2 writes ``[[name, call, 0, {}], ...]``."""
    if isinstance(node, list):
        for place in node:
            _check_arguments(layer, place[3] if len(place) > 3 else {})
        return tuple(_call(layer, place) for place in node)
    _check_arguments(layer, node["kwargs"])
    (argument,) = node["args"]
    tensors = argument if isinstance(argument, list) else [argument]
    return tuple(_call(layer, tensor["config"]["keras_history"]) for tensor in tensors)


def _check_arguments(layer: str, arguments: Config) -> None:
    for name, value in arguments.items():
        if value not in (None, False):
            raise UnknownModelSetting(layer=layer, setting=name, actual=str(value))


def _call(layer: str, place: list[Any]) -> Call:
    name, number, output = place[:3]
    if output != 0:
        raise UnknownModelSetting(layer=layer, setting="output", actual=str(output))
    return name, number


def _read_ends(ends: Any) -> list[Call]:
    if isinstance(ends, dict):
        ends = list(ends.values())
    if isinstance(ends[0], str):
        ends = [ends]
    return [_call(place[0], place) for place in ends]
