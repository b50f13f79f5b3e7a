"""Layers of single values give what Keras 2 gave on TensorFlow."""

from dataclasses import replace

import numpy as np
import pytest

from engine.layers.activation import Activation
from engine.layers.activation_layers import ELU, LeakyReLU, PReLU, ThresholdedReLU
from engine.layers.dense import Dense
from engine.layers.dot import Dot
from engine.layers.dropout import Dropout
from engine.layers.gaussian_noise import GaussianDropout, GaussianNoise
from engine.layers.merge import Add, Average, Concatenate, Maximum, Minimum, Multiply, Subtract
from engine.layers.normalization import BatchNormalization
from engine.layers.padding import (
    Cropping1D,
    Cropping2D,
    Cropping3D,
    ZeroPadding1D,
    ZeroPadding2D,
    ZeroPadding3D,
)
from engine.layers.resampling import UpSampling1D, UpSampling2D, UpSampling3D
from engine.layers.shape import Flatten, Permute, RepeatVector, Reshape
from tests.engine.layers.keras2_vectors import Vector, assert_gives, read_vectors

ALONE = {
    "advanced_activations": [
        LeakyReLU(negative_slope=0.4),
        PReLU(),
        ELU(alpha=1.1),
        ThresholdedReLU(theta=0.9),
    ],
    "core/Flatten": [Flatten()] * 3,
    "core/Permute": [Permute(dims=dims) for dims in ((2, 1), (3, 2, 1), (2, 1, 3), (3, 1, 2, 4))],
    "core/RepeatVector": [RepeatVector(n=7)],
    "core/Reshape": [Reshape(target_shape=shape) for shape in ((2, 3), (6,), (4, 3))],
    "normalization/BatchNormalization": [
        BatchNormalization(epsilon=1e-5),
        BatchNormalization(epsilon=0.01),
        BatchNormalization(epsilon=1e-5, axis=1),
        BatchNormalization(epsilon=1e-5, axis=2),
        BatchNormalization(epsilon=1e-5, scale=False),
        BatchNormalization(epsilon=1e-5, center=False),
        BatchNormalization(center=False, scale=False),
    ],
    "convolutional/Cropping1D": [Cropping1D(cropping=cut) for cut in (1, (2, 3), 2)],
    "convolutional/Cropping2D": [
        Cropping2D(cropping=cut) for cut in (1, 1, ((4, 2), (3, 1)), ((4, 2), (3, 1)), (2, 3), 1)
    ],
    "convolutional/Cropping3D": [
        Cropping3D(cropping=cut) for cut in (1, 1, *(((3, 2), (2, 1), (2, 3)),) * 2, (1, 2, 3), 2)
    ],
    "convolutional/ZeroPadding1D": [ZeroPadding1D(padding=pad) for pad in (1, 3, (3, 2))],
    "convolutional/ZeroPadding2D": [
        ZeroPadding2D(padding=pad) for pad in (1, 1, (3, 2), (3, 2), ((1, 2), (3, 4)), 2)
    ],
    "convolutional/ZeroPadding3D": [
        ZeroPadding3D(padding=pad)
        for pad in (1, 1, (3, 2, 2), (3, 2, 2), ((1, 2), (3, 4), (3, 1)), 2)
    ],
    "convolutional/UpSampling1D": [UpSampling1D(size=size) for size in (2, 3)],
    "convolutional/UpSampling2D": [UpSampling2D(size=size) for size in (2, 2, (3, 2), (1, 3), 2)],
    "convolutional/UpSampling3D": [
        UpSampling3D(size=size) for size in (2, 2, (1, 3, 2), (2, 1, 2), 2)
    ],
}
CHANNELS_FIRST = {
    "convolutional/Cropping2D": (1, 3),
    "convolutional/Cropping3D": (1, 3),
    "convolutional/ZeroPadding2D": (1, 3),
    "convolutional/ZeroPadding3D": (1, 3),
    "convolutional/UpSampling2D": (1, 3),
    "convolutional/UpSampling3D": (1, 3),
}
# Behind dense layers, one for each input; their results are repeated as often as told.
BEHIND_DENSE = {
    "core/Dropout": [(Dropout(rate=0.3), 0)],
    "noise/GaussianNoise": [(GaussianNoise(stddev=0.1), 0)],
    "noise/GaussianDropout": [(GaussianDropout(rate=0.3), 0)],
    "merge/Add": [(Add(), 0)] * 3,
    "merge/Average": [(Average(), 0)] * 3,
    "merge/Maximum": [(Maximum(), 0)] * 3,
    "merge/Minimum": [(Minimum(), 0)] * 3,
    "merge/Multiply": [(Multiply(), 0)] * 3,
    "merge/Subtract": [(Subtract(), 0)],
    "merge/Concatenate": [
        (Concatenate(), 0),
        *((Concatenate(axis=axis), 3) for axis in (-1, 1, -2, 2, -1, -1)),
    ],
    "merge/Dot": [
        (Dot(axes=axes, normalize=normalize), 3)
        for axes, normalize in ((1, False), (2, False), (1, True), (2, True), ((2, 2), True))
    ],
}


def channels_last(vector: Vector) -> Vector:
    moved = [np.ascontiguousarray(np.moveaxis(x, 0, -1)) for x in vector.inputs]
    return replace(vector, inputs=moved, expected=np.moveaxis(vector.expected, 0, -1))


def behind_dense(vector: Vector, times: int) -> Vector:
    """Return ``vector`` with the results of its dense layers as inputs, by their formula."""
    kernels, biases = vector.weights[::2], vector.weights[1::2]
    ys = [vector.inputs[0] @ W + b for W, b in zip(kernels, biases, strict=True)]
    return replace(vector, inputs=[np.tile(y, (times, 1)) if times else y for y in ys], weights=[])


@pytest.mark.parametrize("name", ALONE)
def test_a_layer_gives_what_keras_2_gave(shared, name):
    vectors = read_vectors(shared, name)
    for i, (layer, vector) in enumerate(zip(ALONE[name], vectors, strict=True)):
        first = i in CHANNELS_FIRST.get(name, ())
        assert_gives(layer, channels_last(vector) if first else vector)


@pytest.mark.parametrize("name", BEHIND_DENSE)
def test_a_layer_behind_dense_layers_gives_what_keras_2_gave(shared, name):
    vectors = read_vectors(shared, name)
    for (layer, times), vector in zip(BEHIND_DENSE[name], vectors, strict=True):
        assert_gives(layer, behind_dense(vector, times))


def test_dense_layers_give_what_keras_2_gave(shared):
    dense = [
        Dense(units=2),
        Dense(units=2, activation="sigmoid"),
        Dense(units=2, activation="softplus", use_bias=False),
    ]
    for layer, vector in zip(dense * 2, read_vectors(shared, "core/Dense"), strict=True):
        assert_gives(layer, vector)


def test_activations_give_what_keras_2_gave(shared):
    vectors = read_vectors(shared, "core/Activation")
    names = ("softmax", "elu", "selu", "softplus", "softsign", "relu", "tanh", "sigmoid")
    for name, vector in zip((*names, "linear"), vectors[:8] + vectors[9:], strict=True):
        assert_gives(Activation(activation=name), behind_dense(vector, 0))
