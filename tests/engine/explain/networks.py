"""Small networks to look into."""

import numpy as np

from engine.layers.activation import Activation
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.normalization import BatchNormalization
from engine.layers.pooling import GlobalAveragePooling2D, MaxPooling2D
from engine.layers.shape import Flatten
from engine.network.network import Network
from engine.spec import stack


def convnet(dtype=np.float32, activation="softmax", units=3) -> Network:
    """Two convolutions on images (8, 8, 2), with statistics in between."""
    spec = stack(
        InputLayer(shape=(8, 8, 2)),
        Conv2D(filters=4, kernel_size=(3, 3), padding="same", activation="tanh"),
        BatchNormalization(),
        MaxPooling2D(),
        Conv2D(filters=5, kernel_size=(2, 2), activation="tanh"),
        Flatten(),
        Dense(units=units, activation=activation),
    )
    return Network(spec, seed=3, dtype=dtype)


def averaging(weights, activation="softmax") -> Network:
    """A convolution that copies two channels, their means, and a dense layer of ``weights``.

    weights: (2, units)
    """
    spec = stack(
        InputLayer(shape=(2, 3, 2)),
        Conv2D(filters=2, kernel_size=(1, 1), use_bias=False),
        GlobalAveragePooling2D(),
        Dense(units=len(weights[0]), use_bias=False, activation=activation),
    )
    network = Network(spec)
    network.weights["n1"]["kernel"][...] = np.eye(2)
    network.weights["n3"]["kernel"][...] = weights
    return network


def separate_softmax() -> Network:
    """A network whose softmax is a layer of its own."""
    spec = stack(
        InputLayer(shape=(8, 8, 2)),
        Conv2D(filters=4, activation="relu"),
        GlobalAveragePooling2D(),
        Dense(units=3),
        Activation(activation="softmax"),
    )
    return Network(spec, seed=1)


def tabular(units=2, activation="softmax", inputs=2) -> Network:
    spec = stack(
        InputLayer(shape=(inputs,)),
        Dense(units=7, activation="tanh"),
        Dense(units=units, activation=activation),
    )
    return Network(spec, seed=2)
