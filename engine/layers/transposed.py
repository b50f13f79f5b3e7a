"""Transposed convolution: the gradient of a convolution as a layer of its own, to enlarge maps."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from engine.errors import SettingError, TooShortError, TooSmallError
from engine.kernels.windows import reach
from engine.layers.activation import activate
from engine.layers.base import Array, Backward, Phase, Shape, Weights, WeightSpec, layers, setting
from engine.layers.convolution import check_strides
from engine.layers.sliding import Slide, Sliding, WithBias, WithFilters, WithKernel, slide_with
from engine.layers.spaces import channels_of, check_space
from engine.layers.windows import (
    Pair,
    Single,
    Sizes,
    Triple,
    check_sizes,
)


def enlarged(length: int, span: int, stride: int, padding: str, more: int | None) -> int:
    """Return the length of what a transposed window of ``span`` places gives, as Keras counts.

    ``more``: the output padding, None for the one that Keras takes by itself.
    """
    if padding == "valid":
        return (length - 1) * stride + span + (max(stride - span, 0) if more is None else more)
    return length * stride if more is None else (length - 1) * stride + span % 2 + more


def cropped(span: int, stride: int, padding: str, more: int | None) -> int:
    """Return how many places are cut off at the beginning of the full result."""
    if padding == "valid":
        return 0
    total = stride + span - 2 if more is None else span + span % 2 - 2 + more
    return span - 1 - min((total + 1) // 2, span - 1)


@lru_cache(maxsize=4096)
def slide_back(
    size: Sizes,
    window: Sizes,
    strides: Sizes,
    padding: str,
    dilation: Sizes,
    output_padding: tuple[int | None, ...],
) -> tuple[Sizes, Slide]:
    """Return the size of the result, and the convolution of it that gives ``size`` again."""
    result: list[int] = []
    pads: list[int] = []
    spans = reach(window, dilation)
    for length, span, stride, more in zip(size, spans, strides, output_padding, strict=True):
        first = cropped(span, stride, padding, more)
        result.append(enlarged(length, span, stride, padding, more))
        whole = (length - 1) * stride + span
        pads += [first, max(whole - first - result[-1], 0)]
    return tuple(result), slide_with(size, strides, tuple(pads), dilation)


@dataclass(frozen=True, kw_only=True)
class TransposedConvolution(WithBias, WithKernel, Sliding, WithFilters):
    """Every place of the sample lays a weighted kernel into the result, ``strides`` apart.

    x: (batch, ..., channels)   kernel: (..., filters, channels)   y: (batch, ..., filters)
    (Zeiler, Krishnan, Taylor & Fergus 2010)
    """

    output_padding: tuple[int, ...] | None = setting(None, minimum=0, optional=True)

    def __post_init__(self):
        super().__post_init__()
        check_strides(self)
        if self.output_padding is None:
            return
        check_sizes("output_padding", self.output_padding, self.rank, minimum=0)
        if any(more >= s for more, s in zip(self.output_padding, self.strides, strict=True)):
            expected = f"less than the strides {self.strides}"
            raise SettingError(
                setting="output_padding", expected=expected, actual=self.output_padding
            )

    def patterns(self, weights: Weights) -> Array:
        return weights["kernel"].swapaxes(-1, -2)

    def output_shape(self, *shapes: Shape) -> Shape:
        check_space(shapes[0], self.rank)
        size = tuple(
            length if length is None else enlarged(length, span, stride, self.padding, more)
            for length, span, stride, more in zip(
                shapes[0][:-1], self.reach, self.strides, self._more, strict=True
            )
        )
        if any(length == 0 for length in size):
            error = TooShortError if self.rank == 1 else TooSmallError
            raise error(node="", window=self.kernel_size, actual=shapes[0][:-1])
        return (*size, self.filters)

    def weight_specs(self, *shapes: Shape) -> dict[str, WeightSpec]:
        shape = (*self.kernel_size, self.filters, channels_of(shapes[0], self.rank))
        return {"kernel": self.kernel_spec(shape), **self.bias_specs(self.filters, self.use_bias)}

    def multiply_adds(self, *shapes: Shape) -> int:
        *size, channels = shapes[0]
        return math.prod(size) * self.pattern_count(channels)

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        kernel, bias = weights["kernel"], weights.get("bias")
        size, slide = self._slide_back(x)
        z = phase.empty((x.shape[0], *size, self.filters))
        slide.backward(phase, z, kernel, x, x, None, None, z, False)
        if bias is not None:
            z += bias
        y, slope = activate(self.activation, z, phase)

        def backward(dy: Array, need):
            dz = slope(dy)
            gradients = {name: phase.grad_like(w) for name, w in weights.items()}
            if gradients["kernel"] is not None:
                slide.backward(phase, dz, kernel, x, x, gradients["kernel"], None, None, False)
            if gradients.get("bias") is not None:
                phase.k.channel_sums(dz, gradients["bias"])
            dx = phase.empty(x.shape) if need[0] else None
            if dx is not None:
                slide.forward(phase, dz, kernel, None, dx, False)
            return (dx,), gradients

        return y, backward

    def _filters(self, channels: int | None) -> int:
        return self.filters

    @property
    def _more(self) -> tuple[int | None, ...]:
        return self.output_padding or (None,) * self.rank

    def _slide_back(self, x: Array) -> tuple[Sizes, Slide]:
        return slide_back(
            x.shape[1:-1],
            self.kernel_size,
            self.strides,
            self.padding,
            self.dilation_rate,
            self._more,
        )


@layers.register("Conv1DTranspose", "Convolution1DTranspose")
@dataclass(frozen=True, kw_only=True)
class Conv1DTranspose(TransposedConvolution):
    """Lengthens a sequence: every step lays a weighted kernel into the result.

    x: (batch, steps, channels)   kernel: (window, filters, channels)
    y: (batch, new steps, filters)
    """

    rank: ClassVar[int] = 1

    kernel_size: Single = setting((3,), minimum=1)
    strides: Single = setting((1,), minimum=1)
    dilation_rate: Single = setting((1,), minimum=1)
    output_padding: Single | None = setting(None, minimum=0, optional=True)


@layers.register("Conv2DTranspose", "Convolution2DTranspose")
@dataclass(frozen=True, kw_only=True)
class Conv2DTranspose(TransposedConvolution):
    """Enlarges an image: every pixel lays a weighted kernel into the result.

    x: (batch, height, width, channels)   kernel: (rows, columns, filters, channels)
    y: (batch, new height, new width, filters)
    """

    kernel_size: Pair = setting((3, 3), minimum=1)
    strides: Pair = setting((1, 1), minimum=1)
    dilation_rate: Pair = setting((1, 1), minimum=1)
    output_padding: Pair | None = setting(None, minimum=0, optional=True)


@layers.register("Conv3DTranspose", "Convolution3DTranspose")
@dataclass(frozen=True, kw_only=True)
class Conv3DTranspose(TransposedConvolution):
    """Enlarges a volume: every place lays a weighted kernel into the result.

    x: (batch, depth, height, width, channels)   kernel: (..., filters, channels)
    y: (batch, new depth, new height, new width, filters)
    """

    rank: ClassVar[int] = 3

    kernel_size: Triple = setting((3, 3, 3), minimum=1)
    strides: Triple = setting((1, 1, 1), minimum=1)
    dilation_rate: Triple = setting((1, 1, 1), minimum=1)
    output_padding: Triple | None = setting(None, minimum=0, optional=True)
