"""Convolutions and poolings give what Keras 2 gave on TensorFlow."""

from dataclasses import replace

import numpy as np
import pytest

from engine.layers.convolution import Conv1D, Conv2D, Conv3D
from engine.layers.depthwise import SeparableConv2D
from engine.layers.pooling import (
    AveragePooling1D,
    AveragePooling2D,
    AveragePooling3D,
    GlobalAveragePooling1D,
    GlobalAveragePooling2D,
    GlobalAveragePooling3D,
    GlobalMaxPooling1D,
    GlobalMaxPooling2D,
    GlobalMaxPooling3D,
    MaxPooling1D,
    MaxPooling2D,
    MaxPooling3D,
)
from engine.layers.transposed import Conv2DTranspose
from tests.engine.layers.keras2_vectors import assert_gives, read_vectors

SAME = {"padding": "same"}
RELU = {"activation": "relu"}


def windows(*given):
    """Return settings of poolings: (size of the window, strides, padding) each."""
    return [{"pool_size": size, "strides": s, "padding": padding} for size, s, padding in given]


SETTINGS = {
    Conv1D: [
        {"filters": 4},
        {"filters": 4, "use_bias": False},
        {"filters": 2, "strides": (2,), "activation": "sigmoid", **SAME},
        {"filters": 2, "kernel_size": (7,), "activation": "tanh", **SAME},
        {"filters": 2, "kernel_size": (7,), "dilation_rate": (2,), "activation": "tanh", **SAME},
    ],
    Conv2D: [
        {"filters": 4},
        {"filters": 4, "use_bias": False},
        {"filters": 4, "strides": (2, 2), **RELU},
        {"filters": 5, "kernel_size": (4, 4), "strides": (2, 1), **RELU},
        {"filters": 4, **SAME, **RELU},
        {"filters": 4, "strides": (2, 2), **SAME, **RELU},
        {"filters": 4, "strides": (3, 2), **SAME, **RELU},
        {"filters": 4, "dilation_rate": (2, 2)},
        {"filters": 4, "dilation_rate": (2, 2), "use_bias": False},
        {"filters": 4, "dilation_rate": (3, 3), **RELU},
        {"filters": 3, "kernel_size": (4, 4), "dilation_rate": (2, 2), **SAME, **RELU},
        {"filters": 4, "dilation_rate": (4, 4), **SAME, **RELU},
    ],
    Conv3D: [
        {"filters": 4},
        {"filters": 2, "activation": "sigmoid", "use_bias": False},
        {"filters": 2, **SAME, **RELU},
        {"filters": 2, "kernel_size": (3, 3, 2), "strides": (2, 1, 1), **SAME, **RELU},
        {"filters": 2, "strides": (3, 3, 2), **SAME, **RELU},
        {"filters": 2, "dilation_rate": (2, 1, 1), **RELU},
        {"filters": 2, "dilation_rate": (1, 2, 1), **SAME, **RELU},
    ],
    Conv2DTranspose: [
        {"filters": 4, "use_bias": False},
        {"filters": 4},
        {"filters": 4, "strides": (2, 2), **RELU},
        {"filters": 4, **SAME, **RELU},
        {"filters": 5, "strides": (2, 2), **SAME, **RELU},
        {"filters": 3, "kernel_size": (2, 3), **SAME, **RELU},
    ],
    SeparableConv2D: [
        {"filters": 4},
        {"filters": 4, "depth_multiplier": 2, **RELU},
        {"filters": 16, "depth_multiplier": 3, **RELU},
        {"filters": 4, "strides": (2, 2), **RELU},
        {"filters": 4, **SAME, **RELU},
        {"filters": 4, "depth_multiplier": 2, "use_bias": False, **SAME, **RELU},
        {"filters": 4, "depth_multiplier": 2, "strides": (2, 2), **SAME, **RELU},
    ],
}
SEQUENCES = windows(
    ((2,), None, "valid"),
    ((2,), (1,), "valid"),
    ((2,), (3,), "valid"),
    ((2,), None, "same"),
    ((2,), (1,), "same"),
    ((2,), (3,), "same"),
    ((3,), None, "valid"),
    ((3,), (1,), "same"),
    ((3,), (3,), "same"),
)
IMAGES = windows(
    ((2, 2), None, "valid"),
    ((2, 2), (1, 1), "valid"),
    ((2, 2), (2, 1), "valid"),
    ((3, 3), None, "valid"),
    ((3, 3), (3, 3), "valid"),
    ((2, 2), None, "same"),
    ((2, 2), (1, 1), "same"),
    ((2, 2), (2, 1), "same"),
    ((3, 3), None, "same"),
    ((3, 3), (3, 3), "same"),
    ((3, 3), (2, 2), "valid"),
    ((3, 3), (1, 1), "same"),
    ((2, 2), None, "valid"),
)
VOLUMES = windows(
    ((2, 2, 2), None, "valid"),
    ((2, 2, 2), (1, 1, 1), "valid"),
    ((2, 2, 2), (2, 1, 1), "valid"),
    ((3, 3, 3), None, "valid"),
    ((3, 3, 3), (3, 3, 3), "valid"),
    ((2, 2, 2), None, "same"),
    ((2, 2, 2), (1, 1, 1), "same"),
    ((2, 2, 2), (1, 2, 1), "same"),
    ((3, 3, 3), None, "same"),
    ((3, 3, 3), (3, 3, 3), "same"),
    ((3, 3, 3), (2, 2, 2), "valid"),
    ((3, 3, 3), (1, 1, 1), "same"),
    ((2, 2, 2), None, "valid"),
)
SETTINGS |= {kind: SEQUENCES for kind in (MaxPooling1D, AveragePooling1D)}
SETTINGS |= {kind: IMAGES for kind in (MaxPooling2D, AveragePooling2D)}
SETTINGS |= {kind: VOLUMES for kind in (MaxPooling3D, AveragePooling3D)}
GLOBAL = (
    *(GlobalAveragePooling1D, GlobalAveragePooling2D, GlobalAveragePooling3D),
    *(GlobalMaxPooling1D, GlobalMaxPooling2D, GlobalMaxPooling3D),
)
SETTINGS |= {kind: [{}, {}, {}] for kind in GLOBAL}
WINDOWED = (MaxPooling2D, AveragePooling2D, MaxPooling3D, AveragePooling3D)
CHANNELS_FIRST = {(kind, number) for kind in WINDOWED for number in (10, 11, 12)}
CHANNELS_FIRST |= {(kind, 1) for kind in GLOBAL if kind.rank > 1}


def channels_last(x: np.ndarray) -> np.ndarray:
    return np.moveaxis(x, 0, -1)


@pytest.mark.parametrize("kind", SETTINGS, ids=lambda kind: kind.registered_name)
def test_a_layer_gives_what_keras_2_gave(shared, kind):
    folder = "pooling" if "Pooling" in kind.registered_name else "convolutional"
    vectors = read_vectors(shared, f"{folder}/{kind.registered_name}")
    for number, (vector, settings) in enumerate(zip(vectors, SETTINGS[kind], strict=True)):
        if (kind, number) in CHANNELS_FIRST:
            inputs = [channels_last(x) for x in vector.inputs]
            vector = replace(vector, inputs=inputs, expected=channels_last(vector.expected))
        assert_gives(kind(**settings), vector)
