"""What every loss is: a sum over rows, and its gradient."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from engine.errors import LossMismatch, SoftmaxOnOneUnit, TaskMismatch, TooFewValues
from engine.registry import Registry, check_settings

Array = Any
Shape = tuple[int, ...]

FOR_VALUES = "MeanSquaredError"  # what is proposed where a loss cannot compare values
PROBABILITIES = ("softmax", "sigmoid", "hard_sigmoid")  # activations with values in [0, 1]
NEVER_NEGATIVE = (*PROBABILITIES, "relu", "relu6", "softplus", "exponential")


@dataclass(frozen=True, kw_only=True)
class Loss:
    """A number for each row, and how it changes with the output of the network.

    A row is what a sample gives, or one of its time steps or pixels. ``target_kind`` says what
    it is compared with: "class" (rows,) int64 class numbers, "one_hot" (rows, classes), "values"
    (rows, units).
    """

    registered_name: ClassVar[str] = ""
    family: ClassVar[str] = "loss"
    target_kind: ClassVar[str] = "values"
    task: ClassVar[str] = "values"  # or "classes", one unit each; "yes or no", asked of each unit
    activation: ClassVar[str] = "linear"  # that the last layer should have
    least_units: ClassVar[int] = 1
    is_one_kernel: ClassVar[bool] = False  # a call does nothing but call one kernel
    couples_samples: ClassVar[bool] = False  # no sum over rows: a batch cannot be cut into shards

    def __post_init__(self):
        check_settings(self)

    def __call__(
        self, y: Array, target: Array, weights: Array | None, dy: Array, total: float, k: Any
    ) -> float:
        """Return the sum over these rows of weight times loss, not divided by anything.

        ``dy``, of the shape of ``y``, is filled with the gradient of the mean loss of the
        whole batch, that is of the sum over all shards divided by ``total``, the number of
        its rows that count (Keras's "sum_over_batch_size", with weights too).
        y: (rows, units)   weights: (rows,) or None   k: the kernels
        """
        values = self.rows(y, target, dy)
        scale_rows(dy, weights, 1 / total)
        return weighted_sum(values, weights)

    def rows(self, y: Array, target: Array, dy: Array) -> Array:
        """Return the loss of each row, and fill ``dy`` with its gradient.

        y, dy: (rows, units)   returned: (rows,)
        """
        raise NotImplementedError

    def counted(self, target: Array) -> Array | None:
        """Return which rows count, (rows,) bool; None where all do."""
        return None

    @property
    def fused_activation(self) -> str | None:
        """The activation before this loss that ``on_logits`` computes together with it."""
        return None

    def on_logits(
        self, z: Array, target: Array, weights: Array | None, dz: Array, total: float, k: Any
    ) -> tuple[float, float]:
        """Return what the call returns for ``y = fused_activation(z)``, but exactly.

        Beside it: how many rows the accuracy counts as right, without their weights.
        """
        raise NotImplementedError

    @property
    def wanted_activation(self) -> str:
        """The activation that the last layer should have with these settings."""
        return self.activation

    def check(
        self, node: str, output_shape: Shape, activation: str, target_count: int, classes: bool
    ) -> None:
        """Raise ``LossMismatch`` where the last layer does not fit this loss and the data.

        ``node`` is the last layer and ``activation`` its function ("linear" if it has none);
        ``target_count`` is the number of classes if ``classes``, else of values to predict.
        Raises ``TaskMismatch`` where no last layer would fit.
        """
        self._check_task(target_count, classes)
        shapes = self._expected_shapes(target_count, classes)
        if output_shape not in shapes:
            raise self._mismatch(node, output_shape, shapes[0])
        if activation == "softmax" and output_shape[-1] == 1:
            raise SoftmaxOnOneUnit(
                loss=self.registered_name,
                node=node,
                actual=activation,
                expected=self.wanted_activation,
            )
        if not self._suits(activation):
            raise self._mismatch(node, activation, self.wanted_activation)

    def _check_task(self, target_count: int, classes: bool) -> None:
        if not classes and self.target_kind != "values":
            raise TaskMismatch(loss=self.registered_name, expected=FOR_VALUES)
        if not classes and target_count < self.least_units:
            raise TooFewValues(loss=self.registered_name, expected=FOR_VALUES)

    def _expected_shapes(self, target_count: int, classes: bool) -> list[Shape]:
        """Return the output shapes that fit, the preferred one first."""
        one_does = classes and target_count == 2 and self.least_units == 1
        return [(target_count,), (1,)] if one_does else [(target_count,)]

    def _suits(self, activation: str) -> bool:
        """Whether what a last layer with this activation gives can be compared."""
        return True

    def _mismatch(self, node: str, actual: Any, expected: Any) -> LossMismatch:
        return LossMismatch(loss=self.registered_name, node=node, actual=actual, expected=expected)


@dataclass(frozen=True, kw_only=True)
class MeanOverUnits(Loss):
    """A loss that each unit has for itself; that of a row is their mean."""

    def rows(self, y, target, dy):
        values = self.units(y, target.reshape(y.shape), dy)
        dy /= y.shape[1]
        return values.mean(axis=1)

    def units(self, y: Array, target: Array, dy: Array) -> Array:
        """Return the loss of each unit, and fill ``dy`` with its slope; all (rows, units)."""
        raise NotImplementedError


losses: Registry[Loss] = Registry("loss")


def loss_named(name: str) -> Loss:
    """Return a loss with its default settings; "mse" is ``MeanSquaredError``."""
    return losses[name]()


def weighted_sum(values: Array, weights: Array | None) -> float:
    """Return the sum of the losses of rows, in float64. values, weights: (rows,)"""
    if weights is not None:
        values = values * weights
    return float(values.sum(dtype="float64"))


def scale_rows(dy: Array, weights: Array | None, factor: float) -> None:
    """Multiply ``dy``, which is written, by ``factor`` and by the weight of each row."""
    dy *= factor
    if weights is not None:
        dy *= weights[:, None]
