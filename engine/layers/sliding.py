"""What all convolutions share: settings in groups, and how a kernel slides over samples."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, NamedTuple

from engine.activations import activations
from engine.initializers import GlorotUniform, Zeros
from engine.kernels.windows import reach
from engine.layers.activation import activate
from engine.layers.base import (
    Array,
    Backward,
    Gradients,
    Layer,
    Phase,
    Shape,
    Weights,
    WeightSpec,
    setting,
)
from engine.layers.spaces import check_space
from engine.layers.weights import spec_of
from engine.layers.windows import Sizes, check_sizes, output_size, pads_of
from engine.registry import check_settings


class Slide(NamedTuple):
    """How a kernel slides over samples of one size; ``outputs``: the size of what it gives.

    Sequences are taken as images of height 1, so that fast kernels for images serve them.
    """

    outputs: Sizes
    strides: Sizes
    pads: Sizes
    dilation: Sizes
    groups: int

    def forward(self, phase: Phase, x, kernel, bias, y, relu: bool) -> None:
        x, kernel, y = _image(x), _of_images(kernel), _image(y)
        phase.k.conv_forward(x, kernel, bias, y, *self[1:], relu, phase.scratch)

    def backward(self, phase: Phase, x, kernel, y, dy, dkernel, dbias, dx, relu: bool) -> None:
        phase.k.conv_backward(
            _image(x),
            _of_images(kernel),
            _image(y),
            _image(dy),
            _of_images(dkernel),
            dbias,
            _image(dx),
            *self[1:],
            relu,
            phase.scratch,
        )


def _image(x):
    """Return a sequence (batch, steps, channels) as an image of height 1, others as they are."""
    return x[:, None] if x is not None and x.ndim == 3 else x


def _of_images(kernel):
    return kernel[None] if kernel is not None and kernel.ndim == 3 else kernel


def slide_with(
    outputs: Sizes, strides: Sizes, pads: Sizes, dilation: Sizes, groups: int = 1
) -> Slide:
    """Return a ``Slide``; sequences get a second axis."""
    if len(strides) == 1:
        strides, pads, dilation = (1, *strides), (0, 0, *pads), (1, *dilation)
    return Slide(outputs, strides, pads, dilation, groups)


@lru_cache(maxsize=4096)
def slide_over(
    size: Sizes, window: Sizes, strides: Sizes, padding: str, dilation: Sizes, groups: int
) -> Slide:
    """Return how a kernel slides over samples of ``size``."""
    span = reach(window, dilation)
    outputs = output_size(size, span, strides, padding)
    return slide_with(outputs, strides, pads_of(size, span, strides, padding), dilation, groups)


@dataclass(frozen=True, kw_only=True)
class WithFilters(Layer):
    """The setting of convolutions that choose how many channels they give."""

    filters: int = setting(32, minimum=1)


@dataclass(frozen=True, kw_only=True)
class Sliding(Layer):
    """A window that slides over ``rank`` spatial axes, and a function of what it gives.

    x: (batch, ..., channels)   y: (batch, ..., filters)
    """

    rank: ClassVar[int] = 2

    kernel_size: tuple[int, ...] = setting((3, 3), minimum=1)
    strides: tuple[int, ...] = setting((1, 1), minimum=1)
    padding: str = setting("valid", choices="valid|same")
    dilation_rate: tuple[int, ...] = setting((1, 1), minimum=1)
    activation: str = setting("linear", choices="activation")
    use_bias: bool = setting(True)

    def __post_init__(self):
        check_settings(self)
        for name in ("kernel_size", "strides", "dilation_rate"):
            check_sizes(name, getattr(self, name), self.rank)
        _ = activations[self.activation]

    @property
    def reach(self) -> Sizes:
        """How many places the window spans along each axis."""
        return reach(self.kernel_size, self.dilation_rate)

    def patterns(self, weights: Weights) -> Array:
        """Return what each filter looks for: (..., channels that it sees, filters)."""
        return weights["kernel"]

    def pattern_count(self, channels: int) -> int:
        """Return how many numbers ``patterns`` has."""
        filters = self._filters(channels) or 0
        return math.prod(self.kernel_size) * self._seen(channels) * filters

    def output_shape(self, *shapes: Shape) -> Shape:
        check_space(shapes[0], self.rank)
        size = output_size(shapes[0][:-1], self.reach, self.strides, self.padding)
        return (*size, self._filters(shapes[0][-1]))

    def multiply_adds(self, *shapes: Shape) -> int:
        given = zip(shapes[0][:-1], self.reach, strict=True)
        size = tuple(max(length, span) for length, span in given)  # open ones are given as 1
        places = output_size(size, self.reach, self.strides, self.padding)
        return math.prod(places) * self._cost_of_place(shapes[0][-1])

    def _filters(self, channels: int | None) -> int | None:
        """Return how many channels the layer gives for ``channels``."""
        raise NotImplementedError

    def _seen(self, channels: int) -> int:
        """Return how many channels each filter sees."""
        return channels

    def _cost_of_place(self, channels: int) -> int:
        """Return the multiplications for one place of the output."""
        return self.pattern_count(channels)

    def _slide(self, x: Array, groups: int) -> Slide:
        return slide_over(
            x.shape[1:-1],
            self.kernel_size,
            self.strides,
            self.padding,
            self.dilation_rate,
            groups,
        )

    def _convolve(
        self, slide: Slide, x: Array, kernel: Array, weights: Weights, phase: Phase
    ) -> tuple[Array, Backward]:
        """Return ``f(x * kernel + bias)`` and its backward.

        kernel: (..., channels / groups, filters), the values of weights["kernel"]
        """
        relu = self.activation == "relu"
        z = phase.empty((x.shape[0], *slide.outputs, kernel.shape[-1]))
        slide.forward(phase, x, kernel, weights.get("bias"), z, relu)
        y, slope = (z, None) if relu else activate(self.activation, z, phase)

        def backward(dy: Array, need) -> tuple[tuple[Array | None, ...], Gradients]:
            dz = dy if slope is None else slope(dy)
            gradients = {name: phase.grad_like(w) for name, w in weights.items()}
            dkernel = gradients["kernel"]
            grouped = None if dkernel is None else dkernel.reshape(kernel.shape)
            dx = phase.empty(x.shape) if need[0] else None
            slide.backward(phase, x, kernel, y, dz, grouped, gradients.get("bias"), dx, relu)
            return (dx,), gradients

        return y, backward


@dataclass(frozen=True, kw_only=True)
class WithKernel(Layer):
    """The settings of a layer with one kernel."""

    kernel_initializer: object = setting(GlorotUniform(), choices="initializer")
    kernel_regularizer: object | None = setting(None, choices="regularizer", optional=True)
    kernel_constraint: object | None = setting(None, choices="constraint", optional=True)

    def kernel_spec(self, shape: Shape) -> WeightSpec:
        return spec_of(
            shape, self.kernel_initializer, self.kernel_regularizer, self.kernel_constraint
        )


@dataclass(frozen=True, kw_only=True)
class WithDepthwiseKernel(Layer):
    """The settings of a kernel that looks at each channel by itself.

    kernel: (..., channels, depth_multiplier)
    """

    depth_multiplier: int = setting(1, minimum=1)
    depthwise_initializer: object = setting(GlorotUniform(), choices="initializer")
    depthwise_regularizer: object | None = setting(None, choices="regularizer", optional=True)
    depthwise_constraint: object | None = setting(None, choices="constraint", optional=True)

    def depthwise_spec(self, window: Sizes, channels: int) -> WeightSpec:
        return spec_of(
            (*window, channels, self.depth_multiplier),
            self.depthwise_initializer,
            self.depthwise_regularizer,
            self.depthwise_constraint,
        )


@dataclass(frozen=True, kw_only=True)
class WithBias(Layer):
    """The settings of a bias, and of the output."""

    bias_initializer: object = setting(Zeros(), choices="initializer")
    bias_regularizer: object | None = setting(None, choices="regularizer", optional=True)
    bias_constraint: object | None = setting(None, choices="constraint", optional=True)
    activity_regularizer: object | None = setting(None, choices="regularizer", optional=True)

    def bias_specs(self, count: int, use_bias: bool) -> dict[str, WeightSpec]:
        """Return the bias by its name, nothing where it is switched off."""
        parts = self.bias_initializer, self.bias_regularizer, self.bias_constraint
        return {"bias": spec_of((count,), *parts)} if use_bias else {}
