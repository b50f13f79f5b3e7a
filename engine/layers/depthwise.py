"""Convolution of each channel by itself, alone or followed by a mixture of channels."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

from engine.arrays.xp import xp_of
from engine.initializers import GlorotUniform
from engine.layers.activation import activate
from engine.layers.base import (
    Array,
    Backward,
    Gradients,
    Phase,
    Shape,
    Weights,
    WeightSpec,
    layers,
    setting,
)
from engine.layers.sliding import Sliding, WithBias, WithDepthwiseKernel, WithFilters
from engine.layers.spaces import channels_of
from engine.layers.weights import spec_of
from engine.layers.windows import Pair, Single


def grouped(kernel: Array) -> Array:
    """Return ``kernel`` (..., channels, multiplier) as (..., 1, channels * multiplier).

    So it is that of a convolution in which every channel is a group.
    """
    return kernel.reshape(*kernel.shape[:-2], 1, -1)


@dataclass(frozen=True, kw_only=True)
class DepthwiseConvolution(WithBias, WithDepthwiseKernel, Sliding):
    """Slides kernels over each channel by itself: ``y = f(x * kernel + bias)``.

    x: (batch, ..., channels)   kernel: (..., channels, depth_multiplier)
    y: (batch, ..., channels * depth_multiplier), those of one channel side by side
    """

    def patterns(self, weights: Weights) -> Array:
        return grouped(weights["kernel"])

    def weight_specs(self, *shapes: Shape) -> dict[str, WeightSpec]:
        channels = channels_of(shapes[0], self.rank)
        kernel = self.depthwise_spec(self.kernel_size, channels)
        filters = channels * self.depth_multiplier
        return {"kernel": kernel, **self.bias_specs(filters, self.use_bias)}

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        slide = self._slide(xs[0], xs[0].shape[-1])
        return self._convolve(slide, xs[0], grouped(weights["kernel"]), weights, phase)

    def _filters(self, channels: int | None) -> int | None:
        return None if channels is None else channels * self.depth_multiplier

    def _seen(self, channels: int) -> int:
        return 1


@layers.register("DepthwiseConv1D")
@dataclass(frozen=True, kw_only=True)
class DepthwiseConv1D(DepthwiseConvolution):
    """Slides kernels over each channel of a sequence by itself: ``y = f(x * kernel + bias)``.

    x: (batch, steps, channels)   kernel: (window, channels, depth_multiplier)
    y: (batch, new steps, channels * depth_multiplier)
    """

    rank: ClassVar[int] = 1

    kernel_size: Single = setting((3,), minimum=1)
    strides: Single = setting((1,), minimum=1)
    dilation_rate: Single = setting((1,), minimum=1)


@layers.register("DepthwiseConv2D")
@dataclass(frozen=True, kw_only=True)
class DepthwiseConv2D(DepthwiseConvolution):
    """Slides kernels over each channel of an image by itself: ``y = f(x * kernel + bias)``.

    x: (batch, height, width, channels)   kernel: (rows, columns, channels, depth_multiplier)
    y: (batch, new height, new width, channels * depth_multiplier)
    """

    kernel_size: Pair = setting((3, 3), minimum=1)
    strides: Pair = setting((1, 1), minimum=1)
    dilation_rate: Pair = setting((1, 1), minimum=1)


@dataclass(frozen=True, kw_only=True)
class SeparableConvolution(WithBias, WithDepthwiseKernel, Sliding, WithFilters):
    """A depthwise convolution, then a mixture of its channels at each place (Chollet 2017).

    x: (batch, ..., channels)   depthwise_kernel: (..., channels, depth_multiplier)
    pointwise_kernel: (1, ..., channels * depth_multiplier, filters)   y: (batch, ..., filters)
    """

    pointwise_initializer: object = setting(GlorotUniform(), choices="initializer")
    pointwise_regularizer: object | None = setting(None, choices="regularizer", optional=True)
    pointwise_constraint: object | None = setting(None, choices="constraint", optional=True)

    def patterns(self, weights: Weights) -> Array:
        """Return the kernels of the one convolution that does the same as both."""
        depthwise, pointwise = weights["depthwise_kernel"], weights["pointwise_kernel"]
        mixture = pointwise.reshape(*depthwise.shape[-2:], self.filters)
        return xp_of(depthwise).einsum("...cm,cmf->...cf", depthwise, mixture)

    def weight_specs(self, *shapes: Shape) -> dict[str, WeightSpec]:
        channels = channels_of(shapes[0], self.rank)
        between = channels * self.depth_multiplier
        pointwise = spec_of(
            (*(1,) * self.rank, between, self.filters),
            self.pointwise_initializer,
            self.pointwise_regularizer,
            self.pointwise_constraint,
        )
        return {
            "depthwise_kernel": self.depthwise_spec(self.kernel_size, channels),
            "pointwise_kernel": pointwise,
            **self.bias_specs(self.filters, self.use_bias),
        }

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        kernel, bias = grouped(weights["depthwise_kernel"]), weights.get("bias")
        mixture = _matrix(weights["pointwise_kernel"])
        relu = self.activation == "relu"
        slide = self._slide(x, x.shape[-1])
        between = phase.empty((x.shape[0], *slide.outputs, kernel.shape[-1]))
        slide.forward(phase, x, kernel, None, between, False)
        z = phase.empty((*between.shape[:-1], self.filters))
        phase.k.dense_forward(_matrix(between), mixture, bias, _matrix(z), relu)
        y, slope = (z, None) if relu else activate(self.activation, z, phase)

        def backward(dy: Array, need) -> tuple[tuple[Array | None, ...], Gradients]:
            dz = dy if slope is None else slope(dy)
            gradients = {name: phase.grad_like(w) for name, w in weights.items()}
            dkernel = gradients["depthwise_kernel"]
            dx = phase.empty(x.shape) if need[0] else None
            dbetween = None if dkernel is None and dx is None else phase.empty(between.shape)
            phase.k.dense_backward(
                _matrix(between),
                mixture,
                _matrix(y),
                _matrix(dz),
                _matrix(gradients["pointwise_kernel"]),
                gradients.get("bias"),
                _matrix(dbetween),
                relu,
                phase.scratch,
            )
            if dbetween is not None:
                into = None if dkernel is None else grouped(dkernel)
                slide.backward(phase, x, kernel, between, dbetween, into, None, dx, False)
            return (dx,), gradients

        return y, backward

    def _filters(self, channels: int | None) -> int:
        return self.filters

    def _cost_of_place(self, channels: int) -> int:
        between = channels * self.depth_multiplier
        return between * (math.prod(self.kernel_size) + self.filters)


def _matrix(a: Array | None) -> Array | None:
    """Return ``a`` (..., channels) as one row a place."""
    return None if a is None else a.reshape(-1, a.shape[-1])


@layers.register("SeparableConv1D", "SeparableConvolution1D")
@dataclass(frozen=True, kw_only=True)
class SeparableConv1D(SeparableConvolution):
    """A depthwise convolution of a sequence, then a mixture of its channels at each step.

    x: (batch, steps, channels)   depthwise_kernel: (window, channels, depth_multiplier)
    pointwise_kernel: (1, channels * depth_multiplier, filters)   y: (batch, new steps, filters)
    """

    rank: ClassVar[int] = 1

    kernel_size: Single = setting((3,), minimum=1)
    strides: Single = setting((1,), minimum=1)
    dilation_rate: Single = setting((1,), minimum=1)


@layers.register("SeparableConv2D", "SeparableConvolution2D")
@dataclass(frozen=True, kw_only=True)
class SeparableConv2D(SeparableConvolution):
    """A depthwise convolution of an image, then a mixture of its channels at each pixel.

    x: (batch, height, width, channels)   y: (batch, new height, new width, filters)
    depthwise_kernel: (rows, columns, channels, depth_multiplier)
    pointwise_kernel: (1, 1, channels * depth_multiplier, filters)
    """

    kernel_size: Pair = setting((3, 3), minimum=1)
    strides: Pair = setting((1, 1), minimum=1)
    dilation_rate: Pair = setting((1, 1), minimum=1)
