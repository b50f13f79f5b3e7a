"""The layers that networks are stacked from, registered under Keras's class names."""

from engine.layers import (
    activation,
    convolution,
    dense,
    dropout,
    inputs,
    merge,
    normalization,
    pooling,
    shape,
)
from engine.layers.base import Layer, layers

__all__ = [
    "Layer",
    "activation",
    "convolution",
    "dense",
    "dropout",
    "inputs",
    "layers",
    "merge",
    "normalization",
    "pooling",
    "shape",
]
