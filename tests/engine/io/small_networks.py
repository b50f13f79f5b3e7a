"""Small networks with every layer there is, and weights that a mistake would show."""

from __future__ import annotations

import numpy as np

from engine.activations import activations
from engine.io.keras_tables import NOT_IN_KERAS
from engine.layers.activation import Activation
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.inputs import InputLayer
from engine.layers.merge import Add, Concatenate
from engine.layers.normalization import BatchNormalization
from engine.layers.pooling import (
    AveragePooling2D,
    GlobalAveragePooling2D,
    GlobalMaxPooling2D,
    MaxPooling2D,
)
from engine.layers.shape import Flatten, Reshape
from engine.network.network import Network
from engine.spec import NetworkSpec, Node, stack

PICTURE = InputLayer(shape=(11, 9, 3))


def convolutions() -> dict[str, NetworkSpec]:
    """Every padding with strides, even and odd windows, with and without bias."""
    cases = {
        "valid": Conv2D(filters=5, kernel_size=(3, 2)),
        "same": Conv2D(filters=4, kernel_size=(4, 3), padding="same", activation="relu"),
        "strides": Conv2D(filters=4, kernel_size=(3, 3), strides=(2, 3), padding="same"),
        "valid_strides": Conv2D(filters=4, strides=(2, 2), use_bias=False, activation="tanh"),
    }
    return {f"conv_{name}": stack(PICTURE, layer) for name, layer in cases.items()}


def poolings() -> dict[str, NetworkSpec]:
    """Both kinds, with every padding and with strides of their own."""
    found = {}
    for kind in (MaxPooling2D, AveragePooling2D):
        for padding in ("valid", "same"):
            name = f"{kind.__name__}_{padding}"
            found[name] = stack(PICTURE, kind(padding=padding))
            own = kind(pool_size=(3, 2), strides=(2, 1), padding=padding)
            found[f"{name}_strides"] = stack(PICTURE, own)
    for kind in (GlobalMaxPooling2D, GlobalAveragePooling2D):
        found[kind.__name__] = stack(PICTURE, kind())
        found[f"{kind.__name__}_keepdims"] = stack(PICTURE, kind(keepdims=True))
    return found


def functions() -> dict[str, NetworkSpec]:
    """Every activation function, in a layer of its own and in another one."""
    found = {}
    for name in sorted(set(activations) - set(NOT_IN_KERAS)):
        layers = (Dense(units=6), Activation(activation=name), Dense(units=5, activation=name))
        found[f"activation_{name}"] = stack(InputLayer(shape=(7,)), *layers)
    return found


def whole_networks() -> dict[str, NetworkSpec]:
    return {
        "convnet": convnet(),
        "residual": residual(),
        "branches": branches(),
        "shared": shared(),
        "table": stack(
            InputLayer(shape=(4,)),
            Dense(units=8, activation="relu"),
            BatchNormalization(center=False),
            Dropout(rate=0.5),
            Dense(units=2, use_bias=False),
        ),
    }


def convnet() -> NetworkSpec:
    return stack(
        PICTURE,
        Conv2D(filters=8, padding="same"),
        BatchNormalization(momentum=0.9, epsilon=1e-2),
        Activation(activation="relu"),
        MaxPooling2D(),
        Dropout(rate=0.25),
        Conv2D(filters=6, activation="relu"),
        BatchNormalization(scale=False),
        Flatten(),
        Dense(units=10, activation="relu"),
        Reshape(target_shape=(1, -1, 2)),
        Flatten(),
        Dense(units=3, activation="softmax"),
    )


def residual() -> NetworkSpec:
    """Two blocks, one with a convolution in its shortcut; names in the user's language."""
    return NetworkSpec(
        (
            Node("a", "картинка", PICTURE),
            Node("b", "свёртка 1", Conv2D(filters=4, padding="same"), ("a",)),
            Node("c", "norm", BatchNormalization(), ("b",)),
            Node("d", "relu", Activation(activation="relu"), ("c",)),
            Node("e", "conv", Conv2D(filters=4, padding="same"), ("d",)),
            Node("f", "sum", Add(), ("e", "b")),
            Node("g", "down", Conv2D(filters=6, strides=(2, 2), padding="same"), ("f",)),
            Node("h", "shortcut", Conv2D(filters=6, kernel_size=(1, 1), strides=(2, 2)), ("f",)),
            Node("i", "sum 2", Add(), ("g", "h", "g")),
            Node("j", "norm 2", BatchNormalization(), ("i",)),
            Node("k", "mean", GlobalAveragePooling2D(), ("j",)),
            Node("l", "classes", Dense(units=3, activation="softmax"), ("k",)),
        ),
        ("l",),
    )


def branches() -> NetworkSpec:
    """Branches of different length, so that the order of layers is not that of the nodes."""
    return NetworkSpec(
        (
            Node("a", "in", PICTURE),
            Node("b", "long 1", Conv2D(filters=3, padding="same", activation="relu"), ("a",)),
            Node("c", "short", Conv2D(filters=2, kernel_size=(1, 1)), ("a",)),
            Node("unused", "unused", Conv2D(filters=7), ("a",)),
            Node("d", "long 2", Conv2D(filters=4, padding="same", activation="elu"), ("b",)),
            Node("e", "long 3", Conv2D(filters=5, kernel_size=(1, 2), padding="same"), ("d",)),
            Node("f", "beside", Concatenate(), ("c", "e", "a")),
            Node("g", "flat", Flatten(), ("f",)),
            Node("h", "one", Dense(units=4, activation="relu"), ("g",)),
            Node("i", "two", Dense(units=4, activation="tanh"), ("g",)),
            Node("j", "rows", Concatenate(axis=1), ("i", "h")),
            Node("k", "out", Dense(units=2), ("j",)),
        ),
        ("k",),
    )


def shared() -> NetworkSpec:
    """One layer at two places, and one without weights at two."""
    return NetworkSpec(
        (
            Node("a", "in", InputLayer(shape=(6,))),
            Node("b", "first", Dense(units=6, activation="relu"), ("a",)),
            Node("c", "second", Dense(units=6, activation="relu"), ("b",), "b"),
            Node("d", "add", Add(), ("a", "c")),
            Node("e", "out", Dense(units=2), ("d",)),
        ),
        ("e",),
    )


def all_networks() -> dict[str, NetworkSpec]:
    """Return every network of this table by name."""
    return convolutions() | poolings() | functions() | whole_networks()


def filled(spec: NetworkSpec, seed: int = 0) -> Network:
    """Return a network whose biases, scales and statistics are random too."""
    network = Network(spec, seed=seed)
    rng = np.random.default_rng(seed)
    for arrays in network.weights.values():
        for name, array in arrays.items():
            if name in ("gamma", "moving_variance"):
                array[...] = rng.uniform(0.5, 2, array.shape)
            elif name != "kernel":
                array[...] = rng.normal(size=array.shape)
    return network


def samples(spec: NetworkSpec, count: int = 10) -> np.ndarray:
    """Return (count, ...) float32 for the only input."""
    shape = vars(spec.inputs[0].layer)["shape"]
    return np.random.default_rng(1).normal(size=(count, *shape)).astype(np.float32)
