"""Adam and its kin: moving means of gradients and of their sizes, with Keras 3's formulas."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.kernels.update.reference import nadam_product
from engine.optimizers.base import Optimizer, optimizers
from engine.registry import setting


@dataclass(frozen=True, kw_only=True)
class _OfMeans(Optimizer):
    """Moving means at the paces ``1 - beta_1`` and ``1 - beta_2``."""

    beta_1: float = setting(0.9, minimum=0, maximum=1 - 1e-9)
    beta_2: float = setting(0.999, minimum=0, maximum=1 - 1e-9)
    epsilon: float = setting(1e-7, minimum=0)

    @property
    def memory(self):
        return {"momentum": 0.0, "velocity": 0.0}

    def hyper(self, learning_rate):
        return np.array([learning_rate, self.beta_1, self.beta_2, self.epsilon], np.float64)


@optimizers.register("Adam")
@dataclass(frozen=True, kw_only=True)
class Adam(_OfMeans):
    """Means of g and ``g**2``, corrected for their start at 0 (Kingma & Ba 2015).

    With ``amsgrad`` the largest mean of ``g**2`` so far divides (Reddi et al. 2018). The
    correction is computed in float64, by Keras in float32: they differ by less than 1e-5.
    """

    amsgrad: bool = setting(False)

    @property
    def memory(self):
        return super().memory | ({"velocity_hat": 0.0} if self.amsgrad else {})

    def hyper(self, learning_rate):
        return np.append(super().hyper(learning_rate), float(self.amsgrad))

    def _kernel(self, k):
        return k.update_adam


@optimizers.register("AdamW")
@dataclass(frozen=True, kw_only=True)
class AdamW(Adam):
    """Adam whose weights decay by themselves, not through g (Loshchilov & Hutter 2019)."""

    weight_decay: float = setting(0.004, minimum=0)


@optimizers.register("Adamax")
@dataclass(frozen=True, kw_only=True)
class Adamax(_OfMeans):
    """Adam that divides by the largest ``|g|`` of late instead of a mean (Kingma & Ba 2015)."""

    @property
    def memory(self):
        return {"momentum": 0.0, "norm": 0.0}

    def _kernel(self, k):
        return k.update_adamax


@optimizers.register("Nadam")
@dataclass(frozen=True, kw_only=True)
class Nadam(_OfMeans):
    """Adam with Nesterov's look ahead, and a momentum that grows to ``beta_1`` (Dozat 2016)."""

    def momentum_product(self, step: int) -> float:
        """Return the product of all momenta up to ``step``, which Keras keeps in a variable."""
        return nadam_product(self.beta_1, step // (self.gradient_accumulation_steps or 1))

    def _kernel(self, k):
        return k.update_nadam
