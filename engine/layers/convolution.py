"""Convolution of images with learned kernels."""

from __future__ import annotations

import math
from dataclasses import dataclass

from engine.activations import activations
from engine.errors import SettingError
from engine.initializers import GlorotUniform, Zeros
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
    layers,
    setting,
)
from engine.layers.windows import (
    Pair,
    check_image,
    check_padding,
    check_pair,
    output_size,
    pads_of,
)


@layers.register("Conv2D")
@dataclass(frozen=True, kw_only=True)
class Conv2D(Layer):
    """Slides ``filters`` kernels over an image: ``y = f(x * kernel + bias)``.

    x: (batch, height, width, channels)   kernel: (rows, columns, channels, filters)
    y: (batch, new height, new width, filters)
    """

    filters: int = setting(32, minimum=1)
    kernel_size: Pair = setting((3, 3), minimum=1)
    strides: Pair = setting((1, 1), minimum=1)
    padding: str = setting("valid", choices="valid|same")
    activation: str = setting("linear", choices="activation")
    use_bias: bool = setting(True)
    kernel_initializer: object = setting(GlorotUniform(), choices="initializer")
    bias_initializer: object = setting(Zeros(), choices="initializer")
    kernel_regularizer: object | None = setting(None, choices="regularizer", optional=True)
    bias_regularizer: object | None = setting(None, choices="regularizer", optional=True)

    def __post_init__(self):
        if self.filters < 1:
            raise SettingError(setting="filters", expected="at least 1", actual=self.filters)
        check_pair("kernel_size", self.kernel_size)
        check_pair("strides", self.strides)
        check_padding(self.padding)
        _ = activations[self.activation]

    def output_shape(self, *shapes: Shape) -> Shape:
        check_image(shapes[0])
        size = (shapes[0][0], shapes[0][1])
        height, width = output_size(size, self.kernel_size, self.strides, self.padding)
        return (height, width, self.filters)

    def weight_specs(self, *shapes: Shape) -> dict[str, WeightSpec]:
        shape = (*self.kernel_size, shapes[0][2], self.filters)
        field = math.prod(self.kernel_size)
        specs = {
            "kernel": WeightSpec(
                shape,
                self.kernel_initializer,
                field * shapes[0][2],
                field * self.filters,
                self.kernel_regularizer,
            )
        }
        if self.use_bias:
            specs["bias"] = WeightSpec(
                (self.filters,),
                self.bias_initializer,
                self.filters,
                self.filters,
                self.bias_regularizer,
            )
        return specs

    def multiply_adds(self, *shapes: Shape) -> int:
        per_output = math.prod(self.kernel_size) * shapes[0][2]
        return math.prod(self.output_shape(*shapes)) * per_output

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        kernel, bias = weights["kernel"], weights.get("bias")
        relu = self.activation == "relu"
        pads = pads_of(x.shape[1:3], self.kernel_size, self.strides, self.padding)
        z = phase.empty((x.shape[0], *self.output_shape(x.shape[1:])))
        phase.k.conv2d_forward(x, kernel, bias, z, self.strides, pads, relu, phase.scratch)
        y, slope = (z, None) if relu else activate(self.activation, z, phase)

        def backward(dy: Array, need) -> tuple[tuple[Array | None, ...], Gradients]:
            dz = dy if slope is None else slope(dy)
            gradients = {name: phase.grad_like(w) for name, w in weights.items()}
            dx = phase.empty(x.shape) if need[0] else None
            phase.k.conv2d_backward(
                x,
                kernel,
                y,
                dz,
                gradients["kernel"],
                gradients.get("bias"),
                dx,
                self.strides,
                pads,
                relu,
                phase.scratch,
            )
            return (dx,), gradients

        return y, backward
