"""Optimizers that divide each step by the size of past gradients, as Keras 3 does.

``epsilon_inside_root`` is True in Keras 3, ``g / sqrt(v + epsilon)``; Keras 2 divided by
``sqrt(v) + epsilon``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.optimizers.base import Optimizer, optimizers
from engine.registry import setting


@optimizers.register("Adagrad")
@dataclass(frozen=True, kw_only=True)
class Adagrad(Optimizer):
    """``a += g**2``, then ``w -= lr * g / sqrt(a + epsilon)`` (Duchi et al. 2011)."""

    initial_accumulator_value: float = setting(0.1, minimum=0)
    epsilon: float = setting(1e-7, minimum=0)
    epsilon_inside_root: bool = setting(True)

    @property
    def memory(self):
        return {"accumulator": self.initial_accumulator_value}

    def hyper(self, learning_rate):
        epsilons = _inner_and_outer(self.epsilon, self.epsilon_inside_root)
        return np.array([learning_rate, *epsilons], np.float64)

    def _kernel(self, k):
        return k.update_adagrad


@optimizers.register("Adadelta")
@dataclass(frozen=True, kw_only=True)
class Adadelta(Optimizer):
    """Steps of the size of past steps: ``w -= lr * g * sqrt(d + epsilon) / sqrt(v + epsilon)``.

    ``v`` and ``d`` are moving means of ``g**2`` and of the squared steps (Zeiler 2012, where the
    learning rate is 1).
    """

    rho: float = setting(0.95, minimum=0, maximum=1)
    epsilon: float = setting(1e-7, minimum=0)

    @property
    def memory(self):
        return {"accumulated_grad": 0.0, "accumulated_delta_var": 0.0}

    def hyper(self, learning_rate):
        return np.array([learning_rate, self.rho, self.epsilon], np.float64)

    def _kernel(self, k):
        return k.update_adadelta


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
    epsilon_inside_root: bool = setting(True)

    @property
    def memory(self):
        kept = {"velocity": True, "momentum": self.momentum, "average_gradient": self.centered}
        return {name: 0.0 for name, is_kept in kept.items() if is_kept}

    def hyper(self, learning_rate):
        epsilons = _inner_and_outer(self.epsilon, self.epsilon_inside_root)
        values = [learning_rate, self.rho, *epsilons, self.momentum, self.centered]
        return np.array(values, np.float64)

    def _kernel(self, k):
        return k.update_rmsprop


@optimizers.register("Ftrl")
@dataclass(frozen=True, kw_only=True)
class Ftrl(Optimizer):
    """Follow the regularized leader: L1 makes weights exactly 0 (McMahan et al. 2013).

    The weights are the best answer to the sum of all gradients so far; how they started is soon
    forgotten. See the kernel ``update_ftrl`` for the formula.
    """

    learning_rate_power: float = setting(-0.5, maximum=0)
    initial_accumulator_value: float = setting(0.1, minimum=0)
    l1_regularization_strength: float = setting(0.0, minimum=0)
    l2_regularization_strength: float = setting(0.0, minimum=0)
    l2_shrinkage_regularization_strength: float = setting(0.0, minimum=0)
    beta: float = setting(0.0, minimum=0)

    @property
    def memory(self):
        return {"accumulator": self.initial_accumulator_value, "linear": 0.0}

    def hyper(self, learning_rate):
        values = [
            learning_rate,
            self.learning_rate_power,
            self.l1_regularization_strength,
            self.l2_regularization_strength,
            self.l2_shrinkage_regularization_strength,
            self.beta,
        ]
        return np.array(values, np.float64)

    def _move(self, w, gradients, slots, learning_rate, step, start, stop, k):
        if learning_rate:  # the formula divides by it
            super()._move(w, gradients, slots, learning_rate, step, start, stop, k)

    def _kernel(self, k):
        return k.update_ftrl


def _inner_and_outer(epsilon: float, inside: bool) -> tuple[float, float]:
    return (epsilon, 0.0) if inside else (0.0, epsilon)
