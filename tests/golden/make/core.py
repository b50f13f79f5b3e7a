"""Write ``tests/golden/core.npz``: the layers of feed-forward networks, as Keras 3 computes them.

Run in an environment of peers: ``KERAS_BACKEND=torch python tests/golden/make/core.py``.
Of each case it keeps the input x0, the weights under Keras's names (w/...), the output y0, the
gradient dy0 it is given, the gradients of the input (dx0) and of weights (g/...), and all weights
after a step of SGD with the rate 0.1 (u/...), to which penalties, constraints and statistics
belong. "layer" holds, as JSON, class, settings and whether the layer is run as while training; a
network as a layer has those of its layers.
"""

import json
from pathlib import Path
from typing import Any

import keras
import numpy as np
import torch

BATCH, RATE = 3, 0.1
VECTOR, SEQUENCE, IMAGE, VOLUME = (5,), (4, 5), (5, 6, 2), (2, 3, 4, 2)
PENALTY = {"class": "L2", "l2": 0.2}
SPAN = (-0.3, 0.3)
LIMIT = {"class": "MaxNorm", "max_value": 0.7}
ACTIVATIONS = ("relu", "sigmoid", "tanh", "softmax", "hard_sigmoid", "gelu", "linear")
SAMPLING = {
    "dropout": ("Dropout", {"rate": 0.4}, VECTOR),
    "spatial dropout 1": ("SpatialDropout1D", {"rate": 0.4}, SEQUENCE),
    "spatial dropout 2": ("SpatialDropout2D", {"rate": 0.4}, IMAGE),
    "spatial dropout 3": ("SpatialDropout3D", {"rate": 0.4}, VOLUME),
    "alpha dropout": ("AlphaDropout", {"rate": 0.4}, VECTOR),
    "noise": ("GaussianNoise", {"stddev": 0.4}, VECTOR),
    "gaussian dropout": ("GaussianDropout", {"rate": 0.4}, VECTOR),
    "flip": ("RandomFlip", {}, IMAGE),
    "contrast": ("RandomContrast", {"factor": [0.3, 0.3]}, IMAGE),
    "brightness": ("RandomBrightness", {"factor": SPAN}, IMAGE),
    "rotation": ("RandomRotation", {"factor": SPAN}, IMAGE),
    "zoom": ("RandomZoom", {"height_factor": SPAN}, IMAGE),
    "translation": ("RandomTranslation", {"height_factor": SPAN, "width_factor": SPAN}, IMAGE),
}
TWO_LAYERS = [["Dense", {"units": 4, "activation": "tanh"}], ["Dense", {"units": 2}]]

# name: (class, settings, shape of the input, whether the layer is training)
CASES = {
    "dense": ("Dense", {"units": 4}, VECTOR, True),
    "dense relu": ("Dense", {"units": 4, "activation": "relu"}, VECTOR, True),
    "dense softmax": ("Dense", {"units": 4, "activation": "softmax"}, VECTOR, True),
    "dense no bias": ("Dense", {"units": 4, "use_bias": False}, SEQUENCE, True),
    "dense sequence": ("Dense", {"units": 3, "activation": "tanh"}, SEQUENCE, True),
    "dense image": ("Dense", {"units": 3, "activation": "relu"}, IMAGE, True),
    "dense penalty": (
        "Dense",
        {"units": 3, "kernel_regularizer": PENALTY, "bias_regularizer": PENALTY},
        VECTOR,
        True,
    ),
    "dense constraint": (
        "Dense",
        {"units": 3, "kernel_constraint": LIMIT, "bias_constraint": {"class": "NonNeg"}},
        VECTOR,
        True,
    ),
    "dense activity": ("Dense", {"units": 3, "activity_regularizer": PENALTY}, VECTOR, True),
    "dense frozen": ("Dense", {"units": 3, "trainable": False}, VECTOR, True),
    **{f"activation {a}": ("Activation", {"activation": a}, SEQUENCE, True) for a in ACTIVATIONS},
    "flatten sequence": ("Flatten", {}, SEQUENCE, True),
    "reshape": ("Reshape", {"target_shape": [5, 4]}, SEQUENCE, True),
    "batch norm": ("BatchNormalization", {}, IMAGE, True),
    "batch norm momentum": ("BatchNormalization", {"momentum": 0.6}, VECTOR, True),
    "batch norm after": ("BatchNormalization", {}, IMAGE, False),
    "batch norm frozen": ("BatchNormalization", {"trainable": False}, VECTOR, True),
    "conv": ("Conv2D", {"filters": 3, "kernel_size": [3, 3], "activation": "tanh"}, IMAGE, True),
    "conv penalty": (
        "Conv2D",
        {"filters": 2, "kernel_size": [2, 2], "kernel_regularizer": PENALTY},
        IMAGE,
        True,
    ),
    "lstm": ("LSTM", {"units": 3, "recurrent_regularizer": PENALTY}, SEQUENCE, True),
    "gru": ("GRU", {"units": 3, "recurrent_constraint": LIMIT}, SEQUENCE, True),
    "embedding": ("Embedding", {"input_dim": 4, "output_dim": 3}, VECTOR, True),
    "network": ("Functional", {"layers": TWO_LAYERS}, VECTOR, True),
    # Keras 3.15 crops nothing after training, and smaller images not as it says: these agree
    "crop of small": ("RandomCrop", {"height": 8, "width": 12}, (4, 6, 2), True),
    **{f"{name} after": (*case, False) for name, case in SAMPLING.items()},
}


def made(kind: str, settings: dict[str, Any]) -> keras.Layer:
    """Return what Keras makes of class and settings."""
    if kind == "Functional":
        return keras.Sequential([made(*each) for each in settings["layers"]])
    return getattr(keras.layers, kind)(**{k: part_of(v) for k, v in settings.items()})


def part_of(value: Any) -> Any:
    """Return a setting; a dictionary tells a regularizer or a constraint."""
    if not isinstance(value, dict):
        return value
    settings = dict(value)
    kind = settings.pop("class")
    family = keras.regularizers if hasattr(keras.regularizers, kind) else keras.constraints
    return getattr(family, kind)(**settings)


def names_of(layer: keras.Layer) -> dict[str, Any]:
    """Return the weights by name; in a network behind the name of their layer."""
    inner = getattr(layer, "layers", None)
    if inner is None:
        return {w.name: w for w in layer.weights if w.dtype == "float32"}
    return {f"n{i}/{w.name}": w for i, each in enumerate(inner, start=1) for w in each.weights}


def arrays_of(name: str, rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Return all arrays of one case."""
    kind, settings, shape, training = CASES[name]
    layer = made(kind, settings)
    x = rng.standard_normal((BATCH, *shape)).astype(np.float32)
    if kind == "Embedding":
        x = rng.integers(0, settings["input_dim"], x.shape).astype(np.int32)
    layer.build(x.shape)
    weights = names_of(layer)
    for weight in weights.values():
        weight.assign(rng.uniform(-0.5, 1.5, weight.shape).astype(np.float32))
    if "moving_variance" in weights:
        weights["moving_variance"].assign(rng.uniform(0.5, 2, weight.shape).astype(np.float32))
    leaf = torch.tensor(x, requires_grad=x.dtype == np.float32)
    found = {"layer": np.array(json.dumps([kind, settings, training])), "x0": x}
    found |= {f"w/{key}": w.value.detach().numpy().copy() for key, w in weights.items()}
    y = layer(leaf * 1, training=training)
    dy = rng.standard_normal(y.shape).astype(np.float32)
    moved = {key: w for key, w in weights.items() if training and w.trainable}
    penalties = [w.regularizer(w.value) for w in weights.values() if w.regularizer is not None]
    activities = layer.losses[: len(layer.losses) - len(penalties)]  # penalties come behind them
    ((y * torch.tensor(dy)).sum() + sum(activities)).backward()
    found |= {"y0": y.detach().numpy(), "dy0": dy}
    if leaf.requires_grad:
        found["dx0"] = leaf.grad.numpy()
    found |= {f"g/{key}": w.value.grad.numpy().copy() for key, w in moved.items()}
    if penalties:
        sum(penalties).backward()
    found |= stepped(weights, moved) if training else {}
    return found


def stepped(weights: dict[str, Any], moved: dict[str, Any]) -> dict[str, np.ndarray]:
    """Return all weights after a step of SGD, statistics among them."""
    if moved:
        optimizer = keras.optimizers.SGD(RATE)
        optimizer.apply([w.value.grad for w in moved.values()], list(moved.values()))
    return {f"u/{key}": w.value.detach().numpy().copy() for key, w in weights.items()}


def main() -> None:
    rng = np.random.default_rng(5)
    arrays = {f"{n}|{key}": a for n in CASES for key, a in arrays_of(n, rng).items()}
    np.savez_compressed(Path(__file__).parents[1] / "core.npz", **arrays)


if __name__ == "__main__":
    main()
