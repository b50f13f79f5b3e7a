"""Optimizers that follow the gradient, or only its sign, with Keras 3's formulas and defaults."""

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
    def memory(self):
        return {"momentum": 0.0} if self.momentum else {}

    def hyper(self, learning_rate):
        return np.array([learning_rate, self.momentum, self.nesterov], np.float64)

    def _kernel(self, k):
        return k.update_sgd


@optimizers.register("Lion")
@dataclass(frozen=True, kw_only=True)
class Lion(Optimizer):
    """``w -= lr * sign(beta_1 * m + (1 - beta_1) * g)`` (Chen et al. 2023).

    All weights move by the same length; ``m`` follows g at the pace ``1 - beta_2``.
    """

    beta_1: float = setting(0.9, minimum=1e-9, maximum=1)
    beta_2: float = setting(0.99, minimum=0, maximum=1)

    @property
    def memory(self):
        return {"momentum": 0.0}

    def hyper(self, learning_rate):
        return np.array([learning_rate, self.beta_1, self.beta_2], np.float64)

    def _kernel(self, k):
        return k.update_lion
