"""The optimizers, with Keras 3's formulas and defaults."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.optimizers.base import Optimizer, optimizers
from engine.registry import setting


@optimizers.register("SGD")
@dataclass(frozen=True, kw_only=True)
class SGD(Optimizer):
    """``w -= lr * g``; with momentum ``v = momentum * v - lr * g``, then ``w += v`` (Polyak 1964).

    Nesterov looks ahead: ``w += momentum * v - lr * g`` with the new v.
    """

    learning_rate: float = setting(0.01, minimum=0)
    momentum: float = setting(0.0, minimum=0, maximum=1)
    nesterov: bool = setting(False)

    @property
    def slot_names(self):
        return ("momentum",) if self.momentum else ()

    def hyper(self, learning_rate):
        return np.array([learning_rate, self.momentum, self.nesterov], np.float64)

    def _kernel(self, k):
        return k.update_sgd


@optimizers.register("Adagrad")
@dataclass(frozen=True, kw_only=True)
class Adagrad(Optimizer):
    """``a += g**2``, then ``w -= lr * g / sqrt(a + epsilon)`` (Duchi et al. 2011)."""

    initial_accumulator_value: float = setting(0.1, minimum=0)
    epsilon: float = setting(1e-7, minimum=0)

    @property
    def slot_names(self):
        return ("accumulator",)

    def new_slots(self, parameters, dtype=np.float32):
        return np.full((self.slots, parameters), self.initial_accumulator_value, dtype)

    def hyper(self, learning_rate):
        return np.array([learning_rate, self.epsilon], np.float64)

    def _kernel(self, k):
        return k.update_adagrad


@optimizers.register("RMSprop")
@dataclass(frozen=True, kw_only=True)
class RMSprop(Optimizer):
    """``v = rho * v + (1 - rho) * g**2``, then ``w -= lr * g / sqrt(v + epsilon)`` (Hinton 2012).

    If ``centered``, the square of the mean gradient is taken from v.
    """

    rho: float = setting(0.9, minimum=0, maximum=1)
    momentum: float = setting(0.0, minimum=0, maximum=1)
    epsilon: float = setting(1e-7, minimum=0)
    centered: bool = setting(False)

    @property
    def slot_names(self):
        momentum = ("momentum",) if self.momentum else ()
        return ("velocity", *momentum, *(("average_gradient",) if self.centered else ()))

    def hyper(self, learning_rate):
        values = [learning_rate, self.rho, self.epsilon, self.momentum, self.centered]
        return np.array(values, np.float64)

    def _kernel(self, k):
        return k.update_rmsprop


@optimizers.register("Adam")
@dataclass(frozen=True, kw_only=True)
class Adam(Optimizer):
    """Means of g and ``g**2``, corrected for their start at 0 (Kingma & Ba 2015).

    With ``amsgrad`` the largest mean of ``g**2`` so far divides (Reddi et al. 2018).
    """

    beta_1: float = setting(0.9, minimum=0, maximum=1 - 1e-9)
    beta_2: float = setting(0.999, minimum=0, maximum=1 - 1e-9)
    epsilon: float = setting(1e-7, minimum=0)
    amsgrad: bool = setting(False)

    @property
    def slot_names(self):
        return ("momentum", "velocity", *(("velocity_hat",) if self.amsgrad else ()))

    def hyper(self, learning_rate):
        values = [learning_rate, self.beta_1, self.beta_2, self.epsilon, self.amsgrad]
        return np.array(values, np.float64)

    def _kernel(self, k):
        return k.update_adam
