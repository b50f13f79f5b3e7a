"""Layers of older versions of Keras, said as Keras 3 says them.

Keras 1 had other names of classes and arguments; Keras 2 had some that Keras 3 no longer knows.
"""

from __future__ import annotations

from typing import Any

import numpy as np

Config = dict[str, Any]

CLASSES = {
    "Convolution1D": "Conv1D",
    "Convolution2D": "Conv2D",
    "Convolution3D": "Conv3D",
    "AtrousConvolution1D": "Conv1D",
    "AtrousConvolution2D": "Conv2D",
    "Deconvolution2D": "Conv2DTranspose",
    "Deconvolution3D": "Conv3DTranspose",
    "Convolution2DTranspose": "Conv2DTranspose",
    "Convolution3DTranspose": "Conv3DTranspose",
    "SeparableConvolution1D": "SeparableConv1D",
    "SeparableConvolution2D": "SeparableConv2D",
    "BatchNormalizationV1": "BatchNormalization",
    "BatchNormalizationV2": "BatchNormalization",
    "MaxPool1D": "MaxPooling1D",
    "MaxPool2D": "MaxPooling2D",
    "MaxPool3D": "MaxPooling3D",
    "AvgPool1D": "AveragePooling1D",
    "AvgPool2D": "AveragePooling2D",
    "AvgPool3D": "AveragePooling3D",
    "CuDNNLSTM": "LSTM",
    "CuDNNGRU": "GRU",
}
CUDNN = {  # what NVIDIA's library computed, and the layers had no settings for
    "CuDNNLSTM": {"activation": "tanh", "recurrent_activation": "sigmoid"},
    "CuDNNGRU": {"activation": "tanh", "recurrent_activation": "sigmoid", "reset_after": True},
}
MERGES = {  # modes of the Merge of Keras 1
    "sum": "Add",
    "mul": "Multiply",
    "ave": "Average",
    "max": "Maximum",
    "concat": "Concatenate",
    "dot": "Dot",
    "cos": "Dot",
}
ARGUMENTS = {  # of Keras 1
    "nb_filter": "filters",
    "filter_length": "kernel_size",
    "subsample": "strides",
    "subsample_length": "strides",
    "stride": "strides",
    "border_mode": "padding",
    "dim_ordering": "data_format",
    "atrous_rate": "dilation_rate",
    "pool_length": "pool_size",
    "init": "kernel_initializer",
    "inner_init": "recurrent_initializer",
    "inner_activation": "recurrent_activation",
    "W_regularizer": "kernel_regularizer",
    "U_regularizer": "recurrent_regularizer",
    "b_regularizer": "bias_regularizer",
    "W_constraint": "kernel_constraint",
    "U_constraint": "recurrent_constraint",
    "b_constraint": "bias_constraint",
    "bias": "use_bias",
    "p": "rate",
    "sigma": "stddev",
    "dropout_W": "dropout",
    "dropout_U": "recurrent_dropout",
    "gamma_init": "gamma_initializer",
    "beta_init": "beta_initializer",
    "length": "size",
}
DATA_FORMATS = {"tf": "channels_last", "th": "channels_first", "default": "channels_last"}
GATES = {"LSTM": (0, 2, 1, 3), "GRU": (0, 1, 2)}  # of Keras 1: i c f o, and z r h


def major(keras_version: str) -> int:
    """Return 1, 2 or 3; a file that tells no version was written by Keras 1."""
    first = keras_version.split(".")[0].lstrip("v")
    return int(first) if first in ("1", "2", "3") else 1


def modern(kind: str, config: Config, version: int) -> tuple[str, Config]:
    """Return class name and settings as Keras 3 calls them. ``version``: 1, 2 or 3."""
    if version == 1:
        kind, config = _from_first(kind, config)
    kind, config = CLASSES.get(kind, kind), {**config, **CUDNN.get(kind, {})}
    if version < 3:
        config = _from_second(kind, config)
    return kind, config


def _from_second(kind: str, config: Config) -> Config:
    """Return settings of Keras 2 as Keras 3 calls them."""
    if kind.startswith("Depthwise"):
        config.pop("groups", None)  # Keras 2 wrote 1, whatever it computed
    if kind in ("GRU", "GRUCell"):
        config.setdefault("reset_after", False)  # came with Keras 2.1.3
    if kind == "LeakyReLU" and "alpha" in config:
        config["negative_slope"] = config.pop("alpha")
    for name in ("activation", "recurrent_activation"):
        if config.get(name) == "hard_sigmoid":  # Keras 2 divided by 5, Keras 3 by 6
            config[name] = "hard_sigmoid_keras2"
    return config


def _from_first(kind: str, config: Config) -> tuple[str, Config]:
    """Return a layer of Keras 1 as Keras 2 calls it."""
    new = {ARGUMENTS.get(key, key): value for key, value in config.items()}
    sizes = [config.get(key) for key in _size_names(config)]
    if sizes:
        new["kernel_size"] = sizes
    if kind != "Embedding" and "output_dim" in new:
        new["units"] = new.pop("output_dim")
    if kind == "Embedding" and "kernel_initializer" in new:
        new["embeddings_initializer"] = new.pop("kernel_initializer")
    if "data_format" in new:
        new["data_format"] = DATA_FORMATS.get(new["data_format"], new["data_format"])
    if "forget_bias_init" in new:
        new["unit_forget_bias"] = new.pop("forget_bias_init") == "one"
    if kind == "Merge":
        mode = new.pop("mode", "sum")
        kind = MERGES.get(mode, kind) if isinstance(mode, str) else kind
        new |= {"axis": new.pop("concat_axis", -1)} if kind == "Concatenate" else {}
        new |= (
            {"axes": new.pop("dot_axes", -1), "normalize": mode == "cos"} if kind == "Dot" else {}
        )
    if kind == "BatchNormalization" and new.get("mode") == 0:
        new.pop("mode")
    return kind, new


def _size_names(config: Config) -> list[str]:
    names = ("nb_row", "nb_col"), ("kernel_dim1", "kernel_dim2", "kernel_dim3")
    return [name for group in names for name in group if name in config]


def first_weights(kind: str, arrays: list[np.ndarray], data_format: str) -> list[np.ndarray]:
    """Return the weights of a layer of Keras 1 as those of Keras 2.

    Gates lay in arrays of their own; convolutions in the order of Theano were
    (filters, channels, rows, columns); those of sequences had a second axis of length 1.
    """
    if kind in GATES and len(arrays) == 3 * len(GATES[kind]):
        order = GATES[kind]
        return [np.concatenate([arrays[3 * g + part] for g in order], -1) for part in range(3)]
    if kind == "Conv1D" and arrays and arrays[0].ndim == 4:
        return [arrays[0][:, 0], *arrays[1:]]
    if kind == "Conv2D" and arrays and arrays[0].ndim == 4 and data_format == "channels_first":
        return [arrays[0].transpose(2, 3, 1, 0), *arrays[1:]]
    return arrays


def turned(kind: str, arrays: list[np.ndarray]) -> list[np.ndarray]:
    """Return weights of a file made on Theano, whose convolutions ran over kernels backwards."""
    if kind in ("Conv1D", "Conv2D", "Conv3D", "Conv2DTranspose") and arrays:
        spatial = tuple(range(arrays[0].ndim - 2))
        return [np.flip(arrays[0], spatial).copy(), *arrays[1:]]
    return arrays
