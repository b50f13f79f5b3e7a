"""Functions that bend: what a layer does to each value, or to each row, of its result.

They are registered under Keras's names. ``glu`` is not among them: it halves an axis.
"""

from engine.activations.base import Activation, activations
from engine.activations.gated import Gelu, HardSilu, Mish, Silu
from engine.activations.rectified import (
    SELU_ALPHA,
    SELU_SCALE,
    Celu,
    Elu,
    LeakyRelu,
    Linear,
    Relu,
    Relu6,
    Selu,
    Softplus,
    SparsePlus,
    Squareplus,
)
from engine.activations.rows import LogSoftmax, Softmax, Sparsemax
from engine.activations.shrinking import HardShrink, SoftShrink, TanhShrink, Threshold
from engine.activations.squashing import (
    Exponential,
    HardSigmoid,
    HardSigmoidKeras2,
    HardTanh,
    LogSigmoid,
    Sigmoid,
    Softsign,
    SparseSigmoid,
    Tanh,
)

__all__ = [
    "SELU_ALPHA",
    "SELU_SCALE",
    "Activation",
    "Celu",
    "Elu",
    "Exponential",
    "Gelu",
    "HardShrink",
    "HardSigmoid",
    "HardSigmoidKeras2",
    "HardSilu",
    "HardTanh",
    "LeakyRelu",
    "Linear",
    "LogSigmoid",
    "LogSoftmax",
    "Mish",
    "Relu",
    "Relu6",
    "Selu",
    "Sigmoid",
    "Silu",
    "SoftShrink",
    "Softmax",
    "Softplus",
    "Softsign",
    "SparsePlus",
    "SparseSigmoid",
    "Sparsemax",
    "Squareplus",
    "Tanh",
    "TanhShrink",
    "Threshold",
    "activations",
]
