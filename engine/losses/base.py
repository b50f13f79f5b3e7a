"""What every loss is: a sum over samples, and its gradient."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from engine.errors import LossMismatch
from engine.registry import Registry, check_settings

Array = Any
Shape = tuple[int, ...]


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
        raise NotImplementedError

    @property
    def fused_activation(self) -> str | None:
        """The activation before this loss that ``on_logits`` computes together with it."""
        return None

    def on_logits(
        self, z: Array, target: Array, weights: Array | None, dz: Array, total: float, k: Any
    ) -> tuple[float, float]:
        """Return what the call returns for ``y = fused_activation(z)``, but exactly.

        Beside it: how many samples the accuracy counts as right, without their weights.
        """
        raise NotImplementedError

    def check(
        self, node: str, output_shape: Shape, activation: str, target_count: int, classes: bool
    ) -> None:
        """Raise ``LossMismatch`` where the last layer does not fit this loss and the data.

        ``node`` is the last layer and ``activation`` its function ("linear" if it has none);
        ``target_count`` is the number of classes if ``classes``, else of values to predict.
        """
        expected = self._expected_shapes(target_count, classes)
        if output_shape not in expected:
            raise self._mismatch(node, output_shape, expected[0])

    def _expected_shapes(self, target_count: int, classes: bool) -> list[Shape]:
        """Return the output shapes that fit, the preferred one first."""
        return [(target_count,), (1,)] if classes and target_count == 2 else [(target_count,)]

    def _mismatch(self, node: str, actual: Any, expected: Any) -> LossMismatch:
        return LossMismatch(loss=self.registered_name, node=node, actual=actual, expected=expected)


losses: Registry[Loss] = Registry("loss")


def loss_named(name: str) -> Loss:
    """Return a loss with its default settings; "mse" is ``MeanSquaredError``."""
    return losses[name]()


def weighted_sum(values: Array, weights: Array | None) -> float:
    """Return the sum of the losses of samples, in float64. values, weights: (batch,)"""
    if weights is not None:
        values = values * weights
    return float(values.sum(dtype="float64"))


def scale_rows(dy: Array, weights: Array | None, factor: float) -> None:
    """Multiply ``dy``, which is written, by ``factor`` and by the weight of each sample."""
    dy *= factor
    if weights is not None:
        dy *= weights.reshape(-1, *(1,) * (dy.ndim - 1))
