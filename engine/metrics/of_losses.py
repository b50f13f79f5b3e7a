"""Metrics that are the mean of a loss."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import ClassVar

import numpy as np

from engine import losses
from engine.kernels.reference import REFERENCE
from engine.metrics.base import Metric, metrics
from engine.registry import setting
from engine.targets import classes_of, values_of


@dataclass(frozen=True, kw_only=True)
class MeanOfLoss(Metric):
    """The mean over the rows of a loss with the same settings, times ``sign``."""

    loss_class: ClassVar[type[losses.Loss]]
    sign: ClassVar[int] = 1

    def sums(self, y, target, weights):
        loss = self.loss_class(**{f.name: getattr(self, f.name) for f in fields(self)})
        is_class = loss.target_kind == "class"
        target = classes_of(target) if is_class else values_of(target, y.shape[1:])
        value = loss(y, target, weights, np.empty_like(y), 1.0, REFERENCE)
        counted = loss.counted(target)
        if counted is None:
            mass = len(y) if weights is None else weights.sum(dtype=np.float64)
        else:
            mass = counted.sum() if weights is None else weights[counted].sum(dtype=np.float64)
        return np.array([self.sign * value, mass])


@dataclass(frozen=True, kw_only=True)
class MeanOfClassLoss(MeanOfLoss):
    """The mean of a loss that compares classes."""

    compares_classes = True


@metrics.register("MeanSquaredError", "mse")
@dataclass(frozen=True, kw_only=True)
class MeanSquaredError(MeanOfLoss):
    """Mean of ``(y - target)**2``."""

    loss_class = losses.MeanSquaredError


@metrics.register("RootMeanSquaredError", "rmse")
@dataclass(frozen=True, kw_only=True)
class RootMeanSquaredError(MeanOfLoss):
    """Root of the mean of ``(y - target)**2`` over all rows, in the target's unit."""

    loss_class = losses.MeanSquaredError

    def result(self, state):
        return float(np.sqrt(super().result(state)))


@metrics.register("MeanAbsoluteError", "mae")
@dataclass(frozen=True, kw_only=True)
class MeanAbsoluteError(MeanOfLoss):
    """Mean of ``|y - target|``, in the target's unit."""

    loss_class = losses.MeanAbsoluteError


@metrics.register("MeanAbsolutePercentageError", "mape")
@dataclass(frozen=True, kw_only=True)
class MeanAbsolutePercentageError(MeanOfLoss):
    """Mean of ``100 |y - target| / |target|``, in percent."""

    loss_class = losses.MeanAbsolutePercentageError


@metrics.register("MeanSquaredLogarithmicError", "msle")
@dataclass(frozen=True, kw_only=True)
class MeanSquaredLogarithmicError(MeanOfLoss):
    """Mean of ``(log(1 + y) - log(1 + target))**2``."""

    loss_class = losses.MeanSquaredLogarithmicError


@metrics.register("LogCoshError", "logcosh")
@dataclass(frozen=True, kw_only=True)
class LogCoshError(MeanOfLoss):
    """Mean of ``log(cosh(y - target))``."""

    log_name = "logcosh"
    loss_class = losses.LogCosh


@metrics.register("CosineSimilarity")
@dataclass(frozen=True, kw_only=True)
class CosineSimilarity(MeanOfLoss):
    """Mean cosine of the angle between output and target: 1 where they point alike."""

    direction = "max"
    least_units = 2
    loss_class = losses.CosineSimilarity
    sign = -1  # the loss is smallest where they point alike


@metrics.register("KLDivergence", "kld", "kullback_leibler_divergence")
@dataclass(frozen=True, kw_only=True)
class KLDivergence(MeanOfLoss):
    """Mean of ``sum of target log(target / y)``."""

    least_units = 2
    loss_class = losses.KLDivergence


@metrics.register("Poisson")
@dataclass(frozen=True, kw_only=True)
class Poisson(MeanOfLoss):
    """Mean of ``y - target log y``."""

    loss_class = losses.Poisson


@metrics.register("BinaryCrossentropy", "bce")
@dataclass(frozen=True, kw_only=True)
class BinaryCrossentropy(MeanOfClassLoss):
    """Mean of ``-target log y - (1 - target) log(1 - y)``, in nats."""

    meant_for = "yes or no"
    loss_class = losses.BinaryCrossentropy

    from_logits: bool = setting(False)
    label_smoothing: float = setting(0.0, minimum=0, maximum=1)


@metrics.register("CategoricalCrossentropy")
@dataclass(frozen=True, kw_only=True)
class CategoricalCrossentropy(MeanOfClassLoss):
    """Mean of ``-sum of target log y``, in nats; one-hot targets."""

    meant_for = "one_hot"
    least_units = 2
    loss_class = losses.CategoricalCrossentropy

    from_logits: bool = setting(False)
    label_smoothing: float = setting(0.0, minimum=0, maximum=1)


@metrics.register("SparseCategoricalCrossentropy")
@dataclass(frozen=True, kw_only=True)
class SparseCategoricalCrossentropy(MeanOfClassLoss):
    """Mean of ``-log y[target]``, in nats; class numbers.

    Rows of ``ignore_class`` count neither above nor below the line.
    """

    meant_for = "class"
    least_units = 2
    loss_class = losses.SparseCategoricalCrossentropy

    from_logits: bool = setting(False)
    ignore_class: int | None = setting(None, minimum=-1, optional=True)


@metrics.register("Hinge")
@dataclass(frozen=True, kw_only=True)
class Hinge(MeanOfClassLoss):
    """Mean of ``max(1 - target y, 0)``, targets -1 and 1."""

    meant_for = "yes or no"
    loss_class = losses.Hinge


@metrics.register("SquaredHinge")
@dataclass(frozen=True, kw_only=True)
class SquaredHinge(MeanOfClassLoss):
    """Mean of ``max(1 - target y, 0)**2``, targets -1 and 1."""

    meant_for = "yes or no"
    loss_class = losses.SquaredHinge


@metrics.register("CategoricalHinge")
@dataclass(frozen=True, kw_only=True)
class CategoricalHinge(MeanOfClassLoss):
    """Mean of ``max(1 + largest y of the other classes - y of the class, 0)``."""

    meant_for = "one_hot"
    least_units = 2
    loss_class = losses.CategoricalHinge
