"""What every layer is: frozen settings, a shape rule, and a forward that returns its backward."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from engine.errors import InputCountError
from engine.registry import Registry
from engine.registry import setting as setting  # settings are declared where layers are

Array = Any  # numpy.ndarray or cupy.ndarray
Shape = tuple[int, ...]  # without the batch
Weights = Mapping[str, Array]
Gradients = dict[str, Array]
Backward = Callable[[Array, Sequence[bool]], tuple[tuple[Array | None, ...], Gradients]]


@dataclass(frozen=True)
class WeightSpec:
    """One array of weights that a layer asks the network to keep.

    ``fan_in`` and ``fan_out`` are what the initializers of Glorot, He and LeCun divide by.
    A weight that is not ``trainable`` is a statistic: no optimizer touches it.
    """

    shape: Shape
    initializer: Any
    fan_in: float = 1.0
    fan_out: float = 1.0
    regularizer: Any = None
    trainable: bool = True


class Phase(Protocol):
    """All that a layer may ask for while it runs.

    There is no generator of random numbers: noise is a hash of ``state`` (seed, step), the
    node and the place of a value in the whole batch (``offset`` is the first sample here).
    """

    training: bool
    k: Any  # the kernels, see engine/kernels
    offset: int  # first sample of this shard in the batch
    total: int  # samples of the whole batch
    node: int  # number of the running node, for noise
    seed: int
    step: int

    def empty(self, shape: Shape, dtype: Any = None) -> Array:
        """Return a buffer that is valid until the end of the step; its content is arbitrary.

        Its type is that of the network (float32, float64 in gradient checks).
        """
        ...

    def scratch(self, count: int) -> Array:
        """Return ``count`` numbers that are valid during one kernel call."""
        ...

    def grad_like(self, weight: Array) -> Array | None:
        """Return the place of the gradient of ``weight``, to be overwritten.

        None where nobody wants gradients of weights; kernels then skip them.
        """
        ...

    def meet(self, partial: Array) -> Array:
        """Return the sum of ``partial`` over all shards; every shard must call."""
        ...

    def observe(self, name: str, value: Array) -> None:
        """Report a statistic of this batch, for ``Layer.settle`` after the step."""
        ...


@dataclass(frozen=True, kw_only=True)
class Layer:
    """Settings of one layer. Weights live in the network, nothing is stored here."""

    registered_name: ClassVar[str] = ""
    family: ClassVar[str] = "layer"
    couples_samples: ClassVar[bool] = False  # shards must meet (batch statistics)
    input_count: ClassVar[int | None] = 1  # None: two or more

    def output_shape(self, *shapes: Shape) -> Shape:
        """Return the shape of the output. Raises an ``EngineError`` without its ``node``."""
        raise NotImplementedError

    def weight_specs(self, *shapes: Shape) -> dict[str, WeightSpec]:
        """Return the weights that this layer needs, by Keras's names, in Keras's order."""
        return {}

    def multiply_adds(self, *shapes: Shape) -> int:
        """Return how many multiplications with addition one sample costs forward."""
        return 0

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        """Return ``(y, backward)``; ``backward(dy, need)`` returns ``(dxs, gradients)``.

        ``need[i]`` says whether anybody wants the gradient of input i; None may stand for it
        otherwise. Arrays received are never written.
        """
        raise NotImplementedError

    def settle(self, weights: Weights, observed: Mapping[str, Array]) -> None:
        """Write statistics of the batch into weights that are not trainable (the exception)."""

    def check_input_count(self, node: str, count: int) -> None:
        wrong = count < 2 if self.input_count is None else count != self.input_count
        if wrong:
            expected = "2+" if self.input_count is None else self.input_count
            raise InputCountError(node=node, expected=expected, actual=count)


layers: Registry[Layer] = Registry("layer")
