"""What every layer is: frozen settings, a shape rule, and a forward that returns its backward."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from engine.errors import InputCountError
from engine.registry import Registry
from engine.registry import setting as setting  # settings are declared where layers are

Array = Any  # numpy.ndarray or cupy.ndarray
Shape = tuple[Any, ...]  # without the batch; None stands for a size known with the data only
Weights = Mapping[str, Array]
Gradients = dict[str, Array]
Backward = Callable[[Any, Sequence[bool]], tuple[tuple[Array | None, ...], Gradients]]


@dataclass(frozen=True)
class WeightSpec:
    """One array of weights that a layer asks the network to keep.

    ``fan_in`` and ``fan_out`` are what the initializers of Glorot, He and LeCun divide by.
    A weight that is not ``trainable`` is a statistic: no optimizer touches it. ``constraint`` is
    what every update is followed by.
    """

    shape: Shape
    initializer: Any
    fan_in: float = 1.0
    fan_out: float = 1.0
    regularizer: Any = None
    trainable: bool = True
    constraint: Any = None


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
    masks: tuple[Array | None, ...]  # of the inputs: (batch, time) bool, False is to be skipped

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

        None where nobody wants it, as of frozen weights; kernels then skip it.
        """
        ...

    def safe_point(self) -> None:
        """Let others ask, pause or stop, which raises; for layers that take long."""
        ...

    def meet(self, partial: Array) -> Array:
        """Return the sum of ``partial`` over all shards; every shard must call."""
        ...

    def observe(self, name: str, value: Array) -> None:
        """Report a statistic of this batch, for ``Layer.settle`` after the step."""
        ...

    def add_loss(self, value: float) -> None:
        """Add to the loss of this batch what these samples add to it.

        Over all shards the values sum up to the loss of the whole batch: divide by ``total``
        where it is a mean. While training, the layer adds the gradient in its backward, see
        ``adds_loss``; the gradient of a score, which a question asks for, knows no loss.
        """
        ...

    def recall(self, name: str, shape: Shape) -> Array:
        """Return what was remembered at these places of the batch before, else zeros.

        shape: (samples here, ...). For layers whose state outlives a batch.
        """
        ...

    def remember(self, name: str, values: Array) -> None:
        """Keep a copy of ``values`` (samples here, ...) for the same places of the next batch.

        All of it is forgotten before every pass over the data.
        """
        ...


@dataclass(frozen=True, kw_only=True)
class Layer:
    """Settings of one layer. Weights live in the network, nothing is stored here.

    A layer with ``output_count`` other than 1 overrides ``output_shapes`` instead of
    ``output_shape``; its ``forward`` returns a tuple of outputs, and its backward takes a tuple of
    gradients, None where nobody uses that output.
    """

    registered_name: ClassVar[str] = ""
    family: ClassVar[str] = "layer"
    couples_samples: ClassVar[bool] = False  # shards must meet (batch statistics)
    input_count: ClassVar[int | None] = 1  # None: two or more
    passes_mask: ClassVar[bool] = False  # the mask of the first input is that of the output
    takes_multi_hot: ClassVar[bool] = False  # its input may be engine.arrays.multi_hot's
    checks_data: ClassVar[bool] = False  # looks at its input, and may refuse it
    adds_loss: ClassVar[bool] = False  # calls phase.add_loss; its backward is always called

    trainable: bool = setting(True)

    @property
    def output_count(self) -> int:
        """How many arrays the layer gives."""
        return 1

    @property
    def makes_mask(self) -> bool:
        """Whether a mask may begin here, where no input has one."""
        return False

    def output_shape(self, *shapes: Shape) -> Shape:
        """Return the shape of the output. Raises an ``EngineError`` without its ``node``.

        A size may be None, which must come through; at the data it is known.
        """
        raise NotImplementedError

    def output_shapes(self, *shapes: Shape) -> tuple[Shape, ...]:
        """Return the shapes of all outputs; most layers have one."""
        return (self.output_shape(*shapes),)

    def output_mask(self, xs: Sequence[Array], masks: Sequence[Array | None]) -> Any:
        """Return the mask of the output, or a tuple of masks where there are several outputs.

        Asked only where an input has a mask or the layer ``makes_mask``. None: all steps count.
        """
        return masks[0] if self.passes_mask else None

    def weight_specs(self, *shapes: Shape) -> dict[str, WeightSpec]:
        """Return the weights that this layer needs, by Keras's names, in Keras's order.

        Raises a ``ShapeError`` where a size that it depends on is None.
        """
        return {}

    def multiply_adds(self, *shapes: Shape) -> int:
        """Return how many multiplications with addition one sample costs forward.

        What happens only while training does not count. An open size is given as 1 here.
        """
        return 0

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Any, Backward]:
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
            expected = "at least 2" if self.input_count is None else self.input_count
            raise InputCountError(node=node, expected=expected, actual=count)


layers: Registry[Layer] = Registry("layer")


def open_product(sizes: Sequence[int | None]) -> int | None:
    """Return the product of ``sizes``, None if one of them is open."""
    return None if None in sizes else math.prod(sizes)  # type: ignore[arg-type]
