"""Functions that bend: what a layer does to each value, or to each row, of its result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from engine.registry import Registry, check_settings, setting

Array = Any
SELU_ALPHA, SELU_SCALE = 1.6732632423543772, 1.0507009873554805  # Klambauer et al. 2017


@dataclass(frozen=True, kw_only=True)
class Activation:
    """``y = f(z)``, any shape; the functions of rows (softmax) work along the last axis.

    Those that do not need ``z`` backward (``needs_z`` is False) may be given ``y`` in its place.
    """

    registered_name: ClassVar[str] = ""
    family: ClassVar[str] = "activation"
    needs_z: ClassVar[bool] = False

    def __post_init__(self):
        check_settings(self)

    def forward(self, z: Array, y: Array, phase: Any) -> None:
        """Fill ``y``, which may be ``z`` itself."""
        raise NotImplementedError

    def backward(self, z: Array, y: Array, dy: Array, dz: Array, phase: Any) -> None:
        """Fill ``dz``, which is none of the other arrays."""
        raise NotImplementedError


activations: Registry[Activation] = Registry("activation")


@activations.register("linear")
@dataclass(frozen=True, kw_only=True)
class Linear(Activation):
    """``y = z``."""

    def forward(self, z, y, phase):
        if y is not z:
            y[...] = z

    def backward(self, z, y, dy, dz, phase):
        dz[...] = dy


@activations.register("relu")
@dataclass(frozen=True, kw_only=True)
class Relu(Activation):
    """``y = max(z, 0)``."""

    def forward(self, z, y, phase):
        phase.k.relu_forward(z, y)

    def backward(self, z, y, dy, dz, phase):
        phase.k.relu_backward(y, dy, dz)


@activations.register("relu6")
@dataclass(frozen=True, kw_only=True)
class Relu6(Activation):
    """``y = min(max(z, 0), 6)``."""

    def forward(self, z, y, phase):
        np.clip(z, 0, 6, out=y)

    def backward(self, z, y, dy, dz, phase):
        np.multiply(dy, (y > 0) & (y < 6), out=dz)


@activations.register("leaky_relu")
@dataclass(frozen=True, kw_only=True)
class LeakyRelu(Activation):
    """``y = z`` where ``z > 0``, else ``negative_slope * z``."""

    negative_slope: float = setting(0.2, minimum=0, maximum=1)

    def forward(self, z, y, phase):
        np.maximum(z, self.negative_slope * z, out=y)

    def backward(self, z, y, dy, dz, phase):
        np.copyto(dz, dy)
        np.multiply(dz, self.negative_slope, out=dz, where=y <= 0)


@activations.register("sigmoid")
@dataclass(frozen=True, kw_only=True)
class Sigmoid(Activation):
    """``y = 1 / (1 + exp(-z))``."""

    def forward(self, z, y, phase):
        _sigmoid(z, y)

    def backward(self, z, y, dy, dz, phase):
        np.subtract(1, y, out=dz)
        dz *= y
        dz *= dy


@activations.register("hard_sigmoid")
@dataclass(frozen=True, kw_only=True)
class HardSigmoid(Activation):
    """``y = z / 6 + 0.5``, cut off at 0 and 1 (Keras 3; Keras 2 divided by 5)."""

    def forward(self, z, y, phase):
        np.divide(z, 6, out=y)
        y += 0.5
        np.clip(y, 0, 1, out=y)

    def backward(self, z, y, dy, dz, phase):
        np.multiply(dy, (y > 0) & (y < 1), out=dz)
        dz /= 6


@activations.register("tanh")
@dataclass(frozen=True, kw_only=True)
class Tanh(Activation):
    """The hyperbolic tangent."""

    def forward(self, z, y, phase):
        np.tanh(z, out=y)

    def backward(self, z, y, dy, dz, phase):
        np.square(y, out=dz)
        np.subtract(1, dz, out=dz)
        dz *= dy


@activations.register("softmax")
@dataclass(frozen=True, kw_only=True)
class Softmax(Activation):
    """``y_i = exp(z_i) / sum_j exp(z_j)``: positive, and each row sums to 1."""

    def forward(self, z, y, phase):
        np.subtract(z, z.max(axis=-1, keepdims=True), out=y)  # exp cannot overflow
        np.exp(y, out=y)
        y /= y.sum(axis=-1, keepdims=True)

    def backward(self, z, y, dy, dz, phase):
        np.multiply(dy, y, out=dz)
        np.subtract(dy, dz.sum(axis=-1, keepdims=True), out=dz)
        dz *= y


@activations.register("log_softmax")
@dataclass(frozen=True, kw_only=True)
class LogSoftmax(Activation):
    """The logarithm of softmax."""

    def forward(self, z, y, phase):
        np.subtract(z, z.max(axis=-1, keepdims=True), out=y)
        y -= np.log(np.exp(y).sum(axis=-1, keepdims=True))

    def backward(self, z, y, dy, dz, phase):
        np.exp(y, out=dz)
        dz *= dy.sum(axis=-1, keepdims=True)
        np.subtract(dy, dz, out=dz)


@activations.register("elu")
@dataclass(frozen=True, kw_only=True)
class Elu(Activation):
    """``y = z`` where ``z > 0``, else ``alpha * (exp(z) - 1)`` (Clevert et al. 2016)."""

    alpha: float = setting(1.0, minimum=0)

    def forward(self, z, y, phase):
        _elu(z, y, self.alpha)

    def backward(self, z, y, dy, dz, phase):
        np.multiply(dy, np.where(y >= 0, 1, y + self.alpha), out=dz)


@activations.register("selu")
@dataclass(frozen=True, kw_only=True)
class Selu(Activation):
    """ELU, scaled so that activations keep mean 0 and variance 1 (Klambauer et al. 2017)."""

    def forward(self, z, y, phase):
        _elu(z, y, SELU_ALPHA)
        y *= SELU_SCALE

    def backward(self, z, y, dy, dz, phase):
        slope = np.where(y >= 0, SELU_SCALE, y + SELU_SCALE * SELU_ALPHA)
        np.multiply(dy, slope, out=dz)


@activations.register("softplus")
@dataclass(frozen=True, kw_only=True)
class Softplus(Activation):
    """``y = log(1 + exp(z))``."""

    def forward(self, z, y, phase):
        _softplus(z, y)

    def backward(self, z, y, dy, dz, phase):
        np.negative(y, out=dz)
        np.expm1(dz, out=dz)  # sigmoid(z) = 1 - exp(-y)
        dz *= dy
        np.negative(dz, out=dz)


@activations.register("softsign")
@dataclass(frozen=True, kw_only=True)
class Softsign(Activation):
    """``y = z / (1 + |z|)``."""

    needs_z = True

    def forward(self, z, y, phase):
        np.divide(z, 1 + np.abs(z), out=y)

    def backward(self, z, y, dy, dz, phase):
        np.abs(z, out=dz)
        dz += 1
        np.divide(dy, np.square(dz, out=dz), out=dz)


@activations.register("exponential")
@dataclass(frozen=True, kw_only=True)
class Exponential(Activation):
    """``y = exp(z)``; beyond 88 it is infinite in float32."""

    def forward(self, z, y, phase):
        with np.errstate(over="ignore"):
            np.exp(z, out=y)

    def backward(self, z, y, dy, dz, phase):
        np.multiply(dy, y, out=dz)


@activations.register("silu", "swish")
@dataclass(frozen=True, kw_only=True)
class Silu(Activation):
    """``y = z * sigmoid(z)``, also called swish."""

    needs_z = True

    def forward(self, z, y, phase):
        s = np.empty_like(z)
        _sigmoid(z, s)
        np.multiply(z, s, out=y)

    def backward(self, z, y, dy, dz, phase):
        _sigmoid(z, dz)
        dz += y * (1 - dz)
        dz *= dy


@activations.register("gelu")
@dataclass(frozen=True, kw_only=True)
class Gelu(Activation):
    """``y = z * P(X <= z)`` for a standard normal X (Hendrycks & Gimpel 2016)."""

    needs_z = True

    def forward(self, z, y, phase):
        np.multiply(z, _normal_below(z), out=y)

    def backward(self, z, y, dy, dz, phase):
        np.multiply(z, z, out=dz)
        dz *= -0.5
        np.exp(dz, out=dz)
        dz *= z
        dz *= 1 / np.sqrt(2 * np.pi).item()
        dz += _normal_below(z)
        dz *= dy


@activations.register("mish")
@dataclass(frozen=True, kw_only=True)
class Mish(Activation):
    """``y = z * tanh(softplus(z))`` (Misra 2019)."""

    needs_z = True

    def forward(self, z, y, phase):
        t = np.empty_like(z)
        _softplus(z, t)
        np.multiply(z, np.tanh(t, out=t), out=y)

    def backward(self, z, y, dy, dz, phase):
        t = np.empty_like(z)
        _softplus(z, t)
        np.tanh(t, out=t)
        _sigmoid(z, dz)
        dz *= z
        dz *= 1 - t * t
        dz += t
        dz *= dy


def _sigmoid(z: Array, y: Array) -> None:
    np.negative(z, out=y)
    np.minimum(y, 80, out=y)  # exp cannot overflow; below -80 the sigmoid is 0 for any purpose
    np.exp(y, out=y)
    y += 1
    np.reciprocal(y, out=y)


def _softplus(z: Array, y: Array) -> None:
    small = np.exp(-np.abs(z))  # exp cannot overflow
    np.maximum(z, 0, out=y)
    y += np.log1p(small)


def _elu(z: Array, y: Array, alpha: float) -> None:
    below = np.expm1(np.minimum(z, 0))
    np.maximum(z, 0, out=y)
    y += alpha * below


def _normal_below(z: Array) -> Array:
    """Return the share of a standard normal distribution below ``z``."""
    from scipy.special import ndtr  # here, because the window imports this module but not SciPy

    return ndtr(z)
