"""The description of a model, ``config.json``, written as Keras 3 does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from engine.io.keras_config import OF_CALLS, free_name
from engine.io.keras_graph import Call, Description, Part, call_places, called, uses_of
from engine.io.keras_layers import as_keras, config_of
from engine.io.keras_old import Config
from engine.io.keras_tables import FLOAT32
from engine.layers.base import Layer, Shape
from engine.network.nested import Nested
from engine.network.shapes import Summary, summarise
from engine.spec import NetworkSpec

SEPARATE = ("MultiHeadAttention",)  # whose inputs are arguments each, not one list
STATES = ("SimpleRNN", "LSTM", "GRU", "RNN", "Bidirectional", "ConvLSTM2D")
Shapes = dict[Call, tuple[int | None, ...]]  # with the batch, which is None


def description_of(spec: NetworkSpec, name: str) -> Description:
    """Return ``spec`` as the layers of a Keras model."""
    places = call_places(spec)
    summary = summarise(spec)
    parts = []
    for owner, uses in uses_of(spec).items():
        layer, own_name = spec[owner].layer, spec[owner].name
        calls = tuple(tuple(called(places, i) for i in node.inputs) for node in uses if node.inputs)
        shapes = _common([summary[node.id].input_shapes for node in uses])
        parts.append(_part(layer, own_name, calls, shapes))
    inputs = tuple((*places[node.id], 0) for node in spec.inputs if node.id in places)
    outputs = tuple(called(places, output) for output in spec.outputs)
    return Description(name, tuple(parts), inputs, outputs)


def _part(layer: Layer, name: str, calls: Any, shapes: tuple[Shape, ...]) -> Part:
    held = layer if isinstance(layer, Nested) else getattr(layer, "layer", None)
    if not isinstance(held, Nested):
        return Part(name, layer.registered_name, config_of(layer, name), calls)
    taken = tuple(shape[1:] for shape in shapes) if held is not layer else shapes
    inner_name = name if held is layer else f"{name}_layer"
    network = _given(held.network, taken)
    inner = description_of(network, inner_name)
    model = model_config(network, inner_name, trainable=held.trainable)
    if held is layer:
        return Part(name, model["class_name"], model["config"], calls, inner)
    config = {**config_of(layer, name), "layer": model}
    return Part(name, layer.registered_name, config, calls, inner)


def _common(calls: list[tuple[Shape, ...]]) -> tuple[Shape, ...]:
    """Return the shapes that inputs have in all calls of a layer; None where they differ."""
    return tuple(
        tuple(sizes[0] if len(set(sizes)) == 1 else None for sizes in zip(*shapes, strict=True))
        for shapes in zip(*calls, strict=True)
    )


def _given(network: NetworkSpec, shapes: tuple[Shape, ...]) -> NetworkSpec:
    """Return an inner network whose inputs have the sizes that they are given."""
    for node, shape in zip(network.inputs, shapes, strict=True):
        network = network.with_layer(node.id, replace(node.layer, shape=shape))
    return network


def model_config(
    spec: NetworkSpec,
    name: str,
    summary: Summary | None = None,
    rescalings: Sequence[Config | None] = (),
    *,
    trainable: bool = True,
) -> Config:
    """Return the description of ``spec``; a layer with its ``rescalings`` follows each input."""
    description = description_of(spec, name)
    shapes = _shapes(spec, summary or summarise(spec))
    if any(rescalings):
        description = rescaled(description, shapes, rescalings)
    is_shared = any(node.shared_with for node in spec)
    if spec.is_stack and not is_shared and len(description.outputs) == 1:
        return _sequential(description, trainable)
    return _functional(description, shapes, trainable)


def _shapes(spec: NetworkSpec, summary: Summary) -> Shapes:
    return {
        (*place, output): (None, *shape)
        for node, place in call_places(spec).items()
        for output, shape in enumerate(summary[node].shapes)
    }


def rescaled(
    description: Description, shapes: Shapes, rescalings: Sequence[Config | None]
) -> Description:
    """Return a model with a ``Rescaling`` between inputs that need one and whoever they feed."""
    names = {part.name for part in description.parts}
    wanted = {call[0]: own for call, own in zip(description.inputs, rescalings, strict=False)}
    instead: dict[Call, Call] = {}
    together = []
    for part in description.parts:
        calls = tuple(tuple(instead.get(feeder, feeder) for feeder in call) for call in part.calls)
        together.append(Part(part.name, part.class_name, part.config, calls, part.inner))
        rescaling = wanted.get(part.name)
        if rescaling is not None:
            name = free_name("rescaling", names)
            names.add(name)
            settings = {"name": name, "trainable": True, "dtype": FLOAT32, **rescaling}
            together.append(Part(name, "Rescaling", settings, (((part.name, 0, 0),),)))
            instead[part.name, 0, 0] = (name, 0, 0)
            shapes[name, 0, 0] = shapes[part.name, 0, 0]
    return Description(description.name, tuple(together), description.inputs, description.outputs)


def _layer_config(part: Part) -> Config:
    config = {key: value for key, value in part.config.items() if key not in OF_CALLS}
    if part.class_name == "Functional":
        return as_functional(config)
    module = "keras" if part.class_name == "Sequential" else "keras.layers"
    return as_keras(module, part.class_name, config)


def as_functional(config: Config) -> Config:
    """Return a model of any graph as it stands in ``config.json``."""
    whole = as_keras("keras.src.models.functional", "Functional", config)
    return {**whole, "registered_name": "Functional"}


def _sequential(description: Description, trainable: bool) -> Config:
    config = {
        "name": description.name,
        "trainable": trainable,
        "dtype": FLOAT32,
        "layers": [_layer_config(part) for part in description.parts],
        "build_input_shape": description.parts[0].config["batch_shape"],
    }
    return as_keras("keras", "Sequential", config)


def _functional(description: Description, shapes: Shapes, trainable: bool) -> Config:
    config = {
        "name": description.name,
        "trainable": trainable,
        "layers": [
            {
                **_layer_config(part),
                "name": part.name,
                "inbound_nodes": [_inbound(call, part, shapes) for call in part.calls],
            }
            for part in description.parts
        ],
        "input_layers": [list(call) for call in description.inputs],
        "output_layers": _ends(_outputs(description)),
    }
    if len(description.inputs) == 1:
        config["input_layers"] = config["input_layers"][0]
    return as_functional(config)


def _outputs(description: Description) -> tuple[Call, ...]:
    """Return the outputs as Keras counts them: calls of models from 1."""
    models = {part.name for part in description.parts if part.class_name == "Functional"}
    return tuple((name, n + (name in models), output) for name, n, output in description.outputs)


def _ends(calls: tuple[Call, ...]) -> list[Any]:
    places = [list(call) for call in calls]
    return places[0] if len(places) == 1 else places


def _inbound(call: tuple[Call, ...], part: Part, shapes: Shapes) -> Config:
    tensors = [_tensor(feeder, shapes) for feeder in call]
    arguments = {key: True for key in OF_CALLS if part.config.get(key)}
    if part.class_name in STATES and len(tensors) > 1:
        return {"args": tensors[:1], "kwargs": {"initial_state": tensors[1:], **arguments}}
    is_list = len(tensors) > 1 and part.class_name not in SEPARATE
    return {"args": [tensors] if is_list else tensors, "kwargs": arguments}


def _tensor(feeder: Call, shapes: Shapes) -> Config:
    return {
        "class_name": "__keras_tensor__",
        "config": {
            "shape": list(shapes[feeder]),
            "dtype": "float32",
            "keras_history": list(feeder),
        },
    }
