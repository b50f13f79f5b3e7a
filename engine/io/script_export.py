"""A network as a Python script that needs only NumPy, with its weights beside it."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from engine.errors import NotInScripts, OneInputOnly
from engine.io import script_frame as frame
from engine.io.model_extras import ModelExtras
from engine.io.script_functions import texts
from engine.io.whole_file import whole_file
from engine.network.shapes import checked_summary
from engine.spec import NetworkSpec, Node

FUNCTION_OF = {
    "Conv2D": "conv2d",
    "Dense": "dense",
    "MaxPooling2D": "max_pooling",
    "AveragePooling2D": "average_pooling",
    "GlobalMaxPooling2D": "global_max_pooling",
    "GlobalAveragePooling2D": "global_average_pooling",
    "BatchNormalization": "batch_normalization",
    "Flatten": "flatten",
}
ARGUMENTS = {  # settings that the function takes, by its names
    "Conv2D": {"strides": "strides", "padding": "padding"},
    "MaxPooling2D": {"size": "pool_size", "strides": "steps", "padding": "padding"},
    "AveragePooling2D": {"size": "pool_size", "strides": "steps", "padding": "padding"},
    "GlobalMaxPooling2D": {"keepdims": "keepdims"},
    "GlobalAveragePooling2D": {"keepdims": "keepdims"},
    "BatchNormalization": {"epsilon": "epsilon"},
}
EXPRESSIONS = ("InputLayer", "Dropout", "Activation", "Add", "Concatenate", "Reshape")
PLAIN = {"Conv2D": {"dilation_rate": (1, 1), "groups": 1}}  # what the function does not take
WEIGHT_ARGUMENTS = {"moving_mean": "mean", "moving_variance": "variance"}
LONGEST_LINE = 96


def write_script(
    path: Path,
    spec: NetworkSpec,
    arrays: Mapping[str, np.ndarray],
    extras: ModelExtras,
    inputs: np.ndarray,
    outputs: np.ndarray,
) -> Path:
    """Write the script and its weights; return the path of the weights.

    inputs: a few raw samples, (samples, ...)   outputs: what the network gives for them
    Both are for ``--self-check``. Raises ``OneInputOnly``, ``NotInScripts``, or ``FileNotWritten``
    and its kin.
    """
    if len(spec.inputs) != 1 or len(spec.outputs) != 1:
        raise OneInputOnly(inputs=len(spec.inputs), outputs=len(spec.outputs))
    text = script_text(spec, extras, path.name)
    contents = _contents(spec, arrays, extras) | {"check/inputs": inputs, "check/outputs": outputs}
    weights = path.with_suffix(".npz")
    with whole_file(weights) as packed, whole_file(path) as script:
        np.savez(packed, allow_pickle=False, **contents)
        script.write(text.encode())
    return weights


def _contents(
    spec: NetworkSpec, arrays: Mapping[str, np.ndarray], extras: ModelExtras
) -> dict[str, np.ndarray]:
    summary = checked_summary(spec)
    weights = {
        f"{node.name}/{name}": arrays[f"{node.id}/{name}"]
        for node in spec
        if not node.shared_with
        for name in summary[node.id].weights
    }
    affine = extras.preparation
    info = {
        "classes": list(extras.classes),
        "features": list(extras.feature_names),
        "targets": list(extras.target_names),
        "input_shape": list(summary[spec.inputs[0].id].shape or ()),
    }
    return {
        "info": np.array(json.dumps(info)),
        "scale": affine.scale if affine else np.ones((), np.float32),
        "offset": affine.offset if affine else np.zeros((), np.float32),
        **weights,
    }


def script_text(spec: NetworkSpec, extras: ModelExtras, file: str) -> str:
    """Return the Python code; ``file`` is the name it will have."""
    network, functions = _network(spec)
    reading, example, help_text = _reading(spec, extras)
    is_picture = reading is frame.PICTURES
    telling = [frame.TELLING_VALUES]
    if _tells_classes(spec, extras):
        telling = [frame.PROBABILITIES[_probabilities(spec)], frame.TELLING_CLASSES]
    imports = ["csv", "json", *(["math"] if "gelu" in functions else []), "sys"]
    head = frame.HEAD.format(
        parameters=checked_summary(spec).parameters,
        pillow=", for pictures also Pillow" if is_picture else "",
        usage=f"    python {_plain_name(file)} {example}",
        file=_plain_name(file),
    )
    head += "".join(f"import {name}\n" for name in imports)
    head += "from pathlib import Path\n\nimport numpy as np\n"
    resize = [frame.RESIZE[extras.resize]] if is_picture else []
    parts = [
        frame.LOADING,
        network,
        *texts(functions),
        reading,
        *resize,
        *telling,
        frame.ENDING.replace("HELP", help_text),
    ]
    return head + "\n".join(parts)


def _reading(spec: NetworkSpec, extras: ModelExtras) -> tuple[str, str, str]:
    """Return the function that reads files, an example for them, and what they are."""
    shape = checked_summary(spec)[spec.inputs[0].id].shape or ()
    if extras.is_image and len(shape) == 3 and shape[2] in (1, 3):
        return frame.PICTURES, "picture.png", "pictures"
    if len(shape) == 1:
        return frame.TABLES, "table.csv", "tables (CSV)"
    return frame.ARRAYS, "samples.npy", "arrays (.npy)"


def _tells_classes(spec: NetworkSpec, extras: ModelExtras) -> bool:
    units = math.prod(checked_summary(spec)[spec.output.id].shape or ())
    return len(extras.classes) == (2 if units == 1 else units)


def _probabilities(spec: NetworkSpec) -> str:
    """Say how outputs become probabilities, by the last layer."""
    activation = getattr(spec.output.layer, "activation", "linear")
    units = math.prod(checked_summary(spec)[spec.output.id].shape or ())
    if units == 1:
        return "one unit" if activation == "sigmoid" else "one logit"
    return "softmax" if activation == "linear" else "as they are"


def _network(spec: NetworkSpec) -> tuple[str, set[str]]:
    """Return the function that runs the network, and the names of those it calls."""
    summary = checked_summary(spec)
    functions: set[str] = set()
    values = _value_names(spec)
    source = spec.inputs[0]
    lines = []
    for node in spec:
        inputs = [values[i] for i in node.inputs]
        _check_known(node)
        if _changes_nothing(node):
            values[node.id] = inputs[0]
        elif node.id != source.id:
            lines.append(f"    # {_comment(node.name)}")
            lines += _statements(node, spec, values[node.id], inputs, functions)
    shapes = [_shape(summary[node.id].shape or ()) for node in (source, spec.output)]
    head = f'''
def network(x, arrays):
    """x: {shapes[0]}   returns: {shapes[1]}"""'''
    return "\n".join([head, *lines, f"    return {values[spec.output.id]}\n"]), functions


def _check_known(node: Node) -> None:
    """Raise unless there is a function or an expression for what the layer computes."""
    kind = node.layer.registered_name
    if kind not in (*FUNCTION_OF, *EXPRESSIONS):
        raise NotInScripts(node=node.name, kind=kind)
    for setting, value in PLAIN.get(kind, {}).items():
        if (actual := vars(node.layer)[setting]) != value:
            raise NotInScripts(node=node.name, kind=f"{kind}, {setting} = {actual}")


def _changes_nothing(node: Node) -> bool:
    """Whether a layer works only while training, or is the identity."""
    kind = node.layer.registered_name
    return kind == "Dropout" or (
        kind == "Activation" and vars(node.layer)["activation"] == "linear"
    )


def _shape(shape: tuple[int, ...]) -> str:
    return f"(batch, {', '.join(map(str, shape))})"


def _value_names(spec: NetworkSpec) -> dict[str, str]:
    """Return a variable for every node: one for all in a stack, else ``x1``, ``x2``, ..."""
    if spec.is_stack:
        return {node.id: "x" for node in spec}
    names = {node.id: f"x{number}" for number, node in enumerate(spec)}
    return {**names, spec.inputs[0].id: "x"}


def _statements(
    node: Node, spec: NetworkSpec, target: str, inputs: list[str], functions: set[str]
) -> list[str]:
    """Return the lines that compute one node; add what they call to ``functions``."""
    kind = node.layer.registered_name
    if kind in FUNCTION_OF:
        functions.add(FUNCTION_OF[kind])
        lines = _call(f"{target} = {FUNCTION_OF[kind]}", _arguments(node, spec, inputs[0]))
    else:
        lines = [f"    {target} = {_expression(kind, node.layer, inputs)}"]
    activation = getattr(node.layer, "activation", "linear")
    if activation == "linear":
        return lines
    functions.add(activation)
    if kind == "Activation":
        return [f"    {target} = {activation}({inputs[0]})"]
    return [*lines, f"    {target} = {activation}({target})"]


def _call(function: str, arguments: list[str]) -> list[str]:
    line = f"    {function}({', '.join(arguments)})"
    if len(line) <= LONGEST_LINE:
        return [line]
    return [f"    {function}(", *(f"        {argument}," for argument in arguments), "    )"]


def _arguments(node: Node, spec: NetworkSpec, value: str) -> list[str]:
    owner = spec[node.weights_id]
    weights = checked_summary(spec)[owner.id].weights
    given = [f"{WEIGHT_ARGUMENTS.get(n, n)}={_weight(owner, n)}" for n in weights]
    settings = ARGUMENTS.get(node.layer.registered_name, {})
    named = [f"{n}={_literal(getattr(node.layer, s))}" for n, s in settings.items()]
    return [value, *given, *named]


def _expression(kind: str, layer: Any, inputs: list[str]) -> str:
    """Return the expression of a layer that NumPy has as it is."""
    if kind == "Add":
        return " + ".join(inputs)
    if kind == "Concatenate":
        return f"np.concatenate([{', '.join(inputs)}], axis={layer.axis})"
    if kind == "Reshape":
        sizes = ", ".join(map(str, layer.target_shape))
        return f"{inputs[0]}.reshape(len({inputs[0]}), {sizes})"
    assert kind == "Activation", f"{kind} has no expression in a script"
    return inputs[0]


def _weight(owner: Node, name: str) -> str:
    return f"arrays[{json.dumps(f'{owner.name}/{name}', ensure_ascii=False)}]"


def _literal(value: Any) -> str:
    return json.dumps(value) if isinstance(value, str) else repr(value)


def _comment(name: str) -> str:
    """Return a name that cannot end the comment it stands in."""
    return "".join(letter if letter.isprintable() else " " for letter in name)


def _plain_name(file: str) -> str:
    """Return a file name that can stand in the text at the head of a script."""
    kept = _comment(file).replace("\\", "/").replace('"', "'")
    return f"'{kept}'" if " " in kept else kept
