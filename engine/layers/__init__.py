"""The layers that networks are stacked from, registered under Keras's class names."""

from engine.layers import (
    activation,
    attention,
    convolution,
    dense,
    depthwise,
    dropout,
    formula,
    inputs,
    merge,
    multi_head_attention,
    normalization,
    pooling,
    shape,
    transposed,
)
from engine.layers.base import Layer, layers

__all__ = [
    "Layer",
    "activation",
    "attention",
    "convolution",
    "dense",
    "depthwise",
    "dropout",
    "formula",
    "inputs",
    "layers",
    "merge",
    "multi_head_attention",
    "normalization",
    "pooling",
    "shape",
    "transposed",
]
